"""The page of activations as curves: the function, its slope, a point on it, and what it does to a batch."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from cifar_gui.engine.code import curve_script
from cifar_gui.engine.explained import Explained
from cifar_gui.engine.pointwise import PointwiseLayer, pointwise_cell
from cifar_gui.page_state import remembered, restored
from cifar_gui.pages.curve import PAGE, CurveStage
from cifar_gui.pages.curve.plot import CurveLegend, CurvePlot
from cifar_gui.pages.curve.protocol import DrawCurves
from cifar_gui.protocol import Failure
from cifar_gui.protocol.curves import POINTS, REACH, Curves
from cifar_gui.spec import Lesson
from cifar_gui.ui.arithmetic.strip import Strip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.page import NARROW, regions
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.widgets.before_after import BeforeAfter
from cifar_gui.ui.widgets.controls import SectionHead, icon, label, rule
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.picture_names import source_name
from cifar_gui.ui.widgets.timeline import POINT

MOST_OTHERS = 3
"""Curves that are laid over one: there is a colour for each."""
HISTOGRAM = 92
START = 140
"""The place of the point at first: x = 1."""


class CurvePage(AnswerPage):
    """GUI thread. Asks for curves whenever something is changed, and shows the answers."""

    kind, answer = PAGE, Curves
    good: Curves | None

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.stage, CurveStage)
        self.declared: CurveStage = lesson.stage
        self.others: list[str] = []
        self._colours: dict[str, int] = {}
        """Which colour each of them has, as long as it is drawn."""
        self._full = ""
        """The layers laid over the curve, in the order in which they were chosen."""
        self.point = START
        """The place that is explained while the mouse is elsewhere."""
        self.pinned = False
        self._preview: int | None = None
        self._build_form()
        self._build_stage()
        self._build_companion()
        context.data_changed.connect(self._data_changed)
        context.source_chosen.connect(self.picker.choose_source)
        self.theme_changed()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.picker = Picker(self.context)
        self.picker.changed.connect(self._again)
        self.toolbar.addWidget(self.picker)
        self.form = Form(self.declared.params, self.declared.examples[0].params)
        self.form.changed.connect(self._params_changed)
        self.form.unreadable.connect(self._unread)
        self.arguments = SectionHead()
        self.add_section(self.arguments, self.form)
        self._build_others()
        self.add_examples()
        self.reset = QPushButton()
        self.reset.clicked.connect(self._back_to_example)
        self.footer.addWidget(self.reset, 1)

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
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 2, 0, 6)
        row.addWidget(self._others)
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
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.strip.addWidget(self.arithmetic)
        self.arithmetic.released.connect(self.release)
        self.arithmetic.fix_chosen.connect(self._apply_fix)
        self.arithmetic.allowed.connect(lambda: self._ask(allow=True))
        self.timeline = self.arithmetic.timeline
        self.timeline.set_unit(POINT)
        self.timeline.moved.connect(self.pin)

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "activation.py")
        self.companion.add_tab("code", self.code)

    def torch_name(self) -> str:
        return f"torch.nn.{self.form.params.layer}"

    # --- asking -----------------------------------------------------------------------------------------------------

    def _ask(self, allow: bool = False) -> None:
        params = self.form.params
        others = tuple(self.declared.params(layer=name) for name in self.others if name != params.layer)
        self.context.lab.ask(
            DrawCurves(
                self._next_id(), self.lesson.key, self.declared.build, params, others, self.picker.pictures,
                self.context.device, allow, params.normalise,
            )
        )  # fmt: skip

    @Slot(object)
    def _params_changed(self, params: object) -> None:
        self._reflect_changes()
        self._ask()

    @Slot()
    def _data_changed(self) -> None:
        self.picker.refresh()
        self._again()

    @Slot(int)
    def show_example(self, place: int) -> None:
        """Take the arguments of an example."""
        self.examples.setCurrentIndex(place)
        params = self.declared.examples[place].params
        self.form.set_default(params)
        self.form.set_params(params)
        self._params_changed(params)

    @Slot()
    def _back_to_example(self) -> None:
        """The arguments of the example, and its curve alone."""
        self.others = []
        self._reflect_others()
        self.show_example(self.examples.currentIndex())

    @Slot(object)
    def _apply_fix(self, changes: Any) -> None:
        params = replace(self.form.params, **changes)
        self.form.set_params(params)
        self._params_changed(params)

    def _lay_over(self, name: str, on: bool) -> None:
        """Lay a curve over, or take it away; the colours of the others stay theirs."""
        self.others = [other for other in self.others if other != name]
        if on and len(self.others) < MOST_OTHERS:
            self.others.append(name)
        self._reflect_others()
        self._ask()

    # --- taking answers ---------------------------------------------------------------------------------------------

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        colours = [0, *(self._colours.get(other.name, 0) for other in good.others)]
        self.legend.show_names([good.curve.name, *(other.name for other in good.others)], colours)
        self.plot.show_curves(good, colours)
        self._set_dimmed(False)
        self._show_point()

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

    def _show_point(self) -> None:
        """Work out the point under the mouse, or else the one that was there last."""
        good = self.good
        if good is None or self.failure is not None:
            return
        (x, y), place = self._at(good), self._place
        slope = float(good.curve.slope[place])
        others = [(x, float(other.y[place])) for other in good.others]
        self.plot.show_dots([*others, (x, slope)], (x, y))
        self.histograms.mark(x, y)
        pinned = self.pinned and place == self.point
        self.arithmetic.show_point(self._cell(good, x), x, y, slope, pinned)
        self.arithmetic.timeline.set_place(place, POINTS)

    @property
    def _place(self) -> int:
        """The place that is explained now."""
        return self.point if self._preview is None else self._preview

    def _at(self, good: Curves) -> tuple[float, float]:
        """x and f(x) there."""
        return float(good.x[self._place]), float(good.curve.y[self._place])

    def _cell(self, good: Curves, x: float) -> Any:
        """The formula at x; Softmax is drawn for a pair of x and 0."""
        if good.curve.name == "Softmax":
            return pointwise_cell(PointwiseLayer("Softmax", {"dim": -1}), np.array([[x, 0.0]]), (0, 0))
        explained = Explained.of(good.batch)
        return explained.cell(np.array([[[[x]]]], np.float64), (0, 0, 0, 0))

    @Slot(object)
    def _pointed(self, x: float | None) -> None:
        """The point follows the mouse, from one place that torch computed to the next."""
        self._preview = None if x is None else place_of(x)
        if self._preview is not None and not self.pinned:
            self.point = self._preview
        self._show_point()

    @Slot(float)
    def _pin_at(self, x: float) -> None:
        if self.failure is None and self.good is not None:
            self.pin(place_of(x))

    @Slot(int)
    def pin(self, place: int) -> None:
        """Keep explaining this place."""
        self.point, self.pinned, self._preview = min(max(place, 0), POINTS - 1), True, None
        self._show_point()
        self._follow_up()

    @Slot()
    def release(self) -> None:
        """Let go of the pinned point."""
        if self.pinned:
            self.pinned = False
            self._show_point()
            self._follow_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move the point, Enter or P pins, Esc releases; the other keys are the timeline's."""
        here = self._place
        places = {
            Qt.Key.Key_Left: self.point - 1, Qt.Key.Key_Right: self.point + 1, Qt.Key.Key_P: here,
            Qt.Key.Key_Return: here, Qt.Key.Key_Enter: here,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in places and self.failure is None and self.good is not None:
            self.pin(places[key])
        elif key == Qt.Key.Key_Escape:
            self.release()
        elif not self.arithmetic.timeline.keyed(event):
            super().keyPressEvent(event)

    def links(self) -> dict[str, tuple[QWidget, ...]]:
        """Where the links of the text lead."""
        return {**self.form.links(), **regions(
            curve=self.plot, point=self.arithmetic, arithmetic=self.arithmetic, overlays=self._others,
            histograms=self.histograms,
        )}  # fmt: skip

    def fit(self, room: QSize) -> None:
        """In a narrow window the controls get closer to their scroll bar."""
        super().fit(room)
        self.controls.setContentsMargins(12, 14, 6 if room.width() < NARROW else 14, 4)

    # --- companion and status ---------------------------------------------------------------------------------------

    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        params = self.form.params if failure is not None or good is None else good.batch.params
        pictures = self.picker.pictures if failure is not None or good is None else good.batch.pictures
        data = self.context.data(pictures.source)
        script = curve_script(
            params, pictures, data, reach=REACH, points=POINTS,
            point=self.point if self.pinned else None, device=self.context.device, normalise=params.normalise,
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
        picker, good = self.picker, self.good
        parts = [
            self.tr("{source} {count}").format(
                source=source_name(picker.source, picker.split), count=f"{len(picker.data):,}"
            )
        ]
        if good is not None and self.failure is None:
            parts.append(f"({', '.join(map(str, good.batch.x.shape))}) → ({', '.join(map(str, good.batch.y.shape))})")
        right = self.tr("forward {time} ms").format(time=f"{good.batch.milliseconds:.1f}") if good is not None else ""
        self.status.emit("    ".join(parts), right, self._mood)

    def _reflect_changes(self) -> None:
        count = self.form.changes()
        self.arguments.set_remark(
            self.tr("{count} changed").format(count=count) if count else self.tr("as in the example")
        )

    def _reflect_others(self) -> None:
        self._colours = {name: colour for name, colour in self._colours.items() if name in self.others}
        for name in self.others:
            if name not in self._colours:
                self._colours[name] = next(at for at in count(1) if at not in self._colours.values())
        full = len(self.others) == MOST_OTHERS
        for name, box in self.boxes.items():
            box.setChecked(name in self.others)
            box.setEnabled(name in self.others or not full)
            box.setToolTip(self._full if full and name not in self.others else "")

    # --- surviving a restart ----------------------------------------------------------------------------------------

    def saved(self) -> dict[str, Any]:
        """What is to survive a restart, as plain JSON values."""
        return {
            "params": remembered(self.form.params),
            "picture": self.picker.saved(),
            "example": self.examples.currentIndex(),
            "others": list(self.others),
            "pinned": self.point if self.pinned else None,
            "tab": self.companion.tab,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state; what cannot be used is ignored."""
        state = state if isinstance(state, dict) else {}
        example = state.get("example")
        if type(example) is int and 0 <= example < len(self.declared.examples):
            self.examples.setCurrentIndex(example)
        default = self.declared.examples[self.examples.currentIndex()].params
        self.form.set_default(default)
        self.form.set_params(restored(default, state.get("params")))
        self.picker.restore(state.get("picture"))
        others = state.get("others")
        if isinstance(others, list):
            known = [other for other in others if isinstance(other, str) and other in self.boxes]
            self.others = list(dict.fromkeys(known))[:MOST_OTHERS]
            self._reflect_others()
        if isinstance(tab := state.get("tab"), str):
            self.companion.show_tab(tab)
        pinned = state.get("pinned")
        if type(pinned) is int and 0 <= pinned < POINTS:
            self.point, self.pinned = pinned, True
        self._reflect_changes()
        self._again()

    # --- theme and language -----------------------------------------------------------------------------------------

    def theme_changed(self) -> None:
        """Recolour what the style sheet does not reach."""
        theme = self.context.theme
        parts = (self.form, self.examples, self.picker, self.legend, self.plot, self.histograms, self.arithmetic)
        for part in parts:
            part.retint(theme)
        self.reset.setIcon(icon("reset", theme.text2))

    def retranslate(self) -> None:
        super().retranslate()
        self.arguments.set_title(self.tr("Arguments"))
        self._others_head.set_title(self.tr("Compare with"))
        self._full = self.tr("{count} curves at a time: take one away first").format(count=MOST_OTHERS)
        self._reflect_others()
        self._heading.setText(self.tr("The function and its slope"))
        self._say_empty()
        self.reset.setText(self.tr("Back to the example"))
        self.reset.setToolTip(self.tr("Set every argument back to the example's"))
        self._reflect_changes()
        if self.failure is not None:
            self._refuse(self.failure)
        self._say_status()


def place_of(x: float) -> int:
    """The nearest of the POINTS places."""
    return min(max(round((x + REACH) / (2 * REACH) * (POINTS - 1)), 0), POINTS - 1)
