"""Convolutions: a window of weights that slides over all channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.layers.kind import LayerKind, arguments
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


REQUIRED = ("in_channels", "out_channels", "kernel_size")
PLACED = ("device", "dtype")
"""Where the weights are and what they are: taken by every layer that has some."""
TRANSPOSED_ORDER = (*REQUIRED, "stride", "padding", "output_padding", "groups", "bias", "dilation")

KINDS = (
    LayerKind(
        name=CONVOLUTION, arguments=(conv := arguments(Convolution, CONVOLUTION)), required=REQUIRED, stem="conv",
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
