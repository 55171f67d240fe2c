"""One number put through a formula, step by step: the strip of an activation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, plain
from cifar_gui.ui.widgets.painted import LEFT, RIGHT
from cifar_gui.ui.widgets.theme import Themed, mono

ROW = 26.0
LINES = 4


class FormulaView(Retranslated, Themed, Figure, QWidget):
    """Lines of a name and what it is, and the result large at the right. Painted: it follows the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.lines: tuple[tuple[str, str], ...] = ()
        self.results: tuple[tuple[str, float], ...] = ()
        self._fonts = {"name": mono(13), "text": figures(14, 500), "small": figures(12), "index": mono(12)}
        self.retranslate()

    def show_lines(self, lines: tuple[tuple[str, str], ...], results: tuple[tuple[str, float], ...]) -> None:
        """``lines``: (name, expression), one under the other; ``results``: (name, value), side by side."""
        if (lines[:LINES], results) == (self.lines, self.results):
            return
        self.lines, self.results = lines[:LINES], results
        self.setAccessibleDescription("; ".join(f"{name} {text}" for name, text in lines))
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The formula with the numbers in it"))

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(300, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, then the results."""
        painter = QPainter(self)
        right = self._paint_results(painter)
        metrics = QFontMetricsF(self._fonts["name"])
        left = max((metrics.horizontalAdvance(name) for name, _ in self.lines), default=0.0) + 14
        high = min(ROW, self.height() / max(1, len(self.lines)))
        for place, (name, text) in enumerate(self.lines):
            top = place * high
            painter.setFont(self._fonts["name"])
            painter.setPen(QColor(self.theme.text3))
            painter.drawText(QRectF(0, top, left, high), LEFT, name)
            font: QFont = self._fonts["text"]
            room = right - left - 16
            if QFontMetricsF(font).horizontalAdvance(text) > room:
                font = self._fonts["small"]
            painter.setFont(font)
            painter.setPen(QColor(self.theme.text))
            elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, high), LEFT, elided)

    def _paint_results(self, painter: QPainter) -> float:
        """From the right edge; returns where they begin."""
        right = float(self.width())
        for name, value in reversed(self.results):
            text = plain(value, 4)
            large, index = figures(26, 700), QFontMetricsF(self._fonts["index"])
            wide = max(QFontMetricsF(large).horizontalAdvance(text), index.horizontalAdvance(name)) + 4
            painter.setFont(large)
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(QRectF(right - wide, 12, wide, 38), RIGHT, text)
            painter.setFont(self._fonts["index"])
            painter.setPen(QColor(self.theme.text3))
            painter.drawText(QRectF(right - wide, 50, wide, 20), RIGHT, name)
            right -= wide + 28
        return right
