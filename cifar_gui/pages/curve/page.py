"""The page of activations as curves: the function, its slope, a point on it, and what it does to a batch."""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import count
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from cifar_gui.engine.code import curve_script
from cifar_gui.engine.explained import Explained
from cifar_gui.engine.pointwise import PointwiseLayer, pointwise_cell
from cifar_gui.lesson import Lesson
from cifar_gui.pages.curve import PAGE, CurveContent
from cifar_gui.pages.curve.plot import CurveLegend, CurvePlot
from cifar_gui.pages.curve.protocol import DrawCurves
from cifar_gui.pages.curve.state import MOST_OTHERS, CurveState
from cifar_gui.protocol import Failure
from cifar_gui.protocol.curves import POINTS, REACH, Curves
from cifar_gui.ui.arithmetic.strip import Strip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.pin_page import PinPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.before_after import BeforeAfter
from cifar_gui.ui.widgets.controls import SectionHead, label, rule
from cifar_gui.ui.widgets.layouts import in_row
from cifar_gui.ui.widgets.timeline import POINT

HISTOGRAM = 92
START = 140
"""The place of the point at first: x = 1."""


class CurvePage(PinPage):
    """GUI thread. Asks for curves whenever something is changed, and shows the answers."""

    kind, answer = PAGE, Curves
    long_form = True
    asks = frozenset({"params", "others", "picture"})
    moves: ClassVar = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    good: Curves | None
    state: CurveState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, CurveContent)
        self.declared: CurveContent = lesson.content
        self._colours: dict[str, int] = {}
        """Which colour each of the curves laid over it has, as long as it is drawn."""
        self._full = ""
        """What is said where no other curve can be laid over it."""
        self._last = START
        self._build_form()
        self._build_stage()
        self.code = CodeView(self.context, "activation.py")
        self.companion.add_tab("code", self.code)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.add_picker()
        self.make_form()
        self.arguments = SectionHead()
        self.form.count_changes_in(self.arguments)
        self.add_section(self.arguments, self.form)
        self._build_others()
        self.add_examples()
        self.add_reset()

    def _build_others(self) -> None:
        self._others_head = SectionHead()
        self.boxes = {name: QPushButton(name) for name in self.declared.layers}
        self._others = QWidget()
        self._others.setObjectName("segmented")  # its look: choices on a common ground
        self._others.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(self._others)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(0)
        for place, (name, box) in enumerate(self.boxes.items()):
            box.setCheckable(True)
            box.clicked.connect(lambda on, name=name: self._lay_over(name, on))
            grid.addWidget(box, place // 2, place % 2)
        holder = QWidget()
        in_row(self._others, on=holder, margins=(8, 2, 0, 6))
        self.add_section(self._others_head, holder)

    def _build_stage(self) -> None:
        self._heading = label("heading")
        self.legend, self.plot = CurveLegend(), CurvePlot()
        self.histograms = BeforeAfter(HISTOGRAM)
        self.stage.setSpacing(4)
        for widget in (self._heading, self.legend):
            self.stage.addWidget(widget)
        self.stage.addWidget(self.plot, 1)
        self.stage.addWidget(rule())
        self.stage.addWidget(self.histograms)
        self.plot.pointed.connect(self._pointed)
        self.plot.clicked.connect(self._pin_at)
        self.arithmetic = Strip()
        self.add_strip(self.arithmetic)
        self.timeline.set_unit(POINT)
        self.timeline.moved.connect(self.pin)

    def torch_name(self) -> str:
        return f"torch.nn.{self.state.params.layer}"

    # --- asking -----------------------------------------------------------------------------------------------------

    def _ask(self, allow: bool = False) -> None:
        params = self.state.params
        others = tuple(self.declared.params(layer=name) for name in self.state.others if name != params.layer)
        self.context.lab.ask(
            DrawCurves(
                self._next_id(), self.lesson.key, self.declared.build, params, others, self.picker.pictures,
                self.context.device, allow, params.normalise,
            )
        )  # fmt: skip

    def _lay_over(self, name: str, on: bool) -> None:
        """Lay a curve over, or take it away; the colours of the others stay theirs."""
        others = tuple(other for other in self.state.others if other != name)
        self.set(others=(*others, name) if on else others)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "others" in changed:
            self._reflect_others()

    # --- taking answers ---------------------------------------------------------------------------------------------

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        colours = [0, *(self._colours.get(other.name, 0) for other in good.others)]
        self.legend.show_names([good.curve.name, *(other.name for other in good.others)], colours)
        self.plot.show_curves(good, colours)
        self._set_dimmed(False)
        self.show_probe()

    def _show_failure(self, failure: Failure) -> None:
        self._say_empty()
        self.arithmetic.show_failure(failure)

    def _fade_good(self) -> None:
        self._set_dimmed(True)

    def _set_dimmed(self, dimmed: bool) -> None:
        for part in (self.legend, self.plot, self.histograms):
            part.set_dimmed(dimmed)

    def _last_good_in(self) -> QWidget:
        return self.plot

    def _last_good_of(self) -> Any:
        return self.good.batch.params if self.good is not None else None

    def _say_empty(self) -> None:
        """What stands where the first curve will be."""
        waiting = self.tr("The curve appears here as soon as PyTorch is loaded.")
        self.plot.say_empty(waiting if self.failure is None else self.tr("No result yet."))

    # --- the point --------------------------------------------------------------------------------------------------

    def show_probe(self) -> None:
        good, place = self.good, self.here
        if good is None or self.failure is not None:
            return
        x, y = self._at(good)
        slope = float(good.curve.slope[place])
        others = [(x, float(other.y[place])) for other in good.others]
        self.plot.show_dots([*others, (x, slope)], (x, y))
        self.histograms.mark(x, y)
        self.arithmetic.show_point(cell_at(good, x), x, y, slope, place == self.state.pinned)
        self.arithmetic.timeline.set_place(place, POINTS)

    def _at(self, good: Curves) -> tuple[float, float]:
        """x and f(x) there."""
        return float(good.x[self.here]), float(good.curve.y[self.here])

    @Slot(object)
    def _pointed(self, x: float | None) -> None:
        """The point follows the mouse, from one place that torch computed to the next."""
        self.point_at(None if x is None else place_of(x))

    @Slot(float)
    def _pin_at(self, x: float) -> None:
        if self.usable:
            self.pin(place_of(x))

    def _moved(self, place: int, step: int) -> int:
        return min(max(place + step, 0), POINTS - 1)

    def regions(self) -> Mapping[str, Widgets]:
        return dict(
            curve=self.plot, point=self.arithmetic, arithmetic=self.arithmetic, overlays=self._others,
            histograms=self.histograms,
        )  # fmt: skip

    # --- companion and status ---------------------------------------------------------------------------------------

    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        params = self.state.params if failure is not None or good is None else good.batch.params
        pictures = self.picker.pictures if failure is not None or good is None else good.batch.pictures
        data = self.context.data(pictures.source)
        script = curve_script(
            params, pictures, data, reach=REACH, points=POINTS,
            point=self.state.pinned, device=self.context.device, normalise=params.normalise,
            shape=good.batch.y.shape if failure is None and good is not None else None,
        )  # fmt: skip
        if failure is not None:
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
            return
        self.code.show_script(script)
        if good is not None:
            self.histograms.show_numbers(good.batch.x, good.batch.y)
            self.histograms.mark(*self._at(good))

    def _say_status(self) -> None:
        good = self.good
        parts = [self.picker.words]
        if good is not None and self.failure is None:
            parts.append(f"({', '.join(map(str, good.batch.x.shape))}) → ({', '.join(map(str, good.batch.y.shape))})")
        right = self.tr("forward {time} ms").format(time=f"{good.batch.milliseconds:.1f}") if good is not None else ""
        self.status.emit("    ".join(parts), right, self._mood)

    def _reflect_others(self) -> None:
        others = self.state.others
        self._colours = {name: colour for name, colour in self._colours.items() if name in others}
        for name in others:
            if name not in self._colours:
                self._colours[name] = next(at for at in count(1) if at not in self._colours.values())
        full = len(others) == MOST_OTHERS
        for name, box in self.boxes.items():
            box.setChecked(name in others)
            box.setEnabled(name in others or not full)
            box.setToolTip(self._full if full and name not in others else "")

    # --- theme and language -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.arguments.set_title(self.tr("Arguments"))
        self._others_head.set_title(self.tr("Compare with"))
        self._full = self.tr("{count} curves at a time: take one away first").format(count=MOST_OTHERS)
        self._reflect_others()
        self._heading.setText(self.tr("The function and its slope"))
        self._say_empty()
        self._say_status()


def place_of(x: float) -> int:
    """The nearest of the POINTS places."""
    return min(max(round((x + REACH) / (2 * REACH) * (POINTS - 1)), 0), POINTS - 1)


def cell_at(good: Curves, x: float) -> Any:
    """The formula at x; Softmax is drawn for a pair of x and 0."""
    if good.curve.name == "Softmax":
        return pointwise_cell(PointwiseLayer("Softmax", {"dim": -1}), np.array([[x, 0.0]]), (0, 0))
    explained = Explained.of(good.batch)
    return explained.cell(np.array([[[[x]]]], np.float64), (0, 0, 0, 0))
