"""Activations: a function of each number by itself; Softmax looks at all the numbers along a dimension."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Annotated, Any

from cifar_gui.layers.convolution import PLACED
from cifar_gui.layers.kind import FORMULA, LayerKind, Load, arguments
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Least, Range, When, keywords

LAYERS = (
    "ReLU", "Sigmoid", "LeakyReLU", "PReLU", "ELU", "SELU", "GELU", "SiLU", "Tanh", "Softplus", "Hardswish", "Softmax",
)  # fmt: skip
IN_PLACE = ("ReLU", "LeakyReLU", "ELU", "SELU", "SiLU", "Hardswish")


@dataclass(frozen=True)
class Activation:
    """Which activation, and every argument that it has."""

    layer: Annotated[str, Choice(LAYERS), Label(QT_TRANSLATE_NOOP("Lesson", "layer"))] = "ReLU"
    negative_slope: Annotated[float, Range(0.0, 1.0, 0.01), When("layer", ("LeakyReLU",))] = 0.01
    num_parameters: Annotated[int, Range(1, 3), Least(1), When("layer", ("PReLU",))] = 1
    init: Annotated[float, Range(0.0, 1.0, 0.05), When("layer", ("PReLU",))] = 0.25
    alpha: Annotated[float, Range(0.0, 3.0, 0.1), When("layer", ("ELU",))] = 1.0
    approximate: Annotated[str, Choice(("none", "tanh")), When("layer", ("GELU",))] = "none"
    beta: Annotated[float, Range(0.1, 5.0, 0.1), When("layer", ("Softplus",))] = 1.0
    threshold: Annotated[float, Range(0.0, 40.0, 1), When("layer", ("Softplus",))] = 20.0
    dim: Annotated[int | None, Range(-4, 3), When("layer", ("Softmax",))] = None
    inplace: Annotated[bool, When("layer", IN_PLACE)] = False


SLOW = 40
"""FLOPs that an activation of a number is counted as: so slow it was on the CPU."""


@dataclass(frozen=True, kw_only=True)
class ActivationKind(LayerKind):
    """A function of each number."""

    cell: str = FORMULA

    def bound(self, params: Any, in_shape: tuple[int, ...]) -> Load | None:
        """Four copies of the input at most, and the slopes."""
        cells, slopes = prod(in_shape), keywords(params).get("num_parameters", 0)
        held = max(slopes, 0) if isinstance(slopes, int) and -(2**63) <= slopes < 2**63 else 0
        return Load(4 * cells + held, SLOW * cells)

    def fitting(self, params: Any, arriving: tuple[int, ...]) -> dict[str, Any]:
        """PReLU has one slope, or one for each channel."""
        if "num_parameters" not in keywords(params) or params.num_parameters == 1:
            return {}
        return {"num_parameters": arriving[1] if len(arriving) > 1 else arriving[0]}


def _kind(name: str, stem: str = "", **start: Any) -> ActivationKind:
    return ActivationKind(name=name, arguments=arguments(Activation, name), stem=stem, start=start)


PRELU = arguments(Activation, "PReLU", marks={"num_parameters": (Range(1, 1024),)})

KINDS = (
    _kind("ReLU"), _kind("LeakyReLU", "relu"),
    ActivationKind(name="PReLU", arguments=PRELU, stem="relu", places=("num_parameters", "init", *PLACED)),
    _kind("ELU"), _kind("SELU"), _kind("GELU"), _kind("SiLU"), _kind("Hardswish"), _kind("Sigmoid"), _kind("Tanh"),
    _kind("Softplus"), _kind("Softmax", dim=1),
)  # fmt: skip
"""In the order of a menu."""
