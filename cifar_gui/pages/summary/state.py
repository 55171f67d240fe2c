"""What is set on the page of a known network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from cifar_gui.engine.network_edits import rows
from cifar_gui.page_state import PageState
from cifar_gui.pages.summary import SummaryContent
from cifar_gui.spec import Layer, Network


def telling(network: Network) -> int:
    """The row of the last linear layer: 4096 numbers become 1000."""
    kinds = [row.part.kind if isinstance(row.part, Layer) else "" for row in rows(network)]
    return max(place for place, kind in enumerate(kinds) if kind == "Linear")


@dataclass(frozen=True, kw_only=True)
class SummaryState(PageState):
    """The input of the network, and the layer that is looked at."""

    example: int
    params: Any
    selected: int = 0
    """Its row."""

    lasting = ("tab", "selected")

    @classmethod
    def of(cls, content: SummaryContent, example: int = 0) -> Self:
        return replace(super().of(content, example), selected=telling(content.networks[0]))

    def fitted(self, content: SummaryContent) -> Self:
        return replace(self, selected=min(max(self.selected, 0), len(rows(content.networks[0])) - 1))
