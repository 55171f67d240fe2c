"""What looks at all test pictures with the weights of a run opens its test set, and is counted as that."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from cifar_gui import paths
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.protocol.final import OpenTest
from cifar_gui.protocol.models import RUN, KeptModel, Model
from cifar_gui.ui.context import Context


class Looks(QObject):
    """GUI thread. Of the result that a page shows."""

    told = Signal(int)
    """For how many runs the test set was opened that is looked at; 0: it is that of no run, or not opened."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._model, self._source = Model(""), ""
        context.runs.changed.connect(self.tell)

    def show(self, good: Any, model: Model, kept: KeptModel | None) -> None:
        """A result is shown of this network: of all pictures of a split, or of some."""
        training = kept.training if kept is not None else None
        whole = good is not None and len(good.verdicts) == len(self._context.data(good.source).split(good.split))
        own = whole and training is not None and (training.source, training.split) == (good.source, "train")
        tested = own and good.split == "test" and model.origin == RUN and model.which in (BEST, LAST)
        self._model, self._source = (model, good.source) if tested else (Model(""), "")
        runs = self._context.runs
        under_way = {run.started.name for run in runs.under_way.values()}
        if tested and model.name not in under_way | runs.final.keys():  # it is opened once, whoever opens it
            device = self._context.device
            self._context.lab.command(OpenTest(paths.runs_folder(), model.name, good.source, model.which, device))
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Other runs have been opened, or another result is shown."""
        runs = self._context.runs
        self.told.emit(runs.opened(self._source) if self._model.name in runs.final else 0)
