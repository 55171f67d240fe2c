"""Which of two runs has the lower loss, and whether the difference is worth the name. NumPy only."""

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
"""Of A's loss: a smaller difference is none that is worth the name."""
SURE = 2.0
"""Standard errors that it has to be away from 0."""

A, B, SAME = "a", "b", "same"
"""The run with the lower loss, or no real difference."""


@dataclass(frozen=True)
class Verdict:
    """What the losses of the same batches say."""

    winner: str
    """A, B or SAME."""
    a: float
    b: float
    """Their mean losses."""
    difference: float
    """B − A; NaN where one of them has exploded."""
    error: float
    """The standard error of it: how much the batches leave open. What another seed would do it does not say."""
    steps: int
    """How many were compared."""

    @property
    def least(self) -> float:
        """What a difference has to exceed."""
        return max(SURE * self.error, LEAST_SHARE * abs(self.a))


def judged(a: NDArray[Any], b: NDArray[Any], step: int) -> Verdict | None:
    """The verdict after ``step`` steps on the losses of both, of which one may have ended early. None: too few."""
    if min(len(a), len(b)) >= step:
        first = max(step - WINDOW, 0)
        return _compared(np.asarray(a[first:step], np.float64), np.asarray(b[first:step], np.float64))
    return None


def exploded(a: NDArray[Any], b: NDArray[Any], ended: tuple[str | None, str | None]) -> Verdict | None:
    """The verdict where one run has exploded: the other one wins. None where both have, or none."""
    wrong = [reason == "diverged" for reason in ended]
    if wrong[0] == wrong[1]:
        return None
    of_a, of_b = (math.inf if bad else _end(losses) for bad, losses in zip(wrong, (a, b), strict=True))
    return Verdict(B if wrong[0] else A, of_a, of_b, math.nan, math.nan, 0)


def _end(losses: NDArray[Any]) -> float:
    return float(np.mean(losses[-WINDOW:])) if len(losses) else math.nan


def _compared(a: NDArray[np.float64], b: NDArray[np.float64]) -> Verdict | None:
    count = len(a)
    if count < 2:
        return None
    differences = b - a
    mean, error = float(differences.mean()), float(differences.std(ddof=1)) / math.sqrt(count)
    told = Verdict(SAME, float(a.mean()), float(b.mean()), mean, error, count)
    if abs(mean) <= told.least:
        return told
    return Verdict(B if mean < 0 else A, told.a, told.b, mean, error, count)


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


def spread(verdicts: Sequence[Verdict]) -> Spread | None:
    """Over the seeds; None where no difference is known."""
    known = [one.difference for one in verdicts if math.isfinite(one.difference)]
    return Spread(len(known), sum(known) / len(known), min(known), max(known)) if known else None


def difference_line(a: NDArray[Any], b: NDArray[Any], points: int = 600) -> tuple[NDArray[Any], NDArray[Any]]:
    """(steps, B − A) of two smoothed curves, as at most about so many points."""
    count = min(len(a), len(b))
    if not count:
        return np.zeros(0), np.zeros(0)
    places = np.unique(np.linspace(0, count - 1, min(count, points)).astype(np.int64))
    return places + 1.0, b[places].astype(np.float64) - a[places].astype(np.float64)
