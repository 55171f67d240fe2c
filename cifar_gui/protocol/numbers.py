"""Tables of numbers, and what torch makes of them: pages are told it, and questions are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.spec import Layer

Doubles = NDArray[np.float64]

DTYPES = ("int64", "float32", "float64", "bool")


@dataclass(frozen=True, eq=False)
class Matrix:
    """A table as the user has typed it, and the type that its tensor is to have."""

    values: Doubles
    """(H, W)."""
    dtype: str
    """One of DTYPES."""


@dataclass(frozen=True, eq=False)
class Restored:
    """What ``nn.MaxUnpool2d`` makes of pooled values and their indices."""

    code: str
    """The call."""
    values: Doubles | None
    """(H, W), or None where PyTorch refuses."""
    text: str = ""
    """PyTorch's words then."""


@dataclass(frozen=True, eq=False)
class Calculated:
    """The answer to a Calculate."""

    id: int
    page: str
    params: Any
    tables: Mapping[str, Matrix]
    """The tables as torch holds them, rounded or cut off by their types."""
    flip: bool
    device: str
    called: Layer
    """What ``layers.call.called`` said."""
    y: Doubles
    """(H', W')."""
    y_shape: tuple[int, ...]
    """As torch gave it: (1, 1, H', W')."""
    y_dtype: str
    arithmetic: Any
    """A layer of ``engine.arithmetic`` or ``engine.pointwise``; None when no arithmetic is known for it."""
    difference: float | None
    """The largest difference to the twin; None when there is none, or the twin refuses."""
    indices: NDArray[np.int64] | None
    """(H', W'): where each maximum was found, counted through the input row by row, when it was asked for."""
    restored: tuple[Restored, ...]
    """With ``output_size`` and without it."""
    milliseconds: float
    """The call alone."""
