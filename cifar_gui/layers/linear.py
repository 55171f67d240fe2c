"""Linear layers, and what lays pictures flat for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

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


@dataclass(frozen=True, kw_only=True)
class LinearKind(LayerKind):
    """A product with a matrix, along the last dimension."""

    def fitting(self, params: Any, arriving: tuple[int, ...]) -> dict[str, Any]:
        """As many inputs as the last dimension has."""
        return {"in_features": arriving[-1]}

    def parameters_sum(self, params: Any, count: int) -> str:
        """Outputs times the weights of one, and its bias."""
        inner = f"({params.in_features} + 1)" if params.bias else params.in_features
        return f"{params.out_features} × {inner} = {count:,}"

    def uses(self, in_shape: tuple[int, ...], out_shape: tuple[int, ...]) -> tuple[int, ...]:
        """Once for each row."""
        return in_shape[:-1]


FEATURES = ("in_features", "out_features")

KINDS = (
    LayerKind(name="Flatten", arguments=Flatten),
    LinearKind(name="Linear", arguments=Linear, required=FEATURES, places=(*FEATURES, "bias", *PLACED)),
)
