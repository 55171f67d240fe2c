"""The arithmetic behind one output cell of a transposed convolution: the input cells that reach it. NumPy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.arithmetic import CellArithmetic, Doubles, Reach, SumLayer, Tap
from cifar_gui.layers import kind_of
from cifar_gui.layers.transposed import TransposedWindow
from cifar_gui.protocol import Floats
from cifar_gui.spec import Pair


@dataclass(frozen=True, eq=False, kw_only=True)
class TransposedLayer(TransposedWindow, SumLayer):
    """A transposed convolution: its geometry and its numbers."""

    @classmethod
    def of(cls, params: Any, weight: Floats, bias: Floats | None) -> TransposedLayer:
        """From the params that led to a result, and torch's weight (C, O / groups, kH, kW)."""
        window = kind_of(params).window(params)
        return cls(**vars(window), weight=by_map(weight, params.groups), bias=bias, groups=params.groups)

    def cell(self, x: NDArray[Any], at: tuple[int, int, int]) -> CellArithmetic:
        """The arithmetic of output cell ``at = (o, i, j)`` for one picture ``x`` of shape (C, H, W)."""
        out_channel, i, j = at
        down, across = self.axes(x.shape)
        rows, columns = down.taps(i), across.taps(j)
        channels = self.channels(out_channel)
        values = x[channels.start : channels.stop, rows[:, None], columns]
        weights = self.weight[out_channel][:, down.weights(i)[:, None], across.weights(j)]
        products = values.astype(np.float64) * weights
        sums = products.sum((1, 2))
        bias = None if self.bias is None else float(self.bias[out_channel])
        return CellArithmetic(
            channels=tuple(channels), rows=rows, columns=columns, source_rows=rows, source_columns=columns,
            padded=np.zeros((len(rows), len(columns)), np.bool_), values=values, weights=weights, products=products,
            sums=sums, bias=bias, total=float(sums.sum()) + (bias or 0.0),
        )  # fmt: skip

    def kernel_place(self, in_shape: Sequence[int], at: Pair, factor: Pair) -> Pair:
        """Where in the kernel the weight of a factor of output cell ``at`` stands."""
        (down, across), (i, j) = self.axes(in_shape), factor
        return int(down.weights(at[0])[i]), int(across.weights(at[1])[j])

    def index(self, tap: Tap) -> Tap:
        """How torch indexes its weight (C, O / groups, kH, kW) for ``tap`` = (o, c, i, j)."""
        out_map, channel, i, j = tap
        return self.channels(out_map)[channel], out_map % (len(self.weight) // self.groups), i, j

    def weights_on(self, in_shape: Sequence[int], at: Pair, out_map: int, reached: Reach) -> Doubles:
        """(c, rows, columns): the weights of input cell ``at`` in the cells that it reaches."""
        rows, columns = (
            (np.array(cells, np.int64) + axis.back.pad_low - position * axis.back.stride) // axis.back.dilation
            for axis, cells, position in zip(self.axes(in_shape), (reached.rows, reached.columns), at, strict=True)
        )
        weights: Doubles = self.weight[out_map][:, rows[:, None], columns].astype(np.float64)
        return weights


def by_map(weight: Floats, groups: int) -> Floats:
    """torch's (C, O / groups, kH, kW) as (O, C / groups, kH, kW), the way a convolution holds its own."""
    channels, maps, *size = weight.shape
    grouped = weight.reshape(groups, channels // groups, maps, *size).swapaxes(1, 2)
    return np.ascontiguousarray(grouped.reshape(groups * maps, channels // groups, *size))
