"""What is set on the page of the cloud of pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from msgspec import Meta

from cifar_gui.page_state import ModelState, Place

Number = Annotated[int, Meta(ge=0, le=9)]
Coordinate = Annotated[float, Meta(ge=-1e12, le=1e12)]
Point = tuple[Coordinate, Coordinate]
"""In the plane of the cloud."""
Corners = Annotated[tuple[Point, ...], Meta(max_length=400)]
Scale = Annotated[float, Meta(ge=1.0, le=64.0)]
Tool = Literal["lasso", "move"]
LASSO, MOVE = TOOLS = get_args(Tool)
"""What dragging does: draw around pictures, or move the cloud."""


@dataclass(frozen=True, kw_only=True)
class EmbeddingState(ModelState):
    """The network, what of the cloud is seen, and what is chosen in it."""

    hidden: tuple[Number, ...] = ()
    """Classes that are switched off."""
    lasso: Corners = ()
    """The corners of what is drawn around pictures; fewer than three are none."""
    plane: Annotated[str, Meta(max_length=400)] = ""
    """Which plane ``lasso`` and ``window`` are of: in another one they mean nothing."""
    pinned: Place | None = None
    """The picture that stays explained, by its place in its split."""
    shown: Place | None = None
    """The picture of the list that is looked at; None for the first one."""
    tool: Tool = "lasso"
    window: tuple[Coordinate, Coordinate, Scale] | None = None
    """What of the plane is in the middle, and how many times larger it is; None for all of it."""

    lasting = ("tab", "picture", "tool")
    viewed = frozenset({"tab", "window"})
