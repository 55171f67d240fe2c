"""The field for what goes into a module."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from cifar_gui.i18n import Retranslated, say
from cifar_gui.number_text import read_cells
from cifar_gui.numerals import NotANumber, read_finite
from cifar_gui.pages.module import MOST_NUMBERS
from cifar_gui.pages.module.script import number
from cifar_gui.ui.widgets.controls import label, restyle
from cifar_gui.ui.widgets.resting_edit import RestingEdit


class NumbersEdit(Retranslated, RestingEdit):
    """GUI thread. One number, or several with commas between them; ``note`` says what cannot be taken."""

    changed = Signal(object)
    """The numbers that have been typed."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: tuple[float, ...] = ()
        """The last ones that were shown or could be read."""
        self.note = label("error", wraps=True)
        self.note.setIndent(8)
        self.note.hide()
        self.setProperty("role", "number")
        self.setMaxLength(200)
        self.typed.connect(self._read)
        self.retranslate()

    def show_numbers(self, numbers: tuple[float, ...]) -> None:
        """Show other ones, without a signal."""
        self.numbers = numbers
        self.setText(", ".join(map(number, numbers)))
        self._say("")

    @Slot(str)
    def _read(self, text: str) -> None:
        try:
            numbers = tuple(float(read_finite(cell)) for row in read_cells(text) for cell in row if cell)
        except NotANumber as error:
            self._say(say(error.message))
            return
        if not numbers:
            self._say(self.tr("Numbers separated by commas, such as 1, 2, 3"))
        elif len(numbers) > MOST_NUMBERS:
            self._say(self.tr("At most {most} numbers").format(most=MOST_NUMBERS))
        else:
            self._say("")
            self.numbers = numbers
            self.changed.emit(numbers)

    def _say(self, text: str) -> None:
        restyle(self, "fault", bool(text))
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def retranslate(self) -> None:
        self.setToolTip(self.tr("One number, or several separated by commas"))
