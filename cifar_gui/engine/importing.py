"""Importing CIFAR-10: from an archive, a folder of batches or a folder of class folders into the program's own files.

The parts: ``archives`` and ``sources`` read the official batches, ``pickles`` takes them apart without running them,
``pictures`` reads class folders, and ``storing`` writes the result whole or not at all. NumPy and Pillow only.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cifar_gui.engine.data import DataError, find_cifar10, load_cifar10, manifest
from cifar_gui.engine.file_kinds import BATCH, kind_of
from cifar_gui.engine.pictures import ClassFolders, has_classes
from cifar_gui.engine.sources import (
    BATCHES,
    FOLDER,
    OTHER_VERSIONS,
    BatchArchive,
    BatchFolder,
    Source,
    other_version,
    unreadable,
)
from cifar_gui.engine.storing import new_import
from cifar_gui.protocol import Imported, ImportFailed, ImportProgress, ReplaceAsked
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

ARCHIVE = "cifar-10-python.tar.gz"

READING = 0.95
"""The share of the time that reading takes; the rest are the checksums of what was written."""
TELL_EVERY = 0.1
"""Seconds between two reports of progress."""
TELL_TIME = 0.5
"""Seconds after which the time left can be told."""

Events = Generator[ImportProgress | ReplaceAsked | Imported | ImportFailed | None, bool | None, None]
"""What is sent answers a ReplaceAsked: only True replaces what is there."""


def import_data(path: Path, folder: Path) -> Events:
    """Import CIFAR-10 from ``path`` into a new folder inside the data folder ``folder``. Files thread.

    ``path`` is ``cifar-10-python.tar.gz`` (or the .tar), a ``cifar-10-batches-py`` folder, a folder that holds one of
    them, or a folder of class folders, with or without train and test. The generator yields every few milliseconds,
    an ImportProgress now and then, and an Imported or an ImportFailed as its last. Closing it cancels the import.
    A failed or cancelled import leaves nothing behind. Where other pictures are here already, it yields a ReplaceAsked
    once the new ones are whole, and goes on with what it is sent.
    """
    try:
        yield from _import(path, folder)
    except DataError as error:
        yield ImportFailed(error.message)
    except MemoryError:
        text = QT_TRANSLATE_NOOP(
            "Engine", "The memory is full, and {path} was not imported. Close other programs, then try again."
        )
        yield ImportFailed(Message("Engine", text, {"path": path}))


def _import(path: Path, folder: Path) -> Events:
    source = yield from _source(path)
    clock = _Clock()
    with new_import(folder, source.pictures) as new:
        with closing(source.pieces()) as pieces:  # type: ignore[type-var]  # a generator
            for piece in pieces:
                yield clock.progress(READING * source.fraction, source.doing)
                if piece is not None:
                    yield from new.write(piece)
        doing = Message("Engine", QT_TRANSLATE_NOOP("Engine", "Computing checksums"))
        finishing = new.finish()
        while True:
            try:
                fraction = next(finishing)
            except StopIteration as ended:
                sums: dict[str, str] = ended.value
                break
            yield clock.progress(READING + (1 - READING) * (fraction or 0), doing)
        there = next(iter(new.earlier), None) or find_cifar10()
        if there is not None and (held := _held(there)) is not None:
            if held.sums == sums:
                yield Imported(there, held.official, source.notes)
                return
            if not (yield ReplaceAsked(_printable(path.name), new.counts, held.counts)):
                yield ImportFailed(None)
                return
        new.publish(_printable(path.name), source.official, sums)
    yield Imported(new.root, source.official, source.notes)


@dataclass(frozen=True)
class _Held:
    """An import that is here already."""

    counts: tuple[int, int]
    official: bool
    sums: dict[str, str]


def _held(root: Path) -> _Held | None:
    """None for a damaged one, which nobody misses."""
    try:
        found = load_cifar10(root)
        return _Held((len(found.train), len(found.test)), bool(found.official), manifest(root).sha256)
    except DataError:
        return None


def _printable(name: str) -> str:
    """A file's name with a question mark for every byte that is no text."""
    return name.encode("utf-8", "replace").decode()


# --- what it is -----------------------------------------------------------------------------------------------------


def _source(path: Path) -> Generator[None, None, Source]:
    """Find out what is to be imported, and look through it.

    Raises:
        DataError: there is nothing to import.
    """
    _must_be_there(path)
    if os.path.isfile(path):
        kind = kind_of(path)
        if kind.text:
            raise kind.refusal(str(path))
        return BatchFolder(path.parent) if kind is BATCH else BatchArchive(path)
    if not os.path.isdir(path):
        raise _nothing(path)
    for batches in (path, path / FOLDER):
        if any(os.path.isfile(batches / name) for name in BATCHES):
            return BatchFolder(batches)
    if os.path.isfile(path / ARCHIVE):
        return BatchArchive(path / ARCHIVE)
    if has_classes(path):
        folders = ClassFolders(path)
        yield from folders.survey()
        return folders
    if version := next((name for name in OTHER_VERSIONS if name == path.name or os.path.isdir(path / name)), None):
        raise other_version(path, version)
    raise _nothing(path)


def _must_be_there(path: Path) -> None:
    try:
        os.stat(path)
    except PermissionError as error:
        raise unreadable(path, error) from error
    except (OSError, ValueError) as error:
        text = QT_TRANSLATE_NOOP("Engine", "{path} does not exist. Choose cifar-10-python.tar.gz or a folder again.")
        raise DataError(text, path=path) from error


def _nothing(path: Path) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "There is no CIFAR-10 in {path}. Choose cifar-10-python.tar.gz, the folder cifar-10-batches-py, or a "
            "folder with one folder of pictures per class.",
        ),
        path=path,
    )


# --- how long it takes ----------------------------------------------------------------------------------------------


class _Clock:
    """Reports of progress at a bearable rate, with the time left estimated from the rate so far."""

    def __init__(self) -> None:
        self._start = self._told = time.monotonic()

    def progress(self, fraction: float, doing: Message) -> ImportProgress | None:
        """A report, or None if the last one is not old enough."""
        now = time.monotonic()
        if now - self._told < TELL_EVERY:
            return None
        self._told = now
        elapsed = now - self._start
        known = elapsed >= TELL_TIME and fraction > 0
        return ImportProgress(fraction, doing, elapsed * (1 - fraction) / fraction if known else None)
