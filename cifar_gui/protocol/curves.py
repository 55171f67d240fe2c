"""Curves of activations, and what they do to a batch: the page is told it, and questions are made of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Maps

REACH, POINTS = 6.0, 241
"""Curves are drawn from -REACH to REACH at so many points, 0.05 apart."""


@dataclass(frozen=True)
class Drawn:
    """One function at POINTS places, as torch gives it."""

    name: str
    """The class in ``torch.nn``."""
    y: NDArray[np.float64]
    """(POINTS,)."""
    slope: NDArray[np.float64]
    """(POINTS,): by autograd, so at a kink it is what training gets."""


@dataclass(frozen=True)
class Curves:
    """The answer to a DrawCurves."""

    id: int
    page: str
    x: NDArray[np.float64]
    """(POINTS,)."""
    curve: Drawn
    others: tuple[Drawn, ...]
    batch: Maps
    """The batch before and after the activation."""
