import numpy as np
import pytest
import torch
from layer_cases import ask, in_torch, request, small_data

from cifar_gui.engine import cost, forward
from cifar_gui.lessons.conv2d import LESSON, Conv2dParams
from cifar_gui.lessons.layer import build
from cifar_gui.protocol import Failure, Maps, Pictures


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("fact", LESSON.content.facts)
def test_the_facts_of_the_lesson(tmp_path, fact):
    count = fact.in_shape[0]
    maps = ask(small_data(tmp_path, count), fact.params, batch_size=count)
    assert maps.y.shape == fact.expected["shape"]


def test_the_answer_is_the_seeded_layer_on_the_pictures(data):
    maps = ask(data, Conv2dParams(), seed=11)
    assert isinstance(maps, Maps)
    np.testing.assert_array_equal(maps.x, data.test.images[:4].astype(np.float32) / 255)
    np.testing.assert_array_equal(maps.labels, data.test.labels[:4])
    torch.manual_seed(11)
    layer = build(Conv2dParams(), ())
    np.testing.assert_array_equal(maps.weight, layer.weight.detach())
    np.testing.assert_array_equal(maps.bias, layer.bias.detach())
    np.testing.assert_allclose(maps.y, layer(torch.from_numpy(maps.x)).detach(), rtol=1e-5, atol=1e-6)
    assert maps.y.dtype == maps.x.dtype == maps.weight.dtype == np.float32
    assert maps.y.flags.c_contiguous
    assert maps.milliseconds > 0


def test_the_last_batch_is_smaller(data):
    maps = ask(data, batch=1, batch_size=16)
    assert maps.y.shape == (4, 6, 30, 30)
    np.testing.assert_array_equal(maps.labels, data.test.labels[16:])


def test_a_layer_without_bias(data):
    assert ask(data, Conv2dParams(bias=False)).bias is None


@pytest.mark.parametrize("params", [Conv2dParams(), Conv2dParams(stride=(0, 0)), Conv2dParams(groups=2)])
def test_a_training_run_does_not_notice(data, params):
    torch.manual_seed(1)
    before = torch.get_rng_state()
    ask(data, params)
    assert torch.equal(before, torch.get_rng_state())
    assert torch.is_grad_enabled()


def test_another_batch_than_there_are_is_a_sentence(data):
    failure = ask(data, batch=9)
    assert (failure.kind, failure.error) == ("outside", "")
    assert str(failure.sentence) == "There is no batch 9: with 4 pictures each, they run from 0 to 4."


def test_where_there_is_one_batch_no_range_is_told(data):
    failure = ask(data, batch=1, batch_size=1000)
    assert str(failure.sentence) == "There is no batch 1: with 1000 pictures each, batch 0 is the only one."


def test_a_fault_of_ours_comes_with_its_traceback(data, monkeypatch):
    monkeypatch.setattr(forward, "Maps", lambda *arguments, **fields: 1 // 0)
    failure = ask(data)
    assert (failure.kind, failure.error) == ("internal", "ZeroDivisionError")
    assert "in answer" in failure.traceback


def test_what_would_be_too_large_is_never_built(data):
    huge = Conv2dParams(out_channels=10**12)
    built = []

    def watched(params, in_shape):
        built.append((params, str(torch.empty(0).device)))
        return build(params, in_shape)

    failure = ask(data, huge, build=watched, allow=True)
    assert failure.kind == "cost-refused"
    assert (huge, "cpu") not in built
    assert failure.field == "out_channels"
    assert "TB of memory" in str(failure.sentence)
    assert isinstance(ask(data, Conv2dParams(**failure.fixes[0].changes)), Maps)


@pytest.mark.parametrize("field", ["kernel_size", "in_channels"])
def test_a_refused_cost_has_a_way_out(data, field):
    value = (2**40, 3) if field == "kernel_size" else 2**40
    failure = ask(data, Conv2dParams(**{field: value}))
    assert (failure.kind, failure.field) == ("cost-refused", field)
    assert isinstance(ask(data, Conv2dParams(**failure.fixes[0].changes)), Maps)


def test_the_user_may_agree_to_a_cost(data, monkeypatch):
    monkeypatch.setattr(cost, "ASK_BYTES", 10_000)
    failure = ask(data)
    assert (failure.kind, failure.error, failure.text) == ("cost-ask", "", "")
    assert isinstance(ask(data, allow=True), Maps)


def test_two_requests_in_a_row_keep_their_own_arrays(data):
    first = ask(data)
    kept = first.y.copy()
    second = ask(data, seed=6)
    np.testing.assert_array_equal(first.y, kept)
    assert not np.array_equal(first.y, second.y)


def test_the_train_split(data):
    asked = request()
    maps = forward.answer(
        type(asked)(**{**vars(asked), "pictures": Pictures("cifar10", "train", 0, 4)}), {data.name: data}
    )
    np.testing.assert_array_equal(maps.labels, data.train.labels[:4])


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_another_device_gives_the_same_and_its_generator_is_put_back(data):
    torch.cuda.init()
    before = torch.cuda.get_rng_state()
    params = Conv2dParams(kernel_size=(5, 5), padding="same")
    maps = ask(data, params, device="cuda")
    np.testing.assert_allclose(maps.y, in_torch(params, torch.from_numpy(maps.x)), rtol=1e-2, atol=1e-2)
    assert torch.equal(before, torch.cuda.get_rng_state())
    assert isinstance(ask(data, Conv2dParams(kernel_size=(40, 40)), device="cuda"), Failure)
