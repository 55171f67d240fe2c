"""Where the products of a cell stand: window and kernel of each channel, and the sums of those that are folded."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

CAPTION = 20
SIGN, RESULT, HEAD = 14, 104, 64
"""Width of an operator, and least widths of the result and of a kernel, whose sum stands over it, in px."""
FOLD, WIDEST_FOLD, BAR = 84, 280, 6
"""Least and greatest width of the folded channels, and the width that each of their bars would like, in px."""
NAMED, WRITTEN = 14, 44
"""From these widths on a bar has its channel under it, and its sum over it, px."""
MOST_CHANNELS = 3
CELL_WIDTHS = (36, 33, 30, 28, 27)
"""Widths of a cell that holds a number, the widest that fits is taken."""
CELL_HEIGHTS = (17, 30)
"""Least and greatest height of a cell that holds a number."""


@dataclass(frozen=True)
class Plan:
    """How many channels are drawn, and how large their cells are."""

    shown: int
    width: float
    height: float
    numbers: bool


def fold(channels: int) -> float:
    """The width that the sums of so many channels take, px."""
    return float(min(max(FOLD, BAR * channels + 2 * SIGN), WIDEST_FOLD))


def step(wide: float) -> float:
    """From a channel to the next, where a window is so wide, px."""
    return wide + max(wide, HEAD) + 2 * SIGN


def plan(channels: int, rows: int, columns: int, width: float, height: float) -> Plan:
    """Numbers in the cells if at least one channel fits ``width`` so; otherwise colours alone."""
    high = float(min(int(height / max(rows, 1)), CELL_HEIGHTS[1]))
    most = min(channels, MOST_CHANNELS)
    if high >= CELL_HEIGHTS[0]:
        for shown in range(most, 0, -1):
            for wide in CELL_WIDTHS:
                used = shown * step(columns * wide) + (fold(channels) if shown < channels else 0)
                if used <= width:
                    return Plan(shown, wide, high, True)
    room = (width - (fold(channels) if channels > most else 0)) / most - 2 * SIGN
    side = max(0.2, min(height / max(rows, 1), room / 2 / max(columns, 1), 16.0))
    side = float(int(side)) if side >= 6 else side
    return Plan(most, side, side, False)


@dataclass(frozen=True)
class SumLayout:
    """A plan for a cell of so many channels, rows and columns, in a room without that of the result."""

    plan: Plan
    shape: tuple[int, int, int]
    room: QSizeF
    first: int
    """The channel whose products are open first, where there are enough behind it."""

    @classmethod
    def of(cls, shape: tuple[int, int, int], room: QSizeF, first: int) -> SumLayout:
        """The layout that makes cells with numbers, if there is room."""
        return cls(plan(*shape, room.width(), room.height() - CAPTION - 2), shape, room, first)

    @property
    def opened(self) -> range:
        """The channels within the cell whose products are open."""
        first = min(self.first, self.shape[0] - self.plan.shown)
        return range(first, first + self.plan.shown)

    def grids(self, place: int) -> tuple[QRectF, QRectF]:
        """The window and the kernel of the channel drawn at a place."""
        wide, high = self.plan.width * self.shape[2], self.plan.height * self.shape[1]
        left = place * step(wide)
        return QRectF(left, CAPTION, wide, high), QRectF(left + wide + SIGN, CAPTION, wide, high)

    def box(self, grid: QRectF, row: int, column: int) -> QRectF:
        """A cell of a grid, without the line at its right and below it."""
        wide, high = self.plan.width, self.plan.height
        return QRectF(grid.left() + column * wide, grid.top() + row * high, max(1.0, wide - 1), max(1.0, high - 1))

    def tap_at(self, point: QPointF) -> tuple[int, int, int, bool] | None:
        """(channel within the cell, row, column, whether it is the weight) of the tap at a point."""
        for place, channel in enumerate(self.opened):
            for kernel, grid in enumerate(self.grids(place)):
                if grid.contains(point) and not grid.isEmpty():
                    i = min(int((point.y() - grid.top()) / self.plan.height), self.shape[1] - 1)
                    j = min(int((point.x() - grid.left()) / self.plan.width), self.shape[2] - 1)
                    return channel, i, j, bool(kernel)
        return None

    @property
    def chart(self) -> QRectF:
        """Where the sums of all channels stand; empty when none is folded."""
        count = self.shape[0]
        if self.plan.shown >= count:
            return QRectF()
        left = self.grids(self.plan.shown)[0].left()
        wanted = max(fold(count), min((WRITTEN + 16) * count + 2 * SIGN, WIDEST_FOLD))
        wide = min(wanted, self.room.width() - left) - 2 * SIGN
        return QRectF(left + 2, CAPTION, max(8.0, wide), max(10.0, min(self.room.height() - CAPTION - 4.0, 92.0)))

    def bar_at(self, point: QPointF) -> int | None:
        """The channel within the cell whose sum is at a point."""
        chart, count = self.chart, self.shape[0]
        if chart.isEmpty() or not chart.contains(point):
            return None
        return min(int((point.x() - chart.left()) / chart.width() * count), count - 1)
