"""What ends the process is found by geometry, explained, and never run; the rest is looked for in child processes."""

import random
from contextlib import nullcontext
from dataclasses import replace

import hostile_children
import numpy as np
import pytest
import torch
from layer_cases import small_data
from torch import nn

from cifar_gui.engine import hazards, network
from cifar_gui.engine.answers import answer
from cifar_gui.engine.hazards import Hazard, holds_nothing
from cifar_gui.engine.network_file import decode, encode
from cifar_gui.engine.training import Training
from cifar_gui.layers.window import SizeFormula
from cifar_gui.lessons.loop import LoopParams
from cifar_gui.lessons.losses import GradientParams
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.pooling import NUMBERS, PICTURES, PoolParams
from cifar_gui.pages.backward.protocol import AskGradients, AskWalk
from cifar_gui.pages.loop.protocol import AskLoop
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.protocol import CIFAR10, Failure, Forward, Pictures
from cifar_gui.protocol.networks import DescribeNetwork, NetworkReport
from cifar_gui.protocol.numbers import Matrix
from cifar_gui.protocol.runs import RunEnded, StartRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Block, Network, layer

EMPTY = PoolParams(kernel_size=(2, 2), padding=(1, 1), dilation=(5, 5), stride=(1, 1))
"""On maps of 4x4 each window steps from the padding over all cells."""
FAR = replace(EMPTY, dilation=(40, 40), padding=(20, 20))
"""The same on pictures of 32x32."""
STACK = (*CIFAR10_QUICK.layers[:6], layer("last", "MaxPool2d", 2, padding=1, dilation=5), layer("flatten", "Flatten"),
         layer("linear", "Linear", 64, 10))  # fmt: skip
CRASHING = Network("Crashing", STACK)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"))


# --- the rule -------------------------------------------------------------------------------------------------------


def test_a_window_holds_nothing_exactly_when_no_tap_lies_on_a_cell():
    chance, seen = random.Random(5), [0, 0]
    for _ in range(20_000):
        kernel, dilation, stride, size = (chance.randint(1, most) for most in (4, 9, 5, 9))
        span = dilation * (kernel - 1) + 1
        pad = chance.randint(0, span // 2)
        axis = SizeFormula(size, pad, pad, kernel, dilation, stride, chance.random() < 0.5)
        if axis.out < 1:
            continue
        empty = any(not ((taps >= 0) & (taps < size)).any() for taps in map(axis.taps, range(axis.out)))
        assert holds_nothing(axis) == empty, axis
        seen[empty] += 1
    assert min(seen) > 1000


@pytest.mark.parametrize("far", [10**9, 2**40, 2**62, 2**70])
def test_dilations_beyond_counting_are_not_tried_one_by_one(far):
    with pytest.raises(Hazard) as caught:
        hazards.check(nn.MaxPool2d(2, 1, far // 2, far), (1, 3, 32, 32))
    offered = [changes["dilation"] for changes in caught.value.cause.changes]
    assert all(1 <= dilation <= 64 for pair in offered for dilation in pair)


@pytest.mark.parametrize("sides", [1, 2, 3])
def test_torch_gives_an_index_beyond_the_map_only_where_the_rule_says_so(sides):
    """Forward alone ends nothing: its indices say where backward would write."""
    chance, functional, seen = random.Random(sides), nn.functional, [0, 0]
    forward = (functional.max_pool1d, functional.max_pool2d, functional.max_pool3d)[sides - 1]
    kind = (nn.MaxPool1d, nn.MaxPool2d, nn.MaxPool3d)[sides - 1]
    for _ in range(1500):
        shape = [1, 1, *(chance.randint(1, 6) for _ in range(sides))]
        kernel, dilation, stride = ([chance.randint(1, most) for _ in range(sides)] for most in (3, 7, 3))
        padding = [chance.randint(0, (d * (k - 1) + 1) // 2) for k, d in zip(kernel, dilation, strict=True)]
        given = dict(kernel_size=tuple(kernel), stride=tuple(stride), padding=tuple(padding), dilation=tuple(dilation))
        ceil_mode = chance.random() < 0.5
        try:
            y, indices = forward(torch.zeros(shape), **given, ceil_mode=ceil_mode, return_indices=True)
        except RuntimeError:
            continue
        beyond = bool((indices >= np.prod(shape)).any())
        refused = _is_refused(kind(**given, ceil_mode=ceil_mode), shape)
        assert refused == bool(y.isinf().any()), (shape, given)
        assert refused or not beyond
        seen[refused] += 1
    assert min(seen) > 10


def _is_refused(module, shape):
    try:
        hazards.check(module, shape)
    except Hazard:
        return True
    return False


@pytest.mark.parametrize("hostile", [0, -1, 2**40, 2**62, True, 2.5, None, (), (1,), (1, 2, 3), "same", float("nan")])
@pytest.mark.parametrize("name", ["kernel_size", "stride", "padding", "dilation"])
def test_the_rule_passes_over_what_torch_refuses(name, hostile):
    given = {"kernel_size": 2, "stride": 1, "padding": 1, "dilation": 5, name: hostile}
    assert _is_refused(nn.MaxPool2d(**given), (1, 1, 32, 32)) is False


# --- every way to it ------------------------------------------------------------------------------------------------


def mended_by(told):
    assert isinstance(told, Failure), told
    assert (told.kind, told.error, told.text) == ("torch", "", "")
    assert told.field == "dilation"
    assert "holds none" in str(told.sentence)
    return [fix.changes for fix in told.fixes]


def test_on_numbers_it_is_explained_and_mended(data):
    def asked(params):
        return answer(Calculate(1, "pooling", NUMBERS, params, {"input": Matrix(np.ones((4, 4)), "float32")}), {})

    ways = mended_by(asked(EMPTY))
    assert ways == [{"dilation": (4, 4)}, {"dilation": (1, 1)}]
    assert not any(isinstance(asked(replace(EMPTY, **way)), Failure) for way in ways)


def test_on_pictures_it_is_explained_and_mended(data):
    def asked(params):
        return answer(
            Forward(1, "pooling", PICTURES.build, params, Pictures(CIFAR10, "test", 0, 4), 1), {CIFAR10: data}
        )

    ways = mended_by(asked(FAR))
    assert ways
    assert not any(isinstance(asked(replace(FAR, **way)), Failure) for way in ways)


@pytest.mark.parametrize("inside", [False, True])
def test_in_a_network_it_is_a_misfit_that_one_click_mends(inside):
    last = STACK[6]
    parts = (*STACK[:6], Block("block", (last,), (last,)), *STACK[7:]) if inside else STACK
    told = answer(DescribeNetwork(1, "sequential", Network("x", parts), 64), {})
    assert isinstance(told, NetworkReport)
    ways = mended_by(told.failure)
    for way in ways:
        again = answer(DescribeNetwork(1, "sequential", way["network"], 64), {})
        assert again.failure is None or again.fault > told.fault


def test_a_network_of_a_file_is_judged_like_any_other():
    told = answer(DescribeNetwork(1, "sequential", decode(encode(CRASHING)), 64), {})
    mended_by(told.failure)


def test_gradients_the_loop_and_a_run_do_not_begin(data):
    sources = {CIFAR10: data}
    asked = AskGradients(1, "losses", CRASHING, GradientParams(batch_size=8), Pictures(CIFAR10, "test", 0, 8), 5)
    told = answer(asked, sources)
    assert (told.kind, told.field) == ("torch", "network")
    assert "holds none" in str(told.sentence)
    assert isinstance(answer(AskWalk(2, "losses", asked, 0), sources), Failure)
    told = answer(AskLoop(3, "training", CRASHING, LoopParams(batch_size=8, steps=2), CIFAR10), sources)
    assert isinstance(told, Failure)
    assert told.kind != "internal"
    *_, ended = filter(None, Training(StartRun(4, Recipe(epochs=1), CRASHING, CIFAR10), data).run())
    assert isinstance(ended, RunEnded)
    assert (ended.reason, ended.failure.kind, ended.failure.field) == ("failed", "torch", "network")


def test_whoever_calls_such_a_layer_is_stopped():
    model = network.build(CRASHING)
    with pytest.raises(Hazard):
        model(torch.zeros(2, 3, 32, 32))


# --- the rest, outside the quick suite ------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("fence", "start"), [("end", 0), ("front", 2000)])
def test_no_hostile_layer_ends_the_process(fence, start, tmp_path):
    assert hostile_children.crashes(start, start + 2000, fence, tmp_path, "guard") == []


@pytest.mark.slow
def test_the_children_find_what_is_not_guarded(tmp_path):
    """Without the rule the same cases do end it, where memory is guarded."""
    if hostile_children.guarded(tmp_path):
        assert 426 in hostile_children.crashes(400, 450, "end", tmp_path)


def test_a_layer_that_pytorch_refuses_lets_no_other_one_pass():
    """2.0 is equal to 2, and PyTorch takes the one only."""
    numbers = {"kernel_size": 2, "padding": 1, "dilation": 5}
    for kind in (float, int):
        layer = nn.MaxPool2d(**{name: kind(value) for name, value in numbers.items()})
        with pytest.raises(Hazard) if kind is int else nullcontext():
            hazards.check(layer, (1, 1, 4, 4))
