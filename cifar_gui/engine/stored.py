"""Pictures that stay in their file: what is asked for is read then, and a file that is gone is an error that says so.

They are not mapped into memory: where a mapped file is cut off, or its disk is pulled out, the system ends the process.
Nor are all of them read at the start: from a share they would take seconds, and most pages look at one batch.
"""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]


class Picked:
    """Some of many pictures, in an order of their own: indexed like an array, and read when they are asked for."""

    dtype = np.dtype(np.uint8)

    def __init__(self, images: Bytes | Stored | Picked, places: NDArray[np.int64]) -> None:
        """``places``: int64 (n,), where in ``images`` each of them is."""
        self.images, self.places = images, places
        self.shape: tuple[int, ...] = (len(places), *images.shape[1:])

    @property
    def nbytes(self) -> int:
        """Bytes of all numbers."""
        return math.prod(self.shape)

    def __len__(self) -> int:
        return len(self.places)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return self[:].astype(dtype or self.dtype, copy=False)

    def __getitem__(self, index: Any) -> Bytes:
        """What an array would answer."""
        first, *rest = index if isinstance(index, tuple) else (index,)
        found: Bytes = self.images[(self.places[first], *rest)]
        return found


class Stored:
    """The uint8 array in an ``.npy`` file, indexed like an array: each answer is a fresh one. For any thread.

    The file is held open, so that its folder may be removed. One that came back after it was gone is opened again.
    """

    dtype = np.dtype(np.uint8)

    def __init__(self, path: Path, gone: Callable[[Path], Exception]) -> None:
        """Read the header of a file; ``gone`` makes the error for numbers that cannot be read later.

        Raises:
            OSError, ValueError, tokenize.TokenError: there is no such array in it.
        """
        self.path = path
        self._gone = gone
        self._lock = threading.Lock()
        self._file = FileIO(path)
        version: tuple[int, int] = np.lib.format.read_magic(self._file)
        if version != (1, 0):
            raise ValueError("another version of the format")
        shape, turned, dtype = np.lib.format.read_array_header_1_0(self._file)
        self.shape: tuple[int, ...] = shape
        self._start = self._file.tell()
        if dtype != self.dtype or turned or not shape:
            raise ValueError("another array")
        if os.fstat(self._file.fileno()).st_size < self._start + self.nbytes:
            raise ValueError("cut off")

    @property
    def nbytes(self) -> int:
        """Bytes of all numbers."""
        return math.prod(self.shape)

    def __len__(self) -> int:
        return self.shape[0]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return self[:].astype(dtype or self.dtype, copy=False)

    def __getitem__(self, index: Any) -> Bytes:
        """What an array would answer; only the rows that the first index names are read."""
        first, *rest = index if isinstance(index, tuple) else (index,)
        rows = self._places(first)
        found = self._rows(np.atleast_1d(rows).reshape(-1))
        whole = found.reshape(*rows.shape, *self.shape[1:])
        return whole[(slice(None),) * rows.ndim + tuple(rest)] if rest else whole

    def _places(self, index: Any) -> NDArray[np.int64]:
        """Which rows an index names; those of a batch, which name themselves, are not looked up."""
        if isinstance(index, np.ndarray) and index.dtype == np.int64 and index.size and index.min() >= 0:
            if index.max() >= len(self):
                raise IndexError(f"row {index.max()} of {len(self)}")
            return index
        found: NDArray[np.int64] = np.arange(len(self))[index]
        return found

    def _rows(self, rows: NDArray[np.int64]) -> Bytes:
        """Rows by their places, those that follow each other at once."""
        found = np.empty((len(rows), *self.shape[1:]), np.uint8)
        waiting, size = found.reshape(-1).data, math.prod(self.shape[1:])
        breaks, places = (np.flatnonzero(np.diff(rows) != 1) + 1).tolist(), rows.tolist()
        with self._lock:
            for first, end in zip([0, *breaks], [*breaks, len(rows)], strict=True):
                if first < end:
                    self._fill(waiting[first * size : end * size], self._start + places[first] * size)
        return found

    def _fill(self, part: memoryview, offset: int) -> None:
        """Read from there on. What is refused is tried once more with the file that is there now."""
        if self._filled(self._file, part, offset):
            return
        with suppress(OSError):
            again = FileIO(self.path)
            if self._filled(again, part, offset):
                self._file.close()
                self._file = again
                return
            again.close()
        raise self._gone(self.path)

    @staticmethod
    def _filled(file: FileIO, part: memoryview, offset: int) -> bool:
        """Whether all of it could be read."""
        try:
            file.seek(offset)
            while len(part) and (count := file.readinto(part)):
                part = part[count:]
        except OSError:
            return False
        return not len(part)

    def __del__(self) -> None:
        with suppress(AttributeError):  # where the file could not be opened
            self._file.close()
