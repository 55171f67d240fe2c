"""Convolutions: a window of weights that slides over all channels."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Annotated, Any

from cifar_gui.layers.kind import SCATTERED, SUM, Counts, LayerKind, Load, SlidingKind, arguments
from cifar_gui.layers.transposed import TransposedWindow
from cifar_gui.layers.window import is_pair, pair, sliding
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Least, Pair, Range, When, Words

CONVOLUTION, TRANSPOSED, FUNCTION = "Conv2d", "ConvTranspose2d", "F.conv2d"
MODULES = (CONVOLUTION, TRANSPOSED)
WORDS = Words(("same", "valid"), When("layer", (CONVOLUTION, FUNCTION)))


@dataclass(frozen=True)
class Convolution:
    """Every argument of the family that shapes a result (device and dtype belong to the whole program)."""

    layer: Annotated[str, Choice(MODULES), Label(QT_TRANSLATE_NOOP("Lesson", "layer"))] = CONVOLUTION
    in_channels: Annotated[int, Range(1, 1024), Least(1), When("layer", MODULES)] = 3
    out_channels: Annotated[int, Range(1, 1024), Least(1), When("layer", MODULES)] = 32
    kernel_size: Annotated[Pair, Range(1, 11), Least(1), When("layer", MODULES)] = (3, 3)
    stride: Annotated[Pair, Range(1, 8), Least(1)] = (1, 1)
    padding: Annotated[Pair | str, Range(0, 8), Least(0), WORDS] = (0, 0)
    output_padding: Annotated[Pair, Range(0, 8), When("layer", (TRANSPOSED,))] = (0, 0)
    dilation: Annotated[Pair, Range(1, 8), Least(1)] = (1, 1)
    groups: Annotated[int, Range(1, 1024), Least(1)] = 1
    bias: bool = True
    padding_mode: Annotated[
        str, Choice(("zeros", "reflect", "replicate", "circular")), When("layer", (CONVOLUTION,))
    ] = "zeros"


@dataclass(frozen=True, kw_only=True)
class WeightedKind(LayerKind):
    """What convolutions with weights of their own have in common."""

    counted: bool = True
    maps: bool = True
    unbatched: bool = True

    def fitting(self, params: Any, arriving: tuple[int, ...]) -> dict[str, Any]:
        """As many channels as arrive; no groups where they cannot be divided among them."""
        channels = arriving[1] if len(arriving) > 1 else arriving[0]
        divides = isinstance(params.groups, int) and params.groups > 0 and channels % params.groups == 0
        return {"in_channels": channels, **({} if divides else {"groups": 1})}


@dataclass(frozen=True, kw_only=True)
class ConvolutionKind(WeightedKind, SlidingKind):
    """Each cell of the output is a sum over a window of the input."""

    def parameters_sum(self, params: Any, count: int) -> str:
        """Maps times the weights of one, and its bias."""
        inner = " × ".join(map(str, (params.in_channels // params.groups, *pair(params.kernel_size))))
        return f"{params.out_channels} × {f'({inner} + 1)' if params.bias else inner} = {count:,}"

    def uses(self, in_shape: tuple[int, ...], out_shape: tuple[int, ...]) -> tuple[int, ...]:
        """Once for each cell of the output."""
        return _places(out_shape)

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


@dataclass(frozen=True, kw_only=True)
class TransposedKind(WeightedKind):
    """Each cell of the input is scattered over a window of the output."""

    def window(self, params: Any, kernel_size: Any = None) -> TransposedWindow | None:
        """What it pads is cut off the output; output_padding adds to it."""
        back = sliding(params.kernel_size, params.stride, params.padding, params.dilation)
        more = params.output_padding
        return TransposedWindow(back, pair(more)) if back is not None and is_pair(more) else None

    def bound(self, params: Any, in_shape: tuple[int, ...]) -> Load | None:
        """The products of every input cell side by side, the output, the parameters."""
        window, channels = self.window(params), (params.in_channels, params.out_channels, params.groups)
        if window is None or not all(isinstance(number, int) for number in channels):
            return None
        n, c, *size = in_shape
        taps = prod(max(k, 0) for k in window.back.kernel_size)
        weights = taps * max(params.in_channels, 0) * max(params.out_channels, 0) // max(params.groups, 1)
        out = prod(max(axis.out, 0) for axis in window.axes(in_shape))
        maps = max(params.out_channels, 0)
        return Load(n * (c + maps * taps) * prod(size) + n * maps * out + weights + maps, 2 * n * prod(size) * weights)

    def counts(self, params: Any, in_shape: tuple[int, ...]) -> Counts | None:
        """Each weight is used once for each cell of the input."""
        window, channels = self.window(params), (params.in_channels, params.out_channels, params.groups)
        if window is None or not all(type(number) is int and number > 0 for number in channels):
            return None
        weights = params.in_channels // params.groups * prod(window.back.kernel_size)
        per_map = weights + bool(params.bias)
        return Counts(per_map, per_map * params.out_channels, weights * params.out_channels * prod(in_shape[-2:]))

    def parameters_sum(self, params: Any, count: int) -> str:
        """The weights, and a bias for each map."""
        inner = " × ".join(
            map(str, (params.in_channels, params.out_channels // params.groups, *pair(params.kernel_size)))
        )
        return f"{inner}{f' + {params.out_channels}' if params.bias else ''} = {count:,}"

    def uses(self, in_shape: tuple[int, ...], out_shape: tuple[int, ...]) -> tuple[int, ...]:
        """Once for each cell of the input."""
        return _places(in_shape)


def _places(shape: tuple[int, ...]) -> tuple[int, ...]:
    return (*shape[2:], shape[0]) if len(shape) == 4 else shape[-2:]


REQUIRED = ("in_channels", "out_channels", "kernel_size")
PLACED = ("device", "dtype")
"""Where the weights are and what they are: taken by every layer that has some."""
TRANSPOSED_ORDER = (*REQUIRED, "stride", "padding", "output_padding", "groups", "bias", "dilation")

KINDS = (
    ConvolutionKind(
        name=CONVOLUTION, start={"padding": (1, 1)}, cell=SUM, drawn="kernel_size", required=REQUIRED, stem="conv",
        arguments=(conv := arguments(Convolution, CONVOLUTION)),
        places=(*conv.__dataclass_fields__, *PLACED),
    ),
    TransposedKind(
        name=TRANSPOSED, cell=SCATTERED, drawn="kernel_size", required=REQUIRED, stem="upconv",
        start={"stride": (2, 2)}, places=(*TRANSPOSED_ORDER, "padding_mode", *PLACED),
        arguments=arguments(
            Convolution, TRANSPOSED, order=TRANSPOSED_ORDER, kernel_size=(2, 2)
        ),
    ),
)  # fmt: skip

FUNCTIONS = (SlidingKind(name=FUNCTION, arguments=arguments(Convolution, FUNCTION), cell=SUM),)
"""Their weights, and so the size of their windows, are tables."""
