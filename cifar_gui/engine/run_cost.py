"""What a run would take, in memory and in arithmetic, and whether it may begin."""

from __future__ import annotations

from collections import Counter

import torch

from cifar_gui.engine import cost, faults, network, recipes
from cifar_gui.engine.cause import Cause
from cifar_gui.engine.cost import Cost
from cifar_gui.engine.criteria import CLASSES
from cifar_gui.engine.evaluation import PIECE
from cifar_gui.engine.forward import CostError
from cifar_gui.engine.recipe_checks import RecipeError, check
from cifar_gui.engine.weights_fit import wanted
from cifar_gui.recipe import SIDE, SIDES, Recipe, side
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network

PICTURE = (3, 32, 32)


def flops(recipe: Recipe, description: Network) -> int:
    """Of a picture forward and backward, in all epochs; two for each multiply-add. No arithmetic."""
    small = min(max(recipe.small_epochs, 0), recipe.epochs)
    times = Counter(side(recipe, epoch) for epoch in range(small))
    times[SIDE] = recipe.epochs - small
    return sum(n * (flops_once(recipe, description, pixels) or 0) for pixels, n in times.items() if n)


def flops_once(recipe: Recipe, description: Network, pixels: int = SIDE) -> int | None:
    """Of a picture of so many pixels a side, forward and backward; None where torch does not go through with it.

    The first layer has no gradient to hand on to the picture: that is why it is less than three forward passes.
    """
    gone_through = []

    def work() -> None:
        pictures = torch.empty(2, 3, pixels, pixels)  # BatchNorm wants more than one
        recipes.built(recipe, description)(pictures).sum().backward()
        gone_through.append(True)

    counted = cost.measure(work).flops
    return counted // 2 if gone_through else None


COPIES = 2
"""Of the weights, beside the network: the best and a snapshot (``kept_weights.WeightsKeeper``)."""


def batch_size(recipe: Recipe, images: int) -> int:
    """Pictures in the largest batch: the recipe's size, or all pictures there are."""
    return min(recipe.batch_size, images)


def needed(recipe: Recipe, description: Network, images: int) -> Cost:
    """Memory for one step, or for one piece of an evaluation if that is more, and for what waits to be written.

    No arithmetic: a run can be stopped.
    """
    description = faults.built(description, recipe)
    step = cost.training_cost(lambda: network.build(description), (batch_size(recipe, images), *PICTURE))
    weights = sum(tensor.nbytes for tensor in wanted(description).values())
    return Cost(max(step.bytes, cost.measure(lambda: outputs(description)).bytes) + COPIES * weights, 0)


def outputs(description: Network, pixels: int = SIDE) -> tuple[int, ...]:
    """The shape of what comes out for PIECE pictures of so many pixels a side. No arithmetic on the meta device.

    Raises:
        Exception: whatever PyTorch raises.
    """
    with torch.no_grad():
        return tuple(network.build(description)(torch.empty(PIECE, 3, pixels, pixels)).shape)


def guard(recipe: Recipe, description: Network, images: int, device: str, allow: bool) -> None:
    """Ask or refuse before a run that needs much memory, or whose network does not give ten numbers a picture.

    Raises:
        CostError: the user has to agree first, or it will not do at all.
        RecipeError: see ``recipes.model``.
    """
    check(recipe)
    if not images:
        raise RecipeError(_nothing_left())
    if (idle := faults.fault_of(recipe).idle(recipe, description)) is not None:
        raise RecipeError(idle)
    refusal = cost.guard(needed(recipe, description, images), allow, device)
    if refusal is not None:
        raise CostError(refusal)
    try:
        with torch.device("meta"):
            shape = outputs(faults.built(description, recipe))
    except Exception:
        return  # PyTorch will say it of the real pictures, in the same words
    if shape != (PIECE, CLASSES):
        raise RecipeError(_misfit(shape))
    if recipe.small_epochs > 0 and not _takes_small(description):
        raise RecipeError(_too_small())


def _takes_small(description: Network) -> bool:
    try:
        with torch.device("meta"):
            return outputs(description, SIDES[0]) == (PIECE, CLASSES)
    except Exception:
        return False


def _nothing_left() -> Cause:
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "leaves nothing to train on"))
    return Cause("validation", reason, Message("Engine", NOTHING_LEFT), ({"validation": Recipe.validation},))


def _misfit(shape: tuple[int, ...]) -> Cause:
    values = {"shape": str(shape), "wanted": str((shape[0], CLASSES) if shape else (CLASSES,))}
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "must give ten numbers a picture"))
    return Cause("network", reason, Message("Engine", MISFIT, values), ())


def _too_small() -> Cause:
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "not with this network"))
    sentence = Message("Engine", NOT_SMALL, {"side": SIDES[0]})
    return Cause("small_epochs", reason, sentence, ({"small_epochs": 0},))


NOT_SMALL = QT_TRANSLATE_NOOP(
    "Engine",
    "This network takes pictures of one size only, and not of {side} × {side}. One that pools to a fixed size before "
    "its first Linear takes any: AdaptiveAvgPool2d or AdaptiveMaxPool2d does that.",
)
NOTHING_LEFT = QT_TRANSLATE_NOOP("Engine", "All pictures are kept back for validation: there is none left to train on.")
MISFIT = QT_TRANSLATE_NOOP(
    "Engine",
    "What comes out of this network has the shape {shape}. The pictures have ten classes, and the loss needs one "
    "number for each: {wanted}. Lesson 7.7 shows the shape after every layer.",
)
