"""What widgets have in common that paint all they show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintDevice, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cifar_gui.ui.widgets.theme import DIMMED

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
"""Where a text stands in its box."""


def smooth(on: QPaintDevice) -> QPainter:
    """A painter whose edges are smooth."""
    painter = QPainter(on)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


class Dimmed:
    """Mixin, before the QWidget class: after a refusal the last result stays, painted in ``opacity``."""

    _dimmed = False

    def set_dimmed(self, dimmed: bool) -> None:
        """Paint faintly, as after an error."""
        assert isinstance(self, QWidget)
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            (self.viewport() if isinstance(self, QAbstractScrollArea) else self).update()

    @property
    def opacity(self) -> float:
        """For the painter."""
        return DIMMED if self._dimmed else 1.0
