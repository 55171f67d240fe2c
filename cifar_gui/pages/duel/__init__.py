"""The page of a trial: runs that are trained by turns and differ in one thing."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Fact
from cifar_gui.page_kind import PageKind
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network

Value = bool | int | float | str | None
"""Of a field of a recipe."""


@dataclass(frozen=True)
class Difference:
    """A field of the recipe, and its value at each side."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Contest:
    """An example: a recipe, and what the sides change in it."""

    title: str
    params: object
    recipe: Recipe
    differ: tuple[Difference, ...]
    """One, or two that belong together."""


@dataclass(frozen=True)
class DuelContent:
    """Runs by turns: the curves of all, and their differences to the first, with a prediction before the start."""

    params: type
    """Fields ``judged_after`` and ``seed``."""
    networks: tuple[Network, ...]
    examples: tuple[Contest, ...]
    facts: tuple[Fact, ...]


PAGE = PageKind(
    key="duel",
    content=DuelContent,
    page="cifar_gui.pages.duel.page:DuelPage",
    state="cifar_gui.pages.duel.state:DuelState",
    questions="cifar_gui.pages.duel.questions:GENERATORS",
    regions=frozenset({"sides", "curves", "difference", "guess", "outcome"}),
    evaluate="cifar_gui.pages.duel.engine:evaluate",
    keys=(("Space", QT_TRANSLATE_NOOP("Keys", "pause or resume the run")),),
)
