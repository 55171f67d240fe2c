"""Weights that fit several networks: the user says to which they belong."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from cifar_gui.engine.network_edits import rows
from cifar_gui.i18n import Retranslated, say
from cifar_gui.spec import Layer, Message, Network
from cifar_gui.ui.widgets.controls import Dropdown, label
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row

MOST_SAID = 40
"""Layers that are listed."""


class WeightsDialog(Retranslated, QDialog):
    """GUI thread. The networks by their names, and the layers of the chosen one."""

    chosen = Signal(object)
    """The Network, when the user has decided."""

    def __init__(self, parent: QWidget | None, question: Message, networks: tuple[Network, ...]) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setFixedWidth(520)
        self._question, self._networks = question, networks
        self._head = label("heading", wraps=True)
        self.which = Dropdown()
        self.which.addItems([network.name for network in networks])
        self.which.currentIndexChanged.connect(self._say_layers)
        self.layers, self._note = label("caption", wraps=True), label(wraps=True)
        self.cancel_button, self.open_button = QPushButton(), QPushButton()
        self.open_button.setProperty("role", "primary")
        self.open_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._take)
        in_column(
            self._head, self.which, self.layers, self._note,
            in_row(STRETCH, self.cancel_button, self.open_button, spacing=8), on=self, margins=(24, 20, 24, 20),
            spacing=10,
        )  # fmt: skip
        self._say_layers()
        self.retranslate()

    @Slot()
    def _take(self) -> None:
        self.accept()
        self.chosen.emit(self._networks[self.which.currentIndex()])

    @Slot()
    def _say_layers(self) -> None:
        network = self._networks[self.which.currentIndex()]
        kinds = [row.part.kind for row in rows(network) if isinstance(row.part, Layer)]
        self.layers.setText(" → ".join(kinds[:MOST_SAID]) + " → …" * (len(kinds) > MOST_SAID))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Open weights"))
        self._head.setText(say(self._question))
        self._note.setText(
            self.tr("They hold the same tensors, and differ in what has no weights: activations, pooling, padding.")
        )
        self.which.setAccessibleName(self.tr("Network"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.open_button.setText(self.tr("Open"))
