"""What is set on the page of maps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Self

import msgspec

from cifar_gui.page_state import ModelState
from cifar_gui.page_state import Place as Index

MOST_PARTS = 400

Part = Annotated[int, msgspec.Meta(ge=-1, le=MOST_PARTS)]
"""-1 is the picture."""
PATH, ARITHMETIC = EXPLAINS = ("path", "arithmetic")


@dataclass(frozen=True, kw_only=True)
class MapsState(ModelState):
    """The network and the picture, the layer that is looked at, and the cell that is pinned."""

    layer: Part | None = None
    """The part on the way to the explained number that is looked at; None for that of the number itself."""
    pinned: tuple[Part, tuple[Index, ...]] | None = None
    """A part, and a number in what it puts out."""
    explains: str = PATH
    """What the strip shows of it: one of EXPLAINS."""

    def fitted(self, content: object) -> Self:
        return self if self.explains in EXPLAINS else replace(self, explains=PATH)
