"""What goes into the last linear layer, in two dimensions: against hooks, full SVD and plain loops."""

import numpy as np
import pytest
import script_runs
import torch
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui.engine import judging, models
from cifar_gui.engine.answers import answer, answers
from cifar_gui.engine.data import Split
from cifar_gui.lessons.embedding import EmbeddingParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, RESNET_SMALL
from cifar_gui.pages.embedding import engine
from cifar_gui.pages.embedding.plane import Plane, nearest, towards, within
from cifar_gui.pages.embedding.protocol import Embed, Embedded
from cifar_gui.pages.embedding.script import cloud_script
from cifar_gui.protocol import CIFAR10, SAMPLES, Failure
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Block, Network, layer

DATA = {name: script_runs.made_data(test=90, name=name) for name in (CIFAR10, SAMPLES)}


def asked(network, source=CIFAR10, pictures=50, seed=3):
    return Embed(
        1, "page", EmbeddingParams(points=pictures), Model(f"fresh:{network.name}", network, seed), source, "test"
    )


def found(network, **others) -> Embedded:
    return answer(asked(network, **others), DATA)


@pytest.mark.parametrize("network", [CIFAR10_QUICK, RESNET_SMALL], ids=lambda one: one.name)
def test_the_numbers_are_those_that_a_hook_sees(network):
    good = found(network)
    module = models.opened(good.model).module
    seen = []
    handle = module.get_submodule(good.layer).register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    x = torch.from_numpy(DATA[CIFAR10].test.images[good.indices]).float() / 255
    with torch.no_grad():
        y = module(x)
    handle.remove()
    assert np.allclose(good.features, seen[0], atol=1e-5)
    assert np.allclose(good.verdicts.logits, y, atol=1e-5)
    assert (good.verdicts.labels == DATA[CIFAR10].test.labels[good.indices]).all()


def test_the_directions_are_those_of_a_full_svd():
    good = found(CIFAR10_QUICK)
    features = torch.from_numpy(good.features).double()
    centred = features - features.mean(0)
    _, sizes, directions = torch.linalg.svd(centred, full_matrices=False)
    shares = sizes.square() / centred.square().sum()
    assert np.allclose(good.shares[:2], shares[:2], atol=1e-4)
    assert np.allclose(good.shares, shares[: len(good.shares)], atol=1e-3)
    for place in range(2):
        direction = directions[place]
        direction = direction * direction[direction.abs().argmax()].sign()
        wanted = (centred @ direction).numpy()
        assert np.allclose(good.points[:, place], wanted, atol=2e-3 * np.abs(wanted).max())


@given(st.integers(0, 100), st.integers(2, 30), st.integers(1, 40))
def test_any_numbers_have_two_directions(seed, pictures, numbers):
    features = torch.from_numpy(np.random.default_rng(seed).normal(size=(pictures, numbers)).astype(np.float32))
    points, shares = engine.components(features)
    again, _ = engine.components(features)
    assert points.shape == (pictures, 2)
    assert torch.equal(points, again)
    assert 0 < float(shares.sum()) <= 1 + 1e-4
    sizes = torch.linalg.svdvals((features - features.mean(0)).double())
    assert float(shares[0]) == pytest.approx(float(sizes[0] ** 2 / sizes.square().sum()), rel=1e-3)


def test_pictures_that_are_all_alike_lie_in_one_point():
    points, shares = engine.components(torch.ones(30, 5))
    assert not points.any()
    assert not shares.any()


def test_randomness_of_others_is_left_alone():
    torch.manual_seed(1)
    wanted = torch.rand(3)
    torch.manual_seed(1)
    engine.components(torch.rand(20, 4, generator=torch.Generator().manual_seed(0)))
    assert torch.equal(torch.rand(3), wanted)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=300), st.integers(1, 300))
def test_as_many_of_each_class_as_there_are(labels, count):
    split = Split(np.zeros((len(labels), 3, 1, 1), np.uint8), np.array(labels))
    chosen = engine.balanced(split, count)
    assert (np.diff(chosen) > 0).all()
    each = -(-count // 10)
    for label in range(10):
        assert (split.labels[chosen] == label).sum() == min(each, labels.count(label))


FLAT, RELU, LINEAR = layer("flatten", "Flatten"), layer("relu1", "ReLU"), layer("linear1", "Linear", 3072, 10)


@pytest.mark.parametrize(("layers", "words"), [
    ((layer("conv1", "Conv2d", 3, 10, 32), layer("flatten", "Flatten")), "no linear layer"),
    ((FLAT, Block("both", (LINEAR,), (LINEAR,))), "within the residual block both"),
    ((FLAT, Block("beside", (RELU,), (LINEAR,))), "block beside"),
    ((FLAT, Block("one", (layer("linear1", "Linear", 3072, 3072),)), Block("two", (RELU,))), "block one"),
    ((layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 5)), "ten numbers"),
    ((layer("linear1", "Linear", 32, 10), layer("flatten", "Flatten")), "shape (3, 32, 32)"),
])  # fmt: skip
def test_networks_without_such_a_layer_are_told_so(layers, words):
    failure = found(Network("odd", layers))
    assert isinstance(failure, Failure)
    assert failure.kind == "outside"
    assert words in str(failure.sentence)


def test_it_comes_in_parts(monkeypatch):
    monkeypatch.setattr(engine, "TOLD", -1)
    monkeypatch.setattr(judging, "PIECE", judging.PIECE // 4)
    parts = [part for part in answers(asked(RESNET_SMALL), DATA) if part is not None]
    done = [part.done for part in parts[:-1]]
    assert done == sorted(done)
    assert done[-1] == parts[0].total == len(parts[-1].indices)
    assert len(done) > 1


def test_the_script_comes_to_the_same_plane(tmp_path):
    goods = {"down": found(CIFAR10_QUICK), "beside": found(RESNET_SMALL, source=SAMPLES)}
    script_runs.write_batches(tmp_path, DATA[CIFAR10].train, DATA[CIFAR10].test)
    for name, good in goods.items():
        script_runs.write(tmp_path, name, cloud_script(good, DATA[good.source]))
    ran = script_runs.run(tmp_path, "points", "features", "share")
    assert not ran.raised
    for name, good in goods.items():
        assert np.allclose(ran.tensors[f"{name} features"], good.features, atol=1e-4)
        assert np.allclose(ran.tensors[f"{name} points"], good.points, atol=1e-2 * np.abs(good.points).max())
        assert f"{good.shares[:2].sum():.4f}" in ran.said[name]


# --- the plane ------------------------------------------------------------------------------------------------------


def test_a_point_and_its_place_lead_to_each_other():
    points = np.random.default_rng(2).normal(size=(40, 2)).astype(np.float32)
    for window in (None, (0.3, -0.2, 4.0)):
        plane = Plane.of(points, (400.0, 300.0), window)
        for point, spot in zip(points, plane.at(points), strict=True):
            assert plane.back(*spot) == pytest.approx(tuple(point), abs=1e-4)
    spots = Plane.of(points, (400.0, 300.0)).at(points)
    assert (spots > 0).all()
    assert (spots < [400, 300]).all()
    assert Plane.of(points[:0], (9.0, 9.0)).at(points[:0]).shape == (0, 2)


def test_within_a_line_is_where_an_odd_number_of_turns_encloses():
    square = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0))
    points = np.array([[1, 1], [3, 1], [-1, 1], [1, 3], [1.9, 0.1]], np.float32)
    assert within(points, square).tolist() == [True, False, False, False, True]
    assert not within(points, square[:2]).any()
    twice = square + square
    assert not within(points, twice).any()
    random = np.random.default_rng(1)
    cloud = random.normal(size=(200, 2)).astype(np.float32)
    circle = [(np.cos(t), np.sin(t)) for t in np.linspace(0, 2 * np.pi, 200, endpoint=False)]
    radius = np.hypot(*cloud.T)
    clear = np.abs(radius - 1) > 1e-3
    assert (within(cloud, circle)[clear] == (radius < 1)[clear]).all()


def test_neighbours_are_those_of_all_numbers():
    features = np.random.default_rng(3).normal(size=(50, 7)).astype(np.float32)
    order = nearest(features, 4, 10)
    far = sorted(range(50), key=lambda row: np.linalg.norm(features[row] - features[4]))
    assert order.tolist() == far[:10]


def test_arrows_go_to_the_next_one_in_that_direction():
    spots = np.array([[0, 0], [10, 1], [20, 0], [0, 10], [-5, -30]], float)
    every = np.ones(5, bool)
    assert towards(spots, 0, (1, 0), every) == 1
    assert towards(spots, 1, (1, 0), every) == 2
    assert towards(spots, 0, (0, 1), every) == 3
    assert towards(spots, 0, (0, -1), every) == 4
    assert towards(spots, 2, (1, 0), every) == 2
    every[1] = False
    assert towards(spots, 0, (1, 0), every) == 2
