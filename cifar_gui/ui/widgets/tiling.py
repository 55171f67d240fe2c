"""The weights of any layer as tiles of one mosaic, and the limit of their colours."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.figures import round_limit

ROW_OF_SLICES = 4
"""So many slices of a kernel stand side by side; more are laid out in a square."""
MOST_STRIPS = 8
BIASES = 16
"""A vector is laid out in rows of so many."""


@dataclass(frozen=True)
class Tiling:
    """How the numbers of a parameter become tiles (n, H, W), and back."""

    shape: tuple[int, ...]

    @property
    def _slices(self) -> tuple[int, int]:
        """Rows and columns in which the slices of one kernel stand."""
        columns = self.shape[1] if self.shape[1] <= ROW_OF_SLICES else math.ceil(math.sqrt(self.shape[1]))
        return -(-self.shape[1] // columns), columns

    @property
    def _strips(self) -> tuple[int, int]:
        """Into how many tiles a wide matrix is cut, and how many columns each has."""
        high, wide = self.shape
        tiles = min(MOST_STRIPS, max(1, wide // (2 * high)))
        return tiles, -(-wide // tiles)

    def tiles(self, values: Floats) -> Floats:
        """A tile for each kernel or map, a few for a wide matrix, one for a vector. Cells without a number hold 0."""
        if len(self.shape) == 3:
            return np.ascontiguousarray(values)
        if len(self.shape) == 4:
            kernels, slices, height, width = self.shape
            rows, columns = self._slices
            filled = np.zeros((kernels, rows * columns, height, width), np.float32)
            filled[:, :slices] = values
            spread = filled.reshape(kernels, rows, columns, height, width).transpose(0, 1, 3, 2, 4)
            return np.ascontiguousarray(spread.reshape(kernels, rows * height, columns * width))
        if len(self.shape) == 2:
            tiles, wide = self._strips
            padded = np.zeros((self.shape[0], tiles * wide), np.float32)
            padded[:, : self.shape[1]] = values
            return np.ascontiguousarray(padded.reshape(self.shape[0], tiles, wide).transpose(1, 0, 2))
        flat = values.reshape(-1)
        wide = min(BIASES, max(flat.size, 1))
        row = np.zeros((-(-flat.size // wide) or 1) * wide, np.float32)
        row[: flat.size] = flat
        return row.reshape(1, -1, wide)

    def index(self, cell: tuple[int, int, int]) -> tuple[int, ...] | None:
        """Which number stands in a cell (tile, row, column); None for a cell without one."""
        tile, row, column = cell
        if len(self.shape) == 3:
            return cell
        if len(self.shape) == 4:
            _, slices, height, width = self.shape
            place = row // height * self._slices[1] + column // width
            return (tile, place, row % height, column % width) if place < slices else None
        if len(self.shape) == 2:
            at = tile * self._strips[1] + column
            return (row, at) if at < self.shape[1] else None
        size = math.prod(self.shape)
        at = row * min(BIASES, max(size, 1)) + column
        return tuple(int(part) for part in np.unravel_index(at, self.shape)) if at < size else None

    def cell(self, index: tuple[int, ...]) -> tuple[int, int, int]:
        """Where a number stands: (tile, row, column)."""
        if len(self.shape) == 3:
            return (index[0], index[1], index[2])
        if len(self.shape) == 4:
            tile, place, row, column = index
            down, across = divmod(place, self._slices[1])
            return (tile, down * self.shape[2] + row, across * self.shape[3] + column)
        if len(self.shape) == 2:
            return (index[1] // self._strips[1], index[0], index[1] % self._strips[1])
        at = int(np.ravel_multi_index(index, self.shape))
        row, column = divmod(at, min(BIASES, max(math.prod(self.shape), 1)))
        return (0, row, column)


def limit_of(values: Floats | None) -> float:
    """The limit of the colour scale for some numbers."""
    if values is None or not values.size:
        return 1.0
    finite = np.abs(values[np.isfinite(values)])
    return round_limit(float(finite.max()) if finite.size else 1.0)
