"""The script of the next run, as the companion shows it."""

from __future__ import annotations

from cifar_gui.engine.data import DataError
from cifar_gui.engine.run_code import MARKS, run_script
from cifar_gui.pages.run.runner import Planned
from cifar_gui.protocol import Failure
from cifar_gui.ui.companion.code_view import CodeView


class RunCode(CodeView):
    """GUI thread. The script of the settings in the form."""

    def show_planned(self, planned: Planned, failure: Failure | None) -> None:
        """Show the same training as a script, with the place that PyTorch refuses."""
        data = self.context.data(planned.source)
        try:
            script = run_script(planned.recipe, planned.network, data, device=self.context.device)
        except DataError:  # the pictures are gone: an estimate or a run says so
            return
        if failure is not None and failure.kind == "torch":
            self.show_script(script, MARKS.get(failure.field or ""), failure.error)
        else:
            self.show_script(script)

    def _say(self) -> None:
        super()._say()
        if self.fault is None and not self._note:
            self._heading.setText(self.tr("The same training as a script"))
            self.caption.setText(
                self.tr(
                    "It is made from the settings at the left, and gives the losses of this program to rounding. "
                    "Change one, and its place in the code lights up."
                )
            )
