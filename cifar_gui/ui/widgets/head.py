"""The head of a region of a stage."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.rows import Shrinking
from cifar_gui.ui.widgets.tiles import MARGIN


class Head(QWidget):
    """The head of a region: its name, a shape, and a remark at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.shape, self.remark = label("heading"), Shrinking("mono-caption", 100), Shrinking("caption")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.shape)
        line.addStretch()
        line.addWidget(self.remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, 4)
        column.setSpacing(1)
        column.addWidget(self.title)
        column.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class HeadLine(QWidget):
    """The head of a region in one line: its name, a shape or a remark behind it, and what explains it at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.shape, self.remark = label("heading"), Shrinking("mono-caption"), Shrinking("caption")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._row.setSpacing(12)
        for widget in (self.title, self.shape):
            self._row.addWidget(widget)
        self._row.addStretch()
        self._row.addWidget(self.remark)
        self.setFixedHeight(26)

    def add(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget)
