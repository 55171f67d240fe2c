"""The code of a network in three notations."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.network_code import CLASS, NOTATIONS, ORDERED, SEQUENTIAL
from cifar_gui.engine.script import Script
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import Segmented, rule
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row


class _Code(CodeView):
    """Says what the code of a network is."""

    def _say(self) -> None:
        super()._say()
        if self.fault is not None:
            self.caption.setText(self.tr("PyTorch raises the error there. Everything before it fits."))
        elif not self._note:
            self._heading.setText(self.tr("The network as a script"))
            self.caption.setText(
                self.tr(
                    "The three notations make the same network: with the same seed, the same weights. "
                    "Change a layer, and its place in the code lights up."
                )
            )


class NetworkCodeView(Later, Retranslated, QWidget):
    """GUI thread. The notation chosen above, the script under it."""

    notation_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.notation = CLASS
        """One of NOTATIONS."""
        self._shown: tuple[Script, str | None, str] | None = None

    def build(self) -> None:
        self.switch = Segmented(NOTATIONS)
        self.switch.set_value(self.notation)
        self.switch.chosen.connect(lambda notation: self.notation_chosen.emit(notation))
        self.code = _Code(self.context, "network.py")
        head = in_row(self.switch, STRETCH, margins=(24, 10, 24, 8))
        in_column(head, rule(), (self.code, 1), on=self, margins=NO_MARGINS, spacing=0)
        self.retranslate()
        if self._shown is not None:
            self.code.show_script(*self._shown)

    def set_notation(self, notation: str) -> None:
        """Choose a notation without a signal."""
        self.notation = notation
        if self.is_built:
            self.switch.set_value(notation)

    def show_script(self, script: Script, fault: str | None = None, error: str = "") -> None:
        """Show a script; ``fault`` names the line that raised ``error``."""
        self._shown = script, fault, error
        if self.is_built:
            self.code.show_script(script, fault, error)

    def retranslate(self) -> None:
        self.switch.set_texts({CLASS: self.tr("Class"), SEQUENTIAL: "Sequential", ORDERED: "OrderedDict"})
        self.switch.setAccessibleName(self.tr("Notation"))
