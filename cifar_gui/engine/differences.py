"""Whether two accuracies differ by more than chance explains: of one run each, or of several that differ in seed only.

A few numbers go in and three come out. Intervals are of 95 %.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from cifar_gui.engine.counting import Share, Z

Method = Literal["pictures", "seeds", "one against seeds"]
PICTURES: Method = "pictures"
SEEDS: Method = "seeds"
MIXED: Method = "one against seeds"
"""What an interval was worked out from: one run on each side, several on each, or one against several."""


@dataclass(frozen=True)
class Difference:
    """How much more one side has than the other, and between which values the true difference lies."""

    method: Method
    value: float
    low: float
    high: float
    errors: float = Z
    """How many standard errors the interval reaches to each side; of shares, which are no symmetric ones, about."""

    @property
    def told_apart(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


def difference(one: Sequence[Share], other: Sequence[Share]) -> Difference | None:
    """How much more ``one`` is right than ``other``, each a run's share of the same pictures; None of nothing.

    With several runs on a side, what counts is how much they scatter; with one on each, only the pictures are counted.
    """
    if not one or not other or not all(share.count for share in (*one, *other)):
        return None
    if len(one) == len(other) == 1:
        return of_pictures(one[0], other[0])
    first, second = [share.value for share in one], [share.value for share in other]
    if len(first) == 1 or len(second) == 1:
        return of_one(first, second)
    return of_seeds(first, second)


def of_pictures(one: Share, other: Share) -> Difference:
    """Of two shares as if each were of pictures of its own.

    Of the same pictures it is on the careful side: which of them both got right would say more, and is not kept.

    **Source:** Newcombe, Interval estimation for the difference between independent proportions (1998), method 10.
    """
    p, q = one.value, other.value
    (low_p, high_p), (low_q, high_q) = one.interval, other.interval
    value = p - q
    return Difference(
        PICTURES, value, value - math.hypot(p - low_p, high_q - q), value + math.hypot(high_p - p, q - low_q)
    )


def of_seeds(one: Sequence[float], other: Sequence[float]) -> Difference:
    """Of the means of two groups, of two or more each, which need not scatter alike.

    **Source:** Welch, The generalization of Student's problem when several different population variances are involved
    (1947).
    """
    value = _mean(one) - _mean(other)
    parts = [_variance(group) / len(group) for group in (one, other)]
    error = math.sqrt(sum(parts))
    if not error:
        return Difference(SEEDS, value, value, value)
    freedom = error**4 / sum(
        part**2 / (len(group) - 1) for part, group in zip(parts, (one, other), strict=True)
    )  # fmt: skip
    errors = quantile_of_t(freedom)
    return Difference(SEEDS, value, value - errors * error, value + errors * error, errors)


def of_one(one: Sequence[float], other: Sequence[float]) -> Difference:
    """Of a single one and the mean of a group, as if it scattered as the group does.

    **Source:** Crawford and Howell, Comparing an individual's test score against norms derived from small samples
    (1998).
    """
    group = one if len(one) > 1 else other
    value = _mean(one) - _mean(other)
    errors, error = quantile_of_t(len(group) - 1), math.sqrt(_variance(group) * (1 + 1 / len(group)))
    return Difference(MIXED, value, value - errors * error, value + errors * error, errors)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _variance(values: Sequence[float]) -> float:
    """Of two values or more, with n − 1."""
    mean = _mean(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)


# --- Student's t ----------------------------------------------------------------------------------------------------


def quantile_of_t(freedom: float) -> float:
    """How many standard errors on both sides hold 95 %, for so many degrees of freedom."""
    return _root(lambda t: _beyond(t, freedom) - 0.05, 1.0, 1e4)


def _root(falling: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling function is 0, to eight digits."""
    while high - low > 1e-8 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2


def _beyond(t: float, freedom: float) -> float:
    """The probability of more than ``t`` on either side: the regularised incomplete beta function.

    **Source:** Abramowitz and Stegun, Handbook of mathematical functions (1964), 26.7.1, and 26.5.8 for the fraction.
    """
    a, b, x = freedom / 2, 0.5, freedom / (freedom + t * t)
    if x > (a + 1) / (a + b + 2):
        return 1 - _fraction(b, a, 1 - x)
    return _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """By its continued fraction, from the innermost term outwards; 200 terms are far more than are needed."""
    tail = 0.0
    for place in range(200, 0, -1):
        m, odd = divmod(place, 2)
        if odd:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        tail = term / (1 + tail)
    log = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(log) / (a * (1 + tail))
