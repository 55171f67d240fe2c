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
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import numpy as np
from PIL import BmpImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from cifar_gui.engine.data import CLASSES, PICTURE, DataError, Images
from cifar_gui.engine.file_kinds import OTHER_PICTURE, Kind, kind_of_bytes
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
FIRST_BYTES = 512
"""What is read of a file to know whether it is a picture."""
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
    parents = ([path], *_splits(path).values())
    return any(folders.keys() & set(CLASSES) for folders in map(_folders, parents))


class ClassFolders:
    """A folder of class folders. What is no picture that can be read is left out, counted, and told at the end."""

    official = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pictures = 0
        self.doing = Message("Engine", QT_TRANSLATE_NOOP("Engine", "Reading the pictures"))
        self._files: dict[str, list[_File]] = {}
        self._divided = False
        """Which pictures are held out is decided here."""
        self._done = self._looked_at = 0
        self._left = LeftOut()

    @property
    def fraction(self) -> float:
        """How many of the pictures have been read."""
        return self._done / max(1, self.pictures)

    @property
    def notes(self) -> tuple[Message, ...]:
        """What was left out, and which folders were taken together."""
        return self._left.notes(self._looked_at)

    def survey(self) -> Iterator[None]:
        """List what may be pictures.

        Raises:
            DataError: a class or a split is missing or empty.
        """
        splits = _splits(self.path)
        self._divided = not splits
        if splits and len(splits) < len(SPLITS):
            raise _half(self.path, next(iter(splits)))
        if not splits and self.path.name in SPLITS and len(_splits(self.path.parent)) == len(SPLITS):
            raise _inside(self.path)
        found: dict[str, list[list[_File]]] = {split: [] for split in SPLITS}
        for parents in splits.values() if splits else [[self.path]]:
            self._left.look_at(parents)
        for label in range(len(CLASSES)):
            for split, parents in splits.items():
                found[split].append((yield from self._listed(parents, label, least=1)))
            if not splits:
                files = yield from self._listed([self.path], label, least=2)
                found["test"].append(files[::HELD_OUT])
                found["train"].append([file for place, file in enumerate(files) if place % HELD_OUT])
        self._files = {split: _in_turn(classes) for split, classes in found.items()}
        self.pictures = sum(map(len, self._files.values()))
        self._looked_at = self.pictures + self._left.count

    def pieces(self) -> Iterator[Piece | None]:
        """The pictures that can be read.

        Raises:
            DataError: of a class and a split, none can.
        """
        read: dict[str, set[int]] = {split: set() for split in self._files}
        for split, files in self._files.items():
            for place in range(0, len(files), PIECE):
                images, found = [], []
                for file in files[place : place + PIECE]:
                    if (image := self._read(file)) is not None:
                        images.append(image)
                        found.append(file.label)
                    self._done += 1
                    yield None
                read[split].update(found)
                if found:
                    yield Piece(split, place, np.stack(images), np.array(found, np.int64))
        self._check(read)

    def _check(self, read: dict[str, set[int]]) -> None:
        """Make sure that each class has a picture: in both splits where the folder says which they are."""
        anywhere = set().union(*read.values())
        for split, files in self._files.items():
            enough = anywhere if self._divided and read[split] else read[split]
            if lost := next((file for file in files if file.label not in enough), None):
                raise self._left.refusal(lost.path)

    def _listed(self, parents: list[Path], label: int, least: int) -> Generator[None, None, list[_File]]:
        """The pictures of a class in the order of their names: at least so many."""
        folders = _folders(parents).get(CLASSES[label])
        if folders is None:
            raise _no_class(parents[0], label)
        found = []
        for folder in folders:
            with reading(folder), os.scandir(folder) as entries:
                for entry in entries:
                    if self._is_picture(entry):
                        found.append(entry.path)
                    yield None
        if len(found) < least:
            raise _too_few(folders[0], least)
        return [_File(path, label) for path in sorted(found, key=lambda path: (os.path.basename(path), path))]

    def _is_picture(self, entry: os.DirEntry[str]) -> bool:
        """Whether it may be one: macOS leaves hidden companions on foreign disks, and a pipe would wait for ever.

        A file that is called a picture is looked at when it is read: to open 60,000 twice takes long.
        """
        if entry.name.startswith("."):
            return False
        if not entry.is_file():
            self._left.add(entry.path, FOLDERS if entry.is_dir() else NO_PICTURE)
            return False
        if entry.name.lower().endswith(SUFFIXES):
            return True
        with reading(entry.path), open(entry.path, "rb", buffering=0) as file:
            kind = kind_of_bytes(file.read(FIRST_BYTES))
        if kind.opens != "picture":
            self._left.add(entry.path, _reason(kind))
        return kind.opens == "picture"

    def _read(self, file: _File) -> Images | None:
        with reading(file.path), open(file.path, "rb") as opened:
            too_large = os.fstat(opened.fileno()).st_size > MAX_BYTES
            content = b"" if too_large else opened.read()
        try:
            if too_large:
                raise TooLarge
            return picture(content)
        except TooLarge:
            self._left.add(file.path, LARGE)
        except Exception:  # Pillow's decoders raise anything at all for a damaged file.
            self._left.add(file.path, _reason(kind_of_bytes(content)))
        return None


def _reason(kind: Kind) -> str:
    """Why a file of a kind is left out."""
    if kind.opens == "picture":
        return DAMAGED
    return OTHER_FORMAT if kind.text == OTHER_PICTURE else NO_PICTURE


def _splits(path: Path) -> Mapping[str, list[Path]]:
    folders = _folders([path])
    return {split: folders[split] for split in SPLITS if split in folders}


def _folders(parents: list[Path]) -> dict[str, list[Path]]:
    """The folders in some folders, by their names in lower case: of two that differ in case only, both."""
    found: dict[str, list[Path]] = {}
    for parent in parents:
        with reading(parent), os.scandir(parent) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    found.setdefault(entry.name.lower(), []).append(Path(entry.path))
    return found


def _in_turn(classes: list[list[_File]]) -> list[_File]:
    """The first picture of each class, the second of each, and so on."""
    return [file for files in zip_longest(*classes) for file in files if file is not None]


# --- what is left out -----------------------------------------------------------------------------------------------


class LeftOut:
    """What an import of folders does not take, by its reason, and the folders that it takes together."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}
        self._others: list[str] = []
        self._together: list[list[Path]] = []

    def add(self, path: str, reason: str) -> None:
        """Leave a file out; ``reason`` is one of REASONS."""
        self._found.setdefault(reason, []).append(path)

    def look_at(self, parents: list[Path]) -> None:
        """Note which folders beside the classes are none, and which share a class."""
        for name, folders in _folders(parents).items():
            if name not in CLASSES and not name.startswith("."):
                self._others += [folder.name for folder in folders]
            elif len({folder.name for folder in folders}) > 1:
                self._together.append(folders)

    @property
    def count(self) -> int:
        """How many files."""
        return sum(map(len, self._found.values()))

    def notes(self, looked_at: int) -> tuple[Message, ...]:
        """A sentence each; none where all files that were looked at were taken."""
        notes = []
        if self._found:
            values = {"count": f"{self.count:,}", "all": f"{looked_at:,}", "reasons": self._reasons()}
            first = Path(min(min(paths) for paths in self._found.values()))
            notes.append(Message("Engine", LEFT_OUT, {**values, "first": Path(first.parent.name) / first.name}))
        if self._others:
            names = ", ".join(self._others[:MOST_NAMED]) + (", …" if len(self._others) > MOST_NAMED else "")
            notes.append(Message("Engine", NO_CLASSES, {"names": names}))
        for folders in self._together:
            notes.append(Message("Engine", TOGETHER, {"names": ", ".join(folder.name for folder in folders)}))
        return tuple(notes)

    def refusal(self, path: str) -> DataError:
        """No picture of a class can be read; ``path`` is one of them."""
        return DataError(NONE_READ, folder=os.path.dirname(path), reasons=self._reasons())

    def _reasons(self) -> Message:
        told = [Message("Engine", reason, {"n": f"{len(self._found[reason]):,}"}) for reason in REASONS
                if reason in self._found]  # fmt: skip
        whole = told.pop()
        while told:
            whole = Message("Engine", AND, {"one": told.pop(), "rest": whole})
        return whole


# --- sentences ------------------------------------------------------------------------------------------------------

OTHER_FORMAT = QT_TRANSLATE_NOOP("Engine", "{n} in a picture format that cannot be read")
NO_PICTURE = QT_TRANSLATE_NOOP("Engine", "{n} not a picture")
DAMAGED = QT_TRANSLATE_NOOP("Engine", "{n} damaged")
LARGE = QT_TRANSLATE_NOOP("Engine", "{n} too large (a picture may have 25 million pixels and 128 MB)")
FOLDERS = QT_TRANSLATE_NOOP("Engine", "{n} a folder inside a class")
REASONS = (OTHER_FORMAT, NO_PICTURE, DAMAGED, LARGE, FOLDERS)
AND = QT_TRANSLATE_NOOP("Engine", "{one}, {rest}")
LEFT_OUT = QT_TRANSLATE_NOOP(
    "Engine", "{count} of {all} files were left out: {reasons}. The first is {first}. PNG, JPEG, BMP and WebP are read."
)
NO_CLASSES = QT_TRANSLATE_NOOP("Engine", "Also left out, since their names are not those of classes: {names}.")
TOGETHER = QT_TRANSLATE_NOOP("Engine", "Taken together as one class: {names}.")
NONE_READ = QT_TRANSLATE_NOOP(
    "Engine",
    "No picture in {folder} can be read: {reasons}. Put PNG, JPEG, BMP or WebP files into it, then import again.",
)
MOST_NAMED = 5
"""Folders that are named."""


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
            "The folder {folder} holds fewer than {least} pictures, and one of them goes into the test set. Put "
            "more PNG, JPEG, BMP or WebP files into it, or separate them into folders named train and test.",
        )
    return DataError(text, folder=folder, least=least)


def _half(folder: Path, split: str) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "Engine",
            "The folder {folder} has a folder named {split} but none named {other}. Add it, or choose a folder that "
            "holds the class folders directly: then every sixth picture goes into the test set.",
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
