"""Faults made on purpose: what each of them does to a run, and by which causes it is to be found.

A recipe names one and keeps what the user set. ``followed`` is the recipe that is followed then, ``built`` the network
and ``spoilt`` the training pictures; what is left is one line of the loop, which asks for its key. No torch: the window
says what a fault does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.cause import Cause
from cifar_gui.engine.data import Split
from cifar_gui.engine.stored import Picked
from cifar_gui.layers import activation, normalisation
from cifar_gui.recipe import FAULTS, Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network

Indices = NDArray[np.int64]

CLASSES = 10
SHARE = 0.4
"""Of the labels that are changed."""
SPREAD = 0.5
"""The standard deviation of noise on pixels from 0 to 1, which themselves spread by about a quarter."""
RARE = 0.01
"""How many pictures the rarest class keeps of each of the commonest, as in CIFAR-10-LT."""
NOISE, BYTES, WRONG_LOSS, NO_ZERO_GRAD, EVAL_MODE, JUDGED_IN_TRAIN_MODE = (
    "noise", "bytes", "wrong_loss", "no_zero_grad", "eval_mode", "judged_in_train_mode",
)  # fmt: skip
ZERO_START, HUGE_START = "zero_start", "huge_start"


def _same(recipe: Recipe, images: int) -> Recipe:
    return recipe


def _as_is(parts: tuple[Layer | Block, ...]) -> tuple[Layer | Block, ...]:
    return parts


def _all(labels: Indices, random: np.random.Generator) -> tuple[Indices, Indices]:
    return np.arange(len(labels)), labels


def _always(recipe: Recipe, description: Network) -> Cause | None:
    return None


@dataclass(frozen=True)
class Fault:
    """Something broken on purpose."""

    key: str
    """As a recipe names it; its title stands in ``recipe.FAULTS``."""
    causes: tuple[str, ...]
    """As any of which it is rightly found."""
    sentence: str
    """What it does."""
    recipe: Callable[[Recipe, int], Recipe] = _same
    """What is followed in place of a recipe, for so many pictures."""
    network: Callable[[tuple[Layer | Block, ...]], tuple[Layer | Block, ...]] = _as_is
    pictures: Callable[[Indices, np.random.Generator], tuple[Indices, Indices]] = _all
    """Of the labels of the training pictures, int64 (N,): which pictures are trained on, in which order, int64 (n,),
    and the labels that all have then, int64 (N,)."""
    idle: Callable[[Recipe, Network], Cause | None] = _always
    """Why it would change nothing in such a run."""


# --- data -----------------------------------------------------------------------------------------------------------


def _some_changed(labels: Indices, random: np.random.Generator) -> tuple[Indices, Indices]:
    others = (labels + random.integers(1, CLASSES, len(labels))) % CLASSES
    return np.arange(len(labels)), np.where(random.random(len(labels)) < SHARE, others, labels)


def _shuffled(labels: Indices, random: np.random.Generator) -> tuple[Indices, Indices]:
    return np.arange(len(labels)), random.permutation(labels)


def _without_one(labels: Indices, random: np.random.Generator) -> tuple[Indices, Indices]:
    return np.flatnonzero(labels != random.integers(CLASSES)), labels


def _unbalanced(labels: Indices, random: np.random.Generator) -> tuple[Indices, Indices]:
    """Each class keeps 0.6 of what the next commoner one does."""
    ranks = random.permutation(CLASSES)
    kept = [
        rows[: int(np.ceil(len(rows) * RARE ** (ranks[label] / (CLASSES - 1))))]
        for label in range(CLASSES)
        for rows in (np.flatnonzero(labels == label),)
    ]
    return np.sort(np.concatenate(kept)), labels


def _by_class(labels: Indices, random: np.random.Generator) -> tuple[Indices, Indices]:
    return np.argsort(labels, kind="stable"), labels


# --- the network ----------------------------------------------------------------------------------------------------

ACTIVATIONS = {kind.name for kind in activation.KINDS}


def _linear(parts: tuple[Layer | Block, ...]) -> tuple[Layer | Block, ...]:
    """Without activations, in blocks either."""
    return tuple(
        replace(part, layers=_without_them(part.layers), shortcut=_without_them(part.shortcut))
        if isinstance(part, Block)
        else part
        for part in parts
        if isinstance(part, Block) or part.kind not in ACTIVATIONS
    )


def _without_them(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    return tuple(layer for layer in layers if layer.kind not in ACTIVATIONS)


def _ending(layer: Layer) -> Callable[[tuple[Layer | Block, ...]], tuple[Layer | Block, ...]]:
    def ended(parts: tuple[Layer | Block, ...]) -> tuple[Layer | Block, ...]:
        taken, name = {part.name for part in parts}, layer.name
        while name in taken:
            name += "_"
        return (*parts, replace(layer, name=name))

    return ended


# --- where it would change nothing ----------------------------------------------------------------------------------


def _layers(parts: tuple[Layer | Block, ...]) -> list[Layer]:
    """All layers, those in blocks too."""
    return [
        layer
        for part in parts
        for layer in (_layers((*part.layers, *part.shortcut)) if isinstance(part, Block) else [part])
    ]


def _without_activations(recipe: Recipe, description: Network) -> Cause | None:
    if any(layer.kind in ACTIVATIONS for layer in _layers(description.layers)):
        return None
    return _nothing(NO_ACTIVATION, description)


def _same_in_eval(recipe: Recipe, description: Network) -> Cause | None:
    if recipe.dropout or any(map(_differs_in_eval, _layers(description.layers))):
        return None
    return _nothing(SAME_IN_EVAL, description)


def _differs_in_eval(layer: Layer) -> bool:
    given: Mapping[str, Any] = dict(layer.kwargs)
    tracks = given.get("track_running_stats", layer.kind in normalisation.BATCH)
    return layer.kind in normalisation.TRACKING and bool(tracks)


def _nothing(text: str, description: Network) -> Cause:
    return _cause(QT_TRANSLATE_NOOP("Engine", "would break nothing here"), text, network=description.name)


def unknown(key: str) -> Cause:
    """Why a recipe that names no fault of ours is not followed."""
    return _cause(QT_TRANSLATE_NOOP("Engine", "not known"), UNKNOWN, fault=key)


def _cause(reason: str, text: str, **values: object) -> Cause:
    return Cause("fault", Message("Engine", reason), Message("Engine", text, values), ({"fault": ""},))


UNKNOWN = QT_TRANSLATE_NOOP("Engine", "This program cannot break a run by “{fault}”: choose one of the list.")
NO_ACTIVATION = QT_TRANSLATE_NOOP(
    "Engine",
    "“{network}” has no activation that could be removed. Choose a network that has some, such as the one with "
    "BatchNorm.",
)
SAME_IN_EVAL = QT_TRANSLATE_NOOP(
    "Engine",
    "“{network}” has no layer that does something else in eval() than in train(), so nothing would change. Choose a "
    "network with BatchNorm.",
)

# --- all of them ----------------------------------------------------------------------------------------------------

ALL = (
    Fault(
        "labels_changed",
        ("labels_noisy",),
        QT_TRANSLATE_NOOP("Fault", "Four of ten training pictures get the label of another class, drawn at random."),
        pictures=_some_changed,
    ),
    Fault(
        "labels_shuffled",
        ("labels_shuffled",),
        QT_TRANSLATE_NOOP("Fault", "The labels of the training pictures are dealt out anew: each class keeps as "
                          "many, and no label has anything to do with its picture."),
        pictures=_shuffled,
    ),
    Fault(
        "class_removed",
        ("class_missing",),
        QT_TRANSLATE_NOOP("Fault", "All pictures of one class are left out of the training."),
        pictures=_without_one,
    ),
    Fault(
        "unbalanced",
        ("unbalanced",),
        QT_TRANSLATE_NOOP("Fault", "Each class keeps about 0.6 of the pictures of the next commoner one: of the rarest "
                          "there is one for a hundred of the commonest."),
        pictures=_unbalanced,
    ),
    Fault(
        NOISE,
        ("inputs_noisy",),
        QT_TRANSLATE_NOOP(
            "Fault", "Each number of a training picture gets a random one added, of mean 0 and deviation 0.5."
        ),
    ),
    Fault(
        BYTES,
        ("inputs_unscaled",),
        QT_TRANSLATE_NOOP(
            "Fault", "The network is given pixels from 0 to 255, whatever scaling is set; the judged pictures, too."
        ),
    ),
    Fault(
        "sorted",
        ("not_shuffled",),
        QT_TRANSLATE_NOOP("Fault", "The training pictures come class by class, and nothing shuffles them."),
        recipe=lambda recipe, _: replace(recipe, shuffle=False),
        pictures=_by_class,
    ),
    Fault(
        "no_activation",
        ("no_activation",),
        QT_TRANSLATE_NOOP("Fault", "Every activation is taken out of the network: what is left between two poolings is "
                          "one linear layer, however many there are."),
        network=_linear,
        idle=_without_activations,
    ),
    Fault(
        "softmax_at_end",
        ("activation_at_end",),
        QT_TRANSLATE_NOOP("Fault", "The network ends with a softmax, although the loss applies one itself."),
        network=_ending(Layer("softmax", "Softmax", (), (("dim", 1),))),
    ),
    Fault(
        "relu_at_end",
        ("activation_at_end",),
        QT_TRANSLATE_NOOP("Fault", "The network ends with a ReLU: no score can be below 0."),
        network=_ending(Layer("relu", "ReLU")),
    ),
    Fault(
        ZERO_START,
        ("zero_start",),
        QT_TRANSLATE_NOOP("Fault", "All weights and biases are 0 before the first step."),
    ),
    Fault(
        HUGE_START,
        ("huge_start",),
        QT_TRANSLATE_NOOP("Fault", "All weights are drawn anew with a standard deviation of 1 before the first step."),
    ),
    Fault(
        "dropout_high",
        ("dropout_high",),
        QT_TRANSLATE_NOOP("Fault", "Before the last linear layer nine of ten numbers are dropped in each step."),
        recipe=lambda recipe, _: replace(recipe, dropout=0.9),
    ),
    Fault(
        "rate_high",
        ("rate_too_high", "diverged"),
        QT_TRANSLATE_NOOP("Fault", "The learning rate is a hundred times what is set."),
        recipe=lambda recipe, _: replace(recipe, lr=recipe.lr * 100, fault=""),
    ),
    Fault(
        "rate_low",
        ("rate_too_low",),
        QT_TRANSLATE_NOOP("Fault", "The learning rate is a thousandth of what is set."),
        recipe=lambda recipe, _: replace(recipe, lr=recipe.lr / 1000, fault=""),
    ),
    Fault(
        "batch_of_one",
        ("batch_noise", "batch_for_norm"),
        QT_TRANSLATE_NOOP("Fault", "Every picture is a batch of its own."),
        recipe=lambda recipe, _: replace(recipe, batch_size=1),
    ),
    Fault(
        "one_batch",
        ("batch_whole",),
        QT_TRANSLATE_NOOP("Fault", "All training pictures make one batch: an epoch is one step."),
        recipe=lambda recipe, images: replace(recipe, batch_size=max(images, 1)),
    ),
    Fault(
        WRONG_LOSS,
        ("loss_misfit",),
        QT_TRANSLATE_NOOP("Fault", "The squared error between each of the ten scores and the number of the class is "
                          "made small, as if a truck (9) were nine times a car (1)."),
    ),
    Fault(
        NO_ZERO_GRAD,
        ("gradients_accumulate",),
        QT_TRANSLATE_NOOP("Fault", "Nothing clears the gradients: each step follows the sum of all so far."),
    ),
    Fault(
        EVAL_MODE,
        ("eval_mode",),
        QT_TRANSLATE_NOOP("Fault", "The network trains in eval(): BatchNorm normalises by running statistics that "
                          "nothing updates, and dropout is off."),
        idle=_same_in_eval,
    ),
    Fault(
        JUDGED_IN_TRAIN_MODE,
        ("judged_in_train_mode",),
        QT_TRANSLATE_NOOP("Fault", "The network is judged in train(): BatchNorm normalises by the batch that is "
                          "judged, and dropout is on."),
        idle=_same_in_eval,
    ),
)  # fmt: skip
BY_KEY: Mapping[str, Fault] = {fault.key: fault for fault in ALL}
TITLES: Mapping[str, str] = {key: title for _, found in FAULTS for key, title in found}
NOTHING = Fault("", (), "")


def fault_of(recipe: Recipe) -> Fault:
    """What a recipe breaks; a key that is none of ours breaks nothing."""
    return BY_KEY.get(recipe.fault, NOTHING)


def followed(recipe: Recipe, images: int) -> Recipe:
    """The recipe that is followed for so many training pictures; followed again it stays as it is."""
    return fault_of(recipe).recipe(recipe, images)


def breaks_rate(recipe: Recipe) -> bool:
    """Whether it is the learning rate that is broken: who sets another one breaks nothing then."""
    return followed(recipe, 1).lr != recipe.lr


def built(description: Network, recipe: Recipe) -> Network:
    """The network that is trained; the name stays."""
    return replace(description, layers=fault_of(recipe).network(description.layers))


def spoilt(train: Split, recipe: Recipe) -> Split:
    """The training pictures as they are trained on; what is drawn for it comes from the seed of the run."""
    fault = fault_of(recipe)
    if fault.pictures is _all:
        return train
    rows, labels = fault.pictures(train.labels, np.random.default_rng(recipe.seed))
    return Split(Picked(train.images, rows), labels[rows])
