"""What the curve of a sweep says: where the loss falls most steeply, where it explodes, which rate that speaks for.

NumPy only. **Source:** the range test of L. N. Smith, Cyclical Learning Rates for Training Neural Networks (2017),
§3.3.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

WIDTH = 0.15
"""Decades: the standard deviation of the bell with which losses are averaged."""
EXPLODED = 1.15
"""Times the lowest smoothed loss: from there on it explodes."""
STOP = 4.0
"""Times the loss of the first steps: nothing that follows says anything more."""
FIRST = 5
"""Steps whose mean is the loss at the beginning."""
LEAST_FALL = 0.05
"""Of the first loss: what falls less is flat."""
LEAST_STEPS = 20
"""So many losses it takes for a curve."""
NEAR = 1.02
"""Times the lowest smoothed loss: so low counts as lowest, at the first such place. Further up chance decides."""

FOUND, FLAT, AT_ONCE, NOISE, OPEN, STOPPED = "found", "flat", "at once", "noise", "open", "stopped"
"""What came of it: a rate; the loss hardly falls; it explodes from the start; it jumps more than it falls; it falls to
the very end, so that a sweep has to go further; it was stopped before any of this could be said."""


@dataclass(frozen=True)
class Found:
    """What a curve says. Places are those of its steps."""

    kind: str
    """FOUND, or why no rate can be trusted."""
    first: float
    """The loss at the beginning."""
    lowest: int
    """Where the smoothed loss is lowest."""
    steepest: int
    """Where it falls most steeply."""
    explodes: int | None
    """From where on it explodes; None where it does not."""
    slope: float
    """By how much it falls there in a decade of rates."""
    noise: float
    """By how much a single loss differs from the smoothed one, before it is lowest: the standard deviation."""
    low: float = 0.0
    high: float = 0.0
    rate: float = 0.0
    """From the rate at which it falls most steeply to that at which it is lowest; and between them, on the logarithmic
    axis in the middle, the one to take."""


def rates(lowest: float, highest: float, steps: int) -> Numbers:
    """float64 (steps,): from the lowest to the highest, each so many times the one before."""
    ratio = (highest / lowest) ** (1 / (steps - 1))
    return np.array([lowest * ratio**step for step in range(steps)])


def smooth(rates: Numbers, losses: Numbers) -> Numbers:
    """float64 (n,): the mean of the losses around each, under a bell over the logarithm of the rate.

    A loss that has exploded, or is no number, counts as STOP times the first ones: it must not reach back.
    """
    known = np.asarray(losses, np.float64)
    if not known.size:
        return known
    most = STOP * float(known[:FIRST].mean())
    most = most if math.isfinite(most) else 1.0
    known = np.minimum(np.where(np.isfinite(known), known, most), most)
    logs = np.log10(rates[: known.size])
    bell = np.exp(-(((logs[:, None] - logs[None, :]) / WIDTH) ** 2) / 2)
    return (bell @ known) / bell.sum(axis=1)


def stop(losses: Sequence[float]) -> int | None:
    """After how many steps a sweep can stop: a loss is no number, or far above the first ones. None: not yet."""
    known = np.asarray(losses, np.float64)
    most = STOP * np.cumsum(known[:FIRST]) / np.arange(1, len(known[:FIRST]) + 1)
    limits = np.concatenate((most, np.full(max(len(known) - FIRST, 0), most[-1])))
    wrong = np.flatnonzero(~((known <= limits) & np.isfinite(known)))
    return int(wrong[0]) + 1 if wrong.size else None


def find(rates: Numbers, losses: Numbers) -> Found:
    """What a whole curve says. ``rates`` (steps,), ``losses`` (n,) with n at most so many."""
    known = np.asarray(losses, np.float64)
    curve, count = smooth(rates, known), int(np.isfinite(known).sum())
    first = float(known[:FIRST].mean()) if known.size else math.nan
    if count < LEAST_STEPS or not math.isfinite(first):
        return Found(AT_ONCE, first, 0, 0, 0, 0.0, 0.0)
    lowest = int(np.flatnonzero(curve <= NEAR * curve.min())[0])
    after = np.flatnonzero(curve[lowest:] > EXPLODED * curve[lowest])
    explodes = lowest + int(after[0]) if after.size else None
    slopes = np.gradient(curve, np.log10(rates[: curve.size]))
    steepest = int(np.argmin(slopes[: lowest + 1]))
    calm = slice(0, max(lowest, FIRST))
    with np.errstate(over="ignore"):
        noise = float(np.std(known[calm] - curve[calm]))
    told = (first, lowest, steepest, explodes, float(-slopes[steepest]), noise)
    kind = _kind(first - float(curve[lowest]), *told)
    if kind != FOUND:
        return Found(kind, *told)
    low, high = float(rates[steepest]), float(rates[lowest])
    return Found(kind, *told, low=low, high=high, rate=math.sqrt(low * high))


def so_far(rates: Numbers, losses: Numbers) -> Found:
    """What a curve says whose sweep was stopped: a rate that stands already, or nothing yet."""
    found = find(rates, losses)
    seen = found.explodes if found.kind != AT_ONCE else None  # too few losses, too
    return found if found.kind == FOUND else replace(found, kind=STOPPED, explodes=seen)


def _kind(fall: float, first: float, lowest: int, _: int, explodes: int | None, slope: float, noise: float) -> str:
    if explodes is not None and explodes < LEAST_STEPS:
        return AT_ONCE
    if fall < LEAST_FALL * abs(first):
        return FLAT
    if fall < 2 * noise:
        return NOISE
    return FOUND if explodes is not None else OPEN
