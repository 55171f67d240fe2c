"""Activations as curves: a ``protocol.curves.DrawCurves`` in, ``Curves`` or a ``protocol.Failure`` out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from cifar_gui.engine import facts, forward
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.refusals import answering
from cifar_gui.pages.curve.protocol import DrawCurves
from cifar_gui.protocol import Failure, Forward
from cifar_gui.protocol.curves import POINTS, REACH, Curves, Drawn

CHANNELS = 3


@answering
def answer(request: DrawCurves, sources: Mapping[str, DataSet]) -> Curves | Failure:
    """Put the batch through the layer, and draw the curves. Worker thread.

    What torch refuses comes from the batch, explained as on any page of a layer.
    """
    batch = forward.answer(
        Forward(
            request.id, request.page, request.build, request.params, request.pictures, 0, request.device,
            request.allow, request.normalise,
        ),
        sources,
    )  # fmt: skip
    if isinstance(batch, Failure):
        return batch
    curve, *others = (draw(request.build, params) for params in (request.params, *request.others))
    return Curves(request.id, request.page, places().numpy(), curve, tuple(others), batch)


def places() -> Tensor:
    """float64 (POINTS,): where curves are drawn."""
    return torch.linspace(-REACH, REACH, POINTS, dtype=torch.float64)


def draw(build: Callable[[Any, tuple[int, ...]], Any], params: Any) -> Drawn:
    """The function and its slope.

    Softmax looks at several numbers: it is drawn as the share of x in a pair of x and 0. Of a PReLU with a weight for
    each channel, the first one is drawn.
    """
    x = places().requires_grad_()
    softmax = params.layer == "Softmax"
    layer: nn.Module = build(replace(params, dim=0) if softmax else params, (1, CHANNELS, POINTS)).double()
    if hasattr(layer, "inplace"):
        layer.inplace = False  # type: ignore[assignment]  # the same function, and autograd keeps its input
    y = layer(torch.stack([x, torch.zeros_like(x)]))[0] if softmax else layer(x.expand(1, CHANNELS, POINTS))[0, 0]
    (slope,) = torch.autograd.grad(y.sum(), x)
    return Drawn(params.layer, y.detach().numpy(), slope.numpy())


evaluate = facts.of_layer
"""What comes out for a fact of the content."""
