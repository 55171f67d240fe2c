"""The script of each side, as the companion shows it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from cifar_gui.engine.script import Script
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.duel.verdict import SIDES
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import Segmented
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row


class DuelCode(Later, Retranslated, QWidget):
    """GUI thread. Scripts that differ where the sides do."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._scripts: Sequence[Script] = ()

    def build(self) -> None:
        self.switch = Segmented(SIDES)
        self.switch.set_value(SIDES[0])
        self.views: dict[str, CodeView] = {}
        self._stack = QStackedWidget()
        self.switch.chosen.connect(lambda side: self._stack.setCurrentWidget(self.views[side]))
        row = in_row(self.switch, STRETCH, margins=(14, 10, 14, 0))
        in_column(row, (self._stack, 1), on=self, margins=NO_MARGINS, spacing=0)
        self.retranslate()
        if self._scripts:
            self._show()

    def show_scripts(self, scripts: Sequence[Script]) -> None:
        """Show that of each side."""
        self._scripts = scripts
        if self.is_built:
            self._show()

    def _show(self) -> None:
        for side, script in zip(SIDES, self._scripts, strict=False):
            if side not in self.views:
                self.views[side] = CodeView(self._context, f"{side}.py")
                self._stack.addWidget(self.views[side])
            self.views[side].show_script(script)
        for side, button in self.switch.buttons.items():
            button.setVisible(side in SIDES[: len(self._scripts)])
        if self.switch.value not in SIDES[: len(self._scripts)]:
            self.switch.buttons[SIDES[0]].click()

    def retranslate(self) -> None:
        self.switch.set_texts({side: side.upper() for side in SIDES})
        self.switch.setAccessibleName(self.tr("Whose script is shown"))
