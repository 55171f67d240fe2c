"""What the window feels like while it trains: how late its timers are, how soon a change is on the screen.

Against the floors of ``benchmarks.floor``.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from threading import Thread

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Slot

from benchmarks.floor import CHANGE, LATE, Turns
from benchmarks.rows import Pair, Row, against_floor
from benchmarks.training import WARM_UP, learner, pictures, rate, warmed_up
from benchmarks.waiting import let_go, let_run, wait
from cifar_gui import app as program
from cifar_gui import command_line
from cifar_gui.crash import CrashReporter
from cifar_gui.lessons.training import QUICK
from cifar_gui.pages.run.page import RunPage
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.runs import RunEnded, RunStarted, Steps, StopRun
from cifar_gui.recipe import Recipe
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.widgets.field_controls import PairControl
from cifar_gui.ui.window.parts_page import PartsPage
from cifar_gui.ui.window.window import Window

TICK = 16
"""Milliseconds of the timer whose lateness is measured."""
ROUNDS, SECONDS = 3, 6.0
ENDLESS = 1000
"""Epochs of a run that is stopped when it has been measured."""


def rows() -> list[Row]:
    """All figures of the window."""
    return [timer_lateness(), *change_to_picture()]


@contextmanager
def opened(lesson: str) -> Iterator[Window]:
    """The real window on the screen that Qt has, with its first result shown; CIFAR-10 where it is there."""
    made = program.build_window(program.application(), CrashReporter(), command_line.parse(["--lesson", lesson]))
    made.show()
    wait(made.settled, 120)
    if CIFAR10 in made.context.sources():
        made.context.choose_source(CIFAR10)
        wait(made.settled, 120)
    yield made
    made.close()
    made.deleteLater()
    let_go()


class Listener(QObject):
    """Counts the pictures that a run takes, as the window hears of its steps."""

    def __init__(self, made: Window) -> None:
        super().__init__()
        self.heard: list[tuple[float, int]] = []
        """When, and how many pictures had been taken then."""
        self.ended = False
        self.started: RunStarted | None = None
        made.context.lab.run_event.connect(self.take)

    @Slot(object)
    def take(self, event: object) -> None:
        if isinstance(event, RunStarted):
            self.started = event
        elif isinstance(event, Steps) and self.started is not None:
            steps, started = event.first + len(event.losses) - 1, self.started
            self.heard.append((time.perf_counter(), pictures(steps, started.images, started.recipe.batch_size)))
        elif isinstance(event, RunEnded):
            self.ended = True

    def rate(self, seconds: float) -> float:
        """Pictures per second over the next ``seconds``."""
        first = self.heard[-1]
        let_run(seconds)
        last = self.heard[-1]
        return (last[1] - first[1]) / (last[0] - first[0])


@contextmanager
def training(made: Window, recipe: Recipe) -> Iterator[Listener]:
    """An endless run on the page of 7.9, as the user starts it, once it is under way."""
    listener = Listener(made)
    made.show_lesson("training")
    lesson = made.page
    assert isinstance(lesson, PartsPage)
    lesson.show_part(next(iter(lesson.lessons)))
    page = lesson.front
    assert isinstance(page, RunPage)
    wanted = replace(recipe, epochs=ENDLESS)
    page.set_anew(params=wanted)
    page.runner.start()
    wait(lambda: len(listener.heard) > 3, 120)
    assert listener.started is not None
    assert listener.started.recipe == wanted, listener.started.recipe
    let_run(1.5)
    yield listener
    made.context.lab.command(StopRun())
    wait(lambda: listener.ended, 60)


def rate_in_window(recipe: Recipe, seconds: float) -> float:
    """Pictures per second of the program with its plots alive."""
    with opened("training") as made, training(made, recipe) as listener:
        return listener.rate(seconds)


def lateness(seconds: float) -> float:
    """p99 of the milliseconds by which the ticks of a 16 ms timer came late."""
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(TICK)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    let_run(seconds)
    timer.stop()
    return float(np.percentile(np.maximum(1000 * np.diff(ticks) - TICK, 0), 99))


def timer_lateness() -> Row:
    """A GUI timer while the window trains at batch 64, against the same timer beside a learner's loop in a thread."""
    pairs = []
    with opened("training") as made:
        for _ in range(ROUNDS):
            with training(made, QUICK):
                busy = lateness(SECONDS)
            pairs.append(Pair(busy, beside_learner()))
    return against_floor("lateness of a 16 ms timer while training at batch 64, p99", pairs, LATE)


def beside_learner() -> float:
    """The lateness while a plain thread trains."""
    thread = Thread(target=lambda: rate(warmed_up(learner(QUICK)), SECONDS))
    thread.start()
    let_run(WARM_UP)
    found = lateness(SECONDS)
    thread.join()
    return found


def change_to_picture() -> list[Row]:
    """From a changed parameter of 7.3 to both pictures repainted, at rest and while it trains at batch 64."""
    with opened("conv2d") as made:
        turns = Turns(made)
        typed = [partial(type_kernel_size, made, size) for size in (2, 3, 4, 5)]
        effects = turns.effects(typed)
        rest = [pair for _ in range(ROUNDS) for pair in turns.pairs(typed, effects)]
        with training(made, QUICK):
            made.show_lesson("conv2d")
            busy = [pair for _ in range(ROUNDS) for pair in turns.pairs(typed, effects)]
        turns.close()
    return [
        against_floor("a change to both pictures repainted, at rest", rest, CHANGE),
        against_floor("the same while training at batch 64", busy, CHANGE),
    ]


def type_kernel_size(made: Window, size: int) -> None:
    """Type it into the field."""
    page = made.pages["conv2d"]
    assert isinstance(page, AnswerPage)
    control = page.form.rows["kernel_size"].control
    assert isinstance(control, PairControl)
    edit = control.edits[0]
    edit.setText(str(size))
    edit.typed.emit(edit.text())
