"""What is known before a line has run, and after it: one row for each tensor, what has changed in the accent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.theme import Themed, font, mono

HEAD, ROW, SMALLEST = 22, 28, 20


@dataclass(frozen=True)
class Row:
    """One tensor or number, as it is written."""

    name: str
    before: str
    after: str
    warned: bool = False
    """Whether it shows what a mistake does."""


class TensorTable(Retranslated, Themed, QWidget):
    """Painted: it follows the scrubbing."""

    def __init__(self, parent: QWidget | None = None, *, headed: bool = True) -> None:
        super().__init__(parent)
        self._head = HEAD if headed else 0
        self.rows: tuple[Row, ...] = ()
        self._names = 0.0
        self._shown: object = None
        """The rows, and the names to which the columns leave room."""
        self._fonts = {"head": font(12), "name": mono(12), "figure": figures(13), "strong": figures(13, 600)}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retranslate()

    def show_rows(self, rows: Sequence[Row], named: Sequence[Row] = ()) -> None:
        """Show other rows; ``named``: rows, also of other tables, to whose names the columns leave room."""
        shown = tuple(rows), tuple(row.name for row in named or rows)
        if shown == self._shown:
            return
        if len(rows) != len(self.rows):
            self.setMinimumHeight(self._head + SMALLEST * len(rows))
            self.setMaximumHeight(self._head + ROW * len(rows) + 2)
        self.rows, self._shown = tuple(rows), shown
        metrics = QFontMetricsF(self._fonts["name"])
        self._names = max(map(metrics.horizontalAdvance, shown[1]), default=0.0) + 24
        told = (f"{row.name}: {row.before} → {row.after}" for row in rows)
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tensors before and after the line"))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(380, self._head + ROW * max(1, len(self.rows)) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head, then the rows."""
        painter = smooth(self)
        theme = self.theme
        name = min(self._names, 0.5 * self.width())
        half = (self.width() - name - 10) / 2
        painter.setFont(self._fonts["head"])
        painter.setPen(QColor(theme.text3))
        heads = (self.tr("before the line"), self.tr("after it")) if self._head else ()
        for place, text in enumerate(heads):
            painter.drawText(QRectF(name + place * half, 0, half, HEAD - 2), RIGHT, text)
        pitch = min(float(ROW), (self.height() - self._head) / max(1, len(self.rows)))
        for row, item in enumerate(self.rows):
            top = self._head + row * pitch
            changed = item.before != item.after
            if changed:
                painter.fillRect(QRectF(0, top, self.width(), pitch), QColor(theme.soft))
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
            painter.setFont(self._fonts["name"])
            painter.setPen(QColor(theme.text2))
            painter.drawText(QRectF(8, top, name - 8, pitch), LEFT, self._elided(painter, item.name, name - 12))
            painter.setFont(self._fonts["figure"])
            painter.setPen(QColor(theme.text3))
            before = QRectF(name, top, half, pitch)
            painter.drawText(before, RIGHT, self._elided(painter, item.before, half - 8))
            painter.setFont(self._fonts["strong" if changed else "figure"])
            painter.setPen(QColor(theme.warning if item.warned else theme.accent if changed else theme.text))
            after = QRectF(name + half, top, half, pitch)
            painter.drawText(after, RIGHT, self._elided(painter, item.after, half - 8))

    @staticmethod
    def _elided(painter: QPainter, text: str, width: float) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
