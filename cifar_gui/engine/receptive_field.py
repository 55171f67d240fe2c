"""Which part of its picture a cell of a network sees: the receptive field, from the windows of its layers. NumPy only.

GUI thread: this follows the mouse. A field is a mask of places, (H, W) of maps or (n,) of numbers in a row: not always
a rectangle, as dilated windows leave out places, and a residual block has two ways. All channels have the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.layers.kind import FORMULA
from cifar_gui.layers.normalisation import BATCH
from cifar_gui.layers.window import OUTSIDE, Window
from cifar_gui.spec import Block, Layer, Network

Mask = NDArray[np.bool_]
Shape = tuple[int, ...]
"""Of one picture: (C, H, W), (C, L) or (n,)."""
Back = Callable[[Mask], Mask]
"""From places of an output to the places of the input that they read."""


def places(shape: Sequence[int]) -> Shape:
    """The shape of a mask for outputs of this shape: without the channels, where there are any."""
    return tuple(shape[1:]) if len(shape) > 1 else tuple(shape)


@dataclass(frozen=True, eq=False)
class Fields:
    """The fields of a network for pictures of one size."""

    shapes: tuple[Shape, ...]
    """What goes in, and what comes out of each part."""
    backs: tuple[Back, ...]
    """Of each part."""

    @classmethod
    def of(cls, network: Network, shapes: Sequence[Shape], inner: Callable[[str], Shape]) -> Fields:
        """Of a network whose parts give these shapes, the first one that of its picture.

        Args:
            network: what is looked at.
            shapes: of one picture, as PyTorch says; one more than there are parts.
            inner: the shape that comes out of a layer within a block, by its path: ``block1.layers.conv1``.
        """
        backs = [
            _block(part, shapes[place], inner) if isinstance(part, Block)
            else layer_back(part, shapes[place], shapes[place + 1])
            for place, part in enumerate(network.layers)
        ]  # fmt: skip
        return cls(tuple(map(tuple, shapes)), tuple(backs))

    def masks(self, part: int, place: Sequence[int]) -> list[Mask]:
        """What a place of the output of a part sees: of the picture, of the output of each part before, and itself."""
        mask = np.zeros(places(self.shapes[part + 1]), bool)
        mask[tuple(place)] = True
        found = [mask]
        for back in reversed(self.backs[: part + 1]):
            found.append(back(found[-1]))
        return found[::-1]


def box(mask: Mask) -> tuple[int, int, int, int]:
    """(top, left, height, width) of what is set in a mask (H, W); all 0 where nothing is."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return (0, 0, 0, 0)
    return int(rows[0]), int(columns[0]), int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1


# --- one layer ------------------------------------------------------------------------------------------------------


def layer_back(part: Layer, given: Shape, out: Shape) -> Back:
    """How a layer reads its input; of a layer that is not known to read less, everything."""
    params = arguments(part)
    kind = KINDS[part.kind]
    window = kind.window(params)
    if window is not None and len(given) == 3:
        rows, columns = (
            _taken(axis, getattr(window, "padding_mode", "zeros"), count)
            for axis, count in zip(window.axes(given), out[1:], strict=True)
        )
        return lambda mask: _read(mask, rows, columns)
    if part.kind in ROUTES:
        found = ROUTES[part.kind](params, given, out)
        return found if found is not None else _everything(given)
    if kind.cell == FORMULA or (part.kind in BATCH and params.track_running_stats) or part.kind == "Identity":
        return lambda mask: mask
    return _everything(given)


def _everything(given: Shape) -> Back:
    return lambda mask: np.full(places(given), mask.any())


def _taken(axis: Any, padding_mode: str, count: int) -> Mask:
    """(out, in): whether an output place reads an input place along one axis."""
    found = np.zeros((count, axis.size), bool)
    for index in range(count):
        sources = axis.sources(axis.taps(index), padding_mode)
        found[index, sources[sources != OUTSIDE]] = True
    return found


def _read(mask: Mask, rows: Mask, columns: Mask) -> Mask:
    """The places (H, W) of an input that a mask of an output reads, along each axis as its matrix (out, in) says."""
    found: Mask = (rows.T.astype(np.float32) @ mask.astype(np.float32) @ columns.astype(np.float32)) > 0
    return found


def _flattened(params: Any, given: Shape, out: Shape) -> Back | None:
    """Places are laid out in a row; with the channels, so that each channel's place is one of its own."""
    if len(out) == 1:
        return lambda mask: _without_channels(mask.reshape(given))
    if prod(places(given)) == prod(places(out)):
        return lambda mask: mask.reshape(places(given))
    return None


def _without_channels(mask: Mask) -> Mask:
    found: Mask = np.asarray(mask.any(0)) if mask.ndim > 1 else mask
    return found


def _linear(params: Any, given: Shape, out: Shape) -> Back | None:
    """All numbers along the last dimension."""
    if len(given) == 1:
        return None
    whole = places(given)
    return lambda mask: np.broadcast_to(mask.any(-1, keepdims=True), whole).copy()


def _softmax(params: Any, given: Shape, out: Shape) -> Back | None:
    """All numbers along its dimension; across the channels, each place for itself."""
    dim = params.dim
    dimensions = len(given) + 1
    at = (1 if dimensions in (2, 4) else 0) if dim is None else dim % dimensions
    axis = at - (1 if len(given) == 1 else 2)
    if axis < 0:
        return lambda mask: mask
    return lambda mask: np.broadcast_to(mask.any(axis, keepdims=True), places(given)).copy()


def _padded(params: Any, given: Shape, out: Shape) -> Back | None:
    """A frame: places are moved, and those of the frame read nothing. PyTorch counts from the last dimension."""
    amounts = params.padding if isinstance(params.padding, tuple) else (params.padding,) * 4
    left, _, top, _ = (*amounts, 0, 0, 0, 0)[:4]
    if len(given) != 3 or not all(isinstance(number, int) for number in amounts):
        return None
    rows, columns = (_moved(count, size, by) for count, size, by in zip(out[1:], given[1:], (top, left), strict=True))
    return lambda mask: _read(mask, rows, columns)


def _moved(count: int, size: int, by: int) -> Mask:
    found = np.zeros((count, size), bool)
    at = np.arange(count) - by
    inside = (at >= 0) & (at < size)
    found[np.flatnonzero(inside), at[inside]] = True
    return found


def _shuffled(params: Any, given: Shape, out: Shape) -> Back | None:
    """A place of the output lies within one of the input."""
    factor = params.upscale_factor
    rows, columns = (
        np.arange(count)[:, None] // factor == np.arange(size) for count, size in zip(out[1:], given[1:], strict=True)
    )
    return lambda mask: _read(mask, rows, columns)


def _enlarged(params: Any, given: Shape, out: Shape) -> Back | None:
    """What ``Upsample`` reads along each axis, as its mode says."""
    if len(given) != 3 or params.mode not in READS:
        return None
    scales = params.scale_factor if isinstance(params.scale_factor, tuple) else (params.scale_factor,) * 2
    used = [None if params.recompute_scale_factor or params.size is not None else scale for scale in scales]
    rows, columns = (
        READS[params.mode](count, size, size / count if scale is None else 1 / scale, bool(params.align_corners))
        for count, size, scale in zip(out[1:], given[1:], used, strict=True)
    )
    return lambda mask: _read(mask, rows, columns)


def _nearest(shift: float) -> Callable[[int, int, float, bool], Mask]:
    def reads(count: int, size: int, step: float, aligned: bool) -> Mask:
        at = np.minimum(np.floor((np.arange(count) + shift) * np.float32(step)).astype(int), size - 1)
        found = np.zeros((count, size), bool)
        found[np.arange(count), at] = True
        return found

    return reads


def _between(taps: range) -> Callable[[int, int, float, bool], Mask]:
    """The neighbours of a point between cells: two, or four along each axis."""

    def reads(count: int, size: int, step: float, aligned: bool) -> Mask:
        places = np.arange(count, dtype=np.float64)
        at = places * ((size - 1) / max(count - 1, 1)) if aligned else (places + 0.5) * step - 0.5
        if len(taps) == 2:
            at = np.maximum(at, 0)
        low = np.floor(at + 1e-9).astype(int)
        between = np.abs(at - low) > 1e-6
        found = np.zeros((count, size), bool)
        for tap in taps:
            there = np.flatnonzero(between | (tap == 0))
            found[there, np.clip(low[there] + tap, 0, size - 1)] = True
        return found

    return reads


def _areas(count: int, size: int, step: float, aligned: bool) -> Mask:
    found = np.zeros((count, size), bool)
    for index in range(count):
        found[index, index * size // count : -(-(index + 1) * size // count)] = True
    return found


READS: dict[str, Callable[[int, int, float, bool], Mask]] = {
    "nearest": _nearest(0.0), "nearest-exact": _nearest(0.5), "bilinear": _between(range(2)),
    "bicubic": _between(range(-1, 3)), "area": _areas,
}  # fmt: skip
"""(outputs, inputs, input cells for each output cell, align_corners) by the mode of ``Upsample``."""

ROUTES: dict[str, Callable[[Any, Shape, Shape], Back | None]] = {
    "Flatten": _flattened, "Linear": _linear, "Softmax": _softmax, "ZeroPad2d": _padded, "PixelShuffle": _shuffled,
    "Upsample": _enlarged,
}  # fmt: skip
"""Layers that read other places than their own, and slide no window; None reads everything."""


def _block(block: Block, given: Shape, inner: Callable[[str], Shape]) -> Back:
    """Both ways of a residual block: what one of them reads is read."""
    ways = [_chain(f"{block.name}.{name}", layers, given, inner)
            for name, layers in (("layers", block.layers), ("shortcut", block.shortcut))]  # fmt: skip

    def back(mask: Mask) -> Mask:
        found = []
        for way in ways:
            at = mask
            for step in reversed(way):
                at = step(at)
            found.append(at)
        return found[0] | found[1]

    return back


def _chain(path: str, layers: Sequence[Layer], given: Shape, inner: Callable[[str], Shape]) -> list[Back]:
    found = []
    for part in layers:
        out = inner(f"{path}.{part.name}")
        found.append(layer_back(part, given, out))
        given = out
    return found


# --- how it grows ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Extent:
    """How far a cell sees, wherever it lies, along one axis: padding counted in, so it may be more than a picture."""

    low: int
    high: int
    """From which place to which, for the cell 0."""
    step: int
    """Places of the picture from a cell to the next."""

    @property
    def size(self) -> int:
        """Places that it sees."""
        return self.high - self.low + 1


def extents(network: Network) -> list[tuple[Extent, Extent] | None]:
    """(rows, columns) of a cell after each part; None from where on it sees everything, or other places by place."""
    found: list[tuple[Extent, Extent] | None] = []
    now: tuple[Extent, Extent] | None = (Extent(0, 0, 1), Extent(0, 0, 1))
    for part in network.layers:
        if isinstance(part, Block):
            ways = [_along(now, layers) for layers in (part.layers, part.shortcut)]
            now = _both(*ways)
        else:
            now = _along(now, (part,))
        found.append(now)
    return found


def _along(now: tuple[Extent, Extent] | None, layers: Sequence[Layer]) -> tuple[Extent, Extent] | None:
    for part in layers:
        params, kind = arguments(part), KINDS[part.kind]
        window = kind.window(params)
        if now is None:
            return None
        if isinstance(window, Window):
            now = (_grown(now[0], window, 0), _grown(now[1], window, 1))
        elif (part.kind not in KEEP and kind.cell != FORMULA) or (
            part.kind == "Softmax" and params.dim not in (None, 1, -3)
        ):
            return None
    return now


def _grown(one: Extent, window: Window, axis: int) -> Extent:
    start = -window.padding[axis] * one.step
    reach = window.dilation[axis] * (window.kernel_size[axis] - 1) * one.step
    return Extent(one.low + start, one.high + start + reach, one.step * window.stride[axis])


def _both(first: tuple[Extent, Extent] | None, second: tuple[Extent, Extent] | None) -> tuple[Extent, Extent] | None:
    if first is None or second is None or any(a.step != b.step for a, b in zip(first, second, strict=True)):
        return None
    rows, columns = (Extent(min(a.low, b.low), max(a.high, b.high), a.step) for a, b in zip(first, second, strict=True))
    return rows, columns


KEEP = ("BatchNorm2d", "Identity", "Flatten")
"""Each of their cells sees what one before them does."""
