"""How often a network is right, and of which class: counts, shares and how sure they are. NumPy only."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.data import CLASSES

Whole = NDArray[np.int64]
Z = 1.959963984540054
"""Standard deviations on both sides of the mean that hold 95 % of a normal distribution."""
COUNTS, SHARES, DIFFERENCE = "counts", "shares", "difference"
"""What a cell of a matrix says: pictures, % of its true class, or how many pictures more than with another network."""
BINS = 10
"""Of the reliability diagram, equally wide."""


@dataclass(frozen=True)
class Share:
    """So many of a number."""

    hits: int
    count: int

    @property
    def value(self) -> float:
        """In [0, 1]; NaN of nothing."""
        return self.hits / self.count if self.count else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, with 95 % confidence, by Wilson's score; (0, 1) of nothing.

        **Source:** Wilson, Probable inference (1927). Unlike value ± error it stays in [0, 1] and holds for few.
        """
        if not self.count:
            return 0.0, 1.0
        n, p = self.count, self.value
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Pair:
    """Two classes, and how often each is taken for the other."""

    one: int
    other: int
    taken: int
    """Pictures of ``one`` that are taken for ``other``."""
    back: int
    """Pictures of ``other`` that are taken for ``one``."""


@dataclass(frozen=True)
class Bin:
    """The pictures whose answers are about equally sure."""

    share: Share
    """The right ones among them."""
    confidence: float
    """The mean of it; NaN where there are none."""


def confusion(labels: Whole, answers: Whole) -> Whole:
    """(10, 10): of the pictures of class [row], how many are taken for class [column]."""
    size = len(CLASSES)
    counts: Whole = np.bincount(labels * size + answers, minlength=size * size).reshape(size, size)
    return counts


def accuracy(counts: Whole) -> Share:
    """The right ones among all."""
    return Share(int(counts.trace()), int(counts.sum()))


def recalls(counts: Whole) -> tuple[Share, ...]:
    """For each class, which share of its pictures is found."""
    return tuple(Share(int(counts[c, c]), int(counts[c].sum())) for c in range(len(counts)))


def precisions(counts: Whole) -> tuple[Share, ...]:
    """For each class, which share of what is taken for it is right."""
    return tuple(Share(int(counts[c, c]), int(counts[:, c].sum())) for c in range(len(counts)))


def shares(counts: Whole) -> NDArray[np.float64]:
    """(10, 10): each count as a share of its true class; 0 in the row of a class without pictures."""
    whole = counts.sum(axis=1, keepdims=True)
    found: NDArray[np.float64] = counts / np.maximum(whole, 1)
    return found


def pairs(counts: Whole) -> tuple[Pair, ...]:
    """Every two classes that are confused, the most confused first."""
    size = len(counts)
    found = [
        Pair(a, b, int(counts[a, b]), int(counts[b, a])) if counts[a, b] >= counts[b, a]
        else Pair(b, a, int(counts[b, a]), int(counts[a, b]))
        for a in range(size) for b in range(a + 1, size) if counts[a, b] + counts[b, a]
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda pair: -(pair.taken + pair.back)))


def bin_of(confidences: NDArray[np.float64]) -> Whole:
    """(n,): the bin of each confidence in [0, 1]: from 0 to below 0.1, ..., from 0.9 to 1."""
    return np.minimum((confidences * BINS).astype(np.int64), BINS - 1)


def reliability(confidences: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[Bin, ...]:
    """What share of the answers is right, bin by bin of their confidence."""
    place = bin_of(confidences)
    counts = np.bincount(place, minlength=BINS)
    hits = np.bincount(place, right, BINS)
    sums = np.bincount(place, confidences, BINS)
    return tuple(
        Bin(Share(int(hit), int(count)), float(total / count) if count else math.nan)
        for hit, count, total in zip(hits, counts, sums, strict=True)
    )


def calibration_error(bins: tuple[Bin, ...]) -> float:
    """The expected calibration error: the mean gap between confidence and accuracy, by the pictures of the bins."""
    total = sum(one.share.count for one in bins)
    gaps = (one.share.count * abs(one.share.value - one.confidence) for one in bins if one.share.count)
    return math.fsum(gaps) / max(total, 1)
