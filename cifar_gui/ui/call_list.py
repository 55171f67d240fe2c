"""The steps of a call, one under the other, with what is on its way at each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.figures import figures
from cifar_gui.ui.theme import LIGHT, Theme, font, mono

ROW, INDENT, MARGIN = 30, 22, 12


@dataclass(frozen=True)
class Line:
    """One step as it is written."""

    code: str
    remark: str
    value: str
    depth: int


class CallList(QWidget):
    """Painted rows; the current step in the accent, what is still to come in grey."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._lines: Sequence[Line] = ()
        self._current = 0
        self._over: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other steps."""
        self._lines = lines
        self.setFixedHeight(max(1, len(lines)) * ROW + 2)
        self.setAccessibleDescription("; ".join(f"{line.code} {line.value}" for line in lines))
        self.update()

    def set_current(self, place: int) -> None:
        """The step that is explained."""
        self._current = place
        self.update()

    def retint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, max(1, len(self._lines)) * ROW + 2)

    def row_rect(self, place: int) -> QRectF:
        """Where a step is drawn."""
        return QRectF(0, place * ROW + 1, self.width(), ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, line in enumerate(self._lines):
            self._paint_row(painter, place, line)

    def _paint_row(self, painter: QPainter, place: int, line: Line) -> None:
        theme, box = self._theme, self.row_rect(place)
        current, later = place == self._current, place > self._current
        if current or place == self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft if current else theme.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        left = box.left() + MARGIN + line.depth * INDENT
        if line.depth:
            painter.setPen(QPen(QColor(theme.strong), 1))
            painter.drawLine(QPointF(left - INDENT / 2, box.top() + 2), QPointF(left - INDENT / 2, box.bottom() - 2))
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 5, 3, box.height() - 10), 1.5, 1.5)
        self._paint_texts(painter, box, left, line, current, later)

    def _paint_texts(self, painter: QPainter, box: QRectF, left: float, line: Line, current: bool, later: bool) -> None:
        theme, flags = self._theme, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(figures(13, 600 if current else 400))
        painter.setPen(QColor(theme.accent if current else theme.text3 if later else theme.text))
        metrics = painter.fontMetrics()
        value = metrics.elidedText(line.value, Qt.TextElideMode.ElideRight, int(box.width() * 0.34))
        painter.drawText(box.adjusted(0, 0, -MARGIN, 0), flags | Qt.AlignmentFlag.AlignRight, value)
        room = box.right() - MARGIN - metrics.horizontalAdvance(value) - 10
        painter.setFont(mono(13, 600 if current else 400))
        painter.setPen(QColor(theme.text3 if later else theme.text))
        code = painter.fontMetrics().elidedText(line.code, Qt.TextElideMode.ElideRight, int(max(20, room - left)))
        painter.drawText(QRectF(left, box.top(), room - left, box.height()), flags, code)
        after = left + painter.fontMetrics().horizontalAdvance(code) + 12
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text3))
        if room - after > 40:
            remark = painter.fontMetrics().elidedText(line.remark, Qt.TextElideMode.ElideRight, int(room - after))
            painter.drawText(QRectF(after, box.top(), room - after, box.height()), flags, remark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(int(event.position().y()) // ROW)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y()) // ROW
        if 0 <= place < len(self._lines):
            self.chosen.emit(place)

    def _hover(self, place: int | None) -> None:
        if place != self._over:
            self._over = place
            self.update()
