"""Activations: a function of each number by itself; Softmax looks at all the numbers along a dimension."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.layers.convolution import PLACED
from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, When

LAYERS = (
    "ReLU", "Sigmoid", "LeakyReLU", "PReLU", "ELU", "SELU", "GELU", "SiLU", "Tanh", "Softplus", "Hardswish", "Softmax",
)  # fmt: skip
IN_PLACE = ("ReLU", "LeakyReLU", "ELU", "SELU", "SiLU", "Hardswish")


@dataclass(frozen=True)
class Activation:
    """Which activation, and every argument that it has."""

    layer: Annotated[str, Choice(LAYERS), Label(QT_TRANSLATE_NOOP("Lesson", "layer"))] = "ReLU"
    negative_slope: Annotated[float, Range(0.0, 1.0, 0.01), When("layer", ("LeakyReLU",))] = 0.01
    num_parameters: Annotated[int, Range(1, 3), When("layer", ("PReLU",))] = 1
    init: Annotated[float, Range(0.0, 1.0, 0.05), When("layer", ("PReLU",))] = 0.25
    alpha: Annotated[float, Range(0.0, 3.0, 0.1), When("layer", ("ELU",))] = 1.0
    approximate: Annotated[str, Choice(("none", "tanh")), When("layer", ("GELU",))] = "none"
    beta: Annotated[float, Range(0.1, 5.0, 0.1), When("layer", ("Softplus",))] = 1.0
    threshold: Annotated[float, Range(0.0, 40.0, 1), When("layer", ("Softplus",))] = 20.0
    dim: Annotated[int | None, Range(-4, 3), When("layer", ("Softmax",))] = None
    inplace: Annotated[bool, When("layer", IN_PLACE)] = False


def _kind(name: str, stem: str = "") -> LayerKind:
    return LayerKind(name=name, arguments=arguments(Activation, name), stem=stem)


PRELU = arguments(Activation, "PReLU", marks={"num_parameters": (Range(1, 1024),)})

KINDS = (
    _kind("ReLU"), _kind("LeakyReLU", "relu"),
    LayerKind(name="PReLU", arguments=PRELU, stem="relu", places=("num_parameters", "init", *PLACED)),
    _kind("ELU"), _kind("SELU"), _kind("GELU"), _kind("SiLU"), _kind("Hardswish"), _kind("Sigmoid"), _kind("Tanh"),
    _kind("Softplus"), _kind("Softmax"),
)  # fmt: skip
"""In the order of a menu."""
