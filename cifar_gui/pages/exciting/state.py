"""What is set on the page of what maps look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec

from cifar_gui.page_state import ModelState, Place

LayerName = Annotated[str, msgspec.Meta(max_length=100)]


@dataclass(frozen=True, kw_only=True)
class ExcitingState(ModelState):
    """Which network, which of its maps, and which of the pictures is explained. What there is shows the result."""

    layer: LayerName = ""
    """The name of a part of the network; "" for the first one that has maps."""
    map: Place = 0
    pinned: Place | None = None
    """The place of a picture among those that are shown."""
