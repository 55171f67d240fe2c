"""What is set on the page of curves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Self

from msgspec import Meta

from cifar_gui.page_state import PageState, PictureState
from cifar_gui.pages.curve import CurveContent
from cifar_gui.protocol.curves import POINTS

MOST_OTHERS = 3
"""Curves that are laid over one: there is a colour for each."""
Point = Annotated[int, Meta(ge=0, lt=POINTS)]


@dataclass(frozen=True, kw_only=True)
class CurveState(PageState):
    """The curve, those that are laid over it, and the point that is pinned."""

    example: int
    params: Any
    picture: PictureState = field(default_factory=PictureState)
    others: tuple[str, ...] = ()
    """The layers laid over the curve, in the order in which they were chosen."""
    pinned: Point | None = None

    lasting = ("tab", "picture", "pinned")

    def fitted(self, content: CurveContent) -> Self:
        known = [other for other in dict.fromkeys(self.others) if other in content.layers]
        return replace(self, others=tuple(known[:MOST_OTHERS]))
