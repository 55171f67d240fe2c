"""Numbers on cells: as large as their cell allows, each drawn once and kept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.grid_cells import GridCells

MOST_KEPT = 3000
"""Pictures of numbers that are kept, and sizes of them."""


class CellNumbers:
    """GUI thread. The numbers of one grid: most of them do not change from one painting to the next."""

    def __init__(self) -> None:
        self._faces: dict[tuple[int, int], tuple[QFont, QFontMetricsF]] = {}
        self._sizes: dict[tuple[str, int, int, int], tuple[float, float, QFont]] = {}
        self._tiles: dict[tuple[object, ...], QPixmap] = {}

    def face(self, px: int, weight: int) -> tuple[QFont, QFontMetricsF]:
        """A font for figures, and its metrics."""
        if (px, weight) not in self._faces:
            face = figures(px, weight)
            self._faces[px, weight] = (face, QFontMetricsF(face))
        return self._faces[px, weight]

    def common_px(self, cells: GridCells, texts: list[str]) -> int:
        """The size in which all numbers fit, so that they look alike; a few very long ones are made smaller."""
        longest, most = max(texts, key=len, default=""), cells.number_px
        room = cells.side - (8 if cells.side > 30 else 4)
        for px in range(most, 10, -1):
            if self.face(px, 500)[1].horizontalAdvance(longest) <= room:
                return px
        return min(most, 11)

    def paint(self, painter: QPainter, box: QRectF, text: str, ink: str, weight: int, most: int) -> None:
        """A number in the middle of its cell, ``most`` px high or as small as it takes."""
        wide, high, face = self._fitted(text, weight, most, round(box.width()))
        painter.setFont(face)
        painter.setPen(QColor(ink))
        painter.drawText(QPointF(box.left() + (box.width() - wide) / 2, box.top() + (box.height() + high) / 2), text)

    def tile(self, cells: GridCells, text: str, ink: str, weight: int, px: int, ratio: float) -> QPixmap:
        """A number on nothing, as large as a cell, for a screen of so many pixels to a px."""
        key = (text, ink, weight, px, cells.side, ratio, cells.lift)
        if (tile := self._tiles.get(key)) is None:
            if len(self._tiles) > MOST_KEPT:
                self._tiles.clear()
            tile = self._tiles[key] = QPixmap(QSize(cells.side, cells.side) * ratio)
            tile.setDevicePixelRatio(ratio)
            tile.fill(Qt.GlobalColor.transparent)
            with QPainter(tile) as painter:
                self.paint(painter, QRectF(0, -cells.lift, cells.side, cells.side), text, ink, weight, px)
        return tile

    def _fitted(self, text: str, weight: int, most: int, side: int) -> tuple[float, float, QFont]:
        """The width and the height of a number's figures in px, and the font in which it fits."""
        key = (text, weight, most, side)
        if (fitted := self._sizes.get(key)) is None:
            if len(self._sizes) > MOST_KEPT:
                self._sizes.clear()
            for px in range(most, 7, -1):
                face, metrics = self.face(px, weight)
                wide = metrics.horizontalAdvance(text)
                if wide <= side - 4:
                    break
            fitted = self._sizes[key] = (wide, metrics.capHeight(), face)
        return fitted
