"""What the builder of networks asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cifar_gui.protocol import Failure
from cifar_gui.spec import Network


@dataclass(frozen=True)
class DescribeNetwork:
    """What comes out of every layer of a network, and what it takes?"""

    answered_by: ClassVar[str] = "cifar_gui.engine.network_misfits:answer"
    id: int
    page: str
    network: Network
    batch: int
    """N: pictures that go in at once."""


@dataclass(frozen=True)
class LayerReport:
    """One line of the table: a layer, or a block as a whole (its numbers hold those of its layers)."""

    in_shape: tuple[int, ...] | None
    """(N, ...); None behind a misfit."""
    out_shape: tuple[int, ...] | None
    """None for the misfit and what comes behind it."""
    parameters: int = 0
    """Weights and biases, as torchinfo counts; they are known behind a misfit, too."""
    multiply_adds: int = 0
    """For the whole batch: half of what torch's FlopCounterMode counts."""
    bytes: int = 0
    """Memory of the output for the whole batch, in float32; 0 where nothing new is written (views, in place)."""


@dataclass(frozen=True)
class NetworkReport:
    """The answer to a DescribeNetwork."""

    id: int
    page: str
    network: Network
    batch: int
    rows: tuple[LayerReport, ...]
    """In the order of ``engine.network_edits.rows``."""
    out_shape: tuple[int, ...] | None
    failure: Failure | None = None
    """Why the first misfit does not fit; its fixes change "network" as a whole."""
    fault: int | None = None
    """The row of the misfit."""
    parameters: int = 0
    multiply_adds: int = 0
    bytes: int = 0
    milliseconds: float = 0.0

    @property
    def trainable(self) -> bool:
        """Whether it answers pictures of CIFAR-10 with ten numbers."""
        return self.failure is None and self.network.in_shape == (3, 32, 32) and self.out_shape == (self.batch, 10)
