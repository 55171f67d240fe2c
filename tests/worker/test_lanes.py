"""Runs by turns: each as it would be alone, all at the same step whenever they wait, and ending for themselves."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from cifar_gui.engine import checkpoints, recipes
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.lessons.networks import CIFAR10_QUICK, SMALL
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.runs import ProbeRun, RunEnded, RunState, StartRun, Steps
from cifar_gui.recipe import CONSTANT, Recipe
from cifar_gui.worker.lanes import Lanes

RECIPE = Recipe(network=SMALL.name, batch_size=16, epochs=2, schedule=CONSTANT, lr=0.05)
OTHERS = (
    Recipe(network=SMALL.name, batch_size=16, epochs=2, schedule=CONSTANT, lr=0.01),
    Recipe(network=SMALL.name, batch_size=4, epochs=1, schedule=CONSTANT, optimizer="Adam", lr=0.001),
    Recipe(network=SMALL.name, batch_size=16, epochs=2, schedule=CONSTANT, lr=1e30),
)


@pytest.fixture
def data(tmp_path):
    random = np.random.default_rng(1)
    splits = [Split(random.integers(0, 256, (64, 3, 32, 32), np.uint8), np.arange(64) % 10) for _ in range(2)]
    return {CIFAR10: DataSet(CIFAR10, tmp_path, None, *splits)}


def starts(*recipes, **others):
    network = {one.name: one for one in (SMALL, CIFAR10_QUICK)}
    return [StartRun(at, one, network[one.network], CIFAR10, **others) for at, one in enumerate(recipes, 1)]


def advanced(lanes, told, most=4000):
    """Advance until they wait, or are over."""
    for _ in range(most):
        if not lanes.busy:
            return told
        lanes.advance()
    raise AssertionError("they do not come to an end")


def losses(told, run):
    parts = [event.losses for event in told if isinstance(event, Steps) and event.run == run]
    return np.concatenate(parts).tolist() if parts else []


def ended(told):
    return {event.run: event.reason for event in told if isinstance(event, RunEnded)}


def states(told):
    return [(event.run, event.state) for event in told if isinstance(event, RunState)]


@pytest.mark.parametrize("other", OTHERS, ids=["another rate", "other batches", "one that explodes"])
def test_each_run_is_what_it_is_alone(data, other):
    alone = []
    for place in (1, 2):
        told = []
        lanes = Lanes(told.append)
        lanes.start([starts(RECIPE, other)[place - 1]], data)
        advanced(lanes, told)
        alone.append((losses(told, place), ended(told)[place]))
    told = []
    lanes = Lanes(told.append)
    lanes.start(starts(RECIPE, other), data)
    advanced(lanes, told)
    assert [(losses(told, run), ended(told)[run]) for run in (1, 2)] == alone
    assert not lanes


def test_they_wait_at_the_same_step_and_at_the_one_that_was_asked_for(data):
    told = []
    lanes = Lanes(told.append)
    lanes.start(starts(RECIPE, OTHERS[0]), data, until=3)
    advanced(lanes, told)
    assert states(told) == [(1, "paused"), (2, "paused")]
    assert [len(losses(told, run)) for run in (1, 2)] == [3, 3]
    lanes.go_on(single=True)
    advanced(lanes, told)
    assert [len(losses(told, run)) for run in (1, 2)] == [4, 4]
    lanes.go_on(single=False)
    for _ in range(40):
        lanes.advance()
        if len(set(lanes.places)) > 1:
            break
    lanes.pause()
    assert lanes.busy, "one of them is behind still"
    advanced(lanes, told)
    assert len(losses(told, 1)) == len(losses(told, 2))
    lanes.look(ProbeRun(3))
    lanes.stop()
    assert ended(told) == {1: "stopped", 2: "stopped"}
    lanes.stop()
    assert len(ended(told)) == 2


def test_three_go_by_turns_and_one_that_ends_leaves_the_others(data):
    told = []
    lanes = Lanes(told.append)
    lanes.start(starts(RECIPE, OTHERS[2], OTHERS[0]), data)
    advanced(lanes, told)
    assert ended(told) == {1: "finished", 2: "diverged", 3: "finished"}


def test_a_run_that_cannot_begin_takes_the_others_with_it(data, tmp_path):
    told = []
    lanes = Lanes(told.append)
    pair = starts(RECIPE, OTHERS[0])
    lanes.start([pair[0], StartRun(2, RECIPE, SMALL, "nowhere")], data)
    assert ended(told) == {1: "stopped", 2: "failed"}
    assert not lanes
    lanes.start(pair, data)
    assert lanes


@pytest.mark.parametrize(("count", "refused"), [(2, 0), (2, 1), (3, 0), (3, 1), (3, 2)])
@pytest.mark.parametrize("wrong", [{"lr": -5.0}, {"batch_size": 0}, {"images": 0}])
def test_a_run_that_is_refused_before_its_first_step_takes_the_others_with_it(data, count, refused, wrong):
    told, recipes = [], [RECIPE] * count
    recipes[refused] = replace(RECIPE, **wrong)
    lanes = Lanes(told.append)
    lanes.start(starts(*recipes), data)
    advanced(lanes, told)
    assert ended(told) == {at + 1: "failed" if at == refused else "stopped" for at in range(count)}
    assert not lanes


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("missing", range(3))
@pytest.mark.parametrize("what", ["pictures", "file"])
def test_where_one_cannot_even_be_set_up_every_other_is_told_that_it_has_ended(data, tmp_path, count, missing, what):
    told = []
    missing = min(missing, count - 1)
    others = {"source": "elsewhere"} if what == "pictures" else {"folder": tmp_path, "name": "none", "resume": True}
    runs = starts(*[RECIPE] * count)
    runs[missing] = replace(runs[missing], **others)
    lanes = Lanes(told.append)
    lanes.start(runs, data)
    assert sorted(event.run for event in told) == [run.id for run in runs]
    assert ended(told) == {run.id: "failed" if run is runs[missing] else "stopped" for run in runs}
    assert not lanes


def test_both_are_kept_and_can_go_on(data, tmp_path):
    told = []
    lanes = Lanes(told.append)
    pair = [
        StartRun(at, one, SMALL, CIFAR10, folder=tmp_path, name=f"run {at}", trial="one")
        for at, one in enumerate((RECIPE, OTHERS[0]), 1)
    ]
    lanes.start(pair, data, until=5)
    advanced(lanes, told)
    lanes.finish()
    kept = [checkpoints.read(checkpoints.path(tmp_path, f"run {at}")) for at in (1, 2)]
    assert [(run.step, run.trial) for run in kept] == [(5, "one"), (5, "one")]


def test_each_has_its_own_threads_and_torch_gets_its_own_back(data, monkeypatch):
    before, used, forward = torch.get_num_threads(), set(), recipes.forward

    def watched(model, x, y):
        used.add((model.criterion.recipe.batch_size, torch.get_num_threads()))
        return forward(model, x, y)

    monkeypatch.setattr(recipes, "forward", watched)
    monkeypatch.setattr("cifar_gui.engine.devices.TOTAL_THREADS", 3)
    told = []
    lanes = Lanes(told.append)
    lanes.start(starts(RECIPE, OTHERS[1]), data)
    advanced(lanes, told)
    assert used == {(16, 3), (4, 2)}
    assert torch.get_num_threads() == before
