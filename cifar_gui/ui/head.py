"""The head of a region of a stage."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cifar_gui.ui.controls import label
from cifar_gui.ui.maps import MARGIN
from cifar_gui.ui.rows import Shrinking


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
