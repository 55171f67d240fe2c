"""Three sets: the pictures that a run trains on, those that judge it meanwhile, and those for the end. NumPy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine import faults
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.stored import Picked
from cifar_gui.recipe import Recipe


@dataclass(frozen=True, eq=False)
class Sets:
    """What a recipe makes of a data set. All runs with the same shares have the same pictures."""

    train: Split
    """In the order of the file, where nothing is broken on purpose."""
    validation: Split
    """Kept back from the same split; it may be empty. The first n of them have the classes by turns."""
    test: Split
    """Of the data set: no recipe changes it."""
    other: Split
    """All that the run does not take its pictures from."""

    @property
    def shown(self) -> Split:
        """Pictures that the network does not train on, to look at: of the validation set, where there is one."""
        return self.validation if len(self.validation) else self.other


def sets_of(recipe: Recipe, data: DataSet) -> Sets:
    """The three sets of a run. What is no share and no number of pictures is refused by ``recipe_checks.check``.

    Small sets lie in larger ones: the validation set is the beginning of an order that is drawn once and for all, the
    training pictures are the end of it.
    """
    split, other = data.split(recipe.split), data.split("train" if recipe.split == "test" else "test")
    kept, images = counts(recipe, len(split))
    train = split if images == len(split) else _some(split, np.sort(split.drawn[len(split) - images :]))
    return Sets(faults.spoilt(train, recipe), _some(split, split.drawn[:kept] if kept else NOTHING), data.test, other)


NOTHING = np.zeros(0, np.int64)
EIGHT, MANY = 8, 1000
"""What training pictures are counted in, where there are so many of them."""


def counts(recipe: Recipe, pictures: int) -> tuple[int, int]:
    """How many of the ``pictures`` of a split are kept back for validation, and how many are trained on.

    Where some are kept back, a few more may be, so that many training pictures are whole eights: of the drawings two.
    A last batch of two at the end of every epoch spoils the statistics of BatchNorm: after five epochs the drawings
    were at 48 to 69 % instead of 76 to 79 %.
    """
    kept = round(recipe.validation * pictures) if 0 <= recipe.validation < 1 else 0
    if kept and pictures - kept >= MANY:
        kept += (pictures - kept) % EIGHT
    left = pictures - kept
    return kept, left if recipe.images is None else min(max(recipe.images, 0), left)


def _some(split: Split, places: NDArray[np.int64]) -> Split:
    return Split(Picked(split.images, places), split.labels[places])
