"""The head of a region of a stage."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Shrinking
from cifar_gui.ui.widgets.tiles import MARGIN


def _role(words: bool) -> str:
    """How what stands behind a name is set: code and numbers in mono, words as words."""
    return "caption" if words else "mono-caption"


class Head(QWidget):
    """The head of a region: its name, a shape (or words), and a remark at the right."""

    def __init__(self, parent: QWidget | None = None, *, words: bool = False) -> None:
        super().__init__(parent)
        self.title, self.shape, self.remark = label("heading"), Shrinking(_role(words), 100), Shrinking("caption")
        line = in_row(self.shape, STRETCH, self.remark, margins=NO_MARGINS, spacing=8)
        in_column(self.title, line, on=self, margins=(MARGIN, 0, MARGIN, 4), spacing=1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class HeadLine(QWidget):
    """The head of a region in one line: its name, a shape or a remark behind it, and what explains it at the right."""

    def __init__(self, *, words: bool = False) -> None:
        super().__init__()
        self.title, self.shape, self.remark = label("heading"), Shrinking(_role(words)), Shrinking("caption")
        self._row = in_row(
            self.title, self.shape, STRETCH, self.remark, on=self, margins=(MARGIN, 0, MARGIN, 0), spacing=12
        )
        self.setFixedHeight(26)

    def add(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget)
