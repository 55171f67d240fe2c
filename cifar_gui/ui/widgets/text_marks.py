"""Rounded fills behind a range of text: Qt's own character backgrounds have corners and no padding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit


def corner(edit: QTextEdit, block: QTextBlock) -> QPointF:
    """The point in the viewport that the lines of a block are placed from."""
    placed = edit.document().documentLayout().blockBoundingRect(block).topLeft()
    return placed - QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())


def block_rect(edit: QTextEdit, block: QTextBlock) -> QRectF:
    """Where the text of a block lies in the viewport; in a row of fixed height it stands at the bottom."""
    return block.layout().boundingRect().translated(corner(edit, block))


def range_rects(edit: QTextEdit, start: int, end: int) -> Iterator[QRectF]:
    """Where the characters ``start`` to ``end`` lie in the viewport, one rectangle for each row they are on.

    The rectangles have the height of the text, not of the row.
    """
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() < end:
        layout = block.layout()
        placed = corner(edit, block)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            low = max(start - block.position(), line.textStart())
            high = min(end - block.position(), line.textStart() + line.textLength())
            if low < high:
                left, right = _x(line, low), _x(line, high)
                yield QRectF(left, line.y(), right - left, line.height()).translated(placed)
        block = block.next()


def _x(line: QTextLine, position: int) -> float:
    """PySide hands the cursor back with the coordinate."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
