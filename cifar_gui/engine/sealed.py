"""Files that are read only as they were written: the sha256 of what follows, and that as MessagePack.

It is checked field by field: a flipped bit, a file of another version and a file from elsewhere are told apart.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

import msgspec

from cifar_gui import files
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

LARGEST_FILE = 1_000_000_000
DIGEST = 32


class CheckpointError(MessageError):
    """A run cannot be taken up again; ``message`` says why."""


UNREADABLE = QT_TRANSLATE_NOOP("Engine", "The file of this run cannot be read: {error}")
GONE = Message(
    "Engine",
    QT_TRANSLATE_NOOP(
        "Engine", "The file of this run is no longer there: another window or another person has removed it."
    ),
)
DAMAGED = Message("Engine", QT_TRANSLATE_NOOP("Engine", "The file of this run is damaged. It can only be removed."))


def seal(file: Path, body: bytes, *, lasting: bool = True) -> None:
    """Write what ``opened`` reads; ``lasting`` as for ``files.atomic_write``.

    Raises:
        OSError: it cannot be written.
    """
    files.atomic_write(file, hashlib.sha256(body).digest() + body, lasting=lasting)


Sealed = TypeVar("Sealed", bound=msgspec.Struct)


def opened(file: Path, kind: type[Sealed]) -> Sealed:
    """What was sealed in a file.

    Raises:
        CheckpointError: there is nothing of the kind in it, or it cannot be read.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise CheckpointError(DAMAGED)
        data = files.read(file)
    except FileNotFoundError:
        raise CheckpointError(GONE) from None
    except OSError as error:
        why = {"error": error.strerror or type(error).__name__}
        raise CheckpointError(Message("Engine", UNREADABLE, why)) from None
    body = memoryview(data)[DIGEST:]
    if hashlib.sha256(body).digest() != data[:DIGEST]:
        raise CheckpointError(DAMAGED)
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except (msgspec.DecodeError, RecursionError):
        raise CheckpointError(DAMAGED) from None
