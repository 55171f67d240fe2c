"""The test set is opened once for each run, and what came out stays."""

import msgspec
import numpy as np
import pytest
import torch
from layer_cases import small_data
from run_cases import CIFAR10, SHORT, start, with_

from cifar_gui.engine import checkpoints, final, kept_weights, network
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.engine.training import Training
from cifar_gui.protocol.final import FinalScore, OpenTest
from cifar_gui.worker.run_keeper import RunKeeper


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 40)


def trained(data, folder, recipe=SHORT, name="a"):
    for _ in Training(start(recipe, folder=folder, name=name), data).run():
        pass


def opened(data, folder, which=LAST, name="a"):
    *between, told = final.opened(OpenTest(folder, name, CIFAR10, which), {CIFAR10: data})
    assert between == [None] * len(between)
    return told


@pytest.mark.parametrize("which", [LAST, BEST])
@pytest.mark.parametrize("recipe", [SHORT, with_(split="test"), with_(loss="MSELoss", scaling="-1 to 1")])
def test_all_test_pictures_are_judged_with_these_weights(data, tmp_path, which, recipe):
    trained(data, tmp_path, recipe)
    told = opened(data, tmp_path, which)
    run, step, weights = kept_weights.read(checkpoints.path(tmp_path, "a"), which)
    net = network.build(run.description)
    net.load_state_dict(weights)
    x = torch.from_numpy(data.test.images).float() / 255
    logits = net.eval()(x * 2 - 1 if recipe.scaling == "-1 to 1" else x).detach().numpy()
    assert told.message is None
    assert (told.score.right, told.score.pictures) == ((logits.argmax(1) == data.test.labels).sum(), 40)
    assert (told.score.which, told.score.step, told.score.source) == (which, step, CIFAR10)
    assert told.score.trained_on == (recipe.split == "test")
    if recipe.loss == "MSELoss":
        assert told.score.loss == pytest.approx(((logits - np.eye(10)[data.test.labels]) ** 2).mean(), rel=1e-4)


def test_a_second_look_tells_the_first(data, tmp_path):
    trained(data, tmp_path)
    first = opened(data, tmp_path, LAST)
    assert opened(data, tmp_path, BEST) == first


def test_what_was_seen_stays_seen_when_the_run_is_removed(data, tmp_path):
    trained(data, tmp_path)
    score = opened(data, tmp_path).score
    assert RunKeeper().find(tmp_path).final == {"a": score}
    RunKeeper().forget(tmp_path, "a")
    found = RunKeeper().find(tmp_path)
    assert (found.runs, found.final) == ((), {"a": score})


def test_without_validation_there_are_no_best_weights(data, tmp_path):
    trained(data, tmp_path, with_(validation=0.0))
    told = opened(data, tmp_path, BEST)
    assert told.score is None
    assert "not kept" in str(told.message)
    assert not final.path(tmp_path, "a").exists()
    assert opened(data, tmp_path, LAST).score is not None


GOOD = FinalScore(CIFAR10, LAST, 6, 3, 40, 2.0, 1e9)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff" * 9000, b"[1]", b'{"source": 3}', msgspec.json.encode(GOOD)[:-9], b'{"a":' * 2000],
)  # fmt: skip
def test_a_file_that_makes_no_sense_is_no_result(tmp_path, content):
    final.path(tmp_path, "a").write_bytes(content)
    assert final.known(tmp_path) == {}


@pytest.mark.parametrize(
    "change", [{"right": -1}, {"right": 41}, {"pictures": 0}, {"pictures": 10**30}, {"opened": "x"}]
)
def test_numbers_that_cannot_be_are_no_result(tmp_path, change):
    final.path(tmp_path, "a").write_bytes(msgspec.json.encode({**msgspec.to_builtins(GOOD), **change}))
    assert final.known(tmp_path) == {}
    final.path(tmp_path, "b").write_bytes(msgspec.json.encode(GOOD))
    assert final.known(tmp_path) == {"b": GOOD}
