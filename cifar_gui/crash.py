"""Uncaught exceptions and Qt's complaints: written to a local log, shown calmly, sent nowhere."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

LOG_NAME = "cifar-gui.log"
MOST_BYTES = 1_000_000

log = logging.getLogger("cifar_gui")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter(QObject):
    """Takes what nobody caught, from any thread, and tells the window in the GUI thread."""

    reported = Signal(str, str)
    """A short summary, and the whole traceback."""

    def __init__(self) -> None:
        super().__init__()
        self._faults: TextIO | None = None

    def install(self, folder: Path) -> None:
        """Log into ``folder``, and take over the hooks of Python and Qt; without such a folder, log to the console."""
        log.setLevel(logging.INFO)
        log.propagate = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = RotatingFileHandler(
                folder / LOG_NAME, maxBytes=MOST_BYTES, backupCount=2, encoding="utf-8", delay=True
            )
            self._faults = open(folder / "faults.log", "a", encoding="utf-8")  # noqa: SIM115 - open as long as we are
            faulthandler.enable(self._faults)
        except OSError:
            handler = logging.StreamHandler() if sys.stderr else logging.NullHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
        log.addHandler(handler)
        sys.excepthook = self.report
        threading.excepthook = self._report_thread
        qInstallMessageHandler(self._qt_message)

    def report(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Any thread. Log an exception and tell the window; Ctrl+C ends the program as always."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        self.tell(f"{kind.__name__}: {error}", "".join(traceback.format_exception(kind, error, where)))

    def tell(self, summary: str, details: str) -> None:
        """Any thread. Log a fault and tell the window."""
        log.error("%s\n%s", summary, details)
        if sys.stderr is not None:
            sys.stderr.write(details + "\n")
        self.reported.emit(summary, details)

    def _report_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.report(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
        if kind != QtMsgType.QtDebugMsg and sys.stderr is not None:
            sys.stderr.write(f"Qt: {text}\n")
