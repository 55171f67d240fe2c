"""What a page on numbers asks, and what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cifar_gui.spec import Layer, NumbersStage, field_value

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
class Calculate:
    """Run a call on tables of numbers."""

    answered_by: ClassVar[str] = "cifar_gui.engine.numbers:answer"
    id: int
    page: str
    stage: NumbersStage
    """Whose call it is, and which of the params turn the kernel or leave out the reshape."""
    params: Any
    tables: Mapping[str, Matrix]
    """By name, in the order of the stage."""
    device: str = "cpu"
    allow: bool = False
    """The user has agreed to the cost that an earlier Failure named."""

    @property
    def flip(self) -> bool:
        """Whether the last table is turned by 180 degrees first."""
        return bool(self.stage.flip and field_value(self.params, self.stage.flip))

    @property
    def reshape(self) -> bool:
        """Whether the tables become (1, 1, H, W)."""
        return not self.stage.reshape or bool(field_value(self.params, self.stage.reshape))


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
