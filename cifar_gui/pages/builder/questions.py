"""Questions on a network that is being built. No torch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod
from random import Random
from typing import Any

from cifar_gui.engine.network_edits import rows
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.layers.normalisation import BATCH as NORMS
from cifar_gui.layers.normalisation import INSTANCE
from cifar_gui.layers.window import Window, pair
from cifar_gui.questions.question import CHOICE, SHAPE, WHOLE, Generator, Option, Question, Subject, literal, tell
from cifar_gui.questions.sliding import CONVOLUTION, MOST, Slide, size_working
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer

WINDOWS = ("Conv2d", "MaxPool2d", "AvgPool2d")


@dataclass(frozen=True)
class Line:
    """A layer of the network, and what torch said of it."""

    layer: Layer
    params: Any
    in_shape: tuple[int, ...]
    out_shape: tuple[int, ...]
    multiply_adds: int
    depth: int
    parameters: int


def _lines(subject: Subject) -> list[Line]:
    """The layers that work, in order, those inside blocks too."""
    return list(_walk(subject))


def _walk(subject: Subject) -> Iterator[Line]:
    report = subject.reply
    for row, told in zip(rows(report.network), report.rows, strict=True):
        if isinstance(row.part, Layer) and told.in_shape is not None and told.out_shape is not None:
            yield Line(
                row.part,
                arguments(row.part),
                tuple(told.in_shape),
                tuple(told.out_shape),
                told.multiply_adds,
                row.depth,
                told.parameters,
            )


def _convolutions(subject: Subject) -> list[Line]:
    return [
        line
        for line in _lines(subject)
        if line.layer.kind == "Conv2d"
        and len(line.in_shape) == 4
        and line.params.padding_mode == "zeros"
        and max(*line.in_shape[1:], line.params.out_channels, *pair(line.params.kernel_size)) <= MOST
    ]


def _slide(line: Line) -> Slide:
    p = line.params
    padding = p.padding if isinstance(p.padding, str) else pair(p.padding)
    size = (line.in_shape[2], line.in_shape[3])
    return Slide(CONVOLUTION, size, pair(p.kernel_size), pair(p.stride), padding, pair(p.dilation))


CONV = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `{name}`, which is given {shape}, had `{settings}` and `out_channels={maps}`. What shape would it return?",
)


def convolution_shape(subject: Subject, rng: Random) -> Question | None:
    """What a convolution of the network returned with other arguments."""
    found = _convolutions(subject)
    if not found:
        return None
    line = rng.choice(found)
    slide = _slide(line)
    side, step = rng.choice((1, 3, 5)), rng.choice((1, 2))
    other = replace(slide, kernel=(side, side), stride=(step, step), padding=(rng.choice((0, 1, 2)),) * 2)
    maps = rng.choice((8, 16, 48)) * line.params.groups
    if not other.possible or other.out == line.out_shape[-2:]:
        return None
    right = (line.in_shape[0], maps, *other.out)
    return Question(
        "net.convolution",
        tell(CONV, name=line.layer.name, shape=repr(line.in_shape), settings=other.settings, maps=maps),
        SHAPE,
        right,
        (
            *size_working(other),
            tell(QT_TRANSLATE_NOOP("Try", "N stays, C becomes `out_channels`: {right}"), right=repr(right)),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The layer's own line in the table says what it is given.")),
        premise={"slide": other, "maps": maps, "in_shape": line.in_shape, "groups": line.params.groups},
    )


KEEP = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `{name}` had a kernel of {side}×{side} with stride 1 and dilation 1. What padding would "
    "keep its maps at {size}?",
)


def padding_that_keeps(subject: Subject, rng: Random) -> Question | None:
    """The padding that keeps the size."""
    found = _convolutions(subject)
    if not found:
        return None
    line = rng.choice(found)
    side = rng.choice([side for side in (3, 5, 7, 9, 11) if (side, side) != pair(line.params.kernel_size)])
    size = f"{line.in_shape[2]}×{line.in_shape[3]}"
    return Question(
        "net.keep",
        tell(KEEP, name=line.layer.name, side=side, size=size),
        WHOLE,
        side // 2,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "The window takes {less} cells off the size; padding puts half of them back on each side: {right}.",
                ),
                less=side - 1,
                right=side // 2,
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The padding solver of this page knows it too.")),
        premise={"side": side, "in_shape": line.in_shape},
    )


PARAMETERS = QT_TRANSLATE_NOOP("Try", "Suppose `{name}` were `{call}`. How many parameters would it have?")


def parameters(subject: Subject, rng: Random) -> Question | None:
    """The parameters of a layer with other channels."""
    found = [line for line in _lines(subject) if line.layer.kind in ("Conv2d", "Linear")]
    if not found:
        return None
    line = rng.choice(found)
    if line.layer.kind == "Conv2d":
        if line.params.groups != 1:
            return None
        into, out, side = line.params.in_channels, rng.choice((8, 24, 48)), rng.choice((1, 3, 7))
        call, weights = f"Conv2d({into}, {out}, {side})", into * out * side * side
    else:
        into, out = line.params.in_features, rng.choice((20, 50, 200))
        call, weights = f"Linear({into}, {out})", into * out
    return Question(
        "net.parameters",
        tell(PARAMETERS, name=line.layer.name, call=call),
        WHOLE,
        weights + out,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "{weights} weights and {biases} biases: {right}"),
                weights=f"{weights:,}",
                biases=out,
                right=f"{weights + out:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Weights first, then one bias for each output.")),
        slips=((weights, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),),
        premise={"call": call},
    )


FLATTEN = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `Flatten()` came right after `{name}`, which returns {shape}. How many `in_features` "
    "would the next Linear need?",
)


def flatten_here(subject: Subject, rng: Random) -> Question | None:
    """What a flatten at some place would give."""
    found = [line for line in _lines(subject) if len(line.out_shape) == 4 and not line.depth]
    if not found:
        return None
    line = rng.choice(found)
    right = prod(line.out_shape[1:])
    return Question(
        "net.flatten",
        tell(FLATTEN, name=line.layer.name, shape=repr(line.out_shape)),
        WHOLE,
        right,
        (literal(f"{' · '.join(map(str, line.out_shape[1:]))} = {right:,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "All dimensions but the first are merged.")),
        slips=(
            (
                prod(line.out_shape),
                tell(QT_TRANSLATE_NOOP("Try", "The batch is not merged: `Flatten()` starts at dimension 1.")),
            ),
        )
        if line.out_shape[0] != 1
        else (),
        premise={"out_shape": line.out_shape},
    )


BATCH = QT_TRANSLATE_NOOP(
    "Try", "Suppose {batch} pictures went in at once. What shape would come out of `{name}`, which returns {shape} now?"
)


def another_batch(subject: Subject, rng: Random) -> Question | None:
    """The shape with another batch."""
    found = [line for line in _lines(subject) if len(line.out_shape) > 1 and line.out_shape[0] == subject.reply.batch]
    if not found or any(line.layer.kind == "Flatten" and line.params.start_dim == 0 for line in _lines(subject)):
        return None
    line = rng.choice(found)
    batch = rng.choice([batch for batch in (1, 7, 16, 100, 128) if batch != subject.reply.batch])
    return Question(
        "net.batch",
        tell(BATCH, batch=batch, name=line.layer.name, shape=repr(line.out_shape)),
        SHAPE,
        (batch, *line.out_shape[1:]),
        (tell(QT_TRANSLATE_NOOP("Try", "Every picture is processed by itself: only the first number changes.")),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Which of its numbers counts the pictures?")),
        premise={"batch": batch, "name": line.layer.name},
    )


MEMORY = QT_TRANSLATE_NOOP(
    "Try",
    "How many bytes does the output of `{name}` take for {batch} pictures in float32? It returns {shape} for {now}.",
)


def memory(subject: Subject, rng: Random) -> Question | None:
    """The memory of an output."""
    found = [line for line in _lines(subject) if len(line.out_shape) > 1 and line.out_shape[0] == subject.reply.batch]
    if not found:
        return None
    line = rng.choice(found)
    batch = rng.choice([batch for batch in (1, 2, 10, 100) if batch != subject.reply.batch])
    each = prod(line.out_shape[1:])
    return Question(
        "net.memory",
        tell(MEMORY, name=line.layer.name, batch=batch, shape=repr(line.out_shape), now=subject.reply.batch),
        WHOLE,
        4 * batch * each,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "{batch} · {numbers} numbers of 4 bytes: {right}"),
                batch=batch,
                numbers=" · ".join(map(str, line.out_shape[1:])),
                right=f"{4 * batch * each:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "float32 has 32 bits, that is 4 bytes.")),
        slips=((batch * each, tell(QT_TRANSLATE_NOOP("Try", "That counts the numbers; each takes 4 bytes."))),),
        premise={"batch": batch, "out_shape": line.out_shape},
    )


ADDS = QT_TRANSLATE_NOOP(
    "Try",
    "`{call}` is given {shape} and returns {out}. How many multiply-adds does it take for one "
    "picture, not counting biases?",
)


def multiply_adds(subject: Subject, rng: Random) -> Question | None:
    """The multiply-adds of a layer, as torch counts them."""
    batch = subject.reply.batch
    found = [
        line
        for line in _lines(subject)
        if line.multiply_adds and line.layer.kind in ("Conv2d", "Linear") and line.in_shape[0] == batch > 0
    ]
    if not found:
        return None
    line = rng.choice(found)
    right = line.multiply_adds // batch
    if line.layer.kind == "Conv2d":
        each = line.params.in_channels // line.params.groups * prod(pair(line.params.kernel_size))
        cells = prod(line.out_shape[1:])
    else:
        each, cells = line.params.in_features, prod(line.out_shape[1:])
    if each * cells != right:
        return None
    call = (
        f"{line.layer.kind}({', '.join([*map(repr, line.layer.args), *(f'{k}={v!r}' for k, v in line.layer.kwargs)])})"
    )
    return Question(
        "net.adds",
        tell(ADDS, call=call, shape=repr(line.in_shape), out=repr(line.out_shape)),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "{cells} numbers come out, and each takes {each} products: {right}."),
                cells=f"{cells:,}",
                each=f"{each:,}",
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many numbers come out for one picture, and what does each cost?")),
        premise={"layer": line.layer, "in_shape": line.in_shape},
    )


COLLAPSE = QT_TRANSLATE_NOOP(
    "Try",
    "`Linear({a}, {b})` and `Linear({b}, {c})` with no activation between them do no more than a "
    "single Linear could. How many parameters would that one have?",
)


def collapse(subject: Subject, rng: Random) -> Question | None:
    """Two linear layers in a row are one."""
    found = [line for line in _lines(subject) if line.layer.kind == "Linear"]
    into = found[0].params.in_features if found else rng.choice((256, 1024))
    between, out = rng.choice((32, 64, 128)), rng.choice((5, 10, 20))
    right = into * out + out
    return Question(
        "net.collapse",
        tell(COLLAPSE, a=into, b=between, c=out),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "W₂(W₁x + b₁) + b₂ is again a matrix and a shift: Linear({a}, {c}) with {a}·{c} + {c} = {right}.",
                ),
                a=into,
                c=out,
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "A matrix times a matrix is a matrix. From how many numbers to how many?")),
        premise={"a": into, "b": between, "c": out},
    )


MISFIT = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `out_channels` of `{name}` became {maps} and nothing else changed. Which layer would be "
    "the first to fail?",
)
NOBODY = Option("", tell(QT_TRANSLATE_NOOP("Try", "None: everything still fits")))
FIXED = ("Conv2d", "ConvTranspose2d", "BatchNorm2d", "Linear")
"""They want as many channels as they were made for."""
EASYGOING = (
    "MaxPool2d",
    "AvgPool2d",
    "AdaptiveAvgPool2d",
    "AdaptiveMaxPool2d",
    "Flatten",
    "ReLU",
    "LeakyReLU",
    "ELU",
    "SELU",
    "GELU",
    "SiLU",
    "Hardswish",
    "Sigmoid",
    "Tanh",
    "Softplus",
    "Identity",
    "ZeroPad2d",
)


def misfit(subject: Subject, rng: Random) -> Question | None:
    """Which layer refuses when the channels before it change."""
    report = subject.reply
    parts = report.network.layers
    if report.failure is not None or any(isinstance(part, Block) for part in parts):
        return None
    if any(part.kind not in (*FIXED, *EASYGOING) for part in parts) or len({part.name for part in parts}) != len(parts):
        return None
    places = [place for place, part in enumerate(parts) if part.kind == "Conv2d" and arguments(part).groups == 1]
    if not places:
        return None
    place = rng.choice(places)
    name, maps = parts[place].name, arguments(parts[place]).out_channels + rng.choice((1, 4, 16))
    behind = parts[place + 1 :]
    fault = next((part for part in behind if part.kind in FIXED), None)
    if fault is not None and fault.kind == "Linear" and not any(part.kind == "Flatten" for part in behind):
        return None
    right = fault.name if fault is not None else ""
    names = [part.name for part in behind if part.name != right]
    shown = rng.sample(names, min(2, len(names))) + ([right] if right else [])
    shown.sort(key=[part.name for part in parts].index)
    options = (*(Option(one, literal(f"`{one}`")) for one in shown), NOBODY)
    why = (
        tell(
            QT_TRANSLATE_NOOP(
                "Try", "`{fault}` was made for the old number of channels. The layers before it take any number."
            ),
            fault=right,
        )
        if right
        else tell(QT_TRANSLATE_NOOP("Try", "No layer after it was made for a particular number of channels."))
    )
    return Question(
        "net.misfit",
        tell(MISFIT, name=name, maps=maps),
        CHOICE,
        right,
        (why,),
        options=options,
        hint=tell(QT_TRANSLATE_NOOP("Try", "Which layers fix a number of channels or features when they are made?")),
        premise={"name": name, "maps": maps},
    )


FIELD = QT_TRANSLATE_NOOP(
    "Try", "How many rows of the picture does one cell after `{name}` see? (The layers up to it: {layers}.)"
)


def receptive_field(subject: Subject, rng: Random) -> Question | None:
    """The receptive field behind a layer."""
    lines, chain = _lines(subject), []
    for line in lines:
        if (
            line.depth
            or len(line.out_shape) != 4
            or "Adaptive" in line.layer.kind
            or line.layer.kind in ("Upsample", "PixelShuffle")
        ):
            break
        if line.layer.kind in WINDOWS:
            chain.append(line)
        elif line.layer.kind not in EASYGOING and line.layer.kind != "BatchNorm2d":
            break
    if not chain or not all(isinstance(line.in_shape[2], int) for line in chain):
        return None
    chain = chain[: rng.randrange(1, min(len(chain), 5) + 1)]
    field, jump, told, work = 1, 1, [], []
    for line in chain:
        window = KINDS[line.layer.kind].window(line.params)
        assert isinstance(window, Window)
        kernel, step, gap = window.kernel_size[0], window.stride[0], window.dilation[0]
        field += gap * (kernel - 1) * jump
        jump *= step
        told.append(f"`{line.layer.name}` k={kernel}, s={step}" + (f", d={gap}" if gap != 1 else ""))
        work.append(
            tell(
                QT_TRANSLATE_NOOP("Try", "After `{name}` a cell sees {field} (distance to the next cell: {jump})."),
                name=line.layer.name,
                field=field,
                jump=jump,
            )
        )
    if field > MOST:
        return None
    return Question(
        "net.field",
        tell(FIELD, name=chain[-1].layer.name, layers="; ".join(told)),
        WHOLE,
        field,
        tuple(work),
        hint=tell(
            QT_TRANSLATE_NOOP(
                "Try", "Each window adds (kernel − 1) cells, spaced by the strides of the layers before it."
            )
        ),
        premise={"layers": tuple(line.layer for line in chain)},
    )


SAVED = {
    "": QT_TRANSLATE_NOOP(
        "Try",
        "The weights of this network are saved with `torch.save(model.state_dict(), file)`. How many tensors are in "
        "the file?",
    ),
    "bias": QT_TRANSLATE_NOOP(
        "Try",
        "Suppose `{name}` had no bias. The weights are saved with `torch.save(model.state_dict(), file)`. How many "
        "tensors are in the file?",
    ),
    "norm": QT_TRANSLATE_NOOP(
        "Try",
        "Suppose a `BatchNorm2d` came after `{name}`. The weights are saved with "
        "`torch.save(model.state_dict(), file)`. How many tensors are in the file?",
    ),
}
EACH = QT_TRANSLATE_NOOP("Try", "One for each weight and each bias, however many numbers it holds: {count}")
OF_NORM = QT_TRANSLATE_NOOP(
    "Try", "Five for each BatchNorm: weight, bias, running_mean, running_var and num_batches_tracked: {count}"
)
PER_NORM = 5
"""Tensors of a BatchNorm as PyTorch makes it."""


def saved_tensors(subject: Subject, rng: Random) -> Question | None:
    """What lies in a file of weights."""
    lines = _lines(subject)
    held = [_held(line) for line in lines]
    convolutions = [line for line in _convolutions(subject) if line.params.bias]
    changes = [("", lines[0].layer.name)] if lines else []
    changes += [(change, line.layer.name) for change in ("bias", "norm") for line in convolutions]
    whole = len(lines) == sum(isinstance(row.part, Layer) for row in rows(subject.reply.network))
    if not changes or not whole or None in held:
        return None
    change, name = rng.choice(changes)
    norms = sum(line.layer.kind in NORMS for line in lines) + (change == "norm")
    plain = sum(filter(None, held)) - PER_NORM * (norms - (change == "norm")) - (change == "bias")
    right = plain + PER_NORM * norms
    working = [tell(EACH, count=plain), *([tell(OF_NORM, count=f"{PER_NORM * norms}")] if norms else [])]
    forgotten = tell(QT_TRANSLATE_NOOP("Try", "What BatchNorm counts along is saved as well: three tensors more each."))
    return Question(
        "net.saved",
        tell(SAVED[change], name=name),
        WHOLE,
        right,
        (*working, literal(f"{plain} + {PER_NORM * norms} = {right}")) if norms else tuple(working),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Layers without numbers of their own add nothing.")),
        slips=((plain + 2 * norms, forgotten),) if norms else (),
        premise={"change": change, "name": name},
    )


def _held(line: Line) -> int | None:
    """Tensors of a layer in a state dict; None for one about which nothing is asked."""
    params, kind = line.params, line.layer.kind
    if kind in ("Conv2d", "ConvTranspose2d", "Linear"):
        return 1 + params.bias
    if kind in NORMS:
        usual = params.affine and params.bias and params.track_running_stats
        return PER_NORM if usual else None
    return None if line.parameters or kind == INSTANCE else 0


GENERATORS: tuple[Generator, ...] = (
    convolution_shape, parameters, flatten_here, misfit, padding_that_keeps, multiply_adds, receptive_field,
    another_batch, collapse, memory, saved_tensors,
)  # fmt: skip
"""In the order in which they take turns."""
