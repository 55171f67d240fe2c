"""Small painted plots for any page: a histogram, a curve with points on it, and a trace of values that grows.

Each is one widget without pyqtgraph: it is built in a moment, painted in less than a millisecond, and says in its
accessible description what it shows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, round_limit
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT, Dimmed, smooth
from cifar_gui.ui.widgets.theme import Themed

Numbers = NDArray[np.float64]

BINS = 41
"""Odd, so that one bin has zero in its middle."""
AXIS = 20
"""Height of the numbers under a plot, px."""
MARGIN = 6


def tick(value: float, span: float = 0.0) -> str:
    """A number for an axis: "0.25", "−3", "1e-05"; within a span, with as many decimals as tell its ends apart."""
    if not 0 < span < math.inf or not 1e-3 < abs(value) < 1e5:
        return f"{value:.3g}".replace("-", "−") if value else "0"
    decimals = min(max(0, 2 - math.floor(math.log10(span) + 1e-6)), 8)
    text = f"{value:.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def finite(values: NDArray[np.floating]) -> NDArray[np.floating]:
    """(N,): the numbers that are finite."""
    flat = values.reshape(-1)
    kept = np.isfinite(flat)
    return flat if kept.all() else flat[kept]


def data_range(values: NDArray[np.floating]) -> tuple[float, float]:
    """Round ends around the finite values; from 0 on when they are spread widely, or all the same."""
    known = finite(values)
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    if low >= 0 and (low < 0.5 * high or low == high):
        return 0.0, round_limit(high)
    if low == high:
        return -round_limit(-low), 0.0
    step = 10.0 ** math.floor(math.log10(max(high - low, 1e-6, 1e-3 * abs(high))))
    return math.floor(low / step - 0.1) * step, math.ceil(high / step + 0.1) * step


def _counted(values: NDArray[np.floating], low: float, high: float) -> NDArray[np.int64]:
    """(BINS,): how many values fall into each bin; those outside count for the outermost. Faster than np.histogram."""
    with np.errstate(over="ignore"):
        places = (values - low) * (BINS / (high - low if high > low else 1.0))
    return np.bincount(np.clip(places, 0, BINS - 1, out=places).astype(np.int64), minlength=BINS)


class SmallPlot(Themed, Dimmed, Figure, QWidget):
    """What all of them share: a frame, ranges, and a message when there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 48)
        self._empty = ""
        self._caption_font = figures(12)
        self.x_range, self.y_range = (0.0, 1.0), (0.0, 1.0)
        self._left = 0.0

    def say_empty(self, text: str) -> None:
        """What stands in the frame while there is nothing to show."""
        self._empty = text
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(160, 90)

    def frame(self) -> QRectF:
        """Where the plot itself is."""
        return QRectF(
            self._left + 1, MARGIN, max(self.width() - self._left - 2, 1), max(self.height() - AXIS - MARGIN, 1)
        )

    def at(self, x: float, y: float) -> QPointF:
        """The point of a pair of values; far outside it stays within a frame's size of the frame."""
        box = self.frame()
        across = (x - self.x_range[0]) / ((self.x_range[1] - self.x_range[0]) or 1)
        up = (y - self.y_range[0]) / ((self.y_range[1] - self.y_range[0]) or 1)
        across, up = (min(max(part, -1.0), 2.0) if math.isfinite(part) else 0.0 for part in (across, up))
        return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())

    def polyline(self, x: Numbers, y: Numbers) -> QPolygonF:
        """The points of many pairs, as ``at`` gives them, where y is finite."""
        box, drawn = self.frame(), np.isfinite(y)
        across, up = (
            np.clip(np.nan_to_num((values[drawn].astype(np.float64) - low) / ((high - low) or 1)), -1.0, 2.0)
            for values, (low, high) in ((x, self.x_range), (y, self.y_range))
        )
        places = (box.left() + across * box.width(), box.bottom() - up * box.height())
        return QPolygonF(list(map(QPointF, *(place.tolist() for place in places))))

    def value_at(self, x: float) -> float:
        """The value on the lower axis at a place of the widget, px."""
        box = self.frame()
        share = min(max((x - box.left()) / box.width(), 0.0), 1.0)
        return self.x_range[0] + share * (self.x_range[1] - self.x_range[0])

    def _begin(self) -> QPainter:
        painter = smooth(self)
        painter.setFont(self._caption_font)
        painter.setOpacity(self.opacity)
        return painter

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self.theme.strong), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self.theme.sunken))
        painter.drawRect(self.frame())
        painter.setPen(QColor(self.theme.text3))
        box = self.frame().adjusted(6, 2, -6, -2)
        painter.drawText(box, CENTRE | int(Qt.TextFlag.TextWordWrap), self._empty)

    def _paint_axis(self, painter: QPainter, low: str, middle: str, high: str) -> None:
        """The line at the bottom and the numbers under it."""
        box = self.frame()
        painter.setPen(QPen(QColor(self.theme.strong), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QColor(self.theme.text3))
        under = QRectF(box.left(), box.bottom() + 2, box.width(), AXIS - 3)
        metrics = QFontMetricsF(self._caption_font)
        painter.drawText(under, LEFT, low)
        painter.drawText(under, RIGHT, high)
        if sum(map(metrics.horizontalAdvance, (low, middle, high))) + 16 < under.width():
            painter.drawText(under, CENTRE, middle)


class Histogram(SmallPlot):
    """How many values fall where, from -limit to +limit. One or two sets of values on one scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[NDArray[np.int64]] = []
        self._span = (-1.0, 1.0)
        self._mark: float | None = None

    def show_values(
        self,
        *sets: NDArray[np.floating],
        limit: float | None = None,
        span: tuple[float, float] | None = None,
    ) -> None:
        """Count the finite ones of each set between ``-limit`` and ``limit``, or within ``span``.

        ``limit`` None takes the next round number beyond the largest.
        """
        flat = [finite(values) for values in sets]
        if span is None:
            if limit is None:
                limit = round_limit(max((float(np.abs(values).max()) for values in flat if values.size), default=0.0))
            span = (-limit, limit)
        self._span = span
        self._counts = [_counted(values, *span) for values in flat]
        self.setAccessibleDescription(f"{span[0]:g} … {span[1]:g}: {[count.tolist() for count in self._counts]}")
        self.update()

    def mark(self, value: float | None) -> None:
        """Draw a line at one value."""
        if value != self._mark:
            self._mark = value
            self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._counts = []
        self.setAccessibleDescription("")
        self.update()

    @property
    def counts(self) -> list[NDArray[np.int64]]:
        """(BINS,) of each set."""
        return self._counts

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars from the bottom; the second set as a line over the first."""
        painter = self._begin()
        if not self._counts:
            self._paint_empty(painter)
            return
        self.x_range = self._span
        box, highest = self.frame(), max(1, *(int(count.max()) for count in self._counts))
        self.y_range = (0.0, float(highest))
        wide = box.width() / BINS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.curves[0]))
        for place, count in enumerate(self._counts[0].tolist()):
            if count:
                high = max(1.0, count / highest * (box.height() - 2))
                painter.drawRect(QRectF(box.left() + place * wide + 0.5, box.bottom() - high, max(1, wide - 1), high))
        for number, counts in enumerate(self._counts[1:], 1):
            steps = [QPointF(box.left() + (place + side) * wide, box.bottom() - count / highest * (box.height() - 2))
                     for place, count in enumerate(counts.tolist()) for side in (0, 1)]  # fmt: skip
            painter.setPen(QPen(QColor(self.theme.curves[number % len(self.theme.curves)]), 1.5))
            painter.drawPolyline(QPolygonF(steps))
        if self._mark is not None and math.isfinite(self._mark):
            x = self.at(min(max(self._mark, self.x_range[0]), self.x_range[1]), 0).x()
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        low, high = self.x_range
        self._paint_axis(painter, *(tick(value, high - low) for value in (low, (low + high) / 2, high)))


@dataclass(frozen=True)
class Line:
    """A curve of a plot."""

    x: Numbers
    y: Numbers
    colour: int = 0
    """Which of the theme's curve colours; -1 is the theme's quiet text."""
    dashed: bool = False
    name: str = ""
    """A letter that stands on it."""


class Curve(SmallPlot):
    """Lines over one axis, with dots on them and one place that can be dragged."""

    least_left = 0
    """px that the numbers at the left have at least, so that plots below one another line up."""
    dragged = Signal(float)
    """The value on the lower axis that the user drags to."""
    pointed = Signal(object)
    """The value on the lower axis under the mouse; None when it leaves."""

    def __init__(self, parent: QWidget | None = None, *, draggable: bool = False) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._dots: tuple[tuple[float, float], ...] = ()
        self._now: tuple[float, float] | None = None
        self._counted = False
        self._draggable = draggable
        self._left = 44
        self._placed: tuple[QRectF, list[QPolygonF]] | None = None
        """The frame, and the points of the lines in it: a dot moves more often than they do."""
        self.setMouseTracking(True)
        if draggable:
            self.setCursor(Qt.CursorShape.SizeHorCursor)

    def show_lines(
        self, lines: Sequence[Line], x: tuple[float, float], y: tuple[float, float], *, counted: bool = False
    ) -> None:
        """Show lines within the ranges ``x`` and ``y``; ``counted``: x counts something, and has whole numbers only."""
        self.lines, self.x_range, self.y_range, self._counted, self._placed = tuple(lines), x, y, counted, None
        metrics = QFontMetricsF(self._caption_font)
        wide = [
            metrics.horizontalAdvance(text) for _, text in self._levels()
        ]  # none in a range that floats cannot part
        self._left = max(max(wide, default=34) + 10, self.least_left)
        self.update()

    def show_dots(self, dots: Sequence[tuple[float, float]], now: tuple[float, float] | None = None) -> None:
        """Show dots (x, y), and one of them larger, with a line down to the axis."""
        self._dots, self._now = tuple(dots), now
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.lines, self._dots, self._now = (), (), None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The zero lines, the curves, the dots."""
        painter = self._begin()
        if not self.lines:
            self._paint_empty(painter)
            return
        box = self.frame()
        self._paint_levels(painter, box)
        painter.setClipRect(box.adjusted(-1, -1, 1, 1))
        if self._placed is None or self._placed[0] != box:
            self._placed = box, [self.polyline(line.x, line.y) for line in self.lines]
        for line, polyline in zip(self.lines, self._placed[1], strict=True):
            colour = self.theme.text3 if line.colour < 0 else self.theme.curves[line.colour % len(self.theme.curves)]
            pen = QPen(QColor(colour), 1 if line.dashed else 2)
            pen.setStyle(Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawPolyline(polyline)
        self._paint_names(painter)
        self._paint_dots(painter, box)

    def _paint_names(self, painter: QPainter) -> None:
        """Each at another place, so that none covers another where the lines do."""
        named = [line for line in self.lines if line.name and len(line.x)]
        painter.setFont(figures(12, 700))
        for place, line in enumerate(named, 1):
            if (self.at(line.x[-1], 0) - self.at(line.x[0], 0)).x() < 16 * (len(named) + 1):
                continue  # too short for all of them
            at = place * len(line.x) // (len(named) + 1)
            box = QRectF(0, 0, 14, 16)
            box.moveCenter(self.at(line.x[at], line.y[at]))
            painter.fillRect(box, QColor(self.theme.stage))
            painter.setPen(QColor(self.theme.curves[line.colour % len(self.theme.curves)]))
            painter.drawText(box, CENTRE, line.name)

    def _paint_levels(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.border), 1))
        levels = self._levels()
        for level, _ in levels:
            y = self.at(0, level).y()
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        for place in self.uprights():
            if self.x_range[0] < place < self.x_range[1]:
                x = self.at(place, 0).x()
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        painter.setPen(QColor(self.theme.text3))
        for level, text in levels:
            y = min(max(self.at(0, level).y(), box.top() + 4), box.bottom() - 4)
            painter.drawText(QRectF(0, y - 8, self._left - 6, 16), RIGHT, text)
        self._paint_axis(painter, *self.axis_texts())

    def uprights(self) -> Sequence[float]:
        """Where on the lower axis a line stands from bottom to top: at zero."""
        return (0.0,)

    def axis_texts(self) -> tuple[str, str, str]:
        """What stands under the axis at the left, in the middle and at the right; in the middle perhaps nothing."""
        low, high = self.x_range
        middle = (low + high) / 2
        texts = (tick(low, high - low), tick(middle, high - low), tick(high, high - low))
        return texts if middle.is_integer() or not self._counted else (texts[0], "", texts[2])

    def _levels(self) -> list[tuple[float, str]]:
        """The numbers at the left, with their texts."""
        low, high = self.y_range
        return [(value, tick(value, high - low)) for value in (low, (low + high) / 2, high)]

    def _paint_dots(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.stage), 1.5))
        painter.setBrush(QColor(self.theme.text2))
        for x, y in self._dots:
            painter.drawEllipse(self.at(x, y), 4, 4)
        if self._now is not None:
            point = self.at(*self._now)
            painter.setPen(QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(point.x(), box.top()), QPointF(point.x(), box.bottom()))
            painter.setPen(QPen(QColor(self.theme.stage), 1.5))
            painter.setBrush(QColor(self.theme.accent))
            painter.drawEllipse(point, 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if self._draggable and self.lines and event.button() == Qt.MouseButton.LeftButton:
            self.dragged.emit(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or tell what is under the mouse."""
        if not self.lines:
            return
        value = self.value_at(event.position().x())
        if self._draggable and event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(value)
        self.pointed.emit(value)

    def leaveEvent(self, event: object) -> None:
        """The mouse leaves."""
        self.pointed.emit(None)


class Trace(SmallPlot):
    """Values in the order in which they came, each as a dot or a bin's span, and their running mean."""

    pointed = Signal(object)
    """The index under the mouse; None when it leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._left = 40
        self._values: NDArray[np.float32] = np.zeros(0, np.float32)
        self._means: NDArray[np.float64] = np.zeros(0)
        self._total = 1
        self._level: float | None = None

    def show_values(self, values: NDArray[np.float32], total: int, level: float | None = None) -> None:
        """Show values of ``total`` to come; ``level`` is drawn as a dashed line."""
        self._values, self._total, self._level = values, max(total, 1), level
        counts = np.arange(1, len(values) + 1)
        self._means = np.cumsum(values, dtype=np.float64) / counts
        mean = f"{self._means[-1]:.4f}" if len(values) else ""
        self.setAccessibleDescription(f"{len(values)} / {total}: {mean}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The span of the values in each column, the running mean, the level."""
        painter = self._begin()
        if not len(self._values):
            self._paint_empty(painter)
            return
        shown = self._values if self._level is None else np.append(self._values, np.float32(self._level))
        low, high = data_range(shown)
        self.x_range, self.y_range = (0.0, float(self._total)), (low, high)
        box = self.frame()
        for level in (low, (low + high) / 2, high):
            y = self.at(0, level).y()
            painter.setPen(QPen(QColor(self.theme.border), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(self.theme.text3))
            y = min(max(y, box.top() + 5), box.bottom() - 5)
            painter.drawText(QRectF(0, y - 8, self._left - 5, 16), RIGHT, tick(level, high - low))
        self._paint_axis(painter, "0", "", f"{self._total:,}")
        self._paint_values(painter, box)
        if self._level is not None:
            y = self.at(0, self._level).y()
            painter.setPen(QPen(QColor(self.theme.text3), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _paint_values(self, painter: QPainter, box: QRectF) -> None:
        count, columns = len(self._values), max(1, int(box.width()))
        stride = max(1, -(-self._total // columns))
        faint = QColor(self.theme.curves[0])
        faint.setAlphaF(0.45)
        painter.setPen(QPen(faint, 2 if stride == 1 else 1))
        for start in range(0, count, stride):
            part = self._values[start : start + stride]
            low, high = self.at(start + 0.5, float(part.min())), self.at(start + 0.5, float(part.max()))
            if stride == 1:
                painter.drawPoint(high)
            else:
                painter.drawLine(low, high)
        places = np.append(np.arange(0, count, stride), count - 1)
        painter.setPen(QPen(QColor(self.theme.curves[1]), 2))
        painter.drawPolyline(self.polyline(places + 0.5, self._means[places]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which value is under the mouse."""
        index = int(self.value_at(event.position().x()))
        self.pointed.emit(index if index < len(self._values) else None)

    def leaveEvent(self, event: object) -> None:
        """The mouse leaves."""
        self.pointed.emit(None)
