"""How much higher the loss of B is than that of A, step by step, around a line at zero."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.duel.pair import Both
from cifar_gui.pages.duel.verdict import difference_line
from cifar_gui.ui.runs.plot import AXIS
from cifar_gui.ui.widgets.figure import Around
from cifar_gui.ui.widgets.figures import round_limit
from cifar_gui.ui.widgets.histogram import Curve, Line

LEAST = 0.1
"""Of the axis, above and below zero."""
CEILING = 5.0
"""More leaves the plot."""


class DifferencePlot(Retranslated, Curve):
    """GUI thread. The smoothed loss of B minus that of A; its zero line is the middle one."""

    least_left = AXIS
    """Its steps stand below those of the curves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retranslate()

    def show_pair(self, both: Both | None) -> None:
        """Show what is known of a pair."""
        if both is None or not both.step:
            self.clear()
            return
        x, y = difference_line(both.a.means.values, both.b.means.values)
        limit = min(max(round_limit(float(np.abs(y).max(initial=0.0))), LEAST), CEILING)
        last = float(max(both.a.horizon, both.b.horizon, 2))
        self.show_lines((Line(x, y, both.b.slot),), (0.0, last), (-limit, limit), counted=True)
        self.setAccessibleDescription(f"B − A: {y[-1]:+.3f} ({int(x[-1])})")

    def around(self) -> Around:
        return Around(self.accessibleName())

    def numbers(self) -> str:
        """Step and difference, line by line."""
        return "\n".join(f"{x:.0f}\t{y:.6g}" for line in self.lines for x, y in zip(line.x, line.y, strict=True))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loss of B minus loss of A over the steps"))
        self.say_empty(self.tr("The difference appears as soon as both have done a step."))
