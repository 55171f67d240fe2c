"""Lesson files: the state of a page, to be opened again or handed to others. JSON, versioned, checked when read.

What a page does with a state is the page's affair: it checks each value, and ignores what it cannot use.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from cifar_gui.files import atomic_write
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

SUFFIX = ".cifarlesson"
FORMAT: Literal["cifar-gui lesson"] = "cifar-gui lesson"
VERSION: Literal[1] = 1
LARGEST_FILE = 4_000_000
"""Bytes."""


class LessonFile(msgspec.Struct, forbid_unknown_fields=True):
    """A lesson and the state of its page."""

    lesson: str
    state: dict[str, Any]
    format: Literal["cifar-gui lesson"] = FORMAT
    version: Literal[1] = VERSION


class _Head(msgspec.Struct):
    format: str = ""
    version: int = 0


class LessonFileError(ValueError):
    """What was read is no lesson file; ``message`` names the file and says why."""

    def __init__(self, path: Path, text: str, **values: object) -> None:
        self.message = Message("Window", text, {"name": path.name, **values})
        super().__init__(str(self.message))


UNREADABLE = QT_TRANSLATE_NOOP("Window", "{name} cannot be read: {error}")
TOO_LARGE = QT_TRANSLATE_NOOP("Window", "{name} is too large to be a lesson file.")
NO_LESSON = QT_TRANSLATE_NOOP("Window", "{name} is no lesson file. Lesson files are saved in the menu of this program.")
TOO_NEW = QT_TRANSLATE_NOOP("Window", "{name} comes from another version of the program (format {version}).")
DAMAGED = QT_TRANSLATE_NOOP("Window", "{name} is damaged: {what}")


def read(path: Path) -> LessonFile:
    """The lesson file at a path.

    Raises:
        LessonFileError: there is none, or it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise LessonFileError(path, UNREADABLE, error=error.strerror or type(error).__name__) from None
    if len(data) > LARGEST_FILE:
        raise LessonFileError(path, TOO_LARGE)
    try:
        head = msgspec.json.decode(data, type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        head = _Head()
    if head.format != FORMAT:
        raise LessonFileError(path, NO_LESSON)
    if head.version != VERSION:
        raise LessonFileError(path, TOO_NEW, version=head.version)
    try:
        return msgspec.json.decode(data, type=LessonFile)
    except (msgspec.DecodeError, RecursionError) as error:
        raise LessonFileError(path, DAMAGED, what=error) from None


def write(path: Path, file: LessonFile) -> None:
    """Write a lesson file as a whole, or not at all.

    Raises:
        OSError: it cannot be written.
    """
    atomic_write(path, msgspec.json.format(msgspec.json.encode(file), indent=1))
