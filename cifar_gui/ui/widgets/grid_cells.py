"""Where the cells of a number grid are: those of its table, of the padding around it, and what hangs over.

Lengths are px of the widget, places are counted from the table and negative in the padding.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.number_text import cell_text
from cifar_gui.ui.widgets.sheet import Place, Values

CELL = 44
"""Side of a cell unless the page chooses another, px."""
SMALLEST = 14
"""Below this side a cell holds no number, only its colour."""
LABELS_LEFT, LABELS_TOP = 26, 20
"""Room for the index labels, px."""
EDGE = 4
"""Room around the cells for frames, px."""
MOST = 44
"""Rows and columns that are drawn, padding included."""
LARGEST_PX = 28
"""Size of the numbers in large cells, px."""
LEAST_BADGED = 30
"""Side of a cell below which there is no room for a badge, px."""
WIDE = 64
"""From this side on a cell has room for a fourth digit, px."""
CAPITAL = 0.74
"""Height of a figure, of the size of its font."""
NUMPY_MODES = {"reflect": "reflect", "replicate": "edge", "circular": "wrap"}


@dataclass(frozen=True)
class GridCells:
    """Where everything is, for a table of a shape and cells of a side."""

    shape: tuple[int, int] = (1, 1)
    """Rows and columns of the table."""
    side: int = CELL
    around: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Cells (top, left, bottom, right) of padding."""
    overhang: tuple[int, int] = (0, 0)
    """Cells (bottom, right) beyond the padding that a last window covers, as with ceil_mode."""
    labels: bool = True
    """Whether the indices stand along the top and the left."""
    room_for_badges: bool = False
    """Whether numbers leave room for badges below them, in small cells too, so that nothing moves for them."""

    # --- how much there is ------------------------------------------------------------------------------------------

    @property
    def cut(self) -> bool:
        """Whether there is more than can be drawn."""
        (rows, columns), (top, left, bottom, right) = self.shape, self.around
        return rows + top + bottom > MOST or columns + left + right > MOST

    @property
    def surrounded(self) -> bool:
        """Whether there is anything around the table."""
        return any(self.around) or any(self.overhang)

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Rows and columns that are drawn, padding and overhang included."""
        (rows, columns), (top, left, bottom, right), (below, beside) = self.shape, self.around, self.overhang
        return min(rows + top + bottom + below, MOST), min(columns + left + right + beside, MOST)

    @property
    def outside(self) -> tuple[int, int]:
        """Px of the (width, height) that are not cells."""
        return (LABELS_LEFT if self.labels else 0) + 2 * EDGE, (LABELS_TOP if self.labels else 0) + 2 * EDGE

    @property
    def size(self) -> QSize:
        """What all of it takes."""
        (rows, columns), (across, down) = self.extent, self.outside
        return QSize(columns * self.side + across + 1, rows * self.side + down + 1)

    # --- where it is ------------------------------------------------------------------------------------------------

    @cached_property
    def corner(self) -> QPointF:
        """The upper left corner of the first cell that is drawn."""
        return QPointF(
            (LABELS_LEFT if self.labels else 0) + EDGE + 0.5, (LABELS_TOP if self.labels else 0) + EDGE + 0.5
        )

    def rect(self, place: Place) -> QRectF:
        """Where a cell is."""
        return self.rect_of(Rectangle(*place, 1, 1))

    def rect_of(self, area: Rectangle) -> QRectF:
        """Where a rectangle of cells is, as far as it is drawn."""
        (rows, columns), corner, side = self.extent, self.corner, self.side
        top, left = area.top + self.around[0], area.left + self.around[1]
        bottom, right = min(max(top + area.height, 0), rows), min(max(left + area.width, 0), columns)
        top, left = min(max(top, 0), rows), min(max(left, 0), columns)
        return QRectF(corner.x() + left * side, corner.y() + top * side, (right - left) * side, (bottom - top) * side)

    @property
    def table(self) -> QRectF:
        """The cells of the table."""
        return self.rect_of(Rectangle(0, 0, *self.shape))

    @property
    def frame(self) -> QRectF:
        """All cells, without the labels."""
        (rows, columns), corner = self.extent, self.corner
        return QRectF(corner.x(), corner.y(), columns * self.side, rows * self.side)

    def place_at(self, point: QPointF) -> Place | None:
        """The cell at a point."""
        corner, (rows, columns) = self.corner, self.extent
        row, column = int((point.y() - corner.y()) // self.side), int((point.x() - corner.x()) // self.side)
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        return row - self.around[0], column - self.around[1]

    # --- a number in its cell, and a badge below it -----------------------------------------------------------------

    def text(self, value: float) -> str:
        """A number, with the digits that a cell has room for."""
        return cell_text(value, 4 if self.side >= WIDE else 3 if self.side >= 38 else 2)

    @property
    def number_px(self) -> int:
        """The size of a number that has room enough."""
        return max(9, min(LARGEST_PX, self.side * 2 // 5 + 1))

    @property
    def shows_badges(self) -> bool:
        """Whether a cell is large enough for a badge below its number."""
        return self.side >= LEAST_BADGED

    @property
    def below(self) -> float:
        """Room below a number in the middle of its cell."""
        return (self.side - CAPITAL * self.number_px) / 2

    @property
    def lift(self) -> int:
        """By how much the numbers of a small cell stand higher, where badges stand below them."""
        if not (self.room_for_badges and self.shows_badges):
            return 0
        return min(5, max(0, math.ceil(16 - self.below)))


def surrounded(values: Values, cells: GridCells, mode: str) -> tuple[Values, NDArray[np.bool_]]:
    """The numbers of all cells that are drawn, those of the padding among them, and where there is nothing at all.

    Args:
        values: the table (H, W).
        cells: what is around it.
        mode: what the padding holds; see ``Look``.
    """
    top, left, bottom, right = cells.around
    rows, columns = cells.extent
    if not cells.surrounded:
        return values[:rows, :columns], np.zeros((rows, columns), bool)
    widths = ((top, bottom), (left, right))
    if mode in NUMPY_MODES and all(values.shape):
        padded = np.pad(values, widths, mode=NUMPY_MODES[mode])  # type: ignore[call-overload]  # numpy wants a literal
    else:
        padded = np.pad(values, widths, constant_values=-np.inf if mode == "-inf" else 0.0)
    whole = np.zeros((max(rows, padded.shape[0]), max(columns, padded.shape[1])))
    whole[: padded.shape[0], : padded.shape[1]] = padded
    empty = np.ones(whole.shape, bool)
    empty[: padded.shape[0], : padded.shape[1]] = False
    return whole[:rows, :columns], empty[:rows, :columns]
