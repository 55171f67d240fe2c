"""The form of a params dataclass: one row for each field, with PyTorch's own names."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.spec import Field, fields
from cifar_gui.ui.controls import IconButton, Segmented, Switch, label, restyle

CONTROL = 120
NUMBER = "number"


class NotANumber(ValueError):
    """What was typed cannot be read as a number."""


def parse(text: str) -> int | float | None:
    """A typed number (or None); whether it makes sense is torch's to judge.

    Raises:
        NotANumber: the text is something else.
    """
    try:
        value = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise NotANumber(text) from None
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise NotANumber(text)


class NumberEdit(QLineEdit):
    """A field for one number. Up and Down step it within the suggested range; typing is free."""

    def __init__(self, field: Field, width: int = CONTROL) -> None:
        super().__init__()
        self._range = field.range
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(40)
        self.setFixedWidth(width)
        self.setAccessibleName(field.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)

    def _step(self, direction: int) -> None:
        span = self._range
        try:
            value = parse(self.text())
        except NotANumber:
            return
        if span is None or value is None:
            return
        stepped = round(value + direction * span.step, 10)
        if (direction > 0 and stepped <= span.high) or (direction < 0 and stepped >= span.low):
            self.setText(repr(int(stepped) if isinstance(value, int) and isinstance(span.step, int) else stepped))
            self.textEdited.emit(self.text())


class Control(QWidget):
    """The control of one field; ``edited`` carries nothing, ``value()`` may raise NotANumber."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def value(self) -> Any:
        """What the user has set."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value without a signal."""
        raise NotImplementedError

    def mark(self, fault: bool) -> None:
        """Frame the control as the one at fault."""

    def tint(self, theme: Any) -> None:
        """Colour what the style sheet cannot."""


class NumberControl(Control):
    """One number; a field that follows the input carries a lock."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.edit = NumberEdit(field, CONTROL if not field.follows else CONTROL - 30)
        self.edit.textEdited.connect(self.edited)
        self.row.addStretch()
        self.row.addWidget(self.edit)
        self.lock: IconButton | None = None
        if field.follows:
            self.lock = IconButton("lock")
            self.lock.setCheckable(True)
            self.lock.setChecked(True)
            self.lock.toggled.connect(self._locked)
            self.row.addWidget(self.lock)
            self.edit.setReadOnly(True)

    def value(self) -> Any:
        return parse(self.edit.text())

    def show_value(self, value: Any) -> None:
        self.edit.setText(repr(value))
        if self.lock is not None and value != self.field.default:
            self.lock.setChecked(False)

    def mark(self, fault: bool) -> None:
        restyle(self.edit, "fault", fault)

    def tint(self, theme: Any) -> None:
        if self.lock is not None:
            self.lock.name = "lock" if self.lock.isChecked() else "unlock"
            self.lock.tint(theme.text3)

    def _locked(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)
        restyle(self.edit, "locked", locked)
        if locked:
            self.edit.setText(repr(self.field.default))
            self.edited.emit()


class PairControl(Control):
    """(vertical, horizontal), linked into one number or free, or a word in their place."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.row.addStretch()
        grid = QGridLayout()
        grid.setSpacing(4)
        self.row.addLayout(grid)
        self.edits = (NumberEdit(field, 44), NumberEdit(field, 44))
        self.link = IconButton("link")
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.link.setFixedWidth(24)
        for column, widget in enumerate((self.edits[0], self.link, self.edits[1])):
            grid.addWidget(widget, 0, column)
        for this, other in (self.edits, self.edits[::-1]):
            this.textEdited.connect(lambda text, other=other: self._typed(text, other))
        self.link.toggled.connect(self._linked)
        self.words: Segmented | None = None
        if field.words:
            self.words = Segmented((NUMBER, *field.words))
            self.words.set_value(NUMBER)
            self.words.chosen.connect(self._worded)
            self.words.set_texts({word: f"'{word}'" for word in field.words})
            grid.addWidget(self.words, 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)

    def value(self) -> Any:
        if self.words is not None and self.words.value != NUMBER:
            return self.words.value
        return (parse(self.edits[0].text()), parse(self.edits[1].text()))

    def show_value(self, value: Any) -> None:
        word = isinstance(value, str)
        if self.words is not None:
            self.words.set_value(value if word else NUMBER)
        if not word:
            pair = value if isinstance(value, tuple | list) else (value, value)
            for edit, part in zip(self.edits, pair, strict=True):
                edit.setText(repr(part))
            if pair[0] != pair[1]:
                self.link.setChecked(False)
        for edit in self.edits:
            edit.setEnabled(not word)

    def mark(self, fault: bool) -> None:
        for edit in self.edits:
            restyle(edit, "fault", fault)

    def tint(self, theme: Any) -> None:
        self.link.tint(theme.accent if self.link.isChecked() else theme.text3)

    def _typed(self, text: str, other: NumberEdit) -> None:
        if self.link.isChecked():
            other.setText(text)
        self.edited.emit()

    def _linked(self, linked: bool) -> None:
        if linked and self.edits[0].text() != self.edits[1].text():
            self.edits[1].setText(self.edits[0].text())
            self.edited.emit()

    def _worded(self, _: object) -> None:
        for edit in self.edits:
            edit.setEnabled(self.words is not None and self.words.value == NUMBER)
        self.edited.emit()


class BoolControl(Control):
    """A switch."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.switch = Switch()
        self.switch.setAccessibleName(field.name)
        self.switch.clicked.connect(self.edited)
        self.row.addStretch()
        self.row.addWidget(self.switch)

    def value(self) -> Any:
        return self.switch.isChecked()

    def show_value(self, value: Any) -> None:
        self.switch.setChecked(bool(value))


class ChoiceControl(Control):
    """A drop-down."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.combo = QComboBox()
        self.combo.setAccessibleName(field.name)
        self.combo.setFixedWidth(CONTROL)
        for value in field.choices:
            self.combo.addItem(value, value)
        self.combo.view().setMinimumWidth(self.combo.view().sizeHintForColumn(0) + 24)
        self.combo.activated.connect(self.edited)
        self.row.addStretch()
        self.row.addWidget(self.combo)

    def value(self) -> Any:
        return self.combo.currentData()

    def show_value(self, value: Any) -> None:
        at = self.combo.findData(value)
        if at < 0:
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)
        self.combo.setToolTip(str(value))

    def mark(self, fault: bool) -> None:
        restyle(self.combo, "fault", fault)


CONTROLS: dict[str, type[Control]] = {
    "int": NumberControl,
    "float": NumberControl,
    "pair": PairControl,
    "bool": BoolControl,
    "choice": ChoiceControl,
}


class FormRow(QWidget):
    """The changed dot, the name, the control, and the reason of a fault under them."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        column.addLayout(line)
        self.dot = label("dot")
        self.dot.setFixedSize(6, 6)
        policy = self.dot.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.dot.setSizePolicy(policy)
        self.name = label("" if field.label else "name", field.name)
        self.control = CONTROLS[field.kind](field)
        line.addWidget(self.dot)
        line.addWidget(self.name, 1)
        line.addWidget(self.control)
        self.reason = label("error")
        self.reason.setWordWrap(True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reason.hide()
        column.addWidget(self.reason)

    def show_reason(self, text: str) -> None:
        """Mark the field as the one at fault; an empty text clears it."""
        self.control.mark(bool(text))
        restyle(self.name, "fault", bool(text))
        self.reason.setText(text)
        self.reason.setVisible(bool(text))


class Form(Retranslated, QWidget):
    """The fields of a params dataclass, each with its control."""

    changed = Signal(object)
    """The new params, after every edit that can be read."""
    unreadable = Signal(str)
    """The name of a field in which something stands that is no number."""

    def __init__(self, params_type: type, default: Any = None) -> None:
        super().__init__()
        self.params: Any = default if default is not None else params_type()
        self._default = self.params
        self.rows: dict[str, FormRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for field in fields(params_type):
            row = FormRow(field)
            row.control.edited.connect(self._edited)
            row.control.setProperty("field", field.name)
            self.rows[field.name] = row
            column.addWidget(row)
        self.set_params(self.params)
        self.retranslate()

    def set_params(self, params: Any) -> None:
        """Show other params, without a signal."""
        self.params = params
        for name, row in self.rows.items():
            row.control.show_value(getattr(params, name))
            row.show_reason("")
        self._reflect()

    def set_default(self, params: Any) -> None:
        """What counts as unchanged: the example the page shows."""
        self._default = params
        self._reflect()

    def changes(self) -> int:
        """How many fields differ from the example."""
        return sum(getattr(self.params, name) != getattr(self._default, name) for name in self.rows)

    def mark_error(self, field: str, reason: str) -> None:
        """Show why a field does not work; an unknown field is ignored."""
        if field in self.rows:
            self.rows[field].show_reason(reason)

    def clear_errors(self) -> None:
        """Forget every fault shown."""
        for row in self.rows.values():
            row.show_reason("")

    def set_enabled_fields(self, enabled: bool) -> None:
        """Let the fields be edited, or only read."""
        for row in self.rows.values():
            row.control.setEnabled(enabled)

    def retint(self, theme: Any) -> None:
        """Colour the icons for a theme."""
        self._theme = theme
        for row in self.rows.values():
            row.control.tint(theme)

    def retranslate(self) -> None:
        for row in self.rows.values():
            if row.field.label:
                row.name.setText(lesson_text(row.field.label))
            control = row.control
            if isinstance(control, PairControl):
                control.link.describe(self.tr("Link vertical and horizontal"))
                control.edits[0].setToolTip(self.tr("vertical"))
                control.edits[1].setToolTip(self.tr("horizontal"))
                if control.words is not None:
                    control.words.set_texts({NUMBER: self.tr("Number")})
            if isinstance(control, NumberControl) and control.lock is not None:
                control.lock.describe(self.tr("Locked to the input; unlock to try another number"))

    def _edited(self) -> None:
        control: QObject | None = self.sender()
        assert isinstance(control, Control)
        row = self.rows[control.field.name]
        if getattr(self, "_theme", None) is not None:
            control.tint(self._theme)
        try:
            value = control.value()
        except NotANumber as error:
            typed = str(error).strip()
            row.show_reason(
                self.tr("“{text}” is not a number").format(text=typed) if typed else self.tr("a number, please")
            )
            self.unreadable.emit(control.field.name)
            return
        row.show_reason("")
        self.params = replace(self.params, **{control.field.name: value})
        self._reflect()
        self.changed.emit(self.params)

    def _reflect(self) -> None:
        for name, row in self.rows.items():
            row.dot.setVisible(getattr(self.params, name) != getattr(self._default, name))
            when = row.field.when
            row.setVisible(when is None or getattr(self.params, when.field) in when.values)
