"""A network on every picture of a split, in pieces; what has been judged is kept for when it is asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

from cifar_gui.engine import models
from cifar_gui.engine.batches import Stack
from cifar_gui.engine.data import CLASSES, DataSet
from cifar_gui.engine.models import ModelError, Opened
from cifar_gui.engine.network_shapes import describe
from cifar_gui.protocol import Floats
from cifar_gui.protocol.models import Model
from cifar_gui.protocol.verdicts import Verdicts
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network

PIECE = 640_000_000
"""Multiply-adds between two yields: 7 to 20 ms on two cores. Not so many milliseconds: sums come out the same."""
MOST = 256
"""Pictures in a piece."""
MOST_KEPT = 12
"""Judged splits that stay in memory, 0.5 MB each."""


class Judgement:
    """Worker thread. What a network says of the pictures of a split, found out piece by piece.

    ``verdicts`` is there after the last piece; ``done`` are the pictures that have been judged.
    """

    verdicts: Verdicts

    def __init__(self, model: Model, data: DataSet, split: str, device: str = "cpu") -> None:
        """Opens the network.

        Raises:
            MessageError: it is not there, or it does not answer pictures with ten numbers.
        """
        self.opened = models.opened(model, device)
        self.done = 0
        self._pictures = data.split(split)
        self._device = device
        self._key = (model, models.stamp(model), device, data.name, data.root, split)
        self._logits = np.zeros((len(self._pictures), len(CLASSES)), np.float32)

    def __len__(self) -> int:
        return len(self._pictures)

    def seen(self) -> Verdicts:
        """What it says of the pictures that have been judged."""
        return Verdicts(self._pictures.labels[: self.done], self._logits[: self.done])

    def pieces(self) -> Iterator[None]:
        """Judge; yields after each piece, and at once where all has been judged before.

        Raises:
            MessageError: the network does not answer with ten finite numbers, or the pictures are gone.
        """
        if (kept := kept_verdicts.get(self._key)) is not None:
            kept_verdicts.move_to_end(self._key)
            self.verdicts, self._logits, self.done = kept, kept.logits, len(kept)
            return
        network = self.opened.network
        stack, size = Stack.of(self._pictures, network.scaling, self._device), piece_of(network)
        for first in range(0, len(self), size):
            index = torch.arange(first, min(first + size, len(self)))
            self._logits[first : first + size] = logits(self.opened, stack.take(index)[0])
            self.done = min(first + size, len(self))
            yield None
        self.verdicts = kept_verdicts[self._key] = self.seen()
        while len(kept_verdicts) > MOST_KEPT:
            kept_verdicts.popitem(last=False)


kept_verdicts: OrderedDict[object, Verdicts] = OrderedDict()
"""Worker thread. What was judged last."""


def piece_of(network: Network) -> int:
    """Pictures that it judges in one piece."""
    report, _ = describe(network, 1)
    return min(max(PIECE // max(report.multiply_adds, 1), 1), MOST)


def logits(opened: Opened, x: Tensor) -> Floats:
    """What a network says of pictures: float32 (n, 10).

    Args:
        opened: the network.
        x: float32 (n, 3, 32, 32), scaled for it, on its device.

    Raises:
        ModelError: these are no ten finite numbers for each picture.
    """
    return as_logits(opened, run(opened, x))


def as_logits(opened: Opened, y: Tensor) -> Floats:
    """The output of a network for n pictures, as an array (n, 10).

    Raises:
        ModelError: these are no ten finite numbers for each picture.
    """
    if y.ndim != 2 or y.shape[1] != len(CLASSES):
        raise ModelError(Message("Engine", NOT_TEN, {"network": opened.network.name, "shape": str(tuple(y.shape[1:]))}))
    if not torch.isfinite(y).all():
        raise ModelError(Message("Engine", NOT_FINITE, {"network": opened.network.name}))
    found: Floats = y.float().cpu().numpy()
    return found


def run(opened: Opened, x: Tensor, module: nn.Module | None = None) -> Tensor:
    """The output of a network for pictures; with ``module``, that of its first parts.

    Raises:
        ModelError: it takes no such pictures.
    """
    try:
        with torch.no_grad():
            y: Tensor = (opened.module if module is None else module)(x)
    except RuntimeError as error:
        if tuple(x.shape[1:]) == opened.network.in_shape:
            raise
        sizes = ["×".join(map(str, shape)) for shape in (opened.network.in_shape, x.shape[1:])]
        values = {"network": opened.network.name, "takes": sizes[0], "size": sizes[1]}
        raise ModelError(Message("Engine", OTHER_PICTURES, values)) from error
    return y


NOT_TEN = QT_TRANSLATE_NOOP(
    "Engine",
    "{network} does not answer a picture with ten numbers, one for each class, but with a tensor of shape {shape}. "
    "So none of its answers can be called right or wrong.",
)
NOT_FINITE = QT_TRANSLATE_NOOP(
    "Engine",
    "{network} answers with numbers that are infinite or NaN. Its weights have probably run away in training: there is "
    "nothing to compare.",
)
OTHER_PICTURES = QT_TRANSLATE_NOOP("Engine", "{network} takes pictures of {takes}; those of the data sets are {size}.")
