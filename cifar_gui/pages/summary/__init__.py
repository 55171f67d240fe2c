"""The page of a known network, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact, NetworkInput
from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network


@dataclass(frozen=True)
class SummaryContent:
    """A known network layer by layer, as a table and as blocks; it is looked at, not run."""

    networks: tuple[Network, ...]
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """Their params are a Network."""
    params: type = NetworkInput


PAGE = PageKind(
    key="summary",
    content=SummaryContent,
    page="cifar_gui.pages.summary.page:SummaryPage",
    state="cifar_gui.pages.summary.state:SummaryState",
    questions="cifar_gui.pages.summary.questions:GENERATORS",
    regions=frozenset({"blocks", "table", "sums"}),
    evaluate="cifar_gui.pages.summary.engine:evaluate",
    keys=(("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from layer to layer")),),
)
