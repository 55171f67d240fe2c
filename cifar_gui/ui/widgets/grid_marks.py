"""What lies over the cells of a number grid: windows, single cells, badges, and the indices that they light up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.ui.widgets.cell_numbers import CellNumbers
from cifar_gui.ui.widgets.grid_cells import LABELS_LEFT, LABELS_TOP, SMALLEST, GridCells
from cifar_gui.ui.widgets.painted import CENTRE, RIGHT
from cifar_gui.ui.widgets.sheet import Place, Sheet
from cifar_gui.ui.widgets.theme import Theme, mono


@dataclass(frozen=True)
class GridMark:
    """Something drawn over the cells."""

    rect: Rectangle
    kind: str
    """"window" (line with halo), "cell" (filled, its number in bold), "tap" (lightly filled), "winner" (thick frame)
    or "reach" (filled a little more)."""


class GridMarks(QObject):
    """GUI thread. The marks and badges of one grid."""

    changed = Signal()
    """They are others than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[GridMark, ...] = ()
        """In the order in which they are drawn."""
        self.badges: Mapping[Place, str] = {}
        """Small labels in the corners of cells, such as the weights on them."""

    def show(self, marks: Sequence[GridMark]) -> None:
        """Draw these over the cells."""
        marks = tuple(marks)
        if marks != self.shown:
            self.shown = marks
            self.changed.emit()

    def show_window(self, window: Rectangle | None, taps: tuple[Sequence[int], Sequence[int]] | None = None) -> None:
        """Draw a window; ``taps`` are the rows and columns that it reads when there are gaps between them."""
        marks = [GridMark(Rectangle(int(i), int(j), 1, 1), "tap") for i in taps[0] for j in taps[1]] if taps else []
        self.show([*marks, GridMark(window, "window")] if window is not None else ())

    def show_cell(self, place: Place | None) -> None:
        """Fill one cell."""
        self.show([GridMark(Rectangle(*place, 1, 1), "cell")] if place is not None else ())

    def show_badges(self, badges: Mapping[Place, str]) -> None:
        """Draw these badges."""
        if badges != self.badges:
            self.badges = dict(badges)
            self.changed.emit()

    def clear(self) -> None:
        """No marks, no badges."""
        self.show(())
        self.show_badges({})

    def lit(self, cells: GridCells) -> tuple[set[int], set[int]]:
        """The rows and columns of what is marked, as far as they are drawn: a window may reach far beyond."""
        rows: set[int] = set()
        columns: set[int] = set()
        (high, wide), (above, before) = cells.extent, cells.around[:2]
        for mark in self.shown:
            if mark.kind in ("window", "cell"):
                top, left, height, width = mark.rect.top, mark.rect.left, mark.rect.height, mark.rect.width
                rows.update(range(max(top, -above), min(top + height, high - above)))
                columns.update(range(max(left, -before), min(left + width, wide - before)))
        return rows, columns


@dataclass(frozen=True)
class MarkPainter:
    """GUI thread. Paints marks over the cells of a sheet."""

    painter: QPainter
    theme: Theme
    sheet: Sheet
    cells: GridCells
    numbers: CellNumbers

    def paint_labels(self, lit: tuple[set[int], set[int]]) -> None:
        """The indices along the top and the left; those of the window in the accent."""
        cells, side = self.cells, self.cells.side
        if side < SMALLEST:
            return
        painter, theme, (rows, columns), corner = self.painter, self.theme, cells.extent, cells.corner
        painter.setFont(mono(12 if side >= 22 else 10))
        step = 1 if side >= 20 else 2
        for i in range(0, rows, step):
            index = i - cells.around[0]
            painter.setPen(QColor(theme.accent if index in lit[0] else theme.text3))
            box = QRectF(0, corner.y() + i * side, LABELS_LEFT - 2, side)
            painter.drawText(box, RIGHT, str(index))
        for j in range(0, columns, step):
            index = j - cells.around[1]
            painter.setPen(QColor(theme.accent if index in lit[1] else theme.text3))
            box = QRectF(corner.x() + j * side - 6, 0, side + 12, LABELS_TOP)
            painter.drawText(box, CENTRE, str(index))

    def paint(self, mark: GridMark) -> None:
        """One mark."""
        box, accent = self.cells.rect_of(mark.rect), QColor(self.theme.accent)
        if box.isEmpty():
            return
        if mark.kind in ("tap", "reach"):
            accent.setAlphaF(0.14 if mark.kind == "tap" else 0.30)
            self.painter.fillRect(box, accent)
        elif mark.kind == "cell":
            self._paint_filled(mark, box)
        else:
            self._paint_framed(mark, box)

    def _paint_framed(self, mark: GridMark, box: QRectF) -> None:
        wide, inset = (3.0, 0) if mark.kind == "window" else (2.5, 3)
        box = box.adjusted(inset, inset, -inset, -inset)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(QColor(self.theme.stage), wide + 3))
        self.painter.drawRoundedRect(box, 2, 2)
        self.painter.setPen(QPen(QColor(self.theme.accent), wide))
        self.painter.drawRoundedRect(box, 2, 2)

    def _paint_filled(self, mark: GridMark, box: QRectF) -> None:
        place, side = (mark.rect.top, mark.rect.left), self.cells.side
        self.painter.setPen(QPen(QColor(self.theme.stage), 1.5))
        self.painter.setBrush(QColor(self.theme.accent))
        self.painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)
        if self.sheet.holds(place) and side >= SMALLEST:
            text = self.cells.text(float(self.sheet.values[place]))
            self.numbers.paint(self.painter, box, text, self.theme.on_accent, 700, self.cells.number_px)

    def paint_badges(self, badges: Mapping[Place, str]) -> None:
        """Below the numbers, as high as the room is that these leave."""
        cells, painter = self.cells, self.painter
        if not cells.shows_badges:
            return
        high = min(14, int(cells.below + cells.lift) - (2 if cells.side >= 36 else 4))
        face, metrics = self.numbers.face(min(11, high - 1), 700)
        painter.setFont(face)
        for place, text in badges.items():
            box = cells.rect(place)
            if box.isEmpty():
                continue
            wide = min(metrics.horizontalAdvance(text) + 6, cells.side - 2.0)
            badge = QRectF(box.right() - wide - 1, box.bottom() - high - 1, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawRoundedRect(badge, 4, 4)
            painter.setPen(QColor(self.theme.on_accent))
            painter.drawText(badge, CENTRE, text)
