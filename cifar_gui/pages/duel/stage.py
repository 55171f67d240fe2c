"""The stage of the page of two runs: what differs, the curves of both, and their difference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.duel import Difference
from cifar_gui.pages.duel.difference_plot import DifferencePlot
from cifar_gui.pages.duel.pair import Both
from cifar_gui.pages.duel.sides import Sides
from cifar_gui.recipe import Recipe
from cifar_gui.ui.runs.curves import RunCurves
from cifar_gui.ui.widgets.head import HeadLine
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.pieces import Paced

FRAME_MILLISECONDS = 150


class DuelStage(Retranslated, QWidget):
    """GUI thread. Nothing is drawn while it is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._both: Both | None = None
        self._untold = False
        self._frames = Paced(self, FRAME_MILLISECONDS, self._draw)
        self.sides, self.curves, self.head, self.difference = Sides(), RunCurves(), HeadLine(), DifferencePlot()
        self.head.layout().setContentsMargins(*NO_MARGINS)  # in line with the heads of the curves
        in_column(
            self.sides, (self.curves, 5), self.head, (self.difference, 2), on=self, margins=NO_MARGINS, spacing=6
        )  # fmt: skip
        self.retranslate()

    @property
    def drawing(self) -> bool:
        """Whether something that was told is still to be drawn."""
        return self._frames.waiting or self.curves.drawing

    def show_sides(self, sides: tuple[Recipe, Recipe], differences: Sequence[Difference]) -> None:
        """Show what differs."""
        self.sides.show_sides(sides, differences)

    def show_pair(self, both: Both | None) -> None:
        """Show another pair, or none."""
        self._both = both
        runs = [] if both is None else [both.a, both.b]
        for run in runs:
            run.visible = True
        if both is not None and both.a.slot == both.b.slot:
            both.b.slot = (both.a.slot + 1) % len(self.curves.theme.curves)
        self.curves.set_runs(runs, runs[0] if runs else None)
        for side, run in zip((self.sides.a, self.sides.b), runs, strict=False):
            side.show_colour(run.slot)
        self._draw()

    def refresh(self) -> None:
        """Draw soon what was told."""
        self._frames.ask()

    def _draw(self) -> None:
        if not self.isVisible():
            self._untold = True
            return
        both = self._both
        if both is not None:
            self.curves.refresh(both.a)
            self.curves.refresh(both.b)
        self.difference.show_pair(both)
        self.sides.show_pair(both)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._untold:
            self._untold = False
            self.show_pair(self._both)

    def retranslate(self) -> None:
        self.head.title.setText("B − A")
        self.head.remark.setText(self.tr("below zero B is lower; smoothed as the thick lines are"))
        self.sides.show_pair(self._both)
