"""What the page of compared runs asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cifar_gui.spec import Network


@dataclass(frozen=True)
class CountFlops:
    """How much do these networks work out for one picture that they train on?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.compare.engine:answer"
    id: int
    page: str
    networks: tuple[Network, ...]


@dataclass(frozen=True)
class Flops:
    """The answer to a CountFlops."""

    id: int
    page: str
    counts: dict[Network, int | None]
    """FLOPs of one picture forward and backward, two for each multiply-add; None of a network that cannot be built."""
