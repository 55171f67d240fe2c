"""The kinds of layers that a network may hold, and what each is constructed with. Neither torch nor Qt.

Fields stand in the order of PyTorch's signature, with its defaults (a test compares them); the required ones have a
default of ours. What only makes sense outside a stack is left out, such as MaxPool2d's ``return_indices``, and so is
Dropout: it draws from torch's global generator, which a run must not depend on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from cifar_gui.spec import (
    QT_TRANSLATE_NOOP,
    Block,
    Choice,
    Field,
    Layer,
    Network,
    Numbers,
    Otherwise,
    Pair,
    Range,
    Words,
    fields,
    short,
)

Count = Annotated[int, Range(1, 1024)]
Kernel = Annotated[Pair, Range(1, 11)]
Step = Annotated[Pair, Range(1, 8)]
Rim = Annotated[Pair, Range(0, 8)]
Small = Annotated[float, Range(0.00001, 0.1, 0.00001)]
Slope = Annotated[float, Range(0.0, 1.0, 0.01)]
Dimension = Annotated[int, Range(-4, 3)]


@dataclass(frozen=True)
class _Conv2d:
    in_channels: Count = 3
    out_channels: Count = 32
    kernel_size: Kernel = (3, 3)
    stride: Step = (1, 1)
    padding: Annotated[Pair | str, Range(0, 8), Words(("same", "valid"))] = (0, 0)
    dilation: Step = (1, 1)
    groups: Count = 1
    bias: bool = True
    padding_mode: Annotated[str, Choice(("zeros", "reflect", "replicate", "circular"))] = "zeros"


@dataclass(frozen=True)
class _ConvTranspose2d:
    in_channels: Count = 3
    out_channels: Count = 32
    kernel_size: Kernel = (2, 2)
    stride: Step = (1, 1)
    padding: Rim = (0, 0)
    output_padding: Rim = (0, 0)
    groups: Count = 1
    bias: bool = True
    dilation: Step = (1, 1)


@dataclass(frozen=True)
class _Linear:
    in_features: Count = 1024
    out_features: Count = 10
    bias: bool = True


@dataclass(frozen=True)
class _MaxPool2d:
    kernel_size: Kernel = (2, 2)
    stride: Annotated[Pair | None, Range(1, 8), Otherwise("kernel_size")] = None
    padding: Rim = (0, 0)
    dilation: Step = (1, 1)
    ceil_mode: bool = False


@dataclass(frozen=True)
class _AvgPool2d:
    kernel_size: Kernel = (2, 2)
    stride: Annotated[Pair | None, Range(1, 8), Otherwise("kernel_size")] = None
    padding: Rim = (0, 0)
    ceil_mode: bool = False
    count_include_pad: bool = True
    divisor_override: Annotated[int | None, Range(1, 100)] = None


@dataclass(frozen=True)
class _Adaptive:
    output_size: Annotated[Pair | None, Range(1, 16)] = (1, 1)


@dataclass(frozen=True)
class _BatchNorm:
    num_features: Count = 32
    eps: Small = 1e-5
    momentum: Annotated[float | None, Range(0.0, 1.0, 0.01)] = 0.1
    affine: bool = True
    track_running_stats: bool = True
    bias: bool = True


@dataclass(frozen=True)
class _InstanceNorm:
    num_features: Count = 32
    eps: Small = 1e-5
    momentum: Annotated[float | None, Range(0.0, 1.0, 0.01)] = 0.1
    affine: bool = False
    track_running_stats: bool = False
    bias: bool = True


@dataclass(frozen=True)
class _GroupNorm:
    num_groups: Count = 8
    num_channels: Count = 32
    eps: Small = 1e-5
    affine: bool = True
    bias: bool = True


@dataclass(frozen=True)
class _LayerNorm:
    normalized_shape: Annotated[int | Numbers, Range(1, 1024)] = 64
    eps: Small = 1e-5
    elementwise_affine: bool = True
    bias: bool = True


@dataclass(frozen=True)
class _Flatten:
    start_dim: Dimension = 1
    end_dim: Dimension = -1


@dataclass(frozen=True)
class _Upsample:
    size: Annotated[Pair | None, Range(1, 64)] = None
    scale_factor: Annotated[float | Numbers | None, Range(1.0, 8.0, 1)] = None
    mode: Annotated[str, Choice(("nearest", "nearest-exact", "bilinear", "bicubic", "area"))] = "nearest"
    align_corners: bool | None = None
    recompute_scale_factor: bool | None = None


@dataclass(frozen=True)
class _ZeroPad2d:
    padding: Annotated[int | Numbers, Range(0, 8)] = 1


@dataclass(frozen=True)
class _PixelShuffle:
    upscale_factor: Annotated[int, Range(1, 8)] = 2


@dataclass(frozen=True)
class _Nothing:
    pass


@dataclass(frozen=True)
class _InPlace:
    inplace: bool = False


@dataclass(frozen=True)
class _LeakyReLU:
    negative_slope: Slope = 0.01
    inplace: bool = False


@dataclass(frozen=True)
class _PReLU:
    num_parameters: Count = 1
    init: Slope = 0.25


@dataclass(frozen=True)
class _ELU:
    alpha: Annotated[float, Range(0.1, 3.0, 0.1)] = 1.0
    inplace: bool = False


@dataclass(frozen=True)
class _GELU:
    approximate: Annotated[str, Choice(("none", "tanh"))] = "none"


@dataclass(frozen=True)
class _Softplus:
    beta: Annotated[float, Range(0.5, 10.0, 0.5)] = 1.0
    threshold: Annotated[float, Range(1.0, 40.0, 1)] = 20.0


@dataclass(frozen=True)
class _Softmax:
    dim: Annotated[int | None, Range(-4, 3)] = None


@dataclass(frozen=True)
class Kind:
    """One class of ``torch.nn``."""

    name: str
    arguments: type
    """A params dataclass."""
    required: tuple[str, ...] = ()
    """Arguments that PyTorch wants, in order: written by position. All others are written by name."""
    stem: str = ""
    """What an attribute is called, before its number."""
    order: tuple[str, ...] = ()
    """All names that PyTorch takes by position, in order; a test compares them with its signature."""


NAMED_ONLY = ("BatchNorm", "GroupNorm", "InstanceNorm")
"""How the kinds begin that take ``bias`` by its name alone."""
LEFT_OUT: Mapping[str, object] = {"return_indices": False, "device": None, "dtype": None, "padding_mode": "zeros"}
"""Arguments that a layer of a stack has at PyTorch's default, or not at all."""
PLACED = frozenset((
    "Conv2d", "ConvTranspose2d", "Linear", "PReLU", "BatchNorm2d", "BatchNorm1d", "GroupNorm", "InstanceNorm2d",
    "LayerNorm",
))  # fmt: skip
"""Kinds with weights: they take a device and a dtype."""


def _kind(name: str, arguments: type, *required: str, stem: str = "") -> Kind:
    order = [item.name for item in fields(arguments) if not (item.name == "bias" and name.startswith(NAMED_ONLY))]
    if name == "ConvTranspose2d":
        order.append("padding_mode")
    if name in ("MaxPool2d", "AdaptiveMaxPool2d"):
        order.insert(4, "return_indices")
    if name in PLACED:
        order += ["device", "dtype"]
    return Kind(name, arguments, required, stem or name.lower(), tuple(order))


CONVOLUTION = ("in_channels", "out_channels", "kernel_size")
GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Lesson", "Convolution"), (
        _kind("Conv2d", _Conv2d, *CONVOLUTION, stem="conv"),
        _kind("ConvTranspose2d", _ConvTranspose2d, *CONVOLUTION, stem="upconv"),
    )),
    (QT_TRANSLATE_NOOP("Lesson", "Pooling"), (
        _kind("MaxPool2d", _MaxPool2d, "kernel_size", stem="maxpool"),
        _kind("AvgPool2d", _AvgPool2d, "kernel_size", stem="avgpool"),
        _kind("AdaptiveAvgPool2d", _Adaptive, "output_size", stem="avgpool"),
        _kind("AdaptiveMaxPool2d", _Adaptive, "output_size", stem="maxpool"),
    )),
    (QT_TRANSLATE_NOOP("Lesson", "Linear"), (
        _kind("Flatten", _Flatten),
        _kind("Linear", _Linear, "in_features", "out_features"),
    )),
    (QT_TRANSLATE_NOOP("Lesson", "Activation"), (
        _kind("ReLU", _InPlace), _kind("LeakyReLU", _LeakyReLU, stem="relu"), _kind("PReLU", _PReLU, stem="relu"),
        _kind("ELU", _ELU), _kind("SELU", _InPlace), _kind("GELU", _GELU), _kind("SiLU", _InPlace),
        _kind("Hardswish", _InPlace), _kind("Sigmoid", _Nothing), _kind("Tanh", _Nothing),
        _kind("Softplus", _Softplus), _kind("Softmax", _Softmax),
    )),
    (QT_TRANSLATE_NOOP("Lesson", "Normalisation"), (
        _kind("BatchNorm2d", _BatchNorm, "num_features", stem="norm"),
        _kind("BatchNorm1d", _BatchNorm, "num_features", stem="norm"),
        _kind("GroupNorm", _GroupNorm, "num_groups", "num_channels", stem="norm"),
        _kind("InstanceNorm2d", _InstanceNorm, "num_features", stem="norm"),
        _kind("LayerNorm", _LayerNorm, "normalized_shape", stem="norm"),
    )),
    (QT_TRANSLATE_NOOP("Lesson", "Size"), (
        _kind("Upsample", _Upsample), _kind("ZeroPad2d", _ZeroPad2d, "padding", stem="pad"),
        _kind("PixelShuffle", _PixelShuffle, "upscale_factor", stem="shuffle"), _kind("Identity", _Nothing),
    )),
)  # fmt: skip
"""In the order of a menu."""

KINDS: Mapping[str, Kind] = {kind.name: kind for _, kinds in GROUPS for kind in kinds}


class ArgumentError(ValueError):
    """Arguments that the kind does not have; the text is for a programmer, ``name`` for a sentence."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        super().__init__(text)


def arguments(layer: Layer) -> Any:
    """A layer's arguments as its kind's params dataclass, defaults filled in.

    Raises:
        KeyError: an unknown kind.
        ArgumentError: a name that the kind does not have, one given twice, or too many by position; several numbers
            where they are no pair.
    """
    kind = KINDS[layer.kind]
    if len(layer.args) > len(kind.required):
        raise ArgumentError("", f"{kind.name} takes {len(kind.required)} arguments by position")
    given = dict(zip(kind.required, layer.args, strict=False))
    known = {item.name: item for item in fields(kind.arguments)}
    for name, value in layer.kwargs:
        if name not in known or name in given:
            raise ArgumentError(name, f"{kind.name} has no argument {name!r}, or it is given twice")
        given[name] = value
    for name, value in given.items():
        if not _is_of(value, known[name]):
            raise ArgumentError(name, f"{kind.name} does not take {value!r} as {name!r}")
    return replace(kind.arguments(), **{name: _wide(value, known[name].kind) for name, value in given.items()})


def _is_of(value: object, field: Field) -> bool:
    """Whether an argument is one number, or as many as it may be; None only where PyTorch knows it."""
    if not isinstance(value, tuple):
        return True
    most = {"pair": 2, "numbers": MOST_NUMBERS}.get(field.kind, 0)
    return 0 < len(value) <= most and (field.optional or None not in value)


MOST_NUMBERS = 8
"""Of one argument: PyTorch itself takes at most as many as a tensor has dimensions."""


def written(name: str, kind: str, params: Any) -> Layer:
    """The layer of these arguments, as one writes the call: required ones by position, defaults left out."""
    required = KINDS[kind].required
    known = {item.name: item for item in fields(params)}
    args = tuple(_short(getattr(params, item), known[item]) for item in required)
    rest = (item for item in fields(params) if item.name not in required)
    kwargs = tuple(
        (item.name, _short(getattr(params, item.name), item))
        for item in rest
        if repr(_short(getattr(params, item.name), item)) != repr(short(item.default))
    )
    return Layer(name, kind, args, kwargs)


def _wide(value: object, kind: str) -> object:
    """A number of a pair stands for both."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return (value, value) if kind == "pair" and whole else value


def _short(value: object, field: Field) -> object:
    """Two equal numbers of a pair are written as one; so is a None that a form shows twice."""
    if field.kind != "pair":
        return value
    return None if field.default is None and value == (None, None) else short(value)


def children(network: Network) -> tuple[Layer, ...]:
    """Every layer, those inside blocks too, in the order in which they are built."""
    return tuple(
        layer
        for part in network.layers
        for layer in ((*part.layers, *part.shortcut) if isinstance(part, Block) else (part,))
    )
