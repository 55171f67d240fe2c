"""The part of 7.9 in which runs that differ in one thing are trained by turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from cifar_gui.lesson import Fact
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, CIFAR10_QUICK_RELU
from cifar_gui.pages.duel import Contest, Difference, DuelContent, Value
from cifar_gui.recipe import ADAM, CONSTANT, NO_FLIP, RANDOM, SGD, Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Range, Section


@dataclass(frozen=True)
class DuelParams:
    """When they are judged, and which seed all have."""

    judged_after: Annotated[
        int,
        Range(10, 1000, 10),
        Label(QT_TRANSLATE_NOOP("Lesson", "judged after")),
        Section(QT_TRANSLATE_NOOP("Lesson", "All sides")),
    ] = 200
    seed: Annotated[int, Range(0, 9999), Label(QT_TRANSLATE_NOOP("Lesson", "seed"))] = 0


USUAL = DuelParams()
PLAIN = Recipe(
    network=CIFAR10_QUICK_RELU.name, lr=0.02, schedule=CONSTANT, weight_decay=0.0, epochs=10
)  # fmt: skip
NORMED = replace(PLAIN, network=CIFAR10_QUICK_BATCHNORM.name)


def _contest(title: str, recipe: Recipe, **differ: tuple[Value, ...]) -> Contest:
    return Contest(title, USUAL, recipe, tuple(Difference(*one) for one in differ.items()))


DUEL = DuelContent(
    params=DuelParams,
    networks=(CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, CIFAR10_QUICK_RELU),
    examples=(
        _contest(
            QT_TRANSLATE_NOOP("Lesson", "With and without BatchNorm"),
            PLAIN,
            network=(CIFAR10_QUICK_RELU.name, CIFAR10_QUICK_BATCHNORM.name),
        ),
        _contest(
            QT_TRANSLATE_NOOP("Lesson", "With and without ReLU"),
            PLAIN,
            network=(CIFAR10_QUICK_RELU.name, CIFAR10_QUICK.name),
        ),
        _contest(QT_TRANSLATE_NOOP("Lesson", "SGD and Adam"), NORMED, optimizer=(SGD, ADAM), lr=(0.02, 0.001)),
        _contest(QT_TRANSLATE_NOOP("Lesson", "Three learning rates"), NORMED, lr=(0.002, 0.02, 0.2)),
        _contest(QT_TRANSLATE_NOOP("Lesson", "Softmax before the loss"), NORMED, fault=("", "softmax_at_end")),
        _contest(QT_TRANSLATE_NOOP("Lesson", "Shuffled or not"), NORMED, shuffle=(True, False)),
        _contest(QT_TRANSLATE_NOOP("Lesson", "Augmented or not"), NORMED, flip=(NO_FLIP, RANDOM), shift=(0, 2)),
    ),
    facts=(
        Fact(PLAIN, (64, 3, 32, 32), {"shape": (64, 10), "parameters": 145_578}),
        Fact(NORMED, (64, 3, 32, 32), {"shape": (64, 10), "parameters": 145_706}),
    ),
)
