"""Two runs by turns: started, paused, stepped, ended; and which of those that are kept belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from cifar_gui import paths
from cifar_gui.engine.run_names import fresh_name
from cifar_gui.lesson import lesson_of
from cifar_gui.pages.duel.verdict import SAME, A, B, Verdict, exploded, judged
from cifar_gui.protocol.runs import (
    Evaluated,
    PauseRun,
    ResumeRun,
    RunEnded,
    RunStarted,
    RunState,
    StartRun,
    StartTogether,
    StepRun,
    Steps,
)
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.runs import Runs

IDLE, WAITING, RUNNING, PAUSED = "idle", "waiting", "running", "paused"


@dataclass(frozen=True)
class Both:
    """The runs of a pair."""

    a: History
    b: History

    @property
    def step(self) -> int:
        """The last one that both have done."""
        return min(self.a.step, self.b.step)

    @property
    def sides(self) -> tuple[Recipe, Recipe]:
        """Their recipes."""
        return self.a.started.recipe, self.b.started.recipe

    def verdict(self, step: int) -> Verdict | None:
        """Which one has the lower loss after so many steps; None before that."""
        found = judged(self.a.losses.values, self.b.losses.values, step)
        return found or exploded(self.a.losses.values, self.b.losses.values, (self.a.ended, self.b.ended))

    def same_contest(self, other: Both) -> bool:
        """Whether the other pair differs in nothing but the seed."""
        pairs = ((self.a, other.a), (self.b, other.b))
        return all(_seedless(one) == _seedless(two) for one, two in pairs)


def _seedless(run: History) -> tuple[Recipe, Network | None, str]:
    return replace(run.started.recipe, seed=0), run.started.network, run.started.source


def both_of(runs: Runs, name: str) -> Both | None:
    """The pair whose A is kept under a name, as far as both are there."""
    pair = [run for run in runs.all if name and run.started.pair == name]
    a = next((run for run in pair if run.started.name == name), None)
    b = next((run for run in pair if run.started.name != name), None)
    return Both(a, b) if a is not None and b is not None else None


def alike(runs: Runs, shown: Both) -> list[Both]:
    """Every pair that differs from the shown one in nothing but the seed, that one too; one for each seed."""
    names = dict.fromkeys(run.started.pair for run in runs.all if run.started.pair)
    pairs = [pair for name in names if (pair := both_of(runs, name)) is not None and pair.same_contest(shown)]
    return list({pair.a.started.recipe.seed: pair for pair in (*pairs, shown)}.values())


def seen(runs: Runs, sides: tuple[Recipe, Recipe], source: str, step: int) -> bool:
    """Whether it is known what comes out after so many steps: two such runs came so far, with any seed."""
    wanted = tuple(replace(one, seed=0) for one in sides)
    for name in {run.started.pair for run in runs.all if run.started.pair and run.started.source == source}:
        pair = both_of(runs, name)
        if pair is not None and tuple(replace(one, seed=0) for one in pair.sides) == wanted and pair.verdict(step):
            return True
    return False


class Prediction:
    """GUI thread. What was said of the pair that is under way; no undo reaches it."""

    def __init__(self, context: Context, page: str) -> None:
        self._context, self._lesson = context, lesson_of(page)
        self._guess, self._step = "", 0

    def make(self, guess: str, step: int, known: bool) -> None:
        """A pair goes on to that step, of which this is predicted; ``known``: it can be known what comes out."""
        self._guess, self._step = guess if guess in (A, B, SAME) and not known else "", step

    def look(self, both: Both | None) -> None:
        """Count it as an answer, once, as soon as it is known what came out."""
        verdict = both.verdict(self._step) if both is not None and self._guess else None
        if verdict is not None:
            guess, self._guess = self._guess, ""
            self._context.count(self._lesson, guess == verdict.winner)


class Pair(QObject):
    """GUI thread. Tells the torch thread what to do with the two."""

    phase_changed = Signal()
    told = Signal(object)
    """An event of one of them."""
    failed = Signal(object)
    """Why they did not begin, or not go on: a Failure."""

    def __init__(self, context: Context, page: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self.phase = IDLE
        self.name = ""
        """Of A, of the pair that is under way or was last."""
        self.there = False
        """Whether torch is."""
        self.refused = 0
        """Which of them was refused last: 0 for A, 1 for B."""
        self._prediction = Prediction(context, page)
        self._waiting: StartTogether | None = None
        self._order: tuple[int, ...] = ()
        self._ids: set[int] = set()

    @property
    def runs(self) -> Runs:
        """All runs there are."""
        return self._context.runs

    @property
    def hindered(self) -> bool:
        """Whether another run is under way, with which the two would have to share the thread."""
        return self.phase == IDLE and bool(self.runs.under_way)

    def start(
        self, sides: tuple[Recipe, Recipe], networks: tuple[Network, Network], source: str, until: int, guess: str = ""
    ) -> None:
        """Begin: same seed, same batches, until they are judged; ``guess`` is what is predicted of them."""
        self._prediction.make(guess, until, seen(self.runs, sides, source, until))
        folder, lab = paths.runs_folder(), self._context.lab
        first = fresh_name(folder)
        names = (first, fresh_name(folder, first))
        self.name = first
        runs = tuple(
            StartRun(
                lab.next_id(), recipe, network, source, self._context.device, folder=folder, name=name,
                room=self._context.weights_room, page=self._page, pair=first,
            )
            for recipe, network, name in zip(sides, networks, names, strict=True)
        )  # fmt: skip
        self._order = tuple(one.id for one in runs)
        self._ids = set(self._order)
        self._waiting = StartTogether(runs, until)
        self._go_to(WAITING)
        if self.there:
            self._command()

    def go_on(self, both: Both | None, until: int, guess: str = "") -> None:
        """Take up a pair where both were stopped."""
        if both is None or self.phase != IDLE:
            return
        self._prediction.make(guess, until, seen(self.runs, both.sides, both.a.started.source, until))
        lab, told = self._context.lab, (both.a.started, both.b.started)
        self.name = told[0].name
        runs = tuple(
            StartRun(
                lab.next_id(), one.recipe, one.network or Network("", ()), one.source, self._context.device,
                folder=paths.runs_folder(), name=one.name, resume=True, room=self._context.weights_room,
                page=self._page, pair=self.name,
            )
            for one in told
        )  # fmt: skip
        self._order = tuple(one.id for one in runs)
        self._ids = set(self._order)
        self._waiting = StartTogether(runs, until if both.step < until else 0)
        self._go_to(WAITING)
        self._command()

    def torch_ready(self) -> None:
        """Start what waits for torch."""
        self.there = True
        self._command()

    def _command(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._context.lab.command(waiting)

    def toggle(self) -> None:
        """Pause or resume."""
        if self.phase in (RUNNING, PAUSED):
            self._context.lab.command(PauseRun() if self.phase == RUNNING else ResumeRun())

    def step(self) -> None:
        """Let both do one step."""
        if self.phase in (RUNNING, PAUSED):
            self._context.lab.command(StepRun())

    def take(self, event: object) -> None:
        """Take up what is told of runs."""
        if isinstance(event, RunStarted) and event.run in self._ids:
            self._go_to(RUNNING)
        elif isinstance(event, RunState) and event.run in self._ids:
            self._go_to(PAUSED if event.state == "paused" else RUNNING)
        elif isinstance(event, RunEnded) and event.run in self._ids:
            self._ids.discard(event.run)
            if event.failure is not None:
                self.refused = self._order.index(event.run)
                self.failed.emit(event.failure)
            if not self._ids:
                self._go_to(IDLE)
        elif isinstance(event, Steps | Evaluated) and event.run in self._ids:
            self.told.emit(event)
        self._prediction.look(both_of(self.runs, self.name))

    def _go_to(self, phase: str) -> None:
        self.phase = phase
        self.phase_changed.emit()
