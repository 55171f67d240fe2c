"""What cannot be reached by keyboard, or has no name for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractItemView, QPlainTextEdit)


def barriers(window: QWidget) -> Iterator[str]:
    """The visible controls of a window that have no name, and those that the Tab key does not come to."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar | QHeaderView) or not widget.isVisible():
            continue
        if not _described(widget).strip():
            yield f"{_place(widget)} {widget.toolTip()[:30]} has no name"
        clickable = isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QAbstractSlider)
        if (
            clickable
            and not _in_a_row(widget)
            and widget.isEnabled()
            and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            yield f"{_place(widget)} {_described(widget)[:30]} does not take the focus"


def _described(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def _in_a_row(widget: QWidget) -> bool:
    """Of buttons that exclude each other one takes the focus, and the arrow keys go on to the others."""
    return isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)


def _place(widget: QWidget | None) -> str:
    chain = []
    while widget is not None:
        chain.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(chain[:4])


def dead_ends(window):
    """Where Tab leads no farther: it has to go through everything and come back to where it began."""
    way = []
    while window.focusNextPrevChild(True) and window.focusWidget() not in way:
        way.append(window.focusWidget())
    if not way or window.focusWidget() is not way[0]:
        yield f"Tab does not leave {type(window.focusWidget()).__name__} {window.focusWidget().accessibleName()!r}"
