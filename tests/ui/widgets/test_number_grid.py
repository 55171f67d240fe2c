"""A table of numbers as a picture."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from quick_lab import show

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.ui.widgets.grid_cells import GridCells, surrounded
from cifar_gui.ui.widgets.grid_look import number_colour
from cifar_gui.ui.widgets.grid_marks import GridMark
from cifar_gui.ui.widgets.number_grid import NumberGrid
from cifar_gui.ui.widgets.theme import DARK, LIGHT, apply, signed_colour

TABLE = np.arange(12.0).reshape(3, 4)


@pytest.fixture
def grid(qtbot):
    """A grid of 3 by 4."""
    made = show(qtbot, NumberGrid(), (400, 300))
    made.set_values(TABLE)
    return made


# --- the mouse, padding ---------------------------------------------------------------------------------------------


def test_nobody_can_change_it(grid):
    clicked = []
    grid.clicked.connect(clicked.append)
    QTest.keyClick(grid, Qt.Key.Key_5)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=grid.cells.rect((1, 1)).center().toPoint())
    assert np.array_equal(grid.values(), TABLE)
    assert clicked == [(1, 1)]


def test_places_count_from_the_input_and_are_negative_in_the_padding(grid):
    grid.set_padding((1, 2, 0, 1), "zeros")
    hovered = []
    grid.hovered.connect(hovered.append)
    assert grid.cells.extent == (4, 7)
    corner = grid.cells.frame.topLeft().toPoint() + QPoint(3, 3)
    QTest.mouseMove(grid, corner)
    QTest.mouseMove(grid, grid.cells.rect((2, 3)).center().toPoint())
    assert hovered[-1] == (2, 3)
    assert grid.cells.place_at(grid.cells.frame.topLeft() + QPoint(3, 3)) == (-1, -2)
    assert grid.cells.place_at(QPoint(0, 0)) is None


@pytest.mark.parametrize(
    ("mode", "corner"), [("zeros", 0.0), ("-inf", -np.inf), ("reflect", 5.0), ("replicate", 0.0), ("circular", 11.0)]
)
def test_what_the_padding_holds(mode, corner):
    shown, empty = surrounded(TABLE, GridCells((3, 4), around=(1, 1, 1, 1)), mode)
    assert shown[0, 0] == corner
    assert np.array_equal(shown[1:4, 1:5], TABLE)
    assert not empty.any()


def test_an_overhang_holds_nothing():
    _, empty = surrounded(TABLE, GridCells((3, 4), around=(0, 0, 1, 0), overhang=(1, 2)), "zeros")
    assert empty.tolist()[4] == [True] * 6
    assert empty[:, 4:].all()
    assert not empty[:4, :4].any()


# --- how it looks ---------------------------------------------------------------------------------------------------


def colour_at(grid, place):
    image = grid.grab().toImage()
    ratio = image.devicePixelRatio()
    point = grid.cells.rect(place).topLeft().toPoint() + QPoint(4, 4)
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
    grid.marks.show_window(Rectangle(0, 0, 2, 2), ([0, 1], [0]))
    window = grid.grab().toImage()
    grid.marks.show_badges({(0, 0): "×2"})
    badge = grid.grab().toImage()
    grid.marks.show([GridMark(Rectangle(1, 1, 1, 1), kind) for kind in ("cell", "winner", "reach")])
    cell = grid.grab().toImage()
    grid.marks.clear()
    assert before != window != badge != cell
    assert before == grid.grab().toImage()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_special_numbers_and_tiny_cells_are_painted(qapp, grid, theme):
    grid.set_values(np.array([[np.nan, np.inf, -np.inf, 1e300], [1e-300, -0.0, 123456, 0.1]]))
    grid.set_limit(np.inf)
    apply(qapp, theme)
    assert grid.look.theme is theme
    grid.set_unreached((0,), (1,))
    grid.set_padding((0, 0, 0, 0), overhang=(1, 1))
    for side in (8, 14, 30, 60):
        grid.set_cell(side)
        assert not grid.grab().isNull()
        assert grid.painted


def test_a_large_table_is_drawn_in_part(grid):
    grid.set_values(np.ones((300, 200)))
    assert grid.cells.extent == (44, 44)
    assert grid.cells.cut
    assert grid.width() < 2000


def test_it_is_quick(grid):
    grid.set_values(np.random.default_rng(0).normal(size=(12, 12)))
    grid.set_padding((2, 2, 2, 2))
    grid.set_cell(30)
    grid.grab()
    times = []
    for number in range(30):
        start = time.thread_time()
        grid.marks.show_window(Rectangle(number % 9, 2, 3, 3))
        grid.grab()
        times.append(time.thread_time() - start)
    assert min(times) < 0.016
