"""Muon beside PyTorch's, which takes matrices only."""

import pytest
import torch
from torch import nn

from cifar_gui.engine.muon import Muon, orthogonal


def steps(kind, shape, count=3, **given):
    """What is left of a parameter after some steps with the same gradients."""
    chance = torch.Generator().manual_seed(1)
    parameter = nn.Parameter(torch.randn(shape, generator=chance))
    optimizer = kind([parameter], **given)
    for _ in range(count):
        parameter.grad = torch.randn(shape, generator=chance)
        optimizer.step()
    return parameter.detach()


@pytest.mark.parametrize("shape", [(6, 6), (3, 40), (40, 3), (1, 7)], ids=str)
@pytest.mark.parametrize("given", [{}, {"momentum": 0.5, "nesterov": False}, {"weight_decay": 0.3, "lr": 0.1}], ids=str)
def test_matrices_move_as_with_pytorch(shape, given):
    """PyTorch's counts in bfloat16: three digits."""
    given = {"lr": 0.01, **given}
    theirs = steps(torch.optim.Muon, shape, adjust_lr_fn="match_rms_adamw", ns_steps=3, **given)
    torch.testing.assert_close(steps(Muon, shape, **given), theirs, atol=0.02 * given["lr"], rtol=1e-3)


@pytest.mark.parametrize("shape", [(8, 3, 2, 2), (4, 9, 1, 1)], ids=str)
def test_a_kernel_is_a_row_of_a_matrix(shape):
    rows = (shape[0], shape[1] * shape[2] * shape[3])
    torch.testing.assert_close(steps(Muon, shape).flatten(1), steps(Muon, rows))


def test_a_vector_is_a_matrix_of_one_row_that_moves_further_and_does_not_decay():
    expected = steps(Muon, (1, 7), lr=0.005, weight_decay=0.0)[0]
    torch.testing.assert_close(steps(Muon, (7,), lr=0.001, weight_decay=0.5), expected)


@pytest.mark.parametrize("shape", [(5, 5), (4, 30), (30, 4), (1, 12)], ids=str)
def test_all_directions_become_nearly_equally_large(shape):
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(2)) * 1000
    values = torch.linalg.svdvals(orthogonal(matrix, 1e-7))
    assert 0.3 < values.min() <= values.max() < 1.3


@pytest.mark.parametrize("given", [{"lr": -1.0}, {"momentum": -0.1}, {"eps": -1e-9}, {"weight_decay": -1.0}], ids=str)
def test_what_it_refuses_is_named_as_pytorch_names_it(given):
    with pytest.raises(ValueError, match="Invalid"):
        Muon([nn.Parameter(torch.zeros(2))], **given)


def test_without_gradients_nothing_moves():
    parameter = nn.Parameter(torch.ones(2, 2))
    Muon([parameter]).step()
    assert torch.equal(parameter, torch.ones(2, 2))
