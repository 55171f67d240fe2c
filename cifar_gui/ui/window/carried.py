"""What of the user's own a lesson names goes into its file, and is taken out of it elsewhere: networks and pictures.

A state names a network by a string at "network", and a picture of one's own by its index beside the source "own". What
is taken up from a file never replaces anything: what is there already is found by what it is, and what has a name that
is taken gets another one, in the state too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from cifar_gui.engine import network_file, own_pictures
from cifar_gui.engine.data import PICTURE, DataError, Images
from cifar_gui.engine.network_file import NetworkFileError
from cifar_gui.lesson import Lesson
from cifar_gui.lesson_file import DAMAGED, MOST_CARRIED, LessonFile, LessonFileError, Picture
from cifar_gui.merging import free_name
from cifar_gui.protocol import OWN
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError, Network
from cifar_gui.ui.context import Context

MISSING = QT_TRANSLATE_NOOP(
    "Window",
    "{name} is open, but the network “{network}” that it names is neither in it nor here; the page shows another one.",
)
UNWRITTEN = QT_TRANSLATE_NOOP("Window", "The pictures in {name} could not be kept: {error}")


class CannotTake(MessageError):
    """What a file carries cannot be taken up; ``message`` says why."""


def packed(lesson: Lesson, state: dict[str, Any], context: Context) -> LessonFile:
    """A page's state with the user's own networks and pictures that it names."""
    file = LessonFile(lesson.key, state)
    names = {place["network"] for place in _naming_networks(state)}.difference(declared_networks([lesson]))
    if networks := [network_file.plain(network) for network in context.networks if network.name in names]:
        file.networks = networks[:MOST_CARRIED]
    if OWN in context.sources():
        split = context.data(OWN).test
        indices = sorted({place["index"] for place in _naming_pictures(state) if 0 <= place["index"] < len(split)})
        if indices:
            file.pictures = [
                Picture(index, int(split.labels[index]), split.images[index].tobytes())
                for index in indices[:MOST_CARRIED]
            ]
    return file


def unpack(file: LessonFile, path: Path, context: Context, lessons: Mapping[str, Lesson]) -> Message | None:
    """Take up what a file carries, and let its state name it as it is called here; what it names in vain.

    Raises:
        LessonFileError: what it carries is damaged; nothing is taken up.
        CannotTake: there is no room for it, or it cannot be written.
    """
    carried = _networks(file, path)
    declared, taken = declared_networks([lessons[file.lesson]]), declared_networks(lessons.values())
    try:
        _take_pictures(file, context)
        for place in _naming_networks(file.state):
            if (network := carried.get(place["network"])) is not None:
                place["network"] = _kept(network, context, declared, taken)
    except (DataError, NetworkFileError) as error:
        raise CannotTake(error.message) from error
    except OSError as error:
        values = {"name": path.name, "error": error.strerror or type(error).__name__}
        raise CannotTake(Message("Window", UNWRITTEN, values)) from error
    here = {*declared, *(network.name for network in context.networks)}
    missing = (name for place in _naming_networks(file.state) if (name := place["network"]) not in here)
    return next((Message("Window", MISSING, {"name": path.name, "network": name[:60]}) for name in missing), None)


# --- networks -------------------------------------------------------------------------------------------------------


def _networks(file: LessonFile, path: Path) -> dict[str, Network]:
    """The networks in a file, checked."""
    found = {}
    for plain in file.networks if isinstance(file.networks, list) else ():
        try:
            network = network_file.from_plain(plain)
        except NetworkFileError as error:
            raise LessonFileError(path, DAMAGED, what=error.message) from None
        found[network.name] = network
    return found


def _kept(network: Network, context: Context, declared: dict[str, Network], taken: Iterable[str]) -> str:
    """The name under which a network is here, after it has been kept if need be.

    Args:
        network: the network of the file.
        context: knows the user's own.
        declared: the networks of the file's lesson.
        taken: the names of those of all lessons.
    """
    here = (*declared.values(), *context.networks)
    for one in sorted(here, key=lambda one: one.name != network.name):
        if network_file.encode(replace(network, name=one.name)) == network_file.encode(one):
            return one.name
    names = {*taken, *(one.name for one in here)}
    name = free_name(network.name, names) if network.name in names else network.name
    if (problem := context.keep_network(replace(network, name=name))) is not None:
        context.told.emit(problem)
    return name


def declared_networks(lessons: Iterable[Lesson]) -> dict[str, Network]:
    """The networks of lessons and their parts, by name."""
    contents = (one.content for lesson in lessons for one in (lesson, *lesson.parts))
    return {network.name: network for content in contents for network in getattr(content, "networks", ())}


# --- pictures -------------------------------------------------------------------------------------------------------


def _take_pictures(file: LessonFile, context: Context) -> None:
    """Keep the pictures that the state names, and let it name them by the places that they have here."""
    carried = {picture.index: picture for picture in file.pictures} if isinstance(file.pictures, list) else {}
    for place in _naming_pictures(file.state):
        if (picture := carried.get(place["index"])) is not None:
            pixels = np.frombuffer(picture.pixels, np.uint8).reshape(PICTURE)
            place["index"] = _place(pixels, picture.label, context)


def _place(pixels: Images, label: int, context: Context) -> int:
    if OWN in context.sources():
        split = context.data(OWN).test
        same = np.flatnonzero((split.images == pixels).all(axis=(1, 2, 3)) & (split.labels == label))
        if same.size:
            return int(same[0])
    data = own_pictures.add(pixels, label)
    context.add_data(data)
    return len(data.test) - 1


# --- what a state names ---------------------------------------------------------------------------------------------


def _naming_networks(state: Any) -> Iterator[dict[str, Any]]:
    yield from (place for place in _places(state) if isinstance(place.get("network"), str))


def _naming_pictures(state: Any) -> Iterator[dict[str, Any]]:
    yield from (place for place in _places(state) if place.get("source") == OWN and type(place.get("index")) is int)


def _places(state: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary in a state, however deep."""
    waiting = [state]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
