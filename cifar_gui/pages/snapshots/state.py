"""What is set on the page of a network through its training."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.page_state import ModelState, Place


@dataclass(frozen=True, kw_only=True)
class SnapshotsState(ModelState):
    """Which run, which picture, and at which moment."""

    place: Place | None = None
    """Among the moments that were kept; None for the last one. Whether there is such a one is seen with the result."""
