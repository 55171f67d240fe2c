"""How much higher the loss of each other side is than that of A, step by step, around a line at zero."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.duel.trial import Trial
from cifar_gui.pages.duel.verdict import SIDES, difference_line, less
from cifar_gui.ui.runs.plot import AXIS
from cifar_gui.ui.widgets.figure import Around
from cifar_gui.ui.widgets.figures import round_limit
from cifar_gui.ui.widgets.histogram import Curve, Line

LEAST = 0.1
"""Of the axis, above and below zero."""
CEILING = 5.0
"""More leaves the plot."""


class DifferencePlot(Retranslated, Curve):
    """GUI thread. The smoothed loss of each other side minus that of A; its zero line is the middle one."""

    least_left = AXIS
    """Its steps stand below those of the curves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.retranslate()

    def show_trial(self, trial: Trial | None) -> None:
        """Show what is known of a trial."""
        if trial is None or not trial.step:
            self.clear()
            return
        first, *others = trial.runs
        lines = [
            Line(*difference_line(first.means.values, run.means.values), run.slot, name=side.upper())
            for side, run in zip(SIDES[1:], others, strict=False)
        ]
        greatest = max(float(np.abs(line.y).max(initial=0.0)) for line in lines)
        limit = min(max(round_limit(greatest), LEAST), CEILING)
        last = float(max(2, *(run.horizon for run in trial.runs)))
        self.show_lines(lines, (0.0, last), (-limit, limit), counted=True)
        told = (f"{less(side, 0)}: {line.y[-1]:+.3f} ({int(line.x[-1])})" for side, line in enumerate(lines, 1))
        self.setAccessibleDescription(", ".join(told))

    def around(self) -> Around:
        return Around(self.accessibleName())

    def numbers(self) -> str:
        """Which side, step and difference, line by line."""
        return "\n".join(
            f"{line.name}\t{x:.0f}\t{y:.6g}" for line in self.lines for x, y in zip(line.x, line.y, strict=True)
        )

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loss of each other side minus loss of A over the steps"))
        self.say_empty(self.tr("The difference appears as soon as all have done a step."))
