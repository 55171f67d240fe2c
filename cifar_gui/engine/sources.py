"""Where CIFAR-10 is imported from: the official batches, in their archive or in a folder.

A source hands over its pictures in pieces, so that a few batches are in memory at most, and says how far it is. What
it finds wrong is a DataError. Batches are read by ``engine.pickles``, which runs nothing of them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cifar_gui.engine import pickles
from cifar_gui.engine.archives import CHUNK, Archive, Member
from cifar_gui.engine.data import DataError, Images, Labels
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

FOLDER = "cifar-10-batches-py"

BATCHES = {
    "data_batch_1": ("train", 0),
    "data_batch_2": ("train", 1),
    "data_batch_3": ("train", 2),
    "data_batch_4": ("train", 3),
    "data_batch_5": ("train", 4),
    "test_batch": ("test", 0),
}
"""Each file's split, and its place in it. All six must be there, with 1 to 10,000 pictures each."""

META = "batches.meta"
"""Lies beside them, with the names of the classes."""

OFFICIAL_MD5 = {
    "data_batch_1": "c99cafc152244af753f735de768cd75f",
    "data_batch_2": "d4bba439e000b95fd0a9bffe97cbabec",
    "data_batch_3": "54ebc095f3ab1f0389bbae665268c751",
    "data_batch_4": "634d18415352ddfa80567beed471001a",
    "data_batch_5": "482c414d41f54cd18b22e5b47cb7c3cb",
    "test_batch": "40351d587109b95175f43aff81a1287e",
}
"""MD5 of the official files. **Source:** torchvision.datasets.CIFAR10."""

OTHER_VERSIONS = ("cifar-100-python", "cifar-100-binary", "cifar-100-matlab", "cifar-10-batches-bin",
                  "cifar-10-batches-mat")  # fmt: skip
"""The folders in the archives of the same site that are not what is wanted."""


@dataclass(frozen=True, eq=False)
class Piece:
    """Pictures that follow each other in a split."""

    split: str
    """"train" or "test"."""
    place: int
    """Where they belong: after all pictures of the split with a lower place."""
    images: Images
    """uint8 (n, 3, 32, 32)."""
    labels: Labels
    """int64 (n,)."""


class Source(Protocol):
    """What can be imported."""

    path: Path
    pictures: int
    """At most so many pictures come."""

    @property
    def fraction(self) -> float:
        """How much has been read, from 0 to 1."""

    @property
    def doing(self) -> Message:
        """What is being read."""

    @property
    def official(self) -> bool:
        """After the last piece: whether these are the official files, byte for byte."""

    @property
    def notes(self) -> tuple[Message, ...]:
        """After the last piece: what was left out."""

    def pieces(self) -> Iterator[Piece | None]:
        """The pictures, in any order of places; None every few milliseconds.

        Raises:
            DataError: the source is damaged, incomplete or something else.
        """


@contextmanager
def reading(path: Path | str) -> Iterator[None]:
    """Turn an OSError into a DataError that names the file."""
    try:
        yield
    except OSError as error:
        raise unreadable(path, error) from error


class _Batches:
    """What the archive and the folder have in common."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pictures = len(BATCHES) * pickles.MAX_ROWS
        self.notes: tuple[Message, ...] = ()
        self._sums: dict[str, str] = {}

    @property
    def official(self) -> bool:
        """After the last piece: whether all six files are the official ones."""
        return self._sums == OFFICIAL_MD5

    def _piece(self, name: str, content: bytes, file: Path | Message) -> Iterator[Piece | None]:
        """The pictures of one batch; ``file`` is what it is called in a sentence."""
        digest = hashlib.md5(usedforsecurity=False)
        for start in range(0, len(content), 4 * CHUNK):
            digest.update(content[start : start + 4 * CHUNK])
            yield None
        self._sums[name] = digest.hexdigest()
        split, place = BATCHES[name]
        try:
            for found in pickles.read_batch(content):
                yield Piece(split, place * pickles.MAX_ROWS, *found) if found else None
        except pickles.ForeignName as error:
            raise _foreign(file, error.name) from error
        except pickles.BatchError as error:
            raise _no_batch(file) from error


class BatchArchive(_Batches):
    """``cifar-10-python.tar.gz``, or the same unpacked with gunzip."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.doing = Message("Engine", QT_TRANSLATE_NOOP("Engine", "Reading {name}"), {"name": path.name})
        self._archive: Archive | None = None
        self._size = 1

    @property
    def fraction(self) -> float:
        """How much of the file has been read."""
        return self._archive.position / self._size if self._archive else 0.0

    def pieces(self) -> Iterator[Piece | None]:
        """The batches in the order of the archive."""
        with reading(self.path), open(self.path, "rb") as file:
            self._size = max(1, os.fstat(file.fileno()).st_size)
            self._archive = Archive(file, self.path)
            for member in self._archive.members():
                name = self._wanted(member) if member else None
                if member is None or name is None:
                    yield None
                    continue
                content = yield from self._archive.read(member)
                yield from self._piece(name, content, self._called(name))
        if missing := [name for name in BATCHES if name not in self._sums]:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "{path} does not hold {name}. Choose the complete cifar-10-python.tar.gz.",
                ),
                path=self.path,
                name=f"{FOLDER}/{missing[0]}",
            )

    def _wanted(self, member: Member) -> str | None:
        """The batch that a member is by its exact name, or None. What may not be is refused before it is read."""
        folder, _, name = member.name.removeprefix("./").partition("/")
        if folder in OTHER_VERSIONS:
            raise other_version(self.path, folder)
        if folder != FOLDER or name not in BATCHES:
            return None
        if name in self._sums or not member.regular or member.size > pickles.MAX_BYTES:
            raise _no_batch(self._called(name))
        return name

    def _called(self, name: str) -> Message:
        text = QT_TRANSLATE_NOOP("Engine", "{name} in {path}")
        return Message("Engine", text, {"name": f"{FOLDER}/{name}", "path": self.path})


class BatchFolder(_Batches):
    """``cifar-10-batches-py``, unpacked."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._current = next(iter(BATCHES))
        self._part = 0.0

    @property
    def fraction(self) -> float:
        """How much of the six files has been read, as if they were of one size."""
        return (list(BATCHES).index(self._current) + self._part) / len(BATCHES)

    @property
    def doing(self) -> Message:
        """The file that is being read."""
        return Message("Engine", QT_TRANSLATE_NOOP("Engine", "Reading {name}"), {"name": self._current})

    def pieces(self) -> Iterator[Piece | None]:
        """The batches in the order of their pictures."""
        for name in BATCHES:
            if not os.path.isfile(self.path / name):
                raise DataError(
                    QT_TRANSLATE_NOOP(
                        "Engine", "The folder {path} has no file {name}. Unpack cifar-10-python.tar.gz again."
                    ),
                    path=self.path,
                    name=name,
                )
        for name in BATCHES:
            self._current, self._part = name, 0.0
            content = yield from self._read(self.path / name)
            yield from self._piece(name, content, self.path / name)

    def _read(self, path: Path) -> Generator[None, None, bytes]:
        content = bytearray()
        with reading(path), open(path, "rb") as file:
            size = max(1, os.fstat(file.fileno()).st_size)
            while (chunk := file.read(4 * CHUNK)) and len(content) <= pickles.MAX_BYTES:
                content += chunk
                self._part = min(1.0, len(content) / size)
                yield None
        return bytes(content)


# --- sentences ------------------------------------------------------------------------------------------------------


def unreadable(path: Path | str, error: OSError) -> DataError:
    """The system does not let a file or folder be read."""
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine", "{path} cannot be read ({error}). Check that it is still there and that you may open it."
        ),
        path=path,
        error=error.strerror or type(error).__name__,
    )


def _foreign(file: Path | Message, name: str) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "{file} is not plain data: it asks to run {name}. Nothing of it was run, and nothing was imported. "
            "Get CIFAR-10 from a source that you trust.",
        ),
        file=file,
        name=name,
    )


def _no_batch(file: Path | Message) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "{file} is damaged or is not a batch of CIFAR-10. Download cifar-10-python.tar.gz again, then import it.",
        ),
        file=file,
    )


def other_version(path: Path, version: str) -> DataError:
    """The path holds another data set of the site, or CIFAR-10 in another form."""
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine", "{path} holds {version}, not CIFAR-10 for Python. Choose cifar-10-python.tar.gz instead."
        ),
        path=path,
        version=version,
    )
