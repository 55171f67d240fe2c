"""A table of numbers under the hands of a user."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from quick_lab import show

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.ui.widgets.editable_grid import EditableGrid

Key = Qt.Key


@pytest.fixture
def grid(qtbot):
    """A grid of 3 by 4 with the keyboard in it."""
    made = show(qtbot, EditableGrid(), (400, 300))
    made.set_values(np.arange(12).reshape(3, 4))
    made.window().activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def press(grid, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        target = grid.editor if grid.editor.isVisible() else grid
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifier)


def click(grid, row, column, button=Qt.MouseButton.LeftButton, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(grid, button, modifier, grid.cells.rect((row, column)).center().toPoint())


# --- typing ---------------------------------------------------------------------------------------------------------


def test_typing_replaces_and_enter_goes_down(grid, qtbot):
    grid.select((0, 1))
    with qtbot.waitSignal(grid.edited):
        press(grid, "7", ".5", Key.Key_Return)
    assert grid.values()[0, 1] == 7.5
    assert grid.sheet.current == (1, 1)
    assert not grid.editor.isVisible()


@pytest.mark.parametrize(
    ("key", "place"), [(Key.Key_Return, (2, 1)), (Key.Key_Tab, (1, 2)), (Key.Key_Backtab, (1, 0)), (Key.Key_Up, (0, 1)),
                       (Key.Key_Down, (2, 1))]
)  # fmt: skip
def test_keys_that_finish_typing(grid, key, place):
    grid.select((1, 1))
    press(grid, "-", "3", key)
    assert grid.values()[1, 1] == -3
    assert grid.sheet.current == place


def test_escape_takes_it_back(grid):
    changed = []
    grid.edited.connect(lambda: changed.append(1))
    press(grid, "9", Key.Key_Escape)
    assert grid.values()[0, 0] == 0
    assert not changed
    assert grid.hasFocus()


def test_f2_goes_on_with_what_is_there(grid):
    grid.select((2, 3))
    press(grid, Key.Key_F2, Key.Key_End, "5", Key.Key_Return)
    assert grid.values()[2, 3] == 115


def test_a_double_click_edits(grid):
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=grid.cells.rect((1, 2)).center().toPoint())
    assert grid.editor.isVisible()
    assert grid.editor.text() == "6"


def test_a_click_elsewhere_keeps_what_was_typed(grid):
    press(grid, "8")
    click(grid, 2, 2)
    assert grid.values()[0, 0] == 8
    assert grid.sheet.current == (2, 2)


def test_nonsense_is_red_and_keeps_the_last_number(grid, qtbot):
    changed = []
    grid.edited.connect(lambda: changed.append(1))
    with qtbot.waitSignal(grid.refused) as told:
        press(grid, "1", "x2", Key.Key_Return)
    assert told.args == ["“1x2” is not a number"]
    assert list(grid.sheet.faults) == [(0, 0)]
    assert grid.values()[0, 0] == 0
    assert not changed
    grid.select((0, 0))
    press(grid, Key.Key_F2)
    assert grid.editor.text() == "1x2"
    press(grid, Key.Key_Escape)
    with qtbot.waitSignal(grid.refused) as told:
        press(grid, "4", Key.Key_Return)
    assert told.args == [""]
    assert not grid.sheet.faults
    assert grid.values()[0, 0] == 4


def test_typing_the_same_number_changes_nothing(grid):
    changed = []
    grid.edited.connect(lambda: changed.append(1))
    grid.select((0, 3))
    press(grid, "3", Key.Key_Return)
    assert not changed


# --- moving and selecting -------------------------------------------------------------------------------------------


def test_arrows_stay_in_the_table(grid):
    press(grid, Key.Key_Up, Key.Key_Left)
    assert grid.sheet.current == (0, 0)
    press(grid, *[Key.Key_Down] * 5, *[Key.Key_Right] * 5)
    assert grid.sheet.current == (2, 3)
    press(grid, Key.Key_Home)
    assert grid.sheet.current == (2, 0)
    press(grid, Key.Key_Home, modifier=Qt.KeyboardModifier.ControlModifier)
    assert grid.sheet.current == (0, 0)


def test_shift_extends_the_selection(grid):
    grid.select((0, 1))
    press(grid, Key.Key_Down, Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert grid.sheet.selection == Rectangle(0, 1, 2, 2)
    press(grid, Key.Key_Delete)
    assert grid.values().tolist() == [[0, 0, 0, 3], [4, 0, 0, 7], [8, 9, 10, 11]]
    click(grid, 2, 3, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert grid.sheet.selection == Rectangle(0, 1, 3, 3)


def test_tab_leaves_the_table_from_its_last_cell(grid):
    control = QLineEdit(grid.window())
    control.show()
    press(grid, *[Key.Key_Tab] * 11)
    assert grid.sheet.current == (2, 3)
    assert grid.hasFocus()
    press(grid, Key.Key_Tab)
    assert control.hasFocus()
    grid.setFocus()
    press(grid, Key.Key_Backtab)
    assert grid.sheet.current == (2, 2)
    assert grid.hasFocus()


def test_keys_of_the_page_are_left_to_it(grid):
    for key in (Key.Key_P, Key.Key_Space, Key.Key_Escape):
        press(grid, key)
        assert not grid.editor.isVisible()
    assert grid.values()[0, 0] == 0


# --- the clipboard --------------------------------------------------------------------------------------------------


def test_copy_and_paste(grid, qtbot):
    grid.select((0, 0), (1, 1))
    press(grid, Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0\t1\n4\t5"
    grid.select((1, 2))
    with qtbot.waitSignal(grid.edited):
        press(grid, Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)
    assert grid.values().tolist() == [[0, 1, 2, 3], [4, 5, 0, 1], [8, 9, 4, 5]]
    assert grid.sheet.selection == Rectangle(1, 2, 2, 2)


def test_a_paste_that_does_not_fit_is_refused_with_a_sentence(grid, qtbot):
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    grid.select((2, 3))
    with qtbot.waitSignal(grid.refused) as told:
        grid.paste()
    assert "2 × 2 cells" in told.args[0]
    assert "room for 1 × 1" in told.args[0]
    assert grid.values()[2, 3] == 11


def test_a_paste_lets_the_table_grow_where_it_may(grid, qtbot):
    grid.set_growth(5, 5)
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    grid.select((2, 3))
    with qtbot.waitSignal(grid.edited):
        grid.paste()
    assert grid.values().shape == (4, 5)
    assert grid.values()[2:, 3:].tolist() == [[1, 2], [3, 4]]
    grid.select((3, 4))
    with qtbot.waitSignal(grid.refused):
        QGuiApplication.clipboard().setText("1\t2\t3")
        grid.paste()
    assert grid.values().shape == (4, 5)


def test_nonsense_in_a_paste_marks_its_cell(grid):
    QGuiApplication.clipboard().setText("5,abc,7")
    grid.paste()
    assert grid.values()[0].tolist() == [5, 1, 7, 3]
    assert list(grid.sheet.faults) == [(0, 1)]


def test_nothing_to_paste_is_said(grid, qtbot):
    QGuiApplication.clipboard().setText("   ")
    with qtbot.waitSignal(grid.refused) as told:
        grid.paste()
    assert "nothing on the clipboard" in told.args[0]


@pytest.mark.parametrize("text", ["0,01", "0,5", "-0,5", "0,25\n0,5", "1,05"])
def test_commas_that_can_part_or_point_are_refused(grid, qtbot, text):
    QGuiApplication.clipboard().setText(text)
    before = grid.values()
    with qtbot.waitSignal(grid.refused) as told:
        grid.paste()
    assert text.split("\n")[0] in told.args[0]
    assert np.array_equal(grid.values(), before)


def test_other_values_forget_faults_and_keep_the_place(grid):
    press(grid, "1x", Key.Key_Return)
    grid.select((2, 3))
    grid.set_values(np.ones((2, 2)))
    assert not grid.sheet.faults
    assert grid.sheet.current == (1, 1)
