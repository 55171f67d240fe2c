"""A table of numbers that feels like a spreadsheet, with the padding around it and the window on it. For every page.

One painted widget; a line edit lies over a cell only while that cell is typed into. ``set_values`` and ``values`` hold
float64 (H, W); ``edited`` tells of what the user changed, never of what the program set.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QWidget

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.i18n import Retranslated, say
from cifar_gui.numerals import LONGEST, NotANumber
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.maps import Pixels, image, signed_pixels
from cifar_gui.ui.widgets.number_text import cell_text, exact, read_cells, read_number, write_cells
from cifar_gui.ui.widgets.theme import DIMMED, LIGHT, Theme, ink_on, mono, signed_colour

Place = tuple[int, int]
"""(row, column); negative in the padding."""
Values = NDArray[np.float64]

SHARE = 0.62
"""Of the signed colours, the middle part that number grids use: numbers on the cells stay easy to read."""
CELL = 44
"""Side of a cell unless the page chooses another, px."""
SMALLEST = 14
"""Below this side a cell holds no number, only its colour."""
LEFT, TOP = 26, 20
"""Room for the index labels, px."""
EDGE = 4
"""Room around the cells for frames, px."""
MOST = 44
"""Rows and columns that are drawn, padding included."""
MOST_TILES = 3000
"""Pictures of numbers that are kept."""
NUMPY_MODES = {"reflect": "reflect", "replicate": "edge", "circular": "wrap"}


def number_colour(value: float, limit: float) -> tuple[int, int, int]:
    """The colour of a cell; NaN and an unknown limit are white."""
    if not limit > 0 or np.isnan(value):
        return signed_colour(0.0)
    return signed_colour(SHARE * min(max(value / limit, -1.0), 1.0))


@dataclass(frozen=True)
class GridMark:
    """Something drawn over the cells."""

    rect: Rectangle
    kind: str
    """"window" (line with halo), "cell" (filled, its number in bold), "tap" (lightly filled), "winner" (thick frame)
    or "reach" (filled a little more)."""


WIDE = 64
"""From this side on a cell has room for a fourth digit, px."""
LARGEST_PX = 28
"""Size of the numbers in large cells, px."""
LEAST_BADGED = 30
"""Side of a cell below which there is no room for a badge, px."""
CAPITAL = 0.74
"""Height of a figure, of the size of its font."""


class NumberGrid(Retranslated, Figure, QWidget):
    """GUI thread. The table; see the module for how a page uses it."""

    edited = Signal()
    """The user has changed values, or the size by pasting."""
    hovered = Signal(object)
    """The Place under the mouse, in the padding too, or the one that a key has gone to; None when they leave."""
    clicked = Signal(object)
    """The Place that was clicked."""
    refused = Signal(str)
    """What was typed or pasted cannot be taken, and why: a sentence. "" when all is well again."""

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False, labels: bool = True) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.name = ""
        """What a screen reader says; set with ``set_name``."""
        self.faults: dict[Place, tuple[str, str]] = {}
        """Cells in which something stands that is no number: the text, and why."""
        self._theme = LIGHT
        self._values: Values = np.zeros((1, 1))
        self._limit = 1.0
        self._cell = CELL
        self._labels = labels
        self._padding = (0, 0, 0, 0)
        self._mode = "zeros"
        self._overhang = (0, 0)
        self._extent = (1, 1)
        self._unreached: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        self._badges: dict[Place, str] = {}
        self.room_for_badges = False
        """Whether numbers leave room for badges below them, in small cells too, so that nothing moves for them."""
        self._marks: tuple[GridMark, ...] = ()
        self._dimmed = False
        self._growth: tuple[int, int] | None = None
        self._over: Place | None = None
        self._current: Place = (0, 0)
        self._anchor: Place = (0, 0)
        self._base: QPixmap | None = None
        self._faces: dict[tuple[int, int], tuple[QFont, QFontMetricsF]] = {}
        self._sizes: dict[tuple[str, int, int], tuple[float, float, QFont]] = {}
        self._tiles: dict[tuple[object, ...], QPixmap] = {}
        self._read_only = True
        self.editor = CellEdit(self)
        self.editor.left.connect(self._typed)
        self.editor.cancelled.connect(self._cancel)
        self.set_read_only(read_only)
        self._resize()
        self.retranslate()

    # --- what a page sets -------------------------------------------------------------------------------------------

    def set_values(self, values: NDArray[Any]) -> None:
        """Show a table (H, W), at least one cell of it; what was typed and not taken is forgotten."""
        table = np.array(values, np.float64, ndmin=2)
        if _same(table, self._values) and not self.faults:
            return
        other = table.shape != self._values.shape
        self._values = table
        self.faults.clear()
        if other:
            self._close_editor()
            self._select(self._clipped(self._current), self._clipped(self._current))
            self._resize()
        self._describe()
        self._repaint()

    def values(self) -> Values:
        """The table, float64 (H, W), a copy."""
        return self._values.copy()

    def set_limit(self, limit: float) -> None:
        """The colours reach from ``-limit`` to ``limit``."""
        if limit != self._limit:
            self._limit = limit
            self._repaint()

    def set_cell(self, side: int) -> None:
        """The side of a cell in px."""
        if side != self._cell:
            self._cell = side
            self._sizes.clear()
            self._resize()

    def set_padding(self, padding: tuple[int, int, int, int], mode: str = "zeros") -> None:
        """Draw (top, left, bottom, right) cells around.

        ``mode`` says what they hold: "zeros", "-inf" (pooling), "reflect", "replicate", "circular", or "empty".
        """
        if (padding, mode) != (self._padding, self._mode):
            self._padding, self._mode = tuple(max(0, part) for part in padding), mode  # type: ignore[assignment]
            self._resize()

    def set_overhang(self, bottom: int, right: int) -> None:
        """Cells beyond the padding that a last window covers, as with ceil_mode: hatched, with nothing in them."""
        if (bottom, right) != self._overhang:
            self._overhang = (bottom, right)
            self._resize()

    def set_unreached(self, rows: Collection[int] = (), columns: Collection[int] = ()) -> None:
        """Shade the rows and columns that no window reads, by their positions."""
        unreached = (frozenset(rows), frozenset(columns))
        if unreached != self._unreached:
            self._unreached = unreached
            self._repaint()

    def set_badges(self, badges: Mapping[Place, str]) -> None:
        """Small labels in the corners of cells, such as the weights on them."""
        if badges != self._badges:
            self._badges = dict(badges)
            self.update()

    def set_marks(self, marks: Sequence[GridMark]) -> None:
        """Draw these over the cells."""
        marks = tuple(marks)
        if marks != self._marks:
            self._marks = marks
            self.update()

    def mark_window(self, window: Rectangle | None, taps: tuple[Sequence[int], Sequence[int]] | None = None) -> None:
        """Draw a window; ``taps`` are the rows and columns that it reads when there are gaps between them."""
        marks = [GridMark(Rectangle(int(i), int(j), 1, 1), "tap") for i in taps[0] for j in taps[1]] if taps else []
        self.set_marks([*marks, GridMark(window, "window")] if window is not None else ())

    def mark_cell(self, place: Place | None) -> None:
        """Fill one cell."""
        self.set_marks([GridMark(Rectangle(*place, 1, 1), "cell")] if place is not None else ())

    def clear_marks(self) -> None:
        """No marks, no badges."""
        self.set_marks(())
        self.set_badges({})

    def set_read_only(self, read_only: bool) -> None:
        """Whether the user may only look."""
        self._read_only = read_only
        self.copies_by_itself = not read_only
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        if read_only:
            self._close_editor()
        self.update()

    def set_growth(self, rows: int, columns: int) -> None:
        """A paste may make the table as large as this; unless it is called, a paste must fit."""
        self._growth = (rows, columns)

    def set_dimmed(self, dimmed: bool) -> None:
        """Show everything at 34 %, as after an error."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def set_name(self, name: str) -> None:
        """What a screen reader says."""
        self.name = name
        self._describe()

    def retint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._repaint()

    def retranslate(self) -> None:
        self._describe()
        self.update()

    @property
    def current(self) -> Place:
        """The cell that the keyboard is in."""
        return self._current

    @property
    def painted(self) -> bool:
        """Whether what is shown has been painted."""
        return self._base is not None

    # --- geometry ---------------------------------------------------------------------------------------------------

    @property
    def cut(self) -> bool:
        """Whether there is more than can be drawn."""
        top, left, bottom, right = self._padding
        rows, columns = self._values.shape
        return rows + top + bottom > MOST or columns + left + right > MOST

    def extent(self) -> tuple[int, int]:
        """Rows and columns that are drawn, padding and overhang included."""
        return self._extent

    def cells_only(self) -> tuple[int, int]:
        """Px of the widget's (width, height) that are not cells."""
        return (LEFT if self._labels else 0) + 2 * EDGE, (TOP if self._labels else 0) + 2 * EDGE

    def sizeHint(self) -> QSize:
        """As much as the cells take."""
        rows, columns = self.extent()
        across, down = self.cells_only()
        return QSize(columns * self._cell + across + 1, rows * self._cell + down + 1)

    def cell_rect(self, place: Place) -> QRectF:
        """Where a cell is, padding included."""
        return self.rect_of(Rectangle(*place, 1, 1))

    def rect_of(self, area: Rectangle) -> QRectF:
        """Where a rectangle of cells is, as far as it is drawn."""
        (rows, columns), corner, cell = self._extent, self._corner(), self._cell
        top, left = area.top + self._padding[0], area.left + self._padding[1]
        bottom, right = min(max(top + area.height, 0), rows), min(max(left + area.width, 0), columns)
        top, left = min(max(top, 0), rows), min(max(left, 0), columns)
        return QRectF(corner.x() + left * cell, corner.y() + top * cell, (right - left) * cell, (bottom - top) * cell)

    def frame(self) -> QRectF:
        """The cells, without the labels."""
        rows, columns = self.extent()
        corner = self._corner()
        return QRectF(corner.x(), corner.y(), columns * self._cell, rows * self._cell)

    def _corner(self) -> QPointF:
        return QPointF((LEFT if self._labels else 0) + EDGE + 0.5, (TOP if self._labels else 0) + EDGE + 0.5)

    def place_at(self, point: QPointF) -> Place | None:
        """The cell at a point, padding included."""
        corner, (rows, columns) = self._corner(), self.extent()
        row, column = int((point.y() - corner.y()) // self._cell), int((point.x() - corner.x()) // self._cell)
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        return row - self._padding[0], column - self._padding[1]

    def _inside(self, place: Place) -> bool:
        return all(0 <= part < length for part, length in zip(place, self._values.shape, strict=True))

    def _clipped(self, place: Place) -> Place:
        rows, columns = self._values.shape
        return min(max(place[0], 0), rows - 1), min(max(place[1], 0), columns - 1)

    def _resize(self) -> None:
        top, left, bottom, right = self._padding
        rows, columns = self._values.shape
        self._extent = (
            min(rows + top + bottom + self._overhang[0], MOST), min(columns + left + right + self._overhang[1], MOST)
        )  # fmt: skip
        self.setFixedSize(self.sizeHint())
        if not self.editor.isHidden():
            self._place_editor()
        self._repaint()

    def _repaint(self) -> None:
        self._base = None
        self.update()

    # --- the selection ----------------------------------------------------------------------------------------------

    def selection(self) -> Rectangle:
        """The selected cells."""
        (top, bottom), (left, right) = (sorted(pair) for pair in zip(self._anchor, self._current, strict=True))
        return Rectangle(top, left, bottom - top + 1, right - left + 1)

    def select(self, first: Place, last: Place | None = None) -> None:
        """Select from one cell to another; the keyboard is in the last one."""
        self._select(self._clipped(first), self._clipped(last if last is not None else first))

    def _select(self, anchor: Place, current: Place) -> None:
        self._anchor, self._current = anchor, current
        self._describe()
        self.update()

    def _move(self, rows: int, columns: int, extend: bool = False) -> None:
        there = self._clipped((self._current[0] + rows, self._current[1] + columns))
        self._select(self._anchor if extend else there, there)
        self._hover(there)

    def _describe(self) -> None:
        self.setAccessibleName(self.name)
        if self._inside(self._current):
            text = self.tr("row {row}, column {column}: {value}")
            value = exact(float(self._values[self._current]))
            self.setAccessibleDescription(text.format(row=self._current[0], column=self._current[1], value=value))

    # --- typing -----------------------------------------------------------------------------------------------------

    def _edit(self, text: str | None = None) -> None:
        """Type into the current cell: ``text`` replaces what is there; None goes on with it."""
        if self._read_only:
            return
        self._select(self._current, self._current)
        fault = self.faults.get(self._current)
        self.editor.setText(text if text is not None else fault[0] if fault else exact(self._values[self._current]))
        self._place_editor()
        self.editor.setFont(figures(max(12, min(21, self._cell * 2 // 5)), 500))
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is None:
            self.editor.selectAll()

    def _place_editor(self) -> None:
        box = self.cell_rect(self._current).toRect().adjusted(-1, -1, 1, 1)
        if box.width() < 60:
            box.adjust(-(60 - box.width()) // 2, 0, (60 - box.width()) // 2, 0)
            box.moveLeft(min(max(box.left(), 0), max(0, self.width() - box.width())))
        self.editor.setGeometry(box)

    @Slot(int, int)
    def _typed(self, rows: int, columns: int) -> None:
        """What was typed is taken, and the keyboard moves on by (rows, columns)."""
        text = self.editor.text()
        self._close_editor()
        self._take({self._current: text})
        self._move(rows, columns)

    @Slot()
    def _cancel(self) -> None:
        self._close_editor()

    def _close_editor(self) -> None:
        if not self.editor.isHidden():
            had = self.editor.hasFocus()
            self.editor.hide()
            if had:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, cells: Mapping[Place, str], values: Values | None = None) -> None:
        """Read what stands in cells; what is no number stays beside its cell's last good value."""
        table, reason = (self._values if values is None else values).copy(), ""
        for place, text in cells.items():
            self.faults.pop(place, None)
            try:
                table[place] = read_number(text)
            except NotANumber as error:
                reason = say(error.message)
                self.faults[place] = (text.strip(), reason)
        changed = table.shape != self._values.shape or not _same(table, self._values)
        other_size = table.shape != self._values.shape
        self._values = table
        if other_size:
            self._resize()
        self._describe()
        self._repaint()
        self.refused.emit(reason)
        if changed:
            self.edited.emit()

    def clear_selection(self) -> None:
        """Put zeros into the selected cells."""
        area = self.selection()
        places = [(area.top + i, area.left + j) for i in range(area.height) for j in range(area.width)]
        self._take(dict.fromkeys(places, "0"))

    def numbers(self) -> str:
        """All cells, as a spreadsheet takes them."""
        return write_cells(self._values.tolist())

    def copy(self) -> None:
        """The selected cells to the clipboard, as a spreadsheet takes them."""
        area = self.selection()
        block = self._values[area.top : area.top + area.height, area.left : area.left + area.width]
        QGuiApplication.clipboard().setText(write_cells(block.tolist()))

    def paste(self) -> None:
        """The clipboard from the current cell on; the table grows where it may, else a sentence says what is wrong."""
        try:
            cells = read_cells(QGuiApplication.clipboard().text())
        except NotANumber as error:
            self.refused.emit(say(error.message))
            return
        if not cells or not any(cells):
            self.refused.emit(self.tr("There is nothing on the clipboard that could be read as a table."))
            return
        area = self.selection()
        rows, columns = area.top + len(cells), area.left + max(map(len, cells))
        now, most = self._values.shape, self._growth or self._values.shape
        if rows > max(now[0], most[0]) or columns > max(now[1], most[1]):
            text = self.tr(
                "The {height} × {width} cells on the clipboard do not fit from row {row}, column {column} on: "
                "there is room for {rows} × {columns}."
            )
            self.refused.emit(text.format(
                height=len(cells), width=max(map(len, cells)), row=area.top, column=area.left,
                rows=max(now[0], most[0]) - area.top, columns=max(now[1], most[1]) - area.left,
            ))  # fmt: skip
            return
        grown = np.zeros((max(rows, now[0]), max(columns, now[1])))
        grown[: now[0], : now[1]] = self._values
        given = {(area.top + i, area.left + j): cell for i, row in enumerate(cells) for j, cell in enumerate(row)}
        self._take(given, grown)
        self.select((area.top, area.left), (rows - 1, columns - 1))

    # --- events -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tab moves to the next cell, and on from the last one to the next control; a tooltip says what is wrong."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._read_only:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if step and self._tab(step):
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            fault = self.faults.get(self.place_at(QPointF(event.pos())) or (-1, -1))
            QToolTip.showText(event.globalPos(), fault[1] if fault else "", self)
            return True
        return super().event(event)

    def _tab(self, step: int) -> bool:
        rows, columns = self._values.shape
        at = self._current[0] * columns + self._current[1] + step
        if not 0 <= at < rows * columns:
            return False
        self._move(at // columns - self._current[0], at % columns - self._current[1])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in a spreadsheet; keys that mean nothing here are for the page."""
        if self._read_only or not self._keyed(event):
            event.ignore()

    def _keyed(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        rows, columns = self._values.shape
        far = max(rows, columns) if control else 1
        arrows = {
            Qt.Key.Key_Left: (0, -far), Qt.Key.Key_Right: (0, far), Qt.Key.Key_Up: (-far, 0), Qt.Key.Key_Down: (far, 0),
            Qt.Key.Key_Home: (-rows if control else 0, -columns), Qt.Key.Key_End: (rows if control else 0, columns),
        }  # fmt: skip
        if key in arrows:
            self._move(*arrows[key], extend=shift)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move(-1 if shift else 1, 0)
        elif key == Qt.Key.Key_F2:
            self._edit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_selection()
        elif control:
            return self._commanded(key)
        elif event.text() and event.text() in "0123456789.+-−∞niNI":
            self._edit(event.text())
        else:
            return False
        return True

    def _commanded(self, key: Qt.Key) -> bool:
        rows, columns = self._values.shape
        if key == Qt.Key.Key_C:
            self.copy()
        elif key == Qt.Key.Key_X:
            self.copy()
            self.clear_selection()
        elif key == Qt.Key.Key_V:
            self.paste()
        elif key == Qt.Key.Key_A:
            self.select((0, 0), (rows - 1, columns - 1))
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell; with Shift, the cells up to it."""
        place = self.place_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or place is None:
            return
        if not self._read_only and self._inside(place):
            if not self.editor.isHidden():
                self._typed(0, 0)
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._select(self._anchor if extend else place, place)
        self.clicked.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go on with what stands in the cell."""
        self.mousePressEvent(event)
        place = self.place_at(event.position())
        if place is not None and self._inside(place):
            self._edit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse; pressed, extend the selection."""
        place = self.place_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and place is not None and not self._read_only:
            self._select(self._anchor, self._clipped(place))
        self._hover(place)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse leaves."""
        self._hover(None)

    def _hover(self, place: Place | None) -> None:
        if place != self._over:
            self._over = place
            self.hovered.emit(place)

    def focusInEvent(self, event: Any) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        """The keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if self.editor.isHidden():
            self._hover(None)
        self.update()

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells from a picture of them, then what changes with the mouse and the keyboard."""
        painter = QPainter(self)
        if self._dimmed:
            painter.setOpacity(DIMMED)
        ratio = self.devicePixelRatioF()
        if self._base is None or self._base.devicePixelRatio() != ratio:
            self._base = self._paint_base(ratio)
        painter.drawPixmap(0, 0, self._base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._labels:
            self._paint_labels(painter)
        if not self._read_only:
            self._paint_selection(painter)
        elif self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.frame().adjusted(-3, -3, 3, 3), 4, 4)
        for mark in self._marks:
            self._paint_mark(painter, mark)
        self._paint_badges(painter)

    def _paint_base(self, ratio: float) -> QPixmap:
        """The cells as one small picture drawn large, lines between them, and their numbers."""
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        shown, empty = self._shown_values()
        pixels = self._pixels(shown)
        painter.drawImage(self.frame(), image(pixels))
        self._paint_empty(painter)
        self._paint_veil(painter)
        self._paint_lines(painter)
        if self._cell >= SMALLEST:
            self._paint_numbers(painter, shown, empty, pixels)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if any(self._padding) or any(self._overhang):
            painter.setPen(QPen(QColor(self._theme.text2), 1.5))
            painter.drawRect(self.rect_of(Rectangle(0, 0, *self._values.shape)))
        painter.setPen(QPen(QColor(self._theme.error), 2))
        for place in self.faults:
            painter.drawRect(self.cell_rect(place).adjusted(1, 1, -1, -1))
        painter.end()
        return pixmap

    def _pixels(self, shown: Values) -> Pixels:
        """The colour of each cell that is drawn."""
        with np.errstate(invalid="ignore", over="ignore"):
            scaled = np.clip(shown / (self._limit if self._limit > 0 else np.inf), -1, 1) * SHARE
        scaled[np.isnan(scaled)] = 0
        pixels = signed_pixels(scaled.astype(np.float32), 1.0)
        outside = np.ones(shown.shape, bool)
        top, left = self._padding[:2]
        outside[top : top + self._values.shape[0], left : left + self._values.shape[1]] = False
        pixels[outside] = QColor(self._theme.sunken).rgb()
        for row, column in self.faults:
            if row + top < shown.shape[0] and column + left < shown.shape[1]:
                pixels[row + top, column + left] = QColor(self._theme.error_soft).rgb()
        return np.ascontiguousarray(pixels)

    def _paint_empty(self, painter: QPainter) -> None:
        """Where a last window hangs over, hatched."""
        (rows, columns), (height, width) = self._values.shape, self._overhang
        top, left, bottom, right = self._padding
        across = left + columns + right + width
        painter.setPen(Qt.PenStyle.NoPen)
        for area in (
            Rectangle(rows + bottom, -left, height, across),
            Rectangle(-top, columns + right, top + rows + bottom, width),
        ):
            if not (box := self.rect_of(area)).isEmpty():
                painter.fillRect(box, QColor(self._theme.stage))
                painter.fillRect(box, QBrush(QColor(self._theme.strong), Qt.BrushStyle.BDiagPattern))

    def _paint_veil(self, painter: QPainter) -> None:
        """What no window reads, shaded."""
        veil = QColor(self._theme.stage)
        veil.setAlpha(165)
        rows, columns = self.extent()
        top, left = self._padding[:2]
        strips = [Rectangle(row, -left, 1, columns) for row in self._unreached[0]]
        strips += [Rectangle(-top, column, rows, 1) for column in self._unreached[1]]
        for strip in strips:
            painter.fillRect(self.rect_of(strip), veil)
            painter.fillRect(self.rect_of(strip), QBrush(QColor(self._theme.strong), Qt.BrushStyle.FDiagPattern))

    def _paint_lines(self, painter: QPainter) -> None:
        theme, frame = self._theme, self.frame()
        inside = self.rect_of(Rectangle(0, 0, *self._values.shape))
        if any(self._padding) or any(self._overhang):
            painter.setPen(QPen(QColor(theme.strong), 1, Qt.PenStyle.DashLine))
            painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(inside.toRect())))
            painter.drawLines(self._lines(frame))
            painter.setClipping(False)
        painter.setPen(QPen(QColor(theme.border if not theme.dark else theme.stage), 1))
        painter.drawLines(self._lines(inside))

    def _lines(self, box: QRectF) -> list[QLineF]:
        """Around the cells of a rectangle and between them."""
        across = [box.left() + j * self._cell for j in range(round(box.width() / self._cell) + 1)]
        down = [box.top() + i * self._cell for i in range(round(box.height() / self._cell) + 1)]
        return [
            *(QLineF(x, box.top(), x, box.bottom()) for x in across),
            *(QLineF(box.left(), y, box.right(), y) for y in down),
        ]

    def _paint_numbers(self, painter: QPainter, shown: Values, empty: NDArray[np.bool_], pixels: Pixels) -> None:
        """The numbers, each from a small picture that is kept: most of them do not change from one time to the next."""
        texts = [[self._text(value) for value in row] for row in shown.tolist()]
        inks, colours = self._inks(pixels), pixels.tolist()
        (top, left), (height, width) = self._padding[:2], self._values.shape
        px = self._common_px([text for row in texts[top : top + height] for text in row[left : left + width]])
        corner, cell, grey = self._corner(), self._cell, self._theme.text3
        blank = empty if self._mode != "empty" else np.ones_like(empty)
        gone = {row + top for row in self._unreached[0]}, {column + left for column in self._unreached[1]}
        for i, row in enumerate(texts):
            inside_row = top <= i < top + height
            for j, text in enumerate(row):
                inside = inside_row and left <= j < left + width
                if inside or not blank[i, j]:
                    faint = not inside or i in gone[0] or j in gone[1]
                    ink = grey if faint else inks[colours[i][j]]
                    tile = self._tile(text, ink, 500 if inside else 400, px)
                    painter.drawPixmap(QPointF(corner.x() + j * cell, corner.y() + i * cell), tile)
        for place, (text, _) in self.faults.items():
            if not (box := self.cell_rect(place)).isEmpty():
                painter.fillRect(box, QColor(self._theme.error_soft))
                self._paint_text(painter, box, text, self._theme.error, 500, px)

    def _inks(self, pixels: Pixels) -> dict[int, str]:
        """Black or white for each colour."""
        return {rgb: ink_on((rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)) for rgb in set(pixels.ravel().tolist())}

    def _tile(self, text: str, ink: str, weight: int, px: int) -> QPixmap:
        """A number on nothing, as large as a cell."""
        ratio = self.devicePixelRatioF()
        key = (text, ink, weight, px, self._cell, ratio, self.room_for_badges)
        if (tile := self._tiles.get(key)) is None:
            if len(self._tiles) > MOST_TILES:
                self._tiles.clear()
            tile = self._tiles[key] = QPixmap(QSize(self._cell, self._cell) * ratio)
            tile.setDevicePixelRatio(ratio)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            self._paint_text(painter, QRectF(0, -self._lift(), self._cell, self._cell), text, ink, weight, px)
            painter.end()
        return tile

    def _shown_values(self) -> tuple[Values, NDArray[np.bool_]]:
        """The values with their padding around them, and where there is nothing at all."""
        top, left, bottom, right = self._padding
        rows, columns = self.extent()
        if not any(self._padding) and not any(self._overhang):
            return self._values[:rows, :columns], np.zeros((rows, columns), bool)
        widths = ((top, bottom), (left, right))
        if self._mode in NUMPY_MODES and all(self._values.shape):
            padded = np.pad(self._values, widths, mode=NUMPY_MODES[self._mode])  # type: ignore[call-overload]
        else:
            padded = np.pad(self._values, widths, constant_values=-np.inf if self._mode == "-inf" else 0.0)
        whole = np.zeros((max(rows, padded.shape[0]), max(columns, padded.shape[1])))
        whole[: padded.shape[0], : padded.shape[1]] = padded
        empty = np.ones(whole.shape, bool)
        empty[: padded.shape[0], : padded.shape[1]] = False
        return whole[:rows, :columns], empty[:rows, :columns]

    def _text(self, value: float) -> str:
        return cell_text(value, 4 if self._cell >= WIDE else 3 if self._cell >= 38 else 2)

    def _paint_text(self, painter: QPainter, box: QRectF, text: str, ink: str, weight: int, most: int) -> None:
        """A number in the middle of its cell, ``most`` px high or as small as it takes."""
        wide, high, face = self._fitted(text, weight, most)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        painter.drawText(QPointF(box.left() + (box.width() - wide) / 2, box.top() + (box.height() + high) / 2), text)

    def _fitted(self, text: str, weight: int, most: int) -> tuple[float, float, QFont]:
        """The width and the height of a number's figures in px, and the font in which it fits."""
        if (fitted := self._sizes.get((text, weight, most))) is None:
            for px in range(most, 7, -1):
                face, metrics = self._face(px, weight)
                wide = metrics.horizontalAdvance(text)
                if wide <= self._cell - 4:
                    break
            fitted = self._sizes[text, weight, most] = (wide, metrics.capHeight(), face)
        return fitted

    def _most_px(self) -> int:
        """The size of a number that has room enough."""
        return max(9, min(LARGEST_PX, self._cell * 2 // 5 + 1))

    def _common_px(self, texts: list[str]) -> int:
        """The size in which all numbers fit, so that they look alike; a few very long ones are made smaller."""
        longest = max(texts, key=len, default="")
        most = self._most_px()
        room = self._cell - (8 if self._cell > 30 else 4)
        for px in range(most, 10, -1):
            if self._face(px, 500)[1].horizontalAdvance(longest) <= room:
                return px
        return min(most, 11)

    def _face(self, px: int, weight: int) -> tuple[QFont, QFontMetricsF]:
        if (px, weight) not in self._faces:
            face = figures(px, weight)
            self._faces[px, weight] = (face, QFontMetricsF(face))
        return self._faces[px, weight]

    def _paint_labels(self, painter: QPainter) -> None:
        """The indices along the top and the left; those of the window in the accent."""
        if self._cell < SMALLEST:
            return
        theme, (rows, columns), corner = self._theme, self.extent(), self._corner()
        lit_rows, lit_columns = self._lit()
        painter.setFont(mono(12 if self._cell >= 22 else 10))
        step = 1 if self._cell >= 20 else 2
        for i in range(0, rows, step):
            index = i - self._padding[0]
            painter.setPen(QColor(theme.accent if index in lit_rows else theme.text3))
            box = QRectF(0, corner.y() + i * self._cell, LEFT - 2, self._cell)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(index))
        for j in range(0, columns, step):
            index = j - self._padding[1]
            painter.setPen(QColor(theme.accent if index in lit_columns else theme.text3))
            box = QRectF(corner.x() + j * self._cell - 6, 0, self._cell + 12, TOP)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index))

    def _lit(self) -> tuple[set[int], set[int]]:
        """The rows and columns of what is marked, as far as they are drawn: a window may reach far beyond."""
        rows: set[int] = set()
        columns: set[int] = set()
        (high, wide), (above, before) = self.extent(), self._padding[:2]
        for mark in self._marks:
            if mark.kind in ("window", "cell"):
                top, left, height, width = mark.rect.top, mark.rect.left, mark.rect.height, mark.rect.width
                rows.update(range(max(top, -above), min(top + height, high - above)))
                columns.update(range(max(left, -before), min(left + width, wide - before)))
        return rows, columns

    def _paint_selection(self, painter: QPainter) -> None:
        if not self.hasFocus() and self.editor.isHidden():
            return
        area, accent = self.rect_of(self.selection()), QColor(self._theme.accent)
        fill = QColor(accent)
        fill.setAlphaF(0.10)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(fill if self._anchor != self._current else Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_mark(self, painter: QPainter, mark: GridMark) -> None:
        theme, box = self._theme, self.rect_of(mark.rect)
        if box.isEmpty():
            return
        accent = QColor(theme.accent)
        if mark.kind in ("tap", "reach"):
            accent.setAlphaF(0.14 if mark.kind == "tap" else 0.30)
            painter.fillRect(box, accent)
        elif mark.kind == "cell":
            self._paint_filled(painter, mark, box)
        else:
            wide = 3 if mark.kind == "window" else 2.5
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = 0 if mark.kind == "window" else 3
            box = box.adjusted(inset, inset, -inset, -inset)
            painter.setPen(QPen(QColor(theme.stage), wide + 3))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QPen(accent, wide))
            painter.drawRoundedRect(box, 2, 2)

    def _paint_filled(self, painter: QPainter, mark: GridMark, box: QRectF) -> None:
        theme, place = self._theme, (mark.rect.top, mark.rect.left)
        painter.setPen(QPen(QColor(theme.stage), 1.5))
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)
        if self._inside(place) and self._cell >= SMALLEST:
            text = self._text(float(self._values[place]))
            self._paint_text(painter, box, text, theme.on_accent, 700, self._most_px())

    def _paint_badges(self, painter: QPainter) -> None:
        """Below the numbers, as high as the room is that these leave."""
        theme = self._theme
        if not self.shows_badges:
            return
        high = min(14, int(self._below() + self._lift()) - (2 if self._cell >= 36 else 4))
        face, metrics = self._face(min(11, high - 1), 700)
        painter.setFont(face)
        for place, text in self._badges.items():
            box = self.cell_rect(place)
            if box.isEmpty():
                continue
            wide = min(metrics.horizontalAdvance(text) + 6, self._cell - 2.0)
            badge = QRectF(box.right() - wide - 1, box.bottom() - high - 1, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(badge, 4, 4)
            painter.setPen(QColor(theme.on_accent))
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)

    @property
    def shows_badges(self) -> bool:
        """Whether a cell is large enough for a badge below its number."""
        return self._cell >= LEAST_BADGED

    def _below(self) -> float:
        """px below a number in the middle of its cell."""
        return (self._cell - CAPITAL * self._most_px()) / 2

    def _lift(self) -> int:
        """px by which the numbers of a small cell stand higher, where badges stand below them."""
        if not (self.room_for_badges and self.shows_badges):
            return 0
        return min(5, max(0, math.ceil(16 - self._below())))


class CellEdit(QLineEdit):
    """Lies over the cell that is typed into."""

    left = Signal(int, int)
    """Done; the keyboard goes on by (rows, columns)."""
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(LONGEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the table while a cell is typed into."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.left.emit(0, step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Up and Down finish; Esc takes it back."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {
            Qt.Key.Key_Return: (-1 if shift else 1, 0), Qt.Key.Key_Enter: (-1 if shift else 1, 0),
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.left.emit(*steps[key])
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        """What was typed counts when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if not self.isHidden():
            self.left.emit(0, 0)


def _same(one: Values, other: Values) -> bool:
    return np.array_equal(one, other, equal_nan=True) and np.array_equal(np.signbit(one), np.signbit(other))
