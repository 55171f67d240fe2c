"""Why a network answers as it does: an ``AskAttribution`` in, an ``Attribution`` or a ``Failure`` out. Worker thread.

The networks that are opened stay as they are: gradients are asked of autograd for the picture and for the maps of a
layer, which the network is run from and to in two parts. No hook is set, and no weight touched.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from cifar_gui.engine import hazards  # noqa: F401 - guards every layer
from cifar_gui.engine.batches import Stack, evenly, scaled, to_input
from cifar_gui.engine.data import CLASSES, DataSet
from cifar_gui.engine.evaluation import HELD_OUT
from cifar_gui.engine.forward import array, synchronize
from cifar_gui.engine.models import Opened, opened
from cifar_gui.engine.network_shapes import describe
from cifar_gui.engine.refusals import answering, fault
from cifar_gui.lesson import Fact
from cifar_gui.page_state import PictureState
from cifar_gui.pages.attribution import (
    ANSWER,
    CAM,
    FILL,
    GRADIENT,
    LAST,
    METHODS,
    OCCLUSION,
    PATCH,
    PRODUCT,
    SIDE,
    STRIDE,
    TITLES,
    AttributionContent,
)
from cifar_gui.pages.attribution.protocol import (
    AskAccuracy,
    AskAttribution,
    AskScores,
    Attribution,
    Covered,
    Judged,
    Scores,
    Summed,
)
from cifar_gui.pages.attribution.worked import maps_off, starts
from cifar_gui.protocol import Failure, Fix, Floats
from cifar_gui.protocol.models import FRESH, Model
from cifar_gui.protocol.verdicts import Progress
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network, field_value

Sources = Mapping[str, DataSet]

PIECE = 500_000_000
"""Multiply-adds between two yields: about 20 ms on one core."""
MOST_AT_ONCE = 64
"""Pictures in a piece."""
LARGEST = 1e6
"""Of a fill: beyond that nothing is seen of the other numbers."""


class NoReasons(Exception):
    """There is no picture of reasons for what is set; ``failure`` says why, and what there is instead."""

    def __init__(
        self, sentence: Message, field: str | None = None, reason: Message | None = None, fixes: Sequence[Fix] = (),
        kind: str = "outside",
    ) -> None:  # fmt: skip
        super().__init__(str(sentence))
        self.sentence, self.field, self.reason, self.fixes, self.kind = sentence, field, reason, tuple(fixes), kind

    def of(self, request: Any) -> Failure:
        """As the answer to a request."""
        return Failure(request.id, request.page, self.kind, "", "", self.field, self.reason, self.sentence, self.fixes)


# --- the network, whole and in two parts ----------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Shown:
    """A network and the picture it is shown."""

    network: Network
    module: nn.Sequential
    x: Tensor
    """float32 (1, 3, 32, 32)."""

    def filled(self, pixel: float) -> Tensor:
        """(3, 1, 1): what it is given for a pixel of that grey."""
        return scaled(torch.full((3, 1, 1), pixel, device=self.x.device), self.network.scaling)

    def scores(self, x: Tensor | None = None, off: tuple[str, ...] = ()) -> Tensor:
        """(N, classes): what it puts out for x, or for the picture, without some of its maps; no gradients."""
        with torch.no_grad():
            return without(self.module, self.x if x is None else x, off)

    def gradient(self, target: int) -> Tensor:
        """(3, 32, 32): of the score of a class, at each number of the picture."""
        x = self.x.clone().requires_grad_()
        with torch.enable_grad():
            (found,) = torch.autograd.grad(self.module(x.clone())[0, target], x)  # its first layer may work in place
        return found[0]

    def gradients_at(self, place: int, target: int) -> tuple[Tensor, Tensor]:
        """(C, h, w) each: what the part of that place puts out, and the gradient of the score there."""
        with torch.no_grad():
            maps = self.module[: place + 1](self.x.clone())
        maps.requires_grad_()
        with torch.enable_grad():
            (found,) = torch.autograd.grad(self.module[place + 1 :](maps.clone())[0, target], maps)
        return maps.detach()[0], found[0]

    def outputs(self) -> Iterator[tuple[str, Tensor]]:
        """Each part's name, and what it puts out for the picture."""
        y = self.x.clone()
        with torch.no_grad():
            for name, part in self.module.named_children():
                y = part(y)
                yield name, y

    def map_layers(self) -> tuple[str, ...]:
        """The parts that put out maps of more than one cell."""
        return tuple(name for name, y in self.outputs() if y.ndim == 4 and y.shape[2] * y.shape[3] > 1)


def without(module: nn.Sequential, x: Tensor, off: tuple[str, ...]) -> Tensor:
    """What a network puts out when some of its maps, ``layer:map``, are zero."""
    if not off:
        out: Tensor = module(x.clone())
        return out
    y = x.clone()
    for name, part in module.named_children():
        y = part(y)
        gone = [number for number in maps_off(off, name) if y.ndim == 4 and number < y.shape[1]]
        if gone:
            y = y.index_fill(1, torch.tensor(gone, device=y.device), 0.0)
    return y


def shown(model: Opened, picture: PictureState, sources: Sources, device: str) -> Shown:
    """A network before a picture.

    Raises:
        NoReasons: it takes other pictures, or puts out no scores.
    """
    image = np.array(sources[picture.source].split(picture.split).images[picture.index])
    x = to_input(torch.from_numpy(image)[None], model.network.scaling)
    found = Shown(model.network, model.module, x.to(device))
    if model.network.in_shape != tuple(found.x.shape[1:]):
        raise NoReasons(Message("Engine", OTHER_PICTURES, {"size": _by(model.network.in_shape)}), "model")
    out = found.scores()
    if out.ndim != 2 or out.shape[1] == 0:
        values = {"network": model.network.name, "size": _by(out.shape[1:])}
        raise NoReasons(Message("Engine", NO_SCORES, values), "model")
    return found


def _by(shape: Sequence[int]) -> str:
    return "×".join(map(str, shape))


OTHER_PICTURES = QT_TRANSLATE_NOOP(
    "Engine", "This network takes input of {size}; the pictures here are 3×32×32. Choose another network."
)
NO_SCORES = QT_TRANSLATE_NOOP(
    "Engine",
    "{network} puts out {size} for a picture: no row of scores, one for each class, that could be asked about. A "
    "Flatten and a Linear at its end would make one.",
)


# --- four methods ---------------------------------------------------------------------------------------------------


def saliency(gradient: Tensor) -> Tensor:
    """(32, 32): the largest of the three channels' gradients, without their signs."""
    return gradient.abs().amax(0)


def product(gradient: Tensor, x: Tensor) -> Tensor:
    """(32, 32): each number of the picture times its gradient, added up over the channels."""
    return (gradient * x).sum(0)


def summed(maps: Tensor, gradients: Tensor) -> tuple[Tensor, Summed]:
    """(32, 32): Grad-CAM at the size of the picture, and how it comes about.

    **Source:** Selvaraju et al. 2017, arXiv:1610.02391.
    """
    weights = gradients.mean((1, 2))
    sums = (weights[:, None, None] * maps).sum(0)
    large = functional.interpolate(sums.relu()[None, None], (SIDE, SIDE), mode="bilinear", align_corners=False)
    return large[0, 0], Summed(array(gradients), array(weights), array(sums))


@dataclass(frozen=True)
class Part:
    """How much of the work is done."""

    done: int
    total: int


def occlusion(look: Shown, target: int, params: Any) -> Iterator[Part | tuple[Tensor, Covered]]:
    """(32, 32): by how much the score falls under the patches that lie over a pixel, on average; 0 where none does.

    After each piece of the work, how many patches have been laid.
    """
    down = starts(params.window, params.every)
    places = [(row, column) for row in down for column in down]
    base, found, fill = look.scores()[0, target], [], look.filled(params.fill)
    step = at_once(look.network)
    for first in range(0, len(places), step):
        some = places[first : first + step]
        x = look.x.repeat(len(some), 1, 1, 1)
        for one, (row, column) in zip(x, some, strict=True):
            one[:, row : row + params.window, column : column + params.window] = fill
        found.append(look.scores(x)[:, target])
        yield Part(min(first + step, len(places)), len(places))
    scores = torch.cat(found)
    heat, count = torch.zeros(SIDE, SIDE), torch.zeros(SIDE, SIDE)
    for (row, column), drop in zip(places, (base - scores).tolist(), strict=True):
        heat[row : row + params.window, column : column + params.window] += drop
        count[row : row + params.window, column : column + params.window] += 1
    yield heat / count.clamp(min=1), Covered(np.array(places, np.int64), array(scores))


def at_once(network: Network) -> int:
    """How many pictures a piece of the work takes."""
    return min(max(PIECE // max(describe(network, 1)[0].multiply_adds, 1), 1), MOST_AT_ONCE)


@dataclass(frozen=True, eq=False)
class Reasons:
    """What a method makes of a picture, and how that comes about."""

    heat: Tensor
    """(32, 32)."""
    gradient: Tensor | None = None
    summed: Summed | None = None
    covered: Covered | None = None


def reasons(look: Shown, method: str, target: int, layer: str, params: Any) -> Iterator[Part | Reasons]:
    """The picture of reasons for the score of a class; before it, how far a long work has come."""
    if method in (GRADIENT, PRODUCT):
        gradient = look.gradient(target)
        yield Reasons(saliency(gradient) if method == GRADIENT else product(gradient, look.x[0]), gradient)
    elif method == CAM:
        heat, how = summed(*look.gradients_at(_place(look.network, layer), target))
        yield Reasons(heat, summed=how)
    else:
        for found in occlusion(look, target, params):
            yield found if isinstance(found, Part) else Reasons(found[0], covered=found[1])


# --- what is asked for ----------------------------------------------------------------------------------------------


def answer(request: AskAttribution, sources: Sources) -> Iterator[Progress | Attribution | Failure]:
    """How far it is, and the answer. Worker thread. Whatever happens is an answer."""
    try:
        yield from _answer(request, sources)
    except NoReasons as refusal:
        yield refusal.of(request)
    except Exception as error:
        yield fault(request.id, request.page, error)


def _answer(request: AskAttribution, sources: Sources) -> Iterator[Progress | Attribution]:
    params = request.params
    _check(params)
    model = opened(request.model, request.device)
    look = shown(model, request.picture, sources, request.device)
    scores = look.scores()[0]
    target, layers = _target(params, scores), look.map_layers()
    layer = _layer(params, model.network, layers)
    synchronize(request.device)
    start = time.perf_counter()
    found = yield from _found(request, look, target, layer)
    synchronize(request.device)
    took = 1000 * (time.perf_counter() - start)
    fresh = (yield from _fresh(request, look, target, layer)) if params.fresh else None
    maps = next((y[0].clone() for name, y in look.outputs() if name == layer), torch.zeros(0, 1, 1))
    yield Attribution(
        request.id, request.page, request, model.network, array(look.x[0]), array(scores), target, array(found.heat),
        layers, layer, array(maps), None if found.gradient is None else array(found.gradient), found.summed,
        found.covered, fresh, took,
    )  # fmt: skip


def _found(
    request: AskAttribution, look: Shown, target: int, layer: str, turn: int = 0
) -> Generator[Progress, None, Reasons]:
    """How far it is, and in the end the picture of reasons; ``turn``: how often the whole work was done before."""
    turns = 2 if request.params.fresh else 1
    parts = reasons(look, request.params.method, target, layer, request.params)
    while isinstance(found := next(parts), Part):
        yield Progress(request.id, request.page, turn * found.total + found.done, turns * found.total)
    return found


def _fresh(request: AskAttribution, look: Shown, target: int, layer: str) -> Generator[Progress, None, Floats]:
    """The same of the same network with weights that nothing was learnt with."""
    network = look.network
    model = opened(Model(f"{FRESH}:{network.name}", network), request.device)
    found = yield from _found(request, Shown(network, model.module, look.x), target, layer, turn=1)
    return array(found.heat)


def _check(params: Any) -> None:
    """Raises NoReasons where a number of the params is of no use."""
    for field, label in (("window", PATCH), ("every", STRIDE)):
        value = field_value(params, field)
        if type(value) is not int or not 1 <= value <= SIDE:
            values: dict[str, object] = {"most": SIDE}
            reason, back = Message("Engine", FROM_ONE, values), _set(field, label, 4)
            raise NoReasons(Message("Engine", SIDES, values), field, reason, (back,), "unread")
    if not abs(params.fill) <= LARGEST:
        back = _set("fill", FILL, 0.5)
        raise NoReasons(Message("Engine", FILLS), "fill", Message("Engine", FROM_ZERO), (back,), "unread")


def _set(field: str, label: str, value: float) -> Fix:
    return Fix(Message("Engine", BACK, {"field": Message("Lesson", label), "value": value}), {field: value})


SIDES = QT_TRANSLATE_NOOP("Engine", "A patch covers whole pixels, and moves by whole pixels: 1 to {most}.")
FROM_ONE = QT_TRANSLATE_NOOP("Engine", "1 to {most}")
FILLS = QT_TRANSLATE_NOOP("Engine", "A pixel holds numbers from 0 (black) to 1; a fill far beyond that says nothing.")
FROM_ZERO = QT_TRANSLATE_NOOP("Engine", "0 to 1")
BACK = QT_TRANSLATE_NOOP("Engine", "Set {field} = {value}")


def _target(params: Any, scores: Tensor) -> int:
    """The class that is asked for: the answer, or the one of that name where there are ten.

    Raises:
        NoReasons: the network knows none of that name.
    """
    if params.target == ANSWER:
        return int(scores.argmax())
    if len(scores) != len(CLASSES) or params.target not in CLASSES:
        values: dict[str, object] = {"count": len(scores)}
        back = Fix(Message("Engine", ASK_ANSWER), {"target": ANSWER})
        raise NoReasons(Message("Engine", OTHER_CLASSES, values), "target", Message("Engine", UNKNOWN), (back,))
    return CLASSES.index(params.target)


OTHER_CLASSES = QT_TRANSLATE_NOOP(
    "Engine",
    "This network has {count} {count:score|scores}, and nobody has said what they stand for: the ten names do not fit.",
)
UNKNOWN = QT_TRANSLATE_NOOP("Engine", "no class of this network")
ASK_ANSWER = QT_TRANSLATE_NOOP("Engine", "Ask about its answer")


def _layer(params: Any, network: Network, layers: tuple[str, ...]) -> str:
    """The layer that is looked at: the one that is named, or the last one that convolves, or has maps; "" for none.

    Raises:
        NoReasons: Grad-CAM has no maps to add up.
    """
    if params.maps in layers:
        return str(params.maps)
    last = next(
        (part.name for part in reversed(network.layers) if part.name in layers and _convolves(part)),
        layers[-1] if layers else "",
    )
    if params.method != CAM or (params.maps == LAST and last):
        return last
    values: dict[str, object] = {"layer": params.maps, "network": network.name}
    if not last:
        titles = {other: Message("Lesson", TITLES[METHODS.index(other)]) for other in (OCCLUSION, PRODUCT)}
        fixes = [Fix(Message("Engine", USE, {"method": title}), {"method": other}) for other, title in titles.items()]
        raise NoReasons(Message("Engine", NO_MAPS, values), "method", Message("Engine", NEEDS_MAPS), fixes)
    fix = Fix(Message("Engine", USE, {"method": last}), {"maps": LAST})
    raise NoReasons(Message("Engine", NOT_MAPS, values), "maps", Message("Engine", NEEDS_MAPS), (fix,))


def _convolves(part: Layer | Block) -> bool:
    return isinstance(part, Block) or part.kind.startswith("Conv")


NO_MAPS = QT_TRANSLATE_NOOP(
    "Engine",
    "Grad-CAM adds up the maps of a layer, and no layer of {network} puts out any. Occlusion and the gradient of the "
    "picture need none.",
)
NOT_MAPS = QT_TRANSLATE_NOOP(
    "Engine", "Grad-CAM adds up the maps of a layer. {network} has no layer {layer} that puts out any."
)
NEEDS_MAPS = QT_TRANSLATE_NOOP("Engine", "no maps here")
USE = QT_TRANSLATE_NOOP("Engine", "Use {method}")


def _place(network: Network, layer: str) -> int:
    return [part.name for part in network.layers].index(layer)


@answering
def scored(request: AskScores, sources: Sources) -> Scores:
    """What the network says with a patch over the picture and without some of its maps. Worker thread."""
    model = opened(request.model, request.device)
    look = shown(model, request.picture, sources, request.device)
    x = look.x
    if (patch := request.patch) is not None:
        x = x.clone()
        rows, columns = (slice(first, first + patch.window) for first in (patch.row, patch.column))
        x[:, :, rows, columns] = look.filled(patch.fill)
    return Scores(request.id, request.page, request, array(look.scores(x, request.off)[0]))


def judged(request: AskAccuracy, sources: Sources) -> Iterator[Judged | Failure | None]:
    """How far the judging of the held-out pictures is, and in the end how it ended. Worker thread."""
    try:
        yield from _judged(request, sources)
    except Exception as error:
        yield fault(request.id, request.page, error)


def _judged(request: AskAccuracy, sources: Sources) -> Iterator[Judged | None]:
    model = opened(request.model, request.device)
    split = sources[request.source].split(request.split)
    stack = Stack.of(split, model.network.scaling, request.device)
    indices = torch.from_numpy(evenly(len(split), HELD_OUT))
    step, whole, less = max(1, at_once(model.network) // 2), 0, 0
    for first in range(0, len(indices), step):
        x, y = stack.take(indices[first : first + step])
        with torch.no_grad():
            whole += int((without(model.module, x, ()).argmax(1) == y).sum())
            less += int((without(model.module, x, request.off).argmax(1) == y).sum())
        done = min(first + step, len(indices))
        yield Judged(request.id, request.page, request, done, len(indices), whole, less)


# --- facts ----------------------------------------------------------------------------------------------------------


def evaluate(content: AttributionContent, fact: Fact) -> dict[str, object]:
    """What comes out for a fact of the content: of the network that its params name, and a grey picture."""
    described = next(network for network in content.networks if fact.params.model == f"{FRESH}:{network.name}")
    model = opened(Model(fact.params.model, described))
    look = Shown(model.network, model.module, torch.full((1, *fact.in_shape[1:]), 0.5))
    layer = _layer(fact.params, model.network, look.map_layers())
    found = [one for one in reasons(look, fact.params.method, 0, layer, fact.params) if isinstance(one, Reasons)]
    return {"shape": tuple(found[0].heat.shape), "layer": layer}
