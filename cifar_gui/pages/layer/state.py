"""What is set on the page of a layer on pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Self

from cifar_gui.page_state import PageState, PictureState, Place, Seed, SeedNumber
from cifar_gui.pages.layer import LayerContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, field_value

RANDOM = "random"
"""Fresh weights."""
SIGNED, COLOUR, UNPOOLED = "signed", "colour", "unpooled"


@dataclass(frozen=True)
class PoolingView:
    """How a pooling layer is looked at."""

    winners: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "all winners"))] = False
    output_size: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "pass output_size"))] = True
    """Whether MaxUnpool2d is told the size of the input."""


@dataclass(frozen=True, kw_only=True)
class LayerState(PageState):
    """The layer and what it is applied to, how its output is read, and the cell that is pinned."""

    example: int
    params: Any
    picture: PictureState = field(default_factory=PictureState)
    seed: SeedNumber = Seed.seed
    weights: str = RANDOM
    """RANDOM, or the name of the kernel that takes the place of the fresh weights."""
    reading: str = SIGNED
    pooling: PoolingView = field(default_factory=PoolingView)
    pinned: tuple[Place, Place, Place] | None = None
    """(map, row, column) of the output cell that stays explained."""

    lasting = ("tab", "picture", "seed")

    @classmethod
    def of(cls, content: LayerContent, example: int = 0) -> Self:
        state = super().of(content, example)
        return replace(state, reading=content.readings[0].key) if content.readings else state

    def build(self, content: LayerContent) -> Callable[[Any, tuple[int, ...]], Any]:
        """How the layer is built, with the weights that are chosen."""
        return content.build if self.weights == RANDOM else content.ready[self.weights].build

    def normalises(self, content: LayerContent) -> bool:
        """Whether the pictures are to be normalised first."""
        return bool(content.normalise and field_value(self.params, content.normalise))

    def fitted(self, content: LayerContent) -> Self:
        readings = [reading.key for reading in content.readings] or [SIGNED]
        return replace(
            self,
            weights=self.weights if self.weights in content.ready else RANDOM,
            reading=self.reading if self.reading in readings else readings[0],
        )
