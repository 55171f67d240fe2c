"""The network while it trains: its first kernels, what they make of one picture, and what it takes pictures for."""

from __future__ import annotations

from itertools import chain, zip_longest

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from cifar_gui.engine.batches import Stack, to_input
from cifar_gui.engine.data import Split
from cifar_gui.engine.evaluation import judging
from cifar_gui.protocol import Floats
from cifar_gui.protocol.runs import OWN_PICTURE, Snapshot

PER_CLASS = 2
"""Predictions shown for each of the ten classes."""


def gallery(split: Split) -> NDArray[np.int64]:
    """(n,): a few pictures of each class, the classes by turns; n is 20 when every class has pictures enough."""
    rows = zip_longest(*(split.by_class[label][:PER_CLASS].tolist() for label in range(len(split.by_class))))
    return np.array([index for index in chain.from_iterable(rows) if index is not None], np.int64)


def take(
    run: int,
    step: int,
    network: nn.Sequential,
    pictures: Stack,
    probe: int,
    shown: Tensor,
    picture: NDArray[np.uint8] | None = None,
) -> Snapshot | None:
    """A picture of the network after ``step`` steps, on the CPU and independent of what it does next.

    None for a network without a convolution, and when numbers are no longer finite: there is nothing to draw.

    Args:
        run: id of the run.
        step: finished steps.
        network: on any device; left as it was.
        pictures: those that may be looked at.
        probe: index of the picture whose maps are shown; the nearest there is, if it is outside.
        shown: int64 (n,), the pictures whose predictions are shown.
        picture: uint8 (3, 32, 32), looked at in place of ``probe``: one that lies in no split.
    """
    first = next((layer for layer in network.modules() if isinstance(layer, nn.Conv2d)), None)
    if first is None:
        return None
    probe = min(max(probe, 0), len(pictures) - 1)
    x, _ = pictures.take(torch.cat((torch.tensor([probe]), shown)))
    if picture is not None:
        probe = OWN_PICTURE
        x[:1] = to_input(torch.from_numpy(picture)[None], pictures.scaling)
    seen: list[Floats] = []  # copied at once: the next layer may work in place
    with judging(network), first.register_forward_hook(lambda _, __, y: seen.append(_copy(y[0]))):
        probabilities = network(x).softmax(1)
    arrays = [_copy(first.weight), *seen[:1], _copy(probabilities)]
    if not all(np.isfinite(array).all() for array in arrays):
        return None
    labels = pictures.labels[shown.to(pictures.labels.device)]
    return Snapshot(
        run, step, kernels=arrays[0], maps=arrays[1], probe=probe, probe_probabilities=arrays[2][0],
        indices=shown.numpy().copy(), probabilities=arrays[2][1:], labels=labels.cpu().numpy().copy(),
    )  # fmt: skip


def _copy(tensor: Tensor | nn.Module) -> Floats:
    """On the CPU, C-contiguous, and never the memory that the next step changes."""
    assert isinstance(tensor, Tensor)
    return np.array(tensor.detach().cpu().numpy(), order="C", copy=True)
