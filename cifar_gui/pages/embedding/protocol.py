"""What the page of the cloud of pictures asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Floats
from cifar_gui.protocol.models import Model
from cifar_gui.protocol.verdicts import Verdicts
from cifar_gui.spec import Network

SEED = 0
"""Of the directions that ``torch.pca_lowrank`` begins with."""
COMPONENTS, ROUNDS = 16, 8
"""Directions that it looks for, and how often it comes closer to them."""


@dataclass(frozen=True)
class Embed:
    """Where do pictures lie in the last hidden layer of a network?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.embedding.engine:answers"
    id: int
    page: str
    params: Any
    """``lessons.embedding.EmbeddingParams``."""
    model: Model
    source: str
    """``protocol.SAMPLES`` or CIFAR10."""
    split: str
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class Embedded:
    """The answer to an Embed."""

    id: int
    page: str
    params: Any
    model: Model
    network: Network
    source: str
    split: str
    layer: str
    """The last linear layer: what goes into it is looked at."""
    indices: NDArray[np.int64]
    """(n,): which pictures of the split, ascending; of every class as many as there are, at most."""
    features: Floats
    """(n, F): what goes into that layer."""
    points: Floats
    """(n, 2): along the two directions that keep the most of its variance."""
    shares: Floats
    """(q,): how much of the variance each direction keeps, the most first."""
    verdicts: Verdicts
    """Of these pictures."""
    milliseconds: float

    @property
    def plane(self) -> str:
        """Which plane it is: another network, or other pictures, give another one."""
        return f"{self.model.key} {self.source} {self.split} {len(self.indices)}"
