"""Waiting as the program does: in the event loop."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer


def wait(until: Callable[[], bool], seconds: float) -> None:
    """Run the event loop until something holds; looked at every millisecond, so that the threads keep the GIL."""
    if until():
        return
    loop, end = QEventLoop(), time.perf_counter() + seconds
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(1)
    timer.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() > end else None)
    timer.start()
    loop.exec()
    timer.stop()
    if not until():
        raise TimeoutError("the window did not get there")


def let_run(seconds: float) -> None:
    """Run the event loop as the program does, for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def let_go() -> None:
    """Let Qt and Python delete what they are to delete; what a window has put aside goes after it."""
    for _ in range(2):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
