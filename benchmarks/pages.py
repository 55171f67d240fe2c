"""How soon every page answers: its first result, a change of an argument, the mouse over what it shows.

All against the floors of ``benchmarks.floor``, in several processes: a page opens for the first time only once in each.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

import msgspec
import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from benchmarks.floor import CHANGE, HOVER, Turns
from benchmarks.rows import Pair, Row, against_floor
from benchmarks.waiting import let_run, wait
from benchmarks.window import opened
from cifar_gui.pages.builder.page import BuilderPage
from cifar_gui.pages.numbers.page import NumbersPage
from cifar_gui.spec import Layer, Network, layer
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.widgets.field_controls import BoolControl, ChoiceControl, Control
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.window.parts_page import PartsPage
from cifar_gui.ui.window.window import Window

STARTS = ("training", "module", "activations")
"""The lesson that the window opens with, one process each; how soon that one is there is not measured in it."""
MEMORY = 2000.0
"""Goal in MB, which differ little between machines."""
CHANGES, POSITIONS, EDITS = 12, 8, 4
"""How often arguments are changed, where the mouse goes, edits of a large network; of each process."""
IDLE_SECONDS = 4.0
"""After that torch has loaded what it loads when there is nothing to do."""
TABLE = (12, 12)
CONVOLUTIONS = 24
"""Of the large network."""
SIDE = 40
"""Pixels: the mouse is not moved over what is smaller."""
GOLDEN, SILVER = 0.6180339887, 0.4142135624
"""Steps through a unit square that lead to another cell every time."""

FIRST_RESULT, CHANGED, OVER, EDITED = (
    "first result", "a change repainted", "the mouse over", "an edit in a network of 50 layers",
)  # fmt: skip


class Measured(msgspec.Struct):
    """What one process has found."""

    pairs: dict[str, list[Pair]]
    """By the name of the figure."""
    megabytes: float


def rows() -> list[Row]:
    """All figures of all pages, and what memory they took."""
    runs = [in_a_process(start) for start in STARTS]
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for run in runs:
        for name, found in run.pairs.items():
            pairs[name] += found
    megabytes = median(run.megabytes for run in runs)
    memory = Row("memory with all pages open; beside: the most allowed", megabytes, MEMORY, megabytes / MEMORY, 1,
                 megabytes <= MEMORY, "MB")  # fmt: skip
    figures = [against_floor(name, found, HOVER if OVER in name else CHANGE) for name, found in pairs.items()]
    return [*sorted(figures, key=lambda row: row.name.partition(":")[0]), memory]


def in_a_process(start: str) -> Measured:
    """The figures of a fresh process, with settings of its own, whose window opens with a lesson."""
    command = [sys.executable, "-m", "benchmarks.pages", start]
    with tempfile.TemporaryDirectory(prefix="cifar-gui-benchmark-") as home:
        ended = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, "CIFAR_GUI_HOME": home})
    return msgspec.json.decode(ended.stdout.splitlines()[-1], type=Measured)


def measure(start: str) -> Measured:
    """Go through all pages; the first result of the one that is there from the start comes from the other processes."""
    pairs: dict[str, list[Pair]] = {}
    with opened(start) as made:
        let_run(IDLE_SECONDS)
        turns = Turns(made)
        for name, opens in openings(made):
            if name == start:
                opens()
            else:
                pairs[f"{name}: {FIRST_RESULT}"] = [turns.first(opens)]
            wait(made.settled, 60)
            for what, found in of_page(made, turns):
                pairs[f"{name}: {what}"] = found
        turns.close()
        return Measured(pairs, psutil.Process().memory_info().rss / 1e6)


def openings(made: Window) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every lesson and part, and what brings it to the front."""
    for number in made.lessons:
        yield number, partial(made.show_lesson, number)
        page = made.pages[number]
        if isinstance(page, PartsPage):
            for part in [part for part in page.lessons if part not in page.pages]:
                yield part, partial(page.show_part, part)


def front(made: Window) -> LessonPage:
    """The page in front; of a lesson with parts, that of its part."""
    page = made.pages[made.context.settings.lesson]
    return page.page if isinstance(page, PartsPage) else page


def of_page(made: Window, turns: Turns) -> Iterator[tuple[str, list[Pair]]]:
    """What the page in front takes for a change, and to follow the mouse."""
    page = front(made)
    if pairs := changes(page, turns):
        yield CHANGED, pairs
    if isinstance(page, NumbersPage):
        resize(page)
        wait(made.settled, 60)
    for who, pairs in hovers(page, turns).items():
        yield f"{OVER} {who}", pairs
    if isinstance(page, BuilderPage):
        yield EDITED, edits(made, page, turns)


# --- changes --------------------------------------------------------------------------------------------------------


def changes(page: LessonPage, turns: Turns) -> list[Pair]:
    """Every argument that is seen goes to a neighbouring value and back; refusals are among the results."""
    forms = [form for form in page.findChildren(Form) if form.isVisible()]
    controls = [row.control for form in forms for row in form.rows.values() if row.isVisible() and row.isEnabled()]
    pairs = []
    for control in itertools.islice(itertools.cycle(controls), CHANGES // 2 if controls else 0):
        before = control.value()
        there_and_back = [partial(edit, control, value) for value in (neighbour(control, before), before)]
        pairs += turns.pairs(there_and_back, turns.effects(there_and_back))
    return pairs


def neighbour(control: Control, value: Any) -> Any:
    """The next value that an argument can have."""
    field = control.field
    if isinstance(control, BoolControl):
        return not value
    if isinstance(control, ChoiceControl):
        return field.choices[(field.choices.index(value) + 1) % len(field.choices)]
    if isinstance(value, tuple):
        return tuple(beside(one, field.range) for one in value)
    return (1, 1) if isinstance(value, str) else beside(value, field.range)


def beside(number: float | None, span: Any) -> Any:
    """A number one step away within its range."""
    if number is None:
        return span.low
    return number + (span.step if number + span.step <= span.high else -span.step)


def edit(control: Control, value: Any) -> None:
    """What the control does when a user sets it."""
    control.show_value(value)
    control.edited.emit()


def resize(page: NumbersPage) -> None:
    """Give the first table its size."""
    first = next(iter(page.controls_of.values()))
    edit(first.rows["size"].control, TABLE)


# --- the mouse ------------------------------------------------------------------------------------------------------


def hovers(page: LessonPage, turns: Turns) -> dict[str, list[Pair]]:
    """The mouse goes all over each widget that follows it; by the kind of widget, where anything follows it."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for widget in [one for one in page.findChildren(QWidget) if follows_mouse(one)]:
        places = [partial(point, widget, place) for place in range(POSITIONS)]
        found[type(listener(widget)).__name__] += turns.pairs(places, turns.effects(places))
    return {who: pairs for who, pairs in found.items() if pairs}


def follows_mouse(widget: QWidget) -> bool:
    """Whether it is one of ours, is seen, and hears of the mouse without a button pressed."""
    ours = type(listener(widget)).__module__.startswith("cifar_gui")
    seen = widget.isVisible() and not widget.visibleRegion().isEmpty()
    return ours and seen and widget.hasMouseTracking() and min(widget.width(), widget.height()) >= SIDE


def listener(widget: QWidget) -> QWidget:
    """The widget itself, or the scroll area whose viewport it is."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget else widget


def point(widget: QWidget, place: int) -> None:
    """Move the mouse to the next place."""
    where = QPointF(widget.width() * (place * GOLDEN % 1), widget.height() * (place * SILVER % 1))
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, where, widget.mapToGlobal(where), none, none, keys)
    )


# --- the builder ----------------------------------------------------------------------------------------------------


def edits(made: Window, page: BuilderPage, turns: Turns) -> list[Pair]:
    """Another kernel size, each time of another layer among 50."""
    page.change(deep(1), (0,))
    wait(made.settled, 60)
    done = [partial(page.change, deep(place), (2 * place,)) for place in range(EDITS)]
    return turns.pairs(done, turns.effects(done))


def deep(odd: int) -> Network:
    """24 convolutions with a ReLU each, the one at ``odd`` with a larger kernel, then Flatten and Linear."""
    layers: list[Layer] = []
    for place in range(CONVOLUTIONS):
        kernel = 5 if place == odd else 3
        channels = 16 if place else 3
        layers.append(layer(f"conv{place}", "Conv2d", channels, 16, kernel, padding=kernel // 2))
        layers.append(layer(f"relu{place}", "ReLU"))
    layers += [layer("flatten", "Flatten"), layer("linear", "Linear", 16 * 32 * 32, 10)]
    return Network("deep", tuple(layers))


if __name__ == "__main__":
    print(msgspec.json.encode(measure(sys.argv[1])).decode())
