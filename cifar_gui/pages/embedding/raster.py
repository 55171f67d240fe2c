"""Thousands of dots or small pictures as one image, later ones on top of earlier ones. NumPy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint32]
"""0xAARRGGBB, opaque; 0 where a stamp has nothing."""


def faded(pixels: Pixels, ground: int, share: float) -> Pixels:
    """Colours laid over a ground with this opacity."""
    found = np.full(np.shape(pixels), 0xFF000000, np.uint32)
    for shift in (16, 8, 0):
        below = (ground >> shift) & 0xFF
        above = (np.asarray(pixels) >> np.uint32(shift)) & np.uint32(0xFF)
        found |= np.rint(below + (above.astype(np.float32) - below) * share).astype(np.uint32) << np.uint32(shift)
    return found


def dots(colours: Pixels, ground: int, side: int) -> Pixels:
    """(k, side, side): a disc of each colour, with smooth edges and a rim of the ground that sets it off."""
    middle = (side - 1) / 2
    far = np.hypot(*(np.indices((side, side)) - middle))
    inner = np.clip(side / 2 - 0.5 - far, 0.0, 1.0)  # how much of a pixel the disc covers
    discs = np.stack([np.stack([faded(colours, ground, float(part)) for part in row], -1) for row in inner], -2)
    found: Pixels = np.where(far <= side / 2, discs, np.uint32(0))
    return found


def thumbnails(pictures: Pixels, colours: Pixels, side: int, border: int) -> Pixels:
    """(n, side, side): pictures (n, H, W) made smaller or larger, each within a border of its colour (n,)."""
    within = max(1, side - 2 * border)
    rows, columns = (np.arange(within) * size // within for size in pictures.shape[1:])
    found = np.empty((len(pictures), within + 2 * border, within + 2 * border), np.uint32)
    found[:] = colours[:, None, None]
    found[:, border : border + within, border : border + within] = pictures[:, rows[:, None], columns]
    return found


def uncovered(corners: NDArray[np.int64], side: int) -> NDArray[np.int64]:
    """Which squares, each with its corner at (row, column), are worth painting in this order: not those that lie within
    a third of their side of a later one, which covers nearly all of them."""
    cells = corners // max(1, side // 3)
    keys = (cells[:, 0] << 32) + cells[:, 1]
    _, last = np.unique(keys[::-1], return_index=True)
    kept: NDArray[np.int64] = np.sort(len(keys) - 1 - last)
    return kept


def stamped(size: tuple[int, int], ground: int, corners: NDArray[np.int64], stamps: Pixels) -> Pixels:
    """(H, W): stamps (n, side, side) on a ground, each with its corner at (row, column); what is outside is cut off."""
    side = stamps.shape[-1]
    pixels = np.full((size[0] + 2 * side, size[1] + 2 * side), ground, np.uint32)
    kept = ((corners > -side) & (corners < size)).all(axis=1)
    stamps, start = stamps[kept], corners[kept] + side
    if stamps.all():
        for (row, column), stamp in zip(start.tolist(), stamps, strict=True):  # slices: a tenth of the time of indices
            pixels[row : row + side, column : column + side] = stamp
    else:
        down, across = np.nonzero(stamps.any(axis=0))
        places = (start[:, :1] + down) * pixels.shape[1] + start[:, 1:] + across
        pixels.reshape(-1)[places.ravel()] = stamps[:, down, across].ravel()
    return np.ascontiguousarray(pixels[side:-side, side:-side])
