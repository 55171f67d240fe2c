"""The same text means the same number wherever it is typed, and what the program writes can be typed back."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui.number_text import cell_text
from cifar_gui.number_text import read_number as read_cell
from cifar_gui.numerals import LONGEST, NotANumber, read_finite, read_number
from cifar_gui.questions import question as questions
from cifar_gui.questions.marking import Unreadable, read_answer
from cifar_gui.spec import Field, Message, Range
from cifar_gui.ui.widgets.number_edit import NumberEdit

NUMBERS = [
    ("3", 3), (" -2 ", -2), ("2.5", 2.5), ("1e3", 1000.0), ("1E-3", 0.001), (".5", 0.5), ("5.", 5.0), ("+4", 4),
    ("－３", -3), ("−0.51", -0.51), ("–7", -7), ("０．０１", 0.01), ("3。5", 3.5), ("05", 5), ("1/9", 1 / 9),
    ("6/3", 2), ("−1 ÷ 4", -0.25), ("0,33", 0.33), ("-0,5", -0.5), ("1,234", 1234), ("1,234,567.5", 1234567.5),
    ("145 578", 145578), ("25 %", 0.25), ("25％", 0.25), (" - 4 ", -4), ("\u30007", 7), ("9" * 25, int("9" * 25)),
]  # fmt: skip
NONSENSE = [
    "", "  ", "abc", "0x10", "0b1", "1_000", "1j", "True", "2**9", "(3, 3)", "[1]", "'3'", "1,2,3", "1 2", "--3",
    "3..1", "1/0", "1/2/3", "٣", "2²", "1.234,5", "1,2345,678", "0 1", "5 % %", "1e", "e5", "\0",
]  # fmt: skip


def answer(text):
    """The number that the text is as an answer to a question."""
    asked = questions.Question("a kind", Message("Try", "?"), questions.NUMBER, 0.0, ())
    return read_answer(asked, text)


def in_a_form(text):
    edit = NumberEdit(Field("lr", 0.01, "float", Range(0, 1)))
    edit.setText(text)
    return edit.value()


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_text_is_the_same_number_everywhere(qapp, text, value):
    read = read_number(text)
    assert read == pytest.approx(value)
    assert type(read) is type(value)
    assert in_a_form(text) == pytest.approx(value)
    with contextlib.suppress(NotANumber, Unreadable):  # a cell holds 2⁵³ exactly, an answer is smaller than that
        assert read_cell(text) == pytest.approx(value)
        assert answer(text) == pytest.approx(value)


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused_everywhere(qapp, text):
    for read in (read_number, read_cell, in_a_form):
        with pytest.raises(NotANumber) as caught:
            read(text)
        assert str(caught.value.message)
    with pytest.raises(Unreadable):
        answer(text)


def test_a_number_has_an_end():
    assert read_number("９" * LONGEST) == int("9" * LONGEST)
    with pytest.raises(NotANumber):
        read_number("９" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("text", "value"), [("nan", math.nan), ("−inf", -math.inf), ("∞", math.inf), ("1e999", math.inf)]
)
def test_infinity_and_nan_belong_into_cells_only(qapp, text, value):
    assert read_cell(text) == pytest.approx(value, nan_ok=True)
    for read in (read_finite, in_a_form):
        with pytest.raises(NotANumber, match="finite"):
            read(text)
    with pytest.raises(Unreadable):
        answer(text)


@given(st.floats(-1e15, 1e15, allow_nan=False) | st.integers(-(10**12), 10**12))
def test_what_is_written_can_be_typed_back(value):
    assert read_number(cell_text(float(value))) == pytest.approx(value, rel=0.06)
    assert read_number(questions.number(float(value))) == pytest.approx(value, rel=1e-2, abs=1e-4)
    assert read_number(repr(value)) == value


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_or_a_sentence(text):
    try:
        said = read_number(text)
    except NotANumber as error:
        said = error.message
    assert isinstance(said, int | float | Message)
    assert len(str(said)) < 200
