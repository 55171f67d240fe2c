"""One output cell written out: for every channel the window times the kernel, their sums, the bias, the result."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.arithmetic import CellArithmetic
from cifar_gui.engine.shapes import OUTSIDE
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.figures import figures, plain, short, signed
from cifar_gui.ui.theme import LIGHT, Theme, ink_on, mono, signed_colour

CAPTION = 20
SIGN, FOLD, RESULT = 18, 92, 104
"""Widths of an operator, of the folded channels, and least width of the result, in px."""
MOST_CHANNELS = 3
CELL_WIDTHS = (36, 33, 30, 28)
"""Widths of a cell that holds a number, the widest that fits is taken."""
CELL_HEIGHTS = (17, 30)
"""Least and greatest height of a cell that holds a number."""
MOST_CELLS = 4096
"""A window of more cells is not drawn cell by cell."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True)
class Plan:
    """How many channels are drawn, and how large their cells are."""

    shown: int
    width: float
    height: float
    numbers: bool


def plan(channels: int, rows: int, columns: int, width: float, height: float) -> Plan:
    """Numbers in the cells if at least one channel fits ``width`` so; otherwise colours alone."""
    high = min(height / max(rows, 1), CELL_HEIGHTS[1])
    most = min(channels, MOST_CHANNELS)
    if high >= CELL_HEIGHTS[0]:
        for shown in range(most, 0, -1):
            for wide in CELL_WIDTHS:
                used = shown * (2 * columns * wide + 2 * SIGN) + (FOLD if shown < channels else 0)
                if used <= width:
                    return Plan(shown, wide, high, True)
    room = (width - (FOLD if channels > most else 0)) / most - 2 * SIGN
    side = max(0.2, min(height / max(rows, 1), room / 2 / max(columns, 1), 16.0))
    return Plan(most, side, side, False)


class SumView(Retranslated, QWidget):
    """Painted, not built from labels: it follows the mouse."""

    pointed = Signal(str)
    """The product under the mouse, written out; "" when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._theme = LIGHT
        self._cell: CellArithmetic | None = None
        self._at: tuple[int, ...] = ()
        self._value, self._limit = 0.0, 1.0
        self._over: tuple[int, int, int] | None = None
        self.retranslate()

    def show_cell(self, cell: CellArithmetic | None, at: tuple[int, ...], value: float, limit: float) -> None:
        """Show a cell (n, o, i, j) whose value is ``value``; kernels are coloured up to ``limit``."""
        self._cell, self._at, self._value, self._limit = cell, at, value, limit
        self._over = None
        if cell is not None:
            written = " + ".join(plain(float(part), 3) for part in cell.sums[:MOST_CHANNELS])
            self.setAccessibleDescription(f"{written} … = {plain(value, 3)}")
        self.update()

    def retint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The products of one output cell"))
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(300, 110)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _plan(self) -> Plan:
        assert self._cell is not None
        channels, rows, columns = self._cell.weights.shape
        return plan(channels, rows, columns, self.width() - self._result_width(), self.height() - CAPTION - 2)

    def _index(self) -> str:
        return f"= y[{','.join(map(str, self._at))}]"

    def _result_width(self) -> float:
        return max(RESULT, QFontMetricsF(mono(12)).horizontalAdvance(self._index()) + 10)

    def _grids(self, place: int, layout: Plan) -> tuple[QRectF, QRectF]:
        """The window and the kernel of the channel drawn at a place."""
        assert self._cell is not None
        rows, columns = self._cell.weights.shape[1:]
        wide, high = layout.width * columns, layout.height * rows
        left = place * (2 * wide + 2 * SIGN)
        return QRectF(left, CAPTION, wide, high), QRectF(left + wide + SIGN, CAPTION, wide, high)

    def _tap_at(self, point: QPointF) -> tuple[int, int, int] | None:
        """(place, row, column) of the tap at a point."""
        if self._cell is None:
            return None
        layout = self._plan()
        for place in range(layout.shown):
            for grid in self._grids(place, layout):
                if grid.contains(point) and not grid.isEmpty():
                    i = min(int((point.y() - grid.top()) / layout.height), self._cell.weights.shape[1] - 1)
                    return place, i, min(int((point.x() - grid.left()) / layout.width), self._cell.weights.shape[2] - 1)
        return None

    # --- events -----------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Write out the product under the mouse."""
        self._point(self._tap_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        """The mouse leaves."""
        self._point(None)

    def _point(self, over: tuple[int, int, int] | None) -> None:
        if over == self._over or self._cell is None:
            return
        self._over = over
        text = ""
        if over is not None:
            value, weight = float(self._cell.values[over]), float(self._cell.weights[over])
            text = f"{plain(value, 4)} × {plain(weight, 4)} = {plain(float(self._cell.products[over]), 4)}"
        self.pointed.emit(text)
        self.update()

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Channel by channel, then the bias and the result."""
        cell = self._cell
        if cell is None:
            return
        painter, layout = QPainter(self), self._plan()
        right = 0.0
        for place in range(layout.shown):
            window, kernel = self._grids(place, layout)
            self._paint_captions(painter, place, window, kernel)
            self._paint_window(painter, place, window, layout)
            self._paint_kernel(painter, place, kernel, layout)
            self._paint_sign(painter, "×", window.right(), window)
            self._paint_sign(painter, "+", kernel.right(), kernel)
            right = kernel.right() + SIGN
        if layout.shown < len(cell.channels):
            self._paint_rest(painter, right, layout)
        self._paint_result(painter)

    def _name(self, place: int) -> tuple[str, str]:
        """Name and colour of a channel."""
        assert self._cell is not None
        channel = self._cell.channels[place]
        colours = (self._theme.error, self._theme.success, self._theme.code_call)
        if self._cell.channels[-1] < 3:
            return ("R", "G", "B")[channel], colours[channel]
        return self.tr("channel {number}").format(number=channel), self._theme.text

    def _paint_captions(self, painter: QPainter, place: int, window: QRectF, kernel: QRectF) -> None:
        assert self._cell is not None
        name, colour = self._name(place)
        total = f"= {signed(float(self._cell.sums[place]))}"
        painter.setFont(figures(12, 600))
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(figures(12, 600))
        title = self.tr("{channel} window").format(channel=name)
        if metrics.horizontalAdvance(title) > window.width() + SIGN:
            title = name
        painter.drawText(QRectF(window.left(), 0, window.width() + SIGN, CAPTION - 3), LEFT, title)
        used = metrics.horizontalAdvance(total)
        box = QRectF(kernel.left(), 0, max(kernel.width(), used), CAPTION - 3)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(box, RIGHT, total)
        kernel_title = self.tr("kernel")
        if QFontMetricsF(figures(12)).horizontalAdvance(kernel_title) + used + 6 <= box.width():
            painter.setFont(figures(12))
            painter.setPen(QColor(self._theme.text2))
            painter.drawText(box, LEFT, kernel_title)

    def _paint_window(self, painter: QPainter, place: int, grid: QRectF, layout: Plan) -> None:
        assert self._cell is not None
        zero = (self._cell.source_rows == OUTSIDE)[:, None] | (self._cell.source_columns == OUTSIDE)
        sunken = QColor(self._theme.sunken)
        colours = []
        for value, empty in zip(self._cell.values[place].flat, zero.flat, strict=True):
            grey = int(min(max(float(value), 0.0), 1.0) * 255)
            colours.append((sunken.red(), sunken.green(), sunken.blue()) if empty else (grey, grey, grey))
        texts = [short(float(value)) for value in self._cell.values[place].flat] if layout.numbers else []
        self._paint_cells(painter, place, grid, layout, colours, texts)

    def _paint_kernel(self, painter: QPainter, place: int, grid: QRectF, layout: Plan) -> None:
        assert self._cell is not None
        weights = self._cell.weights[place]
        scaled = np.nan_to_num(weights / self._limit if self._limit else weights)
        colours = [signed_colour(float(value)) for value in scaled.flat]
        texts = [short(float(value), sign=True) for value in weights.flat] if layout.numbers else []
        self._paint_cells(painter, place, grid, layout, colours, texts)

    def _paint_cells(self, painter: QPainter, place: int, grid: QRectF, layout: Plan,
                     colours: list[tuple[int, int, int]], texts: list[str]) -> None:  # fmt: skip
        assert self._cell is not None
        columns = self._cell.weights.shape[2]
        if len(colours) > MOST_CELLS:
            painter.fillRect(grid, QColor(self._theme.sunken))
            colours = []
        gap = 1.0 if layout.width >= 6 else 0.0
        painter.setFont(figures(13 if layout.width >= 33 and layout.height >= 22 else 12, 500))
        for number, colour in enumerate(colours):
            row, column = divmod(number, columns)
            left, top = round(grid.left() + column * layout.width), round(grid.top() + row * layout.height)
            right, bottom = (round(grid.left() + (column + 1) * layout.width),
                             round(grid.top() + (row + 1) * layout.height))  # fmt: skip
            box = QRectF(left, top, max(right - left - gap, 0.5), max(bottom - top - gap, 0.5))
            painter.fillRect(box, QColor(*colour))
            if texts:
                painter.setPen(QColor(ink_on(colour)))
                painter.drawText(box, CENTRE, texts[number])
            if self._over == (place, row, column):
                painter.setPen(QPen(QColor(self._theme.accent), 2))
                painter.drawRect(box)

    def _paint_sign(self, painter: QPainter, sign: str, left: float, grid: QRectF) -> None:
        painter.setFont(figures(14, 600))
        painter.setPen(QColor(self._theme.text2))
        painter.drawText(QRectF(left, grid.top(), SIGN, grid.height()), CENTRE, sign)

    def _paint_rest(self, painter: QPainter, left: float, layout: Plan) -> None:
        assert self._cell is not None
        more, total = len(self._cell.channels) - layout.shown, float(self._cell.sums[layout.shown :].sum())
        painter.setFont(figures(12))
        painter.setPen(QColor(self._theme.text2))
        text = self.tr("… {count} more:").format(count=more)
        painter.drawText(QRectF(left, CAPTION + 4, FOLD - SIGN, 20), LEFT, text)
        painter.setFont(figures(13, 600))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(left, CAPTION + 24, FOLD - SIGN, 20), LEFT, signed(total))
        painter.setFont(figures(14, 600))
        painter.setPen(QColor(self._theme.text2))
        painter.drawText(QRectF(left + FOLD - SIGN, CAPTION + 4, SIGN, 40), CENTRE, "+")

    def _paint_result(self, painter: QPainter) -> None:
        assert self._cell is not None
        wide = self._result_width() - 8
        left = self.width() - wide
        painter.setFont(figures(12))
        painter.setPen(QColor(self._theme.text2))
        box = QRectF(left, 0, wide, CAPTION - 3)
        painter.drawText(box, LEFT, self.tr("bias"))
        painter.setFont(figures(12, 600))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(box, RIGHT, self.tr("none") if self._cell.bias is None else signed(self._cell.bias))
        painter.fillRect(QRectF(left, CAPTION + 4, wide, 1), QColor(self._theme.strong))
        result = plain(self._value, 3)
        px = next(
            (px for px in (26, 22, 18, 14) if QFontMetricsF(figures(px, 700)).horizontalAdvance(result) <= wide), 12
        )
        painter.setFont(figures(px, 700))
        painter.setPen(QColor(self._theme.accent))
        painter.drawText(QRectF(left, CAPTION + 12, wide, 36), RIGHT, result)
        painter.setFont(mono(12))
        painter.setPen(QColor(self._theme.text3))
        painter.drawText(QRectF(left, CAPTION + 48, wide, 20), RIGHT, self._index())
