"""The window in the room that there is: small screens, low pages, a companion beside or over the stage."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from cifar_gui.ui.page.page import COMPANION, LEAST_COMPANION, RAIL, WIDE_COMPANION
from cifar_gui.ui.window import geometry as windows

SCREENS = [
    QRect(0, 0, 1097, 617), QRect(0, 30, 1280, 690), QRect(0, 0, 1366, 728), QRect(0, 0, 1440, 860),
    QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 680), QRect(-1366, 0, 1366, 728), QRect(0, 0, 800, 480),
]  # fmt: skip


@pytest.fixture
def on_screen(monkeypatch):
    """Open windows as if on a screen with so much room."""

    def use(room):
        monkeypatch.setattr(QScreen, "availableGeometry", lambda screen: room)
        monkeypatch.setattr(windows, "NO_SCREEN", None)

    return use


def lies_within(window, room):
    """Whether the window lies in a room, and there is room for the frame that a window system puts around it."""
    size = window.size() + windows.FRAME
    return room.contains(window.geometry()) and size.boundedTo(room.size()) == size


@pytest.mark.parametrize("room", SCREENS, ids=lambda room: f"{room.width()}x{room.height()}at{room.x()}")
def test_the_window_lies_within_every_screen(open_window, on_screen, room):
    on_screen(room)
    window = open_window()
    assert lies_within(window, room)
    assert window.size().width() == min(room.width() - windows.FRAME.width(), windows.FIRST_SIZE.width())


@pytest.mark.parametrize("room", SCREENS, ids=lambda room: f"{room.width()}x{room.height()}at{room.x()}")
def test_what_was_left_on_a_large_screen_comes_back_within_a_small_one(open_window, on_screen, room):
    on_screen(QRect(0, 0, 2560, 1440))
    window = open_window()
    window.setGeometry(900, 400, 1600, 1000)
    window.close()
    on_screen(room)
    assert lies_within(open_window(), room)


def settled(qtbot, window, *size):
    window.resize(*size)
    qtbot.waitUntil(lambda: window.page is not None)
    window.notice.dismiss()
    qtbot.waitUntil(window.settled, timeout=30_000)
    QApplication.processEvents()
    return window.page.front


@pytest.mark.parametrize(("width", "folded"), [(1097, True), (1280, True), (1439, True), (1440, False), (1920, False)])
def test_the_companion_is_a_rail_below_1440(qtbot, open_window, width, folded):
    page = settled(qtbot, open_window("--lesson", "module"), width, 900)
    assert page.companion.folded == folded
    assert page.companion.width() == (RAIL if folded else WIDE_COMPANION if width >= 1680 else COMPANION)


@pytest.mark.parametrize("lesson", ["module", "conv2d"])
def test_a_companion_that_was_opened_in_a_narrow_window_stays_open_in_another_narrow_one(qtbot, open_window, lesson):
    window = open_window("--lesson", lesson)
    page = settled(qtbot, window, 1280, 800)
    page.companion.fold(False)
    settled(qtbot, window, 1300, 800)
    assert not page.companion.folded


@pytest.mark.parametrize("size", [(1280, 800), (1280, 720), (1097, 577)])
def test_while_first_steps_run_nothing_of_the_stage_is_covered(qtbot, open_window, size):
    window = open_window("--lesson", "module")
    page = settled(qtbot, window, *size)
    page.companion.fold(False)
    assert page.centre.geometry().right() > page.companion.x()  # a text may lie over it
    guide = page.companion.content("text")
    guide.card.button.click()
    QApplication.processEvents()
    assert page.centre.geometry().right() <= page.companion.x()
    guide.panel.end.click()
    QApplication.processEvents()
    assert page.centre.geometry().right() > page.companion.x()


def test_the_companion_is_as_wide_as_its_edge_was_dragged_and_stays_so(qtbot, open_window):
    window = open_window("--lesson", "module")
    page = settled(qtbot, window, 1600, 900)
    edge = page.companion.edge
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=QPoint(2, 300))
    QTest.mouseMove(edge, QPoint(-148, 300))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=QPoint(2, 300))
    QApplication.processEvents()
    wide = page.companion.width()
    assert abs(wide - COMPANION - 150) <= 2
    assert page.centre.geometry().right() <= page.companion.x()
    window.close()
    again = settled(qtbot, open_window("--lesson", "module"), 1600, 900)
    assert again.companion.width() == wide
    again.companion.edge.dragged.emit(0)
    QApplication.processEvents()
    assert again.centre.width() >= 500
    again.companion.edge.dragged.emit(1599)
    assert again.companion.width() == LEAST_COMPANION
    again.companion.edge.dragged.emit(-1)
    assert again.companion.width() == COMPANION


@pytest.mark.parametrize("number", ["module", "conv2d", "sequential", "training"])
def test_in_a_low_window_the_strip_folds_to_its_controls_and_opens_when_asked(qtbot, open_window, number):
    page = settled(qtbot, open_window("--lesson", number), 1097, 577)
    handle, low = page.strip_frame.handle, page.strip_frame.height()
    assert handle.isVisible()
    assert low < 110
    handle.click()
    assert page.strip_frame.height() > page.strip_height
    handle.click()
    assert page.strip_frame.height() == low
    window = page.window()
    settled(qtbot, window, 1440, 900)
    assert not handle.isVisible()
    assert page.strip_frame.height() == page.strip_height


def test_a_refusal_is_explained_in_a_low_window_too(qtbot, open_window):
    window = open_window("--lesson", "conv2d")
    page = settled(qtbot, window, 1097, 577)
    page.restore({**page.saved(), "params": {**page.saved()["params"], "kernel_size": [99, 99]}})
    qtbot.waitUntil(lambda: page.failure is not None, timeout=30_000)
    assert page.arithmetic.errors.isVisible()


@pytest.mark.parametrize("size", [(1366, 698), (1280, 800), (1097, 577)])
def test_the_table_of_a_network_is_the_only_thing_that_scrolls_and_shows_nine_rows(qtbot, open_window, size):
    page = settled(qtbot, open_window("--lesson", "sequential"), *size)
    area = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.table))
    assert area.verticalScrollBar().maximum() == 0
    whole = page.table.viewport().height() // page.table.rowHeight(0)
    assert whole >= 9


def test_what_appears_below_the_fold_is_scrolled_to(qtbot, open_window):
    page = settled(qtbot, open_window("--lesson", "conv2d"), 1280, 720)
    page.companion.open("errors")
    QApplication.processEvents()
    paste = page.companion.content("errors").paste
    paste.box.paste_text("RuntimeError: mat1 and mat2 shapes cannot be multiplied (64x1024 and 512x10)")
    qtbot.waitUntil(lambda: not paste.answer.visibleRegion().isEmpty())


def test_opening_and_saving_have_the_keys_of_every_program(open_window):
    window = open_window()
    for name, key in (("open", QKeySequence.StandardKey.Open), ("save", QKeySequence.StandardKey.Save)):
        assert QKeySequence(key) in window.menu.does[name].shortcuts()
    keys = [shortcut.toString() for action in window.menu.does.values() for shortcut in action.shortcuts()]
    assert len(set(keys)) == len(keys)
