"""The script of each side, as the companion shows it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from cifar_gui.engine.code import Script
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import Segmented
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row


class DuelCode(Retranslated, QWidget):
    """GUI thread. Two scripts that differ where the sides do."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.switch = Segmented(("a", "b"))
        self.switch.set_value("a")
        self.views = {side: CodeView(context, f"{side}.py") for side in ("a", "b")}
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self.switch.chosen.connect(lambda side: self._stack.setCurrentWidget(self.views[side]))
        row = in_row(self.switch, STRETCH, margins=(14, 10, 14, 0))
        in_column(row, (self._stack, 1), on=self, margins=NO_MARGINS, spacing=0)
        self.retranslate()

    def show_scripts(self, a: Script, b: Script) -> None:
        """Show both."""
        self.views["a"].show_script(a)
        self.views["b"].show_script(b)

    def retranslate(self) -> None:
        self.switch.set_texts({"a": "A", "b": "B"})
        self.switch.setAccessibleName(self.tr("Whose script is shown"))
