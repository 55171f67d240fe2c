"""A place on a page may be of the result before, or of the one to come: keys and the mouse meet it in between."""

from dataclasses import replace

import pytest
from chosen_lab import AnyLab
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from quick_lab import make_context, on_screen

from cifar_gui.lessons import LESSONS
from cifar_gui.ui.widgets.number_grid import NumberGrid
from cifar_gui.ui.window.pages import build_page

FAR = {
    "module": {"x": [1.0] * 12}, "convolution": {"pinned": [900, 900]}, "conv2d": {"pinned": [900, 900, 900]},
    "pooling/numbers": {"pinned": [900, 900]}, "pooling/pictures": {"pinned": [900, 900, 900]},
    "activations/numbers": {"pinned": [900, 900]}, "activations/pictures": {"pinned": [900, 900, 900]},
    "activations/curve": {"pinned": [9, 900]}, "linear/linear": {"output": 900}, "losses/tensors": {"pinned": 900},
    "losses/network": {"pinned": ["conv1.weight", [900, 900, 900, 900]]}, "training/loop": {"place": 9000},
}  # fmt: skip
"""By part, a state whose place no result of the example has."""
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Escape)


@pytest.fixture
def window(qtbot, open_window):
    opened = open_window("--lang", "en")
    qtbot.waitUntil(opened.settled, timeout=30_000)
    return opened


def hover_everywhere(page):
    for widget in page.findChildren(QWidget):
        if isinstance(widget, NumberGrid) and widget.isVisibleTo(page):
            for point in (QPoint(30, 30), widget.rect().bottomRight() - QPoint(6, 6), QPoint(-5, -5)):
                QTest.mouseMove(widget, point)


def test_keys_and_mouse_between_two_results_find_nothing_that_is_not_there(qtbot, window):
    for part, far in FAR.items():
        window.show_lesson(part.partition("/")[0])
        if "/" in part:
            window.page.show_part(part)
        page = window.page.front
        qtbot.waitUntil(window.settled, timeout=30_000)
        for key in KEYS:
            page.restore({**page.saved(), **far})
            QTest.keyClick(page, key)  # no answer has come yet
            hover_everywhere(page)
            if hasattr(page, "release"):
                page.release()
            page._show_companion()
            qtbot.waitUntil(window.settled, timeout=30_000)


def test_a_pin_beyond_a_smaller_table_is_of_its_nearest_cell(qtbot, window):
    window.show_lesson("convolution")
    page = window.page.front
    qtbot.waitUntil(window.settled, timeout=30_000)
    height, width = page.good.y.shape
    page.pin((height + 3, width + 5))
    assert page.worked.timeline.count == height * width
    assert f"y[0,0,{height - 1},{width - 1}]" in " ".join(page.view.card)


@pytest.mark.parametrize(("key", "far", "near"), [
    ("convolution", (2, 2), (1, 1)), ("conv2d", (0, 29, 29), (0, 14, 14)), ("linear/linear", 9, 4),
])  # fmt: skip
def test_a_pin_of_a_larger_result_that_is_to_come_is_not_cut_to_the_one_before(qtbot, key, far, near):
    lesson = next(part for lesson in LESSONS for part in (lesson.parts or (lesson,)) if part.key == key)
    lab = AnyLab()
    page = on_screen(qtbot, build_page(lesson, make_context(lab)), lab, (1440, 828))
    smaller = {"out_features": 5} if key.startswith("linear") else {"stride": (2, 2)}
    page.show_state(replace(page.state, **{page.pins: far}))
    saved = page.saved()
    page.apply(smaller)
    assert page.saved() != saved
    assert place_of(page) == near
    lab.at_once = False
    page.restore(saved)
    assert place_of(page) == near, "of the result that is still shown"
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    QCoreApplication.processEvents()  # it is said anew
    lab.reply(lab.requests[-1])
    assert page.saved() == saved
    assert place_of(page) == far


def place_of(page):
    """The place that is explained, in the words of the state."""
    return page.probe.index[1:] if page.lesson.key == "conv2d" else page.probe
