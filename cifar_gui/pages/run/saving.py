"""The weights of a run as a file of the user's: which ones, where, and in which form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from cifar_gui import files, paths
from cifar_gui.engine.run_names import BEST, LAST, PT, PTH, SAFETENSORS
from cifar_gui.pages.run.history import History
from cifar_gui.protocol import SaveWeights
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import add_action


class Saving(QObject):
    """GUI thread. Asks which weights of a run go where; the torch thread writes them, and says so in the banner."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self._folder = ""

    @Slot(object, QPoint)
    def offer(self, run: History, at: QPoint) -> None:
        """A menu at a place of the screen: the last weights of a run, or the best."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_action(menu, self.tr("Save the last weights…"), lambda: self.ask(run, LAST))
        add_action(menu, self.tr("Save the best weights…"), lambda: self.ask(run, BEST)).setToolTip(
            self.tr("Those with the most test pictures correct while it trained")
        )
        menu.setToolTipsVisible(True)
        menu.popup(at)

    def ask(self, run: History, which: str) -> None:
        """Ask for a name, and have them written."""
        kinds = {f"safetensors (*{SAFETENSORS})": SAFETENSORS, f"PyTorch (*{PT} *{PTH})": PT}
        proposed = str(
            Path(self._folder) / f"{files.plain_name(run.started.recipe.network, 'network')}-{which}{SAFETENSORS}"
        )
        name, chosen = QFileDialog.getSaveFileName(
            self._window.window(), self.tr("Save weights"), proposed, ";;".join(kinds)
        )
        if name:
            suffix = kinds.get(chosen, SAFETENSORS)
            if Path(name).name == Path(proposed).name and suffix != SAFETENSORS:
                name = name.removesuffix(SAFETENSORS)  # another form was chosen, and the name left as it was
            self.save(run, which, _target(name, suffix))

    def save(self, run: History, which: str, target: Path) -> None:
        """Have the weights of a run written, and a script that loads them."""
        self._folder = str(target.parent)
        self._context.lab.command(SaveWeights(paths.runs_folder(), run.started.name, which, target))


def _target(name: str, suffix: str) -> Path:
    """The path that was typed; where it has no ending of weights, with the one that was chosen."""
    known = name.lower().endswith((SAFETENSORS, PT, PTH))
    return Path(name) if known else files.ending(name, suffix)
