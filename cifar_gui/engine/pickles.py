"""Reading a batch of CIFAR-10 without running it.

The official batches are pickles, and a pickle is a program for a small stack machine that may call anything. Here the
standard library splits the bytes into opcodes, and this module carries out the few that data needs: strings, numbers,
lists, tuples, dicts, and NumPy arrays of bytes. Names such as ``numpy.dtype`` are never imported; they only mark how
the pieces fit together, and the array is made from its bytes at the end. So no code of the file's choice ever runs,
not even NumPy's ``__setstate__``, and a recursion or a size that the file claims cannot bring the process down.
"""

from __future__ import annotations

import io
import pickletools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

MAX_BYTES = 64 << 20
"""An official batch has 31 million bytes."""
MAX_OPCODES = 1_000_000
"""An official batch has about 30,000; every opcode costs at most a few dozen bytes beside the file's own."""
MAX_ROWS = 10_000
ROW = 3 * 32 * 32

_MARK = object()

RECONSTRUCT, FROM_BUFFER, NDARRAY, DTYPE, ENCODE = "reconstruct", "from buffer", "ndarray", "dtype", "encode"

_GLOBALS = {
    ("numpy.core.multiarray", "_reconstruct"): RECONSTRUCT,
    ("numpy._core.multiarray", "_reconstruct"): RECONSTRUCT,
    ("numpy.core.numeric", "_frombuffer"): FROM_BUFFER,
    ("numpy._core.numeric", "_frombuffer"): FROM_BUFFER,
    ("numpy", "ndarray"): NDARRAY,
    ("numpy", "dtype"): DTYPE,
    ("_codecs", "encode"): ENCODE,
}


class BatchError(ValueError):
    """The bytes are not a pickle of plain data; the text says why, for the log and the tests."""


class ForeignName(BatchError):
    """The pickle names something to import that is none of the few names which arrays are made with."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"the name {name}")


@dataclass(frozen=True)
class _Name:
    """A global that was named, and not imported."""

    role: str


@dataclass
class _Bytes:
    """``numpy.dtype("u1")``: the only dtype there is."""


@dataclass
class _Array:
    """An array of bytes in the making: its parts, as the file claims them."""

    shape: object = None
    fortran: object = False
    content: object = None

    def build(self) -> NDArray[np.uint8]:
        """The array, if the claimed shape fits the bytes."""
        shape = self.shape
        if not isinstance(shape, tuple) or not 1 <= len(shape) <= 4 or not isinstance(self.content, bytes):
            raise BatchError("an array without shape or content")
        if not all(type(size) is int and 0 <= size <= MAX_BYTES for size in shape):
            raise BatchError("an array of impossible shape")
        if len(self.content) != _product(shape):
            raise BatchError("an array whose shape does not fit its content")
        flat = np.frombuffer(self.content, np.uint8)
        return flat.reshape(shape, order="F" if self.fortran is True else "C")


def _product(shape: tuple[int, ...]) -> int:
    product = 1
    for size in shape:
        product *= size
    return product


# --- the stack machine ----------------------------------------------------------------------------------------------


@dataclass
class _Machine:
    """The stack and the memo of a pickle that is being read."""

    stack: list[Any] = field(default_factory=list)
    memo: dict[int, Any] = field(default_factory=dict)
    encoded: int = 0
    """Bytes made by ``encode``, the one call that makes more than the file holds."""

    def since_mark(self) -> list[Any]:
        """Take everything above the last mark from the stack, and the mark."""
        at = len(self.stack) - 1
        while self.stack[at] is not _MARK:
            at -= 1
            if at < 0:
                raise BatchError("a mark is missing")
        items = self.stack[at + 1 :]
        del self.stack[at:]
        return items

    def take(self, count: int) -> tuple[Any, ...]:
        """Take the ``count`` topmost values, the lowest first."""
        if len(self.stack) < count:
            raise BatchError("the stack is empty")
        items = tuple(self.stack[-count:])
        del self.stack[-count:]
        return items

    def top(self, kind: type) -> Any:
        """The topmost value, which must be of this kind."""
        if not self.stack or type(self.stack[-1]) is not kind:
            raise BatchError(f"{kind.__name__} expected")
        return self.stack[-1]

    def set_items(self, items: list[Any]) -> None:
        """Put keys and values, alternating, into the dict on top. Keys are short strings: nothing deep is hashed."""
        target = self.top(dict)
        if len(items) % 2 or not all(isinstance(key, str | bytes) for key in items[::2]):
            raise BatchError("a key that is not a string")
        target.update(zip(items[::2], items[1::2], strict=True))

    def reduce(self) -> None:
        """The call of a global, carried out here if it is one of the few that arrays are made with."""
        name, arguments = self.take(2)
        if type(name) is not _Name or type(arguments) is not tuple:
            raise BatchError("a call of something that is not a name")
        made = _CALLS[name.role](arguments)
        self.encoded += len(made) if isinstance(made, bytes) else 0
        if self.encoded > MAX_BYTES:
            raise BatchError("too many bytes")
        self.stack.append(made)

    def build(self) -> None:
        """The state of an array or of a dtype."""
        (state,) = self.take(1)
        if not self.stack or type(state) is not tuple:
            raise BatchError("a state that is not a tuple")
        target = self.stack[-1]
        if type(target) is _Array and len(state) == 5 and type(state[2]) is _Bytes:
            _, target.shape, _, target.fortran, target.content = state
        elif type(target) is not _Bytes:
            raise BatchError("a state for something that is not an array")


def _reconstruct(arguments: tuple[Any, ...]) -> _Array:
    if not arguments or arguments[0] != _Name(NDARRAY):
        raise BatchError("an array of a foreign class")
    return _Array()


def _from_buffer(arguments: tuple[Any, ...]) -> _Array:
    if len(arguments) != 4 or type(arguments[1]) is not _Bytes:
        raise BatchError("an array that does not hold bytes")
    return _Array(arguments[2], arguments[3] == "F", arguments[0])


def _dtype(arguments: tuple[Any, ...]) -> _Bytes:
    if not arguments or arguments[0] not in ("u1", b"u1", "|u1", b"|u1"):
        raise BatchError("an array that does not hold bytes")
    return _Bytes()


def _encode(arguments: tuple[Any, ...]) -> bytes:
    if len(arguments) != 2 or type(arguments[0]) is not str or arguments[1] not in ("latin1", b"latin1"):
        raise BatchError("an encoding other than latin1")
    return arguments[0].encode("latin-1")


def _not_callable(arguments: tuple[Any, ...]) -> object:
    raise BatchError("a class called directly")


_CALLS: Mapping[str, Callable[[tuple[Any, ...]], object]] = {
    RECONSTRUCT: _reconstruct,
    FROM_BUFFER: _from_buffer,
    NDARRAY: _not_callable,
    DTYPE: _dtype,
    ENCODE: _encode,
}


def _name(module: object, name: object) -> _Name:
    if not isinstance(module, str) or not isinstance(name, str):
        raise BatchError("a name that is not a string")
    if (module, name) not in _GLOBALS:
        raise ForeignName(f"{module[:80]}.{name[:80]}")
    return _Name(_GLOBALS[module, name])


def _get(machine: _Machine, index: int) -> None:
    if index not in machine.memo:
        raise BatchError("a value that was never stored")
    machine.stack.append(machine.memo[index])


def _put(machine: _Machine, index: int) -> None:
    if not machine.stack or machine.stack[-1] is _MARK:
        raise BatchError("nothing to store")
    machine.memo[index] = machine.stack[-1]


def _push(machine: _Machine, value: object) -> None:
    machine.stack.append(value)


def _nothing(machine: _Machine, argument: object) -> None:
    """Opcodes that only frame the others."""


_STEPS: Mapping[str, Callable[[_Machine, Any], object]] = {
    "PROTO": _nothing,
    "FRAME": _nothing,
    "MARK": lambda machine, _: machine.stack.append(_MARK),
    "NONE": _push,
    "NEWTRUE": lambda machine, _: machine.stack.append(True),
    "NEWFALSE": lambda machine, _: machine.stack.append(False),
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"), _push),
    **dict.fromkeys(("SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8"), _push),
    **dict.fromkeys(("SHORT_BINBYTES", "BINBYTES", "BINBYTES8"), _push),
    "BYTEARRAY8": lambda machine, value: machine.stack.append(bytes(value)),
    **dict.fromkeys(("SHORT_BINSTRING", "BINSTRING"), _push),
    "EMPTY_LIST": lambda machine, _: machine.stack.append([]),
    "EMPTY_DICT": lambda machine, _: machine.stack.append({}),
    "EMPTY_TUPLE": lambda machine, _: machine.stack.append(()),
    "TUPLE": lambda machine, _: machine.stack.append(tuple(machine.since_mark())),
    "TUPLE1": lambda machine, _: machine.stack.append(machine.take(1)),
    "TUPLE2": lambda machine, _: machine.stack.append(machine.take(2)),
    "TUPLE3": lambda machine, _: machine.stack.append(machine.take(3)),
    "APPEND": lambda machine, _: _append(machine, list(machine.take(1))),
    "APPENDS": lambda machine, _: _append(machine, machine.since_mark()),
    "SETITEM": lambda machine, _: machine.set_items(list(machine.take(2))),
    "SETITEMS": lambda machine, _: machine.set_items(machine.since_mark()),
    **dict.fromkeys(("BINPUT", "LONG_BINPUT"), _put),
    **dict.fromkeys(("BINGET", "LONG_BINGET"), _get),
    "MEMOIZE": lambda machine, _: _put(machine, len(machine.memo)),
    "GLOBAL": lambda machine, names: machine.stack.append(_name(*names.split(" ", 1))),
    "STACK_GLOBAL": lambda machine, _: machine.stack.append(_name(*machine.take(2))),
    "REDUCE": lambda machine, _: machine.reduce(),
    "BUILD": lambda machine, _: machine.build(),
}


def _append(machine: _Machine, items: list[Any]) -> None:
    machine.top(list).extend(items)


_OPCODES = {opcode.code.encode("latin-1"): opcode for opcode in pickletools.opcodes if opcode.name in _STEPS}

_PYTHON_2_STRINGS = {"SHORT_BINSTRING": pickletools.read_bytes1, "BINSTRING": pickletools.read_bytes4}
"""They hold bytes; pickletools would make text of them."""


def _opcodes(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    """The opcodes up to STOP by name, each with its argument. A foreign one is refused before its argument is read."""
    for _ in range(MAX_OPCODES):
        code = stream.read(1)
        if code == b".":
            return
        if (opcode := _OPCODES.get(code)) is None:
            raise BatchError(f"the opcode {code!r}")
        read = _PYTHON_2_STRINGS.get(opcode.name) or (opcode.arg and opcode.arg.reader)
        yield opcode.name, read(stream) if read else None
    raise BatchError("too many opcodes")


# --- what is read ---------------------------------------------------------------------------------------------------


def steps(content: bytes) -> Iterator[object]:
    """Read a pickle piece by piece: None every few hundred opcodes, and last of all the value it holds.

    Raises:
        BatchError: it asks for more than plain data, or is no pickle.
    """
    if len(content) > MAX_BYTES:
        raise BatchError("too many bytes")
    machine = _Machine()
    try:
        for count, (name, argument) in enumerate(_opcodes(io.BytesIO(content))):
            _STEPS[name](machine, argument)
            if count % 500 == 0 or (isinstance(argument, str | bytes) and len(argument) > 1 << 20):
                yield None
        (value,) = machine.stack
    except BatchError:
        raise
    except (LookupError, TypeError, ValueError) as error:
        raise BatchError(str(error)) from error
    yield value


def read_batch(content: bytes) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.int64]] | None]:
    """Read a batch: None now and then, and last of all its images and labels.

    Images are uint8 (n, 3, 32, 32), labels int64 (n,) from 0 to 9, n from 1 to 10,000.

    Raises:
        BatchError: it is no batch of CIFAR-10, or asks for more than plain data.
    """
    value: object = None
    for value in steps(content):
        if value is None:
            yield None
    if type(value) is not dict:
        raise BatchError("not a batch")
    entries = {key if isinstance(key, str) else key.decode("latin-1"): entry for key, entry in value.items()}
    data = entries.get("data")
    if type(data) is not _Array:
        raise BatchError("no array named data")
    rows = data.build()
    if rows.ndim != 2 or rows.shape[1] != ROW or not 1 <= len(rows) <= MAX_ROWS:
        raise BatchError("data is not 1 to 10,000 rows of 3072 bytes")
    images = np.ascontiguousarray(rows).reshape(-1, 3, 32, 32)
    yield images, _labels(entries.get("labels"), len(images))


def _labels(labels: object, count: int) -> NDArray[np.int64]:
    if type(labels) is not list or len(labels) != count:
        raise BatchError("labels is not a list as long as data")
    if not all(type(label) is int and 0 <= label <= 9 for label in labels):
        raise BatchError("a label that is not a number from 0 to 9")
    return np.array(labels, np.int64)
