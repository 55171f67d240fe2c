"""A message across the window: calm, with at most a few ways out, gone when it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QSizePolicy

from cifar_gui.i18n import Retranslated, say
from cifar_gui.spec import Message
from cifar_gui.ui.widgets.controls import IconButton, label, restyle
from cifar_gui.ui.widgets.layouts import in_row

Action = tuple[Message, Callable[[], object]]


def take_turns(one: Banner, other: Banner) -> None:
    """Let two banners never stand over each other: the newer message is shown, the older one when that is closed."""
    for banner, beside in ((one, other), (other, one)):
        banner.came.connect(beside.step_back)
        banner.went.connect(beside.come_back)


class Banner(Retranslated, QFrame):
    """One message with its actions. It keeps Messages, not texts, so that it follows the language."""

    came = Signal()
    """A message is shown from now on."""
    went = Signal()
    """There is nothing more to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._behind = False
        """There is a message, and another banner is in front of it."""
        self._message: Message | None = None
        self._actions: tuple[Action, ...] = ()
        self._dismissed: Callable[[], None] | None = None
        self._row = in_row(on=self, margins=(16, 6, 8, 6), spacing=12)
        self._text = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar()
        self._progress.setFixedWidth(220)
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._note = label("caption")
        self.buttons: list[QPushButton] = []
        self._close = IconButton("cross")
        self._close.clicked.connect(self.dismiss)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._progress)
        self._row.addWidget(self._note)
        self._row.addWidget(self._close)
        self.hide()
        self.retranslate()

    @property
    def message(self) -> Message | None:
        """What is shown, or None."""
        return self._message

    def show_message(
        self,
        message: Message,
        *actions: Action,
        kind: str = "",
        dismissed: Callable[[], None] | None = None,
    ) -> None:
        """Show a message with a button for each action; ``kind``: of another kind than it says itself."""
        self._message, self._actions, self._dismissed = message, actions, dismissed
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()  # it goes when the event loop comes to it, and must not cover the new words until then
            button.deleteLater()
        self.buttons = []
        for number, (_, act) in enumerate(actions):
            button = QPushButton()
            if number == 0:
                button.setProperty("role", "primary")
            button.clicked.connect(act)
            self._row.insertWidget(self._row.count() - 1, button)
            self.buttons.append(button)
        self._progress.hide()
        self._note.hide()
        restyle(self, "kind", kind or message.kind)
        self.retranslate()
        self._behind = False
        self.show()
        self.came.emit()

    @Slot()
    def step_back(self) -> None:
        """Make way for a newer message."""
        if not self.isHidden():
            self._behind = True
            super().hide()

    @Slot()
    def come_back(self) -> None:
        """The newer message is gone."""
        if self._behind:
            self._behind = False
            self.show()

    def hide(self) -> None:
        """Say nothing more."""
        super().hide()
        if self._behind:
            self._behind = False
        else:
            self.went.emit()

    def show_progress(self, message: Message, fraction: float, note: str) -> None:
        """Update a message that is shown already: its text, its bar, and a few words behind it."""
        self._message = message
        self._progress.setValue(round(1000 * fraction))
        self._progress.show()
        self._note.setText(note)
        self._note.show()
        self._text.setText(say(message))

    def dismiss(self) -> None:
        """Close it, as the user does."""
        self._message = None
        self.hide()
        if self._dismissed is not None:
            self._dismissed()

    def retranslate(self) -> None:
        self._close.describe(self.tr("Close this message"))
        self._text.setText(say(self._message) if self._message else "")
        for button, (words, _) in zip(self.buttons, self._actions, strict=True):
            button.setText(say(words))
