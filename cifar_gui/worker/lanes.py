"""The runs under way: one, or several by turns, always brought to the same step."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cifar_gui.engine.data import DataSet
from cifar_gui.protocol import Failure
from cifar_gui.protocol.runs import PicturesGone, ProbeRun, RunEnded, RunState, StartRun
from cifar_gui.worker.run_keeper import RunKeeper

if TYPE_CHECKING:
    from cifar_gui.engine.training import Training


@dataclass(eq=False)
class Lane:
    """One of the runs."""

    start: StartRun
    run: Training
    steps: Iterator[object | None]
    keeper: RunKeeper
    begun: int | None = None
    """The step at which it was told to do a single one; None before it has its first step before it."""

    @property
    def at(self) -> int:
        """How far it has come; -1 before everything is prepared."""
        return self.run.step if self.run.ready else -1


class Lanes:
    """Worker thread. Whichever run is behind is the next to be advanced; pause, step and stop hold for all of them."""

    def __init__(self, tell: Callable[[object], object]) -> None:
        self._tell = tell
        self._lanes: list[Lane] = []
        self.paused = False
        self._pausing = self._single = self._pause_at_start = False
        self._until = 0
        """They pause when all have come to that step; 0 for none."""

    def __bool__(self) -> bool:
        """Whether a run is under way."""
        return bool(self._lanes)

    @property
    def busy(self) -> bool:
        """Whether there is something to advance."""
        return bool(self._lanes) and not self.paused

    @property
    def places(self) -> tuple[int, ...]:
        """How far each has come; -1 before everything is prepared."""
        return tuple(lane.at for lane in self._lanes)

    # --- commands ---------------------------------------------------------------------------------------------------

    def start(self, starts: Sequence[StartRun], data: Mapping[str, DataSet], until: int = 0) -> None:
        """Begin runs; where one cannot, none of them does."""
        self.stop()
        for start in starts:
            if not self._begin(start, data, several=len(starts) > 1):
                self._close(other for other in starts if other is not start)
                break
        self._single, self._pausing, self.paused = any(one.single for one in starts), False, False
        # A run that starts paused is prepared up to its first step: the generator tells when it is there.
        self._pause_at_start, self._until = any(one.paused for one in starts), until

    def _begin(self, start: StartRun, data: Mapping[str, DataSet], several: bool) -> bool:
        from cifar_gui.engine import devices
        from cifar_gui.engine.checkpoints import OTHER_DATA
        from cifar_gui.engine.refusals import fault
        from cifar_gui.engine.sealed import CheckpointError
        from cifar_gui.engine.training import Training

        keeper = RunKeeper()
        problem = keeper.hold(start.folder, start.name) if start.folder is not None else None
        try:
            if problem is not None:
                raise CheckpointError(problem)
            if start.source not in data:
                raise CheckpointError(OTHER_DATA)
            run = Training(start, data[start.source])
        except CheckpointError as error:
            keeper.release()
            self._tell(RunEnded(start.id, "failed", 0, fault(start.id, start.page, error)))
            return False
        steps = devices.apart(run.run()) if several else run.run()
        self._lanes.append(Lane(start, run, steps, keeper))
        return True

    def pause(self) -> None:
        """Wait once all stand at the same step: at once, if there is but one run."""
        if self.busy:
            self._pausing = True
            self._pause_if_due()

    def go_on(self, single: bool) -> None:
        """Go on where they wait; ``single``: each does one step."""
        self._single = single
        for lane in self._lanes:
            lane.begun = lane.run.step if lane.run.ready else None
        if self.paused:
            self.paused = False
            self._tell_state("running")

    def look(self, probe: ProbeRun) -> None:
        """Look at another picture."""
        for lane in self._lanes:
            lane.run.probe = probe
            if self.paused:
                self._tell_all(lane.run.pending())

    def set_rate(self, lr: float) -> None:
        """Another learning rate from the next step on."""
        for lane in self._lanes:
            lane.run.set_rate(lr)

    def set_room(self, room: int) -> None:
        """So many bytes for the weights of all runs."""
        for lane in self._lanes:
            lane.run.set_room(room)

    def stop(self) -> None:
        """End all of them; each comes to the end of its step."""
        for lane in list(self._lanes):
            last = lane.run.complete(lane.steps)
            self._tell_all([*last, *lane.run.pending()])
            self._close_lane(lane)
            if not any(isinstance(event, RunEnded) for event in last):
                self._tell(RunEnded(lane.start.id, "stopped", lane.run.step))

    def finish(self) -> None:
        """The program ends: what is half done is brought to its end and kept."""
        for lane in list(self._lanes):
            lane.run.complete(lane.steps)
            self._close_lane(lane)

    # --- advancing --------------------------------------------------------------------------------------------------

    def advance(self) -> None:
        """A piece of the run that is behind."""
        lane = min(self._lanes, key=lambda one: one.at)
        try:
            event = next(lane.steps)
        except StopIteration:
            self._close_lane(lane)
            return
        except Exception as error:
            self._fail(lane, error)
            return
        if lane.begun is None and lane.run.ready:
            lane.begun = lane.run.step
        if event is not None:
            self._tell(event)
        if isinstance(event, RunEnded) and event.reason == "failed" and not event.step:
            self._close_lane(lane)
            self.stop()  # the others were to begin together with it
            return
        self._pausing = self._pausing or isinstance(event, PicturesGone)
        self._pause_if_due(gone=isinstance(event, PicturesGone))

    def _pause_if_due(self, gone: bool = False) -> None:
        """Pause where that was asked for and no run is behind another."""
        if not (gone or self._pausing or self._single or self._pause_at_start or self._until):
            return
        places = self.places
        level = len(set(places)) == 1
        stepped = self._single and all(lane.begun is not None and lane.at > lane.begun for lane in self._lanes)
        there = self._pause_at_start and -1 not in places
        reached = bool(self._until) and min(places, default=0) >= self._until
        if self._lanes and (gone or (level and (self._pausing or stepped or there or reached))):
            self._pausing = self._single = self._pause_at_start = False
            self._until = 0 if reached else self._until
            self.paused = True
            for lane in self._lanes:
                self._tell_all(lane.run.pending())
            self._tell_state("paused")

    def _fail(self, lane: Lane, error: Exception) -> None:
        start, step = lane.start, lane.run.step
        name, trace = type(error).__name__, traceback.format_exc()
        failure = Failure(start.id, start.page, "internal", name, str(error), traceback=trace)
        self._close_lane(lane)
        self._tell(RunEnded(start.id, "failed", step, failure))

    def _close_lane(self, lane: Lane) -> None:
        """One is over; the others go on."""
        self._lanes.remove(lane)
        lane.steps.close()  # type: ignore[attr-defined]  # a generator
        if lane.run.unkept is not None:
            self._tell(lane.run.unkept)
        lane.keeper.release()

    def _close(self, others: Iterable[StartRun]) -> None:
        """None of those that were to begin together does."""
        for lane in list(self._lanes):
            self._close_lane(lane)
        for start in others:
            self._tell(RunEnded(start.id, "stopped", 0))

    def _tell_state(self, state: str) -> None:
        for lane in self._lanes:
            self._tell(RunState(lane.start.id, state))

    def _tell_all(self, events: Sequence[object]) -> None:
        for event in events:
            self._tell(event)
