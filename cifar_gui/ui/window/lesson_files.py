"""Opening and saving lesson files in the window."""

from __future__ import annotations

import logging
import os
import subprocess
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMenu

from cifar_gui import file_type, files, former, lesson_file
from cifar_gui.i18n import lesson_text
from cifar_gui.lesson_file import SUFFIX, LessonFileError
from cifar_gui.settings import MOST_RECENT
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.widgets.controls import add_action
from cifar_gui.ui.window import carried
from cifar_gui.ui.window.carried import CannotTake

if TYPE_CHECKING:
    from cifar_gui.ui.window.window import Window

log = logging.getLogger(__name__)

UNKNOWN = QT_TRANSLATE_NOOP("Window", "{name} belongs to lesson {lesson}, which this program does not have.")
UNUSABLE = QT_TRANSLATE_NOOP("Window", "{name} does not fit this version of the program; the page shows its example.")
OPENED = QT_TRANSLATE_NOOP("Window", "{name} is open. Undo (Ctrl+Z) brings back what was there before.")
UNWRITTEN = QT_TRANSLATE_NOOP("Window", "{name} could not be written: {error}")
SAVED = QT_TRANSLATE_NOOP("Window", "Saved as {path}.")
KNOWN = QT_TRANSLATE_NOOP(
    "Window", "From now on a double click on a file of lessons or runs ({suffixes}) opens it in this program."
)
UNKNOWN_AGAIN = QT_TRANSLATE_NOOP(
    "Window", "A double click on a file of lessons or runs ({suffixes}) no longer opens this program."
)
NOT_KNOWN = QT_TRANSLATE_NOOP("Window", "Files of lessons and runs could not be associated with this program: {error}")
GONE = QT_TRANSLATE_NOOP("Window", "{path} is no longer there; the list of recent lesson files forgets it.")


class LessonFiles(QObject):
    """GUI thread. What goes wrong, and what went well, is said in the window's banner."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._folder = ""

    @Slot()
    def choose(self) -> None:
        """Ask for a file; whatever is chosen is opened where it belongs."""
        filters = f"{_filter()};;{_say('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, _say("Open lesson file"), self._folder, filters)
        if name:
            self._window.open(Path(name))

    def open_recent(self, path: Path) -> None:
        """Open a file of the list; one that is no longer there is told, and leaves the list."""
        if path.exists():
            self._window.open(path)
            return
        recent = self._window.context.settings.recent
        self._window.context.settings.recent = [other for other in recent if other != str(path)]
        self._window.notice.show_message(Message("Window", GONE, {"path": path}))

    def fill(self, menu: QMenu) -> None:
        """List the files that were opened or saved last, the newest first."""
        menu.clear()
        for place, name in enumerate(self._window.context.settings.recent, start=1):
            path = Path(name)
            title = f"&{place}  {path.name.replace('&', '&&')}"
            add_action(menu, title, partial(self.open_recent, path)).setToolTip(name)
        menu.setToolTipsVisible(True)
        menu.setEnabled(bool(menu.actions()))

    def _remember(self, path: Path) -> None:
        settings = self._window.context.settings
        name = os.path.abspath(path)
        settings.recent = [name, *(other for other in settings.recent if other != name)][:MOST_RECENT]

    def open(self, path: Path) -> None:
        """Show the lesson of a file in the state that it holds; undoing brings the page's own back."""
        window = self._window
        self._folder = str(path.parent)
        try:
            found = former.lesson(lesson_file.read(path))
        except LessonFileError as error:
            window.notice.show_message(error.message)
            return
        if found.lesson not in window.lessons:
            window.notice.show_message(Message("Window", UNKNOWN, {"name": path.name, "lesson": found.lesson[:20]}))
            return
        try:
            missing = carried.unpack(found, path, window.context, window.lessons)
        except (LessonFileError, CannotTake) as error:
            window.notice.show_message(error.message)
            return
        window.show_lesson(found.lesson)
        page = window.pages[found.lesson]
        window.recorder.record()
        try:
            page.restore(found.state)
        except Exception:
            log.exception("The state in %s could not be used", path)
            window.notice.show_message(Message("Window", UNUSABLE, {"name": path.name}))
            return
        for picker in page.findChildren(Picker) + page.toolbar_widget.findChildren(Picker):
            picker.stay()
        page.activated()
        window.recorder.record(apart=True)
        self._remember(path)
        if missing is not None:
            window.notice.show_message(missing)
        else:
            window.notice.show_message(Message("Window", OPENED, {"name": path.name}), kind="info")

    @Slot()
    def save(self) -> None:
        """Ask for a name, and save the page in front."""
        page = self._window.page
        if page is None:
            return
        start = str(Path(self._folder) / f"{lesson_text(page.lesson.label)}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, _say("Save lesson file"), start, _filter())
        if name:
            self.save_as(files.ending(name, SUFFIX))

    def save_as(self, path: Path) -> None:
        """Save the page in front to a path."""
        page = self._window.page
        assert page is not None
        self._folder = str(path.parent)
        try:
            lesson_file.write(path, carried.packed(page.lesson, page.saved(), self._window.context))
        except OSError as error:
            values = {"name": path.name, "error": error.strerror or type(error).__name__}
            self._window.notice.show_message(Message("Window", UNWRITTEN, values))
            return
        self._remember(path)
        self._window.notice.show_message(Message("Window", SAVED, {"path": path}), kind="info")

    @Slot()
    def make_known(self) -> None:
        """Let the system open our own files with this program; no longer, if it does."""
        known = file_type.registered()
        try:
            if known:
                file_type.unregister()
            else:
                file_type.register()
        except (OSError, subprocess.SubprocessError) as error:
            self._window.notice.show_message(
                Message("Window", NOT_KNOWN, {"error": getattr(error, "strerror", "") or str(error)})
            )
            return
        text, suffixes = UNKNOWN_AGAIN if known else KNOWN, ", ".join(f"*{one.suffix}" for one in file_type.OWN)
        self._window.notice.show_message(Message("Window", text, {"suffixes": suffixes}), kind="info")


def _say(text: str) -> str:
    return QCoreApplication.translate("Window", text)


def _filter() -> str:
    return f"{_say('Lesson files')} (*{SUFFIX})"


TEXTS = (
    QT_TRANSLATE_NOOP("Window", "Open lesson file"),
    QT_TRANSLATE_NOOP("Window", "Save lesson file"),
    QT_TRANSLATE_NOOP("Window", "Lesson files"),
    QT_TRANSLATE_NOOP("Window", "All files"),
)
"""What ``_say`` is asked for."""
