"""Lines of text that keep their height and stay within their width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cifar_gui.ui.widgets.controls import TextButton
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_row


class Elided(Fitted, QLabel):
    """One line of text that ends in "…" where it does not fit; the tooltip then holds all of it."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.whole = ""

    def say(self, text: str) -> None:
        """Show a text."""
        if text != self.whole:
            self.whole = text
            self.refit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refit()  # only now the style sheet has given it its font

    def fit(self, room: QSize) -> None:
        """Cut the text to the room."""
        shown = self.shortened(room.width())
        QLabel.setText(self, shown)
        self.setToolTip(self.whole if shown != self.whole else "")

    def shortened(self, width: int) -> str:
        """What of the text is seen in so many px."""
        return self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, width)


class Shrinking(Elided):
    """An ``Elided`` that asks for the room of its whole text, and does with ``least`` px of it."""

    def __init__(self, role: str = "", least: int = 0) -> None:
        super().__init__(role)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show a text, as any label does."""
        self.say(text)

    def text(self) -> str:
        """The whole text, whatever of it is seen."""
        return self.whole

    def sizeHint(self) -> QSize:
        """The whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As little as will do."""
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    def fit(self, room: QSize) -> None:
        """The room it asks for may be another one, too."""
        super().fit(room)
        self.updateGeometry()


class Terse(Fitted):
    """Mixin, before the QWidget class, of a row: buttons give up their words where there is not the room for all."""

    giving_way: Sequence[TextButton] = ()
    """The first one first."""
    least_line = 0
    """px of its text, which could shrink to nothing."""

    def fit(self, room: QSize) -> None:
        """Show the words of as many buttons as there is room for."""
        assert isinstance(self, QWidget)
        row = self.layout()
        for button in self.giving_way:
            button.show_words(True)
        for button in self.giving_way:
            if row is None or row.minimumSize().width() + self.least_line <= room.width():
                break
            button.show_words(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)  # type: ignore[misc]  # a widget's
        self.refit()  # only now the style sheet has given the buttons their paddings

    def minimumSizeHint(self) -> QSize:
        """Whatever its buttons show."""
        return QSize(0, super().minimumSizeHint().height())  # type: ignore[misc]  # a widget's


def head_row(head: QWidget, caption: QWidget | None, *buttons: QWidget | None, height: int = 24) -> QWidget:
    """The head of a region: a title, a caption beside it, and buttons at the right; heads of one height line up."""
    made = QWidget()
    made.setFixedHeight(height)
    row = in_row(head, on=made, margins=NO_MARGINS, spacing=8)
    if isinstance(caption, Elided):
        row.addWidget(caption, 1)
    elif caption is not None:
        row.addWidget(caption)
    if not isinstance(caption, Elided):
        row.addStretch()
    for button in buttons:
        if button is not None:
            row.addWidget(button)
    return made
