"""A tensor that somebody saved with ``numpy.save``, read safely, and compared with one of the program's. NumPy only."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from cifar_gui import files
from cifar_gui.engine.data import UNREADABLE, DataError
from cifar_gui.spec import QT_TRANSLATE_NOOP

LARGEST_FILE = 512 << 20
RTOL, ATOL = 1e-5, 1e-6
"""Within these two numbers are taken for the same: rounding differs from one machine to another."""

NO_FILE = QT_TRANSLATE_NOOP("Engine", "{name} cannot be read: {error}")
NO_TENSOR = QT_TRANSLATE_NOOP(
    "Engine", "{name} is not a tensor of numbers. Save one with numpy.save(file, tensor.detach().numpy())."
)
TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "{name} is too large: a tensor may have 512 MB.")
CUT = QT_TRANSLATE_NOOP("Engine", "{name} is cut short: it holds fewer numbers than it says.")

Array = NDArray[Any]


def read(path: Path) -> Array:
    """The array in a .npy file; nothing in it is unpickled.

    Raises:
        DataError: there is none, it holds other things than numbers, or it is too large.
    """
    try:
        size = os.path.getsize(path)
        if size > LARGEST_FILE:
            raise DataError(TOO_LARGE, name=path.name)
        with files.open_plain(path) as file:
            if _claims(file) > size:
                raise DataError(CUT, name=path.name)
            found = np.lib.format.read_array(file, allow_pickle=False, max_header_size=4096)
            if file.read(1):
                raise DataError(NO_TENSOR, name=path.name)
    except OSError as error:
        raise DataError(NO_FILE, name=path.name, error=error.strerror or type(error).__name__) from None
    except (*UNREADABLE, EOFError, MemoryError, OverflowError) as error:
        text = CUT if "array data" in str(error) or "read all data" in str(error) else NO_TENSOR
        raise DataError(text, name=path.name) from None
    if found.dtype.kind not in "biuf":
        raise DataError(NO_TENSOR, name=path.name)
    return np.asarray(found)


def _claims(file: BinaryIO) -> int:
    """How many bytes of numbers a file says that it has; what it says is not made before that is known.

    Raises:
        ValueError, tokenize.TokenError: it is no such file.
    """
    version = np.lib.format.read_magic(file)
    header = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}.get(version)
    if header is None:
        raise ValueError("another version of the format")
    shape, _, dtype = header(file, max_header_size=4096)
    file.seek(0)
    return math.prod(shape) * int(dtype.itemsize)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Where two tensors differ."""

    mine: tuple[int, ...]
    """The shape of the user's."""
    ours: tuple[int, ...]
    layout: tuple[int, ...] | None
    """With shapes that differ: the order of axes in which the user's has the other's numbers."""
    difference: NDArray[np.float64] | None
    """Absolute, in the shape of both; infinite where one is no number and the other is; None with other shapes."""
    apart: int
    """In how many places they are not the same to rounding."""
    worst: tuple[int, ...] | None
    """Where they differ most."""
    values: tuple[float, float]
    """The user's and the program's number there."""

    @property
    def same(self) -> bool:
        """Whether shape and numbers agree, to rounding."""
        return self.difference is not None and not self.apart


def compare(mine: Array, ours: Array) -> Comparison:
    """Compare two arrays, as ``numpy.allclose(rtol=RTOL, atol=ATOL)`` would."""
    if mine.shape != ours.shape:
        return Comparison(mine.shape, ours.shape, _layout(mine, ours), None, 0, None, (0.0, 0.0))
    one, other = mine.astype(np.float64), ours.astype(np.float64)
    close = np.isclose(one, other, rtol=RTOL, atol=ATOL, equal_nan=True)
    with np.errstate(invalid="ignore"):
        difference = np.where(close & ~np.isfinite(one), 0.0, np.abs(one - other))
    difference = np.where(np.isnan(difference), np.inf, difference)
    if close.all() or not difference.size:
        return Comparison(mine.shape, ours.shape, None, difference, 0, None, (0.0, 0.0))
    at = np.unravel_index(int(np.where(close, -1.0, difference).argmax()), difference.shape)
    worst = tuple(int(index) for index in at)
    return Comparison(
        mine.shape, ours.shape, None, difference, int((~close).sum()), worst, (float(one[worst]), float(other[worst]))
    )


def _layout(mine: Array, ours: Array) -> tuple[int, ...] | None:
    """The order of axes that makes one of the other, if that is all there is between them."""
    if mine.ndim != ours.ndim or mine.ndim > 4 or sorted(mine.shape) != sorted(ours.shape):
        return None
    for order in permutations(range(mine.ndim)):
        turned = mine.transpose(order)
        if turned.shape == ours.shape and np.allclose(turned, ours, rtol=RTOL, atol=ATOL, equal_nan=True):
            return order
    return None
