"""What the numbers of the page come to, worked out again without torch: for the strip, the words and the questions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.pages.attribution import SIDE

CONFIDENCE = 1.959964
"""Standard deviations on either side that hold 95 % of a normal distribution."""


def starts(window: int, stride: int, side: int = SIDE) -> range:
    """The rows, or columns, at which a patch begins: the last one may reach over the edge, where it is cut off."""
    return range(0, math.ceil(max(side - window, 0) / stride) * stride + 1, stride)


def covering(places: NDArray[np.int64], window: int, at: tuple[int, int]) -> NDArray[np.int64]:
    """Which of the patches at ``places`` (n, 2) lie over a pixel."""
    inside = (places <= np.array(at)) & (np.array(at) < places + window)
    return np.flatnonzero(inside.all(axis=1))


@dataclass(frozen=True)
class Corner:
    """A cell of small maps that a pixel of the enlarged ones is mixed from."""

    row: int
    column: int
    share: float


def corners(at: tuple[int, int], shape: tuple[int, int], side: int = SIDE) -> tuple[Corner, ...]:
    """The cells of maps (h, w) that bilinear enlargement mixes into a pixel, those with a share alone, largest first.

    **Source:** ``interpolate(mode="bilinear", align_corners=False)``; a test compares.
    """
    found: dict[tuple[int, int], float] = {}
    (top, down), (left, across) = (_between(place, count, side) for place, count in zip(at, shape, strict=True))
    for row, vertical in ((top, 1 - down), (min(top + 1, shape[0] - 1), down)):
        for column, horizontal in ((left, 1 - across), (min(left + 1, shape[1] - 1), across)):
            found[row, column] = found.get((row, column), 0.0) + vertical * horizontal
    kept = [Corner(*cell, share) for cell, share in found.items() if share > 0]
    return tuple(sorted(kept, key=lambda corner: -corner.share))


def _between(place: int, count: int, side: int) -> tuple[int, float]:
    """The cell before a pixel, and how far it lies on the way to the next one."""
    exact = max((place + 0.5) * count / side - 0.5, 0.0)
    before = min(int(exact), count - 1)
    return before, exact - before


def ranks(values: NDArray[Any]) -> NDArray[np.float64]:
    """The place of each value in their order, from 1 on; equal ones share the mean of their places."""
    _, which, counts = np.unique(values.ravel(), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    means: NDArray[np.float64] = (last - (counts - 1) / 2)[which]
    return means


def rank_correlation(one: NDArray[Any], other: NDArray[Any]) -> float | None:
    """Spearman's, from -1 to 1; None where one of them is the same everywhere, or holds what is no number."""
    if not (np.isfinite(one).all() and np.isfinite(other).all()):
        return None
    first, second = (ranks(values) - (values.size + 1) / 2 for values in (one, other))
    size = math.sqrt(float(first @ first) * float(second @ second))
    return float(first @ second) / size if size > 0 else None


def interval(right: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, in [0, 1]."""
    if total == 0:
        return 0.0, 1.0
    share, squared = right / total, CONFIDENCE**2 / total
    middle = (share + squared / 2) / (1 + squared)
    half = CONFIDENCE / (1 + squared) * math.sqrt(share * (1 - share) / total + squared / 4 / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def probabilities(scores: NDArray[Any]) -> NDArray[np.float64]:
    """(classes,): the softmax of scores."""
    with np.errstate(invalid="ignore", over="ignore"):
        powers = np.exp(scores.astype(np.float64) - scores.max())
        shares: NDArray[np.float64] = powers / powers.sum()
    return shares


def covered(x: NDArray[Any], row: int, column: int, window: int, fill: float) -> NDArray[Any]:
    """The picture (3, H, W) with a patch over it."""
    changed = x.copy()
    changed[:, row : row + window, column : column + window] = fill
    return changed


def maps_off(off: tuple[str, ...], layer: str) -> tuple[int, ...]:
    """The numbers of a layer's maps among ``layer:map`` words."""
    found = (word.rpartition(":") for word in off)
    return tuple(sorted({int(number) for name, _, number in found if name == layer and number.isdecimal()}))


def within(corner: tuple[int, int], window: object) -> tuple[int, int]:
    """The corner of a patch, moved so that the patch lies within the picture."""
    side = window if type(window) is int and 1 <= window <= SIDE else 1
    row, column = (min(max(place, 0), SIDE - side) for place in corner)
    return row, column


def placed(pixel: tuple[int, int], window: object) -> tuple[int, int]:
    """The corner of a patch whose middle is at a pixel, or as near to that as it may lie."""
    half = window // 2 if type(window) is int and 1 <= window <= SIDE else 0
    return within((pixel[0] - half, pixel[1] - half), window)
