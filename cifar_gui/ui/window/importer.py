"""Having CIFAR-10, as the user sees it: a question, a banner with progress, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.engine import data
from cifar_gui.protocol import CIFAR10, Imported, ImportFailed, ImportProgress, ReplaceAsked
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.window.banner import Banner
from cifar_gui.ui.window.import_dialog import DOWNLOAD, ask_for_data

LONG_SECONDS = 90
"""From here on the time left is told in minutes."""


def _message(text: str, **values: object) -> Message:
    return Message("Window", text, values)


class ImportBanner(Banner):
    """GUI thread. Starts an import or a download, tells how far it is, and hands the data set to the program."""

    imported = Signal()
    """CIFAR-10 is there, and every page goes on with it."""
    failed = Signal(object)
    """It could not be had; the Message says why."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__()
        self.context = context
        self._window = window
        self._downloading = False
        self._asking = False
        self.under_way = False
        """An import or a download goes on."""
        context.lab.import_event.connect(self._take)

    @Slot()
    def choose(self) -> None:
        """Ask for an archive or a folder, or download it; whatever is chosen is opened where it belongs."""
        choice = ask_for_data(self._window)
        if choice == DOWNLOAD:
            self.download()
        elif choice is not None:
            self.context.file_chosen.emit(choice)

    def start(self, path: Path) -> None:
        """Import CIFAR-10 from a path. What is under way gives way to it."""
        self._downloading = False
        self._begin(_message(QT_TRANSLATE_NOOP("Window", "Importing {name}…"), name=path.name))
        self.context.lab.import_data(path)

    @Slot()
    def download(self) -> None:
        """Fetch CIFAR-10 from its official page, and import it. What is under way gives way to it."""
        self._downloading = True
        self._begin(_message(QT_TRANSLATE_NOOP("Window", "Asking the official page for CIFAR-10…")))
        self.context.lab.download()

    def _begin(self, message: Message) -> None:
        self.under_way = True
        cancel = self.context.lab.cancel_import
        self.show_message(message, (CANCEL, cancel), kind="info", dismissed=cancel)

    @Slot(object)
    def _take(self, event: object) -> None:
        if isinstance(event, Imported | ImportFailed):
            self.under_way = False
        if isinstance(event, ImportFailed):
            self.failed.emit(event.message)
        if isinstance(event, ImportProgress):
            if self.message is not None:
                self.show_progress(event.doing, event.fraction, self._time_left(event))
        elif isinstance(event, ReplaceAsked):
            self._ask(event)
        elif isinstance(event, Imported):
            self._take_imported(event)
        elif isinstance(event, ImportFailed) and event.message is not None and self._downloading:
            self.show_message(event.message, (AGAIN, self.download), (IMPORT, self.choose), kind="error")
        elif isinstance(event, ImportFailed) and event.message is not None:
            self.show_message(event.message, (OTHER, self.choose), kind="error")
        elif isinstance(event, ImportFailed):
            self.hide()

    def _ask(self, event: ReplaceAsked) -> None:
        """Nothing that is here gives way without a word."""

        def answer(replace: bool) -> None:
            if self._asking:
                self._asking = False
                self.context.lab.answer_import(replace)

        self._asking = True
        values = {"name": event.name, "train": f"{event.new[0]:,}", "test": f"{event.new[1]:,}",
                  "there": f"{event.there[0]:,}", "there_test": f"{event.there[1]:,}"}  # fmt: skip
        self.show_message(
            _message(REPLACE_ASKED, **values), (KEEP, lambda: answer(False)), (REPLACE, lambda: answer(True)),
            dismissed=lambda: answer(False),
        )  # fmt: skip

    def _take_imported(self, event: Imported) -> None:
        try:
            imported = data.load_cifar10(event.root)
        except data.DataError as error:
            self.show_message(error.message, (OTHER, self.choose), kind="error")
            self.failed.emit(error.message)
            return
        self.context.add_data(imported)
        self.context.settings.found = str(event.root)
        self.context.choose_source(CIFAR10)
        counts = {"train": f"{len(imported.train):,}", "test": f"{len(imported.test):,}"}
        told = _message(OFFICIAL if event.official else COPY, **counts)
        for note in event.notes:
            told = _message(WITH_NOTE, told=told, note=note)
        self.show_message(told, kind="warning" if event.notes else "info")
        self.imported.emit()

    def _time_left(self, event: ImportProgress) -> str:
        percent = f"{event.fraction:.0%}"
        if event.seconds_left is None:
            return percent
        seconds = max(1, round(event.seconds_left))
        if seconds >= LONG_SECONDS:
            return self.tr("{percent}, {minutes} min left").format(percent=percent, minutes=round(seconds / 60))
        return self.tr("{percent}, {seconds} s left").format(percent=percent, seconds=seconds)


IMPORT = _message(QT_TRANSLATE_NOOP("Window", "Import CIFAR-10…"))
CANCEL = _message(QT_TRANSLATE_NOOP("Window", "Cancel"))
AGAIN = _message(QT_TRANSLATE_NOOP("Window", "Try again"))
KEEP = _message(QT_TRANSLATE_NOOP("Window", "Keep what is here"))
REPLACE = _message(QT_TRANSLATE_NOOP("Window", "Replace it"))
REPLACE_ASKED = QT_TRANSLATE_NOOP(
    "Window",
    "{name} has {train} pictures to train on and {test} to test on. CIFAR-10 is here already, with {there} and "
    "{there_test}. Replace it with these?",
)
WITH_NOTE = QT_TRANSLATE_NOOP("Window", "{told} {note}")
OTHER = _message(QT_TRANSLATE_NOOP("Window", "Choose another…"))
OFFICIAL = QT_TRANSLATE_NOOP(
    "Window",
    "CIFAR-10 is imported: {train} pictures to train on and {test} to test on. The checksums are the official ones.",
)
COPY = QT_TRANSLATE_NOOP(
    "Window",
    "CIFAR-10 is imported: {train} pictures to train on and {test} to test on. It is a copy: its checksums are not "
    "those of the official files, which does no harm.",
)
