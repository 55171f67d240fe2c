"""What is looked at of a result: one map, and some of the pictures that were found for it. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cifar_gui.engine.arithmetic import CellArithmetic, WindowLayer
from cifar_gui.engine.data import Images, Split
from cifar_gui.engine.inputs import as_given
from cifar_gui.layers.call import arguments
from cifar_gui.pages.exciting.protocol import ENDS, Excited, Found, Indices, LayerFound
from cifar_gui.pages.exciting.state import ExcitingState


@dataclass(frozen=True, eq=False)
class Look:
    """GUI thread. A map, the end of its pictures that is shown, and the pictures themselves."""

    good: Excited
    layer: LayerFound
    map: int
    end: int
    """Place in ENDS."""
    split: Split
    """It may have become another one since: then with fewer pictures."""

    @classmethod
    def of(cls, good: Excited, state: ExcitingState, split: Split) -> Look:
        """What the state names; where there is no such layer or map, the first layer, and the nearest map."""
        layer = next((one for one in good.layers if one.name == state.layer), good.layers[0])
        return cls(good, layer, min(state.map, layer.shape[0] - 1), ENDS.index(state.params.excites), split)

    @property
    def unit(self) -> bool:
        """Whether the map is a single number."""
        return self.layer.shape[1] * self.layer.shape[2] == 1

    @property
    def counts(self) -> Indices:
        """(10,): how many of the strongest pictures each class has."""
        found: Indices = self.layer.classes[self.map]
        return found

    @property
    def constant(self) -> bool:
        """Whether the largest cell is the same number for all pictures, as behind a ReLU that lets nothing through."""
        strongest, _, weakest = (found.values[self.map] for found in self.layer.found)
        return self.good.whole and bool(strongest[0] == weakest[0])

    @property
    def found(self) -> Found:
        """The pictures of this end, for all maps of the layer."""
        return self.layer.found[self.end]

    @property
    def count(self) -> int:
        """How many there are for the map."""
        return int(self.found.values.shape[1])

    @property
    def indices(self) -> Indices:
        """(count,): their places in the split."""
        found: Indices = self.found.pictures[self.map]
        return found

    @property
    def labels(self) -> Any:
        """(count,): their classes."""
        return self.split.labels[np.minimum(self.indices, len(self.split) - 1)]

    def images(self, indices: Indices) -> Images:
        """uint8 (n, 3, 32, 32) of the split."""
        return np.asarray(self.split.images[np.minimum(indices, len(self.split) - 1)])

    def image(self, rank: int) -> Images:
        """uint8 (3, 32, 32) of the picture at a place among them."""
        found: Images = self.images(self.indices[rank : rank + 1])[0]
        return found

    def value(self, rank: int) -> float:
        """The largest cell of the map for that picture."""
        return float(self.found.values[self.map, rank])

    def place(self, rank: int) -> tuple[int, int]:
        """(row, column) of that cell."""
        return self.layer.place(self.end, self.map, rank)

    def field(self, rank: int) -> tuple[int, int, int, int]:
        """(row, column, height, width): what that cell sees of the picture."""
        return self.layer.field(self.end, self.map, rank)

    def arithmetic(self, rank: int) -> CellArithmetic | None:
        """How it comes about, where the layer is a convolution that sees the picture itself."""
        good = self.good
        if good.first is None or good.first.name != self.layer.name or good.weight is None:
            return None
        geometry = WindowLayer.of(arguments(good.first), good.weight, good.bias)
        pixels = self.image(rank).astype(np.float32) / np.float32(255)
        return geometry.cell(as_given(pixels, good.network.scaling), (self.map, *self.place(rank)))
