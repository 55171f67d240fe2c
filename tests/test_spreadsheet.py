"""Tables for other programs: what is a number on the screen is one there, and no text is a formula."""

import csv
import io

import pytest

from cifar_gui import spreadsheet


def cells(*row):
    (found,) = csv.reader(io.StringIO(spreadsheet.table([row]).decode("utf-8-sig")))
    return found


NUMBERS = {
    "0": 0, "12": 12, "−0.96": -0.96, "+0.004": 0.004, ".61": 0.61, "−.12": -0.12, "31,506": 31506,
    "1,234,567.5": 1234567.5,
    "1.5e-07": 1.5e-07, "−2e+05": -2e5, "∞": float("inf"), "−∞": float("-inf"), "1.": 1,
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_as_it_is_shown_is_read_by_every_program(text):
    (cell,) = cells(spreadsheet.read(text))
    assert float(cell) == NUMBERS[text]


def test_what_was_no_number_is_told_as_none():
    assert cells(spreadsheet.read("NaN")) == ["NaN"]


TEXTS = [
    "",
    "-",
    "−",
    ".",
    "e5",
    "1,23",
    "12,34,567",
    "3, 32",
    "(3, 32)",
    "1 2",
    "1_000",
    "１２",
    "57.3 %",
    "1e",
    "cat",
    "狗",
    "1-2",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_one(text):
    assert spreadsheet.read(text) == text


@pytest.mark.parametrize("text", ["=2+3", "+cmd|' /C calc'!A0", "@SUM(1)", "-1+1", "名, =2+3", "＝1", "'=1", "\t=1"])
def test_no_text_is_a_formula_and_it_comes_back(text):
    (cell,) = cells(text)
    assert not any(part.strip().startswith(spreadsheet.FORMULA) for part in cell.split(","))
    assert spreadsheet.armed(cell) == text.strip()


def test_half_a_letter_does_not_keep_a_table_from_being_written():
    assert cells("a\ud800b") == ["a b"]
