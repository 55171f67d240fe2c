"""The same recipes again with other seeds, one run after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count, islice

from PySide6.QtCore import QObject, Signal

from cifar_gui import paths
from cifar_gui.engine.run_names import fresh_name
from cifar_gui.pages.compare.rows import Row
from cifar_gui.protocol.runs import RunEnded, StartRun, StopRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, UNSCALED, Message, Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.runs.history import History

MORE = 2
"""Seeds that are added at a time: with the first one three, of which a spread can be told."""

REFUSED = QT_TRANSLATE_NOOP("Series", "The run could not begin: {error}")


@dataclass(frozen=True)
class Again:
    """A run to be made."""

    recipe: Recipe
    network: Network
    source: str
    seconds: float
    """That the one took which it repeats."""


def unused(row: Row) -> tuple[int, ...]:
    """The least seeds that none of a kind has had."""
    used = {run.started.recipe.seed for run in row.alike}
    return tuple(islice((seed for seed in count() if seed not in used), MORE))


def again(rows: Sequence[Row]) -> tuple[Again, ...]:
    """What is to be trained for more seeds of each, by turns, so that one that is ended early has some of each.

    Empty where one of them cannot be made again: nobody knows its network.
    """
    if any(row.run.network is None for row in rows):
        return ()
    return tuple(_again(row.run, unused(row)[turn]) for turn in range(MORE) for row in rows)


def _again(run: History, seed: int) -> Again:
    assert run.network is not None
    seconds = sum(epoch.seconds for epoch in run.epochs)
    recipe = replace(run.started.recipe, seed=seed)
    return Again(recipe, replace(run.network, scaling=UNSCALED), run.started.source, seconds)


class Series(QObject):
    """GUI thread. Has runs trained one after another; each is kept as any other."""

    changed = Signal()
    """Another one is under way, or none any longer."""

    def __init__(self, context: Context, page: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self._left: list[Again] = []
        self._asked: int | None = None
        self.count = 0
        """How many runs there are in all of what was started last."""

    @property
    def under_way(self) -> bool:
        """Whether one of its runs is."""
        return self._asked is not None

    @property
    def hindered(self) -> bool:
        """Whether another run is under way: it would have to end for these."""
        return not self.under_way and bool(self._context.runs.under_way)

    @property
    def number(self) -> int:
        """Which one is under way, counted from 1."""
        return self.count - len(self._left)

    def start(self, wanted: Sequence[Again]) -> None:
        """Train these, as far as nothing else is under way."""
        if wanted and not self.under_way and not self.hindered:
            self._left, self.count = list(wanted), len(wanted)
            self._next()

    def stop(self) -> None:
        """End the run under way, and begin none of the others."""
        self._left = []
        if self.under_way:
            self._context.lab.command(StopRun())

    def take(self, event: object) -> None:
        """What is told of runs; one that was stopped anywhere, or that cannot begin, ends the series."""
        if not isinstance(event, RunEnded) or event.run != self._asked:
            return
        self._asked = None
        if event.reason in ("stopped", "failed"):
            self._left = []
        if (failure := event.failure) is not None:
            said = Message("Series", REFUSED, {"error": f"{failure.error}: {failure.text}"})
            self._context.told.emit(failure.sentence or said)
        if self._left:
            self._next()
        else:
            self.changed.emit()

    def _next(self) -> None:
        context, one, folder = self._context, self._left.pop(0), paths.runs_folder()
        self._asked = context.lab.next_id()
        context.lab.command(StartRun(
            self._asked, one.recipe, one.network, one.source, context.device, allow=True, folder=folder,
            name=fresh_name(folder), room=context.weights_room, page=self._page,
        ))  # fmt: skip
        self.changed.emit()
