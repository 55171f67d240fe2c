"""The object that lives in the files thread: it downloads and imports data sets."""

from __future__ import annotations

import time
import traceback
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from cifar_gui import paths
from cifar_gui.protocol import Imported, ImportFailed, ImportProgress, ReplaceAsked, WorkerFault

if TYPE_CHECKING:
    from cifar_gui.worker.download import Download

SLICE = 0.03
"""Seconds of work between two looks at the thread's event loop."""
FRAME = 0.1
"""Seconds between two reports of progress."""


class FilesWorker(QObject):
    """Worker thread, except for its construction. One import at a time; a new one replaces it."""

    import_event = Signal(object)
    fault = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pieces: Generator[Any, bool | None, None] | None = None
        self._download: Download | None = None
        self._downloaded: Path | None = None
        """An archive of our own: it goes when it is imported, and stays otherwise."""
        self._reported = 0.0
        self._answer: bool | None = None
        """What the import is told next."""
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self.advance)

    @Slot(object)
    def start(self, path: Path) -> None:
        """Begin to import."""
        from cifar_gui.engine.importing import import_data

        self._close()
        self._pieces = import_data(path, paths.data_folder())
        self._reported = 0.0
        self._slices.start()

    @Slot()
    def download(self) -> None:
        """Fetch CIFAR-10 from its official page, then import it. What an earlier attempt left is gone on with."""
        from cifar_gui.worker.download import Download

        self._close()
        self._reported = 0.0
        self._download = Download(paths.data_folder(), parent=self)
        self._download.progressed.connect(self._report)
        self._download.finished.connect(self._import_download)
        self._download.failed.connect(self._give_up)
        self._download.start()

    @Slot(object)
    def _import_download(self, path: Path) -> None:
        self.start(path)
        self._downloaded = path

    @Slot(object)
    def _give_up(self, failed: ImportFailed) -> None:
        self._close()
        self.import_event.emit(failed)

    @Slot()
    def cancel(self) -> None:
        """Give up what is under way; nothing of an import stays, and what was downloaded does."""
        if self._pieces is not None or self._download is not None:
            self._close()
            self.import_event.emit(ImportFailed(None))

    @Slot(bool)
    def answer(self, replace: bool) -> None:
        """Go on after a ReplaceAsked."""
        if self._pieces is not None and not self._slices.isActive():
            self._answer = replace
            self._slices.start()

    @Slot()
    def finish(self) -> None:
        """Close what is under way and end the thread."""
        self._close()
        QThread.currentThread().quit()

    @Slot()
    def advance(self) -> None:
        """One slice of the import."""
        until = time.perf_counter() + SLICE
        while self._pieces is not None and time.perf_counter() < until:
            try:
                answer, self._answer = self._answer, None
                event = self._pieces.send(answer)
            except StopIteration:
                self._close()
            except Exception as error:
                self._close()
                self.fault.emit(WorkerFault(str(error) or type(error).__name__, traceback.format_exc()))
                self.import_event.emit(ImportFailed(None))
            else:
                self._report(event)
                if isinstance(event, ReplaceAsked):
                    self._slices.stop()
                    return

    @Slot(object)
    def _report(self, event: object) -> None:
        if event is None:
            return
        if isinstance(event, Imported) and self._downloaded is not None:
            with suppress(OSError):
                self._downloaded.unlink()
        now = time.perf_counter()
        if not isinstance(event, ImportProgress):
            self.import_event.emit(event)
        elif now - self._reported >= FRAME:
            self._reported = now
            self.import_event.emit(event)

    def _close(self) -> None:
        self._slices.stop()
        pieces, self._pieces, self._answer = self._pieces, None, None
        if pieces is not None:
            pieces.close()
        download, self._download, self._downloaded = self._download, None, None
        if download is not None:
            download.cancel()
            download.deleteLater()
