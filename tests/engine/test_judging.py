"""A network on every picture of a split: what comes out, piece by piece, and what is kept of it."""

import os

import msgspec
import numpy as np
import pytest
import torch
from layer_cases import small_data
from run_cases import SHORT, TINY, start

from cifar_gui.engine import judging, models, network, network_file, weights
from cifar_gui.engine.judging import Judgement
from cifar_gui.engine.model_cards import Card
from cifar_gui.engine.training import Training
from cifar_gui.protocol.models import Model, run_key
from cifar_gui.spec import MessageError, Network, layer

FRESH = Model("fresh:tiny", TINY, 3)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 40)


def bare(data, module):
    """The logits of all held-out pictures as a learner has them."""
    with torch.no_grad():
        return module(torch.from_numpy(np.asarray(data.test.images)).float() / 255).numpy()


def whole(model, data, split="test"):
    judged = Judgement(model, data, split)
    pieces = sum(1 for _ in judged.pieces())
    return judged, pieces


def test_what_it_says_is_what_the_network_says(data, monkeypatch):
    monkeypatch.setattr(judging, "MOST", 7)
    judged, pieces = whole(FRESH, data)
    assert pieces == 6
    assert judged.done == len(judged) == 40
    assert np.allclose(judged.verdicts.logits, bare(data, models.opened(FRESH).module), atol=1e-6)
    assert (judged.verdicts.labels == data.test.labels).all()


def test_as_far_as_it_has_come(data, monkeypatch):
    monkeypatch.setattr(judging, "MOST", 8)
    judged = Judgement(Model("fresh:tiny", TINY, 11), data, "train")
    going = judged.pieces()
    next(going)
    next(going)
    assert judged.done == len(judged.seen()) == 16
    assert np.isfinite(judged.seen().losses).all()


def test_what_was_judged_before_is_there_at_once(data):
    first, _ = whole(FRESH, data)
    again, pieces = whole(FRESH, data)
    assert pieces == 0
    assert again.verdicts is first.verdicts
    assert again.done == 40
    assert len(again.seen()) == 40
    other, _ = whole(FRESH, data, "train")
    assert other.verdicts is not first.verdicts


def test_only_so_many_are_kept(data, monkeypatch):
    monkeypatch.setattr(judging, "MOST_KEPT", 2)
    for seed in range(4):
        whole(Model("fresh:tiny", TINY, seed + 50), data)
    assert len(judging.kept_verdicts) == 2


def test_a_run_that_goes_on_is_judged_anew(data, tmp_path):
    list(Training(start(SHORT, folder=tmp_path, name="a"), data).run())
    model = Model(run_key("a", "last"), runs=tmp_path)
    first, _ = whole(model, data)
    os.utime(tmp_path / "a.run", ns=(1, 1))
    again, pieces = whole(model, data)
    assert pieces
    assert again.verdicts is not first.verdicts


def net(*layers, in_shape=(3, 32, 32)):
    return Network("odd", (*layers, layer("flatten", "Flatten")), in_shape)


@pytest.mark.parametrize(("network_", "words"), [
    (net(layer("pool1", "MaxPool2d", 8)), "ten numbers"),
    (net(layer("conv1", "Conv2d", 1, 2, 5), in_shape=(1, 28, 28)), "pictures of 1×28×28"),
    (net(), "ten numbers"),
])  # fmt: skip
def test_what_does_not_answer_with_ten_numbers_is_told_so(data, network_, words):
    with pytest.raises(MessageError) as caught:
        whole(Model("fresh:odd", network_, 1), data)
    assert words in str(caught.value.message)


def test_weights_that_ran_away_are_told_so(data, tmp_path):
    state = network.build(TINY).state_dict()
    state["linear1.bias"][3] = float("nan")
    weights.write(tmp_path / "nan.safetensors", state)
    (tmp_path / "nan.json").write_bytes(msgspec.json.encode(Card(1, network_file.plain(TINY))))
    with pytest.raises(MessageError) as caught:
        whole(Model("opened:nan", opened=tmp_path), data)
    assert "NaN" in str(caught.value.message)


def test_a_piece_is_small_for_a_large_network_and_never_empty():
    large = net(layer("conv1", "Conv2d", 3, 512, 7, padding=3), layer("conv2", "Conv2d", 512, 512, 7, padding=3))
    assert judging.piece_of(large) == 1
    assert judging.piece_of(TINY) == judging.MOST
