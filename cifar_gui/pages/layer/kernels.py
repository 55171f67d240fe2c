"""The kernels of a layer as pictures: one group of slices for each output map."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.arithmetic import Tap
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.painted import RIGHT, Dimmed
from cifar_gui.ui.widgets.pixels import Pixels, image, paint_frame, signed_pixels
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, font

SIDE, EDGE, BETWEEN = 36, 4, 4
"""Height of a slice, room around a group, and room between two slices, in px."""
MOST_SLICES = 8
SCROLL_BAR = 10


@dataclass(frozen=True)
class Row:
    """Where the groups stand."""

    slices: int
    slice_width: float
    pitch: float
    more: int
    """Slices of each kernel that are not drawn."""

    def group(self, index: int) -> QRectF:
        """The slices of a kernel."""
        width = self.slices * (self.slice_width + BETWEEN) - BETWEEN + (26 if self.more else 0)
        return QRectF(EDGE + index * self.pitch, EDGE, width, SIDE)

    def slice(self, index: int, place: int) -> QRectF:
        """One slice of a kernel."""
        left = self.group(index).left() + place * (self.slice_width + BETWEEN)
        return QRectF(round(left), EDGE, round(self.slice_width), SIDE)


class KernelRow(Themed, Dimmed, Figure, Fitted, PointedArea):
    """All kernels side by side on one signed scale; it scrolls sideways when they are many."""

    clicked = Signal(int)
    """The output map of a kernel; ``hovered`` tells a weight (o, c, i, j), also one that the keyboard has come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIDE + 2 * EDGE + SCROLL_BAR)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        FocusRing(self)
        self.pixels: Pixels = np.zeros((0, 1, 1, 1), np.uint32)
        self.selected: int | None = None
        self.marked: Tap | None = None
        self._more = 0
        self._row = Row(1, SIDE, SIDE, 0)

    def set_kernels(self, weight: Floats, limit: float) -> None:
        """Show a weight (O, C, kH, kW) on the scale from -limit to +limit."""
        before = self.pixels.shape
        self.pixels = np.ascontiguousarray(signed_pixels(weight[:, :MOST_SLICES], limit))
        self._more = max(0, weight.shape[1] - MOST_SLICES)
        if before != self.pixels.shape:
            self.marked = self._over = None
            self._relayout()
        self.viewport().update()

    def set_selected(self, index: int | None) -> None:
        """Frame one kernel and scroll to it."""
        if index != self.selected:
            self._paint_again(self.selected, index)
            self.selected = index
            if index is not None and len(self.pixels):
                self._reveal(index)

    def _reveal(self, index: int) -> None:
        group, bar = self._row.group(index), self.horizontalScrollBar()
        bar.setValue(max(min(bar.value(), int(group.left()) - EDGE),
                         int(group.right()) + EDGE - self.viewport().width()))  # fmt: skip

    def mark(self, tap: Tap | None) -> None:
        """Frame one weight."""
        if tap != self.marked:
            self._paint_again(*(one[0] for one in (self.marked, tap) if one is not None))
            self.marked = tap

    def _paint_again(self, *indices: int | None) -> None:
        """Kernels whose frames are others than before."""
        for index in indices:
            if index is not None:
                group = self._row.group(index).translated(-self.horizontalScrollBar().value(), 0)
                self.viewport().update(group.toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE))

    def kernel_at(self, position: QPointF) -> int | None:
        """The kernel at a point of the viewport."""
        x = position.x() + self.horizontalScrollBar().value()
        index = math.floor((x - EDGE / 2) / self._row.pitch)
        inside = 0 <= index < len(self.pixels) and x <= self._row.group(index).right() + EDGE
        return index if inside else None

    def cell_at(self, position: QPointF) -> Tap | None:
        """The weight (o, c, i, j) at a point of the viewport."""
        index, x = self.kernel_at(position), position.x() + self.horizontalScrollBar().value()
        if index is None:
            return None
        height, width = self.pixels.shape[2:]
        for place in range(self._row.slices):
            box = self._row.slice(index, place)
            if box.contains(x, position.y()) and height and width:
                i, j = (position.y() - box.top()) * height / box.height(), (x - box.left()) * width / box.width()
                return index, place, min(int(i), height - 1), min(int(j), width - 1)
        return None

    def weight_box(self, tap: Tap) -> QRectF:
        index, place, i, j = tap
        box, (height, width) = self._row.slice(index, place), self.pixels.shape[2:]
        return QRectF(box.left() + j * box.width() / width, box.top() + i * box.height() / height,
                      box.width() / width, box.height() / height)  # fmt: skip

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """That of any scroll area."""
        return super(PointedArea, self).minimumSizeHint()

    def fit(self, room: QSize) -> None:
        """Spread the groups anew."""
        self._relayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The visible kernels, and the frame around the selected one."""
        painter = QPainter(self.viewport())
        offset = self.horizontalScrollBar().value()
        painter.translate(-offset, 0)
        first = max(0, int((offset + event.rect().left() - EDGE) / self._row.pitch) - 1)
        last = min(len(self.pixels), int((offset + event.rect().right() + 1) / self._row.pitch) + 1)
        painter.setOpacity(self.opacity)
        for index in range(first, last):
            self._paint_kernel(painter, index)
        if self.selected is not None and self.selected < len(self.pixels):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(self._row.group(self.selected).adjusted(-3, -3, 3, 3), 4, 4)
        tap = self.marked
        if tap is not None and tap[0] < len(self.pixels) and tap[1] < self._row.slices:
            box = self.weight_box(tap)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("#0C0E12" if self.theme.dark else "#FFFFFF"), 4))
            painter.drawRect(box)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(box)

    def _paint_kernel(self, painter: QPainter, index: int) -> None:
        strong, line = QColor(self.theme.strong), QColor(self.theme.stage)
        height, width = self.pixels.shape[2:]
        for place in range(self._row.slices):
            box = self._row.slice(index, place)
            painter.drawImage(box, image(self.pixels[index, place]))
            if min(box.width() / width, box.height() / height) >= 7:
                painter.setPen(QPen(line, 1))
                across = [round(box.left() + j * box.width() / width) for j in range(1, width)]
                down = [round(box.top() + i * box.height() / height) for i in range(1, height)]
                painter.drawLines([
                    *(QLineF(x, box.top(), x, box.bottom()) for x in across),
                    *(QLineF(box.left(), y, box.right(), y) for y in down),
                ])  # fmt: skip
            paint_frame(painter, box.adjusted(-0.5, -0.5, 0.5, 0.5), strong)
        if self._row.more:
            painter.setFont(font(12))
            painter.setPen(QColor(self.theme.text3))
            where = RIGHT
            painter.drawText(self._row.group(index), where, f"+{self._row.more}")

    def _relayout(self) -> None:
        count, slices, height, width = self.pixels.shape
        slice_width = SIDE * min(max(width / max(height, 1), 0.25), 3.0)
        row = Row(max(1, slices), slice_width, 1, self._more)
        group = row.group(0).width() + 2 * EDGE
        free = self.width() - count * group
        gap = min(max(free / (count - 1), 10.0), 60.0) if count > 1 else 10.0
        self._row = Row(row.slices, slice_width, group + gap, row.more)
        over = count * (group + gap) - gap - self.width()
        self.horizontalScrollBar().setRange(0, math.ceil(over) if over >= 1 else 0)
        self.horizontalScrollBar().setPageStep(self.width())
        self.horizontalScrollBar().setSingleStep(round(group + gap))
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which kernel was clicked."""
        index = self.kernel_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from weight to weight, Enter takes its kernel, Esc lets go; other keys are for the page."""
        steps = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps and self.pixels.size:
            self._hover(self._beside(*steps[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._over is not None:
            self.clicked.emit(self._over[0])
        elif key == Qt.Key.Key_Escape and self._over is not None:
            self._hover(None)
        else:
            event.ignore()

    def _beside(self, rows: int, columns: int) -> Tap:
        """The weight so many steps from the one in focus: along a row through all slices of all kernels."""
        if self._over is None:
            tap = (self.selected or 0, 0, 0, 0)
        else:
            index, place, i, j = self._over
            count, slices, height, width = self.pixels.shape
            along = min(max((index * slices + place) * width + j + columns, 0), count * slices * width - 1)
            (index, place), j = divmod(along // width, slices), along % width
            tap = (index, place, min(max(i + rows, 0), height - 1), j)
        self._reveal(tap[0])
        return tap

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self._hover(None)
