"""A script that is shown: how its lines are put together, what lies beside it, how both are saved. No torch."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.literal import literal
from cifar_gui.files import atomic_write

NAME = "pictures.npz"
"""What the file beside a script is called, until the script is saved under a name."""
PACKED = 16_000_000
"""Bytes up to which it is worth to compress them."""

Excerpt = tuple[Split, slice]
"""Some of the pictures of a split."""


@dataclass(frozen=True, eq=False)
class Beside:
    """The file beside a script. Pictures are read when they are asked for."""

    sets: Mapping[str, Excerpt]
    """By the variable of the data set in the script."""

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """By the names under which the script reads them: images uint8 (N, 3, 32, 32), labels int64 (N,).

        Raises:
            DataError: their file is gone.
        """
        found: dict[str, NDArray[Any]] = {}
        for variable, (split, part) in self.sets.items():
            images, labels = names_of(variable)
            found |= {images: np.asarray(split.images[part]), labels: split.labels[part]}
        return found

    def content(self) -> bytes:
        """The file: NumPy's, without pickles.

        Raises:
            DataError: the file of the pictures is gone.
        """
        buffer, arrays = io.BytesIO(), self.arrays
        packed = sum(array.nbytes for array in arrays.values()) <= PACKED
        save = np.savez_compressed if packed else np.savez
        save(buffer, **arrays)  # type: ignore[arg-type]  # the stubs take the names for allow_pickle
        return buffer.getvalue()


def names_of(variable: str) -> tuple[str, str]:
    """What "dataset" reads are images and labels; what "train_set" reads are train_images and train_labels."""
    prefix = "" if variable == "dataset" else variable.removesuffix("set")
    return f"{prefix}images", f"{prefix}labels"


LOGS = '"logs"'
"""Where the scripts log, as source."""

Part = str | tuple[str, str]
"""Text, or ``(name, text)`` of a token."""


@dataclass(frozen=True)
class Script:
    """A Python script and where its parts are."""

    text: str
    tokens: Mapping[str, tuple[int, int]]
    """Span ``(start, end)`` in ``text`` of the value of each written field; also of "seed", "pictures" and "cell"."""
    lines: Mapping[str, int]
    """Line numbers, from 1: "data", "seed", "build", "forward", "shape", and "cell" when a cell is pinned."""
    beside: Beside | None = None
    """The file that has to lie beside it; None for a script that needs none."""
    copy: bool = False
    """Whether the program's pictures come from a copy, so that those that the script downloads differ a little."""

    def reading(self, name: str) -> str:
        """Its text, with another name for the file beside it."""
        if self.beside is None:
            return self.text
        low, high = self.tokens["beside"]
        return self.text[:low] + literal(name) + self.text[high:]

    def save(self, path: Path) -> tuple[Path, ...]:
        """Write the script to a file, and beside it the one that it reads: the files that were written.

        That one is called after the script. Where another file has its name, it gets a free one, unless the script is
        replaced as well.

        Raises:
            OSError: one of them cannot be written; nothing that was there is lost.
        """
        if self.beside is None:
            atomic_write(path, self.text.encode())
            return (path,)
        other = beside_name(path, replaces=path.exists())
        atomic_write(other, self.beside.content())
        atomic_write(path, self.reading(other.name).encode())
        return path, other


def beside_name(path: Path, *, replaces: bool) -> Path:
    """Where the file beside a script is written."""
    for number in count(1):
        name = path.with_name(f"{path.stem}_{NAME}" if number == 1 else f"{path.stem}_{number}_{NAME}")
        if replaces or not name.exists():
            return name
    raise AssertionError


class Writer:
    """Collects lines and remembers where the marked parts of them are."""

    def __init__(self, data: DataSet | None = None) -> None:
        self.text = ""
        self.tokens: dict[str, tuple[int, int]] = {}
        self.lines: dict[str, int] = {}
        self.data = data
        """The pictures that the script is about."""
        self.beside: Beside | None = None

    def line(self, *parts: Part, mark: str | None = None) -> None:
        """Write one line; a part ``(name, text)`` becomes a token."""
        if mark is not None:
            self.lines[mark] = self.text.count("\n") + 1
        for part in parts:
            name, text = part if isinstance(part, tuple) else (None, part)
            if name is not None:
                self.tokens[name] = (len(self.text), len(self.text) + len(text))
            self.text += text
        self.text += "\n"

    def script(self) -> Script:
        """What has been written."""
        downloads = self.data is not None and self.beside is None
        return Script(
            self.text, self.tokens, self.lines, self.beside,
            copy=downloads and self.data is not None and self.data.official is False,
        )  # fmt: skip
