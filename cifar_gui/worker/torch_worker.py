"""The object that lives in the torch thread: it answers forward requests, and trains between them."""

from __future__ import annotations

import gc
import time
import traceback
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from cifar_gui import unstarted
from cifar_gui.protocol import DropAnswer, Ready, Reply, TorchMissing, WorkerFault
from cifar_gui.protocol.final import OpenTest
from cifar_gui.protocol.kept_runs import FindRuns, ForgetRun, Looked, LookRun, NameRun, NoteRun, RestoreRun, ThinWeights
from cifar_gui.protocol.models import SaveWeights, WeightsSaved
from cifar_gui.protocol.runs import (
    EstimateRun,
    KeepFailed,
    PauseRun,
    ProbeRun,
    ResumeRun,
    SetRate,
    StartRun,
    StartTogether,
    StepRun,
    StopRun,
)
from cifar_gui.protocol.tensorboard import LogGraph, LogPass, LogRuns, StopLogging
from cifar_gui.spec import Message
from cifar_gui.worker.lanes import Lanes
from cifar_gui.worker.mailbox import Mailbox
from cifar_gui.worker.run_keeper import RunKeeper
from cifar_gui.worker.tensorboard_keeper import TensorBoardKeeper

if TYPE_CHECKING:
    from cifar_gui.engine.trained import Trained

SLICE = 0.015
"""Seconds of training between two looks at the thread's event loop; a step is not interrupted for it."""
IDLE_MILLISECONDS = 2500
"""After so long without work torch's optimisers and meta kernels are loaded, for the day when they are needed."""


_spared: set[str] = set()
"""What the collector of garbage passes over in this process."""


def _spare_loaded(what: str) -> None:
    """Let the collector of garbage pass over what has just been loaded for good.

    To walk through all of torch takes it 0.15 s, with the window waiting. Only once in a process: what a window leaves
    behind is to be collected.
    """
    if what not in _spared:
        _spared.add(what)
        gc.freeze()


class TorchWorker(QObject):
    """Worker thread, except for its construction. Imports the engine in ``load``: the window does not wait for torch.

    Everything that runs longer than a forward call is a generator, advanced in slices, so that forward requests are
    answered between its steps and the model of a run has one owner.
    """

    ready = Signal(object)
    replied = Signal(object)
    run_event = Signal(object)
    tensorboard_event = Signal(object)
    fault = Signal(object)

    def __init__(self, mailbox: Mailbox, engines: Iterable[str] = ()) -> None:
        """``engines``: modules that answer what is asked later, loaded while there is nothing to do."""
        super().__init__()
        self._mailbox = mailbox
        self._engines = tuple(engines)
        self._loaded = False
        self._answers: dict[str, Iterator[Reply | None]] = {}
        """What is being answered to each page; a newer request takes the place of an older one."""
        self._lanes = Lanes(self._tell)
        self._looked: tuple[object, Trained] | None = None
        """The run that is over and was looked into last: where it is kept, with which pictures, and its network."""
        self._works: dict[object, Iterator[object | None]] = {}
        """What is measured or judged at a command; a newer estimate takes the place of an older one."""
        self._tensorboard = TensorBoardKeeper()
        self._keeper = RunKeeper()
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self.advance)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MILLISECONDS)
        self._idle.timeout.connect(self.warm_up)

    # --- slots ------------------------------------------------------------------------------------------------------

    @Slot()
    def load(self) -> None:
        """Import torch and tell what it offers."""
        try:
            import torch

            from cifar_gui.engine import answers, devices, forward, training  # noqa: F401 - soon used

            told = Ready(torch.__version__, devices.available(), devices.names(), devices.TOTAL_THREADS)
        except Exception as error:
            failed = unstarted.NoTorch(str(error))
            failed.__cause__ = error
            told_why = unstarted.reason(failed)
            self.fault.emit(TorchMissing(f"PyTorch could not be loaded: {error}", traceback.format_exc(), told_why))
            return
        _spare_loaded("torch")
        self._loaded = True
        self.ready.emit(told)
        self._idle.start()

    @Slot()
    def serve(self) -> None:
        """Answer the requests that wait; what takes longer is begun."""
        if not self._loaded or self._mailbox.empty:
            return
        from cifar_gui.engine.answers import answers

        while (request := self._mailbox.take()) is not None:
            self._rest()
            self._answers[request.page] = answers(request, self._mailbox.data)
            self._advance_answer(request.page)

    @Slot(object)
    def obey(self, command: object) -> None:
        """Carry out a command of the window; they come in the order in which they were given."""
        if not self._loaded:
            return
        self._rest()
        try:
            self._obey(command)
        except Exception as error:
            self.fault.emit(WorkerFault(str(error) or type(error).__name__, traceback.format_exc()))

    @Slot()
    def advance(self) -> None:
        """One slice of whatever is under way."""
        until = time.perf_counter() + SLICE
        while self._busy() and time.perf_counter() < until:
            self.serve()
            for page in list(self._answers):
                self._advance_answer(page)
            for work in list(self._works):
                self._advance_work(work)
            if EstimateRun not in self._works and self._lanes.busy:
                self._lanes.advance()
            self._tensorboard.advance()
            self._tell_tensorboard()
        if not self._busy():
            self._slices.stop()

    @Slot()
    def warm_up(self) -> None:
        """Nothing to do: load what a later request would have to wait for."""
        if not self._busy():
            from cifar_gui.engine import cost

            for name in self._engines:
                import_module(name)
            cost.warm_up()
            _spare_loaded("kernels")

    @Slot()
    def finish(self) -> None:
        """Close what is under way and end the thread."""
        self._slices.stop()
        self._idle.stop()
        self._lanes.finish()
        self._tensorboard.close()
        self._answers.clear()
        self._works.clear()
        QThread.currentThread().quit()

    # --- the run ----------------------------------------------------------------------------------------------------

    def _obey(self, command: object) -> None:
        if isinstance(command, StartRun | StartTogether):
            self._start(command)
        elif isinstance(command, EstimateRun | OpenTest | DropAnswer):
            self._work(command)
        elif isinstance(command, LogPass | LogGraph | LogRuns | StopLogging):
            self._tensorboard.obey(command, self._mailbox.data)
            self._tell_tensorboard()
            self._slices.start()
        elif isinstance(command, FindRuns):
            self._tell(self._keeper.find(command.folder))
        elif isinstance(command, ForgetRun):
            self._keeper.forget(command.folder, command.name)
        elif isinstance(command, RestoreRun):
            self._restore(command)
        elif isinstance(command, NameRun | NoteRun):
            self._entitle(command)
        elif isinstance(command, LookRun):
            self._look(command)
        elif isinstance(command, SaveWeights):
            from cifar_gui.engine import saved_weights

            self._tell(WeightsSaved(saved_weights.answer(command)))
        elif isinstance(command, ThinWeights):
            self._lanes.set_room(command.room)
            self._tell(self._keeper.thin(command.folder, command.room))
        elif self._lanes:  # else the run ended while the command was under way
            self._steer(command)

    def _steer(self, command: object) -> None:
        """Carry out a command about what is under way."""
        if isinstance(command, PauseRun):
            self._lanes.pause()
        elif isinstance(command, ResumeRun | StepRun):
            self._lanes.go_on(isinstance(command, StepRun))
            self._slices.start()
        elif isinstance(command, SetRate):
            self._lanes.set_rate(command.lr)
        elif isinstance(command, ProbeRun):
            self._lanes.look(command)
        elif isinstance(command, StopRun):
            self._lanes.stop()

    def _start(self, command: StartRun | StartTogether) -> None:
        self._looked = None
        starts, until = (command.runs, command.until) if isinstance(command, StartTogether) else ((command,), 0)
        self._lanes.start(starts, self._mailbox.data, until)
        self._slices.start()

    def _advance_answer(self, page: str) -> None:
        """One piece of an answer; the rest of it comes in slices."""
        try:
            reply = next(self._answers[page])
        except StopIteration:
            del self._answers[page]
            return
        if reply is not None:
            self.replied.emit(reply)
        self._slices.start()

    def _work(self, command: EstimateRun | OpenTest | DropAnswer) -> None:
        """Begin what takes several pieces, or give it up."""
        if isinstance(command, DropAnswer):
            self._mailbox.drop(command.page)
            self._answers.pop(command.page, None)
            return
        from cifar_gui.engine import final
        from cifar_gui.engine.training import estimate

        if isinstance(command, EstimateRun):
            self._works[EstimateRun] = estimate(command, self._mailbox.data[command.source])
        else:
            self._works[command.name] = final.opened(command, self._mailbox.data)
        self._slices.start()

    def _advance_work(self, work: object) -> None:
        try:
            event = next(self._works[work])
        except StopIteration:
            del self._works[work]
            return
        except Exception as error:
            del self._works[work]
            self.fault.emit(WorkerFault(str(error) or type(error).__name__, traceback.format_exc()))
            return
        if event is not None:
            self._tell(event)

    def _busy(self) -> bool:
        waiting = bool(self._answers or self._works) or self._tensorboard.busy
        return waiting or self._lanes.busy

    def _restore(self, command: RestoreRun) -> None:
        from cifar_gui.engine import checkpoints

        try:
            checkpoints.put_back(command.folder, command.name)
        except OSError as error:
            self._tell(KeepFailed(0, Message("Engine", checkpoints.LOST, {"error": error.strerror or str(error)})))

    def _entitle(self, command: NameRun | NoteRun) -> None:
        from cifar_gui.engine import checkpoints

        try:
            if isinstance(command, NameRun):
                checkpoints.entitle(command.folder, command.name, command.title)
            else:
                checkpoints.annotate(command.folder, command.name, command.note)
        except OSError as error:
            self._tell(KeepFailed(0, Message("Engine", checkpoints.UNNAMED, {"error": error.strerror or str(error)})))

    def _look(self, command: LookRun) -> None:
        """Inside a run that is over; the last one that was looked into stays at hand."""
        from cifar_gui.engine import checkpoints
        from cifar_gui.engine.sealed import CheckpointError
        from cifar_gui.engine.trained import Trained

        data = self._mailbox.data[command.source]
        place = (checkpoints.path(command.folder, command.name), data)
        try:
            if self._looked is None or self._looked[0] != place:
                self._looked = (place, Trained(*place))
            self._tell(Looked(command.name, self._looked[1].look(command.probe)))
        except CheckpointError as error:
            self._tell(Looked(command.name, message=error.message))

    def _tell(self, event: object) -> None:
        self.run_event.emit(event)
        self._tensorboard.follow(event)
        self._tell_tensorboard()

    def _tell_tensorboard(self) -> None:
        for event in self._tensorboard.news():
            self.tensorboard_event.emit(event)

    def _rest(self) -> None:
        """Put off the warming up: there is work."""
        if self._idle.isActive():
            self._idle.start()
