"""What is refused of a recipe before anything is built: the field, the cause in words, what to set instead."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch.utils.data import BatchSampler

from cifar_gui.engine import augment, faults
from cifar_gui.engine.cause import Cause, Refused
from cifar_gui.engine.literal import literal
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network, fields, shown

MOST_EPOCHS = 1_000_000


class RecipeError(Refused):
    """A value that PyTorch would take, and that would come to nothing."""


def check(recipe: Recipe) -> None:
    """What can be told from the recipe alone. PyTorch is asked wherever it has an opinion.

    Raises:
        RecipeError: see ``recipes.model``.
        Exception: PyTorch's or Python's own refusal.
    """
    if not 0 <= recipe.validation < 1:
        raise RecipeError(_no_share(recipe.validation))
    if recipe.images is not None and not range(recipe.images):
        raise RecipeError(_no_pictures(recipe.images))
    if recipe.fault and recipe.fault not in faults.BY_KEY:
        raise RecipeError(faults.unknown(recipe.fault))
    BatchSampler(range(1), recipe.batch_size, drop_last=False)
    torch.Generator().manual_seed(recipe.seed)
    range(recipe.epochs)
    for item in fields(recipe):
        value = getattr(recipe, item.name)
        known = item.kind == "float" and item.name in shown(recipe) and value is not None
        if known and not math.isfinite(value):
            raise RecipeError(_not_finite(recipe, item.name))
    for name, (low, high) in BOUNDS.items():
        value = getattr(recipe, name)
        if name in shown(recipe) and value is not None and not low <= value <= high:
            raise RecipeError(_outside(recipe, name, low, high))
    if recipe.clip is not None and recipe.clip <= 0:
        raise RecipeError(_no_norm(recipe.clip))
    if "gamma" in shown(recipe) and recipe.gamma <= 0:
        raise RecipeError(_gamma(recipe.gamma))
    for name in ("epochs", "step_epochs"):
        if name in shown(recipe) and not 1 <= getattr(recipe, name) <= MOST_EPOCHS:
            raise RecipeError(_epochs(name, getattr(recipe, name)))


def _not_finite(recipe: Recipe, name: str) -> Cause:
    values: dict[str, Any] = {"field": name, "value": literal(getattr(recipe, name))}
    sentence = QT_TRANSLATE_NOOP(
        "Engine",
        "With {field} = {value} the first step would leave no weight a finite number. It has to be finite itself.",
    )
    default = next(item.default for item in fields(recipe) if item.name == name)
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "not a finite number"))
    return Cause(name, reason, Message("Engine", sentence, values), ({name: default},))


BOUNDS: dict[str, tuple[float, float]] = {
    "shift": (0, augment.SIDE - 1), "cutout": (0, augment.SIDE), "ema": (0, 0.99999), "warmup": (0, MOST_EPOCHS),
}  # fmt: skip
"""Beyond these a value comes to nothing, or cannot be worked with."""


def _outside(recipe: Recipe, name: str, low: float, high: float) -> Cause:
    values: dict[str, object] = {"low": f"{low:g}", "high": f"{high:g}"}
    value = getattr(recipe, name)
    sentences = {
        "shift": SHIFT, "cutout": CUTOUT, "ema": EMA, "warmup": WARMUP,
    }  # fmt: skip
    told = Message("Engine", sentences[name], {**values, "value": literal(value)})
    return Cause(name, Message("Engine", FROM_TO, values), told, ({name: type(low)(low if value < low else high)},))


def _no_norm(clip: float) -> Cause:
    return Cause(
        "clip",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "must be above 0")),
        Message("Engine", NO_NORM, {"value": literal(clip)}),
        ({"clip": abs(clip) or 1.0}, {"clip": None}),
    )


def nowhere(description: Network) -> Cause:
    """Dropout has no place in the network."""
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "needs a linear layer"))
    return Cause("dropout", reason, Message("Engine", NO_LINEAR, {"network": description.name}), ({"dropout": 0.0},))


def _epochs(name: str, epochs: int) -> Cause:
    few = epochs < 1
    values = {"value": epochs if abs(epochs) < 10**12 else f"10^{math.log10(abs(epochs)):.0f}"}
    return Cause(
        name,
        Message("Engine", LOWEST, {"lowest": 1}) if few else Message("Engine", MOST, {"most": f"{MOST_EPOCHS:,}"}),
        Message("Engine", (NO_EPOCH if few else ENDLESS) if name == "epochs" else RARE, values),
        ({name: 1 if few else MOST_EPOCHS},),
    )


def _gamma(gamma: float) -> Cause:
    return Cause(
        "gamma",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "must be above 0")),
        Message("Engine", NO_RATE, {"value": literal(gamma)}),
        ({"gamma": abs(gamma) or Recipe.gamma}, {"gamma": Recipe.gamma}),
    )


def _no_share(validation: float) -> Cause:
    values = {"value": literal(validation), "default": literal(Recipe.validation)}
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "from 0 to just below 1"))
    return Cause("validation", reason, Message("Engine", NO_SHARE, values), ({"validation": Recipe.validation},))


def _no_pictures(images: int) -> Cause:
    reason, values = Message("Engine", LOWEST, {"lowest": 1}), {"value": literal(images)}
    return Cause("images", reason, Message("Engine", NO_PICTURES, values), ({"images": None}, {"images": 1000}))


NO_SHARE = QT_TRANSLATE_NOOP(
    "Engine",
    "validation is {value}: it is the share of the pictures that is kept back for judging, such as {default}.",
)
NO_PICTURES = QT_TRANSLATE_NOOP(
    "Engine", "images is {value}: a run needs a picture at least. Leave it empty to train on all there are."
)
FROM_TO = QT_TRANSLATE_NOOP("Engine", "must be from {low} to {high}")
SHIFT = QT_TRANSLATE_NOOP(
    "Engine",
    "The shift is {value}: a picture of 32 pixels can be moved by {low} to {high} of them, mirrored at its edge.",
)
CUTOUT = QT_TRANSLATE_NOOP(
    "Engine", "The square that is cut out has {value} pixels a side: a picture of 32 holds one of {low} to {high}."
)
EMA = QT_TRANSLATE_NOOP(
    "Engine",
    "The mean of the weights keeps {value} of itself at each step: choose a share from {low} to {high}. With 1 it "
    "would stay at the first weights.",
)
WARMUP = QT_TRANSLATE_NOOP("Engine", "The warm-up has {value} steps: choose a whole number from {low} to {high}.")
NO_NORM = QT_TRANSLATE_NOOP(
    "Engine",
    "With a largest norm of {value} nothing would be left of the gradients. Leave it empty to keep them as they are.",
)
NO_LINEAR = QT_TRANSLATE_NOOP(
    "Engine",
    "{network} has no linear layer of its own: dropout goes before the last one. Put a Dropout layer into the network "
    "itself in lesson 7.7.",
)
LOWEST = QT_TRANSLATE_NOOP("Engine", "must be {lowest} or more")
MOST = QT_TRANSLATE_NOOP("Engine", "more than {most}")
NO_EPOCH = QT_TRANSLATE_NOOP("Engine", "epochs is {value}: a run goes through its pictures at least once.")
RARE = QT_TRANSLATE_NOOP("Engine", "The rate changes after every {value} epochs: choose a whole number from 1.")
NO_RATE = QT_TRANSLATE_NOOP(
    "Engine", "gamma is {value}: the rate is multiplied by it again and again, and has to stay above 0."
)
ENDLESS = QT_TRANSLATE_NOOP("Engine", "epochs is {value}: nobody could wait for such a run to end.")
