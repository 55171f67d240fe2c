"""Dropout: zeros by chance. A run lets them be drawn from generators of its own: ``engine.dice``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import Range


@dataclass(frozen=True)
class Dropout:
    """Every argument of the family."""

    layer: str = "Dropout"
    p: Annotated[float, Range(0.0, 1.0, 0.1)] = 0.5
    inplace: bool = False


KINDS = tuple(LayerKind(name=name, arguments=arguments(Dropout, name)) for name in ("Dropout", "Dropout2d"))
