"""What a student types is read as far as it can be read, and never guessed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui.questions.marking import Unreadable, read_answer
from cifar_gui.questions.question import CHOICE, NUMBER, SHAPE, SIZE, WHOLE, Option, Question, as_written
from cifar_gui.spec import Message

SAID = Message("Try", "?")


def question(form, right=0, options=()):
    return Question("a kind", SAID, form, right, (SAID,), options=options)


SHAPES = [
    "(64, 6, 30, 30)", "64x6x30x30", "64 6 30 30", "64,6,30,30", "[64, 6, 30, 30]", "torch.Size([64, 6, 30, 30])",
    "（64，6，30，30）", "６４×６×３０×３０", "64 X 6 X 30 X 30", "64*6*30*30",
    " ( 64 , 6,30 ,30 , ) ", "64、6、30、30",
    "{64;6;30;30}",
]  # fmt: skip


@pytest.mark.parametrize("text", SHAPES)
def test_shapes(text):
    assert read_answer(question(SHAPE), text) == (64, 6, 30, 30)


def test_short_shapes():
    assert read_answer(question(SHAPE), "(10,)") == (10,)
    assert read_answer(question(SHAPE), "10") == (10,)
    assert read_answer(question(SHAPE), "()") == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3), ("1/3", 1 / 3), ("0.33", 0.33), (".5", 0.5), ("-0.5", -0.5), ("−0.5", -0.5), ("－０．５", -0.5),
        ("１／３", 1 / 3), ("1,234", 1234), ("145 578", 145578), ("0,33", 0.33), ("1e-3", 0.001),
        ("25 %", 0.25), ("25％", 0.25), ("+4", 4), (" - 4 ", -4), ("3。5", 3.5), ("-1/4", -0.25),
    ],
)  # fmt: skip
def test_numbers(text, value):
    assert read_answer(question(NUMBER), text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "abc",
        "1/0",
        "1/2/3",
        "1 2",
        "nan",
        "inf",
        "1e999",
        "--3",
        "3..1",
        "0x10",
        "145_578",
        "٣",
        "9" * 70,
        "2²",
        "1,2,3",
    ],
)
def test_what_is_no_number(text):
    with pytest.raises(Unreadable) as caught:
        read_answer(question(NUMBER), text)
    assert str(caught.value.message)


@pytest.mark.parametrize("text", ["", "a, b", "(1, 2", "1.5, 2", "(-1, 3)", "1, , 2", "9" * 20, "1," * 40])
def test_what_is_no_shape(text):
    with pytest.raises(Unreadable):
        read_answer(question(SHAPE), text)


@pytest.mark.parametrize(
    ("text", "size"), [("8", (8, 8)), ("(8, 8)", (8, 8)), ("８×６", (8, 6)), ("8 6", (8, 6)), ("(8,)", (8, 8))]
)
def test_sizes(text, size):
    assert read_answer(question(SIZE), text) == size


@pytest.mark.parametrize("text", ["()", "(1, 8, 8)", "8.5", "x"])
def test_what_is_no_size(text):
    with pytest.raises(Unreadable):
        read_answer(question(SIZE), text)


def test_whole_numbers():
    assert read_answer(question(WHOLE), "1,234") == 1234
    assert read_answer(question(WHOLE), "7.0") == 7
    with pytest.raises(Unreadable) as caught:
        read_answer(question(WHOLE), "7.5")
    assert "whole number" in str(caught.value.message)


def test_choices():
    asked = question(CHOICE, "a", (Option("a", SAID), Option("b", SAID)))
    assert read_answer(asked, "b") == "b"
    with pytest.raises(Unreadable):
        read_answer(asked, "c")


@given(st.text(max_size=80), st.sampled_from([NUMBER, WHOLE, SHAPE, SIZE]))
def test_whatever_is_typed_is_an_answer_or_a_sentence(text, form):
    try:
        answer = read_answer(question(form), text)
    except Unreadable as error:
        answer = error.message
    assert isinstance(answer, Message | tuple | int | float)
    assert len(str(answer)) < 200


@pytest.mark.parametrize("digits", [3, 4, 5])
def test_a_number_is_read_as_it_is_written(digits):
    chance = Random(digits)
    for _ in range(500):
        value = chance.choice([-1, 1]) * 10 ** chance.uniform(-8, 12)
        once = as_written(value, digits)
        assert as_written(once, digits) == once
        assert once == pytest.approx(value, rel=10.0 ** (1 - digits), abs=0.6 * 10.0**-digits)
