"""Convolutions: a window of weights that slides over all channels."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Annotated, Any

from cifar_gui.layers.kind import SUM, Counts, LayerKind, Load, SlidingKind, arguments
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Pair, Range, When, Words

CONVOLUTION, TRANSPOSED, FUNCTION = "Conv2d", "ConvTranspose2d", "F.conv2d"
MODULES = (CONVOLUTION, TRANSPOSED)


@dataclass(frozen=True)
class Convolution:
    """Every argument of the family that shapes a result (device and dtype belong to the whole program)."""

    layer: Annotated[str, Choice(MODULES), Label(QT_TRANSLATE_NOOP("Lesson", "layer"))] = CONVOLUTION
    in_channels: Annotated[int, Range(1, 1024), When("layer", MODULES)] = 3
    out_channels: Annotated[int, Range(1, 1024), When("layer", MODULES)] = 32
    kernel_size: Annotated[Pair, Range(1, 11), When("layer", MODULES)] = (3, 3)
    stride: Annotated[Pair, Range(1, 8)] = (1, 1)
    padding: Annotated[Pair | str, Range(0, 8), Words(("same", "valid"))] = (0, 0)
    output_padding: Annotated[Pair, Range(0, 8), When("layer", (TRANSPOSED,))] = (0, 0)
    dilation: Annotated[Pair, Range(1, 8)] = (1, 1)
    groups: Annotated[int, Range(1, 1024)] = 1
    bias: bool = True
    padding_mode: Annotated[
        str, Choice(("zeros", "reflect", "replicate", "circular")), When("layer", (CONVOLUTION,))
    ] = "zeros"


@dataclass(frozen=True, kw_only=True)
class ConvolutionKind(SlidingKind):
    """A convolution with weights of its own."""

    counted: bool = True

    def bound(self, params: Any, in_shape: tuple[int, ...]) -> Load | None:
        """The output, up to three padded inputs, the parameters."""
        window, channels = self.window(params), (params.in_channels, params.out_channels, params.groups)
        if window is None or not all(isinstance(number, int) for number in channels):
            return None
        n, c, *size = in_shape
        area = prod(
            length + max(window.padding[axis], 0) + max(window.padding[axis + 2], 0) for axis, length in enumerate(size)
        )
        taps = prod(max(k, 0) for k in window.kernel_size) * max(params.in_channels, 0) // max(params.groups, 1)
        maps = max(params.out_channels, 0)
        return Load(n * area * (maps + 3 * c) + (taps + 1) * maps, 2 * n * area * maps * taps)

    def counts(self, params: Any, in_shape: tuple[int, ...]) -> Counts | None:
        """What there is in a map is the same in all of them."""
        window, channels = self.window(params), (params.in_channels, params.out_channels, params.groups)
        if window is None or not all(type(number) is int and number > 0 for number in channels):
            return None
        rows, columns = window.axes(in_shape)
        weights = params.in_channels // params.groups * prod(window.kernel_size)
        per_map = weights + bool(params.bias)
        return Counts(per_map, per_map * params.out_channels, weights * params.out_channels * rows.out * columns.out)


REQUIRED = ("in_channels", "out_channels", "kernel_size")
PLACED = ("device", "dtype")
"""Where the weights are and what they are: taken by every layer that has some."""
TRANSPOSED_ORDER = (*REQUIRED, "stride", "padding", "output_padding", "groups", "bias", "dilation")

KINDS = (
    ConvolutionKind(
        name=CONVOLUTION, cell=SUM, drawn="kernel_size", required=REQUIRED, stem="conv",
        arguments=(conv := arguments(Convolution, CONVOLUTION)),
        places=(*conv.__dataclass_fields__, *PLACED),
    ),
    LayerKind(
        name=TRANSPOSED, required=REQUIRED, stem="upconv", places=(*TRANSPOSED_ORDER, "padding_mode", *PLACED),
        arguments=arguments(
            Convolution, TRANSPOSED, order=TRANSPOSED_ORDER, kernel_size=(2, 2),
            others={"padding": Annotated[Pair, Range(0, 8)]}, padding=(0, 0),
        ),
    ),
)  # fmt: skip

FUNCTIONS = (SlidingKind(name=FUNCTION, arguments=arguments(Convolution, FUNCTION), cell=SUM),)
"""Their weights, and so the size of their windows, are tables."""
