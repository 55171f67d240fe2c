"""Networks as files and in the settings: JSON, versioned, and checked like anything that comes from outside.

Read a file with ``read``, write one with ``write``; ``plain`` and ``from_plain`` do the same with values of JSON.
Whether the layers fit is not asked here: PyTorch judges that on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from cifar_gui import files, json_file
from cifar_gui.engine.network_edits import MOST_PARTS, name_problem
from cifar_gui.json_file import shown
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import MOST_NUMBERS, ArgumentError, arguments, children
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, MessageError, Network, Scaling, Triple

FORMAT: Final = "cifar-gui network"
VERSION: Final = 1
LARGEST_FILE = 1_000_000
"""Bytes. A network of MOST_PARTS layers has about 60,000."""
LARGEST_NUMBER = 2**53 - 1
"""Beyond it JSON's numbers are not exact everywhere."""
LARGEST_COUNT = 10**9
"""Of channels, features and sides of the input: what is larger fits into no memory."""
LARGEST_WINDOW = 10**6
WINDOW = {"kernel_size", "stride", "padding", "dilation", "output_padding", "output_size"}
"""What is measured in cells."""
LONGEST_TITLE = 60
MOST_SCALED = 1000.0
"""Of a scaling's numbers."""

Value = bool | int | float | str | list[int | float | None] | None


class _LayerEntry(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, tag="layer"):
    name: str
    kind: str
    args: list[Value] = []
    kwargs: dict[str, Value] = {}


class _BlockEntry(msgspec.Struct, forbid_unknown_fields=True, tag="residual block"):
    name: str
    layers: list[_LayerEntry]
    shortcut: list[_LayerEntry] = []


class _File(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    format: Literal["cifar-gui network"]
    version: Literal[1]
    name: str
    input: tuple[int, int, int]
    layers: list[_LayerEntry | _BlockEntry]
    scaling: tuple[Triple, Triple] | None = None
    """Mean and std of what it was trained with."""


class NetworkFileError(MessageError, ValueError):
    """What was read is no network; ``message`` says why, and what it repeats of the file is fit to be shown."""

    def __init__(self, text: str, **values: object) -> None:
        told = {name: shown(value) if isinstance(value, str) else value for name, value in values.items()}
        super().__init__(Message("Engine", text, told))


NO_NETWORK = QT_TRANSLATE_NOOP("Engine", "This is not a network file.")
TOO_NEW = QT_TRANSLATE_NOOP("Engine", "The file comes from another version of the program (format {version}).")
TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "The file is too large to be a network.")
TOO_MANY = QT_TRANSLATE_NOOP("Engine", "A network has at most {most} layers here; this one has {count}.")
DAMAGED = QT_TRANSLATE_NOOP("Engine", "The file is damaged: {what}")
UNKNOWN = QT_TRANSLATE_NOOP("Engine", "“{name}” has a layer type that cannot be used here: “{kind}”.")
ARGUMENT = QT_TRANSLATE_NOOP("Engine", "“{name}”: {kind} is not constructed like that.")
NUMBER = QT_TRANSLATE_NOOP("Engine", "“{name}”: {field} is too large, or not a number.")
BOUND = QT_TRANSLATE_NOOP("Engine", "“{name}”: {field}={value} is more than a layer can have here; {most} is the most.")
INPUT = QT_TRANSLATE_NOOP(
    "Engine", "The input of a network has at least one channel, row and column, and {most} at most."
)
SCALED = QT_TRANSLATE_NOOP("Engine", "The network scales its pictures by numbers with which nothing of them is left.")
TITLE = QT_TRANSLATE_NOOP("Engine", "The network has no valid name.")
UNREADABLE = QT_TRANSLATE_NOOP("Engine", "The file cannot be read: {error}")


# --- files ----------------------------------------------------------------------------------------------------------


def read(path: Path) -> Network:
    """The network of a file.

    Raises:
        NetworkFileError: there is none in it, or it cannot be read.
    """
    try:
        data = files.read(path, LARGEST_FILE + 1)
    except OSError as error:
        raise NetworkFileError(UNREADABLE, error=error.strerror or type(error).__name__) from None
    except ValueError:
        raise NetworkFileError(NO_NETWORK) from None
    return decode(data)


def write(path: Path, network: Network) -> None:
    """Write the network to a file as a whole, or not at all.

    Raises:
        OSError: it cannot be written.
        ValueError: the network holds a value that JSON cannot.
    """
    files.atomic_write(path, encode(network))


def encode(network: Network) -> bytes:
    """The network as JSON, which ``decode`` reads.

    Raises:
        ValueError: the network holds a value that JSON cannot.
    """
    data = msgspec.json.format(msgspec.json.encode(_entry(network)), indent=1)
    decode(data)
    return data


def decode(data: bytes) -> Network:
    """The network that some bytes hold.

    Raises:
        NetworkFileError: they hold none.
    """
    if len(data) > LARGEST_FILE:
        raise NetworkFileError(TOO_LARGE)
    try:
        return _network(json_file.decode(data, _File))
    except json_file.OtherVersion as error:
        raise NetworkFileError(TOO_NEW, version=error.version) from None
    except (json_file.OtherFormat, json_file.NoObject, json_file.NotJson):
        raise NetworkFileError(NO_NETWORK) from None
    except json_file.FieldError as error:
        raise NetworkFileError(DAMAGED, what=error.message) from None


def plain(network: Network) -> Any:
    """The network as values of JSON, for the settings.

    Raises:
        ValueError: the network holds a value that JSON cannot.
    """
    encode(network)
    return msgspec.to_builtins(_entry(network))


def from_plain(value: object) -> Network:
    """The network that ``plain`` wrote.

    Raises:
        NetworkFileError: it is something else.
    """
    try:
        return decode(msgspec.json.encode(value))
    except (TypeError, OverflowError, RecursionError, msgspec.EncodeError):
        raise NetworkFileError(NO_NETWORK) from None


# --- from one to the other ------------------------------------------------------------------------------------------


def _entry(network: Network) -> _File:
    parts = [
        _BlockEntry(part.name, [_layer_entry(one) for one in part.layers], [_layer_entry(one) for one in part.shortcut])
        if isinstance(part, Block)
        else _layer_entry(part)
        for part in network.layers
    ]
    scaling = (network.scaling.mean, network.scaling.std) if network.scaling.changes else None
    return _File(FORMAT, VERSION, network.name, network.in_shape, parts, scaling)


def _layer_entry(layer: Layer) -> _LayerEntry:
    values = [_writable(value, layer.name, field) for field, value in _by_position(layer.kind, layer.args)]
    kwargs = {field: _writable(value, layer.name, field) for field, value in layer.kwargs}
    return _LayerEntry(layer.name, layer.kind, values, kwargs)


def _by_position(kind: str, values: Sequence[Any]) -> list[tuple[str, Any]]:
    """Arguments given by position, with the names that they have for a kind."""
    names = KINDS[kind].required if kind in KINDS else ()
    return [(names[place] if place < len(names) else str(place), value) for place, value in enumerate(values)]


def _writable(value: Any, name: str, field: str) -> Any:
    """A value as JSON holds it; infinity would silently become null."""
    plain = list(value) if isinstance(value, tuple) else value
    _value(plain, name, field)
    return plain


def _network(file: _File) -> Network:
    name = file.name.strip()
    if not name or len(name) > LONGEST_TITLE or not name.isprintable():
        raise NetworkFileError(TITLE)
    if not all(1 <= side <= LARGEST_COUNT for side in file.input):
        raise NetworkFileError(INPUT, most=f"{LARGEST_COUNT:,}")
    parts = tuple(_part(entry) for entry in file.layers)
    network = Network(name, parts, file.input, scaling_of(*(file.scaling or ())))
    if (count := len(children(network)) + sum(isinstance(part, Block) for part in parts)) > MOST_PARTS:
        raise NetworkFileError(TOO_MANY, most=MOST_PARTS, count=count)
    _check_names(parts)
    return network


def scaling_of(mean: Triple = Scaling.mean, std: Triple = Scaling.std) -> Scaling:
    """A scaling that comes from outside.

    Raises:
        NetworkFileError: nothing is left of a picture that is scaled so.
    """
    moderate = all(abs(one) <= MOST_SCALED for one in (*mean, *std))
    if not moderate or min(std) < 1 / MOST_SCALED:
        raise NetworkFileError(SCALED)
    return Scaling(mean, std)


def _part(entry: _LayerEntry | _BlockEntry) -> Layer | Block:
    if isinstance(entry, _LayerEntry):
        return _layer(entry)
    layers, shortcut = (tuple(_layer(one) for one in ways) for ways in (entry.layers, entry.shortcut))
    _check_names(layers)
    _check_names(shortcut)
    return Block(entry.name, layers, shortcut)


def _layer(entry: _LayerEntry) -> Layer:
    name = entry.name
    if entry.kind not in KINDS:
        raise NetworkFileError(UNKNOWN, name=name, kind=entry.kind)
    values = [_value(value, name, field) for field, value in _by_position(entry.kind, entry.args)]
    kwargs = tuple((field, _value(value, name, field)) for field, value in entry.kwargs.items())
    layer = Layer(entry.name, entry.kind, tuple(values), kwargs)
    required = KINDS[entry.kind].required
    try:
        arguments(layer)
    except ArgumentError:
        raise NetworkFileError(ARGUMENT, name=name, kind=entry.kind) from None
    if not {*required[: len(values)], *entry.kwargs} >= set(required):
        raise NetworkFileError(ARGUMENT, name=name, kind=entry.kind)
    return layer


def _value(value: Value, name: str, field: str) -> object:
    numbers = value if isinstance(value, list) else [value]
    most = LARGEST_WINDOW if field in WINDOW else LARGEST_COUNT
    for number in numbers:
        if isinstance(number, int | float) and not abs(number) <= LARGEST_NUMBER:
            raise NetworkFileError(NUMBER, name=name, field=field)
        if isinstance(number, int) and abs(number) > most:
            raise NetworkFileError(BOUND, name=name, field=field, value=number, most=f"{most:,}")
    if (isinstance(value, list) and not 0 < len(value) <= MOST_NUMBERS) or (isinstance(value, str) and len(value) > 40):
        raise NetworkFileError(NUMBER, name=name, field=field)
    return tuple(value) if isinstance(value, list) else value


def _check_names(parts: tuple[Layer | Block, ...]) -> None:
    taken: set[str] = set()
    for part in parts:
        if (problem := name_problem(part.name, taken)) is not None:
            raise NetworkFileError(problem.text, **problem.values)
        taken.add(part.name)
