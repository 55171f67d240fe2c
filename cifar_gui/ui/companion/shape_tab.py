"""A tab that shows where a shape comes from."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import in_column
from cifar_gui.ui.widgets.scrolled import Scrolled


class ShapeTab(Later, Retranslated, Scrolled):
    """Words and drawings below each other: those that speak are seen, and filled when they can be."""

    def __init__(self) -> None:
        super().__init__(QWidget())
        self._stale = True
        self._in_use: set[QWidget] = set()
        FocusRing(self)

    def lay_out(self, *parts: QWidget) -> None:
        """Put them below each other."""
        self._column = in_column(*parts, on=self.widget(), margins=(24, 20, 24, 20), spacing=8)
        self._column.addStretch()
        for widget in parts:
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
            if widget.property("role") == "heading":
                widget.setContentsMargins(0, 10, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked for while another tab was in front is made now."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._in_use = set()
        self._choose()
        for index in range(self._column.count()):
            if (widget := self._column.itemAt(index).widget()) is not None:
                widget.setVisible(widget in self._in_use)

    def _choose(self) -> None:
        """Fill what is to be seen, and note it."""
        raise NotImplementedError  # each speaks of other shapes

    def _say(self, widget: QLabel, text: str) -> None:
        widget.setText(text)
        self._in_use.add(widget)
