"""How soon every page answers: its first result, a change of an argument, the mouse over what it shows.

The rival of each figure is the processor time that all threads took together: what the figure would be on a machine
that does nothing else, as the page and torch wait for each other.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from benchmarks.rows import Row
from benchmarks.window import let_run, opened, wait
from cifar_gui.pages.builder.page import BuilderPage
from cifar_gui.pages.numbers.page import NumbersPage
from cifar_gui.protocol import Request
from cifar_gui.spec import Layer, Network, layer
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.widgets.form import BoolControl, ChoiceControl, Control, Form
from cifar_gui.ui.window.parts_page import PartsPage
from cifar_gui.ui.window.window import Window

FIRST, CHANGE, HOVER, EDIT, MEMORY = 300.0, 20.0, 16.0, 50.0, 2000.0
"""Targets in milliseconds, and in MB."""
CHANGES, POSITIONS, EDITS, WARM = 32, 60, 24, 3
"""How often arguments are changed, where the mouse goes, edits of a large network; how many of each only warm up."""
IDLE_SECONDS = 4.0
"""After that torch has loaded what it loads when there is nothing to do."""
TABLE = (12, 12)
SIDE = 40
"""Pixels: the mouse is not moved over what is smaller."""
GOLDEN, SILVER = 0.6180339887, 0.4142135624
"""Steps through a unit square that lead to another cell every time."""
START, ELSEWHERE = "7.9", "7.1"
"""The lesson that the window opens with, and the one that another window opens with to see how that one opens."""


@dataclass(frozen=True)
class Taken:
    """What an action took, in milliseconds."""

    wall: float
    processor: float
    """Of all threads."""


class Stopwatch(QObject):
    """Takes the time from an action to the painting of its effect, and of torch's answer where the page asked."""

    def __init__(self, made: Window) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._painted = QTimer(self)  # its turn comes after layouts and paintings
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._loop.quit)
        self._awaited: Request | None = None
        lab = made.context.lab
        self._pass_on, lab.ask = lab.ask, self._ask  # type: ignore[method-assign]  # listened in on
        lab.replied.connect(self._replied)  # connected after the window: the page has taken the reply by then

    def _ask(self, request: Request) -> None:
        self._awaited = request
        self._pass_on(request)

    @Slot(object)
    def _replied(self, reply: Any) -> None:
        if self._awaited is not None and reply.id == self._awaited.id:
            self._painted.start()

    def take(self, action: Callable[[], object]) -> Taken:
        """Act, and wait for the painting."""
        self._awaited = None
        begin, processor = time.perf_counter(), time.process_time()
        action()
        if self._awaited is None:
            self._painted.start()
        self._loop.exec()
        return Taken(1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - processor))


def rows() -> list[Row]:
    """All figures of all pages, and what memory they took."""
    with opened(START) as made:
        let_run(IDLE_SECONDS)
        found = of_window(made)
        megabytes = psutil.Process().memory_info().rss / 1e6
    found.append(Row("memory with all pages open", megabytes, MEMORY, megabytes, MEMORY, megabytes <= MEMORY, "MB"))
    with opened(ELSEWHERE) as made:
        let_run(IDLE_SECONDS)
        first = Stopwatch(made).take(lambda: made.show_lesson(START))
    return [*found, row(f"{START}: first result", [first], FIRST)]


def of_window(made: Window) -> list[Row]:
    """The figures of every page."""
    found = []
    watch = Stopwatch(made)
    for name, opens in openings(made):
        first = watch.take(opens)
        wait(made.settled, 60)
        if name != START:
            found.append(row(f"{name}: first result", [first], FIRST))
        found += of_page(made, watch, name)
    return found


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


def row(name: str, taken: list[Taken], target: float) -> Row:
    """The 95th percentile."""
    ours = float(np.percentile([one.wall for one in taken], 95))
    processor = float(np.percentile([one.processor for one in taken], 95))
    return Row(name, ours, processor, ours, target, ours <= target, "ms")


def of_page(made: Window, watch: Stopwatch, name: str) -> list[Row]:
    """What the page in front takes for a change, and to follow the mouse."""
    page = front(made)
    found = []
    if taken := changes(made, page, watch):
        found.append(row(f"{name}: a change repainted, p95", taken[WARM:], CHANGE))
    if isinstance(page, NumbersPage):
        first = next(iter(page.controls_of.values()))
        first.resize_table(*TABLE)
        first.changed.emit()
        wait(made.settled, 60)
    over = [row(f"{name}: the mouse over {who}, p95", taken[WARM:], HOVER) for who, taken in hovers(made, page, watch)]
    if over:
        found.append(max(over, key=lambda one: one.rival))
    if isinstance(page, BuilderPage):
        taken = edits(made, page, watch)
        found.append(row(f"{name}: an edit in a network of 50 layers, p95", taken[WARM:], EDIT))
    return found


# --- changes --------------------------------------------------------------------------------------------------------


def changes(made: Window, page: LessonPage, watch: Stopwatch) -> list[Taken]:
    """Every argument that is seen goes to a neighbouring value and back; refusals are among the results."""
    forms = [form for form in page.findChildren(Form) if form.isVisible()]
    controls = [row.control for form in forms for row in form.rows.values() if row.isVisible() and row.isEnabled()]
    taken = []
    for control in itertools.islice(itertools.cycle(controls), (CHANGES + WARM) // 2 if controls else 0):
        before = control.value()
        for value in (neighbour(control, before), before):
            taken.append(watch.take(partial(edit, control, value)))
            wait(made.settled, 60)
    return taken


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


# --- the mouse ------------------------------------------------------------------------------------------------------


def hovers(made: Window, page: LessonPage, watch: Stopwatch) -> Iterator[tuple[str, list[Taken]]]:
    """The mouse goes all over each widget that follows it."""
    for widget in [one for one in page.findChildren(QWidget) if follows_mouse(one)]:
        taken = [watch.take(partial(point, widget, place)) for place in range(POSITIONS)]
        wait(made.settled, 60)
        yield type(listener(widget)).__name__, taken


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


def edits(made: Window, page: BuilderPage, watch: Stopwatch) -> list[Taken]:
    """Another kernel size, each time of another layer among 50."""
    page.change(deep(1), (0,))
    wait(made.settled, 60)
    taken = []
    for place in range(EDITS):
        taken.append(watch.take(partial(page.change, deep(place), (2 * place,))))
        wait(made.settled, 60)
    return taken


def deep(odd: int) -> Network:
    """24 convolutions with a ReLU each, the one at ``odd`` with a larger kernel, then Flatten and Linear."""
    layers: list[Layer] = []
    for place in range(EDITS):
        kernel = 5 if place == odd else 3
        channels = 16 if place else 3
        layers.append(layer(f"conv{place}", "Conv2d", channels, 16, kernel, padding=kernel // 2))
        layers.append(layer(f"relu{place}", "ReLU"))
    layers += [layer("flatten", "Flatten"), layer("linear", "Linear", 16 * 32 * 32, 10)]
    return Network("deep", tuple(layers))
