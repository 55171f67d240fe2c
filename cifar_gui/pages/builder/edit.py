"""A step of undo on the page on which a network is built."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

from cifar_gui.engine import network_file
from cifar_gui.engine.network_edits import Path
from cifar_gui.spec import Network
from cifar_gui.ui.page.undo import Step

if TYPE_CHECKING:
    from cifar_gui.pages.builder.page import BuilderPage

TOGETHER_SECONDS = 1.5
"""Typing into one field within this time is undone in one step."""


class Edit(Step):
    """From one network to another; quick edits of the same field become one."""

    def __init__(
        self, page: BuilderPage, after: Network, path: Path | None, field: str,
        before: Network | None = None, before_path: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._page = page
        self._before, self._after = before or page.state.network, after
        self._paths = (before_path if before is not None else page.state.path, path)
        self._field, self._when = field, time.monotonic()

    def redo(self) -> None:
        """Show the network after the edit."""
        if not self.silent:
            self._page.adopt(self._after, self._paths[1])

    def undo(self) -> None:
        """Show the network before the edit."""
        if not self.silent:
            self._page.adopt(self._before, self._paths[0])

    def plain(self) -> Any:
        """The two networks and what was selected in them."""
        return [
            *map(network_file.plain, (self._before, self._after)),
            *map(list, (self._paths[0] or (), self._paths[1] or ())),
        ]

    def id(self) -> int:
        """Edits of a field may be merged."""
        return 1 if self._field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next edit if it goes on typing into the same field."""
        assert isinstance(other, Edit)
        same = self._field == other._field and self._paths[1] == other._paths[1]
        if not same or other._when - self._when > TOGETHER_SECONDS:
            return False
        self._after, self._when = other._after, other._when
        return True
