"""The strip of a page on numbers: one output cell worked out, or why there is no result."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from cifar_gui.engine.arithmetic import CellArithmetic
from cifar_gui.engine.pointwise import ALONG, GUESSED, PointwiseCell
from cifar_gui.engine.pooling import PoolCell
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.number_text import cell_text
from cifar_gui.pages.numbers.worked import Term, Worked, WorkedView, added, amount
from cifar_gui.spec import Count
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.widgets.grid_look import number_colour
from cifar_gui.ui.widgets.timeline import LOOK, Timeline

PALE = 2.2
"""The terms are this much paler than the cells they come from: a weight in the accent stands on them."""
FEW_ROWS = 5
"""The sums of so many rows are written one after the other."""

Cell = CellArithmetic | PoolCell | PointwiseCell


class NumbersStrip(PinnedStrip):
    """Works out one cell of an output."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.worked = WorkedView()
        super().__init__(self.worked, Timeline(beat=LOOK), parent)
        self._shown: tuple[Cell, str, float, float] | None = None
        """The cell, the name of what is called, torch's value, and the limit of the input's colours."""
        self.retranslate()

    def show_cell(self, cell: Any, name: str, index: tuple[int, ...], value: float, limit: float,
                  pinned: bool, whole: bool = False) -> None:  # fmt: skip
        """Work out an output cell.

        Args:
            cell: a ``CellArithmetic``, ``PoolCell`` or ``PointwiseCell``; None leaves the strip empty.
            name: of what was called, such as "ReLU".
            index: as the output is indexed, in full.
            value: torch's.
            limit: of the input's colours.
            pinned: whether the cell stays.
            whole: the output holds whole numbers only.
        """
        self._shown = (cell, name, value, limit) if cell is not None else None
        self._whole = whole
        self._stack.setCurrentIndex(0)
        self.name(f"y[{', '.join(map(str, index))}]" if cell is not None else "", pinned)
        self.timeline.set_usable(cell is not None)
        self._fill()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Arithmetic"))
        self._release.setText(self.tr("Unpin"))
        self._hint.setText(self.tr("Click a cell to pin it"))
        self._hint.setToolTip(self.tr("In the output, arrow keys move the cell, Enter pins it, Esc unpins it."))
        self._release.setToolTip(self.tr("Unpin this cell (Esc)"))
        self.worked.setAccessibleName(self.tr("One output cell worked out"))
        self._fill()

    _whole = False

    # --- putting it into terms --------------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._shown is None:
            self.caption.say("")
            self.worked.show_worked(None)
            return
        cell, name, value, limit = self._shown
        if isinstance(cell, CellArithmetic):
            caption, worked = self._products(cell, value, limit)
        elif isinstance(cell, PoolCell):
            maximum = cell.kind == MAXIMUM
            caption, worked = self._maximum(cell, value, limit) if maximum else self._mean(cell, value, limit)
        else:
            caption, worked = self._formula(cell, name, value)
        self.caption.say(caption)
        self.worked.show_worked(worked)

    def _products(self, cell: CellArithmetic, value: float, limit: float) -> tuple[str, Worked]:
        rows = tuple(
            tuple(
                Term(
                    cell_text(float(cell.values[0, i, j])), cell_text(float(cell.weights[0, i, j])),
                    None if cell.padded[i, j] else number_colour(float(cell.values[0, i, j]), PALE * limit),
                )
                for j in range(cell.weights.shape[2])
            )
            for i in range(cell.weights.shape[1])
        )  # fmt: skip
        sums = [float(part) for part in cell.products[0].sum(1)]
        bias = "" if cell.bias is None else self.tr("+ bias {value}").format(value=amount(cell.bias))
        if cell.bias is None:
            caption = self.tr("window × kernel, then add it all up")
        else:
            caption = self.tr("window × kernel, then add it all up, and the bias")
        worked = Worked(
            rows, tuple(self.tr("row {number}").format(number=number) for number in range(len(rows))),
            tuple(amount(part) for part in sums),
            tail=added(sums) if 1 < len(sums) <= FEW_ROWS else self.tr("sum of the rows") if len(sums) > 1 else "",
            short_tail="Σ" if len(sums) > 1 else "", aside=bias, result=amount(value),
        )  # fmt: skip
        return caption, worked

    def _candidates(self, cell: PoolCell, limit: float) -> tuple[tuple[Term, ...], ...]:
        return tuple(
            tuple(
                Term(
                    cell_text(float(cell.values[i, j])), "",
                    None if cell.outside[i, j] else number_colour(float(cell.values[i, j]), PALE * limit),
                    chosen=(i, j) == cell.winner,
                )
                for j in range(cell.values.shape[1])
            )
            for i in range(cell.values.shape[0])
        )  # fmt: skip

    def _maximum(self, cell: PoolCell, value: float, limit: float) -> tuple[str, Worked]:
        place = cell.place
        note = self.tr("from row {row}, column {column}").format(row=place[0], column=place[1]) if place else ""
        worked = Worked(
            self._candidates(cell, limit), joiner=",", before=self.tr("max of"), result=amount(value), note=note
        )
        if cell.outside.any():
            return self.tr("the largest number in the window; outside the input is −∞, which never wins"), worked
        return self.tr("the largest number in the window"), worked

    def _mean(self, cell: PoolCell, value: float, limit: float) -> tuple[str, Worked]:
        assert cell.divisor is not None  # only a maximum has none
        sums = [float(part) for part in cell.values.sum(1)]
        worked = Worked(
            self._candidates(cell, limit), sums=tuple(amount(part) for part in sums),
            tail=f"{amount(sum(sums))} / {cell.divisor}", result=amount(value),
            note=self.tr("whole numbers: the fraction is cut off") if self._whole and value != cell.total else "",
        )  # fmt: skip
        inside = int((~cell.outside).sum())
        if cell.divisor == inside:
            caption = self.tr("the sum of the window, divided by its {count} {count:cell|cells}")
        elif cell.divisor == cell.outside.size:
            caption = self.tr("the sum of the window, divided by all its {count} {count:cell|cells}, padding included")
        else:
            caption = self.tr("the sum of the window, divided by {count}")
        return caption.format(count=Count(cell.divisor or 0)), worked

    def _formula(self, cell: PointwiseCell, name: str, value: float) -> tuple[str, Worked]:
        if not cell.formula:
            return self.tr("{name}, applied to each number separately").format(name=name), Worked(
                lines=(f"{name}({amount(cell.x)})",), result=amount(value)
            )
        lines = (f"{name}(x) = {cell.formula}", *(f"= {step}" for step in cell.steps))
        if cell.guessed:
            caption = self.tr("without dim PyTorch warns and takes {dim}, the only channel: share 1").format(
                dim=GUESSED
            )
        elif name in ALONG and len(cell.places) == 1:
            caption = self.tr("one number along the dimension: its share is 1")
        elif len(cell.places) > 1:
            caption = self.tr("its share among the {count} {count:number|numbers} along the dimension").format(
                count=Count(len(cell.places))
            )
        else:
            caption = self.tr("each number separately, whatever is next to it")
        return caption, Worked(lines=lines, result=amount(value))
