"""Which network is looked into, for every part of the lesson on whole networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Section

QUICK, BATCHNORM = SHIPPED = ("shipped:cifar10-quick", "shipped:cifar10-quick-batchnorm")
"""The networks that are shipped with their weights."""


@dataclass(frozen=True)
class ModelParams:
    """Which network is looked into; every part of the lesson has it."""

    model: Annotated[
        str,
        Choice(SHIPPED),
        Label(QT_TRANSLATE_NOOP("Lesson", "network")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Network")),
    ] = QUICK


@dataclass(frozen=True)
class JudgedParams(ModelParams):
    """A network and the pictures on which it is judged."""

    judged: Annotated[
        str,
        Choice(
            ("held-out", "trained-on"),
            (QT_TRANSLATE_NOOP("Lesson", "unseen ones"), QT_TRANSLATE_NOOP("Lesson", "training set")),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "judged on")),
    ] = "held-out"
