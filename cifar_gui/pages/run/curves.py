"""The curves of all runs: the loss of every step with its running mean, and the accuracy on held-out pictures.

Measured with 200,000 steps on 2 cores: binning before ``setData`` and painting takes a tenth of the time that
pyqtgraph's own peak downsampling takes, and only that makes pens wider than one pixel affordable.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.run.history import History
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.controls import IconButton, label
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.rows import head_row
from cifar_gui.ui.widgets.theme import Themed, mixed

SELECTED, OTHERS, NOW, DOT = 2.4, 1.8, 1.5, 5
RAW_SHARE = 0.38
"""Of the run's colour in the thin line; mixed, not transparent: a see-through line takes three times as long."""
AXIS, HALF_NUMBER, UNIT, CHIP = 46, 8, 62, 26
LEAST_SPAN = 0.4
"""Of the axis of the loss: one step alone, or a loss that hardly moves, has round numbers beside it, too."""
CEILING = 12.0
"""A loss beyond that is going to pieces: its line leaves the plot, and the others stay readable."""
LABELS, RATES = 8, 6
"""Most epochs that are marked at a time, and changes of the learning rate."""
LABEL_WIDTH, RATE_WIDTH = 76, 64
FRAME_MILLISECONDS, ACCURACY_MILLISECONDS = 120, 300
"""Between two drawings of the losses, and of the accuracy, which moves slowly. A run tells of its steps more often; but
a drawing takes 5 ms of a processor that the run wants too, and with 30 a second it trained a fifth more slowly."""


def colour(history: History, theme: themes.Theme) -> str:
    """The run's colour: the same in every plot and in the list of runs."""
    return theme.curves[history.slot % len(theme.curves)]


def pen(history: History, theme: themes.Theme, width: float) -> QPen:
    """The pen of the run's lines."""
    made: QPen = pg.mkPen(colour(history, theme), width=width)
    return made


def percent(share: float, decimals: int) -> str:
    """A share in [0, 1] as "57.8 %"."""
    return f"{100 * share:.{decimals}f} %"


def round_step(span: float, parts: float) -> float:
    """The 1, 2 or 5 times a power of ten that cuts ``span`` into about ``parts``."""
    rough = span / max(parts, 1)
    if not (math.isfinite(rough) and rough > 0):
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next(digit for digit in (1, 2, 5, 10) if digit * power >= 0.75 * rough)


ROUND = [digit * 10**power for power in range(8) for digit in (1, 2, 5)]
"""In how many epochs there may be one mark."""


class Ticks(pg.AxisItem):
    """An axis with few round numbers and no line of its own."""

    def __init__(self, side: str, write: Callable[[float, int], str], pitch: float, unit: float = 0.0) -> None:
        super().__init__(side)
        self._write = write
        self._pitch = pitch
        self._unit = unit
        """Pixels at its end that carry no numbers: there stands the unit."""
        self.setStyle(tickLength=0, maxTickLevel=0, tickAlpha=255, tickTextOffset=6, hideOverlappingLabels=False)
        self.setPen(None)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        step = round_step(high - low, size / self._pitch)
        if self.orientation == "bottom":
            step = max(step, 1.0)
        end = high - (high - low) * min(self._unit / max(size, 1.0), 0.5)
        first, last = math.ceil(low / step - 1e-6), math.floor(end / step + 1e-6)
        return [(step, [number * step for number in range(first, last + 1)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        decimals = max(0, -math.floor(math.log10(spacing) + 1e-6))
        return [self._write(value, decimals) for value in values]


class Chip(pg.TextItem):
    """A value in a rounded frame."""

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.border)
        painter.setBrush(self.fill)
        rect = self.textItem.mapRectToParent(self.textItem.boundingRect())
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), 5, 5)


class Plot(Themed, Figure, pg.PlotWidget):
    """One quantity over the steps."""

    pointed = Signal(float)
    """The step under the mouse."""
    left = Signal()

    def __init__(self, write: Callable[[float, int], str], pitch: float) -> None:
        axes = {"left": Ticks("left", write, pitch), "bottom": Ticks("bottom", lambda x, _: f"{x:,.0f}", 90, UNIT)}
        super().__init__(axisItems=axes, enableMenu=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        item = self.getPlotItem()
        # pyqtgraph makes the menu all the same, as a window of its own: it has to go when the plot goes.
        item.ctrlMenu.setParent(self, item.ctrlMenu.windowFlags())
        item.hideButtons()
        item.layout.setContentsMargins(0, 2, 1, 0)
        self.axes = (item.getAxis("left"), item.getAxis("bottom"))
        self.axes[0].setWidth(AXIS)
        self.view = item.getViewBox()
        self.view.setMouseEnabled(x=True, y=False)
        self.view.disableAutoRange()
        self.now = pg.InfiniteLine(angle=90)
        self.now.setZValue(20)
        self.chip = Chip(anchor=(-0.12, 0.5))
        self.chip.setZValue(30)
        self.told = ("", "")
        self._range = (0.0, 1.0)
        self.view.sigResized.connect(self._pad)
        self.epochs = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self.epochs.setZValue(1)  # before the thin line
        for part in (self.now, self.chip, self.epochs):
            item.addItem(part, ignoreBounds=True)
        self.retint()

    def line(self, antialias: bool = True) -> pg.PlotCurveItem:
        """A new line; its data come cut to what the screen can show."""
        return self._added(pg.PlotCurveItem(antialias=antialias, skipFiniteCheck=True))

    def dotted_line(self) -> pg.PlotDataItem:
        """A new line with a dot at every point."""
        return self._added(pg.PlotDataItem(antialias=True, symbol="o", symbolSize=DOT, symbolPen=None))

    def _added(self, item: Any) -> Any:
        self.getPlotItem().addItem(item, ignoreBounds=True)
        return item

    def drop(self, *lines: object) -> None:
        """Take lines away."""
        for line in lines:
            self.getPlotItem().removeItem(line)

    def retint(self) -> None:
        theme = self.theme
        self.setBackground(theme.stage)
        for axis in self.axes:
            axis.setStyle(tickFont=themes.font(12))
            axis.setTextPen(theme.text2)
        self.axes[0].setTickPen(pg.mkPen(theme.border))
        self.axes[0].setGrid(255)
        self.axes[0].setZValue(-1000)  # the grid lies behind the curves
        self.now.setPen(pg.mkPen(theme.accent, width=NOW))
        self.epochs.setPen(pg.mkPen(theme.strong, style=Qt.PenStyle.DashLine))
        self.chip.setFont(themes.font(13, 700))
        self.chip.fill, self.chip.border = pg.mkBrush(theme.surface), pg.mkPen(theme.strong)

    def set_range(self, low: float, high: float) -> None:
        """Show values from ``low`` to ``high``, with room for half a number beyond each."""
        self._range = (low, high)
        self._pad()

    def _pad(self, *_: object) -> None:
        self.view.setYRange(*self._range, padding=HALF_NUMBER / max(self.view.height() - 2 * HALF_NUMBER, 40))

    def show_now(self, step: float | None, value: float | None, text: str, ink: str, before: float = math.inf) -> None:
        """Put the line at a step and the value beside it; None hides them. ``before``: the value a little earlier."""
        self.now.setVisible(step is not None)
        self.chip.setVisible(value is not None)
        if step is not None:
            self.now.setValue(step)
        if step is not None and value is not None:
            low, high = self.view.viewRange()[0]
            if self.told != (text, ink):
                self.told = (text, ink)
                self.chip.setText(text, color=ink)
            right = step < low + 0.86 * (high - low)
            self.chip.setAnchor((-0.12, 0.5) if right else (1.12, 0.5))
            self.chip.setPos(step, self._beside(value, value if right else before))

    def _beside(self, value: float, before: float) -> float:
        """Where the chip stands: at the value; or at its other side than the curve that comes from ``before``."""
        low, high = self.view.viewRange()[1]
        pixel = (high - low) / max(self.view.height(), 24)
        if before > value and value - 2 * CHIP * pixel > low:
            value -= CHIP * pixel
        elif before != value:
            value = max(value, min(before, high)) + CHIP * pixel
        return min(max(value, low + 12 * pixel), high - 12 * pixel)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.view.sceneBoundingRect().contains(self.mapToScene(event.position().toPoint())):
            self.pointed.emit(self.view.mapSceneToView(self.mapToScene(event.position().toPoint())).x())
        else:
            self.left.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


class RunCurves(Retranslated, Themed, Fitted, QWidget):
    """GUI thread. Both plots over one axis of steps: all visible runs, the selected one in front with every step.

    The wheel zooms, dragging moves, a double click shows everything again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.loss = Plot(lambda value, decimals: f"{value:.{decimals}f}", 34)
        self.accuracy = Plot(lambda value, _: percent(value, 0), 24)
        self.loss.getPlotItem().hideAxis("bottom")
        self.accuracy.setXLink(self.loss.getPlotItem())
        self.accuracy.set_range(0, 0.6)
        self._runs: list[History] = []
        self._selected: History | None = None
        self._raw = self.loss.line(antialias=False)
        self._lines: dict[History, tuple[pg.PlotCurveItem, pg.PlotDataItem]] = {}
        self._drawn: dict[History, int] = {}
        """How many evaluations of a run its line holds."""
        self._grown: set[History] = set()
        """Runs that have been told something since they were drawn."""
        self._frames = Paced(self, FRAME_MILLISECONDS, self._draw_grown)
        self._accuracies = Paced(self, ACCURACY_MILLISECONDS, self._draw_accuracies)
        self._labels = [pg.TextItem(anchor=(-0.04, 0.12)) for _ in range(LABELS)]
        self._rate_labels = [pg.TextItem(anchor=(-0.04, 1.0)) for _ in range(RATES)]
        self.rates = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        """Where the learning rate was set by hand."""
        for text in self._rate_labels:
            text.setZValue(25)  # over the line that says where the run is
        for item in (*self._labels, *self._rate_labels, self.rates):
            self.loss.getPlotItem().addItem(item, ignoreBounds=True)
        self._hover: float | None = None
        self._zoomed = False
        self._span = 0.0
        self._bounds = (0.0, 0.0)
        self._top = 0.6
        self._lay_out()
        for plot in (self.loss, self.accuracy):
            plot.pointed.connect(self._point)
            plot.left.connect(self._leave)
            plot.viewport().installEventFilter(self)
            plot.view.sigRangeChangedManually.connect(self._zoom)
        self.loss.view.sigXRangeChanged.connect(self._redraw)
        self.retint()
        self.retranslate()

    def _lay_out(self) -> None:
        self._head, self._caption, self._readout = label("heading"), label("caption"), label("caption")
        self._accuracy_head, self._accuracy_caption = label("emphasis"), label("caption")
        self.whole = IconButton("reset")
        self.whole.clicked.connect(self.show_whole)
        policy = self.whole.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.whole.setSizePolicy(policy)
        self.whole.hide()
        self._unit = label("caption")
        self._unit.setParent(self.accuracy)
        column = in_column(on=self, margins=NO_MARGINS, spacing=2)
        for head, caption, plot, share in (
            (self._head, self._caption, self.loss, 9),
            (self._accuracy_head, self._accuracy_caption, self.accuracy, 6),
        ):
            buttons = (self._readout, self.whole) if plot is self.loss else ()
            column.addWidget(head_row(head, caption, *buttons, height=32 if plot is self.loss else 24))
            column.addWidget(plot, share)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def set_runs(self, runs: Sequence[History], selected: History | None) -> None:
        """Show these runs (hidden ones excepted), one of them in front."""
        self._runs = [run for run in runs if run.visible]
        self._selected = selected if selected in self._runs else None
        for run in [run for run in self._lines if run not in self._runs]:
            mean, accuracy = self._lines.pop(run)
            self.loss.drop(mean)
            self.accuracy.drop(accuracy)
            self._drawn.pop(run, None)
        for run in self._runs:
            if run not in self._lines:
                self._lines[run] = (self.loss.line(), self.accuracy.dotted_line())
        if not self._runs:
            self._zoomed = False
        self._colour()
        self.retranslate()
        self._span = 0.0
        self._fit()
        self._redraw()

    def refresh(self, run: History) -> None:
        """Draw soon what a run has been told since; the plots must be on the screen."""
        self._grown.add(run)
        self._frames.ask()
        self._accuracies.ask()

    @property
    def drawing(self) -> bool:
        """Whether something that a run was told is still to be drawn."""
        return self._frames.waiting or self._accuracies.waiting

    def _draw_grown(self) -> None:
        grown = [run for run in self._lines if run in self._grown]
        self._grown.clear()
        if grown and not self._fit():
            for run in grown:
                self._draw_loss(run)
        if self._selected in grown:
            self._mark_rates()
            self._show_loss_now()

    def _draw_accuracies(self) -> None:
        self._fit_accuracy()
        for run in self._lines:
            self._draw_accuracy(run)
        self._show_accuracy_now()

    def show_whole(self) -> None:
        """Undo zooming."""
        self._zoomed = False
        self._span = 0.0
        self.whole.hide()
        self._fit()

    def retint(self) -> None:
        theme = self.theme
        for text in (*self._labels, *self._rate_labels):
            text.setFont(themes.font(12))
            text.setColor(QColor(theme.text3))
        for text in self._rate_labels:
            text.fill = pg.mkBrush(theme.stage)
        self.rates.setPen(pg.mkPen(theme.warning, style=Qt.PenStyle.DotLine))
        self._colour()
        self._show_now()

    def retranslate(self) -> None:
        run = self._selected
        self._head.setText(self.tr("Loss"))
        self._accuracy_head.setText(self.tr("Test accuracy"))
        self._caption.setText(
            self.tr("thin: every step, thick: mean of {count}").format(count=run.window)
            if run
            else self.tr("thin: every step, thick: running mean")
        )
        self._accuracy_caption.setText(
            self.tr("{count} pictures the network never trains on").format(count=f"{run.started.held_out:,}")
            if run
            else self.tr("on pictures the network never trains on")
        )
        self._unit.setText(self.tr("steps"))
        self.whole.describe(self.tr("Show all steps again"))
        self.loss.setAccessibleName(self.tr("Loss over the steps of each run"))
        self.accuracy.setAccessibleName(self.tr("Accuracy on test pictures over the steps of each run"))
        self._place_unit()
        self._label_epochs()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _colour(self) -> None:
        for run, (mean, accuracy) in self._lines.items():
            front = run is self._selected
            for line in (mean, accuracy):
                line.setPen(pen(run, self.theme, SELECTED if front else OTHERS))
                line.setZValue(10 if front else 5)
            # Piece by piece a wide line takes a fifth of the time.
            mean.setSegmentedLineMode("on")
            accuracy.setSymbolBrush(pg.mkBrush(colour(run, self.theme)))
        if self._selected is not None:
            self._raw.setPen(pg.mkPen(mixed(self.theme.stage, colour(self._selected, self.theme), RAW_SHARE)))
        self._raw.setVisible(self._selected is not None)

    def _redraw(self, *_: object) -> None:
        self._fit_accuracy()
        for run in self._lines:
            self._draw(run)
        self._draw_epochs()
        self._show_now()

    def _draw(self, run: History) -> None:
        self._draw_loss(run)
        self._draw_accuracy(run)

    def _draw_accuracy(self, run: History) -> None:
        if self._drawn.get(run) != len(run.evaluations):
            self._drawn[run] = len(run.evaluations)
            steps, shares = [known.step for known in run.evaluations], [known.accuracy for known in run.evaluations]
            self._lines[run][1].setData(steps, shares)

    def _draw_loss(self, run: History) -> None:
        first, last = self.loss.view.viewRange()[0]
        columns = max(int(self.loss.view.width()), 100)
        self._lines[run][0].setData(*run.mean_line(first, last, columns // 2))
        if run is self._selected:
            x, y = run.envelope(first, last, columns)
            # Smooth lines are slow when they go up and down in every column, and then nobody sees the difference.
            self._raw.setData(x, y, antialias=len(x) < columns)

    def _fit(self) -> bool:
        """Choose the ranges anew; whether that drew everything."""
        span = float(max((run.horizon for run in self._runs), default=100))
        drawn = False
        if not self._zoomed and span != self._span:
            self._span = span
            self.loss.view.setLimits(xMin=0, xMax=span, minXRange=min(10, span))
            self.loss.view.setXRange(0, span, padding=0)
            drawn = True
        self._fit_loss()
        return drawn

    def _fit_loss(self) -> None:
        first, last = self.loss.view.viewRange()[0]
        known = [bounds for run in self._runs if (bounds := run.bounds(first, last))]
        if not known:
            known = [(0.0, 2.4)]
        low = min(min(bounds[0] for bounds in known), CEILING - 1)
        high = min(max(bounds[1] for bounds in known), CEILING)
        if high - low < LEAST_SPAN:
            low = max((low + high - LEAST_SPAN) / 2, 0.0)
            high = low + LEAST_SPAN
        shown = self._bounds
        if shown[0] <= low and high <= shown[1] and high - low > 0.6 * (shown[1] - shown[0]):
            return
        step = round_step(high - low, 5)
        self._bounds = (math.floor(low / step) * step, math.ceil(high / step) * step)
        self.loss.set_range(*self._bounds)
        self._draw_epochs()

    def _fit_accuracy(self) -> None:
        best = max((known.accuracy for run in self._runs for known in run.evaluations), default=0.0)
        high = min(max(0.6, math.ceil(best * 5 + 0.25) / 5), 1.0)
        if high != self._top:
            self._top = high
            self.accuracy.set_range(0, high)

    def _epoch_steps(self) -> list[tuple[int, int]]:
        """Epochs of the run in front that begin within the axis, a few in even distances: number, steps done before."""
        run = self._selected
        if run is None:
            return []
        first, last = self.loss.view.viewRange()[0]
        pitch = run.started.steps_per_epoch
        begin, end = max(1, math.ceil(first / pitch)), math.ceil(min(last, run.started.steps) / pitch)
        pixels = max(pitch * self.loss.view.width() / max(last - first, 1), 0.1)
        each = next(number for number in ROUND if number * pixels >= LABEL_WIDTH and (end - begin) / number <= LABELS)
        numbers = (number for number in range(begin + 1, end + 1) if number % each == 0)
        return [(number, (number - 1) * pitch) for number in numbers]

    def _draw_epochs(self) -> None:
        steps = np.repeat(np.array([step for _, step in self._epoch_steps()], float), 2)
        for plot in (self.loss, self.accuracy):
            ends = np.tile(np.array(plot.view.viewRange()[1], float), len(steps) // 2)
            plot.epochs.setData(steps, ends)
        self._label_epochs()
        self._mark_rates()

    def _label_epochs(self) -> None:
        epochs = self._epoch_steps()
        if not hasattr(self, "_labels"):
            return
        first, last = self.loss.view.viewRange()[0]
        width = max(self.loss.view.width(), 1)
        for text, epoch in zip_longest(self._labels, epochs[: len(self._labels)]):
            text.setVisible(epoch is not None and epoch[1] < last - 70 * (last - first) / width)
            if epoch is not None:
                text.setText(self.tr("epoch {number}").format(number=epoch[0]))
                text.setPos(epoch[1], self.loss.view.viewRange()[1][1])

    def _mark_rates(self) -> None:
        """Where the learning rate of the run in front was set by hand: the newest few."""
        rates = self._selected.rates[-RATES:] if self._selected is not None else []
        (first, last), (low, high) = self.loss.view.viewRange()
        steps = np.repeat(np.array([change.step for change in rates], float), 2)
        self.rates.setData(steps, np.tile(np.array((low, high), float), len(rates)))
        wide = RATE_WIDTH * (last - first) / max(self.loss.view.width(), 1)
        later = [change.step for change in rates[1:]]
        for text, change, following in zip_longest(self._rate_labels, rates, later):
            # A change that soon gives way to another one keeps its line, and leaves the room for words to the other.
            text.setVisible(change is not None and (following is None or following - change.step >= wide))
            if change is not None:
                text.setText(f"lr {change.lr:.3g}")
                text.setPos(change.step, low)

    def _pointed(self) -> int | None:
        """Index of the step under the mouse."""
        return self._selected.at(self._hover) if self._selected is not None and self._hover is not None else None

    def _now(self) -> tuple[int | None, str]:
        """The step at which both lines stand, under the mouse or the last, and the ink of what is said of it."""
        run, pointed = self._selected, self._pointed()
        step = None if run is None or not run.step else run.step if pointed is None else pointed + 1
        return step, colour(run, self.theme) if run is not None and self.theme.dark else self.theme.text

    def _show_now(self) -> None:
        self._show_loss_now()
        self._show_accuracy_now()

    def _show_accuracy_now(self) -> None:
        run, (step, ink) = self._selected, self._now()
        accuracy = run.accuracy_at(step) if run is not None and step else None
        self.accuracy.show_now(step, accuracy, "" if accuracy is None else percent(accuracy, 1), ink, before=-math.inf)

    def _chip_steps(self) -> int:
        """How many steps the chip is wide."""
        first, last = self.loss.view.viewRange()[0]
        return int(2 * CHIP * (last - first) / max(self.loss.view.width(), 1)) + 1

    def _show_loss_now(self) -> None:
        run, (step, ink), pointed = self._selected, self._now(), self._pointed()
        mean = float(run.means.values[step - 1]) if run is not None and step else None
        before = float(run.means.values[max(step - 1 - self._chip_steps(), 0)]) if run is not None and step else 0.0
        self.loss.show_now(step, mean, "" if mean is None else plain(mean, 3), ink, before)
        if run is not None and pointed is not None:
            loss = float(run.losses.values[pointed])
            text = self.tr("step {step}: loss {loss}, mean {mean}")
            self._readout.setText(text.format(step=f"{step:,}", loss=plain(loss, 4), mean=plain(mean or 0.0, 4)))
        else:
            self._readout.setText("")  # without a layout of the window where it was empty; clear() asks for one

    # --- mouse ------------------------------------------------------------------------------------------------------

    def _point(self, step: float) -> None:
        self._hover = step
        self._show_now()

    def _leave(self) -> None:
        if self._hover is not None:
            self._hover = None
            self._show_now()

    def _zoom(self, *_: object) -> None:
        self._zoomed = True
        self.whole.show()
        self._fit_loss()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A double click on a plot undoes zooming."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.show_whole()
            return True
        return False

    def fit(self, room: QSize) -> None:
        """The axes have another room."""
        self._place_unit()
        self._bounds, self._top = (0.0, 0.0), 0.0
        self._fit()
        self._redraw()

    def _place_unit(self) -> None:
        self._unit.adjustSize()
        self._unit.move(
            self.accuracy.width() - self._unit.width() - 2, self.accuracy.height() - self._unit.height() - 1
        )

    def sizeHint(self) -> QSize:
        return QSize(560, 320)
