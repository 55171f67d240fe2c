"""Weights that the user opens: to which network they belong, and how they are kept, to be looked into.

What is kept is read from our own file from then on: its keys are those of its network, its name is plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cifar_gui import files
from cifar_gui.engine import network_file, weights
from cifar_gui.engine.data import PICTURE, DataSet
from cifar_gui.engine.model_cards import REMOVED, Card
from cifar_gui.engine.run_names import SAFETENSORS
from cifar_gui.engine.weights_fit import (
    Names,
    Tensors,
    WeightsError,
    converted,
    fitted,
    left_over,
    likeness,
    listed,
    match,
    wanted,
)
from cifar_gui.json_file import shown
from cifar_gui.protocol.models import OPENED, KeptModel, OpenWeights, WeightsOpened
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, MessageError, Network

if TYPE_CHECKING:
    from torch import Tensor

ROOM = 1_000_000_000
"""Bytes that opened weights may take. What would need more is refused, rather than that others give way."""
MOST_KEPT = 200
TAKEN = QT_TRANSLATE_NOOP("Engine", "The weights in {name} fit “{network}” and can be looked into.")
BY_ORDER = QT_TRANSLATE_NOOP(
    "Engine",
    "The weights in {name} fit “{network}” and can be looked into. Its layers have other names there; they were found "
    "by their shapes and their order.",
)
CONVERTED = QT_TRANSLATE_NOOP("Engine", "{taken} Numbers of the type {types} became float32.")
SEVERAL = QT_TRANSLATE_NOOP("Engine", "The weights in {name} fit several networks. To which do they belong?")
STRANGE = QT_TRANSLATE_NOOP(
    "Engine",
    "The weights in {name} fit none of the networks here. “{network}” comes nearest. Only in the file: {more}. Only in "
    "the network: {missing}. Read its code in lesson 7.7, then open the file once more.",
)
ELSEWHERE = QT_TRANSLATE_NOOP(
    "Engine",
    "The weights in {name} fit “{network}”, which takes pictures of {wanted}. Here pictures are {here}: there is "
    "nothing to be seen in it.",
)
FULL = QT_TRANSLATE_NOOP(
    "Engine",
    "There is no room for {name}: weights that were opened take {taken} MB already, and {room} MB is the most. Remove "
    "some that you no longer need where networks are chosen.",
)
MANY = QT_TRANSLATE_NOOP(
    "Engine",
    "{most} files of weights are open already. Remove some that you no longer need where networks are chosen.",
)
UNKEPT = QT_TRANSLATE_NOOP("Engine", "The weights in {name} could not be kept: {error}")


def answers(request: OpenWeights, _: Mapping[str, DataSet]) -> Iterator[WeightsOpened | None]:
    """What became of the file. Worker thread: a turn after reading it, and for each network."""
    told = WeightsOpened(request.id, request.page, request.file, Message("Engine", SEVERAL, {"name": _name(request)}))
    try:
        found, scaling = weights.read(request.file)
        yield None
        networks = tuple(replace(network, scaling=scaling) for network in request.networks)
        yield from _opened(replace(request, networks=networks), found, told)
    except MessageError as error:
        yield replace(told, message=error.message)
    except OSError as error:
        why = {"name": _name(request), "error": error.strerror or type(error).__name__}
        yield replace(told, message=Message("Engine", UNKEPT, why))


def _name(request: OpenWeights) -> str:
    return shown(request.file.name)


def _opened(request: OpenWeights, found: Tensors, told: WeightsOpened) -> Iterator[WeightsOpened | None]:
    known: list[tuple[Network, dict[str, Tensor]]] = []
    for network in request.networks:
        if (own := _wanted(network)) is not None:
            known.append((network, own))
        yield None
    fits = _fits(found, known)
    if not fits:
        yield replace(told, message=_strange(_name(request), found, known), strange=True)
    elif all(network.in_shape != PICTURE for network, _ in fits):
        values = {"wanted": _shape(fits[0][0].in_shape), "here": _shape(PICTURE)}
        message = Message("Engine", ELSEWHERE, {"name": _name(request), "network": fits[0][0].name, **values})
        yield replace(told, message=message)
    elif len(fits) > 1:
        yield replace(told, fits=tuple(network for network, _ in fits))
    else:
        yield _keep(request, told, *fits[0], found)


def _wanted(network: Network) -> dict[str, Tensor] | None:
    """None for a network that cannot be built: none of its layers was ever run."""
    try:
        return wanted(network)
    except Exception:  # whatever PyTorch raises
        return None


def _fits(found: Tensors, known: list[tuple[Network, dict[str, Tensor]]]) -> list[tuple[Network, Names]]:
    """The networks to which the weights may belong: by all their names, or where there are none such, by order."""
    fits = [(network, names) for network, own in known if (names := match(found, own)) is not None]
    fits = [one for one in fits if one[0].in_shape == PICTURE] or fits
    named = [(network, names) for network, names in fits if all(key == name for key, name in names.items())]
    alike: dict[str, tuple[Network, Names]] = {}
    for network, names in named or fits:
        alike.setdefault(repr(_nameless(network)), (network, names))
    return [*alike.values()]


def _nameless(network: Network) -> Network:
    """What of a network counts for what it computes."""
    return replace(network, name="", layers=tuple(map(_unnamed, network.layers)))


def _unnamed(part: Layer | Block) -> Layer | Block:
    if isinstance(part, Layer):
        return replace(part, name="")
    layers, shortcut = (tuple(replace(one, name="") for one in ways) for ways in (part.layers, part.shortcut))
    return Block("", layers, shortcut)


def _strange(name: str, found: Tensors, known: list[tuple[Network, dict[str, Tensor]]]) -> Message:
    """With which network the most tensors are in common, and which are not."""
    if not known:
        return WeightsError(weights.OTHER, name=name).message
    network, own = max(known, key=lambda one: likeness(found, one[1]))
    more, missing = left_over(found, own)
    values = {"name": name, "network": network.name, "more": listed(more), "missing": listed(missing)}
    return Message("Engine", STRANGE, values)


def _shape(shape: tuple[int, int, int]) -> str:
    return "×".join(map(str, shape))


# --- keeping --------------------------------------------------------------------------------------------------------


def _keep(request: OpenWeights, told: WeightsOpened, network: Network, names: Names, found: Tensors) -> WeightsOpened:
    name = keep(request.folder, request.file.stem, network, fitted(found, names, _name(request)))
    renamed = any(key != name for key, name in names.items())
    values = {"name": _name(request), "network": network.name}
    message = Message("Engine", BY_ORDER if renamed else TAKEN, values, "info")
    if types := converted(found, names):
        message = Message("Engine", CONVERTED, {"taken": message, "types": ", ".join(types)}, "info")
    return replace(told, message=message, kept=KeptModel(f"{OPENED}:{name}", network, name))


def keep(folder: Path, title: str, network: Network, state: Tensors) -> str:
    """Keep weights in a folder, under a name that is free there; what is there already is not kept twice.

    Returns:
        the name.

    Raises:
        WeightsError: there is no room for them.
        OSError: they cannot be written.
    """
    data, card = weights.packed(state), msgspec.json.encode(Card(1, network_file.plain(network)))
    with files.lock(folder / ".lock"):
        there = sorted(folder.glob(f"*{SAFETENSORS}"))
        for file in there:
            if file.stat().st_size == len(data) and _says(file.with_suffix(".json"), card) and _says(file, data):
                return file.stem
        _make_sure_of_room(title, [file.stat().st_size for file in there], len(data))
        name = _free(folder, files.plain_name(title, "weights"))
        files.atomic_write(folder / f"{name}{SAFETENSORS}", data)
        files.atomic_write(folder / f"{name}.json", card)  # only with it the weights are offered
    return name


def _says(file: Path, data: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(data) and files.read(file) == data


def _make_sure_of_room(title: str, sizes: list[int], size: int) -> None:
    if len(sizes) >= MOST_KEPT:
        raise WeightsError(MANY, most=MOST_KEPT)
    if sum(sizes) + size > ROOM:
        raise WeightsError(FULL, name=shown(title), taken=sum(sizes) // 10**6, room=ROOM // 10**6)


def _free(folder: Path, name: str) -> str:
    """A name that no file has, whatever the letters' case; nor one that can be put back."""
    taken = {file.name.removesuffix(REMOVED).rpartition(".")[0].casefold() for file in folder.iterdir()}
    names = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
    return next(free for free in names if free.casefold() not in taken)
