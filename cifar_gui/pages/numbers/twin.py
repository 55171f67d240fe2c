"""Whether a layer of ``torch.nn`` gives the same as the function that is called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.controls import icon, label
from cifar_gui.ui.widgets.layouts import STRETCH, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed, font

NEAR = 1e-4
"""Results of floats that differ by less are held to be the same."""


class Verdict(Themed, QWidget):
    """A small word on green ground, or on amber."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.good = "", True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)

    def say(self, text: str, good: bool) -> None:
        """What is found, and whether it is as it should be."""
        self.text, self.good = text, good
        self.setAccessibleName(text)
        self.setFixedWidth(QFontMetrics(font(12, 600)).horizontalAdvance(text) + 40 if text else 0)
        self.update()

    def show_difference(self, gap: float | None) -> None:
        """How far two results are from each other; None where there is no other."""
        if gap is None:
            self.say(self.tr("no result"), False)
        elif gap == 0:
            self.say(self.tr("equal, Δ = 0"), True)
        else:
            self.say(f"Δ = {gap:.1e}", gap < NEAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, with a tick or a warning sign."""
        theme = self.theme
        if not self.text:
            return
        painter = smooth(self)
        ink, ground = (theme.success, theme.success_soft) if self.good else (theme.warning, theme.warning_soft)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect(), 12, 12)
        icon("check" if self.good else "warning", ink, 14).paint(painter, 9, 5, 14, 14)
        painter.setFont(font(12, 600))
        painter.setPen(QColor(ink))
        painter.drawText(self.rect().adjusted(28, 0, -6, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text)


class Twin(QWidget):
    """The name of the layer, and the verdict on it; hidden where there is none."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.verdict = Verdict()
        self.setVisible(bool(name))
        in_row(label("name", name), STRETCH, self.verdict, on=self, margins=(8, 6, 0, 4))
