"""The user's own pictures: read, cropped to 32 x 32, and kept as a small data set beside the others.

NumPy only, and Pillow once a picture comes from outside: a start does without it.
"""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui import files, paths
from cifar_gui.engine.data import ARRAYS, CLASSES, PICTURE, DataError, DataSet, Images, Labels, Split
from cifar_gui.files import lock
from cifar_gui.protocol import OWN
from cifar_gui.spec import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cifar_gui.engine.file_kinds import Kind

MOST = 256
"""Pictures that are kept."""
FILE, LOCK = "pictures.npz", ".pictures.lock"
EARLIER = tuple(f"{name}.npy" for name in ARRAYS)
"""What an earlier version wrote, one file after the other."""

Pixels = NDArray[np.uint8]
"""(H, W, 3): red, green, blue."""
Pair = tuple[Images, Labels]
_NOTHING = (FileNotFoundError, NotADirectoryError)
"""Alone they say that nothing is kept; after any other error something may be."""
_NONE: Pair = (np.zeros((0, *PICTURE), np.uint8), np.zeros(0, np.int64))

NO_FILE = QT_TRANSLATE_NOOP("Engine", "{name} cannot be read: {error}")
NO_PICTURE = QT_TRANSLATE_NOOP("Engine", "{name} is not a picture that can be read here. PNG, JPEG, BMP and WebP can.")
BROKEN = QT_TRANSLATE_NOOP("Engine", "{name} is a damaged {format} picture. Copy or download it again.")
TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "{name} is too large: a picture may have 25 million pixels and 128 MB.")

NOT_READ = QT_TRANSLATE_NOOP(
    "Engine",
    "Your own pictures in {folder} cannot be read ({error}). They stay as they are, and none is added until they can.",
)
DAMAGED = QT_TRANSLATE_NOOP("Engine", "The file of your own pictures was damaged. It is kept as {kept}.")
FULL = QT_TRANSLATE_NOOP("Engine", "{most} pictures of your own are kept already. Remove one that you no longer need.")


# --- a picture from outside -----------------------------------------------------------------------------------------


def read(path: Path) -> Pixels:
    """The picture in a file, upright, on white where it is transparent, its longer side LONGEST_SIDE at most.

    Raises:
        DataError: there is none, or it is too large. Its size is read before its pixels.
    """
    from cifar_gui.engine.pictures import MAX_BYTES

    try:
        with files.open_plain(path) as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError(NO_FILE, name=path.name, error=error.strerror or type(error).__name__) from None
    return decode(content, path.name)


def decode(content: bytes, name: str) -> Pixels:
    """The picture in the bytes of a file; see ``read``."""
    from cifar_gui.engine.file_kinds import kind_of_bytes
    from cifar_gui.engine.pictures import MAX_BYTES, TooLarge, upright

    if len(content) > MAX_BYTES:
        raise DataError(TOO_LARGE, name=name)
    try:
        return np.asarray(upright(content))
    except TooLarge:
        raise DataError(TOO_LARGE, name=name) from None
    except Exception:
        # Pillow raises almost anything on a damaged file.
        raise _no_picture(kind_of_bytes(content), name) from None


def _no_picture(kind: Kind, name: str) -> DataError:
    """What the file is instead."""
    if kind.opens == "picture":
        return DataError(BROKEN, name=name, format=kind.format)
    return kind.refusal(name) if kind.text else DataError(NO_PICTURE, name=name)


def crop(pixels: Pixels, left: float, top: float, side: float) -> Images:
    """uint8 (3, 32, 32): a square of a picture, each new cell the mean of what it covers."""
    from PIL import Image

    from cifar_gui.engine.pictures import square

    return square(Image.fromarray(pixels), left, top, side)


# --- the data set ---------------------------------------------------------------------------------------------------


def folder() -> Path:
    """Where they are kept."""
    return paths.data_folder() / OWN


def load() -> DataSet | None:
    """The pictures that are kept, in the order in which they came; None when there are none.

    Raises:
        DataError: there are some, and they cannot be read; a damaged file is kept aside.
    """
    found = _read()
    return None if found is None else _data(*found)


def add(picture: Images, label: int, place: int | None = None) -> DataSet:
    """Keep one more picture, uint8 (3, 32, 32), behind the others or at a place among them.

    What another window has kept meanwhile stays.

    Raises:
        DataError: it cannot be kept, or there are MOST already.
        OSError: it cannot be written; those that were there still are.
    """
    with lock(folder() / LOCK):
        images, labels = _read() or _NONE
        if len(labels) >= MOST:
            raise DataError(FULL, most=MOST)
        at = len(labels) if place is None else min(place, len(labels))
        return _write(np.insert(images, at, picture, axis=0), np.insert(labels, at, label))


def remove(picture: Images, label: int) -> DataSet | None:
    """Keep a picture no longer, whatever its place is by now: those that are left, None when it was the last one.

    Raises:
        DataError: the pictures cannot be read.
        OSError: the others cannot be written; all are still there.
    """
    with lock(folder() / LOCK):
        images, labels = _read() or _NONE
        same = np.flatnonzero((images == picture).all(axis=(1, 2, 3)) & (labels == label))
        images, labels = np.delete(images, same[:1], axis=0), np.delete(labels, same[:1])
        if len(labels):
            return _write(images, labels)
        for name in (*EARLIER, FILE):
            files.remove(folder() / name)
        return None


def _read() -> Pair | None:
    """The images and labels in the file, or in those of an earlier version."""
    try:
        if (found := _unpacked(files.read(folder() / FILE))) is not None:
            return found
    except _NOTHING:
        return _read_earlier()
    except OSError as error:
        raise _not_read(error) from error
    try:
        kept = files.set_aside(folder() / FILE)
    except OSError as error:
        raise _not_read(error) from error
    raise DataError(DAMAGED, kept=kept)


def _unpacked(content: bytes) -> Pair | None:
    """The images and labels of an .npz file; None when it is damaged."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            return _checked(archive["images"], archive["labels"])
    except Exception:
        # NumPy and zipfile raise almost anything on a damaged file.
        return None


def _read_earlier() -> Pair | None:
    """The images and labels of an earlier version: of its two pairs of files, one that fits is whole."""
    for split in ("test", "train"):
        try:
            contents = [files.read(folder() / f"{split}_{what}.npy") for what in ("images", "labels")]
        except _NOTHING:
            continue
        except OSError as error:
            raise _not_read(error) from error
        with suppress(Exception):  # NumPy raises almost anything on a damaged file
            images, labels = (np.load(io.BytesIO(content), allow_pickle=False) for content in contents)
            if (found := _checked(images, labels)) is not None:
                return found
    return None


def _not_read(error: OSError) -> DataError:
    return DataError(NOT_READ, folder=folder(), error=error.strerror or type(error).__name__)


def _checked(images: NDArray[Any], labels: NDArray[Any]) -> Pair | None:
    sound = images.dtype == np.uint8 and images.shape[1:] == PICTURE and labels.dtype == np.int64
    if not sound or labels.shape != images.shape[:1] or not 0 < len(labels) <= MOST:
        return None
    if labels.min() < 0 or labels.max() >= len(CLASSES):
        return None
    return np.ascontiguousarray(images), labels


def _write(images: Images, labels: Labels) -> DataSet:
    """One file holds both, so that they never come apart; those of an earlier version are no longer needed then."""
    buffer = io.BytesIO()
    np.savez(buffer, images=images, labels=labels)
    files.atomic_write(folder() / FILE, buffer.getvalue())
    with suppress(OSError):
        for name in EARLIER:
            files.remove(folder() / name)
    return _data(images, labels)


def _data(images: Images, labels: Labels) -> DataSet:
    """Both splits are the same, so that a page that reads either finds them."""
    split = Split(np.ascontiguousarray(images), labels)
    return DataSet(OWN, folder(), None, split, split)
