"""VGG16 as the page describes it is VGG16 as torchvision builds it."""

import resource
import subprocess
import sys
from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from cifar_gui.engine import vision
from cifar_gui.lessons.vgg import SUMMARY, VGG16
from cifar_gui.pages.summary import engine as summary
from cifar_gui.pages.summary.protocol import Summarise
from cifar_gui.protocol import Failure


@pytest.fixture(scope="module")
def models():
    return vision.torchvision().models


@pytest.mark.parametrize("shape", [(1, 3, 224, 224), (2, 3, 32, 32), (3, 3, 97, 64)])
def test_every_layer_is_that_of_torchvision(models, shape):
    batch, *size = shape
    with torch.device("meta"):
        model = models.vgg16().eval()
        seen = []
        for module in model.modules():
            if not list(module.children()):
                module.register_forward_hook(lambda module, _, y: seen.append((module, tuple(y.shape))))
        model(torch.empty(shape))
    report = summary.describe(replace(VGG16, in_shape=tuple(size)), batch)
    mine = [
        (part.kind, line.out_shape, line.parameters)
        for part, line in zip(VGG16.layers, report.rows, strict=True)
        if part.kind != "Flatten"
    ]
    theirs = [(type(module).__name__, out, sum(p.numel() for p in module.parameters())) for module, out in seen]
    assert mine == theirs
    assert report.parameters == sum(p.numel() for p in model.parameters()) == 138_357_544


def test_multiply_adds_are_half_of_what_torch_counts(models):
    from torch.utils.flop_counter import FlopCounterMode

    with torch.device("meta"):
        model = models.vgg16().eval()
        with FlopCounterMode(display=False) as counter, torch.no_grad():
            model(torch.empty(1, 3, 224, 224))
    report = summary.describe(VGG16, 1)
    assert 2 * report.multiply_adds == counter.get_total_flops()


def test_describing_takes_no_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = summary.describe(VGG16, 64)
    assert report.out_shape == (64, 1000)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 100, f"{grown:.0f} MB"
    assert min(summary.describe(VGG16, 64).milliseconds for _ in range(5)) < 50


@pytest.mark.parametrize(
    ("shape", "line", "field"), [((3, 12, 224), "maxpool4", "height"), ((4, 224, 224), "conv1", "channels")]
)
def test_what_does_not_fit_is_named_with_the_words_of_torch(shape, line, field):
    report = summary.describe(replace(VGG16, in_shape=shape), 1)
    assert (report.failure.line, report.failure.field, report.failure.error) == (line, field, "RuntimeError")
    assert report.failure.text
    assert report.rows[report.fault + 1].out_shape is None
    assert report.parameters == 138_357_544


SIZE = st.one_of(st.integers(-3, 300), st.sampled_from([2**31, 2**62, 10**30]))


@settings(max_examples=200)
@given(SIZE, SIZE, SIZE, SIZE)
def test_whatever_is_asked_is_answered(channels, height, width, batch):
    told = summary.answer(Summarise(1, "linear/vgg16", replace(VGG16, in_shape=(channels, height, width)), batch))
    assert not isinstance(told, Failure)
    assert told.failure is None or told.failure.text


def test_the_facts_name_the_figures_of_the_course():
    assert SUMMARY.facts[0].expected["parameters"] == 138_357_544


def test_torchvision_comes_when_it_is_needed_and_not_before():
    code = (
        "import sys; from cifar_gui.engine import answers, facts, vision; print('torchvision' in sys.modules); "
        "print(vision.torchvision() is vision.torchvision(), vision.torchvision().transforms.ToTensor.__name__)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\nTrue ToTensor\n"
