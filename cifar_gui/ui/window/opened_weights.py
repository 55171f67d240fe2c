"""Weights that come in as a file: the network is found to which they belong, and opened to be looked into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cifar_gui.lesson import beside
from cifar_gui.protocol.models import OpenWeights, WeightsOpened
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network
from cifar_gui.ui.page.weights_files import WeightsFiles
from cifar_gui.ui.window.carried import declared_networks

if TYPE_CHECKING:
    from cifar_gui.ui.window.window import Window

PAGE = "network"
"""The lesson that looks into networks."""
LARGE = 50_000_000
"""Bytes of a file that takes longer than a second or two."""
READING = QT_TRANSLATE_NOOP("Window", "Reading {name}…")
READ_CODE = Message("Window", QT_TRANSLATE_NOOP("Window", "Read its code in 7.7"))


class OpenedWeights(QObject):
    """GUI thread. The torch thread reads and checks them; what became of them is said in the banner."""

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._context = window, window.context
        self.files = WeightsFiles(self._context, window)
        self._asked = 0

    def open(self, file: Path, networks: tuple[Network, ...] = ()) -> None:
        """Open the weights in a file, with one of these networks; with any that is here, where none is named."""
        self._asked = self._context.lab.next_id()
        if file.is_file() and file.stat().st_size > LARGE:
            self._window.notice.show_message(Message("Window", READING, {"name": file.name}, "info"))
        page = beside(self._context.settings.lesson, "weights")
        self._context.lab.ask(OpenWeights(self._asked, page, file, networks or self._networks()))

    def _networks(self) -> tuple[Network, ...]:
        """Every network that is here: the one that is being built, the user's own, the newest first, and ours."""
        building = [page.network] if (page := self._window.opener.builder_if_built()) is not None else []
        known = [kept.network for kept in self._context.models]
        ours = declared_networks(self._window.lessons.values()).values()
        return tuple(dict.fromkeys((*building, *reversed(self._context.networks), *ours, *known)))

    def take(self, reply: WeightsOpened) -> None:
        """What became of the file that was opened last."""
        if reply.id != self._asked:
            return
        notice = self._window.notice
        if notice.message is not None and notice.message.text == READING:
            notice.dismiss()
        if reply.fits:
            self._ask(reply)
        elif reply.kept is not None:
            self._show(reply)
        else:
            ways = [(READ_CODE, self._read_code)] if reply.strange else []
            notice.show_message(reply.message, *ways)

    def _ask(self, reply: WeightsOpened) -> None:
        from cifar_gui.ui.window.weights_dialog import WeightsDialog

        dialog = WeightsDialog(self._window, reply.message, reply.fits)
        dialog.chosen.connect(lambda network: self.open(reply.file, (network,)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, reply: WeightsOpened) -> None:
        """Bring the page that looks into networks to the front, with this one."""
        kept, window = reply.kept, self._window
        assert kept is not None
        others = tuple(model for model in self._context.models if model.key != kept.key)
        self._context.take_models((*others, kept))
        window.show_lesson(PAGE)
        window.recorder.record()
        self._context.model = kept.key
        window.pages[PAGE].activated()
        window.recorder.record(apart=True)
        window.notice.show_message(reply.message)

    @Slot()
    def _read_code(self) -> None:
        self._window.notice.dismiss()
        self._window.opener.builder().bar.ask_for_code()
