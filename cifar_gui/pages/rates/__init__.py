"""The page of a sweep over learning rates."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PageKind
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network


@dataclass(frozen=True)
class RatesContent:
    """A sweep over learning rates: a curve of the loss, and the rate that it speaks for."""

    params: type
    """Fields ``weights``, ``lowest``, ``highest``, ``rates``."""
    recipe: Recipe
    """Swept until the page of runs has another one."""
    networks: tuple[Network, ...]
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """``expected`` may name "rates" and "ratio", the factor between two rates."""


PAGE = PageKind(
    key="rates",
    content=RatesContent,
    page="cifar_gui.pages.rates.page:RatesPage",
    state="cifar_gui.pages.rates.state:RatesState",
    questions="cifar_gui.pages.rates.questions:GENERATORS",
    regions=frozenset({"sweep", "suggestion", "swept"}),
    evaluate="cifar_gui.pages.rates.engine:evaluate",
    keys=(("← →", QT_TRANSLATE_NOOP("Keys", "look at another rate of the sweep")),),
)
