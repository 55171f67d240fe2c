"""What the page of a network's errors asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from cifar_gui.protocol.models import Model
from cifar_gui.protocol.verdicts import Verdicts
from cifar_gui.spec import Network


@dataclass(frozen=True)
class Judge:
    """What does a network say of every picture of a split? Answered in parts, the last one whole."""

    answered_by: ClassVar[str] = "cifar_gui.pages.evaluation.engine:answers"
    id: int
    page: str
    params: Any
    """``lessons.evaluation.EvaluationParams``."""
    model: Model
    compared: Model | None
    """Another network, which is judged as well; None for none."""
    source: str
    """``protocol.SAMPLES`` or CIFAR10."""
    split: str
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class Judged:
    """The whole answer to a Judge."""

    id: int
    page: str
    params: Any
    model: Model
    network: Network
    source: str
    split: str
    verdicts: Verdicts
    compared: Verdicts | None
    """What the other network says, if there is one."""
    other: tuple[Network, Model] | None
    """That network."""
    milliseconds: float
    """Until all pictures were judged; next to nothing where they had been before."""
