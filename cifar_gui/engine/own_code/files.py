"""Files of code: Python, and notebooks, of which the cells with code are taken. Nothing of them is run."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cifar_gui import files
from cifar_gui.engine.own_code.network import MOST_CHARACTERS, TOO_LONG
from cifar_gui.engine.own_code.values import CodeError
from cifar_gui.spec import QT_TRANSLATE_NOOP

LARGEST_FILE = 20 << 20
"""Bytes. A notebook holds the pictures that it has drawn."""
LARGEST_CODE = 4 * MOST_CHARACTERS
"""Bytes of a file of Python."""


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: str | list[str] = ""


class _Notebook(msgspec.Struct):
    nbformat: int
    cells: list[_Cell] = []


def text_of(path: Path) -> str:
    """The code of a file; of a notebook that of all cells, one after the other.

    Raises:
        CodeError: it cannot be read, or is too long.
    """
    try:
        data = files.read(path, LARGEST_FILE + 1)
    except OSError as error:
        raise CodeError(0, UNREADABLE, error=error.strerror or type(error).__name__) from None
    except ValueError:
        raise CodeError(0, NO_TEXT) from None
    notebook = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
    if len(data) > (LARGEST_FILE if notebook else LARGEST_CODE):
        raise CodeError(0, TOO_LONG, most=f"{MOST_CHARACTERS:,}")
    return _cells(data) if notebook else _decoded(data)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except ValueError:
        raise CodeError(0, NO_TEXT) from None


def _cells(data: bytes) -> str:
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Notebook)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CodeError(0, DAMAGED) from None
    cells = (cell.source for cell in found.cells if cell.cell_type == "code")
    return "\n\n".join(source if isinstance(source, str) else "".join(source) for source in cells)


NO_TEXT = QT_TRANSLATE_NOOP("Engine", "The file is no text in UTF-8.")
UNREADABLE = QT_TRANSLATE_NOOP("Engine", "The file cannot be read: {error}")
DAMAGED = QT_TRANSLATE_NOOP("Engine", "The notebook is damaged, or of another kind than is known here.")
