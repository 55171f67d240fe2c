"""One output cell written out: for every channel the window times the kernel, their sums, the bias, the result."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.arithmetic import CellArithmetic
from cifar_gui.engine.shapes import OUTSIDE
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.figures import figures, plain, short, signed
from cifar_gui.ui.maps import Pixels, grey_pixels, image, signed_pixels
from cifar_gui.ui.theme import LIGHT, Theme, ink_on, mono

CAPTION = 20
SIGN, FOLD, RESULT = 14, 72, 104
"""Widths of an operator, of the folded channels, and least width of the result, in px."""
MOST_CHANNELS = 3
CELL_WIDTHS = (36, 33, 30, 28, 27)
"""Widths of a cell that holds a number, the widest that fits is taken."""
CELL_HEIGHTS = (17, 30)
"""Least and greatest height of a cell that holds a number."""
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
    high = float(min(int(height / max(rows, 1)), CELL_HEIGHTS[1]))
    most = min(channels, MOST_CHANNELS)
    if high >= CELL_HEIGHTS[0]:
        for shown in range(most, 0, -1):
            for wide in CELL_WIDTHS:
                used = shown * (2 * columns * wide + 2 * SIGN) + (FOLD if shown < channels else 0)
                if used <= width:
                    return Plan(shown, wide, high, True)
    room = (width - (FOLD if channels > most else 0)) / most - 2 * SIGN
    side = max(0.2, min(height / max(rows, 1), room / 2 / max(columns, 1), 16.0))
    side = float(int(side)) if side >= 6 else side
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
        # Fonts are slow to make, and this is painted whenever the mouse moves.
        self._fonts = {
            "large": figures(13, 500), "small": figures(12, 500), "plain": figures(12), "bold": figures(12, 600),
            "sign": figures(14, 600), "sum": figures(13, 600), "index": mono(12),
        }  # fmt: skip
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
        return max(RESULT, QFontMetricsF(self._fonts["index"]).horizontalAdvance(self._index()) + 10)

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
        painter.setFont(self._fonts["bold"])
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(self._fonts["bold"])
        title = self.tr("{channel} window").format(channel=name)
        if metrics.horizontalAdvance(title) > window.width() + SIGN:
            title = name
        painter.drawText(QRectF(window.left(), 0, window.width() + SIGN, CAPTION - 3), LEFT, title)
        used = metrics.horizontalAdvance(total)
        box = QRectF(kernel.left(), 0, max(kernel.width(), used), CAPTION - 3)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(box, RIGHT, total)
        kernel_title = self.tr("kernel")
        if QFontMetricsF(self._fonts["plain"]).horizontalAdvance(kernel_title) + used + 6 <= box.width():
            painter.setFont(self._fonts["plain"])
            painter.setPen(QColor(self._theme.text2))
            painter.drawText(box, LEFT, kernel_title)

    def _paint_window(self, painter: QPainter, place: int, grid: QRectF, layout: Plan) -> None:
        assert self._cell is not None
        values = self._cell.values[place]
        zero = (self._cell.source_rows == OUTSIDE)[:, None] | (self._cell.source_columns == OUTSIDE)
        pixels = grey_pixels(values)
        pixels[zero] = QColor(self._theme.sunken).rgb()
        texts = []
        if layout.numbers:
            pairs = zip(values.flat, zero.flat, strict=True)
            texts = ["0" if empty else short(float(value)) for value, empty in pairs]
        self._paint_cells(painter, place, grid, layout, pixels, texts)

    def _paint_kernel(self, painter: QPainter, place: int, grid: QRectF, layout: Plan) -> None:
        assert self._cell is not None
        weights, sign = self._cell.weights[place], layout.width >= 30
        texts = [short(float(value), sign) for value in weights.flat] if layout.numbers else []
        self._paint_cells(painter, place, grid, layout, signed_pixels(weights, self._limit), texts)

    def _paint_cells(self, painter: QPainter, place: int, grid: QRectF, layout: Plan, pixels: Pixels,
                     texts: list[str]) -> None:  # fmt: skip
        """One picture for all cells, lines between them, and the numbers on them."""
        if grid.isEmpty():
            return
        rows, columns = pixels.shape
        painter.drawImage(grid, image(np.ascontiguousarray(pixels)))
        if layout.width >= 6:
            painter.setPen(QPen(QColor(self._theme.surface), 1))
            right, bottom = (
                [grid.left() + layout.width * (j + 1) - 1 for j in range(columns)],
                [grid.top() + layout.height * (i + 1) - 1 for i in range(rows)],
            )
            painter.drawLines([QLineF(x, grid.top(), x, grid.bottom()) for x in right])
            painter.drawLines([QLineF(grid.left(), y, grid.right(), y) for y in bottom])
        painter.setFont(self._fonts["large" if layout.width >= 33 and layout.height >= 22 else "small"])
        for number, text in enumerate(texts):
            row, column = divmod(number, columns)
            rgb = int(pixels[row, column])
            ink = ink_on((rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255))
            painter.setPen(QColor(self._theme.text3 if text == "0" else ink))
            painter.drawText(self._box(grid, layout, row, column), CENTRE, text)
        if self._over is not None and self._over[0] == place:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRect(self._box(grid, layout, *self._over[1:]))

    def _box(self, grid: QRectF, layout: Plan, row: int, column: int) -> QRectF:
        """A cell without the line at its right and below it."""
        return QRectF(grid.left() + column * layout.width, grid.top() + row * layout.height,
                      max(1.0, layout.width - 1), max(1.0, layout.height - 1))  # fmt: skip

    def _paint_sign(self, painter: QPainter, sign: str, left: float, grid: QRectF) -> None:
        painter.setFont(self._fonts["sign"])
        painter.setPen(QColor(self._theme.text2))
        painter.drawText(QRectF(left, grid.top(), SIGN, grid.height()), CENTRE, sign)

    def _paint_rest(self, painter: QPainter, left: float, layout: Plan) -> None:
        assert self._cell is not None
        more, total = len(self._cell.channels) - layout.shown, float(self._cell.sums[layout.shown :].sum())
        painter.setFont(self._fonts["plain"])
        painter.setPen(QColor(self._theme.text2))
        text = self.tr("… {count} more:").format(count=more)
        painter.drawText(QRectF(left, CAPTION + 4, FOLD - SIGN, 20), LEFT, text)
        painter.setFont(self._fonts["sum"])
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(left, CAPTION + 24, FOLD - SIGN, 20), LEFT, signed(total))
        painter.setFont(self._fonts["sign"])
        painter.setPen(QColor(self._theme.text2))
        painter.drawText(QRectF(left + FOLD - SIGN, CAPTION + 4, SIGN, 40), CENTRE, "+")

    def _paint_result(self, painter: QPainter) -> None:
        assert self._cell is not None
        wide = self._result_width() - 8
        left = self.width() - wide
        painter.setFont(self._fonts["plain"])
        painter.setPen(QColor(self._theme.text2))
        box = QRectF(left, 0, wide, CAPTION - 3)
        painter.drawText(box, LEFT, self.tr("bias"))
        painter.setFont(self._fonts["bold"])
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
        painter.setFont(self._fonts["index"])
        painter.setPen(QColor(self._theme.text3))
        painter.drawText(QRectF(left, CAPTION + 48, wide, 20), RIGHT, self._index())
