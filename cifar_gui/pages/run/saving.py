"""What can be done with the weights of a run: they are looked into, or saved as a file of the user's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from cifar_gui import files
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.protocol.models import Model, run_key
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.run_files import RunFiles
from cifar_gui.ui.page.weights_files import WeightsFiles
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.words import weightless
from cifar_gui.ui.widgets.controls import add_action

NETWORK = "network"
"""The lesson that looks into them."""


class Saving(QObject):
    """GUI thread. Asks what is to be done with the weights of a run, and with which."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self._files, self.run_files = WeightsFiles(context, parent), RunFiles(context, parent)

    @Slot(object, QPoint)
    def offer(self, run: History, at: QPoint) -> None:
        """A menu at a place of the screen: look into a run, save its last weights, or the best."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        best = self.tr(
            "Those that did best on validation pictures while it trained; without such pictures there are none"
        )
        inside = add_action(menu, self.tr("Look inside this network"), lambda: self.look_inside(run))
        menu.addSeparator()
        last_ones = add_action(menu, self.tr("Save the last weights…"), lambda: self.ask(run, LAST))
        best_ones = add_action(menu, self.tr("Save the best weights…"), lambda: self.ask(run, BEST))
        best_ones.setToolTip(best)
        best_ones.setEnabled(BEST in run.weights)
        for action, there in ((inside, bool(run.weights)), (last_ones, LAST in run.weights)):
            action.setEnabled(there)
            action.setToolTip("" if there else weightless(run))
        menu.addSeparator()
        add_action(menu, self.tr("Save this run…"), lambda: self.run_files.ask_to_save((run,))).setToolTip(
            self.tr("Its settings, curves and weights as one file, to open it on another computer or hand it in")
        )
        add_action(
            menu, self.tr("Save all runs…"), lambda: self.run_files.ask_to_save(self._context.runs.all)
        ).setToolTip(self.tr("All of them as one file; or their curves as a table (CSV)"))
        self._files.say_onnx(menu)
        menu.setToolTipsVisible(True)
        menu.popup(at)

    def look_inside(self, run: History | None) -> None:
        """Go to the lesson that opens up a whole network, with the last weights of this run."""
        if run is not None and run.weights:
            self._context.model = run_key(run.started.name, run.weights[0])
            self._context.lesson_wanted.emit(NETWORK)

    def ask(self, run: History, which: str) -> None:
        """Ask for a name, and have them written."""
        network = files.plain_name(run.started.recipe.network, "network")
        self._files.ask_to_save(Model(run_key(run.started.name, which)), f"{network}-{which}")
