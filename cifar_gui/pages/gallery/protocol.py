"""What the gallery of layers asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.pages.gallery import Exhibit
from cifar_gui.protocol import Floats, Pictures


@dataclass(frozen=True)
class AskExhibit:
    """Run a layer of the gallery on data that begins with one picture."""

    answered_by: ClassVar[str] = "cifar_gui.pages.gallery.engine:answer"
    id: int
    page: str
    exhibit: Exhibit
    params: Any
    pictures: Pictures
    """The split; its batch plays no part."""
    index: int
    """The picture."""
    seed: int
    device: str = "cpu"
    allow: bool = False
    """The user has agreed to the cost that an earlier Failure named."""


@dataclass(frozen=True)
class ExhibitAnswer:
    """The answer to an AskExhibit, on the CPU."""

    id: int
    page: str
    exhibit: Exhibit
    params: Any
    pictures: Pictures
    index: int
    seed: int
    device: str
    x: NDArray[Any]
    """What went into the layer, of whatever shape the exhibit has."""
    y: Floats
    extra: Floats | None
    """The attention matrix (N, L, L), the running statistics (2, C), or nothing."""
    parameters: tuple[tuple[str, tuple[int, ...]], ...]
    """Name and shape of each."""
    labels: NDArray[np.int64]
    """Of the pictures that begin with the chosen one, up to 64."""
    milliseconds: float

    @property
    def count(self) -> int:
        """How many numbers are learned."""
        return sum(int(np.prod(shape)) for _, shape in self.parameters)
