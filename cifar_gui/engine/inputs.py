"""How pixels become what a network is given. NumPy only, so the window may use it.

A network that was trained with a scaling has to be given it ever after: ``Network.scaling`` says which, wherever its
weights go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.faults import BYTES, NOISE
from cifar_gui.protocol import Floats
from cifar_gui.recipe import NO_FLIP, PER_CHANNEL, SYMMETRIC, UNIT, Recipe
from cifar_gui.spec import UNDIVIDED, UNSCALED, Scaling

if TYPE_CHECKING:
    from cifar_gui.engine.data import DataSet, Split

PIECE = 500
"""Pictures that are summed up at once: about a millisecond."""
DECIMALS = 4
"""Of what is computed, as people write it: 0.4914. Run and script have the same numbers."""
HALF = (0.5, 0.5, 0.5)


LARGEST_SEED = 2**64 - 1


def augments(recipe: Recipe) -> bool:
    """Whether a recipe changes its training pictures."""
    return recipe.flip != NO_FLIP or bool(recipe.shift) or bool(recipe.cutout) or recipe.fault == NOISE


def augmentation_seed(recipe: Recipe) -> int:
    """The seed of what is drawn for the pictures: another one than that of their order."""
    return min(recipe.seed + 1, LARGEST_SEED)


def scaling_of(recipe: Recipe, data: DataSet) -> Scaling:
    """The scaling that a recipe names: "per channel" by the training pictures of the data set, whatever it trains on.

    Raises:
        DataError: the file of the pictures is gone.
        ValueError: it names none.
    """
    if recipe.fault == BYTES:
        return UNDIVIDED
    if recipe.scaling == PER_CHANNEL:
        return of_channels(data.train)
    if recipe.scaling in (UNIT, SYMMETRIC):
        return Scaling(HALF, HALF) if recipe.scaling == SYMMETRIC else UNSCALED
    raise ValueError(f"scaling {recipe.scaling!r}")


_known: WeakKeyDictionary[Split, Scaling] = WeakKeyDictionary()


def of_channels(split: Split) -> Scaling:
    """Mean and standard deviation of each channel over all pixels of a split: 0.1 s for 50,000 pictures, once.

    Raises:
        DataError: the file of the pictures is gone.
    """
    if split not in _known:
        total, squares = np.zeros(3, np.int64), np.zeros(3, np.int64)
        for first in range(0, len(split), PIECE):
            pictures = np.asarray(split.images[first : first + PIECE])
            total += pictures.sum((0, 2, 3), dtype=np.int64)
            squares += np.square(pictures, dtype=np.uint16).sum((0, 2, 3), dtype=np.int64)
        pixels = len(split) * 32 * 32
        mean = total / pixels
        std = np.sqrt(np.maximum(squares / pixels - mean**2, 1.0))  # of pictures of one colour nothing is divided by 0
        _known[split] = Scaling(_triple(mean / 255), _triple(std / 255))
    return _known[split]


def _triple(values: NDArray[np.float64]) -> tuple[float, float, float]:
    red, green, blue = (round(float(value), DECIMALS) for value in values)
    return red, green, blue


def as_given(pixels: Floats, scaling: Scaling) -> Floats:
    """What a network is given for pixels (..., 3, H, W) from 0 to 1, to the bit as torch works it out."""
    if not scaling.changes:
        return pixels
    mean, std = _by_channel(scaling)
    return (pixels - mean) / std


def as_seen(x: Floats, scaling: Scaling) -> Floats:
    """The pixels (..., 3, H, W), from 0 to 1, of what a network is given."""
    if not scaling.changes:
        return x
    mean, std = _by_channel(scaling)
    return x * std + mean


def _by_channel(scaling: Scaling) -> tuple[Floats, Floats]:
    mean, std = (np.array(values, np.float32)[:, None, None] for values in (scaling.mean, scaling.std))
    return mean, std
