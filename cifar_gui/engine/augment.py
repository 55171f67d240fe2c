"""Training pictures that are a little different each time: mirrored, moved, with a square cut out.

Pure functions of a batch and of what was drawn for it. A run draws from a generator of its own, on the CPU, so that a
learner's script draws the same numbers, on whatever device.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from cifar_gui.engine.batches import Stack
from cifar_gui.engine.data import Split
from cifar_gui.engine.faults import NOISE, SPREAD
from cifar_gui.engine.inputs import as_seen, augmentation_seed, augments
from cifar_gui.recipe import ALTERNATING, FLIPS, RANDOM, Recipe
from cifar_gui.spec import Scaling

SIDE = 32
"""Of a picture."""
SHOWN = 6
"""Epochs."""


class Augmentation:
    """What a run draws for its pictures. Its state is that of the generator."""

    def __init__(self, recipe: Recipe, images: int) -> None:
        """``images``: training pictures.

        Raises:
            ValueError: the recipe names a flip that there is none.
        """
        if recipe.flip not in FLIPS:
            raise ValueError(f"flip {recipe.flip!r}")
        self._recipe = recipe
        self.generator = torch.Generator().manual_seed(augmentation_seed(recipe))
        self._first = self._coins(images) if recipe.flip == ALTERNATING else None
        """bool (images,): which of them are mirrored in the first epoch, and in every second one after it."""

    def _coins(self, count: int) -> Tensor:
        return torch.rand(count, generator=self.generator) < 0.5

    def _drawn(self, low: int, high: int, count: int) -> tuple[Tensor, Tensor]:
        """int64 (count,) each: rows and columns from ``low`` to ``high``."""
        rows = torch.randint(low, high + 1, (count,), generator=self.generator)
        return rows, torch.randint(low, high + 1, (count,), generator=self.generator)

    def __call__(self, x: Tensor, index: Tensor, epoch: int) -> Tensor:
        """A batch as it is trained on.

        Args:
            x: (n, 3, 32, 32), scaled; it may be written over.
            index: int64 (n,), which of the training pictures they are.
            epoch: counted from 0.
        """
        recipe, count = self._recipe, len(x)
        if self._first is not None:
            x = flipped(x, self._first[index] ^ bool(epoch % 2))
        elif recipe.flip == RANDOM:
            x = flipped(x, self._coins(count))
        if recipe.shift:
            x = shifted(x, *self._drawn(-recipe.shift, recipe.shift, count))
        if recipe.cutout:
            x = cut_out(x, *self._drawn(0, SIDE - recipe.cutout, count), recipe.cutout)
        if recipe.fault == NOISE:
            x = x + SPREAD * torch.randn(x.shape, generator=self.generator).to(x.device)
        return x


def examples(recipe: Recipe, split: Split, scaling: Scaling) -> NDArray[np.uint8] | None:
    """(SHOWN, 3, 32, 32): the first picture as it may come in so many epochs; None where it is always the same."""
    if not augments(recipe) or not len(split):
        return None
    drawn, one = Augmentation(recipe, 1), torch.tensor([0])
    stack = Stack.of(split, scaling)
    given = torch.cat([drawn(stack.take(one)[0], one, epoch) for epoch in range(SHOWN)]).numpy()
    return np.rint(np.clip(as_seen(given, scaling), 0, 1) * 255).astype(np.uint8)


def flipped(x: Tensor, which: Tensor) -> Tensor:
    """Some pictures of (n, C, H, W) mirrored, left for right; ``which``: bool (n,)."""
    return torch.where(which.to(x.device)[:, None, None, None], x.flip(3), x)


def shifted(x: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """Pictures (n, C, H, W) cut out of what lies so many rows down and columns to the right, up to H - 1 and W - 1.

    What is beyond an edge is what lies before it, mirrored at the pixel of the edge, as ``pad(mode="reflect")`` does.
    """
    down, across = (
        _reflected(side, places.to(x.device)) for side, places in zip(x.shape[2:], (rows, columns), strict=True)
    )
    each = torch.arange(len(x), device=x.device)[:, None, None]
    return x[each, :, down[:, :, None], across[:, None, :]].permute(0, 3, 1, 2)


def _reflected(side: int, places: Tensor) -> Tensor:
    """int64 (n, side): which of the ``side`` places come, from each of ``places`` on."""
    beyond = (torch.arange(side, device=places.device) + places[:, None]).abs()
    return side - 1 - (side - 1 - beyond).abs()


def cut_out(x: Tensor, rows: Tensor, columns: Tensor, side: int) -> Tensor:
    """Pictures (n, C, H, W) with zeros in a square of ``side``, whose upper left corner lies at those places."""
    down, across = (
        _within(length, places.to(x.device), side) for length, places in zip(x.shape[2:], (rows, columns), strict=True)
    )
    return x.masked_fill((down[:, :, None] & across[:, None, :])[:, None], 0.0)


def _within(length: int, places: Tensor, side: int) -> Tensor:
    """bool (n, length): which of the places lie within ``side`` of each of ``places``."""
    all_of_them = torch.arange(length, device=places.device)
    return (all_of_them >= places[:, None]) & (all_of_them < places[:, None] + side)
