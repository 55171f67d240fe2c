"""How good a network is on pictures that it does not train on, found out in pieces."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from cifar_gui.engine.batches import Stack, evenly
from cifar_gui.engine.criteria import Criterion
from cifar_gui.engine.data import DataError, Split
from cifar_gui.engine.faults import JUDGED_IN_TRAIN_MODE
from cifar_gui.engine.forward import seeded
from cifar_gui.spec import Scaling

HELD_OUT = 1000
"""At most so many held-out pictures are judged, spread evenly over their split: accuracy to about 3 points.

Of a validation set, so many are judged in the middle of an epoch."""

JUDGED_SHARE = 4
"""After an epoch, a quarter as many pictures are judged as it had, and HELD_OUT at least: a twelfth of its time."""

PIECE = 40
"""Pictures judged between two yields: 10 to 20 ms on one core. A constant, so that sums are added in the same order."""


@dataclass(frozen=True)
class Score:
    """What an evaluation found."""

    accuracy: float
    """In [0, 1]."""
    loss: float
    """The mean of the run's loss."""
    pictures: int


@dataclass(frozen=True, eq=False)
class HeldOut:
    """The split that a run does not train on, and the pictures of it that are judged."""

    stack: Stack
    indices: Tensor
    """int64 (n,), ascending."""

    @classmethod
    def of(cls, split: Split, scaling: Scaling, device: str = "cpu", most: int = HELD_OUT) -> HeldOut:
        """At most so many held-out pictures, evenly spread, for a network on ``device``."""
        return cls(Stack.of(split, scaling, device), torch.from_numpy(evenly(len(split), most)))

    def __len__(self) -> int:
        return len(self.indices)

    def first(self, count: int) -> HeldOut:
        """At most so many of these: the first ones."""
        return HeldOut(self.stack, self.indices[:count])


def judged_after(validation: int, images: int, last: bool = False) -> int:
    """How many of so many validation pictures are judged after an epoch of so many ``images``: all after the last."""
    return validation if last else min(validation, max(HELD_OUT, images // JUDGED_SHARE))


@contextmanager
def judging(network: nn.Module, forgotten: bool = False) -> Iterator[None]:
    """BatchNorm uses its running statistics and leaves them alone; no graph is kept.

    Never yield to the outside within it: whoever is answered meanwhile would find gradients switched off.

    ``forgotten``: eval() is left out, and BatchNorm normalises by the pictures that are judged. Its statistics are put
    back all the same: how often a run is judged depends on the time.
    """
    was_training = network.training
    network.train(forgotten)
    kept = {name: one.clone() for name, one in network.named_buffers()} if forgotten else {}
    try:
        with torch.no_grad():
            yield
    finally:
        network.train(was_training)
        for name, one in network.named_buffers() if forgotten else ():
            one.copy_(kept[name])


def evaluate(network: nn.Module, criterion: Criterion, held_out: HeldOut) -> Generator[DataError | None, None, Score]:
    """Judge the network on the held-out pictures; yields after each piece. The network must not change meanwhile.

    A DataError is yielded where the pictures are gone; then they are tried again.
    """
    forgotten = criterion.recipe.fault == JUDGED_IN_TRAIN_MODE
    losses, right = [], 0
    for first in range(0, len(held_out.indices), PIECE):
        index = held_out.indices[first : first + PIECE]
        x, y = yield from held_out.stack.wait_for(index)
        loss, correct = _piece(network, criterion, x, y, forgotten)
        losses.append(loss)
        right += correct
        yield None
    count = len(held_out.indices)
    return Score(right / count, math.fsum(losses) / count, count)


def _piece(network: nn.Module, criterion: Criterion, x: Tensor, y: Tensor, forgotten: bool) -> tuple[float, int]:
    with judging(network, forgotten), seeded(criterion.recipe.seed) if forgotten else nullcontext():
        logits = network(x)
        return criterion(logits, y).item() * len(y), right_ones(logits, y)


def right_ones(logits: Tensor, y: Tensor) -> int:
    """How many pictures are taken for what they are; logits (n, 10) and y int64 (n,).

    Counted by NumPy: for so few numbers torch's kernels would take several times as long.
    """
    return int(np.count_nonzero(logits.detach().cpu().numpy().argmax(1) == y.cpu().numpy()))
