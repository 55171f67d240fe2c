"""The controls of a form: what a field of each kind is set with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from cifar_gui.i18n import lesson_text
from cifar_gui.spec import Field
from cifar_gui.ui.widgets.controls import Dropdown, IconButton, Switch, add_action, restyle
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_row
from cifar_gui.ui.widgets.number_edit import CONTROL, PART, NumberEdit, NumbersEdit
from cifar_gui.ui.widgets.theme import font

WIDEST, LONG_NAME, LETTER = 164, 12, 8
"""Width of a choice of long names at most, in px; a field whose name has more than LONG_NAME letters is narrower by
LETTER for each."""
WHOLE = 400
"""px: more than a line has."""
NUMBER = "number"


class Control(QWidget):
    """The control of one field; ``edited`` carries nothing, ``value()`` may raise NotANumber."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.row = in_row(on=self, margins=NO_MARGINS, spacing=4)

    def value(self) -> Any:
        """What the user has set."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value without a signal."""
        raise NotImplementedError

    def mark(self, fault: bool) -> None:
        """Frame the control as the one at fault."""


class NumberControl(Control):
    """One number; a field that follows the input carries a lock."""

    made: type[NumberEdit] = NumberEdit

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        longer = 0 if field.label else max(0, len(field.name) - LONG_NAME)
        self.edit = self.made(field, CONTROL - LETTER * longer - (30 if field.follows else 0))
        self.edit.typed.connect(self.edited)
        self.row.addStretch()
        self.row.addWidget(self.edit)
        self.lock: IconButton | None = None
        if field.follows:
            self.lock = IconButton("lock", "text3")
            self.lock.setCheckable(True)
            self.lock.setChecked(True)
            self.lock.toggled.connect(self._locked)
            self.row.addWidget(self.lock)
            self.edit.setReadOnly(True)

    def value(self) -> Any:
        return self.edit.value()

    def show_value(self, value: Any) -> None:
        self.edit.show_value(value)
        if self.lock is not None:
            with QSignalBlocker(self.lock):
                self.lock.setChecked(repr(value) == repr(self.field.default))
            self._show_lock(self.lock.isChecked())

    def mark(self, fault: bool) -> None:
        restyle(self.edit, "fault", fault)

    def _show_lock(self, locked: bool) -> None:
        assert self.lock is not None
        self.lock.draw("lock" if locked else "unlock")
        self.edit.setReadOnly(locked)
        restyle(self.edit, "locked", locked)

    def _locked(self, locked: bool) -> None:
        self._show_lock(locked)
        if locked:
            self.edit.setText(repr(self.field.default))
        self.edited.emit()


class NumbersControl(NumberControl):
    """One number or several."""

    made = NumbersEdit


class PairControl(Control):
    """(vertical, horizontal), linked into one number or free, or a word in their place."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.row.setSpacing(2)
        self.row.addStretch()
        self.words: WordButton | None = None
        if field.words:
            self.words = WordButton(field.words)
            self.words.chosen.connect(self._worded)
            self.row.addWidget(self.words)
        self.edits = (NumberEdit(field, PART), NumberEdit(field, PART))
        self.link = IconButton("link", "accent")
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.link.setFixedWidth(CONTROL - 2 * PART - 2 * 2)
        self.word = QLineEdit()
        self.word.setProperty("role", "number")
        self.word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.word.setReadOnly(True)
        self.word.setFixedWidth(CONTROL)
        self.word.setAccessibleName(field.name)
        for widget in (self.edits[0], self.link, self.edits[1], self.word):
            self.row.addWidget(widget)
        self.word.hide()
        for this, other in (self.edits, self.edits[::-1]):
            this.textEdited.connect(lambda text, other=other: self._follow(text, other))
            this.typed.connect(self.edited)
        self.link.toggled.connect(self._linked)

    def value(self) -> Any:
        typed = [edit.text().strip().strip("'\"") for edit in self.edits]
        if not self.word.isHidden():
            return self.words.value if self.words else ""
        if (word := next((text for text in typed if text in self.field.words), None)) is not None:
            return word
        pair = (self.edits[0].value(), self.edits[1].value())
        return None if self.field.default is None and pair == (None, None) else pair

    def show_value(self, value: Any) -> None:
        word = isinstance(value, str)
        if self.words is not None:
            self.words.value = value if word else NUMBER
        self._show_word(value if word else None)
        if not word:
            pair = value if isinstance(value, tuple | list) else (value, value)
            for edit, part in zip(self.edits, (pair[0], pair[-1]), strict=True):
                edit.show_value(part)
            with QSignalBlocker(self.link):
                self.link.setChecked(repr(pair[0]) == repr(pair[-1]))
            self._colour_link()

    def show_otherwise(self, value: Any) -> None:
        """What the field has while it is left empty, in grey."""
        pair = value if isinstance(value, tuple | list) else (value, value)
        for edit, part in zip(self.edits, (pair[0], pair[-1]), strict=True):
            edit.setPlaceholderText(str(part))

    def mark(self, fault: bool) -> None:
        for edit in (*self.edits, self.word):
            restyle(edit, "fault", fault)

    def _show_word(self, word: str | None) -> None:
        self.word.setText("" if word is None else f"'{word}'")
        self.word.setVisible(word is not None)
        for widget in (*self.edits, self.link):
            widget.setVisible(word is None)

    def _follow(self, text: str, other: NumberEdit) -> None:
        if self.link.isChecked():
            other.setText(text)

    def _colour_link(self) -> None:
        self.link.draw(token="accent" if self.link.isChecked() else "text3")

    def _linked(self, linked: bool) -> None:
        self._colour_link()
        if linked and self.edits[0].text() != self.edits[1].text():
            self.edits[1].setText(self.edits[0].text())
        self.edited.emit()

    def _worded(self, chosen: str) -> None:
        if chosen == NUMBER and any(edit.text().strip(" '\"") in ("", *self.field.words) for edit in self.edits):
            for edit, part in zip(self.edits, self.field.default, strict=True):
                edit.setText(repr(part))
        self._show_word(None if chosen == NUMBER else chosen)
        self.edited.emit()


class WordButton(IconButton):
    """Opens the choice between a number and the words that may stand in its place."""

    chosen = Signal(str)
    """NUMBER or a word."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__("chevron-down", "text3")
        self.setFixedWidth(22)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._actions = {word: add_action(menu, "" if word == NUMBER else f"'{word}'") for word in (NUMBER, *words)}
        for word, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _, word=word: self._choose(word))
        self.setMenu(menu)
        self.value = NUMBER

    @property
    def value(self) -> str:
        """NUMBER, or the word that is chosen."""
        return next((word for word, action in self._actions.items() if action.isChecked()), NUMBER)

    @value.setter
    def value(self, value: str) -> None:
        for word, action in self._actions.items():
            action.setChecked(word == value)

    def set_number_text(self, text: str) -> None:
        """What stands for "a number" in the menu."""
        self._actions[NUMBER].setText(text)

    def _choose(self, word: str) -> None:
        self.value = word
        self.chosen.emit(word)


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
        self.combo = Dropdown()
        self.combo.setAccessibleName(field.name)
        heads = dict(field.heads)
        for value in field.choices:
            if value in heads:
                self._add_head()
            self.combo.addItem(value, value)
        self.combo.setFixedWidth(min(max(CONTROL, self._wanted()), WIDEST))
        self.combo.view().setMinimumWidth(self.combo.view().sizeHintForColumn(0) + 24)
        self.combo.activated.connect(self.edited)
        self.row.addStretch()
        self.row.addWidget(self.combo)

    def widen(self) -> None:
        """Take the whole line."""
        self.combo.setMinimumWidth(CONTROL)
        self.combo.setMaximumWidth(WHOLE)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row.setStretchFactor(self.combo, 1)

    def offer(self, names: Iterable[str]) -> None:
        """Let these be chosen, and no others."""
        with QSignalBlocker(self.combo):
            self.combo.clear()
            for name in names:
                self.combo.addItem(name, name)

    def _wanted(self) -> int:
        """Room for the longest name and the chevron."""
        metrics = QFontMetrics(font(13))
        return max(map(metrics.horizontalAdvance, self.field.titles or self.field.choices), default=0) + 48

    def retranslate(self) -> None:
        """Show the choices by their titles, where they have such."""
        for value, title in zip(self.field.choices, self.field.titles, strict=False):
            self.combo.setItemText(self.combo.findData(value), lesson_text(title))
        for value, head in self.field.heads:
            self.combo.setItemText(self.combo.findData(value) - 1, lesson_text(head))

    def _add_head(self) -> None:
        """The head of a group, which cannot be chosen."""
        self.combo.addItem("")
        model = self.combo.model()
        assert isinstance(model, QStandardItemModel)
        model.item(self.combo.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)

    def value(self) -> Any:
        return self.combo.currentData()

    def show_value(self, value: Any) -> None:
        at = self.combo.findData(value)
        if at < 0:
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)
        self.combo.setToolTip(self.combo.itemText(at))

    def mark(self, fault: bool) -> None:
        restyle(self.combo, "fault", fault)


class FlagControl(ChoiceControl):
    """A switch that may be left to PyTorch."""

    VALUES = (None, True, False)

    def __init__(self, field: Field) -> None:
        super().__init__(replace(field, choices=tuple(map(str, self.VALUES))))

    def value(self) -> Any:
        return self.VALUES[self.combo.currentIndex()]

    def show_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(self.VALUES.index(value) if value in self.VALUES else 0)


CONTROLS: dict[str, type[Control]] = {
    "int": NumberControl,
    "float": NumberControl,
    "pair": PairControl,
    "numbers": NumbersControl,
    "bool": BoolControl,
    "flag": FlagControl,
    "choice": ChoiceControl,
}
