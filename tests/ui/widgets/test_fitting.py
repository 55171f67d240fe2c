"""Widgets fit what they hold into their room in one way, which always comes to an end."""

import ast

import pytest
from fit import parts
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QWidget
from sources import SOURCES

from cifar_gui.lessons import LESSONS
from cifar_gui.ui.page.page import Companion
from cifar_gui.ui.widgets.fitting import GROWTHS, ROUNDS, Fitted, rests

FOLLOWERS = {"doctor_view.py", "first_start.py", "focus_ring.py"}
"""They lie over a widget when it gets another size, and give it nothing to lay out."""


def test_every_widget_hears_of_its_room_in_the_one_way():
    """What is written as ``resizeEvent`` elsewhere could set sizes that change its own room without an end."""
    others = []
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            own = isinstance(node, ast.FunctionDef) and node.name == "resizeEvent"
            heard = isinstance(node, ast.Attribute) and ast.unparse(node) == "QEvent.Type.Resize"
            if (own and path.name != "fitting.py") or (heard and path.name not in FOLLOWERS):
                others.append(f"{path.name}:{node.lineno}")
    assert len(SOURCES) > 100
    assert not others


def settle():
    for _ in range(60):
        QApplication.processEvents()


class Wide(Fitted, QFrame):
    """The more room it has, the wider what it holds, and the wider what it asks for: it never had enough."""

    def __init__(self, step=20):
        super().__init__()
        self.rooms = []
        self.step = step
        self.inner = QLabel("x")
        row = QHBoxLayout(self)
        row.addWidget(self.inner)

    def fit(self, room):
        self.rooms.append(room)
        self.inner.setFixedWidth(room.width() + self.step)


class Flipping(Fitted, QScrollArea):
    """High as long as it is wide, and low as soon as its scroll bar makes it narrow."""

    def __init__(self, wide):
        super().__init__()
        self.rooms = []
        self.limit = wide
        self.setWidget(QWidget())

    def fit(self, room):
        self.rooms.append(room)
        high = room.height() + 200 if room.width() >= self.limit else room.height() // 2
        self.widget().resize(room.width(), high)


class Alternating(Wide):
    """Wide in a narrow room, and narrow in a wide one: the scroll area gives it each, in turns."""

    def fit(self, room):
        self.rooms.append(room)
        self.inner.setFixedWidth(700 if room.width() < 600 else 300)


@pytest.mark.parametrize("make", [Wide, Alternating, lambda: Wide(1)], ids=["wide", "alternating", "slowly"])
def test_what_asks_for_more_the_more_it_has_comes_to_an_end(qtbot, make):
    area, inner = QScrollArea(), make()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.resize(500, 300)
    area.show()
    settle()
    count = len(inner.rooms)
    assert GROWTHS < count < 4 * (GROWTHS + 4)
    settle()
    assert len(inner.rooms) == count  # at rest


def test_a_scroll_bar_that_comes_and_goes_comes_to_an_end(qtbot):
    area = Flipping(500)
    qtbot.addWidget(area)
    area.resize(500 + 2 * area.frameWidth(), 300)
    area.show()
    settle()
    assert 1 < len(area.rooms) <= 4 * ROUNDS
    count = len(area.rooms)
    settle()
    assert len(area.rooms) == count


def test_a_fit_never_begins_within_a_fit(qtbot):
    class Nested(Fitted, QWidget):
        depth = most = times = 0

        def fit(self, room):
            self.times += 1
            self.depth += 1
            self.most = max(self.most, self.depth)
            self.resize(room + QSize(7, 7))  # its own room, at once
            self.depth -= 1

    window = QWidget()
    qtbot.addWidget(window)
    widget = Nested(window)
    window.show()
    widget.resize(200, 200)
    settle()
    assert widget.most == 1
    assert 1 < widget.times <= 4 * ROUNDS


def test_a_room_that_the_user_makes_larger_is_used(qtbot):
    """After a rest, and with each new size of the window: the bound is for layouts, not for people."""
    window, widget = QWidget(), Wide(0)
    qtbot.addWidget(window)
    widget.setParent(window)
    window.show()
    for width in range(200, 900, 20):
        window.resize(width, 100)
        widget.resize(width, 100)
        assert widget.rooms[-1].width() == width
    for width in range(200, 900, 20):
        before = rests.count
        qtbot.waitUntil(lambda before=before: rests.count > before)
        widget.resize(width, 100)
        assert widget.rooms[-1].width() == width


@pytest.fixture
def window(qtbot, open_window):
    opened = open_window("--lang", "en")
    qtbot.waitUntil(opened.settled, timeout=30_000)
    opened.notice.hide()
    return opened


def least(widget):
    """The least width that a layout gives a widget."""
    ignored = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
    return 0 if ignored else widget.minimumSizeHint().width()


def test_what_a_widget_needs_at_least_does_not_depend_on_its_room(qtbot, window):
    """Or it could never get smaller again, and its room would follow from what it was fitted to."""
    found, seen = [], set()
    for lesson in LESSONS:
        for part in parts(window, lesson.key):
            window.resize(1920, 1080)
            qtbot.waitUntil(window.settled, timeout=30_000)
            settle()
            fitted = [widget for widget in window.page.front.findChildren(QWidget) if isinstance(widget, Fitted)]
            fitted = [widget for widget in fitted if not isinstance(widget, Companion)]  # it folds, and in no layout
            large = [least(widget) for widget in fitted]
            window.resize(1000, 680)
            settle()
            for widget, before in zip(fitted, large, strict=True):
                after = least(widget)
                seen.add(type(widget).__name__)
                if widget.isVisibleTo(window) and before > after:
                    found.append(f"{part} {type(widget).__name__}: {before} at 1920, {after} at 1000")
    assert {"LossStageView", "LayerStageView", "LoopStageView", "Inside", "Steps", "NumbersView"} <= seen
    assert not found, "\n".join(found)


def test_the_steps_of_a_formula_settle_at_every_width(qtbot, window):
    window.show_lesson("losses")
    window.page.show_part("losses/tensors")
    qtbot.waitUntil(window.settled, timeout=30_000)
    steps = window.page.front.view.steps
    for width in range(1000, 1500, 23):
        window.resize(width, 720)
        for _ in range(3):
            QApplication.sendPostedEvents(steps, QEvent.Type.LayoutRequest.value)
            QApplication.processEvents()
        shown = [card for card in steps.cards if card.isVisibleTo(steps)]
        assert shown
        assert max(card.geometry().right() for card in shown) < steps.viewport().width()
