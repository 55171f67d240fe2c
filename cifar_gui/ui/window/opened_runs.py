"""Runs that come in as files, and those that go out: what became of them is said in the banner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cifar_gui.protocol.run_files import RunsOpened, RunsSaved
from cifar_gui.ui.page.run_files import RunFiles

if TYPE_CHECKING:
    from cifar_gui.ui.window.window import Window

PAGE = "training"
"""The lesson that shows runs."""


class OpenedRuns(QObject):
    """GUI thread."""

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.files = RunFiles(window.context, window)

    def open(self, paths: Sequence[Path]) -> None:
        """Keep the runs in these files among those that are here."""
        self.files.open(paths)

    def take(self, reply: RunsOpened | RunsSaved) -> None:
        """Say what became of files; runs that are new are shown, the last of them in front."""
        if isinstance(reply, RunsOpened) and reply.runs:
            if self._window.context.settings.lesson != PAGE:
                self._window.show_lesson(PAGE)
            self._window.context.runs.add(reply.runs, reply.final)
        self._window.notice.show_message(reply.message)
