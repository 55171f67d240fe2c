"""What torch says to a loss on tables. What is written out of it is the same on the pages of losses and gradients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = tuple[tuple[float, ...], ...]
"""A table, row by row."""
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Quantity:
    """One step of the formula."""

    key: str
    """A word of ``pages.loss.engine``, such as "exp" or "difference"."""
    values: Values
    """(M, K): a row for each loss before reduction, or (M, 1); (H, W) for losses of single cells."""


@dataclass(frozen=True)
class LossAnswer:
    """The answer to an AskLoss."""

    id: int
    page: str
    params: Any
    tables: Mapping[str, Rows]
    form: str
    """How the loss comes about: "difference", "indices", "probabilities", "log-probabilities" or "binary"."""
    shapes: tuple[tuple[int, ...], ...]
    """Of the input, the target and the result."""
    value: float | None
    """None with reduction "none"."""
    quantities: tuple[Quantity, ...]
    """The last one is "loss": what is reduced."""
    divisor: float
    """What the sum of the losses is divided by, for "mean"."""
    grad: Values | None
    """d loss / d input, in the shape of the input's table; None for what has no gradient."""
    warnings: tuple[str, ...]
    """PyTorch's own words."""
    milliseconds: float

    def quantity(self, key: str) -> Values | None:
        """The values of one step, None if the formula has no such step."""
        return next((item.values for item in self.quantities if item.key == key), None)
