"""The drawings of the shape tab: a formula with a floor, windows along an axis, a heat map of use, bars to scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cifar_gui.layers.window import OUTSIDE, AdaptiveFormula, SizeFormula
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.painted import RIGHT, smooth
from cifar_gui.ui.widgets.theme import Themed, font, ink_on, mixed, mono, rgb

LONGEST = 9
"""Digits of a number that is written out; longer ones are rounded."""


def short(number: int) -> str:
    """A whole number with thousands separated; a very long one rounded, in powers of ten."""
    if abs(number) < 10**LONGEST:
        return f"{number:,}"
    return f"{number:.2e}" if abs(number) < 10**300 else f"10^{number.bit_length() * 3 // 10}"


class Drawing(Themed, Figure, QWidget):
    """A painted widget as wide as it gets, with a height of its own."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        raise NotImplementedError


# --- the formula ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FormulaText:
    """A size formula in three steps; each fraction is (numerator, denominator)."""

    caption: str
    symbols: tuple[str, str]
    numbers: tuple[str, str]
    reduced: tuple[str, str]
    result: str
    remark: str
    exact: bool
    ceil: bool = False
    """Rounded up, as pooling does with ceil_mode."""
    after: str = " + 1"
    """What follows the fraction."""


class FormulaCard(Drawing):
    """``floor(numerator / denominator) + 1``, or with ceil, with symbols, with numbers, and worked out."""

    PADDING, STEP, CAPTION, GAP = 14, 50, 22, 12

    def __init__(self) -> None:
        super().__init__()
        self._formulas: list[FormulaText] = []

    def show_formulas(self, formulas: list[FormulaText]) -> None:
        """Show one formula for both axes, or one for each."""
        self._formulas = formulas
        lines = []
        for f in formulas:
            low, high = "⌈⌉" if f.ceil else "⌊⌋"
            lines.append(f"{f.caption}: {low}({f.numbers[0]}) / {f.numbers[1]}{high}{f.after} = {f.result}. {f.remark}")
        self.setAccessibleName("\n".join(lines))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        one = sum(self._height(formula, width) for formula in self._formulas)
        return one + 2 * self.PADDING + self.GAP * max(0, len(self._formulas) - 1)

    def _height(self, formula: FormulaText, width: int) -> int:
        return self.CAPTION + 3 * self.STEP - 4 + (0 if self._remark_beside(formula, width) else 28)

    def _remark_beside(self, formula: FormulaText, width: int) -> bool:
        """Whether the remark has room behind the result."""
        after = QFontMetricsF(mono(14)).horizontalAdvance(f"{formula.after} =")
        left = self.PADDING + self._fraction_width(formula.reduced, mono(14)) + after + 10
        result = QFontMetricsF(font(24, 700)).horizontalAdvance(formula.result)
        remark = QFontMetricsF(font(12)).horizontalAdvance(formula.remark) + 18
        return left + result + 14 + remark <= width - self.PADDING + 2

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.setBrush(QColor(self.theme.stage))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        top = float(self.PADDING)
        for formula in self._formulas:
            self._paint_formula(painter, formula, top)
            top += self._height(formula, self.width()) + self.GAP

    def _paint_formula(self, painter: QPainter, formula: FormulaText, top: float) -> None:
        left = float(self.PADDING)
        painter.setFont(font(12))
        painter.setPen(QColor(self.theme.text3))
        painter.drawText(
            QRectF(left, top - 2, self.width() - 2 * left, 18), Qt.AlignmentFlag.AlignLeft, formula.caption
        )
        top += self.CAPTION
        for step, colour in ((formula.symbols, self.theme.text2), (formula.numbers, self.theme.text)):
            self._paint_fraction(painter, step, QPointF(left, top), colour, formula.after, formula.ceil)
            top += self.STEP
        after = f"{formula.after} ="
        x = self._paint_fraction(painter, formula.reduced, QPointF(left, top), self.theme.text, after, formula.ceil)
        self._paint_result(painter, formula, QPointF(x + 8, top))

    def _paint_result(self, painter: QPainter, formula: FormulaText, at: QPointF) -> None:
        painter.setFont(font(24, 700))
        painter.setPen(QColor(self.theme.accent))
        width = painter.fontMetrics().horizontalAdvance(formula.result)
        painter.drawText(QRectF(at.x(), at.y() - 1, width + 4, 44), Qt.AlignmentFlag.AlignVCenter, formula.result)
        corner = QPointF(at.x() + width + 14, at.y() + 10)
        if not self._remark_beside(formula, self.width()):
            corner = QPointF(self.PADDING, at.y() + 50)
        painter.setFont(font(12))
        box = QRectF(corner.x(), corner.y(), painter.fontMetrics().horizontalAdvance(formula.remark) + 16, 22)
        ink, fill = ("success", "success_soft") if formula.exact else ("warning", "warning_soft")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(self.theme, fill)))
        painter.drawRoundedRect(box, 11, 11)
        painter.setPen(QColor(getattr(self.theme, ink)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, formula.remark)

    def _fraction_width(self, fraction: tuple[str, str], face: QFont) -> float:
        metrics = QFontMetricsF(face)
        return max(metrics.horizontalAdvance(part) for part in fraction) + 18

    def _face(self, fraction: tuple[str, str], after: str) -> QFont:
        """The largest font in which the fraction fits, with what follows it."""
        room = self.width() - 2 * self.PADDING - QFontMetricsF(mono(14)).horizontalAdvance(after) + 8
        fitting = (px for px in (14, 13, 12, 11, 10) if self._fraction_width(fraction, mono(px)) <= room)
        return mono(next(fitting, 9))

    def _paint_fraction(
        self, painter: QPainter, fraction: tuple[str, str], corner: QPointF, colour: str, after: str, ceil: bool
    ) -> float:
        """Draw ``floor(fraction)``, or its ceil, and what follows it; returns where that ends."""
        face = self._face(fraction, after)
        width = self._fraction_width(fraction, face)
        box = QRectF(corner.x(), corner.y(), width, 42)
        painter.setFont(face)
        painter.setPen(QPen(QColor(colour), 1.4))
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 7, middle), QPointF(box.right() - 7, middle))
        for x, foot in ((box.left() + 1, 5), (box.right() - 1, -5)):
            painter.drawLine(QPointF(x, box.top() + 1), QPointF(x, box.bottom() - 1))
            end = box.top() + 1 if ceil else box.bottom() - 1
            painter.drawLine(QPointF(x, end), QPointF(x + foot, end))
        for part, top in zip(fraction, (box.top(), middle + 1), strict=True):
            painter.drawText(QRectF(box.left(), top, width, 20), Qt.AlignmentFlag.AlignCenter, part)
        painter.setFont(mono(14))
        end = painter.fontMetrics().horizontalAdvance(after)
        painter.drawText(QRectF(box.right(), box.top(), end + 4, 42), Qt.AlignmentFlag.AlignVCenter, after)
        return box.right() + end


# --- the windows along an axis --------------------------------------------------------------------------------------


SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class AxisDiagram(Drawing):
    """The cells of one row with its padding, and under them the first and the last windows.

    A cell carries its number, padding what it holds. Cells that no window reads are shaded; what lies beyond the padded
    input, where ceil_mode lets the last window go, is hatched; a last window that torch leaves out is dashed.
    """

    CELL, PITCH = 24, 21
    WITH_NUMBERS = 20
    """A cell has to be this wide for its number."""
    MOST_CELLS = 40
    """More cells than this are drawn with a gap in the middle."""
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
        self._unread = frozenset(
            position for position in self._positions(2 * self.MOST_CELLS)
            if isinstance(axis, SizeFormula) and position < axis.padded and not axis.is_read(position - axis.pad_low)
        )  # fmt: skip

    _unread: frozenset[int] = frozenset()

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

    @property
    def unread(self) -> frozenset[int]:
        """The positions that are shaded, counted from the first cell of the padding."""
        return self._unread

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

    # x of a position along the padded axis, counted from the first padding cell

    def _whole(self) -> bool:
        return self._extent <= self.MOST_CELLS

    def _cell(self, width: int | None = None) -> float:
        """Width of a cell in a drawing of ``width``, px."""
        room = (self.width() if width is None else width) - 1
        return min(34.0, room / self._extent) if self._whole() else 9.0

    def _top(self, width: int | None = None) -> float:
        """Room for the numbers of the ends, where cells are too narrow for their own, px."""
        return 2.0 if self._cell(width) >= self.WITH_NUMBERS else 18.0

    def _x(self, position: int) -> float:
        cell, extent = self._cell(), self._extent
        if self._whole():
            return position * cell
        shown = self._shown_each_side()
        if position <= shown:
            return position * cell
        if position >= extent - shown:
            return self.width() - 1 - (extent - position) * cell
        return (self.width() - 1) / 2

    def _shown_each_side(self) -> int:
        return int((self.width() / 2 - 12) // self._cell())

    def _positions(self, each_side: int | None = None) -> Iterable[int]:
        if self._whole():
            return range(self._extent)
        shown = self._shown_each_side() if each_side is None else each_side
        return (*range(min(shown, self._extent)), *range(max(shown, self._extent - shown), self._extent))

    def paint(self, painter: QPainter) -> None:
        if self._axis is None:
            return
        named = self._whole() and self._fits_names()
        for position in self._positions():
            self._paint_cell(painter, position, named)
        self._paint_ends(painter)
        if not self._whole():
            painter.setPen(QColor(self.theme.text3))
            gap = QRectF(self.width() / 2 - 12, self._top(), 24, self.CELL)
            painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, "…")
        windows = self.windows()
        for row, number in enumerate(windows):
            top = self._top() + self.CELL + 8 + row * self.PITCH
            if number is None:
                self._paint_left_out(painter, windows[row - 1] or 0, windows[row + 1] or 0, top)
            else:
                self._paint_window(painter, number, top)
        if self._dropped:
            self._paint_dropped(painter, self._top() + self.CELL + 8 + len(windows) * self.PITCH)

    def _fits_names(self) -> bool:
        """Whether cells have room for "x₁₂"; else they carry the bare number."""
        assert self._axis is not None
        widest = QFontMetricsF(mono(12)).horizontalAdvance(self._cell_name(self._axis.size - 1, True))
        return widest + 4 <= self._cell()

    @staticmethod
    def _cell_name(index: int, named: bool) -> str:
        return "x" + str(index).translate(SUBSCRIPTS) if named else str(index)

    def _paint_cell(self, painter: QPainter, position: int, named: bool) -> None:
        axis, theme, cell = self._axis, self.theme, self._cell()
        assert axis is not None
        box = QRectF(self._x(position) + 0.5, self._top() + 0.5, cell, self.CELL)
        index = position - self._low
        outside = not 0 <= index < axis.size
        painter.setPen(QPen(QColor(theme.strong), 1, Qt.PenStyle.DotLine if outside else Qt.PenStyle.SolidLine))
        if position >= self._padded:
            painter.setBrush(QBrush(QColor(theme.strong), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box)
            return
        painter.setBrush(QColor(theme.sunken if outside else theme.surface))
        painter.drawRect(box)
        if position in self._unread:
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
        if self._cell() >= self.WITH_NUMBERS:
            return
        painter.setFont(mono(12))
        painter.setPen(QColor(self.theme.text3))
        width = self._cell()
        for index in (0, axis.size - 1):
            box = QRectF(self._x(index + self._low) + width / 2 - 40, 0, 80, self._top() - 1)
            box.moveLeft(min(max(box.left(), -36.0), self.width() - 46.0))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short(index))

    def _paint_left_out(self, painter: QPainter, before: int, after: int, top: float) -> None:
        """Three dots where the windows between two would stand."""
        first, span = self._window(after)
        middle = (self._x(self._window(before)[0]) + self._x(first + span)) / 2
        painter.setFont(font(12))
        painter.setPen(QColor(self.theme.text3))
        painter.drawText(QRectF(middle - 20, top - 2, 40, 14), Qt.AlignmentFlag.AlignCenter, "…")

    def _box(self, number: int, top: float) -> QRectF:
        start, span = self._window(number)
        return QRectF(self._x(start) + 1.5, top + 0.5, max(3.0, self._x(start + span) - self._x(start) - 2), 16)

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
        taps = range(axis.kernel) if axis.kernel <= self.MOST_CELLS else (0, axis.kernel - 1)
        side = min(self._cell() - 2, 7.0)
        for tap in taps:
            centre = self._x(start + tap * axis.dilation) + self._cell() / 2 + 0.5
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


# --- how often each cell is used ------------------------------------------------------------------------------------


class UsageMap(Drawing):
    """A heat map of counts, with numbers in the cells when they are few, and a legend beside it."""

    SIDE = 148
    WITH_NUMBERS = 7

    def __init__(self) -> None:
        super().__init__()
        self._counts: NDArray[np.int64] = np.zeros((1, 1), np.int64)

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """Show int64 (H, W): how often each cell is read."""
        self._counts = counts
        self.updateGeometry()
        self.update()

    def _cell(self) -> float:
        return min(self.SIDE / max(self._counts.shape), 30.0)

    def heightForWidth(self, width: int) -> int:
        return round(self._cell() * self._counts.shape[0]) + 2

    def _colour(self, count: int) -> QColor:
        if count == 0:
            return QColor(self.theme.warning_soft)
        return mixed(self.theme.soft, self.theme.accent, 0.75 * (count - 1) / max(1, int(self._counts.max()) - 1))

    def paint(self, painter: QPainter) -> None:
        height, width = self._counts.shape
        cell = self._cell()
        levels = np.unique(self._counts)
        colours = np.array([rgb(self._colour(int(level))) for level in levels], np.uint8)
        pixels = np.ascontiguousarray(colours[np.searchsorted(levels, self._counts)])
        image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        frame = QRectF(0.5, 0.5, width * cell, height * cell)
        painter.drawImage(frame, image)
        painter.setPen(QPen(QColor(self.theme.strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        if max(height, width) <= self.WITH_NUMBERS:
            self._paint_numbers(painter, cell)
        self._paint_legend(painter, levels, frame.right() + 16)

    def _paint_numbers(self, painter: QPainter, cell: float) -> None:
        painter.setFont(mono(12))
        for (row, column), count in np.ndenumerate(self._counts):
            painter.setPen(QColor(ink_on(rgb(self._colour(int(count))))))
            box = QRectF(column * cell, row * cell, cell, cell)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(int(count)))

    def _paint_legend(self, painter: QPainter, levels: NDArray[np.int64], left: float) -> None:
        """A swatch for each count, the most frequent use first; of many, the ends and some between."""
        if len(levels) > 5:
            levels = levels[np.linspace(0, len(levels) - 1, 5).round().astype(int)]
        for place, level in enumerate(levels[::-1]):
            box = QRectF(left + 0.5, place * 22 + 0.5, 16, 16)
            painter.setPen(QPen(QColor(self.theme.strong), 1))
            painter.setBrush(self._colour(int(level)))
            painter.drawRoundedRect(box, 3, 3)
            painter.setFont(mono(12))
            painter.setPen(QColor(self.theme.text2))
            painter.drawText(
                QRectF(left + 24, place * 22 - 1, 100, 20), Qt.AlignmentFlag.AlignVCenter, f"{short(int(level))} ×"
            )

    def event(self, event: QEvent) -> bool:
        """The tooltip names a cell and its count."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row, column = int(event.pos().y() // self._cell()), int(event.pos().x() // self._cell())
            height, width = self._counts.shape
            inside = 0 <= row < height and 0 <= column < width
            QToolTip.showText(
                event.globalPos(), f"({row}, {column}): {self._counts[row, column]} ×" if inside else "", self
            )
            return True
        return super().event(event)


# --- bars to scale --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bar:
    """A length in cells, and whether it is enough."""

    name: str
    length: int
    fits: bool


class Bars(Drawing):
    """Lengths to scale, one below the other, with a line at the length that has to fit."""

    PITCH, VALUE = 26, 56

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[Bar] = []
        self._marker = 0

    def show_bars(self, bars: list[Bar], marker: int) -> None:
        """Show bars and the marker, all in cells."""
        self._bars, self._marker = bars, marker
        self.setAccessibleName("\n".join(f"{bar.name}: {short(bar.length)}" for bar in bars))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self.PITCH * len(self._bars) + 8

    def paint(self, painter: QPainter) -> None:
        if not self._bars:
            return
        theme = self.theme
        metrics = QFontMetricsF(mono(12))
        left = max(metrics.horizontalAdvance(bar.name) for bar in self._bars) + 16
        room = max(10.0, self.width() - left - self.VALUE)
        longest = max(self._marker, *(bar.length for bar in self._bars))
        for place, bar in enumerate(self._bars):
            top = place * self.PITCH + 4
            ink = theme.success if bar.fits else theme.text
            painter.setFont(mono(12))
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0, top, left, 18), Qt.AlignmentFlag.AlignVCenter, bar.name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.success if bar.fits else theme.strong))
            painter.drawRoundedRect(QRectF(left, top + 5, max(2.0, room * (bar.length / longest)), 8), 3, 3)
            painter.setFont(font(13, 600))
            painter.setPen(QColor(ink))
            value = QRectF(self.width() - self.VALUE - 20, top, self.VALUE + 20, 18)
            painter.drawText(value, RIGHT, short(bar.length))
        x = left + room * (self._marker / longest)
        painter.setPen(QPen(QColor(theme.error), 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height() - 2))
