"""What the page of compared runs asks, and what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network

Work = tuple[Recipe, Network]
"""What decides how much is worked out for a picture; a recipe as ``work`` makes it."""
Counts = dict[Work, Mapping[int, int] | None]
"""FLOPs of one picture forward and backward, two for each multiply-add, by its pixels a side; None of a network that
cannot be built."""


def work(recipe: Recipe, network: Network) -> Work:
    """The same for all runs that work out as much for each picture: it is counted once for all of them."""
    small = min(max(recipe.small_epochs, 0), 1)
    return replace(Recipe(), whiten=recipe.whiten, fault=recipe.fault, small_epochs=small), network


@dataclass(frozen=True)
class CountFlops:
    """How much do runs work out for one picture that they train on?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.compare.engine:answer"
    id: int
    page: str
    works: tuple[Work, ...]


@dataclass(frozen=True)
class Flops:
    """The answer to a CountFlops."""

    id: int
    page: str
    counts: Counts
