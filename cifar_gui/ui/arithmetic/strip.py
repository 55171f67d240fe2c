"""The arithmetic strip: the products of one output cell written out, or why there is no result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QStackedWidget,
    QWidget,
)

from cifar_gui.engine.arithmetic import CellArithmetic
from cifar_gui.engine.explained import Cell
from cifar_gui.engine.places import Shares
from cifar_gui.engine.pointwise import GUESSED, PointwiseCell, number
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.spec import Count
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.arithmetic.pool_view import PoolView
from cifar_gui.ui.arithmetic.reach_view import ReachView
from cifar_gui.ui.arithmetic.sum_view import SumView
from cifar_gui.ui.widgets.timeline import Timeline


class Strip(PinnedStrip):
    """Writes out one cell of a layer's output, or a point of a curve."""

    def __init__(
        self, parent: QWidget | None = None, timeline: Timeline | None = None, in_head: Sequence[QWidget] = ()
    ) -> None:
        self._views = QStackedWidget()
        super().__init__(self._views, timeline or Timeline(), parent, in_head=in_head)
        self.cell: Cell | None = None
        self.sum, self.pool, self.formula, self.reach = SumView(), PoolView(), FormulaView(), ReachView()
        self.sum.pointed.connect(self._say_product)
        self.pool.pointed.connect(self._say_product)
        for view in (self.sum, self.pool, self.formula, self.reach):
            self._views.addWidget(view)
        self.retranslate()

    def show_cell(self, cell: Cell | None, at: tuple[int, ...], value: float, limit: float,
                  pinned: bool) -> None:  # fmt: skip
        """Write out the output cell ``at = (n, o, i, j)``, whose value torch gave as ``value``.

        ``limit`` is that of the kernels' colour scale; no cell leaves the strip empty.
        """
        self.cell = cell
        self.name(f"y[{', '.join(map(str, at))}]" if cell is not None else "", pinned)
        if isinstance(cell, tuple):
            self._views.setCurrentWidget(self.pool)
            self.pool.show_cells(cell, at, value)
        elif isinstance(cell, PointwiseCell):
            self._views.setCurrentWidget(self.formula)
            self._show_formula(cell, at, value)
        else:
            self._views.setCurrentWidget(self.sum)
            self.sum.show_cell(cell, at, value, limit)
        self.timeline.set_usable(cell is not None)
        self._say_product("")
        self._stack.setCurrentIndex(0)  # last: what is not seen is laid out at once, not piece by piece

    def show_point(self, cell: PointwiseCell, x: float, y: float, slope: float, pinned: bool) -> None:
        """Write out a point of a curve; ``y`` and ``slope`` are torch's."""
        self.cell = cell
        self._views.setCurrentWidget(self.formula)
        self.name(f"x = {number(x)}", pinned)
        self._hint.setText(self.tr("Click the curve to pin the point"))
        lines = [("f(x)", f"= {cell.formula}")] if cell.formula else []
        lines += [("", f"= {step}") for step in cell.steps]
        self.formula.show_lines(tuple(lines), (("f(x)", y), ("f′(x)", slope)))
        self.timeline.set_usable(True)
        self._say_product("")
        self._stack.setCurrentIndex(0)

    def show_reach(self, found: Shares, at: tuple[int, int, int], out_map: int, limit: float) -> None:
        """Write out what input cell ``at = (n, row, column)`` gives to an output map, until a cell is shown again."""
        self.cell = None
        self._views.setCurrentWidget(self.reach)
        self.reach.show_shares(found, out_map, limit)
        self.chip.setVisible(True)
        self.chip.set_text(f"x[{at[0]}, :, {at[1]}, {at[2]}]", False)
        count = len(found.rows) * len(found.columns)
        text = self.tr("goes into {count} cells of map {map}, with these weights")
        if count == 1:
            text = self.tr("goes into one cell of map {map}, with this weight")
        self.caption.say(text.format(count=count, map=out_map))
        self._stack.setCurrentIndex(0)

    def _show_formula(self, cell: PointwiseCell, at: tuple[int, ...], value: float) -> None:
        index = ", ".join(map(str, at))
        lines = [(f"x[{index}]", f"= {number(cell.x)}")]
        lines += [("f(x)", f"= {cell.formula}")] if cell.formula else []
        lines += [("", f"= {step}") for step in cell.steps]
        self.formula.show_lines(tuple(lines), ((f"= y[{','.join(map(str, at))}]", value),))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Arithmetic"))
        self._release.setText(self.tr("Unpin"))
        self._hint.setText(self.tr("Click a cell to pin it"))
        self._hint.setToolTip(
            self.tr("Arrow keys move the cell, Page Up and Page Down change the map, Enter pins, Esc unpins.")
        )
        self._release.setToolTip(self.tr("Unpin this cell (Esc)"))
        self._say_product("")

    @Slot(str)
    def _say_product(self, product: str) -> None:
        """The product under the mouse, or what the row as a whole means."""
        if product or self.cell is None:
            self.caption.say(product)
        elif isinstance(self.cell, CellArithmetic):
            self.caption.say(self._sum_caption(self.cell))
        elif isinstance(self.cell, PointwiseCell):
            alone, text = len(self.cell.values) == 1, self.tr("a share of {count} numbers")
            if self.cell.guessed:
                text = self.tr("without dim PyTorch warns and takes {dim}: a share of {count} channels")
            self.caption.say(
                self.tr("one number in, one number out") if alone
                else text.format(count=len(self.cell.values), dim=GUESSED)
            )  # fmt: skip
        elif self.cell[0].kind == MAXIMUM:
            self.caption.say(self.tr("the largest number in the window, in each channel separately"))
        else:
            self.caption.say(self.tr("the mean of the window, in each channel separately"))

    def _sum_caption(self, cell: CellArithmetic) -> str:
        count = len(cell.channels)
        if count == 1:
            text = self.tr("window × kernel, added up, plus the bias")
        else:
            text = self.tr("window × kernel in each of {count} channels, added up, plus the bias")
        if cell.bias is None:
            text = self.tr("window × kernel over {count} {count:channel|channels}, added up; there is no bias")
        return text.format(count=Count(count))
