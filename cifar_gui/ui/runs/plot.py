"""One quantity of runs over their steps."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import names
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.figure import Around, Figure
from cifar_gui.ui.widgets.theme import Themed

DOT = 5
SELECTED, OTHERS, NOW = 2.4, 1.8, 1.5
AXIS, HALF_NUMBER, UNIT, CHIP = 46, 8, 62, 26
CEILING = 12.0
"""A loss beyond that is going to pieces: its line leaves the plot, and the others stay readable."""


def colour(history: History, theme: themes.Theme) -> str:
    """The run's colour: the same in every plot and in the list of runs."""
    return theme.curves[history.slot % len(theme.curves)]


def pen(history: History, theme: themes.Theme, width: float) -> QPen:
    """The pen of the run's lines."""
    made: QPen = pg.mkPen(colour(history, theme), width=width)
    return made


def deciding(runs: Sequence[History], front: History | None) -> list[History]:
    """Those that decide how far up is shown: what was broken on purpose, or has exploded, leaves the others readable.

    While such a run is in front, or where there is no other, it decides too.
    """
    wild = {run for run in runs if run.started.recipe.fault or run.ended == "diverged"} - {front}
    return [run for run in runs if run not in wild] or list(runs)


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


class Dots(pg.PlotDataItem):
    """A value now and then: dots with a broken line between them."""

    def __init__(self) -> None:
        super().__init__(antialias=True, symbol="o", symbolSize=DOT, symbolPen=None)
        self._values: Sequence[tuple[float, float]] = ()
        self.setZValue(11)

    def recolour(self, colour: str) -> None:
        """In the colour of its run."""
        self.setPen(pg.mkPen(colour, width=1.2, style=Qt.PenStyle.DashLine))
        self.setSymbolBrush(pg.mkBrush(colour))

    def show_values(self, values: Sequence[tuple[float, float]]) -> None:
        """Show a value at each of these steps. They are asked for at every frame, and are seldom others."""
        if values != self._values:
            self._values = values
            self.setData([step for step, _ in values], [value for _, value in values])


class Plot(Themed, Figure, pg.PlotWidget):
    """One quantity over the steps, a line for each run."""

    pointed = Signal(float)
    """The step under the mouse."""
    left = Signal()

    def __init__(self, write: Callable[[float, int], str], pitch: float) -> None:
        self.lines: dict[History, Any] = {}
        self.front: History | None = None
        self.title = self.across = ""
        """What stands over it; and what its steps are called, where it has no axis for them."""
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

    def head(self) -> tuple[str, ...]:
        """What it shows of a run, step by step, in words."""
        raise NotImplementedError  # losses, or accuracies

    def rows(self, run: History) -> Iterable[tuple[object, ...]]:
        """The numbers under that head."""
        raise NotImplementedError  # of steps, or of dots

    @property
    def has_numbers(self) -> bool:
        """Whether a run that is drawn has been told anything."""
        return any(run.step or run.evaluations for run in self.lines)

    def numbers(self) -> str:
        """Of every run that is drawn, line by line."""
        called = names(list(self.lines))
        lines = [(called[run], *row) for run in self.lines for row in self.rows(run)]
        return "\n".join("\t".join(map(str, line)) for line in (self.head(), *lines)) if lines else ""

    def around(self) -> Around:
        """The steps that are shown are told where no axis says them."""
        first, last = (max(round(end), 0) for end in self.view.viewRange()[0])
        across = f"{self.across} {first:,}–{last:,}" if self.across else ""
        called = names(list(self.lines))
        return Around(self.title, across, tuple((pen(run, self.theme, OTHERS), called[run]) for run in self.lines))

    def _new_line(self) -> Any:
        """A line for a run."""
        raise NotImplementedError  # of steps, or of dots

    def set_runs(self, runs: Sequence[History], front: History | None) -> None:
        """Draw lines for these runs, one of them in front; their data follow."""
        for run in [run for run in self.lines if run not in runs]:
            self.getPlotItem().removeItem(self.lines.pop(run))
        for run in runs:
            if run not in self.lines:
                self.lines[run] = self._new_line()
                self.getPlotItem().addItem(self.lines[run], ignoreBounds=True)
        self.front = front
        self.recolour()

    def recolour(self) -> None:
        """Give each line the colour of its run."""
        for run, line in self.lines.items():
            line.setPen(pen(run, self.theme, SELECTED if run is self.front else OTHERS))
            line.setZValue(10 if run is self.front else 5)

    def show_epochs(self, steps: Sequence[int]) -> None:
        """Mark where epochs begin."""
        pairs = np.repeat(np.array(steps, float), 2)
        self.epochs.setData(pairs, np.tile(np.array(self.view.viewRange()[1], float), len(steps)))

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
        self.recolour()

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
