"""The form of a params dataclass: one row for each field, with PyTorch's own names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from cifar_gui.arguments import SENTENCES
from cifar_gui.i18n import Retranslated, lesson_text, say
from cifar_gui.numerals import NotANumber
from cifar_gui.spec import Field, field_value, fields, is_shown
from cifar_gui.ui.widgets.controls import SectionHead, label, restyle, reveal, rule
from cifar_gui.ui.widgets.field_controls import (
    CONTROLS,
    BoolControl,
    ChoiceControl,
    Control,
    NumberControl,
    PairControl,
)
from cifar_gui.ui.widgets.field_text import field_text
from cifar_gui.ui.widgets.form_section import FoldingHead, FormSection
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.theme import font, mono

LINE = 206
"""px for the name and the control of a row in the narrow panel, up to its scroll bar."""


class FormRow(QWidget):
    """The changed dot, the name, the control, and the reason of a fault under them."""

    sought = Signal()
    """It is to be seen, whatever is folded around it."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._column = column = in_column(on=self, margins=(0, 2, 0, 2), spacing=2)
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
        self.fault = ""
        """What stands under it, where it does not work."""
        if field.otherwise is not None:
            self.note = self._below(label("mono-caption", f"= {field.otherwise}"))

    def _below(self, made: QLabel) -> QLabel:
        """Put words under the line, which are not seen yet."""
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.hide()
        self._column.addWidget(made)
        return made

    @cached_property
    def reason(self) -> QLabel:
        """Shows the fault; made for the first one: most fields never have any."""
        return self._below(label("error", wraps=True))

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
        if text == self.fault:
            return  # the rows of a form are told after every change, and hardly any has news
        self.fault = text
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
        faults = [f"{row.name.text()}: {row.fault}" for row in rows if row.fault]
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
