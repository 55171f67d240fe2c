"""What the page of a network through its training asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Floats
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network


@dataclass(frozen=True)
class FollowRun:
    """What did the network of a run look like on its way? Answered with Followed, several times as it goes on."""

    answered_by: ClassVar[str] = "cifar_gui.pages.snapshots.engine:answers"
    id: int
    page: str
    model: Model
    """Of a run; any of its weights."""
    source: str
    split: str
    index: int
    """Of the picture whose maps are shown."""
    judged_source: str
    judged: str
    """The data set and the split that it is judged on."""
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class Judged:
    """How good the weights are on held-out pictures."""

    counts: NDArray[np.int64]
    """(10, 10), true class by answer."""
    loss: float
    """The mean cross-entropy."""

    @property
    def pictures(self) -> int:
        """How many there are."""
        return int(self.counts.sum())

    @property
    def right(self) -> int:
        """How many of them are recognised."""
        return int(self.counts.trace())


@dataclass(frozen=True, eq=False)
class Moment:
    """The network after a step whose weights were kept."""

    step: int
    best: bool
    """Whether it was the best on the held-out pictures of the run."""
    kernels: Floats | None
    """(C, 3 / groups, kH, kW): the weight of the first convolution; None without one."""
    maps: Floats | None
    """(C, H, W): its output for the picture."""
    probabilities: Floats | None
    """(classes,): what the picture is taken for; None where a row of numbers does not come out."""
    judged: Judged | None
    """None until that is found out, and where the network does not answer with ten numbers."""


@dataclass(frozen=True, eq=False)
class Followed:
    """An answer to a FollowRun."""

    id: int
    page: str
    model: Model
    network: Network
    source: str
    split: str
    index: int
    judged_source: str
    judged: str
    layer: str
    """The name of the first convolution; "" without one."""
    moments: tuple[Moment, ...]
    """Ascending; none where the network is of no run, or the run has kept nothing."""
    losses: Floats
    """(steps,): the loss of each batch."""
    evaluations: tuple[tuple[int, float, float], ...]
    """Step, accuracy and mean loss on held-out pictures, as the run found them."""
    steps_per_epoch: int
    batch_size: int
    images: int
    """How many pictures it trains on."""
    whole: bool
    """Whether all moments were judged."""
