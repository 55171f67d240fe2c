"""CIFAR-10 as pictures: a folder with one folder per class, once, or twice under ``train`` and ``test``.

Without ``train`` and ``test``, every sixth picture of a class in the order of the names is held out, beginning with the
first: five to one, as in CIFAR-10. Within a split the classes take turns, so that a batch holds all of them; the place
that a picture has in the official files cannot be told from a folder. A picture of another size is cropped to its
middle square and made 32 x 32.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import numpy as np
from PIL import BmpImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from cifar_gui.engine.data import CLASSES, PICTURE, DataError, Images
from cifar_gui.engine.sources import Piece, reading
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

SUFFIXES = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".webp")
"""What a file dialog shows first; what a file is, its first bytes say."""
FORMATS = tuple(
    plugin.format
    for plugin in (
        PngImagePlugin.PngImageFile,
        JpegImagePlugin.JpegImageFile,
        BmpImagePlugin.BmpImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)
"""Other decoders are never tried, whatever a file is called."""

SPLITS = ("train", "test")
MAX_PIXELS = 25_000_000
MAX_BYTES = 128 << 20
"""25 megapixels take up to 100 MB without any packing."""
HELD_OUT = 6
"""Every sixth picture is held out when the folder does not say which."""
SIZE = PICTURE[1:]
LONGEST_SIDE = 1024
"""Pixels of a picture before a square of it is chosen; a larger one is made smaller first."""
ORIENTATION = 0x0112
"""The tag of EXIF that says how the camera was held."""
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""What turns a picture of that orientation upright. **Source:** EXIF 2.32, section 4.6.5."""
PIECE = 64
"""So many pictures are handed over at a time."""


class TooLarge(ValueError):
    """A picture of more than MAX_PIXELS, or a file of more than MAX_BYTES."""


# --- one picture ----------------------------------------------------------------------------------------------------


def picture(content: bytes) -> Images:
    """The middle of a picture as uint8 (3, 32, 32); ``content`` is a PNG, JPEG, BMP or WebP file. See ``upright``."""
    image = upright(content)
    return square(image, *middle(*image.size))


def upright(content: bytes) -> Image.Image:
    """A picture as everything here sees it, in RGB. Every way in comes through here, with its steps in this order.

    It is turned as its camera was held; grey of 16 bits becomes 8; what is transparent lies on white; and it is made
    smaller until its longer side has LONGEST_SIDE pixels at most. Its size is read before its pixels.

    Raises:
        TooLarge: it has more than 25 million pixels.
        Exception: whatever Pillow raises for what is no picture, or a damaged one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Pillow's: on its own bound, above ours, and on odd EXIF
        try:
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError:
            raise TooLarge from None
        with opened as image:
            if image.width * image.height > MAX_PIXELS:
                raise TooLarge
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG can be decoded at a fraction of its size
            rgb = _on_white(_eight_bits(_turned(image)))
    rgb.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return rgb


def middle(width: int, height: int) -> tuple[float, float, float]:
    """(left, top, side) of the largest square in the middle."""
    side = float(min(width, height))
    return (width - side) / 2, (height - side) / 2, side


def square(image: Image.Image, left: float, top: float, side: float) -> Images:
    """uint8 (3, 32, 32): a square of a picture in RGB, each new cell the mean of what it covers."""
    box = (left, top, min(left + side, image.width), min(top + side, image.height))
    small = image.resize(SIZE, Image.Resampling.BOX if side >= SIZE[0] else None, box=box)
    return np.ascontiguousarray(np.asarray(small).transpose(2, 0, 1))


def _turned(image: Image.Image) -> Image.Image:
    """Upright, as its orientation says; what cannot be read there says nothing."""
    try:
        turn = TURNS.get(image.getexif().get(ORIENTATION, 1))
    except Exception:
        # Pillow raises almost anything on damaged EXIF, and the picture itself is whole.
        turn = None
    if turn is None:
        return image
    turned = image.transpose(turn)
    turned.info = dict(image.info)  # what is transparent in it
    return turned


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits as that of 8: convert() would clip it to white. Other pictures as they are."""
    if not image.mode.startswith("I"):
        return image
    deep = np.asarray(image)
    grey = Image.fromarray(np.clip(deep >> 8, 0, 255).astype(np.uint8))
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        grey.putalpha(Image.fromarray(np.where(deep == clear, 0, 255).astype(np.uint8)))
    return grey


def _on_white(image: Image.Image) -> Image.Image:
    """In RGB, with white behind what is transparent."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    rgba = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")


# --- the folders ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _File:
    """A picture that has not been opened yet."""

    path: str
    label: int


def has_classes(path: Path) -> bool:
    """Whether a folder, or its ``train`` and ``test``, hold a folder with the name of a class."""
    return any(_folders(folder).keys() & set(CLASSES) for folder in (path, *_splits(path).values()))


class ClassFolders:
    """A folder of class folders."""

    official = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pictures = 0
        self.stage = Message("Engine", QT_TRANSLATE_NOOP("Engine", "Reading the pictures"))
        self._files: dict[str, list[_File]] = {}
        self._done = 0
        self._unreadable: list[tuple[str, Exception]] = []

    @property
    def fraction(self) -> float:
        """How many of the pictures have been read."""
        return self._done / max(1, self.pictures)

    def survey(self) -> Iterator[None]:
        """List the pictures, without opening one.

        Raises:
            DataError: a class or a split is missing or empty.
        """
        splits = _splits(self.path)
        if splits and len(splits) < len(SPLITS):
            raise _half(self.path, next(iter(splits)))
        if not splits and self.path.name in SPLITS and len(_splits(self.path.parent)) == len(SPLITS):
            raise _inside(self.path)
        found: dict[str, list[list[_File]]] = {split: [] for split in SPLITS}
        for label in range(len(CLASSES)):
            for split, folder in splits.items():
                found[split].append(_pictures(folder, label, least=1))
                yield None
            if not splits:
                files = _pictures(self.path, label, least=2)
                found["test"].append(files[::HELD_OUT])
                found["train"].append([file for place, file in enumerate(files) if place % HELD_OUT])
                yield None
        self._files = {split: _in_turn(classes) for split, classes in found.items()}
        self.pictures = sum(map(len, self._files.values()))

    def pieces(self) -> Iterator[Piece | None]:
        """The pictures. After one that cannot be read, the rest is only counted for the sentence at the end."""
        for split, files in self._files.items():
            for place in range(0, len(files), PIECE):
                images = []
                for file in files[place : place + PIECE]:
                    images.append(self._read(file))
                    self._done += 1
                    yield None
                if not self._unreadable:
                    labels = np.array([file.label for file in files[place : place + PIECE]], np.int64)
                    yield Piece(split, place, np.stack(images), labels)
        if self._unreadable:
            raise self._refusal() from self._unreadable[0][1]

    def _read(self, file: _File) -> Images:
        with reading(file.path), open(file.path, "rb") as opened:
            too_large = os.fstat(opened.fileno()).st_size > MAX_BYTES
            content = b"" if too_large else opened.read()
        try:
            if too_large:
                raise TooLarge
            return picture(content)
        except Exception as error:  # Pillow's decoders raise anything at all for a damaged file.
            self._unreadable.append((file.path, error))
            return np.zeros(PICTURE, np.uint8)

    def _refusal(self) -> DataError:
        path, error = self._unreadable[0]
        if len(self._unreadable) > 1:
            return DataError(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "{count} pictures cannot be read, the first of them is {path}. Replace them or take them away, "
                    "then import again.",
                ),
                count=len(self._unreadable),
                path=path,
            )
        if isinstance(error, TooLarge):
            text = QT_TRANSLATE_NOOP(
                "Engine",
                "{path} is too large: a picture may have 25 million pixels. Make it smaller or take it away, then "
                "import again.",
            )
            return DataError(text, path=path)
        text = QT_TRANSLATE_NOOP(
            "Engine",
            "{path} is damaged or is not a PNG, JPEG, BMP or WebP picture. Replace it or take it away, then import "
            "again.",
        )
        return DataError(text, path=path)


def _splits(path: Path) -> Mapping[str, Path]:
    folders = _folders(path)
    return {split: folders[split] for split in SPLITS if split in folders}


def _folders(path: Path) -> dict[str, Path]:
    """The folders in a folder, by their names in lower case."""
    with reading(path), os.scandir(path) as entries:
        return {entry.name.lower(): Path(entry.path) for entry in entries if entry.is_dir()}


def _pictures(parent: Path, label: int, least: int) -> list[_File]:
    """The pictures of a class in the order of their names: at least so many."""
    folder = _folders(parent).get(CLASSES[label])
    if folder is None:
        raise _no_class(parent, label)
    with reading(folder), os.scandir(folder) as entries:
        found = sorted(entry.path for entry in entries if _is_picture(entry))
    if len(found) < least:
        raise _too_few(folder, least)
    return [_File(path, label) for path in found]


def _is_picture(entry: os.DirEntry[str]) -> bool:
    """By its name; macOS leaves hidden companions on foreign disks, and a pipe would wait for ever."""
    return entry.name.lower().endswith(SUFFIXES) and not entry.name.startswith(".") and entry.is_file()


def _in_turn(classes: list[list[_File]]) -> list[_File]:
    """The first picture of each class, the second of each, and so on."""
    return [file for files in zip_longest(*classes) for file in files if file is not None]


# --- sentences ------------------------------------------------------------------------------------------------------


def _no_class(folder: Path, label: int) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "The folder {folder} has no folder named {name}. There must be one for each class: {classes}.",
        ),
        folder=folder,
        name=CLASSES[label],
        classes=", ".join(CLASSES),
    )


def _too_few(folder: Path, least: int) -> DataError:
    if least == 1:
        text = QT_TRANSLATE_NOOP(
            "Engine", "The folder {folder} holds no pictures. Put PNG, JPEG, BMP or WebP files into it, then try again."
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "Engine",
            "The folder {folder} holds fewer than {least} pictures, and one of them is held out. Put more PNG, JPEG, "
            "BMP or WebP files into it, or separate them into folders named train and test.",
        )
    return DataError(text, folder=folder, least=least)


def _half(folder: Path, split: str) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "The folder {folder} has a folder named {split} but none named {other}. Add it, or choose a folder that "
            "holds the class folders directly: then every sixth picture is held out.",
        ),
        folder=folder,
        split=split,
        other=SPLITS[1 - SPLITS.index(split)],
    )


def _inside(folder: Path) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine", "{folder} is one half of a data set. Choose the folder above it, which holds train and test."
        ),
        folder=folder,
    )
