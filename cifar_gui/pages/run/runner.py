"""The run that is under way: started, paused, stepped, taken up again; and what the next one would take."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cifar_gui import paths
from cifar_gui.engine.run_names import fresh_name
from cifar_gui.pages.run.transport import IDLE, PAUSED, RUNNING, WAITING
from cifar_gui.projector import GO_ON
from cifar_gui.protocol import Ready
from cifar_gui.protocol.kept_runs import KeptRuns
from cifar_gui.protocol.runs import (
    OWN_PICTURE,
    Estimated,
    EstimateRun,
    PauseRun,
    ProbeRun,
    ResumeRun,
    RunEnded,
    RunStarted,
    RunState,
    StartRun,
    StepRun,
)
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.runs import Runs

ESTIMATE_MILLISECONDS = 300
"""How long the form has to rest before a run is estimated."""


@dataclass(frozen=True)
class Planned:
    """What the next run would follow."""

    recipe: Recipe
    network: Network
    source: str
    readable: bool
    """Whether nothing stands in the form that cannot be read."""
    parent: str = ""
    """The run from which the recipe was taken, by the name under which that is kept."""


class Runner(QObject):
    """GUI thread. Tells the torch thread what to do, and keeps what it tells; the run itself lives there."""

    phase_changed = Signal(str)
    """IDLE, WAITING, RUNNING or PAUSED."""
    told = Signal(object)
    """An event of the run that was started here, which its History has taken up."""
    ended = Signal(object)
    """Its RunEnded."""
    refused = Signal(object)
    """The Failure of the next run, which was estimated."""
    estimated_anew = Signal()
    """``estimated`` has come, or what came was of another run than the next."""

    def __init__(
        self, context: Context, page: str, runs: Runs, planned: Callable[[], Planned],
        looked_at: Callable[[], ProbeRun], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._page, self._runs = context, page, runs
        self._planned, self._looked_at = planned, looked_at
        self.phase = IDLE
        self.ready: Ready | None = None
        self.asked: StartRun | None = None
        """The start whose run has not begun or not ended yet."""
        self.returned = False
        """Whether the run that is under way was taken up from before an explosion, and waits there still."""
        self.estimated: Estimated | None = None
        """What the next run would take, where that is known."""
        self.run: History | None = None
        """The run that was started here and is under way."""
        self._resumed: History | None = None
        """The run that is about to go on."""
        self._estimating: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=ESTIMATE_MILLISECONDS)
        self._timer.timeout.connect(self._estimate)

    @property
    def settled(self) -> bool:
        """Whether torch is there, no run is under way, and the next one is estimated."""
        awaited = self.asked is not None or self._estimating is not None or self._timer.isActive()
        return self.ready is not None and not awaited

    @property
    def hindered(self) -> bool:
        """Whether runs are under way that were started elsewhere, and would have to end for another."""
        return self.asked is None and bool(self._runs.under_way)

    def torch_ready(self, ready: Ready) -> None:
        """Start what waits for torch."""
        self.ready = ready
        if self.asked is not None:
            self._command_start()
        else:
            self._estimate()

    # --- what the next run would take -------------------------------------------------------------------------------

    def estimate_soon(self, anew: bool = True) -> None:
        """Estimate the next run once the form has rested; ``anew``: it is another one than before."""
        if anew:
            self.estimated = None
        if self.asked is None and self.estimated is None:
            self._timer.start()

    @Slot()
    def _estimate(self) -> None:
        if self.ready is None or self.asked is not None:
            return
        self._estimating, planned = self._context.lab.next_id(), self._planned()
        self._context.lab.command(EstimateRun(
            self._estimating, planned.recipe, planned.network, planned.source, self._context.device, self._page
        ))  # fmt: skip

    def _take_estimate(self, estimated: Estimated) -> None:
        if estimated.id != self._estimating:
            return
        self._estimating = None
        if estimated.recipe == self._planned().recipe and self.asked is None:
            self.estimated = estimated
        if self.estimated is not None and self.estimated.failure is not None:
            self.refused.emit(self.estimated.failure)
        self.estimated_anew.emit()

    # --- starting ---------------------------------------------------------------------------------------------------

    def start(self, *, single: bool = False, allow: bool = False) -> None:
        """Start a run; ``single``: do one step of it, then wait; ``allow``: however much it takes."""
        folder, planned = paths.runs_folder(), self._planned()
        if self.asked is not None or self.hindered or not planned.readable:
            return
        self._send(StartRun(
            self._context.lab.next_id(), planned.recipe, planned.network, planned.source, self._context.device,
            probe=self._looked_at().index, single=single, allow=allow, folder=folder, name=fresh_name(folder),
            room=self._context.weights_room, page=self._page, parent=planned.parent,
        ))  # fmt: skip

    def go_on(self, *, single: bool = False) -> None:
        """Take up the run in front where it was stopped, or where the program was.

        One whose loss exploded waits where it was good last: with the same rate it would do the same again.
        """
        run = self._runs.front
        if self.asked is not None or self.hindered or run is None or run.network is None or not run.resumable:
            return
        told = run.started
        known = self.ready is not None and told.device in self.ready.devices
        self._resumed = run
        self._send(StartRun(
            self._context.lab.next_id(), told.recipe, run.network, told.source,
            told.device if known else self._context.device, probe=self._looked_at().index, single=single,
            paused=run.ended == "diverged" and not single, allow=True, folder=paths.runs_folder(), name=told.name,
            resume=True, room=self._context.weights_room, page=self._page,
        ))  # fmt: skip

    def _send(self, start: StartRun) -> None:
        self.asked = start
        self._timer.stop()
        self._go_to(WAITING)
        if self.ready is not None:
            self._command_start()

    def _command_start(self) -> None:
        self._context.lab.command(self.asked)
        if (looked_at := self._looked_at()).index == OWN_PICTURE:
            self._context.lab.command(looked_at)

    def toggle(self) -> None:
        """Start, pause or resume, whichever comes next."""
        if self.phase in (RUNNING, PAUSED):
            self.returned = False
            self._context.lab.command(PauseRun() if self.phase == RUNNING else ResumeRun())
        elif self.phase == IDLE:
            self.start()

    def step(self) -> None:
        """Do one step, and wait; without a run under way, of the one in front, or of the next one."""
        if self.phase in (RUNNING, PAUSED):
            self.returned = False
            self._context.lab.command(StepRun())
        elif self.phase == IDLE and self._runs.front is not None and self._runs.front.resumable:
            self.go_on(single=True)
        elif self.phase == IDLE:
            self.start(single=True)

    # --- what is told -----------------------------------------------------------------------------------------------

    def take(self, event: object) -> None:
        """Take up an event of a run, or an estimate."""
        if isinstance(event, Estimated):
            self._take_estimate(event)
        elif isinstance(event, KeptRuns):
            self.take_kept()
        elif self.asked is None or getattr(event, "run", None) != self.asked.id:
            return
        elif isinstance(event, RunStarted):
            self._begin(event)
        elif isinstance(event, RunState):
            self._go_to(PAUSED if event.state == "paused" else RUNNING)
        elif isinstance(event, RunEnded):
            self._end(event)
        elif self.run is not None:
            self.told.emit(event)

    def take_kept(self) -> None:
        """Those of earlier sessions are there; one that was cut off, or else the one that was in front, comes there."""
        front = self._runs.left
        if front is not None and self.asked is None and self._runs.front is None:
            self._runs.choose(front)
            if os.environ.pop(GO_ON, "") == front.started.name:
                self.go_on()

    def _begin(self, started: RunStarted) -> None:
        before, self._resumed, self.run = self._resumed, None, self._runs.under_way[started.run]
        self.returned = before is not None and before.ended == "diverged"
        self._go_to(RUNNING)
        self._runs.choose(self.run)

    def _end(self, event: RunEnded) -> None:
        self.run = self.asked = self._resumed = None
        self._go_to(IDLE)
        self.ended.emit(event)

    def _go_to(self, phase: str) -> None:
        self.phase = phase
        self.phase_changed.emit(phase)
