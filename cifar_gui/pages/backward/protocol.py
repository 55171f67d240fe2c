"""What the page of gradients asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Floats, Pictures
from cifar_gui.protocol.losses import Values
from cifar_gui.spec import Network


@dataclass(frozen=True)
class AskGradients:
    """Run a network on pictures, forward to the loss and backward to every parameter."""

    answered_by: ClassVar[str] = "cifar_gui.pages.backward.engine:answer"
    id: int
    page: str
    network: Network
    params: Any
    """Fields: ``reduction``, ``label_smoothing``, ``training``."""
    pictures: Pictures
    seed: int
    device: str = "cpu"
    allow: bool = False
    """The user has agreed to the cost that an earlier Failure named."""


@dataclass(frozen=True)
class ParameterReport:
    """One parameter before and after ``backward``."""

    name: str
    """As in ``named_parameters``, such as "conv1.weight"."""
    values: Floats
    grad: Floats | None
    """None where no gradient has come."""


@dataclass(frozen=True)
class Spread:
    """How the numbers of a tensor are spread, over the whole batch."""

    mean: float
    low: float
    high: float
    norm: float
    """The Euclidean length of all of them together."""


@dataclass(frozen=True)
class LayerReport:
    """What a layer puts out, and the gradient that comes back to it there."""

    name: str
    """As in ``named_children``, such as "conv1"."""
    kind: str
    """Its class, such as "Conv2d"."""
    shape: tuple[int, ...]
    """Of its output, the batch first."""
    out: Floats
    """(k, ...): its output, for the first k pictures of the batch: for all of them, unless they are very large."""
    grad: Floats | None
    """(k, ...): d loss / d output; None where no gradient has come."""
    spread: Spread
    grad_spread: Spread | None


@dataclass(frozen=True)
class Gradients:
    """The answer to an AskGradients, on the CPU."""

    id: int
    page: str
    network: Network
    params: Any
    pictures: Pictures
    seed: int
    device: str
    x: Floats
    """(N, C, H, W) in [0, 1]."""
    labels: NDArray[np.int64]
    """(N,)."""
    logits: Floats
    """(N, 10)."""
    probabilities: Floats
    """(N, 10), their softmax."""
    losses: Floats
    """(N,), each picture's own."""
    loss: float
    parameters: tuple[ParameterReport, ...]
    """In the order of the network."""
    layers: tuple[LayerReport, ...]
    """In the order of the network."""
    forward_milliseconds: float
    backward_milliseconds: float


@dataclass(frozen=True)
class OfWeight:
    """What is asked, and told, of one weight, with all others left as they are."""

    id: int
    page: str
    of: AskGradients
    parameter: str
    index: tuple[int, ...]


@dataclass(frozen=True)
class AskNudge(OfWeight):
    """How does the loss change with one weight, all others left as they are?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.backward.engine:answer"


@dataclass(frozen=True)
class Nudge(OfWeight):
    """The answer to an AskNudge, computed in float64."""

    weights: Values
    """(n,): values of the weight, ascending; its own is in the middle."""
    losses: Values
    """(n,)."""
    gradients: Values
    """(n,): the slope at each of them, by backward."""
    logits: Values
    """(n, N, 10): the scores of the batch at each of them."""
    step: float
    """h of the finite difference (loss(w + h) − loss(w − h)) / 2h."""
    finite_difference: float
    gradient: float
    """By backward, in float64."""

    def moved(self, weight: float, picture: int) -> tuple[Floats, float]:
        """The scores of a picture (10,), and the loss, with the weight at a value between those that were tried."""
        place = min(max(int(np.searchsorted(self.weights, weight)) - 1, 0), len(self.weights) - 2)
        share = (weight - self.weights[place]) / (self.weights[place + 1] - self.weights[place])
        before, after = self.logits[place : place + 2, picture]
        scores = ((1 - share) * before + share * after).astype(np.float32)
        return scores, float(np.interp(weight, self.weights, self.losses))


@dataclass(frozen=True)
class AskCheck(OfWeight):
    """Is the gradient of one weight what differences of the loss say, for many widths of the difference?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.backward.engine:answer"


@dataclass(frozen=True)
class Checked(OfWeight):
    """The answer to an AskCheck, in float32 and in float64."""

    pictures: int
    """How many of the batch, from its first on, the losses and the gradients are of."""
    steps: Values
    """(n,): h, ascending."""
    differences: Values
    """(2, n): (loss(w + h) − loss(w − h)) / 2h, all of it in float32, then in float64."""
    gradients: Values
    """(2,): by backward, in float32 and in float64."""

    @property
    def errors(self) -> Values:
        """(2, n): |difference − gradient| relative to the larger of both; 0 where both are 0."""
        gradients = self.gradients[:, None]
        larger = np.maximum(np.abs(self.differences), np.abs(gradients))
        apart = np.abs(self.differences - gradients)
        return np.where(apart > 0, apart / np.where(larger > 0, larger, 1.0), 0.0)


@dataclass(frozen=True)
class AskWalk:
    """The loss and the gradients of the next pictures of a split, one at a time, as the course's script goes.

    As there, nothing sets the gradients back to zero: they add up from picture to picture.
    """

    answered_by: ClassVar[str] = "cifar_gui.pages.backward.engine:answer"
    id: int
    page: str
    of: AskGradients
    """Its pictures name the split; their batch plays no part."""
    first: int
    """Index of the first picture. 0 starts anew; any other goes on where the last answer ended."""


@dataclass(frozen=True)
class Walked:
    """The answer to an AskWalk: as many pictures as a short while allows."""

    id: int
    page: str
    of: AskGradients
    first: int
    losses: Floats
    """(n,)."""
    right: int
    """How many of them the network would name rightly."""
    gradient_norm: float
    """Of all gradients as they have added up since picture ``since``."""
    since: int
    total: int
    """Pictures in the split."""
