"""The part of 7.9 in which a learning rate is found by a sweep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.pages.rates import RatesContent
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, Section

FRESH = ""
"""The weights that the recipe begins with."""


@dataclass(frozen=True)
class RatesParams:
    """A sweep from one learning rate to another."""

    weights: Annotated[
        str,
        Choice((FRESH,), (QT_TRANSLATE_NOOP("Lesson", "fresh weights"),)),
        Label(QT_TRANSLATE_NOOP("Lesson", "starts from")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Starts from")),
    ] = FRESH
    lowest: Annotated[
        float,
        Range(1e-8, 1.0, 1e-6),
        Label(QT_TRANSLATE_NOOP("Lesson", "lowest rate")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Sweep")),
    ] = 1e-6
    highest: Annotated[float, Range(0.01, 100.0, 1.0), Label(QT_TRANSLATE_NOOP("Lesson", "highest rate"))] = 10.0
    rates: Annotated[int, Range(20, 1000, 10), Label(QT_TRANSLATE_NOOP("Lesson", "rates tried"))] = 140


USUAL = RatesParams()
FINE = RatesParams(lowest=1e-4, highest=1.0, rates=240)
SHORT = RatesParams(lowest=1e-7, highest=1e-4, rates=60)

RATES = RatesContent(
    params=RatesParams,
    recipe=Recipe(),
    networks=(CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM),
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Seven decades"), USUAL),
        Example(QT_TRANSLATE_NOOP("Lesson", "Four decades, more finely"), FINE),
        Example(QT_TRANSLATE_NOOP("Lesson", "Too low everywhere"), SHORT),
    ),
    facts=(Fact(USUAL, (64, 3, 32, 32), {"shape": (64, 10), "rates": 140, "ratio": 1.1229}),),
)
