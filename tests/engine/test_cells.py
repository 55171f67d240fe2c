"""Random layers of every kind and random cells of them: products, windows, reach, places of use and shading.

The judges are torch's own result and autograd; layers are built from params the way the pages build them.
"""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_cases import valid_params
from torch import nn

from cifar_gui.engine.arithmetic import WindowLayer, cell, reach, window
from cifar_gui.engine.dense import LinearLayer
from cifar_gui.engine.explained import Explained
from cifar_gui.engine.padding_solver import solve
from cifar_gui.engine.places import shares, uses
from cifar_gui.layers.pooling import ADAPTIVE_AVERAGE, ADAPTIVE_MAX, AVERAGE, MAX
from cifar_gui.layers.window import SizeFormula
from cifar_gui.lessons.layer import build
from cifar_gui.lessons.pooling import PoolParams

sizes = st.tuples(st.integers(3, 11), st.integers(3, 11))


@st.composite
def convolutions(draw, size):
    """(module, params) of a convolution that fits: dilation, groups, all padding modes, even kernels, 'same'."""
    params = draw(valid_params(size))
    return build(params, ()), params


@st.composite
def pools(draw, size):
    """(module, params) of a pooling that fits: ceil_mode, padding, dilation, adaptive ones."""
    kind = draw(st.sampled_from([MAX, MAX, AVERAGE, AVERAGE, ADAPTIVE_MAX, ADAPTIVE_AVERAGE]))
    if kind in (ADAPTIVE_MAX, ADAPTIVE_AVERAGE):
        params = PoolParams(kind, output_size=draw(st.tuples(st.integers(1, 12), st.integers(1, 12))))
        return build(params, ()), params
    kernel = tuple(draw(st.integers(1, min(5, length))) for length in size)
    params = PoolParams(
        kind, kernel, draw(st.none() | st.tuples(st.integers(1, 6), st.integers(1, 6))),
        tuple(draw(st.integers(0, k // 2)) for k in kernel), ceil_mode=draw(st.booleans()),
        count_include_pad=draw(st.booleans()), divisor_override=draw(st.sampled_from([None, None, None, 5])),
    )  # fmt: skip
    if kind == MAX:
        most = [max(1, (n - 1) // (k - 1) if k > 1 else 3) for n, k in zip(size, kernel, strict=True)]
        params = replace(params, dilation=tuple(draw(st.integers(1, high)) for high in most))
    return build(params, ()), params


def explained(module, params, x, y):
    """As a page makes it of a reply."""
    held = {name: None if (found := getattr(module, name, None)) is None else found.detach().numpy()
            for name in ("weight", "bias")}  # fmt: skip
    return Explained.of(SimpleNamespace(params=params, x=x, y=y, **held))


def place(data, shape):
    return tuple(data.draw(st.integers(0, length - 1)) for length in shape)


def run(module, x):
    answer = module(x[None])
    y, indices = answer if isinstance(answer, tuple) else (answer, None)
    return y[0], None if indices is None else indices[0].numpy()


def draw_layer(data):
    """A module, its params, a picture for it, the result, and what the page makes of them."""
    size = data.draw(sizes)
    module, params = data.draw(st.one_of(convolutions(size), pools(size)))
    torch.manual_seed(data.draw(st.integers(0, 99)))
    channels = getattr(params, "in_channels", 3)
    x = torch.rand(channels, *size, requires_grad=True)
    y, indices = run(module, x)
    return module, x, y, indices, explained(module, params, x.detach().numpy(), y.detach().numpy())


def weight_at(given_away, at, channel):
    """By how much output cell (i, j) changes with the input cell; None where it does not read it."""
    if at[0] not in given_away.rows or at[1] not in given_away.columns:
        return None
    return float(given_away.weights[channel, given_away.rows.index(at[0]), given_away.columns.index(at[1])])


@given(st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_cell_its_window_and_its_shares_are_those_of_torch(data):
    module, x, y, _, known = draw_layer(data)
    at = place(data, y.shape)
    y[at].backward()
    gradient, numbers = x.grad.numpy(), x.detach().numpy()
    found = cell(known.geometry, numbers, at)

    # the value, its products or candidates, and what it depends on
    np.testing.assert_allclose(found.total, y[at].item(), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(found.gradient(x.shape), gradient, rtol=1e-4, atol=1e-6)
    if isinstance(known.geometry, WindowLayer):
        np.testing.assert_allclose(found.products.sum() + (found.bias or 0.0), y[at].item(), rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(found.values, module.weight.grad[at[0]], rtol=1e-6)
        out = [(places < 0) | (places >= length) for places, length in
               ((found.rows, x.shape[1]), (found.columns, x.shape[2]))]  # fmt: skip
        np.testing.assert_array_equal(found.padded, out[0][:, None] | out[1])

    # the window covers what is read without copies, and no cell of the picture outside of it counts
    area = window(known.geometry, x.shape, at[1:])
    inside = np.zeros(x.shape[1:], bool)
    inside[max(area.top, 0) : area.top + area.height, max(area.left, 0) : area.left + area.width] = True
    if known.padding_mode == "zeros":
        assert not gradient[:, ~inside].any()

    # seen from any input cell: it reaches this output, with just this weight, or it does not
    source = place(data, x.shape[1:])
    given_away = shares(known.geometry, numbers, source, at[0])
    weight = [weight_at(given_away, at[1:], c) for c in range(len(given_away.channels))]
    expected = gradient[list(given_away.channels), source[0], source[1]]
    np.testing.assert_allclose([value or 0.0 for value in weight], expected, rtol=1e-4, atol=1e-6)


@given(st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_what_an_input_cell_reaches_is_where_its_gradients_come_from(data):
    _, x, y, indices, known = draw_layer(data)
    out_map, source = data.draw(st.integers(0, len(y) - 1)), place(data, x.shape[1:])
    numbers = x.detach().numpy()
    found = shares(known.geometry, numbers, source, out_map, None if indices is None else indices[out_map])
    whole = np.zeros((len(found.channels), *y.shape[1:]))
    whole[np.ix_(range(len(found.channels)), found.rows, found.columns)] = found.weights
    for place_of, channel in enumerate(found.channels):
        expected = np.zeros(y.shape[1:])
        for row, column in np.ndindex(*y.shape[1:]):
            part = cell(known.geometry, numbers, (out_map, row, column)).gradient(x.shape)
            expected[row, column] = part[channel, source[0], source[1]]
        np.testing.assert_allclose(whole[place_of], expected, rtol=1e-5, atol=1e-7)
    reached = reach(known.geometry, x.shape, source)
    assert (reached.rows, reached.columns) == (found.rows, found.columns)
    y[out_map].sum().backward()
    total = x.grad.numpy()[list(found.channels), source[0], source[1]]
    np.testing.assert_allclose(found.weights.sum((1, 2)), total, rtol=1e-4, atol=1e-5)


@given(st.data())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_places_of_a_weight_are_its_gradient(data):
    size = data.draw(sizes)
    module, params = data.draw(convolutions(size))
    x = torch.rand(params.in_channels, *size)
    y, _ = run(module, x)
    y.sum().backward()
    known = explained(module, params, x.numpy(), y.detach().numpy())
    tap = place(data, module.weight.shape)
    found = uses(known.geometry, size, tap)
    assert found.count == y[0].numel()
    values = found.values(x.numpy())
    assert values.shape == y.shape[1:]
    np.testing.assert_allclose(values.sum(), module.weight.grad[tap].item(), rtol=1e-4, atol=1e-5)
    # each of them is the product of its output cell
    at = place(data, y.shape[1:])
    one = cell(known.geometry, x.numpy(), (tap[0], *at))
    assert one.values[tap[1:]] == pytest.approx(values[at])
    assert (one.rows[tap[2]], one.columns[tap[3]]) == (found.rows[at[0]], found.columns[at[1]])
    inside = sum(0 <= row < size[0] and 0 <= column < size[1] for row in found.rows for column in found.columns)
    assert found.padded == found.count - inside


@given(st.data())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_shaded_cells_are_those_that_nothing_depends_on(data):
    module, x, _, _, known = draw_layer(data)
    if isinstance(known.geometry, WindowLayer):
        nn.init.ones_(module.weight)
        run(module, x)[0].sum().backward()
        read = x.grad.numpy()[0] != 0
    else:
        read = np.zeros(x.shape[1:], bool)  # any number may win when it is the largest
        for row, column in np.ndindex(*x.shape[1:]):
            alone = torch.zeros(x.shape)
            alone[:, row, column] = 1
            read[row, column] = bool((run(module, alone)[0] != 0).any())
    rows, columns = known.geometry.axes(x.shape)
    shaded = [[not axis.taps_on(position, known.padding_mode).any() for position in range(axis.size)]
              for axis in (rows, columns)]  # fmt: skip
    np.testing.assert_array_equal(~read, np.array(shaded[0])[:, None] | np.array(shaded[1]))


@given(st.data())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_positions_that_no_tap_lies_on(data):
    size, kernel, dilation, stride, pad = (data.draw(st.integers(*ends)) for ends in
                                           ((1, 12), (1, 6), (1, 4), (1, 6), (0, 4)))  # fmt: skip
    axis = SizeFormula(size, pad, pad, kernel, dilation, stride, data.draw(st.booleans()))
    if axis.numerator < 0:
        return
    taken = {int(place) for index in range(axis.out) for place in axis.taps(index)}
    around = range(-pad - 2, size + pad + 9)
    assert [axis.is_read(position) for position in around] == [position in taken for position in around]


def test_positions_of_axes_too_large_to_count():
    axis = SizeFormula(2**40, 0, 0, 2**20, 3, 5)
    assert axis.is_read(0)
    assert not axis.is_read(-1)
    assert not axis.is_read(2**41)


@given(st.integers(1, 9), st.integers(1, 6), st.booleans(), st.data())
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_linear_layer(inputs, outputs, bias, data):
    module = nn.Linear(inputs, outputs, bias=bias)
    x = torch.rand(inputs, requires_grad=True)
    y = module(x)
    at, source = place(data, y.shape), data.draw(st.integers(0, inputs - 1))
    y[at].backward()
    layer = LinearLayer(module.weight.detach().numpy(), None if not bias else module.bias.detach().numpy())
    found = cell(layer, x.detach().numpy(), at)
    np.testing.assert_allclose(found.total, y[at].item(), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(found.products, (module.weight[at] * x).detach().numpy(), rtol=1e-6)
    np.testing.assert_allclose(found.gradient(x.shape), x.grad.numpy(), rtol=1e-6)
    # an input reaches every output, with the weight in its column; a weight is used once for each row
    assert layer.weight[at[0], source] == pytest.approx(x.grad[source].item())
    assert module.weight.grad[at[0], source].item() == pytest.approx(found.values[source])


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "out", "asked"),
    [(5, 1, 3, 0, 2, 3), (4, 2, 3, 1, 2, 3), (3, 2, 3, 0, 1, 2), (7, 2, 3, 0, 3, 3)],
)
def test_the_last_window_of_ceil_mode(size, kernel, stride, padding, out, asked):
    axis = SizeFormula(size, padding, padding, kernel, 1, stride, True)
    y = nn.MaxPool2d(kernel, stride, padding, ceil_mode=True)(torch.zeros(1, 1, size, size))
    assert (axis.out, axis.asked) == (y.shape[-1], asked) == (out, asked)
    assert axis.dropped is (out < asked)


@given(st.integers(1, 20), st.integers(1, 12), st.booleans(), st.booleans())
@settings(max_examples=30, deadline=None, derandomize=True)
def test_the_ways_are_those_of_torch(size, out, ceil_mode, pools):
    ways = solve(size, out, ceil_mode=ceil_mode, pools=pools)
    assert len(set(ways)) == len(ways)
    for way in ways[:: max(1, len(ways) // 8)]:
        if way.pools:
            module = nn.MaxPool2d(way.kernel, way.stride, way.padding, way.dilation, ceil_mode=ceil_mode)
        elif ceil_mode:
            continue
        else:
            module = nn.Conv2d(1, 1, way.kernel, way.stride, way.padding, way.dilation)
        assert module(torch.zeros(1, 1, size, size)).shape[-1] == out
    assert not pools or all(way.pools for way in ways)
    if not ceil_mode:
        everything = {way for way in solve(size, out) if not pools or way.pools}
        assert set(ways) == everything
