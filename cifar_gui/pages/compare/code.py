"""The script of the interval, as the companion shows it."""

from __future__ import annotations

from cifar_gui.ui.companion.code_view import CodeView


class DifferenceCode(CodeView):
    """GUI thread. The script of the run and the baseline that are chosen."""

    def _say(self) -> None:
        super()._say()
        if self.fault is None and not self._note:
            self._heading.setText(self.tr("How the verdict is worked out"))
            self.caption.setText(
                self.tr(
                    "With the numbers of the selected run and of the baseline; without them, of an example. It needs "
                    "nothing but Python."
                )
            )
