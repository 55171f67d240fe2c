"""Curves of activations, and what they do to a batch: what the page asks, and what it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Maps, Pictures

REACH, POINTS = 6.0, 241
"""Curves are drawn from -REACH to REACH at so many points, 0.05 apart."""


@dataclass(frozen=True)
class DrawCurves:
    """Draw one activation, with its slope, and others over it; and put a batch through it."""

    answered_by: ClassVar[str] = "cifar_gui.engine.curves:answer"
    id: int
    page: str
    build: Callable[[Any, tuple[int, ...]], Any]
    params: Any
    others: tuple[Any, ...]
    """Params of the curves that are laid over it."""
    pictures: Pictures
    device: str = "cpu"
    allow: bool = False
    normalise: bool = False


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
