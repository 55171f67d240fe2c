"""Questions on activations: on numbers, as a curve and on pictures (7.5). No torch."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import numpy as np

from cifar_gui.engine.pointwise import FORMULAS, PointwiseLayer
from cifar_gui.layers import kind_of
from cifar_gui.layers.activation import ActivationKind
from cifar_gui.protocol.curves import Curves
from cifar_gui.protocol.numbers import Calculated
from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    WHOLE,
    Option,
    Question,
    Subject,
    literal,
    near,
    number,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, field_value

ARGUMENTS = ("negative_slope", "alpha", "approximate", "beta", "threshold")
EASY = ("ReLU", "LeakyReLU", "PReLU")
POWERS = tell(
    QT_TRANSLATE_NOOP("Try", "e ≈ 2.718, e² ≈ 7.389, e³ ≈ 20.09; e^(−x) is 1 / e^x. A calculator may help."),
)


def _activation(subject: Subject) -> tuple[str, Mapping[str, Any]] | None:
    """The class and its constants, as ``engine.pointwise`` wants them; None where the page shows something else."""
    reply = subject.reply
    if isinstance(reply, Calculated):
        layer = reply.arithmetic
        return (layer.kind, layer.constants) if isinstance(layer, PointwiseLayer) else None
    params = _batch(reply).params
    if not isinstance(kind_of(params), ActivationKind):
        return None
    return params.layer, {**{key: field_value(params, key) for key in ARGUMENTS}, "weight": float(params.init)}


def _batch(reply: Any) -> Any:
    """The pictures before and after, on a page with a curve, too."""
    return reply.batch if isinstance(reply, Curves) else reply


def _curve(subject: Subject) -> tuple[str, Mapping[str, Any]] | None:
    """The same for those that are a function of one number, with plain constants."""
    found = _activation(subject)
    if found is None or found[0] not in FORMULAS:
        return None
    numbers = [value for value in found[1].values() if isinstance(value, int | float)]
    sound = all(math.isfinite(value) and abs(value) <= 100 for value in numbers)
    positive = found[0] != "Softplus" or (found[1].get("beta", 1.0) > 0)
    return found if sound and positive else None


def call(name: str, constants: Mapping[str, Any]) -> str:
    """How the layer is written."""
    argument, default = {
        "LeakyReLU": ("negative_slope", 0.01),
        "ELU": ("alpha", 1.0),
        "Softplus": ("beta", 1.0),
        "GELU": ("approximate", "none"),
    }.get(name, ("", None))
    if name == "PReLU" and "weight" in constants:
        return f"PReLU(init={constants['weight']:g})"
    if not argument or constants.get(argument, default) == default:
        return f"{name}()"
    value = constants[argument]
    return f"{name}({argument}={value!r})" if isinstance(value, str) else f"{name}({argument}={value:g})"


def _value(name: str, constants: Mapping[str, Any], x: float) -> float:
    return FORMULAS[name](x, constants)[2]


VALUE = QT_TRANSLATE_NOOP("Try", "What does `{call}` return for x = {x}?")


def value(subject: Subject, rng: Random) -> Question | None:
    """The activation of one number."""
    found = _curve(subject)
    if found is None:
        return None
    name, constants = found
    tried = [-4.0, -2.5, -1.5, 0.5, 1.5, 2.5, 4.0] if name in EASY else [-3.0, -2.0, -1.0, 0.5, 1.0, 2.0, 3.0]
    usable = [x for x in tried if abs(_value(name, constants, x)) > 0.04 or _value(name, constants, x) == 0]
    if not usable:
        return None
    x = rng.choice(usable)
    formula, steps, right = FORMULAS[name](x, constants)
    lines = (literal(f"{formula}"), *(literal(f"= {step}") for step in steps), literal(f"= {number(right)}"))
    return Question(
        "act.value",
        tell(VALUE, call=call(name, constants), x=number(x)),
        NUMBER,
        right,
        lines,
        0.0 if right == x or right == 0 else near(right, 0.002 if abs(right) < 0.2 else 0.006),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Is x above or below zero?")) if name in EASY else POWERS,
        premise={"layer": name, "constants": dict(constants), "x": x},
    )


SLOPE = QT_TRANSLATE_NOOP(
    "Try",
    "How steep is `{call}` at x = {x}? (The slope is the factor by which the gradient is multiplied on its way back.)",
)
Slope = Callable[[float, Mapping[str, Any]], tuple[float, str]]
SLOPES: Mapping[str, Slope] = {
    "ReLU": lambda x, c: (float(x > 0), "1" if x > 0 else "0"),
    "LeakyReLU": lambda x, c: _leaky_slope(x, c.get("negative_slope", 0.01)),
    "PReLU": lambda x, c: _leaky_slope(x, c.get("weight", 0.25)),
    "Sigmoid": lambda x, c: _sigmoid_slope(x),
    "Tanh": lambda x, c: (1 - math.tanh(x) ** 2, f"1 − tanh(x)² = 1 − {term(math.tanh(x))}²"),
    "ELU": lambda x, c: (1.0, "1") if x > 0 else (c.get("alpha", 1.0) * math.exp(x), "α · e^x"),
}
"""Of a place: the slope, and where it comes from."""


def _leaky_slope(x: float, slope: float) -> tuple[float, str]:
    return (1.0, "1") if x > 0 else (float(slope), "negative_slope")


def _sigmoid_slope(x: float) -> tuple[float, str]:
    y = 1 / (1 + math.exp(-x))
    return y * (1 - y), f"y · (1 − y) = {number(y)} · {number(1 - y)}"


def slope(subject: Subject, rng: Random) -> Question | None:
    """The slope at a place; on a page with a curve it is the one that autograd gave."""
    found = _curve(subject)
    if found is None or found[0] not in SLOPES:
        return None
    name, constants = found
    x = float(rng.choice((-3, -2, -1, 1, 2, 3)))
    if name in ("Sigmoid", "Tanh"):
        x = float(rng.choice((-2, -1, 0, 1, 2)))
    right, how = SLOPES[name](x, constants)
    if isinstance(subject.reply, Curves):
        right = float(np.interp(x, subject.reply.x, subject.reply.curve.slope))
    return Question(
        "act.slope",
        tell(SLOPE, call=call(name, constants), x=number(x)),
        NUMBER,
        right,
        (literal(f"y′ = {how}"), *([literal(f"= {number(right)}")] if how != number(right) else [])),
        0.0 if right in (0.0, 1.0) else min(near(right, 0.006), max(0.1 * abs(right), 1e-4)),
        hint=tell(
            QT_TRANSLATE_NOOP("Try", "Follow the curve: when x grows a little, what fraction of that does y grow by?")
        ),
        premise={"layer": name, "constants": dict(constants), "x": x},
    )


LARGEST = QT_TRANSLATE_NOOP(
    "Try",
    "A batch contains numbers from {low} to {high}, both included. What is the largest value that `{call}` returns?",
)
LARGEST_WORK = QT_TRANSLATE_NOOP("Try", "The curve is highest at the right end: x = {high} gives {right}.")


def largest(subject: Subject, rng: Random) -> Question | None:
    """The largest number that comes out of a batch."""
    found = _curve(subject)
    if found is None or any(v < 0 for v in found[1].values() if isinstance(v, int | float)):
        return None
    name, constants = found
    low, high = rng.choice(((0.0, 1.0), (-1.0, 1.0), (-2.0, 2.0), (0.0, 2.0), (-2.0, 3.0)))
    right = _value(name, constants, high)
    return Question(
        "act.largest",
        tell(LARGEST, low=number(low), high=number(high), call=call(name, constants)),
        NUMBER,
        right,
        (tell(LARGEST_WORK, high=number(high), right=number(right)), literal(FORMULAS[name](high, constants)[0])),
        0.0 if right == high else near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Follow the curve from one end to the other.")),
        premise={"layer": name, "constants": dict(constants), "low": low, "high": high},
    )


MIRROR = QT_TRANSLATE_NOOP("Try", "`{layer}` gives {y} at x = {x}. What does it give at x = {other}?")
MIRROR_SIGMOID = "σ(−x) = 1 − σ(x): 1 − {y} = {right}."
MIRROR_TANH = "tanh(−x) = −tanh(x): {right}."


def mirror(subject: Subject, rng: Random) -> Question | None:
    """The value on the other side of zero, from the symmetry of the curve."""
    if _activation(subject) is None:
        return None
    name, x = rng.choice(("Sigmoid", "Tanh")), rng.choice((0.5, 1.0, 1.5, 2.0)) * rng.choice((-1, 1))
    y = _value(name, {}, x)
    right = 1 - y if name == "Sigmoid" else -y
    return Question(
        "act.mirror",
        tell(MIRROR, layer=name, x=number(x), y=number(y), other=number(-x)),
        NUMBER,
        right,
        (tell(MIRROR_SIGMOID if name == "Sigmoid" else MIRROR_TANH, y=number(y), right=number(right)),),
        0.006,
        hint=tell(QT_TRANSLATE_NOOP("Try", "Rotate the curve by half a turn about its centre: it looks the same.")),
        slips=((-y, tell(QT_TRANSLATE_NOOP("Try", "Sigmoid never goes below 0: its centre is at 0.5."))),)
        if name == "Sigmoid"
        else (),
        premise={"layer": name, "constants": {}, "x": -x},
    )


TWICE = QT_TRANSLATE_NOOP(
    "Try", "The output of `{layer}()` goes through `{layer}()` a second time. What does the second one change?"
)
NOTHING = Option("nothing", tell(QT_TRANSLATE_NOOP("Try", "Nothing")))
NEGATIVES = Option("negatives", tell(QT_TRANSLATE_NOOP("Try", "Only the negative numbers")))
ALL = Option("all", tell(QT_TRANSLATE_NOOP("Try", "Every number")))
TWICE_WORK = {
    "ReLU": (
        "nothing",
        tell(QT_TRANSLATE_NOOP("Try", "After the first one, there are no negative numbers left to change.")),
    ),
    "LeakyReLU": (
        "negatives",
        tell(QT_TRANSLATE_NOOP("Try", "Negative numbers stay negative, and shrink toward zero once more.")),
    ),
    "Sigmoid": (
        "all",
        tell(
            QT_TRANSLATE_NOOP(
                "Try", "After the first one, all are between 0 and 1; the second squeezes them into 0.5 … 0.73."
            )
        ),
    ),
}


def twice(subject: Subject, rng: Random) -> Question | None:
    """An activation after itself."""
    if _activation(subject) is None:
        return None
    name = rng.choice(sorted(TWICE_WORK))
    right, why = TWICE_WORK[name]
    return Question(
        "act.twice",
        tell(TWICE, layer=name),
        CHOICE,
        right,
        (why,),
        options=(NOTHING, NEGATIVES, ALL),
        hint=tell(QT_TRANSLATE_NOOP("Try", "What range are the numbers in after the first one?")),
        premise={"layer": name},
    )


PARAMETERS = QT_TRANSLATE_NOOP("Try", "How many parameters does `{call}` learn?")


def parameters(subject: Subject, rng: Random) -> Question | None:
    """Activations learn nothing, but for PReLU."""
    if _activation(subject) is None:
        return None
    count = rng.choice((1, 3, 16, 64))
    name = rng.choice(("ReLU", "Sigmoid", "PReLU", "PReLU"))
    if name == "PReLU":
        text, right = f"PReLU({count})" if count > 1 else "PReLU()", count
        why = tell(
            QT_TRANSLATE_NOOP("Try", "`num_parameters` slopes are learned, a single one or one per channel: {count}."),
            count=count,
        )
    else:
        text, right = f"{name}()", 0
        why = tell(QT_TRANSLATE_NOOP("Try", "None: its curve is fixed. Only PReLU learns its slope."))
    return Question(
        "act.parameters",
        tell(PARAMETERS, call=text),
        WHOLE,
        right,
        (why,),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Is there a number in its formula that training could change?")),
        premise={"layer": name, "count": count},
    )


IN_PLACE = QT_TRANSLATE_NOOP("Try", "After `y = nn.ReLU(inplace=True)(x)`: what does x hold?")
SAME = Option("same", tell(QT_TRANSLATE_NOOP("Try", "What it held before")))
RESULT = Option("result", tell(QT_TRANSLATE_NOOP("Try", "The result, the same numbers as y")))
ZEROS = Option("zeros", tell(QT_TRANSLATE_NOOP("Try", "Zeros everywhere")))


def in_place(subject: Subject, rng: Random) -> Question | None:
    """What an activation in place does to its input."""
    if _activation(subject) is None:
        return None
    return Question(
        "act.inplace",
        tell(IN_PLACE),
        CHOICE,
        "result",
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "It writes into x itself and returns x: y and x are the same tensor. That saves memory, but the "
                    "input is lost.",
                )
            ),
        ),
        options=(SAME, RESULT, ZEROS),
        hint=tell(QT_TRANSLATE_NOOP("Try", "“In place” means: no new memory for the output.")),
        premise={},
    )


SOFTMAX = QT_TRANSLATE_NOOP(
    "Try",
    "Softmax is applied to a row of the numbers {values}. Their e^x are {powers}. What share does the one at index "
    "{place} get?",
)
SOFTMAX_WORK = "{power} / ({powers}) = {power} / {sum} = {right}"


def softmax(subject: Subject, rng: Random) -> Question | None:
    """One share of a softmax."""
    if _activation(subject) is None:
        return None
    values = [rng.choice((-1.0, 0.0, 1.0, 2.0, 3.0)) for _ in range(3)]
    place = rng.randrange(3)
    powers = [math.exp(v) for v in values]
    right = powers[place] / sum(powers)
    shown = [number(power, 3) for power in powers]
    return Question(
        "act.softmax",
        tell(SOFTMAX, values=", ".join(map(number, values)), powers=", ".join(shown), place=place),
        NUMBER,
        right,
        (
            tell(
                SOFTMAX_WORK,
                power=shown[place],
                powers=" + ".join(shown),
                sum=number(sum(powers), 3),
                right=number(right, 3),
            ),
        ),
        max(0.006, 0.02 * right) if right > 0.05 else 0.003,
        hint=tell(QT_TRANSLATE_NOOP("Try", "The shares add up to 1.")),
        premise={"values": values, "place": place},
    )


ZEROED = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose {shift} were first subtracted from every number of the input. How many of its {count} numbers would ReLU "
    "then set to 0?",
)
ZEROED_WORK = QT_TRANSLATE_NOOP(
    "Try", "The numbers that are at most {shift} become 0 or negative. Their count is {right}."
)


def zeroed(subject: Subject, rng: Random) -> Question | None:
    """How many numbers of the table ReLU would set to zero after a shift."""
    if not isinstance(subject.reply.arithmetic, PointwiseLayer):
        return None
    x = next(iter(subject.reply.tables.values())).values
    if not np.isfinite(x).all() or not 1 < x.size <= 144:
        return None
    shift = float(rng.choice((1, 2, 3, 0.5)))
    right = int((x <= shift).sum())
    return Question(
        "act.zeroed",
        tell(ZEROED, shift=number(shift), count=x.size),
        WHOLE,
        right,
        (tell(ZEROED_WORK, shift=number(shift), right=right),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Which numbers of the input are not above {shift}?"), shift=number(shift)),
        premise={"shift": shift},
    )


PIXEL = QT_TRANSLATE_NOOP(
    "Try", "Channel {channel} of picture {picture}, cell [{i}, {j}]: {x} goes into `{call}`. What comes out?"
)


def pixel(subject: Subject, rng: Random) -> Question | None:
    """One number of a picture, as torch made it."""
    found, reply = _curve(subject), _batch(subject.reply)
    if found is None or reply.y.ndim != 4:
        return None
    name, constants = found
    for _ in range(30):
        at = (rng.randrange(len(reply.y)), *(rng.randrange(side) for side in reply.y.shape[1:]))
        x, y = float(reply.x[at]), float(reply.y[at])
        if (abs(y) > 0.05 or y == 0) and abs(x) > 0.02:
            break
    else:
        return None
    texts = {"picture": at[0], "channel": at[1], "i": at[2], "j": at[3], "x": number(x, 3)}
    steps = FORMULAS[name](round(x, 3), constants)
    return Question(
        "act.pixel",
        tell(PIXEL, call=call(name, constants), **texts),
        NUMBER,
        y,
        (literal(steps[0]), *(literal(f"= {step}") for step in steps[1]), literal(f"= {number(y, 3)}")),
        near(y) if y else 0.0,
        hint=POWERS if name not in EASY else tell(QT_TRANSLATE_NOOP("Try", "Is it above or below zero?")),
        premise={"layer": name, "constants": dict(constants), "x": x},
    )
