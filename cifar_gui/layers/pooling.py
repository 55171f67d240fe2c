"""Pooling: a window that takes the largest number or the mean, in each channel by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Annotated, Any

from cifar_gui.layers.kind import MAXIMUM, MEAN, LayerKind, Load, SlidingKind, arguments
from cifar_gui.layers.window import AdaptiveWindow, is_pair
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Least, Otherwise, Pair, Range, When, keywords

MAX, AVERAGE = "MaxPool2d", "AvgPool2d"
ADAPTIVE_MAX, ADAPTIVE_AVERAGE = "AdaptiveMaxPool2d", "AdaptiveAvgPool2d"
WINDOWED, ADAPTIVE = (MAX, AVERAGE), (ADAPTIVE_MAX, ADAPTIVE_AVERAGE)


@dataclass(frozen=True)
class Pooling:
    """Which pooling layer, and every argument that it has."""

    layer: Annotated[str, Choice((*WINDOWED, *ADAPTIVE)), Label(QT_TRANSLATE_NOOP("Lesson", "layer"))] = MAX
    kernel_size: Annotated[Pair, Range(1, 11), Least(1), When("layer", WINDOWED)] = (3, 3)
    stride: Annotated[Pair | None, Range(1, 8), Least(1), When("layer", WINDOWED), Otherwise("kernel_size")] = None
    padding: Annotated[Pair, Range(0, 5), Least(0), When("layer", WINDOWED)] = (0, 0)
    dilation: Annotated[Pair, Range(1, 8), Least(1), When("layer", (MAX,))] = (1, 1)
    output_size: Annotated[Pair | None, Range(1, 32), Least(0), When("layer", ADAPTIVE)] = (8, 8)
    return_indices: Annotated[bool, When("layer", (MAX, ADAPTIVE_MAX))] = False
    ceil_mode: Annotated[bool, When("layer", WINDOWED)] = False
    count_include_pad: Annotated[bool, When("layer", (AVERAGE,))] = True
    divisor_override: Annotated[int | None, Range(1, 100), When("layer", (AVERAGE,))] = None


SLOW = 40
"""FLOPs that a comparison is counted as: so slow it was on the CPU."""


@dataclass(frozen=True, kw_only=True)
class PoolKind(LayerKind):
    """Pooling of either sort."""

    maps: bool = True
    unbatched: bool = True

    def bound(self, params: Any, in_shape: tuple[int, ...]) -> Load | None:
        """The input and its three copies, the output with its indices, twice, and the winners put back."""
        given, cells = keywords(params), prod(in_shape)
        axes = [self._pooled(given, axis, size) for axis, size in enumerate(in_shape[-2:])]
        out = prod(in_shape[:-2]) * prod(cells for cells, _ in axes)
        return Load(4 * cells + 2 * 3 * out, SLOW * out * prod(taps for _, taps in axes))

    def _pooled(self, given: Mapping[str, Any], axis: int, size: int) -> tuple[int, int]:
        """(cells of the output, cells that a window reads at most) along an axis; what is no number counts as one."""
        raise NotImplementedError  # a pooling layer is one with a window, or an adaptive one


@dataclass(frozen=True, kw_only=True)
class WindowedKind(PoolKind, SlidingKind):
    """Pooling with a window of a given size."""

    def _pooled(self, given: Mapping[str, Any], axis: int, size: int) -> tuple[int, int]:
        kernel, padding = _side(given["kernel_size"], axis, 1), max(_side(given["padding"], axis, 0), 0)
        span = max(_side(given.get("dilation", 1), axis, 1), 1) * (kernel - 1) + 1
        stride = max(_side(given["stride"], axis, kernel), 1)
        return max((size + 2 * padding - span) // stride + 2, 0), max(min(kernel, size), 1)


@dataclass(frozen=True, kw_only=True)
class AdaptiveKind(PoolKind):
    """Pooling to a given size."""

    def window(self, params: Any, kernel_size: Any = None) -> AdaptiveWindow | None:
        """As large as it has to be for the size of the output."""
        size = params.output_size
        sides = size if isinstance(size, tuple) else (size, size)
        known = 0 < len(sides) < 3 and all(side is None or is_pair(side) for side in sides)
        return AdaptiveWindow((sides[0], sides[-1])) if known else None

    def _pooled(self, given: Mapping[str, Any], axis: int, size: int) -> tuple[int, int]:
        out = max(_side(given["output_size"], axis, size), 0)
        return out, min(size, size // max(out, 1) + 2)


def _side(value: Any, axis: int, otherwise: int) -> int:
    """The number along an axis, where torch can read it as a size."""
    part = value[min(axis, len(value) - 1)] if isinstance(value, tuple) and value else value
    return part if isinstance(part, int) and -(2**63) <= part < 2**63 else otherwise


INDICES = "return_indices"
"""It makes two tensors of one, which no layer of a stack may hand on."""


SIZE, OUT = "kernel_size", "output_size"


def _windowed(name: str, cell: str, stem: str, places: tuple[str, ...] = ()) -> WindowedKind:
    made = arguments(Pooling, name, without=(INDICES,), kernel_size=(2, 2))
    return WindowedKind(name=name, arguments=made, cell=cell, drawn=SIZE, required=(SIZE,), stem=stem, places=places)


def _adaptive(name: str, cell: str, stem: str, places: tuple[str, ...] = ()) -> AdaptiveKind:
    made = arguments(Pooling, name, without=(INDICES,), output_size=(1, 1))
    return AdaptiveKind(name=name, arguments=made, cell=cell, drawn=OUT, required=(OUT,), stem=stem, places=places)


KINDS = (
    _windowed(MAX, MAXIMUM, "maxpool", (SIZE, "stride", "padding", "dilation", INDICES, "ceil_mode")),
    _windowed(AVERAGE, MEAN, "avgpool"),
    _adaptive(ADAPTIVE_AVERAGE, MEAN, "avgpool"),
    _adaptive(ADAPTIVE_MAX, MAXIMUM, "maxpool", (OUT, INDICES)),
)
