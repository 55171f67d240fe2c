"""What decides a training run: a recipe, the words and defaults of its fields, and what can be broken on purpose.

This module knows neither torch nor Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Empty, Label, Range, Section, When

SGD, ADAM, ADAMW, RMSPROP, ADAGRAD, MUON = OPTIMIZERS = ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Muon")
CONSTANT, ONE_CYCLE, COSINE, STEP, EXPONENTIAL = SCHEDULES = (
    "constant", "one-cycle", "cosine", "step", "exponential",
)  # fmt: skip
SCHEDULE_TITLES = (
    QT_TRANSLATE_NOOP("Lesson", "constant"), QT_TRANSLATE_NOOP("Lesson", "one-cycle"),
    QT_TRANSLATE_NOOP("Lesson", "cosine"), QT_TRANSLATE_NOOP("Lesson", "step"),
    QT_TRANSLATE_NOOP("Lesson", "exponential"),
)  # fmt: skip
UNIT, SYMMETRIC, PER_CHANNEL = SCALINGS = ("0 to 1", "-1 to 1", "per channel")
SCALING_TITLES = (
    QT_TRANSLATE_NOOP("Lesson", "0 to 1"), QT_TRANSLATE_NOOP("Lesson", "−1 to 1"),
    QT_TRANSLATE_NOOP("Lesson", "per channel"),
)  # fmt: skip
NO_FLIP, RANDOM, ALTERNATING = FLIPS = ("none", "random", "alternating")
FLIP_TITLES = (
    QT_TRANSLATE_NOOP("Lesson", "none"), QT_TRANSLATE_NOOP("Lesson", "random"),
    QT_TRANSLATE_NOOP("Lesson", "alternating"),
)  # fmt: skip
CROSS_ENTROPY, NLL, BCE, MSE, L1, SMOOTH_L1, HUBER = LOSSES = (
    "CrossEntropyLoss", "NLLLoss", "BCEWithLogitsLoss", "MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss",
)  # fmt: skip


_ADAM_DEFAULTS: dict[str, float | bool] = {
    "lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "amsgrad": False,
}  # fmt: skip
OPTIMIZER_DEFAULTS: dict[str, dict[str, float | bool]] = {
    SGD: {"lr": 0.001, "momentum": 0.0, "dampening": 0.0, "nesterov": False, "weight_decay": 0.0},
    ADAM: {**_ADAM_DEFAULTS, "weight_decay": 0.0},
    ADAMW: {**_ADAM_DEFAULTS, "weight_decay": 0.01},
    RMSPROP: {"lr": 0.01, "momentum": 0.0, "alpha": 0.99, "eps": 1e-8, "centered": False, "weight_decay": 0.0},
    ADAGRAD: {"lr": 0.01, "eps": 1e-10, "lr_decay": 0.0, "weight_decay": 0.0},
    MUON: {"lr": 0.001, "momentum": 0.95, "nesterov": True, "eps": 1e-7, "weight_decay": 0.1},
}
"""What each class of ``torch.optim`` takes where nothing is said, for the fields of a Recipe: the two numbers of
``betas`` are ``beta1`` and ``beta2``. A script leaves out what has this value."""


FAULTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Lesson", "Data"),
        (
            ("labels_changed", QT_TRANSLATE_NOOP("Lesson", "40 % of the labels changed")),
            ("labels_shuffled", QT_TRANSLATE_NOOP("Lesson", "labels shuffled")),
            ("class_removed", QT_TRANSLATE_NOOP("Lesson", "a class removed")),
            ("unbalanced", QT_TRANSLATE_NOOP("Lesson", "classes unbalanced")),
            ("noise", QT_TRANSLATE_NOOP("Lesson", "noise on the pictures")),
            ("bytes", QT_TRANSLATE_NOOP("Lesson", "pixels from 0 to 255")),
            ("sorted", QT_TRANSLATE_NOOP("Lesson", "sorted, not shuffled")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Lesson", "Network"),
        (
            ("no_activation", QT_TRANSLATE_NOOP("Lesson", "activations removed")),
            ("softmax_at_end", QT_TRANSLATE_NOOP("Lesson", "softmax at the end")),
            ("relu_at_end", QT_TRANSLATE_NOOP("Lesson", "ReLU at the end")),
            ("zero_start", QT_TRANSLATE_NOOP("Lesson", "all weights 0 at the start")),
            ("huge_start", QT_TRANSLATE_NOOP("Lesson", "huge weights at the start")),
            ("dropout_high", QT_TRANSLATE_NOOP("Lesson", "dropout of 0.9")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Lesson", "Recipe"),
        (
            ("rate_high", QT_TRANSLATE_NOOP("Lesson", "rate × 100")),
            ("rate_low", QT_TRANSLATE_NOOP("Lesson", "rate / 1000")),
            ("batch_of_one", QT_TRANSLATE_NOOP("Lesson", "batches of 1")),
            ("one_batch", QT_TRANSLATE_NOOP("Lesson", "all pictures as one batch")),
            ("wrong_loss", QT_TRANSLATE_NOOP("Lesson", "regression on the class number")),
            ("no_zero_grad", QT_TRANSLATE_NOOP("Lesson", "zero_grad() forgotten")),
            ("eval_mode", QT_TRANSLATE_NOOP("Lesson", "eval() while training")),
            ("judged_in_train_mode", QT_TRANSLATE_NOOP("Lesson", "train() while judging")),
        ),
    ),
)
"""What can be broken on purpose, by group: key and title. ``engine.faults`` knows what each of them does."""
_BREAKS = Choice(
    ("", *(key for _, found in FAULTS for key, _ in found)),
    (QT_TRANSLATE_NOOP("Lesson", "nothing"), *(title for _, found in FAULTS for _, title in found)),
    tuple((found[0][0], head) for head, found in FAULTS),
)


@dataclass(frozen=True)
class Recipe:
    """Everything that decides a training run. The same recipe on the same data gives the same losses."""

    network: Annotated[
        str,
        Choice(("CIFAR10-quick", "CIFAR10-quick + BatchNorm", "PyTorch tutorial", "Fast", "Fast, wide")),
        Label(QT_TRANSLATE_NOOP("Lesson", "network")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Network"), folded=False),
    ] = "CIFAR10-quick"
    whiten: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "whitened start"))] = False
    dropout: Annotated[float, Range(0.0, 0.9, 0.1), Label(QT_TRANSLATE_NOOP("Lesson", "dropout"))] = 0.0
    split: Annotated[
        str,
        Choice(
            ("train", "test"),
            (QT_TRANSLATE_NOOP("Lesson", "training set"), QT_TRANSLATE_NOOP("Lesson", "test set")),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "trains on")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Data"), folded=True),
    ] = "train"
    scaling: Annotated[str, Choice(SCALINGS, SCALING_TITLES), Label(QT_TRANSLATE_NOOP("Lesson", "scaling"))] = UNIT
    validation: Annotated[float, Range(0.0, 0.5, 0.05), Label(QT_TRANSLATE_NOOP("Lesson", "validation"))] = 0.1
    """The share of that split that is kept back, and judged on while it trains."""
    images: Annotated[
        int | None,
        Range(100, 50_000, 100),
        Label(QT_TRANSLATE_NOOP("Lesson", "training pictures")),
        Empty(QT_TRANSLATE_NOOP("Lesson", "all")),
    ] = None
    """At most so many of the others are trained on; None: all."""
    shuffle: bool = True
    flip: Annotated[
        str,
        Choice(FLIPS, FLIP_TITLES),
        Label(QT_TRANSLATE_NOOP("Lesson", "mirrored")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Augmentation"), folded=True),
    ] = NO_FLIP
    shift: Annotated[int, Range(0, 8), Label(QT_TRANSLATE_NOOP("Lesson", "shift"))] = 0
    cutout: Annotated[int, Range(0, 16), Label(QT_TRANSLATE_NOOP("Lesson", "cut-out"))] = 0
    loss: Annotated[
        str,
        Choice(LOSSES),
        Label(QT_TRANSLATE_NOOP("Lesson", "loss")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Loss"), folded=True),
    ] = CROSS_ENTROPY
    label_smoothing: Annotated[float, Range(0.0, 0.5, 0.05), When("loss", (CROSS_ENTROPY,))] = 0.0
    beta: Annotated[float, Range(0.0, 2.0, 0.1), When("loss", (SMOOTH_L1,))] = 1.0
    delta: Annotated[float, Range(0.1, 2.0, 0.1), When("loss", (HUBER,))] = 1.0
    optimizer: Annotated[str, Choice(OPTIMIZERS), Section(QT_TRANSLATE_NOOP("Lesson", "Optimizer"), folded=False)] = SGD
    lr: Annotated[float, Range(0.0001, 1.0, 0.001)] = 0.01
    momentum: Annotated[float, Range(0.0, 0.99, 0.1), When("optimizer", (SGD, RMSPROP, MUON))] = 0.9
    dampening: Annotated[float, Range(0.0, 1.0, 0.1), When("optimizer", (SGD,))] = 0.0
    nesterov: Annotated[bool, When("optimizer", (SGD, MUON))] = True
    alpha: Annotated[float, Range(0.0, 0.999, 0.01), When("optimizer", (RMSPROP,))] = 0.99
    beta1: Annotated[float, Range(0.0, 0.99, 0.1), When("optimizer", (ADAM, ADAMW)), Label("beta1")] = 0.9
    beta2: Annotated[float, Range(0.0, 0.999, 0.01), When("optimizer", (ADAM, ADAMW)), Label("beta2")] = 0.999
    eps: Annotated[float, Range(1e-10, 0.1, 1e-8), When("optimizer", (ADAM, ADAMW, RMSPROP, ADAGRAD, MUON))] = 1e-8
    amsgrad: Annotated[bool, When("optimizer", (ADAM, ADAMW))] = False
    centered: Annotated[bool, When("optimizer", (RMSPROP,))] = False
    lr_decay: Annotated[float, Range(0.0, 0.1, 0.001), When("optimizer", (ADAGRAD,))] = 0.0
    weight_decay: Annotated[float, Range(0.0, 0.01, 0.0001)] = 0.0005
    clip: Annotated[
        float | None,
        Range(0.1, 10.0, 0.1),
        Label(QT_TRANSLATE_NOOP("Lesson", "largest norm")),
        Empty(QT_TRANSLATE_NOOP("Lesson", "no limit")),
    ] = None
    ema: Annotated[float, Range(0.0, 0.999, 0.01), Label(QT_TRANSLATE_NOOP("Lesson", "averaging"))] = 0.0
    schedule: Annotated[str, Choice(SCHEDULES, SCHEDULE_TITLES), Label(QT_TRANSLATE_NOOP("Lesson", "schedule"))] = (
        ONE_CYCLE
    )
    warmup: Annotated[
        int,
        Range(0, 1000, 50),
        When("schedule", (CONSTANT, COSINE, STEP, EXPONENTIAL)),
        Label(QT_TRANSLATE_NOOP("Lesson", "warm-up")),
    ] = 0
    step_epochs: Annotated[
        int, Range(1, 20), When("schedule", (STEP,)), Label(QT_TRANSLATE_NOOP("Lesson", "every n epochs"))
    ] = 1
    gamma: Annotated[float, Range(0.01, 1.0, 0.05), When("schedule", (STEP, EXPONENTIAL))] = 0.5
    batch_size: Annotated[int, Range(1, 512), Section(QT_TRANSLATE_NOOP("Lesson", "Run"), folded=False)] = 64
    epochs: Annotated[int, Range(1, 50), Label(QT_TRANSLATE_NOOP("Lesson", "epochs"))] = 5
    small_epochs: Annotated[int, Range(0, 50), Label(QT_TRANSLATE_NOOP("Lesson", "small epochs"))] = 0
    seed: Annotated[int, Range(0, 9999), Label(QT_TRANSLATE_NOOP("Lesson", "seed"))] = 0
    fault: Annotated[
        str,
        _BREAKS,
        Label(QT_TRANSLATE_NOOP("Lesson", "broken")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Break it on purpose"), folded=True),
    ] = ""
    """One of FAULTS, or nothing: everything else is what the user set, and the engine breaks it."""


FORMER = Recipe(validation=0.0)
"""What a recipe meant, in a field that it does not have, when there was no such field: nothing was kept back then."""


def with_defaults_of_its_class(recipe: Recipe, before: str) -> Recipe:
    """The recipe after its optimiser was changed from ``before``: what stood at that class's default follows.

    Only what both classes have, and ``eps``, which differs most; the rate and Nesterov's switch are never touched.
    """
    former = {"eps": Recipe.eps, **OPTIMIZER_DEFAULTS.get(before, {})}
    new = OPTIMIZER_DEFAULTS.get(recipe.optimizer, {})
    follow = {
        name: new[name]
        for name in (former.keys() & new.keys()) - {"lr", "nesterov"}
        if getattr(recipe, name) == former[name] != new[name]
    }
    return replace(recipe, **follow)  # type: ignore[arg-type]  # a dict of mixed fields


SIDES = (16, 20, 24, 28)
"""Pixels a side of the pictures in the small epochs: each size for as many of them."""
SIDE = 32
"""And in all that follow."""


def side(recipe: Recipe, epoch: int) -> int:
    """Pixels a side of the training pictures in an epoch, from 0 on: they grow evenly while the epochs are small."""
    small = recipe.small_epochs
    return SIDES[len(SIDES) * epoch // small] if epoch < small else SIDE
