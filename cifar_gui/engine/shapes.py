"""The geometry of ``layers.window``, and of params."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

from cifar_gui.layers.window import OUTSIDE as OUTSIDE
from cifar_gui.layers.window import AdaptiveFormula as AdaptiveFormula
from cifar_gui.layers.window import Positions as Positions
from cifar_gui.layers.window import SizeFormula as SizeFormula
from cifar_gui.layers.window import is_pair as is_pair
from cifar_gui.layers.window import padding_amounts as padding_amounts
from cifar_gui.layers.window import pair as pair


def size_formulas(params: Any, in_shape: tuple[int, ...]) -> tuple[SizeFormula, SizeFormula]:
    """Rows and columns of a window layer on input of shape (..., H, W).

    ``params`` has ``kernel_size``, ``stride`` and ``padding``, as ``Conv2dParams`` does, and may have ``dilation`` and
    ``ceil_mode``. A stride of None is the kernel_size, as pooling takes it.
    """
    kernel, dilation = pair(params.kernel_size), pair(getattr(params, "dilation", 1))
    given = params.stride
    stride = kernel if given is None or given == (None, None) else pair(given)
    pads = padding_amounts(params.padding, kernel, dilation)
    ceil_mode = bool(getattr(params, "ceil_mode", False))
    rows, columns = (
        SizeFormula(
            in_shape[axis - 2], pads[axis], pads[axis + 2], kernel[axis], dilation[axis], stride[axis], ceil_mode
        )
        for axis in (0, 1)
    )
    return rows, columns


def usage_map(params: Any, in_shape: tuple[int, ...]) -> Positions:
    """(H, W): how often each input cell is read by one kernel."""
    rows, columns = size_formulas(params, in_shape)
    mode = getattr(params, "padding_mode", "zeros")
    counts: Positions = np.outer(rows.usage(mode), columns.usage(mode))
    return counts


@dataclass(frozen=True)
class Counts:
    """What a convolution holds and does."""

    parameters_per_map: int
    """Weights of one kernel over its channels, and its bias."""
    parameters: int
    multiply_adds: int
    """For one picture, padded zeros counted in, as torch's FlopCounterMode does (it counts two FLOPs for each)."""


def convolution_counts(params: Any, in_shape: tuple[int, ...]) -> Counts:
    """Parameters and multiply-adds of a convolution with ``params`` on input of shape (..., C, H, W)."""
    rows, columns = size_formulas(params, in_shape)
    weights = params.in_channels // params.groups * prod(pair(params.kernel_size))
    per_map = weights + bool(params.bias)
    return Counts(per_map, per_map * params.out_channels, weights * params.out_channels * rows.out * columns.out)
