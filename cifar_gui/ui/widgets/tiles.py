"""Where the tiles of a mosaic are, and the cells of a tile. Lengths are px."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize

Cell = tuple[int, int, int]
"""(map, row, column)."""
Area = tuple[int, int, int, int]
"""(row, column, height, width) in cells, negative in the padding."""

CAPTION, SCROLL_BAR = 20, 12
MARGIN = 3
"""Room around the tiles for frames and the focus ring."""


@dataclass(frozen=True)
class TileCells:
    """The cells of every tile: those of its picture, of the padding around it, and what hangs over."""

    shape: tuple[int, int] = (1, 1)
    """Rows and columns of the picture."""
    around: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Cells (top, left, bottom, right) of padding."""
    overhang: tuple[int, int] = (0, 0)
    """Cells (bottom, right) beyond the padding, where nothing is."""

    @property
    def whole(self) -> tuple[int, int]:
        """All rows and columns."""
        (top, left, bottom, right), (below, beside) = self.around, self.overhang
        return max(1, self.shape[0] + top + bottom + below), max(1, self.shape[1] + left + right + beside)

    def sides(self, tile: QRect) -> tuple[float, float]:
        """Height and width of a cell."""
        high, wide = self.whole
        return tile.height() / high, tile.width() / wide

    def inner(self, tile: QRect) -> QRectF:
        """The picture of a tile without the padding around it."""
        if not any(self.around) and not any(self.overhang):
            return QRectF(tile)
        (dy, dx), (top, left, bottom, right), (below, beside) = self.sides(tile), self.around, self.overhang
        return QRectF(tile).adjusted(left * dx, top * dy, -(right + beside) * dx, -(bottom + below) * dy)

    def padded(self, tile: QRect) -> QRectF:
        """The picture of a tile with its padding."""
        (high, wide), (below, beside) = self.whole, self.overhang
        return QRectF(tile).adjusted(0, 0, -beside * tile.width() / wide, -below * tile.height() / high)

    def rect(self, tile: QRect, area: Area) -> QRectF:
        """Where some cells of a tile are."""
        (dy, dx), (top, left, _, _), (row, column, height, width) = self.sides(tile), self.around, area
        return QRectF(tile.left() + (column + left) * dx, tile.top() + (row + top) * dy, width * dx, height * dy)

    def at(self, tile: QRect, x: float, y: float) -> tuple[int, int] | None:
        """The cell of the picture at a point; None in the padding and outside."""
        (high, wide), (top, left, _, _) = self.whole, self.around
        i = math.floor((y - tile.top()) * high / tile.height()) - top
        j = math.floor((x - tile.left()) * wide / tile.width()) - left
        return (i, j) if 0 <= i < self.shape[0] and 0 <= j < self.shape[1] else None


@dataclass(frozen=True)
class Grid:
    """Where the tiles are, in pixels of the scrolled content."""

    columns: int
    rows: int
    width: float
    height: float
    gap: int
    caption: int

    @property
    def content_height(self) -> float:
        """Of all rows and the margin."""
        return self.rows * (self.height + self.caption + self.gap) - self.gap + 2 * MARGIN

    def tile(self, index: int) -> QRect:
        """The picture of a tile, without its caption."""
        row, column = divmod(index, self.columns)
        left = MARGIN + round(column * (self.width + self.gap))
        top = MARGIN + round(row * (self.height + self.caption + self.gap)) + self.caption
        return QRect(left, top, max(1, int(self.width)), max(1, int(self.height)))

    def index_at(self, x: float, y: float) -> int | None:
        """The tile at a point, with the room at its right and under it; there may be none in its place."""
        column = math.floor((x - MARGIN) / (self.width + self.gap))
        row = math.floor((y - MARGIN) / (self.height + self.caption + self.gap))
        return row * self.columns + column if 0 <= column < self.columns and row >= 0 else None

    def between(self, top: int, bottom: int) -> tuple[int, int]:
        """The tiles that are seen from one height of the content to another: the first one, and the one after them."""
        pitch = self.height + self.caption + self.gap
        first, last = max(0, int((top - MARGIN) / pitch)), int((bottom - MARGIN) / pitch) + 1
        return first * self.columns, last * self.columns


def arrange(
    count: int,
    aspect: float,
    space: QSize,
    gap: int,
    caption: int,
    columns: int | None,
    smallest: int,
    step: int = 1,
) -> Grid:
    """The grid with the largest tiles that fit ``space``; below ``smallest`` px it grows downwards instead.

    Unless ``columns`` is given, their number is a multiple of ``step`` where there is room for that.
    """
    across, down = space.width() - 2 * MARGIN, space.height() - 2 * MARGIN

    def tile(columns: int) -> float:
        rows = -(-count // columns)
        high = (down - gap * (rows - 1)) / rows - caption
        return min((across - gap * (columns - 1)) / columns, high * aspect)

    def grid(columns: int, width: float) -> Grid:
        return Grid(columns, -(-count // columns), width, width / aspect, gap, caption)

    tried = [columns] if columns else range(step, max(step, min(count, 100)) + 1, step)
    best = max(tried, key=tile)
    floor = max(1.0, min(smallest, across) * min(1.0, aspect))
    if tile(best) >= floor:
        return grid(best, tile(best))
    wide = max(1, across - SCROLL_BAR)
    best = columns or max(1, min(count, int((wide + gap) / (floor + gap))))
    best = best // step * step or best
    return grid(best, max(1.0, (wide - gap * (best - 1)) / best))
