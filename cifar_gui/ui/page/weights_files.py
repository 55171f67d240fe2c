"""Weights as files of the user's: one is chosen to be opened, one is written, and what was opened is removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from cifar_gui import files, paths
from cifar_gui.engine import model_cards
from cifar_gui.engine.run_names import INSTALL_ONNX, ONNX, PT, PTH, SAFETENSORS, onnx_possible
from cifar_gui.protocol.models import KeptModel, Model, SaveWeights
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.removal import Removal
from cifar_gui.ui.widgets.controls import add_action

REMOVED = QT_TRANSLATE_NOOP("Window", "The weights “{name}” are removed. The file that they came from is as it was.")
UNMOVED = QT_TRANSLATE_NOOP("Window", "The weights “{name}” could not be moved: {error}")


class WeightsFiles(QObject):
    """GUI thread. Files are moved here, and read by the torch thread."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self._folder = ""

    @Slot()
    def choose(self) -> None:
        """Ask for a file; whatever is chosen is opened where it belongs."""
        weights, everything = self.tr("Weights"), self.tr("All files")
        words = f"{weights} (*{SAFETENSORS} *{PT} *{PTH});;{everything} (*)"
        name, _ = QFileDialog.getOpenFileName(self._parent.window(), self.tr("Open weights"), self._folder, words)
        if name:
            self._folder = str(Path(name).parent)
            self._context.file_chosen.emit(Path(name))

    def ask_to_save(self, model: Model, name: str) -> None:
        """Ask for a name, and have the weights written, with a script that loads them; ``name``: what is proposed."""
        kinds = {f"safetensors (*{SAFETENSORS})": SAFETENSORS, f"PyTorch (*{PT} *{PTH})": PT}
        if onnx_possible():
            kinds[f"ONNX (*{ONNX})"] = ONNX
        proposed = str(Path(self._folder) / f"{name}{SAFETENSORS}")
        typed, chosen = QFileDialog.getSaveFileName(
            self._parent.window(), self.tr("Save weights"), proposed, ";;".join(kinds)
        )
        if typed:
            suffix = kinds.get(chosen, SAFETENSORS)
            if Path(typed).name == Path(proposed).name and suffix != SAFETENSORS:
                typed = typed.removesuffix(SAFETENSORS)  # another form was chosen, and the name left as it was
            target = _target(typed, suffix)
            self._folder = str(target.parent)
            self._context.lab.command(SaveWeights(model, target))

    def say_onnx(self, menu: QMenu) -> None:
        """Say in a menu what is missing for ONNX, where it is."""
        if not onnx_possible():
            menu.addSeparator()
            hint = add_action(menu, self.tr("ONNX: {command}").format(command=INSTALL_ONNX))
            hint.setEnabled(False)

    def forget(self, kept: KeptModel, instead: Callable[[str], object]) -> None:
        """Remove opened weights; they can be put back. ``instead`` shows the network of a key."""
        folder, name = paths.weights_folder(), kept.key.partition(":")[2]
        others = [model.key for model in self._context.models if model.key != kept.key]

        def moved(move: Callable[[Path, str], None], chosen: str) -> Message | None:
            try:
                move(folder, name)
            except OSError as error:
                why = {"name": kept.title, "error": error.strerror or type(error).__name__}
                return Message("Window", UNMOVED, why)
            models = tuple(model for model in self._context.models if model.key != kept.key)
            self._context.take_models((*models, kept) if chosen == kept.key else models)
            if chosen:
                instead(chosen)
            return None

        def remove() -> Message | None:
            return moved(model_cards.take_away, others[0] if others else "")

        def put_back() -> Message | None:
            return moved(model_cards.put_back, kept.key)

        if (problem := remove()) is not None:
            self._context.told.emit(problem)
        else:
            self._context.removed.emit(Removal(Message("Window", REMOVED, {"name": kept.title}), put_back, remove))


def _target(name: str, suffix: str) -> Path:
    """The path that was typed; where it has no ending of weights, with the one that was chosen."""
    known = name.lower().endswith((SAFETENSORS, PT, PTH, ONNX))
    return Path(name) if known else files.ending(name, suffix)
