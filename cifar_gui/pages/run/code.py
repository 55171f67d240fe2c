"""The script of the next run, as the companion shows it: plain, or for several processes, too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from cifar_gui.engine.data import DataError
from cifar_gui.engine.run_code import MARKS, run_script
from cifar_gui.engine.spread_code import spread_script
from cifar_gui.pages.run.runner import Planned
from cifar_gui.protocol import Failure
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import Segmented, rule
from cifar_gui.ui.widgets.layouts import STRETCH, in_row

PLAIN, TORCHRUN = "plain", "torchrun"


class RunCode(CodeView):
    """GUI thread. The script of the settings in the form."""

    torchrun_chosen = Signal(bool)
    """Whether the script is to be the one for several processes."""

    def __init__(self, context: Context, file_name: str) -> None:
        super().__init__(context, file_name)
        self._torchrun = False
        self._planned: tuple[Planned, Failure | None] | None = None

    def build(self) -> None:
        self.switch = Segmented((PLAIN, TORCHRUN))
        self._reflect()
        super().build()
        self.switch.chosen.connect(lambda form: self.torchrun_chosen.emit(form == TORCHRUN))
        column = self.layout()
        assert isinstance(column, QBoxLayout)
        column.insertLayout(0, in_row(self.switch, STRETCH, margins=(24, 10, 24, 8)))
        column.insertWidget(1, rule())

    def set_torchrun(self, torchrun: bool) -> None:
        """Show the script for several processes, or the plain one."""
        self._torchrun = torchrun
        if self.is_built:
            self._reflect()
        if self._planned is not None:
            self.show_planned(*self._planned)

    def _reflect(self) -> None:
        self.switch.set_value(TORCHRUN if self._torchrun else PLAIN)

    def show_planned(self, planned: Planned, failure: Failure | None) -> None:
        """Show the same training as a script, with the place that PyTorch refuses."""
        self._planned = planned, failure
        recipe, network, data = planned.recipe, planned.network, self.context.data(planned.source)
        try:
            if self._torchrun:
                script = spread_script(recipe, network, data)
            else:
                script = run_script(recipe, network, data, device=self.context.device)
        except DataError:  # the pictures are gone: an estimate or a run says so
            return
        if failure is not None and failure.kind == "torch":
            self.show_script(script, MARKS.get(failure.field or ""), failure.error)
        else:
            self.show_script(script)

    def retranslate(self) -> None:
        super().retranslate()
        self.switch.set_texts({PLAIN: self.tr("Plain"), TORCHRUN: self.tr("Also for torchrun")})
        self.switch.setAccessibleName(self.tr("Form of the script"))
        self.switch.buttons[TORCHRUN].setToolTip(
            self.tr("One file that also trains on several processes or GPUs, and goes on where it was cut off")
        )

    def _say(self) -> None:
        super()._say()
        if self.fault is None and not self._note:
            self._heading.setText(self.tr("The same training as a script"))
            plain = self.tr(
                "It is made from the settings at the left, and gives the losses of this program to rounding. "
                "Change one, and its place in the code lights up."
            )
            spread = self.tr(
                "It trains the same under python and under torchrun, which shares the work of each batch among several "
                "processes. It resumes, logs for TensorBoard, and writes a .cifarrun file that opens here beside the "
                "other runs."
            )
            self.caption.setText(spread if self._torchrun else plain)
