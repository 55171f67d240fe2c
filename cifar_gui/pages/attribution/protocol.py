"""What the page of reasons asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.page_state import PictureState
from cifar_gui.protocol import Floats
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network


@dataclass(frozen=True)
class AskAttribution:
    """Which pixels does the score of a class hang on?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.attribution.engine:answer"
    id: int
    page: str
    model: Model
    picture: PictureState
    params: Any
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class Summed:
    """How Grad-CAM comes about."""

    gradients: Floats
    """(C, h, w): of the score, at each cell of the layer's maps."""
    weights: Floats
    """(C,): the mean of a map's gradients."""
    sums: Floats
    """(h, w): the maps, each times its weight, added up; before ReLU."""


@dataclass(frozen=True, eq=False)
class Covered:
    """What the network says with a patch over the picture, for each place of the patch."""

    places: NDArray[np.int64]
    """(n, 2): row and column of its upper left corner."""
    scores: Floats
    """(n,): of the class that is asked for."""


@dataclass(frozen=True, eq=False)
class Attribution:
    """The answer to an AskAttribution."""

    id: int
    page: str
    of: AskAttribution
    network: Network
    x: Floats
    """(3, 32, 32): what the network got."""
    scores: Floats
    """(classes,): what it puts out, before softmax."""
    target: int
    """The class that is asked for."""
    heat: Floats
    """(32, 32): what the method makes of each pixel."""
    layers: tuple[str, ...]
    """Those whose output is maps of more than one cell."""
    layer: str
    """The one that is looked at; "" where there is none."""
    maps: Floats
    """(C, h, w): its output; (0, 1, 1) where there is none."""
    gradient: Floats | None = None
    """(3, 32, 32): of the score, at each number of the picture; None for methods that need none."""
    summed: Summed | None = None
    covered: Covered | None = None
    fresh: Floats | None = None
    """(32, 32): the same with weights that have learnt nothing."""
    milliseconds: float = 0.0

    @property
    def params(self) -> Any:
        """Of the request."""
        return self.of.params

    @property
    def score(self) -> float:
        """Of the class that is asked for."""
        return float(self.scores[self.target])


@dataclass(frozen=True)
class Patch:
    """A square of one value over a picture."""

    row: int
    column: int
    window: int
    fill: float


@dataclass(frozen=True)
class AskScores:
    """What does the network say with a patch over the picture, or without some of its maps?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.attribution.engine:scored"
    id: int
    page: str
    model: Model
    picture: PictureState
    patch: Patch | None
    off: tuple[str, ...]
    """``layer:map`` each."""
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class Scores:
    """The answer to an AskScores."""

    id: int
    page: str
    of: AskScores
    scores: Floats
    """(classes,)."""


@dataclass(frozen=True)
class AskAccuracy:
    """How many held-out pictures does the network get right with and without some of its maps?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.attribution.engine:judged"
    id: int
    page: str
    model: Model
    source: str
    split: str
    off: tuple[str, ...]
    device: str = "cpu"


@dataclass(frozen=True)
class Judged:
    """The answer to an AskAccuracy, in parts."""

    id: int
    page: str
    of: AskAccuracy
    done: int
    """Pictures that were judged."""
    total: int
    whole: int
    """Of those, how many the whole network gets right,"""
    without: int
    """and how many it does without the maps."""
