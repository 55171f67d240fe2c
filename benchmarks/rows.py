"""One line of the result of a benchmark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

import numpy as np


@dataclass(frozen=True)
class Pair:
    """The same done by us and by the floor, one after the other; in the unit of the figure."""

    ours: float
    floor: float


@dataclass(frozen=True)
class Row:
    """A figure of ours beside its rival, measured in the same run."""

    name: str
    ours: float
    rival: float
    ratio: float
    """What the target speaks of where it is a ratio; else how ours compares with the rival."""
    target: float
    ok: bool
    unit: str = ""
    spread: str = ""
    """Quartiles of the ratio, and of how many."""


def against_floor(name: str, pairs: Iterable[Pair], goal: float, unit: str = "ms", *, speed: bool = False) -> Row:
    """The median ratio of pairs, at most so many times the floor; a ``speed`` is to be so many times it at least."""
    pairs = list(pairs)
    ratios = [pair.ours / pair.floor for pair in pairs]
    low, ratio, high = (float(part) for part in np.percentile(ratios, (25, 50, 75)))
    ours, floor = median(pair.ours for pair in pairs), median(pair.floor for pair in pairs)
    ok = ratio >= goal if speed else ratio <= goal
    return Row(name, ours, floor, ratio, goal, ok, unit, f"{low:.3g} to {high:.3g} ({len(pairs)})")
