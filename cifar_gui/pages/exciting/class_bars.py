"""Which classes the strongest pictures are of."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.data import CLASSES
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.exciting.protocol import Indices
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, Dimmed, smooth
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.theme import Themed

LOW, HIGH = 15.0, 19.0
"""Heights of a row, px."""
NUMBER = 34
"""px of a count."""


class ClassBars(Retranslated, Themed, Dimmed, Figure, QWidget):
    """A bar for each of the ten classes; a line says how long it would be if the class played no part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(round(LOW * len(CLASSES)))
        self.counts: Indices = np.zeros(len(CLASSES), np.int64)
        self._fonts = (figures(12), figures(12, 600))
        self.retranslate()

    def show_counts(self, counts: Indices) -> None:
        """Show how many pictures each class has, (10,)."""
        self.counts = counts
        told = [f"{class_name(label)} {count}" for label, count in enumerate(counts.tolist())]
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def numbers(self) -> str:
        """Class and count, line by line."""
        lines = [f"{class_name(label)}\t{count}" for label, count in enumerate(self.counts.tolist())]
        return "\n".join(("\t".join((self.tr("class"), self.tr("pictures"))), *lines))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Classes of the strongest pictures"))
        self.show_counts(self.counts)

    def sizeHint(self) -> QSize:
        """Rows that are easy to read."""
        return QSize(260, round(HIGH * len(CLASSES)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, bar and count of each class; the commonest stands out."""
        painter, theme = smooth(self), self.theme
        painter.setOpacity(self.opacity)
        counts, total = self.counts.tolist(), int(self.counts.sum())
        names = max(QFontMetricsF(self._fonts[1]).horizontalAdvance(class_name(label)) for label in range(10)) + 10
        pitch, room = min(self.height() / len(counts), HIGH), self.width() - names - NUMBER - 4
        most = max(*counts, total / len(counts) * 1.5, 1)
        for label, count in enumerate(counts):
            top = label * pitch
            first = bool(count) and count == max(counts)
            painter.setFont(self._fonts[first])
            painter.setPen(QColor(theme.text if first else theme.text2 if count else theme.text3))
            painter.drawText(QRectF(0, top, names, pitch), LEFT, class_name(label))
            painter.drawText(QRectF(self.width() - NUMBER, top, NUMBER, pitch), RIGHT, str(count) if total else "")
            painter.setPen(Qt.PenStyle.NoPen)
            track = QRectF(names, top + pitch / 2 - 3, room, 6)
            painter.setBrush(QColor(theme.sunken))
            painter.drawRoundedRect(track, 3, 3)
            if count:
                painter.setBrush(QColor(theme.accent if first else theme.soft_line))
                painter.drawRoundedRect(QRectF(track.left(), track.top(), max(6.0, room * count / most), 6), 3, 3)
        if total:
            share = names + room * total / len(counts) / most
            painter.fillRect(QRectF(share, 0, 1, pitch * len(counts)), QColor(theme.strong))
