"""A run followed through the weights that it has kept, compared with what torch says to each of them."""

from dataclasses import replace

import kept_runs
import numpy as np
import pytest
import script_runs
import torch
from run_cases import SHORT

from cifar_gui.engine import answers, checkpoints, kept_weights, models, weights
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.pages.snapshots import engine
from cifar_gui.pages.snapshots.curves import binned
from cifar_gui.pages.snapshots.protocol import FollowRun
from cifar_gui.pages.snapshots.script import snapshot_script
from cifar_gui.protocol import CIFAR10, Failure
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer

LINES = Network("lines", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 10)))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def data(home):
    return kept_runs.train(home)


def ask(home, which="last", name="a", index=3):
    return FollowRun(1, "a page", kept_runs.model(home, which, name), CIFAR10, "test", index, CIFAR10, "test")


def came(request, data):
    return list(answers.answers(request, {CIFAR10: data}))


@pytest.fixture(scope="module")
def whole(home, data):
    return came(ask(home), data)[-1]


def test_every_moment_that_was_kept_is_there_and_none_twice(home, whole):
    kept = kept_weights.found(home / "runs", "a")
    assert [moment.step for moment in whole.moments] == sorted({one.step for one in kept})
    best = [one.step for one in kept if one.kind == "best"]
    assert [moment.step for moment in whole.moments if moment.best] == best
    assert whole.moments[-1].step == len(whole.losses) == 21


def test_each_looks_as_torch_says(home, data, whole):
    x = torch.from_numpy(data.test.images[3:4]).float() / 255
    for moment in whole.moments:
        module = models.opened(kept_runs.model(home, moment.step)).module
        assert np.array_equal(moment.kernels, module.conv1.weight)
        np.testing.assert_allclose(moment.maps, module.conv1(x)[0], atol=1e-6)
        np.testing.assert_allclose(moment.probabilities, module(x).softmax(1)[0], atol=1e-6)
        assert np.array_equal(moment.judged.counts, kept_runs.matrix(module, data.test))
        logits = module(torch.from_numpy(data.test.images).float() / 255)
        wanted = torch.nn.functional.cross_entropy(logits, torch.from_numpy(data.test.labels))
        assert moment.judged.loss == pytest.approx(float(wanted), abs=1e-5)
    assert not np.array_equal(whole.moments[0].kernels, whole.moments[-1].kernels)


def test_the_curves_are_those_of_the_run(home, whole):
    run = checkpoints.read(home / "runs" / "a.run")
    assert np.array_equal(whole.losses, np.frombuffer(run.losses, np.float32))
    assert whole.evaluations == tuple((step, accuracy, loss) for step, accuracy, loss, _ in run.evaluations)
    assert (whole.steps_per_epoch, whole.batch_size, whole.images) == (7, 8, 54)


def test_what_there_is_to_see_comes_before_it_is_judged(home, data):
    engine.known.clear()
    told = [one for one in came(ask(home), data) if one is not None]
    moments = len(told[0].moments)
    assert [sum(one.judged is not None for one in reply.moments) for reply in told] == list(range(moments + 1))
    assert [reply.whole for reply in told] == [False] * moments + [True]
    assert told[1].moments[-1].judged is not None, "the last one is looked at first"
    again = [one for one in came(ask(home, index=7), data) if one is not None]
    assert [reply.whole for reply in again] == [True], "for another picture nothing is judged again"
    assert np.array_equal(again[0].moments[0].judged.counts, told[-1].moments[0].judged.counts)
    assert not np.array_equal(again[0].moments[0].maps, told[0].moments[0].maps)


def test_weights_that_do_not_stay_in_memory_are_read_again(home, data, whole, monkeypatch):
    engine.known.clear()
    monkeypatch.setattr(engine, "MOST_HELD", 0)
    again = came(ask(home), data)[-1]
    for one, other in zip(again.moments, whole.moments, strict=True):
        assert np.array_equal(one.judged.counts, other.judged.counts)


def test_a_run_that_can_go_on_ends_with_its_last_step(tmp_path):
    data = kept_runs.train(tmp_path, steps=10)
    whole = came(ask(tmp_path), data)[-1]
    run = checkpoints.read(tmp_path / "runs" / "a.run")
    assert run.state
    assert whole.moments[-1].step == run.step
    module = models.opened(kept_runs.model(tmp_path)).module
    assert np.array_equal(whole.moments[-1].kernels, module.conv1.weight)


def test_of_held_out_pictures_a_thousand_are_judged(home, data):
    many = Split(np.repeat(data.test.images, 20, axis=0), np.repeat(data.test.labels, 20))
    whole = came(ask(home), DataSet(CIFAR10, data.root, None, data.train, many))[-1]
    assert {moment.judged.pictures for moment in whole.moments} == {1000}


def test_a_network_without_a_convolution_has_its_errors(tmp_path):
    data = kept_runs.train(tmp_path, network=LINES, recipe=replace(SHORT, network="lines", epochs=1))
    whole = came(ask(tmp_path), data)[-1]
    assert whole.layer == ""
    assert whole.moments[-1].kernels is None
    assert whole.moments[-1].maps is None
    assert whole.moments[-1].judged.pictures == 60


def test_what_is_of_no_run_has_no_moments(data):
    told = came(FollowRun(1, "a page", Model("fresh:quick", CIFAR10_QUICK), CIFAR10, "test", 0, CIFAR10, "test"), data)
    assert [reply.moments for reply in told] == [()]
    assert told[0].whole


@pytest.mark.parametrize("key", ["run:none:last", "run:../a:last", "run:a:999999", "shipped:none", "run::"])
def test_a_run_that_is_not_there_is_refused_in_words(home, data, key):
    (told,) = came(replace(ask(home), model=Model(key, runs=home / "runs")), data)
    assert isinstance(told, Failure)
    assert told.kind == "outside"


def test_a_damaged_snapshot_is_refused_in_words(tmp_path):
    data = kept_runs.train(tmp_path)
    victim = kept_weights.found(tmp_path / "runs", "a")[1].path
    victim.write_bytes(victim.read_bytes()[:-9])
    told = came(ask(tmp_path), data)[-1]
    assert isinstance(told, Failure)
    assert told.kind == "outside"


def test_numbers_that_are_not_finite_are_shown_as_they_are(home, data, monkeypatch):
    engine.known.clear()
    monkeypatch.setattr(kept_weights, "state_of", _broken(kept_weights.state_of))
    whole = came(ask(home), data)[-1]
    assert np.isnan(whole.moments[0].kernels).all()
    assert np.isnan(whole.moments[0].judged.loss)
    engine.known.clear()


def _broken(read):
    def broken(kept):
        weights = read(kept)
        weights["conv1.weight"].fill_(float("nan"))
        return weights

    return broken


def test_the_script_counts_the_same_errors_without_this_program(tmp_path, home, data, whole):
    moment = whole.moments[len(whole.moments) // 2]
    script = snapshot_script(whole, moment, data)
    state = kept_weights.state_of(
        next(one for one in kept_weights.found(home / "runs", "a") if one.step == moment.step)
    )
    weights.write(tmp_path / f"a-{moment.step}.safetensors", state)
    script_runs.write(tmp_path, "judge", script)
    script_runs.write_batches(tmp_path, data.train, data.test)
    ran = script_runs.run(tmp_path, "matrix", "accuracy")
    assert not ran.raised
    assert np.array_equal(ran.tensors["judge matrix"], moment.judged.counts)
    assert float(ran.tensors["judge accuracy"]) == pytest.approx(moment.judged.right / moment.judged.pictures)


@pytest.mark.parametrize("count", [0, 1, 7, 400, 2001])
def test_a_curve_is_drawn_of_few_points_and_ends_where_the_run_ends(count):
    losses = np.random.default_rng(0).random(count).astype(np.float32)
    ends, least, greatest, mean = binned(losses)
    assert len(ends) <= 400
    if count:
        assert ends[-1] == count
        assert least.min() == losses.min()
        assert greatest.max() == losses.max()
        width = max(1, count // 40)
        assert mean[-1] == pytest.approx(losses[-width:].mean())
        assert ((least <= mean + 1) & (mean <= 1)).all()


def test_losses_that_exploded_leave_a_gap():
    losses = np.array([2.0, np.inf, np.nan, 1.0], np.float32)
    _, least, greatest, mean = binned(losses)
    assert np.isnan(least[1])
    assert np.isnan(greatest[2])
    assert mean[[0, 3]].tolist() == [2.0, 1.0]
