"""A table of numbers that feels like a spreadsheet: typing, keys, the clipboard, a selection.

It is painted as ``NumberGrid`` is; a line edit lies over a cell only while that cell is typed into. ``edited`` tells of
what the user changed, never of what the program set.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from cifar_gui.i18n import say
from cifar_gui.numerals import LONGEST
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.grid_cells import GridCells
from cifar_gui.ui.widgets.number_grid import NumberGrid
from cifar_gui.ui.widgets.sheet import Place, Taken

NARROWEST = 60
"""Width of the line edit over a small cell, px."""
BEGINNINGS = "0123456789.+-−∞niNI"
"""What a number can begin with; other letters are the page's."""


class EditableGrid(NumberGrid):
    """GUI thread. The table under the hands of a user."""

    edited = Signal()
    """The user has changed values, or the size by pasting."""
    refused = Signal(str)
    """What was typed or pasted cannot be taken, and why: a sentence. "" when all is well again."""
    copies_by_itself = True

    def __init__(self, parent: QWidget | None = None, *, labels: bool = True, room_for_badges: bool = False) -> None:
        super().__init__(parent, labels=labels, room_for_badges=room_for_badges)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editor = CellEdit(self)
        self.editor.left.connect(self._typed)
        self.editor.cancelled.connect(self._close_editor)

    def set_growth(self, rows: int, columns: int) -> None:
        """A paste may make the table as large as this; unless it is called, a paste must fit."""
        self.sheet.growth = (rows, columns)

    def set_values(self, values: NDArray[Any]) -> None:
        """Show a table (H, W); one of another shape ends the typing into a cell."""
        shape = self.sheet.shape
        super().set_values(values)
        if self.sheet.shape != shape:
            self._close_editor()

    def arrange(self, cells: GridCells) -> None:
        """Put the cells elsewhere, and the line edit with its own."""
        super().arrange(cells)
        if not self.editor.isHidden():
            self._place_editor()

    # --- the selection ----------------------------------------------------------------------------------------------

    def select(self, first: Place, last: Place | None = None) -> None:
        """Select from one cell to another; the keyboard is in the last one."""
        self.sheet.select(first, last)
        self.retranslate()
        self.update()

    def _move(self, rows: int, columns: int, extend: bool = False) -> None:
        self.sheet.move(rows, columns, extend)
        self._arrived()

    def _arrived(self) -> None:
        """The keyboard is in another cell."""
        self.retranslate()
        self.update()
        self.hover(self.sheet.current)

    # --- typing -----------------------------------------------------------------------------------------------------

    def _edit(self, text: str | None = None) -> None:
        """Type into the current cell: ``text`` replaces what is there; None goes on with it."""
        self.select(self.sheet.current)
        self.editor.setText(text if text is not None else self.sheet.text(self.sheet.current))
        self._place_editor()
        self.editor.setFont(figures(max(12, min(21, self.cells.side * 2 // 5)), 500))
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is None:
            self.editor.selectAll()

    def _place_editor(self) -> None:
        box = self.cells.rect(self.sheet.current).toRect().adjusted(-1, -1, 1, 1)
        if (lacking := NARROWEST - box.width()) > 0:
            box.adjust(-lacking // 2, 0, lacking // 2, 0)
            box.moveLeft(min(max(box.left(), 0), max(0, self.width() - box.width())))
        self.editor.setGeometry(box)

    @Slot(int, int)
    def _typed(self, rows: int, columns: int) -> None:
        """What was typed is taken, and the keyboard moves on by (rows, columns)."""
        text = self.editor.text()
        self._close_editor()
        self._take(self.sheet.take({self.sheet.current: text}))
        self._move(rows, columns)

    @Slot()
    def _close_editor(self) -> None:
        if not self.editor.isHidden():
            had = self.editor.hasFocus()
            self.editor.hide()
            if had:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, taken: Taken) -> None:
        """Show and tell what came of a change."""
        self.sheet_changed()
        self.refused.emit(say(taken.refusal) if taken.refusal is not None else "")
        if taken.changed:
            self.edited.emit()

    def clear_selection(self) -> None:
        """Put zeros into the selected cells."""
        self._take(self.sheet.clear())

    def copy(self) -> None:
        """The selected cells to the clipboard, as a spreadsheet takes them."""
        QGuiApplication.clipboard().setText(self.sheet.copied())

    def paste(self) -> None:
        """The clipboard from the current cell on; the table grows where it may, else a sentence says what is wrong."""
        self._take(self.sheet.paste(QGuiApplication.clipboard().text()))

    # --- keys -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tab moves to the next cell, and on from the last one to the next control."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None and self.sheet.advance(step):
                self._arrived()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in a spreadsheet; keys that mean nothing here are for the page."""
        if not self._keyed(event):
            event.ignore()

    def _keyed(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        rows, columns = self.sheet.shape
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
        elif event.text() and event.text() in BEGINNINGS:
            self._edit(event.text())
        else:
            return False
        return True

    def _commanded(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_C:
            self.copy()
        elif key == Qt.Key.Key_X:
            self.copy()
            self.clear_selection()
        elif key == Qt.Key.Key_V:
            self.paste()
        elif key == Qt.Key.Key_A:
            rows, columns = self.sheet.shape
            self.select((0, 0), (rows - 1, columns - 1))
        else:
            return False
        return True

    # --- the mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell; with Shift, the cells up to it."""
        place = self.cells.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None and self.sheet.holds(place):
            if not self.editor.isHidden():
                self._typed(0, 0)
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.select(self.sheet.anchor if extend else place, place)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go on with what stands in the cell."""
        self.mousePressEvent(event)
        place = self.cells.place_at(event.position())
        if place is not None and self.sheet.holds(place):
            self._edit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse; pressed, extend the selection."""
        place = self.cells.place_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and place is not None:
            self.select(self.sheet.anchor, place)
        super().mouseMoveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes elsewhere; into the line edit over a cell it has not left the table."""
        if self.editor.isHidden():
            super().focusOutEvent(event)
        else:
            QWidget.focusOutEvent(self, event)

    # --- painting ---------------------------------------------------------------------------------------------------

    def paint_focus(self, painter: QPainter) -> None:
        """The selected cells, where the keyboard is in them."""
        if not self.hasFocus() and self.editor.isHidden():
            return
        area, accent = self.cells.rect_of(self.sheet.selection), QColor(self.look.theme.accent)
        fill = QColor(accent)
        fill.setAlphaF(0.10)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(fill if self.sheet.anchor != self.sheet.current else Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(1, 1, -1, -1))


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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if not self.isHidden():
            self.left.emit(0, 0)
