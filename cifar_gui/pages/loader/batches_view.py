"""The batches of an epoch as a row of blocks, and the numbers of the pictures in one of them. Painted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.painted import Dimmed
from cifar_gui.ui.widgets.pixels import Pixels, image
from cifar_gui.ui.widgets.theme import Theme, Themed, font, mixed, mono

WIDTHS = (56, 48, 40, 34, 28, 22, 18, 14, 11, 8, 6, 4)
"""px: how wide a full batch may be, the widest first."""
GAP, TALL, EDGE = 2, 30, 3
"""Between blocks, of a block, and around all of them for the frame of the chosen one."""
MOST_STRIPES = 12
"""Of a block: so many of its pictures are seen, as stripes in the colour of their place in the data set."""
SHADES = 33


@cache
def shades(low: str, high: str) -> NDArray[np.uint32]:
    """(SHADES,): 0xAARRGGBB of the places in the data set, from its beginning on."""
    return np.array([mixed(low, high, 0.12 + 0.88 * step / (SHADES - 1)).rgba() for step in range(SHADES)], np.uint32)


def shade(theme: Theme, share: float) -> QColor:
    """The colour of a place in the data set, from 0 (its beginning) to 1."""
    return QColor(int(shades(theme.sunken, theme.accent)[round(share * (SHADES - 1))]))


@dataclass(frozen=True)
class Grid:
    """Where the blocks of an epoch lie."""

    wide: int
    across: int
    tall: int
    shown: int
    """So many blocks from the first on; of the others only the last one is drawn."""

    def block(self, place: int) -> QRectF:
        """The room of a full batch at a place, px."""
        row, column = divmod(place, self.across)
        return QRectF(EDGE + column * (self.wide + GAP), EDGE + row * (self.tall + GAP), self.wide, self.tall)


def grid(count: int, width: int, height: int) -> Grid:
    """The widest blocks with which ``count`` of them fit; where none do, the narrowest."""
    width, height = width - 2 * EDGE, height - 2 * EDGE
    across = rows = 1
    tall = TALL
    for wide in WIDTHS:
        across = max(1, (width + GAP) // (wide + GAP))
        needed = -(-count // across)
        tall = min(TALL, max(8, wide + 4))
        rows = max(1, (height + GAP) // (tall + GAP))
        if needed <= rows:
            return Grid(wide, across, tall, count)
    return Grid(WIDTHS[-1], across, tall, across * rows - 1)


class BatchRow(Themed, Dimmed, QWidget):
    """GUI thread. One epoch: a block for each batch, as wide as the batch is full."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[int, ...] = ()
        self._order: NDArray[np.int64] = np.empty(0, np.int64)
        self._pictures, self._full = 0, 1
        self._starts: NDArray[np.int64] = np.zeros(1, np.int64)
        self.selected: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(TALL)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(400, 120)

    def show_epoch(self, sizes: tuple[int, ...], order: NDArray[np.int64], pictures: int, full: int) -> None:
        """Show an epoch.

        Args:
            sizes: pictures in each batch.
            order: int64, the numbers of the pictures in their order.
            pictures: in the data set; those that are in no batch are drawn hatched.
            full: pictures in a full batch.
        """
        self._sizes, self._order, self._pictures, self._full = sizes, order, pictures, full
        self._starts = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        self.update()

    def select(self, batch: int | None) -> None:
        """Frame a batch; None for none."""
        self.selected = batch
        self.update()

    @property
    def _left_out(self) -> int:
        return self._pictures - int(self._starts[-1])

    def places(self) -> list[tuple[int, QRectF]]:
        """(batch, its block) of all that are drawn; the last batch is always among them."""
        count = len(self._sizes)
        held = grid(count + (self._left_out > 0), self.width(), self.height())
        drawn = list(range(min(count, held.shown)))
        if count > held.shown:
            drawn = [*drawn[:-1], count - 1]
        found = []
        for place, batch in enumerate(drawn):
            room = held.block(place + (batch - place > 0))  # a gap before the last one, if others are not drawn
            found.append((batch, self._part(room, self._sizes[batch])))
        return found

    def _part(self, room: QRectF, size: int) -> QRectF:
        return QRectF(room.left(), room.top(), max(2.0, room.width() * min(1.0, size / self._full)), room.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the batch under the mouse."""
        for batch, rect in self.places():
            if rect.adjusted(-1, -1, 1, 1).contains(event.position()):
                self.chosen.emit(batch)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self.opacity)
        places = self.places()
        pixels = np.zeros((self.height(), self.width()), np.uint32)
        for batch, rect in places:
            self._fill_block(pixels, batch, rect)
        painter.drawImage(0, 0, image(pixels, QImage.Format.Format_ARGB32))
        self._paint_left_out(painter, places)
        if len(places) < len(self._sizes):
            self._paint_gap(painter, places)
        chosen = next((rect for batch, rect in places if batch == self.selected), None)
        if chosen is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.text), 2))
            painter.drawRoundedRect(chosen.adjusted(-1, -1, 1, 1), 2, 2)

    def _fill_block(self, pixels: Pixels, batch: int, rect: QRectF) -> None:
        numbers = self._order[self._starts[batch] : self._starts[batch + 1]]
        stripes = min(MOST_STRIPES, len(numbers), max(1, int(rect.width() // 2)))
        # On whole pixels: between stripes that share a pixel the ground would shine through, and cut the block.
        edges = np.rint(rect.left() + rect.width() * np.arange(stripes + 1) / stripes).astype(np.int64)
        shares = numbers[np.arange(stripes) * len(numbers) // stripes] / max(1, self._pictures - 1)
        colours = shades(self.theme.sunken, self.theme.accent)[np.rint(shares * (SHADES - 1)).astype(np.int64)]
        rows = slice(int(rect.top()), int(rect.bottom()))
        pixels[rows, edges[0] : edges[-1]] = colours.repeat(np.diff(edges))[: max(0, self.width() - int(edges[0]))]

    def _paint_left_out(self, painter: QPainter, places: list[tuple[int, QRectF]]) -> None:
        """The pictures that drop_last leaves out: a dashed block behind the last batch."""
        if self._left_out <= 0:
            return
        held = grid(len(self._sizes) + 1, self.width(), self.height())
        room = self._part(held.block(min(len(self._sizes), held.shown)), self._left_out)
        painter.setBrush(QBrush(QColor(self.theme.warning), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(self.theme.warning), 1, Qt.PenStyle.DashLine))
        painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_gap(self, painter: QPainter, places: list[tuple[int, QRectF]]) -> None:
        """Three dots where batches are not drawn."""
        rect = places[-1][1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.text3))
        for dot in range(3):
            painter.drawEllipse(QPointF(rect.left() - 7 + 2 * dot, rect.center().y()), 0.8, 0.8)


class ShadeLegend(Themed, QWidget):
    """GUI thread. Which colour stands for which place in the data set: from its first picture to its last one."""

    SCALE = QSize(88, 10)

    def __init__(self) -> None:
        super().__init__()
        self._pictures = 1
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_count(self, pictures: int) -> None:
        """Of so many pictures."""
        self._pictures = pictures
        self.updateGeometry()
        self.update()

    @property
    def _ends(self) -> tuple[str, str]:
        return "0", f"{self._pictures - 1:,}"

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(mono(12))
        words = sum(metrics.horizontalAdvance(end) for end in self._ends)
        return QSize(round(words) + self.SCALE.width() + 2 * 8, 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(mono(12))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self.theme.text3))
        first, last = self._ends
        base = self.height() / 2 + metrics.capHeight() / 2
        painter.drawText(QPointF(0, base), first)
        left, steps = round(metrics.horizontalAdvance(first)) + 8, SHADES - 1
        top = (self.height() - self.SCALE.height()) // 2
        edges = [left + self.SCALE.width() * step // steps for step in range(steps + 1)]
        for step, (low, high) in enumerate(pairwise(edges)):
            colour = shade(self.theme, step / (steps - 1))
            painter.fillRect(QRectF(low, top, high - low, self.SCALE.height()), colour)
        painter.drawText(QPointF(edges[-1] + 8, base), last)


class FullAndLast(Themed, QWidget):
    """GUI thread. A full batch and the last one beside it, to the same scale, each with its shape. Painted."""

    ROW, BAR = 40, 14

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[tuple[str, int, bool], ...] = ()
        self._full = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(180)

    def show_bars(self, bars: tuple[tuple[str, int, bool], ...], full: int) -> None:
        """Show (words, pictures, whether they are left out) for each bar; ``full``: pictures in a full batch."""
        self._bars, self._full = bars, full
        self.setAccessibleName("; ".join(words for words, _, _ in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * self.ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        for place, (words, size, left_out) in enumerate(self._bars):
            top = place * self.ROW
            painter.setFont(font(12))
            painter.setPen(QColor(theme.warning if left_out else theme.text2))
            text = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, top, self.width(), 18), int(Qt.AlignmentFlag.AlignVCenter), text)
            room = QRectF(0.5, top + 20.5, self.width() - 1, self.BAR - 1)
            held = QRectF(room.left(), room.top(), room.width() * size / self._full, room.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(room, QColor(theme.sunken))
            if left_out:
                painter.fillRect(held, QBrush(QColor(theme.warning), Qt.BrushStyle.BDiagPattern))
            else:
                painter.fillRect(held, QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.strong), 1))
            painter.drawRect(room)


class BatchNumbers(Themed, Dimmed, QWidget):
    """GUI thread. The numbers of the pictures in a batch, each with the colour of its place in the data set."""

    CELL = QSize(58, 24)

    def __init__(self) -> None:
        super().__init__()
        self._numbers: list[int] = []
        self._pictures = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(2 * self.CELL.height())

    def sizeHint(self) -> QSize:
        return QSize(400, 4 * self.CELL.height())

    def show_batch(self, numbers: NDArray[np.int64], pictures: int) -> None:
        """Show the numbers of a batch's pictures, of so many in the data set."""
        self._numbers, self._pictures = numbers.tolist(), pictures
        self.setAccessibleDescription(", ".join(map(str, self._numbers[:64])))
        self.update()

    @property
    def capacity(self) -> int:
        """So many cells have room."""
        return self._across * max(1, self.height() // self.CELL.height())

    @property
    def _across(self) -> int:
        return max(1, (self.width() - EDGE) // self.CELL.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self.opacity)
        painter.setFont(mono(12))
        painter.translate(EDGE, 0)  # under the blocks
        across, room = self._across, self.capacity
        numbers = self._numbers if len(self._numbers) <= room else self._numbers[: room - 1]
        texts = [f"{number}" for number in numbers]
        if len(numbers) < len(self._numbers):
            texts.append(f"+{len(self._numbers) - len(numbers)}")
        metrics = QFontMetricsF(painter.font())
        for place, text in enumerate(texts):
            row, column = divmod(place, across)
            cell = QRectF(column * self.CELL.width(), row * self.CELL.height(), self.CELL.width(), self.CELL.height())
            if place < len(numbers):
                colour = shade(self.theme, numbers[place] / max(1, self._pictures - 1))
                painter.fillRect(QRectF(cell.left(), cell.top() + 4, 4, cell.height() - 8), colour)
            painter.setPen(QColor(self.theme.text2 if place < len(numbers) else self.theme.text3))
            painter.drawText(QPointF(cell.left() + 9, cell.center().y() + metrics.capHeight() / 2), text)
