"""What a person would call clipped: text larger than its widget, a widget cut by its parent, a missing glyph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from cifar_gui.ui.widgets.controls import Dropdown
from cifar_gui.ui.window.parts_page import PartsPage

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
SLACK = 1
"""Pixels that rounding may take."""


def texts(widget: QWidget) -> str:
    """The text that a widget shows, "" for one that shows none."""
    if isinstance(widget, Dropdown):
        return widget.shown_text()  # as a label that elides its text
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLabel):
        return QLabel.text(widget)  # of one that elides its text, what is seen of it
    if isinstance(widget, QAbstractButton | QLineEdit):
        return widget.text()
    return ""


def complaints(window: QWidget) -> list[str]:
    """Everything that does not fit among the visible widgets of a window."""
    visible = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window) and texts(widget)]
    return [
        f"{type(widget).__name__} {widget.objectName()} {texts(widget)[:60]!r}: {what}"
        for widget in visible
        for what in (*_too_small(widget), *_cut(widget, window), *_glyphless(widget))
    ]


def _too_small(widget: QWidget) -> Iterator[str]:
    text = texts(widget)
    rich = isinstance(widget, QLabel) and bool(
        widget.textFormat() == Qt.TextFormat.RichText
        or (widget.textFormat() == Qt.TextFormat.AutoText and re.search(r"<\w+[^>]*>", text))
    )
    metrics = QFontMetrics(widget.font())
    if rich:
        document = QTextDocument()
        document.setDefaultFont(widget.font())
        document.setHtml(text)
        width = document.idealWidth()
    else:
        width = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    room = widget.contentsRect().width()
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + SLACK:
            yield f"needs height {needed}, has {widget.height()}"
    elif isinstance(widget, QLabel):
        room -= 2 * widget.margin()
        if width > room + SLACK:
            yield f"needs width {width}, has {room}"
    elif isinstance(widget, QAbstractButton):
        # A button's own hint holds the icon and the padding of the style sheet.
        if widget.sizeHint().width() > widget.width() + SLACK:
            yield f"needs width {widget.sizeHint().width()}, has {widget.width()}"
    elif isinstance(widget, QComboBox):
        if text == "…":
            yield "shows nothing of its text"
        if width > room - 26 + SLACK:
            yield f"needs width {width}, has {room - 26}"
    elif width > room - 6 + SLACK:
        yield f"needs width {width}, has {room - 6}"
    if not isinstance(widget, QComboBox) and metrics.height() > widget.height() + SLACK:
        yield f"needs height {metrics.height()}, has {widget.height()}"


def _cut(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Whether an ancestor shows only a part of it; what can be scrolled to is not cut."""
    rect = QRect(QPoint(0, 0), widget.size())
    inner, parent = widget, widget.parentWidget()
    while parent is not None and inner is not window:
        rect.translate(inner.pos())
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            area = parent.parentWidget()
            if (
                rect.width() > 0
                and (rect.right() > parent.width() + SLACK)
                and (area.horizontalScrollBarPolicy() == OFF or not area.horizontalScrollBar().maximum())
            ):
                yield f"cut at the right of {type(area).__name__} by {rect.right() - parent.width()}"
            return
        bounds = QRect(QPoint(0, 0), parent.size()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not bounds.contains(rect):
            yield f"cut by {type(parent).__name__} {parent.objectName()}: {rect.getRect()} in {parent.size().toTuple()}"
            return
        inner, parent = parent, parent.parentWidget()


def _glyphless(widget: QWidget) -> Iterator[str]:
    layout = QTextLayout(texts(widget).replace("\n", " "), widget.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
        yield "has a character that no font can draw"


def parts(window, number):
    """Bring each part of a lesson to the front, one after the other; a lesson without parts once."""
    window.show_lesson(number)
    if not isinstance(window.page, PartsPage):
        yield number
        return
    for part in window.page.lessons:
        window.page.show_part(part)
        yield part
