"""The controls of a table of numbers: where its numbers come from, its size, its type."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cifar_gui.i18n import Retranslated, lesson_text, say
from cifar_gui.number_text import read_cells, read_number, write_cells
from cifar_gui.numerals import NotANumber
from cifar_gui.protocol.numbers import DTYPES, Doubles, Matrix
from cifar_gui.spec import Field, Preset, Range, Table
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.form import ChoiceControl, FormRow, PairControl

OWN = "own"
"""The numbers are the user's."""
MOST_SIDE = 32
"""Rows and columns of a table that can be edited here."""
GENERATED = ("random", "ramp", "checker")
WHOLE = ("int64", "bool")
LARGEST_SEED = 2**32 - 1


def generated(key: str, size: tuple[int, int], seed: int, signed: bool) -> Doubles:
    """The numbers of a preset that is made in any size.

    Args:
        key: "random" (whole numbers from a seed), "ramp" (counted row by row) or "checker" (0 and 1 in turns).
        size: (H, W).
        seed: of the random numbers.
        signed: random numbers from -3 to 3, as suits a kernel; else from 0 to 9.
    """
    rows, columns = np.indices(size)
    if key == "ramp":
        return (rows * size[1] + columns).astype(np.float64)
    if key == "checker":
        return ((rows + columns) % 2).astype(np.float64)
    low, high = (-3, 4) if signed else (0, 10)
    return np.random.default_rng(seed).integers(low, high, size).astype(np.float64)


class TableControls(Retranslated, QWidget):
    """GUI thread. Holds the numbers of one table; the grid shows them."""

    changed = Signal()
    """The user has chosen other numbers, another size or another type."""

    def __init__(self, table: Table, signed: bool, size_name: str) -> None:
        super().__init__()
        self.table = table
        self.values: Doubles = np.array(table.presets[0].values, np.float64)
        self.preset = table.presets[0].key
        self._whole: Doubles | None = None
        """The numbers before their table was resized: what was cut off comes back with the room for it."""
        self.seed = 0
        self._signed = signed
        keys = (*(preset.key for preset in table.presets), OWN)
        self.rows = {
            "numbers": FormRow(Field("numbers", keys[0], "choice", choices=keys, label="numbers")),
            "seed": FormRow(Field("seed", 0, "int", Range(0, LARGEST_SEED), label="seed")),
            "size": FormRow(Field(size_name, (1, 1), "pair", Range(table.sides.low, table.sides.high))),
            "dtype": FormRow(Field("dtype", table.dtype, "choice", choices=DTYPES)),
        }
        self.note = label("error")
        self.note.setWordWrap(True)
        self.note.setIndent(8)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for name, row in self.rows.items():
            row.dot.hide()
            row.control.edited.connect(getattr(self, f"_{name}_edited"))
            column.addWidget(row)
        column.addWidget(self.note)
        self.dtype = table.dtype
        self._reflect()
        self.retranslate()

    # --- what the page calls ----------------------------------------------------------------------------------------

    def matrix(self) -> Matrix:
        """The table as it stands."""
        return Matrix(self.values.copy(), self.dtype)

    def choose(self, key: str, seed: int | None = None) -> None:
        """Take the numbers of a preset, without a signal; an unknown one changes nothing."""
        preset = next((preset for preset in self.table.presets if preset.key == key), None)
        if preset is None:
            return
        self.seed = self.seed if seed is None else seed
        self.preset = key
        self.values, self._whole = self._numbers(preset), None
        self._reflect()

    def take(self, values: Doubles) -> None:
        """Take numbers that the user has typed, without a signal."""
        self.values, self.preset, self._whole = values, OWN, None
        self._reflect()

    def set_dtype(self, dtype: str) -> None:
        """Take a type, without a signal."""
        if dtype in DTYPES:
            self.dtype = dtype
            self._reflect()

    @property
    def fits_whole(self) -> bool:
        """Whether all numbers are whole."""
        return bool(np.isfinite(self.values).all() and (self.values == np.floor(self.values)).all())

    def resize_table(self, height: int, width: int) -> None:
        """Another size, without a signal: what is made anew is made in that size, the rest is cut off or filled up."""
        if self.preset in GENERATED:
            self.values = generated(self.preset, (height, width), self.seed, self._signed)
        else:
            whole = self.values if self._whole is None else self._whole
            kept = np.zeros((height, width))
            old = whole[:height, :width]
            kept[: old.shape[0], : old.shape[1]] = old
            self.values, self.preset, self._whole = kept, OWN, whole
        self._reflect()

    def say(self, text: str) -> None:
        """What is wrong with a cell; "" when all is well."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def mark_error(self, row: str, reason: str) -> None:
        """Show why a row does not work."""
        self.rows[row].show_reason(reason)

    def clear_errors(self) -> None:
        """Forget what was shown."""
        for row in self.rows.values():
            row.show_reason("")

    def saved(self) -> dict[str, Any]:
        """What is to survive a restart, as plain JSON values."""
        return {
            "preset": self.preset,
            "seed": self.seed,
            "dtype": self.dtype,
            "values": write_cells(self.values.tolist()),
        }

    def restore(self, state: object) -> None:
        """Take up a state; what cannot be used is ignored."""
        if not isinstance(state, dict):
            return
        seed, preset, dtype = (state.get(name) for name in ("seed", "preset", "dtype"))
        self.seed = seed if isinstance(seed, int) and 0 <= seed <= LARGEST_SEED else 0
        values = _read(state.get("values"))
        if values is not None:
            self.values, self._whole = values, None
            keys = [item.key for item in self.table.presets]
            self.preset = preset if isinstance(preset, str) and preset in keys else OWN
        if isinstance(dtype, str):
            self.set_dtype(dtype)
        self._reflect()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _numbers(self, preset: Preset) -> Doubles:
        if preset.values:
            return np.array(preset.values, np.float64)
        shape = (self.values.shape[0], self.values.shape[1])
        return generated(preset.key, shape, self.seed, self._signed)

    def _reflect(self) -> None:
        self.rows["numbers"].control.show_value(self.preset)
        self.rows["seed"].control.show_value(self.seed)
        self.rows["seed"].show_reason("")
        self.rows["seed"].setVisible(self.preset == "random")
        self.rows["size"].control.show_value((self.values.shape[0], self.values.shape[1]))
        self.rows["dtype"].control.show_value(self.dtype)
        self._label_presets()

    @Slot()
    def _numbers_edited(self) -> None:
        key = self.rows["numbers"].control.value()
        if key == OWN:
            self.preset = OWN
            return
        self.choose(key)
        self.changed.emit()

    @Slot()
    def _seed_edited(self) -> None:
        row = self.rows["seed"]
        try:
            seed = row.control.value()
        except NotANumber:
            seed = None
        if type(seed) is not int or not 0 <= seed <= LARGEST_SEED:
            row.show_reason(self.tr("a whole number from 0 on"))
            return
        row.show_reason("")
        self.seed = seed
        self.values = generated("random", (self.values.shape[0], self.values.shape[1]), seed, self._signed)
        self.changed.emit()

    @Slot()
    def _size_edited(self) -> None:
        row = self.rows["size"]
        assert isinstance(row.control, PairControl)
        try:
            size = row.control.value()
        except NotANumber as error:
            row.show_reason(say(error.message))
            return
        if not (isinstance(size, tuple) and all(type(part) is int and 1 <= part <= MOST_SIDE for part in size)):
            row.show_reason(self.tr("whole numbers from 1 to {most}").format(most=MOST_SIDE))
            return
        row.show_reason("")
        if size != self.values.shape:
            at = [edit.cursorPosition() for edit in row.control.edits]
            self.resize_table(*size)
            for edit, place in zip(row.control.edits, at, strict=True):
                edit.setCursorPosition(place)
            self.changed.emit()

    @Slot()
    def _dtype_edited(self) -> None:
        self.dtype = self.rows["dtype"].control.value()
        self.changed.emit()

    def _label_presets(self) -> None:
        control = self.rows["numbers"].control
        assert isinstance(control, ChoiceControl)
        titles = {preset.key: lesson_text(preset.title) for preset in self.table.presets}
        titles[OWN] = self.tr("Your own")
        for place in range(control.combo.count()):
            control.combo.setItemText(place, titles.get(control.combo.itemData(place), ""))
        control.combo.setToolTip(control.combo.currentText())

    def retranslate(self) -> None:
        self.rows["numbers"].set_name(self.tr("numbers"))
        self.rows["seed"].set_name(self.tr("seed"))
        size = self.rows["size"]
        assert isinstance(size.control, PairControl)
        name = self.tr("size") if size.field.name == "size" else size.field.name
        for edit, way in zip(size.control.edits, (self.tr("height"), self.tr("width")), strict=True):
            edit.setToolTip(way)
            edit.setAccessibleName(f"{name} {way}")
        size.control.link.describe(self.tr("Link height and width"))
        size.name.setText(name)
        self._label_presets()


def _read(text: object) -> Doubles | None:
    """A table that was remembered."""
    try:
        cells = read_cells(text) if isinstance(text, str) else []
    except NotANumber:
        return None
    sides = {len(row) for row in cells}
    if len(cells) > MOST_SIDE or len(sides) != 1 or not 0 < max(sides) <= MOST_SIDE:
        return None
    try:
        return np.array([[read_number(cell) for cell in row] for row in cells], np.float64)
    except NotANumber:
        return None
