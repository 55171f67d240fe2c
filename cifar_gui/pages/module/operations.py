"""The lines of a small module's ``forward``, to be put together: add, change, move, remove."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.numerals import NotANumber, read_finite
from cifar_gui.pages.module import (
    ADD,
    BUFFER,
    LINEAR,
    MOST_OPERATIONS,
    MULTIPLY,
    OPERATIONS,
    PARAMETER,
    SUBMODULE,
    Operation,
)
from cifar_gui.spec import Field, Range
from cifar_gui.ui.widgets.controls import Dropdown, IconButton, TextButton, add_action, restyle
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.number_edit import NumberEdit

DEFAULTS = {ADD: 1.0, MULTIPLY: 2.0, PARAMETER: 2.0, BUFFER: 0.5, LINEAR: 1.0, SUBMODULE: 1.0}


class OperationRow(Retranslated, QWidget):
    """One operation: its kind, its number, and what can be done with it."""

    edited = Signal()
    unreadable = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, operation: Operation) -> None:
        super().__init__()
        self.operation = operation
        row = in_row(on=self, margins=(8, 2, 0, 2), spacing=1)
        self.kind = Dropdown()
        for name in OPERATIONS:
            self.kind.addItem(name, name)
        self.kind.setCurrentIndex(OPERATIONS.index(operation.kind))
        self.kind.setMinimumWidth(94)
        self.kind.activated.connect(self._chosen)
        self.value = NumberEdit(Field("value", 1.0, "float", Range(-9, 9)), 40)
        self.value.setText(f"{operation.value:g}")
        self.value.typed.connect(self._typed)
        self.up, self.down, self.cross = (IconButton(name, "text3") for name in ("arrow-up", "arrow-down", "cross"))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.cross.clicked.connect(self.removed)
        row.addWidget(self.kind, 1)
        row.addWidget(self.value)
        for button in (self.up, self.down, self.cross):
            button.setFixedWidth(18)
            button.setStyleSheet("QToolButton { min-width: 14px; }")
            row.addWidget(button)
        self.retranslate()

    def retranslate(self) -> None:
        names = {
            ADD: self.tr("add"), MULTIPLY: self.tr("multiply"), PARAMETER: "Parameter", BUFFER: "buffer",
            LINEAR: "Linear", SUBMODULE: self.tr("submodule"),
        }  # fmt: skip
        for place, name in enumerate(OPERATIONS):
            self.kind.setItemText(place, names[name])
        self.kind.setAccessibleName(self.tr("Operation"))
        self.value.setAccessibleName(self.tr("Number of the operation"))
        self.up.describe(self.tr("Earlier"))
        self.down.describe(self.tr("Later"))
        self.cross.describe(self.tr("Remove"))

    @Slot(int)
    def _chosen(self, place: int) -> None:
        kind = OPERATIONS[place]
        if kind != self.operation.kind:
            self.operation = Operation(kind, DEFAULTS[kind])
            self.value.setText(f"{self.operation.value:g}")
            restyle(self.value, "fault", False)
            self.edited.emit()

    @Slot(str)
    def _typed(self, text: str) -> None:
        try:
            value = float(read_finite(text))
        except NotANumber:
            restyle(self.value, "fault", True)
            self.unreadable.emit(text)
            return
        restyle(self.value, "fault", False)
        self.operation = self.operation._replace(value=value)
        self.edited.emit()


class OperationList(Retranslated, QWidget):
    """GUI thread. The operations in their order, at most MOST_OPERATIONS."""

    changed = Signal(object)
    """The new tuple of operations."""
    unreadable = Signal(str)
    """What was typed where a number belongs."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[OperationRow] = []
        self._column = in_column(on=self, margins=NO_MARGINS, spacing=0)
        self.add = TextButton("plus")
        self._menu = QMenu(self)
        self._actions = {kind: add_action(self._menu, kind) for kind in OPERATIONS}
        for kind, action in self._actions.items():
            action.triggered.connect(lambda _=False, kind=kind: self.append(kind))
        self.add.clicked.connect(lambda: self._menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft())))
        holder = in_row((self.add, 1), margins=(8, 4, 0, 4))
        self._column.addLayout(holder)
        self.retranslate()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What is shown."""
        return tuple(row.operation for row in self.rows)

    def set_operations(self, operations: tuple[Operation, ...]) -> None:
        """Show other operations, without a signal."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for operation in operations[:MOST_OPERATIONS]:
            self._insert(operation)
        self._reflect()

    def append(self, kind: str) -> None:
        """Add an operation at the end."""
        if len(self.rows) < MOST_OPERATIONS:
            self._insert(Operation(kind, DEFAULTS[kind]))
            self._reflect()
            self.changed.emit(self.operations)

    def _insert(self, operation: Operation) -> None:
        row = OperationRow(operation)
        row.edited.connect(lambda: self.changed.emit(self.operations))
        row.unreadable.connect(self.unreadable)
        row.moved.connect(lambda step, row=row: self._move(row, step))
        row.removed.connect(lambda row=row: self._remove(row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _move(self, row: OperationRow, step: int) -> None:
        place = self.rows.index(row)
        if 0 <= place + step < len(self.rows):
            self.rows.insert(place + step, self.rows.pop(place))
            self._column.insertWidget(place + step, row)
            self._reflect()
            self.changed.emit(self.operations)

    def _remove(self, row: OperationRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._reflect()
        self.changed.emit(self.operations)

    def _reflect(self) -> None:
        for place, row in enumerate(self.rows):
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place < len(self.rows) - 1)
        self.add.setEnabled(len(self.rows) < MOST_OPERATIONS)

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add an operation"))
        texts = {
            ADD: self.tr("add a number"), MULTIPLY: self.tr("multiply by a number"),
            PARAMETER: self.tr("multiply by a Parameter"), BUFFER: self.tr("add a buffer"),
            LINEAR: self.tr("Linear"), SUBMODULE: self.tr("a module inside"),
        }  # fmt: skip
        for kind, action in self._actions.items():
            action.setText(texts[kind])
