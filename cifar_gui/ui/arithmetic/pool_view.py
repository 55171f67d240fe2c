"""One output cell of a pooling layer written out: in each channel the window, and the winner or the mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.pooling import PoolCell
from cifar_gui.i18n import Retranslated
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.ui.arithmetic.sum_layout import CAPTION, CELL_HEIGHTS, RESULT
from cifar_gui.ui.arithmetic.sum_view import paint_result
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, plain, short
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT
from cifar_gui.ui.widgets.pixels import grey_pixels, image, signed_pixels
from cifar_gui.ui.widgets.theme import Themed, ink_on, mono

WIDEST, NARROWEST = 46.0, 26.0
"""Of a cell that holds a number, px."""
BETWEEN = 28.0


class PoolView(Retranslated, Themed, Figure, QWidget):
    """Painted, not built from labels: it follows the mouse."""

    pointed = Signal(str)
    """The number under the mouse and where it lies; "" when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._cells: tuple[PoolCell, ...] = ()
        self._at: tuple[int, ...] = ()
        self._value = 0.0
        self.inputs: float | None = None
        """Up to which number what goes in is coloured; None where that is a picture, in greys."""
        self._over: tuple[int, int, int] | None = None
        # Fonts are slow to make, and this is painted whenever the mouse moves.
        self._fonts = {
            "large": figures(13, 500), "small": figures(12, 500), "bold": figures(12, 600), "plain": figures(12),
            "winner": figures(13, 700), "index": mono(12),
        }  # fmt: skip
        self.retranslate()

    def show_cells(self, cells: Sequence[PoolCell], at: tuple[int, ...], value: float) -> None:
        """Show the output cell ``at = (n, c, i, j)``, in each of these channels; torch gave ``value`` for its own."""
        self._cells, self._at, self._value = tuple(cells), at, value
        self._over = None
        if cells:
            self.setAccessibleDescription(f"{self.caption(self.own)} = {plain(value, 3)}")
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The window of one output cell"))
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(300, 110)

    @property
    def own(self) -> PoolCell:
        """The channel that is explained."""
        return next((cell for cell in self._cells if cell.channel == self._at[1]), self._cells[0])

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _result_width(self) -> float:
        return max(RESULT, QFontMetricsF(self._fonts["index"]).horizontalAdvance(self._index()) + 10)

    def _index(self) -> str:
        return f"= y[{','.join(map(str, self._at))}]"

    def _size(self) -> tuple[float, float, bool]:
        """Width and height of a cell, and whether numbers fit into it."""
        rows, columns = max(cell.values.shape[0] for cell in self._cells), self._cells[0].values.shape[1]
        count = len(self._cells)
        room = self.width() - self._result_width() - BETWEEN * count
        high = min(float(int((self.height() - CAPTION - 2) / max(rows, 1))), float(CELL_HEIGHTS[1]))
        wide = min(float(int(room / (count * max(columns, 1)))), WIDEST)
        if wide >= NARROWEST and high >= CELL_HEIGHTS[0]:
            return wide, high, True
        exact = min(room / (count * max(columns, 1)), (self.height() - CAPTION - 2) / max(rows, 1), 16.0)
        side = max(0.2, exact)
        side = float(int(side)) if side >= 6 else side
        return side, side, False

    def grid(self, place: int) -> QRectF:
        wide, high, _ = self._size()
        rows, columns = self._cells[place].values.shape
        # As wide as its caption needs, so that windows of few cells do not make the captions touch.
        least = QFontMetricsF(self._fonts["bold"]).horizontalAdvance("R  max of 9 = 0.00  ")
        step = max(wide * max(cell.values.shape[1] for cell in self._cells), least) + BETWEEN
        return QRectF(place * step, CAPTION, wide * columns, high * rows)

    def _tap_at(self, point: QPointF) -> tuple[int, int, int] | None:
        """(place, row, column) of the number at a point."""
        if not self._cells:
            return None
        wide, high, _ = self._size()
        for place in range(len(self._cells)):
            grid = self.grid(place)
            if grid.contains(point) and not grid.isEmpty():
                rows, columns = self._cells[place].values.shape
                row = min(int((point.y() - grid.top()) / high), rows - 1)
                return place, row, min(int((point.x() - grid.left()) / wide), columns - 1)
        return None

    # --- events -----------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the number under the mouse."""
        self._point(self._tap_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        """The mouse leaves."""
        self._point(None)

    def _point(self, over: tuple[int, int, int] | None) -> None:
        if over == self._over or not self._cells:
            return
        self._over = over
        text = ""
        if over is not None:
            cell, row, column = self._cells[over[0]], over[1], over[2]
            place = f"x[{self._at[0]}, {cell.channel}, {cell.rows[row]}, {cell.columns[column]}]"
            if cell.outside[row, column]:
                text = self.tr("padding: minus infinity, which never wins")
                text = text if cell.kind == MAXIMUM else self.tr("padding: 0")
            else:
                text = f"{place} = {plain(float(cell.values[row, column]), 4)}"
        self.pointed.emit(text)
        self.update()

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Channel by channel, then the result."""
        if not self._cells:
            return
        painter = QPainter(self)
        for place, cell in enumerate(self._cells):
            self._paint_caption(painter, place, cell)
            self._paint_window(painter, place, cell)
        self._paint_result(painter)

    def caption(self, cell: PoolCell) -> str:
        if cell.kind == MAXIMUM:
            return self.tr("max of {count}").format(count=cell.values.size)
        return self.tr("sum / {count}").format(count=cell.divisor)

    def _name(self, cell: PoolCell) -> tuple[str, str]:
        colours = (self.theme.error, self.theme.success, self.theme.code_call)
        if self.inputs is None and cell.channel < 3:
            return ("R", "G", "B")[cell.channel], colours[cell.channel]
        return self.tr("channel {number}").format(number=cell.channel), self.theme.text

    def _paint_caption(self, painter: QPainter, place: int, cell: PoolCell) -> None:
        name, colour = self._name(cell)
        grid = self.grid(place)
        painter.setFont(self._fonts["bold"])
        painter.setPen(QColor(colour))
        box = QRectF(grid.left(), 0, max(grid.width(), 150.0 if len(self._cells) > 1 else 240.0), CAPTION - 3)
        painter.drawText(box, LEFT, name)
        used = QFontMetricsF(self._fonts["bold"]).horizontalAdvance(name) + 6
        painter.setFont(self._fonts["plain" if cell is not self.own else "bold"])
        painter.setPen(QColor(self.theme.text))
        painter.drawText(box.adjusted(used, 0, 0, 0), LEFT, f"{self.caption(cell)} = {plain(cell.total, 2)}")

    def _paint_window(self, painter: QPainter, place: int, cell: PoolCell) -> None:
        grid, (wide, high, numbers) = self.grid(place), self._size()
        if grid.isEmpty():
            return
        with np.errstate(invalid="ignore"):
            values = np.where(cell.outside, 0.0, cell.values).astype(np.float32)
            pixels = grey_pixels(values) if self.inputs is None else signed_pixels(values, self.inputs)
        pixels[cell.outside] = QColor(self.theme.sunken).rgb()
        painter.drawImage(grid, image(np.ascontiguousarray(pixels)))
        rows, columns = pixels.shape
        if wide >= 6:
            painter.setPen(QPen(QColor(self.theme.surface), 1))
            across = [grid.left() + wide * (j + 1) - 1 for j in range(columns)]
            down = [grid.top() + high * (i + 1) - 1 for i in range(rows)]
            painter.drawLines([QLineF(x, grid.top(), x, grid.bottom()) for x in across])
            painter.drawLines([QLineF(grid.left(), y, grid.right(), y) for y in down])
        if numbers:
            self._paint_numbers(painter, grid, cell, pixels, wide, high)
        if cell.winner is not None:
            self._frame(painter, grid, cell.winner, wide, high, 2.5 if cell is self.own else 1.5)
        if self._over is not None and self._over[0] == place:
            painter.setPen(QPen(QColor(self.theme.text2), 1))
            painter.drawRect(self._box(grid, self._over[1], self._over[2], wide, high))

    def _paint_numbers(self, painter: QPainter, grid: QRectF, cell: PoolCell, pixels: np.ndarray, wide: float,
                       high: float) -> None:  # fmt: skip
        for (row, column), value in np.ndenumerate(cell.values):
            outside, won = cell.outside[row, column], (row, column) == cell.winner
            rgb = int(pixels[row, column])
            ink = ink_on((rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255))
            painter.setFont(self._fonts["winner" if won else "large" if wide >= 33 and high >= 22 else "small"])
            painter.setPen(QColor(self.theme.text3 if outside else ink))
            text = ("−∞" if cell.kind == MAXIMUM else "0") if outside else short(float(value))
            painter.drawText(self._box(grid, row, column, wide, high), CENTRE, text)

    def _frame(self, painter: QPainter, grid: QRectF, at: tuple[int, int], wide: float, high: float,
               pen: float) -> None:  # fmt: skip
        """The winner: the accent, with a halo so that it reads on any grey."""
        box = self._box(grid, *at, wide, high).adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#0C0E12" if self.theme.dark else "#FFFFFF"), pen + 2))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(self.theme.accent), pen))
        painter.drawRect(box)

    def _box(self, grid: QRectF, row: int, column: int, wide: float, high: float) -> QRectF:
        """A cell without the line at its right and below it."""
        return QRectF(grid.left() + column * wide, grid.top() + row * high, max(1.0, wide - 1), max(1.0, high - 1))

    def _paint_result(self, painter: QPainter) -> None:
        own, wide = self.own, self._result_width() - 8
        left = self.width() - wide
        painter.setFont(self._fonts["plain"])
        painter.setPen(QColor(self.theme.text2))
        box = QRectF(left, 0, wide, CAPTION - 3)
        painter.drawText(box, RIGHT, self.caption(own))
        paint_result(painter, left, wide, self._value, self._index(), self.theme)
