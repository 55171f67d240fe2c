"""Flags on the curves of a run: each stands at a step, and says by its number of which finding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor

from cifar_gui.ui.runs.plot import Plot
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.theme import Themed

NEAR = 8
"""px: the mouse is at a flag when it is no farther from it."""


class Flag(Themed, pg.InfiniteLine):
    """One of them: a dotted line with a number at its foot."""

    def __init__(self) -> None:
        super().__init__(angle=90, label="", labelOpts={"position": 0.06, "movable": False})
        self.setZValue(22)
        self.lit = False
        self.retint()

    def light(self, lit: bool) -> None:
        """Stand out, or not."""
        if lit != self.lit:
            self.lit = lit
            self.retint()

    def retint(self) -> None:
        theme = self.theme
        style = Qt.PenStyle.SolidLine if self.lit else Qt.PenStyle.DotLine
        self.setPen(pg.mkPen(theme.warning, width=2.4 if self.lit else 1.5, style=style))
        self.label.setFont(themes.font(12, 700))
        self.label.setColor(QColor(theme.surface if self.lit else theme.warning))
        self.label.fill = pg.mkBrush(theme.warning if self.lit else theme.warning_soft)
        self.label.border = pg.mkPen(theme.warning)
        self.label.update()


class Flags(QObject):
    """GUI thread. Those of the run in front, on one plot."""

    pointed = Signal(object)
    """The mouse is at the flag of this number, counted from 0; None: at none."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot = plot
        self.flags: list[Flag] = []
        self._places: list[int] = []
        """The finding of each flag that is shown."""
        self._at: int | None = None
        plot.pointed.connect(self._point)
        plot.left.connect(lambda: self._tell(None))

    def show_steps(self, steps: Sequence[int | None]) -> None:
        """Put a flag at the step of each finding that has one."""
        found = [(place, step) for place, step in enumerate(steps) if step is not None]
        self._places = [place for place, _ in found]
        while len(self.flags) < len(found):
            self.flags.append(Flag())
            self._plot.getPlotItem().addItem(self.flags[-1], ignoreBounds=True)
        for flag, one in zip_longest(self.flags, found):
            flag.setVisible(one is not None)
            if one is not None:
                flag.setValue(one[1])
                flag.label.setFormat(str(one[0] + 1))
        self._tell(None)

    def light(self, place: int | None) -> None:
        """Let the flag of a finding stand out; None for none."""
        for flag, at in zip_longest(self.flags, self._places):
            flag.light(at is not None and at == place)

    @Slot(float)
    def _point(self, step: float) -> None:
        low, high = self._plot.view.viewRange()[0]
        near = NEAR * (high - low) / max(self._plot.view.width(), 1)
        beside = [(abs(flag.value() - step), at) for flag, at in zip(self.flags, self._places, strict=False)]
        nearest = min(beside, default=(near + 1, None), key=lambda one: one[0])
        self._tell(nearest[1] if nearest[0] <= near else None)

    def _tell(self, place: int | None) -> None:
        if place != self._at:
            self._at = place
            self.pointed.emit(place)
