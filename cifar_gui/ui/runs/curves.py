"""The curves of all runs: the losses, and the accuracies, each on training and on validation pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.loss_plot import LossPlot
from cifar_gui.ui.runs.plot import SELECTED, Dots, Plot, colour, pen, percent
from cifar_gui.ui.runs.words import judged
from cifar_gui.ui.widgets.controls import IconButton, label
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.rows import head_row
from cifar_gui.ui.widgets.theme import Themed

FRAME_MILLISECONDS, ACCURACY_MILLISECONDS = 120, 300
"""Between two drawings of the losses, and of the accuracy, which moves slowly. A run tells of its steps more often; but
a drawing takes 5 ms of a processor that the run wants too, and with 30 a second it trained a fifth more slowly."""


class AccuracyPlot(Plot):
    """GUI thread. How many validation pictures each run gets right, a dot for each time it was judged.

    Of the run in front, how many pictures of its batches are right, too: a line without dots.
    """

    def __init__(self) -> None:
        self._drawn: dict[History, int] = {}
        """How many evaluations of a run its line holds."""
        self.top = 0.6
        """The share up to which is shown; set to 0, it is chosen anew."""
        self.trained = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
        self.trained.setSegmentedLineMode("on")
        super().__init__(lambda value, _: percent(value, 0), 24)
        self.getPlotItem().addItem(self.trained, ignoreBounds=True)
        self.set_range(0, self.top)

    def head(self) -> tuple[str, ...]:
        return (self.tr("run"), self.tr("step"), self.tr("accuracy"), self.tr("pictures"))

    def rows(self, run: History) -> list[tuple[object, ...]]:
        """Each time that it was judged."""
        return [(one.step, f"{one.accuracy:.6g}", one.pictures) for one in run.evaluations]

    def _new_line(self) -> Dots:
        return Dots()

    def set_runs(self, runs: Sequence[History], front: History | None) -> None:
        super().set_runs(runs, front)
        self._drawn = {run: count for run, count in self._drawn.items() if run in self.lines}

    def recolour(self) -> None:
        super().recolour()
        for run, line in self.lines.items():
            line.recolour(colour(run, self.theme))
        if self.front is not None:
            self.trained.setPen(pen(self.front, self.theme, SELECTED))
        self.trained.setVisible(self.front is not None)

    def draw(self) -> None:
        """Draw what runs have been told."""
        best = max((known.accuracy for run in self.lines for known in run.evaluations), default=0.0)
        if self.front is not None:
            first, last = self.view.viewRange()[0]
            x, y = self.front.share_line(first, last, max(int(self.view.width()), 100) // 2)
            self.trained.setData(x, y)
            best = max(best, float(y.max(initial=0.0)))
        high = min(max(0.6, math.ceil(best * 5 + 0.25) / 5), 1.0)
        if high != self.top:
            self.top = high
            self.set_range(0, high)
        for run, line in self.lines.items():
            if self._drawn.get(run) != len(run.evaluations):
                self._drawn[run] = len(run.evaluations)
                line.show_values([(known.step, known.accuracy) for known in run.evaluations])

    def show_step(self, step: int | None, ink: str) -> None:
        """Put the line at a step of the run in front, and what was known then beside it."""
        known = self.front.judged_at(step) if self.front is not None and step else None
        share = None if known is None else known.accuracy
        self.show_now(step, share, "" if known is None else judged(known), ink, before=-math.inf)


def captions(run: History) -> tuple[str, str]:
    """Over how many steps the lines of a run are means, and what its dots were judged on: of losses, of accuracies."""
    translate = QCoreApplication.translate
    judges = run.started.held_out or max((known.pictures for known in run.evaluations), default=0)
    loss = translate("RunCurves", "thin: every step, thick: mean of {window}, dots: validation")
    accuracy = translate(
        "RunCurves", "line: training, mean of {window} steps; dots: {count} validation pictures at most"
    )
    if run.started.former:
        loss = translate("RunCurves", "thin: every step, thick: mean of {window}, dots: the other part of the data")
        accuracy = translate(
            "RunCurves", "dots: {count} pictures of the part it does not train on, as an earlier version judged"
        )
    elif not judges:
        loss = translate("RunCurves", "thin: every step, thick: mean of {window}")
        accuracy = translate(
            "RunCurves", "line: training, mean of {window} steps; no validation pictures judge this run"
        )
    values = {"window": run.window, "count": f"{judges:,}"}
    return loss.format(**values), accuracy.format(**values)


class RunCurves(Retranslated, Themed, Fitted, QWidget):
    """GUI thread. Both plots over one axis of steps: all visible runs, the selected one in front with every step.

    The wheel zooms, dragging moves, a double click shows everything again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.loss, self.accuracy = LossPlot(), AccuracyPlot()
        self.accuracy.setXLink(self.loss.getPlotItem())
        self._runs: list[History] = []
        self._selected: History | None = None
        self._grown: set[History] = set()
        """Runs that have been told something since they were drawn."""
        self._frames = Paced(self, FRAME_MILLISECONDS, self._draw_grown)
        self._accuracies = Paced(self, ACCURACY_MILLISECONDS, self._draw_accuracies)
        self._hover: float | None = None
        self._zoomed = False
        self._span = 0.0
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
        self._head, self._caption, self.readout = label("heading"), label("caption"), label("caption")
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
            buttons = (self.readout, self.whole) if plot is self.loss else ()
            column.addWidget(head_row(head, caption, *buttons, height=32 if plot is self.loss else 24))
            column.addWidget(plot, share)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def set_runs(self, runs: Sequence[History], selected: History | None) -> None:
        """Show these runs (hidden ones excepted), one of them in front."""
        self._runs = [run for run in runs if run.visible]
        self._selected = selected if selected in self._runs else None
        self.loss.set_runs(self._runs, self._selected)
        self.accuracy.set_runs(self._runs, self._selected)
        if not self._runs:
            self._zoomed = False
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
        grown = [run for run in self._runs if run in self._grown]
        self._grown.clear()
        if grown and not self._fit():
            for run in grown:
                self.loss.draw(run)
        if self._selected in grown:
            self.loss.mark_rates()
            self._show_loss_now()

    def _draw_accuracies(self) -> None:
        self.accuracy.draw()
        self.accuracy.show_step(*self._now())

    def show_whole(self) -> None:
        """Undo zooming."""
        self._zoomed = False
        self._span = 0.0
        self.whole.hide()
        self._fit()

    def retint(self) -> None:
        self._show_now()

    def retranslate(self) -> None:
        run = self._selected
        self._head.setText(self.tr("Loss"))
        self._accuracy_head.setText(self.tr("Accuracy"))
        self._caption.setText(self.tr("thin: every step, thick: running mean, dots: validation"))
        self._accuracy_caption.setText(self.tr("line: training, dots: validation"))
        if run is not None:
            loss, accuracy = captions(run)
            self._caption.setText(loss)
            self._accuracy_caption.setText(accuracy)
        self.loss.title = f"{self._head.text()}: {self._caption.text()}"
        self.loss.across = self.tr("steps")  # beside the accuracies it stands in the plot
        self.accuracy.title = f"{self._accuracy_head.text()}: {self._accuracy_caption.text()}"
        self._unit.setText(self.tr("steps"))
        self.whole.describe(self.tr("Show all steps again"))
        self.loss.setAccessibleName(self.tr("Loss over the steps of each run"))
        self.accuracy.setAccessibleName(self.tr("Accuracy over the steps of each run"))
        self._place_unit()
        self.loss.label_epochs()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _redraw(self, *_: object) -> None:
        self.accuracy.draw()
        for run in self._runs:
            self.loss.draw(run)
        self._draw_epochs()
        self._show_now()

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
        if self.loss.fit():
            self._draw_epochs()

    def _draw_epochs(self) -> None:
        steps = [step for _, step in self.loss.epoch_steps()]
        for plot in (self.loss, self.accuracy):
            plot.show_epochs(steps)
        self.loss.label_epochs()
        self.loss.mark_rates()

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
        self.accuracy.show_step(*self._now())

    def _show_loss_now(self) -> None:
        (step, ink), run, pointed = self._now(), self._selected, self._pointed()
        self.loss.show_step(step, ink)
        if run is not None and pointed is not None:
            loss, mean = float(run.losses.values[pointed]), self.loss.mean_at(step)
            text = self.tr("step {step}: loss {loss}, mean {mean}")
            self.readout.setText(text.format(step=f"{step:,}", loss=plain(loss, 4), mean=plain(mean or 0.0, 4)))
        else:
            self.readout.setText("")  # without a layout of the window where it was empty; clear() asks for one

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
        self.loss.bounds, self.accuracy.top = (0.0, 0.0), 0.0
        self._fit()
        self._redraw()

    def _place_unit(self) -> None:
        self._unit.adjustSize()
        self._unit.move(
            self.accuracy.width() - self._unit.width() - 2, self.accuracy.height() - self._unit.height() - 1
        )

    def sizeHint(self) -> QSize:
        return QSize(560, 320)
