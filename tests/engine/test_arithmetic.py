import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_cases import valid_params

from cifar_gui.engine.arithmetic import Rectangle, WindowLayer, cell, reach, window
from cifar_gui.layers.window import OUTSIDE
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.layer import build

sizes = st.tuples(st.integers(3, 12), st.integers(3, 12))


def layer_of(params):
    torch.manual_seed(3)
    module = build(params, ())
    bias = None if module.bias is None else module.bias.detach().numpy()
    return module, WindowLayer.of(params, module.weight.detach().numpy(), bias)


@given(st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_cell_is_what_torch_computes_and_autograd_finds(data):
    size = data.draw(sizes)
    params = data.draw(valid_params(size))
    module, layer = layer_of(params)
    x = torch.rand(1, params.in_channels, *size, requires_grad=True)
    y = module(x)[0]
    at = tuple(data.draw(st.integers(0, length - 1)) for length in y.shape)
    y[at].backward()

    found = cell(layer, x.detach().numpy()[0], at)
    np.testing.assert_allclose(found.total, y[at].item(), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(found.sums.sum() + (found.bias or 0), found.total, rtol=1e-12)
    np.testing.assert_allclose(found.products.sum((1, 2)), found.sums, rtol=1e-12)
    np.testing.assert_array_equal(found.values * found.weights.astype(float), found.products)
    np.testing.assert_allclose(found.values, module.weight.grad[at[0]], rtol=1e-6)
    gradient = np.zeros(x.shape[1:])
    for tap in np.ndindex(found.values.shape):
        row, column = found.source_rows[tap[1]], found.source_columns[tap[2]]
        if OUTSIDE not in (row, column):
            gradient[found.channels[tap[0]], row, column] += found.weights[tap]
    np.testing.assert_allclose(gradient, x.grad[0], rtol=1e-4, atol=1e-6)


@given(st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_reach_is_where_a_changed_input_cell_shows(data):
    size = data.draw(sizes)
    params = data.draw(valid_params(size))
    module, layer = layer_of(params)
    torch.nn.init.ones_(module.weight)
    channel, row, column = (data.draw(st.integers(0, n - 1)) for n in (params.in_channels, *size))
    x = torch.zeros(1, params.in_channels, *size)
    with torch.no_grad():
        before = module(x)
        x[0, channel, row, column] = 1
        changed = (module(x) - before)[0].abs() > 0.5

    found = reach(layer, size, (row, column), channel)
    expected = torch.zeros_like(changed)
    for o in found.maps:
        for i in found.rows:
            expected[o, i, list(found.columns)] = True
    assert torch.equal(changed, expected)


def test_taps_in_the_padding_say_where_they_stand_and_what_they_copy():
    params = Conv2dParams(in_channels=1, out_channels=1, padding=(1, 1), padding_mode="circular")
    _, layer = layer_of(params)
    x = np.arange(12, dtype=np.float32).reshape(1, 3, 4)
    found = cell(layer, x, (0, 0, 0))
    assert found.rows.tolist() == found.columns.tolist() == [-1, 0, 1]
    assert found.source_rows.tolist() == [2, 0, 1]
    assert found.source_columns.tolist() == [3, 0, 1]
    assert found.padded.tolist() == [[True, True, True], [True, False, False], [True, False, False]]
    assert found.values[0].tolist() == [[11, 8, 9], [3, 0, 1], [7, 4, 5]]


def test_a_depthwise_layer_reads_one_channel_per_map():
    _, layer = layer_of(Conv2dParams(out_channels=6, groups=3))
    x = np.random.default_rng(0).random((3, 32, 32), dtype=np.float32)
    assert [cell(layer, x, (o, 0, 0)).channels for o in range(6)] == [(0,), (0,), (1,), (1,), (2,), (2,)]
    assert reach(layer, x.shape, (0, 0), 2).maps == range(4, 6)
    assert reach(layer, x.shape, (0, 0)).maps == range(6)


def test_the_window_covers_the_gaps_of_the_dilation():
    _, layer = layer_of(Conv2dParams(kernel_size=(3, 2), stride=(2, 1), padding=(1, 0), dilation=(4, 3)))
    assert window(layer, (3, 32, 32), (0, 5)) == Rectangle(top=-1, left=5, height=9, width=4)
    assert window(layer, (3, 32, 32), (3, 0)) == Rectangle(top=5, left=0, height=9, width=4)


def test_no_cell_reads_what_the_stride_jumps_over():
    _, layer = layer_of(Conv2dParams(kernel_size=(1, 1), stride=(2, 2)))
    assert reach(layer, (32, 32), (1, 0)).rows == ()
    assert reach(layer, (32, 32), (4, 6)).rows == (2,)
