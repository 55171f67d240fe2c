"""What the window hands the torch thread: data sets, and requests, of which the newest of each page takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from cifar_gui.engine.data import DataSet
from cifar_gui.protocol import Request


class Mailbox:
    """Requests on their way from the GUI thread to the torch thread, and the data they are about. Any thread.

    A request overtakes what waits in the thread's queue, where an older one of its page has called for it already; so
    a data set must be here before the first request that names it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, Request] = {}
        self._data: dict[str, DataSet] = {}

    @property
    def data(self) -> Mapping[str, DataSet]:
        """The data sets that are known, by name."""
        return self._data

    def use(self, data: DataSet) -> None:
        """Make a data set known under its name."""
        self._data = self._data | {data.name: data}

    @property
    def empty(self) -> bool:
        """Whether no request waits, at this moment."""
        return not self._waiting

    def put(self, request: Request) -> None:
        """Let ``request`` wait; an older one of the same page is dropped, and its turn is taken over."""
        with self._lock:
            self._waiting[request.page] = request

    def drop(self, page: str) -> None:
        """Let nothing of a page wait any longer."""
        with self._lock:
            self._waiting.pop(page, None)

    def take(self) -> Request | None:
        """The request of the page that has waited longest, or None."""
        with self._lock:
            return self._waiting.pop(next(iter(self._waiting))) if self._waiting else None
