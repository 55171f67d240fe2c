"""A new import in a data folder: written beside the others, and counted only when its manifest is there.

One program at a time writes into a data folder: a lock of the operating system says so, and is gone when its program
is. So what is incomplete while one holds the lock was left by a program that ended too early, and may be removed. Only
files by the names of an import are ever removed, and a folder only when it is empty then.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import struct
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec
import numpy as np

from cifar_gui import paths
from cifar_gui.engine.data import (
    ARRAYS,
    MANIFEST,
    MANIFEST_VERSION,
    PICTURE,
    DataError,
    Labels,
    Manifest,
    import_number,
    numbered_imports,
)
from cifar_gui.engine.sources import Piece
from cifar_gui.files import atomic_write, lock
from cifar_gui.spec import QT_TRANSLATE_NOOP

LOCK = ".import.lock"
ROW = PICTURE[0] * PICTURE[1] * PICTURE[2]
"""Bytes of a picture."""
SLICE = 2 << 20
"""Bytes that are written or checked between two places to pause."""
SYNC = 8 << 20
"""Bytes after which the disk is waited for, so that no single wait is long."""


# --- beginning and ending -------------------------------------------------------------------------------------------


@contextmanager
def new_import(folder: Path, pictures: int) -> Iterator[NewImport]:
    """A new import of at most so many pictures. It is removed again unless it is published.

    Then the imports before it are removed instead: a program that has one open keeps what it sees.

    Raises:
        DataError: the folder cannot be written, has no room, or another program imports into it.
    """
    with ExitStack() as stack:
        new, earlier = _begin(folder, pictures, stack)
        new.earlier = tuple(earlier)
        try:
            yield new
        finally:
            new.close()
            for root in earlier if new.complete else [new.root]:
                remove(root)


def _begin(folder: Path, pictures: int, stack: ExitStack) -> tuple[NewImport, list[Path]]:
    """The new import, and the complete ones that were there before it."""
    need = pictures * (ROW + 8)
    with writing(folder, need):
        folder.mkdir(parents=True, exist_ok=True)
        alone = stack.enter_context(_lock(folder))
        there = numbered_imports(folder)
        complete = [root for root in there if os.path.isfile(root / MANIFEST)]
        for root in set(there).difference(complete) if alone else ():
            remove(root)
        if shutil.disk_usage(folder).free < need:
            raise _no_room(folder, need)
        return NewImport(_next_folder(folder, there), need), complete


def _next_folder(folder: Path, there: list[Path]) -> Path:
    number = max((import_number(root) or 0 for root in there), default=0)
    while True:
        number += 1
        root = folder / f"cifar10-{number}"
        with suppress(FileExistsError):
            root.mkdir()
            return root


def remove(root: Path) -> None:
    """Remove an import as far as the system allows (Windows keeps files that are mapped), its manifest first."""
    with suppress(OSError):
        manifests = (root / MANIFEST, *root.glob(f".{MANIFEST}.*"))
        for path in (*manifests, *(root / f"{name}.npy" for name in ARRAYS)):
            path.unlink(missing_ok=True)
        root.rmdir()


@contextmanager
def _lock(folder: Path) -> Iterator[bool]:
    """Be the only program that writes into the folder; False where the file system knows no locks.

    Raises:
        DataError: another program is writing into it.
    """
    with lock(folder / LOCK, seconds=0) as locked:
        if locked is None:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "Another window of the program is importing into {folder} right now. Wait until it is done, "
                    "then try again.",
                ),
                folder=folder,
            )
        yield locked


# --- writing --------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class NewImport:
    """The files of an import that is being written.

    They are written, not mapped: a full disk is an error for a writer, and the end of the process for a mapping.
    """

    root: Path
    need: int
    """Bytes it takes at most, for the sentence about a full disk."""
    complete: bool = False
    earlier: tuple[Path, ...] = ()
    """The complete imports beside it, the newest first."""
    _files: dict[str, BinaryIO] = field(default_factory=dict)
    _labels: dict[str, dict[int, Labels]] = field(default_factory=lambda: {"train": {}, "test": {}})
    _unsynced: int = 0

    def write(self, piece: Piece) -> Iterator[None]:
        """Write a piece to its place, pausing now and then.

        Raises:
            DataError: it cannot be written.
        """
        with writing(self.root.parent, self.need):
            file = self._file(piece.split)
            file.seek(HEADER + piece.place * ROW)
            content = piece.images.reshape(-1).data
            for start in range(0, len(content), SLICE):
                file.write(content[start : start + SLICE])
                self._sync(file, SLICE if len(content) > SLICE else len(content))
                yield None
        self._labels[piece.split][piece.place] = piece.labels

    @property
    def counts(self) -> tuple[int, int]:
        """How many pictures to train on have been written, and how many held out."""
        train, test = (sum(map(len, pieces.values())) for pieces in self._labels.values())
        return train, test

    def finish(self) -> Generator[float | None, None, dict[str, str]]:
        """Complete the files and take their checksums: how far that is (0 to 1), or None.

        Raises:
            DataError: they cannot be written.
        """
        sums = {}
        with writing(self.root.parent, self.need):
            for split in self._labels:
                yield from self._close_ranks(split)
                self._write_labels(split)
            self.close()
            for number, name in enumerate(ARRAYS):
                digest = hashlib.sha256()
                for fraction in _digest(self.root / f"{name}.npy", digest):
                    yield (number + fraction) / len(ARRAYS)
                sums[f"{name}.npy"] = digest.hexdigest()
        return sums

    def publish(self, source: str, official: bool, sums: dict[str, str]) -> None:
        """Write the manifest: from now on this import counts.

        Raises:
            DataError: it cannot be written.
        """
        with writing(self.root.parent, self.need):
            manifest = Manifest(MANIFEST_VERSION, official, source, sums)
            atomic_write(self.root / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        self.complete = True

    def close(self) -> None:
        """Close the files. What ``finish`` did not write may be lost."""
        for file in self._files.values():
            with suppress(OSError):
                file.close()
        self._files.clear()

    def _file(self, split: str) -> BinaryIO:
        if split not in self._files:
            self._files[split] = open(self.root / f"{split}_images.npy", "x+b")  # noqa: SIM115 - see close
        return self._files[split]

    def _sync(self, file: BinaryIO, written: int) -> None:
        self._unsynced += written
        if self._unsynced >= SYNC:
            file.flush()
            os.fsync(file.fileno())
            self._unsynced = 0

    def _close_ranks(self, split: str) -> Iterator[None]:
        """Move the pieces together where one is shorter than its place, and write the header."""
        file, count = self._file(split), 0
        for place, labels in sorted(self._labels[split].items()):
            if place != count:
                yield from _move(file, place, count, len(labels))
            count += len(labels)
        file.truncate(HEADER + count * ROW)
        file.seek(0)
        file.write(header("|u1", (count, *PICTURE)))
        self._sync(file, SYNC)

    def _write_labels(self, split: str) -> None:
        labels = np.concatenate([labels for _, labels in sorted(self._labels[split].items())])
        with open(self.root / f"{split}_labels.npy", "xb") as file:
            file.write(header("<i8", labels.shape) + labels.astype("<i8").tobytes())
            self._sync(file, SYNC)


def header(dtype: str, shape: tuple[int, ...]) -> bytes:
    """The first 128 bytes of an .npy file: always so many, so that a shape may be written when it is known.

    **Source:** numpy.lib.format, version 1.0.
    """
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text.encode("ascii")


HEADER = len(header("|u1", (0, *PICTURE)))


def _move(file: BinaryIO, place: int, target: int, count: int) -> Iterator[None]:
    """Move so many pictures from a place down to a lower one."""
    step = SLICE // ROW
    for done in range(0, count, step):
        file.seek(HEADER + (place + done) * ROW)
        content = file.read(min(step, count - done) * ROW)
        file.seek(HEADER + (target + done) * ROW)
        file.write(content)
        yield None


def _digest(path: Path, digest: hashlib._Hash) -> Iterator[float]:
    """Bring a file into a checksum: how much of it is in."""
    size = path.stat().st_size
    with open(path, "rb") as file:
        while chunk := file.read(SLICE):
            digest.update(chunk)
            yield file.tell() / size


# --- sentences ------------------------------------------------------------------------------------------------------


@contextmanager
def writing(folder: Path, need: int) -> Iterator[None]:
    """Turn an OSError into a DataError that names the data folder and says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise _no_room(folder, need) from error
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Engine",
                "The data folder {folder} cannot be written ({error}). Make it writable, or set {variable} to another "
                "folder and start the program again.",
            ),
            folder=folder,
            error=error.strerror or type(error).__name__,
            variable=paths.HOME,
        ) from error


def _no_room(folder: Path, need: int) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "There is not enough room in {folder}: the pictures need {need} MB. Free some space, then import again.",
        ),
        folder=folder,
        need=-(-need // 10**6),
    )
