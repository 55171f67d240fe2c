"""The curves of runs over one another: smoothed, with their raw values faint behind them, seeds as bands."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPen

from cifar_gui.i18n import lesson_text
from cifar_gui.number_text import raised
from cifar_gui.pages import compare
from cifar_gui.pages.compare.protocol import Counts
from cifar_gui.pages.compare.quantities import QUANTITIES, Quantity, scale, window
from cifar_gui.ui.runs.curve import Curve, Numbers, Scale
from cifar_gui.ui.runs.history import HUGE, History
from cifar_gui.ui.runs.names import names
from cifar_gui.ui.runs.plot import AXIS, HALF_NUMBER, UNIT, Ticks, deciding
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.figure import Around, Figure
from cifar_gui.ui.widgets.theme import Themed, mixed

THIN, THICK = 1.8, 3.2
FAINT = 0.2
"""Of a run's colour in its raw values and in a band; mixed, not transparent: that takes three times as long."""
NEAR = 40
"""px: a curve farther from the mouse is not meant."""
TINY = 1e-6
"""Where a log scale begins at the latest."""
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


def pens(drawn: Sequence[History], theme: themes.Theme) -> dict[History, QPen]:
    """A pen for each run that is drawn: a run that has a colour elsewhere keeps it; beyond them come dashes."""
    taken = {run.slot: run for run in drawn if run.visible}
    free = (slot for slot in range(len(drawn) + len(taken)) if slot not in taken)
    slots = {run: run.slot if taken.get(run.slot) is run else next(free) for run in drawn}
    colours, made = theme.curves, {}
    for run, slot in slots.items():
        made[run] = pg.mkPen(
            colours[slot % len(colours)], width=THIN, style=DASHES[slot // len(colours) % len(DASHES)]
        )  # fmt: skip
    return made


@dataclass(frozen=True)
class View:
    """What is drawn over what, and how."""

    quantity: str = "loss"
    axis: str = "step"
    smoothing: int = 0
    log_x: bool = False
    log_y: bool = False
    bands: bool = True

    def ends(self, pairs: Sequence[tuple[Curve, Scale]]) -> tuple[float, float]:
        """Across: from 0, or on a log scale from the first value, to the last of all curves."""
        last = max((scaled.place(curve.last) for curve, scaled in pairs), default=1.0) or 1.0
        if not self.log_x:
            return 0.0, last
        begun = [(curve.steps[curve.steps > 0][0], scaled) for curve, scaled in pairs if curve.last > 0]
        starts = [place for step, scaled in begun if (place := scaled.place(step)) > 0]
        first = math.log10(max(min(starts, default=1.0), TINY))
        return first, max(math.log10(max(last, TINY)), first + 0.1)

    def edges(self, first: float, last: float, columns: int) -> Numbers:
        """Where the columns of a stretch end, as places on the axis."""
        edges = np.linspace(first, last, columns + 1)
        return 10**edges if self.log_x else edges

    def drawn(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Where places and values are painted; on a log scale what is not above 0 lies at its lower end."""
        if self.log_x:
            there = x > 0
            x, y = np.log10(x[there]), y[there]
        return x, np.log10(np.maximum(y, TINY)) if self.log_y else y


@dataclass(eq=False)
class Line:
    """What stands for a run, or for several that differ in seed only."""

    runs: tuple[History, ...]
    pen: QPen
    curve: pg.PlotCurveItem
    raw: pg.PlotCurveItem
    band: pg.PlotCurveItem
    x: Numbers
    y: Numbers
    """As they are drawn: on a log scale their logarithms."""

    @property
    def items(self) -> tuple[pg.PlotCurveItem, ...]:
        """All of it."""
        return self.band, self.raw, self.curve


class Over(Themed, pg.TextItem):
    """What is said in the upper corner of what goes on above it; in several lines where it is longer than the plot."""

    def __init__(self) -> None:
        super().__init__(anchor=(1, 0))
        self._words = ""
        self._room = 0.0
        self._ink: QColor | None = None
        self.setZValue(60)
        self.retint()

    def say(self, words: str, ink: QColor | None) -> None:
        """Say it, in the colour of a curve where it is one; "" says nothing."""
        self._words, self._ink = words, ink
        self.retint()

    def fit(self, room: float) -> None:
        """Keep to so many px."""
        if room != self._room:
            self._room = room
            self.retint()

    def retint(self) -> None:
        self.setVisible(bool(self._words))
        if self._words:
            self.setFont(themes.font(12))
            self.fill = pg.mkBrush(self.theme.stage)
            ink = self._ink if self.theme.dark else None
            self.setText(self._words, color=self.theme.text2 if ink is None else ink)
            self.setTextWidth(-1)
            if self.textItem.boundingRect().width() > self._room > 0:
                self.setTextWidth(self._room)


class Marks(Ticks):
    """An axis that may have a log scale: what it is given then are powers of ten."""

    log = False

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        if not self.log:
            return super().tickValues(low, high, size)
        digits = (1, 2, 5) if high - low < size / (2 * self._pitch) else (1,)
        each = max(1, math.ceil((high - low) / max(size / self._pitch, 1)))
        powers = range(math.floor(low), math.ceil(high) + 1, each)
        found = [power + math.log10(digit) for power in powers for digit in digits]
        end = high - (high - low) * min(self._unit / max(size, 1.0), 0.5)
        return [(1.0, [value for value in found if low - 1e-9 <= value <= end + 1e-9])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if not self.log:
            return super().tickStrings(values, scale, spacing)
        numbers = [10**value for value in values]
        return [self._write(number, max(0, -math.floor(math.log10(number) + 1e-9))) for number in numbers]


def big(value: float, decimals: int = 0) -> str:
    """ "500", "12,000", "1.5 × 10¹²": a number of an axis across."""
    if abs(value) < 1e6:
        return f"{value:,.{decimals}f}"
    power = math.floor(math.log10(abs(value)) + 1e-9)
    digits = f"{value / 10**power:.2g}"
    return f"10{raised(power)}" if digits == "1" else f"{digits} × 10{raised(power)}"


class ComparePlot(Themed, Figure, pg.PlotWidget):
    """GUI thread. The wheel zooms, dragging moves, a double click shows everything again."""

    pointed = Signal(object)
    """The runs of the curve under the mouse, or None."""
    clicked = Signal(object)
    """The runs of the curve that was clicked."""
    zoomed = Signal(bool)
    """Whether only a part is shown."""
    fitted = Signal()
    """How far up is shown was chosen anew."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.shown = View()
        self.lit: Collection[History] = ()
        self.chosen: History | None = None
        """The run that is looked at: all of its curve is shown."""
        self.above: list[Line] = []
        """What goes on above the upper end."""
        self.title = ""
        """What stands over it."""
        self._flops: Counts = {}
        self._curves: dict[tuple[History, str], tuple[int, Curve]] = {}
        self._zoomed = False
        self._y_axis = Marks("left", lambda value, digits: self.quantity.tick(value, digits), 30)
        self._x_axis = Marks("bottom", big, 90, UNIT)
        super().__init__(axisItems={"left": self._y_axis, "bottom": self._x_axis}, enableMenu=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        item = self.getPlotItem()
        # pyqtgraph makes the menu all the same, as a window of its own: it has to go when the plot goes.
        item.ctrlMenu.setParent(self, item.ctrlMenu.windowFlags())
        item.hideButtons()
        item.layout.setContentsMargins(0, 2, 1, 0)
        self._y_axis.setWidth(AXIS + 6)
        self.view = item.getViewBox()
        self.view.setMouseEnabled(x=True, y=False)
        self.view.disableAutoRange()
        self.view.sigRangeChangedManually.connect(lambda *_: self.set_zoomed())
        self.view.sigResized.connect(self.redraw)
        self.front = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
        self.front.setZValue(50)
        self.front.setSegmentedLineMode("on")
        self._now = pg.InfiniteLine(angle=90)
        self._now.setZValue(40)
        self._now.hide()
        self.over = Over()
        for part in (self.front, self._now, self.over):
            item.addItem(part, ignoreBounds=True)
        self.retint()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def quantity(self) -> Quantity:
        """What the curves are of."""
        return QUANTITIES[self.shown.quantity]

    def show_runs(
        self, drawn: Sequence[History], alike: Mapping[History, tuple[History, ...]], view: View, flops: Counts
    ) -> None:
        """Draw these runs; ``alike``: for each those that differ from it in seed only."""
        if (view.quantity, view.axis, view.log_x) != (self.shown.quantity, self.shown.axis, self.shown.log_x):
            self._zoomed = False
            self.zoomed.emit(False)
        self.shown, self._flops = view, flops
        self._x_axis.log, self._y_axis.log = view.log_x, view.log_y
        made = pens(drawn, self.theme)
        self._curves = {key: known for key, known in self._curves.items() if key[0] in made}
        self._make_lines(_bundles(drawn, alike) if view.bands else [(run,) for run in drawn], made)
        self.redraw()

    def _make_lines(self, bundles: Sequence[tuple[History, ...]], made: Mapping[History, QPen]) -> None:
        before, self.lines = {line.runs: line for line in self.lines}, []
        item = self.getPlotItem()
        for runs in bundles:
            line = before.pop(runs, None)
            if line is None:
                line = Line(runs, QPen(), _item(True), _item(False), _item(False), np.empty(0), np.empty(0))
                for part in line.items:
                    item.addItem(part, ignoreBounds=True)
            line.pen = made[runs[0]]
            self._dress(line)
            self.lines.append(line)
        for line in before.values():
            for part in line.items:
                item.removeItem(part)

    def _dress(self, line: Line) -> None:
        faint = mixed(self.theme.stage, line.pen.color().name(), FAINT)
        line.curve.setPen(line.pen)
        line.raw.setPen(pg.mkPen(faint))
        line.band.setPen(pg.mkPen(None))
        line.band.setBrush(QColor(faint))
        for part, z in zip(line.items, (1, 5, 10), strict=True):
            part.setZValue(z)

    @property
    def pens(self) -> dict[History, QPen]:
        """That of each run; those of a band have one together."""
        return {run: line.pen for line in self.lines for run in line.runs}

    @property
    def unknown(self) -> list[History]:
        """Those that cannot be drawn over this axis."""
        axis, flops = self.shown.axis, self._flops
        return [run for line in self.lines for run in line.runs if scale(run, axis, flops) is None]

    def _curve(self, run: History) -> Curve:
        """The curve of a run, made once for so many values as there are."""
        key, count = (run, self.shown.quantity), self.quantity.count(run)
        known = self._curves.get(key)
        if known is None or known[0] != count:
            known = self._curves[key] = (count, self.quantity.of(run))
        return known[1]

    # --- drawing ----------------------------------------------------------------------------------------------------

    def redraw(self, *_: object) -> None:
        """Draw what is within the range; where nothing was zoomed, that is everything."""
        scales = {run: scale(run, self.shown.axis, self._flops) for line in self.lines for run in line.runs}
        known = [
            (line, [(self._curve(run), scaled) for run in line.runs if (scaled := scales[run]) is not None])
            for line in self.lines
        ]  # fmt: skip
        if not self._zoomed:
            first, last = self.shown.ends([pair for _, pairs in known for pair in pairs if len(pair[0])])
            self.view.setLimits(xMin=first, xMax=last, minXRange=(last - first) / 1e4)
            self.view.setXRange(first, last, padding=0)
        first, last = self.view.viewRange()[0]
        edges = self.shown.edges(first, last, max(int(self.view.width()) // 2, 50))
        for line, pairs in known:
            self._draw(line, [pair for pair in pairs if len(pair[0])], edges)
        self._fit()
        self.light(self.lit)

    def _draw(self, line: Line, pairs: Sequence[tuple[Curve, Scale]], edges: Numbers) -> None:
        line.x, line.y = np.empty(0), np.empty(0)
        for part in line.items:
            part.setVisible(bool(pairs))
        if not pairs:
            return
        widths = [window(run, self.shown.smoothing) for run in line.runs]
        if len(line.runs) == 1:
            curve, scaled = pairs[0]
            line.x, line.y = self.shown.drawn(*curve.line(scaled, edges, widths[0]))
            raw = widths[0] > 1 and len(curve) > 1
            line.raw.setVisible(raw)
            if raw:
                x, y = self.shown.drawn(*curve.raw(scaled, edges))
                line.raw.setData(x, np.minimum(y, HUGE), connect="all")
            line.band.setVisible(False)
        else:
            line.raw.setVisible(False)
            self._draw_band(line, pairs, edges, widths)
        line.curve.setData(line.x, np.minimum(line.y, HUGE), connect="all")

    def _draw_band(
        self, line: Line, pairs: Sequence[tuple[Curve, Scale]], edges: Numbers, widths: Sequence[float]
    ) -> None:
        """The mean of the runs, and from the least to the greatest, where all of them are known."""
        begin = max(scaled.place(curve.steps[0]) for curve, scaled in pairs)
        end = min(scaled.place(curve.last) for curve, scaled in pairs)
        places = np.unique(np.clip(edges, begin, end)) if begin <= end else np.empty(0)
        values = np.array([
            np.interp(places, *curve.line(scaled, places, width)) if len(places) else np.empty(0)
            for (curve, scaled), width in zip(pairs, widths, strict=False)
        ])  # fmt: skip
        line.x, line.y = self.shown.drawn(places, values.mean(axis=0))
        _, least = self.shown.drawn(places, values.min(axis=0))
        x, most = self.shown.drawn(places, values.max(axis=0))
        there, back = np.minimum(least, HUGE), np.minimum(most, HUGE)[::-1]
        line.band.setData(np.concatenate((x, x[::-1])), np.concatenate((there, back)), connect="all")
        line.band.setFillLevel("enclosed")

    def _fit(self) -> None:
        """Upwards: what the smooth curves need; those of runs that went to pieces may leave the plot."""
        first, last = self.view.viewRange()[0]
        within = ((line, line.y[(line.x >= first) & (line.x <= last)]) for line in self.lines)
        seen = {line: values for line, values in within if len(values)}
        calm = set(deciding([run for line in seen for run in line.runs], self.chosen))
        most = [values for line, values in seen.items() if self.quantity.share or calm.issuperset(line.runs)]
        low, high = _bounds([*seen.values()], most or [*seen.values()], self.quantity, self.shown.log_y)
        padding = HALF_NUMBER / max(self.view.height() - 2 * HALF_NUMBER, 40)
        self.view.setYRange(low, high, padding=padding)
        (_, right), (_, top) = self.view.viewRange()
        self.above = [line for line, values in seen.items() if values.max() > top]
        self.over.setPos(right, top)
        self.over.fit(self.view.width())
        self.fitted.emit()

    def choose(self, run: History | None) -> None:
        """Look at a run, or at none."""
        if run is not self.chosen:
            self.chosen = run
            self._fit()

    def retint(self) -> None:
        self.setBackground(self.theme.stage)
        for axis in (self._x_axis, self._y_axis):
            axis.setStyle(tickFont=themes.font(12))
            axis.setTextPen(self.theme.text2)
        self._y_axis.setTickPen(pg.mkPen(self.theme.border))
        self._y_axis.setGrid(255)
        self._y_axis.setZValue(-1000)  # the grid lies behind the curves
        self._now.setPen(pg.mkPen(self.theme.strong))

    # --- the run under the mouse ------------------------------------------------------------------------------------

    def light(self, lit: Collection[History]) -> None:
        """Bring the curve of these runs to the front."""
        self.lit = lit
        line = next((line for line in self.lines if any(run in lit for run in line.runs)), None)
        self.front.setVisible(line is not None)
        if line is not None:
            self.front.setPen(pg.mkPen(line.pen.color(), width=THICK, style=line.pen.style()))
            self.front.setData(line.x, np.minimum(line.y, HUGE))

    def nearest(self, x: float, y: float) -> Line | None:
        """The curve next to a place of the plot, as it is drawn; None where none is near."""
        (low, high), height = self.view.viewRange()[1], max(self.view.height(), 1)
        best: tuple[float, Line] | None = None
        for line in self.lines:
            if len(line.x) and line.x[0] <= x <= line.x[-1]:
                away = abs(float(np.interp(x, line.x, line.y)) - y) * height / max(high - low, 1e-12)
                if away <= NEAR and (best is None or away < best[0]):
                    best = (away, line)
        return best[1] if best is not None else None

    def told(self, x: float) -> tuple[str, list[tuple[Line, str]]]:
        """What the lines say at a place across: that place, and the value of each that is known there."""
        place = big(10**x if self.shown.log_x else x)
        values = []
        for line in self.lines:
            if len(line.x) and line.x[0] <= x <= line.x[-1]:
                value = float(np.interp(x, line.x, line.y))
                value = 10**value if self.shown.log_y else value
                values.append((line, self.quantity.write(value, 1 if self.quantity.share else 3)))
        return place, values

    def _place(self, event: QMouseEvent) -> tuple[float, float] | None:
        at = self.mapToScene(event.position().toPoint())
        if not self.view.sceneBoundingRect().contains(at):
            return None
        point = self.view.mapSceneToView(at)
        return point.x(), point.y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self._place(event)
        self._now.setVisible(place is not None)
        if place is not None:
            self._now.setValue(place[0])
        line = self.nearest(*place) if place is not None else None
        self.pointed.emit((line.runs, place[0]) if line is not None and place is not None else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self._place(event)
        if place is not None and (line := self.nearest(*place)) is not None:
            self.clicked.emit(line.runs)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_zoomed(False)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._now.hide()
        self.pointed.emit(None)

    def set_zoomed(self, zoomed: bool = True) -> None:
        """Keep to the part that is shown, or show everything again."""
        self._zoomed = zoomed
        self.zoomed.emit(zoomed)
        self.redraw()

    def numbers(self) -> str:
        """Every curve as it is drawn: place and value of each."""
        if not self.lines:
            return ""
        called = _called(self.lines)
        over, shown = dict(compare.AXES)[self.shown.axis], dict(compare.QUANTITIES)[self.shown.quantity]
        lines = ["\t".join((self.tr("run"), lesson_text(over), lesson_text(shown)))]
        for line in self.lines:
            x = 10**line.x if self.shown.log_x else line.x
            y = 10**line.y if self.shown.log_y else line.y
            lines += [f"{called[line.runs]}\t{one:.6g}\t{other:.6g}" for one, other in zip(x, y, strict=True)]
        return "\n".join(lines)

    def around(self) -> Around:
        called, across = _called(self.lines), lesson_text(dict(compare.AXES)[self.shown.axis])
        return Around(self.title, across, tuple((line.pen, called[line.runs]) for line in self.lines if len(line.x)))


def _called(lines: Sequence[Line]) -> dict[tuple[History, ...], str]:
    """What the runs of each line are called together: by what sets the lines apart, which is no seed of a band."""
    alone = names([line.runs[0] for line in lines])
    several = {line.runs: f" (n = {len(line.runs)})" if len(line.runs) > 1 else "" for line in lines}
    return {runs: alone[runs[0]] + count for runs, count in several.items()}


def _item(smooth: bool) -> pg.PlotCurveItem:
    made = pg.PlotCurveItem(antialias=smooth, skipFiniteCheck=True)
    if smooth:
        made.setSegmentedLineMode("on")  # piece by piece a wide line takes a fifth of the time
    return made


def _bundles(
    drawn: Sequence[History], alike: Mapping[History, tuple[History, ...]]
) -> list[tuple[History, ...]]:  # fmt: skip
    """The runs that are drawn, those that differ in seed only together."""
    found: dict[tuple[History, ...], list[History]] = {}
    for run in drawn:
        found.setdefault(alike.get(run, (run,)), []).append(run)
    return [tuple(runs) for runs in found.values()]


def _bounds(
    seen: Sequence[Numbers], most: Sequence[Numbers], quantity: Quantity, log: bool
) -> tuple[float, float]:  # fmt: skip
    """Between which values is shown: from the least of ``seen``, up to the greatest of those that decide, ``most``."""
    share, ceiling = quantity.share, math.log10(quantity.ceiling) if log else quantity.ceiling
    if not seen:
        return (0.0, 1.0) if share or log else (0.0, 2.4)
    low, high = min(float(values.min()) for values in seen), max(float(values.max()) for values in most)
    if not share:
        high = max(min(high, ceiling), low + 0.01)
    room = max(high - low, 0.02 if share else 0.05) * 0.06
    low, high = low - room, high + room
    return (max(low, 0.0), min(high, 1.0)) if share and not log else (low, high)
