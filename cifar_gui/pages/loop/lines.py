"""The lines of a training loop: one of them lit, those with a mistake marked, those left out struck grey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.highlight import Span, by_line
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.theme import Themed, mono

ROW, GUTTER, MARGIN = 22, 24, 8
SMALLEST = 16
"""Height of a row, px, and the least that it may shrink to."""


class LoopList(Themed, QWidget):
    """Painted rows of Python; a click on a marked line goes to it."""

    chosen = Signal(str)
    """The mark of a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = 1
        """Number of the first line shown, in its script."""
        self.lines: Sequence[str] = ()
        self._marks: dict[int, str] = {}
        self.faults: set[int] = set()
        self._lit: int | None = None
        self._over: int | None = None
        self._colours: dict[str, list[Span]] = {}
        """Of each line; no string goes over two of them."""
        self._font, self._strong = mono(12), mono(12, 600)
        self.setMouseTracking(True)
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_code(self, text: str, first: int, marks: Mapping[str, int], faults: Sequence[int]) -> None:
        """Show the lines of a script from number ``first`` on.

        ``marks`` are the numbers of the lines that can be lit, ``faults`` those of the lines with a mistake.
        """
        before = self._rows()
        self.first = first
        self.lines = text.rstrip("\n").split("\n")[first - 1 :]
        self._marks = {line - first: mark for mark, line in marks.items()}
        self.faults = {line - first for line in faults}
        self._colour()
        self.setMinimumHeight(len(self.lines) * SMALLEST)
        self.setMaximumHeight(len(self.lines) * ROW)
        self._update(before)

    def light(self, mark: str) -> None:
        """Light one line."""
        before = self._rows()
        self._lit = next((row for row, known in self._marks.items() if known == mark), None)
        self.setAccessibleDescription(self.lit)
        self._update(before)

    def _rows(self) -> list[tuple[int, str, bool, bool, bool]]:
        """What each row shows."""
        return [
            (self.first + row, line, row == self._lit, row in self.faults, self._is_over(row))
            for row, line in enumerate(self.lines)
        ]

    def _is_over(self, row: int) -> bool:
        """Whether the mouse is over a row that can be chosen."""
        return row == self._over and row in self._marks

    def _update(self, before: Sequence[object]) -> None:
        """Paint the rows that differ; all of them when there are more or fewer."""
        rows = self._rows()
        if len(rows) != len(before):
            self.updateGeometry()
            self.update()
        for row, (old, new) in enumerate(zip(before, rows, strict=False)):
            if old != new:
                self.update(self._box(row).toAlignedRect())

    @property
    def lit(self) -> str:
        """The code of the line that is lit."""
        return "" if self._lit is None else self.lines[self._lit].strip()

    def retint(self) -> None:
        self._colours = {}
        self._colour()

    def sizeHint(self) -> QSize:
        """All rows at their full height."""
        return QSize(380, max(1, len(self.lines)) * ROW)

    def row_rect(self, mark: str) -> QRectF:
        """Where a marked line is drawn."""
        row = next(row for row, known in self._marks.items() if known == mark)
        return self._box(row)

    def _colour(self) -> None:
        known, theme = self._colours, self.theme
        self._colours = {line: known[line] if line in known else by_line(line, theme)[0] for line in self.lines}

    @property
    def _pitch(self) -> float:
        return min(float(ROW), self.height() / max(1, len(self.lines)))

    def _box(self, row: int) -> QRectF:
        return QRectF(0, row * self._pitch, self.width(), self._pitch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows."""
        painter = smooth(self)
        for row, line in enumerate(self.lines):
            if event.region().intersects(self._box(row).toAlignedRect()):
                self._paint_row(painter, row, line)

    def _paint_row(self, painter: QPainter, row: int, line: str) -> None:
        theme, box = self.theme, self._box(row)
        lit, fault = row == self._lit, row in self.faults
        if lit or self._is_over(row):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft if lit else theme.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        if lit:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(0, box.top() + 3, 3, box.height() - 6), 1.5, 1.5)
        painter.setFont(self._font)
        painter.setPen(QColor(theme.warning if fault else theme.accent if lit else theme.text3))
        number = "!" if fault else str(self.first + row)
        painter.drawText(QRectF(0, box.top(), GUTTER, box.height()), RIGHT, number)
        self._paint_code(painter, box.adjusted(GUTTER + MARGIN, 0, -4, 0), line, row, lit)

    def _paint_code(self, painter: QPainter, box: QRectF, line: str, row: int, lit: bool) -> None:
        font = self._strong if lit else self._font
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance("0")
        room = int(box.width() / wide)
        shown = line if len(line) <= room else line[: max(room - 1, 1)] + "…"
        painter.setFont(font)
        at = 0
        for start, length, colour in (*self._colours[line], (len(line), 0, "")):
            for low, high, ink in ((at, start, self.theme.text), (start, start + length, colour)):
                part = shown[low:high]
                if part.strip():
                    painter.setPen(QColor(ink))
                    place = QRectF(box.left() + low * wide, box.top(), len(part) * wide + 4, box.height())
                    painter.drawText(place, LEFT, part)
            at = start + length

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        row = int(event.position().y() // self._pitch)
        if row != self._over:
            self._point_at(row)
            self.setToolTip(self.lines[row].strip() if 0 <= row < len(self.lines) else "")
            pointing = row in self._marks
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse leaves."""
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, row: int | None) -> None:
        before = self._rows()
        self._over = row
        self._update(before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a line."""
        mark = self._marks.get(int(event.position().y() // self._pitch))
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(mark)
