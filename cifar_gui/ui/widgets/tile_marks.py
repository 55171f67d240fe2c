"""What lies over the tiles of a mosaic: windows, cells, dots, and the frames of chosen tiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from cifar_gui.ui.widgets.pixels import SMALL_DOT, Pixels, dot_pixels
from cifar_gui.ui.widgets.theme import Theme
from cifar_gui.ui.widgets.tiles import Area, Grid, TileCells


@dataclass(frozen=True)
class Mark:
    """Something drawn over a tile."""

    map: int | None
    """The tile; None is every one."""
    rect: Area | None
    """(row, column, height, width) in cells, negative in the padding; None is the whole tile."""
    kind: str
    """"window" (line with halo), "cell" (filled), "reach" (lightly filled), "dot" (a small one in a cell) or "selected"
    (frame of the tile)."""


class TileMarks(QObject):
    """GUI thread. The marks and dots of one mosaic."""

    changed = Signal()
    """They are others than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Mark, ...] = ()
        """Later ones lie on top."""
        self.dots: dict[int, NDArray[np.bool_]] = {}
        """Cells (H, W) of some tiles that carry a dot, under the marks: one picture for all, however many they are."""
        self._images: dict[tuple[int, bool, str], tuple[Pixels, QImage]] = {}

    def show(self, marks: Sequence[Mark]) -> None:
        """Replace all marks."""
        if tuple(marks) != self.shown:
            self.shown = tuple(marks)
            self.changed.emit()

    def add(self, map: int | None, rect: Area | None, kind: str) -> None:
        """Add one mark; see ``Mark``."""
        self.show((*self.shown, Mark(map, rect, kind)))

    def clear(self) -> None:
        """Remove all marks."""
        self.show(())

    def show_dots(self, dots: Mapping[int, NDArray[np.bool_]]) -> None:
        """Replace all dots."""
        same = dots.keys() == self.dots.keys() and all(cells is self.dots[index] for index, cells in dots.items())
        if not same:
            self.dots, self._images = {**dots}, {}
            self.changed.emit()

    @property
    def selected(self) -> frozenset[int | None]:
        """The tiles whose captions stand out."""
        return frozenset(mark.map for mark in self.shown if mark.kind == "selected")

    def dot_image(self, index: int, whole: bool, theme: Theme) -> QImage:
        """The dots of a tile; see ``dot_pixels``."""
        key = (index, whole, theme.accent)
        if key not in self._images:
            halo = 0xFF0C0E12 if theme.dark else 0xFFFFFFFF
            pixels = np.ascontiguousarray(dot_pixels(self.dots[index], QColor(theme.accent).rgba(), halo, whole))
            height, width = pixels.shape
            self._images[key] = (pixels, QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32))
        return self._images[key][1]


@dataclass(frozen=True)
class TileMarkPainter:
    """GUI thread. Paints marks and dots over tiles."""

    painter: QPainter
    theme: Theme
    grid: Grid
    cells: TileCells
    down: int
    """px by which the tiles are scrolled."""
    visible: range
    """The tiles that are seen."""
    alone: bool
    """Whether there is one tile only, with no neighbour that a mark could lie on."""

    def paint(self, marks: TileMarks) -> None:
        """The dots, then the marks."""
        for index in marks.dots:
            if index in self.visible:
                self._paint_dots(marks, index)
        for mark in marks.shown:
            for index in self.visible if mark.map is None else (mark.map,):
                if index in self.visible:
                    self._paint_mark(index, mark)

    def _tile(self, index: int) -> QRect:
        return self.grid.tile(index).translated(0, -self.down)

    def _paint_dots(self, marks: TileMarks, index: int) -> None:
        box = self.cells.inner(self._tile(index))
        whole = box.width() / max(self.cells.shape[1], 1) < SMALL_DOT
        self.painter.drawImage(box, marks.dot_image(index, whole, self.theme))

    def _paint_mark(self, index: int, mark: Mark) -> None:
        """A mark; of a window that reaches beyond its own tile only what does not lie on its neighbours."""
        tile, accent = self._tile(index), QColor(self.theme.accent)
        rect = QRectF(tile) if mark.rect is None else self.cells.rect(tile, mark.rect)
        if not self.alone:
            rect = rect.intersected(QRectF(tile))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.kind == "reach":
            accent.setAlphaF(0.45)
            self.painter.fillRect(rect, accent)
        elif mark.kind == "dot":
            self._paint_dot(rect)
        elif mark.kind == "selected" or mark.rect is None:
            self.painter.setPen(QPen(accent, 2))
            self.painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 2, 2)
        elif mark.kind == "cell":
            self.painter.setPen(QPen(self._halo, 2))
            self.painter.setBrush(accent)
            self.painter.drawRoundedRect(_at_least(rect, 9), 1.5, 1.5)
        else:
            rect = _at_least(rect, 8)
            for pen in (QPen(self._halo, 6), QPen(accent, 3)):
                self.painter.setPen(pen)
                self.painter.drawRect(rect)

    def _paint_dot(self, rect: QRectF) -> None:
        side = min(max(3.0, 0.42 * min(rect.width(), rect.height())), 7.0)
        dot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        self.painter.fillRect(dot.adjusted(-1, -1, 1, 1), self._halo)
        self.painter.fillRect(dot, QColor(self.theme.accent))

    @property
    def _halo(self) -> QColor:
        return QColor("#0C0E12" if self.theme.dark else "#FFFFFF")


def _at_least(rect: QRectF, side: float) -> QRectF:
    """The rectangle, grown about its middle where it would be too small to see."""
    grow_x, grow_y = max(0.0, side - rect.width()) / 2, max(0.0, side - rect.height()) / 2
    return rect.adjusted(-grow_x, -grow_y, grow_x, grow_y)
