"""Nothing of a refused attempt outlives its sentence: neither a layer nor its tensors."""

import gc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from layer_cases import small_data
from test_data import write_import
from torch import nn

import cifar_gui
from cifar_gui.engine import network_shapes
from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import load_cifar10
from cifar_gui.engine.hazards import Hazard
from cifar_gui.engine.refusals import let_go, own_words
from cifar_gui.engine.training import Training
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.gallery import EXHIBITS, BatchNorm2d
from cifar_gui.lessons.layer import build
from cifar_gui.lessons.linear import LinearParams
from cifar_gui.lessons.loop import LoopParams
from cifar_gui.lessons.losses import FLOATS, LOSSES, GradientParams
from cifar_gui.lessons.pooling import NUMBERS, PICTURES, PoolParams
from cifar_gui.pages.backward import engine as backward
from cifar_gui.pages.backward.protocol import AskGradients, AskWalk
from cifar_gui.pages.gallery.protocol import AskExhibit
from cifar_gui.pages.linear.protocol import AskLinear
from cifar_gui.pages.loop.protocol import AskLoop
from cifar_gui.pages.loss.protocol import AskLoss
from cifar_gui.pages.loss.script import example_tables
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.protocol import CIFAR10, Failure, Forward, Pictures
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.protocol.numbers import Matrix
from cifar_gui.protocol.runs import StartRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network, layer

BATCH = Pictures(CIFAR10, "test", 0, 4)
FIVE = Network("five", (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 5)))
TEN = Network("ten", (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 10)))
HUGE = Network("huge", tuple(layer(f"conv{n}", "Conv2d", 3, 1000, n) for n in range(100, 140)))
EMPTY = PoolParams(kernel_size=(2, 2), padding=(20, 20), dilation=(40, 40), stride=(1, 1))
GRADIENTS = AskGradients(1, "losses", FIVE, GradientParams(batch_size=4), BATCH, 5)
NORM = next(exhibit for exhibit in EXHIBITS if exhibit.key == "BatchNorm2d")
TABLE = Matrix(np.ones((4, 4)), "float32")
REQUESTS = {
    "a network": DescribeNetwork(1, "sequential", HUGE, 64),
    "a layer": Forward(1, "conv2d", build, Conv2dParams(kernel_size=(99, 99)), BATCH, 5),
    "a layer built in vain": Forward(1, "conv2d", build, Conv2dParams(groups=2), BATCH, 5),
    "a window without cells": Forward(1, "pooling", PICTURES.build, EMPTY, BATCH, 5),
    "numbers": Calculate(1, "pooling", NUMBERS, PoolParams(kernel_size=(9, 9)), {"input": TABLE}),
    "linear": AskLinear(1, "linear", LinearParams(1, in_features=100), BATCH, 5),
    "the gallery": AskExhibit(1, "linear", NORM, BatchNorm2d(num_features=5), BATCH, 0, 5),
    "a loss": AskLoss(1, "losses", FLOATS.params, example_tables(LOSSES, FLOATS)),
    "gradients": GRADIENTS,
    "a walk": AskWalk(1, "losses", GRADIENTS, 0),
    "the loop": AskLoop(1, "training", FIVE, LoopParams(batch_size=4, steps=2), CIFAR10),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"))


def alive():
    """How many layers and tensors there are."""
    gc.collect()
    kinds = [type(one) for one in gc.get_objects()]
    return sum(issubclass(kind, nn.Module) for kind in kinds), sum(issubclass(kind, torch.Tensor) for kind in kinds)


def good(request):
    """The same request with settings that suit it, as far as pictures are read for it."""
    suited = {
        AskLinear: {"params": LinearParams(4, in_features=3072)}, AskExhibit: {"params": BatchNorm2d(num_features=3)},
        AskLoop: {"network": TEN},
    }  # fmt: skip
    return replace(request, **suited.get(type(request), {}))


@pytest.mark.parametrize("what", ["a layer built in vain", "linear", "the gallery", "gradients", "a walk", "the loop"])
def test_pictures_that_are_gone_are_no_fault_of_ours(what, tmp_path):
    root = write_import(tmp_path / "cifar10-1")
    sources = {CIFAR10: load_cifar10(root)}
    for split in ("train", "test"):
        with open(root / f"{split}_images.npy", "r+b") as cut:
            cut.truncate(500)
    told = answer(good(REQUESTS[what]), sources)
    assert (told.kind, told.error, told.text, told.traceback) == ("outside", "", "", "")
    assert "can no longer be read" in str(told.sentence)


@pytest.mark.parametrize("what", REQUESTS)
def test_nothing_is_left_of_a_refused_request(what, data):
    def refused():
        told = answer(REQUESTS[what], {CIFAR10: data})
        failure = told if isinstance(told, Failure) else told.failure
        assert isinstance(failure, Failure), told
        return failure

    kept = [refused()]
    before = alive()
    network_shapes._verdicts.clear()
    kept += [refused(), refused()]
    assert alive() == before


def test_forty_refused_layers_leave_none_behind():
    before = alive()
    verdicts = [network_shapes.judge(layer("x", "Conv2d", 3, 1000, n), (64, 3, 32, 32)) for n in range(100, 140)]
    assert all(verdict.error is not None for verdict in verdicts)
    assert alive() == before


def test_a_walk_that_is_refused_keeps_no_network(data):
    assert isinstance(answer(REQUESTS["a walk"], {CIFAR10: data}), Failure)
    assert "losses" not in backward._sessions


def test_nothing_is_left_of_a_run_that_does_not_start(data):
    def refused():
        *_, ended = filter(None, Training(StartRun(1, Recipe(lr=-1.0, epochs=1), FIVE, CIFAR10), data).run())
        assert ended.reason == "failed"
        return ended

    kept = [refused()]
    before = alive()
    kept += [refused(), refused()]
    assert alive() == before


def test_what_is_let_go_of_holds_neither_tracebacks_nor_what_it_came_from():
    def raised():
        try:
            try:
                raise KeyError("first")
            except KeyError as error:
                raise ValueError("second") from error
        except ValueError:
            raise RuntimeError("third")  # noqa: B904 - the context is what is let go of

    try:
        raised()
    except RuntimeError as error:
        first, second = error.__context__.__cause__, error.__context__
        third = let_go(error)
    for one in (first, second, third):
        assert one.__traceback__ is one.__cause__ is one.__context__ is None
    assert own_words(third) == ("RuntimeError", "third")
    assert issubclass(Hazard, Exception)


def test_tracebacks_are_dropped_in_one_place_only():
    """``with_traceback(None)`` would keep the errors that an error came from."""
    engine = Path(cifar_gui.__file__).parent
    texts = {path.name: path.read_text("utf-8") for path in engine.rglob("*.py")}
    found = [name for name, text in texts.items() if "with_traceback(None)" in text]
    assert found == ["refusals.py"], "only its docstring names it"
