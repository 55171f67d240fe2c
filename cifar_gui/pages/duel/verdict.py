"""Which side of a trial has the lowest loss, and whether the difference is worth the name. NumPy only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

WINDOW = 50
"""Steps before the one that is judged, whose losses are compared batch by batch."""
LEAST_SHARE = 0.02
"""Of the first side's loss: a smaller difference is none that is worth the name."""
SURE = 2.0
"""Standard errors that it has to be away from 0."""

SIDES = ("a", "b", "c")
"""What the sides are called, in their order; no trial has more."""
A, B = SIDES[:2]
SAME = "same"
"""Instead of the lowest side: the lowest do not really differ."""


def less(side: int, other: int) -> str:
    """A difference by its name: "B − A"."""
    return f"{SIDES[side].upper()} − {SIDES[other].upper()}"


@dataclass(frozen=True)
class Gap:
    """How much higher the loss of a side is than that of another, on the same batches."""

    side: int
    other: int
    mean: float
    error: float
    """The standard error of it: how much the batches leave open. What another seed would do it does not say."""
    least: float
    """What it has to exceed."""

    @property
    def real(self) -> bool:
        """Whether it is worth the name."""
        return abs(self.mean) > self.least


@dataclass(frozen=True)
class Verdict:
    """What the losses of the same batches say."""

    means: tuple[float, ...]
    """Of each side; infinite where it has exploded."""
    lowest: tuple[int, ...]
    """The lowest side, and those that are not really higher."""
    gaps: tuple[Gap, ...] = ()
    """Of each other side to the first, of those that have not exploded."""
    closest: Gap | None = None
    """Of the second lowest side to the lowest; None where all others have exploded."""
    steps: int = 0
    """How many were compared."""

    @property
    def winner(self) -> str:
        """One of SIDES, or SAME."""
        return SIDES[self.lowest[0]] if len(self.lowest) == 1 else SAME

    def to_first(self, side: int) -> float:
        """How much higher a side is than A; NaN where one of them has exploded."""
        return next((one.mean for one in self.gaps if (one.side, one.other) == (side, 0)), math.nan)


def judged(losses: Sequence[NDArray[Any]], step: int, exploded: Sequence[bool]) -> Verdict | None:
    """The verdict after ``step`` steps on the losses of all sides; None as long as there is none.

    A side that has exploded before is out. Whoever is left alone is the lowest at once.
    """
    left = [side for side, gone in enumerate(exploded) if not gone or len(losses[side]) >= step]
    if len(left) == 1:
        ends = [_end(one) if side in left else math.inf for side, one in enumerate(losses)]
        return Verdict(tuple(ends), tuple(left))
    if not left or step < 2 or any(len(losses[side]) < step for side in left):
        return None
    return _compared({side: np.asarray(losses[side][max(step - WINDOW, 0) : step], np.float64) for side in left},
                     len(losses))  # fmt: skip


def _end(losses: NDArray[Any]) -> float:
    return float(np.mean(losses[-WINDOW:])) if len(losses) else math.nan


def _compared(losses: dict[int, NDArray[np.float64]], sides: int) -> Verdict:
    means = {side: float(one.mean()) for side, one in losses.items()}
    first, *others = losses
    lowest, second, *_ = sorted(means, key=lambda side: means[side])

    def gap(side: int, other: int) -> Gap:
        apart = losses[side] - losses[other]
        error = float(apart.std(ddof=1)) / math.sqrt(len(apart))
        least = max(SURE * error, LEAST_SHARE * abs(means[first]))
        return Gap(side, other, float(apart.mean()), error, least)

    return Verdict(
        tuple(means.get(side, math.inf) for side in range(sides)),
        tuple(side for side in losses if side == lowest or not gap(side, lowest).real),
        tuple(gap(side, first) for side in others),
        gap(second, lowest),
        len(losses[first]),
    )


@dataclass(frozen=True)
class Spread:
    """The differences of several seeds."""

    count: int
    mean: float
    least: float
    greatest: float

    @property
    def agree(self) -> bool:
        """Whether all of them point the same way."""
        return self.least > 0 or self.greatest < 0


def spread(differences: Sequence[float]) -> Spread | None:
    """Over the seeds; None where no difference is known."""
    known = [one for one in differences if math.isfinite(one)]
    return Spread(len(known), sum(known) / len(known), min(known), max(known)) if known else None


def difference_line(a: NDArray[Any], b: NDArray[Any], points: int = 600) -> tuple[NDArray[Any], NDArray[Any]]:
    """(steps, B − A) of two smoothed curves, as at most about so many points."""
    count = min(len(a), len(b))
    if not count:
        return np.zeros(0), np.zeros(0)
    places = np.unique(np.linspace(0, count - 1, min(count, points)).astype(np.int64))
    return places + 1.0, b[places].astype(np.float64) - a[places].astype(np.float64)
