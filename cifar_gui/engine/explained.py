"""What explains the cells of a layer's output: which input they come from, and the arithmetic. NumPy only.

GUI thread: this follows the mouse, computed from the arrays of the last reply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from cifar_gui.engine import arithmetic
from cifar_gui.engine.arithmetic import CellArithmetic, Reach, Rectangle, Slid, SumLayer, WindowLayer
from cifar_gui.engine.pointwise import GUESSED, PointwiseCell, PointwiseLayer, pointwise_cell
from cifar_gui.engine.pooling import PoolCell, PoolLayer, pool_layer
from cifar_gui.engine.transposed import TransposedLayer
from cifar_gui.layers import kind_of
from cifar_gui.layers.kind import FORMULA, MAXIMUM, MEAN, SCATTERED, SUM
from cifar_gui.layers.window import SizeFormula
from cifar_gui.protocol import Floats, Maps
from cifar_gui.spec import Pair, keywords

MOST_POOLED = 3
"""Channels of a pooling layer that are written out side by side."""

ONE_CELL = PoolLayer((1, 1), kind=MAXIMUM)
"""The window of an activation."""

Cell = CellArithmetic | tuple[PoolCell, ...] | PointwiseCell


@dataclass(frozen=True, eq=False)
class Explained:
    """A layer as its last result shows it."""

    geometry: Slid
    """Which window a cell comes from; one cell for an activation."""
    activation: PointwiseLayer | None = None
    slopes: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    """The weights of PReLU: one for all channels, or one for each."""

    @classmethod
    def of(cls, good: Maps) -> Explained:
        """From the params and the arrays of a reply."""
        return MAKERS[kind_of(good.params).cell](good)

    @property
    def kind(self) -> str:
        """ "sum", "maximum", "mean" or "formula"."""
        if self.activation is not None:
            return FORMULA
        return self.geometry.kind

    @property
    def kernels(self) -> Floats:
        """(O, C / groups, kH, kW): the weights of each map; none where nothing is multiplied."""
        return self.geometry.weight if isinstance(self.geometry, SumLayer) else np.zeros((0, 0, 0, 0), np.float32)

    @property
    def padding(self) -> tuple[int, int, int, int]:
        """(top, left, bottom, right)."""
        return self.geometry.padding

    @property
    def padding_mode(self) -> str:
        """As PyTorch names it."""
        return self.geometry.padding_mode

    @property
    def padding_value(self) -> str:
        """What stands in the padding: a number, or the mode that copies; "" where there is none."""
        if max(self.padding) <= 0:
            return ""
        if self.kind == "maximum":
            return "−∞"
        return "0" if self.padding_mode == "zeros" else self.padding_mode

    def overhang(self, in_shape: Sequence[int]) -> Pair:
        """Cells (below, beside) beyond the padded input that a last window covers."""
        rows, columns = self.geometry.axes(in_shape)
        return (getattr(rows, "overhang", 0), getattr(columns, "overhang", 0))

    def unread(self, in_shape: Sequence[int], most: int) -> tuple[list[int], list[int]]:
        """Rows and columns that no window reads, with up to ``most`` cells of padding on each side."""
        if self.activation is not None:
            return [], []
        rows, columns = (
            [place for place in range(-max(0, min(axis.pad_low, most)), axis.size + max(0, min(axis.pad_high, most)))
             if not axis.is_read(place)]
            if isinstance(axis, SizeFormula) else []
            for axis in self.geometry.axes(in_shape)
        )  # fmt: skip
        return rows, columns

    @property
    def gaps(self) -> bool:
        """Whether a window leaves out cells."""
        return self.geometry.dilation != (1, 1)

    @property
    def dim(self) -> int | None:
        """The dimension of (N, C, H, W) that Softmax looks along; None for other layers."""
        if self.activation is None or self.activation.kind != "Softmax":
            return None
        dim = self.activation.constants.get("dim")
        return GUESSED if dim is None else dim % 4

    def window(self, in_shape: Sequence[int], at: Pair) -> Rectangle:
        """The rectangle of the input (..., H, W) that output cell ``at = (i, j)`` comes from."""
        if self.dim == 2:
            return Rectangle(0, at[1], in_shape[-2], 1)
        if self.dim == 3:
            return Rectangle(at[0], 0, 1, in_shape[-1])
        return arithmetic.window(self.geometry, in_shape, at)

    def reach(self, in_shape: Sequence[int], at: Pair) -> Reach:
        """The output cells that read input cell ``at``."""
        found = arithmetic.reach(self.geometry, in_shape, at)
        if self.dim == 2:
            return replace(found, rows=tuple(range(in_shape[-2])))
        return replace(found, columns=tuple(range(in_shape[-1]))) if self.dim == 3 else found

    def cell(self, x: Floats, at: tuple[int, int, int, int]) -> Cell:
        """The arithmetic of the output cell ``at = (n, o, i, j)`` of a batch x (N, C, H, W).

        For pooling: that of the cell in each of the first channels, or in channel ``o`` alone when it is beyond them.
        """
        n, o, i, j = at
        if self.activation is not None:
            return self._formula(self.activation, x, at)
        if isinstance(self.geometry, SumLayer):
            return self.geometry.cell(x[n], (o, i, j))
        channels = range(min(x.shape[1], MOST_POOLED)) if o < MOST_POOLED else range(o, o + 1)
        return tuple(self.geometry.cell(x[n], (channel, i, j)) for channel in channels)

    def _formula(self, layer: PointwiseLayer, x: Floats, at: tuple[int, int, int, int]) -> PointwiseCell:
        if self.dim is not None:
            index = tuple(slice(None) if axis == self.dim else place for axis, place in enumerate(at))
            along = PointwiseLayer("Softmax", {"dim": -1})
            cell = pointwise_cell(along, x[index][None].astype(np.float64), (0, at[self.dim]))
            return replace(cell, guessed=layer.constants.get("dim") is None)
        if layer.kind == "PReLU" and len(self.slopes):
            slope = float(self.slopes[at[1] if len(self.slopes) > 1 else 0])
            layer = PointwiseLayer("PReLU", {"weight": slope})
        return pointwise_cell(layer, np.array([[x[at]]], np.float64), (0, 0))


def _products(good: Maps) -> Explained:
    assert good.weight is not None
    return Explained(WindowLayer.of(good.params, good.weight, good.bias))


def _scattered(good: Maps) -> Explained:
    assert good.weight is not None
    return Explained(TransposedLayer.of(good.params, good.weight, good.bias))


def _pooling(good: Maps) -> Explained:
    return Explained(pool_layer(good.params))


def _activation(good: Maps) -> Explained:
    slopes = good.weight if good.weight is not None else np.zeros(0, np.float32)
    return Explained(ONE_CELL, PointwiseLayer(good.params.layer, keywords(good.params)), slopes)


MAKERS: Mapping[str, Callable[[Maps], Explained]] = {
    SUM: _products, SCATTERED: _scattered, MAXIMUM: _pooling, MEAN: _pooling, FORMULA: _activation,
}  # fmt: skip
"""By how a cell comes about."""
