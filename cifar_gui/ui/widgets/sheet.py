"""A table of numbers as a spreadsheet knows it: what stands in its cells, what is wrong there, what is selected.

It knows no widget. ``NumberGrid`` shows a sheet, ``EditableGrid`` lets the user at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.number_text import exact, read_cells, read_number, write_cells
from cifar_gui.numerals import NotANumber
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

Place = tuple[int, int]
"""(row, column); negative in the padding."""
Values = NDArray[np.float64]

NOTHING = QT_TRANSLATE_NOOP("Number", "There is nothing on the clipboard that could be read as a table.")
NO_ROOM = QT_TRANSLATE_NOOP(
    "Number",
    "The {height} × {width} cells on the clipboard do not fit from row {row}, column {column} on: "
    "there is room for {rows} × {columns}.",
)


@dataclass(frozen=True)
class Taken:
    """What came of numbers that were typed or pasted."""

    changed: bool
    """Whether the table is another one now."""
    refusal: Message | None = None
    """Why some of them, or all, could not be taken."""


class Sheet:
    """Numbers (H, W), at least one, with the cells that the keyboard has selected."""

    def __init__(self) -> None:
        self.values: Values = np.zeros((1, 1))
        """Replaced by another array, never written into."""
        self.faults: dict[Place, tuple[str, Message]] = {}
        """Cells in which something stands that is no number: the text, and why; their value is the last good one."""
        self.current: Place = (0, 0)
        """The cell that the keyboard is in."""
        self.anchor: Place = (0, 0)
        """The opposite corner of the selection."""
        self.growth: Place = (0, 0)
        """A paste may make the table as large as this: (rows, columns)."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        rows, columns = self.values.shape
        return rows, columns

    def put(self, values: NDArray[Any]) -> bool:
        """Hold another table, and forget what was typed and not taken; returns whether it is other than before."""
        table = np.array(values, np.float64, ndmin=2)
        if _same(table, self.values) and not self.faults:
            return False
        other = table.shape != self.values.shape
        self.values = table
        self.faults.clear()
        if other:
            self.select(self.current)
        return True

    # --- the selection ----------------------------------------------------------------------------------------------

    def holds(self, place: Place) -> bool:
        """Whether this is one of the cells; those of the padding are not."""
        return all(0 <= part < length for part, length in zip(place, self.shape, strict=True))

    def nearest(self, place: Place) -> Place:
        """The cell that is nearest to a place."""
        rows, columns = self.shape
        return min(max(place[0], 0), rows - 1), min(max(place[1], 0), columns - 1)

    @property
    def selection(self) -> Rectangle:
        """The selected cells."""
        (top, bottom), (left, right) = (sorted(pair) for pair in zip(self.anchor, self.current, strict=True))
        return Rectangle(top, left, bottom - top + 1, right - left + 1)

    def select(self, first: Place, last: Place | None = None) -> None:
        """Select from one cell to another; the keyboard is in the last one."""
        self.anchor = self.nearest(first)
        self.current = self.nearest(first if last is None else last)

    def move(self, rows: int, columns: int, extend: bool = False) -> None:
        """Go by so many cells, as far as there are any; ``extend`` takes the cells on the way into the selection."""
        there = self.nearest((self.current[0] + rows, self.current[1] + columns))
        self.select(self.anchor if extend else there, there)

    def advance(self, step: int) -> bool:
        """Go to the next cell (1) or the one before (-1), row after row; False where the table ends."""
        rows, columns = self.shape
        at = self.current[0] * columns + self.current[1] + step
        if not 0 <= at < rows * columns:
            return False
        self.select(divmod(at, columns))
        return True

    # --- what comes in and goes out ---------------------------------------------------------------------------------

    def text(self, place: Place) -> str:
        """What stands in a cell, to be typed on."""
        return self.faults[place][0] if place in self.faults else exact(float(self.values[place]))

    def take(self, cells: Mapping[Place, str], values: Values | None = None) -> Taken:
        """Read what was typed into cells of the table, or of ``values`` in its place."""
        table, refusal = (self.values if values is None else values).copy(), None
        for place, text in cells.items():
            self.faults.pop(place, None)
            try:
                table[place] = read_number(text)
            except NotANumber as error:
                refusal = error.message
                self.faults[place] = (text.strip(), refusal)
        before, self.values = self.values, table
        return Taken(not _same(table, before), refusal)

    def clear(self) -> Taken:
        """Put zeros into the selected cells."""
        area = self.selection
        places = [(area.top + i, area.left + j) for i in range(area.height) for j in range(area.width)]
        return self.take(dict.fromkeys(places, "0"))

    def copied(self) -> str:
        """The selected cells, as a spreadsheet takes them."""
        area = self.selection
        block = self.values[area.top : area.top + area.height, area.left : area.left + area.width]
        return write_cells(block.tolist())

    def paste(self, text: str) -> Taken:
        """Take a table from the first selected cell on, and select it; it grows where it may, or nothing is taken."""
        try:
            cells = read_cells(text)
        except NotANumber as error:
            return Taken(False, error.message)
        if not cells or not any(cells):
            return Taken(False, Message("Number", NOTHING))
        top, left = self.selection.top, self.selection.left
        height, width = len(cells), max(map(len, cells))
        most, now = np.maximum(self.shape, self.growth).tolist(), self.shape
        if top + height > most[0] or left + width > most[1]:
            room = {"rows": most[0] - top, "columns": most[1] - left}
            asked = {"height": height, "width": width, "row": top, "column": left}
            return Taken(False, Message("Number", NO_ROOM, {**asked, **room}))
        grown = np.zeros((max(top + height, now[0]), max(left + width, now[1])))
        grown[: now[0], : now[1]] = self.values
        given = {(top + i, left + j): cell for i, row in enumerate(cells) for j, cell in enumerate(row)}
        taken = self.take(given, grown)
        self.select((top, left), (top + height - 1, left + width - 1))
        return taken


def _same(one: Values, other: Values) -> bool:
    return np.array_equal(one, other, equal_nan=True) and np.array_equal(np.signbit(one), np.signbit(other))
