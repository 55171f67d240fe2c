"""What is lit on the tables: a cell, and everything that belongs to it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot

from cifar_gui.engine import arithmetic
from cifar_gui.engine.arithmetic import CellArithmetic, Rectangle, WindowLayer
from cifar_gui.engine.places import shares, uses
from cifar_gui.engine.pointwise import PointwiseCell, PointwiseLayer, pointwise_cell
from cifar_gui.engine.pooling import PoolCell
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.number_text import cell_text
from cifar_gui.pages.numbers.stage import NumbersView
from cifar_gui.pages.numbers.worked import amount
from cifar_gui.protocol.numbers import Calculated, Doubles
from cifar_gui.spec import Count, Pair
from cifar_gui.ui.widgets.grid_marks import GridMark
from cifar_gui.ui.widgets.sheet import Place

MOST_USES = 400
Cell = CellArithmetic | PoolCell | PointwiseCell


def is_turned(good: Calculated) -> bool:
    """Whether the kernel is used in another place than it was typed in."""
    return good.flip and isinstance(good.arithmetic, WindowLayer)


def input_of(good: Calculated) -> Doubles:
    """The numbers of the first table, (H, W)."""
    return next(iter(good.tables.values())).values


def index_of(good: Calculated, at: Place) -> tuple[int, ...]:
    """Of an output cell, as y is indexed."""
    return (*[0] * (len(good.y_shape) - 2), *at)


def arithmetic_of(good: Calculated, at: Place) -> Cell | None:
    """How an output cell comes about; None where that is not known."""
    layer, x = good.arithmetic, input_of(good)
    if layer is None:
        return None
    if isinstance(layer, PointwiseLayer):
        return pointwise_cell(layer, x, at)
    return arithmetic.cell(layer, x[None], (0, *at))


class TableMarks(QObject):
    """GUI thread. Lights up cells of the tables of a view, and says on its card how they belong together."""

    def __init__(self, view: NumbersView) -> None:
        super().__init__(view)
        self._view = view
        self.first, *others = view.grids.values()
        self.kernel = others[-1] if others else None
        self._linked: tuple[Rectangle, Place] | None = None
        """What the lines lead from and to: cells of the input, and a cell of the output."""
        view.resized.connect(self._show_links)

    def clear(self) -> None:
        """Nothing is lit any more."""
        for grid in (*self._view.grids.values(), self._view.output, *self._view.extra, self._view.turned):
            grid.marks.clear()
        self._linked = None
        self._view.set_links(None, None)
        self._view.set_card(())

    def show_cell(self, good: Calculated, at: Place, cell: Cell | None) -> None:
        """Light up the output cell, what it reads, and the kernel."""
        for grid in (self._view.output, *self._view.extra):
            grid.marks.show_badges({})  # of an input cell that was pointed at
        self._view.output.marks.show_cell(at)
        if self.kernel is not None and isinstance(cell, CellArithmetic):
            tables = (self.kernel, self._view.turned)
            used, other = reversed(tables) if is_turned(good) else tables
            used.marks.show_window(Rectangle(0, 0, *used.values().shape))
            other.marks.clear()
        area = None if cell is None else self._show_read(good, at, cell)
        self._linked = None if area is None else (area, at)
        self._show_links()
        self._say_card(good, at, area)

    def _show_read(self, good: Calculated, at: Place, cell: Cell) -> Rectangle:
        """Light up what an output cell reads, with its weights or its winner; returns where it lies."""
        marks = self.first.marks
        if isinstance(cell, PointwiseCell):
            area = _around(cell.places)
            marks.show_badges({})
            marks.show_window(area)
            return area
        area = arithmetic.window(good.arithmetic, input_of(good).shape, at)
        dense = area.height == len(cell.rows) and area.width == len(cell.columns)
        marks.show_window(area, None if dense else (cell.rows.tolist(), cell.columns.tolist()))
        if isinstance(cell, CellArithmetic):
            marks.show_badges({
                (int(cell.rows[i]), int(cell.columns[j])): f"×{cell_text(float(cell.weights[0, i, j]), 2)}"
                for i, j in np.ndindex(cell.weights.shape[1:])
            })  # fmt: skip
        elif cell.place is not None:
            marks.show_badges({})
            marks.show([GridMark(area, "window"), GridMark(Rectangle(*cell.place, 1, 1), "winner")])
        return area

    @Slot()
    def _show_links(self) -> None:
        if self._linked is None:
            self._view.set_links(None, None)
        else:
            area, at = self._linked
            self._view.set_links(self.first.cells.rect_of(area), self._view.output.cells.rect(at))

    def _say_card(self, good: Calculated, at: Place, area: Rectangle | None) -> None:
        lines = [f"y[{','.join(map(str, index_of(good, at)))}] = {amount(float(good.y[at]))}"]
        if area is not None:
            spans = [(area.top, area.top + area.height - 1), (area.left, area.left + area.width - 1)]
            ways = ((self.tr("input row {first}"), self.tr("input rows {first} to {last}")),
                    (self.tr("column {first}"), self.tr("columns {first} to {last}")))  # fmt: skip
            for (first, last), (one, many) in zip(spans, ways, strict=True):
                lines.append((one if first == last else many).format(first=first, last=last))
        if good.indices is not None:
            lines.append(self.tr("index {number} of the input").format(number=int(good.indices[at])))
        self._view.set_card(lines)

    def show_input(self, good: Calculated, place: Place) -> None:
        """Light up an input cell, and the output cells that it reaches."""
        self.clear()
        self.first.marks.show_cell(place)
        text = self.tr("row {row}, column {column}: {value}").format(
            row=place[0], column=place[1], value=amount(float(input_of(good)[place]))
        )
        self._view.set_card((text, self._show_reached(good, place)))

    def _show_reached(self, good: Calculated, place: Place) -> str:
        """Mark the output cells that read an input cell, with its weight in each; returns what there is to say."""
        layer, x, output = good.arithmetic, input_of(good), self._view.output
        if isinstance(layer, PointwiseLayer):
            reached = [at for at in np.ndindex(good.y.shape) if place in layer.related(x.shape, at)]
            output.marks.show([GridMark(Rectangle(at[0], at[1], 1, 1), "reach") for at in reached[:MOST_USES]])
            return self.tr("read by {count} output {count:cell|cells}").format(count=Count(len(reached)))
        found = shares(layer, x[None], place, 0)
        cells = {
            (i, j): float(found.weights[0, a, b]) for a, i in enumerate(found.rows) for b, j in enumerate(found.columns)
        }
        maximum = not isinstance(layer, WindowLayer) and layer.kind == MAXIMUM
        marks = [GridMark(Rectangle(*at, 1, 1), "reach") for at in cells]
        marks += [GridMark(Rectangle(*at, 1, 1), "winner") for at, weight in cells.items() if maximum and weight]
        output.marks.show(marks[:MOST_USES])
        if maximum:
            text = self.tr("read by {count} {count:window|windows}, wins in {won}")
            return text.format(count=Count(len(cells)), won=sum(map(bool, cells.values())))
        output.marks.show_badges({at: f"×{cell_text(weight, 2)}" for at, weight in [*cells.items()][:MOST_USES]})
        return self.tr(
            "read by {count} output {count:cell|cells}, with the {count:weight on it|weights on them}"
        ).format(count=Count(len(cells)))

    def show_weight(self, good: Calculated, place: Place, here: Place | None) -> None:
        """Light up a weight, and the input cells that it meets; ``here`` is the output cell that is explained."""
        if self.kernel is None:
            return
        self.clear()
        layer = good.arithmetic
        height, width = layer.kernel_size
        tap = (height - 1 - place[0], width - 1 - place[1]) if good.flip else place
        met = uses(layer, input_of(good).shape, (0, 0, *tap))
        places = [(int(i), int(j)) for i in met.rows for j in met.columns]
        self.kernel.marks.show_cell(place)
        self._view.turned.marks.show_cell(tap)
        marks = [GridMark(Rectangle(i, j, 1, 1), "reach") for i, j in places[:MOST_USES]]
        outputs = [GridMark(Rectangle(0, 0, *good.y.shape), "reach")]
        if here is not None:  # one of the places: that of the cell which is explained
            at = Rectangle(int(met.rows[here[0]]), int(met.columns[here[1]]), 1, 1)
            marks.append(GridMark(at, "cell"))
            outputs.append(GridMark(Rectangle(*here, 1, 1), "cell"))
        self.first.marks.show(marks)
        self._view.output.marks.show(outputs)
        weight = amount(float(layer.weight[0, 0, tap[0], tap[1]]))
        text = self.tr("weight [{row}, {column}]: {value}").format(row=place[0], column=place[1], value=weight)
        uses_text = self.tr("multiplies {count} {count:cell, for the one output cell|cells, one for each output cell}")
        if met.padded:
            uses_text = self.tr(
                "multiplies {count} {count:cell, for the one output cell|cells, one for each output cell}; {padded} "
                "{padded:is|are} padding"
            )
        self._view.set_card((text, uses_text.format(count=Count(met.count), padded=Count(met.padded))))


def _around(places: tuple[Pair, ...]) -> Rectangle:
    """The rectangle around cells."""
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return Rectangle(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
