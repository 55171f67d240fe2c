"""What a run has recorded of itself, as bytes in its file, and as JSON in a file of runs. Neither torch nor Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from cifar_gui.engine import network_file
from cifar_gui.json_file import FieldError, mistyped
from cifar_gui.protocol.watching import Facts, Look, Watched
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network


class _Packed(msgspec.Struct, forbid_unknown_fields=True):
    """A Watched, with the network as ``engine.network_file`` writes it."""

    network: bytes
    facts: Facts
    looks: tuple[Look, ...]
    judged_training: bool


def pack(watched: Watched) -> bytes:
    """As bytes, for the file of a run."""
    network = network_file.encode(watched.network)
    return msgspec.msgpack.encode(_Packed(network, watched.facts, watched.looks, watched.judged_training))


def unpack(data: bytes) -> Watched | None:
    """What ``pack`` wrote; None where there is nothing of the kind: a run can be shown and go on without."""
    try:
        found = msgspec.msgpack.decode(data, type=_Packed)
        return Watched(network_file.decode(found.network), found.facts, found.looks, found.judged_training)
    except (msgspec.DecodeError, network_file.NetworkFileError, RecursionError):
        return None


# --- in a file of runs ----------------------------------------------------------------------------------------------

CLASSES = 10
MOST_LOOKS, MOST_PARTS, LONGEST_NAME = 200, 1000, 200
"""Looks at steps, entries of a list, and letters of a name: a run of a million steps is looked at 60 times."""
LARGEST_COUNT = 10**9
LIST = QT_TRANSLATE_NOOP("Engine", "it has {count} entries, and {most} is the most.")
BOUNDS = QT_TRANSLATE_NOOP("Engine", "{value} is not between {least} and {most}.")
WORD = QT_TRANSLATE_NOOP("Engine", "it is too long.")
CLASSES_OF = QT_TRANSLATE_NOOP("Engine", "it has {count} numbers, and there are {classes} classes.")
ASCENDING = QT_TRANSLATE_NOOP("Engine", "step {step} stands behind step {before}: they have to ascend.")


class _Told(msgspec.Struct, forbid_unknown_fields=True):
    """A Watched without its network, which the recipe and its network say."""

    facts: Facts
    looks: tuple[Look, ...] = ()
    judged_training: bool = False


def to_json(watched: Watched) -> dict[str, Any]:
    """As JSON holds it; a number that JSON has no word for is one: "nan", "inf" or "-inf"."""
    found: dict[str, Any] = msgspec.to_builtins(_Told(watched.facts, watched.looks, watched.judged_training))
    return {name: _worded(value) for name, value in found.items()}


def _worded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _worded(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_worded(part) for part in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def of_json(found: dict[str, Any], network: Network, steps: int) -> Watched:
    """What ``to_json`` gave, from a file that may come from anywhere, of a run of so many steps.

    Raises:
        FieldError: something of it is not as it has to be.
    """
    try:
        told = msgspec.convert(found, _Told, strict=False)
    except (msgspec.ValidationError, RecursionError) as error:
        raise mistyped(error, "measured") from None
    _look_through(msgspec.to_builtins(told), "measured")
    facts = told.facts
    for name, counts in (("counts", facts.counts), ("judged", facts.judged)):
        if len(counts) != CLASSES:
            raise FieldError(f"measured.facts.{name}", CLASSES_OF, count=len(counts), classes=CLASSES)
    for at, label in enumerate(facts.order):
        _between(label, CLASSES - 1, f"measured.facts.order[{at}]")
    if len(told.looks) > MOST_LOOKS:
        raise FieldError("measured.looks", LIST, count=len(told.looks), most=MOST_LOOKS)
    for at, look in enumerate(told.looks):
        _between(look.step, steps, f"measured.looks[{at}].step", 1)
        _between(look.pictures, LARGEST_COUNT, f"measured.looks[{at}].pictures", 1)
    for at, (one, other) in enumerate(pairwise(told.looks), 1):
        if other.step <= one.step:
            raise FieldError(f"measured.looks[{at}].step", ASCENDING, step=other.step, before=one.step)
    return Watched(network, facts, told.looks, told.judged_training)


def _look_through(value: Any, where: str) -> None:
    """That no list, no word and no count in it is beyond all measure."""
    if isinstance(value, list | tuple) and len(value) > MOST_PARTS:
        raise FieldError(where, LIST, count=len(value), most=MOST_PARTS)
    if isinstance(value, str) and (len(value) > LONGEST_NAME or not value.isprintable()):
        raise FieldError(where, WORD)
    if isinstance(value, int):
        _between(value, LARGEST_COUNT, where)
    for name, part in _parts(value):
        _look_through(part, f"{where}{name}")


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((f".{name}", part) for name, part in value.items())
    elif isinstance(value, list | tuple):
        yield from ((f"[{at}]", part) for at, part in enumerate(value))


def _between(value: int, most: int, where: str, least: int = 0) -> None:
    if not least <= value <= most:
        raise FieldError(where, BOUNDS, value=value, least=least, most=most)
