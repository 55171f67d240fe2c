"""A table of numbers under the hands of a user."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from quick_lab import show

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.ui.widgets.number_grid import GridMark, NumberGrid, number_colour
from cifar_gui.ui.widgets.number_text import NotANumber, cell_text, exact, read_cells, read_number, write_cells
from cifar_gui.ui.widgets.theme import DARK, LIGHT, signed_colour

Key = Qt.Key


@pytest.fixture
def grid(qtbot):
    """A grid of 3 by 4 with the keyboard in it."""
    made = show(qtbot, NumberGrid(), (400, 300))
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
    QTest.mouseClick(grid, button, modifier, grid.cell_rect((row, column)).center().toPoint())


# --- typing ---------------------------------------------------------------------------------------------------------


def test_typing_replaces_and_enter_goes_down(grid, qtbot):
    grid.select((0, 1))
    with qtbot.waitSignal(grid.edited):
        press(grid, "7", ".5", Key.Key_Return)
    assert grid.values()[0, 1] == 7.5
    assert grid.current == (1, 1)
    assert not grid.editor.isVisible()


@pytest.mark.parametrize(
    ("key", "place"), [(Key.Key_Return, (2, 1)), (Key.Key_Tab, (1, 2)), (Key.Key_Backtab, (1, 0)), (Key.Key_Up, (0, 1)),
                       (Key.Key_Down, (2, 1))]
)  # fmt: skip
def test_keys_that_finish_typing(grid, key, place):
    grid.select((1, 1))
    press(grid, "-", "3", key)
    assert grid.values()[1, 1] == -3
    assert grid.current == place


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
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect((1, 2)).center().toPoint())
    assert grid.editor.isVisible()
    assert grid.editor.text() == "6"


def test_a_click_elsewhere_keeps_what_was_typed(grid):
    press(grid, "8")
    click(grid, 2, 2)
    assert grid.values()[0, 0] == 8
    assert grid.current == (2, 2)


def test_nonsense_is_red_and_keeps_the_last_number(grid, qtbot):
    changed = []
    grid.edited.connect(lambda: changed.append(1))
    with qtbot.waitSignal(grid.refused) as told:
        press(grid, "1", "x2", Key.Key_Return)
    assert told.args == ["“1x2” is not a number"]
    assert grid.faults == {(0, 0): ("1x2", "“1x2” is not a number")}
    assert grid.values()[0, 0] == 0
    assert not changed
    grid.select((0, 0))
    press(grid, Key.Key_F2)
    assert grid.editor.text() == "1x2"
    press(grid, Key.Key_Escape)
    with qtbot.waitSignal(grid.refused) as told:
        press(grid, "4", Key.Key_Return)
    assert told.args == [""]
    assert not grid.faults
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
    assert grid.current == (0, 0)
    press(grid, *[Key.Key_Down] * 5, *[Key.Key_Right] * 5)
    assert grid.current == (2, 3)
    press(grid, Key.Key_Home)
    assert grid.current == (2, 0)
    press(grid, Key.Key_Home, modifier=Qt.KeyboardModifier.ControlModifier)
    assert grid.current == (0, 0)


def test_shift_extends_the_selection(grid):
    grid.select((0, 1))
    press(grid, Key.Key_Down, Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert grid.selection() == Rectangle(0, 1, 2, 2)
    press(grid, Key.Key_Delete)
    assert grid.values().tolist() == [[0, 0, 0, 3], [4, 0, 0, 7], [8, 9, 10, 11]]
    click(grid, 2, 3, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert grid.selection() == Rectangle(0, 1, 3, 3)


def test_tab_leaves_the_table_from_its_last_cell(grid):
    press(grid, *[Key.Key_Tab] * 11)
    assert grid.current == (2, 3)
    assert not grid._tab(1), "Tab is for the next control"
    assert grid._tab(-1)


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
    assert grid.selection() == Rectangle(1, 2, 2, 2)


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
    assert list(grid.faults) == [(0, 1)]


def test_nothing_to_paste_is_said(grid, qtbot):
    QGuiApplication.clipboard().setText("   ")
    with qtbot.waitSignal(grid.refused) as told:
        grid.paste()
    assert "nothing on the clipboard" in told.args[0]


# --- read only, the mouse, padding ----------------------------------------------------------------------------------


def test_a_read_only_table_cannot_be_changed(grid):
    grid.set_read_only(True)
    clicked = []
    grid.clicked.connect(clicked.append)
    press(grid, "5", Key.Key_Delete)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect((1, 1)).center().toPoint())
    assert grid.values()[0, 0] == 0
    assert not grid.editor.isVisible()
    assert clicked == [(1, 1)]


def test_places_count_from_the_input_and_are_negative_in_the_padding(grid):
    grid.set_padding((1, 2, 0, 1), "zeros")
    hovered = []
    grid.hovered.connect(hovered.append)
    assert grid.extent() == (4, 7)
    corner = grid.frame().topLeft().toPoint() + QPoint(3, 3)
    QTest.mouseMove(grid, corner)
    QTest.mouseMove(grid, grid.cell_rect((2, 3)).center().toPoint())
    assert hovered[-1] == (2, 3)
    assert grid.place_at(grid.frame().topLeft() + QPoint(3, 3)) == (-1, -2)
    assert grid.place_at(QPoint(0, 0)) is None


@pytest.mark.parametrize(
    ("mode", "corner"), [("zeros", 0.0), ("-inf", -np.inf), ("reflect", 5.0), ("replicate", 0.0), ("circular", 11.0)]
)
def test_what_the_padding_holds(grid, mode, corner):
    grid.set_padding((1, 1, 1, 1), mode)
    shown, empty = grid._shown_values()
    assert shown[0, 0] == corner
    assert shown[1:4, 1:5].tolist() == grid.values().tolist()
    assert not empty.any()


def test_an_overhang_holds_nothing(grid):
    grid.set_padding((0, 0, 1, 0))
    grid.set_overhang(1, 2)
    _, empty = grid._shown_values()
    assert empty.tolist()[4] == [True] * 6
    assert empty[:, 4:].all()
    assert not empty[:4, :4].any()


def test_other_values_forget_faults_and_keep_the_place(grid):
    press(grid, "1x", Key.Key_Return)
    grid.select((2, 3))
    grid.set_values(np.ones((2, 2)))
    assert not grid.faults
    assert grid.current == (1, 1)


# --- how it looks ---------------------------------------------------------------------------------------------------


def colour_at(grid, place):
    image = grid.grab().toImage()
    ratio = image.devicePixelRatio()
    point = grid.cell_rect(place).topLeft().toPoint() + QPoint(4, 4)
    return image.pixelColor(round(point.x() * ratio), round(point.y() * ratio)).getRgb()[:3]


def test_cells_have_the_colour_of_their_number(grid):
    grid.set_values(np.array([[5.0, -5.0, 0.0, 2.5]]))
    grid.set_limit(5)
    for column, value in enumerate((5.0, -5.0, 0.0, 2.5)):
        expected = number_colour(value, 5)
        assert np.abs(np.subtract(colour_at(grid, (0, column)), expected)).max() <= 2
    assert number_colour(5, 5) == signed_colour(0.62), "the middle of the scale, on which numbers are easy to read"


def test_marks_are_drawn(grid):
    before = grid.grab().toImage()
    grid.mark_window(Rectangle(0, 0, 2, 2), ([0, 1], [0]))
    window = grid.grab().toImage()
    grid.set_badges({(0, 0): "×2"})
    badge = grid.grab().toImage()
    grid.set_marks([GridMark(Rectangle(1, 1, 1, 1), kind) for kind in ("cell", "winner", "reach")])
    cell = grid.grab().toImage()
    grid.clear_marks()
    assert before != window != badge != cell
    assert before == grid.grab().toImage()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_special_numbers_and_tiny_cells_are_painted(grid, theme):
    grid.set_values(np.array([[np.nan, np.inf, -np.inf, 1e300], [1e-300, -0.0, 123456, 0.1]]))
    grid.set_limit(np.inf)
    grid.retint(theme)
    grid.set_unreached((0,), (1,))
    grid.set_overhang(1, 1)
    for side in (8, 14, 30, 60):
        grid.set_cell(side)
        assert not grid.grab().isNull()
        assert grid.painted


def test_a_large_table_is_drawn_in_part(grid):
    grid.set_values(np.ones((300, 200)))
    assert grid.extent() == (44, 44)
    assert grid.cut
    assert grid.width() < 2000


def test_it_is_quick(grid):
    grid.set_values(np.random.default_rng(0).normal(size=(12, 12)))
    grid.set_padding((2, 2, 2, 2))
    grid.set_cell(30)
    grid.grab()
    times = []
    for number in range(30):
        start = time.thread_time()
        grid.mark_window(Rectangle(number % 9, 2, 3, 3))
        grid.grab()
        times.append(time.thread_time() - start)
    assert min(times) < 0.016


# --- numbers as text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("-0.5", -0.5), ("−2", -2), ("1/8", 0.125), ("1e-3", 0.001), (" 7 ", 7), ("+4", 4), ("-1/4", -0.25),
     ("inf", np.inf), ("-inf", -np.inf), ("∞", np.inf), ("-∞", -np.inf), ("9007199254740992", 2**53), (".5", 0.5)],
)  # fmt: skip
def test_numbers_are_read(text, value):
    assert read_number(text) == value


def test_nan_is_read():
    assert np.isnan(read_number("nan"))


@pytest.mark.parametrize("text", ["", "x", "1x2", "1/0", "9007199254740993", "1_000", "1 2", "()", "9" * 500, "--1"])
def test_what_is_no_number(text):
    with pytest.raises(NotANumber) as told:
        read_number(text)
    assert str(told.value)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]), ("1,2\r\n3,4", [["1", "2"], ["3", "4"]]),
        ("1 2\n3 4", [["1", "2"], ["3", "4"]]), ("[[1, 2], [3, -4.5]]", [["1", "2"], ["3", "-4.5"]]),
        ("tensor([[1., 2.]])", [["1.", "2."]]), ("1;2", [["1", "2"]]), ("", []), ("5", [["5"]]),
        ("[[1 2 3]\n [4 5 6]]", [["1", "2", "3"], ["4", "5", "6"]]), ("1，2\n4，5", [["1", "2"], ["4", "5"]]),
        ("array([[ 1. , -2.5],\n       [ 3. ,  4. ]], dtype=float32)", [["1.", "-2.5"], ["3.", "4."]]),
        ("tensor([[1., 2.], [3., 4.]], requires_grad=True)", [["1.", "2."], ["3.", "4."]]),
        ("0,5\t1,5", [["0,5", "1,5"]]), ("0,5;1", [["0,5", "1"]]), ("0,5 1\n2 -3,25", [["0,5", "1"], ["2", "-3,25"]]),
        ("１；２", [["1", "2"]]), ("1, 2\n0, 5", [["1", "2"], ["0", "5"]]), ("0,1\n1,0", [["0", "1"], ["1", "0"]]),
    ],
)  # fmt: skip
def test_tables_are_read(text, cells):
    assert read_cells(text) == cells


@pytest.mark.parametrize("text", ["0,01", "0,5", "-0,5", "0,25\n0,5", "1,05"])
def test_commas_that_can_part_or_point_are_refused(grid, qtbot, text):
    with pytest.raises(NotANumber):
        read_cells(text)
    QGuiApplication.clipboard().setText(text)
    before = grid.values()
    with qtbot.waitSignal(grid.refused) as told:
        grid.paste()
    assert text.split("\n")[0] in told.args[0]
    assert np.array_equal(grid.values(), before)


def test_tables_are_written_as_they_are_read():
    rows = [[0.1, -3.0], [float("inf"), 1e-300]]
    assert [[read_number(cell) for cell in row] for row in read_cells(write_cells(rows))] == rows
    assert exact(-0.0) == "-0.0"


@pytest.mark.parametrize(
    ("value", "text", "small"),
    [(16.0, "16", "16"), (0.11111, "0.111", ".11"), (-2.5, "−2.5", "−2.5"), (1234567.0, "1.2e6", "1e6"),
     (np.inf, "∞", "∞"), (np.nan, "NaN", "NaN"), (-0.0, "0", "0"), (0.0, "0", "0"), (-0.95, "−0.95", "−.95"),
     (99999.0, "99999", "99999"),
     (12.345, "12.3", "12"), (1e-9, "1e-9", "1e-9")],
)  # fmt: skip
def test_numbers_are_short_on_cells(value, text, small):
    assert cell_text(value) == text
    assert cell_text(value, 2) == small
