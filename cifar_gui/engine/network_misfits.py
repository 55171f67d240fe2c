"""The first misfit of a network explained: PyTorch's own words, a plain sentence, and ways out that were tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from cifar_gui.engine import errors
from cifar_gui.engine.cause import Case
from cifar_gui.engine.literal import exact
from cifar_gui.engine.network_edits import features, find, inserted, moved, removed, replaced, rows, siblings
from cifar_gui.engine.network_shapes import Misfit, Shape, describe, judge
from cifar_gui.engine.refusals import answering, own_words
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import ArgumentError, arguments, written
from cifar_gui.protocol import Failure, Fix
from cifar_gui.protocol.networks import DescribeNetwork, NetworkReport
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network, field_value

MOST_FIXES = 2


@answering
def answer(request: DescribeNetwork, _: object = None) -> NetworkReport:
    """The report on the request's network. Worker thread."""
    report, misfit = describe(request.network, request.batch)
    failure = explained(request, misfit) if misfit is not None else None
    return replace(report, id=request.id, page=request.page, failure=failure)


def explained(request: DescribeNetwork, misfit: Misfit) -> Failure:
    """A Failure whose fixes change "network" as a whole."""
    told = _explain(request.network, misfit, request.batch)
    way_out = _Candidate(_message(TAKE_OUT, name=misfit.part.name), removed(request.network, misfit.path))
    tried = _tried(request.network, request.batch, misfit, (*told.candidates, way_out))
    error = misfit.error
    own = misfit.sentence is not None and error is None
    return Failure(
        request.id, request.page, "torch" if not own else "cost-refused" if told.field is None else "torch",
        *(("", "") if error is None else own_words(error)),
        told.field, told.reason, told.sentence, tuple(tried), line=misfit.part.name,
    )  # fmt: skip


@dataclass(frozen=True)
class _Candidate:
    label: Message
    network: Network


@dataclass(frozen=True)
class _Told:
    field: str | None
    reason: Message | None
    sentence: Message
    candidates: tuple[_Candidate, ...]


def _tried(network: Network, batch: int, misfit: Misfit, candidates: tuple[_Candidate, ...]) -> list[Fix]:
    """The first candidates with which the network goes on further than this misfit."""
    fixes: list[Fix] = []
    before = len(describe(network, batch)[0].rows)
    for candidate in candidates:
        report, next_misfit = describe(candidate.network, batch)
        shift = max(len(report.rows) - before, 0)
        if len(fixes) < MOST_FIXES and (next_misfit is None or next_misfit.row > misfit.row + shift):
            fixes.append(Fix(candidate.label, {"network": candidate.network}))
    return fixes


def in_brackets(shape: Shape) -> str:
    """A shape as torch prints it."""
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def _message(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


SET = QT_TRANSLATE_NOOP("Engine", "Set {changes}")
TAKE_OUT = QT_TRANSLATE_NOOP("Engine", "Remove {name}")
FLATTEN = QT_TRANSLATE_NOOP("Engine", "Flatten first")
MOVE = QT_TRANSLATE_NOOP("Engine", "Move it before {name}")
BECOME = QT_TRANSLATE_NOOP("Engine", "Change it to {kind}")
RENAME = QT_TRANSLATE_NOOP("Engine", "Rename it to {name}")
PROJECT = QT_TRANSLATE_NOOP("Engine", "Put a 1×1 convolution into the shortcut")


NO_MEMORY = QT_TRANSLATE_NOOP("Engine", "The weights of this layer take more memory than there is.")


def _explain(network: Network, misfit: Misfit, batch: int) -> _Told:
    if misfit.ways is not None:
        return _two_ways(network, misfit, misfit.ways)
    if _is_about_the_name(misfit):
        return _name(network, misfit)
    if misfit.sentence is not None:
        return _Told(None, None, misfit.sentence, ())
    assert isinstance(misfit.part, Layer)
    try:
        params = arguments(misfit.part)
    except (KeyError, ArgumentError):
        return _Told(None, None, _message(errors.UNKNOWN), ())
    if "DefaultCPUAllocator" in str(misfit.error):
        return _Told(None, None, _message(NO_MEMORY), ())
    for rule in (_flat, _features, _no_flatten, _channels, _window):
        if (told := rule(network, misfit, misfit.part, params)) is not None:
            return told
    return _by_arguments(network, misfit, misfit.part, params)


def _is_about_the_name(misfit: Misfit) -> bool:
    named = isinstance(misfit.error, KeyError) or (
        misfit.sentence is not None and "name" in misfit.sentence.values and misfit.error is None
    )
    return named


def _name(network: Network, misfit: Misfit) -> _Told:
    others = {part.name for part in siblings(network, misfit.path)}
    name = next(name for n in range(1, len(others) + 3) if (name := f"layer{n}") not in others)
    fix = _Candidate(_message(RENAME, name=name), replaced(network, misfit.path, replace(misfit.part, name=name)))
    sentence = misfit.sentence or _message(
        QT_TRANSLATE_NOOP("Engine", "Every module already has an attribute called “{name}”."), name=misfit.part.name
    )
    return _Told("name", _message(QT_TRANSLATE_NOOP("Engine", "cannot be its name")), sentence, (fix,))


def _two_ways(network: Network, misfit: Misfit, ways: tuple[Shape, Shape]) -> _Told:
    """A block whose layers and shortcut give different shapes."""
    layers, shortcut = ways
    sentence = _message(
        QT_TRANSLATE_NOOP(
            "Engine", "The layers give {layers} and the shortcut gives {shortcut}: they cannot be added."
        ),
        layers=in_brackets(layers), shortcut=in_brackets(shortcut),
    )  # fmt: skip
    block, shape = misfit.part, misfit.in_shape
    assert isinstance(block, Block)
    candidates = []
    if len(shape) == len(layers) == 4 and 0 not in layers:
        stride = tuple(-(-size // out) for size, out in zip(shape[2:], layers[2:], strict=True))
        step: object = stride[0] if stride[0] == stride[1] else stride
        strided = (("stride", step),) if step != 1 else ()
        way = (Layer("conv", "Conv2d", (shape[1], layers[1], 1), (*strided, ("bias", False))),
               Layer("norm", "BatchNorm2d", (layers[1],)))  # fmt: skip
        candidates.append(_Candidate(_message(PROJECT), replaced(network, misfit.path, replace(block, shortcut=way))))
    return _Told("shortcut", _message(QT_TRANSLATE_NOOP("Engine", "another shape")), sentence, tuple(candidates))


def _with(network: Network, misfit: Misfit, layer: Layer, params: Any, **changes: Any) -> Network:
    return replaced(network, misfit.path, written(layer.name, layer.kind, replace(params, **changes)))


def _set(network: Network, misfit: Misfit, layer: Layer, params: Any, **changes: Any) -> _Candidate:
    return _Candidate(errors.setting(changes).label, _with(network, misfit, layer, params, **changes))


def _flat(network: Network, misfit: Misfit, layer: Layer, params: Any) -> _Told | None:
    """A layer for maps behind a Flatten, or BatchNorm of the wrong dimension."""
    shape = misfit.in_shape
    if layer.kind == "BatchNorm1d" and len(shape) == 4:
        sentence = _message(
            QT_TRANSLATE_NOOP("Engine", "The input is maps, {shape}: BatchNorm1d is for flat numbers."),
            shape=in_brackets(shape),
        )
        fix = _become(network, misfit, layer, "BatchNorm2d", shape)
        return _Told(None, None, sentence, (fix,))
    if not KINDS[layer.kind].maps or len(shape) > 2:
        return None
    sentence = _message(
        QT_TRANSLATE_NOOP("Engine", "{kind} needs maps (N, C, H, W), but its input is flat: {shape}."),
        kind=layer.kind, shape=in_brackets(shape),
    )  # fmt: skip
    candidates = list(_before_flatten(network, misfit, layer, params))
    if layer.kind == "BatchNorm2d":
        candidates.insert(0, _become(network, misfit, layer, "BatchNorm1d", shape))
    return _Told(None, None, sentence, tuple(candidates))


def _become(network: Network, misfit: Misfit, layer: Layer, kind: str, shape: Shape) -> _Candidate:
    params = arguments(layer)
    other = written(layer.name, kind, replace(params, **KINDS[kind].fitting(params, shape)))
    return _Candidate(_message(BECOME, kind=kind), replaced(network, misfit.path, other))


def _before_flatten(network: Network, misfit: Misfit, layer: Layer, params: Any) -> Iterator[_Candidate]:
    """The layer moved to where the maps still are."""
    among = siblings(network, misfit.path)
    for place in range(misfit.path[-1] - 1, -1, -1):
        other = among[place]
        if isinstance(other, Layer) and other.kind == "Flatten":
            target = (*misfit.path[:-1], place)
            there, path = moved(network, misfit.path, target)
            report, _ = describe(there, 2)
            row = next(i for i, one in enumerate(_paths(there)) if one == path)
            arriving = report.rows[row].in_shape
            if arriving is not None:
                fitted = replace(params, **KINDS[layer.kind].fitting(params, arriving))
                there = replaced(there, path, written(find(there, path).name, layer.kind, fitted))
            yield _Candidate(_message(MOVE, name=other.name), there)


def _paths(network: Network) -> list[tuple[int, ...]]:
    return [row.path for row in rows(network)]


def _features(network: Network, misfit: Misfit, layer: Layer, params: Any) -> _Told | None:
    """A Linear on maps that nobody has flattened."""
    if layer.kind != "Linear" or len(misfit.in_shape) != 4 or params.in_features == misfit.in_shape[-1]:
        return None
    count = features(misfit.in_shape)
    flatten = Layer(_free(network, misfit, "flatten"), "Flatten")
    flat = inserted(
        replaced(network, misfit.path, written(layer.name, "Linear", replace(params, in_features=count))),
        misfit.path, flatten,
    )  # fmt: skip
    label = FLATTEN if params.in_features == count else QT_TRANSLATE_NOOP("Engine", "Flatten first, and set {changes}")
    return _Told(
        "in_features",
        _message(QT_TRANSLATE_NOOP("Engine", "Linear got maps, not a vector")),
        _message(
            QT_TRANSLATE_NOOP(
                "Engine",
                "Linear got maps, {shape}, and works along their last dimension only, {last} here. Flatten them "
                "first, to {count} numbers for each picture.",
            ),
            shape=in_brackets(misfit.in_shape), last=misfit.in_shape[-1], count=count,
        ),
        (
            _Candidate(_message(label, changes=f"in_features = {count}"), flat),
            _set(network, misfit, layer, params, in_features=misfit.in_shape[-1]),
        ),
    )  # fmt: skip


def _free(network: Network, misfit: Misfit, stem: str) -> str:
    taken = {part.name for part in siblings(network, misfit.path)}
    return stem if stem not in taken else next(name for n in range(2, len(taken) + 3)
                                               if (name := f"{stem}{n}") not in taken)  # fmt: skip


def _no_flatten(network: Network, misfit: Misfit, layer: Layer, params: Any) -> _Told | None:
    """A Flatten that has swallowed the batch."""
    if layer.kind != "Linear" or len(misfit.in_shape) != 1:
        return None
    for place in range(misfit.path[-1] - 1, -1, -1):
        path = (*misfit.path[:-1], place)
        other = find(network, path)
        if isinstance(other, Layer) and other.kind == "Flatten" and arguments(other).start_dim == 0:
            mended = replaced(network, path, written(other.name, "Flatten", replace(arguments(other), start_dim=1)))
            _, again = describe(mended, misfit.in_shape[0])
            count = again.in_shape[-1] if again is not None and again.path == misfit.path else params.in_features
            mended = replaced(mended, misfit.path, written(layer.name, "Linear", replace(params, in_features=count)))
            sentence = _message(
                QT_TRANSLATE_NOOP("Engine", "{name} has flattened the batch as well: all pictures are one vector of "
                                            "{count} numbers."),
                name=other.name, count=misfit.in_shape[0],
            )  # fmt: skip
            fix = _Candidate(_message(SET, changes=f"{other.name}.start_dim = 1"), mended)
            return _Told("in_features", _message(QT_TRANSLATE_NOOP("Engine", "the batch is gone")), sentence, (fix,))
    return None


FOLLOWING = {
    "in_features": QT_TRANSLATE_NOOP(
        "Engine", "in_features is {is}, but the input has {arrive} numbers for each picture."
    ),
    "in_channels": QT_TRANSLATE_NOOP("Engine", "in_channels is {is}, but the input has {arrive} channels."),
    "num_features": QT_TRANSLATE_NOOP("Engine", "num_features is {is}, but the input has {arrive} channels."),
    "num_channels": QT_TRANSLATE_NOOP("Engine", "num_channels is {is}, but the input has {arrive} channels."),
    "normalized_shape": QT_TRANSLATE_NOOP("Engine", "normalized_shape is {is}, but the last dimension is {arrive}."),
    "num_parameters": QT_TRANSLATE_NOOP("Engine", "num_parameters is {is}, but the input has {arrive} channels."),
}


SIDES = QT_TRANSLATE_NOOP("Engine", "normalized_shape is {is}, but the last dimensions are {arrive}.")


def _channels(network: Network, misfit: Misfit, layer: Layer, params: Any) -> _Told | None:
    """An argument that has to be what arrives, and is not."""
    wanted = KINDS[layer.kind].fitting(params, misfit.in_shape)
    name = next((item for item in wanted if item in FOLLOWING), None)
    if name is None or repr(field_value(params, name)) == repr(wanted[name]):
        return None
    changes = {item: value for item, value in wanted.items() if repr(value) != repr(field_value(params, item))}
    fitted = written(layer.name, layer.kind, replace(params, **changes))
    if judge(fitted, misfit.in_shape).error is not None:
        return None  # something else is wrong as well: the rules of arguments know more
    arrive, held = exact(wanted[name]), field_value(params, name)
    text = SIDES if isinstance(held, tuple) else FOLLOWING[name]
    return _Told(
        name,
        _message(QT_TRANSLATE_NOOP("Engine", "the input has {arrive}"), arrive=arrive),
        _message(text, **{"is": exact(held)}, arrive=arrive),
        (_set(network, misfit, layer, params, **changes),),
    )


def _window(network: Network, misfit: Misfit, layer: Layer, params: Any) -> _Told | None:
    """A pooling window larger than what arrives."""
    if "Output size is too small" not in str(misfit.error):
        return None
    size = misfit.in_shape[-2:]
    sentence = _message(
        QT_TRANSLATE_NOOP("Engine", "The input maps are {height}×{width}: the window no longer fits."),
        height=size[0], width=size[1],
    )  # fmt: skip
    fix = _set(network, misfit, layer, params, kernel_size=(min(size), min(size)))
    reason = _message(QT_TRANSLATE_NOOP("Engine", "larger than {height}×{width}"), height=size[0], width=size[1])
    return _Told("kernel_size", reason, sentence, (fix,))


def _by_arguments(network: Network, misfit: Misfit, layer: Layer, params: Any) -> _Told:
    """What the rules of single layers say."""
    assert misfit.error is not None

    def attempt(other: Any) -> Exception | None:
        return judge(written(layer.name, layer.kind, other), misfit.in_shape).error

    found = errors.explain(Case(misfit.error, params, misfit.in_shape, attempt))
    fixes = (_Candidate(fix.label, _with(network, misfit, layer, params, **fix.changes)) for fix in found.fixes)
    return _Told(found.field, found.reason, found.sentence, tuple(fixes))


NOT_TEN = QT_TRANSLATE_NOOP("Engine", "no row of ten scores for each picture")
SCORES = QT_TRANSLATE_NOOP(
    "Engine",
    "CrossEntropyLoss needs a row of ten scores for each picture, one for each class. This network gives {shape}.",
)
ONE_VALUE_ERROR = "Expected more than 1 value per channel"
ONE_VALUE = QT_TRANSLATE_NOOP("Engine", "one value has no spread")
NORMALISING = QT_TRANSLATE_NOOP(
    "Engine",
    "In train() a BatchNorm layer normalises by the mean and the spread of the batch, and here a channel has one value "
    "only. In eval() it uses the averages that it has kept.",
)
