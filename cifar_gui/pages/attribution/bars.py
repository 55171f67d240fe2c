"""What a network says of a picture, class by class: as it is, and with what has been done to it. Painted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.data import CLASSES
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.attribution.worked import probabilities
from cifar_gui.ui.widgets.figures import figures, probability
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, Dimmed, smooth
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.theme import Themed

MOST = 10
"""Classes that are shown; of more, the likeliest."""
ROW, LEAST_ROW = 24, 15
VALUE = 34
"""px of a number."""


def name_of(index: int, count: int) -> str:
    """What a score is called: by its class where there are ten, else by its number."""
    return class_name(index) if count == len(CLASSES) else str(index)


class ClassBars(Retranslated, Themed, Dimmed, QWidget):
    """GUI thread. A bar for each class; a line stands where it would end if nothing had been done. A click asks why."""

    chosen = Signal(int)
    """The class that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.now: NDArray[np.float32] | None = None
        """The scores of what has been changed; None where nothing has."""
        self._whole: NDArray[np.float64] | None = None
        self._now: NDArray[np.float64] | None = None
        self._target = -1
        self._over = -1
        self.retranslate()

    def show_scores(self, whole: NDArray[np.float32] | None, now: NDArray[np.float32] | None, target: int) -> None:
        """Show scores (classes,) of the whole network and picture, and those with something done to one of them."""
        self.now = now
        self._whole = None if whole is None else probabilities(whole)
        self._now = self._whole if now is None or whole is None or now.shape != whole.shape else probabilities(now)
        self._target = target
        self._describe()
        self.update()

    def shown(self) -> list[int]:
        """The classes of the rows, in their order."""
        if self._whole is None:
            return []
        if len(self._whole) <= MOST:
            return list(range(len(self._whole)))
        best = np.argsort(-np.nan_to_num(self._whole), kind="stable")[:MOST].tolist()
        return best if self._target in best else [*best[:-1], self._target]

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The classes"))
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._whole is None or self._now is None:
            self.setAccessibleDescription("")
            return
        told = [f"{name_of(row, len(self._whole))} {probability(float(self._now[row]))}" for row in self.shown()]
        self.setAccessibleDescription(", ".join(told))

    def sizeHint(self) -> QSize:
        return QSize(190, MOST * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, MOST * LEAST_ROW)

    @property
    def _pitch(self) -> float:
        return min(float(ROW), self.height() / MOST)

    def row_at(self, point: QPointF) -> int:
        """The class at a point; -1 for none."""
        rows, place = self.shown(), int(point.y() // self._pitch)
        return rows[place] if 0 <= place < len(rows) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name, a bar and a number in each row."""
        if self._whole is None or self._now is None:
            return
        painter = smooth(self)
        painter.setOpacity(self.opacity)
        rows = self.shown()
        metrics = QFontMetricsF(figures(12, 600))
        names = min(max(metrics.horizontalAdvance(name_of(row, len(self._whole))) for row in rows), 0.5 * self.width())
        best = int(np.argmax(np.nan_to_num(self._now, nan=-1)))
        for place, row in enumerate(rows):
            box = QRectF(0, place * self._pitch, self.width(), self._pitch)
            self._paint_row(painter, box, row, names, row == best)

    def _paint_row(self, painter: QPainter, box: QRectF, row: int, names: float, best: bool) -> None:
        theme, whole, now = self.theme, self._whole, self._now
        assert whole is not None
        assert now is not None
        asked = row == self._target
        if asked or row == self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft if asked else theme.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 4, 4)
        if asked:
            painter.fillRect(QRectF(0, box.top() + 3, 3, box.height() - 6), QColor(theme.accent))
        painter.setFont(figures(12, 600 if best else 400))
        painter.setPen(QColor(theme.text if best else theme.text2))
        painter.drawText(QRectF(8, box.top(), names, box.height()), LEFT, name_of(row, len(whole)))
        painter.drawText(box.adjusted(0, 0, -4, 0), RIGHT, probability(float(now[row])))
        track = QRectF(names + 14, box.center().y() - 3, max(8.0, self.width() - names - VALUE - 22), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(track, 3, 3)
        wide = track.width() * float(np.nan_to_num(now[row]))
        painter.setBrush(QColor(theme.accent if best or asked else theme.text3))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), max(2.0, wide), track.height()), 3, 3)
        if now is not whole:
            before = track.left() + track.width() * float(np.nan_to_num(whole[row]))
            painter.fillRect(QRectF(min(before, track.right()) - 1, track.top() - 3, 2, 12), QColor(theme.text))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.setCursor(Qt.CursorShape.ArrowCursor if row < 0 else Qt.CursorShape.PointingHandCursor)
            self.update()
