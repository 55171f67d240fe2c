"""What the doctor is shown of a run beside others: who its siblings are, and what is claimed."""

from dataclasses import replace

import pytest

from cifar_gui.doctor.evidence import Opened
from cifar_gui.lessons.networks import CIFAR10_QUICK, SMALL
from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.runs import Evaluated, RunStarted
from cifar_gui.recipe import Recipe
from cifar_gui.ui.runs.examined import evidence, examined
from cifar_gui.ui.runs.history import History


def ran(name, accuracy, *, seed=0, parent="", network=CIFAR10_QUICK, **recipe):
    started = RunStarted(
        1, Recipe(seed=seed, **recipe), "samples", "cpu", 2, 96, 40, 3, 6, 100, name, network, parent=parent
    )
    history = History(started, 0)
    history.add(Evaluated(1, 6, accuracy, 1.0, 40))
    history.ended = "finished"
    return history


FIRST = ran("a", 0.5)
CHANGED = ran("b", 0.6, parent="a", lr=0.02)
OTHERS = (ran("c", 0.5, seed=1, lr=0.02), ran("d", 0.7, seed=2, lr=0.02))


def test_runs_that_differ_in_the_seed_are_siblings_and_a_difference_is_claimed_of_the_run_before():
    told = evidence(CHANGED, (FIRST, CHANGED, *OTHERS))
    assert [sibling.seed for sibling in told.siblings] == [1, 2]
    assert told.claimed == pytest.approx(0.1)


def test_networks_of_one_name_are_two_where_their_layers_differ():
    other = ran("e", 0.2, seed=3, lr=0.02, network=replace(SMALL, name=CIFAR10_QUICK.name))
    assert 3 not in [sibling.seed for sibling in evidence(CHANGED, (FIRST, CHANGED, *OTHERS, other)).siblings]


def test_another_seed_alone_claims_nothing():
    again = ran("b", 0.6, parent="a", seed=9)
    assert evidence(again, (FIRST, again)).claimed is None


def opened(run, when, right=60, **changes):
    """The run with its test set opened at a time."""
    run.final = replace(FinalScore("samples", "best", 6, right, 100, 1.0, when), **changes)
    return run


COUNTED = {
    "the first look": (lambda: (opened(ran("b", 0.6, lr=0.02), 1.0), ran("a", 0.5)), 0),
    "a look after another one": (lambda: (opened(ran("b", 0.6, lr=0.02), 2.0), opened(ran("a", 0.5), 1.0)), 1),
    "a look before another one": (lambda: (opened(ran("b", 0.6, lr=0.02), 1.0), opened(ran("a", 0.5), 2.0)), 0),
    "another seed": (lambda: (opened(ran("b", 0.6), 2.0), opened(ran("a", 0.5, seed=3), 1.0)), 0),
    "another network": (
        lambda: (opened(ran("b", 0.6), 2.0), opened(ran("a", 0.5, network=replace(SMALL, name="x")), 1.0)), 1,
    ),
    "another data set": (
        lambda: (opened(ran("b", 0.6, lr=0.02), 2.0), opened(ran("a", 0.5), 1.0, source="cifar10")), 0,
    ),
    "eleven others": (
        lambda: (opened(ran("z", 0.6), 99.0), *(opened(ran(str(at), 0.5, lr=9.0 + at), float(at)) for at in range(11))),
        11,
    ),
}  # fmt: skip
"""A run among others, and for how many of other settings its test set had been opened before."""


@pytest.mark.parametrize(("made", "before"), COUNTED.values(), ids=COUNTED)
def test_looks_at_the_test_set_with_other_settings_are_counted_and_told(made, before):
    run, *others = made()
    told = evidence(run, (run, *others))
    assert told.tested == Opened(0.6, 100, before)
    assert [found.cause for found in examined(run, (run, *others)) if found.cause == "tested_again"] == [
        "tested_again"
    ] * bool(before)


@pytest.mark.parametrize("changes", [None, {"trained_on": True}, {"pictures": 0}])
def test_of_a_test_set_that_was_not_opened_or_trained_on_nothing_is_told(changes):
    run, other = ran("b", 0.6, lr=0.02), opened(ran("a", 0.5), 1.0)
    if changes is not None:
        opened(run, 2.0, **changes)
    assert evidence(run, (run, other)).tested is None


def test_what_is_found_changes_when_the_test_set_is_opened():
    run, other = ran("b", 0.6, lr=0.02), opened(ran("a", 0.5), 1.0)
    assert not examined(run, (run, other))
    opened(run, 2.0)
    (found,) = examined(run, (run, other))
    assert "1 run was judged on these 100 test pictures" in str(found.evidence)
    assert "up to 2.9 points" in str(found.evidence)
