"""A scrolled area that tells at which part of it the mouse points."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from cifar_gui.ui.widgets.controls import KEYBOARD_REASONS
from cifar_gui.ui.widgets.theme import Theme


class PointedArea(QAbstractScrollArea):
    """GUI thread. What the mouse does in it is told; its keys, and a wheel with nothing to scroll, are the page's."""

    hovered = Signal(object)
    """What is under the mouse (of maps a cell: map, row, column), or None."""
    clicked = Signal(object)
    """That on which it was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._over: Any = None
        self._by_keyboard = False

    def cell_at(self, position: QPointF) -> Any:
        """What is at a point of the viewport, or None."""
        raise NotImplementedError  # where the parts are, the tiles or the rows know

    def sizeHint(self) -> QSize:
        """Any size will do."""
        return QSize(120, 120)

    def minimumSizeHint(self) -> QSize:
        """Down to one small tile."""
        return QSize(40, 40)

    def paint_ring(self, painter: QPainter, theme: Theme) -> None:
        """Around all of it, for those who came by keyboard."""
        if self._by_keyboard and self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4, 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the mouse is over, when it changes."""
        self._hover(self.cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell what was clicked."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(cell)

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only to those who came by keyboard."""
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.viewport().update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are for the page: arrows move its probe."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, if there is something to scroll."""
        if self.verticalScrollBar().maximum() or self.horizontalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _hover(self, cell: Any) -> None:
        if cell != self._over:
            self._over = cell
            self.hovered.emit(cell)
