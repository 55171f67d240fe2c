"""Every kind of question: the right answer is torch's, is marked right, and a wrong one is marked wrong."""

import itertools
import math
import re
from functools import cache
from random import Random

import pytest
from oracles import ORACLES
from states import PAGES, asked_on, odd_subjects, pool
from written import equations, is_true

from cifar_gui.lesson import lesson_of
from cifar_gui.lessons import LESSONS
from cifar_gui.questions import Question, next_question
from cifar_gui.questions.marking import read_answer
from cifar_gui.questions.question import CHOICE, NUMBER, SHAPE, SIZE, WHOLE
from cifar_gui.spec import Message

TIMES = 100
ROUGH = {
    "linear.bound": 0.01, "gallery.dropout-zeros": 0.01, "act.largest": 1e-4, "run.adam": 1e-6, "loop.step": 3e-3,
    "conv.sums": 1e-6,
}  # fmt: skip
"""Where torch's own answer is one of chance, or of single precision: how far it may be off, relatively."""


@cache
def made(page, place):
    """The questions of one generator for TIMES random states."""
    subjects = pool(page)
    generator = subjects[0].generators[place]
    found = []
    for number in range(TIMES):
        subject = subjects[number % len(subjects)]
        question = generator(subject, Random(number))
        if question is not None:
            found.append((subject, question))
    return found


def of_page(page):
    """(subject, question) of all generators of a page."""
    return [one for place in range(len(asked_on(page))) for one in made(page, place)]


def typed(question):
    """The right answer as a student types it."""
    if question.form == NUMBER:
        return f"{question.right:.2f}" if question.tolerance >= 0.006 else f"{question.right:.6g}"
    return question.right if question.form == CHOICE else str(question.right)


def wrong(question):
    """An answer that is not right."""
    if question.form == CHOICE:
        return next(option.key for option in question.options if option.key != question.right)
    if question.form in (SHAPE, SIZE):
        return (*question.right[:-1], question.right[-1] + 1)
    return question.right + 1 if question.form == WHOLE else question.right + 3 * question.tolerance + 0.3


def messages(question):
    yield from (question.prompt, *question.working, *(option.text for option in question.options))
    yield from ([question.hint] if question.hint else [])
    yield from (why for _, why in question.slips)


def agree(question, answer):
    if question.form == NUMBER:
        return math.isclose(question.right, answer, rel_tol=ROUGH.get(question.kind, 1e-4), abs_tol=2e-5)
    return question.right == answer


@pytest.mark.parametrize("page", PAGES)
def test_every_equation_of_a_working_is_true(page):
    """As written, with the digits shown; zeros behind are left out, so that 0.3 may be 0.30."""
    seen = 0
    for _, question in of_page(page):
        for message in question.working:
            for left, right in equations(str(message)):
                assert is_true(f"{left} = {right}", decimals=2), (question.kind, str(message))
                seen += 1
    assert seen > 50


@pytest.mark.parametrize("page", PAGES)
def test_right_answers_are_torchs_and_marked(page):
    told = {}
    for subject, question in of_page(page):
        assert question.is_right(read_answer(question, typed(question))), (question.prompt, typed(question))
        assert not question.is_right(wrong(question)), str(question.prompt)
        key = (question.kind, str(question.prompt))
        if key not in told:
            told[key] = ORACLES[question.kind](subject, question.premise)
            check(question, told[key])
        for message in messages(question):
            assert isinstance(message, Message)
            assert not re.search(r"\{\w*\}", str(message)), str(message)


def check(question, answer):
    if question.kind == "net.batch":
        assert question.right in answer, str(question.prompt)
        return
    assert agree(question, answer), f"{question.kind}: {question.prompt} {question.right} {answer} {question.premise}"


@pytest.mark.parametrize("lesson", [lesson.key for lesson in LESSONS])
def test_five_kinds_for_each_lesson(lesson):
    pages = [page for page in PAGES if lesson_of(page) == lesson]
    kinds = {question.kind for page in pages for _, question in of_page(page)}
    assert len(kinds) >= 5, kinds


def test_every_kind_is_asked_somewhere():
    asked = {question.kind for page in PAGES for _, question in of_page(page)}
    assert asked == set(ORACLES)


def test_options_are_different_and_hold_the_right_one():
    for page in PAGES:
        for _, question in of_page(page):
            if question.form == CHOICE:
                keys = [option.key for option in question.options]
                assert len(set(keys)) == len(keys) >= 2, question.kind
                assert question.right in keys
                assert len({str(option.text) for option in question.options}) == len(keys), question.kind
            else:
                assert not question.options


def test_slips_explain_wrong_answers_only():
    """A slip may happen to be right; then it is not spoken of, for the answer is marked right first."""
    known = 0
    for page in PAGES:
        for _, question in of_page(page):
            for answer, why in question.slips:
                assert question.is_right(answer) or question.slip(answer) is not None, why
                known += not question.is_right(answer)
    assert known > 500


def test_the_same_seed_asks_the_same():
    for page in PAGES:
        one, other = (next_question(pool(page)[0], Random("a seed"), 1) for _ in range(2))
        assert one is not None
        assert str(one[1].prompt) == str(other[1].prompt)
        assert one[1].right == other[1].right


def test_kinds_take_turns():
    subject = pool("convolution")[0]
    place, seen = -1, []
    for number in range(30):
        place, question = next_question(subject, Random(number), place)
        seen.append(question.kind)
    assert all(one != other for one, other in itertools.pairwise(seen))
    assert len(set(seen[:8])) == 8


def test_nothing_to_ask():
    assert next_question(None, Random(0), -1) is None


def test_the_tolerance_is_narrow():
    question = next(q for q in (q for _, q in made("losses/tensors", 3)) if isinstance(q, Question))
    assert question.is_right(question.right + 0.005)
    assert not question.is_right(question.right + max(0.05, 0.05 * question.right))
    assert not question.is_right(math.nan)


@pytest.mark.parametrize("page", ["convolution", "conv2d", "pooling/numbers", "pooling/pictures"])
def test_changes_are_fields_of_the_page(page):
    """But for the size of a kernel that is a table."""
    seen = 0
    for subject, question in of_page(page):
        unknown = [name for name in question.changes if not hasattr(subject.reply.params, name)]
        assert unknown in ([], ["kernel_size"])
        seen += bool(question.changes)
    assert seen > 50


def test_hostile_states_give_a_question_or_none():
    asked = 0
    for subject in odd_subjects():
        for generator in subject.generators:
            for number in range(2):
                question = generator(subject, Random(number))
                if question is not None:
                    asked += 1
                    assert question.is_right(read_answer(question, typed(question))), str(question.prompt)
                    assert "NaN" not in str(question.prompt), str(question.prompt)
                    assert not any(re.search(r"\{\w*\}", str(message)) for message in messages(question))
    assert asked > 500
