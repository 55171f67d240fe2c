"""What is set on the page of compared runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import Meta

from cifar_gui.page_state import PageState, RunName

Words = Annotated[str, Meta(max_length=100)]
Key = Annotated[str, Meta(max_length=40)]


@dataclass(frozen=True, kw_only=True)
class CompareState(PageState):
    """How the runs are drawn and listed, and which of them are looked at, by the names under which they are kept."""

    example: int
    params: Any
    drawn: Annotated[tuple[RunName, ...], Meta(max_length=200)] | None = None
    """Whose curves are drawn; None: the newest few."""
    baseline: RunName = ""
    """With which the others are compared; "" for none."""
    selected: RunName = ""
    filter: Words = ""
    """Only runs are listed that have this in a cell."""
    sort: Key = ""
    """By which column they are listed; "": the newest first."""
    falling: bool = True
    """From the greatest on."""

    lasting = ("tab", "drawn", "baseline", "selected", "filter", "sort", "falling")
    viewed = frozenset({"tab", "selected"})
