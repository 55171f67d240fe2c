"""Questions on a sweep over learning rates. No torch."""

from __future__ import annotations

from random import Random

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    Generator,
    Option,
    Question,
    Subject,
    literal,
    number,
    roughly,
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

RATIO = QT_TRANSLATE_NOOP(
    "Try",
    "A sweep goes from {lowest} to {highest} in {steps} steps, each rate the same factor above the one before. By "
    "which factor does the rate grow in ten steps?",
)


def factor(subject: Subject, rng: Random) -> Question | None:
    """The factor of ten steps."""
    lowest, decades = rng.choice((1e-6, 1e-5, 1e-4)), rng.choice((2, 3, 4, 5))
    each = rng.choice((10, 20, 40))
    steps = decades * each + 1
    right = 10.0 ** (10 / each)
    return Question(
        "rates.factor",
        tell(RATIO, lowest=number(lowest, 6), highest=number(lowest * 10.0**decades, 6), steps=steps),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "{gaps} factors make {decades} powers of ten; ten of them make 10^{share}:"),
                gaps=steps - 1, decades=decades, share=number(10 / each),
            ),
            literal(f"10^({decades} · 10 / {steps - 1}) = {number(right)}"),
        ),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Count in powers of ten: how many of them do ten steps go up?")),
        premise={"lowest": lowest, "highest": lowest * 10.0**decades, "steps": steps},
    )  # fmt: skip


MIDDLE = QT_TRANSLATE_NOOP(
    "Try", "A sweep goes from {lowest} to {highest}, evenly over the logarithm. Which rate does its middle step have?"
)


def middle(subject: Subject, rng: Random) -> Question | None:
    """The rate in the middle, which is no mean."""
    lowest, highest = rng.choice(((1e-4, 1.0), (1e-5, 0.1), (1e-3, 10.0), (1e-4, 0.01)))
    right = (lowest * highest) ** 0.5
    slip = tell(QT_TRANSLATE_NOOP("Try", "That is the mean; on a logarithmic axis it lies close to the right end."))
    return Question(
        "rates.middle",
        tell(MIDDLE, lowest=number(lowest, 6), highest=number(highest, 6)),
        NUMBER,
        right,
        (literal(f"√({number(lowest, 6)} · {number(highest, 6)}) = {number(right, 6)}"),),
        roughly(right),
        slips=(((lowest + highest) / 2, slip),),
        premise={"lowest": lowest, "highest": highest},
    )


TAKE = QT_TRANSLATE_NOOP(
    "Try", "The loss falls most steeply at lr {steepest} and is lowest at {lowest}. Which rate does this page suggest?"
)


def suggested(subject: Subject, rng: Random) -> Question | None:
    """The rule of the page, on numbers of its own."""
    steepest, ratio = rng.choice((0.001, 0.002, 0.01, 0.02, 0.05)), rng.choice((4, 9, 16))
    lowest, right = steepest * ratio, steepest * ratio**0.5
    slip = tell(QT_TRANSLATE_NOOP("Try", "That is the mean; halfway on a logarithmic axis is the root of the product."))
    return Question(
        "rates.suggested",
        tell(TAKE, steepest=number(steepest), lowest=number(lowest)),
        NUMBER,
        right,
        (literal(f"√({number(steepest)} · {number(lowest)}) = {number(right)}"),),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Halfway between the two, on the axis of the curve.")),
        slips=(((steepest + lowest) / 2, slip),),
        premise={"low": steepest, "high": lowest},
    )


def weights(subject: Subject, rng: Random) -> Question | None:
    """What a sweep leaves behind."""
    options = (
        Option("kept", tell(QT_TRANSLATE_NOOP("Try", "They stay as they were: the sweep works on a copy."))),
        Option("changed", tell(QT_TRANSLATE_NOOP("Try", "They go on from where the sweep ended."))),
        Option("best", tell(QT_TRANSLATE_NOOP("Try", "They become those at the lowest loss of the sweep."))),
    )
    return Question(
        "rates.weights",
        tell(QT_TRANSLATE_NOOP("Try", "A sweep starts from the last weights of a run. What happens to that run?")),
        CHOICE,
        "kept",
        (tell(QT_TRANSLATE_NOOP("Try", "At its end a sweep has usually ruined its weights: nobody would keep them.")),),
        options=options,
    )


GENERATORS: tuple[Generator, ...] = (factor, suggested, weights, middle)
"""In the order in which they take turns."""
