"""What a network gets wrong, as a part of the lesson on whole networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact
from cifar_gui.lessons.models import BATCHNORM, SHIPPED, JudgedParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.pages.evaluation import EvaluationContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Section, When


@dataclass(frozen=True)
class EvaluationParams(JudgedParams):
    """How its errors are counted, and in which order their pictures come."""

    cells: Annotated[
        str,
        Choice(
            ("counts", "shares", "difference"),
            (
                QT_TRANSLATE_NOOP("Lesson", "pictures"),
                QT_TRANSLATE_NOOP("Lesson", "% of the class"),
                QT_TRANSLATE_NOOP("Lesson", "difference to"),
            ),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "cells")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Errors")),
    ] = "counts"
    compared: Annotated[
        str, Choice(SHIPPED), When("cells", ("difference",)), Label(QT_TRANSLATE_NOOP("Lesson", "compared with"))
    ] = BATCHNORM
    order: Annotated[
        str,
        Choice(
            ("loss", "confidence"),
            (QT_TRANSLATE_NOOP("Lesson", "largest loss"), QT_TRANSLATE_NOOP("Lesson", "surest answer")),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "order")),
    ] = "loss"


BATCH = (64, 3, 32, 32)

EVALUATION = EvaluationContent(
    params=EvaluationParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "How often it is right"), EvaluationParams()),
        Example(QT_TRANSLATE_NOOP("Lesson", "Shares of each class"), EvaluationParams(cells="shares")),
        Example(QT_TRANSLATE_NOOP("Lesson", "What BatchNorm changes"), EvaluationParams(cells="difference")),
        Example(QT_TRANSLATE_NOOP("Lesson", "On what it was trained on"), EvaluationParams(judged="trained-on")),
    ),
    facts=(
        Fact(CIFAR10_QUICK, BATCH, {"logits": 10, "pictures in a piece": 51}),
        Fact(CIFAR10_QUICK_BATCHNORM, BATCH, {"logits": 10, "pictures in a piece": 51}),
    ),
)
