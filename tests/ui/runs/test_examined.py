"""What the doctor is shown of a run beside others: who its siblings are, and what is claimed."""

from dataclasses import replace

import pytest

from cifar_gui.lessons.networks import CIFAR10_QUICK, SMALL
from cifar_gui.protocol.runs import Evaluated, RunStarted
from cifar_gui.recipe import Recipe
from cifar_gui.ui.runs.examined import evidence
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
