"""A head that opens and folds what stands under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.controls import TextButton


class FoldHead(TextButton):
    """Checked while what belongs to it is open; a reader of the screen hears both words."""

    opened = Signal(bool)

    def __init__(self, *bodies: QWidget, role: str = "fold") -> None:
        super().__init__(role=role)
        self._bodies = bodies
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._toggled)
        self._toggled(False)

    def open(self, opened: bool = True) -> None:
        """Open, or fold."""
        self.setChecked(opened)

    @property
    def is_open(self) -> bool:
        """Whether what belongs to it is seen."""
        return self.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and folds as well as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @Slot(bool)
    def _toggled(self, opened: bool) -> None:
        for body in self._bodies:
            body.setVisible(opened)
        self.draw("chevron-down" if opened else "chevron-right")
        self.opened.emit(opened)
