"""The doctor on real runs: broken on purpose, and healthy ones."""

from dataclasses import replace

import pytest

from cifar_gui.doctor import evidence, findings
from cifar_gui.engine import checkpoints, faults
from cifar_gui.engine.data import load_samples
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM, LENET_5, SMALL
from cifar_gui.lessons.training import BATCHNORM, QUICK
from cifar_gui.protocol import SAMPLES, RunStarted, StartRun

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
    (kept,) = checkpoints.kept(tmp_path)
    told = findings(evidence(started, SMALL, events))
    assert [found.cause for found in told] == ["activation_at_end"]
    assert findings(evidence(kept.started, kept.network, kept.events, diverged=kept.diverged)) == told


def test_the_doctor_is_never_told_of_the_fault(data):
    started, events = run(data, replace(SHORT, fault="relu_at_end", images=64))
    assert started.recipe.fault == "relu_at_end"
    assert evidence(started, SMALL, events).recipe.fault == ""
