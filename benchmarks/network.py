"""How quickly the pages that look into a whole network answer, beside what torch and painting alone take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from benchmarks.floor import CHANGE, HOVER, Turns
from benchmarks.rows import Pair, Row, against_floor
from benchmarks.waiting import wait
from benchmarks.window import opened
from cifar_gui.lessons.models import QUICK
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.pages.attribution.page import AttributionPage
from cifar_gui.pages.embedding.page import EmbeddingPage
from cifar_gui.pages.evaluation.page import EvaluationPage
from cifar_gui.pages.maps.page import MapsPage
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer
from cifar_gui.ui.window.parts_page import PartsPage
from cifar_gui.ui.window.window import Window

FIRST_SECONDS = 0.3
"""Goal: the first result of a page after its tab's first opening, torch loaded."""
ANSWERS = 20.0
"""Goal: a second, while a patch is dragged."""
DRAG_SECONDS, MOVE_SECONDS = 3.0, 0.008
"""How long it is dragged, and how often a mouse tells where it is."""

PICTURES, BATCH, ROUNDS = 10_000, 100, 3
EXCITING, EXCITING_MEMORY = 1.5, 300.0
"""Goal: times a bare evaluation loop, and MB."""
FRAME_MS = 1000 / 60
"""Goal: ms from a move of the mouse to the painting of what is under it."""
JUDGED, PIECE = 1.15, 30.0
"""Goal: times a bare evaluation loop, and ms between two looks at what else is asked."""

CHOSEN, PLACES = 12, 24
"""How often another picture is chosen, and how many numbers the mouse is over."""
VGG_MAPS = ((3, 64), (64, 128), (128, 184))
"""(before, in) each of its blocks."""
VGG = Network(
    "VGG-like, 1,504 maps",
    (
        *(
            layer(f"conv{block}_{number}", "Conv2d", before if number == 1 else maps, maps, 3, padding=1)
            if number < 4
            else layer(f"maxpool{block}", "MaxPool2d", 2)
            for block, (before, maps) in enumerate(VGG_MAPS, 1)
            for number in (1, 2, 3, 4)
        ),
        layer("flatten", "Flatten"),
        layer("linear", "Linear", VGG_MAPS[-1][1] * 16, 10),
    ),
)
"""As many maps as VGG11 has, small enough for one picture at a time."""


def rows() -> list[Row]:
    """All figures."""
    with opened("conv2d") as made:
        found = maps(made)
    with opened("network") as made:
        found += reasons(made)
        found += pointing(made)
    return [*found, *exciting(), *judged()]


def maps(made: Window) -> list[Row]:
    """All maps: the first result, another picture, the way back from what the mouse is over."""
    made.context.keep_network(VGG)
    turns = Turns(made)
    first = turns.first(made.tabs.buttons["network"].click)
    wait(made.settled, 60)
    assert isinstance(made.page, PartsPage)
    page = made.page.front
    assert isinstance(page, MapsPage)
    goal = 1000 * FIRST_SECONDS
    found = [
        Row("maps: first result", first.ours, first.floor, first.ours / first.floor, goal, first.ours <= goal, "ms")
    ]
    for model, called in ((QUICK, "CIFAR10-quick"), (f"fresh:{VGG.name}", "1,504 maps")):
        page.apply({"model": model})
        wait(made.settled, 60)
        chosen = [partial(page.picker.choose, 7 * place + 3) for place in range(CHOSEN)]
        found.append(
            against_floor(f"maps: another picture, {called}", turns.pairs(chosen, turns.effects(chosen)), CHANGE)
        )
        over = [partial(page.point_at, place) for place in places(page)]
        found.append(against_floor(f"maps: the mouse over, {called}", turns.pairs(over, turns.effects(over)), HOVER))
    turns.close()
    return found


def places(page: MapsPage) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Numbers of all layers by turns."""
    assert page.good is not None
    layers = page.good.layers
    for turn in range(PLACES):
        part = turn % len(layers)
        yield part, tuple((turn * 7 + 1) % size for size in layers[part].output.shape)


def reasons(made: Window) -> list[Row]:
    """Why an answer came about: the first picture of reasons, on a page that is only now built, and a patch that is
    dragged over the picture."""
    began = time.perf_counter()
    assert isinstance(made.page, PartsPage)
    made.page.show_part("network/attribution")
    page = made.page.front
    assert isinstance(page, AttributionPage)
    wait(page.painted, 60)
    wait(lambda: page.view.heat.painted, 60)
    first = time.perf_counter() - began
    wait(made.settled, 60)
    asked = page.good
    assert asked is not None
    bare = bare_forward(asked.of.model.key)
    return [
        Row("why: first result", 1000 * first, 1000 * bare, first / bare, 1000 * FIRST_SECONDS, first <= FIRST_SECONDS,
            "ms"),
        dragged(page, bare),
    ]  # fmt: skip


def bare_forward(key: str) -> float:
    """Seconds that torch alone needs for one picture."""
    import torch

    from cifar_gui.engine.models import opened as opened_model
    from cifar_gui.protocol.models import Model

    module, x = opened_model(Model(key)).module, torch.rand(1, 3, 32, 32)
    taken = []
    with torch.no_grad():
        for _ in range(50):
            began = time.perf_counter()
            module(x)
            taken.append(time.perf_counter() - began)
    return median(taken)


def dragged(page: AttributionPage, bare: float) -> Row:
    """How many answers a second come while a patch is dragged, beside the forward passes that torch alone makes."""
    area, answers, moves = page.view.picture, 0, 0

    def count(reply: object) -> None:
        nonlocal answers
        answers += reply is page.besides.changed

    page.context.lab.replied.connect(count)
    tile = area.grid.tile(0)
    send(area.viewport(), QEvent.Type.MouseButtonPress, QPointF(tile.center()))
    began = time.perf_counter()
    while (passed := time.perf_counter() - began) < DRAG_SECONDS:
        if passed >= moves * MOVE_SECONDS:
            moves += 1
            across, down = (moves * 7) % tile.width(), (moves * 3) % tile.height()
            send(area.viewport(), QEvent.Type.MouseMove, QPointF(tile.left() + across, tile.top() + down))
        QCoreApplication.processEvents()
        time.sleep(0.0005)
    rate = answers / (time.perf_counter() - began)
    send(area.viewport(), QEvent.Type.MouseButtonRelease, QPointF(tile.center()))
    page.context.lab.replied.disconnect(count)
    wait(page.settled, 60)
    return Row("why: answers a second while a patch is dragged", rate, 1 / bare, rate * bare, ANSWERS, rate >= ANSWERS)


def send(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    """An event of the mouse, as Qt sends it."""
    left = Qt.MouseButton.LeftButton
    held = left if kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    where = QPointF(widget.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, where, left if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton, held,
                        Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QCoreApplication.sendEvent(widget, event)


# --- errors, and the cloud ------------------------------------------------------------------------------------------


def pointing(made: Window) -> list[Row]:
    """The mouse over cells of the matrix, and over pictures of the cloud."""
    parts = made.page
    assert isinstance(parts, PartsPage)
    turns, found = Turns(made), []
    parts.show_part("network/evaluation")
    wait(made.settled, 120)
    errors = parts.front
    assert isinstance(errors, EvaluationPage)
    matrix = errors.errors.matrix
    room = matrix.viewport().rect()
    cells = [
        QPointF(room.width() * (0.3 + 0.02 * n), room.height() * (0.25 + 0.02 * (n * 7 % 24))) for n in range(PLACES)
    ]
    parts.show_part("network/embedding")
    wait(made.settled, 120)
    lying = parts.front
    assert isinstance(lying, EmbeddingPage)
    scene = lying.view.cloud.scene
    assert scene is not None
    points = [QPointF(*scene.spots[7 * n % len(scene.spots)]) for n in range(PLACES)]
    for part, view, places, called in (
        ("network/embedding", lying.view.cloud, points, "cloud: the mouse over a picture"),
        ("network/evaluation", matrix, cells, "errors: the mouse over a cell"),
    ):
        parts.show_part(part)
        wait(made.settled, 120)
        over = [partial(send, view.viewport(), QEvent.Type.MouseMove, at) for at in places]
        pairs = turns.pairs(over, turns.effects(over))
        late = float(np.percentile([pair.ours for pair in pairs], 95))
        floor = median(pair.floor for pair in pairs)
        found.append(Row(called, late, floor, late / FRAME_MS, FRAME_MS, late <= FRAME_MS, "ms", "p95"))
    turns.close()
    return found


def judged() -> list[Row]:
    """A network on 10,000 pictures as the page of errors judges it, beside a bare evaluation loop over the same."""
    from cifar_gui.engine import judging
    from cifar_gui.engine.data import DataSet, Split
    from cifar_gui.protocol import SAMPLES

    images = np.random.default_rng(0).integers(0, 256, (PICTURES, 3, 32, 32), dtype=np.uint8)
    split = Split(images, np.arange(PICTURES) % 10)
    data = DataSet(SAMPLES, Path(), None, split, split)
    model = Model(f"fresh:{CIFAR10_QUICK.name}", CIFAR10_QUICK)
    pieces: list[float] = []

    def ours() -> float:
        judging.kept_verdicts.clear()
        began = last = time.perf_counter()
        for _ in judging.Judgement(model, data, "test").pieces():
            now = time.perf_counter()
            pieces.append(now - last)
            last = now
        return time.perf_counter() - began

    bare_evaluation(model, split)
    pairs = [Pair(1000 * ours(), 1000 * bare_evaluation(model, split)) for _ in range(ROUNDS)]
    name = "errors: 10,000 pictures judged, against a bare evaluation loop"
    piece = 1000 * float(np.percentile(pieces, 95))
    return [
        against_floor(name, pairs, JUDGED),
        Row("errors: a piece of it, p95", piece, PIECE, piece / PIECE, PIECE, piece <= PIECE, "ms"),
    ]


# --- what maps look for ---------------------------------------------------------------------------------------------


def exciting() -> list[Row]:
    """The pictures that excite every map of CIFAR10-quick, beside a bare evaluation loop over the same pictures."""
    from cifar_gui.engine.answers import answers
    from cifar_gui.engine.data import DataSet, Split
    from cifar_gui.pages.exciting import engine
    from cifar_gui.pages.exciting.protocol import FindExciting
    from cifar_gui.protocol import SAMPLES

    images = np.random.default_rng(0).integers(0, 256, (PICTURES, 3, 32, 32), dtype=np.uint8)
    split = Split(images, np.arange(PICTURES) % 10)
    data = DataSet(SAMPLES, Path(), None, split, split)
    model = Model(f"fresh:{CIFAR10_QUICK.name}", CIFAR10_QUICK)
    process, grown, longest = psutil.Process(), 0.0, 0.0

    def search() -> float:
        nonlocal grown, longest
        engine.known.clear()
        before = process.memory_info().rss
        began = last = time.perf_counter()
        for _ in answers(FindExciting(1, "a page", model, SAMPLES, "test"), {SAMPLES: data}):
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            grown = max(grown, (process.memory_info().rss - before) / 1e6)
        return time.perf_counter() - began

    bare_evaluation(model, split)
    pairs = [Pair(1000 * search(), 1000 * bare_evaluation(model, split)) for _ in range(ROUNDS)]
    return [
        against_floor("looks for: all maps over 10,000 pictures, against a bare evaluation loop", pairs, EXCITING),
        Row("looks for: memory", grown, EXCITING_MEMORY, grown / EXCITING_MEMORY, 1.0, grown <= EXCITING_MEMORY, "MB",
            f"longest piece {1000 * longest:.0f} ms"),
    ]  # fmt: skip


def bare_evaluation(model: Model, split: Any) -> float:
    """Seconds of a bare evaluation loop in batches."""
    import torch

    from cifar_gui.engine.batches import Stack
    from cifar_gui.engine.models import opened as opened_model

    found = opened_model(model)
    module, stack, right = found.module, Stack.of(split, found.network.scaling), 0
    began = time.perf_counter()
    with torch.no_grad():
        for first in range(0, len(stack), BATCH):
            x, y = stack.take(torch.arange(first, min(first + BATCH, len(stack))))
            right += int((module(x).argmax(1) == y).sum())
    return time.perf_counter() - began
