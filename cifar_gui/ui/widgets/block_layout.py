"""Where the blocks of a drawn network stand, and the arcs around residual ones."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from cifar_gui.engine.network_edits import LAYERS, SHORTCUT, Path, Row
from cifar_gui.protocol.networks import LayerReport
from cifar_gui.spec import Layer

HEIGHT = 148
"""Of the whole drawing, px."""
TOP, FLOOR = 26, 108
"""Between them stand the blocks; arcs run above, words below."""
GAP, WIDEST_GAP, MARGIN = 10, 36, 14
"""Between two blocks, where room is scarce and where it is not; and at both ends."""
THIN = 7
"""Thickness of a block that changes no shape."""
NARROWEST = 0.42
"""Of its width that a network gets at least; what is longer then is scrolled."""
SLANT = 0.30
"""How far a block's depth goes to the right and up, as a share of its width in cells."""


@dataclass(frozen=True)
class Box:
    """One layer in the drawing."""

    path: Path
    row: int
    layer: Layer | None
    """None for the input."""
    front: QRectF
    depth: float
    shape: tuple[int, ...] | None
    fault: bool
    thin: bool = False
    """It changes no shape."""

    @property
    def outline(self) -> QRectF:
        """Front and depth together."""
        return self.front.adjusted(0, -self.depth, self.depth, 0)


@dataclass(frozen=True)
class Arc:
    """A shortcut, from before the first layer of a block to behind its last."""

    path: Path
    start: float
    end: float
    layers: int
    """In the shortcut; 0 for the identity."""
    fault: bool


class BlockLayout:
    """Boxes and arcs of a network, spread over a width: close together, or the room that is left is shared out."""

    def __init__(
        self, rows: tuple[Row, ...], reports: tuple[LayerReport | None, ...], fault: int | None,
        in_shape: tuple[int, ...], width: int, floor: int,
    ) -> None:  # fmt: skip
        self.rows, self.reports, self.fault, self.in_shape = rows, reports, fault, in_shape
        self.floor = floor
        self.zoom = (floor - TOP) / (FLOOR - TOP)
        self.boxes: list[Box] = []
        self.arcs: list[Arc] = []
        self._gap = float(GAP)
        self._share = 1.0
        """Of its width that a block gets where the room is short."""
        self.needed = self._place() + MARGIN
        """px of the width, with nothing narrowed."""
        if self.needed < width:
            self._gap = min(WIDEST_GAP * self.zoom**2, GAP + (width - self.needed) / max(len(self.boxes) - 1, 1))
        else:
            self._share = max(NARROWEST, (width - 2 * MARGIN) / self.needed)
            self._gap = GAP * self._share
        if self._gap != GAP:
            self._place()

    def _place(self) -> float:
        """Place boxes and arcs; the right end of the last box comes back."""
        tallest = max((_cells(shape)[0] for shape in self._shapes()), default=1)
        self.boxes, self.arcs = [], []
        x = float(MARGIN)
        x = self._add((), -1, None, self.in_shape, x, tallest, thin=False)
        start = x
        for place, row in enumerate(self.rows):
            if row.branch == SHORTCUT:
                continue
            report = self.reports[place]
            shape = None if report is None else report.out_shape
            if not isinstance(row.part, Layer):
                start = x
                self._end_block(row, place, start)
                if not row.part.layers:
                    x = self._add(row.path, place, None, shape, x, tallest, thin=True)
                    self._stretch_arc(x)
                continue
            thin = report is not None and shape is not None and report.in_shape == shape and not report.multiply_adds
            x = self._add(row.path, place, row.part, shape, x, tallest, thin)
            if row.branch == LAYERS:
                self._stretch_arc(x)
        return x - self._gap

    def _end_block(self, row: Row, place: int, start: float) -> None:
        shortcut = len(row.part.shortcut) if not isinstance(row.part, Layer) else 0
        inner = self.fault is not None and self.rows[self.fault].path[:2] == (*row.path, SHORTCUT)
        self.arcs.append(Arc(row.path, start - self._gap / 2, start, shortcut, self.fault == place or inner))

    def _stretch_arc(self, x: float) -> None:
        last = self.arcs[-1]
        self.arcs[-1] = Arc(last.path, last.start, x - self._gap / 2, last.layers, last.fault)

    def _shapes(self) -> Iterator[tuple[int, ...]]:
        yield self.in_shape
        yield from (report.out_shape for report in self.reports if report is not None and report.out_shape is not None)

    def _add(
        self, path: Path, row: int, layer: Layer | None, shape: tuple[int, ...] | None, x: float, tallest: int,
        thin: bool,
    ) -> float:  # fmt: skip
        room = self.floor - TOP
        if shape is None:
            front, depth = QRectF(x, self.floor - 30, 22, 30), 0.0
        elif len(shape) in (3, 4):
            height, width, maps = _cells(shape)
            scale = room / (1 + SLANT) / math.sqrt(tallest)
            tall = max(6.0, scale * math.sqrt(height))
            depth = max(2.0, SLANT * scale * math.sqrt(width))
            thick = self.zoom * self._share * (THIN if thin else 5 + 4.0 * math.log2(maps + 1))
            depth *= self._share
            front = QRectF(x, self.floor - tall - max(0.0, room - tall - depth) / 2, thick, tall)
        else:
            tall = min(float(room), 10 + 6.5 * self.zoom * math.log2(shape[-1] + 1)) if shape else 10.0
            depth = 2.0
            thick = self.zoom * self._share * (THIN if thin else 11)
            front = QRectF(x, self.floor - tall - (room - tall) / 2, thick, tall)
        self.boxes.append(Box(path, row, layer, front, depth, shape, row == self.fault and row >= 0, thin))
        return x + front.width() + depth * 0.7 + self._gap


def _cells(shape: tuple[int, ...]) -> tuple[int, int, int]:
    """(height, width, thickness) in cells; numbers without a place stand in one column."""
    if len(shape) == 4:
        return max(shape[2], 1), max(shape[3], 1), max(shape[1], 1)
    if len(shape) == 3:
        return max(shape[1], 1), max(shape[2], 1), max(shape[0], 1)
    return 1, 1, max(shape[-1], 1)
