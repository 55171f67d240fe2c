"""The arithmetic behind one output of a linear layer. NumPy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Numbers = NDArray[np.floating]
BLOCK = 64
"""Products that are looked through at once for the heaviest."""


@dataclass(frozen=True, eq=False)
class LinearLayer:
    """``y = x W^T + b``: its numbers."""

    weight: Numbers
    """(out_features, in_features)."""
    bias: Numbers | None
    """(out_features,)."""


@dataclass(frozen=True, eq=False)
class LinearCell:
    """One output of a linear layer written out: ``total = products.sum() + bias``, ``products = values * weights``."""

    values: Doubles
    """(in_features,)."""
    weights: Doubles
    """(in_features,)."""
    products: Doubles
    """(in_features,)."""
    bias: float | None
    total: float

    def gradient(self, in_shape: Sequence[int]) -> Doubles:
        """(in_features,): by how much the output changes with each input."""
        return self.weights.reshape(tuple(in_shape))

    def largest(self, count: int) -> list[int]:
        """The inputs whose products weigh most, the heaviest first."""
        sizes = np.abs(self.products)
        # A row may hold a whole batch: only what reaches the last of as many blocks' greatest is sorted.
        edge = -np.inf
        if sizes.size > BLOCK * count > 0:
            peaks = np.fmax(np.fmax.reduceat(sizes, np.arange(0, sizes.size, BLOCK)), 0.0)
            edge = np.partition(peaks, -count)[-count]
        near = np.flatnonzero(~(sizes < edge))
        order = near[np.argsort(-sizes[near], kind="stable")]
        return [int(place) for place in order[:count]]


def linear_cell(layer: LinearLayer, x: Numbers, at: int) -> LinearCell:
    """The arithmetic of output ``at`` for one row ``x`` of shape (in_features,)."""
    values, weights = x.astype(np.float64), layer.weight[at].astype(np.float64)
    products = values * weights
    bias = None if layer.bias is None else float(layer.bias[at])
    return LinearCell(values, weights, products, bias, float(products.sum()) + (bias or 0.0))
