"""The whole of a trained network: what it makes of a picture, why it answers as it does, and what it gets wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.pages.maps import SCALES, MapsContent
from cifar_gui.spec import (
    QT_TRANSLATE_NOOP,
    Choice,
    Example,
    Fact,
    Label,
    Lesson,
    Part,
    PartsContent,
    Range,
    Section,
    When,
)

QUICK, BATCHNORM = "shipped:cifar10-quick", "shipped:cifar10-quick-batchnorm"
"""The networks that are shipped with their weights."""
FRESH_QUICK = f"fresh:{CIFAR10_QUICK.name}"
FRESH_BATCHNORM = f"fresh:{CIFAR10_QUICK_BATCHNORM.name}"


@dataclass(frozen=True)
class ModelParams:
    """Which network is looked into; every part of the lesson has it."""

    model: Annotated[
        str,
        Choice((QUICK, BATCHNORM)),
        Label(QT_TRANSLATE_NOOP("Lesson", "network")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Network")),
    ] = QUICK


@dataclass(frozen=True)
class MapsParams(ModelParams):
    """How its maps are looked at."""

    scale: Annotated[
        str,
        Choice(SCALES, (QT_TRANSLATE_NOOP("Lesson", "each layer"), QT_TRANSLATE_NOOP("Lesson", "one for all"))),
        Label(QT_TRANSLATE_NOOP("Lesson", "colour scale")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Display")),
    ] = SCALES[0]
    field: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "receptive field"))] = True
    effective: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "effective field"))] = True
    pictures: Annotated[
        int, Range(1, 1000), When("effective", (True,)), Label(QT_TRANSLATE_NOOP("Lesson", "pictures"))
    ] = 64
    """Of the split, evenly spread."""


TRAINED = Example(QT_TRANSLATE_NOOP("Lesson", "CIFAR10-quick, trained"), MapsParams())
ONE_SCALE = Example(QT_TRANSLATE_NOOP("Lesson", "One scale for all layers"), MapsParams(scale=SCALES[1]))
NORMALISED = Example(QT_TRANSLATE_NOOP("Lesson", "With BatchNorm and ReLU"), MapsParams(model=BATCHNORM))
UNTRAINED = Example(QT_TRANSLATE_NOOP("Lesson", "Never trained"), MapsParams(model=FRESH_QUICK))

PICTURE = (1, 3, 32, 32)
GROWTH = (5, 6, 14, 16, 32, 36)
"""Pixels a side that a cell sees after each convolution and pooling of CIFAR10-quick."""

MAPS = MapsContent(
    params=MapsParams,
    networks=(CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM),
    examples=(TRAINED, ONE_SCALE, NORMALISED, UNTRAINED),
    facts=(
        Fact(MapsParams(model=FRESH_QUICK), PICTURE, {"shape": (1, 10), "parameters": 145_578, "fields": GROWTH}),
        Fact(MapsParams(model=FRESH_BATCHNORM), PICTURE, {"shape": (1, 10), "parameters": 145_706, "fields": GROWTH}),
    ),
)

LESSON = Lesson(
    key="network",
    number="",
    tab=QT_TRANSLATE_NOOP("Lesson", "Whole network"),
    title=QT_TRANSLATE_NOOP("Lesson", "A picture through the whole network"),
    torch_name="torch.nn.Sequential",
    content=PartsContent((Part("maps", QT_TRANSLATE_NOOP("Lesson", "Maps"), MAPS),)),
)
"""Without a number: the course has no such lesson."""
