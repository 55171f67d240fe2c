"""What is written around a figure that leaves its page: its title, what its axis is of, and a legend of its lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.figure import Around

ROW = 18
"""px of a line of words."""
SAMPLE, GAP, BETWEEN = 22, 6, 18
"""px of the sample of a line, before its name, and between two of them."""
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Surroundings:
    """GUI thread. Laid out for a figure of some width; ``above`` and ``below`` are px that it takes there."""

    def __init__(self, around: Around, width: int) -> None:
        self._around, self._width = around, width
        self._title_font, self._font = themes.font(13, 600), themes.font(12)
        self._title = self._height(self._title_font, around.title)
        self._entries, rows = self._laid_out(QFontMetricsF(self._font))
        self.above = self._title + GAP if around.title else 0
        self.below = (ROW if around.across else 0) + rows * ROW + (GAP if rows else 0)

    def _height(self, font: QFont, text: str) -> int:
        bounds = QFontMetricsF(font).boundingRect(QRectF(0, 0, self._width, 10_000), WRAPPED, text)
        return round(bounds.height()) if text else 0

    def _laid_out(self, metrics: QFontMetricsF) -> tuple[list[tuple[QPointF, QPen, str]], int]:
        """Where each line of the legend begins, its pen and its name, cut where it is too long; how many rows."""
        entries: list[tuple[QPointF, QPen, str]] = []
        x = row = 0.0
        for pen, name in self._around.lines:
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, self._width - SAMPLE - GAP)
            wide = SAMPLE + GAP + metrics.horizontalAdvance(shown)
            if x and x + wide > self._width:
                x, row = 0.0, row + 1
            entries.append((QPointF(x, row * ROW), pen, shown))
            x += wide + BETWEEN
        return entries, round(row) + 1 if entries else 0

    def paint(self, painter: QPainter, theme: themes.Theme, left: int, top: int, high: int) -> None:
        """Paint them around a figure of some height, from a corner on."""
        painter.setFont(self._title_font)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRect(left, top, self._width, self._title), WRAPPED, self._around.title)
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text2))
        below = top + self.above + high
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if self._around.across:
            painter.drawText(QRect(left, below, self._width, ROW), right, self._around.across)
            below += ROW
        for place, pen, name in self._entries:
            at = place + QPointF(left, below + GAP)
            middle = at.y() + ROW / 2
            painter.setPen(pen)
            painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + SAMPLE, middle))
            painter.setPen(QColor(theme.text2))
            box = QRectF(at.x() + SAMPLE + GAP, at.y(), self._width, ROW)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
