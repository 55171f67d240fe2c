"""What is set on the page of learning rates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from msgspec import Meta

from cifar_gui.engine.network_file import LONGEST_TITLE
from cifar_gui.page_state import Place, WeightsState
from cifar_gui.recipe import Recipe

Name = Annotated[str, Meta(max_length=LONGEST_TITLE)]


@dataclass(frozen=True, kw_only=True)
class RatesState(WeightsState):
    """The sweep, the recipe whose rate is sought, and the step of the sweep that is looked at."""

    recipe: Recipe = field(default_factory=Recipe)
    """That of the page of runs when this one was looked at last."""
    network: Name = Recipe.network
    """Its network: any name."""
    source: str = "samples"
    """The data set to train on."""
    place: Place | None = None
    """None for the rate that is suggested."""

    models = ("weights",)
    lasting = ("tab", "recipe", "network", "source")
