"""What is set on the page of a loader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, Self

from msgspec import Meta

from cifar_gui.page_state import PageState
from cifar_gui.pages.loader.protocol import EPOCHS

Epoch = Annotated[int, Meta(ge=0, lt=EPOCHS)]
Batch = Annotated[int, Meta(ge=0)]


@dataclass(frozen=True, kw_only=True)
class LoaderState(PageState):
    """The loader, and the batch that is looked at."""

    example: int
    params: Any
    place: tuple[Epoch, Batch] = (0, 0)
    """(epoch, batch)."""

    def with_example(self, content: Any, example: int) -> Self:
        """Its batches are looked at from the first one on."""
        return replace(super().with_example(content, example), place=(0, 0))
