"""The controls of a table of numbers: where its numbers come from, its size, its type."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated, lesson_text, say
from cifar_gui.lesson import Preset, Table
from cifar_gui.numerals import NotANumber
from cifar_gui.pages.numbers.state import LARGEST_SEED, MOST_SIDE, OWN, TableState
from cifar_gui.protocol.numbers import DTYPES
from cifar_gui.spec import Field, Range
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.field_controls import ChoiceControl, PairControl
from cifar_gui.ui.widgets.form import FormRow
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column


class TableControls(Retranslated, QWidget):
    """GUI thread. Shows the state of one table; the grid shows its numbers."""

    changed = Signal(object)
    """The TableState with other numbers, another size or another type, as the user has chosen."""

    def __init__(self, table: Table, state: TableState, size_name: str) -> None:
        super().__init__()
        self.table = table
        keys = (*(preset.key for preset in table.presets), OWN)
        self.rows = {
            "numbers": FormRow(Field("numbers", keys[0], "choice", choices=keys, label="numbers")),
            "seed": FormRow(Field("seed", 0, "int", Range(0, LARGEST_SEED), label="seed")),
            "size": FormRow(Field(size_name, (1, 1), "pair", Range(table.sides.low, table.sides.high))),
            "dtype": FormRow(Field("dtype", table.dtype, "choice", choices=DTYPES)),
        }
        self.note = label("error", wraps=True)
        self.note.setIndent(8)
        self.note.hide()
        column = in_column(on=self, margins=NO_MARGINS, spacing=0)
        slots = (self._numbers_edited, self._seed_edited, self._size_edited, self._dtype_edited)
        for row, edited in zip(self.rows.values(), slots, strict=True):
            row.dot.hide()
            row.control.edited.connect(edited)
            column.addWidget(row)
        column.addWidget(self.note)
        self.show_table(state)
        self.retranslate()

    # --- what the page calls ----------------------------------------------------------------------------------------

    def show_table(self, state: TableState) -> None:
        """Show a table, without a signal."""
        self.state = state
        self.rows["numbers"].control.show_value(state.preset)
        self.rows["seed"].control.show_value(state.seed)
        self.rows["seed"].show_reason("")
        self.rows["seed"].setVisible(state.preset == "random")
        self.rows["size"].control.show_value(state.size)
        self.rows["dtype"].control.show_value(state.dtype)
        self._label_presets()

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

    # --- inside -----------------------------------------------------------------------------------------------------

    @Slot()
    def _numbers_edited(self) -> None:
        key = self.rows["numbers"].control.value()
        preset = next((preset for preset in self.table.presets if preset.key == key), None)
        self.changed.emit(replace(self.state, preset=OWN) if preset is None else self.state.chosen(preset))

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
        self.changed.emit(self.state.chosen(Preset("random", ""), seed))

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
        if size != self.state.size:
            at = [edit.cursorPosition() for edit in row.control.edits]
            self.changed.emit(self.state.resized(*size))
            for edit, place in zip(row.control.edits, at, strict=True):
                edit.setCursorPosition(place)

    @Slot()
    def _dtype_edited(self) -> None:
        self.changed.emit(replace(self.state, dtype=self.rows["dtype"].control.value()))

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
