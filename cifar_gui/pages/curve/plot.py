"""A function and its slope as curves, others laid over them, a point on them, and where the numbers of a batch lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol.curves import Curves
from cifar_gui.ui.widgets.figures import figures, round_limit
from cifar_gui.ui.widgets.histogram import AXIS, Curve, Line, tick
from cifar_gui.ui.widgets.painted import CENTRE, Dimmed
from cifar_gui.ui.widgets.theme import Themed

SWATCH, BETWEEN = 22, 18
STEPS = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Distances of the numbers at the left."""
PITCH = 26
"""px between them at least."""
TICKS = (-4, -2, 2, 4)
"""Numbers at the lower axis, beside its ends and its middle."""
LEAST_JUMP, STEEPER = 0.08, 3.0
"""A slope jumps where it changes by so much from one place to the next, and by so many times more than beside it."""
SELU_END = -1.0507009873554805 * 1.6732632423543772
"""What SELU comes to far at the left: its two constants."""


def ends(params: Any) -> tuple[float, ...]:
    """The values that an activation comes ever closer to far at the left or at the right, and never reaches."""
    return {
        "Sigmoid": (0.0, 1.0), "Softmax": (0.0, 1.0), "Tanh": (-1.0, 1.0), "ELU": (-params.alpha,), "SELU": (SELU_END,),
        "Softplus": (0.0,), "GELU": (0.0,), "SiLU": (0.0,),
    }.get(params.layer, ())  # fmt: skip


@dataclass(frozen=True)
class Jump:
    """Where a slope is another to the left and to the right of x."""

    x: float
    left: float
    right: float
    taken: float
    """PyTorch's slope at x: that of one side."""

    @property
    def missed(self) -> float:
        """That of the other side."""
        return self.right if self.taken == self.left else self.left


def jumps(x: NDArray[Any], slope: NDArray[Any]) -> list[Jump]:
    """Where the slope of a curve jumps; the kinks of activations lie at whole numbers."""
    found = []
    change = np.diff(slope)
    for place in map(int, np.flatnonzero(np.abs(change) > LEAST_JUMP)):
        beside = np.abs(change[[max(place - 2, 0), min(place + 2, len(change) - 1)]]).max()
        if abs(change[place]) < STEEPER * beside:
            continue
        kink = place + int(abs(x[place + 1] - round(x[place + 1])) < abs(x[place] - round(x[place])))
        left, taken, right = (float(slope[min(max(kink + way, 0), len(slope) - 1)]) for way in (-1, 0, 1))
        if abs(taken - left) < abs(taken - right):
            left = taken
        else:
            right = taken
        found.append(Jump(round(float(x[kink])), left, right, taken))
    return found


class CurvePlot(Retranslated, Curve):
    """Painted in less than a millisecond: the point follows the mouse."""

    clicked = Signal(float)
    """The value on the lower axis where it was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band: tuple[float, float] | None = None
        self._ends: tuple[float, ...] = ()
        self._jumps: list[Jump] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_curves(self, told: Curves, colours: Sequence[int]) -> None:
        """Show a reply: the curve and its slope, the others, and the range of the batch; ``colours`` in that order."""
        drawn = (told.curve, *told.others)
        lines = [Line(told.x, item.y, colour) for colour, item in reversed(list(zip(colours, drawn, strict=True)))]
        self._ends, self._jumps = ends(told.batch.params), jumps(told.x, told.curve.slope)
        lines += self._slope(told)
        values = np.concatenate([*(item.y for item in drawn), told.curve.slope])
        values = values[np.isfinite(values)]
        high = max(round_limit(float(values.max(initial=0.0))), 1.2)
        low = -max(round_limit(max(-float(values.min(initial=0.0)), 0.2)), high / 6)
        self.show_lines(lines, (float(told.x[0]), float(told.x[-1])), (low, high))
        x = told.batch.x[np.isfinite(told.batch.x)]
        self.band = (float(x.min()), float(x.max())) if x.size else None

    def _slope(self, told: Curves) -> list[Line]:
        """The slope, in pieces where it jumps."""
        x, y, pieces = told.x, told.curve.slope, []
        for jump in self._jumps:
            kept, rest = x < jump.x, x > jump.x
            pieces.append(Line(np.append(x[kept], jump.x), np.append(y[kept], jump.left), 0, dashed=True))
            x, y = np.append(jump.x, x[rest]), np.append(jump.right, y[rest])
        return [*pieces, Line(x, y, 0, dashed=True)]

    def _levels(self) -> list[tuple[float, str]]:
        """Whole or half numbers, 0 and 1 among them where there is room, and what the curve comes to."""
        low, high = self.y_range
        most = max(2, int(self.frame().height() / PITCH))
        step = next((step for step in STEPS if (high - low) / step <= most), (high - low) / most)
        levels = [step * at for at in range(math.ceil(low / step), math.floor(high / step) + 1)]
        close = (high - low) / most / 2
        levels += [1.0] if 1.0 not in levels and close < 1 < high else []
        levels = [level for level in levels if all(level == end or abs(level - end) > close for end in self._ends)]
        shown = sorted({*levels, *(end for end in self._ends if low <= end <= high)})
        return [(level, tick(level)) for level in shown]

    def _paint_ends(self, painter: QPainter) -> None:
        """What the curve comes to and never reaches: dashed. Where the slope jumps: a ring at the side it has not."""
        box = self.frame()
        painter.setPen(QPen(QColor(self.theme.text3), 1, Qt.PenStyle.DashLine))
        for end in self._ends:
            if self.y_range[0] <= end <= self.y_range[1]:
                painter.drawLine(QLineF(box.left(), self.at(0, end).y(), box.right(), self.at(0, end).y()))
        painter.setPen(QColor(self.theme.text3))
        for x in TICKS:
            at = self.at(x, 0).x()
            painter.drawText(QRectF(at - 20, box.bottom() + 2, 40, AXIS - 3), CENTRE, tick(float(x)))
        colour = QColor(self.theme.curves[0])
        for jump in self._jumps:
            painter.setPen(QPen(colour, 1.5))
            for value, full in ((jump.missed, False), (jump.taken, True)):
                painter.setBrush(colour if full else QColor(self.theme.stage))
                painter.drawEllipse(self.at(jump.x, value), 3.5, 3.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The range of the batch as a band, then the curves."""
        if self.lines and self.band is not None:
            painter = QPainter(self)
            box = self.frame()
            left, right = (self.at(value, 0).x() for value in self.band)
            band = QRectF(left, box.top(), max(right - left, 1), box.height()).intersected(box)
            painter.fillRect(band, QColor(self.theme.soft))
            painter.setPen(QPen(QColor(self.theme.strong), 1))
            zero = self.at(0, 0).y()
            painter.drawLine(QLineF(box.left(), zero, box.right(), zero))
            painter.end()
        super().paintEvent(event)
        if self.lines:
            painter = self._begin()
            self._paint_ends(painter)
            self._paint_dots(painter, self.frame())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell where it was clicked."""
        if self.lines and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.value_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are for the page: arrows move its point."""
        event.ignore()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The curve, its slope, and the curves laid over it"))


class CurveLegend(Retranslated, Themed, Dimmed, QWidget):
    """Which line is which, and what the band is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.colours: tuple[int, ...] = ()
        self._font = figures(13, 500)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(24)
        self.retranslate()

    def show_names(self, names: Sequence[str], colours: Sequence[int]) -> None:
        """The curve first, then those laid over it; which of the theme's curve colours each has."""
        self.names, self.colours = tuple(names), tuple(colours)
        self.update()

    def retranslate(self) -> None:
        self._slope, self._band = self.tr("{name}, its slope f′"), self.tr("numbers of the batch")
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Swatch and name, one after the other, as far as there is room."""
        if not self.names:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setOpacity(self.opacity)
        metrics = QFontMetricsF(self._font)
        entries = [(self.names[0], 0, False), (self._slope.format(name=self.names[0]), 0, True)]
        entries += [(name, at, False) for name, at in zip(self.names[1:], self.colours[1:], strict=True)]
        left = 3.0
        for text, colour, dashed in entries:
            if left + SWATCH + 6 + metrics.horizontalAdvance(text) > self.width():
                return
            pen = QPen(QColor(self.theme.curves[colour % len(self.theme.curves)]), 1 if dashed else 2)
            pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(left, 12, left + SWATCH, 12))
            left = self._write(painter, text, left + SWATCH + 6, metrics)
        if left + SWATCH + 6 + metrics.horizontalAdvance(self._band) <= self.width():
            painter.fillRect(QRectF(left, 6, SWATCH, 12), QColor(self.theme.soft))
            self._write(painter, self._band, left + SWATCH + 6, metrics)

    def _write(self, painter: QPainter, text: str, left: float, metrics: QFontMetricsF) -> float:
        wide = metrics.horizontalAdvance(text)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(QRectF(left, 0, wide + 4, 24), int(Qt.AlignmentFlag.AlignVCenter), text)
        return left + wide + BETWEEN
