"""Linear layers, and what lays pictures flat for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from cifar_gui.layers.convolution import PLACED
from cifar_gui.layers.kind import LayerKind
from cifar_gui.spec import Range

Dimension = Annotated[int, Range(-4, 3)]


@dataclass(frozen=True)
class Flatten:
    """Arguments of ``Flatten``."""

    layer: ClassVar[str] = "Flatten"
    start_dim: Dimension = 1
    end_dim: Dimension = -1


@dataclass(frozen=True)
class Linear:
    """Arguments of ``Linear``."""

    layer: ClassVar[str] = "Linear"
    in_features: Annotated[int, Range(1, 1024)] = 1024
    out_features: Annotated[int, Range(1, 1024)] = 10
    bias: bool = True


FEATURES = ("in_features", "out_features")

KINDS = (
    LayerKind(name="Flatten", arguments=Flatten),
    LayerKind(name="Linear", arguments=Linear, required=FEATURES, places=(*FEATURES, "bias", *PLACED)),
)
