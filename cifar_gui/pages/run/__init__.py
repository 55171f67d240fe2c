"""The page of training runs."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PageKind
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network


@dataclass(frozen=True)
class RunContent:
    """A training run: its recipe, its curves, and the network alive while it trains."""

    networks: tuple[Network, ...]
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    params: type = Recipe


PAGE = PageKind(
    key="run",
    content=RunContent,
    page="cifar_gui.pages.run.page:RunPage",
    state="cifar_gui.pages.run.state:RunState",
    questions="cifar_gui.pages.run.questions:GENERATORS",
    regions=frozenset({"loss", "accuracy", "runs", "probe", "kernels", "maps", "predictions", "transport"}),
    evaluate="cifar_gui.pages.run.engine:evaluate",
    check="cifar_gui.pages.run.engine:trained",
    keys=(
        ("Space", QT_TRANSLATE_NOOP("Keys", "pause or resume the run")),
        ("← →", QT_TRANSLATE_NOOP("Keys", "look at another picture")),
    ),
)
