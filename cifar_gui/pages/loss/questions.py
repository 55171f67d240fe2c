"""Questions on losses. No torch."""

from __future__ import annotations

import math
from random import Random

import numpy as np

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    SHAPE,
    Generator,
    Option,
    Question,
    Subject,
    as_written,
    literal,
    near,
    number,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

MOST_SHOWN = 8
"""Losses that a sentence can hold."""


DIFFERENCES = ("L1Loss", "MSELoss", "SmoothL1Loss", "HuberLoss")

# --- between tensors ------------------------------------------------------------------------------------------------


SUM = QT_TRANSLATE_NOOP("Try", "The losses before reduction are {losses}. What does `reduction='sum'` return?")


MEAN = QT_TRANSLATE_NOOP("Try", "The losses before reduction are {losses}. What does `reduction='mean'` return?")


def reduction(subject: Subject, rng: Random) -> Question | None:
    """The losses of the page with another reduction."""
    answer = subject.reply
    losses = answer.quantity("loss")
    weighted = answer.params.weight and answer.form in ("indices", "log-probabilities")
    if (
        losses is None
        or not 2 <= losses.size <= MOST_SHOWN
        or not np.isfinite(losses).all()
        or np.abs(losses).max() > 1e6
    ):
        return None
    total, count = float(losses.sum()), losses.size
    to_sum = answer.params.reduction == "mean" or weighted or answer.divisor != count
    if to_sum and answer.params.reduction == "sum":
        return None
    right = total if to_sum else total / count
    shown = ", ".join(number(float(value)) for value in losses.ravel())
    sum_text = " + ".join(term(float(value)) for value in losses.ravel())
    written = sum(as_written(float(value)) for value in losses.ravel())
    line = f"{sum_text} = {number(written)}"
    lines = (
        (literal(line),)
        if to_sum
        else (literal(line), literal(f"{number(written)} / {count} = {number(written / count)}"))
    )
    return Question(
        "loss.reduction",
        tell(SUM if to_sum else MEAN, losses=shown),
        NUMBER,
        right,
        lines,
        near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The sum, or the sum divided by how many there are.")),
        premise={"reduction": "sum" if to_sum else "mean"},
    )


ELEMENT = QT_TRANSLATE_NOOP("Try", "The prediction is {x} and the target is {t}. What is `{call}` for this one pair?")


def element(subject: Subject, rng: Random) -> Question | None:
    """The loss of one pair."""
    target = subject.reply.tables["target"]
    values = [float(value) for row in target for value in row if math.isfinite(value) and abs(value) <= 100]
    t = rng.choice(values) if values and subject.reply.form == "difference" else float(rng.choice((0, 1, 2)))
    d = float(rng.choice((-3, -2, -0.5, 0.5, 2, 3)))
    name = rng.choice([name for name in DIFFERENCES if name != subject.reply.params.loss])
    size = abs(d)
    right, how = {
        "L1Loss": (size, f"|{number(t + d)} − {term(t)}|"),
        "MSELoss": (d * d, f"({number(t + d)} − {term(t)})²"),
        "SmoothL1Loss": (size * size / 2, f"{number(size)}² / 2")
        if size < 1
        else (size - 0.5, f"{number(size)} − 0.5"),
        "HuberLoss": (size * size / 2, f"{number(size)}² / 2")
        if size <= 1
        else (size - 0.5, f"1 · ({number(size)} − 0.5)"),
    }[name]
    return Question(
        "loss.element",
        tell(ELEMENT, x=number(t + d), t=number(t), call=f"{name}()"),
        NUMBER,
        right,
        (literal(f"{how} = {number(right)}"),),
        near(right),
        hint=tell(
            QT_TRANSLATE_NOOP(
                "Try",
                "How far apart are they? Take that as it is (L1), squared (MSE), or squared only where it is small.",
            )
        ),
        premise={"loss": name, "x": t + d, "t": t},
    )


UNIFORM = QT_TRANSLATE_NOOP(
    "Try",
    "A network gives all {classes} classes the same score. What is its CrossEntropyLoss, whichever class is right?",
)


def uniform(subject: Subject, rng: Random) -> Question | None:
    """The loss of knowing nothing."""
    classes = rng.choice((2, 3, 5, 8, 20, 100))
    right = math.log(classes)
    return Question(
        "loss.uniform",
        tell(UNIFORM, classes=classes),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "Each class has the probability 1/{classes}, and −ln(1/{classes}) = ln {classes} = {right}."
                ),
                classes=classes,
                right=number(right),
            ),
        ),
        near(right),
        hint=tell("ln 2 ≈ 0.69, ln 3 ≈ 1.10, ln 5 ≈ 1.61, ln 10 ≈ 2.30; ln(a·b) = ln a + ln b"),
        premise={"classes": classes},
    )


PROBABILITY = QT_TRANSLATE_NOOP(
    "Try",
    "The scores (logits) are {values}, and their e^x are {powers}. What probability does softmax give class {place}?",
)


def probability(subject: Subject, rng: Random) -> Question | None:
    """A probability from the scores of the page, or from others where it has none."""
    rows = [row for row in subject.reply.tables["input"] if 2 <= len(row) <= 6]
    usable = [row for row in rows if all(math.isfinite(v) and abs(v) <= 5 for v in row) and len(set(row)) > 1]
    values = [float(v) for v in (rng.choice(usable) if usable else (2.0, 0.5, -1.0))]
    powers = [math.exp(value) for value in values]
    places = [place for place, power in enumerate(powers) if power / sum(powers) > 0.05]
    place = rng.choice(places)
    right = powers[place] / sum(powers)
    shown, total = [number(power, 3) for power in powers], number(sum(powers), 3)
    return Question(
        "loss.probability",
        tell(PROBABILITY, values=", ".join(map(number, values)), powers=", ".join(shown), place=place),
        NUMBER,
        right,
        (literal(f"{shown[place]} / ({' + '.join(shown)}) = {shown[place]} / {total} = {number(right, 3)}"),),
        max(0.006, 0.02 * right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Its share of the sum of all e^x.")),
        premise={"values": values, "place": place},
    )


PICKED = QT_TRANSLATE_NOOP(
    "Try", "Softmax gives the right class the probability {p}. What is the CrossEntropyLoss of this picture?"
)


def picked(subject: Subject, rng: Random) -> Question | None:
    """The loss from the probability of the right class."""
    p = rng.choice((0.5, 0.25, 0.1, 0.05, 0.01, 0.8, 0.2))
    right = -math.log(p)
    return Question(
        "loss.picked",
        tell(PICKED, p=number(p)),
        NUMBER,
        right,
        (literal(f"−ln {number(p)} = {number(right)}"),),
        near(right),
        hint=literal("−ln p. ln 2 ≈ 0.69, ln 5 ≈ 1.61, ln 10 ≈ 2.30; ln(1/a) = −ln a"),
        slips=(
            (1 - p, tell(QT_TRANSLATE_NOOP("Try", "It is not 1 − p but −ln p: being badly wrong costs much more."))),
        ),
        premise={"p": p},
    )


SHIFT = QT_TRANSLATE_NOOP("Try", "{shift} is added to every score of a row. What happens to its CrossEntropyLoss?")


SAME = Option("same", tell(QT_TRANSLATE_NOOP("Try", "It stays the same")))


LESS = Option("less", tell(QT_TRANSLATE_NOOP("Try", "It shrinks: the network is more certain")))


def shift(subject: Subject, rng: Random) -> Question | None:
    """Softmax does not see a common shift."""
    by = rng.choice((2, 5, 10))
    more = Option("more", tell(QT_TRANSLATE_NOOP("Try", "It grows by {shift}"), shift=by))
    return Question(
        "loss.shift",
        tell(SHIFT, shift=by),
        CHOICE,
        "same",
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "Every e^x is multiplied by the same number, which cancels: only differences count."
                )
            ),
        ),
        options=(SAME, more, LESS),
        hint=tell(QT_TRANSLATE_NOOP("Try", "What does it do to each e^x, and to their sum?")),
        premise={"shift": by},
    )


GRADIENT = QT_TRANSLATE_NOOP(
    "Try",
    "`{call}` over {count} numbers. One prediction is {x} and its target is {t}. What is the gradient"
    " of the loss with respect to this prediction?",
)


def gradient(subject: Subject, rng: Random) -> Question | None:
    """One number of the gradient of a loss."""
    name = rng.choice(("L1Loss", "MSELoss"))
    if subject.reply.params.loss in ("L1Loss", "MSELoss"):
        name = "MSELoss" if subject.reply.params.loss == "L1Loss" else "L1Loss"
    count, mean = rng.choice((2, 4, 5, 10)), rng.random() < 0.7
    t, d = float(rng.choice((0, 1, 5))), float(rng.choice((-3, -2, 2, 3, 0.5)))
    bare = math.copysign(1, d) if name == "L1Loss" else 2 * d
    right = bare / count if mean else bare
    how = f"sign({number(d)})" if name == "L1Loss" else f"2 · ({number(t + d)} − {number(t)})"
    end = f" / {count}" if mean else ""
    slip = tell(QT_TRANSLATE_NOOP("Try", "The mean divides by the count, and so does its gradient."))
    call = f"{name}()" if mean else f"{name}(reduction='sum')"
    return Question(
        "loss.gradient",
        tell(GRADIENT, call=call, count=count, x=number(t + d), t=number(t)),
        NUMBER,
        right,
        (literal(f"{how}{end} = {number(right)}"),),
        near(right, 0.004),
        hint=tell(QT_TRANSLATE_NOOP("Try", "If the prediction rises a little, how fast does the loss rise?")),
        slips=((bare, slip),) if mean else (),
        premise={"loss": name, "count": count, "mean": mean, "x": t + d, "t": t},
    )


LABELS = QT_TRANSLATE_NOOP(
    "Try",
    "CrossEntropyLoss is given scores of shape ({pictures}, {classes}). What shape does the target "
    "have when it holds class numbers?",
)


def label_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape of class numbers."""
    pictures, classes = rng.choice((1, 16, 64)), rng.choice((3, 10, 100))
    return Question(
        "loss.labels",
        tell(LABELS, pictures=pictures, classes=classes),
        SHAPE,
        (pictures,),
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "One whole number for each picture: ({pictures},), of type int64."),
                pictures=pictures,
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many right answers are there?")),
        slips=(
            (
                (pictures, classes),
                tell(QT_TRANSLATE_NOOP("Try", "That would be a probability for each class, as floats.")),
            ),
            ((pictures, 1), tell(QT_TRANSLATE_NOOP("Try", "The class needs no dimension of its own: (N,)."))),
        ),
        premise={"pictures": pictures, "classes": classes},
    )


SMOOTHING = QT_TRANSLATE_NOOP(
    "Try",
    "With `label_smoothing={e}` and {classes} classes, what share does the right class have in the smoothed target?",
)


def smoothing(subject: Subject, rng: Random) -> Question | None:
    """The target after label smoothing."""
    e, classes = rng.choice((0.1, 0.2, 0.4)), rng.choice((2, 4, 5, 10))
    right = 1 - e + e / classes
    return Question(
        "loss.smoothing",
        tell(SMOOTHING, e=number(e), classes=classes),
        NUMBER,
        right,
        (literal(f"1 − {number(e)} + {number(e)} / {classes} = {number(right)}"),),
        0.004,
        hint=tell(
            QT_TRANSLATE_NOOP("Try", "What is taken away is shared out among all classes, including the right one.")
        ),
        slips=((1 - e, tell(QT_TRANSLATE_NOOP("Try", "The right class also gets its share of what was taken away."))),),
        premise={"e": e, "classes": classes},
    )


PERFECT = QT_TRANSLATE_NOOP(
    "Try",
    "By mistake, CrossEntropyLoss is given probabilities instead of logits, and perfect ones at that:"
    " 1 for the right one of {classes} classes, 0 for the others. What is the loss?",
)


def perfect(subject: Subject, rng: Random) -> Question | None:
    """What softmax twice leaves at best."""
    classes = rng.choice((2, 3, 5, 20))
    right = math.log(math.e + classes - 1) - 1
    return Question(
        "loss.perfect",
        tell(PERFECT, classes=classes),
        NUMBER,
        right,
        (
            literal(f"−ln(e¹ / (e¹ + {classes - 1} · e⁰)) = ln(2.7183 + {classes - 1}) − 1 = {number(right)}"),
            tell(QT_TRANSLATE_NOOP("Try", "It cannot get any lower: softmax has been applied twice.")),
        ),
        near(right, 0.011),
        hint=tell(QT_TRANSLATE_NOOP("Try", "It takes them for scores: e^1 and e^0.")),
        slips=(
            (
                0.0,
                tell(QT_TRANSLATE_NOOP("Try", "That would be right if the scores were far apart. 1 and 0 are close.")),
            ),
        ),
        premise={"classes": classes},
    )


# --- a network and its gradients ------------------------------------------------------------------------------------


GENERATORS: tuple[Generator, ...] = (
    element, reduction, probability, picked, gradient, uniform, label_shape, shift, smoothing, perfect,
)  # fmt: skip
"""In the order in which they take turns."""
