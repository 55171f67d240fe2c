"""How quickly the pages that look into a whole network answer, beside what torch and painting alone take."""

from __future__ import annotations

import time
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from benchmarks.rows import Row
from benchmarks.waiting import wait
from benchmarks.window import opened
from cifar_gui.pages.attribution.page import AttributionPage
from cifar_gui.ui.window.parts_page import PartsPage
from cifar_gui.ui.window.window import Window

FIRST_SECONDS = 0.3
"""Goal: the first result of a page after its tab's first opening, torch loaded."""
ANSWERS = 20.0
"""Goal: a second, while a patch is dragged."""
DRAG_SECONDS, MOVE_SECONDS = 3.0, 0.008
"""How long it is dragged, and how often a mouse tells where it is."""


def rows() -> list[Row]:
    """All figures."""
    with opened("network") as made:
        return [*reasons(made)]


def reasons(made: Window) -> list[Row]:
    """Why an answer came about: the first picture of reasons, and a patch that is dragged over the picture."""
    began = time.perf_counter()
    assert isinstance(made.page, PartsPage)
    made.page.show_part("network/attribution")
    page = made.page.front
    assert isinstance(page, AttributionPage)
    wait(page.painted, 60)
    QCoreApplication.processEvents()
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
