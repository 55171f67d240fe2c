"""Lesson files: the state of a page, to be opened again or handed to others. JSON, versioned, checked when read.

What a page does with a state is the page's affair: it checks each value, and ignores what it cannot use.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from cifar_gui import files, json_file
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

SUFFIX = ".cifarlesson"
FORMAT: Literal["cifar-gui lesson"] = "cifar-gui lesson"
VERSION: Literal[2] = 2
LARGEST_FILE = 4_000_000
"""Bytes."""
MOST_CARRIED = 20
"""Networks, and pictures, in a file: more than all parts of a lesson can name."""
PIXELS = 3 * 32 * 32
"""Bytes of a picture."""


class Picture(msgspec.Struct, forbid_unknown_fields=True):
    """A picture of the user's own."""

    index: int
    """Under which the state names it."""
    label: Annotated[int, msgspec.Meta(ge=0, le=9)]
    pixels: Annotated[bytes, msgspec.Meta(min_length=PIXELS, max_length=PIXELS)]
    """uint8 (3, 32, 32), in base64."""


class LessonFile(msgspec.Struct, forbid_unknown_fields=True):
    """A lesson and the state of its page."""

    lesson: str
    """Its key; in the first version its number: see ``former.lesson``."""
    state: dict[str, Any]
    networks: Annotated[list[Any], msgspec.Meta(max_length=MOST_CARRIED)] | msgspec.UnsetType = msgspec.UNSET
    """The user's own networks that the state names, each as ``engine.network_file`` writes it: not checked yet."""
    pictures: Annotated[list[Picture], msgspec.Meta(max_length=MOST_CARRIED)] | msgspec.UnsetType = msgspec.UNSET
    """The user's own pictures that the state names."""
    format: Literal["cifar-gui lesson"] = FORMAT
    version: Literal[1, 2] = VERSION


class LessonFileError(MessageError, ValueError):
    """What was read is no lesson file; ``message`` names the file and says why."""

    def __init__(self, path: Path, text: str, **values: object) -> None:
        super().__init__(Message("Window", text, {"name": path.name, **values}))


UNREADABLE = QT_TRANSLATE_NOOP("Window", "{name} cannot be read: {error}")
TOO_LARGE = QT_TRANSLATE_NOOP("Window", "{name} is too large to be a lesson file.")
NO_LESSON = QT_TRANSLATE_NOOP(
    "Window", "{name} is not a lesson file. Lesson files are saved from the menu of this program."
)
TOO_NEW = QT_TRANSLATE_NOOP("Window", "{name} comes from another version of the program (format {version}).")
DAMAGED = QT_TRANSLATE_NOOP("Window", "{name} is damaged: {what}")


def read(path: Path) -> LessonFile:
    """The lesson file at a path.

    Raises:
        LessonFileError: there is none, or it cannot be read.
    """
    try:
        data = files.read(path, LARGEST_FILE + 1)
    except OSError as error:
        raise LessonFileError(path, UNREADABLE, error=error.strerror or type(error).__name__) from None
    if len(data) > LARGEST_FILE:
        raise LessonFileError(path, TOO_LARGE)
    try:
        return json_file.decode(data, LessonFile)
    except json_file.OtherVersion as error:
        raise LessonFileError(path, TOO_NEW, version=error.version) from None
    except (json_file.OtherFormat, json_file.NoObject, json_file.NotJson):
        raise LessonFileError(path, NO_LESSON) from None
    except json_file.FieldError as error:
        raise LessonFileError(path, DAMAGED, what=error.message) from None


def write(path: Path, file: LessonFile) -> None:
    """Write a lesson file as a whole, or not at all.

    Raises:
        OSError: it cannot be written.
    """
    files.atomic_write(path, msgspec.json.format(msgspec.json.encode(file), indent=1))
