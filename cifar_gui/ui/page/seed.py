"""The seed of fresh weights, as a control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Range

LARGEST_SEED = 2**53 - 1
"""Of what ``torch.manual_seed`` takes, the part that JSON holds exactly."""


@dataclass(frozen=True)
class Seed:
    """What decides the fresh weights."""

    seed: Annotated[int, Range(0, LARGEST_SEED), Label(QT_TRANSLATE_NOOP("Lesson", "random seed"))] = 5
