"""What each trick of the fast recipe gives: the same number of operations without it, on the validation pictures.

At a quarter of the recipe's operations, so that three seeds of each take an hour on one core. With ``--data`` for the
photographs, and ``FAST_SEEDS`` for another number of seeds. The test pictures are not looked at.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import mean, stdev

from benchmarks.fast import SEEDS, validated
from benchmarks.rows import Row
from cifar_gui.lessons.networks import FAST
from cifar_gui.lessons.training import QUICKEST
from cifar_gui.recipe import ADAMW, NO_FLIP, RANDOM, SGD, Recipe

SHORT = replace(QUICKEST, epochs=4, small_epochs=3)
WITHOUT = {
    "SGD with lr 0.1 for Muon": replace(SHORT, optimizer=SGD, lr=0.1, momentum=0.9, weight_decay=0.0005),
    "AdamW with lr 0.005 for Muon": replace(SHORT, optimizer=ADAMW, lr=0.005, weight_decay=0.05),
    "a first layer that is learned": replace(SHORT, whiten=False),
    "no small epochs, but two whole ones": replace(SHORT, small_epochs=0, epochs=2),
    "random mirroring": replace(SHORT, flip=RANDOM),
    "no mirroring": replace(SHORT, flip=NO_FLIP),
    "no shift": replace(SHORT, shift=0),
    "no label smoothing": replace(SHORT, label_smoothing=0.0),
    "a constant rate, a third as high": replace(SHORT, schedule="constant", lr=SHORT.lr / 3),
}
"""By what stands in a trick's place."""

STUDENT = {2: 12.71, 3: 4.303, 4: 3.182, 5: 2.776}
"""Of 95 %, by number of pairs: runs with one seed are compared with each other."""


def rows() -> list[Row]:
    """A row for each trick: accuracies without it and with it in per cent, and what it gives in points."""
    whole = accuracies(SHORT)
    return [compared(name, accuracies(recipe), whole) for name, recipe in WITHOUT.items()]


def accuracies(recipe: Recipe) -> list[float]:
    """In per cent, of each seed."""
    return [100 * validated(replace(recipe, seed=seed), FAST) for seed in range(SEEDS)]


def compared(name: str, without: list[float], whole: list[float]) -> Row:
    """What a trick gives, and how sure that is."""
    gains = [one - other for one, other in zip(whole, without, strict=True)]
    half = STUDENT.get(len(gains), 2.6) * stdev(gains) / len(gains) ** 0.5 if len(gains) > 1 else float("inf")
    told = "" if abs(mean(gains)) > half else ", not distinguishable"
    spread = f"{mean(gains):+.2f} points, ± {half:.2f} ({len(gains)} seeds){told}"
    return Row(name, mean(without), mean(whole), mean(gains), 0.0, True, "%", spread)
