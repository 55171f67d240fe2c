"""Pooling and linear layers written out, judged by torch: the value, the indices, and the gradient of the cell."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from cifar_gui.engine.arithmetic import WindowLayer, cell, reach, window
from cifar_gui.engine.dense import LinearLayer
from cifar_gui.engine.pooling import AdaptiveLayer, PoolLayer
from cifar_gui.layers.kind import MAXIMUM, MEAN
from cifar_gui.layers.window import AdaptiveFormula, SizeFormula, sliding
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.layer import build

sizes = st.tuples(st.integers(3, 11), st.integers(3, 11))


def whole_pictures(size, channels=2):
    """Few different numbers, so that there are ties."""
    return torch.randint(-4, 5, (channels, *size)).double()


@st.composite
def pools(draw, size):
    """(module, layer) of a max or average pooling that fits."""
    kernel = tuple(draw(st.integers(1, min(5, length))) for length in size)
    padding = tuple(draw(st.integers(0, k // 2)) for k in kernel)
    stride, ceil = draw(st.tuples(st.integers(1, 6), st.integers(1, 6))), draw(st.booleans())
    pads = (*padding, *padding)
    if draw(st.booleans()):
        dilation = tuple(
            draw(st.integers(1, max(1, (n - 1) // (k - 1) if k > 1 else 3))) for n, k in zip(size, kernel, strict=True)
        )
        module = nn.MaxPool2d(kernel, stride, padding, dilation, return_indices=True, ceil_mode=ceil)
        return module, PoolLayer(kernel, stride, pads, dilation, ceil, kind=MAXIMUM)
    count, override = draw(st.booleans()), draw(st.sampled_from([None, None, 1, 7, -2]))
    module = nn.AvgPool2d(kernel, stride, padding, ceil, count, override)
    return module, PoolLayer(
        kernel, stride, pads, (1, 1), ceil, kind=MEAN, count_include_pad=count, divisor_override=override
    )


def judge(module, layer, x, data):
    """One cell of the output, against torch."""
    x = x.clone().requires_grad_()
    answer = module(x[None])
    y, indices = answer if isinstance(answer, tuple) else (answer, None)
    at = tuple(data.draw(st.integers(0, length - 1)) for length in y.shape[1:])
    y[0][at].backward()
    found = cell(layer, x.detach().numpy(), at)
    np.testing.assert_allclose(found.total, y[0][at].item(), rtol=1e-12)
    np.testing.assert_allclose(found.gradient(x.shape), x.grad, rtol=1e-12)
    if indices is not None:
        row, column = found.place
        assert row * x.shape[2] + column == indices[0][at]
    area = window(layer, x.shape, at[1:])
    assert (area.top, area.left) == (found.rows[0], found.columns[0])
    assert area.height == found.rows[-1] - found.rows[0] + 1
    return y


@given(st.data())
@settings(max_examples=150)
def test_a_pooled_cell_is_what_torch_computes_and_autograd_finds(data):
    size = data.draw(sizes)
    module, layer = data.draw(pools(size))
    x = whole_pictures(size)
    y = judge(module, layer, x, data)
    assert tuple(axis.out for axis in layer.axes(x.shape)) == y.shape[2:]


@given(st.data())
@settings(max_examples=60)
def test_an_adaptive_cell_is_what_torch_computes_and_autograd_finds(data):
    size = data.draw(sizes)
    out = data.draw(st.tuples(st.integers(1, 8), st.sampled_from([None, 1, 2, 3, 9])))
    if data.draw(st.booleans()):
        module, kind = nn.AdaptiveMaxPool2d(out, return_indices=True), MAXIMUM
    else:
        module, kind = nn.AdaptiveAvgPool2d(out), MEAN
    x = whole_pictures(size)
    y = judge(module, AdaptiveLayer(out, kind=kind), x, data)
    assert tuple(axis.out for axis in AdaptiveLayer(out, kind=kind).axes(x.shape)) == y.shape[2:]


@given(st.integers(1, 9), st.integers(1, 6), st.booleans())
@settings(max_examples=40)
def test_an_output_of_a_linear_layer_is_what_torch_computes_and_autograd_finds(inputs, outputs, with_bias):
    module = nn.Linear(inputs, outputs, bias=with_bias)
    bias = module.bias.detach().numpy() if with_bias else None
    x = torch.rand(inputs, requires_grad=True)
    y = module(x)
    y[-1].backward()
    found = cell(LinearLayer(module.weight.detach().numpy(), bias), x.detach().numpy(), (outputs - 1,))
    np.testing.assert_allclose(found.total, y[-1].item(), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(found.gradient(x.shape), x.grad, rtol=1e-6)
    sizes = np.abs(found.products)[found.largest(inputs)]
    assert (np.diff(sizes) <= 0).all()


@given(st.data())
@settings(max_examples=40)
def test_the_gradient_of_a_convolved_cell_is_autograds(data):
    size = data.draw(sizes)
    mode = data.draw(st.sampled_from(["zeros", "reflect", "replicate", "circular"]))
    params = Conv2dParams("Conv2d", 2, 2, (3, 2), (2, 1), (2, 1), groups=2, padding_mode=mode)
    module = build(params, ())
    layer = WindowLayer.of(params, module.weight.detach().numpy(), module.bias.detach().numpy())
    x = torch.rand(1, 2, *size, requires_grad=True)
    y = module(x)[0]
    at = tuple(data.draw(st.integers(0, length - 1)) for length in y.shape)
    y[at].backward()
    found = cell(layer, x.detach().numpy()[0], at)
    np.testing.assert_allclose(found.gradient(x.shape[1:]), x.grad[0], rtol=1e-4, atol=1e-6)


@given(st.data())
@settings(max_examples=60)
def test_the_reach_of_a_cell_is_where_its_windows_are(data):
    size = data.draw(sizes)
    _, layer = data.draw(pools(size))
    at = tuple(data.draw(st.integers(0, length - 1)) for length in size)
    found = reach(layer, (2, *size), at, 1)
    rows, columns = layer.axes(size)
    x = np.zeros((1, *size))
    expected = {
        (i, j) for i in range(rows.out) for j in range(columns.out)
        if at[0] in cell(layer, x, (0, i, j)).rows and at[1] in cell(layer, x, (0, i, j)).columns
    }  # fmt: skip
    assert {(i, j) for i in found.rows for j in found.columns} == expected
    assert found.maps == range(1, 2)


@pytest.mark.parametrize("special", [[np.nan, 5, 1, np.nan], [-np.inf] * 4, [np.inf, 3, np.inf, 1]])
def test_special_numbers_win_as_in_torch(special):
    x = torch.tensor(special).double().reshape(1, 1, 2, 2)
    y, index = nn.functional.max_pool2d(x, 2, return_indices=True, padding=1, stride=3, ceil_mode=True)
    found = cell(PoolLayer((2, 2), (3, 3), (1, 1, 1, 1), ceil_mode=True, kind=MAXIMUM), x[0].numpy(), (0, 0, 0))
    np.testing.assert_equal(found.total, y[0, 0, 0, 0].item())
    assert found.place == (0, 0)
    y, index = nn.functional.max_pool2d(x, 2, return_indices=True)
    found = cell(PoolLayer((2, 2), (2, 2), kind=MAXIMUM), x[0].numpy(), (0, 0, 0))
    np.testing.assert_equal(found.total, y.item())
    assert 2 * found.place[0] + found.place[1] == index.item()


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "out"),
    [(5, 1, 3, 0, 2), (4, 2, 3, 1, 2), (3, 2, 3, 0, 1), (7, 2, 3, 0, 3), (5, 3, 3, 0, 2), (32, 3, 3, 0, 11)],
)
def test_ceil_mode_drops_a_window_that_would_start_in_the_padding(size, kernel, stride, padding, out):
    axis = SizeFormula(size, padding, padding, kernel, 1, stride, ceil_mode=True)
    assert axis.out == out == nn.MaxPool2d(kernel, stride, padding, ceil_mode=True)(torch.zeros(1, size, size)).shape[1]


@given(st.integers(1, 12), st.integers(1, 5), st.integers(1, 6), st.integers(1, 3), st.booleans(), st.data())
@settings(max_examples=150)
def test_rounding_up_is_torchs(size, kernel, stride, dilation, ceil, data):
    padding = data.draw(st.integers(0, kernel // 2))
    axis = SizeFormula(size, padding, padding, kernel, dilation, stride, ceil)
    if axis.numerator < 0:
        return
    y = nn.functional.max_pool1d(torch.zeros(1, 1, size), kernel, stride, padding, dilation, ceil)
    assert axis.out == y.shape[2]
    last = axis.starts()[-1] + axis.span
    assert axis.overhang == max(0, last - size - padding)
    assert axis.unreached == max(0, size + padding - last)
    assert not (axis.overhang and axis.unreached)


def test_an_empty_stride_is_the_kernel():
    rows, columns = sliding((3, 2), None, 0, ceil_mode=True).axes((1, 5, 5))
    assert (rows.stride, columns.stride, rows.out, columns.out, columns.overhang) == (3, 2, 2, 3, 1)
    assert [axis.stride for axis in sliding((3, 2), (None, None), 0).axes((5, 5))] == [3, 2]


def test_adaptive_windows_overlap_where_sizes_do_not_divide():
    assert [AdaptiveFormula(5, 3).taps(i).tolist() for i in range(3)] == [[0, 1], [1, 2, 3], [3, 4]]
    assert [AdaptiveFormula(5, 3).inside(i) for i in range(3)] == [2, 3, 2]


@given(st.integers(1, 12), st.integers(0, 40))
def test_the_adaptive_windows_on_a_cell_are_those_with_a_tap_on_it(size, out):
    axis = AdaptiveFormula(size, out)
    for position in range(size):
        by_hand = [int((axis.taps(index) == position).sum()) for index in range(out)]
        assert axis.taps_on(position).tolist() == by_hand


@given(st.data())
@settings(max_examples=150)
def test_the_windows_on_a_cell_are_those_with_a_tap_on_it(data):
    """Also on its copies in the padding."""
    size, kernel, dilation, stride = (data.draw(st.integers(1, most)) for most in (9, 6, 4, 6))
    mode = data.draw(st.sampled_from(["zeros", "reflect", "replicate", "circular"]))
    most = {"zeros": 12, "reflect": size - 1, "replicate": 12, "circular": size}[mode]
    low, high = (data.draw(st.integers(0, most)) for _ in range(2))
    axis = SizeFormula(size, low, high, kernel, dilation, stride, mode == "zeros" and data.draw(st.booleans()))
    if axis.numerator < 0:
        return
    taps = [axis.sources(axis.taps(index), mode) for index in range(axis.out)]
    for position in range(size):
        by_hand = [int((window == position).sum()) for window in taps]
        assert axis.taps_on(position, mode).tolist() == by_hand, (axis, mode, position)
    assert axis.usage(mode).tolist() == [sum(int((w == p).sum()) for w in taps) for p in range(size)]
    inside = [int(((axis.taps(i) >= 0) & (axis.taps(i) < size)).sum()) for i in range(axis.out)]
    assert [axis.inside(index) for index in range(axis.out)] == inside
