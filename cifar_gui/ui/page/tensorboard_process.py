"""The process that serves TensorBoard: one for the whole program, started when it is first asked for."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal, Slot

import cifar_gui
from cifar_gui import paths
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

LOOK_MILLISECONDS = 100
PATIENCE_SECONDS = 60
"""From a cold disk, with a virus scanner beside it, TensorBoard takes its time."""
END_MILLISECONDS = 2000
FLAG = "--serve-tensorboard"

IDLE, STARTING, RUNNING = "idle", "starting", "running"


class TensorBoardProcess(QObject):
    """GUI thread. Starts TensorBoard's server as a child process, knows its address, and ends it with the program."""

    changed = Signal()
    """``state`` is another."""
    opened = Signal(str)
    """It answers at this address; also when it did so before."""
    failed = Signal(object)
    """A Message that says why not, or that it has ended by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = IDLE
        self.url = ""
        self.folder: Path | None = None
        """What is served."""
        self._process: QProcess | None = None
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._waited = 0
        self._look = QTimer(self, interval=LOOK_MILLISECONDS)
        self._look.timeout.connect(self._look_for_answer)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.stop)

    def open(self, folder: Path) -> None:
        """Serve a folder; ``opened`` or ``failed`` follows, at once if it is served already."""
        if self.state == RUNNING and folder == self.folder:
            self.opened.emit(self.url)
        elif self.state != STARTING or folder != self.folder:
            self.stop()
            self._start(folder)

    @Slot()
    def stop(self) -> None:
        """End the server, if there is one."""
        self._look.stop()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._broken)
            process.kill()
            process.waitForFinished(END_MILLISECONDS)
            process.deleteLater()
        if self._place is not None:
            self._place.cleanup()
            self._place = None
        self._set_state(IDLE)

    def _start(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._place = tempfile.TemporaryDirectory(prefix="cifar-gui-", ignore_cleanup_errors=True)
        except OSError as error:
            self.failed.emit(_message(NO_FOLDER, folder=folder, error=error.strerror or type(error).__name__))
            return
        self.folder, self._waited = folder, 0
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(str(self._answer.with_suffix(".log")))
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._broken)
        program, *arguments = command(folder, self._answer)
        if not getattr(sys, "frozen", False):
            process.setWorkingDirectory(str(Path(cifar_gui.__file__).resolve().parent.parent))
        self._set_state(STARTING)
        process.start(program, arguments)
        self._look.start()

    @property
    def _answer(self) -> Path:
        assert self._place is not None
        return Path(self._place.name) / "answer"

    @Slot()
    def _look_for_answer(self) -> None:
        try:
            told = json.loads(self._answer.read_bytes())
        except OSError:
            self._waited += LOOK_MILLISECONDS
            if self._waited > 1000 * PATIENCE_SECONDS:
                self._fail(_message(SILENT, seconds=PATIENCE_SECONDS))
            return
        self._look.stop()
        if "url" in told:
            self.url = told["url"]
            self._set_state(RUNNING)
            self.opened.emit(self.url)
        else:
            self._fail(_message(REFUSED, error=told.get("error", "")))

    @Slot()
    def _finished(self) -> None:
        """It ended by itself: with a reason in its answer, or without."""
        if self.state == STARTING and self._answer.exists():
            self._look_for_answer()
        elif self.state == STARTING:
            self._fail(_message(ENDED, error=self._last_words()))
        else:
            self._fail(_message(GONE))

    @Slot(QProcess.ProcessError)
    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._fail(_message(ENDED, error=self._process.errorString()))

    def _last_words(self) -> str:
        try:
            lines = self._answer.with_suffix(".log").read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            lines = []
        return next((line.strip() for line in reversed(lines) if line.strip()), "?")[:300]

    def _fail(self, message: Message) -> None:
        self.stop()
        self.failed.emit(message)

    def _set_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def command(folder: Path, answer: Path) -> list[str]:
    """How the program starts itself as TensorBoard's server: see ``cifar_gui.tensorboard_server``."""
    return [*paths.program(), FLAG, str(folder.absolute()), str(os.getpid()), str(answer)]


def _message(text: str, **values: object) -> Message:
    return Message("Window", text, values)


NO_FOLDER = QT_TRANSLATE_NOOP("Window", "TensorBoard cannot be opened: {folder} cannot be made ({error}).")
SILENT = QT_TRANSLATE_NOOP("Window", "TensorBoard has not answered for {seconds} s. Try again later.")
REFUSED = QT_TRANSLATE_NOOP("Window", "TensorBoard could not be started: {error}")
GONE = QT_TRANSLATE_NOOP(
    "Window", "TensorBoard has ended by itself. “Open” starts it again; what was logged is still there."
)
ENDED = QT_TRANSLATE_NOOP("Window", "TensorBoard ended before it answered: {error}")
