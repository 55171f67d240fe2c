"""Work for the screen, a piece at a time and now and then: no pass of the event loop takes long, and few are taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE_MILLISECONDS = 10
"""Between two pieces: time for a painting, and for what the user does."""


class Pieces(QObject):
    """GUI thread. Each piece has a name; a newer one of the same name takes the place of the one that waits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], object]] = {}
        self._timer = QTimer(self, interval=PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._next)

    def add(self, name: str, piece: Callable[[], object]) -> None:
        """Let a piece wait for its turn."""
        self._waiting[name] = piece
        if not self._timer.isActive():
            self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether any piece waits for its turn."""
        return bool(self._waiting)

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    @Slot()
    def _next(self) -> None:
        if self._waiting:
            self._waiting.pop(next(iter(self._waiting)))()
        else:
            self._timer.stop()


class Paced(QObject):
    """GUI thread. Does something when asked: at once after a rest, and while it is asked again and again, now and then.

    The last wish is always served.
    """

    def __init__(self, parent: QObject, milliseconds: int, work: Callable[[], object]) -> None:
        super().__init__(parent)
        self._work = work
        self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self._rested)

    def ask(self) -> None:
        """Have it done: now, or when the rest after the last time is over."""
        self._asked = True
        if not self._timer.isActive():
            self._rested()

    @property
    def waiting(self) -> bool:
        """Whether something that was asked for is still to be done."""
        return self._asked

    @Slot()
    def _rested(self) -> None:
        if self._asked:
            self._asked = False
            self._timer.start()
            self._work()
