"""The drawings of the shape tab: a formula with a floor, windows along an axis, a heat map of use, bars to scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

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
        raise NotImplementedError  # each drawing needs its own room

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        raise NotImplementedError  # without it there is no drawing


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
        painter.setBrush(QColor(self.theme[fill]))
        painter.drawRoundedRect(box, 11, 11)
        painter.setPen(QColor(self.theme[ink]))
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
