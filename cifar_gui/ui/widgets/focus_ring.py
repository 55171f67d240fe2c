"""The ring around a region that the keyboard has reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.ui.widgets.controls import KEYBOARD_REASONS
from cifar_gui.ui.widgets.painted import smooth


class FocusRing(QWidget):
    """Lies over a scrolling view, which has no border to colour; a click into the view draws none."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and event.reason() in KEYBOARD_REASONS:
            self._cover()
            self.show()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        elif kind == QEvent.Type.Resize:
            self._cover()
        return False

    def _cover(self) -> None:
        view = self.parentWidget()
        self.setGeometry(view.rect())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(QPen(self.palette().highlight().color(), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)
        painter.end()
