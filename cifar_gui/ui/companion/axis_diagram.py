"""The cells along one axis, and under them the windows that read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from cifar_gui.layers.window import OUTSIDE, AdaptiveFormula, SizeFormula
from cifar_gui.ui.companion.shape_drawings import Drawing, short
from cifar_gui.ui.widgets.theme import font, mono

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
MOST_CELLS = 40
"""More cells than this are drawn with a gap in the middle."""


@dataclass(frozen=True)
class AxisScale:
    """Where cells lie in a drawing ``width`` px wide: all ``extent`` of them, or as many at each end as have room."""

    extent: int
    width: int

    @property
    def whole(self) -> bool:
        """Whether all of them are drawn."""
        return self.extent <= MOST_CELLS

    @property
    def cell(self) -> float:
        """Width of a cell, px."""
        return min(34.0, (self.width - 1) / self.extent) if self.whole else 9.0

    @property
    def _each_side(self) -> int:
        return int((self.width / 2 - 12) // self.cell)

    def x(self, position: int) -> float:
        """The left edge of a position, counted from the first cell of the padding."""
        if self.whole or position <= self._each_side:
            return position * self.cell
        if position >= self.extent - self._each_side:
            return self.width - 1 - (self.extent - position) * self.cell
        return (self.width - 1) / 2

    def positions(self, each_side: int | None = None) -> Iterable[int]:
        """Those that are drawn, or that would be with so many at each end."""
        if self.whole:
            return range(self.extent)
        shown = self._each_side if each_side is None else each_side
        return (*range(min(shown, self.extent)), *range(max(shown, self.extent - shown), self.extent))


class AxisDiagram(Drawing):
    """The cells of one row with its padding, and under them the first and the last windows.

    A cell carries its number, padding what it holds. Cells that no window reads are shaded; what lies beyond the padded
    input, where ceil_mode lets the last window go, is hatched; a last window that torch leaves out is dashed.
    """

    CELL, PITCH = 24, 21
    WITH_NUMBERS = 20
    """A cell has to be this wide for its number."""
    FIRST = 3
    """Windows drawn from the beginning, when there are too many; the last one is always drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._axis: SizeFormula | AdaptiveFormula | None = None
        self._mode = "zeros"
        self._name = "{number}"
        self._left_out = ""
        self._probe: int | None = None
        self._extent = 1
        self.unread: frozenset[int] = frozenset()
        """The positions that are shaded, counted from the first cell of the padding."""

    def show_axis(
        self, axis: SizeFormula | AdaptiveFormula, padding_mode: str, window_name: str, left_out: str = ""
    ) -> None:
        """Show an axis; ``window_name`` has a place for ``{number}``, ``left_out`` names a window that torch drops."""
        self._axis, self._mode, self._name, self._left_out = axis, padding_mode, window_name, left_out
        self._probe = None
        self._extent = self._padded + self.beyond
        self._shade()
        self.updateGeometry()
        self.update()

    def _shade(self) -> None:
        """Which of the drawn positions no window reads."""
        assert self._axis is not None
        axis = self._axis
        self.unread = frozenset(
            position for position in self._scale.positions(2 * MOST_CELLS)
            if isinstance(axis, SizeFormula) and position < axis.padded and not axis.is_read(position - axis.pad_low)
        )  # fmt: skip

    def probe(self, index: int | None) -> None:
        """Light up the window of an output cell."""
        self._probe = index if self._axis is not None and index is not None and 0 <= index < self._axis.out else None
        self.updateGeometry()
        self.update()

    @property
    def _padded(self) -> int:
        assert self._axis is not None
        return self._axis.padded if isinstance(self._axis, SizeFormula) else self._axis.size

    @property
    def _low(self) -> int:
        return self._axis.pad_low if isinstance(self._axis, SizeFormula) else 0

    @property
    def beyond(self) -> int:
        """Cells behind the padded input that a window covers, one that torch leaves out included."""
        axis = self._axis
        if not isinstance(axis, SizeFormula):
            return 0
        dropped = axis.ceiling * axis.stride + axis.span - axis.padded if axis.dropped else 0
        return max(axis.overhang, dropped)

    def _window(self, number: int) -> tuple[int, int]:
        """(first position, cells covered) of a window, counted from the first cell of the padding."""
        assert self._axis is not None
        if isinstance(self._axis, SizeFormula):
            return number * self._axis.stride, self._axis.span
        taps = self._axis.taps(number)
        return int(taps[0]), len(taps)

    def windows(self) -> list[int | None]:
        """The windows that are drawn, by number; None stands for those left out."""
        assert self._axis is not None
        out = self._axis.out
        numbers = set(range(out)) if out <= self.FIRST + 2 else {*range(self.FIRST), out - 1}
        if self._probe is not None:
            numbers.add(self._probe)
        drawn: list[int | None] = []
        for number in sorted(numbers):
            if drawn and drawn[-1] is not None and number > drawn[-1] + 1:
                drawn.append(None)
            drawn.append(number)
        return drawn

    @property
    def _dropped(self) -> bool:
        return isinstance(self._axis, SizeFormula) and self._axis.dropped

    def heightForWidth(self, width: int) -> int:
        if self._axis is None:
            return 0
        return round(self._top(width) + self.CELL + 8 + self.PITCH * (len(self.windows()) + self._dropped))

    @property
    def _scale(self) -> AxisScale:
        return AxisScale(self._extent, self.width())

    def _top(self, width: int) -> float:
        """Room for the numbers of the ends, where cells are too narrow for their own, px."""
        return 2.0 if AxisScale(self._extent, width).cell >= self.WITH_NUMBERS else 18.0

    def paint(self, painter: QPainter) -> None:
        if self._axis is None:
            return
        named = self._scale.whole and self._fits_names()
        for position in self._scale.positions():
            self._paint_cell(painter, position, named)
        self._paint_ends(painter)
        if not self._scale.whole:
            painter.setPen(QColor(self.theme.text3))
            gap = QRectF(self.width() / 2 - 12, self._top(self.width()), 24, self.CELL)
            painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, "…")
        windows = self.windows()
        for row, number in enumerate(windows):
            top = self._top(self.width()) + self.CELL + 8 + row * self.PITCH
            if number is None:
                self._paint_left_out(painter, windows[row - 1] or 0, windows[row + 1] or 0, top)
            else:
                self._paint_window(painter, number, top)
        if self._dropped:
            self._paint_dropped(painter, self._top(self.width()) + self.CELL + 8 + len(windows) * self.PITCH)

    def _fits_names(self) -> bool:
        """Whether cells have room for "x₁₂"; else they carry the bare number."""
        assert self._axis is not None
        widest = QFontMetricsF(mono(12)).horizontalAdvance(self._cell_name(self._axis.size - 1, True))
        return widest + 4 <= self._scale.cell

    @staticmethod
    def _cell_name(index: int, named: bool) -> str:
        return "x" + str(index).translate(SUBSCRIPTS) if named else str(index)

    def _paint_cell(self, painter: QPainter, position: int, named: bool) -> None:
        axis, theme, cell = self._axis, self.theme, self._scale.cell
        assert axis is not None
        box = QRectF(self._scale.x(position) + 0.5, self._top(self.width()) + 0.5, cell, self.CELL)
        index = position - self._low
        outside = not 0 <= index < axis.size
        painter.setPen(QPen(QColor(theme.strong), 1, Qt.PenStyle.DotLine if outside else Qt.PenStyle.SolidLine))
        if position >= self._padded:
            painter.setBrush(QBrush(QColor(theme.strong), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box)
            return
        painter.setBrush(QColor(theme.sunken if outside else theme.surface))
        painter.drawRect(box)
        if position in self.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.warning_soft))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setBrush(QBrush(QColor(theme.warning), Qt.BrushStyle.FDiagPattern))
            painter.setOpacity(0.45)
            painter.drawRect(box)
            painter.setOpacity(1.0)
        if cell >= self.WITH_NUMBERS:
            self._paint_name_of(painter, box, index, outside, named)

    def _paint_name_of(self, painter: QPainter, box: QRectF, index: int, outside: bool, named: bool) -> None:
        """The number of a cell; what padding holds: zero, minus infinity, or the cell that it copies."""
        axis = self._axis
        assert axis is not None
        painter.setFont(mono(12))
        painter.setPen(QColor(self.theme.text3 if outside else self.theme.text))
        text = self._cell_name(index, named)
        if outside:
            source = int(axis.sources(np.array([index]), self._mode)[0])
            text = "−∞" if self._mode == "-inf" else "0"
            if source != OUTSIDE:
                painter.setPen(QColor(self.theme.accent))
                text = self._cell_name(source, named)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_ends(self, painter: QPainter) -> None:
        """The numbers of the first and the last cell, above them."""
        axis = self._axis
        assert axis is not None
        if self._scale.cell >= self.WITH_NUMBERS:
            return
        painter.setFont(mono(12))
        painter.setPen(QColor(self.theme.text3))
        width = self._scale.cell
        for index in (0, axis.size - 1):
            box = QRectF(self._scale.x(index + self._low) + width / 2 - 40, 0, 80, self._top(self.width()) - 1)
            box.moveLeft(min(max(box.left(), -36.0), self.width() - 46.0))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short(index))

    def _paint_left_out(self, painter: QPainter, before: int, after: int, top: float) -> None:
        """Three dots where the windows between two would stand."""
        first, span = self._window(after)
        middle = (self._scale.x(self._window(before)[0]) + self._scale.x(first + span)) / 2
        painter.setFont(font(12))
        painter.setPen(QColor(self.theme.text3))
        painter.drawText(QRectF(middle - 20, top - 2, 40, 14), Qt.AlignmentFlag.AlignCenter, "…")

    def _box(self, number: int, top: float) -> QRectF:
        start, span = self._window(number)
        return QRectF(
            self._scale.x(start) + 1.5, top + 0.5, max(3.0, self._scale.x(start + span) - self._scale.x(start) - 2), 16
        )

    def _paint_window(self, painter: QPainter, number: int, top: float) -> None:
        theme, axis = self.theme, self._axis
        assert axis is not None
        painter.setFont(font(12))
        box, lit = self._box(number, top), number == self._probe
        painter.setPen(QPen(QColor(theme.accent if lit else theme.soft_line), 1))
        painter.setBrush(QColor(theme.accent if lit else theme.soft))
        painter.drawRoundedRect(box, 3, 3)
        taps = isinstance(axis, SizeFormula) and axis.dilation > 1
        if isinstance(axis, SizeFormula) and taps:
            self._paint_taps(painter, axis, number * axis.stride, top, lit)
        self._paint_name(painter, self._name.format(number=short(number)), box, lit, taps)

    def _paint_dropped(self, painter: QPainter, top: float) -> None:
        """The last window that rounding up asks for, and torch leaves out."""
        assert isinstance(self._axis, SizeFormula)
        painter.setFont(font(12))
        box = self._box(self._axis.ceiling, top)
        painter.setPen(QPen(QColor(self.theme.warning), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self.theme.warning_soft))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(self.theme.warning))
        name = self._left_out.format(number=short(self._axis.ceiling))
        wide = painter.fontMetrics().horizontalAdvance(name) + 4
        beside = QRectF(max(0.0, box.left() - 6 - wide), box.top() - 1, wide, 18)
        if beside.right() > box.left():
            beside.moveLeft(box.right() + 6)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_taps(self, painter: QPainter, axis: SizeFormula, start: int, top: float, lit: bool) -> None:
        """The cells of the window that are really read."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.on_accent if lit else self.theme.accent))
        taps = range(axis.kernel) if axis.kernel <= MOST_CELLS else (0, axis.kernel - 1)
        side = min(self._scale.cell - 2, 7.0)
        for tap in taps:
            centre = self._scale.x(start + tap * axis.dilation) + self._scale.cell / 2 + 0.5
            painter.drawRoundedRect(QRectF(centre - side / 2, top + 8.5 - side / 2, side, side), 1.5, 1.5)

    def _paint_name(self, painter: QPainter, name: str, box: QRectF, lit: bool, taps: bool) -> None:
        """In the bar when it has room, else beside it."""
        width = painter.fontMetrics().horizontalAdvance(name)
        theme = self.theme
        if width + 8 <= box.width() and not taps:
            painter.setPen(QColor(theme.on_accent if lit else theme.accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
            return
        painter.setPen(QColor(theme.accent if lit else theme.text3))
        beside = QRectF(box.right() + 6, box.top() - 1, width + 2, 18)
        if beside.right() > self.width():
            beside.moveRight(box.left() - 6)
        if beside.left() >= 0:
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, name)
