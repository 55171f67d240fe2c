"""What the page on runs shows before the first run: where the curves will be, and what there is to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.controls import IconLabel, TextButton, label
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed

POINTS = ("curve", "grid", "check")
"""The icons of what will be seen."""


class Welcome(Retranslated, Themed, QWidget):
    """GUI thread. A dashed frame in the place of the plots, with a few words and the button that begins."""

    begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = label("title")
        self._points: list[tuple[QLabel, QLabel]] = []
        column = in_column(STRETCH, on=self, margins=(24, 8, 24, 8))
        centred = in_row(STRETCH)
        words = in_column(self._head, spacing=12)
        for name in POINTS:
            mark, text = IconLabel(name, "accent"), label()
            mark.setFixedWidth(24)
            line = in_row(mark, (text, 1), spacing=8)
            words.addLayout(line)
            self._points.append((mark, text))
        self.begin, self._choice = TextButton("play", "on_accent", role="primary", fades=True), label("caption")
        self.begin.setMinimumHeight(32)
        self.begin.clicked.connect(self.begun)
        beginning = in_row(self.begin, (self._choice, 1), spacing=16)
        words.addSpacing(4)
        words.addLayout(beginning)
        centred.addLayout(words)
        centred.addStretch()
        column.addLayout(centred)
        column.addStretch()
        self.retranslate()

    def set_startable(self, startable: bool) -> None:
        """Whether there is something that can be started."""
        self.begin.setEnabled(startable)

    def retranslate(self) -> None:
        self._head.setText(self.tr("Train a network, and watch it learn"))
        for (_, text), said in zip(
            self._points,
            (
                self.tr("Loss and accuracy, on what it trains on and on validation pictures"),
                self.tr("Its first kernels, and what they make of a picture, while they change"),
                self.tr("What it takes validation pictures for, right and wrong"),
            ),
            strict=True,
        ):
            text.setText(said)
        self.begin.setText(self.tr("Start training"))
        self._choice.setText(self.tr("with the settings at the left, as they are or after your changes"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(QPen(QColor(self.theme.strong), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
