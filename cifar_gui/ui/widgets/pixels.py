"""Maps, planes and pictures as pixels, and these as images of Qt."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from cifar_gui.ui.widgets.theme import SIGNED

Pixels = NDArray[np.uint32]

MOST_PIXELS = 256
"""A tile of more cells a side than this is thinned out before it is coloured."""

SIGNED32: Pixels = np.bitwise_or.reduce(SIGNED.astype(np.uint32) << np.array([16, 8, 0], np.uint32), axis=1)
SIGNED32 |= np.uint32(0xFF000000)
"""The colours of the signed scale, from its lower end to its upper one."""


def signed_pixels(maps: NDArray[np.floating], limit: float) -> Pixels:
    """0xAARRGGBB of values on the signed scale; ``limit`` and beyond has the last colour."""
    with np.errstate(invalid="ignore", over="ignore"):
        scaled = maps * np.float32(127.5 / limit if limit > 0 else 1.0)
        scaled += np.float32(128)  # 127.5 and a half, because the cast cuts off
        np.clip(scaled, 0, 255, out=scaled)
        pixels: Pixels = SIGNED32.take(scaled.astype(np.uint8))
    return pixels


def picture_pixels(pictures: NDArray[Any]) -> Pixels:
    """0xAARRGGBB of pictures (..., 3, H, W): float in [0, 1] (clipped) or uint8."""
    red, green, blue = (_bytes(pictures[..., channel, :, :]) for channel in range(3))
    pixels: Pixels = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return pixels


def grey_pixels(planes: NDArray[Any]) -> Pixels:
    """0xAARRGGBB of planes (..., H, W): float in [0, 1] (clipped) or uint8."""
    pixels: Pixels = np.uint32(0xFF000000) | _bytes(planes) * np.uint32(0x010101)
    return pixels


def _bytes(values: NDArray[Any]) -> Pixels:
    if values.dtype == np.uint8:
        whole: Pixels = values.astype(np.uint32)
        return whole
    with np.errstate(invalid="ignore"):
        scaled = (np.clip(values, 0, 1) * np.float32(255) + np.float32(0.5)).astype(np.uint8)
    pixels: Pixels = scaled.astype(np.uint32)
    return pixels


DOT, SMALL_DOT = 7, 6
"""A dot is drawn on so many pixels a side of its cell; cells of less than SMALL_DOT px are filled as a whole."""


def dot_pixels(cells: NDArray[np.bool_], ink: int, halo: int, whole: bool) -> Pixels:
    """0xAARRGGBB of dots on some cells (H, W) of a tile, DOT pixels for each cell, or one when ``whole``."""
    if whole:
        return np.where(cells, np.uint32(ink), np.uint32(0))
    dot = np.zeros((DOT, DOT), np.uint32)
    dot[1:-1, 1:-1], dot[2:-2, 2:-2] = halo, ink
    pixels: Pixels = np.kron(cells.astype(np.uint32), dot)
    return pixels


def image(pixels: Pixels, form: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    """A QImage on (H, W) contiguous pixels, which the caller keeps alive."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, form)


def paint_frame(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The line that ``drawRect`` draws with a pen of 1 px; where it lets something through, in a tenth of the time."""
    left, top, right, bottom = map(math.floor, (rect.left(), rect.top(), rect.right(), rect.bottom()))
    wide, high = right - left + 1, bottom - top - 1
    painter.fillRect(left, top, wide, 1, colour)
    painter.fillRect(left, bottom, wide, 1, colour)
    painter.fillRect(left, top + 1, 1, high, colour)
    painter.fillRect(right, top + 1, 1, high, colour)


def thinned(values: NDArray[Any]) -> NDArray[Any]:
    """Maps or pictures (..., H, W) with at most MOST_PIXELS cells a side."""
    step = max(1, -(-max(values.shape[-2:]) // MOST_PIXELS))
    return values if step == 1 else values[..., ::step, ::step]
