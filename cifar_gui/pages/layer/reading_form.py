"""The choice of how the output of a layer is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.pages.layer import Reading
from cifar_gui.pages.layer.state import UNPOOLED, LayerState, PoolingView
from cifar_gui.ui.widgets.controls import OptionRow, SectionHead
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column


class ReadingForm(Retranslated, QWidget):
    """GUI thread. An option for each reading, and how a pooling layer is looked at; ``head`` stands over it."""

    chosen = Signal(str)
    """The key of a reading."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        super().__init__()
        self._readings = readings
        self.head = SectionHead()
        self.options = {reading.key: OptionRow() for reading in readings}
        self.pools = UNPOOLED in self.options
        """Whether they are of a pooling layer."""
        self.pooling = Form(PoolingView)
        group = QButtonGroup(self)
        for key, row in self.options.items():
            group.addButton(row.radio)
            row.radio.clicked.connect(lambda _, key=key: self.chosen.emit(key))
        in_column(*self.options.values(), self.pooling, on=self, margins=NO_MARGINS, spacing=2)
        self.pooling.setVisible(self.pools)
        self.retranslate()

    def show_state(self, state: LayerState) -> None:
        """Show how the output is read."""
        if state.reading in self.options:
            self.options[state.reading].radio.setChecked(True)
        if self.pooling.params != state.pooling:
            self.pooling.set_params(state.pooling)
        self.pooling.rows["output_size"].setVisible(state.reading == UNPOOLED)

    def retranslate(self) -> None:
        self.head.set_title(self.tr("How to read the output"))
        for reading in self._readings:
            self.options[reading.key].set_texts(lesson_text(reading.title), lesson_text(reading.caption))
