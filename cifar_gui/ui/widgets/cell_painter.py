"""The cells of a number grid painted: colours, numbers, the lines between them, the padding, what is never read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QRegion

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.ui.widgets.cell_numbers import CellNumbers
from cifar_gui.ui.widgets.grid_cells import SMALLEST, GridCells, surrounded
from cifar_gui.ui.widgets.grid_look import SHARE, Look
from cifar_gui.ui.widgets.painted import in_svg
from cifar_gui.ui.widgets.pixels import Pixels, image, signed_pixels
from cifar_gui.ui.widgets.sheet import Sheet, Values
from cifar_gui.ui.widgets.theme import ink_on


@dataclass(frozen=True)
class CellPainter:
    """GUI thread. What is painted of a sheet, where, how it looks, and the pictures of its numbers."""

    sheet: Sheet
    cells: GridCells
    look: Look
    numbers: CellNumbers

    def picture(self, ratio: float) -> QPixmap:
        """The cells as one small picture drawn large, lines between them, and their numbers; (size × ratio) pixels."""
        pixmap = QPixmap(self.cells.size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, ratio)
        return pixmap

    def paint(self, painter: QPainter, ratio: float) -> None:
        """The same with a painter whose device is as fine."""
        shown, empty = surrounded(self.sheet.values, self.cells, self.look.mode)
        pixels = self._pixels(shown)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawImage(self.cells.frame, image(pixels))
        self._paint_overhang(painter)
        self._paint_veil(painter)
        self._paint_lines(painter)
        if self.cells.side >= SMALLEST:
            self._paint_numbers(painter, shown, empty, pixels, ratio)
        self._paint_frames(painter)

    def _pixels(self, shown: Values) -> Pixels:
        """The colour of each cell that is drawn."""
        limit, theme = self.look.limit, self.look.theme
        with np.errstate(invalid="ignore", over="ignore"):
            scaled = np.clip(shown / (limit if limit > 0 else np.inf), -1, 1) * SHARE
        scaled[np.isnan(scaled)] = 0
        pixels = signed_pixels(scaled.astype(np.float32), 1.0)
        outside = np.ones(shown.shape, bool)
        (top, left), (rows, columns) = self.cells.around[:2], self.sheet.shape
        outside[top : top + rows, left : left + columns] = False
        pixels[outside] = QColor(theme.sunken).rgb()
        for row, column in self.sheet.faults:
            if row + top < shown.shape[0] and column + left < shown.shape[1]:
                pixels[row + top, column + left] = QColor(theme.error_soft).rgb()
        return np.ascontiguousarray(pixels)

    def _paint_overhang(self, painter: QPainter) -> None:
        """Where a last window hangs over, hatched."""
        (rows, columns), (height, width) = self.sheet.shape, self.cells.overhang
        top, left, bottom, right = self.cells.around
        across = left + columns + right + width
        painter.setPen(Qt.PenStyle.NoPen)
        for area in (
            Rectangle(rows + bottom, -left, height, across),
            Rectangle(-top, columns + right, top + rows + bottom, width),
        ):
            if not (box := self.cells.rect_of(area)).isEmpty():
                painter.fillRect(box, QColor(self.look.theme.stage))
                painter.fillRect(box, QBrush(QColor(self.look.theme.strong), Qt.BrushStyle.BDiagPattern))

    def _paint_veil(self, painter: QPainter) -> None:
        """What no window reads, shaded."""
        veil = QColor(self.look.theme.stage)
        veil.setAlpha(165)
        (rows, columns), (top, left) = self.cells.extent, self.cells.around[:2]
        strips = [Rectangle(row, -left, 1, columns) for row in self.look.unreached[0]]
        strips += [Rectangle(-top, column, rows, 1) for column in self.look.unreached[1]]
        for strip in strips:
            box = self.cells.rect_of(strip)
            painter.fillRect(box, veil)
            painter.fillRect(box, QBrush(QColor(self.look.theme.strong), Qt.BrushStyle.FDiagPattern))

    def _paint_lines(self, painter: QPainter) -> None:
        theme, table = self.look.theme, self.cells.table
        if self.cells.surrounded:
            painter.setPen(QPen(QColor(theme.strong), 1, Qt.PenStyle.DashLine))
            whole = QRegion(0, 0, self.cells.size.width(), self.cells.size.height())
            painter.setClipRegion(whole.subtracted(QRegion(table.toRect())))
            painter.drawLines(self._lines(self.cells.frame))
            painter.setClipping(False)
        painter.setPen(QPen(QColor(theme.border if not theme.dark else theme.stage), 1))
        painter.drawLines(self._lines(table))

    def _lines(self, box: QRectF) -> list[QLineF]:
        """Around the cells of a rectangle and between them."""
        side = self.cells.side
        across = [box.left() + j * side for j in range(round(box.width() / side) + 1)]
        down = [box.top() + i * side for i in range(round(box.height() / side) + 1)]
        return [
            *(QLineF(x, box.top(), x, box.bottom()) for x in across),
            *(QLineF(box.left(), y, box.right(), y) for y in down),
        ]

    def _paint_numbers(
        self, painter: QPainter, shown: Values, empty: NDArray[np.bool_], pixels: Pixels, ratio: float
    ) -> None:
        """The numbers, each from a small picture that is kept; faint in the padding and where nothing is read."""
        cells, grey = self.cells, self.look.theme.text3
        texts = [[cells.text(value) for value in row] for row in shown.tolist()]
        inks, colours = _inks(pixels), pixels.tolist()
        (top, left), (height, width) = cells.around[:2], self.sheet.shape
        inner = [text for row in texts[top : top + height] for text in row[left : left + width]]
        px = self.numbers.common_px(cells, inner)
        blank = empty if self.look.mode != "empty" else np.ones_like(empty)
        gone = {row + top for row in self.look.unreached[0]}, {column + left for column in self.look.unreached[1]}
        corner, side = cells.corner, cells.side
        for i, row in enumerate(texts):
            inside_row = top <= i < top + height
            for j, text in enumerate(row):
                inside = inside_row and left <= j < left + width
                if inside or not blank[i, j]:
                    faint = not inside or i in gone[0] or j in gone[1]
                    ink = grey if faint else inks[colours[i][j]]
                    at, weight = QPointF(corner.x() + j * side, corner.y() + i * side), 500 if inside else 400
                    if in_svg(painter):
                        self.numbers.paint(
                            painter, QRectF(at.x(), at.y() - cells.lift, side, side), text, ink, weight, px
                        )
                    else:
                        painter.drawPixmap(at, self.numbers.tile(cells, text, ink, weight, px, ratio))
        self._paint_faults(painter, px)

    def _paint_faults(self, painter: QPainter, px: int) -> None:
        """What was typed and is no number."""
        theme = self.look.theme
        for place, (text, _) in self.sheet.faults.items():
            if not (box := self.cells.rect(place)).isEmpty():
                painter.fillRect(box, QColor(theme.error_soft))
                self.numbers.paint(painter, box, text, theme.error, 500, px)

    def _paint_frames(self, painter: QPainter) -> None:
        """Around the table where there is something around it, and around what is no number."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.cells.surrounded:
            painter.setPen(QPen(QColor(self.look.theme.text2), 1.5))
            painter.drawRect(self.cells.table)
        painter.setPen(QPen(QColor(self.look.theme.error), 2))
        for place in self.sheet.faults:
            painter.drawRect(self.cells.rect(place).adjusted(1, 1, -1, -1))


def _inks(pixels: Pixels) -> dict[int, str]:
    """Black or white for each colour."""
    colours: set[int] = set(pixels.ravel().tolist())
    return {rgb: ink_on((rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)) for rgb in colours}
