"""What is set on the page on the life of a module."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from cifar_gui.page_state import PageState, Place
from cifar_gui.pages.module import Composition


@dataclass(frozen=True, kw_only=True)
class ModuleState(PageState):
    """The module with its call, and the step that is explained."""

    example: int
    params: Composition
    place: Place = 0

    lasting = ("tab", "place")

    def plain(self) -> dict[str, Any]:
        """As JSON holds it: what is composed lies beside the rest."""
        found = super().plain()
        return {**found.pop("params"), **found}

    def read(self, saved: object) -> Self:
        """This state with what ``saved`` holds in a usable form."""
        return replace(super().read(saved), params=self.params.read(saved))
