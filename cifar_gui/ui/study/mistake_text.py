"""The scripts of mistakes and PyTorch's words: as high as their text, with what is at fault marked."""

from __future__ import annotations

import difflib
import math
import re

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from cifar_gui.ui.companion.code_view import CodeEdit
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.text_marks import range_rects
from cifar_gui.ui.widgets.theme import Themed, mono

Spans = list[tuple[int, int]]
PLAIN, ERROR, WARNING = "plain", "error", "warning"
COLOURS = {
    PLAIN: ("sunken", "sunken", "text", "soft"),
    ERROR: ("error_soft", "error_line", "error", "surface"),
    WARNING: ("warning_soft", "warning_soft", "warning", "surface"),
}
"""Fill, border, ink, and the fill of a mark, for each kind of words."""


def changed_spans(before: str, after: str) -> Spans:
    """The spans of ``after`` that are not in ``before``, word by word."""
    old, new = (re.findall(r"\s+|\w+|[^\w\s]", text) for text in (before, after))
    starts = [0]
    for word in new:
        starts.append(starts[-1] + len(word))
    found = []
    for kind, _, _, low, high in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in ("insert", "replace"):
            text = after[starts[low] : starts[high]]
            first = starts[low] + len(text) - len(text.lstrip())
            last = starts[high] - len(text) + len(text.rstrip())
            if first < last:
                found.append((first, last))
    return found


def _grow(edit: QTextEdit) -> None:
    height = math.ceil(edit.document().size().height())
    if edit.lineWrapMode() == QTextEdit.LineWrapMode.NoWrap:
        height += edit.horizontalScrollBar().sizeHint().height()
    if height != edit.height():
        edit.setFixedHeight(height)


class Snippet(CodeEdit):
    """A short script, shown whole: the page scrolls, not the script."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_marked(self, text: str, spans: Spans, fault: int | None = None) -> None:
        """Show a script with some spans lit, and a faulty line."""
        self.show_script(text)
        self.light(spans, keep=True)
        self.mark(fault, "")
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    @Slot()
    def _fit(self) -> None:
        _grow(self)


class Words(Themed, QTextEdit):
    """What a script printed, or what PyTorch said to it. Lines wrap, or are scrolled sideways."""

    def __init__(self, kind: str = PLAIN, wrap: bool = True) -> None:
        super().__init__()
        self.kind = kind
        self.marks: Spans = []
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if wrap:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        else:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(8)
        self.document().setDefaultFont(mono(12))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        FocusRing(self)

    def show_words(self, text: str, marks: Spans, kind: str = "") -> None:
        """Show plain text, and mark some spans of it; nothing is shown when there is no text."""
        self.kind = kind or self.kind
        self.marks = marks
        self.setPlainText(text)
        self.retint()
        self._fit()
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What is shown."""
        return self.toPlainText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways it scrolls this text, and upwards or downwards what it lies on."""
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, the marks, then the text."""
        fill, border, ink, mark = (QColor(self.theme[name]) for name in COLOURS[self.kind])
        painter = smooth(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self.theme.surface))
        painter.setPen(QPen(border, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QPen(ink if self.kind != PLAIN else QColor(self.theme.soft_line), 1))
        painter.setBrush(mark)
        for low, high in self.marks:
            for rect in range_rects(self, low, high):
                box = QRectF(rect.left() - 2, rect.top(), rect.width() + 4, rect.height())
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()
        super().paintEvent(event)

    @Slot()
    def _fit(self) -> None:
        _grow(self)

    def retint(self) -> None:
        face = QTextCharFormat()
        face.setFont(mono(12))
        face.setForeground(QColor(self.theme[COLOURS[self.kind][2]]))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(face)
        self.viewport().update()
