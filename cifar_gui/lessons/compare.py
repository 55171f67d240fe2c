"""The second part of 7.9: the runs that are kept, beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.pages.compare import AT_STEP, AXES, BEST, LAST, QUANTITIES, CompareContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, Section, When


@dataclass(frozen=True)
class CompareParams:
    """What the curves are of and how they are drawn, and what the table says of each run."""

    quantity: Annotated[
        str,
        Choice(tuple(key for key, _ in QUANTITIES), tuple(title for _, title in QUANTITIES)),
        Label(QT_TRANSLATE_NOOP("Lesson", "curve")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Curves")),
    ] = "loss"
    axis: Annotated[
        str,
        Choice(tuple(key for key, _ in AXES), tuple(title for _, title in AXES)),
        Label(QT_TRANSLATE_NOOP("Lesson", "over")),
    ] = "step"
    smoothing: Annotated[int, Range(0, 10), Label(QT_TRANSLATE_NOOP("Lesson", "smoothing"))] = 4
    log_x: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "log scale across"))] = False
    log_y: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "log scale upwards"))] = False
    bands: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "seeds as one band"))] = True
    moment: Annotated[
        str,
        Choice(
            (LAST, BEST, AT_STEP),
            (
                QT_TRANSLATE_NOOP("Lesson", "at the end"),
                QT_TRANSLATE_NOOP("Lesson", "at its best"),
                QT_TRANSLATE_NOOP("Lesson", "at a step"),
            ),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "each run")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Table")),
    ] = LAST
    at: Annotated[
        int, Range(1, 100_000, 100), When("moment", (AT_STEP,)), Label(QT_TRANSLATE_NOOP("Lesson", "at step"))
    ] = 500  # fmt: skip
    every: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "every setting"))] = False


COMPARE = CompareContent(
    params=CompareParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Losses over steps"), CompareParams()),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "Accuracies over epochs"),
            CompareParams("validation_accuracy", "epoch", smoothing=0),
        ),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "What it costs: accuracy over FLOPs"),
            CompareParams("validation_accuracy", "flops", smoothing=0, log_x=True),
        ),
        Example(QT_TRANSLATE_NOOP("Lesson", "Each run at its best"), CompareParams(moment=BEST)),
    ),
    facts=(
        Fact(CIFAR10_QUICK, (1, 3, 32, 32), {"flops": 69_209_856}),
        Fact(CIFAR10_QUICK_BATCHNORM, (1, 3, 32, 32), {"flops": 69_209_856}),
    ),
)
