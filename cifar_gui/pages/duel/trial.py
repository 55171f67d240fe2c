"""A trial, runs by turns: started, paused, stepped, ended; and which of those that are kept belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from cifar_gui import paths
from cifar_gui.engine.run_names import fresh_name
from cifar_gui.lesson import lesson_of
from cifar_gui.pages.duel.verdict import SAME, SIDES, Verdict, judged
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
class Trial:
    """The runs of all sides, A first."""

    runs: tuple[History, ...]

    @property
    def step(self) -> int:
        """The last one that all have done."""
        return min(run.step for run in self.runs)

    @property
    def sides(self) -> tuple[Recipe, ...]:
        """Their recipes."""
        return tuple(run.started.recipe for run in self.runs)

    @property
    def resumable(self) -> bool:
        """Whether it can go on where it was stopped."""
        return all(run.resumable for run in self.runs)

    def verdict(self, step: int) -> Verdict | None:
        """Which one has the lowest loss after so many steps; None before that."""
        return judged([run.losses.values for run in self.runs], step, [run.ended == "diverged" for run in self.runs])

    def but_for_seed(self) -> object:
        """What other trials with other seeds have in common with it."""
        told = [run.started for run in self.runs]
        return [(replace(one.recipe, seed=0), one.network, one.source) for one in told]


def trial_of(runs: Runs, name: str) -> Trial | None:
    """The trial whose A is kept under a name, as far as it is there, and another side of it."""
    # Names are in the order in which they were made.
    found = sorted((run for run in runs.all if name and run.started.trial == name), key=lambda run: run.started.name)
    return Trial(tuple(found)) if len(found) > 1 and found[0].started.name == name else None


def _trials(runs: Runs) -> list[Trial]:
    names = dict.fromkeys(run.started.trial for run in runs.all)
    return [trial for name in names if (trial := trial_of(runs, name)) is not None]


def alike(runs: Runs, shown: Trial) -> list[Trial]:
    """Every trial that differs from the shown one in nothing but the seed, that one too; one for each seed."""
    wanted = shown.but_for_seed()
    found = [trial for trial in _trials(runs) if trial.but_for_seed() == wanted]
    return list({trial.sides[0].seed: trial for trial in (*found, shown)}.values())


def seen(runs: Runs, sides: Sequence[Recipe], source: str, step: int) -> bool:
    """Whether it is known what comes out after so many steps: such runs came so far together, with any seed."""
    wanted = [(replace(one, seed=0), source) for one in sides]
    return any(
        [(replace(run.started.recipe, seed=0), run.started.source) for run in trial.runs] == wanted
        and trial.verdict(step) is not None
        for trial in _trials(runs)
    )


class Prediction:
    """GUI thread. What was said of the trial that is under way; no undo reaches it."""

    def __init__(self, context: Context, page: str) -> None:
        self._context, self._lesson = context, lesson_of(page)
        self._guess, self._step = "", 0

    def make(self, guess: str, step: int, known: bool) -> None:
        """A trial goes on to that step, of which this is predicted; ``known``: it can be known what comes out."""
        self._guess, self._step = guess if guess in (*SIDES, SAME) and not known else "", step

    def look(self, trial: Trial | None) -> None:
        """Count it as an answer, once, as soon as it is known what came out."""
        verdict = trial.verdict(self._step) if trial is not None and self._guess else None
        if verdict is not None:
            guess, self._guess = self._guess, ""
            self._context.count(self._lesson, guess == verdict.winner)


class Runner(QObject):
    """GUI thread. Tells the torch thread what to do with all of them."""

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
        """Of A, of the trial that is under way or was last."""
        self.there = False
        """Whether torch is."""
        self.refused = 0
        """Which side was refused last."""
        self._prediction = Prediction(context, page)
        self._waiting: StartTogether | None = None
        self._order: tuple[int, ...] = ()
        self._ids: set[int] = set()
        self._begun: set[int] = set()

    @property
    def runs(self) -> Runs:
        """All runs there are."""
        return self._context.runs

    @property
    def hindered(self) -> bool:
        """Whether another run is under way, with which they would have to share the thread."""
        return self.phase == IDLE and bool(self.runs.under_way)

    def start(
        self, sides: Sequence[Recipe], networks: Sequence[Network], source: str, until: int, guess: str = ""
    ) -> None:
        """Begin: same seed, same batches, until they are judged; ``guess`` is what is predicted of them."""
        self._prediction.make(guess, until, seen(self.runs, sides, source, until))
        names: list[str] = []
        for _ in sides:
            names.append(fresh_name(paths.runs_folder(), *names))
        self._begin(names, sides, networks, source, until)

    def go_on(self, trial: Trial | None, until: int, guess: str = "") -> None:
        """Take up a trial where it was stopped."""
        if trial is None or self.phase != IDLE:
            return
        told = [run.started for run in trial.runs]
        self._prediction.make(guess, until, seen(self.runs, trial.sides, told[0].source, until))
        networks = [one.network or Network("", ()) for one in told]
        until = until if trial.step < until else 0
        self._begin([one.name for one in told], trial.sides, networks, told[0].source, until, resume=True)

    def _begin(
        self, names: Sequence[str], sides: Sequence[Recipe], networks: Sequence[Network], source: str, until: int,
        resume: bool = False,
    ) -> None:  # fmt: skip
        context = self._context
        self.name = names[0]
        runs = tuple(
            StartRun(
                context.lab.next_id(), recipe, network, source, context.device, folder=paths.runs_folder(), name=name,
                resume=resume, room=context.weights_room, page=self._page, trial=self.name,
            )
            for recipe, network, name in zip(sides, networks, names, strict=True)
        )  # fmt: skip
        self._order = tuple(one.id for one in runs)
        self._ids, self._begun = set(self._order), set()
        self._waiting = StartTogether(runs, until)
        self._go_to(WAITING)
        if self.there:
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
        """Let each do one step."""
        if self.phase in (RUNNING, PAUSED):
            self._context.lab.command(StepRun())

    def take(self, event: object) -> None:
        """Take up what is told of runs."""
        if getattr(event, "run", None) in self._ids:
            self._take(event)
        self._prediction.look(trial_of(self.runs, self.name))

    def _take(self, event: object) -> None:
        if isinstance(event, RunStarted):
            self._begun.add(event.run)
            if len(self._begun) == len(self._order):
                self._go_to(RUNNING)
        elif isinstance(event, RunState):
            self._go_to(PAUSED if event.state == "paused" else RUNNING)
        elif isinstance(event, RunEnded):
            self._ids.discard(event.run)
            if event.failure is not None:
                self.refused = self._order.index(event.run)
                self.failed.emit(event.failure)
            if not self._ids:
                self._go_to(IDLE)
        elif isinstance(event, Steps | Evaluated):
            self.told.emit(event)

    def _go_to(self, phase: str) -> None:
        self.phase = phase
        self.phase_changed.emit()
