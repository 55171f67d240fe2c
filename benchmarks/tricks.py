"""What each trick of the fast recipe gives: the same number of operations without it, on the validation pictures.

With ``--data`` for the photographs, and ``FAST_SEEDS`` for another number of seeds: three of them take an hour on two
cores. The test pictures are not looked at.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import mean, stdev

from benchmarks.fast import SEEDS, validated
from benchmarks.rows import Row
from cifar_gui.lessons.networks import FAST
from cifar_gui.lessons.training import QUICKEST
from cifar_gui.spec import ADAMW, NO_FLIP, RANDOM, SGD, Recipe

PLAIN = replace(QUICKEST, optimizer=SGD, momentum=0.9, weight_decay=0.0005)
WITHOUT = {
    "SGD with lr 0.1 for Muon": replace(PLAIN, lr=0.1),
    "SGD with lr 0.3 for Muon": replace(PLAIN, lr=0.3),
    "AdamW with lr 0.005 for Muon": replace(QUICKEST, optimizer=ADAMW, lr=0.005, weight_decay=0.05),
    "a first layer that is learned": replace(QUICKEST, whiten=False),
    "no small epochs, but four whole ones": replace(QUICKEST, small_epochs=0, epochs=4),
    "random mirroring": replace(QUICKEST, flip=RANDOM),
    "no mirroring": replace(QUICKEST, flip=NO_FLIP),
    "no shift": replace(QUICKEST, shift=0),
    "no label smoothing": replace(QUICKEST, label_smoothing=0.0),
    "a constant rate, a third as high": replace(QUICKEST, schedule="constant", lr=QUICKEST.lr / 3),
}
"""By what stands in a trick's place."""

STUDENT = {2: 12.71, 3: 4.303, 4: 3.182, 5: 2.776}
"""Of 95 %, by number of pairs: runs with one seed are compared with each other."""


def rows() -> list[Row]:
    """A row for each trick: accuracies without it and with it in per cent, and what it gives in points."""
    whole = accuracies(QUICKEST)
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
