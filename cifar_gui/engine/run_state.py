"""What the next step of a run depends on, as tensors and what holds them: put away in its checkpoint, and put back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cifar_gui.engine import frozen, recipes
from cifar_gui.engine.augment import Augmentation
from cifar_gui.engine.batches import Order
from cifar_gui.engine.recipes import Model
from cifar_gui.engine.sealed import DAMAGED, CheckpointError
from cifar_gui.recipe import Recipe


@dataclass(frozen=True, eq=False)
class Parts:
    """What a run works with; ``state`` names only those that there are."""

    model: Model
    order: Order
    augmentation: Augmentation | None

    @property
    def state(self) -> dict[str, Any]:
        """As it is now, by name."""
        model, augmentation = self.model, self.augmentation
        state: dict[str, Any] = {
            "network": model.network.state_dict(),
            "optimizer": model.optimizer.state_dict(),
            "schedule": model.schedule.state_dict() if model.schedule is not None else {},
            "order": self.order.state,
        }
        if model.warmup is not None:
            state["warmup"] = model.warmup.state_dict()
        if model.averaged is not None:
            state["averaged"] = model.averaged.module.state_dict()
        if model.dice is not None:
            state["dice"] = list(model.dice.states)
        if augmentation is not None:
            state["augmentation"] = augmentation.generator.get_state()
        return state | model.left_over

    def put_back(self, state: dict[str, Any], step: int, recipe: Recipe) -> None:
        """Be as it was after so many steps.

        Raises:
            CheckpointError: the tensors are not those of this network and optimiser.
        """
        frozen.fits(state, self._wanted(state, recipe), "state")
        model, augmentation = self.model, self.augmentation
        try:
            model.network.load_state_dict(state["network"])
            model.optimizer.load_state_dict(state["optimizer"])
            if model.schedule is not None:
                model.schedule.load_state_dict(state["schedule"])
            self.order.state = state["order"]
            if model.warmup is not None:
                model.warmup.load_state_dict(state["warmup"])
            if model.averaged is not None:
                model.averaged.module.load_state_dict(state["averaged"])
                model.averaged.n_averaged.fill_(step)
            if model.dice is not None:
                model.dice.states = state["dice"]
            if augmentation is not None:
                augmentation.generator.set_state(state["augmentation"].cpu())
            model.leave_over(state)
        except (KeyError, TypeError, ValueError, RuntimeError, AttributeError):
            raise CheckpointError(DAMAGED) from None

    def _wanted(self, state: object, recipe: Recipe) -> dict[str, Any]:
        """Of which kind a state has to be for these parts."""
        wanted = self.state
        optimizer = wanted["optimizer"]
        parameters = [parameter for group in self.model.optimizer.param_groups for parameter in group["params"]]
        given = state.get("optimizer") if isinstance(state, dict) else None
        known = given.get("state") if isinstance(given, dict) else None
        kinds = recipes.memory(recipe, parameters)
        optimizer["state"] = {at: kinds[at] for at in known if at in kinds} if isinstance(known, dict) else kinds
        return wanted
