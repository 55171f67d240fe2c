"""Files and pictures that come in: each is opened where it belongs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from cifar_gui.engine import data, network_file
from cifar_gui.pages import opened_by
from cifar_gui.protocol.models import WeightsOpened
from cifar_gui.protocol.run_files import RunsOpened, RunsSaved
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.window.drop_frame import ONE, all_runs
from cifar_gui.ui.window.opened_runs import OpenedRuns
from cifar_gui.ui.window.opened_weights import OpenedWeights

if TYPE_CHECKING:
    from cifar_gui.ui.window.window import Window

NO_NETWORK = QT_TRANSLATE_NOOP("Window", "{name}: {what}")


class Opener(QObject):
    """GUI thread. What goes wrong is said in the window's banner."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.weights = OpenedWeights(window, self)
        self.runs = OpenedRuns(window, self)

    @property
    def _front(self) -> LessonPage | None:
        """The page that the user sees."""
        return self._window.page.front if self._window.page is not None else None

    def take(self, reply: object) -> bool:
        """Take what became of files of weights or runs; whether it was that."""
        if isinstance(reply, WeightsOpened):
            self.weights.take(reply)
        elif isinstance(reply, RunsOpened | RunsSaved):
            self.runs.take(reply)
        return isinstance(reply, WeightsOpened | RunsOpened | RunsSaved)

    @Slot(object)
    def open_all(self, paths: Sequence[Path]) -> None:
        """Open one file or folder, or several files of runs."""
        if len(paths) == 1:
            self.open(paths[0])
        elif all_runs(paths):
            self.runs.open(paths)
        else:
            self._window.notice.show_message(Message("Window", ONE))

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a file where it belongs, by its first bytes; say what it is where it belongs nowhere."""
        from cifar_gui.engine import file_kinds

        try:
            kind = file_kinds.kind_of(path)
        except data.DataError as error:
            self._window.notice.show_message(error.message)
            return
        page = self._front
        opens = kind.opens or (None if kind.text else file_kinds.NAMED.get(path.suffix.lower()))
        if opens == "data" or not os.path.isfile(path):
            self._window.importer.start(path)
        elif opens == "lesson":
            self._window.lesson_files.open(path)
        elif opens == "network":
            self._open_network(path)
        elif opens == "code":
            self._open_code(path)
        elif opens == "weights":
            self.weights.open(path)
        elif opens == "runs":
            self.runs.open((path,))
        elif opens == "picture" and page is not None:
            self._window.own.open(page, path)
        elif opens == "tensor" and page is not None:
            self._window.own.compare(page, path)
        else:
            self._window.notice.show_message(kind.refusal(path.name).message)

    def _opening(self, kind: str) -> str:
        """The lesson on whose page a kind of file belongs."""
        return next(lesson.key for lesson in self._window.lessons.values() if kind in opened_by(lesson))

    def _open_network(self, path: Path) -> None:
        """Bring the page that builds networks to the front, with the network of a file."""
        try:
            network_file.read(path)
        except network_file.NetworkFileError as error:
            self._window.notice.show_message(Message("Window", NO_NETWORK, {"name": path.name, "what": error.message}))
            return
        self.builder().open_file(path)
        self._window.recorder.record(apart=True)

    def _open_code(self, path: Path) -> None:
        """Bring the page that builds networks to the front, with the network in a file of code."""
        from cifar_gui.engine.own_code.files import text_of
        from cifar_gui.engine.own_code.values import CodeError

        try:
            text = text_of(path)
        except CodeError as error:
            self._window.notice.show_message(Message("Window", NO_NETWORK, {"name": path.name, "what": error.message}))
            return
        self.builder().open_code(text)
        self._window.recorder.record(apart=True)

    def builder_if_built(self) -> Any:
        """The page that builds networks; None as long as it was not opened."""
        return self._window.pages.get(self._opening("network"))

    def builder(self) -> Any:
        """The page that builds networks, in front; what was done before is recorded."""
        key = self._opening("network")
        self._window.show_lesson(key)
        self._window.recorder.record()
        return self._window.pages[key]

    @Slot(str)
    def take_own_wish(self, wish: str) -> None:
        """A picture of the user's own is wanted, or is to go; see ``Context.own_wanted``."""
        page = self._front
        if page is None:
            return
        if wish == "forget":
            self._window.recorder.record()
            for picker in page.toolbar_widget.findChildren(Picker):
                self._window.own.forget(picker)
        else:
            own = self._window.own
            {"open": own.choose, "paste": own.paste, "draw": own.draw}[wish](page)

    @Slot()
    def compare_tensor(self) -> None:
        """Ask for a tensor, and compare the result in front with it."""
        if (page := self._front) is not None:
            self._window.own.choose_tensor(page)
