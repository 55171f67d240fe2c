import math
import time
from dataclasses import replace

import numpy as np
import pytest
import torch
from layer_cases import ask, small_data
from run_cases import (
    EXAMPLES,
    NETWORKS,
    SHORT,
    TINY,
    as_a_learner_writes_it,
    failure,
    losses,
    of,
    start,
    whole,
    with_,
)
from torch.utils.flop_counter import FlopCounterMode

from cifar_gui.engine import cost, devices, estimate, evaluation, pace, recipes, run_cost, training
from cifar_gui.engine.criteria import Criterion
from cifar_gui.engine.data import load
from cifar_gui.engine.recipe_errors import Attempt
from cifar_gui.engine.training import Training
from cifar_gui.guides.training import GUIDE
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.networks import RESNET_SMALL
from cifar_gui.lessons.training import TRAINING
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.runs import (
    EpochEnded,
    Estimated,
    EstimateRun,
    Evaluated,
    ProbeRun,
    RunEnded,
    RunStarted,
    Snapshot,
    StartRun,
    Steps,
)
from cifar_gui.protocol.watching import Measured
from cifar_gui.recipe import Recipe
from cifar_gui.spec import UNSCALED, Network, layer

PICTURES = 20
KEPT = 2
"""For validation."""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), PICTURES)


@pytest.fixture
def eager(monkeypatch):
    """Look at the network after every step, and yield between the parts of a step."""
    for name, value in (("SNAPSHOT_SECONDS", 0.0), ("SNAPSHOT_SHARE", 1.0), ("EVALUATION_SHARE", 1.0),
                        ("EVALUATION_STEPS", 1), ("EVENT_SECONDS", 0.0), ("LONG_SECONDS", -1.0)):  # fmt: skip
        monkeypatch.setattr(training, name, value)


# --- what a run does ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "recipe",
    [SHORT, with_(shuffle=False), with_(optimizer="Adam", lr=0.01), with_(split="test", seed=3),
     with_(schedule="constant", momentum=0.0, nesterov=False), with_(batch_size=10**6),
     with_(network="CIFAR10-quick", batch_size=7, epochs=1),
     *(with_(optimizer=name, lr=0.003) for name in ("AdamW", "RMSprop", "Adagrad")),
     with_(optimizer="RMSprop", lr=0.001, alpha=0.7, eps=1e-3, momentum=0.5),
     with_(optimizer="Adam", lr=0.01, beta1=0.5, beta2=0.8, eps=0.01),
     with_(optimizer="AdamW", lr=0.01, beta1=0.2, beta2=0.99, eps=0.1, weight_decay=0.1),
     with_(label_smoothing=0.3), with_(loss="SmoothL1Loss", beta=0.2), with_(loss="HuberLoss", delta=0.3, lr=0.1),
     *(with_(loss=name) for name in ("NLLLoss", "BCEWithLogitsLoss", "MSELoss", "L1Loss")),
     *(with_(schedule=name) for name in ("cosine", "step", "exponential")),
     with_(schedule="step", step_epochs=2, gamma=0.1, epochs=4), with_(schedule="exponential", gamma=0.2)],
)  # fmt: skip
def test_the_losses_are_those_of_a_loop_in_plain_pytorch(data, recipe):
    np.testing.assert_allclose(losses(whole(data, recipe)), as_a_learner_writes_it(data, recipe), rtol=2e-3)


def told(events) -> list:
    """What a page shows of these events: without what the run has measured."""
    return [event for event in events if event is not None and not isinstance(event, Measured)]


def test_the_events_of_a_run(data):
    events = told(whole(data))
    began = RunStarted(1, SHORT, "cifar10", "cpu", devices.threads(8), PICTURES - KEPT, KEPT, 3, 6, 2282, network=TINY)
    assert events[0] == began
    assert events[-1] == RunEnded(1, "finished", 6)
    assert [type(event) for event in events[1:3]] == [Snapshot, Evaluated]
    assert isinstance(events[-2], Evaluated | Snapshot)
    assert [event.step for event in of(events, Evaluated)] == [0, 3, 6]
    for score in of(events, Evaluated):
        assert (score.pictures, score.accuracy * KEPT) == (KEPT, pytest.approx(round(score.accuracy * KEPT)))
    assert of(events, Snapshot)[-1].step == 6


def test_every_step_is_told_once_and_in_its_epoch(data):
    events = whole(data)
    told = [event.first + at for event in of(events, Steps) for at in range(len(event.losses))]
    assert told == [1, 2, 3, 4, 5, 6]
    sums = [losses(events)[:3].sum(), losses(events)[3:].sum()]
    for epoch, ended in enumerate(of(events, EpochEnded)):
        last = [event for event in of(events, Steps) if event.epoch == epoch + 1][-1]
        assert (ended.epoch, last.epoch_steps) == (epoch + 1, 3)
        assert ended.loss_sum == last.running_sum == pytest.approx(sums[epoch], rel=1e-5)
        assert ended.loss_mean == ended.loss_sum / 3
        assert ended.seconds > 0
    assert of(events, Steps)[-1].images_per_second > 0


def test_the_rate_of_one_cycle_is_told_as_it_was_used(data, eager):
    rates = [event.lr for event in of(whole(data, with_(epochs=10)), Steps)]
    assert len(rates) == 30
    assert rates[0] == pytest.approx(SHORT.lr / 25)
    assert max(rates) == pytest.approx(SHORT.lr, rel=0.01)
    assert rates[-1] < 1e-4 * SHORT.lr


def test_a_network_learns_pictures_by_heart(data):
    recipe = Recipe(network="CIFAR10-quick + BatchNorm", batch_size=5, epochs=12, lr=0.02)
    sums = [event.loss_sum for event in of(whole(data, recipe), EpochEnded)]
    assert sums[-1] < 0.3 * sums[0]


# --- nothing disturbs a run, and a run disturbs nothing ---------------------------------------------------------------


def test_500_forward_requests_change_no_bit(data):
    quiet = losses(whole(data, with_(epochs=20)))
    told, params = [], [Conv2dParams(), Conv2dParams(stride=(0, 0)), Conv2dParams(out_channels=2, kernel_size=(1, 1))]
    asked = 0
    for event in Training(start(with_(epochs=20)), data).run():
        told.append(event)
        for _ in range(6):
            ask(data, params[asked % 3 if asked % 50 == 0 else 2], batch_size=1)
            asked += 1
    assert asked >= 500
    np.testing.assert_array_equal(losses(told), quiet)


def test_looking_at_the_network_changes_no_bit(data, request):
    quiet = losses(whole(data))
    request.getfixturevalue("eager")
    run = Training(start(probe=3), data)
    events = []
    for event in run.run():
        events += [event, *run.pending()]
        run.probe = ProbeRun((run.probe.index + 1) % KEPT)
    assert len(of(events, Snapshot)) > len(quiet)
    assert len(of(events, Evaluated)) > len(quiet)
    np.testing.assert_array_equal(losses(events), quiet)


def test_an_estimate_in_between_changes_no_bit(data, monkeypatch):
    monkeypatch.setattr(estimate, "SECONDS", 0.02)
    quiet = losses(whole(data))
    events = []
    for event in Training(start(), data).run():
        events.append(event)
        for _ in estimate.estimate(EstimateRun(9, SHORT, TINY, "cifar10"), data) if isinstance(event, Steps) else ():
            pass
    np.testing.assert_array_equal(losses(events), quiet)


def test_torch_is_left_as_it_was_at_every_yield(data, eager):
    torch.manual_seed(5)
    state, threads = torch.get_rng_state(), torch.get_num_threads()
    torch.set_num_threads(threads + 1)
    try:
        for _ in Training(start(), data).run():
            assert torch.is_grad_enabled()
            assert torch.equal(torch.get_rng_state(), state)
        assert torch.get_num_threads() == threads + 1
    finally:
        torch.set_num_threads(threads)


def test_a_run_uses_its_number_of_threads_and_gives_them_back_when_it_is_closed(data, monkeypatch):
    monkeypatch.setattr(devices, "TOTAL_THREADS", 3)
    before = torch.get_num_threads()
    events = Training(start(with_(batch_size=1)), data).run()
    started = next(event for event in events if event is not None)
    assert started.threads == torch.get_num_threads() == 2
    events.close()
    assert torch.get_num_threads() == before


def test_two_threads_train_the_same_every_time(data, monkeypatch):
    monkeypatch.setattr(devices, "TOTAL_THREADS", 2)
    recipe = with_(network="CIFAR10-quick", batch_size=20)
    once, again = whole(data, recipe), whole(data, recipe)
    assert once[0].threads == 2
    np.testing.assert_array_equal(losses(once), losses(again))
    np.testing.assert_allclose(losses(once), as_a_learner_writes_it(data, recipe), rtol=2e-3)


def test_the_pictures_are_not_copied(data):
    for recipe in (with_(validation=0.0), with_(validation=0.5, images=4)):
        steps = (run := Training(start(recipe), data)).run()
        next(event for event in steps if event is not None)
        images = run._bench.train.images
        whole_split = images.numpy() if isinstance(images, torch.Tensor) else images.images
        assert np.shares_memory(whole_split, data.train.images)


# --- pause, step, stop, look ------------------------------------------------------------------------------------------


def test_ready_means_that_only_steps_follow(data):
    run = Training(start(), data)
    events = []
    steps = run.run()
    assert run.pending() == []
    while not run.ready:
        events.append(next(steps))
    assert run.step == 0
    assert [type(event) for event in told(events)] == [RunStarted, Snapshot, Evaluated]
    while run.step == 0:
        assert next(steps) is None or run.step == 1


def test_a_step_ends_at_the_next_yield(data, eager):
    run, seen = Training(start(), data), []
    for event in run.run():
        if isinstance(event, Measured):
            continue
        if not seen or seen[-1] != run.step:
            assert run.step in (0, (seen or [0])[-1] + 1)
            assert run.step == 0 or isinstance(event, Steps)
            seen.append(run.step)
    assert seen == list(range(7))


def test_what_is_pending_is_told_on_a_pause_and_after_the_end(data):
    run = Training(start(), data)
    steps = run.run()
    while run.step < 2:
        next(steps)
    told, looked = run.pending()
    assert (told.first, len(told.losses), told.epoch_steps) == (1, 2, 2) or told.first == 2
    assert (looked.step, looked.probe) == (2, 0)
    assert run.pending() == []
    run.probe = ProbeRun(1)
    (looked,) = run.pending()
    assert looked.probe == 1
    while run.step < 3:
        next(steps)
    steps.close()
    assert [event.first for event in run.pending()] in ([3], [])


def test_a_probe_outside_the_split_is_the_nearest_inside(data):
    assert of(whole(data, probe=10**9), Snapshot)[0].probe == KEPT - 1
    assert of(whole(data, probe=-1), Snapshot)[0].probe == 0


def test_a_pause_is_no_part_of_the_pace(data, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    run, told = Training(start(with_(epochs=100)), data), []
    for event in run.run():
        now[0] += 0.4 if run.step % 7 else 1000.0
        told.append(event)
        if run.step == 40:
            break
    last = of(told, Steps)[-1]
    assert 1 < last.images_per_second < 60
    assert last.seconds_left < 4000


# --- snapshots --------------------------------------------------------------------------------------------------------


def test_a_snapshot_shows_the_first_convolution_and_its_maps(data):
    run = Training(start(with_(validation=0.0), probe=5), data)
    look = next(event for event in run.run() if isinstance(event, Snapshot))
    torch.manual_seed(SHORT.seed)
    conv = torch.nn.Conv2d(3, 4, 5, stride=4)
    np.testing.assert_array_equal(look.kernels, conv.weight.detach())
    x = torch.from_numpy(data.test.images[5]).float() / 255
    np.testing.assert_allclose(look.maps, conv(x).detach(), atol=1e-5)
    assert look.kernels.flags.c_contiguous
    assert look.maps.flags.c_contiguous
    np.testing.assert_allclose(look.probe_probabilities.sum(), 1, rtol=1e-5)
    np.testing.assert_array_equal(look.labels, data.test.labels[look.indices])
    assert look.probabilities.shape == (len(look.indices), 10)
    assert set(look.labels) == set(data.test.labels)
    assert max(np.bincount(look.labels)) <= 2


def test_a_snapshot_stays_as_it_is_while_the_network_changes(data, eager):
    kept = []
    for event in Training(start(), data).run():
        if isinstance(event, Snapshot):
            kept.append((event, event.kernels.copy(), event.maps.copy()))
    for event, kernels, maps in kept:
        np.testing.assert_array_equal(event.kernels, kernels)
        np.testing.assert_array_equal(event.maps, maps)
    assert not np.array_equal(kept[0][1], kept[-1][1])


def test_a_network_without_a_convolution_has_no_snapshots(data):
    linear = Network("linear", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 10)))
    events = whole(data, network=linear)
    assert events[-1].reason == "finished"
    assert not of(events, Snapshot)


# --- evaluation -------------------------------------------------------------------------------------------------------


def test_an_evaluation_in_pieces_is_that_of_the_whole(tmp_path):
    data = small_data(tmp_path, 130)
    network = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.BatchNorm1d(3072), torch.nn.Linear(3072, 10))
    before = {name: value.clone() for name, value in network.state_dict().items()}
    pieces = evaluation.evaluate(network, Criterion(SHORT), evaluation.HeldOut.of(data.test, UNSCALED))
    count = 0
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            score = end.value
            break
        count += 1
    assert count == math.ceil(130 / evaluation.PIECE)
    network.eval()
    logits = network(torch.from_numpy(data.test.images).float() / 255)
    labels = torch.from_numpy(data.test.labels)
    assert score.loss == pytest.approx(torch.nn.functional.cross_entropy(logits, labels).item(), rel=1e-5)
    assert (score.accuracy, score.pictures) == ((logits.argmax(1) == labels).float().mean().item(), 130) or (
        score.accuracy == pytest.approx((logits.argmax(1) == labels).double().mean().item())
    )
    network.train()
    assert all(torch.equal(before[name], value) for name, value in network.state_dict().items())


def test_at_most_1000_pictures_are_judged_spread_evenly(tmp_path):
    data = small_data(tmp_path, 2500)
    indices = evaluation.HeldOut.of(data.test, UNSCALED).indices.numpy()
    assert len(indices) == evaluation.HELD_OUT
    assert (indices[0], indices[-1]) == (0, 2497)
    assert set(np.diff(indices)) == {2, 3}


def test_allowances_keep_to_their_share():
    allowance = pace.Allowance(0.1, steps=100, patience=10.0)
    assert allowance.due(0, 0.0)
    allowance.done(0, 0.0, 1.0)
    assert not allowance.due(99, 9.9)
    assert not allowance.due(150, 9.9)
    assert allowance.due(100, 10.0)
    allowance.done(100, 10.0, 10.1)
    assert not allowance.due(101, 20.0)
    assert allowance.due(101, 20.2)


def test_a_rate_follows_and_forgets():
    rate = pace.Rate(0.0)
    assert rate.seconds_for(10) is None
    for second in range(1, 11):
        rate.add(100, float(second))
    assert rate.per_second == pytest.approx(100)
    assert rate.seconds_for(500) == pytest.approx(5)
    for second in range(11, 41):
        rate.add(10, float(second))
    assert rate.per_second == pytest.approx(10, rel=0.05)


# --- runs that come to nothing ----------------------------------------------------------------------------------------


def test_a_loss_that_is_no_number_ends_the_run_at_once(data):
    run = Training(start(with_(lr=1e30, momentum=0.0, nesterov=False, schedule="constant")), data)
    events = [event for event in run.run() if event is not None]
    ended = events[-1]
    assert (ended.reason, ended.step) == ("diverged", run.step)
    assert not math.isfinite(ended.loss) or ended.loss > 2302
    assert 1 <= run.step < 6
    assert len(losses(events)) == run.step
    assert np.isfinite(losses(events)).all()
    for look in of(events, Snapshot):
        assert np.isfinite(look.probabilities).all()


@pytest.mark.parametrize("loss", ["CrossEntropyLoss", "MSELoss", "L1Loss"])
def test_a_loss_that_explodes_ends_the_run_long_before_it_is_no_number(data, loss):
    run = Training(start(with_(lr=0.3, momentum=0.99, schedule="constant", loss=loss, epochs=400)), data)
    if loss != "L1Loss":  # its gradient never grows
        events = [event for event in run.run() if event is not None]
        ended, before = events[-1], losses(events)
        assert ended.reason == "diverged"
        assert before.max() <= 1000 * max(math.log(10), before[0]) < ended.loss < math.inf


def test_a_network_that_begins_with_a_huge_loss_is_not_stopped_for_it(data):
    loud = Network("loud", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 10)))
    recipe = with_(lr=1e-12, loss="MSELoss", schedule="constant", network="loud")
    with torch.no_grad():
        run = Training(start(recipe, network=loud), data)
        steps = run.run()
        while not run.ready:
            next(steps)
    run._bench.model.network[1].weight.data.mul_(1e4)
    events = [event for event in steps if event is not None]
    assert events[-1].reason == "finished"
    assert losses(events).min() > 1000 * math.log(10)


@pytest.mark.parametrize(
    ("changes", "field", "text", "fixes"),
    [
        ({"lr": -0.5}, "lr", "Invalid learning rate: -0.5", [{"lr": 0.5}, {"lr": 0.01}]),
        ({"lr": -0.5, "optimizer": "Adam"}, "lr", "Invalid learning rate: -0.5", [{"lr": 0.5}, {"lr": 0.01}]),
        ({"lr": math.nan}, "lr", "", [{"lr": 0.01}]),
        ({"lr": math.inf, "schedule": "constant"}, "lr", "", [{"lr": 0.01}]),
        ({"momentum": -0.25, "nesterov": False}, "momentum", "Invalid momentum value: -0.25",
         [{"momentum": 0.25}, {"momentum": 0.9}]),
        ({"momentum": math.nan}, "momentum", "", [{"momentum": 0.9}]),
        ({"weight_decay": -1.0}, "weight_decay", "Invalid weight_decay value: -1.0",
         [{"weight_decay": 1.0}, {"weight_decay": 0.0005}]),
        ({"weight_decay": math.inf}, "weight_decay", "", [{"weight_decay": 0.0005}]),
        ({"momentum": 0.0}, "nesterov", "Nesterov momentum requires a momentum and zero dampening",
         [{"nesterov": False}, {"momentum": 0.9}]),
        ({"dampening": 0.5}, "dampening", "Nesterov momentum requires a momentum and zero dampening",
         [{"dampening": 0.0}, {"nesterov": False}]),
        ({"optimizer": "Adagrad", "lr_decay": -0.5}, "lr_decay", "Invalid lr_decay value: -0.5",
         [{"lr_decay": 0.5}, {"lr_decay": 0.0}]),
        ({"batch_size": 0}, "batch_size", "batch_size should be a positive integer value, but got batch_size=0",
         [{"batch_size": 1}, {"batch_size": 64}]),
        ({"batch_size": 2.5}, "batch_size", "batch_size should be a positive integer value, but got batch_size=2.5",
         [{"batch_size": 2}, {"batch_size": 64}]),
        *(({"validation": value}, "validation", "", [{"validation": 0.1}])
          for value in (1.0, 5000, -0.1, math.nan, math.inf, 10**400, 0.999)),
        ({"images": 0}, "images", "", [{"images": None}, {"images": 1000}]),
        ({"images": -(10**400)}, "images", "", [{"images": None}, {"images": 1000}]),
        ({"batch_size": 9e99}, "batch_size", "batch_size should be a positive integer value, but got batch_size=9e+99",
         [{"batch_size": 64}]),
        ({"images": 9e99}, "images", "'float' object cannot be interpreted as an integer", [{"images": None}]),
        ({"images": 2.5}, "images", "'float' object cannot be interpreted as an integer", [{"images": 2}]),
        ({"epochs": 0}, "epochs", "", [{"epochs": 1}]),
        ({"epochs": -(10**400)}, "epochs", "", [{"epochs": 1}]),
        ({"epochs": 10**9}, "epochs", "", [{"epochs": 1_000_000}]),
        ({"epochs": 10**5000}, "epochs", "", [{"epochs": 1_000_000}]),
        ({"epochs": 1.5}, "epochs", "'float' object cannot be interpreted as an integer", [{"epochs": 2}]),
        ({"seed": 2**64}, "seed", "Overflow when unpacking long long", [{"seed": 0}]),
        ({"lr": math.nan, "batch_size": -3, "momentum": 0.0}, "batch_size",
         "batch_size should be a positive integer value, but got batch_size=-3",
         [{"batch_size": 1, "lr": 0.01, "nesterov": False}, {"batch_size": 64, "lr": 0.01, "nesterov": False}]),
    ],
)  # fmt: skip
def test_a_recipe_that_cannot_be_is_explained(data, changes, field, text, fixes):
    told = failure(data, with_(**changes))
    assert (told.id, told.page, told.kind, told.field, told.text) == (1, "a page", "torch", field, text)
    assert bool(told.error) == bool(text)
    assert str(told.reason)
    assert "{" not in str(told.sentence)
    assert [dict(fix.changes) for fix in told.fixes] == fixes
    for fix in told.fixes:
        assert Attempt(1, TINY, PICTURES, "cpu", False)(with_(**{**changes, **fix.changes})) is None


@pytest.mark.parametrize("changes", [{"momentum": math.nan}, {"momentum": -1.0}, {"nesterov": True, "momentum": 0.0}])
def test_what_adam_does_not_use_is_not_judged(data, changes):
    assert whole(data, with_(optimizer="Adam", epochs=1, **changes))[-1].reason == "finished"


@pytest.mark.parametrize("value", [None, "64", True, 10**30, math.nan, 0.5])
@pytest.mark.parametrize(
    "field",
    ["batch_size", "epochs", "lr", "momentum", "weight_decay", "seed", "shuffle", "validation", "images"],
)
def test_no_value_gets_past_an_event(data, field, value):
    events = []
    run = Training(start(with_(**{field: value})), data)
    for event in run.run():
        events.append(event)
        if run.step == 4:
            break
    if run.step < 4 and events[-1] is not None:
        assert isinstance(events[-1], RunEnded)
        assert events[-1].failure is None or events[-1].failure.kind == "torch"


def test_a_network_that_does_not_fit_is_pytorchs_to_refuse(data):
    misfit = Network("misfit", (layer("flatten", "Flatten"), layer("linear1", "Linear", 100, 10)))
    events = whole(data, network=misfit)
    told = events[-1].failure
    assert (told.kind, told.error, told.field) == ("torch", "RuntimeError", "network")
    assert told.text == "mat1 and mat2 shapes cannot be multiplied (2x3072 and 100x10)"
    assert told.fixes == ()


NORMED = Network("normed", (
    layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 8), layer("norm", "BatchNorm1d", 8),
    layer("linear2", "Linear", 8, 10),
))  # fmt: skip
NEVER = Network("never", (
    layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 8), layer("sigmoid", "Sigmoid"),
    layer("relu", "ReLU", inplace=True), layer("linear2", "Linear", 8, 10),
))  # fmt: skip


@pytest.mark.parametrize("size", [1, PICTURES - KEPT - 1])
def test_one_picture_that_is_left_for_the_last_batch_is_explained(data, size):
    told = whole(data, with_(batch_size=size, epochs=1), network=NORMED)[-1].failure
    assert (told.kind, told.error, told.field) == ("torch", "ValueError", "batch_size")
    values = {name: int(str(value).replace(",", "")) for name, value in told.sentence.values.items()}
    assert values.get("images", 1) == values.get("batches", 0) * size + 1
    assert told.fixes
    for fix in told.fixes:
        assert whole(data, with_(epochs=1, **fix.changes), network=NORMED)[-1].reason == "finished"


def test_a_network_that_writes_over_what_backward_needs_is_explained(data):
    told = whole(data, with_(epochs=1), network=NEVER)[-1].failure
    assert (told.kind, told.error, told.field, told.fixes) == ("torch", "RuntimeError", "network", ())
    assert "inplace=True" in str(told.sentence)


def test_a_fault_of_ours_comes_with_its_traceback(data, monkeypatch):
    monkeypatch.setattr(training, "RunStarted", lambda *arguments, **fields: 1 // 0)
    told = failure(data)
    assert (told.kind, told.error) == ("internal", "ZeroDivisionError")
    assert "_started" in told.traceback


def test_a_device_that_is_not_there_is_a_sentence(data):
    missing = next(name for name in ("mps", "cuda") if name not in devices.available())
    told = failure(data, device=missing)
    assert (told.kind, told.error) == ("outside", "")
    assert str(told.sentence).startswith(f"This machine has no device '{missing}'. It has: cpu")


def test_memory_is_asked_for_before_a_run(tmp_path, monkeypatch):
    data = small_data(tmp_path, 60)
    monkeypatch.setattr(cost, "ASK_BYTES", 30_000_000)
    recipe = with_(network="CIFAR10-quick", batch_size=10**6)
    told = failure(data, recipe)
    assert (told.kind, told.field, told.error) == ("cost-ask", "batch_size", "")
    (fix,) = told.fixes
    assert fix.changes == {"batch_size": 32}
    assert whole(data, with_(recipe, epochs=1, **fix.changes))[-1].reason == "finished"
    assert whole(data, with_(recipe, epochs=1), allow=True)[-1].reason == "finished"
    monkeypatch.setattr(cost, "free_bytes", lambda device: 1000)
    assert failure(data, recipe, allow=True).kind == "cost-refused"


def test_an_evaluation_has_to_fit_as_well(data, monkeypatch):
    monkeypatch.setattr(cost, "free_bytes", lambda device: 10_000_000)
    monkeypatch.setattr(cost, "ASK_BYTES", 10_000_000)
    step = cost.training_cost(lambda: training.recipes.network.build(NETWORKS["CIFAR10-quick"]), (1, 3, 32, 32))
    assert step.bytes < 10_000_000
    assert failure(data, with_(network="CIFAR10-quick", batch_size=1)).kind == "cost-refused"


@pytest.mark.parametrize("name", NETWORKS)
def test_the_best_weights_and_a_snapshot_that_wait_to_be_written_count(name):
    description = NETWORKS[name]
    step = cost.training_cost(lambda: training.recipes.network.build(description), (300, 3, 32, 32))
    kept = sum(tensor.nbytes for tensor in training.recipes.network.build(description).state_dict().values())
    assert run_cost.needed(with_(network=name, batch_size=300), description, 300).bytes == step.bytes + 2 * kept


def test_memory_that_runs_out_is_a_sentence_and_a_smaller_batch(data, monkeypatch):
    monkeypatch.setattr(cost, "guard", lambda *arguments: None)
    gigantic = Network("gigantic", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 10**11),
                                    layer("linear2", "Linear", 10**11, 10)))  # fmt: skip
    told = failure(data, network=gigantic)
    assert (told.kind, told.error, told.field) == ("torch", "RuntimeError", "batch_size")
    assert "can't allocate memory" in told.text
    assert str(told.sentence) == (
        "There was not enough memory for a batch of 8. Choose a smaller batch, or train on the CPU."
    )


# --- estimates --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("recipe", EXAMPLES)
def test_a_run_is_estimated_before_it_starts(data, recipe, monkeypatch):
    monkeypatch.setattr(estimate, "SECONDS", 0.02)
    asked = EstimateRun(7, recipe, NETWORKS[recipe.network], "cifar10")
    began = time.perf_counter()
    answers = list(estimate.estimate(asked, data))
    assert answers[:-1] == [None] * (len(answers) - 1)
    told, kept = answers[-1], round(recipe.validation * PICTURES)
    assert isinstance(told, Estimated)
    assert (told.id, told.recipe, told.images, told.held_out, told.failure) == (
        7, recipe, PICTURES - kept, kept, None
    )  # fmt: skip
    assert told.steps_per_epoch == math.ceil((PICTURES - kept) / recipe.batch_size)
    learned = recipes.model(recipe, NETWORKS[recipe.network], PICTURES).network.parameters()
    assert told.parameters == sum(parameter.numel() for parameter in learned if parameter.requires_grad)
    assert 0 < told.seconds_per_epoch < PICTURES * (time.perf_counter() - began)
    assert told.seconds == pytest.approx(told.seconds_per_epoch * recipe.epochs)


@pytest.mark.parametrize("network", [TINY, RESNET_SMALL], ids=lambda network: network.name)
@pytest.mark.parametrize("whiten", [False, True], ids=["learned", "whitened"])
def test_flops_are_counted_as_pytorch_counts_them(network, whiten):
    """A first convolution that is not learned, and needs no gradient, takes less."""
    recipe = Recipe(network=network.name, whiten=whiten, epochs=4)
    model = recipes.model(recipe, network, PICTURES)
    with FlopCounterMode(display=False) as counter:
        model.network(torch.zeros(3, 3, 32, 32)).sum().backward()
    assert run_cost.flops(recipe, network) * 3 == counter.get_total_flops() * 4


def test_epochs_in_small_take_less_and_are_counted():
    recipe = Recipe(network=RESNET_SMALL.name, small_epochs=3, epochs=4)
    with FlopCounterMode(display=False) as counter:
        for pixels in (16, 20, 24, 32):
            recipes.model(recipe, RESNET_SMALL, PICTURES).network(torch.zeros(2, 3, pixels, pixels)).sum().backward()
    assert run_cost.flops(recipe, RESNET_SMALL) * 2 == counter.get_total_flops()
    assert run_cost.flops(replace(recipe, small_epochs=9), RESNET_SMALL) == sum(
        run_cost.flops_once(recipe, RESNET_SMALL, pixels) for pixels in (16, 16, 16, 20)
    )


def test_a_network_for_one_size_is_not_trained_in_small(data):
    told = failure(data, with_(small_epochs=1))
    assert (told.kind, told.field) == ("torch", "small_epochs")
    assert [fix.changes for fix in told.fixes] == [{"small_epochs": 0}]


def test_an_estimate_of_what_would_be_refused_is_the_refusal(data):
    *_, told = estimate.estimate(EstimateRun(7, with_(lr=-1.0), TINY, "cifar10"), data)
    assert (told.seconds, told.failure.field, told.failure.text) == (0.0, "lr", "Invalid learning rate: -1.0")


def test_an_estimate_leaves_threads_and_generators_alone(data):
    state, threads = torch.get_rng_state(), torch.get_num_threads()
    for _ in estimate.estimate(EstimateRun(7, with_(batch_size=1), TINY, "cifar10"), data):
        assert torch.get_num_threads() == threads
        assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_another_device_trains_the_same(data):
    events = whole(data, device="cuda")
    assert events[0].device == "cuda"
    np.testing.assert_allclose(losses(events), losses(whole(data)), rtol=2e-2)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_training_of_the_first_steps_succeeds_on_the_drawings():
    state = next(step.state for step in GUIDE.steps if step.part == "training")
    recipe = Recipe(**state["recipe"])
    network = next(network for network in TRAINING.networks if network.name == recipe.network)
    events = list(Training(StartRun(1, recipe, network, SAMPLES), load(SAMPLES)).run())
    assert of(events, Evaluated)[-1].accuracy > 0.65
