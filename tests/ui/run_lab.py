"""The page of runs with the real training behind it, advanced when the test says so, without threads."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from quick_lab import show

from cifar_gui.engine import checkpoints, final, saved_weights, sealed
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.estimate import estimate
from cifar_gui.engine.trained import Trained
from cifar_gui.engine.training import Training
from cifar_gui.i18n import Language
from cifar_gui.lessons.training import LESSON
from cifar_gui.pages.run.page import RunPage
from cifar_gui.protocol import CIFAR10, SAMPLES, Ready
from cifar_gui.protocol.final import OpenTest
from cifar_gui.protocol.kept_runs import FindRuns, ForgetRun, Looked, LookRun, NameRun, NoteRun, RestoreRun, ThinWeights
from cifar_gui.protocol.models import SaveWeights, WeightsSaved
from cifar_gui.protocol.runs import (
    EstimateRun,
    PauseRun,
    ProbeRun,
    ResumeRun,
    RunEnded,
    RunState,
    SetRate,
    StartRun,
    StepRun,
    StopRun,
)
from cifar_gui.settings import SettingsStore
from cifar_gui.ui.context import Context
from cifar_gui.worker.run_keeper import RunKeeper

READY = Ready("2.13.0", ("cpu",), {"cpu": "a processor"}, 2)
TRAIN, HELD_OUT = 96, 40
KEPT = 10
"""Of those to train on, for validation."""


class RunLab(QObject):
    """The torch thread's part, in this thread. Estimates are made when ``estimates`` says so."""

    run_event = Signal(object)
    tensorboard_event = Signal(object)

    def __init__(self):
        super().__init__()
        self.commands, self.events, self.data = [], [], {}
        self.estimates = False
        self.training = self.advancing = None
        self.paused = False
        self.last_id = 0
        self.run_event.connect(self.events.append)

    def next_id(self):
        self.last_id += 1
        return self.last_id

    def use(self, data):
        self.data[data.name] = data

    def command(self, command):
        self.commands.append(command)
        if isinstance(command, EstimateRun):
            if self.estimates:
                self._tell(estimate(command, self.data[command.source]))
        elif isinstance(command, FindRuns):
            self.run_event.emit(RunKeeper().find(command.folder))
        elif isinstance(command, ForgetRun):
            checkpoints.forget(command.folder, command.name)
        elif isinstance(command, RestoreRun):
            checkpoints.put_back(command.folder, command.name)
        elif isinstance(command, NameRun):
            checkpoints.entitle(command.folder, command.name, command.title)
        elif isinstance(command, NoteRun):
            checkpoints.annotate(command.folder, command.name, command.note)
        elif isinstance(command, LookRun):
            self._look(command)
        elif isinstance(command, OpenTest):
            for event in filter(None, final.opened(command, self.data)):
                self.run_event.emit(event)
        elif isinstance(command, SaveWeights):
            self.run_event.emit(WeightsSaved(saved_weights.answer(command)))
        elif isinstance(command, ThinWeights):
            if self.training is not None:
                self.training.set_room(command.room)
            self.run_event.emit(RunKeeper().thin(command.folder, command.room))
        elif isinstance(command, StartRun):
            self.training = Training(command, self.data[command.source])
            self.advancing, self.paused = self.training.run(), False
            self.run, self.until_ready = command.id, command.paused
            if command.single:
                self.advance(1 if not command.resume else None)
                self._pause()
        elif self.training is None:
            pass
        elif isinstance(command, PauseRun):
            self._pause()
        elif isinstance(command, ResumeRun):
            self.paused = False
            self.run_event.emit(RunState(self.run, "running"))
        elif isinstance(command, StepRun):
            self.command(ResumeRun())
            self.commands.pop()
            self.advance(self.training.step + 1)
            if self.training is not None:
                self._pause()
        elif isinstance(command, SetRate):
            self.training.set_rate(command.lr)
        elif isinstance(command, ProbeRun):
            self.training.probe = command
            if self.paused:
                self._tell(self.training.pending())
        elif isinstance(command, StopRun):
            training = self.training
            self._tell([*training.complete(self.advancing), *training.pending()])
            self.advancing.close()
            self.training = None
            self.run_event.emit(RunEnded(self.run, "stopped", training.step))

    def _look(self, command):
        try:
            trained = Trained(checkpoints.path(command.folder, command.name), self.data[command.source])
            self.run_event.emit(Looked(command.name, trained.look(command.probe)))
        except sealed.CheckpointError as error:
            self.run_event.emit(Looked(command.name, message=error.message))

    def advance(self, steps=10**9):
        """Go on until so many steps of the run are done (None: one more), or to its end; what there is is told."""
        if steps is None:
            while not self.training.ready:
                self._advance_once()
            steps = self.training.step + 1
        while self.training is not None and not self.paused and self.training.step < steps:
            if not self._advance_once():
                return
            if self.until_ready and self.training.ready:
                self.until_ready = False
                self._pause()
        if self.training is not None:
            self._tell(self.training.pending())

    def _advance_once(self):
        try:
            event = next(self.advancing)
        except StopIteration:
            self.training = None
            return False
        if event is not None:
            self.run_event.emit(event)
        return True

    def of(self, kind):
        """The events of a kind that were told so far."""
        return [event for event in self.events if isinstance(event, kind)]

    def told(self, kind):
        """The commands of a kind that were given so far."""
        return [command for command in self.commands if isinstance(command, kind)]

    def _pause(self):
        self.paused = True
        self._tell(self.training.pending())
        self.run_event.emit(RunState(self.run, "paused"))

    def _tell(self, events):
        for event in events:
            if event is not None:
                self.run_event.emit(event)


def data_set(name=SAMPLES, seed=3):
    """Pictures whose brightness tells their class: soon learnt."""
    random = np.random.default_rng(seed)
    splits = []
    for count in (TRAIN, HELD_OUT):
        labels = np.arange(count, dtype=np.int64) % 10
        noise = random.integers(0, 30, (count, 3, 32, 32))
        splits.append(Split((noise + 22 * labels[:, None, None, None]).astype(np.uint8), labels))
    return DataSet(name, Path("/data"), None, *splits)


def make_run_page(qtbot, *, ready=True, size=(1440, 788), sources=(SAMPLES, CIFAR10)):
    """The page on the screen; ``page.lab`` is what it talks to."""
    lab = RunLab()
    context = Context(lab, SettingsStore(), Language())
    for seed, name in enumerate(sources):
        context.add_data(data_set(name, seed))
    page = RunPage(LESSON.parts[0], context)
    page.lab = lab
    lab.run_event.connect(context.runs.take)
    lab.run_event.connect(page.take_run)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, size)
    page.activated()
    QApplication.processEvents()
    if ready:
        page.torch_ready(READY)
    return page
