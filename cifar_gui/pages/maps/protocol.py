"""What the page of maps asks, and what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.page_state import PictureState
from cifar_gui.protocol import Floats
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network

Place = tuple[int, ...]
"""A number in what a layer puts out for one picture: (map, row, column) of maps, (n,) of numbers in a row."""
PICTURE = -1
"""In the place of a part: the picture itself."""


@dataclass(frozen=True)
class AskMaps:
    """What does each layer make of a picture?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.maps.engine:answer"
    id: int
    page: str
    model: Model
    params: Any
    """Repeated in the answer."""
    picture: PictureState
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class LayerMaps:
    """A part of the network: a layer, or a residual block."""

    name: str
    output: Floats
    """For one picture: (C, H, W), (n,), or whatever else comes out."""
    parameters: int
    ways: tuple[Floats, ...] = ()
    """Of a block: what comes out of its layers, and of its shortcut."""


@dataclass(frozen=True, eq=False)
class NetworkMaps:
    """What each layer makes of a picture."""

    id: int
    page: str
    model: Model
    params: Any
    picture: PictureState
    device: str
    network: Network
    x: Floats
    """(3, 32, 32): the picture as the network is given it."""
    label: int
    layers: tuple[LayerMaps, ...]
    inner: Mapping[str, tuple[int, ...]]
    """The shape that comes out of each layer within a block, by its path."""
    state: Mapping[str, Floats]
    """Its weights and running statistics, by name."""
    probabilities: Floats | None
    """(n,): the softmax of what comes out; None where that is no row of numbers."""
    milliseconds: float
    """Of the forward."""

    def given(self, part: int) -> Floats:
        """What goes into a part."""
        return self.layers[part - 1].output if part else self.x

    def values(self, part: int) -> Floats:
        """What comes out of a part; of PICTURE, the picture."""
        return self.x if part == PICTURE else self.layers[part].output

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """Of the picture, and of what comes out of each part."""
        return [self.x.shape, *(layer.output.shape for layer in self.layers)]

    @property
    def parameters(self) -> int:
        """Of the whole network."""
        return sum(layer.parameters for layer in self.layers)

    @cached_property
    def limits(self) -> tuple[float, ...]:
        """The largest distance from zero in what each part puts out, as far as numbers are finite."""
        return tuple(largest(layer.output) for layer in self.layers)


def largest(values: Floats) -> float:
    """The largest distance from zero of the finite numbers; 0 where there are none."""
    if not values.size:
        return 0.0
    low, high = float(values.min()), float(values.max())
    if not np.isfinite([low, high]).all():
        found = values[np.isfinite(values)]
        low, high = (float(found.min()), float(found.max())) if found.size else (0.0, 0.0)
    return max(-low, high)


@dataclass(frozen=True)
class AskEffective:
    """How much does a number of a layer change with each place of a picture, on average over some?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.maps.engine:effective"
    id: int
    page: str
    model: Model
    part: int
    place: Place
    source: str
    split: str
    pictures: int
    """At most so many, spread evenly over the split."""
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class EffectiveField:
    """The answer, more than once: of as many pictures as have been gone through."""

    id: int
    page: str
    part: int
    place: Place
    heat: NDArray[np.float64]
    """(32, 32): the mean of |d number / d pixel| over the pictures and their three colours."""
    pictures: int
    whole: bool

    @cached_property
    def width(self) -> tuple[int, int]:
        """(rows, columns) of which the sum is at least half of that of the largest: the width at half height."""
        sums = (self.heat.sum(1), self.heat.sum(0))
        rows, columns = (int((one >= one.max() / 2).sum()) if one.max() > 0 else 0 for one in sums)
        return rows, columns
