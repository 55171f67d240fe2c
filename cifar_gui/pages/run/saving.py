"""The weights of a run as a file of the user's: which ones."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from cifar_gui import files
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.pages.run.history import History
from cifar_gui.protocol.models import Model, run_key
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.weights_files import WeightsFiles
from cifar_gui.ui.widgets.controls import add_action


class Saving(QObject):
    """GUI thread. Asks which weights of a run are meant."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._files = WeightsFiles(context, parent)

    @Slot(object, QPoint)
    def offer(self, run: History, at: QPoint) -> None:
        """A menu at a place of the screen: the last weights of a run, or the best."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_action(menu, self.tr("Save the last weights…"), lambda: self.ask(run, LAST))
        add_action(menu, self.tr("Save the best weights…"), lambda: self.ask(run, BEST)).setToolTip(
            self.tr("Those with the most test pictures correct while it trained")
        )
        self._files.say_onnx(menu)
        menu.setToolTipsVisible(True)
        menu.popup(at)

    def ask(self, run: History, which: str) -> None:
        """Ask for a name, and have them written."""
        network = files.plain_name(run.started.recipe.network, "network")
        self._files.ask_to_save(Model(run_key(run.started.name, which)), f"{network}-{which}")
