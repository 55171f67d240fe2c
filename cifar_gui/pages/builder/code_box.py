"""A box for code of the learner's own: numbered lines, Python's colours, and one line that is pointed at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from cifar_gui.engine.own_code.network import MOST_CHARACTERS
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.highlight import PythonHighlighter
from cifar_gui.ui.widgets.painted import RIGHT
from cifar_gui.ui.widgets.theme import Themed, mono

REST = 250
"""Milliseconds without a key until the code is read again."""
GUTTER = 42
"""Width of the line numbers, px."""


class _Numbers(QWidget):
    """The line numbers, painted by the box that they stand beside."""

    def __init__(self, box: CodeBox) -> None:
        super().__init__(box)
        self._box = box

    def sizeHint(self) -> QSize:
        """Their width."""
        return QSize(GUTTER, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The numbers of the lines that are seen."""
        painter = QPainter(self)
        self._box.paint_numbers(painter, QRectF(self.rect()))
        painter.end()


class CodeBox(Themed, Fitted, QPlainTextEdit):
    """GUI thread. Plain text that can be edited; what is pasted replaces nothing but the selection."""

    rested = Signal()
    """The text is another one, and nothing has been typed for a moment."""
    too_long = Signal()
    """What was pasted has more characters than are read; the text stays as it was."""
    files_dropped = Signal(object)
    """The URLs of files."""

    def __init__(self) -> None:
        super().__init__()
        self.marked = 0
        """The line that is pointed at, from 1; 0 for none."""
        self._read = ""
        self.setProperty("role", "code")
        self.setFont(mono(12))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own is in English only
        self.setViewportMargins(GUTTER, 0, 0, 0)
        self._numbers = _Numbers(self)
        self.highlighter = PythonHighlighter(self.document())
        self._resting = QTimer(self, singleShot=True, interval=REST)
        self._resting.timeout.connect(self._take)
        self.textChanged.connect(self._typed)
        self.updateRequest.connect(lambda rect, down: self._numbers.update())
        FocusRing(self)

    def show_code(self, text: str) -> None:
        """Show another text, as if it had been pasted over all of the old one."""
        if len(text) > MOST_CHARACTERS:
            self.too_long.emit()
            return
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._take()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text, or the files that were dropped."""
        if source.hasUrls():
            self.files_dropped.emit(source.urls())
        elif len(self.toPlainText()) + len(source.text()) > MOST_CHARACTERS:
            self.too_long.emit()
        else:
            self.insertPlainText(source.text())
            self._take()

    @Slot()
    def _typed(self) -> None:
        """Colours change the document, too: only another text counts."""
        if self.toPlainText() != self._read:
            self._resting.start()

    @Slot()
    def _take(self) -> None:
        self._resting.stop()
        text = self.toPlainText()
        if text == self._read:
            return
        self._read = text
        self.highlighter.expect(text)
        self.highlighter.rehighlight()
        self.rested.emit()

    def mark(self, line: int) -> None:
        """Point at a line, and scroll to it; 0 for none."""
        self.marked = line
        self._tint()
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to the line that is pointed at, unless it is seen."""
        block = self.document().findBlockByNumber(self.marked - 1)
        if self.marked and block.isValid() and not self._is_seen(block):
            self.verticalScrollBar().setValue(max(self.marked - 4, 0))

    def _is_seen(self, block: QTextBlock) -> bool:
        rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return rect.top() >= 0 and rect.bottom() <= self.viewport().height()

    def _tint(self) -> None:
        """The band of the line that is pointed at."""
        band = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber(self.marked - 1)
        shown = bool(self.marked) and block.isValid()
        if shown:
            face = QTextCharFormat()
            face.setBackground(QColor(self.theme.error_soft))
            face.setProperty(QTextFormat.Property.FullWidthSelection, True)
            band.cursor, band.format = QTextCursor(block), face
        self.setExtraSelections([band] if shown else [])
        self._numbers.update()

    def retint(self) -> None:
        self.highlighter.retint()
        self._tint()

    # --- the numbers ------------------------------------------------------------------------------------------------

    def fit(self, room: QSize) -> None:
        """The numbers keep to the left edge, and the line that is pointed at stays in sight."""
        self._reveal()
        inside, wide = self.contentsRect(), GUTTER + int(self.document().documentMargin())
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), wide, inside.height()))

    def _seen(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        block = self.firstVisibleBlock()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if rect.top() > self.viewport().height():
                return
            yield block, rect
            block = block.next()

    def paint_numbers(self, painter: QPainter, room: QRectF) -> None:
        """The numbers of the lines that are seen, and a bar at the one that is pointed at."""
        theme = self.theme
        painter.fillRect(room, QColor(theme.stage))
        painter.setFont(self.font())
        for block, rect in self._seen():
            at_fault = block.blockNumber() + 1 == self.marked
            box = QRectF(0, rect.top(), room.width(), rect.height())
            if at_fault:
                painter.fillRect(box, QColor(theme.error_soft))
                painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), QColor(theme.error))
            painter.setPen(QColor(theme.error if at_fault else theme.text3))
            painter.drawText(box.adjusted(0, 0, -14, 0), RIGHT, str(block.blockNumber() + 1))
