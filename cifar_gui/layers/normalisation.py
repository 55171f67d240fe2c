"""Normalisation: numbers lose their mean and are divided by their deviation, over groups that differ by layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from cifar_gui.layers.convolution import PLACED
from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import Numbers, Range, When

BATCH_2D, BATCH_1D, GROUP, INSTANCE, LAST = "BatchNorm2d", "BatchNorm1d", "GroupNorm", "InstanceNorm2d", "LayerNorm"
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
    normalized_shape: Annotated[int | Numbers, Range(1, 1024), When("layer", (LAST,))] = 64
    eps: Annotated[float, Range(0.00001, 0.1, 0.00001)] = 1e-5
    momentum: Annotated[float | None, Range(0.0, 1.0, 0.01), When("layer", TRACKING)] = 0.1
    affine: Annotated[bool, When("layer", (*TRACKING, GROUP))] = True
    elementwise_affine: Annotated[bool, When("layer", (LAST,))] = True
    track_running_stats: Annotated[bool, When("layer", TRACKING)] = True
    bias: bool = True


@dataclass(frozen=True, kw_only=True)
class NormKind(LayerKind):
    """A factor and a summand for each number or channel."""

    def parameters_sum(self, params: Any, count: int) -> str:
        """As many summands as factors, where there are any."""
        return f"2 × {count // 2} = {count:,}" if params.bias else f"{count:,}"


@dataclass(frozen=True, kw_only=True)
class ChannelKind(NormKind):
    """Normalisation that has a number for each channel."""

    on_numbers: bool = True

    def fitting(self, params: Any, arriving: tuple[int, ...]) -> dict[str, Any]:
        """As many channels as arrive."""
        return {"num_features": arriving[1] if len(arriving) > 1 else arriving[0]}


@dataclass(frozen=True, kw_only=True)
class GroupKind(NormKind):
    """Normalisation over groups of channels."""

    on_numbers: bool = True

    def fitting(self, params: Any, arriving: tuple[int, ...]) -> dict[str, Any]:
        """As many channels as arrive, and the nearest number of groups that divides them."""
        channels = arriving[1] if len(arriving) > 1 else arriving[0]
        divisors = [n for n in range(1, min(channels, 32) + 1) if channels % n == 0]
        wanted = params.num_groups if isinstance(params.num_groups, int) else 8
        return {"num_channels": channels, "num_groups": min(divisors, key=lambda n: abs(n - wanted), default=1)}


@dataclass(frozen=True, kw_only=True)
class LastKind(NormKind):
    """Normalisation over the last dimensions."""

    def fitting(self, params: Any, arriving: tuple[int, ...]) -> dict[str, Any]:
        """As long as the last dimensions are, as many as before."""
        several = isinstance(params.normalized_shape, tuple)
        return {"normalized_shape": arriving[-len(params.normalized_shape) :] if several else arriving[-1]}


def _kind(
    of: type[LayerKind], name: str, *required: str, maps: bool = False, bias_by_place: bool = False, **defaults: Any
) -> LayerKind:
    made = arguments(Normalisation, name, **defaults)
    placed = [field for field in made.__dataclass_fields__ if field != "bias" or bias_by_place]
    return of(name=name, maps=maps, arguments=made, required=required, stem="norm", places=(*placed, *PLACED))


KINDS = (
    _kind(ChannelKind, BATCH_2D, "num_features", maps=True),
    _kind(ChannelKind, BATCH_1D, "num_features"),
    _kind(GroupKind, GROUP, "num_groups", "num_channels"),
    _kind(ChannelKind, INSTANCE, "num_features", maps=True, affine=False, track_running_stats=False),
    _kind(LastKind, LAST, "normalized_shape", bias_by_place=True),
)
