"""One output cell written out: for every channel the window times the kernel, their sums, the bias, the result."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.arithmetic import CellArithmetic
from cifar_gui.i18n import Retranslated
from cifar_gui.layers.window import OUTSIDE
from cifar_gui.ui.arithmetic.sum_layout import CAPTION, MOST_CHANNELS, NAMED, RESULT, SIGN, WRITTEN, SumLayout
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import Lettering, figures, plain, short, signed
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT
from cifar_gui.ui.widgets.pixels import Pixels, grey_pixels, image, signed_pixels
from cifar_gui.ui.widgets.theme import Theme, Themed, ink_on, mono


def paint_result(painter: QPainter, left: float, wide: float, value: float, index: str, theme: Theme) -> None:
    """A value under a line, as large as it fits, and its index under it."""
    painter.fillRect(QRectF(left, CAPTION + 4, wide, 1), QColor(theme.strong))
    result = plain(value, 3)
    px = next((px for px in (26, 22, 18, 14) if QFontMetricsF(figures(px, 700)).horizontalAdvance(result) <= wide), 12)
    painter.setFont(figures(px, 700))
    painter.setPen(QColor(theme.accent))
    painter.drawText(QRectF(left, CAPTION + 12, wide, 36), RIGHT, result)
    painter.setFont(mono(12))
    painter.setPen(QColor(theme.text3))
    painter.drawText(QRectF(left, CAPTION + 48, wide, 20), RIGHT, index)


class SumView(Retranslated, Themed, Figure, QWidget):
    """Painted, not built from labels: it follows the mouse."""

    pointed = Signal(str)
    """The product under the mouse, written out; "" when there is none."""
    tapped = Signal(object)
    """(channel within the cell, row, column, whether it is the weight and not the number) under the mouse, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.cell: CellArithmetic | None = None
        self.at: tuple[int, ...] = ()
        self._value, self._limit = 0.0, 1.0
        self.inputs: float | None = None
        """Up to which number what goes in is coloured; None where that is a picture, in greys."""
        self._over: tuple[int, int, int] | None = None
        """(channel within the cell, row, column)."""
        self._on_kernel = False
        self._bar: int | None = None
        """The folded channel under the mouse."""
        self._first = 0
        """The first channel whose products are open, where not all of them are."""
        # Fonts are slow to make, and this is painted whenever the mouse moves.
        self._fonts = {"plain": figures(12), "bold": figures(12, 600), "index": mono(12)}
        self._large, self._small = Lettering(figures(13, 500)), Lettering(figures(12, 500))
        self._total, self._sign = Lettering(self._fonts["bold"]), Lettering(figures(14, 600))
        self.retranslate()

    def show_cell(self, cell: CellArithmetic | None, at: tuple[int, ...], value: float, limit: float) -> None:
        """Show a cell (n, o, i, j) whose value is ``value``; kernels are coloured up to ``limit``."""
        self.cell, self.at, self._value, self._limit = cell, at, value, limit
        self._over = self._bar = None
        self._on_kernel = False
        if cell is not None:
            written = " + ".join(plain(float(part), 3) for part in cell.sums[:MOST_CHANNELS])
            self.setAccessibleDescription(f"{written} … = {plain(value, 3)}")
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The products of one output cell"))
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(300, 110)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _index(self) -> str:
        return f"= y[{','.join(map(str, self.at))}]"

    def result_width(self) -> float:
        return max(RESULT, QFontMetricsF(self._fonts["index"]).horizontalAdvance(self._index()) + 10)

    @property
    def laid_out(self) -> SumLayout:
        """Where window, kernel and sum of each channel stand."""
        assert self.cell is not None
        room = QSizeF(self.width() - self.result_width(), self.height())
        return SumLayout.of(self.cell.weights.shape, room, self._first)

    @property
    def opened(self) -> range:
        """The channels within the cell whose products are open."""
        return self.laid_out.opened if self.cell is not None else range(0)

    def open(self, channel: int) -> None:
        """Open a folded channel to its products."""
        if self.cell is not None and len(self.cell.channels):
            self._first = min(max(channel, 0), len(self.cell.channels) - 1)
            self.update()

    # --- events -----------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Write out the product or the sum under the mouse."""
        if self.cell is not None:
            layout = self.laid_out
            self._point(layout.tap_at(event.position()), layout.bar_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the channel under the mouse."""
        channel = self.laid_out.bar_at(event.position()) if self.cell is not None else None
        if channel is not None and event.button() == Qt.MouseButton.LeftButton:
            self.open(channel)

    def leaveEvent(self, event: object) -> None:
        """The mouse leaves."""
        self._point(None, None)

    def _point(self, tap: tuple[int, int, int, bool] | None, bar: int | None) -> None:
        over, on_kernel = (None, False) if tap is None else (tap[:3], tap[3])
        if (over, on_kernel, bar) == (self._over, self._on_kernel, self._bar) or self.cell is None:
            return
        self._over, self._on_kernel, self._bar = over, on_kernel, bar
        text = ""
        if over is not None:
            value, weight = float(self.cell.values[over]), float(self.cell.weights[over])
            text = f"{plain(value, 4)} × {plain(weight, 4)} = {plain(float(self.cell.products[over]), 4)}"
        elif bar is not None:
            text = self.tr("channel {number}: {sum}, a click opens its products ([ and ] go on)").format(
                number=self.cell.channels[bar], sum=signed(float(self.cell.sums[bar]))
            )
        self.pointed.emit(text)
        self.tapped.emit(tap)
        self.update()

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Channel by channel, then the bias and the result."""
        cell = self.cell
        if cell is None:
            return
        painter, layout = QPainter(self), self.laid_out
        first = layout.opened.start
        shown = slice(first, layout.opened.stop)
        inputs, weights = self._input_pixels(shown), signed_pixels(cell.weights[shown], self._limit)
        for place in range(layout.plan.shown):
            window, kernel = layout.grids(place)
            self._paint_captions(painter, first + place, window, kernel)
            self._paint_window(painter, first + place, window, layout, inputs[place])
            self._paint_kernel(painter, first + place, kernel, layout, weights[place])
            self._paint_sign(painter, "×", window.right(), window)
            self._paint_sign(painter, "+", kernel.right(), kernel)
        if layout.plan.shown < len(cell.channels):
            self._paint_folded(painter, layout)
        self._paint_result(painter)

    def _name(self, place: int) -> tuple[str, str]:
        """Name and colour of a channel."""
        assert self.cell is not None
        channel = self.cell.channels[place]
        colours = (self.theme.error, self.theme.success, self.theme.code_call)
        if self.inputs is None and self.cell.channels[-1] < 3:
            return ("R", "G", "B")[channel], colours[channel]
        return self.tr("channel {number}").format(number=channel), self.theme.text

    def _paint_captions(self, painter: QPainter, place: int, window: QRectF, kernel: QRectF) -> None:
        assert self.cell is not None
        name, colour = self._name(place)
        total = f"= {signed(float(self.cell.sums[place]))}"
        painter.setFont(self._fonts["bold"])
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(self._fonts["bold"])
        title = self.tr("{channel} window").format(channel=name)
        if metrics.horizontalAdvance(title) > window.width() + SIGN:
            title = name
        painter.drawText(QRectF(window.left(), 0, window.width() + SIGN, CAPTION - 3), LEFT, title)
        used = metrics.horizontalAdvance(total)
        box = QRectF(kernel.left(), 0, max(kernel.width(), used), CAPTION - 3)
        painter.setPen(QColor(self.theme.text))
        self._total.draw_in(painter, box, RIGHT, total)
        kernel_title = self.tr("kernel")
        if QFontMetricsF(self._fonts["plain"]).horizontalAdvance(kernel_title) + used + 6 <= box.width():
            painter.setFont(self._fonts["plain"])
            painter.setPen(QColor(self.theme.text2))
            painter.drawText(box, LEFT, kernel_title)

    def _outside(self) -> NDArray[np.bool_]:
        """Which cells of a window are padded zeros."""
        assert self.cell is not None
        return (self.cell.source_rows == OUTSIDE)[:, None] | (self.cell.source_columns == OUTSIDE)

    def _input_pixels(self, shown: slice) -> Pixels:
        assert self.cell is not None
        values = self.cell.values[shown]
        pixels = grey_pixels(values) if self.inputs is None else signed_pixels(values, self.inputs)
        pixels[:, self._outside()] = QColor(self.theme.sunken).rgb()
        return pixels

    def _paint_window(self, painter: QPainter, place: int, grid: QRectF, layout: SumLayout, pixels: Pixels) -> None:
        assert self.cell is not None
        texts = []
        if layout.plan.numbers:
            pairs = zip(self.cell.values[place].ravel().tolist(), self._outside().ravel().tolist(), strict=True)
            texts = ["0" if empty else short(value) for value, empty in pairs]
        self._paint_cells(painter, place, grid, layout, pixels, texts)

    def _paint_kernel(self, painter: QPainter, place: int, grid: QRectF, layout: SumLayout, pixels: Pixels) -> None:
        assert self.cell is not None
        weights, sign = self.cell.weights[place], layout.plan.width >= 30
        texts = [short(value, sign) for value in weights.ravel().tolist()] if layout.plan.numbers else []
        self._paint_cells(painter, place, grid, layout, pixels, texts)

    def _paint_cells(self, painter: QPainter, place: int, grid: QRectF, layout: SumLayout, pixels: Pixels,
                     texts: list[str]) -> None:  # fmt: skip
        """One picture for all cells, lines between them, and the numbers on them."""
        if grid.isEmpty():
            return
        rows, columns = pixels.shape
        painter.drawImage(grid, image(np.ascontiguousarray(pixels)))
        if layout.plan.width >= 6:
            painter.setPen(QPen(QColor(self.theme.surface), 1))
            right, bottom = (
                [grid.left() + layout.plan.width * (j + 1) - 1 for j in range(columns)],
                [grid.top() + layout.plan.height * (i + 1) - 1 for i in range(rows)],
            )
            painter.drawLines([QLineF(x, grid.top(), x, grid.bottom()) for x in right])
            painter.drawLines([QLineF(grid.left(), y, grid.right(), y) for y in bottom])
        letters = self._large if layout.plan.width >= 33 and layout.plan.height >= 22 else self._small
        left, top = grid.left() + (layout.plan.width - 1) / 2, grid.top() + (layout.plan.height - 1) / 2
        before = ""
        for number, (text, rgb) in enumerate(zip(texts, pixels.ravel().tolist(), strict=False)):
            ink = self.theme.text3 if text == "0" else ink_on((rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255))
            if ink != before:
                painter.setPen(QColor(ink))
                before = ink
            i, j = divmod(number, columns)
            letters.draw(painter, QPointF(left + j * layout.plan.width, top + i * layout.plan.height), text)
        if self._over is not None and self._over[0] == place:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(layout.box(grid, *self._over[1:]))

    def _paint_sign(self, painter: QPainter, sign: str, left: float, grid: QRectF) -> None:
        painter.setPen(QColor(self.theme.text2))
        self._sign.draw(painter, QPointF(left + SIGN / 2, grid.center().y()), sign)

    def _paint_folded(self, painter: QPainter, layout: SumLayout) -> None:
        """The sums of all channels as bars; those that are open to their products in the accent."""
        assert self.cell is not None
        sums, chart, opened, theme = self.cell.sums, layout.chart, layout.opened, self.theme
        folded = len(sums) - layout.plan.shown
        rest = float(sums.sum() - sums[opened.start : opened.stop].sum())
        painter.setFont(self._fonts["bold"])
        painter.setPen(QColor(theme.text))
        head, total = self.tr("{count} more").format(count=folded), f"= {signed(rest)}"
        box = QRectF(chart.left(), 0, max(chart.width(), 60.0), CAPTION - 3)
        metrics = QFontMetricsF(self._fonts["plain"])
        used = QFontMetricsF(self._fonts["bold"]).horizontalAdvance(total)
        painter.drawText(box, RIGHT, total)
        if metrics.horizontalAdvance(head) + used + 6 <= box.width():
            painter.setFont(self._fonts["plain"])
            painter.setPen(QColor(theme.text2))
            painter.drawText(box, LEFT, head)
        most = float(np.abs(sums[np.isfinite(sums)]).max(initial=0.0)) or 1.0
        painter.fillRect(chart, QColor(theme.sunken))
        step = chart.width() / len(sums)
        over, under = (15 if step >= WRITTEN else 0), (15 if step >= NAMED else 0)
        bars = chart.adjusted(0, over, 0, -under)
        middle = bars.center().y()
        for channel, value in enumerate(np.nan_to_num(sums).clip(-most, most).tolist()):
            left = chart.left() + channel * step
            wide = max(1.0, step - (1 if step >= 3 else 0))
            lit = channel in opened
            if channel == self._bar:
                painter.fillRect(QRectF(left, chart.top(), wide, chart.height()), QColor(theme.hover))
            high = value / most * (bars.height() / 2 - 2)
            colour = QColor(theme.accent if lit else theme.text3)
            thin = min(wide, float(WRITTEN))
            box = QRectF(left + (wide - thin) / 2, middle - max(high, 0.0), thin, max(abs(high), 1.0))
            painter.fillRect(box, colour)
            self._paint_bar_words(painter, channel, QRectF(left, chart.top(), wide, chart.height()), over, under)
        painter.fillRect(QRectF(chart.left(), middle - 0.5, chart.width(), 1), QColor(theme.strong))

    def _paint_bar_words(self, painter: QPainter, channel: int, box: QRectF, over: int, under: int) -> None:
        """The sum of a folded channel over its bar, and its name under it, as far as there is room."""
        assert self.cell is not None
        if under:
            name, colour = self._name(channel)
            painter.setFont(self._fonts["bold" if channel in self.opened else "plain"])
            painter.setPen(QColor(colour))
            short_name = name if self.cell.channels[-1] < 3 else str(self.cell.channels[channel])
            painter.drawText(QRectF(box.left(), box.bottom() - under, box.width(), under), CENTRE, short_name)
        if over:
            painter.setFont(self._fonts["plain"])
            painter.setPen(QColor(self.theme.text2))
            painter.drawText(
                QRectF(box.left(), box.top(), box.width(), over), CENTRE, signed(float(self.cell.sums[channel]), 2)
            )

    def _paint_result(self, painter: QPainter) -> None:
        assert self.cell is not None
        wide = self.result_width() - 8
        left = self.width() - wide
        painter.setFont(self._fonts["plain"])
        painter.setPen(QColor(self.theme.text2))
        box = QRectF(left, 0, wide, CAPTION - 3)
        painter.drawText(box, LEFT, self.tr("bias"))
        painter.setFont(self._fonts["bold"])
        painter.setPen(QColor(self.theme.text))
        painter.drawText(box, RIGHT, self.tr("none") if self.cell.bias is None else signed(self.cell.bias))
        paint_result(painter, left, wide, self._value, self._index(), self.theme)
