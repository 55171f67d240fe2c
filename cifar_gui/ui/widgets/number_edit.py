"""Fields into which numbers are typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cifar_gui.layers.call import MOST_NUMBERS
from cifar_gui.numerals import LONGEST, NotANumber, plain, read_finite
from cifar_gui.spec import Field
from cifar_gui.ui.widgets.resting_edit import RestingEdit

CONTROL, PART = 110, 39
"""Widths of a control of a form, and of half a pair in it, in px."""


class NumberEdit(RestingEdit):
    """A field for one number. Up and Down step it within the suggested range; typing is free."""

    numbers = 1
    """So many can be typed at most."""
    undone_by_the_page = True

    def __init__(self, field: Field, width: int = CONTROL) -> None:
        super().__init__()
        self.range = field.range
        self.optional = field.optional
        """Whether it may be left empty, which stands for None."""
        if self.optional:
            self.setPlaceholderText("None" if width > PART else "–")
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(self.numbers * LONGEST)
        self.setFixedWidth(width)
        self.setAccessibleName(field.name)

    def value(self) -> int | float | None:
        """What stands there.

        Raises:
            NotANumber: it cannot be read.
        """
        if self.optional and self.text().strip() in ("", "None"):
            return None
        return read_finite(self.text())

    def show_value(self, value: Any) -> None:
        """Show a number; None leaves an optional field empty."""
        self.setText("" if self.optional and value is None else repr(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step, unless the field is locked."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif not self.isReadOnly():
            self._step(step)

    def _step(self, direction: int) -> None:
        span = self.range
        try:
            value = self.value()
        except NotANumber:
            return
        if span is None:
            return
        if value is None:  # an empty field begins at its lowest
            value = span.low - span.step if direction > 0 else span.low
            value = int(value) if float(value).is_integer() and isinstance(span.step, int) else value
        stepped = round(value + direction * span.step, 10)
        if (direction > 0 and stepped <= span.high) or (direction < 0 and stepped >= span.low):
            self.setText(repr(int(stepped) if isinstance(value, int) and isinstance(span.step, int) else stepped))
            self.textEdited.emit(self.text())
            self.take()


class NumbersEdit(NumberEdit):
    """A field for one number or several, as in "2, 2, 5"; Up and Down step one alone."""

    numbers = MOST_NUMBERS

    def value(self) -> Any:
        parts = plain(self.text()).strip().strip("()[]").split(",")
        if len(parts) == 1:
            return super().value()
        return tuple(read_finite(part) for part in parts if part.strip())

    def show_value(self, value: Any) -> None:
        if isinstance(value, tuple):
            self.setText(", ".join(map(repr, value)) + ("," if len(value) == 1 else ""))
        else:
            super().show_value(value)

    def _step(self, direction: int) -> None:
        if "," not in self.text():
            super()._step(direction)
