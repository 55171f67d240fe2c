"""Dropout: zeros by chance. A run must not depend on torch's global generator, so no network of 7.7 holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import Range


@dataclass(frozen=True)
class Dropout:
    """Every argument of the family, but for ``inplace``."""

    layer: str = "Dropout"
    p: Annotated[float, Range(0.0, 1.0, 0.1)] = 0.5


KINDS = tuple(LayerKind(name=name, arguments=arguments(Dropout, name)) for name in ("Dropout", "Dropout2d"))
