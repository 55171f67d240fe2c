"""What is set on the page of reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar, Self

from msgspec import Meta

from cifar_gui.page_state import LONGEST_WORD, ModelState
from cifar_gui.pages.attribution import SIDE
from cifar_gui.pages.attribution.protocol import Patch
from cifar_gui.pages.attribution.worked import within

Line = Annotated[int, Meta(ge=0, lt=SIDE)]
Word = Annotated[str, Meta(max_length=LONGEST_WORD)]
MOST_OFF = 4096
"""Maps that may be switched off."""


@dataclass(frozen=True, kw_only=True)
class AttributionState(ModelState):
    """The network, the question, and what is done to the picture and to the network's maps."""

    pinned: tuple[Line, Line] | None = None
    """The pixel (row, column) that stays worked out."""
    patch: tuple[Line, Line] | None = None
    """Where the patch lies, by its upper left corner."""
    off: Annotated[tuple[Word, ...], Meta(max_length=MOST_OFF)] = ()
    """The maps that are switched off, ``layer:map`` each."""

    lasting: ClassVar = ("tab", "picture", "pinned")

    @property
    def lies(self) -> Patch | None:
        """The patch, as large as it is now, within the picture; None where there is none, or none of that size."""
        window = self.params.window
        if self.patch is None or type(window) is not int or not 1 <= window <= SIDE:
            return None
        return Patch(*within(self.patch, window), window, self.params.fill)

    def read(self, saved: object) -> Self:
        """This state with what ``saved`` holds in a usable form; any layer, too: whether it is there is seen later."""
        found = super().read(saved)
        params: Any = saved.get("params") if isinstance(saved, dict) else None
        layer = params.get("maps") if isinstance(params, dict) else None
        if isinstance(layer, str) and len(layer) < LONGEST_WORD:
            found = replace(found, params=replace(found.params, maps=layer))
        return found
