import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_cases import in_torch, valid_params
from torch.utils.flop_counter import FlopCounterMode

from cifar_gui.layers import counts_of, kind_of
from cifar_gui.layers.window import OUTSIDE, SizeFormula, padding_amounts, pair
from cifar_gui.lessons.conv2d import LESSON, Conv2dParams
from cifar_gui.lessons.layer import build

sizes = st.tuples(st.integers(3, 12), st.integers(3, 12))


def test_the_formula_with_its_numbers():
    axis = SizeFormula(size=32, pad_low=2, pad_high=2, kernel=3, dilation=2, stride=4)
    assert (axis.span, axis.padded, axis.numerator, axis.floor, axis.out, axis.unreached) == (5, 36, 31, 7, 8, 3)
    assert axis.starts().tolist() == [-2, 2, 6, 10, 14, 18, 22, 26]
    assert axis.taps(0).tolist() == [-2, 0, 2]


@pytest.mark.parametrize("fact", LESSON.content.facts)
def test_the_facts_of_the_lesson(fact):
    rows, columns = kind_of(fact.params).window(fact.params).axes(fact.in_shape)
    assert (rows.out, columns.out) == fact.expected["shape"][2:]
    if "parameters" in fact.expected:
        assert counts_of(fact.params, fact.in_shape).parameters == fact.expected["parameters"]


@given(st.data())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_sizes_parameters_and_multiply_adds_are_those_of_torch(data):
    size = data.draw(sizes)
    params = data.draw(valid_params(size))
    layer = build(params, ())
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        y = layer(torch.zeros(1, params.in_channels, *size))
    rows, columns = kind_of(params).window(params).axes(size)
    counts = counts_of(params, (params.in_channels, *size))
    assert (rows.out, columns.out) == y.shape[2:]
    assert counts.parameters == sum(p.numel() for p in layer.parameters())
    assert counts.parameters == counts.parameters_per_map * params.out_channels
    assert 2 * counts.multiply_adds == counter.get_total_flops()


@given(st.data())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_usage_is_the_gradient_of_the_sum_over_a_kernel_of_ones(data):
    size = data.draw(sizes)
    params = data.draw(valid_params(size))
    layer = build(params, ())
    torch.nn.init.ones_(layer.weight)
    x = torch.zeros(1, params.in_channels, *size, requires_grad=True)
    layer(x)[0, 0].sum().backward()
    np.testing.assert_allclose(kind_of(params).window(params).usage(size), x.grad[0, 0], rtol=1e-6)


@pytest.mark.parametrize("mode", ["reflect", "replicate", "circular"])
def test_sources_are_the_cells_that_torch_copies(mode):
    axis = SizeFormula(size=5, pad_low=4, pad_high=3, kernel=1, dilation=1, stride=1)
    padded = torch.nn.functional.pad(torch.arange(5.0)[None], (4, 3), mode=mode)[0]
    assert axis.sources(np.arange(-4, 8), mode).tolist() == padded.tolist()


def test_zero_padding_has_no_source():
    axis = SizeFormula(size=2, pad_low=1, pad_high=1, kernel=1, dilation=1, stride=1)
    assert axis.sources(np.arange(-1, 3)).tolist() == [OUTSIDE, 0, 1, OUTSIDE]


def test_same_puts_the_odd_cell_at_the_end():
    assert padding_amounts("same", (4, 3), (1, 2)) == (1, 2, 2, 2)
    assert padding_amounts("valid", 5) == (0, 0, 0, 0)
    assert padding_amounts(2, 5) == padding_amounts((2,), 5) == (2, 2, 2, 2)
    assert padding_amounts((1, 2), 5) == (1, 2, 1, 2)
    assert pair(3) == (3, 3)


def test_cells_behind_the_last_window_do_not_matter():
    params = Conv2dParams(stride=(5, 1))
    rows, _ = kind_of(params).window(params).axes((3, 32, 32))
    assert rows.unreached == 4
    x = torch.rand(1, 3, 32, 32)
    changed = x.clone()
    changed[:, :, -rows.unreached :] = 9
    assert torch.equal(in_torch(params, x), in_torch(params, changed))
    changed[:, :, -rows.unreached - 1] = 9
    assert not torch.equal(in_torch(params, x), in_torch(params, changed))
