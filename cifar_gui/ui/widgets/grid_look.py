"""How the cells of a number grid look."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cifar_gui.ui.widgets.theme import Theme, in_force, signed_colour

SHARE = 0.62
"""Of the signed colours, the middle part that number grids use: numbers on the cells stay easy to read."""


@dataclass(frozen=True)
class Look:
    """What the colours of the cells come from."""

    theme: Theme = field(default_factory=in_force)
    limit: float = 1.0
    """The colours reach from ``-limit`` to ``limit``; 0: the numbers have no colour."""
    mode: str = "zeros"
    """What the padding holds: "zeros", "-inf" (pooling), "reflect", "replicate", "circular", or "empty"."""
    unreached: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    """The rows and columns that no window reads."""


def number_colour(value: float, limit: float) -> tuple[int, int, int]:
    """The colour of a cell; NaN and an unknown limit are white."""
    if not limit > 0 or np.isnan(value):
        return signed_colour(0.0)
    return signed_colour(SHARE * min(max(value / limit, -1.0), 1.0))
