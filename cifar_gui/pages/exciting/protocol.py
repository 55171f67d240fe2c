"""What the page of what maps look for asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Floats
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Layer, Network

MOST, MIDDLE, LEAST = ENDS = ("most", "middle", "least")
"""Which pictures: those with the largest maxima, those around the median, those with the smallest."""
SHOWN = 12
"""Pictures of each, at most."""
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class FindExciting:
    """Which pictures of a split excite the maps of a network? Answered with Excited, several times as it goes on."""

    answered_by: ClassVar[str] = "cifar_gui.pages.exciting.engine:answers"
    id: int
    page: str
    model: Model
    source: str
    split: str
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class Found:
    """Some pictures for each of C maps, in order."""

    values: Floats
    """(C, n): the largest cell of the map for the picture."""
    pictures: Indices
    """(C, n): indices in the split."""
    cells: Indices
    """(C, n): where the largest cell is, row * W + column."""


@dataclass(frozen=True, eq=False)
class LayerFound:
    """What was found for the maps of one part of the network. A unit of a linear layer is a map of one cell."""

    name: str
    kind: str
    """Its class, such as "Conv2d"; "" of a residual block."""
    shape: tuple[int, int, int]
    """(C, H, W) of its output."""
    found: tuple[Found, ...]
    """By ENDS; as long as pictures are still looked through, none of the middle is known."""
    classes: Indices
    """(C, 10): of how many of the ``counted`` strongest pictures each class is the label; those that excite the map as
    little as the weakest one are not counted."""
    rows: Indices
    """(H, 2): the rows of the picture that a row of cells sees, from the first to behind the last."""
    columns: Indices
    """(W, 2)."""

    def place(self, end: int, map: int, rank: int) -> tuple[int, int]:
        """(row, column) of the cell of a picture that was found."""
        row, column = divmod(int(self.found[end].cells[map, rank]), self.shape[2])
        return row, column

    def field(self, end: int, map: int, rank: int) -> tuple[int, int, int, int]:
        """(row, column, height, width): what that cell sees of its picture."""
        row, column = self.place(end, map, rank)
        (top, below), (left, beside) = self.rows[row], self.columns[column]
        return int(top), int(left), int(below - top), int(beside - left)


@dataclass(frozen=True, eq=False)
class Excited:
    """An answer to a FindExciting: what was found in the first ``done`` of ``total`` pictures."""

    id: int
    page: str
    model: Model
    network: Network
    source: str
    split: str
    done: int
    total: int
    counted: int
    """How many of the strongest pictures are counted by their classes."""
    layers: tuple[LayerFound, ...]
    first: Layer | None
    """The layer that sees the picture itself, where it is a convolution."""
    weight: Floats | None
    """Its weight, (C, 3 / groups, kH, kW)."""
    bias: Floats | None
    """(C,)."""

    @property
    def whole(self) -> bool:
        """Whether all pictures were looked at."""
        return self.done == self.total


@dataclass(frozen=True)
class LookAtMaps:
    """What are the maps of one picture? Answered with PictureMaps."""

    answered_by: ClassVar[str] = "cifar_gui.pages.exciting.engine:maps"
    id: int
    page: str
    model: Model
    source: str
    split: str
    index: int
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class PictureMaps:
    """The answer to a LookAtMaps."""

    id: int
    page: str
    model: Model
    source: str
    split: str
    index: int
    maps: dict[str, Floats]
    """(C, H, W) by the name of the part."""
