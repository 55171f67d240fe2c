"""Questions on runs by turns, of two of them. No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.pages.duel.verdict import LEAST_SHARE, SAME, SURE, A, B
from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    Generator,
    Option,
    Question,
    Subject,
    literal,
    near,
    number,
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

ERROR = QT_TRANSLATE_NOOP(
    "Try",
    "On {count} batches the losses of A and B differ by {mean} on average; the single differences scatter by {spread} "
    "(standard deviation). What is the standard error of the mean difference?",
)


def error(subject: Subject, rng: Random) -> Question | None:
    """The standard error of a mean."""
    count, spread, mean = (
        rng.choice((16, 25, 49, 100)),
        rng.choice((0.1, 0.2, 0.35, 0.6)),
        rng.choice((0.05, 0.12, 0.3)),
    )
    right = spread / math.sqrt(count)
    slip = tell(QT_TRANSLATE_NOOP("Try", "The error of a mean shrinks with the root of the number."))
    return Question(
        "duel.error",
        tell(ERROR, count=count, mean=number(mean), spread=number(spread)),
        NUMBER,
        right,
        (literal(f"{number(spread)} / √{count} = {number(right)}"),),
        near(right, 0.002),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Divided by the root of how many?")),
        slips=((spread / count, slip),),
        premise={"count": count, "spread": spread},
    )


WORTH = QT_TRANSLATE_NOOP(
    "Try",
    "A has a mean loss of {a}. B − A is {difference}, with a standard error of {error}. What does this page say?",
)


def worth(subject: Subject, rng: Random) -> Question | None:
    """The rule of the page, on numbers of its own."""
    a, error_ = rng.choice((1.0, 1.5, 2.0)), rng.choice((0.005, 0.02, 0.05))
    least = max(SURE * error_, LEAST_SHARE * a)
    difference = rng.choice((-1, 1)) * round(least * rng.choice((0.5, 2.0)), 3)
    right = SAME if abs(difference) <= least else B if difference < 0 else A
    options = (
        Option(A, tell(QT_TRANSLATE_NOOP("Try", "A is lower"))),
        Option(B, tell(QT_TRANSLATE_NOOP("Try", "B is lower"))),
        Option(SAME, tell(QT_TRANSLATE_NOOP("Try", "no real difference"))),
    )
    why = tell(
        QT_TRANSLATE_NOOP("Try", "It has to exceed two standard errors, and two percent of A: {least}."),
        least=number(least),
    )
    return Question(
        "duel.worth",
        tell(WORTH, a=number(a), difference=number(difference), error=number(error_)),
        CHOICE,
        right,
        (why,),
        options=options,
        premise={"a": a, "difference": difference, "error": error_},
    )


def one_seed(subject: Subject, rng: Random) -> Question | None:
    """What one seed cannot tell."""
    options = (
        Option("chance", tell(QT_TRANSLATE_NOOP("Try", "how much of the difference is chance"))),
        Option("lower", tell(QT_TRANSLATE_NOOP("Try", "which of these two runs has the lower loss"))),
        Option("batches", tell(QT_TRANSLATE_NOOP("Try", "how much the batches scatter"))),
    )
    return Question(
        "duel.seed",
        tell(QT_TRANSLATE_NOOP("Try", "A and B were trained once, with the same seed. What cannot be told from that?")),
        CHOICE,
        "chance",
        (tell(QT_TRANSLATE_NOOP("Try", "Only other seeds show how much the difference itself would vary.")),),
        options=options,
    )


GENERATORS: tuple[Generator, ...] = (worth, one_seed, error)
"""In the order in which they take turns."""
