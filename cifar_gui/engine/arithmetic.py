"""The arithmetic behind one output cell of a layer, and which cells an input cell reaches. NumPy only.

One way of asking for every layer: ``cell(layer, x, at)`` for a convolution (products), a pooling layer (candidates and
a winner, or a mean) and a linear layer (products). Each answer knows its ``total``, and as its ``gradient`` which input
cells it depends on, and how much.

GUI thread: this follows the mouse, computed from the arrays of the last reply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.dense import LinearCell, LinearLayer, linear_cell
from cifar_gui.engine.pooling import AdaptiveLayer, PoolCell, PoolLayer
from cifar_gui.layers import kind_of
from cifar_gui.layers.kind import SUM
from cifar_gui.layers.window import OUTSIDE, Positions, Window
from cifar_gui.protocol import Floats
from cifar_gui.spec import Pair

if TYPE_CHECKING:
    from cifar_gui.engine.transposed import TransposedLayer
    from cifar_gui.layers.transposed import TransposedFormula
    from cifar_gui.layers.window import AdaptiveFormula, SizeFormula

Doubles = NDArray[np.float64]
Tap = tuple[int, int, int, int]
"""(o, c, i, j): a weight by its map, its channel in the group, and its place in the kernel."""
Axis: TypeAlias = "SizeFormula | AdaptiveFormula | TransposedFormula"


@dataclass(frozen=True, eq=False, kw_only=True)
class SumLayer:
    """A layer whose cells are sums of products with weights, over the channels of a group."""

    kind: ClassVar[str] = SUM
    weight: Floats
    """(O, C / groups, kH, kW)."""
    bias: Floats | None
    """(O,)."""
    groups: int = 1

    def channels(self, out_channel: int) -> range:
        """The input channels that output map ``out_channel`` looks at: all of them, or those of its group."""
        size = self.weight.shape[1]
        group = out_channel // (self.weight.shape[0] // self.groups)
        return range(group * size, (group + 1) * size)

    def maps(self, in_shape: Sequence[int], channel: int | None) -> range:
        """The output maps that look at a channel; all of them for None."""
        count, per_group = len(self.weight), len(self.weight) // self.groups
        group = 0 if channel is None else channel // self.weight.shape[1]
        return range(count) if channel is None else range(group * per_group, (group + 1) * per_group)


@dataclass(frozen=True, eq=False, kw_only=True)
class WindowLayer(Window, SumLayer):
    """A convolution: a window that slides, and its numbers."""

    @classmethod
    def of(cls, params: Any, weight: Floats, bias: Floats | None) -> WindowLayer:
        """From the params of a convolution that led to a result, and its weight and bias."""
        window = kind_of(params).window(params, weight.shape[2:])
        return cls(**vars(window), weight=weight, bias=bias, groups=params.groups)

    def cell(self, x: NDArray[Any], at: tuple[int, int, int]) -> CellArithmetic:
        """The arithmetic of output cell ``at = (o, i, j)`` for one picture ``x`` of shape (C, H, W)."""
        return _convolution_cell(self, x, at)

    def kernel_place(self, in_shape: Sequence[int], at: Pair, factor: Pair) -> Pair:
        """Where in the kernel the weight of a factor of output cell ``at`` stands: where the factor does."""
        return factor

    def index(self, tap: Tap) -> Tap:
        """How torch indexes its weight for ``tap``."""
        return tap

    def weights_on(self, in_shape: Sequence[int], at: Pair, out_map: int, reached: Reach) -> Doubles:
        """(c, rows, columns): the weights of input cell ``at`` in the cells that it reaches, copies added up."""
        by_row, by_column = (
            np.array([axis.sources(axis.taps(index), self.padding_mode) == position for index in indices], np.float64)
            .reshape(len(indices), axis.kernel)
            for axis, indices, position in zip(self.axes(in_shape), (reached.rows, reached.columns), at, strict=True)
        )  # fmt: skip
        weights: Doubles = by_row @ self.weight[out_map].astype(np.float64) @ by_column.T
        return weights


@dataclass(frozen=True, eq=False)
class CellArithmetic:
    """One output cell written out: ``total = sums.sum() + bias``, ``sums`` over ``products = values * weights``.

    ``c`` counts the channels of the cell's group. Products and sums are float64, so they agree with torch's float32
    output to its rounding.
    """

    channels: tuple[int, ...]
    """(c,): the input channels used."""
    rows: Positions
    """(kH,): row of each tap in the input; below 0 or above H - 1 in the padding."""
    columns: Positions
    """(kW,)."""
    source_rows: Positions
    """(kH,): the row each tap copies, ``shapes.OUTSIDE`` for a padded zero."""
    source_columns: Positions
    """(kW,)."""
    padded: NDArray[np.bool_]
    """(kH, kW): the tap lies in the padding, whatever value stands there."""
    values: Floats
    """(c, kH, kW): what the taps read."""
    weights: Floats
    """(c, kH, kW)."""
    products: Doubles
    """(c, kH, kW)."""
    sums: Doubles
    """(c,): the products of each channel, added."""
    bias: float | None
    total: float

    def gradient(self, in_shape: Sequence[int]) -> Doubles:
        """(C, H, W): by how much the cell changes with each input cell."""
        found = np.zeros(tuple(in_shape))
        for i, j in np.argwhere((self.source_rows != OUTSIDE)[:, None] & (self.source_columns != OUTSIDE)):
            found[list(self.channels), self.source_rows[i], self.source_columns[j]] += self.weights[:, i, j]
        return found


Slid: TypeAlias = "WindowLayer | TransposedLayer | PoolLayer | AdaptiveLayer"
"""A layer whose windows slide over pictures."""


@overload
def cell(layer: WindowLayer, x: NDArray[Any], at: tuple[int, int, int]) -> CellArithmetic: ...
@overload
def cell(layer: PoolLayer | AdaptiveLayer, x: NDArray[Any], at: tuple[int, int, int]) -> PoolCell: ...
@overload
def cell(layer: LinearLayer, x: NDArray[Any], at: tuple[int]) -> LinearCell: ...
def cell(layer: Slid | LinearLayer, x: NDArray[Any], at: tuple[int, ...]) -> CellArithmetic | PoolCell | LinearCell:
    """The arithmetic of one output cell.

    Args:
        layer: what computes it.
        x: one picture (C, H, W), or one row of numbers (in_features,) for a linear layer.
        at: (o, i, j), or (o,) for a linear layer.
    """
    return linear_cell(layer, x, at[0]) if isinstance(layer, LinearLayer) else layer.cell(x, (at[0], at[1], at[2]))


def _convolution_cell(layer: WindowLayer, x: NDArray[Any], at: tuple[int, int, int]) -> CellArithmetic:
    out_channel, i, j = at
    row_axis, column_axis = layer.axes(x.shape)
    rows, columns = row_axis.taps(i), column_axis.taps(j)
    source_rows = row_axis.sources(rows, layer.padding_mode)
    source_columns = column_axis.sources(columns, layer.padding_mode)
    channels = layer.channels(out_channel)

    values = x[channels.start : channels.stop, source_rows[:, None], source_columns]
    zero = (source_rows == OUTSIDE)[:, None] | (source_columns == OUTSIDE)
    values = np.where(zero, values.dtype.type(0), values)
    weights = layer.weight[out_channel]
    products = values.astype(np.float64) * weights
    sums = products.sum((1, 2))
    bias = None if layer.bias is None else float(layer.bias[out_channel])
    return CellArithmetic(
        channels=tuple(channels), rows=rows, columns=columns, source_rows=source_rows, source_columns=source_columns,
        padded=zero | (rows != source_rows)[:, None] | (columns != source_columns), values=values, weights=weights,
        products=products, sums=sums, bias=bias, total=float(sums.sum()) + (bias or 0.0),
    )  # fmt: skip


@dataclass(frozen=True)
class Rectangle:
    """Cells of the input; ``top`` and ``left`` are negative in the padding."""

    top: int
    left: int
    height: int
    width: int


def window(layer: Slid, in_shape: Sequence[int], at: Pair) -> Rectangle:
    """The rectangle that the window of output cell ``at = (i, j)`` covers, gaps of the dilation included."""
    axes: tuple[Axis, ...] = layer.axes(in_shape)
    (top, height), (left, width) = (
        (int(taps[0]), int(taps[-1] - taps[0]) + 1) if len(taps) else (0, 0)
        for axis, index in zip(axes, at, strict=True)
        for taps in [axis.taps(index)]
    )
    return Rectangle(top, left, height, width)


@dataclass(frozen=True)
class Reach:
    """The output cells that read one input cell: every (i, j) of ``rows`` times ``columns``, in each of ``maps``."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    maps: range
    """The output maps that look at the cell's channel; all of them when no channel was named."""


def reach(layer: Slid, in_shape: Sequence[int], at: Pair, channel: int | None = None) -> Reach:
    """Where input cell ``at = (row, column)`` goes, copies in the padding included."""
    axes: tuple[Axis, ...] = layer.axes(in_shape)
    rows, columns = (
        tuple(np.flatnonzero(axis.taps_on(position, layer.padding_mode)).tolist())
        for axis, position in zip(axes, at, strict=True)
    )
    return Reach(rows, columns, layer.maps(in_shape, channel))
