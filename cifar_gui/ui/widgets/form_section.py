"""A section of a form: its head, and the rows under it, which may fold."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.ui.widgets.controls import SectionHead, label, restyle
from cifar_gui.ui.widgets.fold import FoldHead
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided

INDENT = 20
"""px of what stands under a title, beside its chevron."""


class FoldingHead(QWidget):
    """The head of a section that folds: while it is folded, it says under the title what is set in it."""

    def __init__(self, body: QWidget, folded: bool) -> None:
        super().__init__()
        self.fold = FoldHead(body, role="fold-section")
        self.remark, self.said = label("caption"), Elided("caption")
        self._said_row = QWidget()
        in_row((self.said, 1), on=self._said_row, margins=(INDENT, 0, 0, 4))
        row = in_row((self.fold, 1), self.remark, margins=NO_MARGINS, spacing=4)
        in_column(row, self._said_row, on=self, margins=(4, 0, 0, 0), spacing=0)
        self.fold.opened.connect(self._reflect)
        self.fold.open(not folded)

    def set_title(self, text: str) -> None:
        """What the section holds."""
        self.fold.setText(text)

    def set_remark(self, text: str) -> None:
        """What there is to say about it."""
        self.remark.setText(text)

    def say(self, text: str, fault: bool) -> None:
        """What is set in it, or what of it does not work."""
        restyle(self.said, "role", "error" if fault else "caption")
        self.said.say(text)
        self.fold.setAccessibleDescription(text)
        self._reflect()

    @Slot()
    def _reflect(self) -> None:
        self._said_row.setVisible(bool(self.said.whole) and not self.fold.is_open)


class FormSection(QWidget):
    """The rows from one head to the next."""

    toggled = Signal()
    """The user has opened or folded it."""

    def __init__(self, folded: bool | None) -> None:
        """``folded``: whether it is at first; None: it never is."""
        super().__init__()
        self.body = QWidget()
        self.rows = in_column(on=self.body, margins=NO_MARGINS, spacing=0)
        self.folds = folded is not None
        self.head = SectionHead() if folded is None else FoldingHead(self.body, folded)
        in_column(self.head, self.body, on=self, margins=NO_MARGINS, spacing=0)
        if isinstance(self.head, FoldingHead):
            self.head.fold.clicked.connect(self.toggled)

    @property
    def is_folded(self) -> bool:
        """Whether its rows are hidden."""
        return isinstance(self.head, FoldingHead) and not self.head.fold.is_open

    def fold(self, folded: bool) -> None:
        """Fold it, if it folds; or open it."""
        if isinstance(self.head, FoldingHead):
            self.head.fold.open(not folded)

    def say(self, changes: str, text: str, fault: bool) -> None:
        """What is different in it, for who does not see its rows."""
        if isinstance(self.head, FoldingHead):
            self.head.set_remark(changes if self.is_folded else "")
            self.head.say(text, fault)
