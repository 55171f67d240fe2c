"""Where the requests of the pages wait: one place for each page, and the newest request takes it."""

from __future__ import annotations

from threading import Lock

from cifar_gui.protocol import Request


class Mailbox:
    """Requests on their way from the GUI thread to the torch thread. Any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, Request] = {}

    def put(self, request: Request) -> None:
        """Let ``request`` wait; an older one of the same page is dropped, and its turn is taken over."""
        with self._lock:
            self._waiting[request.page] = request

    def take(self) -> Request | None:
        """The request of the page that has waited longest, or None."""
        with self._lock:
            return self._waiting.pop(next(iter(self._waiting))) if self._waiting else None
