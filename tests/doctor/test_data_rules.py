"""What the doctor says of pictures and labels, and what it must not say."""

from dataclasses import replace

import pytest
from made_evidence import EQUAL, PIXELS, SIDE, WELL, with_facts, with_train

from cifar_gui.doctor import CAUSES, Evidence, findings
from cifar_gui.protocol.watching import Agreement

SORTED = tuple(at // 52 for at in range(512))
BY_TURNS = tuple(at % 10 for at in range(512))

ILL = {
    "judged_on_training": with_facts(shared=1.0),
    "inputs_unscaled": with_train(pixels=replace(PIXELS, highest=255.0, mean=120.0, deviation=64.0)),
    "not_shuffled": with_facts(order=SORTED),
    "class_missing": with_train(counts=(0, *EQUAL[1:])),
    "unbalanced": with_train(counts=(400, *(40,) * 9)),
    "labels_shuffled": with_train(agreement=Agreement(1000, 104, 0.1)),
    "labels_noisy": with_train(agreement=Agreement(1000, 190, 0.1)),
    "inputs_noisy": with_train(pixels=replace(PIXELS, neighbours=0.55)),
}
ALSO_ILL = {
    "a run that is judged on some of its pictures": ("judged_on_training", with_facts(shared=0.4)),
    "bytes that were made to lie around 0": (
        "inputs_unscaled",
        with_train(pixels=replace(PIXELS, lowest=-128.0, highest=127.0, mean=-7.0, deviation=64.0)),
    ),
    "two classes missing": ("class_missing", with_train(counts=(100, 0, 100, 0, *EQUAL[4:]))),
    "one rare class": ("unbalanced", with_train(counts=(20, *EQUAL[1:]))),
    "a class missing and another rare": ("unbalanced", with_train(counts=(0, 20, *EQUAL[2:]))),
    "three in ten labels changed": ("labels_noisy", with_train(agreement=Agreement(2000, 2 * 200, 0.1))),
}
NO_SIGN = {
    "nothing recorded": replace(WELL, watched=None),
    "standardised pixels": with_train(pixels=replace(PIXELS, lowest=-2.4, highest=2.8, mean=0.0, deviation=1.0)),
    "a file that is mixed and not shuffled": replace(WELL, recipe=replace(WELL.recipe, shuffle=False)),
    "pictures of all classes by turns": with_facts(order=BY_TURNS),
    "one class only, in any order": with_facts(
        train=replace(SIDE, counts=(1000, *(0,) * 9)), judged=replace(SIDE, counts=(100, *(0,) * 9)), order=(0,) * 512
    ),
    "few pictures": with_facts(train=replace(SIDE, counts=(3, 0, 1, *(2,) * 7)), order=(1,) * 9),
    "a class that is nowhere": with_facts(
        train=replace(SIDE, counts=(0, *EQUAL[1:])), judged=replace(SIDE, counts=(0, *EQUAL[1:]))
    ),
    "classes that chance made unequal": with_train(counts=(12, 4, *(8,) * 8)),
    "twice as many of one": with_train(counts=(200, *EQUAL[1:])),
    "a hard problem": with_facts(
        train=replace(SIDE, agreement=Agreement(1000, 125, 0.1)),
        judged=replace(SIDE, agreement=Agreement(1000, 140, 0.1)),
    ),
    "pictures that say nothing": with_facts(
        train=replace(SIDE, agreement=Agreement(1000, 100, 0.1)),
        judged=replace(SIDE, agreement=Agreement(1000, 103, 0.1)),
    ),
    "a difference that chance makes": with_train(agreement=Agreement(1000, 255, 0.1)),
    "few pictures that agree less": with_train(agreement=Agreement(30, 1, 0.1)),
    "nothing to judge it by": with_facts(judged=None),
    "soft pictures": with_train(pixels=replace(PIXELS, neighbours=0.99)),
}


def causes(evidence: Evidence) -> list[str]:
    return [found.cause for found in findings(evidence)]


def test_a_healthy_run_gives_no_finding():
    assert causes(WELL) == []


@pytest.mark.parametrize("cause", ILL)
def test_a_sign_gives_its_cause_alone(cause):
    (found,) = findings(ILL[cause])
    assert found.cause == cause
    assert found.cause in CAUSES
    for message in (found.evidence, found.sentence):
        assert "{" not in str(message)


@pytest.mark.parametrize("what", ALSO_ILL)
def test_a_sibling_of_a_sign_gives_the_same_cause(what):
    cause, evidence = ALSO_ILL[what]
    assert cause in causes(evidence)


@pytest.mark.parametrize("what", NO_SIGN)
def test_what_is_no_sign_gives_no_finding(what):
    assert causes(NO_SIGN[what]) == []


def test_noisy_labels_are_counted():
    """Where a fifth is wrong, a pair agrees 0.64 times as often beyond chance."""
    train, judged = Agreement(10_000, 2280, 0.1), Agreement(10_000, 3000, 0.1)
    (found,) = findings(with_facts(train=replace(SIDE, agreement=train), judged=replace(SIDE, agreement=judged)))
    assert found.sentence.values["wrong"] == "20"


def test_what_the_recipe_can_change_is_proposed():
    (found,) = findings(ILL["not_shuffled"])
    assert found.change == {"shuffle": True}
