"""The data sets: the built-in samples and the imported CIFAR-10. NumPy only, so the window may use it before torch.

An import lies in its own folder, ``cifar10-<number>``, inside a data folder; the highest complete one counts. It is
never changed once it is there, so a program that has it open is not disturbed by a newer import.
"""

from __future__ import annotations

import hashlib
import os
import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from cifar_gui import paths
from cifar_gui.engine.stored import Picked, Stored
from cifar_gui.protocol import CIFAR10, SAMPLES, Pictures
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
"""The ten classes; a label is an index into them."""

PICTURE = (3, 32, 32)
"""C, H, W of every picture."""

MANIFEST = "manifest.json"
MANIFEST_VERSION = 1
ARRAYS = ("train_images", "train_labels", "test_images", "test_labels")

UNREADABLE = (OSError, ValueError, tokenize.TokenError)
"""What NumPy raises on a damaged .npy file; its header is parsed as Python source."""

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]


class DataError(MessageError):
    """Data that cannot be had or used: ``message`` names the file and the way out.

    ``text`` is English source text marked with ``QT_TRANSLATE_NOOP("Engine", ...)``.
    """

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(Message("Engine", text, values))


@dataclass(frozen=True, eq=False)
class Split:
    """Pictures and their labels, in a fixed order."""

    images: Images | Stored | Picked
    """uint8 (N, 3, 32, 32), C-contiguous, in memory or in a file that is read by rows; or some of such pictures."""
    labels: Labels
    """int64 (N,), 0 to 9."""

    def __len__(self) -> int:
        return len(self.labels)

    @cached_property
    def by_class(self) -> tuple[NDArray[np.int64], ...]:
        """For each class, the ascending indices of its pictures."""
        return tuple(np.flatnonzero(self.labels == label) for label in range(len(CLASSES)))

    @cached_property
    def drawn(self) -> NDArray[np.int64]:
        """(N,): its places in an order drawn once and for all, the classes by turns.

        The first or the last n are n pictures at random, with the classes in the shares that they have in the split.
        ``RandomState`` draws the same with every version of NumPy.
        """
        order = np.random.RandomState(0).permutation(len(self)).astype(np.int64)
        order = order[np.argsort(self.labels[order], kind="stable")]
        share = np.concatenate([np.arange(count) / count for count in np.bincount(self.labels)])
        found: NDArray[np.int64] = order[np.argsort(share, kind="stable")]
        return found


@dataclass(frozen=True, eq=False)
class DataSet:
    """A data set: pictures to train on and pictures held out."""

    name: str
    """``protocol.SAMPLES``, ``protocol.CIFAR10`` or ``protocol.OWN``."""
    root: Path
    """The folder it lies in."""
    official: bool | None
    """Whether an import has the official MD5 sums; None for the samples."""
    train: Split
    test: Split

    @property
    def in_torchvision(self) -> bool:
        """Whether ``torchvision.datasets.CIFAR10`` has these pictures, in this order.

        Class folders are imported in turn, one picture of each class; the batches begin otherwise.
        """
        return self.name == CIFAR10 and not np.array_equal(self.test.labels[: len(CLASSES)], np.arange(len(CLASSES)))

    def split(self, name: str) -> Split:
        """The split named "train" or "test"."""
        return {"train": self.train, "test": self.test}[name]


NO_BATCH = QT_TRANSLATE_NOOP(
    "Engine", "There is no batch {batch}: with {size} pictures each, they run from 0 to {last}."
)
NO_OTHER_BATCH = QT_TRANSLATE_NOOP(
    "Engine", "There is no batch {batch}: with {size} pictures each, batch 0 is the only one."
)


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an import says about itself."""

    version: int
    official: bool
    source: str
    """Name of the file or folder it was read from."""
    sha256: dict[str, str]
    """Hexadecimal SHA-256 of each file of ARRAYS, by file name."""


# --- batches --------------------------------------------------------------------------------------------------------


def batch_count(split: Split, batch_size: int) -> int:
    """How many batches of ``batch_size`` (at least 1) hold the whole split; the last one may be smaller."""
    return -(-len(split) // batch_size)


def batch(split: Split, pictures: Pictures) -> tuple[Images, Labels]:
    """One batch: images uint8 (n, 3, 32, 32) and labels int64 (n,).

    Raises:
        DataError: there is no such batch.
    """
    if pictures.batch_size < 1:
        raise DataError(QT_TRANSLATE_NOOP("Engine", "The batch size must be at least 1."))
    count = batch_count(split, pictures.batch_size)
    if not 0 <= pictures.batch < count:
        raise DataError(
            NO_BATCH if count > 1 else NO_OTHER_BATCH,
            batch=pictures.batch,
            size=pictures.batch_size,
            last=count - 1,
        )
    chosen = slice(pictures.start, pictures.start + pictures.batch_size)
    return split.images[chosen], split.labels[chosen]


def next_of_class(split: Split, label: int, after: int) -> int | None:
    """Index of the first picture of class ``label`` behind index ``after``, from the start again after the last.

    None if the split holds no picture of the class.
    """
    indices = split.by_class[label]
    if not len(indices):
        return None
    return int(indices[np.searchsorted(indices, after, side="right") % len(indices)])


# --- loading --------------------------------------------------------------------------------------------------------


def load(source: str) -> DataSet:
    """The data set named SAMPLES or CIFAR10.

    Raises:
        DataError: it is missing or damaged.
    """
    if source == SAMPLES:
        return load_samples()
    root = find_cifar10()
    if root is None:
        raise DataError(
            QT_TRANSLATE_NOOP("Engine", "CIFAR-10 has not been imported yet. Choose “Import CIFAR-10…” in the menu.")
        )
    return load_cifar10(root)


def load_samples() -> DataSet:
    """The built-in sample pictures: drawings in CIFAR-10's ten classes.

    Raises:
        DataError: the file of the samples is missing or damaged.
    """
    path = paths.resources() / "samples" / "samples.npz"
    try:
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as arrays:
            train, test = _splits({name: arrays[name] for name in ARRAYS})
    except (*UNREADABLE, EOFError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Engine", "The sample pictures in {path} are missing or damaged. Install the program again."
            ),
            path=path,
        ) from error
    return DataSet(SAMPLES, path.parent, None, train, test)


def find_cifar10() -> Path | None:
    """The folder of the imported CIFAR-10, in the order of ``paths.data_folders``; None without an import."""
    found = map(newest_import, paths.data_folders())
    return next((root for root in found if root is not None), None)


def newest_import(folder: Path) -> Path | None:
    """The complete import with the highest number in ``folder``, or ``folder`` itself if it is one."""
    complete = (root for root in (*numbered_imports(folder), folder) if os.path.isfile(root / MANIFEST))
    return next(complete, None)


def numbered_imports(folder: Path) -> list[Path]:
    """The ``cifar10-<number>`` folders, complete or not, the highest number first."""
    numbered = [(number, path) for path in folder.glob("cifar10-*") if (number := import_number(path)) is not None]
    return [path for _, path in sorted(numbered, reverse=True)]


def import_number(path: Path) -> int | None:
    """The number in the name of an import's folder."""
    digits = path.name.removeprefix("cifar10-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def load_cifar10(root: Path) -> DataSet:
    """An import. Its pictures are read when they are asked for, which is a DataError where their file is gone.

    Raises:
        DataError: a file is missing or damaged.
    """
    said = manifest(root)
    arrays = {name: _array(root / f"{name}.npy") for name in ARRAYS}
    try:
        train, test = _splits(arrays)
    except ValueError as error:
        raise damaged(root / str(error)) from error
    return DataSet(CIFAR10, root, said.official, train, test)


def verify(root: Path) -> None:
    """Compare the SHA-256 of every file of an import with its manifest: about 180 MB are read.

    Raises:
        DataError: a file is missing or differs.
    """
    said = manifest(root)
    for name in ARRAYS:
        path = root / f"{name}.npy"
        try:
            with open(path, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise damaged(path) from error
        if digest != said.sha256.get(path.name):
            raise damaged(path)


def damaged(path: Path) -> DataError:
    """A file of an import is not what it was when it was written."""
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine", "{path} is missing or damaged. Choose “Import CIFAR-10…” in the menu, and import it again."
        ),
        path=path,
    )


def manifest(root: Path) -> Manifest:
    """What an import says about itself.

    Raises:
        DataError: it says nothing that can be read.
    """
    path = root / MANIFEST
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise damaged(path) from error
    if found.version != MANIFEST_VERSION:
        raise DataError(
            QT_TRANSLATE_NOOP("Engine", "{path} was written by another version of the program. Import CIFAR-10 again."),
            path=path,
        )
    return found


def gone(path: Path) -> DataError:
    """A file of an import can be read no longer."""
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "The pictures in {path} can no longer be read: the file was cut off, or its disk is gone. Bring it back, "
            "or import CIFAR-10 again.",
        ),
        path=path,
    )


def _array(path: Path) -> NDArray[np.generic] | Stored:
    try:
        if path.stem.endswith("images"):
            return Stored(path, gone)
        with open(path, "rb") as file:
            return np.asarray(np.lib.format.read_array(file, allow_pickle=False))
    except (*UNREADABLE, EOFError, OverflowError, MemoryError) as error:
        raise damaged(path) from error


def _splits(arrays: Mapping[str, NDArray[np.generic] | Stored]) -> tuple[Split, Split]:
    """The train and test split; a ValueError names the array that is not as it must be."""
    splits = []
    for name in ("train", "test"):
        images, labels = arrays[f"{name}_images"], arrays[f"{name}_labels"]
        if images.dtype != np.uint8 or images.shape[1:] != PICTURE or not len(images):
            raise ValueError(f"{name}_images.npy")
        if isinstance(images, np.ndarray) and not images.flags.c_contiguous:
            raise ValueError(f"{name}_images.npy")
        if not isinstance(labels, np.ndarray) or labels.dtype != np.int64 or labels.shape != (len(images),):
            raise ValueError(f"{name}_labels.npy")
        if labels.min() < 0 or labels.max() >= len(CLASSES):
            raise ValueError(f"{name}_labels.npy")
        splits.append(Split(images, labels))  # type: ignore[arg-type]  # bytes, as asked above
    return splits[0], splits[1]
