"""The page of compared runs: with 200 that are kept it opens and follows the mouse, with 20 long ones it draws anew.

The goals are times, for that is what a user waits; beside each stands its floor from the same run:

- **Opening**, from the part that trains and from another lesson: the files of the runs read from the disk and their
  checksums taken, nothing else.
- **The run under the mouse**: a plain widget repaints what the page repainted out of a ready picture (``floor``).
- **Smoothing and axis**: pyqtgraph alone, with as many curves of as many points, already cut to the columns.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from statistics import median

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication

from benchmarks.floor import Stopwatch, Turns
from benchmarks.rows import Pair, Row
from benchmarks.waiting import wait
from benchmarks.window import opened
from cifar_gui import paths
from cifar_gui.engine import checkpoints, network_file
from cifar_gui.engine.checkpoints import Checkpoint
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.pages.compare.page import ComparePage
from cifar_gui.protocol import SAMPLES
from cifar_gui.recipe import Recipe
from cifar_gui.ui.window.parts_page import PartsPage
from cifar_gui.ui.window.window import Window

KEPT, EPOCHS, EACH = 200, 5, 703
"""Finished runs as the photographs make them, five epochs of 703 steps."""
LONG, STEPS = 20, 100_000
OPEN, FRAME, DRAW = 300.0, 1000 / 60, 50.0
"""Goals, ms."""
ROUNDS = 3


def rows() -> list[Row]:
    keep(KEPT, EPOCHS * EACH)
    opening = [first_look() for _ in range(ROUNDS)]
    cold = [cold_look() for _ in range(ROUNDS)]
    with compared() as (made, page):
        mouse = hovers(made, page)
    for file in paths.runs_folder().iterdir():
        file.unlink()
    keep(LONG, STEPS)
    with compared() as (made, page):
        page.set(drawn=tuple(run.started.name for run in page.runs.all))
        smooth, axes = changes(made, page)
    return [
        within(f"{KEPT} kept runs: the page opens", opening, OPEN),
        within(f"{KEPT} kept runs: the page opens before anything of the lesson", cold, OPEN),
        within(f"{KEPT} kept runs: another one under the mouse", mouse, FRAME),
        within(f"{LONG} runs of {STEPS:,} steps: other smoothing", smooth, DRAW),
        within(f"{LONG} runs of {STEPS:,} steps: another axis", axes, DRAW),
    ]


def within(name: str, pairs: Iterable[Pair], most: float) -> Row:
    """The median of ours, at most so many milliseconds, beside that of the floor."""
    pairs = list(pairs)
    ours, floor = median(pair.ours for pair in pairs), median(pair.floor for pair in pairs)
    low, _, high = (float(part) for part in np.percentile([pair.ours for pair in pairs], (25, 50, 75)))
    return Row(name, ours, floor, ours / floor, most, ours <= most, "ms", f"{low:.3g} to {high:.3g} ms ({len(pairs)})")


def keep(count: int, steps: int) -> None:
    """Write so many runs, each with another recipe; what they would train is never built."""
    random, folder = np.random.default_rng(0), paths.runs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    each = steps // EPOCHS
    for place in range(count):
        recipe = replace(Recipe(), lr=0.001 * (1 + place // 3), seed=place % 3, epochs=EPOCHS)
        losses = (2.3 * np.exp(-np.arange(steps) / steps) + random.normal(0, 0.15, steps)).astype(np.float32)
        checkpoints.write(folder, f"run-{place:05d}", Checkpoint(
            version=2, began=1e9, recipe=recipe, network=network_file.encode(CIFAR10_QUICK), source=SAMPLES,
            device="cpu", threads=2, images=64 * each, held_out=5000, steps_per_epoch=each, parameters=145_578,
            pictures=1, finished=True, losses=losses.tobytes(), epoch_steps=0, running_sum=0.0, seconds=0.0, lr=0.01,
            epochs=[(1.0, 1.0, 9.0)] * EPOCHS,
            evaluations=[(step, 0.5, 1.4, 5000) for step in range(0, steps + 1, each // 2)], rates=[], state=b"",
            parent=f"run-{place - 1:05d}" if place % 5 else "",
        ))  # fmt: skip


def open_page(made: Window) -> ComparePage:
    """Go from the first part of the lesson to the comparison, and wait until it shows what is kept."""
    assert isinstance(made.page, PartsPage)
    made.page.show_part("training/compare")
    page = made.page.page
    assert isinstance(page, ComparePage)
    wait(page.settled, 60)
    QApplication.processEvents()
    return page


def forget() -> None:
    """No window knows of the ones before it: this lesson opens at its first part."""
    for file in paths.settings_folder().glob("settings.json"):
        file.unlink()


@contextmanager
def compared() -> Iterator[tuple[Window, ComparePage]]:
    """A window with the page in front."""
    forget()
    with opened("training") as made:
        yield made, open_page(made)


def first_look() -> Pair:
    """From the click on the part to all runs on the screen, as they were found by the part that trains."""
    forget()
    with opened("training") as made:
        wait(lambda: len(made.context.runs.all) == KEPT, 60)
        began = time.perf_counter()
        page = open_page(made)
        ours = time.perf_counter() - began
        assert page.table.runs.rowCount() == KEPT
    return Pair(1000 * ours, files_read())


def cold_look() -> Pair:
    """The same in a window that has not looked for runs, and in which no page of the lesson was built."""
    forget()
    with opened("conv2d") as made:
        made.context.settings.pages["training"] = {"part": "training/compare", "parts": {}}
        began = time.perf_counter()
        made.show_lesson("training")
        page = made.page.front if made.page is not None else None
        assert isinstance(page, ComparePage)
        wait(page.settled, 60)
        QApplication.processEvents()
        ours = time.perf_counter() - began
        assert page.table.runs.rowCount() == KEPT
    return Pair(1000 * ours, files_read())


def files_read() -> float:
    """ms that the files of the runs take to be read, and their checksums."""
    began = time.perf_counter()
    for file in paths.runs_folder().iterdir():
        hashlib.sha256(file.read_bytes()).digest()
    return 1000 * (time.perf_counter() - began)


def hovers(made: Window, page: ComparePage) -> list[Pair]:
    """The mouse from row to row, each lit in the table, the curves and the tree."""
    turns = Turns(made)
    runs = [row.run for row in page.table.runs.rows[:20]]
    actions = [partial(page.table.pointed.emit, run) for run in runs]
    effects = turns.effects(actions)
    found = turns.pairs(actions, effects)
    turns.close()
    return found


def changes(made: Window, page: ComparePage) -> tuple[list[Pair], list[Pair]]:
    """Other values of two fields, from the edit to the painting."""
    watch, bare = Stopwatch(made), bare_plot(page)

    def timed(field: str, values: Iterable[object]) -> list[Pair]:
        found = []
        for value in values:
            params = replace(page.state.params, **{field: value})  # type: ignore[arg-type]  # as the form does
            ours = watch.take(partial(page.set, params=params))
            wait(page.settled, 60)
            found.append(Pair(ours, bare()))
        return found[2:]  # what is drawn for the first time is made ready then

    return timed("smoothing", (0, 3, 6, 9, 2, 5, 8, 1, 4, 7)), timed(
        "axis", ("epoch", "pictures", "seconds", "step") * 3
    )


def bare_plot(page: ComparePage) -> Callable[[], float]:
    """Draws as many curves of as many points with pyqtgraph alone, and says how many milliseconds that took."""
    plot = pg.PlotWidget()
    plot.resize(page.curves.plot.size())
    plot.show()
    columns = max(int(page.curves.plot.view.width()) // 2, 50)
    pens = [pg.mkPen(pen.color(), width=2) for pen in page.curves.plot.pens.values()]
    items = [pg.PlotCurveItem(pen=pen, antialias=True, skipFiniteCheck=True) for pen in pens]
    for item in items:
        item.setSegmentedLineMode("on")
        plot.addItem(item)
    random, x = np.random.default_rng(1), np.arange(columns, dtype=float)

    def draw() -> float:
        began = time.perf_counter()
        for item in items:
            item.setData(x, random.normal(size=columns))
        plot.viewport().update()
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - began)

    draw()
    return draw
