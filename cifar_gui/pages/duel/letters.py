"""The letter of each side on its curve: colours alone do not tell them apart for everybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

import pyqtgraph as pg

from cifar_gui.pages.duel.verdict import SIDES
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.plot import Plot, colour
from cifar_gui.ui.widgets import theme as themes

ROOM = 16
"""px for each; curves that are too short for all of them have none."""


class Letters:
    """GUI thread. On curves of a plot, each at another place, so that none covers another where the curves do."""

    def __init__(self, plot: Plot, height: Callable[[History, float], float | None]) -> None:
        """``height``: of the curve of a run at a step; None where there is none."""
        self._plot, self._height = plot, height
        self._runs: Sequence[History] = ()
        self.items = [pg.TextItem(side.upper(), anchor=(0.5, 0.5)) for side in SIDES]
        for item in self.items:
            item.setZValue(15)  # over the curves, under what is said of a step
            plot.getPlotItem().addItem(item, ignoreBounds=True)
        for moved in (plot.view.sigRangeChanged, plot.view.sigResized):
            moved.connect(self.place)

    def show_runs(self, runs: Sequence[History]) -> None:
        """Name other ones."""
        self._runs = runs
        self.place()

    def place(self, *_: object) -> None:
        """The curves have grown, are looked at otherwise, or have other colours."""
        (first, last), (low, high) = self._plot.view.viewRange()
        theme, wide = self._plot.theme, self._plot.view.width() / max(last - first, 1)
        for place, (item, run) in enumerate(zip_longest(self.items, self._runs), 1):
            step = 0.0 if run is None else first + (min(last, run.step) - first) * place / (len(self._runs) + 1)
            short = run is None or step < 1 or (step - first) * wide < place * ROOM
            height = None if run is None or short else self._height(run, step)
            item.setVisible(height is not None and low <= height <= high)
            if run is not None and height is not None:
                item.setFont(themes.font(12, 700))
                item.setColor(colour(run, theme))
                item.fill = pg.mkBrush(theme.stage)
                item.setPos(step, height)
