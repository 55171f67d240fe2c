"""The loss of every step of runs, with its running mean.

Measured with 200,000 steps on 2 cores: binning before ``setData`` and painting takes a tenth of the time that
pyqtgraph's own peak downsampling takes, and only that makes pens wider than one pixel affordable.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import zip_longest

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from cifar_gui.ui.runs.history import HUGE, History
from cifar_gui.ui.runs.plot import CEILING, CHIP, Dots, Plot, colour, deciding, round_step
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.theme import mixed

RAW_SHARE = 0.38
"""Of the run's colour in the thin line; mixed, not transparent: a see-through line takes three times as long."""
LOSS_REACH = 1.5
"""Beyond so many times the largest other one, a loss on validation pictures leaves the plot: BatchNorm begins so."""
LEAST_SPAN = 0.4
"""Of the axis of the loss: one step alone, or a loss that hardly moves, has round numbers beside it, too."""
LABELS, RATES = 8, 6
"""Most epochs that are marked at a time, and changes of the learning rate."""
LABEL_WIDTH, RATE_WIDTH = 76, 64
ROUND = [digit * 10**power for power in range(8) for digit in (1, 2, 5)]
"""In how many epochs there may be one mark."""


class LossPlot(Plot):
    """GUI thread. The mean of each run; of the one in front every step, what it was judged at, its epochs and rates."""

    def __init__(self) -> None:
        self.raw = pg.PlotCurveItem(antialias=False, skipFiniteCheck=True)
        self.judged = Dots()
        """The loss on validation pictures."""
        self.labels = [pg.TextItem(anchor=(-0.04, 0.12)) for _ in range(LABELS)]
        self.rate_labels = [pg.TextItem(anchor=(-0.04, 1.0)) for _ in range(RATES)]
        self.rates = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        """Where the learning rate was set by hand."""
        self.bounds = (0.0, 0.0)
        """Between which losses are shown; set to nothing, they are chosen anew."""
        super().__init__(lambda value, decimals: f"{value:.{decimals}f}", 34)
        self.getPlotItem().hideAxis("bottom")
        for text in self.rate_labels:
            text.setZValue(25)  # over the line that says where the run is
        for item in (self.raw, self.judged, *self.labels, *self.rate_labels, self.rates):
            self.getPlotItem().addItem(item, ignoreBounds=True)

    def head(self) -> tuple[str, ...]:
        return (self.tr("run"), self.tr("step"), self.tr("loss of the step"), self.tr("validation loss"))

    def rows(self, run: History) -> Iterator[tuple[object, ...]]:
        """Each step, and those after which it was judged."""
        judged = {one.step: f"{one.loss:.6g}" for one in run.evaluations}
        if 0 in judged:
            yield 0, "", judged[0]
        for step, loss in enumerate(run.losses.values.tolist(), 1):
            yield step, f"{loss:.6g}", judged.get(step, "")

    def _new_line(self) -> pg.PlotCurveItem:
        """Its data come cut to what the screen can show."""
        line = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
        line.setSegmentedLineMode("on")  # piece by piece a wide line takes a fifth of the time
        return line

    def recolour(self) -> None:
        super().recolour()
        if self.front is not None:
            self.raw.setPen(pg.mkPen(mixed(self.theme.stage, colour(self.front, self.theme), RAW_SHARE)))
            self.judged.recolour(colour(self.front, self.theme))
        for item in (self.raw, self.judged):
            item.setVisible(self.front is not None)

    def retint(self) -> None:
        super().retint()
        for text in (*self.labels, *self.rate_labels):
            text.setFont(themes.font(12))
            text.setColor(QColor(self.theme.text3))
        for text in self.rate_labels:
            text.fill = pg.mkBrush(self.theme.stage)
        self.rates.setPen(pg.mkPen(self.theme.warning, style=Qt.PenStyle.DotLine))

    def draw(self, run: History) -> None:
        """Draw what a run has been told, within the steps that are shown."""
        first, last = self.view.viewRange()[0]
        columns = max(int(self.view.width()), 100)
        self.lines[run].setData(*run.mean_line(first, last, columns // 2))
        if run is self.front:
            x, y = run.envelope(first, last, columns)
            # Smooth lines are slow when they go up and down in every column, and then nobody sees the difference.
            self.raw.setData(x, y, antialias=len(x) < columns)
            self.judged.show_values([(known.step, min(known.loss, HUGE)) for known in run.evaluations])

    def fit(self) -> bool:
        """Choose the losses that are shown; whether they are others."""
        first, last = self.view.viewRange()[0]
        chosen = deciding(list(self.lines), self.front)
        known = [bounds for run in chosen if (bounds := run.bounds(first, last))] or [(0.0, 2.4)]
        told = self.front.evaluations if self.front in self.lines else []
        most = LOSS_REACH * max(math.log(10), *(bounds[1] for bounds in known))
        known += [(one.loss, min(one.loss, most)) for one in told if first <= one.step <= last and one.loss <= most]
        low = min(min(bounds[0] for bounds in known), CEILING - 1)
        high = min(max(bounds[1] for bounds in known), CEILING)
        if high - low < LEAST_SPAN:
            low = max((low + high - LEAST_SPAN) / 2, 0.0)
            high = low + LEAST_SPAN
        shown = self.bounds
        if shown[0] <= low and high <= shown[1] and high - low > 0.6 * (shown[1] - shown[0]):
            return False
        step = round_step(high - low, 5)
        self.bounds = (math.floor(low / step) * step, math.ceil(high / step) * step)
        self.set_range(*self.bounds)
        return True

    def epoch_steps(self) -> list[tuple[int, int]]:
        """Epochs of the run in front that begin within the axis, a few in even distances: number, steps done before."""
        run = self.front
        if run is None:
            return []
        first, last = self.view.viewRange()[0]
        pitch = run.started.steps_per_epoch
        begin, end = max(1, math.ceil(first / pitch)), math.ceil(min(last, run.started.steps) / pitch)
        pixels = max(pitch * self.view.width() / max(last - first, 1), 0.1)
        each = next(number for number in ROUND if number * pixels >= LABEL_WIDTH and (end - begin) / number <= LABELS)
        numbers = (number for number in range(begin + 1, end + 1) if number % each == 0)
        return [(number, (number - 1) * pitch) for number in numbers]

    def label_epochs(self) -> None:
        """Name the epochs that have room for it."""
        epochs = self.epoch_steps()
        first, last = self.view.viewRange()[0]
        width = max(self.view.width(), 1)
        for text, epoch in zip_longest(self.labels, epochs[: len(self.labels)]):
            text.setVisible(epoch is not None and epoch[1] < last - 70 * (last - first) / width)
            if epoch is not None:
                text.setText(self.tr("epoch {number}").format(number=epoch[0]))
                text.setPos(epoch[1], self.view.viewRange()[1][1])

    def mark_rates(self) -> None:
        """Mark where the learning rate of the run in front was set by hand: the newest few."""
        rates = self.front.rates[-RATES:] if self.front is not None else []
        (first, last), (low, high) = self.view.viewRange()
        steps = np.repeat(np.array([change.step for change in rates], float), 2)
        self.rates.setData(steps, np.tile(np.array((low, high), float), len(rates)))
        wide = RATE_WIDTH * (last - first) / max(self.view.width(), 1)
        later = [change.step for change in rates[1:]]
        for text, change, following in zip_longest(self.rate_labels, rates, later):
            # A change that soon gives way to another one keeps its line, and leaves the room for words to the other.
            text.setVisible(change is not None and (following is None or following - change.step >= wide))
            if change is not None:
                text.setText(f"lr {change.lr:.3g}")
                text.setPos(change.step, low)

    def mean_at(self, step: int | None) -> float | None:
        """The running mean of the run in front at a step."""
        return float(self.front.means.values[step - 1]) if self.front is not None and step else None

    def show_step(self, step: int | None, ink: str) -> None:
        """Put the line at a step of the run in front, and its mean beside it."""
        first, last = self.view.viewRange()[0]
        wide = int(2 * CHIP * (last - first) / max(self.view.width(), 1)) + 1  # steps that the chip covers
        mean = self.mean_at(step)
        before = self.mean_at(max(step - wide, 1)) if step else None
        self.show_now(step, mean, "" if mean is None else plain(mean, 3), ink, before or 0.0)
