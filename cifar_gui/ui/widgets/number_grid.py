"""A table of numbers as a picture: the padding around it, the window on it, badges. For every page.

``set_values`` and ``values`` hold float64 (H, W). ``EditableGrid`` is the one that can be typed into.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cifar_gui.i18n import Retranslated, say
from cifar_gui.number_text import exact, write_cells
from cifar_gui.ui.widgets.cell_numbers import CellNumbers
from cifar_gui.ui.widgets.cell_painter import CellPainter
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.grid_cells import GridCells
from cifar_gui.ui.widgets.grid_look import Look
from cifar_gui.ui.widgets.grid_marks import GridMarks, MarkPainter
from cifar_gui.ui.widgets.painted import taken_home
from cifar_gui.ui.widgets.sheet import Place, Sheet, Values
from cifar_gui.ui.widgets.theme import DIMMED, Themed


class NumberGrid(Retranslated, Themed, Figure, QWidget):
    """GUI thread. Shows a sheet, and tells which of its cells is pointed at.

    ``cells`` says where everything is, ``look`` where the colours come from, ``marks`` what lies over the cells.
    """

    hovered = Signal(object)
    """The Place under the mouse, in the padding too, or the one that a key has gone to; None when they leave."""
    clicked = Signal(object)
    """The Place that was clicked."""

    def __init__(self, parent: QWidget | None = None, *, labels: bool = True, room_for_badges: bool = False) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.name = ""
        """What a screen reader says; set with ``set_name``."""
        self.sheet = Sheet()
        self.cells = GridCells(labels=labels, room_for_badges=room_for_badges)
        self.look = Look()
        self.marks = GridMarks(self)
        self.marks.changed.connect(self.update)
        self._numbers = CellNumbers()
        self.dimmed = False
        """Everything is shown at 34 %; set with ``set_dimmed``."""
        self._over: Place | None = None
        self._picture: QPixmap | None = None
        """The cells as they were painted, kept for when only the marks change."""
        self.setFixedSize(self.cells.size)
        self.retranslate()

    # --- what a page sets -------------------------------------------------------------------------------------------

    def set_values(self, values: NDArray[Any]) -> None:
        """Show a table (H, W), at least one cell of it; what was typed and not taken is forgotten."""
        if self.sheet.put(values):
            self.sheet_changed()

    def values(self) -> Values:
        """The table, float64 (H, W), a copy."""
        return self.sheet.values.copy()

    def set_limit(self, limit: float) -> None:
        """The colours reach from ``-limit`` to ``limit``."""
        self._see(replace(self.look, limit=limit))

    def set_cell(self, side: int) -> None:
        """The side of a cell in px."""
        self.arrange(replace(self.cells, side=side))

    def set_padding(
        self, padding: tuple[int, int, int, int], mode: str = "zeros", overhang: tuple[int, int] = (0, 0)
    ) -> None:
        """Draw (top, left, bottom, right) cells around, and hatched ones (bottom, right) beyond those.

        ``mode`` says what they hold; see ``Look``. Beyond them is what a last window covers, as with ceil_mode.
        """
        top, left, bottom, right = (max(0, part) for part in padding)
        self.arrange(replace(self.cells, around=(top, left, bottom, right), overhang=overhang))
        self._see(replace(self.look, mode=mode))

    def set_unreached(self, rows: Collection[int] = (), columns: Collection[int] = ()) -> None:
        """Shade the rows and columns that no window reads, by their positions."""
        self._see(replace(self.look, unreached=(frozenset(rows), frozenset(columns))))

    def set_dimmed(self, dimmed: bool) -> None:
        """Show everything at 34 %, as after an error."""
        if dimmed != self.dimmed:
            self.dimmed = dimmed
            self.update()

    def set_name(self, name: str) -> None:
        """What a screen reader says."""
        self.name = name
        self.retranslate()

    def retint(self) -> None:
        self._see(replace(self.look, theme=self.theme))

    def numbers(self) -> str:
        """All cells, as a spreadsheet takes them."""
        return write_cells(self.sheet.values.tolist())

    @property
    def painted(self) -> bool:
        """Whether what is shown has been painted."""
        return self._picture is not None

    # --- what follows from it ---------------------------------------------------------------------------------------

    def sheet_changed(self) -> None:
        """Show what the sheet holds now."""
        self.arrange(replace(self.cells, shape=self.sheet.shape))
        self.retranslate()
        self._repaint()

    def arrange(self, cells: GridCells) -> None:
        """Put the cells elsewhere."""
        if cells != self.cells:
            self.cells = cells
            self.setFixedSize(self.cells.size)
            self._repaint()

    def _see(self, look: Look) -> None:
        if look != self.look:
            self.look = look
            self._repaint()

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def retranslate(self) -> None:
        """Say to screen readers what this is, and what the cell that the keyboard is in holds."""
        row, column = self.sheet.current
        self.setAccessibleName(self.name)
        if self.sheet.holds((row, column)):
            text = self.tr("row {row}, column {column}: {value}")
            value = exact(float(self.sheet.values[row, column]))
            self.setAccessibleDescription(text.format(row=row, column=column, value=value))

    # --- events -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """A tooltip says what is wrong with a cell."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.cells.place_at(QPointF(event.pos()))
            fault = self.sheet.faults.get(place) if place is not None else None
            QToolTip.showText(event.globalPos(), say(fault[1]) if fault else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which cell is clicked."""
        place = self.cells.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.clicked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse."""
        self.hover(self.cells.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse leaves."""
        self.hover(None)

    def hover(self, place: Place | None) -> None:
        """Tell that the mouse or the keyboard is elsewhere now."""
        if place != self._over:
            self._over = place
            self.hovered.emit(place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.hover(None)

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells from a picture of them, then what changes with the mouse and the keyboard."""
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        if self.dimmed:
            painter.setOpacity(DIMMED)
        cells = CellPainter(self.sheet, self.cells, self.look, self._numbers)
        if taken_home(painter, self):
            cells.paint(painter, painter.paintEngine().paintDevice().devicePixelRatioF())
        else:
            if self._picture is None or self._picture.devicePixelRatio() != ratio:
                self._picture = cells.picture(ratio)
            painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = MarkPainter(painter, self.look.theme, self.sheet, self.cells, self._numbers)
        if self.cells.labels:
            over.paint_labels(self.marks.lit(self.cells))
        self.paint_focus(painter)
        for mark in self.marks.shown:
            over.paint(mark)
        over.paint_badges(self.marks.badges)

    def paint_focus(self, painter: QPainter) -> None:
        """A frame around the cells where the keyboard is in them."""
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.look.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.cells.frame.adjusted(-3, -3, 3, 3), 4, 4)
