"""Pooling: a window that takes the largest number or the mean, in each channel by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Otherwise, Pair, Range, When

MAX, AVERAGE = "MaxPool2d", "AvgPool2d"
ADAPTIVE_MAX, ADAPTIVE_AVERAGE = "AdaptiveMaxPool2d", "AdaptiveAvgPool2d"
WINDOWED, ADAPTIVE = (MAX, AVERAGE), (ADAPTIVE_MAX, ADAPTIVE_AVERAGE)


@dataclass(frozen=True)
class Pooling:
    """Which pooling layer, and every argument that it has."""

    layer: Annotated[str, Choice((*WINDOWED, *ADAPTIVE)), Label(QT_TRANSLATE_NOOP("Lesson", "layer"))] = MAX
    kernel_size: Annotated[Pair, Range(1, 11), When("layer", WINDOWED)] = (3, 3)
    stride: Annotated[Pair | None, Range(1, 8), When("layer", WINDOWED), Otherwise("kernel_size")] = None
    padding: Annotated[Pair, Range(0, 5), When("layer", WINDOWED)] = (0, 0)
    dilation: Annotated[Pair, Range(1, 8), When("layer", (MAX,))] = (1, 1)
    output_size: Annotated[Pair | None, Range(1, 32), When("layer", ADAPTIVE)] = (8, 8)
    return_indices: Annotated[bool, When("layer", (MAX, ADAPTIVE_MAX))] = False
    ceil_mode: Annotated[bool, When("layer", WINDOWED)] = False
    count_include_pad: Annotated[bool, When("layer", (AVERAGE,))] = True
    divisor_override: Annotated[int | None, Range(1, 100), When("layer", (AVERAGE,))] = None


INDICES = "return_indices"
"""It makes two tensors of one, which no layer of a stack may hand on."""


def _windowed(name: str, stem: str, places: tuple[str, ...]) -> LayerKind:
    made = arguments(Pooling, name, without=(INDICES,), kernel_size=(2, 2))
    return LayerKind(name=name, arguments=made, required=("kernel_size",), stem=stem, places=places)


def _adaptive(name: str, stem: str, places: tuple[str, ...]) -> LayerKind:
    made = arguments(Pooling, name, without=(INDICES,), output_size=(1, 1))
    return LayerKind(name=name, arguments=made, required=("output_size",), stem=stem, places=places)


KINDS = (
    _windowed(MAX, "maxpool", ("kernel_size", "stride", "padding", "dilation", INDICES, "ceil_mode")),
    _windowed(AVERAGE, "avgpool", ()),
    _adaptive(ADAPTIVE_AVERAGE, "avgpool", ()),
    _adaptive(ADAPTIVE_MAX, "maxpool", ("output_size", INDICES)),
)
