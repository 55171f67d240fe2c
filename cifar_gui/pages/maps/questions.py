"""Questions on a network as a whole: shapes, receptive fields, one number of it, its answer. No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.engine.receptive_field import extents
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.layers.window import Window
from cifar_gui.questions.question import (
    NUMBER,
    SHAPE,
    WHOLE,
    Generator,
    Question,
    Subject,
    as_written,
    near,
    number,
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer

FIELD = QT_TRANSLATE_NOOP(
    "Try",
    "A number before `{name}` sees {size} pixels a side, and from one to the next it is {step} "
    "{step:pixel|pixels} of the "
    "picture. `{name}` has a window of {kernel}. How many pixels a side does a number behind it see, padding "
    "counted in?",
)


def field_size(subject: Subject, rng: Random) -> Question | None:
    """How the receptive field grows with a window."""
    network = subject.reply.network
    grown = extents(network)
    fitting = [part for part, layer in enumerate(network.layers) if grown[part] is not None and _side(layer) > 1]
    if not fitting:
        return None
    part = rng.choice(fitting)
    before, after = grown[part - 1] if part else None, grown[part]
    size, step = (before[0].size, before[0].step) if before is not None else (1, 1)
    assert after is not None
    kernel = _side(network.layers[part])
    return Question(
        "maps.field",
        tell(FIELD, name=network.layers[part].name, size=size, step=step, kernel=kernel),
        WHOLE,
        after[0].size,
        (tell("{size} + ({kernel} − 1) · {step} = {right}", size=size, kernel=kernel, step=step, right=after[0].size),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The window begins one step further for each of its numbers after "
            "the first.")),
        slips=((size + kernel - 1, tell(QT_TRANSLATE_NOOP("Try", "Each number stands for more than one pixel here.")))
               if step > 1 else (size * kernel, tell(QT_TRANSLATE_NOOP("Try", "The fields of neighbours overlap."))),),
        premise={"part": part},
    )  # fmt: skip


def _side(layer: object) -> int:
    """The side of a square window; 0 where there is none."""
    if not isinstance(layer, Layer):
        return 0
    params = arguments(layer)
    window = KINDS[layer.kind].window(params)
    square = isinstance(window, Window) and len(set(window.kernel_size)) == 1 and window.dilation == (1, 1)
    return window.kernel_size[0] if square and isinstance(window, Window) else 0


OUTPUT = QT_TRANSLATE_NOOP(
    "Try", "`{name}` is `{call}`, and gets {given} for one picture. What shape does it put out, without the batch?"
)


def output_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape behind a layer that changes it."""
    good = subject.reply
    shapes = good.shapes
    fitting = [
        part for part, layer in enumerate(good.network.layers)
        if isinstance(layer, Layer) and shapes[part] != shapes[part + 1]
    ]  # fmt: skip
    if not fitting:
        return None
    part = rng.choice(fitting)
    layer, right = good.network.layers[part], tuple(shapes[part + 1])
    given = repr(tuple(shapes[part]))
    return Question(
        "maps.shape",
        tell(OUTPUT, name=layer.name, call=_call(layer), given=given),
        SHAPE,
        right,
        (tell(QT_TRANSLATE_NOOP("Try", "{given} becomes {right}: {count} numbers."), given=given, right=repr(right),
              count=f"{math.prod(right):,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The head of its column on the page says the same.")),
        premise={"part": part},
    )  # fmt: skip


def _call(layer: Layer) -> str:
    given = [*map(repr, layer.args), *(f"{name}={value!r}" for name, value in layer.kwargs)]
    return f"nn.{layer.kind}({', '.join(given)})"


WINNER = QT_TRANSLATE_NOOP("Try", "The window of `{name}[{place}]` holds {numbers}. Which number comes out?")


def winner(subject: Subject, rng: Random) -> Question | None:
    """What a largest number is, on the maps of the page."""
    good = subject.reply
    fitting = [
        part for part, layer in enumerate(good.network.layers)
        if isinstance(layer, Layer) and KINDS[layer.kind].cell == MAXIMUM and _side(layer) == 2
        and good.given(part).ndim == 3
    ]  # fmt: skip
    if not fitting:
        return None
    part = rng.choice(fitting)
    layer, given = good.network.layers[part], good.given(part)
    window = KINDS[layer.kind].window(arguments(layer))
    assert isinstance(window, Window)
    place = tuple(rng.randrange(size) for size in good.layers[part].output.shape)
    rows, columns = (axis.taps(index) for axis, index in zip(window.axes(given.shape), place[1:], strict=True))
    if min(*rows, *columns) < 0 or max(rows) >= given.shape[1] or max(columns) >= given.shape[2]:
        return None
    values = [as_written(float(given[place[0], row, column]), 3) for row in rows for column in columns]
    if not all(map(math.isfinite, values)) or len(set(values)) < len(values):
        return None
    right = max(values)
    mean = sum(values) / len(values)
    return Question(
        "maps.winner",
        tell(WINNER, name=layer.name, place=", ".join(map(str, place)),
             numbers=", ".join(number(value, 3) for value in values)),
        NUMBER,
        right,
        (tell(QT_TRANSLATE_NOOP("Try", "The largest of the four is {right}."), right=number(right, 3)),),
        near(right, 0.002),
        hint=tell(QT_TRANSLATE_NOOP("Try", "A negative number may be the largest, too.")),
        slips=((mean, tell(QT_TRANSLATE_NOOP("Try", "That is the mean: AvgPool2d would put it out."))),),
        premise={"part": part, "place": place},
    )  # fmt: skip


TIMES = QT_TRANSLATE_NOOP(
    "Try",
    "Class {first} has the logit {a}, class {second} has {b}. How many times as likely is class {first}, by softmax?",
)


def ratio(subject: Subject, rng: Random) -> Question | None:
    """What a difference of two logits means."""
    good = subject.reply
    if good.probabilities is None or len(good.probabilities) < 2:
        return None
    logits = [as_written(float(one), 3) for one in good.layers[-1].output]
    first, second = rng.sample(range(len(logits)), 2)
    if logits[first] < logits[second]:
        first, second = second, first
    apart = logits[first] - logits[second]
    if not 0.05 < apart < 8 or min(abs(logits[first]), abs(logits[second])) < 0.01:
        return None
    right = math.exp(apart)
    return Question(
        "maps.ratio",
        tell(TIMES, first=first, second=second, a=number(logits[first], 3), b=number(logits[second], 3)),
        NUMBER,
        right,
        (
            tell("{a} − {b} = {apart}", a=number(logits[first], 3),
                 b=f"({number(logits[second], 3)})" if logits[second] < 0 else number(logits[second], 3),
                 apart=number(apart, 3)),
            tell("exp({apart}) = {right}", apart=number(apart, 3), right=number(right, 4)),
        ),
        near(right, 0.01),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Softmax divides exp of each logit by the same sum, which goes when "
            "two are compared.")),
        slips=((apart, tell(QT_TRANSLATE_NOOP("Try", "That is how far the logits are apart; exp of it is asked "
            "for."))),),
        premise={"a": logits[first], "b": logits[second]},
    )  # fmt: skip


HELD = QT_TRANSLATE_NOOP("Try", "`{name}` is `{call}`. How many parameters does it hold?")


def parameters(subject: Subject, rng: Random) -> Question | None:
    """What a layer of the network holds."""
    good = subject.reply
    fitting = [part for part, layer in enumerate(good.network.layers)
               if isinstance(layer, Layer) and layer.kind in ("Conv2d", "Linear")]  # fmt: skip
    if not fitting:
        return None
    part = rng.choice(fitting)
    layer, right = good.network.layers[part], good.layers[part].parameters
    params = arguments(layer)
    biases = (params.out_channels if layer.kind == "Conv2d" else params.out_features) if params.bias else 0
    return Question(
        "maps.parameters",
        tell(HELD, name=layer.name, call=_call(layer)),
        WHOLE,
        right,
        (tell("{sum}", sum=KINDS[layer.kind].parameters_sum(params, right)),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Weights of one map, or of one output, times their number; then the "
            "biases.")),
        slips=((right - biases, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),)
        if biases else (),
        premise={"part": part},
    )  # fmt: skip


GENERATORS: tuple[Generator, ...] = (field_size, output_shape, winner, ratio, parameters)
"""In the order in which they take turns."""
