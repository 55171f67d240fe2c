"""Every lesson's facts, as torch sees them."""

import pytest

from cifar_gui import pages
from cifar_gui.lesson import Fact, PartsContent
from cifar_gui.lessons import LESSONS

BUILT = [part for lesson in LESSONS for part in lesson.parts]
FACTS = [(lesson.key, lesson.content, fact) for lesson in BUILT for fact in lesson.content.facts]


@pytest.mark.parametrize(("number", "content", "fact"), FACTS)
def test_a_fact_is_what_torch_computes(number, content, fact):
    assert pages.evaluate(content, fact) == dict(fact.expected)


@pytest.mark.parametrize("lesson", BUILT, ids=lambda lesson: lesson.key)
def test_a_built_lesson_has_facts_with_figures(lesson):
    assert lesson.content.facts
    assert all(fact.expected for fact in lesson.content.facts)


def test_a_wrong_fact_is_found():
    _, content, fact = next(item for item in FACTS if item[0] == "conv2d")
    wrong = Fact(fact.params, fact.in_shape, {**fact.expected, "parameters": 167})
    assert pages.evaluate(content, wrong) != dict(wrong.expected)
    assert pages.evaluate(content, wrong)["parameters"] == 168


def test_an_unknown_word_is_an_error():
    _, content, fact = FACTS[0]
    with pytest.raises(ValueError, match="unknown words in a fact: size"):
        pages.evaluate(content, Fact(fact.params, fact.in_shape, {"size": 1}))


def test_a_lesson_of_parts_has_no_facts_of_its_own():
    with pytest.raises(KeyError):
        pages.evaluate(PartsContent(()), Fact(None, (1, 3, 32, 32), {"shape": ()}))
