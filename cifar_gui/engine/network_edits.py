"""Changes to the description of a network: each gives a new one. Neither torch nor Qt.

A part is found by its path: ``(2,)`` is the third part of the network, ``(2, 0, 1)`` the second layer inside that
block, ``(2, 1, 0)`` the first layer of its shortcut.
"""

from __future__ import annotations

import ast
import keyword
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import prod
from typing import Any

from cifar_gui.engine.literal import exact
from cifar_gui.layers import KINDS, LayerKind
from cifar_gui.layers.call import LEFT_OUT, MOST_NUMBERS, ArgumentError, arguments, written
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, MessageError, Network, fields, layer

Path = tuple[int, ...]
Part = Layer | Block
LAYERS, SHORTCUT = 0, 1
"""The two branches of a block, as they stand in a path."""
MOST_PARTS = 400
"""Layers and blocks of one network, those inside blocks counted in."""
LONGEST_NAME = 40
BLOCK = "Residual"
"""What a block is called where the kind of a layer stands."""


@dataclass(frozen=True)
class Row:
    """One line of the table of a network."""

    path: Path
    part: Part

    @property
    def depth(self) -> int:
        """1 inside a block."""
        return len(self.path) // 2

    @property
    def branch(self) -> int | None:
        """LAYERS or SHORTCUT inside a block."""
        return self.path[1] if len(self.path) == 3 else None


def rows(network: Network) -> tuple[Row, ...]:
    """Every part, a block before what it holds: the order of the table."""
    return tuple(_rows(network))


def _rows(network: Network) -> Iterator[Row]:
    for place, part in enumerate(network.layers):
        yield Row((place,), part)
        if isinstance(part, Block):
            for branch, layers in ((LAYERS, part.layers), (SHORTCUT, part.shortcut)):
                for inner, layer in enumerate(layers):
                    yield Row((place, branch, inner), layer)


def find(network: Network, path: Path) -> Part:
    """The part at a path; IndexError if there is none."""
    part = network.layers[path[0]]
    if len(path) == 1:
        return part
    if not isinstance(part, Block):
        raise IndexError(path)
    return (part.layers, part.shortcut)[path[1]][path[2]]


def exists(network: Network, path: Path | None) -> bool:
    """Whether there is a part at a path."""
    try:
        return path is not None and find(network, path) is not None
    except IndexError:
        return False


def siblings(network: Network, path: Path) -> tuple[Part, ...]:
    """The parts among which a path points."""
    if len(path) == 1:
        return network.layers
    block = network.layers[path[0]]
    if not isinstance(block, Block):
        raise IndexError(path)
    return (block.layers, block.shortcut)[path[1]]


def _with_siblings(network: Network, path: Path, parts: tuple[Any, ...]) -> Network:
    if len(path) == 1:
        return replace(network, layers=parts)
    block = network.layers[path[0]]
    if not isinstance(block, Block):
        raise IndexError(path)
    changed = replace(block, layers=parts) if path[1] == LAYERS else replace(block, shortcut=parts)
    return _with_siblings(network, path[:1], _changed(network.layers, path[0], (changed,), 1))


def _changed(parts: tuple[Part, ...], place: int, new: tuple[Part, ...], old: int) -> tuple[Part, ...]:
    return (*parts[:place], *new, *parts[place + old :])


def replaced(network: Network, path: Path, part: Part) -> Network:
    """Another part at a path."""
    return _with_siblings(network, path, _changed(siblings(network, path), path[-1], (part,), 1))


def inserted(network: Network, path: Path, part: Part) -> Network:
    """A part put before what is at a path, or at the end of its siblings."""
    return _with_siblings(network, path, _changed(siblings(network, path), path[-1], (part,), 0))


def removed(network: Network, path: Path) -> Network:
    """A part taken out."""
    find(network, path)
    return _with_siblings(network, path, _changed(siblings(network, path), path[-1], (), 1))


def duplicated(network: Network, path: Path) -> Network:
    """A part once more, behind itself, under a name of its own."""
    part = find(network, path)
    copy = replace(part, name=fresh_name(siblings(network, path), _stem(part)))
    return inserted(network, (*path[:-1], path[-1] + 1), copy)


def moved(network: Network, source: Path, target: Path) -> tuple[Network, Path]:
    """A part put before what is at ``target``, and where it is then. A block does not go into a block.

    Raises:
        IndexError: there is no such place.
    """
    part = find(network, source)
    if len(target) == 3 and (isinstance(part, Block) or (target[0] == source[0] and len(source) == 1)):
        raise IndexError(target)
    siblings(network, target)
    without = removed(network, source)
    if source[:-1] == target[:-1] and target[-1] > source[-1]:
        target = (*target[:-1], target[-1] - 1)
    elif len(source) == 1 and len(target) == 3 and target[0] > source[0]:
        target = (target[0] - 1, *target[1:])
    target = (*target[:-1], min(target[-1], len(siblings(without, target))))
    taken = {other.name for other in siblings(without, target)}
    if part.name in taken:
        part = replace(part, name=fresh_name(siblings(without, target), _stem(part)))
    return inserted(without, target, part), target


def stepped(network: Network, path: Path, by: int) -> tuple[Network, Path]:
    """A part moved up (-1) or down (1) among its siblings; nothing changes at the ends."""
    place = path[-1] + by
    if not 0 <= place < len(siblings(network, path)):
        return network, path
    return moved(network, path, (*path[:-1], place + (by > 0)))


# --- names ----------------------------------------------------------------------------------------------------------


def fresh_name(parts: Iterable[Part], stem: str) -> str:
    """``conv1``, or the first number that is free."""
    taken = {part.name for part in parts}
    return next(name for number in count(1) if (name := f"{stem}{number}") not in taken)


def _stem(part: Part) -> str:
    if isinstance(part, Block):
        return "block"
    return part.name.rstrip("0123456789") or KINDS[part.kind].stem


def name_problem(name: str, others: Iterable[str]) -> Message | None:
    """Why an attribute of a module cannot be called so; PyTorch itself has more to say, such as about "forward"."""
    values = {"name": name[:LONGEST_NAME]}
    if not name.isidentifier() or not name.isascii() or keyword.iskeyword(name) or len(name) > LONGEST_NAME:
        text = QT_TRANSLATE_NOOP(
            "Engine", "“{name}” cannot be an attribute name: use letters, digits and _, and no digit first."
        )
        return Message("Engine", text, values)
    if name.startswith("__"):
        return Message("Engine", QT_TRANSLATE_NOOP("Engine", "“{name}”: names with __ belong to Python."), values)
    if name in others:
        return Message("Engine", QT_TRANSLATE_NOOP("Engine", "There is another layer called “{name}”."), values)
    return None


# --- new layers -----------------------------------------------------------------------------------------------------


def new_layer(kind: str, parts: Iterable[Part], arriving: tuple[int, ...] | None) -> Layer:
    """A layer that fits the shape (N, ...) that arrives, as far as that is known, with a free name."""
    params = replace(KINDS[kind].arguments(), **KINDS[kind].start)
    if arriving is not None and len(arriving) > 1:
        params = replace(params, **KINDS[kind].fitting(params, arriving))
    return written(fresh_name(parts, KINDS[kind].stem), kind, params)


def new_block(parts: Iterable[Part], arriving: tuple[int, ...] | None) -> Block:
    """Two convolutions with BatchNorm that keep the shape, and the identity beside them."""
    channels = arriving[1] if arriving is not None and len(arriving) == 4 else 32
    return Block(
        fresh_name(parts, "block"),
        (
            Layer("conv1", "Conv2d", (channels, channels, 3), (("padding", 1), ("bias", False))),
            Layer("norm1", "BatchNorm2d", (channels,)),
            Layer("relu", "ReLU"),
            Layer("conv2", "Conv2d", (channels, channels, 3), (("padding", 1), ("bias", False))),
            Layer("norm2", "BatchNorm2d", (channels,)),
        ),
    )


def features(shape: tuple[int, ...]) -> int:
    """How many numbers of one picture arrive."""
    return prod(shape[1:])


# --- arguments as text ----------------------------------------------------------------------------------------------


def arguments_text(layer: Layer) -> str:
    """What stands between the brackets of the call."""
    return ", ".join([*map(exact, layer.args), *(f"{name}={exact(value)}" for name, value in layer.kwargs)])


class Unreadable(MessageError, ValueError):
    """What was typed is not the inside of a call; ``message`` says why."""


def read_arguments(layer: Layer, text: str) -> Layer:
    """The layer with arguments typed as in a call: ``3, 32, 5, padding=2``.

    Whether the values make sense is PyTorch's to judge; only words, numbers, sums and products of numbers, switches,
    None, and tuples and lists of numbers are read.

    Raises:
        Unreadable: it is no list of arguments, or not of this kind of layer.
    """
    return with_arguments(layer, *_read_call(text))


def with_arguments(layer: Layer, args: Sequence[object], kwargs: Iterable[tuple[str, object]]) -> Layer:
    """The layer with arguments by position and by name, as PyTorch takes them; see ``read_arguments``.

    Raises:
        Unreadable: they are not of this kind of layer, or no values that a layer can hold.
    """
    kind = KINDS[layer.kind]
    if kind.name == "Identity":  # PyTorch takes anything at all, and makes nothing of it
        return Layer(layer.name, kind.name)
    if len(args) > len(kind.places):
        raise Unreadable(Message("Engine", TOO_MANY, {"kind": kind.name, "count": len(kind.places)}))
    given = [(name, _plain(value)) for name, value in (*zip(kind.places, args, strict=False), *kwargs)]
    _check_names(kind, [name for name, _ in given])
    left_out = [(name, value) for name, value in given if name not in _names(kind)]
    for name, value in left_out:
        if repr(value) != repr(LEFT_OUT[name]):
            raise Unreadable(Message("Engine", STAYS, {"name": name, "value": exact(LEFT_OUT[name])}))
    kept = tuple(one for one in given if one not in left_out)
    try:
        return written(layer.name, kind.name, arguments(Layer(layer.name, kind.name, (), kept)))
    except (ArgumentError, TypeError):
        raise Unreadable(Message("Engine", NO_ARGUMENTS)) from None


def _read_call(text: str) -> tuple[list[object], list[tuple[str, object]]]:
    """(by position, by name) what stands between the brackets of a call."""
    try:
        call = ast.parse(f"f({text})", mode="eval").body
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            raise ValueError
        kwargs = [(node.arg, _value(node.value)) for node in call.keywords if node.arg]
        if len(kwargs) != len(call.keywords):
            raise ValueError
        return [_value(node) for node in call.args], kwargs
    except (ValueError, SyntaxError, TypeError, ArithmeticError, MemoryError, RecursionError):
        raise Unreadable(Message("Engine", NO_ARGUMENTS)) from None


def _names(kind: LayerKind) -> list[str]:
    return [item.name for item in fields(kind.arguments)]


def _check_names(kind: LayerKind, names: list[str]) -> None:
    known = _names(kind)
    for name in names:
        if name not in known and name not in kind.places:
            values = {"kind": kind.name, "name": name[:40], "known": ", ".join(known) or "–"}
            raise Unreadable(Message("Engine", NO_SUCH, values))
        if names.count(name) > 1:
            raise Unreadable(Message("Engine", TWICE, {"name": name}))
    for name in kind.required:
        if name not in names:
            raise Unreadable(Message("Engine", MISSING, {"kind": kind.name, "name": name}))


OPERATIONS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
}  # fmt: skip


def _value(node: ast.expr) -> object:
    """What an expression says: a literal, or sums and products as in ``64 * 4 * 4``.

    Raises:
        ValueError, ArithmeticError: it is something else, or has no value.
    """
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        left, right = _value(node.left), _value(node.right)
        if not (_is_number(left) and _is_number(right)):
            raise ValueError
        return OPERATIONS[type(node.op)](left, right)
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(_value(part) for part in node.elts)
    return ast.literal_eval(node)


def _plain(value: object) -> object:
    """A value as a layer holds it.

    Raises:
        Unreadable: it is something else.
    """
    if isinstance(value, tuple) and len(value) <= MOST_NUMBERS:
        if all(part is None or _is_number(part) for part in value):
            return value
    elif value is None or isinstance(value, bool) or _is_number(value) or (isinstance(value, str) and len(value) <= 40):
        return value
    raise Unreadable(Message("Engine", NO_ARGUMENTS))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**63


NO_ARGUMENTS = QT_TRANSLATE_NOOP("Engine", "Cannot read this: expected e.g. 3, 32, 5, padding=2")
TOO_MANY = QT_TRANSLATE_NOOP("Engine", "{kind} takes at most {count} arguments")
NO_SUCH = QT_TRANSLATE_NOOP("Engine", "{kind} has no argument “{name}”, only {known}")
TWICE = QT_TRANSLATE_NOOP("Engine", "“{name}” is given twice")
STAYS = QT_TRANSLATE_NOOP("Engine", "“{name}” stays {value} in a network that goes on from layer to layer")
MISSING = QT_TRANSLATE_NOOP("Engine", "{kind} needs “{name}”")


def with_dropout(network: Network, p: float) -> Network:
    """The network with a layer of dropout before its last linear layer; itself where there is none, or p is 0."""
    places = [at for at, part in enumerate(network.layers) if isinstance(part, Layer) and part.kind == "Linear"]
    if not p or not places:
        return network
    taken = {part.name for part in network.layers}
    name = next(name for number in range(len(taken) + 1) if (name := f"dropout{number or ''}") not in taken)
    parts = (*network.layers[: places[-1]], layer(name, "Dropout", p=p), *network.layers[places[-1] :])
    return replace(network, layers=parts)
