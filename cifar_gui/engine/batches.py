"""Pictures by the batch: where they lie, in which order they come, and how their bytes become a network's input."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from cifar_gui.engine import cost
from cifar_gui.engine.data import DataError, Split
from cifar_gui.engine.stored import Picked, Stored
from cifar_gui.spec import Scaling

AHEAD = 16
"""Pictures that are read at once where a batch has fewer: to read one takes little less time than to read some."""


@dataclass(frozen=True, eq=False)
class Stack:
    """The pictures of a split as bytes, indexed and never copied as a whole on the CPU: 50,000 of them are 154 MB."""

    images: Tensor | Stored | Picked
    """uint8 (N, 3, 32, 32): on ``device`` if it has room for them, else on the CPU or where they lie."""
    labels: Tensor
    """int64 (N,), beside the images."""
    device: str
    scaling: Scaling
    """Of the network that they are for."""

    @classmethod
    def of(cls, split: Split, scaling: Scaling, device: str = "cpu") -> Stack:
        """The pictures of a split for a network on ``device``; on the CPU they share the split's memory."""
        labels = torch.from_numpy(split.labels)
        if torch.device(device).type != "cpu" and split.images.nbytes <= cost.free_bytes(device):
            return cls(torch.from_numpy(split.images[:]).to(device), labels.to(device), device, scaling)
        images = torch.from_numpy(split.images) if isinstance(split.images, np.ndarray) else split.images
        return cls(images, labels, device, scaling)

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, index: Tensor) -> tuple[Tensor, Tensor]:
        """``x`` float32 (n, 3, 32, 32), scaled, and ``y`` int64 (n,) on the device, for ``index`` int64 (n,).

        Raises:
            DataError: the pictures lie in a file that is gone.
        """
        index = index.to(self.labels.device)
        if isinstance(self.images, Tensor):
            pictures = self.images.index_select(0, index)
        else:
            pictures = torch.from_numpy(self.images[index.numpy()])
        labels = self.labels.index_select(0, index)
        return to_input(pictures.to(self.device), self.scaling), labels.to(self.device)

    def wait_for(self, index: Tensor) -> Generator[DataError, None, tuple[Tensor, Tensor]]:
        """What ``take`` gives, tried again after each error that is yielded: who goes on has brought the file back."""
        while True:
            try:
                return self.take(index)
            except DataError as error:
                yield error


class Batches:
    """The batches of one epoch; of small ones some are read at once. They share memory: none is to be written to."""

    def __init__(self, stack: Stack, order: Tensor, size: int) -> None:
        """``order``: int64 (N,), places in the stack, of which each ``size`` are a batch."""
        self._stack, self._order, self._size = stack, order, size
        self._ahead = AHEAD // size * size
        self._read = range(0)
        """Places of the order whose pictures are at hand."""
        self._x = self._y = torch.empty(0)

    def wait_for(self, first: int) -> Generator[DataError, None, tuple[Tensor, Tensor, Tensor]]:
        """The batch that begins at ``first`` of the order: its index (n,), x (n, 3, 32, 32) and y (n,).

        Tried again after each error that is yielded, as ``Stack.wait_for`` does.
        """
        index = self._order[first : first + self._size]
        if self._ahead <= self._size:
            return index, *(yield from self._stack.wait_for(index))
        if first not in self._read:
            ahead = self._order[first : first + self._ahead]
            self._x, self._y = yield from self._stack.wait_for(ahead)
            self._read = range(first, first + len(ahead))
        at = first - self._read.start
        return index, self._x[at : at + self._size], self._y[at : at + self._size]


def to_input(images: Tensor, scaling: Scaling) -> Tensor:
    """Bytes as what a network is given: divided by 255 as torchvision's ToTensor does, and scaled as its Normalize."""
    # Bytes are turned before they become floats: to turn four times as many takes half as long again.
    x = images.contiguous(memory_format=layout(images.device)).to(torch.float32).div_(255)
    return scaled(x, scaling) if scaling.changes else x


def scaled(x: Tensor, scaling: Scaling) -> Tensor:
    """``x`` (..., 3, H, W), which held pixels from 0 to 1 and holds what a network is given."""
    mean, std = (torch.tensor(values, device=x.device).view(3, 1, 1) for values in (scaling.mean, scaling.std))
    return x.sub_(mean).div_(std)


def layout(device: str | torch.device) -> torch.memory_format:
    """How pictures and weights lie in memory: channels last on the CPU, where a step then takes a sixth less time."""
    return torch.channels_last if torch.device(device).type == "cpu" else torch.contiguous_format


class Order:
    """The order of the pictures, epoch by epoch, drawn from a generator of its own.

    It is the order of ``DataLoader(dataset, batch_size, shuffle=True, generator=torch.Generator().manual_seed(seed))``,
    so that a learner's script takes the pictures as the program does. **Source:** run as installed; a test compares.
    """

    def __init__(self, count: int, shuffle: bool, seed: int) -> None:
        self.count, self.shuffle = count, shuffle
        self.generator = torch.Generator().manual_seed(seed)
        self.state = self.generator.get_state()
        """uint8: the generator before the epoch that was drawn last, or before the first. Set it to draw that again."""

    def epoch(self) -> Tensor:
        """int64 (count,): the order of the next epoch; that of the file without shuffling."""
        self.generator.set_state(self.state)
        if not self.shuffle:
            return torch.arange(self.count)
        torch.empty((), dtype=torch.int64).random_(generator=self.generator)  # what a loader seeds its workers with
        order = torch.randperm(self.count, generator=self.generator)
        torch.randperm(self.count, generator=self.generator)  # drawn by its sampler at the end, which takes none of it
        return order

    def advance(self) -> None:
        """The epoch is over: the next one will be another."""
        self.state = self.generator.get_state()


def evenly(count: int, most: int) -> NDArray[np.int64]:
    """At most ``most`` of the indices below ``count``, ascending and evenly spread."""
    chosen = min(count, most)
    return np.arange(chosen, dtype=np.int64) * count // max(chosen, 1)


def steps_per_epoch(count: int, batch_size: int) -> int:
    """How many batches an epoch has; the last one may be smaller."""
    return -(-count // batch_size)
