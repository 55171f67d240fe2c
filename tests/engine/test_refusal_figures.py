"""Every figure in a sentence about a refused layer is what PyTorch itself makes of it: sizes, limits and counts."""

import ast
import random
import re
from collections import Counter
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from layer_cases import request, small_data
from numbers_cases import POOL
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from cifar_gui.engine import forward
from cifar_gui.engine.literal import literal
from cifar_gui.lessons import activations, conv2d, pooling
from cifar_gui.lessons.numbers import LESSON, ConvolutionParams
from cifar_gui.pages.numbers import engine as numbers
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.protocol import Failure
from cifar_gui.protocol.numbers import Matrix

ODD = (
    -1,
    0,
    2.5,
    3,
    40,
    2**63,
    (0, 1),
    (-2, 1),
    (40, 3),
    (3, 40),
    (-2, 40),
    (0, 9),
    (2, 2),
    (5, 0),
    (0, 5),
    (20, 1),
    "same",
    "reflect",
)
SIZE = r"(\d+×\d+)"
VALUE = r"(.+?)"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 2)


# --- what PyTorch says ----------------------------------------------------------------------------------------------


def sides(text):
    """(H, W) of "32×16"."""
    return tuple(map(int, text.split("×")))


def pair_of(value):
    return value if isinstance(value, tuple) else (value, value)


def works(act, *arguments, **settings):
    try:
        act(*arguments, **settings)
    except (RuntimeError, ValueError, TypeError, IndexError):
        return False
    return True


def covers(kernel, dilation, span):
    """Whether a kernel covers just so many cells: it fits into them once, and not into one row or column less."""

    def places(height, width):
        x, weight = torch.zeros(1, 1, height, width), torch.zeros(1, 1, *kernel)
        return F.conv2d(x, weight, dilation=dilation).shape[-2:] if height and width else (0, 0)  # fmt: skip

    if places(*span) != (1, 1):
        return False
    less = ((span[0] - 1, span[1]), (span[0], span[1] - 1))
    return not any(all(one) and works(places, *one) for one in less)


def padded(params, size, kernel, dilation):
    """(H, W) of the input with its padding, as PyTorch pads it."""
    padding = params.padding
    if padding == "valid":
        return size
    if padding == "same":
        long = torch.zeros(1, 1, *(10 * side + 400 for side in size))
        whole = F.conv2d(long, torch.zeros(1, 1, *kernel), dilation=dilation).shape[-2:]
        return tuple(side + rows - left for side, rows, left in zip(size, long.shape[-2:], whole, strict=True))
    rows, columns = pair_of(padding)
    return tuple(F.pad(torch.zeros(*size), (columns, columns, rows, rows)).shape)


class Judge:
    """The figures of a sentence, against PyTorch."""

    def __init__(self, params, size, kernel, channels):
        self.params, self.size, self.kernel, self.channels = params, size, kernel, channels
        self.dilation = pair_of(1 if getattr(params, "layer", "") == "AvgPool2d" else getattr(params, "dilation", 1))

    def kernel_over(self, span, held, *, bare=None, kernel=None, dilation=None):
        assert covers(self.kernel, self.dilation, sides(span))
        assert sides(held) == padded(self.params, self.size, self.kernel, self.dilation)
        assert any(a > b for a, b in zip(sides(span), sides(held), strict=True))
        assert bare is None or sides(bare) == self.size
        assert (bare is None) == (sides(held) == self.size)
        assert kernel is None or sides(kernel) == self.kernel
        assert dilation is None or dilation == literal(self.params.dilation)

    def half(self, span, padding, most):
        most, given = (pair_of(ast.literal_eval(text)) for text in (most, padding))
        assert covers(self.kernel, self.dilation, sides(span))
        assert given == pair_of(self.params.padding)
        x = torch.zeros(1, 1, *(2 * side for side in sides(span)))
        assert works(F.max_pool2d, x, self.kernel, padding=most, dilation=self.dilation)
        for more in ((most[0] + 1, most[1]), (most[0], most[1] + 1)):
            assert not works(F.max_pool2d, x, self.kernel, padding=more, dilation=self.dilation)
        assert any(p > m for p, m in zip(given, most, strict=True))

    def value(self, field, value):
        assert value == literal(getattr(self.params, field))

    def left_out(self, field, other, value):
        assert getattr(self.params, field) in (None, (None, None))
        self.value(other, value)

    def reset(self, field, value, default):
        self.value(field, value)
        item = next(item for item in fields(self.params) if item.name == field)
        assert default == literal(item.default)

    def large(self, limit, field):
        assert int(limit) == torch.iinfo(torch.int64).max
        parts = pair_of(getattr(self.params, field))
        assert any(isinstance(part, int) and part > int(limit) for part in parts)

    def groups(self, count, groups):
        assert int(groups) == self.params.groups
        assert int(count) in (self.params.in_channels, self.params.out_channels)
        assert int(count) % int(groups)

    def taken(self, wanted, got):
        assert (int(wanted), int(got)) == (self.params.in_channels, self.channels)

    def copied(self, mode, most, size):
        assert sides(size) == self.size
        x = torch.zeros(1, 1, *self.size)
        rows, columns = sides(most)
        assert works(F.pad, x, (columns, columns, rows, rows), mode=mode)
        assert not works(F.pad, x, (columns + 1, columns, rows, rows), mode=mode)
        assert not works(F.pad, x, (columns, columns, rows + 1, rows), mode=mode)

    def dimension(self, count, low, high, dim):
        x = torch.zeros(1, self.channels, *self.size)
        assert (int(count), int(low), int(high)) == (x.ndim, -x.ndim, x.ndim - 1)
        assert works(x.softmax, int(low))
        assert works(x.softmax, int(high))
        assert int(dim) == self.params.dim
        assert not works(x.softmax, int(dim))

    def slopes(self, count, channels):
        assert (int(count), int(channels)) == (self.params.num_parameters, self.channels)
        assert not works(F.prelu, torch.zeros(1, self.channels, 2, 2), torch.zeros(int(count)))


JUDGED = {
    rf"The kernel covers {SIZE} cells, but the input has only {SIZE}\.": lambda j, s, h: j.kernel_over(s, h),
    rf"The kernel covers {SIZE} cells, but the {SIZE} input has only {SIZE} even with its padding\.":
        lambda j, s, b, h: j.kernel_over(s, h, bare=b),
    rf"With dilation {VALUE}, the {SIZE} kernel covers {SIZE} cells, but the input has only {SIZE}\.":
        lambda j, d, k, s, h: j.kernel_over(s, h, kernel=k, dilation=d),
    rf"With dilation {VALUE}, the {SIZE} kernel covers {SIZE} cells, but the {SIZE} input has only {SIZE} even with "
    r"its padding\.": lambda j, d, k, s, b, h: j.kernel_over(s, h, bare=b, kernel=k, dilation=d),
    rf"The window covers {SIZE} cells, and padding {VALUE} is more than half of that\. PyTorch allows at most half, "
    rf"rounded down: {VALUE}\.": Judge.half,
    rf"(\w+) is {VALUE}, but .*": Judge.value,
    rf"(\w+) takes whole numbers only, not {VALUE}\.": Judge.value,
    rf"(\w+) can be .*, but not {VALUE}\.": Judge.value,
    rf"(\w+) was left empty, so it takes the value of (\w+), which is {VALUE}: .*": Judge.left_out,
    rf"PyTorch refuses (\w+) = {VALUE} in this combination; with {VALUE} it works\.": Judge.reset,
    r"PyTorch uses 64-bit integers, up to (\d+); (\w+) does not fit into one\.": Judge.large,
    r"(\d+) channels? cannot be divided equally among (\d+) groups\.": Judge.groups,
    r"One input channel and one kernel cannot be divided among (\d+) groups\.":
        lambda j, groups: j.value("groups", groups),
    r"The layer expects (\d+) channels?, but the pictures have (\d+)\.": Judge.taken,
    rf"'(\w+)' fills the padding with cells copied from the input: at most {SIZE} on a {SIZE} input\.": Judge.copied,
    rf"'same' means .* but stride {VALUE} skips cells .*": lambda j, stride: j.value("stride", stride),
    r"The input has (\d+) dimensions?, numbered from (-\d+) to (\d+); there is no dimension (-?\d+)\.": Judge.dimension,
    r"PReLU has one slope .*: (\d+) slopes do not match (\d+) channels?\.": Judge.slopes,
}  # fmt: skip
FREE = re.compile(r"no single field|divided by zero|reshaped to \(1, 1, H, W\)|float\d+|int\d+")
"""Sentences without a figure of the setting."""


def judge(failure, params, size, kernel, channels):
    """Check every figure of a refusal's sentence; the pattern that it follows."""
    sentence = str(failure.sentence)
    for pattern, check in JUDGED.items():
        if found := re.fullmatch(pattern, sentence):
            check(Judge(params, size, kernel, channels), *found.groups())
            return pattern
    assert FREE.search(sentence), sentence
    return ""


# --- what is refused ------------------------------------------------------------------------------------------------


def changed(chance, params, count=2):
    """One or two arguments of a setting made odd."""
    names = [item.name for item in fields(params) if item.name not in ("layer", "reshape", "flip", "bias", "normalise")]
    for _ in range(chance.randint(1, count)):
        params = replace(params, **{chance.choice(names): chance.choice(ODD)})
    return params


def picture_cases(data, cls, build, count):
    chance = random.Random(7)
    for _ in range(count):
        start = cls()
        if hasattr(start, "padding_mode"):
            start = replace(start, padding_mode=chance.choice(("zeros", "reflect", "circular")),
                            padding=chance.choice(((0, 0), (1, 2), (33, 4), "same")))  # fmt: skip
        elif hasattr(start, "layer"):
            start = replace(start, layer=chance.choice(("MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d")),
                            padding=chance.choice(((0, 0), (1, 1), (3, 0))))  # fmt: skip
        params = changed(chance, start)
        yield params, forward.answer(request(params, build=build, batch_size=2), {data.name: data}), (32, 32), 3


def number_cases(content, cls, count):
    chance = random.Random(8)
    for _ in range(count):
        size, kernel = ((chance.randint(low, high), chance.randint(low, high)) for low, high in ((2, 9), (1, 6)))
        tables = {"input": Matrix(np.ones(size), "float32")}
        if len(content.tables) > 1:
            tables["kernel"] = Matrix(np.ones(kernel), "float32")
        params = changed(chance, cls())
        yield params, numbers.answer(Calculate(1, "convolution", content, params, tables)), size, kernel


def kernel_of(params, kernel=None):
    if kernel is not None and isinstance(params, ConvolutionParams):
        return kernel
    return pair_of(getattr(params, "kernel_size", (1, 1)))


def checked(cases):
    """How often each pattern was judged."""
    told = Counter()
    for params, answer, size, other in cases:
        if isinstance(answer, Failure) and answer.kind == "torch":
            channels = other if isinstance(other, int) else 1
            kernel = kernel_of(params, None if isinstance(other, int) else other)
            told[judge(answer, params, size, kernel, channels)] += 1
    return told


@pytest.mark.filterwarnings("ignore:Initializing zero-element")
def test_figures_about_convolutions_on_pictures(data):
    told = checked(picture_cases(data, conv2d.Conv2dParams, conv2d.build, 250))
    assert len(told) >= 10


def test_figures_about_pooling_of_pictures(data):
    told = checked(picture_cases(data, pooling.PoolParams, pooling.build, 250))
    assert len(told) >= 8


def test_figures_about_convolutions_of_tables():
    told = checked(number_cases(LESSON.content, ConvolutionParams, 250))
    assert len(told) >= 8


def test_figures_about_pooling_of_tables():
    told = checked(number_cases(POOL, pooling.PoolParams, 250))
    assert len(told) >= 8


@pytest.mark.parametrize(
    "params",
    [activations.ActivationParams("Softmax", dim=dim) for dim in (-6, -5, 4, 9)]
    + [activations.ActivationParams("PReLU", num_parameters=count) for count in (2, 4, 64)],
)
def test_figures_about_activations(data, params):
    failure = forward.answer(request(params, build=activations.build, batch_size=2), {data.name: data})
    assert judge(failure, params, (32, 32), (1, 1), 3)
