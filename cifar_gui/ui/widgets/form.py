"""The form of a params dataclass: one row for each field, with PyTorch's own names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from cifar_gui.arguments import SENTENCES
from cifar_gui.i18n import Retranslated, lesson_text, say
from cifar_gui.layers.call import MOST_NUMBERS
from cifar_gui.numerals import LONGEST, NotANumber, plain, read_finite
from cifar_gui.spec import Field, field_value, fields, is_shown
from cifar_gui.ui.widgets.controls import (
    Dropdown,
    IconButton,
    SectionHead,
    Switch,
    add_action,
    label,
    restyle,
    reveal,
    rule,
)
from cifar_gui.ui.widgets.field_text import field_text
from cifar_gui.ui.widgets.form_section import FoldingHead, FormSection
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.resting_edit import RestingEdit
from cifar_gui.ui.widgets.theme import font, mono

LINE = 206
"""px for the name and the control of a row in the narrow panel, up to its scroll bar."""
CONTROL, WIDEST, LONG_NAME, LETTER = 110, 164, 12, 8
PART = 39
"""Widths of a control, of a choice of long names at most, and of half a pair, in px; a field whose name has more than
LONG_NAME letters is narrower by LETTER for each."""
WHOLE = 400
"""px: more than a line has."""
NUMBER = "number"


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


class FormRow(QWidget):
    """The changed dot, the name, the control, and the reason of a fault under them."""

    sought = Signal()
    """It is to be seen, whatever is folded around it."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        column = in_column(on=self, margins=(0, 2, 0, 2), spacing=2)
        line = in_row(margins=NO_MARGINS, spacing=2)
        column.addLayout(line)
        room = QWidget()  # it comes and goes in a place of its own: nothing is laid out anew
        room.setFixedSize(6, 6)
        self.dot = label("dot")
        self.dot.setParent(room)
        self.dot.setFixedSize(6, 6)
        self.name = label("" if field.label else "name", field.name)
        self.control = CONTROLS[field.kind](field)
        line.addWidget(room)
        line.addWidget(self.name, 1)
        wide = QFontMetrics(mono(13)).horizontalAdvance(field.name) if not field.label else 0
        if wide + self.control.sizeHint().width() > LINE:  # both do not fit beside each other in the narrow panel
            column.addWidget(self.control)
        else:
            line.addWidget(self.control)
        self.note = label("mono-caption", f"= {field.otherwise}" if field.otherwise else "")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.note.setVisible(False)
        column.addWidget(self.note)
        self.reason = label("error", wraps=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reason.hide()
        column.addWidget(self.reason)

    def take_keyboard(self) -> None:
        """Put the keyboard into the control."""
        inputs = [part for part in self.control.findChildren(QWidget) if part.focusPolicy() and not part.isHidden()]
        for part in inputs[-1:] if isinstance(self.control, BoolControl) else inputs[:1]:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_out_name(self) -> None:
        """Show only the choice, as wide as the line: the head of its section names it."""
        assert isinstance(self.control, ChoiceControl)
        self.name.hide()
        self.control.widen()

    def set_name(self, name: str) -> None:
        """Call the field by words instead of the name of an argument: on the screen and for who cannot see it.

        Words that are too long for the line break; they never make it longer than the panel is wide.
        """
        self.name.setText(name)
        wide = QFontMetrics(font(13)).horizontalAdvance(name)
        self.name.setWordWrap(wide + self.control.minimumSizeHint().width() > LINE)
        for part in self.control.findChildren(QWidget):
            if part.accessibleName():
                part.setAccessibleName(name)

    def show_reason(self, text: str) -> None:
        """Mark the field as the one at fault; an empty text clears it."""
        if text == self.reason.text():
            return  # the rows of a form are told after every change, and hardly any has news
        self.control.mark(bool(text))
        restyle(self.name, "fault", bool(text))
        self.reason.setText(text)
        self.reason.setVisible(bool(text))


class Form(Retranslated, QWidget):
    """The fields of a params dataclass, each with its control."""

    changed = Signal(object)
    """The new params, after every edit that can be read."""
    unreadable = Signal(str, object)
    """The name of a field in which something stands that is no number, and the Message that says so."""
    refolded = Signal()
    """Other sections are folded."""

    def __init__(self, params_type: type, default: Any = None) -> None:
        super().__init__()
        self.params: Any = default if default is not None else params_type()
        self._default = self.params
        self.rows: dict[str, FormRow] = {}
        self.sections: dict[str, FormSection] = {}
        """By the name of the field at which they begin."""
        self._unread: set[str] = set()
        """Fields in which something stands that is no number."""
        self._count_in: SectionHead | FoldingHead | None = None
        self._column = column = in_column(on=self, margins=NO_MARGINS, spacing=0)
        self._section_of: dict[str, FormSection] = {}
        """The section of each field that stands under a head."""
        for field in fields(params_type):
            row = FormRow(field)
            row.control.edited.connect(self._edited)
            row.control.setProperty("field", field.name)
            self.rows[field.name] = row
            row.sought.connect(lambda name=field.name: self.unfold(name))
            if field.section is not None:
                self._add_section(field)
            if self.sections:
                section = next(reversed(self.sections.values()))
                self._section_of[field.name], column = section, section.rows
            column.addWidget(row)
        self.set_params(self.params)
        self.retranslate()

    def put_below(self, field: str, widget: QWidget) -> None:
        """Lay something under the row of a field, where the keyboard comes to it, too."""
        column = self._section_of[field].rows if field in self._section_of else self._column
        column.insertWidget(column.indexOf(self.rows[field]) + 1, widget)
        above, here = (
            [part for part in one.findChildren(QWidget) if part.focusPolicy()] for one in (self.rows[field], widget)
        )
        for part, following in pairwise([*above[-1:], *here]):
            QWidget.setTabOrder(part, following)

    @property
    def heads(self) -> dict[str, SectionHead | FoldingHead]:
        """Those of the sections, by the name of the field at which they begin."""
        return {name: section.head for name, section in self.sections.items()}

    # --- sections that fold -----------------------------------------------------------------------------------------

    @property
    def folded(self) -> tuple[str, ...]:
        """The sections that are folded, each by the name of the field at which it begins."""
        return tuple(name for name, section in self.sections.items() if section.is_folded)

    def fold(self, names: Collection[str]) -> None:
        """Fold these, of those that fold, and open the others."""
        for name, section in self.sections.items():
            section.fold(name in names)
        self._say_sections()

    def unfold(self, name: str) -> None:
        """Open the section that a field lies in, and scroll to it: whoever sought it had not seen it."""
        section = self._section_of.get(name)
        if section is not None and section.is_folded:
            section.fold(False)
            self._refold()
            reveal(self.rows[name])

    @Slot()
    def _refold(self) -> None:
        self._say_sections()
        self.refolded.emit()

    def _say_sections(self) -> None:
        """A folded section hides nothing that is set in it, and no fault."""
        for section in self.sections.values():
            if section.folds:
                self._say_section(section)

    def _say_section(self, section: FormSection) -> None:
        shown = [name for name, held in self._section_of.items() if held is section]
        rows = [row for row in map(self.rows.__getitem__, shown) if is_shown(row.field, self.params)]
        faults = [f"{row.name.text()}: {row.reason.text()}" for row in rows if row.reason.text()]
        others = [row.field.name for row in rows if repr(row.field.of(self.params)) != repr(row.field.default)]
        changed = sum(self._is_changed(row.field.name) for row in rows)
        texts = faults or [field_text(self.params, name) for name in others]
        section.say(self._changes(changed) if changed else "", ", ".join(texts), bool(faults))

    def set_params(self, params: Any) -> None:
        """Show other params, without a signal."""
        self.params = params
        self._unread.clear()
        for name, row in self.rows.items():
            row.control.show_value(field_value(params, name))
            row.show_reason("")
        self._reflect()

    @property
    def unread(self) -> bool:
        """Whether something stands in a field that cannot be read."""
        return bool(self._unread)

    def set_default(self, params: Any) -> None:
        """What counts as unchanged: the example the page shows."""
        self._default = params
        self._reflect()

    def changes(self) -> int:
        """How many fields differ from the example."""
        return sum(map(self._is_changed, self.rows))

    def count_changes_in(self, head: SectionHead | FoldingHead) -> None:
        """Let a head say how many fields differ from the example."""
        self._count_in = head
        self._count_changes()

    def _count_changes(self) -> None:
        if self._count_in is not None:
            count = self.changes()
            self._count_in.set_remark(self._changes(count) if count else self.tr("as in the example"))

    def _changes(self, count: int) -> str:
        return self.tr("{count} changed").format(count=count)

    def _is_changed(self, name: str) -> bool:
        return repr(field_value(self.params, name)) != repr(getattr(self._default, name))

    def mark_error(self, field: str, reason: str) -> None:
        """Show why a field does not work; an unknown field is ignored."""
        if field in self.rows:
            self.rows[field].show_reason(reason)
            self.unfold(field)

    def clear_errors(self) -> None:
        """Forget every fault shown; what is no number stays marked."""
        for name, row in self.rows.items():
            if name not in self._unread:
                row.show_reason("")
        self._say_sections()

    def retranslate(self) -> None:
        for name, section in self.sections.items():
            section.head.set_title(lesson_text(self.rows[name].field.section or ""))
        self._count_changes()
        for row in self.rows.values():
            if row.field.label:
                row.set_name(lesson_text(row.field.label))
            if sentence := SENTENCES.get(row.field.name):
                row.setToolTip(f"<p>{QCoreApplication.translate('Argument', sentence)}</p>")  # as rich text it wraps
            control = row.control
            if isinstance(control, ChoiceControl):
                control.retranslate()
            if isinstance(control, PairControl):
                self._retranslate_pair(control)
            if isinstance(control, NumberControl) and row.field.empty:
                control.edit.setPlaceholderText(lesson_text(row.field.empty))
            if isinstance(control, NumberControl) and control.lock is not None:
                control.lock.describe(self.tr("Locked to the input; unlock to try another number"))
        self._say_sections()

    def _retranslate_pair(self, control: PairControl) -> None:
        name = lesson_text(control.field.label) if control.field.label else control.field.name
        control.link.describe(self.tr("Link vertical and horizontal"))
        for edit, way in zip(control.edits, (self.tr("vertical"), self.tr("horizontal")), strict=True):
            edit.setToolTip(way)
            edit.setAccessibleName(f"{name} {way}")
        if control.words is not None:
            words = ", ".join(f"'{word}'" for word in control.field.words)
            control.words.describe(self.tr("A number, or {words}").format(words=words))
            control.words.set_number_text(self.tr("a number"))

    def _add_section(self, field: Field) -> None:
        if self.sections:
            self._column.addSpacing(8)
            self._column.addWidget(rule())
            self._column.addSpacing(8)
        self.sections[field.name] = section = FormSection(field.folded)
        section.toggled.connect(self._refold)
        self._column.addWidget(section)

    def _edited(self) -> None:
        control: QObject | None = self.sender()
        assert isinstance(control, Control)
        row = self.rows[control.field.name]
        try:
            value = control.value()
        except NotANumber as error:
            row.show_reason(say(error.message))
            self._unread.add(control.field.name)
            self.unreadable.emit(control.field.name, error.message)
            return
        self._unread.discard(control.field.name)
        row.show_reason("")
        self.params = replace(self.params, **{control.field.name: value})
        self._reflect()
        self.changed.emit(self.params)

    def _reflect(self) -> None:
        for name, row in self.rows.items():
            row.dot.setVisible(self._is_changed(name))
            if row.field.otherwise is not None and isinstance(row.control, PairControl):
                row.control.show_otherwise(field_value(self.params, row.field.otherwise))
                row.note.setVisible(field_value(self.params, name) in (None, (None, None)))
            if isinstance(row.control, PairControl) and row.control.words is not None:
                value = field_value(self.params, name)
                row.control.words.setVisible(bool(row.field.words_for(self.params)) or isinstance(value, str))
            row.setVisible(is_shown(row.field, self.params))
        self._count_changes()
        self._say_sections()
