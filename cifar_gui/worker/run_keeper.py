"""Who may go on with a run that is kept: one window at a time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from cifar_gui.protocol import KeptRun, KeptRuns
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

IN_USE = QT_TRANSLATE_NOOP("Engine", "This run is training in another window of the program.")


class RunKeeper:
    """Worker thread. Holds the lock of the run that is under way; that of a program that was killed is taken over."""

    def __init__(self) -> None:
        self._lock: QLockFile | None = None

    def hold(self, folder: Path, name: str) -> Message | None:
        """Take the lock of a run in place of the last one; why not, if another window has it.

        A folder in which nothing can be written is no reason: the run then says itself that it is not kept.
        """
        self.release()
        lock = _lock(folder, name)
        if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
            return Message("Engine", IN_USE)
        self._lock = lock
        return None

    def release(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def forget(self, folder: Path, name: str) -> bool:
        """Remove a run, unless it is under way somewhere; whether that was done."""
        from cifar_gui.engine import checkpoints

        lock = _lock(folder, name)
        if not lock.tryLock(0):
            return False
        checkpoints.forget(folder, name)
        lock.unlock()
        return True

    def find(self, folder: Path) -> KeptRuns:
        """What a folder keeps. The oldest finished runs give way, unless they are looked after by another window."""
        from cifar_gui.engine import checkpoints

        found = list(checkpoints.kept(folder))
        runs = [run for run in found if isinstance(run, KeptRun)]
        gone = [run for run in checkpoints.giving_way(runs) if self.forget(folder, run.started.name)]
        checkpoints.clear_removed(folder)
        unreadable = tuple(name for name in found if isinstance(name, str))
        return KeptRuns(tuple(run for run in runs if run not in gone), len(gone), unreadable)


def _lock(folder: Path, name: str) -> QLockFile:
    with suppress(OSError):  # where nothing can be written, the lock says so
        folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(folder / f"{name}.lock"))
    lock.setStaleLockTime(0)  # a lock ends with its process, however old it is
    return lock
