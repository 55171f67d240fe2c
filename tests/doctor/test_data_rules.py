"""What the doctor says of pictures and labels, and what it must not say."""

from dataclasses import replace

import pytest
from made_evidence import EQUAL, PIXELS, WELL, with_facts

from cifar_gui.doctor import CAUSES, Evidence, findings
from cifar_gui.protocol.watching import Agreement

SORTED = tuple(at // 52 for at in range(512))
BY_TURNS = tuple(at % 10 for at in range(512))

ILL = {
    "judged_on_training": with_facts(shared=1.0),
    "inputs_unscaled": with_facts(pixels=replace(PIXELS, highest=255.0, mean=120.0, deviation=64.0)),
    "not_shuffled": with_facts(order=SORTED),
    "class_missing": with_facts(counts=(0, *EQUAL[1:])),
    "unbalanced": with_facts(counts=(400, *(40,) * 9)),
    "labels_shuffled": with_facts(within=Agreement(1000, 104, 0.1)),
    "labels_noisy": with_facts(within=Agreement(1000, 220, 0.1)),
    "inputs_noisy": with_facts(pixels=replace(PIXELS, neighbours=0.55)),
}
ALSO_ILL = {
    "a run that is judged on some of its pictures": ("judged_on_training", with_facts(shared=0.4)),
    "bytes that were made to lie around 0": (
        "inputs_unscaled",
        with_facts(pixels=replace(PIXELS, lowest=-128.0, highest=127.0, mean=-7.0, deviation=64.0)),
    ),
    "two classes missing": ("class_missing", with_facts(counts=(100, 0, 100, 0, *EQUAL[4:]))),
    "a class missing, and nothing to judge it by": (
        "class_missing",
        with_facts(counts=(0, *EQUAL[1:]), judged=(0,) * 10, judged_pixels=None, judged_within=None),
    ),
    "a few pictures, a third of them of one class": (
        "unbalanced",
        with_facts(counts=(16, 10, 6, 4, 3, 2, 1, 1, 1, 1)),
    ),
    "two classes, one of them rare": ("unbalanced", with_facts(counts=(60, 12, *(0,) * 8), judged=(9, 9, *(0,) * 8))),
    "one rare class": ("unbalanced", with_facts(counts=(20, *EQUAL[1:]))),
    "a class missing and another rare": ("unbalanced", with_facts(counts=(0, 20, *EQUAL[2:]))),
    "photographs with four in ten labels changed": (
        "labels_noisy",
        with_facts(within=Agreement(2000, 380, 0.1), judged_within=Agreement(1000, 340, 0.1)),
    ),
    "photographs with shuffled labels": (
        "labels_shuffled",
        with_facts(within=Agreement(2000, 190, 0.1), judged_within=Agreement(1000, 340, 0.1)),
    ),
}
NO_SIGN = {
    "nothing recorded": replace(WELL, watched=None),
    "standardised pixels": with_facts(pixels=replace(PIXELS, lowest=-2.4, highest=2.8, mean=0.0, deviation=1.0)),
    "a file that is mixed and not shuffled": replace(WELL, recipe=replace(WELL.recipe, shuffle=False)),
    "pictures of all classes by turns": with_facts(order=BY_TURNS),
    "one class only, in any order": with_facts(counts=(1000, *(0,) * 9), judged=(100, *(0,) * 9), order=(0,) * 512),
    "five classes, and nothing to judge them by": with_facts(
        counts=(100, 0) * 5, judged=(0,) * 10, judged_pixels=None, judged_within=None
    ),
    "few pictures": with_facts(counts=(3, 0, 1, *(2,) * 7), order=(1,) * 9),
    "a class that is nowhere": with_facts(counts=(0, *EQUAL[1:]), judged=(0, *(30,) * 9)),
    "classes that chance made unequal": with_facts(counts=(12, 4, *(8,) * 8)),
    "a few pictures that chance dealt out": with_facts(counts=(7, 2, 4, 3, 5, 2, 6, 3, 4, 2)),
    "twice as many of one": with_facts(counts=(200, *EQUAL[1:])),
    "a hard problem": with_facts(within=Agreement(1000, 125, 0.1), judged_within=Agreement(300, 42, 0.1)),
    "pictures that say nothing": with_facts(within=Agreement(1000, 100, 0.1), judged_within=Agreement(300, 34, 0.1)),
    "votes that chance makes worse": with_facts(within=Agreement(1000, 355, 0.1)),
    "judged pictures that are easier": with_facts(judged_within=Agreement(300, 145, 0.1)),
    "judged pictures that are harder": with_facts(judged_within=Agreement(300, 70, 0.1)),
    "few pictures that agree less": with_facts(within=Agreement(30, 1, 0.1)),
    "nothing to judge it by": with_facts(judged=(0,) * 10, judged_pixels=None, judged_within=None),
    "soft pictures": with_facts(pixels=replace(PIXELS, neighbours=0.99)),
    "pictures of one colour": with_facts(pixels=replace(PIXELS, neighbours=float("nan"))),
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


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6])
def test_noisy_labels_are_counted(share):
    agreeing = round(10_000 * (0.1 + 0.9 * 0.4 * (1 - share) ** 2))
    (found,) = findings(
        with_facts(within=Agreement(10_000, agreeing, 0.1), judged_within=Agreement(10_000, 4_600, 0.1))
    )
    assert found.sentence.values["wrong"] == f"{100 * share:.0f}"


def test_what_the_recipe_can_change_is_proposed():
    (found,) = findings(ILL["not_shuffled"])
    assert found.change == {"shuffle": True}
