"""What a page says in words and numbers, and which of its equations are untrue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget
from written import equations, is_true

from cifar_gui.ui.arithmetic.formula_view import FormulaView


def words_of(window: Any) -> Iterator[str]:
    """Every text that the page in front shows or says of itself: labels, painted sums by their descriptions."""
    for widget in window.page.findChildren(QWidget):
        if widget.isVisible():
            yield from filter(None, (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()))
            if isinstance(widget, QLabel):
                yield widget.text()
            if isinstance(widget, FormulaView):
                yield from (text for _, text in widget.lines)


def untrue(window: Any) -> list[str]:
    """Equations of the page in front that do not hold, each with its sentence."""
    return [
        f"{left} = {right} in {text!r}" for text in words_of(window) for left, right in equations(text)
        if not is_true(f"{left} = {right}", decimals=2)
    ]  # fmt: skip
