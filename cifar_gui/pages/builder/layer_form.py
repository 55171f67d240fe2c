"""The form of the selected layer: its name, its kind, and every argument."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from cifar_gui.engine.network_edits import BLOCK, LONGEST_NAME
from cifar_gui.i18n import Retranslated, say
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.protocol import Failure
from cifar_gui.spec import Block, Layer
from cifar_gui.ui.widgets.controls import Dropdown, label, restyle
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.number_edit import CONTROL
from cifar_gui.ui.widgets.theme import mono


class LayerForm(Retranslated, QWidget):
    """GUI thread. One form for each kind, built when it is first needed."""

    renamed = Signal(str)
    retyped = Signal(str)
    changed = Signal(object)
    """New arguments, as the params dataclass of the kind."""

    def __init__(self) -> None:
        super().__init__()
        self.part: Layer | Block | None = None
        self.forms: dict[str, Form] = {}
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.name.setFixedWidth(CONTROL)
        self.name.setFont(mono(13))
        self.name.textEdited.connect(self.renamed)
        self.kind = Dropdown()
        self.kind.setFixedWidth(CONTROL)
        self.kind.addItems([*KINDS, BLOCK])
        self.kind.view().setMinimumWidth(self.kind.view().sizeHintForColumn(0) + 24)
        self.kind.activated.connect(lambda at: self.retyped.emit(self.kind.itemText(at)))
        self._labels = (label(), label())
        self._reason = label("error", wraps=True)
        self._note = label("caption", wraps=True)
        self._column = in_column(on=self, margins=NO_MARGINS, spacing=0)
        self._rows = [
            self._row(text, control) for text, control in zip(self._labels, (self.name, self.kind), strict=True)
        ]
        self._column.addWidget(self._rows[0])
        self._column.addWidget(self._reason)
        self._column.addWidget(self._rows[1])
        self._column.addWidget(self._note)
        self._note.setContentsMargins(8, 4, 0, 4)
        self._reason.hide()
        self.retranslate()
        self.show_part(None)

    def _row(self, text: QLabel, control: QWidget) -> QWidget:
        made = QWidget()
        in_row((text, 1), control, on=made, margins=(8, 2, 0, 2), spacing=2)
        return made

    def show_part(self, part: Layer | Block | None) -> None:
        """Show a layer; a field that is being typed into stays as it is while the layer does."""
        other = part is None or self.part is None or part.name != self.part.name
        self.part = part
        for row in self._rows:
            row.setVisible(part is not None)
        layer = part if isinstance(part, Layer) else None
        for kind, form in self.forms.items():
            form.setVisible(layer is not None and kind == layer.kind)
        self._reason.hide()
        restyle(self.name, "fault", False)
        if part is not None and self.name.text() != part.name:
            self.name.setText(part.name)
        self.kind.setCurrentText(layer.kind if layer is not None else BLOCK)
        self.kind.setEnabled(layer is not None)
        if layer is not None:
            form = self._form(layer.kind)
            form.setVisible(True)
            params = arguments(layer)
            if other or repr(form.params) != repr(params):
                form.set_params(params)
            form.clear_errors()
        self._say()

    def _form(self, kind: str) -> Form:
        if kind not in self.forms:
            form = Form(KINDS[kind].arguments)
            form.changed.connect(partial(self._changed, form))
            self.forms[kind] = form
            self._column.addWidget(form)
        return self.forms[kind]

    def _changed(self, form: Form, params: object) -> None:
        if form is self.form:  # a form that gives way may still have something that was typed
            self.changed.emit(params)

    @property
    def form(self) -> Form | None:
        """The form of the layer shown."""
        return self.forms.get(self.part.kind) if isinstance(self.part, Layer) else None

    def mark_failure(self, failure: Failure) -> None:
        """Mark the field that torch refuses, if it names one."""
        if failure.field is not None:
            reason = say(failure.reason) if failure.reason is not None else self.tr("does not work")
            self.mark_error(failure.field, reason)

    def mark_error(self, field: str, reason: str) -> None:
        """Show why an argument, or the name, does not work."""
        if field == "name":
            self._reason.setText(reason)
            self._reason.show()
            restyle(self.name, "fault", True)
        elif self.form is not None:
            self.form.mark_error(field, reason)

    def retranslate(self) -> None:
        self._labels[0].setText(self.tr("name"))
        self._labels[1].setText(self.tr("layer type"))
        self.name.setAccessibleName(self.tr("name"))
        self.kind.setAccessibleName(self.tr("layer type"))
        self._say()

    def _say(self) -> None:
        if self.part is None:
            text = self.tr("Select a layer in the table to set its arguments.")
        elif isinstance(self.part, Block):
            text = self.tr("What comes out is layers(x) + shortcut(x). Its layers are below it in the table.")
        elif not self.form or not self.form.rows:
            text = self.tr("It has no arguments.")
        else:
            text = ""
        self._note.setText(text)
        self._note.setVisible(bool(text))
