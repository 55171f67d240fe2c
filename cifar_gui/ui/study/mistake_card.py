"""A mistake in the list: its title and the line that is at fault; a click opens and runs it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.mistakes import Mistake
from cifar_gui.ui.widgets.controls import IconLabel, label, ringed
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed


class Elided(Fitted, QLabel):
    """One line of mono; where there is no room for all of it, a part that matters stays in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "mono-caption")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = self._kept = ""

    def show_line(self, text: str, kept: str) -> None:
        """Show a line, or as much of it as there is room for, with the part ``kept`` if that can be."""
        self._whole, self._kept = text, kept
        self.refit()

    def fit(self, room: QSize) -> None:
        """Cut the line to the room."""
        modes = (Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideLeft)
        ways = [self.fontMetrics().elidedText(self._whole, mode, room.width()) for mode in modes]
        self.setText(next((way for way in ways if self._kept in way), ways[0]))


class MistakeCard(Retranslated, Themed, QAbstractButton):
    """A card that is a button."""

    def __init__(self, mistake: Mistake | None = None) -> None:
        super().__init__()
        self.mistake = mistake
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = label("emphasis", wraps=True)
        self._line = Elided()
        self._arrow = IconLabel("chevron-right", "text3")
        self._arrow.setFixedSize(16, 16)
        column = in_column(self._title, self._line, spacing=2)
        in_row((column, 1), self._arrow, on=self, margins=(12, 8, 8, 8), spacing=8)
        self.retranslate()

    def show_mistake(self, mistake: Mistake) -> None:
        """Stand for another mistake."""
        self.mistake = mistake
        self.retranslate()

    def retranslate(self) -> None:
        if self.mistake is not None:
            title = lesson_text(self.mistake.title)
            self._title.setText(title)
            self._line.show_line(self.mistake.line, self.mistake.fault.splitlines()[0].strip())
            self.setAccessibleName(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card under its labels."""
        theme = self.theme
        painter = smooth(self)
        focused = ringed(self)
        painter.setPen(QPen(QColor(theme.accent if focused else theme.border), 2 if focused else 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() or self.isDown() else theme.surface))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
