"""What the page of learning rates asks, and the sweep that it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from cifar_gui.pages.rates.finding import Found, Numbers, so_far
from cifar_gui.protocol.models import Model
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network


@dataclass(frozen=True)
class AskRates:
    """Sweep a recipe's learning rate on weights of its own. Answered with Swept, several times as it goes on."""

    answered_by: ClassVar[str] = "cifar_gui.pages.rates.engine:answers"
    id: int
    page: str
    params: Any
    """``lessons.rates.RatesParams``."""
    recipe: Recipe
    network: Network
    source: str
    model: Model | None = None
    """The weights that it starts from, which stay as they are; None for fresh ones of the recipe's seed."""
    device: str = "cpu"


@dataclass(frozen=True, eq=False)
class Swept:
    """An answer to an AskRates."""

    id: int
    page: str
    params: Any
    recipe: Recipe
    network: Network
    source: str
    rates: Numbers
    """(steps,): of every step to come."""
    losses: Numbers
    """(n,): of the batches so far, each before the step with its rate; the last one may not be finite."""
    smoothed: Numbers
    """(n,): the mean of those around each, as far as they are finite."""
    found: Found | None
    """What the curve speaks for; None until it is whole."""
    whole: bool
    milliseconds: float

    def ended(self) -> Swept:
        """This sweep as it was stopped."""
        return replace(self, whole=True, found=so_far(self.rates, self.losses))
