"""Normalisation: numbers lose their mean and are divided by their deviation, over groups that differ by layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from cifar_gui.layers.convolution import PLACED
from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import Numbers, Range, When

BATCH_2D, BATCH_1D, GROUP, INSTANCE, LAYER = "BatchNorm2d", "BatchNorm1d", "GroupNorm", "InstanceNorm2d", "LayerNorm"
BATCH = (BATCH_2D, BATCH_1D)
TRACKING = (*BATCH, INSTANCE)
"""They keep running statistics, or may."""


@dataclass(frozen=True)
class Normalisation:
    """Every argument of the family."""

    layer: str = BATCH_2D
    num_groups: Annotated[int, Range(1, 1024), When("layer", (GROUP,))] = 8
    num_channels: Annotated[int, Range(1, 1024), When("layer", (GROUP,))] = 32
    num_features: Annotated[int, Range(1, 1024), When("layer", TRACKING)] = 32
    normalized_shape: Annotated[int | Numbers, Range(1, 1024), When("layer", (LAYER,))] = 64
    eps: Annotated[float, Range(0.00001, 0.1, 0.00001)] = 1e-5
    momentum: Annotated[float | None, Range(0.0, 1.0, 0.01), When("layer", TRACKING)] = 0.1
    affine: Annotated[bool, When("layer", (*TRACKING, GROUP))] = True
    elementwise_affine: Annotated[bool, When("layer", (LAYER,))] = True
    track_running_stats: Annotated[bool, When("layer", TRACKING)] = True
    bias: bool = True


def _kind(name: str, *required: str, bias_by_place: bool = False, **defaults: Any) -> LayerKind:
    made = arguments(Normalisation, name, **defaults)
    placed = [field for field in made.__dataclass_fields__ if field != "bias" or bias_by_place]
    return LayerKind(name=name, arguments=made, required=required, stem="norm", places=(*placed, *PLACED))


KINDS = (
    _kind(BATCH_2D, "num_features"),
    _kind(BATCH_1D, "num_features"),
    _kind(GROUP, "num_groups", "num_channels"),
    _kind(INSTANCE, "num_features", affine=False, track_running_stats=False),
    _kind(LAYER, "normalized_shape", bias_by_place=True),
)
