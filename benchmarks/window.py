"""What the window feels like: how late its timers are, how soon a change is on the screen, how fast it trains."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Slot

from benchmarks.rows import Row
from cifar_gui import app as program
from cifar_gui import command_line
from cifar_gui.crash import CrashReporter
from cifar_gui.lessons.training import QUICK
from cifar_gui.protocol import CIFAR10, RunEnded, Steps, StopRun
from cifar_gui.spec import Recipe
from cifar_gui.ui.window.window import Window

TICK = 16
"""Milliseconds of the timer whose lateness is measured."""
SECONDS, ROUNDS = 6.0, 3
CHANGES, WARM = 80, 10
"""Edits of a field, and how many of them only warm up."""
LATE, AT_REST, WHILE_TRAINING = 8.0, 20.0, 60.0
"""Targets in milliseconds."""
ENDLESS = 1000
"""Epochs of a run that is stopped when it has been measured."""


def rows() -> list[Row]:
    """All figures of the window."""
    return [*timer_lateness(), *change_to_picture()]


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
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait(until: Callable[[], bool], seconds: float) -> None:
    """Run the event loop until something holds; looked at every millisecond, so that the threads keep the GIL."""
    if until():
        return
    loop, end = QEventLoop(), time.perf_counter() + seconds
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(1)
    timer.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() > end else None)
    timer.start()
    loop.exec()
    timer.stop()
    if not until():
        raise TimeoutError("the window did not get there")


def let_run(seconds: float) -> None:
    """Run the event loop as the program does, for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


class Listener(QObject):
    """Counts the steps of a run as the window hears of them."""

    def __init__(self, made: Window) -> None:
        super().__init__()
        self.heard: list[tuple[float, int]] = []
        self.ended = False
        made.context.lab.run_event.connect(self.take)

    @Slot(object)
    def take(self, event: object) -> None:
        if isinstance(event, Steps):
            self.heard.append((time.perf_counter(), event.first + len(event.losses) - 1))
        elif isinstance(event, RunEnded):
            self.ended = True

    def rate(self, seconds: float) -> float:
        """Steps per second over the next ``seconds``."""
        first = self.heard[-1]
        let_run(seconds)
        last = self.heard[-1]
        return (last[1] - first[1]) / (last[0] - first[0])


@contextmanager
def training(made: Window, recipe: Recipe) -> Iterator[Listener]:
    """An endless run on the page of 7.9, as the user starts it, once it is under way."""
    listener = Listener(made)
    made.show_lesson("7.9")
    made.page.show_part(next(iter(made.page.lessons)))
    made.page.front.form.set_params(replace(recipe, epochs=ENDLESS))
    made.page.front.start()
    wait(lambda: len(listener.heard) > 3, 120)
    let_run(1.5)
    yield listener
    made.context.lab.command(StopRun())
    wait(lambda: listener.ended, 60)


def rate_in_window(recipe: Recipe, seconds: float = SECONDS) -> float:
    """Pictures per second of the program with its plots alive."""
    with opened("7.9") as made, training(made, recipe) as listener:
        return listener.rate(seconds) * recipe.batch_size


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


def timer_lateness() -> list[Row]:
    """A GUI timer while it trains at batch 64, against the same window at rest."""
    rest, busy = [], []
    with opened("7.9") as made:
        for _ in range(ROUNDS):
            rest.append(lateness(SECONDS))
            with training(made, QUICK):
                busy.append(lateness(SECONDS))
    ours, rival = median(busy), median(rest)
    above = ours - rival
    return [Row("lateness of a 16 ms timer while training at 64, p99, above rest", ours, rival, above, LATE,
                above <= LATE, "ms")]  # fmt: skip


def changes(made: Window) -> float:
    """p95 of the milliseconds from an edit of a field to both pictures repainted."""
    taken = []
    page = made.pages["7.3"]
    edit = page.form.rows["kernel_size"].control.edits[0]
    for number in range(CHANGES):
        begin = time.perf_counter()
        edit.setText(str(2 + number % 4))
        edit.typed.emit(edit.text())
        wait(page.painted, 20)
        taken.append(1000 * (time.perf_counter() - begin))
        wait(page.settled, 20)
        let_run(0.03)
    return float(np.percentile(taken[WARM:], 95))


def change_to_picture() -> list[Row]:
    """From a changed parameter to both pictures repainted, at rest and while it trains at batch 64."""
    with opened("7.3") as made:
        rest = changes(made)
        with training(made, QUICK):
            made.show_lesson("7.3")
            busy = changes(made)
    return [
        Row("a change to both pictures repainted, p95, at rest", rest, AT_REST, rest, AT_REST, rest <= AT_REST, "ms"),
        Row("the same while training at batch 64", busy, WHILE_TRAINING, busy, WHILE_TRAINING, busy <= WHILE_TRAINING,
            "ms"),
    ]  # fmt: skip
