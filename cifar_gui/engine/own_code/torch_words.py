"""What a learner's code says with torch: which layer a call stands for, and which way a tensor takes. Without torch."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from cifar_gui.engine.network_edits import MOST_PARTS, Unreadable, with_arguments
from cifar_gui.engine.own_code.values import (
    CodeError,
    Joint,
    Made,
    Module,
    Ref,
    Side,
    Step,
    Trace,
    Unknown,
    UserClass,
    unknown,
)
from cifar_gui.layers import KINDS
from cifar_gui.layers.convolution import WeightedKind
from cifar_gui.layers.linear import LinearKind
from cifar_gui.layers.normalisation import NormKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer

Args = Sequence[Any]
Kwargs = Mapping[str, Any]

LOG_SOFTMAX = "LogSoftmax"
"""No layer of a network here, but at its end it can be left out."""
DROPOUTS = ("Dropout1d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout")
"""Those that no network here has."""
WHEN = {"Dropout": ("training",), "Dropout2d": ("training",)}
"""Arguments of functions that a layer has not: it works while it is trained."""
READY = "torchvision.models."
"""Networks that are not written out."""
ELSEWHERE = ("device", "dtype")
"""Arguments that say where a layer is and what its numbers are: nothing of its shape."""


class Reader(Protocol):
    """Who reads the code."""

    used: dict[int, Made]
    """Layers that a tensor went through, by their identity."""
    owners: list[Module]
    """The modules whose ``forward`` is being read."""

    def note(self, line: int, text: str, **values: object) -> None:
        """Something to tell about code that is understood."""

    def forward(self, module: Module, x: Trace, line: int) -> Any:
        """What a module of a class of the code makes of a tensor."""


@dataclass(frozen=True)
class Word:
    """A function that does what a layer does."""

    kind: str
    places: tuple[str, ...] = ()
    """Its arguments by position, after the tensor."""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Where they differ from those of the layer."""


POOLED = ("kernel_size", "stride", "padding")
FUNCTIONS: Mapping[str, Word] = {
    "relu": Word("ReLU", ("inplace",)), "leaky_relu": Word("LeakyReLU", ("negative_slope", "inplace")),
    "elu": Word("ELU", ("alpha", "inplace")), "selu": Word("SELU", ("inplace",)), "gelu": Word("GELU"),
    "silu": Word("SiLU", ("inplace",)), "hardswish": Word("Hardswish", ("inplace",)), "sigmoid": Word("Sigmoid"),
    "tanh": Word("Tanh"), "softplus": Word("Softplus", ("beta", "threshold")), "softmax": Word("Softmax", ("dim",)),
    "log_softmax": Word(LOG_SOFTMAX), "dropout": Word("Dropout", ("p", "training", "inplace")),
    "dropout2d": Word("Dropout2d", ("p", "training", "inplace")),
    "alpha_dropout": Word("AlphaDropout"), "feature_dropout": Word("Dropout2d", ("p", "training")),
    "max_pool2d": Word("MaxPool2d", (*POOLED, "dilation", "ceil_mode", "return_indices")),
    "avg_pool2d": Word("AvgPool2d", (*POOLED, "ceil_mode", "count_include_pad", "divisor_override")),
    "adaptive_avg_pool2d": Word("AdaptiveAvgPool2d", ("output_size",)),
    "adaptive_max_pool2d": Word("AdaptiveMaxPool2d", ("output_size", "return_indices")),
    "interpolate": Word("Upsample", ("size", "scale_factor", "mode", "align_corners", "recompute_scale_factor")),
    "pixel_shuffle": Word("PixelShuffle", ("upscale_factor",)),
    "flatten": Word("Flatten", ("start_dim", "end_dim"), {"start_dim": 0}),
}  # fmt: skip
METHODS = ("relu", "sigmoid", "tanh", "softmax", "log_softmax", "flatten")
"""Functions that are methods of a tensor, too."""
SAME = ("to", "cuda", "cpu", "float", "double", "half", "contiguous", "clone", "requires_grad_", "type")
"""Methods that leave the numbers as they are."""
OWN_WEIGHTS = ("conv1d", "conv2d", "conv3d", "conv_transpose2d", "linear", "batch_norm", "layer_norm", "group_norm",
               "prelu", "embedding", "bilinear")  # fmt: skip

# --- layers ---------------------------------------------------------------------------------------------------------


def make(name: str, args: Args, kwargs: Kwargs, line: int) -> Made | Unknown:
    """The layer that ``nn.<name>(...)`` makes.

    Raises:
        CodeError: it is not made like that.
    """
    if name in DROPOUTS or name == LOG_SOFTMAX:
        return Made(Layer("", name), line)
    if name not in KINDS:
        return Unknown(_no_kind(name, line))
    given = [(key, value) for key, value in kwargs.items() if key not in (*ELSEWHERE, *WHEN.get(name, ()))]
    for value in (*args, *(value for _, value in given)):
        if isinstance(value, Unknown):
            foreign = value.error.message.text == UNKNOWN_FUNCTION
            raise CodeError(line, NOT_READ) if foreign else value.error
    try:
        plain = [tuple(value) if isinstance(value, list) else value for value in args]
        named = [(key, tuple(value) if isinstance(value, list) else value) for key, value in given]
        return Made(with_arguments(Layer("", name), plain, named), line)
    except Unreadable as error:
        raise CodeError(line, error.message.text, **error.message.values) from None


def _no_kind(name: str, line: int) -> CodeError:
    near = difflib.get_close_matches(name.lower()[:40], [kind.lower() for kind in (*KINDS, "Sequential")], 1, 0.85)
    other = next((kind for kind in (*KINDS, "Sequential") if near and kind.lower() == near[0]), "")
    if other and other != name and not (name[-2:] in ("1d", "3d") and other[:-2] == name[:-2]):
        return CodeError(line, SIMILAR, name=f"nn.{name[:40]}", other=f"nn.{other}")
    return CodeError(line, NO_LAYER, name=f"nn.{name[:40]}")


def apply(value: Any, x: Any, line: int, reader: Reader, bare: bool = True) -> Any:
    """What comes out when a tensor goes into a layer or a module.

    Raises:
        CodeError: one does not go into the other.
    """
    if isinstance(x, Unknown):
        raise x.error
    if isinstance(value, Unknown):
        raise value.error
    if not isinstance(x, Trace):
        raise CodeError(line, NO_TENSOR)
    if isinstance(value, Made):
        return _through(value, x, line, reader, bare)
    if not isinstance(value, Module):
        raise _not_called(value, line)
    if value.listed:
        raise CodeError(line, LISTED)
    if not value.sequential or (value.cls is not None and value.cls.find("forward")):
        return reader.forward(value, x, line)
    for child in value.children.values():
        x = apply(child, x, line, reader, bare=False)
    return x


def _not_called(value: Any, line: int) -> CodeError:
    if isinstance(value, tuple):
        return CodeError(line, COMMA)
    if isinstance(value, Ref) and value.name.startswith("torch.nn."):
        return CodeError(line, BRACKETS, name=value.name.removeprefix("torch."))
    if isinstance(value, UserClass):
        return CodeError(line, BRACKETS, name=value.node.name[:40])
    return CodeError(line, NOT_CALLED)


def _through(made: Made, x: Trace, line: int, reader: Reader, bare: bool) -> Trace:
    kind = KINDS.get(made.layer.kind)
    weighted = isinstance(kind, WeightedKind | LinearKind | NormKind) or made.layer.kind == "PReLU"
    if weighted and id(made) in reader.used:
        raise CodeError(line, SHARED, name=made.name or made.layer.kind)
    reader.used[id(made)] = made
    layer = made.layer
    if layer.kind in DROPOUTS:
        reader.note(made.line, DROPOUT, name=layer.kind)
        layer = Layer("", "Identity")
    return added(x, Step(layer, made.line, made.name, bare))


def added(x: Trace, step: Step | Joint) -> Trace:
    """The tensor after one more step.

    Raises:
        CodeError: there are more than a network can have.
    """
    if len(x.steps) >= MOST_PARTS:
        raise CodeError(step.line, TOO_MANY, most=MOST_PARTS)
    return Trace((*x.steps, step))


# --- functions and methods ------------------------------------------------------------------------------------------


def function(name: str, args: Args, kwargs: Kwargs, line: int, reader: Reader) -> Any:
    """What ``F.<name>(...)`` or ``torch.<name>(...)`` makes of a tensor."""
    word = name.removesuffix("_")
    given = dict(kwargs)
    x = args[0] if args else given.pop("input", None)
    if word == "add" and len(args) == 2 and not given:
        return joined(args[0], args[1], line, reader)
    if not isinstance(x, Trace):
        return x if isinstance(x, Unknown) else unknown(line, UNKNOWN_FUNCTION, name=name[:40])
    return called(word, x, args[1:], given, line, reader)


def called(word: str, x: Trace, args: Args, kwargs: Kwargs, line: int, reader: Reader) -> Any:
    """What a function makes of a tensor, its other arguments given."""
    if word in SPECIAL:
        return SPECIAL[word](x, args, kwargs, line, reader)
    if word not in FUNCTIONS:
        return unknown(line, OWN_WEIGHT if word in OWN_WEIGHTS else UNKNOWN_FUNCTION, name=word[:40])
    found = FUNCTIONS[word]
    if found.kind == LOG_SOFTMAX or found.kind in DROPOUTS:
        args, kwargs = (), {}
    named = {**found.defaults, **dict(zip(found.places, args, strict=False)), **kwargs}
    for key in ("_stacklevel", *ELSEWHERE):
        named.pop(key, None)
    made = make(found.kind, (), named, line)
    if len(args) > len(found.places) and not (isinstance(made, Made) and made.layer.kind in DROPOUTS):
        raise CodeError(line, TOO_MANY_GIVEN, name=word)
    return apply(made, x, line, reader)


def method(name: str, x: Trace, args: Args, kwargs: Kwargs, line: int, reader: Reader) -> Any:
    """What a method makes of a tensor."""
    word = name.removesuffix("_")
    if name in SAME:
        return x
    if word == "add" and len(args) == 1 and not kwargs:
        return joined(x, args[0], line, reader)
    if word in METHODS or word in SPECIAL:
        return called(word, x, args, kwargs, line, reader)
    return unknown(line, UNKNOWN_METHOD, name=name[:40])


def _reshaped(x: Trace, args: Args, kwargs: Kwargs, line: int, reader: Reader) -> Any:
    """``view`` and ``reshape``: a row for each picture, as Flatten makes it."""
    args = (*args, *(kwargs[key] for key in ("shape", "size") if key in kwargs))
    sides = tuple(args[0]) if len(args) == 1 and isinstance(args[0], tuple | list) else tuple(args)
    if sides == (-1,):
        return apply(make("Flatten", (0,), {}, line), x, line, reader)
    batch, *rest = sides or (None,)
    first = batch == -1 or isinstance(batch, Side | Unknown) or (type(batch) is int and batch > 0)
    if not first or len(rest) != 1 or (isinstance(batch, Side) and batch.axis):
        return unknown(line, RESHAPED)
    return apply(make("Flatten", (), {}, line), x, line, reader)


def _padded(x: Trace, args: Args, kwargs: Kwargs, line: int, reader: Reader) -> Any:
    """``F.pad`` with zeros."""
    given = {**dict(zip(("pad", "mode", "value"), args, strict=False)), **kwargs}
    pad = given.pop("pad", None)
    pad = (*pad, 0, 0)[:4] if isinstance(pad, tuple | list) and len(pad) == 2 else pad
    if given.get("mode", "constant") != "constant" or given.get("value") not in (None, 0):
        return unknown(line, UNKNOWN_FUNCTION, name="pad")
    return apply(make("ZeroPad2d", (pad,), {}, line), x, line, reader)


def _averaged(x: Trace, args: Args, kwargs: Kwargs, line: int, reader: Reader) -> Any:
    """``x.mean((2, 3))``: the mean of each map."""
    axes = args[0] if args else kwargs.get("dim", kwargs.get("axis"))
    if not isinstance(axes, tuple | list) or tuple(axes) not in ((2, 3), (-2, -1), (3, 2), (-1, -2)):
        return unknown(line, UNKNOWN_FUNCTION, name="mean")
    out = apply(make("AdaptiveAvgPool2d", (1,), {}, line), x, line, reader)
    keeps = (args[1] if len(args) > 1 else kwargs.get("keepdim", False)) is True
    return out if keeps else apply(make("Flatten", (), {}, line), out, line, reader)


def _squeezed(x: Trace, args: Args, kwargs: Kwargs, line: int, reader: Reader) -> Any:
    """``squeeze`` behind a pooling to one cell lays each picture flat; elsewhere nobody knows what it does."""
    last = x.steps[-1] if x.steps else None
    if not isinstance(last, Step) or last.layer.args not in ((1,), ()):
        return unknown(line, UNKNOWN_METHOD, name="squeeze")
    if last.layer.kind in ("AdaptiveAvgPool2d", "AdaptiveMaxPool2d"):
        return apply(make("Flatten", (), {}, line), x, line, reader)
    return x if last.layer.kind == "Flatten" else unknown(line, UNKNOWN_METHOD, name="squeeze")


SPECIAL: Mapping[str, Callable[[Trace, Args, Kwargs, int, Reader], Any]] = {
    "view": _reshaped, "reshape": _reshaped, "pad": _padded, "mean": _averaged, "squeeze": _squeezed,
}  # fmt: skip


# --- residual blocks ------------------------------------------------------------------------------------------------


def joined(left: Any, right: Any, line: int, reader: Reader) -> Trace | Unknown:
    """``layers(x) + shortcut(x)``.

    Raises:
        CodeError: it is no residual block.
    """
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if not (isinstance(left, Trace) and isinstance(right, Trace)):
        return unknown(line, ARITHMETIC)
    pairs = zip(left.steps, right.steps, strict=False)
    shared = next((at for at, (one, other) in enumerate(pairs) if one is not other),
                  min(len(left.steps), len(right.steps)))  # fmt: skip
    layers, shortcut = left.steps[shared:], right.steps[shared:]
    if not layers or _is_identity(layers):
        layers, shortcut = shortcut, layers
    if not layers:
        raise CodeError(line, SAME_SIDES)
    if _is_identity(shortcut):
        shortcut = ()
    plain = [tuple(step for step in steps if isinstance(step, Step)) for steps in (layers, shortcut)]
    if len(plain[0]) + len(plain[1]) < len(layers) + len(shortcut):
        raise CodeError(line, NESTED)
    owner = reader.owners[-1].name if reader.owners else ""
    return added(Trace(left.steps[:shared]), Joint(line, owner, *plain))


def _is_identity(steps: Sequence[Step | Joint]) -> bool:
    """Whether it is an ``nn.Identity()`` alone, which stands where there is no shortcut."""
    return len(steps) == 1 and isinstance(step := steps[0], Step) and step.layer.kind == "Identity" and step.bare


# --- sentences ------------------------------------------------------------------------------------------------------

NOT_READ = QT_TRANSLATE_NOOP("Engine", "What this is worth cannot be read. Write the number or the layer itself there.")
SIMILAR = QT_TRANSLATE_NOOP("Engine", "There is no {name}. Is {other} meant?")
NO_LAYER = QT_TRANSLATE_NOOP(
    "Engine", "{name} cannot stand in a network here. Take it out, or put another layer there."
)
READY_MADE = QT_TRANSLATE_NOOP(
    "Engine", "What {name} holds is not written in this code. Only networks whose layers are written out can be read."
)
DROPOUT = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} becomes Identity: networks here have Dropout and Dropout2d. Outside of training all of them do nothing.",
)
NO_TENSOR = QT_TRANSLATE_NOOP("Engine", "A layer is called here with something that is not the x of forward.")
COMMA = QT_TRANSLATE_NOOP("Engine", "This is a tuple and no layer: take the comma away at the end of its line.")
BRACKETS = QT_TRANSLATE_NOOP("Engine", "{name} is a class; only {name}(…), with brackets, makes a layer.")
NOT_CALLED = QT_TRANSLATE_NOOP("Engine", "What is called here is no layer.")
LISTED = QT_TRANSLATE_NOOP(
    "Engine", "An nn.ModuleList cannot be called. Call its layers one by one with for, or write nn.Sequential."
)
SHARED = QT_TRANSLATE_NOOP(
    "Engine", "{name} is called a second time, with the same weights. Give each call a layer of its own."
)
TOO_MANY = QT_TRANSLATE_NOOP("Engine", "A network has at most {most} layers here.")
TOO_MANY_GIVEN = QT_TRANSLATE_NOOP("Engine", "{name} does not take so many arguments.")
OWN_WEIGHT = QT_TRANSLATE_NOOP(
    "Engine", "{name} takes its weights from elsewhere. Make a layer of torch.nn in __init__ and call that."
)
UNKNOWN_FUNCTION = QT_TRANSLATE_NOOP(
    "Engine", "What {name} does is not known here. Layers of torch.nn, activations, pooling and flatten can be read."
)
UNKNOWN_METHOD = QT_TRANSLATE_NOOP(
    "Engine", "What .{name}() does is not known here. relu, flatten, view and reshape can be read, for example."
)
RESHAPED = QT_TRANSLATE_NOOP(
    "Engine",
    "view and reshape can only lay each picture flat here, as in x.view(x.size(0), -1) or torch.flatten(x, 1).",
)
ARITHMETIC = QT_TRANSLATE_NOOP(
    "Engine", "Tensors can only be added here, as in a residual block: layers(x) + x, or layers(x) + shortcut(x)."
)
SAME_SIDES = QT_TRANSLATE_NOOP("Engine", "Both sides of the sum are the same. A residual block is layers(x) + x.")
NESTED = QT_TRANSLATE_NOOP("Engine", "A residual block cannot contain another one here.")
