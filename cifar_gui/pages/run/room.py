"""The room that kept weights take on the disk, and how much they may: it stands under the list of runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cifar_gui import paths
from cifar_gui.i18n import Retranslated
from cifar_gui.numerals import NotANumber
from cifar_gui.protocol.kept_runs import KeptRuns, ThinWeights, WeightsThinned
from cifar_gui.protocol.runs import EpochEnded, RunEnded
from cifar_gui.settings import MOST_ROOM
from cifar_gui.spec import Range, fields
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import label, restyle
from cifar_gui.ui.widgets.figures import bytes_text
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_row
from cifar_gui.ui.widgets.number_edit import NumberEdit
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.rows import Elided

EDIT = 64
"""px."""
LOOK_MILLISECONDS = 5000
"""While a run goes on: to look through hundreds of files takes it some milliseconds of its thread."""


@dataclass(frozen=True)
class Room:
    """What can be set."""

    megabytes: Annotated[int, Range(0, MOST_ROOM, 100)] = 1000


class WeightsRoom(Retranslated, QWidget):
    """GUI thread. The torch thread looks how much there is, and removes what there is no room for, at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._looks = Paced(self, LOOK_MILLISECONDS, self._ask)
        self._taken: int | None = None
        """Bytes; None until it is known."""
        self.said = Elided("caption")
        self.edit = NumberEdit(fields(Room)[0], EDIT)
        self.edit.show_value(context.settings.weights_room)
        self.edit.typed.connect(self._set)
        in_row((self.said, 1), self.edit, label("caption", "MB"), on=self, margins=NO_MARGINS, spacing=6)
        self.retranslate()

    def take(self, event: object) -> None:
        """Whatever is told of runs: after some of it, there are other weights."""
        if isinstance(event, WeightsThinned):
            self._taken = event.taken
            self.retranslate()
        elif isinstance(event, EpochEnded):
            self._looks.ask()
        elif isinstance(event, KeptRuns | RunEnded):
            self._ask()

    def _ask(self) -> None:
        self._context.lab.command(ThinWeights(paths.runs_folder(), self._context.weights_room))

    @Slot()
    def _set(self) -> None:
        """What was typed holds at once; what is no room is marked, and nothing is removed for it."""
        number = self._number()
        restyle(self.edit, "fault", number is None)
        if number is not None and number != self._context.settings.weights_room:
            self._context.settings.weights_room = number
            self._ask()
        self.retranslate()

    def _number(self) -> int | None:
        try:
            value = self.edit.value()
        except NotANumber:
            return None
        return value if type(value) is int and 0 <= value <= MOST_ROOM else None

    def retranslate(self) -> None:
        known = self.tr("Weights: {size} of").format(size=bytes_text(self._taken)) if self._taken is not None else ""
        self.said.say(known or self.tr("Weights: at most"))
        if self._number() is None:
            tip = self.tr("A whole number of MB, from 0 to {most}").format(most=f"{MOST_ROOM:,}")
        else:
            tip = self.tr(
                "Room for the weights of all runs, in MB. Where it is full, snapshots of the oldest runs go first; the "
                "best and the last weights always stay. Those of removed runs go when the program starts again."
            )
        for part in (self, self.edit):
            part.setToolTip(tip)
        self.edit.setAccessibleName(self.tr("Room for weights, in MB"))
