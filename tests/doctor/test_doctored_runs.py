"""The doctor on real runs: broken on purpose, and healthy ones."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from cifar_gui.doctor import CAUSES, Sibling, evidence, findings
from cifar_gui.engine import faults, kept_runs
from cifar_gui.engine.data import Split, load_samples
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM, LENET_5, SMALL, TUTORIAL
from cifar_gui.lessons.training import BATCHNORM, QUICK
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.runs import RunStarted, StartRun
from cifar_gui.recipe import ADAM, CONSTANT, L1
from cifar_gui.spec import Block, Network, layer

SHORT = replace(BATCHNORM, images=640, epochs=1, batch_size=16)
QUICK_FAULTS = ("class_removed", "softmax_at_end", "no_zero_grad", "eval_mode", "wrong_loss")
FAULTS = {fault.key: fault for fault in faults.ALL}


@pytest.fixture(scope="module")
def data():
    return load_samples()


def run(data, recipe, network=SMALL, **others):
    events = [event for event in Training(StartRun(1, recipe, network, SAMPLES, **others), data).run() if event]
    started = next(event for event in events if isinstance(event, RunStarted))
    return started, events


def causes(data, recipe, network=SMALL):
    started, events = run(data, recipe, network)
    return [found.cause for found in findings(evidence(started, network, events))]


@pytest.mark.parametrize("key", QUICK_FAULTS)
def test_a_fault_is_found(data, key):
    assert causes(data, replace(SHORT, fault=key))[0] in FAULTS[key].causes


@pytest.mark.slow
@pytest.mark.parametrize("key", [key for key in FAULTS if key not in QUICK_FAULTS])
def test_every_other_fault_is_found(data, key):
    recipe = replace(SHORT, fault=key, images=1000, batch_size=64, epochs=1 if key == "batch_of_one" else 3)
    network = CIFAR10_QUICK_BATCHNORM if key == "rate_low" else SMALL
    assert causes(data, recipe, network)[0] in FAULTS[key].causes


def test_a_healthy_run_gives_no_finding(data):
    assert causes(data, SHORT) == []


@pytest.mark.slow
@pytest.mark.parametrize("recipe", [QUICK, replace(QUICK, batch_size=4, lr=0.001), replace(QUICK, validation=0.0)])
def test_a_slow_start_gives_no_finding(data, recipe):
    assert causes(data, replace(recipe, images=640, epochs=1), LENET_5) == []


def test_a_run_that_is_read_back_gives_the_same(data, tmp_path):
    recipe = replace(SHORT, fault="relu_at_end")
    started, events = run(data, recipe, folder=tmp_path, name="a")
    (kept,) = kept_runs.kept(tmp_path)
    told = findings(evidence(started, SMALL, events))
    assert [found.cause for found in told] == ["activation_at_end"]
    assert findings(evidence(kept.started, kept.network, kept.events, diverged=kept.diverged)) == told


def test_the_doctor_is_never_told_of_the_fault(data):
    started, events = run(data, replace(SHORT, fault="relu_at_end", images=64))
    assert started.recipe.fault == "relu_at_end"
    assert evidence(started, SMALL, events).recipe.fault == ""


# --- causes that no click makes -------------------------------------------------------------------------------------


def perceptron(name, activation, *widths, within=()):
    """Linear layers with an activation behind each but the last; ``within``: a block after the first of them."""
    between = [(3072, widths[0]), *pairwise(widths)]
    hidden = [
        part
        for at, (given, made) in enumerate(between)
        for part in (layer(f"linear{at}", "Linear", given, made), layer(f"act{at}", activation))
    ]
    hidden[2:2] = within
    return Network(name, (layer("flatten", "Flatten"), *hidden, layer("last", "Linear", widths[-1], 10)))


def block(depth):
    """Linear layers and Sigmoids with a shortcut around them."""
    layers = [
        part
        for at in range(depth)
        for part in (layer(f"linear{at}", "Linear", 64, 64), layer(f"sigmoid{at}", "Sigmoid"))
    ]
    return Block("block", tuple(layers[:-1]))


ONE_MAP = Network("one map through a softmax", (
    layer("conv1", "Conv2d", 3, 8, 3, padding=1), layer("relu1", "ReLU"), layer("conv2", "Conv2d", 8, 1, 1),
    layer("softmax", "Softmax", dim=1), layer("flatten", "Flatten"), layer("linear", "Linear", 1024, 10),
))  # fmt: skip
BY_SGD = replace(QUICK, images=640, epochs=6, batch_size=32, schedule=CONSTANT)
BY_ADAM = replace(BY_SGD, optimizer=ADAM, lr=0.001, weight_decay=0.0)
WIDE = perceptron("wide", "ReLU", 256, 128)
DEEP = perceptron("deep", "Sigmoid", *(64,) * 8)
UNCLICKED = {
    "vanishing": (BY_SGD, DEEP),
    "stuck": (BY_ADAM, DEEP),
    "update_ratio": (
        replace(BY_SGD, lr=0.003, weight_decay=0.0), perceptron("around", "Sigmoid", 64, 64, within=[block(7)]),
    ),
    "no_change": (BY_ADAM, ONE_MAP),
    "dead_relu": (replace(BY_SGD, lr=0.3), WIDE),
    "exploding": (replace(BY_ADAM, lr=0.03), WIDE),
    "overfitting": (replace(BY_ADAM, images=20, epochs=40, batch_size=10), TUTORIAL),
    "still_improving": (replace(BY_ADAM, lr=0.003, warmup=700, images=1400, batch_size=16, epochs=8), TUTORIAL),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("cause", UNCLICKED)
def test_what_no_click_breaks_is_found_in_a_real_run(data, cause):
    assert cause in causes(data, *UNCLICKED[cause])[:2]


@pytest.mark.slow
@pytest.mark.parametrize(("activation", "depth"), [("ReLU", 8), ("ReLU", 10), ("Sigmoid", 2)])
def test_a_run_that_is_over_and_has_come_to_nothing_is_told(data, activation, depth):
    """The first steps of a deep network may look like that, too: nothing is said of it before the run is over."""
    network = perceptron("deep", activation, *(64,) * depth)
    started, events = run(data, replace(BY_SGD, images=640, epochs=5), network)
    told = evidence(started, network, events)
    assert [found.cause for found in findings(told)] == ["stuck"]
    assert findings(replace(told, ended="")) == ()


def twice(split, among):
    """Each picture of a split once more, under other numbers, with some of them alone."""
    rows = np.concatenate([np.arange(among), np.arange(among)])
    return Split(np.ascontiguousarray(np.asarray(split.images[:among])[rows % among]), split.labels[rows % among])


def test_pictures_that_are_in_both_sets_are_found(data):
    doubled = replace(data, train=twice(data.train, 400))
    assert causes(doubled, replace(SHORT, images=None, validation=0.2))[0] == "judged_on_training"


@pytest.mark.slow
def test_seeds_that_scatter_more_than_what_was_changed_are_told(data):
    def reached(recipe):
        started, events = run(data, replace(recipe, images=320))
        return started, events, evidence(started, SMALL, events).judged[-1]

    *_, before = reached(replace(SHORT, lr=0.0102))
    (started, events, ours), *others = [reached(replace(SHORT, lr=0.01, seed=seed)) for seed in range(3)]
    siblings = tuple(Sibling(seed, one.accuracy, one.pictures) for seed, (*_, one) in enumerate(others, 1))
    claimed = ours.accuracy - before.accuracy
    told = findings(evidence(started, SMALL, events, siblings=siblings, claimed=claimed))
    assert [found.cause for found in told] == ["seeds_disagree"]


TRIED = {
    "rate_too_high": (replace(BY_ADAM, lr=0.05), LENET_5),
    "diverged": (replace(BY_ADAM, lr=0.1), TUTORIAL),
    "rate_too_low": (replace(BY_ADAM, lr=1e-6), SMALL),
    "dead_relu": UNCLICKED["dead_relu"],
    "exploding": UNCLICKED["exploding"],
    "batch_noise": (replace(BY_SGD, lr=0.03, batch_size=1, epochs=1), TUTORIAL),
    "batch_for_norm": (replace(BY_SGD, batch_size=1, epochs=1), SMALL),
    "batch_whole": (replace(BY_ADAM, batch_size=512, images=500, epochs=4), SMALL),
    "loss_misfit": (replace(BY_ADAM, loss=L1), SMALL),
    "dropout_high": (replace(BY_ADAM, dropout=0.9), SMALL),
    "overfitting": UNCLICKED["overfitting"],
}


@pytest.mark.slow
@pytest.mark.parametrize("cause", TRIED)
def test_what_is_proposed_helps(data, cause):
    recipe, network = TRIED[cause]
    started, events = run(data, recipe, network)
    ill = evidence(started, network, events)
    change = next(found.change for found in findings(ill) if found.cause == cause)
    started, events = run(data, replace(recipe, **change), network)
    tried = evidence(started, network, events)
    assert cause not in [found.cause for found in findings(tried)]
    first, then = ill.judged[-1], tried.judged[-1]
    assert then.accuracy > first.accuracy or then.loss < first.loss


def test_every_cause_is_made_by_a_real_run():
    clicked = {cause for fault in faults.ALL for cause in fault.causes}
    assert clicked | UNCLICKED.keys() | {"judged_on_training", "seeds_disagree", "tested_again"} == set(CAUSES)
