"""Questions on where pictures lie in the last hidden layer. No torch."""

from __future__ import annotations

import math
from random import Random

import numpy as np

from cifar_gui.engine.data import CLASSES
from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    SHAPE,
    WHOLE,
    Generator,
    Option,
    Question,
    Subject,
    as_written,
    number,
    roughly,
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

SHAPE_OF = QT_TRANSLATE_NOOP(
    "Try",
    "`{layer}` is `Linear({numbers}, 10)`. {pictures} pictures go through the network. What shape does the input of "
    "`{layer}` have?",
)


def shape(subject: Subject, rng: Random) -> Question | None:
    """What goes into the last linear layer."""
    good = subject.reply
    pictures = rng.choice((1, 16, 64, 100, 500))
    numbers = good.features.shape[1]
    return Question(
        "cloud.shape",
        tell(SHAPE_OF, layer=good.layer, numbers=numbers, pictures=pictures),
        SHAPE, (pictures, numbers),
        (tell(QT_TRANSLATE_NOOP("Try", "A row of {numbers} numbers for each picture."), numbers=numbers),),
        slips=(((pictures, 10), tell(QT_TRANSLATE_NOOP("Try", "That is what comes out of it."))),),
        premise={"pictures": pictures},
    )  # fmt: skip


KEPT = QT_TRANSLATE_NOOP(
    "Try",
    "The first direction keeps {one} % of the variance, the second {two} %. What share of it is not seen in the plane, "
    "in %?",
)


def lost(subject: Subject, rng: Random) -> Question | None:
    """What a plane leaves out."""
    shares = [as_written(100 * float(share), 1) for share in subject.reply.shares[:2]]
    if len(shares) < 2 or not sum(shares):
        return None
    one, two = shares
    right = 100 - one - two
    working = tell(
        "100 − {one} − {two} = {right}", one=number(one, 1), two=number(two, 1), right=number(right, 1)
    )  # fmt: skip
    return Question(
        "cloud.lost", tell(KEPT, one=number(one, 1), two=number(two, 1)), NUMBER, right, (working,), 0.6,
        slips=((one + two, tell(QT_TRANSLATE_NOOP("Try", "That is what the plane keeps."))),),
    )  # fmt: skip


FAR = QT_TRANSLATE_NOOP(
    "Try", "Two pictures lie at ({x}, {y}) and at ({u}, {v}) in the plane. How far are they from each other there?"
)


def _digits(subject: Subject) -> int:
    """Decimals with which coordinates are written: three figures of the largest."""
    largest = float(np.abs(subject.reply.points).max(initial=0.0))
    return min(max(2 - math.floor(math.log10(largest)), 1), 9) if largest > 0 else 1


def distance(subject: Subject, rng: Random) -> Question | None:
    """The distance of two points."""
    points, digits = subject.reply.points, _digits(subject)
    one, other = rng.sample(range(len(points)), 2)
    (x, y), (u, v) = ([as_written(float(part), digits) for part in points[place]] for place in (one, other))
    right = math.hypot(x - u, y - v)
    if right < 0.05 * float(np.abs(points).max(initial=0.0)) or right < 1e-6:
        return None
    written = {name: number(value, digits) for name, value in (("x", x), ("y", y), ("u", u), ("v", v))}
    across, down = number(abs(x - u), digits), number(abs(y - v), digits)
    working = tell("√({a}² + {b}²) = {right}", a=across, b=down, right=number(right, digits + 1))
    return Question(
        "cloud.distance", tell(FAR, **written), NUMBER, right, (working,), roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Pythagoras: how far across, how far down?")),
        premise={"points": ((x, y), (u, v))},
    )  # fmt: skip


CLOSEST = QT_TRANSLATE_NOOP(
    "Try",
    "Here are the middles of some classes in the plane. Which class lies nearest to the class “{name}” at ({x}, {y})?",
)
AT = QT_TRANSLATE_NOOP("Try", "{name}, at ({x}, {y})")


def neighbour(subject: Subject, rng: Random) -> Question | None:
    """Which class lies nearest to another one, by the means of their pictures."""
    good = subject.reply
    labels = good.verdicts.labels
    there = [c for c in range(len(CLASSES)) if (labels == c).any()]
    if len(there) < 4:
        return None
    asked, *others = rng.sample(there, 4)
    digits = _digits(subject)
    middle = {
        c: [as_written(float(v), digits) for v in good.points[labels == c].mean(axis=0)] for c in (asked, *others)
    }
    far = {c: math.dist(middle[c], middle[asked]) for c in others}
    first, second = sorted(far.values())[:2]
    if second - first < 0.02 * float(np.abs(good.points).max()):
        return None
    right = min(others, key=lambda c: far[c])

    def at(text: str, place: int) -> Message:
        x, y = (number(value, digits) for value in middle[place])
        return tell(text, name=_class(place), x=x, y=y)

    told = tell(
        QT_TRANSLATE_NOOP("Try", "{name} is {far} away, the next one {next}."), name=_class(right),
        far=number(first, digits + 1), next=number(second, digits + 1),
    )  # fmt: skip
    return Question(
        "cloud.neighbour", at(CLOSEST, asked), CHOICE, str(right), (told,),
        options=tuple(Option(str(c), at(AT, c)) for c in sorted(others)),
        premise={"asked": asked, "others": tuple(others)},
    )  # fmt: skip


PARAMETERS = QT_TRANSLATE_NOOP(
    "Try", "{numbers} numbers go into the last linear layer, which answers with 10. How many parameters does it have?"
)


def parameters(subject: Subject, rng: Random) -> Question | None:
    """Ten weighted sums of the numbers that the cloud is made from."""
    numbers = subject.reply.features.shape[1]
    right = 10 * numbers + 10
    return Question(
        "cloud.parameters",
        tell(PARAMETERS, numbers=f"{numbers:,}"),
        WHOLE, right,
        (tell("10 · {numbers} + 10 = {right}", numbers=f"{numbers:,}", right=f"{right:,}"),),
        slips=((10 * numbers, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),),
    )  # fmt: skip


def _class(place: int) -> Message:
    """The name of a class, translated where it is shown."""
    return Message("Picture", CLASSES[place])


GENERATORS: tuple[Generator, ...] = (
    shape, lost, neighbour, distance, parameters,
)  # fmt: skip
"""In the order in which they take turns."""
