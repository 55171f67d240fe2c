"""The list of the layers of a network whose maps are looked into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.theme import mono

ROW, MOST_ROWS = 26, 9
"""px of a row; of more rows it scrolls."""


class LayerRows(Retranslated, QListWidget):
    """GUI thread. A row for each layer: its name, and the size of what it puts out."""

    layer_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(mono(12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(3 * ROW)
        self.currentItemChanged.connect(self._choose)
        self.retranslate()

    def show_layers(self, layers: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show (name, size) of each layer, one of them chosen, without a signal."""
        with QSignalBlocker(self):
            if [self._words(row) for row in range(self.count())] != [*layers]:
                self.clear()
                long = max((len(name) for name, _ in layers), default=0)
                for name, size in layers:
                    item = QListWidgetItem(f" {name.ljust(long)}  {size}")
                    item.setSizeHint(QSize(0, ROW))
                    item.setData(Qt.ItemDataRole.UserRole, (name, size))
                    self.addItem(item)
                self.setFixedHeight(min(len(layers), MOST_ROWS) * ROW + 4)
            self.setCurrentRow(next((row for row, (name, _) in enumerate(layers) if name == chosen), -1))

    def _words(self, row: int) -> tuple[str, str]:
        name, size = self.item(row).data(Qt.ItemDataRole.UserRole)
        return name, size

    @Slot()
    def _choose(self) -> None:
        if self.currentItem() is not None:
            self.layer_chosen.emit(self._words(self.currentRow())[0])

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Layers"))
