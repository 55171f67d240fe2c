"""Numbers as they are typed into cells, copied from a spreadsheet, and written on cells."""

import numpy as np
import pytest

from cifar_gui.number_text import cell_text, exact, read_cells, read_number, write_cells
from cifar_gui.numerals import NotANumber


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


@pytest.mark.parametrize("text", ["0,01", "0,5", "-0,5", "0,25\n0,5", "1,05"])
def test_commas_that_can_part_or_point_are_refused(text):
    with pytest.raises(NotANumber):
        read_cells(text)
