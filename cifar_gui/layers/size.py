"""Layers that change the size without weights, and the one that changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import Choice, Numbers, Pair, Range, When


@dataclass(frozen=True)
class Upsample:
    """Arguments of ``Upsample``."""

    layer: ClassVar[str] = "Upsample"
    size: Annotated[Pair | None, Range(1, 64)] = None
    scale_factor: Annotated[float | Numbers | None, Range(1.0, 8.0, 1)] = None
    mode: Annotated[str, Choice(("nearest", "nearest-exact", "bilinear", "bicubic", "area"))] = "nearest"
    align_corners: bool | None = None
    recompute_scale_factor: bool | None = None


@dataclass(frozen=True)
class Padding:
    """Every argument of the layers that put a frame around a picture."""

    layer: str = "ZeroPad2d"
    padding: Annotated[int | Numbers, Range(0, 8)] = 1
    value: Annotated[float, Range(0.0, 1.0, 0.1), When("layer", ("ConstantPad2d",))] = 0.5


@dataclass(frozen=True)
class PixelShuffle:
    """Arguments of ``PixelShuffle``."""

    layer: ClassVar[str] = "PixelShuffle"
    upscale_factor: Annotated[int, Range(1, 8)] = 2


@dataclass(frozen=True)
class Identity:
    """``Identity`` takes anything at all, and makes nothing of it."""

    layer: ClassVar[str] = "Identity"


KINDS = (
    LayerKind(name="Upsample", arguments=Upsample, start={"scale_factor": 2.0}, flexible=True),
    LayerKind(
        name="ZeroPad2d", arguments=arguments(Padding, "ZeroPad2d"), required=("padding",), stem="pad", maps=True
    ),
    LayerKind(name="PixelShuffle", arguments=PixelShuffle, required=("upscale_factor",), stem="shuffle", maps=True),
    LayerKind(name="Identity", arguments=Identity),
)

FRAMES = (
    LayerKind(
        name="ConstantPad2d", arguments=arguments(Padding, "ConstantPad2d"), required=("padding", "value"), maps=True
    ),
    *(
        LayerKind(name=name, arguments=arguments(Padding, name), required=("padding",), maps=True)
        for name in ("ReflectionPad2d", "ReplicationPad2d", "CircularPad2d")
    ),
)
"""Of the gallery alone."""
