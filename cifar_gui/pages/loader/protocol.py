"""What the page of the loader asks, and the batches that it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

EPOCHS = 2
"""So many are shown, since shuffling mixes each anew."""


@dataclass(frozen=True)
class AskLoader:
    """Take two epochs of batches from a DataLoader over the numbers of the pictures."""

    answered_by: ClassVar[str] = "cifar_gui.pages.loader.engine:answer"
    id: int
    page: str
    params: Any
    """``lessons.loader.LoaderParams``."""


@dataclass(frozen=True)
class Batches:
    """The answer to an AskLoader."""

    id: int
    page: str
    params: Any
    sizes: tuple[int, ...]
    """Pictures in each batch; those of every epoch are the same."""
    orders: tuple[NDArray[np.int64], ...]
    """For each epoch the numbers of the pictures, in the order in which they come; those left out are not in it."""
    milliseconds: float

    def indices(self, epoch: int, batch: int) -> NDArray[np.int64]:
        """The numbers of the pictures of a batch."""
        start = sum(self.sizes[:batch])
        return self.orders[epoch][start : start + self.sizes[batch]]

    @property
    def left_out(self) -> int:
        """How many pictures of an epoch are in no batch."""
        return int(self.params.pictures) - sum(self.sizes)
