"""What is set on the page of two runs by turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Self

from msgspec import Meta

from cifar_gui.engine.network_file import LONGEST_TITLE
from cifar_gui.page_state import PageState, RunName, restored
from cifar_gui.pages.duel import Difference, DuelContent, Value
from cifar_gui.pages.duel.verdict import SAME, A, B
from cifar_gui.recipe import Recipe
from cifar_gui.spec import fields

Name = Annotated[str, Meta(max_length=LONGEST_TITLE)]
Changed = tuple[Name, bool | int | float | Name | None, bool | int | float | Name | None]
MOST = 2
"""Fields in which A and B may differ."""
WATCH = "watch"
GUESSES = (A, B, SAME, WATCH)
"""What can be predicted; the last predicts nothing."""


@dataclass(frozen=True, kw_only=True)
class DuelState(PageState):
    """A recipe, what A and B change in it, what is predicted, and the pair that is shown."""

    example: int
    params: Any
    recipe: Recipe = field(default_factory=Recipe)
    """Of both sides, but for what differs, the network's name and the seed."""
    network: Name = Recipe.network
    source: str = "samples"
    """The data set to train on."""
    differ: tuple[Changed, ...] = ()
    """(field, value of A, value of B)."""
    guess: Name = ""
    """One of GUESSES; "" before it is made. No step of undo: it may have been counted."""
    pair: RunName = ""
    """The name under which A of the shown pair is kept; "" for none."""

    lasting = ("tab", "source", "pair")
    viewed = frozenset({"tab", "pair", "guess"})

    @classmethod
    def of(cls, content: DuelContent, example: int = 0) -> Self:
        """What is set on a page that shows an example as it is."""
        chosen = content.examples[example]
        differ = tuple((one.field, one.a, one.b) for one in chosen.differ)
        return cls(
            example=example, params=chosen.params, recipe=chosen.recipe, network=chosen.recipe.network, differ=differ
        )

    def with_example(self, content: DuelContent, example: int) -> Self:
        """The recipe and the differences of an example; a prediction was made about another one."""
        return self._lasting_in(self.of(content, example))

    def fitted(self, content: DuelContent) -> Self:
        """Without differences in what no recipe has, or more of them than are shown."""
        known = {item.name for item in fields(Recipe)} - {"seed"}
        kept = tuple(one for one in self.differ if one[0] in known)[:MOST]
        guess = self.guess if self.guess in GUESSES else ""
        return replace(self, differ=kept or self.of(content, self.example).differ, guess=guess)

    @property
    def judged(self) -> int:
        """After how many steps the two are judged."""
        return max(int(self.params.judged_after), 2)

    @property
    def sides(self) -> tuple[Recipe, Recipe]:
        """The recipes of A and B."""
        base = replace(self.recipe, network=self.network, seed=self.params.seed)
        a = b = base
        for name, of_a, of_b in self.differ:
            a, b = _with(a, name, of_a), _with(b, name, of_b)
        return a, b

    def mended(self, side: int, changes: Mapping[str, Any]) -> Self:
        """With other values for a side, 0 or 1: of what both have in common, for both."""
        names = {name for name, *_ in self.differ}
        differ = tuple(
            (name, changes.get(name, a) if side == 0 else a, changes.get(name, b) if side == 1 else b)
            for name, a, b in self.differ
        )
        common = {name: value for name, value in changes.items() if name not in names}
        network = common.pop("network", self.network)
        return replace(self, differ=differ, recipe=replace(self.recipe, **common), network=network)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs."""
        return tuple(Difference(*one) for one in self.differ)


def _with(recipe: Recipe, name: str, value: Value) -> Recipe:
    """The recipe with another value, if that is one for the field; a network may have any name."""
    if name == "network":
        return replace(recipe, network=value) if isinstance(value, str) else recipe
    found: Recipe = restored(recipe, {name: value})
    return found
