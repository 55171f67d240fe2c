"""Questions on what a network gets wrong. No torch."""

from __future__ import annotations

import math
from random import Random

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.counting import confusion, recalls, reliability
from cifar_gui.engine.data import CLASSES
from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    Generator,
    Option,
    Question,
    Subject,
    as_written,
    near,
    number,
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

SHARE = 0.006
"""How far a share may be off: two decimals are enough."""


def _counts(subject: Subject) -> NDArray[np.int64]:
    verdicts = subject.reply.verdicts
    return confusion(verdicts.labels, verdicts.answers)


def _class(place: int) -> Message:
    """The name of a class, translated where it is shown."""
    return Message("Picture", CLASSES[place])


def _divided(hits: int, count: int) -> Message:
    return tell("{hits} / {count} = {right}", hits=f"{hits:,}", count=f"{count:,}", right=number(hits / count))


ACCURACY = QT_TRANSLATE_NOOP(
    "Try", "The diagonal of the matrix adds up to {hits}, all its cells to {count}. What is the accuracy?"
)


def accuracy(subject: Subject, rng: Random) -> Question | None:
    """The diagonal as a share of everything."""
    counts = _counts(subject)
    hits, count = int(counts.trace()), int(counts.sum())
    if not count:
        return None
    return Question(
        "errors.accuracy",
        tell(ACCURACY, hits=f"{hits:,}", count=f"{count:,}"),
        NUMBER, hits / count, (_divided(hits, count),), SHARE,
        hint=tell(QT_TRANSLATE_NOOP("Try", "On the diagonal the answer is the true class.")),
    )  # fmt: skip


RECALL = QT_TRANSLATE_NOOP(
    "Try",
    "Pictures of the class “{name}”: {all}; recognised of these: {hits}; answers “{name}”: {answers}. What is the "
    "recall of this class?",
)
PRECISION = QT_TRANSLATE_NOOP(
    "Try",
    "Pictures of the class “{name}”: {all}; recognised of these: {hits}; answers “{name}”: {answers}. What is the "
    "precision of this class?",
)


def _of_class(subject: Subject, rng: Random, precise: bool) -> Question | None:
    counts = _counts(subject)
    there = [c for c in range(len(counts)) if counts[c].sum() and counts[:, c].sum()]
    if not there:
        return None
    place = rng.choice(there)
    hits, whole, answers = int(counts[place, place]), int(counts[place].sum()), int(counts[:, place].sum())
    count, other = (answers, whole) if precise else (whole, answers)
    slip = QT_TRANSLATE_NOOP("Try", "That is the recall: it divides by the pictures of the class.")
    hint = QT_TRANSLATE_NOOP("Try", "How many of the pictures with this answer are right?")
    if not precise:
        slip = QT_TRANSLATE_NOOP("Try", "That is the precision: it divides by the answers.")
        hint = QT_TRANSLATE_NOOP("Try", "How many of the pictures of this class are found?")
    return Question(
        "errors.precision" if precise else "errors.recall",
        tell(PRECISION if precise else RECALL, all=whole, name=_class(place), hits=hits, answers=answers),
        NUMBER, hits / count, (_divided(hits, count),), SHARE,
        hint=tell(hint),
        slips=((hits / other, tell(slip)),) if abs(hits / other - hits / count) > 2 * SHARE else (),
        premise={"class": place},
    )  # fmt: skip


def recall(subject: Subject, rng: Random) -> Question | None:
    """Along a row of the matrix."""
    return _of_class(subject, rng, precise=False)


def precision(subject: Subject, rng: Random) -> Question | None:
    """Down a column of the matrix."""
    return _of_class(subject, rng, precise=True)


LOSS = QT_TRANSLATE_NOOP(
    "Try",
    "Picture {index} is of the class “{name}”. The network gives this class a probability of {p}. What is the cross "
    "entropy of this picture?",
)


def loss(subject: Subject, rng: Random) -> Question | None:
    """Minus the logarithm of the probability of the true class."""
    verdicts = subject.reply.verdicts
    if not len(verdicts):
        return None
    index = rng.randrange(len(verdicts))
    label = int(verdicts.labels[index])
    p = as_written(float(verdicts.probabilities[index, label]))
    if p < 1e-3:
        return None
    right = -math.log(p)
    return Question(
        "errors.loss",
        tell(LOSS, index=index, name=_class(label), p=number(p)),
        NUMBER, right, (tell("−ln {p} = {right}", p=number(p), right=number(right, 3)),), near(right, 0.02),
        hint=tell(QT_TRANSLATE_NOOP("Try", "It takes the natural logarithm of one probability only.")),
        slips=((1 - p, tell(QT_TRANSLATE_NOOP("Try", "That is the missing probability, not its logarithm."))),),
        premise={"label": label, "p": p},
    )  # fmt: skip


ALWAYS = QT_TRANSLATE_NOOP(
    "Try",
    "{count} pictures are judged, {most} of them of the class “{name}”, which has the most. A program that looks at no "
    "picture answers “{name}” every time. What is its accuracy?",
)


def always(subject: Subject, rng: Random) -> Question | None:
    """What accuracy is worth where classes are not equally frequent."""
    whole = _counts(subject).sum(axis=1)
    place, count = int(whole.argmax()), int(whole.sum())
    if not count:
        return None
    most = int(whole[place])
    text = QT_TRANSLATE_NOOP("Try", "It is right for the pictures of that class, and wrong for all others.")
    return Question(
        "errors.always",
        tell(ALWAYS, count=f"{count:,}", most=f"{most:,}", name=_class(place)),
        NUMBER, most / count, (tell(text), _divided(most, count)), SHARE,
        premise={"class": place},
    )  # fmt: skip


LOWEST = QT_TRANSLATE_NOOP("Try", "Which of these classes has the lowest recall?")
FOUND = QT_TRANSLATE_NOOP("Try", "{name}: {hits} of {count} pictures recognised")


def lowest(subject: Subject, rng: Random) -> Question | None:
    """More errors in a row are not always a lower recall."""
    found = recalls(_counts(subject))
    there = [c for c, share in enumerate(found) if share.count]
    if len(there) < 3:
        return None
    asked = sorted(rng.sample(there, 3))
    values = sorted(found[c].value for c in asked)
    if values[1] - values[0] < 1e-9:
        return None
    right = min(asked, key=lambda c: found[c].value)
    options = tuple(
        Option(str(c), tell(FOUND, name=_class(c), hits=found[c].hits, count=found[c].count)) for c in asked
    )
    return Question(
        "errors.lowest", tell(LOWEST), CHOICE, str(right),
        tuple(_divided(found[c].hits, found[c].count) for c in asked),
        options=options,
        hint=tell(QT_TRANSLATE_NOOP("Try", "Compare shares, not counts.")),
        premise={"classes": tuple(asked)},
    )  # fmt: skip


GAP = QT_TRANSLATE_NOOP(
    "Try",
    "{count} answers are between {low} and {high} sure, on average {sure}. Of these, {hits} {hits:is|are} right. How "
    "far is their accuracy from their confidence?",
)


def gap(subject: Subject, rng: Random) -> Question | None:
    """One bar of the reliability diagram."""
    verdicts = subject.reply.verdicts
    bins = reliability(verdicts.confidences, verdicts.right)
    there = [place for place, one in enumerate(bins) if one.share.count > 1]
    if not there:
        return None
    place = rng.choice(there)
    one = bins[place]
    sure, value = as_written(one.confidence), as_written(one.share.value)
    right = abs(value - sure)
    working = tell("|{value} − {sure}| = {right}", value=number(value), sure=number(sure), right=number(right))
    return Question(
        "errors.gap",
        tell(GAP, count=one.share.count, low=number(place / 10), high=number((place + 1) / 10), sure=number(sure),
             hits=one.share.hits),
        NUMBER, right, (_divided(one.share.hits, one.share.count), working), SHARE,
        hint=tell(QT_TRANSLATE_NOOP("Try", "First the share of right answers, then the difference.")),
        premise={"bin": place},
    )  # fmt: skip


GENERATORS: tuple[Generator, ...] = (
    accuracy, recall, loss, precision, lowest, gap, always,
)  # fmt: skip
"""In the order in which they take turns."""
