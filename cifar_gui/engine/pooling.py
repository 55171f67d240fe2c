"""The arithmetic behind one output cell of a pooling layer: the candidates and the winner, or the mean. NumPy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.layers import kind_of
from cifar_gui.layers.kind import MAXIMUM, MEAN
from cifar_gui.layers.window import OUTSIDE, AdaptiveWindow, Positions, Window
from cifar_gui.spec import Pair, keywords

Doubles = NDArray[np.float64]
Numbers = NDArray[np.floating]


@dataclass(frozen=True, kw_only=True)
class Pools:
    """What pooling layers of both sorts can say of their cells: each looks at one channel alone."""

    kind: str
    """MAXIMUM or MEAN."""

    def cell(self, x: Numbers, at: tuple[int, int, int]) -> PoolCell:
        """The arithmetic of output cell ``at = (c, i, j)`` for one picture ``x`` of shape (C, H, W)."""
        return pool_cell(self, x, at)  # type: ignore[arg-type]  # there are no others

    def channels(self, out_channel: int) -> range:
        """The input channels that an output map looks at."""
        return range(out_channel, out_channel + 1)

    def maps(self, in_shape: Sequence[int], channel: int | None) -> range:
        """The output maps that look at a channel; all of them for None."""
        return range(in_shape[-3] if len(in_shape) > 2 else 1) if channel is None else range(channel, channel + 1)


@dataclass(frozen=True, kw_only=True)
class PoolLayer(Pools, Window):
    """A window that takes the largest number or the mean, in each channel by itself.

    Its padding is minus infinity for a maximum, zeros for a mean.
    """

    count_include_pad: bool = True
    """Whether a mean counts padded cells."""
    divisor_override: int | None = None

    def divisor(self, in_shape: Sequence[int], at: Pair, inside: int) -> int:
        """What the sum of a mean is divided by; ``inside`` of its cells lie in the input.

        Cells beyond the padding, which ceil_mode reaches, are never counted.
        """
        if self.divisor_override is not None:
            return self.divisor_override
        if not self.count_include_pad:
            return inside
        lengths = [
            min(first + axis.kernel, axis.size + axis.pad_high) - first
            for axis, index in zip(self.axes(in_shape), at, strict=True)
            for first in [index * axis.stride - axis.pad_low]
        ]
        return lengths[0] * lengths[1]


@dataclass(frozen=True, kw_only=True)
class AdaptiveLayer(Pools, AdaptiveWindow):
    """Pooling to an output of a given size: the windows follow from it, and may differ in size."""

    def divisor(self, in_shape: Sequence[int], at: Pair, inside: int) -> int:
        """All cells of the window."""
        return inside


def pool_layer(params: Any) -> PoolLayer | AdaptiveLayer:
    """The layer of params that led to a result."""
    kind, given = kind_of(params), keywords(params)
    window = kind.window(params)
    if isinstance(window, AdaptiveWindow):
        return AdaptiveLayer(**vars(window), kind=kind.cell)
    divides = {name: given[name] for name in ("count_include_pad", "divisor_override") if name in given}
    return PoolLayer(**vars(window), kind=kind.cell, **divides)


@dataclass(frozen=True, eq=False)
class PoolCell:
    """One output cell of a pooling layer, written out."""

    kind: str
    channel: int
    rows: Positions
    """(kH,): row of each candidate in the input; below 0 or above H - 1 outside of it."""
    columns: Positions
    """(kW,)."""
    outside: NDArray[np.bool_]
    """(kH, kW): the candidate lies in the padding, or beyond it."""
    values: Doubles
    """(kH, kW): minus infinity outside for a maximum, 0 for a mean."""
    winner: Pair | None
    """(row, column) within the window of the number that was taken, the first of equal ones; None for a mean."""
    divisor: int | None
    """What the sum is divided by; None for a maximum."""
    total: float

    @property
    def place(self) -> Pair | None:
        """(row, column) of the winner in the input."""
        if self.winner is None:
            return None
        return int(self.rows[self.winner[0]]), int(self.columns[self.winner[1]])

    def gradient(self, in_shape: Sequence[int]) -> Doubles:
        """(C, H, W): by how much the cell changes with each input cell."""
        found = np.zeros(tuple(in_shape))
        if self.place is not None:
            found[self.channel, self.place[0], self.place[1]] = 1.0
        elif self.divisor is not None:
            for i, j in np.argwhere(~self.outside):
                found[self.channel, self.rows[i], self.columns[j]] += 1 / self.divisor
        return found


def pool_cell(layer: PoolLayer | AdaptiveLayer, x: Numbers, at: tuple[int, int, int]) -> PoolCell:
    """The arithmetic of output cell ``at = (c, i, j)`` for one picture ``x`` of shape (C, H, W)."""
    channel, i, j = at
    row_axis, column_axis = layer.axes(x.shape)
    rows, columns = row_axis.taps(i), column_axis.taps(j)
    source_rows, source_columns = row_axis.sources(rows), column_axis.sources(columns)
    outside = (source_rows == OUTSIDE)[:, None] | (source_columns == OUTSIDE)
    values = x[channel, source_rows[:, None], source_columns].astype(np.float64)
    if layer.kind == MAXIMUM:
        values[outside] = -np.inf
        winner = _winner(values, outside)
        total = float(values[winner]) if winner is not None else -np.inf
        return PoolCell(MAXIMUM, channel, rows, columns, outside, values, winner, None, total)
    values[outside] = 0.0
    divisor = layer.divisor(x.shape, (i, j), int((~outside).sum()))
    with np.errstate(invalid="ignore"):
        total = float(values.sum() / divisor) if divisor else float("nan")
    return PoolCell(MEAN, channel, rows, columns, outside, values, None, divisor, total)


def _winner(values: Doubles, outside: NDArray[np.bool_]) -> Pair | None:
    """The first of the largest numbers inside; NaN beats every number, and the last NaN the others, as in torch."""
    places = np.argwhere(~outside)
    if not len(places):
        return None
    candidates = values[tuple(places.T)]
    missing = np.flatnonzero(np.isnan(candidates))
    best = places[missing[-1] if len(missing) else int(candidates.argmax())]
    return int(best[0]), int(best[1])
