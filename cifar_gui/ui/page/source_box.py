"""The choice of the data set that a network is trained on."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import SAMPLES
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import Dropdown
from cifar_gui.ui.widgets.picture_names import SET_NAMES, set_name


class SourceBox(Retranslated, Dropdown):
    """GUI thread. The data sets that there are, by name, but for those that are left out."""

    chosen = Signal(str)
    """One of them, here or for the whole program."""
    renewed = Signal(str)
    """Data sets have come or gone: the one that was taken, or the drawings if it is there no longer."""

    def __init__(self, context: Context, source: str, without: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._context, self._shown, self._without = context, source, without
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda at: self.choose(self.itemData(at)))
        context.source_chosen.connect(self.choose)
        context.data_changed.connect(self._renew)
        self.retranslate()

    @property
    def sources(self) -> tuple[str, ...]:
        """Those to choose from."""
        return tuple(source for source in self._context.sources() if source not in self._without)

    @property
    def names(self) -> dict[str, str]:
        """What they are called."""
        return {source: set_name(source) for source in SET_NAMES}

    @Slot(str)
    def choose(self, source: str) -> None:
        """Take another one, if it is there."""
        if source in self.sources:
            self.chosen.emit(source)

    @Slot()
    def _renew(self) -> None:
        self.renewed.emit(self._shown if self._shown in self.sources else SAMPLES)

    def show_source(self, source: str) -> None:
        """Show which one is taken, among those that are there now."""
        self._shown, names = source, self.names
        with QSignalBlocker(self):
            self.clear()
            for one in self.sources:
                self.addItem(names[one], one)
            self.setCurrentIndex(self.findData(source))

    def retranslate(self) -> None:
        self.setToolTip(self.tr("The pictures to train on"))
        self.setAccessibleName(self.tr("The pictures to train on"))
        self.show_source(self._shown)
