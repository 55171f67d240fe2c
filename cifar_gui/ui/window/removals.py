"""What of the user's is gone, and the way to put it back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.undo import Recorder
from cifar_gui.ui.removal import Removal
from cifar_gui.ui.window.banner import Banner

PUT_BACK = Message("Window", QT_TRANSLATE_NOOP("Window", "Put back"))


class Removals(QObject):
    """GUI thread. Makes a step of undo of each, and names it in the banner."""

    def __init__(self, context: Context, notice: Banner, recorder: Recorder, parent: QObject) -> None:
        super().__init__(parent)
        self._notice, self._recorder = notice, recorder
        context.removed.connect(self._take)

    @Slot(object)
    def _take(self, removal: Removal) -> None:
        removal.problem = self._notice.show_message
        removal.settled = lambda: self._say(removal)
        self._recorder.acted(removal.put_back, removal.remove)
        self._say(removal)

    def _say(self, removal: Removal) -> None:
        """Name what is gone and offer to put it back; nothing says so any longer once it is there again."""
        if removal.gone:
            self._notice.show_message(removal.message, (PUT_BACK, lambda: self._put_back(removal)), kind="info")
        elif self._notice.message == removal.message:
            self._notice.dismiss()

    def _put_back(self, removal: Removal) -> None:
        self._notice.dismiss()
        removal.put_back()
