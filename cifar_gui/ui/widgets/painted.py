"""What widgets have in common that paint all they show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter
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


def in_svg(painter: QPainter) -> bool:
    """Whether it paints for a file of SVG, where a text is to stay one, which can be searched and set anew."""
    return painter.paintEngine().type() == QPaintEngine.Type.SVG


def taken_home(painter: QPainter, widget: QWidget) -> bool:
    """Whether it paints for a file or the clipboard: what is kept as a picture of the screen is painted anew there.

    Such a picture is too coarse for one that is twice as fine, and in an SVG its texts would be none.
    """
    return in_svg(painter) or painter.paintEngine().paintDevice().devicePixelRatioF() != widget.devicePixelRatioF()


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
