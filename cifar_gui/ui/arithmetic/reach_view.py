"""One input cell written out: what it holds, its weight in each output cell that reads it, and its part of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.places import Shares
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.arithmetic.sum_layout import CAPTION, CELL_HEIGHTS, CELL_WIDTHS, SIGN
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import Lettering, figures, plain, round_limit, short
from cifar_gui.ui.widgets.painted import LEFT
from cifar_gui.ui.widgets.pixels import image, signed_pixels
from cifar_gui.ui.widgets.theme import Themed, ink_on

VALUE = 38
"""Width of the input's number, px."""
MOST_CHANNELS = 3


class ReachView(Retranslated, Themed, Figure, QWidget):
    """Painted, not built from labels: it follows the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._found: Shares | None = None
        self._limit = 1.0
        self._map = 0
        self._large, self._small = Lettering(figures(13, 500)), Lettering(figures(12, 500))
        self._bold, self._plain, self._sign = figures(12, 600), figures(12), Lettering(figures(14, 600))
        self.retranslate()

    def show_shares(self, found: Shares, out_map: int, limit: float) -> None:
        """Show what an input cell gives to an output map; weights are coloured up to ``limit``."""
        self._found, self._map, self._limit = found, out_map, limit
        self.setAccessibleDescription(", ".join(plain(float(share), 3) for share in found.shares.flat[:25]))
        self.update()

    @property
    def found(self) -> Shares | None:
        """What is shown."""
        return self._found

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What an input cell gives to the outputs"))
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(300, 110)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _sizes(self) -> tuple[int, float, float, bool]:
        """(channels, width and height of a cell, whether numbers fit into it)."""
        assert self._found is not None
        channels, rows, columns = self._found.weights.shape
        high = min(float(int((self.height() - CAPTION - 2) / max(rows, 1))), float(CELL_HEIGHTS[1]))
        most = min(channels, MOST_CHANNELS)
        for shown in range(most, 0, -1) if high >= CELL_HEIGHTS[0] else ():
            room = self.width() - shown * (VALUE + 2 * SIGN) - SIGN
            fitting = (wide for wide in CELL_WIDTHS if (shown + 1) * columns * wide <= room)
            if (wide := next(fitting, None)) is not None:
                return shown, wide, high, True
        room = (self.width() - most * (VALUE + 2 * SIGN) - SIGN) / (most + 1)
        side = max(0.2, min((self.height() - CAPTION - 2) / max(rows, 1), room / max(columns, 1), 16.0))
        return most, side, side, False

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """For each channel the number times its weights; then what they add up to."""
        found = self._found
        if found is None:
            return
        painter = QPainter(self)
        if not found.rows or not found.columns:
            painter.setFont(self._plain)
            painter.setPen(QColor(self.theme.text2))
            painter.drawText(QRectF(0, CAPTION, self.width(), 24), LEFT, self.tr("No window reads this cell."))
            return
        shown, wide, high, numbers = self._sizes()
        x, grid = 0.0, QRectF(0, CAPTION, wide * len(found.columns), high * len(found.rows))
        for place in range(shown):
            self._paint_value(painter, place, QRectF(x, CAPTION, VALUE, grid.height()))
            self._paint_sign(painter, "×", x + VALUE, grid.height())
            box = grid.translated(x + VALUE + SIGN, 0)
            self._paint_grid(painter, found.weights[place], self._limit, box, wide, high, numbers)
            self._paint_caption(painter, place, x)
            x = box.right()
            more = len(found.channels) > shown
            sign = "+" if place + 1 < shown else "…" if more else "="
            self._paint_sign(painter, sign, x, grid.height())
            x += SIGN
        shares = found.shares
        finite = np.abs(shares[np.isfinite(shares)])
        limit = round_limit(float(finite.max(initial=0.0)))
        self._paint_grid(painter, shares, limit, grid.translated(x, 0), wide, high, numbers)
        painter.setFont(self._bold)
        painter.setPen(QColor(self.theme.accent))
        text = self.tr("its part of y[{map}, {rows}, {columns}]").format(
            map=self._map, rows=_span(found.rows), columns=_span(found.columns)
        )
        painter.drawText(QRectF(x, 0, max(self.width() - x, grid.width()), CAPTION - 3), LEFT, text)

    def _paint_caption(self, painter: QPainter, place: int, x: float) -> None:
        assert self._found is not None
        channels = self._found.channels
        painter.setFont(self._bold)
        colours = (self.theme.error, self.theme.success, self.theme.code_call)
        named = channels[-1] < len(colours)
        painter.setPen(QColor(colours[channels[place]] if named else self.theme.text))
        name = "RGB"[channels[place]] if named else self.tr("channel {number}").format(number=channels[place])
        painter.drawText(QRectF(x, 0, VALUE + SIGN + 60, CAPTION - 3), LEFT, name)
        painter.setFont(self._plain)
        painter.setPen(QColor(self.theme.text2))
        if named:
            painter.drawText(QRectF(x + VALUE + SIGN, 0, 200, CAPTION - 3), LEFT, self.tr("weights"))

    def _paint_value(self, painter: QPainter, place: int, box: QRectF) -> None:
        assert self._found is not None
        value = float(self._found.values[place])
        grey = round(min(max(value, 0.0), 1.0) * 255) if np.isfinite(value) else 128
        cell = QRectF(box.left(), box.center().y() - min(box.height(), 30.0) / 2, VALUE - 2, min(box.height(), 30.0))
        painter.fillRect(cell, QColor(grey, grey, grey))
        painter.setPen(QPen(QColor(self.theme.strong), 1))
        painter.drawRect(cell)
        painter.setPen(QColor(ink_on((grey, grey, grey))))
        self._large.draw(painter, cell.center(), short(value))

    def _paint_grid(self, painter: QPainter, values: NDArray[np.float64], limit: float, box: QRectF, wide: float,
                    high: float, numbers: bool) -> None:  # fmt: skip
        pixels = np.ascontiguousarray(signed_pixels(values.astype(np.float32), limit))
        painter.drawImage(box, image(pixels))
        rows, columns = values.shape
        if wide >= 6:
            painter.setPen(QPen(QColor(self.theme.surface), 1))
            across = [box.left() + wide * (j + 1) - 1 for j in range(columns)]
            down = [box.top() + high * (i + 1) - 1 for i in range(rows)]
            painter.drawLines([QLineF(x, box.top(), x, box.bottom()) for x in across])
            painter.drawLines([QLineF(box.left(), y, box.right(), y) for y in down])
        if not numbers:
            return
        letters = self._large if wide >= 33 and high >= 22 else self._small
        left, top, before = box.left() + (wide - 1) / 2, box.top() + (high - 1) / 2, ""
        for number, (value, rgb) in enumerate(zip(values.ravel().tolist(), pixels.ravel().tolist(), strict=True)):
            if (ink := ink_on((rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255))) != before:
                painter.setPen(QColor(ink))
                before = ink
            row, column = divmod(number, columns)
            letters.draw(painter, QPointF(left + column * wide, top + row * high), short(value, wide >= 30))

    def _paint_sign(self, painter: QPainter, sign: str, left: float, high: float) -> None:
        painter.setPen(QColor(self.theme.text2))
        self._sign.draw(painter, QPointF(left + SIGN / 2, CAPTION + high / 2), sign)


def _span(numbers: Sequence[int]) -> str:
    """ "4", "4…6", or with gaps "0, 4"."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) == 1:
        return str(first)
    joined = list(numbers) == list(range(first, last + 1))
    return f"{first}…{last}" if joined or len(numbers) > 3 else ", ".join(map(str, numbers))
