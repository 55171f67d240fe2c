"""The first moments of the window: the data, the page that was in front, and what a new user is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from cifar_gui import at_work, paths
from cifar_gui.crash import log
from cifar_gui.engine import data, own_pictures
from cifar_gui.i18n import lesson_text
from cifar_gui.lesson import lesson_of
from cifar_gui.protocol import CIFAR10, SAMPLES
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.window.importer import IMPORT

if TYPE_CHECKING:
    from cifar_gui.ui.window.window import Window


def _message(text: str, **values: object) -> Message:
    return Message("Window", text, values)


DRAWINGS = _message(
    QT_TRANSLATE_NOOP(
        "Window",
        "These pictures are drawings, made by this program in the ten classes of CIFAR-10. Bring in the real "
        "photographs when you have them.",
    )
)
UNUSABLE = QT_TRANSLATE_NOOP(
    "Window",
    "What lesson {lesson} showed last cannot be used by this version; it is kept as {name} beside the settings.",
)
OPEN_AGAIN = _message(QT_TRANSLATE_NOOP("Window", "Open it again"))
BROKEN_OFF = QT_TRANSLATE_NOOP(
    "Window",
    "The program ended while lesson {lesson} was computing. The page opens without what was set there; that is kept as "
    "{name}.",
)
BROKEN_EXAMPLE = QT_TRANSLATE_NOOP(
    "Window", "The program ended while lesson {lesson} was computing, so it opens another lesson."
)
BROKEN_RUN = QT_TRANSLATE_NOOP(
    "Window",
    "The program ended while the run {run} of lesson {lesson} was training. It does not go on by itself, and the page "
    "opens without what was set there.",
)


class Beginning(QObject):
    """GUI thread. Begins once the window has been painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def begin(self) -> None:
        """Load the data, show the page that was in front, and start the threads."""
        window, context, first = self._window, self._window.context, next(iter(self._window.lessons))
        try:
            self._load_data()
        except data.DataError as error:
            window.notice.show_message(error.message, kind="error")
            return
        settings = context.settings
        broken_off = self._set_aside()
        window.show_lesson(settings.lesson if settings.lesson in window.lessons else first)
        context.lab.start()
        window.autosave.start()
        new = settings.first_run and not context.projector
        if broken_off is not None:
            window.notice.show_message(*broken_off)
        elif context.store.banner is not None:
            window.notice.show_message(context.store.banner)
        elif new and settings.lesson == first:
            self._welcome()
        elif new and CIFAR10 not in context.sources():
            window.notice.show_message(DRAWINGS, (IMPORT, window.importer.choose), kind="info", dismissed=self.welcomed)

    def _set_aside(self) -> tuple[Any, ...] | None:
        """Begin without what a program was at that died, and say so: the banner."""
        store, said = self._window.context.store, None
        for work in self._window.context.at_work.left():
            key = lesson_of(work.page)
            if key not in self._window.lessons:
                continue
            try:
                kept = at_work.set_aside(store.settings, work.page, store.path.parent)
            except OSError:
                kept = None
            if kept is None and store.settings.lesson == key:  # it was at its own example: another page, then
                store.settings.lesson = next(one for one in self._window.lessons if one != key)
            log.error("A program ended while it was at %s; the state of the page is kept as %s", work, kept)
            text = BROKEN_RUN if work.run else BROKEN_OFF if kept is not None else BROKEN_EXAMPLE
            name, number = kept.name if kept is not None else "", lesson_text(self._window.lessons[key].label)
            message = _message(text, lesson=number, name=name, run=work.run)
            said = (message,) if kept is None else (message, (OPEN_AGAIN, self._opener(kept)))
        return said

    def keep_state(self, key: str) -> None:
        """A state that cannot be used is kept, before another one takes its place."""
        store = self._window.context.store
        try:
            kept = at_work.set_aside(store.settings, key, store.path.parent)
        except OSError:
            log.exception("It could not be kept aside either")
            return
        if kept is not None:
            self._window.notice.show_message(
                _message(UNUSABLE, lesson=lesson_text(self._window.lessons[key].label), name=kept.name)
            )

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self._window.lesson_files.open(path)

    def _load_data(self) -> None:
        """Load the drawings, and CIFAR-10 where it has been imported; a damaged import is named, and done without.

        The user's own pictures come last.
        """
        self._window.context.add_data(data.load(SAMPLES))
        if data.find_cifar10() is not None:
            try:
                self._window.context.take_found(data.load(CIFAR10), chosen=bool(os.environ.get(paths.CHOSEN_DATA)))
            except data.DataError as error:
                self._window.notice.show_message(error.message, (IMPORT, self._window.importer.choose))
        try:
            if (own := own_pictures.load()) is not None:
                self._window.context.add_data(own)
        except data.DataError as error:
            self._window.notice.show_message(error.message)

    def _welcome(self) -> None:
        """Say to a new user what there is, and where to begin."""
        from cifar_gui.ui.window.first_start import FirstStart

        card = FirstStart(self._window.pages_stack)
        card.begun.connect(self._begin_guide)
        card.import_wanted.connect(self._window.importer.choose)
        card.language_chosen.connect(self._window.choose_language)
        card.closed.connect(self.welcomed)
        self._window.pages_stack.currentChanged.connect(card.close_card)
        card.show_over(self._window.context.language.current)

    @Slot()
    def _begin_guide(self) -> None:
        """Open the first steps of the lesson in front."""
        from cifar_gui.ui.study.guide_view import GuideTab

        if self._window.page is not None and (tab := self._window.page.front.findChild(GuideTab)) is not None:
            tab.begin()

    @Slot()
    def welcomed(self) -> None:
        """Nobody is new any longer."""
        self._window.context.settings.first_run = False
        if self._window.notice.message == DRAWINGS:
            self._window.notice.hide()
