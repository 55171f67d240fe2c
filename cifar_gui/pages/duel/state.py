"""What is set on the page of a trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Self

from msgspec import Meta

from cifar_gui.engine.network_file import LONGEST_TITLE
from cifar_gui.page_state import PageState, RunName, restored
from cifar_gui.pages.duel import Difference, DuelContent, Value
from cifar_gui.pages.duel.verdict import SAME, SIDES
from cifar_gui.recipe import Recipe
from cifar_gui.spec import fields

Name = Annotated[str, Meta(max_length=LONGEST_TITLE)]
Changed = Annotated[tuple[bool | int | float | Name | None, ...], Meta(min_length=3, max_length=1 + len(SIDES))]
MOST = 2
"""Fields in which the sides may differ."""
WATCH = "watch"
GUESSES = (*SIDES, SAME, WATCH)
"""What can be predicted, of as many sides as there are; the last predicts nothing."""


@dataclass(frozen=True, kw_only=True)
class DuelState(PageState):
    """A recipe, what the sides change in it, what is predicted, and the trial that is shown."""

    example: int
    params: Any
    recipe: Recipe = field(default_factory=Recipe)
    """Of every side, but for what differs, the network's name and the seed."""
    network: Name = Recipe.network
    source: str = "samples"
    """The data set to train on."""
    differ: tuple[Changed, ...] = ()
    """(field, value of A, value of B, and so on), all of the same length."""
    guess: Name = ""
    """One of GUESSES; "" before it is made. No step of undo: it may have been counted."""
    trial: RunName = ""
    """The name under which A of the shown trial is kept; "" for none."""

    lasting = ("tab", "source", "trial")
    viewed = frozenset({"tab", "trial", "guess"})

    @classmethod
    def of(cls, content: DuelContent, example: int = 0) -> Self:
        """What is set on a page that shows an example as it is."""
        chosen = content.examples[example]
        differ = tuple((one.field, *one.values) for one in chosen.differ)
        return cls(
            example=example, params=chosen.params, recipe=chosen.recipe, network=chosen.recipe.network, differ=differ
        )

    def with_example(self, content: DuelContent, example: int) -> Self:
        """The recipe and the differences of an example; a prediction was made about another one."""
        return self._lasting_in(self.of(content, example))

    def read(self, saved: object) -> Self:
        """This state with what ``saved`` holds in a usable form; what is a trial was a pair once."""
        return super().read({"trial": saved.get("pair"), **saved} if isinstance(saved, dict) else saved)

    def fitted(self, content: DuelContent) -> Self:
        """Without differences in what no recipe has, or more of them than are shown, or of more sides than others."""
        known = {item.name for item in fields(Recipe)} - {"seed"}
        kept = tuple(one for one in self.differ if one[0] in known)[:MOST]
        shortest = min(map(len, kept), default=0)
        found = replace(self, differ=tuple(one[:shortest] for one in kept) or self.of(content, self.example).differ)
        return replace(found, guess=self.guess if self.guess in found.guesses else "")

    @property
    def guesses(self) -> tuple[str, ...]:
        """What can be predicted."""
        return (*SIDES[: len(self.sides)], SAME, WATCH)

    @property
    def judged(self) -> int:
        """After how many steps they are judged."""
        return max(int(self.params.judged_after), 2)

    @property
    def sides(self) -> tuple[Recipe, ...]:
        """The recipes of all sides, A first."""
        base = replace(self.recipe, network=self.network, seed=self.params.seed)
        sides = [base for _ in self.differ[0][1:]]
        for one in self.differences:
            sides = [_with(side, one.field, value) for side, value in zip(sides, one.values, strict=True)]
        return tuple(sides)

    def mended(self, side: int, changes: Mapping[str, Any]) -> Self:
        """With other values for a side, counted from 0: of what all have in common, for all."""
        names = {one.field for one in self.differences}
        differ = tuple(
            (name, *(changes.get(name, value) if place == side else value for place, value in enumerate(values)))
            for name, values in ((one.field, one.values) for one in self.differences)
        )
        common = {name: value for name, value in changes.items() if name not in names}
        network = common.pop("network", self.network)
        return replace(self, differ=differ, recipe=replace(self.recipe, **common), network=network)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs."""
        return tuple(Difference(str(name), tuple(values)) for name, *values in self.differ)


def _with(recipe: Recipe, name: str, value: Value) -> Recipe:
    """The recipe with another value, if that is one for the field; a network may have any name."""
    if name == "network":
        return replace(recipe, network=value) if isinstance(value, str) else recipe
    found: Recipe = restored(recipe, {name: value})
    return found
