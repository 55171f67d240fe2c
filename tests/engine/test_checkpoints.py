"""A run that was cut off goes on as if nothing had happened, and what is no run of ours is not taken up."""

import math
import os
import signal
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from layer_cases import small_data
from run_cases import SHORT, losses, of, start, with_

from cifar_gui.engine import checkpoints, training
from cifar_gui.engine.checkpoints import CheckpointError
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import RESNET_SMALL
from cifar_gui.protocol import EpochEnded, Evaluated, RateChanged, RunEnded, RunStarted, Steps
from cifar_gui.spec import Network


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 20)


def run_until(data, stop, recipe=SHORT, rate_at=None, **others):
    """The events of a run that is closed after ``stop`` steps; a learning rate is set after step ``rate_at[0]``."""
    run = Training(start(recipe, **others), data)
    events = []
    steps = run.run()
    for event in steps:
        if event is not None:
            events.append(event)
        if rate_at is not None and run.step == rate_at[0]:
            run.set_rate(rate_at[1])
            rate_at = None
        if run.step >= stop:
            events += run.pending()
            break
    steps.close()
    return events


CASES = {
    "SGD": SHORT,
    "Adam": with_(optimizer="Adam", lr=0.01, schedule="cosine"),
    "AdamW": with_(optimizer="AdamW", lr=0.01, schedule="step", gamma=0.3),
    "RMSprop": with_(optimizer="RMSprop", lr=0.001, schedule="exponential"),
    "Adagrad": with_(optimizer="Adagrad", schedule="constant"),
    "in order": with_(shuffle=False, loss="MSELoss"),
}


@pytest.mark.parametrize("stop", [1, 3, 4, 5])  # in an epoch of three steps, at its end, and in the next one
@pytest.mark.parametrize("recipe", CASES.values(), ids=CASES)
def test_a_run_goes_on_to_the_last_bit(data, tmp_path, recipe, stop):
    whole = run_until(data, math.inf, recipe)
    before = run_until(data, stop, recipe, folder=tmp_path, name="a")
    after = run_until(data, math.inf, recipe, folder=tmp_path, name="a", resume=True)
    np.testing.assert_array_equal(losses(after), losses(whole))
    assert of(after, Steps)[0].first == 1
    np.testing.assert_array_equal(of(after, Steps)[0].losses, losses(before))
    ended = [(event.epoch, event.loss_sum, event.loss_mean) for event in of(after, EpochEnded)]
    assert ended == [(event.epoch, event.loss_sum, event.loss_mean) for event in of(whole, EpochEnded)]
    assert of(after, Evaluated)[-1] == of(whole, Evaluated)[-1]
    assert after[-1] == RunEnded(1, "finished", 6)


def test_a_run_can_be_cut_off_again_and_again(data, tmp_path):
    recipe = with_(epochs=4)
    for stop in (2, 3, 7, 11):
        run_until(data, stop, recipe, folder=tmp_path, name="a", resume=stop > 2)
    after = run_until(data, math.inf, recipe, folder=tmp_path, name="a", resume=True)
    np.testing.assert_array_equal(losses(after), losses(run_until(data, math.inf, recipe)))


def test_a_residual_network_goes_on_too(data, tmp_path):
    others = {"network": replace(RESNET_SMALL, name="tiny"), "folder": tmp_path, "name": "a"}
    whole = run_until(data, math.inf, network=others["network"])
    run_until(data, 4, **others)
    np.testing.assert_array_equal(losses(run_until(data, math.inf, **others, resume=True)), losses(whole))


def test_in_the_middle_of_a_step_the_last_whole_one_counts(data, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "LONG_SECONDS", -1.0)  # each step in three pieces
    run = Training(start(folder=tmp_path, name="a"), data)
    steps = run.run()
    while run.step < 2:
        next(steps)
    while run._whole:
        next(steps)
    steps.close()
    assert not checkpoints.path(tmp_path, "a").exists()


@pytest.mark.parametrize("schedule", ["constant", "one-cycle", "cosine", "step", "exponential"])
def test_a_rate_that_was_set_by_hand_scales_what_is_left_and_is_kept(data, tmp_path, monkeypatch, schedule):
    recipe = with_(schedule=schedule, epochs=3, gamma=0.5)

    def told(rate_at=None, stop=math.inf, **others):
        events = run_until(data, stop, recipe, rate_at=rate_at, **others)
        return events, [event.lr for event in of(events, Steps)]

    monkeypatch.setattr(training, "EVENT_SECONDS", 0.0)
    _, plain = told()
    events, changed = told((4, 0.5 * plain[4]))
    cut, _ = told((4, 0.5 * plain[4]), stop=7, folder=tmp_path, name="a")
    after, _ = told(folder=tmp_path, name="a", resume=True)
    assert len(plain) == len(changed) == 9
    np.testing.assert_allclose(changed[:4], plain[:4])
    np.testing.assert_allclose(changed[4:], np.array(plain[4:]) / 2, rtol=1e-6, atol=1e-12)
    assert of(events, RateChanged) == of(cut, RateChanged) == of(after, RateChanged)
    assert of(events, RateChanged) == [RateChanged(1, 4, 0.5 * plain[4])]
    np.testing.assert_array_equal(losses(after), losses(events))


@pytest.mark.parametrize("rate", [0.0, -1.0, math.nan, math.inf])
def test_no_rate_that_leads_nowhere_is_set(data, rate):
    events = run_until(data, math.inf, rate_at=(2, rate))
    assert not of(events, RateChanged)
    assert events[-1].reason == "finished"


# --- files ----------------------------------------------------------------------------------------------------------


def test_what_a_folder_keeps_is_what_was_told(data, tmp_path):
    begun = run_until(data, 4, folder=tmp_path, name="1", rate_at=(2, 0.02))
    run_until(data, math.inf, folder=tmp_path, name="2")
    first, second = checkpoints.kept(tmp_path)
    assert (first.started.name, first.finished, second.finished) == ("1", False, True)
    assert first.started == replace(of(begun, RunStarted)[0], run=0)
    np.testing.assert_array_equal(losses(first.events), losses(begun))
    for kind in (Evaluated, RateChanged):
        assert of(first.events, kind) == [replace(event, run=0) for event in of(begun, kind)]
    assert len(of(second.events, EpochEnded)) == 2
    assert isinstance(first.network, Network)
    checkpoints.forget(tmp_path, "1")
    checkpoints.forget(tmp_path, "none")
    assert [run.started.name for run in checkpoints.kept(tmp_path)] == ["2"]


def test_old_runs_are_forgotten(data, tmp_path, monkeypatch):
    monkeypatch.setattr(checkpoints, "MOST_RUNS", 2)
    for name in "abc":
        run_until(data, 1, folder=tmp_path, name=name)
    assert [run.started.name for run in checkpoints.kept(tmp_path)] == ["b", "c"]
    assert not checkpoints.path(tmp_path, "a").exists()


def test_every_flipped_byte_is_noticed(data, tmp_path):
    run_until(data, 1, folder=tmp_path, name="a")
    file = checkpoints.path(tmp_path, "a")
    whole = file.read_bytes()
    for at in np.random.default_rng(0).integers(0, len(whole), 40):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(CheckpointError):
            checkpoints.read(file)
    for cut in (0, 10, 32, 33, len(whole) - 1):
        file.write_bytes(whole[:cut])
        with pytest.raises(CheckpointError):
            checkpoints.read(file)
        assert list(checkpoints.kept(tmp_path)) == []


class Evil:
    def __reduce__(self):
        return (os.mkdir, ("hacked",))


def test_no_code_runs_from_a_checkpoint(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run_until(data, 1, folder=tmp_path, name="a")
    found = checkpoints.read(checkpoints.path(tmp_path, "a"))
    for state in ({"network": Evil()}, {"network": {}, "optimizer": {}}, {"order": torch.zeros(3)}, [1]):
        found.state = checkpoints.freeze(state)
        checkpoints.write(tmp_path, "a", found)
        (ended,) = [event for event in Training(start(folder=tmp_path, name="a", resume=True), data).run() if event]
        assert (ended.reason, str(ended.failure.sentence)) == (
            "failed", "The file of this run is damaged. It can only be removed.",
        )  # fmt: skip
    assert not (tmp_path / "hacked").exists()


def test_other_pictures_are_refused(data, tmp_path):
    run_until(data, 1, folder=tmp_path, name="a")
    data.train.images[0, 0, 0, 0] ^= 1
    try:
        with pytest.raises(CheckpointError, match="other pictures"):
            Training(start(folder=tmp_path, name="a", resume=True), data)
    finally:
        data.train.images[0, 0, 0, 0] ^= 1


def test_a_full_disk_does_not_end_a_run(data, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    events = run_until(data, math.inf, folder=blocked / "runs", name="a")
    assert events[-1].reason == "finished"
    assert any("could not be written" in str(getattr(event, "message", "")) for event in events)


# --- kill -9 --------------------------------------------------------------------------------------------------------

SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
from cifar_gui.engine import data, training
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.training import QUICK
from cifar_gui.protocol import StartRun
training.KEEP_SECONDS, training.KEEP_SHARE = 0.05, 0.5
folder, how, steps = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
recipe = replace(QUICK, epochs=1_000, batch_size=64)
run = training.Training(
    StartRun(1, recipe, CIFAR10_QUICK, "samples", folder=folder, name="a", resume=how == "resume"),
    data.load(data.SAMPLES),
)
run._keeping.__init__(0.5, seconds=0.05)
for event in run.run():
    if event is not None:
        print(run.step, flush=True)
    if run.step == steps:
        break
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_run_that_is_killed_twenty_times_has_the_curve_of_one_that_was_not(tmp_path):
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    random, before = np.random.default_rng(0), np.empty(0, np.float32)
    for turn in range(20):
        command = [sys.executable, "-c", SCRIPT, str(tmp_path), "resume" if turn else "begin", "-1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
            wanted = len(before) + int(random.integers(2, 12))
            for line in process.stdout:
                if int(line) >= wanted and checkpoints.path(tmp_path, "a").exists():
                    break
            process.send_signal(signal.SIGKILL)
        found = checkpoints.read(checkpoints.path(tmp_path, "a"))
        curve = np.frombuffer(found.losses, np.float32)
        assert len(curve) >= len(before)
        np.testing.assert_array_equal(curve[: len(before)], before)
        before = curve
    whole = tmp_path / "whole"
    command = [sys.executable, "-c", SCRIPT, str(whole), "begin", str(len(before))]
    subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True)
    losses = np.frombuffer(checkpoints.read(checkpoints.path(whole, "a")).losses, np.float32)
    np.testing.assert_array_equal(losses, before)
