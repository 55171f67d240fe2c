"""A layer of a network, and the arguments of its kind. Neither torch nor Qt.

Fields stand in the order of PyTorch's signature, with its defaults (a test compares them); the required ones have a
default of ours. What only makes sense outside a stack is left out, such as MaxPool2d's ``return_indices``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cifar_gui import spec
from cifar_gui.layers import KINDS, kind_of
from cifar_gui.spec import Block, Field, Layer, Network, field_value, fields, short

LEFT_OUT: Mapping[str, object] = {"return_indices": False, "device": None, "dtype": None, "padding_mode": "zeros"}
"""Arguments that a layer of a stack has at PyTorch's default, or not at all."""


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
    args = tuple(_short(field_value(params, item), known[item]) for item in required)
    rest = (item for item in fields(params) if item.name not in required)
    kwargs = tuple(
        (item.name, _short(item.of(params), item))
        for item in rest
        if repr(_short(item.of(params), item)) != repr(short(item.default))
    )
    return Layer(name, kind, args, kwargs)


def called(params: Any) -> Layer:
    """What params call, as one writes it: required arguments by position, defaults left out.

    A class of ``torch.nn`` is run on the first table, a function ("F.conv2d") is of all tables, and a number as its
    ``bias`` stands for ``torch.tensor([bias])``. The name, "output", is that of the variable.
    """
    required = kind_of(params).required
    given = spec.written(params, *required)
    args = tuple(given.pop(name) for name in required)
    return Layer("output", params.layer, args, tuple(given.items()))


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
