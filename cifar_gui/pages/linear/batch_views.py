"""What goes through a linear layer drawn: the vector as a strip, outputs as bars, weights as tiles and counted."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.linear.neuron import DIGITS, PICTURE, SIDE, Painted, place_of
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import Lettering, figures, plain, round_limit, signed
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.histogram import Histogram, tick
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT, Dimmed, smooth
from cifar_gui.ui.widgets.pixels import grey_pixels, image
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, ink_on, mono, signed_colour


class VectorStrip(Retranslated, Fitted, Painted):
    """The row of numbers that enters the layer: all of it as one bar, and a few cells of it with their values."""

    pointed = Signal(object)
    """The input under the mouse, counted within the row; None when it leaves."""

    BAR, CELL, HIGH = 13, 46, 24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(78)
        self.setMouseTracking(True)
        self.values: Floats = np.zeros(0, np.float32)
        self._first, self.at_feature = 0, 0
        self._bar: NDArray[np.uint32] = np.zeros((1, 0), np.uint32)
        self._over: int | None = None
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The flattened vector"))
        self.update()

    def show_vector(self, values: Floats, first: int) -> None:
        """Show a row (in_features,) that begins at number ``first`` of the batch."""
        if first != self._first or not np.array_equal(values, self.values):
            self.values, self._first = values, first
            self._fill()
            self.update()

    def set_place(self, feature: int) -> None:
        """Show the cells around one input."""
        if feature != self.at_feature:
            self.at_feature = feature
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(300, 78)

    def fit(self, room: QSize) -> None:
        """The bar has another number of pixels."""
        self._fill()

    def _fill(self) -> None:
        """A pixel of the bar is the mean of the numbers that fall on it."""
        count, wide = len(self.values), max(1, self.width() - 2)
        if not count:
            self._bar = np.zeros((1, 0), np.uint32)
            return
        if count <= wide:
            shown: NDArray[np.floating] = self.values
        else:
            edges = np.linspace(0, count, wide + 1).astype(np.int64)
            shown = np.add.reduceat(self.values, edges[:-1]) / np.diff(edges)
        self._bar = np.ascontiguousarray(grey_pixels(shown[None].astype(np.float32)))

    @property
    def cells(self) -> range:
        """The inputs whose values are written out."""
        count, room = len(self.values), max(1, int((self.width() - 2) / self.CELL))
        first = min(max(self.at_feature - room // 2, 0), max(count - room, 0))
        return range(first, min(count, first + room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar, parts, the enlarged cells and what connects them."""
        count = len(self.values)
        if not count:
            return
        painter, theme, wide = self._begin(), self.theme, self.width() - 2.0
        bar = QRectF(1, 1, wide, self.BAR)
        painter.drawImage(bar, image(self._bar))
        self._paint_parts(painter, bar)
        painter.setPen(QPen(QColor(theme.strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        cells = self.cells
        low, high = (1 + wide * end / count for end in (cells.start, cells.stop))
        top = self.height() - self.HIGH - 18.0
        painter.setPen(Qt.PenStyle.NoPen)
        fan = QColor(theme.accent)
        fan.setAlphaF(0.09)
        painter.setBrush(fan)
        right = 1 + len(cells) * self.CELL
        painter.drawPolygon(QPolygonF([QPointF(low, bar.bottom() + 4), QPointF(high, bar.bottom() + 4),
                                       QPointF(right, top), QPointF(1, top)]))  # fmt: skip
        for place, feature in enumerate(cells):
            self._paint_cell(painter, feature, QRectF(1 + place * self.CELL, top, self.CELL, self.HIGH))
        x = 1 + wide * (self.at_feature + 0.5) / count
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(QPointF(x, bar.top() - 1), QPointF(x, bar.bottom() + 4))

    def _paint_parts(self, painter: QPainter, bar: QRectF) -> None:
        """A line under the bar: the three channels of one picture, or the pictures of a batch, taking turns."""
        theme, count = self.theme, len(self.values)
        colours = (theme.error, theme.success, theme.code_call)
        part = SIDE * SIDE if SIDE * SIDE < count <= PICTURE else PICTURE if count > PICTURE else count
        for place in range(-(-count // part)):
            left, right = (bar.left() + bar.width() * min(part * end, count) / count for end in (place, place + 1))
            if count <= PICTURE:
                colour = QColor(colours[place_of(self._first + place * part)[1]])
            else:
                colour = QColor(theme.text3 if place % 2 else theme.strong)
            painter.fillRect(QRectF(left, bar.bottom() + 1, right - left, 3), colour)

    def _paint_cell(self, painter: QPainter, feature: int, box: QRectF) -> None:
        theme, value = self.theme, float(self.values[feature])
        grey = round(min(max(value, 0.0), 1.0) * 255)
        painter.fillRect(box.adjusted(0, 0, -1, 0), QColor(grey, grey, grey))
        self._text(painter, "medium", ink_on((grey, grey, grey)), box, CENTRE, plain(value, 2))
        chosen = feature == self.at_feature
        index = QRectF(box.left() - 10, box.bottom() + 1, box.width() + 20, 16)
        shown = chosen or (abs(feature - self.at_feature) > 1 and (feature - self.at_feature) % 2 == 0)
        if shown:
            self._text(painter, "plain", theme.accent if chosen else theme.text3, index, CENTRE, f"{feature:,}")
        if chosen:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -1))

    def feature_at(self, point: QPointF) -> int | None:
        """The input at a point: on the bar the one that lies there, below it the cell."""
        count = len(self.values)
        if not count:
            return None
        if point.y() <= self.BAR + 8:
            return min(max(int((point.x() - 1) / max(1, self.width() - 2) * count), 0), count - 1)
        cells = self.cells
        place = int((point.x() - 1) // self.CELL)
        return cells[place] if 0 <= place < len(cells) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """On the bar the mouse moves the cells; on the cells it would chase them, so there it takes a click."""
        if event.position().y() <= self.BAR + 8:
            self._point(self.feature_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a cell."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._point(self.feature_at(event.position()))

    def _point(self, feature: int | None) -> None:
        if feature is not None and feature != self.at_feature:
            self.pointed.emit(feature)


class OutputBars(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """The outputs of one row: each with its sum of products and its bias as one bar."""

    clicked = Signal(int)

    LEAST, GREATEST = 19, 30
    NAME, NUMBER, HEAD = 40, 54, 18

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.values: Floats = np.zeros(0, np.float32)
        self._bias: Floats | None = None
        self._selected = 0
        self._limit = 1.0
        """Of the bars."""
        self._name, self._figure, self._plain = Lettering(mono(12)), Lettering(figures(12, 500)), Lettering(figures(12))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Outputs"))
        self.viewport().update()

    def show_outputs(self, values: Floats, bias: Floats | None) -> None:
        """Show outputs (out_features,) and their biases."""
        self.values, self._bias = values, bias
        self._limit = round_limit(float(np.abs(values[np.isfinite(values)]).max(initial=0.0)))
        self._relayout()

    def set_selected(self, output: int) -> None:
        """Mark one, and scroll to it."""
        if output != self._selected:
            self._update_rows(self._selected, output)
            self._selected = output
            bar, high = self.verticalScrollBar(), self._pitch()
            bar.setValue(int(max(min(bar.value(), output * high), (output + 1) * high - self.viewport().height())))

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(190, 160)

    def minimumSizeHint(self) -> QSize:
        """Three bars."""
        return QSize(150, 60)

    def fit(self, room: QSize) -> None:
        """Spread the bars anew."""
        self._relayout()

    def _pitch(self) -> float:
        room = (self.viewport().height() - self.HEAD) / max(1, len(self.values))
        return float(min(max(room, self.LEAST), self.GREATEST))

    def _relayout(self) -> None:
        over = len(self.values) * self._pitch() + self.HEAD - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, min(math.ceil(over), 2**30) if over >= 1 else 0)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._pitch()))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads of the columns, then the bars that are seen."""
        painter = smooth(self.viewport())
        painter.setOpacity(self.opacity)
        if not len(self.values):
            return
        wide, high, down = self.viewport().width(), self._pitch(), self.verticalScrollBar().value()
        painter.save()
        painter.setClipRect(QRectF(0, self.HEAD, wide, self.viewport().height() - self.HEAD))
        first = int(down / high)
        for output in range(first, min(len(self.values), first + int(self.viewport().height() / high) + 2)):
            row = self._row(output)
            if event.region().intersects(row.toAlignedRect()):
                self._paint_bar(painter, output, row)
        painter.restore()
        painter.setPen(QColor(self.theme.text3))
        self._plain.draw_in(painter, QRectF(0, 0, wide - self.NUMBER - 4, 16), RIGHT, "y")
        self._plain.draw_in(painter, QRectF(0, 0, wide - 2, 16), RIGHT, "b")

    def _row(self, output: int) -> QRectF:
        """Where an output is drawn."""
        high = self._pitch()
        top = self.HEAD + output * high - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), high)

    def _update_rows(self, *outputs: int | None) -> None:
        """Paint some of the bars anew."""
        for output in outputs:
            if output is not None:
                self.viewport().update(self._row(output).toAlignedRect())

    def _paint_bar(self, painter: QPainter, output: int, row: QRectF) -> None:
        theme, value = self.theme, float(self.values[output])
        chosen = output == self._selected
        if chosen or output == self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft if chosen else theme.hover))
            painter.drawRoundedRect(row.adjusted(0, 1, 0, -1), 4, 4)
        painter.setPen(QColor(theme.accent if chosen else theme.text3))
        self._name.draw_in(painter, row.adjusted(6, 0, 0, 0), LEFT, f"{output}")
        track = row.adjusted(self.NAME - 10, row.height() / 2 - 5, -2 * self.NUMBER - 8, -row.height() / 2 + 5)
        if track.width() > self.LEAST:
            self._paint_track(painter, track, value)
        painter.setPen(QColor(theme.text))
        self._figure.draw_in(painter, row.adjusted(0, 0, -self.NUMBER - 4, 0), RIGHT, plain(value, 3))
        painter.setPen(QColor(theme.text3))
        bias = "—" if self._bias is None else signed(float(self._bias[output]), DIGITS)
        self._figure.draw_in(painter, row.adjusted(0, 0, -2, 0), RIGHT, bias)

    def _paint_track(self, painter: QPainter, track: QRectF, value: float) -> None:
        """The output as a bar from the middle."""
        middle = track.center().x()
        painter.fillRect(track, QColor(self.theme.sunken))
        share = min(max(value / self._limit, -1.0), 1.0) if math.isfinite(value) else 0.0
        end = middle + share * track.width() / 2
        painter.fillRect(
            QRectF(min(middle, end), track.top(), abs(end - middle), track.height()), QColor(*signed_colour(share))
        )
        painter.fillRect(QRectF(middle - 0.5, track.top() - 2, 1, track.height() + 4), QColor(self.theme.text3))

    def cell_at(self, point: QPointF) -> int | None:
        """The output at a point of the viewport."""
        output = math.floor((point.y() - self.HEAD + self.verticalScrollBar().value()) / self._pitch())
        return output if 0 <= output < len(self.values) and point.y() >= self.HEAD else None

    def _hover(self, output: int | None) -> None:
        if output != self._over:
            self._update_rows(self._over, output)
        super()._hover(output)


class FreshWeights(Histogram):
    """The weights of a fresh layer as a histogram, with the two ends that they are drawn between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bound = 0.0

    def show_fresh(self, values: NDArray[np.floating], bound: float) -> None:
        """Show values of U(−bound, bound)."""
        self._bound = bound
        self.show_values(values, limit=round_limit(bound * 1.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, then the ends as dashed lines with their values."""
        super().paintEvent(event)
        if not self._counts or not self._bound:
            return
        painter = self._begin()
        pen = QPen(QColor(self.theme.accent), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        box = self.frame()
        for end in (-self._bound, self._bound):
            x = self.at(end, 0).x()
            painter.setPen(pen)
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def bound_text(bound: float) -> str:
    """ "0.03125", "0.00226"."""
    return f"{bound:.4g}" if bound >= 1e-4 else tick(bound)


def sampled(values: Floats, most: int = 60_000) -> Floats:
    """Some of many values, evenly spread: enough for a histogram."""
    flat = values.reshape(-1)
    return flat[:: max(1, len(flat) // most)]


def weight_tiles(weight: Floats, picture: int, false_colour: bool) -> Floats:
    """What is drawn of a weight (O, in_features), as far as it looks at one picture.

    (O, 3, 32, 32) in false colours if it has three channels; else signed maps (O, H, W), the channels side by side.
    """
    count, features = weight.shape
    part = weight[:, picture * PICTURE : (picture + 1) * PICTURE] if features > PICTURE else weight
    if part.shape[1] != PICTURE:
        return part.reshape(count, -1, SIDE)
    planes = part.reshape(count, 3, SIDE, SIDE)
    return planes if false_colour else planes.transpose(0, 2, 1, 3).reshape(count, SIDE, 3 * SIDE)


def false_colours(weight: Floats, limit: float) -> Floats:
    """Weights (..., 3, H, W) as pictures in [0, 1]: zero is grey in the middle."""
    return np.clip(weight / (2 * limit) + 0.5, 0, 1).astype(np.float32)
