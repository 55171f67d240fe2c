"""The patches of pictures that cells see. NumPy only."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.data import Images
from cifar_gui.pages.exciting.protocol import LayerFound

Span = tuple[int, int]


def patches(pictures: Images, layer: LayerFound, cells: NDArray[Any]) -> Images:
    """uint8 (n, 3, h, w): of each picture (n, 3, H, W) what the cell (row * W + column) sees, all of one size.

    At the edge of a picture a cell sees padding as well: it is black, as zeros are.
    """
    whole = (int(np.diff(layer.rows).max()), int(np.diff(layer.columns).max()))
    found = np.zeros((len(pictures), 3, *whole), np.uint8)
    for patch, picture, cell in zip(found, pictures, cells.tolist(), strict=True):
        row, column = divmod(cell, layer.shape[2])
        (top, below), (left, beside) = layer.rows[row].tolist(), layer.columns[column].tolist()
        down = _shift((top, below), whole[0])
        right = _shift((left, beside), whole[1])
        patch[:, down : down + below - top, right : right + beside - left] = picture[:, top:below, left:beside]
    return found


def _shift(span: Span, whole: int) -> int:
    """Where what lies in the picture begins in the whole patch: at its end where the picture begins within it."""
    return whole - (span[1] - span[0]) if span[0] == 0 else 0
