"""The stage of the page of a trial: what differs, the curves of all, and their differences to A."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.duel.difference_plot import DifferencePlot
from cifar_gui.pages.duel.letters import Letters
from cifar_gui.pages.duel.sides import Sides
from cifar_gui.pages.duel.trial import Trial
from cifar_gui.pages.duel.verdict import less
from cifar_gui.recipe import Recipe
from cifar_gui.ui.runs.curves import RunCurves
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.head import HeadLine
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.theme import Themed

FRAME_MILLISECONDS = 150


class DuelStage(Retranslated, Themed, QWidget):
    """GUI thread. Nothing is drawn while it is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._trial: Trial | None = None
        self.count = 2
        """Of the sides that are shown."""
        self._untold = False
        self._frames = Paced(self, FRAME_MILLISECONDS, self._draw)
        self.sides, self.curves, self.head, self.difference = Sides(), RunCurves(), HeadLine(), DifferencePlot()
        self.letters = (Letters(self.curves.loss, _loss), Letters(self.curves.accuracy, _accuracy))
        self.head.layout().setContentsMargins(*NO_MARGINS)  # in line with the heads of the curves
        in_column(
            self.sides, (self.curves, 5), self.head, (self.difference, 2), on=self, margins=NO_MARGINS, spacing=6
        )  # fmt: skip
        self.retranslate()

    @property
    def drawing(self) -> bool:
        """Whether something that was told is still to be drawn."""
        return self._frames.waiting or self.curves.drawing

    def show_sides(self, sides: Sequence[Recipe], differ: Iterable[str]) -> None:
        """Show what differs."""
        self.sides.show_sides(sides, differ)
        self.count = len(sides)
        self.retranslate()

    def show_trial(self, trial: Trial | None) -> None:
        """Show another trial, or none."""
        self._trial = trial
        runs = () if trial is None else trial.runs
        taken: set[int] = set()
        for run in runs:
            run.visible = True
            if run.slot in taken:
                run.slot = next(slot for slot in range(len(self.theme.curves)) if slot not in taken)
            taken.add(run.slot)
        self.curves.set_runs(runs, runs[0] if runs else None)
        for letters in self.letters:
            letters.show_runs(runs)
        self._draw()

    def refresh(self) -> None:
        """Draw soon what was told."""
        self._frames.ask()

    def _draw(self) -> None:
        if not self.isVisible():
            self._untold = True
            return
        for run in () if self._trial is None else self._trial.runs:
            self.curves.refresh(run)
        for letters in self.letters:
            letters.place()
        self.difference.show_trial(self._trial)
        self.sides.show_trial(self._trial)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._untold:
            self._untold = False
            self.show_trial(self._trial)

    def retint(self) -> None:
        for letters in self.letters:
            letters.place()

    def retranslate(self) -> None:
        self.head.title.setText(", ".join(less(side, 0) for side in range(1, self.count)))
        self.head.remark.setText(
            self.tr("below zero B is lower; smoothed as the thick lines are")
            if self.count == 2
            else self.tr("below zero it is lower than A; smoothed as the thick lines are")
        )
        self.sides.show_trial(self._trial)


def _loss(run: History, step: float) -> float | None:
    return float(run.means.values[round(step) - 1]) if run.step else None


def _accuracy(run: History, step: float) -> float | None:
    """On the line from dot to dot."""
    steps, shares = [one.step for one in run.evaluations], [one.accuracy for one in run.evaluations]
    return float(np.interp(step, steps, shares)) if steps and steps[0] <= step <= steps[-1] else None
