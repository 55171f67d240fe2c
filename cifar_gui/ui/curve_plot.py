"""A function and its slope as curves, others laid over them, a point on them, and where the numbers of a batch lie."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol.curves import Curves
from cifar_gui.ui.figures import figures, round_limit
from cifar_gui.ui.histogram import Curve, Line
from cifar_gui.ui.theme import DIMMED, LIGHT, Theme

SWATCH, BETWEEN = 22, 18


class CurvePlot(Retranslated, Curve):
    """Painted in less than a millisecond: the point follows the mouse."""

    clicked = Signal(float)
    """The value on the lower axis where it was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band: tuple[float, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_curves(self, told: Curves, colours: Sequence[int]) -> None:
        """Show a reply: the curve and its slope, the others, and the range of the batch; ``colours`` in that order."""
        drawn = (told.curve, *told.others)
        lines = [Line(told.x, item.y, colour) for colour, item in reversed(list(zip(colours, drawn, strict=True)))]
        lines.append(Line(told.x, told.curve.slope, 0, dashed=True))
        values = np.concatenate([*(item.y for item in drawn), told.curve.slope])
        values = values[np.isfinite(values)]
        high = max(round_limit(float(values.max(initial=0.0))), 1.2)
        low = -max(round_limit(max(-float(values.min(initial=0.0)), 0.2)), high / 6)
        self.show_lines(lines, (float(told.x[0]), float(told.x[-1])), (low, high))
        x = told.batch.x[np.isfinite(told.batch.x)]
        self._band = (float(x.min()), float(x.max())) if x.size else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The range of the batch as a band, then the curves."""
        if self._lines and self._band is not None:
            painter = QPainter(self)
            box = self.frame()
            left, right = (self.at(value, 0).x() for value in self._band)
            band = QRectF(left, box.top(), max(right - left, 1), box.height()).intersected(box)
            painter.fillRect(band, QColor(self._theme.soft))
            painter.setPen(QPen(QColor(self._theme.strong), 1))
            zero = self.at(0, 0).y()
            painter.drawLine(QLineF(box.left(), zero, box.right(), zero))
            painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell where it was clicked."""
        if self._lines and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.value_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are for the page: arrows move its point."""
        event.ignore()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The curve, its slope, and the curves laid over it"))


class CurveLegend(Retranslated, QWidget):
    """Which line is which, and what the band is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._names: tuple[str, ...] = ()
        self._colours: tuple[int, ...] = ()
        self._dimmed = False
        self._font = figures(13, 500)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)
        self.retranslate()

    def show_names(self, names: Sequence[str], colours: Sequence[int]) -> None:
        """The curve first, then those laid over it; which of the theme's curve colours each has."""
        self._names, self._colours = tuple(names), tuple(colours)
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Draw faintly, as after an error."""
        self._dimmed = dimmed
        self.update()

    def retint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self._slope, self._band = self.tr("{name}, its slope f′"), self.tr("numbers of the batch")
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Swatch and name, one after the other, as far as there is room."""
        if not self._names:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setOpacity(DIMMED if self._dimmed else 1.0)
        metrics = QFontMetricsF(self._font)
        entries = [(self._names[0], 0, False), (self._slope.format(name=self._names[0]), 0, True)]
        entries += [(name, at, False) for name, at in zip(self._names[1:], self._colours[1:], strict=True)]
        left = 3.0
        for text, colour, dashed in entries:
            if left + SWATCH + 6 + metrics.horizontalAdvance(text) > self.width():
                return
            pen = QPen(QColor(self._theme.curves[colour % len(self._theme.curves)]), 1 if dashed else 2)
            pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(left, 12, left + SWATCH, 12))
            left = self._write(painter, text, left + SWATCH + 6, metrics)
        if left + SWATCH + 6 + metrics.horizontalAdvance(self._band) <= self.width():
            painter.fillRect(QRectF(left, 6, SWATCH, 12), QColor(self._theme.soft))
            self._write(painter, self._band, left + SWATCH + 6, metrics)

    def _write(self, painter: QPainter, text: str, left: float, metrics: QFontMetricsF) -> float:
        wide = metrics.horizontalAdvance(text)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(left, 0, wide + 4, 24), int(Qt.AlignmentFlag.AlignVCenter), text)
        return left + wide + BETWEEN
