"""A field whose text counts when typing rests: on the way to 12 nobody has asked for 1."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

REST_MILLISECONDS = 500
"""Whoever types on is faster than this."""
_EDITING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Cut,
            QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Delete)  # fmt: skip
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class RestingEdit(QLineEdit):
    """GUI thread. What is typed is taken after a rest, at Enter, and before anything else is done.

    Esc gives up what has not been taken yet.
    """

    undone_by_the_page = False
    """Whether undoing is the page's affair, which knows what stood here before."""
    typed = Signal(str)
    """The text that the user has finished."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._taken = text
        self.waiting = False
        """Whether something stands there that has not been taken."""
        self._rest = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._rest.timeout.connect(self.take)
        self.textEdited.connect(self._wait)
        self.editingFinished.connect(self.take)

    def setText(self, text: str | None) -> None:
        """The program's text takes the place of what was being typed."""
        self._stop_waiting()
        super().setText(text or "")
        self._taken = text or ""

    @Slot()
    def take(self) -> None:
        """Take what has been typed, now; nothing where nothing is new."""
        if self.waiting:
            self._stop_waiting()
            self._taken = self.text()
            self.typed.emit(self.text())

    @Slot()
    def _wait(self) -> None:
        if not self.waiting and (app := QApplication.instance()) is not None:
            app.installEventFilter(self)
        self.waiting = True
        self._rest.start()

    def _stop_waiting(self) -> None:
        if self.waiting and (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        self.waiting = False
        self._rest.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """What has not been taken goes with its field: what is shown instead is about something else."""
        if self.waiting and not event.spontaneous():
            self.setText(self._taken)
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Its own shortcuts are looked at from now on; a field that is only shown is told of much else."""
        self.installEventFilter(self)
        super().focusInEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press of the mouse goes on: on a Mac, a button does not take the keyboard. So does a shortcut."""
        if watched is not self:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.take()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._meets_shortcut(event)
        return False

    def _meets_shortcut(self, event: QKeyEvent) -> bool:
        """What has been typed is taken first, unless the shortcut edits it; whether the field must not hear of it."""
        if self.undone_by_the_page and any(map(event.matches, _UNDOING)):
            event.ignore()
            return True
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() != Qt.Key.Key_Control and not any(map(event.matches, _EDITING)):
            self.take()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means this field, not the page behind it; so does Esc while something is being typed."""
        if event.key() == Qt.Key.Key_Escape and self.waiting:
            self.setText(self._taken)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
