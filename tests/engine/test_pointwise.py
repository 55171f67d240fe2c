"""Activations written out, judged by torch."""

import numpy as np
import pytest
import torch
from torch import nn

from cifar_gui.engine.pointwise import FORMULAS, PointwiseLayer, bracketed, number, pointwise_cell

NUMBERS = np.array([[1.0, -0.5, 0.0, 3.0], [-1.0, 7.0, -20.0, 25.0], [0.3, -3.0, 6.5, 1e-5]])
CASES = [
    ("ReLU", {}, {}), ("ReLU6", {}, {}), ("Sigmoid", {}, {}), ("Tanh", {}, {}),
    ("LeakyReLU", {"negative_slope": 0.2}, {"negative_slope": 0.2}), ("PReLU", {"init": 0.1}, {"weight": 0.1}),
    ("ELU", {"alpha": 1.5}, {"alpha": 1.5}), ("ELU", {}, {}), ("SELU", {}, {}), ("GELU", {}, {}),
    ("GELU", {"approximate": "tanh"}, {"approximate": "tanh"}), ("SiLU", {}, {}), ("Softplus", {}, {}),
    ("Softplus", {"beta": 2.0, "threshold": 5.0}, {"beta": 2.0, "threshold": 5.0}), ("Hardswish", {}, {}),
    ("Hardsigmoid", {}, {}), ("Identity", {}, {}), ("Softmax", {"dim": -1}, {"dim": -1}),
    ("Softmax", {"dim": 2}, {"dim": -2}), ("Softmax", {"dim": 1}, {"dim": -3}),
    ("LogSoftmax", {"dim": -1}, {"dim": -1}),
    ("Softmin", {"dim": -2}, {"dim": -2}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "arguments", "constants"), CASES)
def test_formulas_give_what_torch_gives(kind, arguments, constants):
    x = torch.tensor(NUMBERS).reshape(1, 1, *NUMBERS.shape).double()
    with torch.no_grad():
        y = getattr(nn, kind)(**arguments).double()(x)[0, 0].numpy()
    layer = PointwiseLayer(kind, constants)
    for at in np.ndindex(NUMBERS.shape):
        found = pointwise_cell(layer, NUMBERS, at)
        np.testing.assert_allclose(found.total, y[at], rtol=1e-6, atol=1e-12, err_msg=f"{kind} of {found.x}")
        assert found.formula
        assert found.steps
        assert all(part for part in found.steps)


@pytest.mark.parametrize("kind", sorted(FORMULAS))
@pytest.mark.parametrize("special", [np.nan, np.inf, -np.inf, 1e300, -1e300, 800.0, -800.0])
def test_no_number_is_too_strange(kind, special):
    found = pointwise_cell(PointwiseLayer(kind), np.array([[special]]), (0, 0))
    with torch.no_grad():
        y = getattr(nn, kind)().double()(torch.tensor([[[[special]]]], dtype=torch.float64)).item()
    if np.isfinite(special):
        np.testing.assert_allclose(found.total, y, rtol=1e-6, atol=1e-300)
    assert found.steps


@pytest.mark.parametrize("value", [0.0, -0.0, -1.0, 1e-320, 1e300, -1e300, np.inf, -np.inf, np.nan])
@pytest.mark.parametrize(("kind", "name"), [
    ("LeakyReLU", "negative_slope"), ("ELU", "alpha"), ("Softplus", "beta"), ("Softplus", "threshold"),
])  # fmt: skip
def test_no_argument_is_too_strange(kind, name, value):
    layer, numbers = getattr(nn, kind)(**{name: value}).double(), np.append(NUMBERS, [np.nan, np.inf, -np.inf, 1e300])
    for x in numbers:
        found = pointwise_cell(PointwiseLayer(kind, {name: value}), np.array([[x]]), (0, 0))
        y = layer(torch.tensor([x], dtype=torch.float64)).item()
        assert found.steps
        if np.isfinite(x) and np.isfinite(value):
            np.testing.assert_allclose(found.total, y, rtol=1e-6, atol=1e-12, err_msg=f"{kind} of {x}")


@pytest.mark.parametrize("special", [np.nan, np.inf, -np.inf, 1e300, -1e300])
def test_a_gelu_by_tanh_takes_every_number(special):
    assert pointwise_cell(PointwiseLayer("GELU", {"approximate": "tanh"}), np.array([[special]]), (0, 0)).steps


@pytest.mark.parametrize("special", [np.nan, np.inf, 1e300, 800.0])
def test_a_softmax_of_strange_numbers_is_worked_out(special):
    x = np.array([[special, 1.0]])
    found = pointwise_cell(PointwiseLayer("Softmax", {"dim": -1}), x, (0, 1))
    y = torch.softmax(torch.tensor(x), -1)[0, 1].item()
    np.testing.assert_allclose(found.total, y, rtol=1e-6)


def test_an_unknown_layer_has_no_formula():
    found = pointwise_cell(PointwiseLayer("Mish"), NUMBERS, (0, 0))
    assert found.formula == ""
    assert found.steps == ()


def test_a_softmax_depends_on_its_dimension():
    assert PointwiseLayer("Softmax", {"dim": -1}).related((3, 4), (1, 2)) == [(1, 0), (1, 1), (1, 2), (1, 3)]
    assert PointwiseLayer("Softmax", {"dim": -2}).related((3, 4), (1, 2)) == [(0, 2), (1, 2), (2, 2)]
    assert PointwiseLayer("Softmax", {"dim": -3}).related((3, 4), (1, 2)) == [(1, 2)]
    assert PointwiseLayer("ReLU").related((3, 4), (1, 2)) == [(1, 2)]


def test_numbers_in_formulas():
    assert [number(value) for value in (3.0, -0.5, 0.1111111, 1e-9, np.inf, -np.inf, np.nan, 0.0)] == [
        "3", "−0.5", "0.1111", "1.00e−09", "∞", "−∞", "NaN", "0"
    ]  # fmt: skip
    assert bracketed(-2.0) == "(−2)"


def test_relu_worked_out():
    found = pointwise_cell(PointwiseLayer("ReLU"), NUMBERS, (0, 1))
    assert (found.formula, found.steps, found.total) == ("max(0, x)", ("max(0, −0.5)",), 0.0)
