"""The stage of a page on numbers: the tables, the result, and the links between window, kernel and output cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.numbers.legend import Legend, paint_legend
from cifar_gui.ui.widgets.controls import Chip, label
from cifar_gui.ui.widgets.editable_grid import EditableGrid
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.number_grid import NumberGrid
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed, font, mono

LARGEST = 84
"""Side of a cell, px."""
TIGHT = 8
"""Least side of a cell; smaller ones would not be told apart."""
FOOT = 74
"""Height of the legend, px."""
SIDE = 20
HEAD = 46
"""Height of a title and of the shape under it, px."""
GAP, WIDEST_GAP = 30, 64
"""Between the tables, px."""
CARD = 66
"""Height of the card under the output, px."""


class Head(QWidget):
    """The title of a table, and what is known of its shape."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.shape = label("heading"), label("mono-caption")
        for part in (self.title, self.shape):
            part.setParent(self)

    def lay_out(self) -> None:
        """Put the parts where they belong, the title above the shape."""
        self.title.adjustSize()
        self.shape.adjustSize()
        self.title.move(0, 0)
        self.shape.move(0, 22)
        self.resize(max(self.title.width(), self.shape.width()), HEAD - 4)


Row = list[tuple[Head, NumberGrid]]
"""Tables side by side, with their heads."""


class NumbersView(Retranslated, Themed, Fitted, QWidget):
    """GUI thread. Lays out one grid for each table and one for the output, as large as they fit."""

    resized = Signal()

    def __init__(self, tables: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grids = {name: EditableGrid(self, room_for_badges=name == tables[0]) for name in tables}
        self.heads = {name: Head(self) for name in tables}
        self.output = NumberGrid(self, room_for_badges=True)
        self.output.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its keys are the page's: they move the probe
        self.output_head = Head(self)
        self.extra = [NumberGrid(self), NumberGrid(self)]
        """What pooled values become when they are put back."""
        self.extra_heads = [Head(self), Head(self)]
        self.turned, self.turned_head = NumberGrid(self), Head(self)
        """The last table as it is used, under the one that was typed, where that is turned first."""
        self.empty = label("caption", wraps=True)
        self.empty.setParent(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()
        self.legend_area = QWidget(self)
        """Where the legend is painted."""
        self.legend_area.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.chip = Chip(parent=self, soft=False)
        self.chip.hide()
        self.card: tuple[str, ...] = ()
        """Lines of the card under the output."""
        self.legend = Legend()
        self._linked: tuple[QRectF, QRectF | None, QRectF] | None = None
        self._window: tuple[str, object] | None = None
        self.show_extra(())
        self.show_turned(None)
        self.retranslate()

    # --- what the page sets, and then calls ``lay_out`` once --------------------------------------------------------

    def show_extra(self, tables: Sequence[tuple[str, str, np.ndarray]]) -> None:
        """Further tables under the others: (title, code, values)."""
        for place, (grid, head) in enumerate(zip(self.extra, self.extra_heads, strict=True)):
            there = place < len(tables)
            grid.setVisible(there)
            head.setVisible(there)
            if there:
                title, code, values = tables[place]
                head.title.setText(title)
                head.shape.setText(code)
                grid.set_values(values)

    def show_turned(self, values: np.ndarray | None) -> None:
        """The last table turned by 180°, as it is used; None where it is used as it stands."""
        for part in (self.turned, self.turned_head):
            part.setVisible(values is not None)
        if values is not None:
            self.turned.set_values(values)

    def set_empty(self, text: str) -> None:
        """Say why there is no output; "" shows the output."""
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        self.output.setVisible(not text)
        self.output_head.shape.setVisible(not text)

    def set_dimmed(self, dimmed: bool, chip: str = "") -> None:
        """After a refusal the last good result stays, faint, with a chip that says so."""
        for grid in (self.output, *self.extra):
            grid.set_dimmed(dimmed)
        self.chip.set_text(chip)
        self.chip.setVisible(dimmed and bool(chip))

    def set_card(self, lines: Sequence[str]) -> None:
        """What is said of the output cell; nothing hides the card."""
        if tuple(lines) != self.card:
            self.card = tuple(lines)
            self.update()

    def set_legend(self, legend: Legend) -> None:
        """What the signs and colours mean."""
        if legend != self.legend:
            self.legend = legend
            self.update()

    def set_links(self, window: QRectF | None, cell: QRectF | None) -> None:
        """Link a window of the first table, the last table, and a cell of the output; rectangles of those widgets."""
        names = list(self.grids)
        if window is None or cell is None:
            self._linked = None
        else:
            middle: NumberGrid | None = self.grids[names[-1]] if len(names) > 1 else None
            if middle is not None and not self.turned.isHidden():
                middle = self.turned
            kernel = middle.cells.frame.translated(QPointF(middle.pos())) if middle is not None else None
            self._linked = (
                window.translated(QPointF(self.grids[names[0]].pos())), kernel,
                cell.translated(QPointF(self.output.pos())),
            )  # fmt: skip
        self.update()

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _main(self, stacked: bool) -> Row:
        row: Row = [(self.heads[name], grid) for name, grid in self.grids.items()]
        if not (stacked or self.turned.isHidden()):
            row.append((self.turned_head, self.turned))
        return [*row, (self.output_head, self.output)]

    def _below(self) -> Row:
        return [pair for pair in zip(self.extra_heads, self.extra, strict=True) if not pair[1].isHidden()]

    def arrangement(self) -> tuple[list[Row], int]:
        """The rows of tables, and the side of the cells: whatever makes them largest.

        A turned table stands under the one that was typed, or beside it.
        """
        below = self._below()
        ways: list[list[Row]] = []
        for main in (self._main(stacked) for stacked in ((False,) if self.turned.isHidden() else (True, False))):
            ways += [[main + below], [main, below]] if below else [[main]]
        best = max(ways, key=self._side)
        return best, self._side(best)

    def _stacks(self, rows: list[Row]) -> bool:
        """Whether the turned table stands under the other one."""
        return not self.turned.isHidden() and all(grid is not self.turned for _, grid in chain(*rows))

    def _side(self, rows: list[Row]) -> int:
        """The largest cells with which these rows fit."""
        side = LARGEST
        for row in rows:
            cells = sum(grid.cells.extent[1] for _, grid in row)
            fixed = sum(grid.cells.outside[0] for _, grid in row) + GAP * (len(row) - 1) + 2 * SIDE
            side = min(side, int((self.width() - fixed) / max(cells, 1)))
        down = self.height() - FOOT - len(rows) * (HEAD + 8) - sum(row[0][1].cells.outside[1] for row in rows)
        cells = sum(max(grid.cells.extent[0] for _, grid in row) for row in rows)
        if self._stacks(rows):
            column = down - HEAD - 8 - self.turned.cells.outside[1]
            side = min(side, int(column / (2 * self.turned.cells.extent[0])))
        return max(TIGHT, min(side, int(down / max(cells, 1))))

    def fit(self, room: QSize) -> None:
        """Put everything in its place, as large as the stage allows."""
        rows, side = self.arrangement()
        self.legend_area.setGeometry(SIDE, self.height() - FOOT, self.width() - 2 * SIDE, FOOT - 8)
        self._stacked = self._stacks(rows)
        for grid in (*(grid for _, grid in chain(*rows)), self.turned):
            grid.set_cell(side)
        heights = [max(self._column(grid) for _, grid in row) + HEAD for row in rows]
        gap = max(0, (self.height() - FOOT - sum(heights)) // (len(rows) + 1))
        top = min(gap, 60)
        for row, height in zip(rows, heights, strict=True):
            self._place(row, top, height)
            top += height + min(gap, 24)
        self._beside = len(rows) > 1
        self._place_empty()
        self.chip.resize(self.chip.sizeHint())
        above = self.output_head.y() - 36
        self.chip.move(self.output_head.x() - 4, above if above >= 0 else self.output.y() + 8)  # never over the head
        self.chip.move(min(self.chip.x(), max(0, self.width() - self.chip.width() - 8)), self.chip.y())
        self.resized.emit()
        self.update()

    def _column(self, grid: NumberGrid) -> int:
        """The height of a table, and of what stands under it, px."""
        both = self._stacked and grid is self._last
        return grid.height() + (HEAD + self.turned.height() if both else 0)

    @property
    def _last(self) -> NumberGrid:
        return list(self.grids.values())[-1]

    _stacked = False
    """The turned table stands under the one that was typed."""
    _beside = False
    """The card stands beside the output, because there are tables under it."""

    def _place(self, row: Row, top: int, height: int) -> None:
        """A row of tables with its heads, centred on each other, with equal gaps."""
        labels = row[0][1].cells.outside[0] - 4
        for head, _ in row:
            head.lay_out()
        widths = [max(grid.width(), 40) for _, grid in row]
        for place, (head, _) in enumerate(row[:-1]):  # no head runs into the next one
            widths[place] = max(widths[place], head.width() + labels - GAP + 12)
        free = self.width() - 2 * SIDE - sum(widths)
        gap = max(8, min(WIDEST_GAP, free // max(len(row) - 1, 1))) if len(row) > 1 else 0
        x = SIDE + max(0, (free - gap * (len(row) - 1)) // 3)
        for (head, grid), width in zip(row, widths, strict=True):
            y = top + (height - HEAD - self._column(grid)) // 2
            head.move(x + labels, max(0, y))
            grid.move(x, y + HEAD)
            if self._stacked and grid is self._last:
                self.turned_head.lay_out()
                self.turned_head.move(x + labels, y + HEAD + grid.height())
                self.turned.move(x, y + 2 * HEAD + grid.height())
            x += width + gap

    def _place_empty(self) -> None:
        if self.empty.isHidden():
            return
        x = self.output_head.x()
        width = max(120, min(260, self.width() - x - SIDE))
        self.empty.setGeometry(x, self.output_head.y() + HEAD, width, 150)

    def minimumSizeHint(self) -> QSize:
        """Small: the cells shrink."""
        return QSize(320, 240)

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Links under the tables, the card, the legend."""
        painter = smooth(self)
        if self._linked is not None:
            self._paint_links(painter, *self._linked)
        if not self.empty.isHidden():
            painter.setPen(QPen(QColor(self.theme.strong), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.empty.geometry()).adjusted(-8, 0, 8, 0), 8, 8)
        if self.card:
            self._paint_card(painter)
        room = QRectF(SIDE, self.height() - FOOT + 8, self.width() - 2 * SIDE, FOOT)
        paint_legend(painter, self.legend, room, self.theme, self.output.cells.shows_badges)

    def _paint_links(self, painter: QPainter, window: QRectF, kernel: QRectF | None, cell: QRectF) -> None:
        fill = QColor(self.theme.accent)
        fill.setAlphaF(0.09)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        stops = [window, *([kernel] if kernel is not None else []), cell]
        for one, other in pairwise(stops):
            if one.isEmpty() or other.isEmpty():
                continue
            corners = [one.topRight(), other.topLeft(), other.bottomLeft(), one.bottomRight()]
            painter.drawPolygon(QPolygonF(corners))

    def _card_lines(self) -> tuple[str, ...]:
        """One line where tables stand beside the output and take the room under it."""
        return ("  ·  ".join(self.card),) if self._below() and not self._beside else self.card

    def card_rect(self) -> QRectF:
        """Where the card is: under the output; beside it when there are tables below; else under all tables."""
        lines = self._card_lines()
        faces = [mono(13), *([font(12)] * (len(lines) - 1))]
        wide = 24 + max(QFontMetricsF(face).horizontalAdvance(text) for face, text in zip(faces, lines, strict=True))
        frame = self.output.cells.frame.translated(QPointF(self.output.pos()))
        high = 14.0 + 18 * len(lines)
        left = min(frame.left(), self.width() - wide - 8)
        if self._beside:
            return QRectF(min(frame.right() + 20, self.width() - wide - 8), frame.top(), wide, high)
        if self._below():
            bottom = max(grid.geometry().bottom() for _, grid in (*self._main(True), *self._below()))
            return QRectF(left, bottom + 4, wide, high)
        return QRectF(left, min(frame.bottom() + 14, self.height() - FOOT - high - 2), wide, high)

    def _paint_card(self, painter: QPainter) -> None:
        box, theme = self.card_rect(), self.theme
        if box.intersects(self.output.cells.frame.translated(QPointF(self.output.pos()))):
            return  # it would hide the output; the strip says the same
        painter.setPen(QPen(QColor(theme.strong), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        for place, text in enumerate(self._card_lines()):
            painter.setFont(mono(13) if place == 0 else font(12))
            painter.setPen(QColor(theme.text if place == 0 else theme.text2))
            line = QRectF(box.left() + 12, box.top() + 7 + 18 * place, box.width() - 20, 18)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), text)

    def retranslate(self) -> None:
        self.output.set_name(self.tr("Output"))
        self.turned_head.title.setText(self.tr("As it is used"))
        self.turned_head.shape.setText(self.tr("turned by 180°"))
        self.turned.set_name(self.tr("As it is used"))
        self.refit()
