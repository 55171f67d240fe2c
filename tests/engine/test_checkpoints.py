"""A run that was cut off goes on as if nothing had happened, and what is no run of ours is not taken up."""

import copy
import inspect
import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch
from layer_cases import small_data
from run_cases import NETWORKS, SHORT, losses, of, start, with_

from cifar_gui.engine import checkpoints, frozen, kept_runs, recipes, run_names, training
from cifar_gui.engine.batches import Order
from cifar_gui.engine.run_state import Parts
from cifar_gui.engine.sealed import CheckpointError
from cifar_gui.engine.tally import Tally
from cifar_gui.engine.trained import Trained
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import RESNET_SMALL
from cifar_gui.protocol.runs import (
    OWN_PICTURE,
    EpochEnded,
    Evaluated,
    ProbeRun,
    RateChanged,
    RunEnded,
    RunStarted,
    Snapshot,
    Steps,
)
from cifar_gui.spec import Network
from cifar_gui.worker.run_keeper import RunKeeper


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


@pytest.fixture(scope="module")
def whole(data):
    """What a run of a recipe tells that nobody cuts off."""
    return cache(lambda recipe: run_until(data, math.inf, recipe))


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
def test_a_run_goes_on_to_the_last_bit(data, whole, tmp_path, recipe, stop):
    whole = whole(recipe)
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
    assert checkpoints.read(checkpoints.path(tmp_path, "a")).step in (0, 1, 2)


@pytest.mark.parametrize("event_seconds", [0.0, math.inf])
@pytest.mark.parametrize("pieces", range(1, 4))
def test_who_ends_a_run_waits_for_its_step_and_is_told_it_and_has_its_checkpoint(
    data, tmp_path, monkeypatch, pieces, event_seconds
):
    monkeypatch.setattr(training, "LONG_SECONDS", -1.0)
    monkeypatch.setattr(training, "EVENT_SECONDS", event_seconds)
    run = Training(start(folder=tmp_path, name="a"), data)
    steps, told = run.run(), []
    while run.step < 2:
        told.append(next(steps))
    told += [next(steps) for _ in range(pieces)]
    told += [*run.complete(steps), *run.pending()]
    steps.close()
    assert run.step == len(losses(told)) == checkpoints.read(checkpoints.path(tmp_path, "a")).step
    assert run.unkept is None


@pytest.mark.parametrize(
    ("raised", "reason"), [(training.Diverged(math.nan), "diverged"), (ZeroDivisionError("no"), "failed")]
)
def test_a_step_that_ends_the_run_says_so_also_to_who_ends_it(data, monkeypatch, raised, reason):
    def backward(*_):
        raise raised

    monkeypatch.setattr(training, "LONG_SECONDS", -1.0)
    run = Training(start(), data)
    steps, told = run.run(), []
    while run.step < 2:
        told.append(next(steps))
    monkeypatch.setattr(training.recipes, "backward", backward)
    while run._whole:
        told.append(next(steps))
    told += run.complete(steps)
    steps.close()
    assert (told[-1].reason, told[-1].step, len(losses(told))) == (reason, 2, 2)


def test_a_run_that_ends_before_its_first_step_can_go_on(data, tmp_path):
    run = Training(start(folder=tmp_path, name="a"), data)
    steps = run.run()
    while not run.ready:
        next(steps)
    steps.close()
    np.testing.assert_array_equal(
        losses(run_until(data, math.inf, folder=tmp_path, name="a", resume=True)), losses(run_until(data, math.inf))
    )


def test_that_the_end_could_not_be_written_is_known(data, tmp_path):
    (tmp_path / "file").write_text("")
    run = Training(start(folder=tmp_path / "file" / "runs", name="a"), data)
    steps = run.run()
    while run.step < 2:
        next(steps)
    steps.close()
    assert "could not be written" in str(run.unkept.message)


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


@pytest.mark.parametrize("after", [0, 1, 3, 7, 13, 20])
@pytest.mark.parametrize("typed", [1e-5, 0.004, 0.02, 3.0])
@pytest.mark.parametrize(
    ("schedule", "gamma"),
    [("constant", 1.0), ("one-cycle", 1.0), ("cosine", 1.0), ("step", 0.5), ("step", 3.0), ("exponential", 0.3),
     ("exponential", 1.5)],
)  # fmt: skip
def test_a_rate_that_is_typed_is_there_at_once_and_never_exceeded(schedule, gamma, typed, after):
    recipe = with_(schedule=schedule, epochs=4, gamma=gamma)
    model = recipes.model(recipe, NETWORKS[recipe.network], 44)
    rates = []
    for step in range(24):
        if step == after:
            model.set_lr(typed)
        rates.append(model.lr)
        model.optimizer.step()
        model.schedule.step() if model.schedule is not None else None
    later = np.array(rates[after:])
    assert later[0] == typed
    assert (later <= typed * (1 + 1e-9)).all()
    assert (np.diff(later) <= typed * 1e-9).all()
    if schedule in ("one-cycle", "cosine"):
        assert later[-1] < 0.1 * typed or after == 20


def test_one_cycle_rises_in_the_share_of_steps_that_pytorch_says():
    signature = inspect.signature(torch.optim.lr_scheduler.OneCycleLR)
    assert signature.parameters["pct_start"].default == recipes.RISE


@pytest.mark.parametrize("rate", [0.0, -1.0, math.nan, math.inf])
def test_no_rate_that_leads_nowhere_is_set(data, rate):
    events = run_until(data, math.inf, rate_at=(2, rate))
    assert not of(events, RateChanged)
    assert events[-1].reason == "finished"


# --- files ----------------------------------------------------------------------------------------------------------


def test_what_a_folder_keeps_is_what_was_told(data, tmp_path):
    begun = run_until(data, 4, folder=tmp_path, name="1", rate_at=(2, 0.02))
    run_until(data, math.inf, folder=tmp_path, name="2")
    first, second = kept_runs.kept(tmp_path)
    assert (first.started.name, first.finished, second.finished) == ("1", False, True)
    assert first.started == replace(of(begun, RunStarted)[0], run=0)
    np.testing.assert_array_equal(losses(first.events), losses(begun))
    for kind in (Evaluated, RateChanged):
        assert of(first.events, kind) == [replace(event, run=0) for event in of(begun, kind)]
    assert len(of(second.events, EpochEnded)) == 2
    assert isinstance(first.network, Network)
    checkpoints.forget(tmp_path, "1")
    checkpoints.forget(tmp_path, "none")
    assert [run.started.name for run in kept_runs.kept(tmp_path)] == ["2"]


@pytest.fixture
def some_runs(data, tmp_path, monkeypatch):
    """Make runs under these names, in this order; those in capitals are finished. At most two of those are kept."""
    monkeypatch.setattr(kept_runs, "MOST_RUNS", 2)
    run_until(data, 1, folder=tmp_path, name="open")
    run_until(data, math.inf, folder=tmp_path, name="over")
    begun, finished = (checkpoints.path(tmp_path, name).read_bytes() for name in ("open", "over"))
    for name in ("open", "over"):
        checkpoints.forget(tmp_path, name)

    def make(*finished_ones):
        names = []
        for is_finished in finished_ones:
            names.append(run_names.fresh_name(tmp_path))
            checkpoints.path(tmp_path, names[-1]).write_bytes(finished if is_finished else begun)
        return names

    return make


def kept_names(found):
    return [run.started.name for run in found.runs]


def test_only_the_oldest_finished_runs_give_way(some_runs, tmp_path):
    names = some_runs(False, True, False, True, False, True, True, False)
    found = RunKeeper().find(tmp_path)
    assert found.gone == 2
    assert kept_names(found) == [name for at, name in enumerate(names) if at not in (1, 3)]
    again = RunKeeper().find(tmp_path)
    assert (kept_names(again), again.gone) == (kept_names(found), 0)


@pytest.mark.parametrize("clock", ["2000", "2099"])
def test_the_order_of_runs_is_not_that_of_the_clock(some_runs, tmp_path, monkeypatch, clock):
    """Names of older programs began with the local date; what is made after them is newer, whatever the clock says."""
    (old,) = some_runs(True)
    checkpoints.path(tmp_path, old).rename(checkpoints.path(tmp_path, f"{clock}0101-000000-000000001"))
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    names = some_runs(True, True)
    found = RunKeeper().find(tmp_path)
    assert kept_names(found) == names
    assert found.gone == 1


def test_numbers_of_runs_grow_after_the_newest_was_removed_too(some_runs, tmp_path):
    names = some_runs(*[False] * 12)
    assert sorted(names) == names
    checkpoints.forget(tmp_path, names[3])
    assert some_runs(False)[0] > max(names)


def test_a_run_that_another_window_trains_never_gives_way(some_runs, tmp_path):
    names = some_runs(True, True, True, True)
    other = RunKeeper()
    assert other.hold(tmp_path, names[0]) is None
    try:
        found = RunKeeper().find(tmp_path)
        assert kept_names(found) == [names[0], *names[2:]]
        assert found.gone == 1
    finally:
        other.release()


@pytest.mark.parametrize("left", ["", "12345\ncifar-gui\nmachine\n"], ids=["empty", "of an earlier version"])
def test_a_lock_that_a_killed_program_left_holds_nobody_up(some_runs, tmp_path, left):
    (name,) = some_runs(False)
    lock = tmp_path / f"{name}.lock"
    lock.write_text(left)
    keeper, other = RunKeeper(), RunKeeper()
    assert keeper.hold(tmp_path, name) is None
    assert "another window" in str(other.hold(tmp_path, name))
    assert not other.forget(tmp_path, name)
    keeper.release()
    assert other.hold(tmp_path, name) is None
    other.release()
    assert keeper.forget(tmp_path, name)
    assert not lock.exists()


def test_where_no_lock_can_be_made_a_run_is_held_and_never_removed(tmp_path):
    (tmp_path / "file").touch()
    keeper = RunKeeper()
    assert keeper.hold(tmp_path / "file" / "runs", "a") is None
    keeper.release()
    assert not keeper.forget(tmp_path / "file" / "runs", "a")


def test_files_that_cannot_be_read_are_named_and_stay(some_runs, tmp_path):
    names = some_runs(True, True, True, True)
    broken = checkpoints.path(tmp_path, names[0])
    broken.write_bytes(b"nothing")
    found = RunKeeper().find(tmp_path)
    assert found.unreadable == (broken.name,)
    assert kept_names(found) == names[2:]
    assert broken.read_bytes() == b"nothing"


# --- explosions -----------------------------------------------------------------------------------------------------

EXPLODING = with_(lr=0.3, momentum=0.99, schedule="constant", epochs=400)


@pytest.mark.parametrize("loss", ["CrossEntropyLoss", "MSELoss"])
def test_after_an_explosion_the_last_good_state_is_kept_and_goes_on(data, tmp_path, monkeypatch, loss):
    monkeypatch.setattr(training, "EVENT_SECONDS", 0.0)
    monkeypatch.setattr(training, "KEEP_SECONDS", 0.0)
    monkeypatch.setattr(training, "KEEP_SHARE", 1.0)
    recipe = replace(EXPLODING, loss=loss)
    events = run_until(data, math.inf, recipe, folder=tmp_path, name="a")
    ended = events[-1]
    assert ended.reason == "diverged"
    (kept,) = RunKeeper().find(tmp_path).runs
    assert (kept.finished, kept.diverged) == (False, ended.step)
    good = len(losses(kept.events))
    assert 0 < good < ended.step  # the state after the last step is what the loss exploded with
    calm = run_until(data, good + 20, recipe, rate_at=(good, 1e-9), folder=tmp_path, name="a", resume=True)
    assert losses(calm)[good:].max() < 1000 * math.log(10)
    (kept,) = RunKeeper().find(tmp_path).runs
    assert kept.diverged == 0


def test_an_explosion_at_once_leaves_the_first_weights(data, tmp_path):
    ended = run_until(data, math.inf, with_(lr=1e30, schedule="constant"), folder=tmp_path, name="a")[-1]
    (kept,) = RunKeeper().find(tmp_path).runs
    assert (ended.reason, kept.diverged, losses(kept.events).size) == ("diverged", ended.step, 0)


# --- what a file holds ----------------------------------------------------------------------------------------------


def damaged_states():
    """Ways in which a state is not that of its run: a name, and what is done to it."""

    def tensors(state):
        return [(memory, name) for memory in state["optimizer"]["state"].values() for name in memory]

    def every(change):
        def apply(state):
            for memory, name in tensors(state):
                memory[name] = change(memory[name])

        return apply

    def weights(change):
        def apply(state):
            state["network"]["linear1.weight"] = change(state["network"]["linear1.weight"])

        return apply

    def group(**changes):
        return lambda state: state["optimizer"]["param_groups"][0].update(changes)

    yield "a momentum of three numbers", every(lambda _: torch.zeros(3))
    yield "a momentum of none", every(lambda _: torch.zeros(0))
    yield "of one number", every(lambda _: torch.zeros(()))
    yield "of another dtype", every(lambda old: old.double())
    yield "of whole numbers", every(lambda old: old.long())
    yield "turned", every(lambda old: old.reshape(-1))
    yield "all numbers in one place", every(lambda old: torch.zeros(1).expand(old.shape) if old.numel() > 1 else None)
    yield "sparse", every(lambda old: old.to_sparse())
    yield "no tensor", every(lambda _: 0.5)
    yield "nothing", every(lambda _: None)
    yield "a learning rate that no float holds", group(lr=10**400)
    yield "on no device", every(lambda old: torch.empty_like(old, device="meta"))
    yield "weights of another shape", weights(lambda old: old[:3])
    yield "weights of another dtype", weights(lambda old: old.half())
    yield "weights that are turned", weights(lambda old: old.t())
    yield "a weight more", lambda state: state["network"].update(more=torch.zeros(1))
    yield "a weight less", lambda state: state["network"].pop("conv1.bias")
    yield "a memory for a parameter that is not there", lambda state: state["optimizer"]["state"].update({99: {}})
    yield (
        "memories under other names",
        lambda state: state["optimizer"]["state"][0].update(more=torch.zeros(4, 3, 5, 5)),
    )
    yield (
        "memories exchanged",
        lambda state: state["optimizer"]["state"].update(
            {0: state["optimizer"]["state"][1], 1: state["optimizer"]["state"][0]}
        ),
    )
    yield "parameters exchanged", group(params=[1, 0, 2, 3, 4, 5])
    yield "parameters left out", group(params=[0])
    yield (
        "two groups",
        lambda state: state["optimizer"]["param_groups"].append(dict(state["optimizer"]["param_groups"][0])),
    )
    yield "a rate that is no number", group(lr=math.nan)
    yield "a rate that is a tensor", group(lr=torch.zeros(3))
    yield "another momentum as text", group(momentum="0.9")
    yield "no groups", lambda state: state["optimizer"].pop("param_groups")
    yield "a schedule of nothing", lambda state: state.update(schedule={})
    yield "a schedule at no step", lambda state: state["schedule"].update(last_epoch=-5)
    yield "a schedule of other rates", lambda state: state["schedule"].update(base_lrs=[0.1, 0.2])
    yield "an order of three numbers", lambda state: state.update(order=torch.zeros(3, dtype=torch.uint8))
    yield "an order of floats", lambda state: state.update(order=state["order"].float())
    yield "a list", lambda state: state.update(optimizer=[1])


@pytest.mark.parametrize("optimizer", ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad"])
def test_what_does_not_fit_the_network_is_a_sentence_before_anything_is_loaded(data, tmp_path, optimizer):
    recipe = with_(optimizer=optimizer)
    run_until(data, 2, recipe, folder=tmp_path, name="a")
    found = checkpoints.read(checkpoints.path(tmp_path, "a"))
    sound = found.state
    run = Training(start(recipe), data)
    model = recipes.model(recipe, NETWORKS[recipe.network], len(data.train))
    first = copy.deepcopy(model.network.state_dict())
    memories = copy.deepcopy(model.optimizer.state_dict()["state"])
    for name, damage in damaged_states():
        state = frozen.thaw(sound, "cpu")
        damage(state)
        found.state = frozen.freeze(state)
        parts = Parts(model, Order(len(data.train), True, 0), None)
        with pytest.raises(CheckpointError) as told:
            run._take_up(found, parts, Tally(1, len(data.train), 8, 2))
        assert "can only be removed" in str(told.value), name
    torch.testing.assert_close(model.optimizer.state_dict()["state"], memories, rtol=0, atol=0)
    torch.testing.assert_close(model.network.state_dict(), first, rtol=0, atol=0)


def test_a_sentence_says_what_does_not_fit(data, tmp_path):
    run_until(data, 2, folder=tmp_path, name="a")
    found = checkpoints.read(checkpoints.path(tmp_path, "a"))
    state = frozen.thaw(found.state, "cpu")
    state["optimizer"]["state"][0]["momentum_buffer"] = torch.zeros(3)
    found.state = frozen.freeze(state)
    checkpoints.write(tmp_path, "a", found)
    (ended,) = [event for event in Training(start(folder=tmp_path, name="a", resume=True), data).run() if event]
    assert "“state.optimizer.state.0.momentum_buffer” is float32 (3,), and float32 (4, 3, 5, 5) is needed" in str(
        ended.failure.sentence
    )


# --- looking inside -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stop", [1, 2, math.inf])
def test_a_run_that_is_over_is_looked_into_as_it_was_left(data, tmp_path, stop):
    events = run_until(data, stop, with_(validation=0.0), folder=tmp_path, name="a", probe=7)
    trained = Trained(checkpoints.path(tmp_path, "a"), data)
    last = of(events, Snapshot)[-1]
    found = trained.look(ProbeRun(7))
    assert (found.step, found.probe) == (last.step, last.probe)
    for part in ("kernels", "maps", "probabilities", "probe_probabilities", "indices"):
        np.testing.assert_allclose(getattr(found, part), getattr(last, part), rtol=1e-5, atol=1e-6)
    own = trained.look(ProbeRun(OWN_PICTURE, data.test.images[7]))
    assert own.probe == OWN_PICTURE
    np.testing.assert_allclose(own.probe_probabilities, found.probe_probabilities, rtol=1e-5)


def test_weights_that_were_not_kept_or_do_not_fit_are_a_sentence(data, tmp_path):
    run_until(data, math.inf, folder=tmp_path, name="a")
    found = checkpoints.read(checkpoints.path(tmp_path, "a"))
    found.state = frozen.freeze({"network": {"conv1.weight": torch.zeros(3)}})
    checkpoints.write(tmp_path, "a", found)
    with pytest.raises(CheckpointError, match="does not fit"):
        Trained(checkpoints.path(tmp_path, "a"), data)
    found.state = b""  # as earlier versions left it where the weights were too many
    checkpoints.write(tmp_path, "b", found)
    with pytest.raises(CheckpointError, match="nothing to look inside"):
        Trained(checkpoints.path(tmp_path, "b"), data)
    with pytest.raises(CheckpointError, match="no longer there"):
        Trained(checkpoints.path(tmp_path, "c"), data)


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
        assert list(kept_runs.kept(tmp_path)) == ["a.run"]


class Evil:
    def __reduce__(self):
        return (os.mkdir, ("hacked",))


def test_no_code_runs_from_a_checkpoint(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run_until(data, 1, folder=tmp_path, name="a")
    found = checkpoints.read(checkpoints.path(tmp_path, "a"))
    for state in ({"network": Evil()}, {"network": {}, "optimizer": {}}, {"order": torch.zeros(3)}, [1]):
        found.state = frozen.freeze(state)
        checkpoints.write(tmp_path, "a", found)
        (ended,) = [event for event in Training(start(folder=tmp_path, name="a", resume=True), data).run() if event]
        assert ended.reason == "failed"
        assert "can only be removed" in str(ended.failure.sentence).lower()
    assert not (tmp_path / "hacked").exists()


def test_other_pictures_are_refused(data, tmp_path):
    run_until(data, 1, folder=tmp_path, name="a")
    data.train.images[0, 0, 0, 0] ^= 1
    try:
        with pytest.raises(CheckpointError, match="different pictures"):
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
from cifar_gui.protocol.runs import StartRun
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


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"mine", "mine"), ("第一次 ×2".encode(), "第一次 ×2"), (b"\xff\xfe", ""), (b"a\x00b\nc\x1b[31m", "abc[31m"),
        (b"", ""), (b"x" * 10_000, "x" * 60), ("第".encode() * 80, "第" * 60), (b"  ", ""),
    ],
)  # fmt: skip
def test_the_name_that_a_user_gave_a_run_is_read_and_no_more(tmp_path, data, title):
    checkpoints.title_path(tmp_path, "a").write_bytes(data)
    assert checkpoints.title(tmp_path, "a") == title


def test_the_name_of_a_run_goes_with_it(tmp_path):
    checkpoints.entitle(tmp_path, "a", "mine")
    checkpoints.path(tmp_path, "a").write_bytes(b"")
    checkpoints.forget(tmp_path, "a")
    checkpoints.put_back(tmp_path, "a")
    assert checkpoints.title(tmp_path, "a") == "mine"
    checkpoints.forget(tmp_path, "a")
    checkpoints.clear_removed(tmp_path)
    assert not list(tmp_path.iterdir())
    checkpoints.entitle(tmp_path, "b", "")
    assert checkpoints.title(tmp_path, "b") == ""
