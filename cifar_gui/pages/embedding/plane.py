"""Where things lie in the plane of the cloud, which are near, and which are within a line around them. NumPy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Floats

Window = tuple[float, float, float]
MARGIN = 26.0
"""px around all of it."""


@dataclass(frozen=True)
class Plane:
    """How the plane lies in a room of px. Both directions have one scale: distances can be compared."""

    middle: tuple[float, float]
    """Of the plane, in the middle of the room."""
    scale: float
    """px of one unit."""
    size: tuple[float, float]
    """Width and height, px."""

    @classmethod
    def of(cls, points: Floats, size: tuple[float, float], window: Window | None = None) -> Plane:
        """All points in the room; with ``window`` (x, y, times) a part of them, so many times larger."""
        low, high = (points.min(axis=0), points.max(axis=0)) if len(points) else (np.zeros(2), np.ones(2))
        spans = np.maximum(high - low, 1e-9)
        room = np.maximum(np.array(size) - 2 * MARGIN, 1.0)
        scale = float((room / spans).min())
        if window is None:
            x, y = (float(part) for part in (low + high) / 2)
            return cls((x, y), scale, size)
        return cls((window[0], window[1]), scale * window[2], size)

    def at(self, points: Floats) -> NDArray[np.float64]:
        """(n, 2): where points lie, px; up in the plane is up in the room."""
        found: NDArray[np.float64] = (points - np.array(self.middle)) * np.array([self.scale, -self.scale])
        return found + np.array(self.size) / 2

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The point of the plane at a place of the room."""
        return (
            self.middle[0] + (x - self.size[0] / 2) / self.scale,
            self.middle[1] - (y - self.size[1] / 2) / self.scale,
        )


def within(points: Floats, corners: Sequence[tuple[float, float]]) -> NDArray[np.bool_]:
    """(n,): which points lie within a closed line. Of one that crosses itself, what an odd number of turns encloses."""
    inside = np.zeros(len(points), np.bool_)
    if len(corners) < 3:
        return inside
    x, y = points[:, 0].astype(np.float64), points[:, 1].astype(np.float64)
    line = np.array(corners, np.float64)
    for (x0, y0), (x1, y1) in zip(line, np.roll(line, -1, axis=0), strict=True):
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            inside ^= crosses & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return inside


def nearest(features: Floats, place: int, count: int) -> NDArray[np.int64]:
    """The rows that lie nearest to a row, itself first, the nearer first."""
    gaps = features - features[place]
    far = np.einsum("ij,ij->i", gaps, gaps)
    far[place] = -1.0
    order: NDArray[np.int64] = np.argsort(far, kind="stable")[:count]
    return order


def towards(spots: NDArray[np.float64], start: int, way: tuple[int, int], among: NDArray[np.bool_]) -> int:
    """The row whose place (px) one comes to from a row, going right (1, 0), left (-1, 0), up (0, -1) or down (0, 1).

    The nearest one within 45 degrees of that way, of those that are ``among``; the row itself where there is none.
    """
    gaps = spots - spots[start]
    ahead = gaps @ np.array(way, np.float64)
    aside = np.abs(gaps @ np.array([way[1], way[0]], np.float64))
    fits = among & (ahead > 0) & (aside <= ahead)
    fits[start] = False
    if not fits.any():
        return start
    far = np.where(fits, ahead**2 + aside**2, np.inf)
    return int(far.argmin())
