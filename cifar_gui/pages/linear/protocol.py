"""What the page of linear layers asks, and what it is told."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Floats, Pictures


@dataclass(frozen=True)
class AskLinear:
    """Flatten a batch of pictures and run ``nn.Linear`` on it."""

    answered_by: ClassVar[str] = "cifar_gui.pages.linear.engine:answer"
    id: int
    page: str
    params: Any
    """``lessons.linear.LinearParams``."""
    pictures: Pictures
    seed: int
    """``torch.manual_seed(seed)`` directly before the layer is built."""
    device: str = "cpu"
    allow: bool = False
    """The user has agreed to the cost that an earlier Failure named."""


@dataclass(frozen=True)
class LinearAnswer:
    """The answer to an AskLinear, on the CPU."""

    id: int
    page: str
    params: Any
    pictures: Pictures
    seed: int
    device: str
    x: Floats
    """(N, 3, 32, 32) in [0, 1]."""
    flat_shape: tuple[int, ...]
    """(..., in_features): what flatten makes of x, the same numbers in the same order."""
    y_shape: tuple[int, ...]
    """(..., out_features)."""
    rows: Floats
    """(R, out_features): y, the dimensions before the last one counted through."""
    weight: Floats
    """(out_features, in_features)."""
    bias: Floats | None
    """(out_features,)."""
    labels: NDArray[np.int64]
    """(N,)."""
    milliseconds: float
    """The forward call alone."""

    @property
    def vectors(self) -> Floats:
        """(R, in_features): the flattened batch, a row for each output of the layer."""
        return self.x.reshape(-1, self.flat_shape[-1])

    @property
    def whole(self) -> bool:
        """Whether one row holds all pictures of the batch."""
        return self.flat_shape[-1] > math.prod(self.x.shape[1:])
