"""How much the runs work out for a picture, counted when it is drawn over that."""

from __future__ import annotations

from collections.abc import Sequence

from cifar_gui.pages.compare.protocol import CountFlops, Counts, Flops, Work
from cifar_gui.pages.compare.quantities import work_of
from cifar_gui.ui.runs.history import History
from cifar_gui.worker.lab import Lab


class Counter:
    """GUI thread. Has it counted once for all runs that work out as much."""

    def __init__(self, lab: Lab, page: str) -> None:
        self._lab, self._page = lab, page
        self.known: Counts = {}
        self._asked: set[Work] = set()

    @property
    def waiting(self) -> bool:
        """Whether something is being counted."""
        return bool(self._asked - self.known.keys())

    def ask(self, runs: Sequence[History]) -> None:
        """Have it counted for these runs, as far as nobody has asked yet."""
        there = {found for run in runs if (found := work_of(run)) is not None}
        if missing := there - self._asked:
            self._asked |= missing
            works = tuple(sorted(there - self.known.keys(), key=lambda one: one[1].name))
            self._lab.ask(CountFlops(self._lab.next_id(), self._page, works))

    def take(self, counted: Flops) -> None:
        """It has been counted."""
        self.known |= counted.counts
