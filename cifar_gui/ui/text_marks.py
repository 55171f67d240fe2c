"""Rounded fills behind a range of text: Qt's own character backgrounds have corners and no padding."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


def origin(edit: QTextEdit) -> QPointF:
    """Where the document's top left corner lies in the viewport."""
    return QPointF(-edit.horizontalScrollBar().value(), -edit.verticalScrollBar().value())


def block_rect(edit: QTextEdit, block: QTextBlock) -> QRectF:
    """Where a block lies in the viewport, its margins left out."""
    return edit.document().documentLayout().blockBoundingRect(block).translated(origin(edit))


def range_rects(edit: QTextEdit, start: int, end: int) -> Iterator[QRectF]:
    """Where the characters ``start`` to ``end`` lie in the viewport, one rectangle for each row they are on.

    The rectangles have the height of the text, not of the row.
    """
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() < end:
        layout = block.layout()
        corner = block_rect(edit, block).topLeft() - layout.boundingRect().topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            low = max(start - block.position(), line.textStart())
            high = min(end - block.position(), line.textStart() + line.textLength())
            if low < high:
                left, right = _x(line, low), _x(line, high)
                base = line.y() + line.ascent()
                yield QRectF(left, base - line.ascent(), right - left, line.height()).translated(corner)
        block = block.next()


def _x(line: object, position: int) -> float:
    """PySide hands the cursor back with the coordinate."""
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return found[0] if isinstance(found, tuple) else found
