"""Where forward requests wait: one place for each page, and the newest request takes it."""

from __future__ import annotations

from threading import Lock

from cifar_gui.protocol import Forward


class Mailbox:
    """Forward requests on their way from the GUI thread to the torch thread. Any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, Forward] = {}

    def put(self, request: Forward) -> None:
        """Let ``request`` wait; an older one of the same page is dropped, and its turn is taken over."""
        with self._lock:
            self._waiting[request.page] = request

    def take(self) -> Forward | None:
        """The request of the page that has waited longest, or None."""
        with self._lock:
            return self._waiting.pop(next(iter(self._waiting))) if self._waiting else None
