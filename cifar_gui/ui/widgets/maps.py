"""Pictures and feature maps: many tiles from one contiguous image, with marks on them, and the legend of the scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.theme import DIMMED, LIGHT, SIGNED, Theme, font

Pixels = NDArray[np.uint32]
Cell = tuple[int, int, int]
"""(map, row, column)."""

MOST_PIXELS = 256
"""A tile of more cells a side than this is thinned out before it is coloured."""
CAPTION, SCROLL_BAR = 20, 12
MARGIN = 3
"""Room around the tiles for frames and the focus ring, in px."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

_SIGNED32: Pixels = np.bitwise_or.reduce(SIGNED.astype(np.uint32) << np.array([16, 8, 0], np.uint32), axis=1)
_SIGNED32 |= np.uint32(0xFF000000)


def signed_pixels(maps: NDArray[np.floating], limit: float) -> Pixels:
    """0xAARRGGBB of values on the signed scale; ``limit`` and beyond has the last colour."""
    with np.errstate(invalid="ignore", over="ignore"):
        scaled = maps * np.float32(127.5 / limit if limit > 0 else 1.0)
        scaled += np.float32(128)  # 127.5 and a half, because the cast cuts off
        np.clip(scaled, 0, 255, out=scaled)
        pixels: Pixels = _SIGNED32.take(scaled.astype(np.uint8))
    return pixels


def picture_pixels(pictures: NDArray[Any]) -> Pixels:
    """0xAARRGGBB of pictures (..., 3, H, W): float in [0, 1] (clipped) or uint8."""
    red, green, blue = (_bytes(pictures[..., channel, :, :]) for channel in range(3))
    pixels: Pixels = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return pixels


def grey_pixels(planes: NDArray[Any]) -> Pixels:
    """0xAARRGGBB of planes (..., H, W): float in [0, 1] (clipped) or uint8."""
    pixels: Pixels = np.uint32(0xFF000000) | _bytes(planes) * np.uint32(0x010101)
    return pixels


def _bytes(values: NDArray[Any]) -> Pixels:
    if values.dtype == np.uint8:
        whole: Pixels = values.astype(np.uint32)
        return whole
    with np.errstate(invalid="ignore"):
        scaled = (np.clip(values, 0, 1) * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    pixels: Pixels = scaled.astype(np.uint32)
    return pixels


DOT, SMALL_DOT = 7, 6
"""A dot is drawn on so many pixels a side of its cell; cells of less than SMALL_DOT px are filled as a whole."""


def dot_pixels(cells: NDArray[np.bool_], ink: int, halo: int, whole: bool) -> Pixels:
    """0xAARRGGBB of dots on some cells (H, W) of a tile, DOT pixels for each cell, or one when ``whole``."""
    if whole:
        return np.where(cells, np.uint32(ink), np.uint32(0))
    dot = np.zeros((DOT, DOT), np.uint32)
    dot[1:-1, 1:-1], dot[2:-2, 2:-2] = halo, ink
    pixels: Pixels = np.kron(cells.astype(np.uint32), dot)
    return pixels


def image(pixels: Pixels) -> QImage:
    """A QImage on (H, W) contiguous pixels, which the caller keeps alive."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)


def paint_frame(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The line that ``drawRect`` draws with a pen of 1 px; where it lets something through, in a tenth of the time."""
    left, top, right, bottom = map(math.floor, (rect.left(), rect.top(), rect.right(), rect.bottom()))
    wide, high = right - left + 1, bottom - top - 1
    painter.fillRect(left, top, wide, 1, colour)
    painter.fillRect(left, bottom, wide, 1, colour)
    painter.fillRect(left, top + 1, 1, high, colour)
    painter.fillRect(right, top + 1, 1, high, colour)


@dataclass(frozen=True)
class Mark:
    """Something drawn over a tile."""

    map: int | None
    """The tile; None is every one."""
    rect: tuple[int, int, int, int] | None
    """(row, column, height, width) in cells, negative in the padding; None is the whole tile."""
    kind: str
    """"window" (line with halo), "cell" (filled), "reach" (lightly filled), "dot" (a small one in a cell) or "selected"
    (frame of the tile)."""


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


class Mosaic(Figure, Fitted, QAbstractScrollArea):
    """Tiles of equal size: signed maps, grey planes or pictures. It scrolls when they would become too small."""

    hovered = Signal(object)
    """(map, row, column) under the mouse, or None."""
    clicked = Signal(object)
    """(map, row, column)."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 10, smallest: int = 56) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.cell_grid = False
        """Whether cells of 7 px and more are divided by a fine line."""
        self._painted = False
        """Whether what was set last has been painted."""
        self._gap, self._smallest = gap, smallest
        self._theme = LIGHT
        self._pixels: Pixels = np.zeros((0, 1, 1), np.uint32)
        self._images: dict[int, QImage] = {}
        self._shape = (1, 1)
        self._padding = (0, 0, 0, 0)
        self._overhang = (0, 0)
        self._unread: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
        self._copied = False
        self._columns: int | None = None
        self._step = 1
        self._aspect: float | None = None
        self._titles: tuple[tuple[str, ...], ...] = ()
        self._title_place = 1
        self._short: tuple[str, ...] = ()
        self._lefts: tuple[str, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._dots: dict[int, Any] = {}
        self._dot_images: dict[tuple[int, bool, str], tuple[Pixels, QImage]] = {}
        self._dimmed = False
        self._placeholder = ""
        self._over: Cell | None = None
        self._focus_ring = False
        self._grid = Grid(1, 0, 1, 1, gap, 0)
        self._arranged: tuple[Any, ...] = ()
        """What the grid was arranged for."""
        self._still: QPixmap | None = None
        self._still_of: tuple[Any, ...] = ()
        """The tiles as they were drawn last, and for what."""

    # --- what is shown ----------------------------------------------------------------------------------------------

    def set_maps(self, maps: NDArray[np.floating], limit: float) -> None:
        """Maps (C, H, W) on the signed colour scale from -limit to +limit."""
        self._show(signed_pixels(_thinned(maps), limit), maps.shape)

    def set_pictures(self, pictures: NDArray[Any]) -> None:
        """Pictures (n, 3, H, W) in true colours: float in [0, 1] or uint8."""
        self._show(picture_pixels(_thinned(pictures)), pictures.shape)

    def set_grey(self, planes: NDArray[Any]) -> None:
        """Planes (C, H, W) from black to white: float in [0, 1] or uint8."""
        self._show(grey_pixels(_thinned(planes)), planes.shape)

    def set_padding(self, amounts: tuple[int, int, int, int], copied: bool, overhang: tuple[int, int] = (0, 0)) -> None:
        """Cells (top, left, bottom, right) of every tile that lie around its picture.

        ``copied``: they hold cells of the picture and are drawn faintly; otherwise they are drawn empty. ``overhang``
        are cells (bottom, right) beyond them, where nothing is: hatched.
        """
        if (amounts, copied, overhang) != (self._padding, self._copied, self._overhang):
            self._padding, self._copied, self._overhang = amounts, copied, overhang
            self._relayout()
            self._redraw()

    def set_unread(self, rows: Sequence[int] = (), columns: Sequence[int] = ()) -> None:
        """Rows and columns of every tile that no window reads, shaded; negative in the padding."""
        unread = (tuple(rows), tuple(columns))
        if unread != self._unread:
            self._unread = unread
            self._redraw()

    @property
    def overhang(self) -> tuple[int, int]:
        """Cells (bottom, right) beyond the padding."""
        return self._overhang

    @property
    def unread(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The rows and columns that are shaded."""
        return self._unread

    def clear(self, text: str = "") -> None:
        """Show an empty frame with a sentence."""
        self._placeholder = text
        self._show(np.zeros((0, 1, 1), np.uint32), (0, 1, 1))

    def set_columns(self, columns: int | None, step: int = 1) -> None:
        """How many tiles stand side by side; None chooses what fills the widget best, in multiples of ``step``."""
        self._columns, self._step = columns, step
        self._relayout()

    def set_aspect(self, aspect: float | None) -> None:
        """Width / height of the tiles, whatever cells they have; None makes the cells square."""
        if aspect != self._aspect:
            self._aspect = aspect
            self._relayout()

    def set_spacing(self, gap: int, smallest: int) -> None:
        """Room between the tiles, and the size below which they scroll instead of shrinking, in px."""
        self._gap, self._smallest = gap, smallest
        self._relayout()

    def set_titles(self, titles: Sequence[tuple[str, ...]], short: Sequence[str] = ()) -> None:
        """What stands above each tile: at its left, at its right, and shorter words for the right.

        All tiles show the first of the right texts that fits everywhere, or none; where not even the left ones fit, all
        show the ``short`` ones.
        """
        before, self._titles, self._short = self._titles, tuple(titles), tuple(short)
        if bool(before) != bool(titles):
            self._relayout()
        else:
            self._choose_titles()
        self._redraw()

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """(left, right) above each tile, as far as they fit; the right one is "" where none does."""
        rights = (texts[self._title_place] if self._title_place else "" for texts in self._titles)
        return tuple(zip(self._lefts, rights, strict=True))

    def mark(self, map: int | None, rect: tuple[int, int, int, int] | None, kind: str) -> None:
        """Add one mark; see ``Mark``."""
        self.set_marks((*self._marks, Mark(map, rect, kind)))

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Replace all marks; later ones lie on top."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.viewport().update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked."""
        return self._marks

    def clear_marks(self) -> None:
        """Remove all marks."""
        self.set_marks(())

    def set_dots(self, dots: Mapping[int, NDArray[np.bool_]]) -> None:
        """Cells (H, W) of some tiles that carry a dot, under the marks: one picture for all, however many they are."""
        same = dots.keys() == self._dots.keys() and all(cells is self._dots[index] for index, cells in dots.items())
        if not same:
            self._dots, self._dot_images = {**dots}, {}
            self.viewport().update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the pictures at 34 %, as after an error."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self._redraw()

    def retint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._redraw()

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self._pixels)

    @property
    def content_size(self) -> QSize:
        """What the tiles take of the widget, in px; at most its own size."""
        grid = self._grid
        wide = round(grid.columns * (grid.width + grid.gap) - grid.gap) + 2 * MARGIN
        return QSize(min(wide, self.width()), min(round(grid.content_height), self.height()))

    def reveal(self, index: int) -> None:
        """Scroll so that a tile is seen whole."""
        if 0 <= index < self.count:
            tile, bar = self._grid.tile(index), self.verticalScrollBar()
            top, bottom = tile.top() - self._grid.caption, tile.bottom() + 2
            bar.setValue(max(min(bar.value(), top), bottom - self.viewport().height()))

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell at a point of the viewport, or None outside of the pictures."""
        grid, (top, left, _, _) = self._grid, self._padding
        x, y = position.x(), position.y() + self.verticalScrollBar().value()
        column = math.floor((x - MARGIN) / (grid.width + grid.gap))
        row = math.floor((y - MARGIN) / (grid.height + grid.caption + grid.gap))
        index = row * grid.columns + column
        if not (0 <= column < grid.columns and row >= 0 and index < self.count):
            return None
        tile, (high, wide) = grid.tile(index), self._cells()
        i = math.floor((y - tile.top()) * high / tile.height()) - top
        j = math.floor((x - tile.left()) * wide / tile.width()) - left
        return (index, i, j) if 0 <= i < self._shape[0] and 0 <= j < self._shape[1] else None

    def cell_rect(self, map: int, rect: tuple[int, int, int, int]) -> QRectF:
        """Where cells (row, column, height, width) of a tile lie in the viewport."""
        tile, (high, wide), (top, left, _, _) = self._grid.tile(map), self._cells(), self._padding
        row, column, height, width = rect
        dy, dx = tile.height() / high, tile.width() / wide
        y = tile.top() - self.verticalScrollBar().value()
        return QRectF(tile.left() + (column + left) * dx, y + (row + top) * dy, width * dx, height * dy)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _show(self, pixels: Pixels, shape: Sequence[int]) -> None:
        """Show other pixels; where they are the same, nothing is painted anew."""
        before = (self.count, self._shape)
        if self.count and self._shape == (shape[-2], shape[-1]) and np.array_equal(pixels, self._pixels):
            return
        self._pixels = np.ascontiguousarray(pixels)
        self._images = {}
        self._shape = (shape[-2], shape[-1])
        self._painted = False
        if before != (self.count, self._shape):
            self._relayout()
        self._redraw()

    def _cells(self) -> tuple[int, int]:
        (top, left, bottom, right), (below, beside) = self._padding, self._overhang
        return max(1, self._shape[0] + top + bottom + below), max(1, self._shape[1] + left + right + beside)

    def _relayout(self) -> None:
        """Arrange the tiles for what is set now; nothing moves if it is as it was."""
        high, wide = self._cells()
        arranged = (
            max(1, self.count), min(max(self._aspect or wide / high, 0.1), 10.0), self.size(), self._gap,
            CAPTION if self._titles else 0, self._columns, self._smallest, self._step,
        )  # fmt: skip
        if arranged == self._arranged:
            return
        self._arranged = arranged
        self._grid = arrange(*arranged)
        self._choose_titles()
        bar, over = self.verticalScrollBar(), self._grid.content_height - self.height()
        bar.setRange(0, math.ceil(over) if over >= 1 else 0)
        bar.setPageStep(self.height())
        bar.setSingleStep(max(20, round(self._grid.height / 2)))
        self._redraw()

    def _choose_titles(self) -> None:
        """Which of the right texts fits above every tile; 0 when none does."""
        if not self._titles:
            self._lefts = ()
            return
        plain, bold, wide = QFontMetrics(font(12)), QFontMetrics(font(12, 600)), int(self._grid.width)
        left = max(bold.horizontalAdvance(texts[0]) for texts in self._titles)
        places = range(1, min(map(len, self._titles)))
        fits = (place for place in places
                if left + 8 + max(plain.horizontalAdvance(texts[place]) for texts in self._titles) <= wide)  # fmt: skip
        self._title_place = next(fits, 0)
        self._lefts = self._short if left > wide and self._short else tuple(texts[0] for texts in self._titles)

    def sizeHint(self) -> QSize:
        """Any size will do."""
        return QSize(120, 120)

    def minimumSizeHint(self) -> QSize:
        """Down to one small tile."""
        return QSize(40, 40)

    def fit(self, room: QSize) -> None:
        """Arrange the tiles anew."""
        self._relayout()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hold no picture of what is not seen."""
        super().hideEvent(event)
        self._still = None

    # --- painting ---------------------------------------------------------------------------------------------------

    @property
    def painted(self) -> bool:
        """Whether what it shows has been painted, as far as anything of it is seen."""
        return self._painted or self.visibleRegion().isEmpty()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The visible tiles, their captions, and the marks."""
        painter = QPainter(self.viewport())
        if not self.count:
            self._paint_placeholder(painter)
        else:
            visible = self._visible()
            painter.drawPixmap(0, 0, self._tiles(visible))
            for index in self._dots:
                if index in visible:
                    self._paint_dots(painter, index)
            self._paint_marks(painter, visible)
        if self._focus_ring and self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4, 4)
        self._painted = True

    def _redraw(self) -> None:
        """Paint everything anew; a change of marks and dots alone leaves the tiles as they are."""
        self._still = None
        self.viewport().update()

    def _tiles(self, visible: range) -> QPixmap:
        """The tiles and their captions without the marks, kept for when only those change."""
        room, ratio, down = self.viewport().size(), self.devicePixelRatioF(), self.verticalScrollBar().value()
        drawn = (room, ratio, down, self._selected())
        if self._still is None or self._still_of != drawn:
            self._still, self._still_of = QPixmap(room * ratio), drawn
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            with QPainter(self._still) as painter:
                painter.translate(0, -down)
                for index in visible:
                    self._paint_tile(painter, index)
                if self._titles:
                    self._paint_titles(painter, visible)
        return self._still

    def _selected(self) -> frozenset[int | None]:
        """The tiles whose captions stand out."""
        return frozenset(mark.map for mark in self._marks if mark.kind == "selected") if self._titles else frozenset()

    def _visible(self) -> range:
        grid, top = self._grid, self.verticalScrollBar().value() - MARGIN
        pitch = grid.height + grid.caption + grid.gap
        first, last = max(0, int(top / pitch)), int((top + self.viewport().height()) / pitch) + 1
        return range(min(self.count, first * grid.columns), min(self.count, last * grid.columns))

    def _paint_placeholder(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.strong), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self._theme.sunken))
        frame = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.drawRect(frame)
        painter.setPen(QColor(self._theme.text3))
        inside = frame.adjusted(16, 16, -16, -16)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._placeholder)

    def _paint_tile(self, painter: QPainter, index: int) -> None:
        tile = self._grid.tile(index)
        if index not in self._images:
            self._images[index] = image(self._pixels[index])
        inner = self._inner(tile)
        if any(self._overhang):
            painter.fillRect(tile, QBrush(QColor(self._theme.strong), Qt.BrushStyle.BDiagPattern))
        if any(self._padding):
            self._paint_padding(painter, tile)
        painter.setOpacity(DIMMED if self._dimmed else 1.0)
        if self._copied and any(self._padding):
            self._paint_copies(painter, tile, index)
        else:
            painter.drawImage(inner, self._images[index])
        if any(self._unread):
            self._paint_unread(painter, tile)
        if self.cell_grid:
            self._paint_cell_grid(painter, tile)
        painter.setOpacity(0.6 if self._dimmed else 1.0)
        paint_frame(painter, inner.adjusted(-0.5, -0.5, 0.5, 0.5), QColor(self._theme.strong))
        painter.setOpacity(1.0)

    def _inner(self, tile: QRect) -> QRectF:
        """The picture of a tile without the padding around it."""
        if not any(self._padding) and not any(self._overhang):
            return QRectF(tile)
        (high, wide), (top, left, bottom, right) = self._cells(), self._padding
        dy, dx = tile.height() / high, tile.width() / wide
        below, beside = self._overhang
        return QRectF(tile).adjusted(left * dx, top * dy, -(right + beside) * dx, -(bottom + below) * dy)

    def _padded(self, tile: QRect) -> QRectF:
        """The picture of a tile with its padding."""
        (high, wide), (below, beside) = self._cells(), self._overhang
        return QRectF(tile).adjusted(0, 0, -beside * tile.width() / wide, -below * tile.height() / high)

    def _paint_padding(self, painter: QPainter, tile: QRect) -> None:
        """Empty cells, with a dashed line around them."""
        padded = self._padded(tile)
        painter.fillRect(padded, QColor(self._theme.sunken))
        painter.setPen(QPen(QColor(self._theme.strong), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(padded.adjusted(0, 0, -1, -1))

    def _paint_unread(self, painter: QPainter, tile: QRect) -> None:
        """A veil over the rows and columns that no window reads; where they cross, only once."""
        (high, wide), (top, left, _, _), padded = self._cells(), self._padding, self._padded(tile)
        dy, dx = tile.height() / high, tile.width() / wide
        region = QRegion()
        for place in self._unread[0]:
            y = round(tile.top() + (place + top) * dy)
            region += QRect(tile.left(), y, round(padded.width()), round(tile.top() + (place + top + 1) * dy) - y)
        for place in self._unread[1]:
            x = round(tile.left() + (place + left) * dx)
            region += QRect(x, tile.top(), round(tile.left() + (place + left + 1) * dx) - x, round(padded.height()))
        veil = QColor(self._theme.stage)
        veil.setAlpha(130)
        painter.save()
        painter.setClipRegion(region)
        painter.fillRect(padded, veil)
        painter.fillRect(padded, QBrush(QColor(self._theme.warning), Qt.BrushStyle.FDiagPattern))
        painter.restore()

    def _paint_copies(self, painter: QPainter, tile: QRect, index: int) -> None:
        """The image holds the padding too: faint around the picture, in full inside of it."""
        top, left, bottom, right = self._padding
        whole, opacity = self._images[index], painter.opacity()
        painter.setOpacity(opacity * 0.45)
        painter.drawImage(self._padded(tile), whole)
        painter.setOpacity(opacity)
        source = QRectF(left, top, whole.width() - left - right, whole.height() - top - bottom)
        painter.drawImage(self._inner(tile), whole, source)

    def _paint_cell_grid(self, painter: QPainter, tile: QRect) -> None:
        high, wide = self._cells()
        dy, dx = tile.height() / high, tile.width() / wide
        if min(dx, dy) < 7:
            return
        painter.setPen(QPen(QColor(self._theme.stage), 1))
        for i in range(1, high):
            painter.drawLine(QPointF(tile.left(), round(tile.top() + i * dy)),
                             QPointF(tile.right() + 1, round(tile.top() + i * dy)))  # fmt: skip
        for j in range(1, wide):
            painter.drawLine(QPointF(round(tile.left() + j * dx), tile.top()),
                             QPointF(round(tile.left() + j * dx), tile.bottom() + 1))  # fmt: skip

    def _paint_titles(self, painter: QPainter, visible: range) -> None:
        chosen = self._selected()
        titled = [
            (index, QRect(tile.left(), tile.top() - CAPTION, tile.width(), CAPTION - 3))
            for index in visible[: max(0, len(self._titles) - visible.start)]
            for tile in [self._grid.tile(index)]
        ]
        painter.setFont(font(12, 600))
        for index, box in titled:
            painter.setPen(QColor(self._theme.accent if index in chosen else self._theme.text))
            painter.drawText(box, LEFT, self._lefts[index])
        if self._title_place:
            painter.setFont(font(12))
            painter.setPen(QColor(self._theme.text3))
            for index, box in titled:
                painter.drawText(box, RIGHT, self._titles[index][self._title_place])

    def _paint_dots(self, painter: QPainter, index: int) -> None:
        box = self._inner(self._grid.tile(index)).translated(0, -self.verticalScrollBar().value())
        whole = box.width() / max(self._shape[1], 1) < SMALL_DOT
        key = (index, whole, self._theme.accent)
        if key not in self._dot_images:
            halo = 0xFF0C0E12 if self._theme.dark else 0xFFFFFFFF
            pixels = np.ascontiguousarray(dot_pixels(self._dots[index], QColor(self._theme.accent).rgba(), halo, whole))
            height, width = pixels.shape
            drawn = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
            self._dot_images[key] = (pixels, drawn)
        painter.drawImage(box, self._dot_images[key][1])

    def _paint_marks(self, painter: QPainter, visible: range) -> None:
        """The marks; of a window that reaches beyond its own tile only what does not lie on its neighbours."""
        for mark in self._marks:
            for index in visible if mark.map is None else (mark.map,):
                if index in visible:
                    self._paint_mark(painter, index, mark)

    def _paint_mark(self, painter: QPainter, index: int, mark: Mark) -> None:
        accent, halo = QColor(self._theme.accent), QColor("#0C0E12" if self._theme.dark else "#FFFFFF")
        whole = mark.rect is None
        rect = self._whole(index) if mark.rect is None else self.cell_rect(index, mark.rect)
        if self.count > 1:
            rect = rect.intersected(self._whole(index))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.kind == "reach":
            accent.setAlphaF(0.45)
            painter.fillRect(rect, accent)
        elif mark.kind == "dot":
            side = min(max(3.0, 0.42 * min(rect.width(), rect.height())), 7.0)
            dot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            painter.fillRect(dot.adjusted(-1, -1, 1, 1), halo)
            painter.fillRect(dot, accent)
        elif mark.kind == "selected" or whole:
            painter.setPen(QPen(accent, 2))
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 2, 2)
        elif mark.kind == "cell":
            rect = _at_least(rect, 9)
            painter.setPen(QPen(halo, 2))
            painter.setBrush(accent)
            painter.drawRoundedRect(rect, 1.5, 1.5)
        else:
            rect = _at_least(rect, 8)
            painter.setPen(QPen(halo, 6))
            painter.drawRect(rect)
            painter.setPen(QPen(accent, 3))
            painter.drawRect(rect)

    def _whole(self, index: int) -> QRectF:
        return QRectF(self._grid.tile(index).translated(0, -self.verticalScrollBar().value()))

    # --- events -----------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which cell the mouse is over, when it changes."""
        self._hover(self.cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which cell was clicked."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(cell)

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only to those who came by keyboard."""
        keyboard = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._focus_ring = event.reason() in keyboard
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.viewport().update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are for the page: arrows move its probe."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, if there is something to scroll."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._over:
            self._over = cell
            self.hovered.emit(cell)


def _thinned(values: NDArray[Any]) -> NDArray[Any]:
    step = max(1, -(-max(values.shape[-2:]) // MOST_PIXELS))
    return values if step == 1 else values[..., ::step, ::step]


def _at_least(rect: QRectF, side: float) -> QRectF:
    """The rectangle, grown about its middle where it would be too small to see."""
    grow_x, grow_y = max(0.0, side - rect.width()) / 2, max(0.0, side - rect.height()) / 2
    return rect.adjusted(-grow_x, -grow_y, grow_x, grow_y)


class Legend(QWidget):
    """The signed colour scale as a bar with its limits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit, self._theme = "", LIGHT
        self._bar = np.ascontiguousarray(_SIGNED32[None])
        self.setFixedSize(216, 34)

    def set_limit(self, limit: str) -> None:
        """The number at the right end, such as "0.5"; the left end is its negative."""
        self._limit = limit
        self.update()

    def retint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar, limits and the zero."""
        painter = QPainter(self)
        bar = QRectF(8.5, 2.5, self.width() - 17, 10)
        painter.drawImage(bar, image(self._bar))
        painter.setPen(QPen(QColor(self._theme.strong), 1))
        painter.drawRect(bar)
        painter.setFont(font(12, 500))
        painter.setPen(QColor(self._theme.text2))
        text = QRectF(0, 15, self.width(), 18)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft), f"−{self._limit}")
        painter.drawText(text, int(Qt.AlignmentFlag.AlignHCenter), "0")
        painter.drawText(text, int(Qt.AlignmentFlag.AlignRight), f"+{self._limit}")
