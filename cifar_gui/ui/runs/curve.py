"""One quantity of one run as a curve that a screen can show: smoothed, over any axis, in as many points as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

FAINT = 1500
"""Points of a curve of which every one is drawn as it is."""


@dataclass(frozen=True, eq=False)
class Scale:
    """How an axis counts the steps of a run: straight lines between a few places of which both are known."""

    steps: Numbers
    """(n,): rising."""
    places: Numbers
    """(n,): rising; where those steps stand on the axis."""

    def at(self, steps: Numbers) -> Numbers:
        """Where steps stand."""
        return np.asarray(np.interp(steps, self.steps, self.places))

    def place(self, step: float) -> float:
        """Where one step stands."""
        return float(np.interp(step, self.steps, self.places))

    def step(self, places: Numbers) -> Numbers:
        """Which steps stand there, with fractions."""
        return np.asarray(np.interp(places, self.places, self.steps))


class Curve:
    """Values at steps, with their running sums: the mean of any stretch costs one subtraction."""

    def __init__(self, steps: Numbers, values: NDArray[np.floating]) -> None:
        """``steps``: (n,), rising; ``values``: (n,). What is no finite number is left out."""
        finite = np.isfinite(values)
        whole = bool(finite.all())
        self.steps = steps if whole else steps[finite]
        self.values = values if whole else values[finite]
        self._sums = np.concatenate(([0.0], np.cumsum(self.values, dtype=np.float64)))

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def last(self) -> float:
        """The last step; 0 of a curve without any."""
        return float(self.steps[-1]) if len(self) else 0.0

    def means(self, at: NDArray[np.intp], window: float) -> Numbers:
        """At these indices the mean of the values of the last ``window`` steps; of 0, the values themselves."""
        if window <= 1:
            return self.values[at].astype(np.float64)
        first = np.searchsorted(self.steps, self.steps[at] - window, side="right")
        return (self._sums[at + 1] - self._sums[first]) / (at + 1 - first)

    def value_at(self, step: float, window: float = 0.0) -> float | None:
        """The value known at a step, smoothed over a window; None before the first."""
        at = int(np.searchsorted(self.steps, step, side="right")) - 1
        return float(self.means(np.array([at]), window)[0]) if at >= 0 else None

    def cut(self, edges: Numbers) -> NDArray[np.intp]:
        """The index of the last value before each edge (in steps, rising), each once."""
        found = np.searchsorted(self.steps, edges, side="right") - 1
        return np.unique(found[found >= 0])

    def line(self, scale: Scale, edges: Numbers, window: float) -> tuple[Numbers, Numbers]:
        """The smoothed curve: places on an axis and values, one for each column that has any.

        Args:
            scale: of the axis.
            edges: (m,): places on that axis, rising, where one column ends and the next begins.
            window: in steps.
        """
        at = self.cut(scale.step(edges))
        return scale.at(self.steps[at]), self.means(at, window)

    def raw(self, scale: Scale, edges: Numbers) -> tuple[Numbers, Numbers]:
        """All values between the first edge and the last: the least and the greatest of each column."""
        at = self.cut(scale.step(edges))
        if not len(at):
            return np.empty(0), np.empty(0)
        begin, end = int(at[0]), int(at[-1]) + 1
        if end - begin <= min(FAINT, 2 * len(edges)):
            return scale.at(self.steps[begin:end]), self.values[begin:end].astype(np.float64)
        least, most = np.minimum.reduceat(self.values[:end], at), np.maximum.reduceat(self.values[:end], at)
        y = np.empty(2 * len(at))
        y[::2], y[1::2] = least, most
        return np.repeat(scale.at(self.steps[at]), 2), y
