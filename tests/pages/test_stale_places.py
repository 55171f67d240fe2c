"""A place on a page may be of the result before, or of the one to come: keys and the mouse meet it in between."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cifar_gui.ui.widgets.number_grid import NumberGrid

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
