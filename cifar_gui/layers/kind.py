"""What a class of ``torch.nn`` is, told once: the words for it. Neither torch nor Qt.

A family of layers declares its arguments in one dataclass. Its first field, ``layer``, names the class of
``torch.nn``, and a ``When("layer", ...)`` says which of them has an argument. So every params object that stands for a
layer knows which one it is, as ``params.layer``: a field where the user may choose, a constant of the class where not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, make_dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from cifar_gui.layers.transposed import TransposedWindow
from cifar_gui.layers.window import AdaptiveWindow, Window, sliding
from cifar_gui.spec import When, fields, keywords

CHOOSER = "layer"
"""The field that names the class of ``torch.nn``."""
NOTHING: Mapping[str, Any] = MappingProxyType({})

SUM, SCATTERED, MAXIMUM, MEAN, FORMULA = "sum", "scattered", "maximum", "mean", "formula"
"""How one cell of an output comes about: products of a window and a bias, products of all cells that are scattered over
it, the largest of a window, its mean, one number alone."""


@dataclass(frozen=True)
class Load:
    """What a layer takes at most when it runs."""

    numbers: int
    """Of 32 bits, allocated on the way."""
    flops: int
    """Two for each multiply-add."""


@dataclass(frozen=True)
class Counts:
    """What a layer holds and does."""

    parameters_per_map: int
    """Weights of one kernel over its channels, and its bias."""
    parameters: int
    multiply_adds: int
    """For one picture, padded zeros counted in, as torch's FlopCounterMode does (it counts two FLOPs for each)."""


@dataclass(frozen=True, kw_only=True)
class LayerKind:
    """One class of ``torch.nn``, or a function of ``torch.nn.functional``.

    What takes params takes those of its family: a dataclass that names this layer as ``params.layer``.
    """

    name: str
    arguments: type
    """A params dataclass: what a layer of a network is constructed with."""
    cell: str = ""
    """SUM, SCATTERED, MAXIMUM, MEAN or FORMULA; empty where no page writes the cells out."""
    drawn: str = ""
    """The argument whose cells a page draws one by one, and so not too many of them."""
    counted: bool = False
    """Whether torch counts its FLOPs, as it does with products of weights only: a bound is no last word then."""
    required: tuple[str, ...] = ()
    """Arguments that PyTorch wants, in order: written by position. All others are written by name."""
    stem: str = ""
    """What an attribute is called, before its number; empty: the name in small letters."""
    places: tuple[str, ...] = ()
    """All names that PyTorch takes by position, in order, where they are not just those of the arguments."""
    start: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """What a new layer of a network has besides PyTorch's defaults."""
    maps: bool = False
    """Whether it needs maps, with a height and a width."""
    unbatched: bool = False
    """Whether three dimensions are one picture to it, without a batch."""
    flexible: bool = False
    """Whether it takes maps, and inputs of other dimensions as well."""
    on_numbers: bool = False
    """Whether it keeps the shape, and what it demands of it shows on numbers only, not on an empty batch."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "stem", self.stem or self.name.lower())
        object.__setattr__(self, "places", self.places or tuple(item.name for item in fields(self.arguments)))
        missing = {*self.required} - {item.name for item in fields(self.arguments)}
        if missing or self.arguments.__dict__.get(CHOOSER) != self.name:
            raise TypeError(f"{self.name} requires what it does not declare: {missing}, or is another layer")

    def window(self, params: Any, kernel_size: Any = None) -> Window | AdaptiveWindow | TransposedWindow | None:
        """The window that slides over an input; None for layers without one, and for what is no whole numbers.

        Args:
            params: of this layer.
            kernel_size: where it is no argument, but the size of a table.
        """
        return None

    def bound(self, params: Any, in_shape: tuple[int, ...]) -> Load | None:
        """An upper bound for one run on input of shape (N, C, H, W), by plain arithmetic; None where there is none."""
        return None

    def fitting(self, params: Any, arriving: tuple[int, ...]) -> dict[str, Any]:
        """The arguments that have to follow the shape (N, ...) that arrives."""
        return {}

    def parameters_sum(self, params: Any, count: int) -> str:
        """How the number of parameters comes about, written out: ``32 × (3 × 5 × 5 + 1) = 2,432``."""
        return f"{count:,}"

    def uses(self, in_shape: tuple[int, ...], out_shape: tuple[int, ...]) -> tuple[int, ...]:
        """How often each weight is used, factor by factor: places, and pictures; empty where there are no weights."""
        return ()

    def counts(self, params: Any, in_shape: tuple[int, ...]) -> Counts | None:
        """Parameters and multiply-adds on input of shape (..., C, H, W); None where they are not written out."""
        return None


@dataclass(frozen=True, kw_only=True)
class SlidingKind(LayerKind):
    """A layer with a window whose arguments say how it slides."""

    def window(self, params: Any, kernel_size: Any = None) -> Window | None:
        """What the arguments that it has say; PyTorch's defaults for the others."""
        given = keywords(params)
        if kernel_size is not None:
            given["kernel_size"] = kernel_size
        return sliding(**{name: given[name] for name in Window.__dataclass_fields__ if name in given})


def arguments(
    family: type,
    layer: str,
    *,
    without: tuple[str, ...] = (),
    order: tuple[str, ...] = (),
    marks: Mapping[str, tuple[object, ...]] = NOTHING,
    others: Mapping[str, Any] = NOTHING,
    **defaults: Any,
) -> Any:
    """The params class of one layer of a family.

    Args:
        family: the dataclass that declares the arguments of all of its layers.
        layer: the class of ``torch.nn``.
        without: arguments that are left to PyTorch.
        order: of all of them, where it is not that of the family.
        marks: annotations in addition to those of the family, by argument; they go before them.
        others: types of fields that the family does not have, or has as something else.
        defaults: where they differ from the family's, and of the others.
    """
    hints = _hints(family)
    found = {
        item.name: (_marked(hints[item.name], marks.get(item.name, ())), item.default)
        for item in fields(family)
        if item.name not in (CHOOSER, *without) and (item.when is None or layer in item.when.values)
    }
    known = {**found, **{name: (hint, None) for name, hint in others.items()}}
    if unknown := {*defaults, *marks, *order} - {*known}:
        raise TypeError(f"{layer} has no {unknown}")
    made = [(name, known[name][0], defaults.get(name, known[name][1])) for name in order or known]
    space = {CHOOSER: layer, "__doc__": f"Arguments of ``{layer}``.", "__module__": family.__module__}
    return make_dataclass(layer.replace(".", "_"), made, frozen=True, namespace=space)


@cache
def _hints(family: type) -> Mapping[str, Any]:
    """Read once for each family: a start waits for it."""
    return get_type_hints(family, include_extras=True)


def _marked(hint: Any, marks: tuple[object, ...]) -> Any:
    """A type with further annotations, and without the choice between layers."""
    annotated = get_origin(hint) is Annotated
    base, *old = get_args(hint) if annotated else (hint,)
    kept = [mark for mark in old if not (isinstance(mark, When) and mark.field == CHOOSER)]
    return Annotated[(base, *kept, *marks)] if kept or marks else base
