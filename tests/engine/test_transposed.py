"""A transposed convolution: its sizes, the arithmetic of its cells, and what an input cell reaches, as torch says."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch
from layer_cases import ask, small_data
from torch import nn

from cifar_gui.engine.cost import bound_of, measure
from cifar_gui.engine.explained import Explained
from cifar_gui.engine.places import shares, uses
from cifar_gui.layers import counts_of, kind_of
from cifar_gui.lessons.conv2d import READY, Conv2dParams
from cifar_gui.lessons.layer import build
from cifar_gui.protocol import Failure, Maps
from cifar_gui.spec import keywords


def params(**given):
    return Conv2dParams("ConvTranspose2d", **given)


SETTINGS = [
    params(kernel_size=(2, 2), stride=(2, 2)),
    params(),
    params(kernel_size=(3, 2), stride=(2, 3), padding=(1, 0), output_padding=(1, 2)),
    params(stride=(2, 2), dilation=(3, 2), output_padding=(2, 1), bias=False),
    params(kernel_size=(1, 2), stride=(3, 3)),
    params(in_channels=4, out_channels=6, groups=2, padding=(1, 1)),
    params(padding=(2, 2), dilation=(2, 1)),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 4)


@pytest.mark.parametrize("given", SETTINGS, ids=str)
def test_sizes_cells_and_reach_are_those_of_torch(given):
    rng = np.random.default_rng(0)
    layer = build(given, ())
    x = torch.tensor(rng.normal(size=(1, given.in_channels, 5, 4)).astype(np.float32), requires_grad=True)
    y = layer(x)
    rows, columns = kind_of(given).window(given).axes(x.shape)
    assert (rows.out, columns.out) == y.shape[2:]
    assert counts_of(given, x.shape).parameters == sum(p.numel() for p in layer.parameters())
    bias = None if layer.bias is None else layer.bias.detach().numpy()
    known = Explained.of(SimpleNamespace(params=given, weight=layer.weight.detach().numpy(), bias=bias))
    picture, made = x.detach().numpy(), y.detach().numpy()
    reached = np.zeros((*x.shape[1:], *made.shape[1:]))
    for at in np.ndindex(made.shape[1:]):
        cell = known.cell(picture, (0, *at))
        assert cell.total == pytest.approx(float(made[0][at]), abs=1e-5)
        gradient = torch.autograd.grad(y[(0, *at)], x, retain_graph=True)[0][0].numpy()
        np.testing.assert_allclose(cell.gradient(x.shape[1:]), gradient, atol=1e-6)
        reached[(..., *at)] = gradient
    for row, column in np.ndindex(5, 4):
        for o in range(given.out_channels):
            found = shares(known.geometry, picture[0], (row, column), o)
            table = np.zeros((len(found.channels), *made.shape[2:]))
            table[np.ix_(range(len(found.channels)), found.rows, found.columns)] = found.weights
            np.testing.assert_allclose(table, reached[list(found.channels), row, column, o], atol=1e-6)


@pytest.mark.parametrize("given", SETTINGS, ids=str)
def test_a_weight_is_used_where_torch_uses_it(given):
    """Its gradient is the sum of what it multiplies, cell by cell of its map."""
    layer = build(given, ())
    x = torch.rand(1, given.in_channels, 5, 4)
    y = layer(x)
    known = Explained.of(SimpleNamespace(params=given, weight=layer.weight.detach().numpy(), bias=None)).geometry
    for tap in np.ndindex(known.weight.shape):
        found = uses(known, x.shape, tap)
        assert known.weight[tap] == layer.weight[known.index(tap)]
        values = found.values(x[0].numpy())
        assert values.size == found.count == 20 - found.cut
        table = np.zeros(y.shape[2:])
        table[np.ix_(found.out_rows, found.out_columns)] = values
        weight = torch.zeros_like(layer.weight)
        weight[known.index(tap)] = 1
        alone = torch.func.functional_call(layer, {"weight": weight, "bias": torch.zeros(y.shape[1])}, x)[0, tap[0]]
        np.testing.assert_allclose(table, alone.detach().numpy(), atol=1e-6)
        gradient = torch.autograd.grad(y[0, tap[0]].sum(), layer.weight, retain_graph=True)[0]
        assert values.sum() == pytest.approx(float(gradient[known.index(tap)]), abs=1e-4)
    for at in np.ndindex(table.shape):
        place = found.place_of(at)
        read = x[0, found.channel][place].item() if place is not None else 0.0
        assert read == pytest.approx(table[at], abs=1e-6)


@pytest.mark.parametrize("given", SETTINGS, ids=str)
def test_a_factor_of_a_cell_knows_its_place_in_the_kernel(given):
    layer, x = build(given, ()), torch.rand(1, given.in_channels, 5, 4).numpy()
    known = Explained.of(SimpleNamespace(params=given, weight=layer.weight.detach().numpy(), bias=None)).geometry
    for at in ((0, 0), (2, 3), (4, 5)):
        cell = known.cell(x[0], (1, *at))
        for factor in np.ndindex(cell.weights.shape[1:]):
            place = known.kernel_place(x.shape, at, factor)
            np.testing.assert_array_equal(cell.weights[:, *factor], known.weight[1][:, *place])
            assert uses(known, x.shape, (1, 0, *place)).place_of(at) == (cell.rows[factor[0]], cell.columns[factor[1]])


@pytest.mark.parametrize("given", SETTINGS, ids=str)
def test_the_bound_is_not_below_what_it_takes(given):
    shape = (2, given.in_channels, 16, 16)
    bound, real = bound_of(given, shape), measure(lambda: build(given, shape)(torch.empty(shape)))
    assert real.flops <= bound.flops


@pytest.mark.parametrize(
    ("given", "field", "fixed"),
    [
        (params(stride=(2, 2), output_padding=(2, 2)), "output_padding", {"output_padding": (1, 1)}),
        (params(in_channels=4), "in_channels", {"in_channels": 3}),
        (params(groups=2), "groups", {"groups": 1}),
        (params(stride=(0, 1)), "stride", {"stride": (1, 1)}),
        (params(padding="same"), "padding", {"padding": (0, 0)}),
    ],
)
def test_refusals_name_their_field_and_a_fix(data, given, field, fixed):
    told = ask(data, given)
    assert isinstance(told, Failure)
    assert (told.kind, told.field) == ("torch", field)
    assert dict(told.fixes[0].changes) == fixed
    assert isinstance(ask(data, Conv2dParams(**{**vars(given), **fixed})), Maps)


def test_its_arguments_are_those_of_torch():
    assert isinstance(nn.ConvTranspose2d(**keywords(params())), nn.Module)
    assert "padding_mode" not in keywords(params())
    assert "output_padding" not in keywords(Conv2dParams())


@pytest.mark.parametrize("given", [params(), params(groups=3), params(stride=(2, 2), kernel_size=(2, 2))], ids=str)
def test_a_ready_kernel_reads_one_channel_for_each_map(data, given):
    told = ask(data, given, build=READY["blur"].build)
    kernels = Explained.of(told).kernels
    assert np.allclose(np.sort(kernels.sum((2, 3)), axis=1)[:, -1], 1)
    assert (np.count_nonzero(kernels.sum((2, 3)), axis=1) == 1).all()
