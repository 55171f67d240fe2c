"""Where a weight is used, and what an input cell gives to the outputs that it reaches. NumPy only.

GUI thread: this follows the mouse, computed from the arrays of the last reply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.arithmetic import Doubles, Reach, Slid, Tap, WindowLayer, cell, reach
from cifar_gui.engine.pooling import AdaptiveLayer, PoolLayer
from cifar_gui.engine.transposed import TransposedLayer
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.layers.window import OUTSIDE, Positions
from cifar_gui.spec import Pair


@dataclass(frozen=True, eq=False)
class Uses:
    """Where a weight is used: each time it multiplies one input cell, for one cell of its output map."""

    map: int
    channel: int
    """Of the input: ``c`` counted from the first channel of the group."""
    rows: Positions
    """(h,): the input rows on which the weight lies; outside of 0 to H - 1 in the padding."""
    columns: Positions
    """(w,)."""
    out_rows: Positions
    """(h,): the output row that it is used for there."""
    out_columns: Positions
    """(w,)."""
    source_rows: Positions
    """(h,): the input row that is read there, ``OUTSIDE`` for a padded zero."""
    source_columns: Positions
    """(w,)."""
    cut: int
    """How many further products fall beside the output, on cells that its padding cuts off."""

    @property
    def count(self) -> int:
        """How many products it is part of."""
        return len(self.rows) * len(self.columns)

    @property
    def padded(self) -> int:
        """How many of them have a padded zero, or a copy, as the other factor."""
        inside = [int(((at == source) & (source != OUTSIDE)).sum()) for at, source in
                  ((self.rows, self.source_rows), (self.columns, self.source_columns))]  # fmt: skip
        return self.count - inside[0] * inside[1]

    def place_of(self, at: Pair) -> Pair | None:
        """The input cell that it multiplies for output cell ``at``; None where it is not used for that."""
        places = [np.flatnonzero(out == one) for out, one in zip((self.out_rows, self.out_columns), at, strict=True)]
        if not all(map(len, places)):
            return None
        return int(self.rows[places[0][0]]), int(self.columns[places[1][0]])

    def values(self, x: NDArray[Any]) -> Doubles:
        """(h, w): the numbers of x (C, H, W) that it is multiplied with."""
        found: Doubles = x[self.channel][self.source_rows[:, None], self.source_columns].astype(np.float64)
        found[(self.source_rows == OUTSIDE)[:, None] | (self.source_columns == OUTSIDE)] = 0.0
        return found


def uses(layer: WindowLayer | TransposedLayer, in_shape: Sequence[int], tap: Tap) -> Uses:
    """The places of weight ``tap`` on input of shape (..., H, W)."""
    out_map, channel, i, j = tap
    down, across = layer.axes(in_shape)
    (rows, out_rows), (columns, out_columns) = down.met(i), across.met(j)
    return Uses(
        out_map, layer.channels(out_map)[channel], rows, columns, out_rows, out_columns,
        down.sources(rows, layer.padding_mode), across.sources(columns, layer.padding_mode),
        prod(in_shape[-2:]) - len(rows) * len(columns) if isinstance(layer, TransposedLayer) else 0,
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Shares:
    """What an input cell gives to one output map: the cells that it reaches, and its weight in each."""

    channels: tuple[int, ...]
    """Of the input, those that the map looks at."""
    rows: tuple[int, ...]
    """Of the output."""
    columns: tuple[int, ...]
    values: Doubles
    """(c,): what the input holds."""
    weights: Doubles
    """(c, rows, columns): by how much each output cell changes with it. The weights of taps that read the same cell,
    as copies in the padding do, are added up. 1 for a winner of its window and 0 for a loser; 1 / n in a mean of n."""

    @property
    def shares(self) -> Doubles:
        """(rows, columns): its part of each output cell."""
        products: Doubles = (self.values[:, None, None] * self.weights).sum(0)
        return products


def shares(layer: Slid, x: NDArray[Any], at: Pair, out_map: int, indices: NDArray[np.int64] | None = None) -> Shares:
    """What input cell ``at = (row, column)`` of a picture x (C, H, W) gives to an output map.

    ``indices`` (H', W') are the winners of that map as torch found them; without them they are looked for.
    """
    found = reach(layer, x.shape, at)
    channels = tuple(layer.channels(out_map))
    if isinstance(layer, PoolLayer | AdaptiveLayer):
        weights = _shares_of_pooling(layer, x, at, out_map, found, indices)[None]
    else:
        weights = layer.weights_on(x.shape, at, out_map, found)
    values = x[list(channels), at[0], at[1]].astype(np.float64)
    return Shares(channels, found.rows, found.columns, values, weights)


def _shares_of_pooling(
    layer: PoolLayer | AdaptiveLayer, x: NDArray[Any], at: Pair, channel: int, found: Reach,
    indices: NDArray[np.int64] | None,
) -> Doubles:  # fmt: skip
    """(rows, columns): 1 where the input cell won and 0 where it lost, or 1 / n in a mean of n."""
    if layer.kind == MAXIMUM and indices is not None:
        won: Doubles = (indices[np.ix_(found.rows, found.columns)] == at[0] * x.shape[2] + at[1]).astype(np.float64)
        return won
    down, across = layer.axes(x.shape)

    def share(row: int, column: int) -> float:
        if layer.kind == MAXIMUM:
            one = cell(layer, x, (channel, row, column))
            return float(one.place == at)
        divisor = layer.divisor(x.shape, (row, column), down.inside(row) * across.inside(column))
        return 1 / divisor if divisor else np.nan

    table = [[share(row, column) for column in found.columns] for row in found.rows]
    return np.array(table, np.float64).reshape(len(found.rows), len(found.columns))
