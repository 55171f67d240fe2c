"""What is lit up on the stage of a layer: a cell and its window, what an input cell reaches, where a weight is used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.arithmetic import Reach, Rectangle, Tap
from cifar_gui.engine.explained import Cell
from cifar_gui.engine.places import Uses
from cifar_gui.protocol import Maps
from cifar_gui.ui.widgets.tile_marks import Mark

if TYPE_CHECKING:
    from cifar_gui.pages.layer.looks import Look, Probe
    from cifar_gui.pages.layer.stage import LayerStageView

MOST_VALUES = 3
"""Channels of the input that are shown: of these the values of a cell are written out, and winners are marked."""
MOST_TAPS = 121
MOST_USES = 1200
"""Places of a weight that are drawn one by one."""


class LayerMarks:
    """GUI thread. Marks pictures, planes, maps and kernels of a stage."""

    def __init__(self, view: LayerStageView) -> None:
        self._view = view
        self._winners: tuple[int, int, dict[int, NDArray[np.bool_]]] | None = None
        """Those of a reply and a picture, once they have been asked for."""

    def show_cell(self, look: Look, probe: Probe, cell: Cell, winners: bool) -> None:
        """Light up an output cell where a look has it; ``winners``: and what wins in every window."""
        explained = look.explained
        window = explained.window(look.good.x.shape, (probe.row, probe.column))
        taps = None
        if explained.gaps:
            first: Any = cell[0] if isinstance(cell, tuple) else cell
            taps = (first.rows, first.columns)
        self._view.say_picture(None, "")
        look.mark(self._view, probe, window, taps)
        if explained.kind != "sum":
            n, o, i, j = probe.index
            places = {}
            if isinstance(cell, tuple):
                places = {part.channel: [part.place] for part in cell if part.place is not None}
            self.show_winners(self._all_winners(look.good, n) if look.single and winners else {}, o)
            if look.single:
                rect = (window.top, window.left, window.height, window.width)
                self.show_channels({o: rect} if o < 3 else {}, places, (o, i, j) if look.of_output else None)
            self.add_dots(0 if look.single else n, places.get(o, []))

    def _all_winners(self, good: Maps, n: int) -> dict[int, NDArray[np.bool_]]:
        """The cells (H, W) of each channel of picture ``n`` that win a window; {} where the layer does not tell."""
        if good.indices is None:
            return {}
        if self._winners is None or self._winners[:2] != (good.id, n):
            found = {}
            for channel in range(min(good.x.shape[1], MOST_VALUES)):
                cells = np.zeros(good.x.shape[2:], bool)
                cells.ravel()[good.indices[n, channel].ravel()] = True
                found[channel] = cells
            self._winners = (good.id, n, found)
        return self._winners[2]

    def show_probe(self, tile: int, cell: tuple[int, int, int], window: Rectangle,
                   taps: tuple[NDArray[Any], NDArray[Any]] | None, related: range) -> None:  # fmt: skip
        """Light up an output cell (tile, row, column) and its window in the input tile ``tile``.

        ``taps`` are the rows and columns the kernel reads when there are gaps between them. ``related`` are the output
        tiles that belong to the same picture.
        """
        marks = []
        if taps is not None and len(taps[0]) * len(taps[1]) <= MOST_TAPS:
            marks = [Mark(tile, (int(i), int(j), 1, 1), "reach") for i in taps[0] for j in taps[1]]
        if window.height and window.width:  # no cell of the input reaches it otherwise
            marks.append(Mark(tile, (window.top, window.left, window.height, window.width), "window"))
        if self._view.input.batch_view:
            marks.append(Mark(tile, None, "selected"))
        self._view.picture.marks.show(marks)
        shape = Mark(cell[0], (cell[1], cell[2], 1, 1), "cell")
        self._view.output.marks.show((*(Mark(index, None, "selected") for index in related), shape))

    def show_channels(self, planes: dict[int, tuple[int, int, int, int]],
                     winners: dict[int, list[tuple[int, int]]], cell: tuple[int, int, int] | None) -> None:  # fmt: skip
        """Marks on the planes of input and output, for layers that treat each channel by itself.

        ``planes``: the window (row, column, height, width) in each plane. ``winners``: the cells that were taken, by
        plane. ``cell``: (channel, row, column) of the output.
        """
        marks = [Mark(tile, rect, "window") for tile, rect in planes.items()]
        marks += [Mark(tile, (*at, 1, 1), "dot") for tile, places in winners.items() for at in places]
        self._view.planes.marks.show(marks)
        self._view.output_planes.marks.show([] if cell is None else [
            Mark(cell[0], None, "selected"), Mark(cell[0], (cell[1], cell[2], 1, 1), "cell"),
        ])  # fmt: skip

    def show_winners(self, planes: dict[int, NDArray[np.bool_]], chosen: int | None) -> None:
        """The cells (H, W) of each plane that win a window, and those of one plane on the picture; {} for none."""
        self._view.planes.marks.show_dots(planes)
        self._view.picture.marks.show_dots({} if chosen is None or chosen not in planes else {0: planes[chosen]})

    def add_dots(self, tile: int, places: list[tuple[int, int]]) -> None:
        """Dots on cells of an input picture, over the other marks."""
        self._view.picture.marks.show(
            (*self._view.picture.marks.shown, *(Mark(tile, (*at, 1, 1), "dot") for at in places))
        )

    def show_reach(self, reach: Reach, selected: int | None, at: tuple[int, int]) -> None:
        """Light up the output cells that read the input cell ``at``."""
        marks = [Mark(None if len(reach.maps) == self._view.output.count else index, rect, "reach")
                 for rect in _rectangles(reach)
                 for index in ((None,) if len(reach.maps) == self._view.output.count else reach.maps)]  # fmt: skip
        if selected is not None:
            marks.append(Mark(selected, None, "selected"))
        self._view.output.marks.show(marks)
        self._view.picture.marks.show((Mark(0, (*at, 1, 1), "cell"),))

    def show_uses(self, tap: Tap, found: Uses, tile: int, at: tuple[int, int] | None) -> None:
        """Light up the input cells that a weight is multiplied with, and the output tile that they go into.

        ``at`` is the output cell that is explained: its place among them is filled.
        """
        marks = [Mark(0, rect, "reach") for rect in _patches(found.rows, found.columns)[:MOST_USES]]
        patches = _patches(found.out_rows, found.out_columns)[:MOST_USES]
        outputs = [Mark(tile, None, "selected"), *(Mark(tile, rect, "reach") for rect in patches)]
        if at is not None and (place := found.place_of(at)) is not None:
            marks.append(Mark(0, (*place, 1, 1), "cell"))
            outputs.append(Mark(tile, (*at, 1, 1), "cell"))
        self._view.picture.marks.show(marks)
        inside = ((mark.kind, _inside(mark.rect, self._view.input.in_shape[1:])) for mark in marks)
        self._view.planes.marks.show([Mark(found.channel, rect, kind) for kind, rect in inside if rect is not None])
        self._view.output.marks.show(outputs)
        self._view.kernels.mark(tap)

    def add_input(self, channel: int, at: tuple[int, int]) -> None:
        """Light up one input cell in addition to what is marked."""
        self._view.picture.marks.show((*self._view.picture.marks.shown, Mark(0, (*at, 1, 1), "cell")))
        self._view.planes.marks.show([Mark(channel, (*at, 1, 1), "cell")])

    def clear(self) -> None:
        """Nothing is pointed at."""
        self._view.kernels.mark(None)
        for part in (self._view.picture, self._view.planes, self._view.output, self._view.output_planes):
            part.marks.clear()
        self.show_winners({}, None)
        self._view.kernels.set_selected(None)


def _inside(rect: tuple[int, int, int, int] | None, size: tuple[int, ...]) -> tuple[int, int, int, int] | None:
    """The part of (row, column, height, width) that lies in a picture of ``size``; None for nothing."""
    if rect is None or len(size) != 2:
        return None
    top, left, bottom, right = max(rect[0], 0), max(rect[1], 0), rect[0] + rect[2], rect[1] + rect[3]
    high, wide = min(bottom, size[0]) - top, min(right, size[1]) - left
    return (top, left, high, wide) if high > 0 and wide > 0 else None


def _rectangles(reach: Reach) -> list[tuple[int, int, int, int]]:
    """The cells of a reach; none where they are too many."""
    found = _patches(reach.rows, reach.columns)
    return found if len(found) <= MOST_USES else []


def _patches(rows: Iterable[int], columns: Iterable[int]) -> list[tuple[int, int, int, int]]:
    """The cells of rows times columns, joined to one rectangle where they touch."""
    down, across = _runs(rows), _runs(columns)
    return [(top, left, height, width) for top, height in down for left, width in across]


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """(first, length) of each unbroken run of numbers."""
    runs: list[tuple[int, int]] = []
    for number in sorted({int(one) for one in numbers}):
        if runs and number == runs[-1][0] + runs[-1][1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
