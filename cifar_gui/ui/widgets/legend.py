"""The legend of a scale of colours."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.ui.widgets.pixels import SIGNED32, image
from cifar_gui.ui.widgets.theme import Themed, font


class Legend(Themed, QWidget):
    """The signed colour scale as a bar with its limits: below it, or in a slim one beside it."""

    def __init__(self, parent: QWidget | None = None, *, slim: bool = False) -> None:
        super().__init__(parent)
        self._limit, self._slim = "", slim
        self._bar = np.ascontiguousarray(SIGNED32[None])
        self.setFixedSize(216, 18 if slim else 34)

    def set_limit(self, limit: str) -> None:
        """The number at the right end, such as "0.5"; the left end is its negative."""
        self._limit = limit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar, limits and the zero; nothing before there is a limit."""
        if not self._limit:
            return
        painter = QPainter(self)
        painter.setFont(font(12, 500))
        beside = painter.fontMetrics().horizontalAdvance(f"−{self._limit}") + 6 if self._slim else 8
        bar = QRectF(beside + 0.5, 4.5 if self._slim else 2.5, self.width() - 2 * beside - 1, 10)
        painter.drawImage(bar, image(self._bar))
        painter.setPen(QPen(QColor(self.theme.strong), 1))
        painter.drawRect(bar)
        painter.setPen(QColor(self.theme.text2))
        text = QRectF(0, 0 if self._slim else 15, self.width(), 18)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), f"−{self._limit}")
        painter.drawText(text, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"+{self._limit}")
        if not self._slim:
            painter.drawText(text, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), "0")
