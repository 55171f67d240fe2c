"""The user's own pictures: read, cropped to 32 x 32, and kept as a small data set beside the others. NumPy only."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cifar_gui import paths
from cifar_gui.engine.data import ARRAYS, CLASSES, PICTURE, UNREADABLE, DataError, DataSet, Images, Split
from cifar_gui.engine.pictures import FORMATS, MAX_BYTES, MAX_PIXELS, SIZE, upright
from cifar_gui.files import atomic_write
from cifar_gui.protocol import OWN
from cifar_gui.spec import QT_TRANSLATE_NOOP

MOST = 256
"""Pictures that are kept; the oldest gives way to a new one."""
LONGEST_SIDE = 1024
"""Pixels of a picture that is to be cropped; a larger one is made smaller first."""

Pixels = NDArray[np.uint8]
"""(H, W, 3): red, green, blue."""

NO_FILE = QT_TRANSLATE_NOOP("Engine", "{name} cannot be read: {error}")
NO_PICTURE = QT_TRANSLATE_NOOP("Engine", "{name} is no picture that can be read. PNG, JPEG, BMP and WebP are.")
TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "{name} is too large: a picture may have 25 million pixels and 128 MB.")


# --- a picture from outside -----------------------------------------------------------------------------------------


def read(path: Path) -> Pixels:
    """The picture in a file, upright, on white where it is transparent, its longer side LONGEST_SIDE at most.

    Raises:
        DataError: there is none, or it is too large. Its size is read before its pixels.
    """
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError(NO_FILE, name=path.name, error=error.strerror or type(error).__name__) from None
    return decode(content, path.name)


def decode(content: bytes, name: str) -> Pixels:
    """The picture in the bytes of a file; see ``read``."""
    if len(content) > MAX_BYTES:
        raise DataError(TOO_LARGE, name=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=FORMATS)
        with image:
            if image.width * image.height > MAX_PIXELS:
                raise DataError(TOO_LARGE, name=name)
            picture = upright(image, LONGEST_SIDE)
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return np.asarray(picture)
    except DataError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise DataError(TOO_LARGE, name=name) from None
    except Exception:
        # Pillow raises almost anything on a damaged file.
        raise DataError(NO_PICTURE, name=name) from None


def middle(pixels: Pixels) -> tuple[float, float, float]:
    """(left, top, side) of the largest square in the middle."""
    height, width = pixels.shape[:2]
    side = float(min(height, width))
    return (width - side) / 2, (height - side) / 2, side


def crop(pixels: Pixels, left: float, top: float, side: float) -> Images:
    """uint8 (3, 32, 32): a square of a picture, each new cell the mean of what it covers."""
    box = (left, top, min(left + side, pixels.shape[1]), min(top + side, pixels.shape[0]))
    small = Image.fromarray(pixels).resize(SIZE, Image.Resampling.BOX if side >= SIZE[0] else None, box=box)
    return np.ascontiguousarray(np.asarray(small).transpose(2, 0, 1))


# --- the data set ---------------------------------------------------------------------------------------------------


def folder() -> Path:
    """Where they are kept."""
    return paths.data_folder() / OWN


def load() -> DataSet | None:
    """The pictures that are kept, the oldest first; None when there are none, or their file is damaged."""
    try:
        images, labels = (np.load(folder() / f"test_{what}.npy", allow_pickle=False) for what in ("images", "labels"))
    except (*UNREADABLE, EOFError):
        return None
    sound = images.dtype == np.uint8 and images.shape[1:] == PICTURE and labels.dtype == np.int64
    if not sound or labels.shape != images.shape[:1] or not 0 < len(labels) <= MOST:
        return None
    if labels.min() < 0 or labels.max() >= len(CLASSES):
        return None
    split = Split(np.ascontiguousarray(images), labels)
    return DataSet(OWN, folder(), None, split, split)


def add(picture: Images, label: int) -> DataSet:
    """Keep one more picture, uint8 (3, 32, 32), behind the others.

    Raises:
        OSError: it cannot be written.
    """
    before = load()
    images, labels = picture[None], np.array([label], np.int64)
    if before is not None:
        images = np.concatenate([before.test.images, images])[-MOST:]
        labels = np.concatenate([before.test.labels, labels])[-MOST:]
    return _write(images, labels)


def remove(index: int) -> DataSet | None:
    """Keep a picture no longer; None when it was the last one.

    Raises:
        OSError: the others cannot be written.
    """
    before = load()
    if before is None:
        return None
    images, labels = np.delete(before.test.images, index, axis=0), np.delete(before.test.labels, index)
    if len(labels):
        return _write(images, labels)
    for name in ARRAYS:
        (folder() / f"{name}.npy").unlink(missing_ok=True)
    return None


def _write(images: Images, labels: NDArray[np.int64]) -> DataSet:
    """Both splits are the same, so that a page that reads either finds them, and a script too."""
    for name in ARRAYS:
        buffer = io.BytesIO()
        np.save(buffer, images if name.endswith("images") else labels)
        atomic_write(folder() / f"{name}.npy", buffer.getvalue())
    split = Split(np.ascontiguousarray(images), labels)
    return DataSet(OWN, folder(), None, split, split)
