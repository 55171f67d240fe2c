"""What torch says about a pooling layer besides its output: where each maximum was found, and how it is put back."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from cifar_gui.layers.window import pair
from cifar_gui.protocol import Unpooled

MOST_CELLS = 50_000_000
"""Of what MaxUnpool2d makes without output_size: a large stride can make it larger than any memory."""


def winners(layer: nn.Module, x: Tensor) -> Tensor | None:
    """int64 (N, C, H', W'): where in its plane each maximum was found; None for a layer that takes no maximum."""
    with torch.no_grad():
        if isinstance(layer, nn.MaxPool2d):
            found: tuple[Tensor, Tensor] = F.max_pool2d_with_indices(
                x, pair(layer.kernel_size), pair(layer.stride), pair(layer.padding), pair(layer.dilation),
                layer.ceil_mode,
            )  # fmt: skip
            return found[1]
        if isinstance(layer, nn.AdaptiveMaxPool2d):
            return F.adaptive_max_pool2d_with_indices(x, layer.output_size)[1]
    return None


def unpooled(layer: nn.Module, y: Tensor, indices: Tensor, in_shape: Sequence[int]) -> Unpooled | None:
    """``nn.MaxUnpool2d`` on the result of a MaxPool2d, with and without ``output_size``; None for other layers."""
    if not isinstance(layer, nn.MaxPool2d):
        return None
    found: list[Tensor | None] = []
    errors: list[str] = []
    for size in (list(in_shape[-2:]), None):
        try:
            if size is None and (cells := _bare_cells(layer, y)) > MOST_CELLS:
                raise ValueError(f"not computed here: the result would have {cells:,} cells")
            back = nn.MaxUnpool2d(layer.kernel_size, layer.stride, layer.padding)
            found.append(back(y, indices, output_size=size))
            errors.append("")
        except Exception as error:  # PyTorch's own words are shown
            found.append(None)
            errors.append(f"{type(error).__name__}: {error}".split("Exception raised from")[0].strip())
    whole, bare = (None if z is None else z.cpu().numpy() for z in found)
    return Unpooled(whole, errors[0], bare, errors[1])


def _bare_cells(layer: nn.MaxPool2d, y: Tensor) -> int:
    sizes = zip(y.shape[-2:], pair(layer.kernel_size), pair(layer.stride), pair(layer.padding), strict=True)
    return y.shape[0] * y.shape[1] * prod(max((out - 1) * s - 2 * p + k, 0) for out, k, s, p in sizes)
