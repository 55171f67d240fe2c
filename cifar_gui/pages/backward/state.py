"""What is set on the page of a network's gradients."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, Self, get_args

from cifar_gui.page_state import NetworkState, PictureState, Place
from cifar_gui.pages.backward import BackwardContent
from cifar_gui.protocol import Pictures

Kind = Literal["weights", "maps"]
WEIGHTS, MAPS = KINDS = get_args(Kind)
"""What the lower half shows: the parameters, or what the layers put out."""
Plot = Literal["loss", "check"]
LOSS, CHECK = PLOTS = get_args(Plot)
"""The curve beside a weight: the loss over it, or how far its gradient is from a difference of two losses."""
LARGEST_BATCH = 100_000
Weight = tuple[str, tuple[Place, ...]]
"""(parameter, index)."""


@dataclass(frozen=True, kw_only=True)
class BackwardState(NetworkState):
    """The network and what it is run on, how far the way is shown, and what of it is looked at."""

    picture: PictureState = field(default_factory=PictureState)
    position: Place | None = None
    """How far the way forward and back is shown; None is all of it."""
    parameter: str = ""
    """Which one is drawn; "" for the first one. So with the layer."""
    layer: str = ""
    pinned: Weight | None = None
    """The weight that stays explained. Whether there is such a one is seen with the result."""
    kind: Kind = "weights"
    plot: Plot = "loss"

    lasting = ("tab", "picture", "parameter", "layer", "kind", "plot")

    @property
    def batch_size(self) -> int:
        """Pictures in a batch; 1 while something else stands in the field."""
        size = self.params.batch_size
        return size if type(size) is int and 1 <= size <= LARGEST_BATCH else 1

    @property
    def pictures(self) -> Pictures:
        """The batch that the chosen picture lies in."""
        picture, size = self.picture, self.batch_size
        return Pictures(picture.source, picture.split, picture.index // size, size)

    def with_example(self, content: BackwardContent, example: int) -> Self:
        """The arguments of an example, with all of the way."""
        return replace(super().with_example(content, example), position=None)

    def back(self, content: BackwardContent) -> Self:
        """The arguments of the example as they were."""
        return self.with_example(content, self.example)
