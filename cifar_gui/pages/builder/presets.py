"""The networks that one may start from: those of the lesson, and the user's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from cifar_gui.engine import network_file
from cifar_gui.i18n import Retranslated
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.removal import Removal
from cifar_gui.ui.widgets.controls import Dropdown, IconButton
from cifar_gui.ui.widgets.layouts import in_row

FORGOTTEN = QT_TRANSLATE_NOOP("Window", "“{name}” is no longer kept.")
REPLACED = QT_TRANSLATE_NOOP("Window", "“{name}” replaces the network that was kept under this name.")


class Presets(Retranslated, QWidget):
    """GUI thread. Also keeps a network under a name that no preset has, and forgets one; both can be taken back."""

    preset_chosen = Signal(int)
    """The place of a network of the lesson."""
    kept_chosen = Signal(object)
    """A Network of the user's own."""
    problem = Signal(object)
    """A Message: why one could not be forgotten."""

    def __init__(self, context: Context, networks: tuple[Network, ...]) -> None:
        super().__init__()
        self._context, self._networks = context, networks
        self._shown, self._preset = "", 0
        self.list = Dropdown()
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(10)
        self.list.activated.connect(self._chosen)
        self.forget_button = IconButton("trash")
        self.forget_button.clicked.connect(self._forget)
        in_row((self.list, 1), self.forget_button, on=self, margins=(8, 2, 0, 6), spacing=4)
        context.networks_changed.connect(self._fill)
        self._fill()
        self.retranslate()

    def show_network(self, name: str, preset: int) -> None:
        """Show the network of that name, or else the preset that it was made from."""
        self._shown, self._preset = name, preset
        with QSignalBlocker(self.list):
            places = [i for i in range(self.list.count()) if self.list.itemText(i) == name]
            self.list.setCurrentIndex(places[-1] if places else preset)
        self.forget_button.setVisible((self.list.currentData() or ("", 0))[0] == "kept")

    @Slot()
    def _fill(self) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for place, network in enumerate(self._networks):
                self.list.addItem(network.name, ("preset", place))
            if self._context.networks:
                self.list.insertSeparator(self.list.count())
            for network in self._context.networks:
                self.list.addItem(network.name, ("kept", network.name))
        self.show_network(self._shown, self._preset)

    @Slot(int)
    def _chosen(self, at: int) -> None:
        kind, which = self.list.itemData(at) or ("", 0)
        if kind == "preset":
            self.preset_chosen.emit(which)
        elif kind == "kept" and (network := self._kept(str(which))) is not None:
            self.kept_chosen.emit(network)
        self.show_network(self._shown, self._preset)

    def _kept(self, name: str) -> Network | None:
        """The user's network of a name."""
        return next((network for network in self._context.networks if network.name == name), None)

    # --- keeping and forgetting -------------------------------------------------------------------------------------

    def keep(self, network: Network) -> tuple[Network, Message | None]:
        """Keep a network of the user's own: as it is called now, and what the user should know.

        Raises:
            network_file.NetworkFileError: it cannot be kept.
        """
        network = self._own_name(network)
        before = self._kept(network.name)
        problem = self._context.keep_network(network)
        if problem is None and before is not None and before != network:
            self._offer_back(REPLACED, before, lambda: self._keep_again(network))
        return network, problem

    def _own_name(self, network: Network) -> Network:
        taken = {preset.name for preset in self._networks if preset != network}
        names = (network.name, *(f"{network.name[:50]} {number}" for number in range(2, len(taken) + 3)))
        return replace(network, name=next(name for name in names if name not in taken))

    @Slot()
    def _forget(self) -> None:
        name = self.list.currentText()
        network = self._kept(name)
        problem = self._context.forget_network(name)
        if problem is not None:
            self.problem.emit(problem)
        elif network is not None:
            self._offer_back(FORGOTTEN, network, lambda: self._context.forget_network(name))

    def _offer_back(self, text: str, network: Network, remove: Callable[[], Message | None]) -> None:
        message = Message("Window", text, {"name": network.name})
        self._context.removed.emit(Removal(message, lambda: self._keep_again(network), remove))

    def _keep_again(self, network: Network) -> Message | None:
        try:
            return self._context.keep_network(network)
        except network_file.NetworkFileError as error:
            return error.message

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Preset"))
        self.forget_button.describe(self.tr("Stop keeping this network"))
