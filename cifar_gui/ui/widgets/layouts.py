"""Rows and columns, as one call each."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

STRETCH = None
"""Among the parts: what room is left goes here."""
Part = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
"""Something to lay out, alone or with its stretch; a number is that many px of space."""
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
Box = TypeVar("Box", bound=QBoxLayout)


def in_row(
    *parts: Part, on: QWidget | None = None, margins: Margins | None = None, spacing: int | None = None
) -> QHBoxLayout:
    """Parts side by side.

    Args:
        parts: from left to right.
        on: whose layout it is; None for one within another layout.
        margins: left, top, right, bottom, px; None for those of the style.
        spacing: px between parts; None for that of the style.
    """
    return _filled(QHBoxLayout() if on is None else QHBoxLayout(on), parts, margins, spacing)


def in_column(
    *parts: Part, on: QWidget | None = None, margins: Margins | None = None, spacing: int | None = None
) -> QVBoxLayout:
    """Parts one below the other; see ``in_row``."""
    return _filled(QVBoxLayout() if on is None else QVBoxLayout(on), parts, margins, spacing)


def _filled(box: Box, parts: tuple[Part, ...], margins: Margins | None, spacing: int | None) -> Box:
    if margins is not None:
        box.setContentsMargins(*margins)
    if spacing is not None:
        box.setSpacing(spacing)
    for part in parts:
        if part is STRETCH:
            box.addStretch()
        elif isinstance(part, int):
            box.addSpacing(part)
        else:
            what, stretch = part if isinstance(part, tuple) else (part, 0)
            if isinstance(what, QWidget):
                box.addWidget(what, stretch)
            else:
                box.addLayout(what, stretch)
    return box
