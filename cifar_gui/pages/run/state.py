"""What is set on the page of training runs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Self

from cifar_gui.engine.network_file import LONGEST_TITLE
from cifar_gui.page_state import FieldName, NetworkState, Place, RunName, RunsShown, remembered
from cifar_gui.pages.run import RunContent
from cifar_gui.recipe import FORMER, Recipe
from cifar_gui.spec import folded

FOLDED = folded(Recipe)
"""As the recipe declares it."""
FORMER_EXAMPLES = {3: 6}
"""Which examples have another place than in the versions that had no validation pictures: the course's own is last."""


@dataclass(frozen=True, kw_only=True)
class RunState(NetworkState):
    """What the next run follows, the picture that is looked at, and the runs that are shown."""

    params: Recipe
    probe: Place = 0
    """Which of the held-out pictures."""
    source: str = "samples"
    """The data set to train on."""
    runs: RunsShown = field(default_factory=RunsShown)
    parent: RunName = ""
    """The run from which the recipe was taken, where it was, under the name by which that is kept."""
    torchrun: bool = False
    """Whether the script is the one that runs on several processes, too."""

    folded: tuple[FieldName, ...] = FOLDED
    """The sections of its form that are folded, each by the name of the field at which it begins."""

    lasting = ("tab", "probe", "source", "runs", "torchrun", "folded")
    viewed = frozenset({"tab", "runs", "torchrun", "folded"})

    def with_example(self, content: RunContent, example: int) -> Self:
        """The recipe of an example, which is taken from no run."""
        return replace(super().with_example(content, example), parent="")

    def plain(self) -> dict[str, Any]:
        """The params are saved as "recipe", and the network in them."""
        found = super().plain()
        return {"recipe": {**found.pop("params"), "network": found.pop("network")}, **found}

    def restored(self, content: RunContent, saved: object) -> Self:
        """A network that is not the content's is taken for one of the user's own."""
        known = _today(saved) if isinstance(saved, dict) else {}
        known["params"] = recipe = known.pop("recipe", None)
        name = recipe.get("network") if isinstance(recipe, dict) else None
        known["network"] = name if isinstance(name, str) and len(name) <= LONGEST_TITLE else None
        return super().restored(content, known)


def _today(saved: dict[str, Any]) -> dict[str, Any]:
    """What was saved, in today's words: each field that its recipe does not have yet means what was done then.

    A recipe is saved as a whole, its seed among the rest; without that it is a few settings, put over an example.
    """
    recipe = saved.get("recipe")
    if not isinstance(recipe, dict) or "seed" not in recipe:
        return dict(saved)
    today = {**saved, "recipe": {**remembered(FORMER), **recipe}}
    if "validation" not in recipe and type(place := saved.get("example")) is int:
        today["example"] = FORMER_EXAMPLES.get(place, place)
    return today
