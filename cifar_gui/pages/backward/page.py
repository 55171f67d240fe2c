"""The page of a network's gradients: forward to the loss of real pictures, and back to every weight."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cifar_gui.page_state import LARGEST_SEED, remembered, restored
from cifar_gui.pages.backward import PAGE, BackwardStage
from cifar_gui.pages.backward.gradient_views import norm
from cifar_gui.pages.backward.protocol import (
    AskCheck,
    AskGradients,
    AskNudge,
    AskWalk,
    Checked,
    Gradients,
    Nudge,
    Spread,
    Walked,
)
from cifar_gui.pages.backward.script import gradient_script
from cifar_gui.pages.backward.stage import (
    BACKWARD,
    KINDS,
    LOGITS,
    LOSS_STEP,
    MAPS,
    SOFTMAX,
    WEIGHTS,
    BackwardStageView,
    layer_of,
    layers_of,
)
from cifar_gui.pages.backward.walk_view import WalkView
from cifar_gui.protocol import Failure, Floats, Pictures
from cifar_gui.spec import Count, Lesson, Network
from cifar_gui.ui.arithmetic.formula_steps import added, factor, number, share_of
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.page import NARROW
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import Segmented, TextButton, label
from cifar_gui.ui.widgets.form import ChoiceControl, Form, NumberControl
from cifar_gui.ui.widgets.histogram import Curve, Line
from cifar_gui.ui.widgets.picture_names import class_name, source_name
from cifar_gui.ui.widgets.theme import Themed
from cifar_gui.ui.widgets.timeline import READ, STEP, Timeline

NARROW_EDIT = 80
CLOSE = 6
"""Decimals of a loss: those at neighbouring weights are close to each other."""
LOSS, CHECK = PLOTS = ("loss", "check")
LEAST = 1e-12
"""The smallest relative error that is drawn."""
KEYED = 80
"""So many presses of a key lead from one end of the curve to the other."""
USUAL = 1e-3
"""h, until another one is chosen."""
CURVE = 250
"""Width of the loss over one weight, px."""
LARGEST_BATCH = 100_000
Lines = tuple[tuple[str, str], ...]


def precise(value: float) -> str:
    """Five digits that count: gradients are small."""
    return f"{value:.5g}".replace("-", "−")


class PicturePicker(Picker):
    """Chooses one picture; how many go with it in a batch is an argument of the page."""

    _has_batch = False

    def _lay_out(self) -> None:
        super()._lay_out()
        for widget in self._batch_group:
            widget.hide()


class BackwardStrip(Themed, PinnedStrip):
    """Explains a step of the way, or one weight with a curve beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.formula = FormulaView()
        self._plot = QWidget()
        super().__init__(self.formula, Timeline(STEP, READ), parent, beside=self._plot)
        self._build_plot()
        self.retint()
        self.retranslate()

    def _build_plot(self) -> None:
        self.curve = Curve(draggable=True)
        self._plot.setFixedWidth(CURVE)
        self.plots = Segmented(PLOTS)
        self.plots.set_value(LOSS)
        self._legend = label("caption")
        head = QHBoxLayout()
        head.addWidget(self.plots)
        head.addWidget(self._legend, 1)
        plot = QVBoxLayout(self._plot)
        plot.setContentsMargins(0, 0, 0, 0)
        plot.setSpacing(2)
        plot.addLayout(head)
        plot.addWidget(self.curve, 1)

    def show_step(self, chip: str, caption: str, lines: Lines, results: tuple[tuple[str, float], ...]) -> None:
        """Explain a step."""
        self._show(chip, caption, lines, results, False)
        self._plot.hide()

    def show_weight(self, chip: str, caption: str, lines: Lines, results: tuple[tuple[str, float], ...],
                    pinned: bool) -> None:  # fmt: skip
        """Explain one weight; the curve of a pinned one comes with ``show_curve``."""
        self._show(chip, caption, lines, results, pinned)
        self._plot.setVisible(pinned)

    def _show(self, chip: str, caption: str, lines: Lines, results: tuple[tuple[str, float], ...],
              pinned: bool) -> None:  # fmt: skip
        self._stack.setCurrentIndex(0)
        self.name(chip, pinned)
        self._caption.say(caption)
        self.formula.show_lines(lines, results)
        self.timeline.set_usable(bool(lines))

    def show_curve(self, nudge: Nudge | None, weight: float | None = None) -> None:
        """The loss over a weight, its tangent by ``backward``, and the place that is dragged to."""
        self._legend.hide()
        if nudge is None:
            self.curve.clear()
            return
        own = float(nudge.weights[len(nudge.weights) // 2])
        at = own if weight is None else weight
        base = float(np.interp(own, nudge.weights, nudge.losses))
        slope = nudge.gradient if weight is None else float(np.interp(at, nudge.weights, nudge.gradients))
        tangent = float(np.interp(at, nudge.weights, nudge.losses)) + slope * (nudge.weights - at)
        finite = nudge.losses[np.isfinite(nudge.losses)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        room = max((high - low) * 0.08, 1e-6 * max(abs(high), 1.0))
        self.curve.show_lines(
            [Line(nudge.weights, nudge.losses), Line(nudge.weights, tangent, 1, True)],
            (float(nudge.weights[0]), float(nudge.weights[-1])), (low - room, high + room),
        )  # fmt: skip
        now = (at, float(np.interp(at, nudge.weights, nudge.losses)))
        self.curve.show_dots([(own, base)], now)

    def show_check(self, checked: Checked | None, chosen: int) -> None:
        """The relative error over h, both as powers of ten: float32, and float64 below it."""
        self._legend.setVisible(checked is not None)
        if checked is None:
            self.curve.clear()
            return
        x = np.log10(checked.steps)
        lines = np.log10(np.clip(checked.errors, LEAST, 1.0))
        self.curve.show_lines(
            [Line(x, lines[0]), Line(x, lines[1], 1)], (float(x[0]), float(x[-1])), (math.log10(LEAST), 0.0)
        )
        self.curve.show_dots([(float(x[chosen]), float(lines[0, chosen]))], (float(x[chosen]), float(lines[1, chosen])))

    def retint(self) -> None:
        pairs = zip(self.theme.curves, (32, 64), strict=False)
        self._legend.setText(" ".join(f'<span style="color:{colour}">●</span> {bits}' for colour, bits in pairs))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Step"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Unpin this weight (Esc)"))
        self.plots.set_texts({LOSS: self.tr("Loss over w"), CHECK: self.tr("Error over h")})
        self.plots.setAccessibleName(self.tr("What the curve shows"))
        self.plots.buttons[CHECK].setToolTip(
            self.tr("How far the gradient is from a difference of two losses, both as powers of ten")
        )
        self.curve.setAccessibleName(self.tr("The loss over this weight"))
        self.curve.say_empty(self.tr("Computing the loss over this weight…"))


class BackwardPage(AnswerPage):
    """GUI thread. Asks for loss and gradients whenever something is changed, then for what the user looks at."""

    kind, answer = PAGE, Gradients
    good: Gradients | None

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.stage, BackwardStage)
        self.declared: BackwardStage = lesson.stage
        self.position: int | None = None
        """How far the way forward and back is shown; None is all of it."""
        self.pinned: tuple[str, tuple[int, ...]] | None = None
        """(parameter, index) of the weight that is explained while the mouse is elsewhere."""
        self.nudge: Nudge | None = None
        self.checked: Checked | None = None
        self._step = -1
        """Which h of the check is chosen; -1 for the usual one."""
        self._dragged: float | None = None
        self._preview: tuple[int, ...] | None = None
        self._parameter = self._layer = ""
        self._nudge_id = self._walk_id = self._check_id = 0
        """Ids of the requests under way, 0 for none."""
        self._build_form()
        self._build_stage()
        self._build_companion()
        context.data_changed.connect(self._data_changed)
        context.source_chosen.connect(self.picker.choose_source)
        context.networks_changed.connect(self._networks_changed)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.picker = PicturePicker(self.context)
        self.picker.changed.connect(self._picture_changed)
        self.toolbar.addWidget(self.picker)
        self.form = Form(self.declared.params, self.declared.examples[0].params)
        self.form.changed.connect(self._params_changed)
        self.form.unreadable.connect(self._unread)
        row = self.form.rows["network"]
        row.leave_out_name()
        assert isinstance(row.control, ChoiceControl)
        self._networks = row.control.combo
        smoothing = self.form.rows["label_smoothing"].control
        assert isinstance(smoothing, NumberControl)
        smoothing.edit.setFixedWidth(NARROW_EDIT)  # its name is long
        self._fill_networks()
        self.add_section(None, self.form)
        self.add_examples()
        self.reset = TextButton("reset")
        self.reset.clicked.connect(lambda: self.show_example(self.examples.currentIndex()))
        self.footer.addWidget(self.reset, 1)

    def _build_stage(self) -> None:
        self.view = BackwardStageView()
        self.stage.addWidget(self.view)
        self.view.picture_clicked.connect(self._picture_clicked)
        self.view.parameter_chosen.connect(self._parameter_chosen)
        self.view.weight_hovered.connect(self._weight_hovered)
        self.view.weight_clicked.connect(self._weight_clicked)
        self.view.kind_chosen.connect(self.show_kind)
        self.arithmetic = BackwardStrip()
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.strip.addWidget(self.arithmetic)
        self.arithmetic.released.connect(self.release)
        self.arithmetic.errors.fix_chosen.connect(self._apply_fix)
        self.arithmetic.errors.allowed.connect(lambda: self._ask(allow=True))
        self.arithmetic.timeline.moved.connect(self._timeline_moved)
        self.arithmetic.curve.dragged.connect(self._weight_dragged)
        self.arithmetic.plots.chosen.connect(lambda _: self._plot_chosen())

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "gradients.py")
        self.walk = WalkView()
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("curve", self.walk)
        self.walk.started.connect(self.start_walk)
        self.walk.paused.connect(self.pause_walk)
        self.walk.restarted.connect(self.restart_walk)

    def _fill_networks(self) -> None:
        """The networks of the lesson, and those that the user has built."""
        chosen = self.form.params.network
        with QSignalBlocker(self._networks):
            self._networks.clear()
            for name in self.networks:
                self._networks.addItem(name, name)
            self.form.rows["network"].control.show_value(chosen)

    @property
    def networks(self) -> dict[str, Network]:
        """Every network there is, by its name; those of the lesson win."""
        return self.context.networks_beside(self.declared.networks)

    @property
    def network(self) -> Network:
        """The chosen network; the first one when it is no longer there."""
        return self.networks.get(self.form.params.network, self.declared.networks[0])

    # --- asking -----------------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """Ask for the first result, or go on with the walk."""
        super().activated()
        self._go_on()

    @property
    def batch_size(self) -> int:
        """Pictures in a batch; 1 while something else stands in the field."""
        size = self.form.params.batch_size
        return size if type(size) is int and 1 <= size <= LARGEST_BATCH else 1

    @property
    def pictures(self) -> Pictures:
        """The batch that the chosen picture lies in."""
        picker, size = self.picker, self.batch_size
        return Pictures(picker.source, picker.split, picker.index // size, size)

    def _request(self, id_: int, allow: bool = False) -> AskGradients:
        params = self.form.params
        return AskGradients(
            id_, self.lesson.key, self.network, params, self.pictures, params.seed, self.context.device, allow
        )

    def _ask(self, allow: bool = False) -> None:
        if not self._can_ask():
            return
        self._nudge_id = self._walk_id = self._check_id = 0  # dropped, or answered for what is no longer shown
        self.context.lab.ask(self._request(self._next_id(), allow))

    def _can_ask(self) -> bool:
        """Whether the fields that are the program's own hold what it can use."""
        params = self.form.params
        size = type(params.batch_size) is int and 1 <= params.batch_size <= LARGEST_BATCH
        seed = type(params.seed) is int and 0 <= params.seed <= LARGEST_SEED
        if not size:
            self.form.mark_error("batch_size", self.tr("a whole number from 1 on"))
        if not seed:
            self.form.mark_error("seed", self.tr("a whole number from 0 on"))
        return size and seed

    def _go_on(self) -> None:
        """Ask for what is still wanted: one request of a page at a time."""
        if self._awaiting or self.failure is not None or self.good is None:
            return
        if self._nudge_id or self._walk_id or self._check_id:
            return
        lab, page, of = self.context.lab, self.lesson.key, self._asked_for(self.good)
        if self._explained is not None and not self._has_nudge(of):
            self._nudge_id = lab.next_id()
            lab.ask(AskNudge(self._nudge_id, page, of, *self._explained))
        elif self._explained is not None and self.arithmetic.plots.value == CHECK and not self._has_check(of):
            self._check_id = lab.next_id()
            lab.ask(AskCheck(self._check_id, page, of, *self._explained))
        elif self.walk.running:
            self._walk_id = lab.next_id()
            lab.ask(AskWalk(self._walk_id, page, of, len(self.walk.losses)))

    @staticmethod
    def _asked_for(good: Gradients) -> AskGradients:
        return AskGradients(0, good.page, good.network, good.params, good.pictures, good.seed, good.device)

    def _has_nudge(self, of: AskGradients) -> bool:
        nudge = self.nudge
        return nudge is not None and (nudge.parameter, nudge.index) == self.pinned and nudge.of == of

    def _has_check(self, of: AskGradients) -> bool:
        checked = self.checked
        return checked is not None and (checked.parameter, checked.index) == self.pinned and checked.of == of

    @Slot(object)
    def _params_changed(self, params: Any) -> None:
        self.restart_walk(keep=False)
        self._show_input()
        self._ask()

    @Slot()
    def _again(self) -> None:
        if self._asked:
            self.restart_walk(keep=False)
            self._ask()

    @Slot()
    def _data_changed(self) -> None:
        self.picker.refresh()
        self._again()

    @Slot()
    def _networks_changed(self) -> None:
        self._fill_networks()
        if self._asked and self.good is not None and self.good.network != self.network:
            self._again()

    @Slot()
    def _picture_changed(self) -> None:
        good = self.good
        if good is not None and self.failure is None and not self._awaiting and good.pictures == self.pictures:
            self.view.show_picture(self._picture)
            self._explain()
            self._say_status()
            self._follow_up()
            return
        other = good is not None and (good.pictures.source, good.pictures.split) != (
            self.picker.source, self.picker.split
        )  # fmt: skip
        if other:
            self.restart_walk(keep=False)
        self._show_input()
        if self._asked:
            self._ask()

    @property
    def _picture(self) -> int:
        """The place of the chosen picture in the batch that is shown."""
        if self.good is None:
            return self.picker.index - self.pictures.start
        return min(max(self.picker.index - self.good.pictures.start, 0), len(self.good.labels) - 1)

    def _show_input(self) -> None:
        """Before the first result, the pictures straight from the data."""
        if self.good is None:
            first, size = self.pictures.start, self.batch_size
            self.view.show_input(self.picker.data.images[first : first + size], self._picture)

    @Slot(int)
    def show_example(self, place: int) -> None:
        """Take the arguments of an example."""
        self.examples.setCurrentIndex(place)
        params = self.declared.examples[place].params
        self.form.set_default(params)
        self.form.set_params(params)
        self.position = None
        self._params_changed(params)

    @Slot(object)
    def _apply_fix(self, changes: Any) -> None:
        self.form.set_params(replace(self.form.params, **changes))
        self._params_changed(self.form.params)

    # --- taking answers ---------------------------------------------------------------------------------------------

    def take(self, reply: Any) -> None:
        """Show an answer, or what was asked for besides."""
        if reply.page != self.lesson.key:
            return
        if isinstance(reply, Nudge):
            self._take_nudge(reply)
        elif isinstance(reply, Checked):
            self._take_check(reply)
        elif isinstance(reply, Walked):
            self._take_walk(reply)
        elif isinstance(reply, Failure) and reply.id in (self._nudge_id, self._walk_id, self._check_id):
            self._give_up(reply)
        else:
            super().take(reply)
        self._go_on()

    def _take_nudge(self, reply: Nudge) -> None:
        if reply.id == self._nudge_id:
            self._nudge_id, self._dragged = 0, None
            self.nudge = reply
            self._explain()

    def _take_check(self, reply: Checked) -> None:
        if reply.id == self._check_id:
            self._check_id = 0
            self.checked = reply
            if not 0 <= self._step < len(reply.steps):
                self._step = int(np.abs(np.log(reply.steps / USUAL)).argmin())
            self._explain()

    def _take_walk(self, reply: Walked) -> None:
        if reply.id == self._walk_id:
            self._walk_id = 0
            self.walk.take(reply)
            if self.walk.done:
                self.walk.set_running(False)
            if not self.walk.running:
                self._follow_up()

    def _give_up(self, failure: Failure) -> None:
        """What was asked besides has failed: stop asking for it."""
        if failure.id == self._walk_id:
            self._walk_id = 0
            self.walk.set_running(False)
        else:
            self._nudge_id = self._check_id = 0
            self.pinned = None
        self._refuse(failure)
        self._follow_up()

    def painted(self) -> bool:
        """Whether nothing is awaited that is shown, and what came has been painted."""
        waiting = bool(self._nudge_id or self._check_id)
        return super().painted() and not waiting and (self.good is None or self.view.painted)

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        self._preview = None
        names = [item.name for item in good.parameters]
        if self._parameter not in names:
            self._parameter = names[0] if names else ""
        if self.pinned is not None and not self._holds(good, *self.pinned):
            self.pinned = None
        if self._layer not in layers_of(good):
            self._layer = good.layers[0].name if good.layers else ""
        self.view.show_gradients(good, self._picture, self._place, self._table_row(good))
        if self.pinned is not None and self.pinned[0] == self._parameter and self.view.kind == WEIGHTS:
            self.view.mark_weight(self.pinned[1])

    def _explain_good(self) -> None:
        """How the numbers are spread, and the step or the weight written out: once scores and tiles are painted."""
        self.view.show_histograms()
        self._explain()
        self._say_status()

    def _table_row(self, good: Gradients) -> int:
        """Which row of the table is the parameter, or the layer, that is drawn."""
        if self.view.kind == MAPS:
            names, name = [item.name for item in good.layers], self._layer
        else:
            names, name = [item.name for item in good.parameters], self._parameter
        return names.index(name) if name in names else 0

    @Slot(object)
    def show_kind(self, kind: str) -> None:
        """Show the parameters in the lower half, or what the layers put out."""
        if self.good is None:
            self.view.show_kind(kind, 0)
            return
        self._preview = None
        if kind == MAPS and self.view.kind == WEIGHTS and self._parameter:
            back = self.position is not None and self._place >= BACKWARD
            self._layer = layers_of(self.good)[self._place - BACKWARD] if back else layer_of(self._parameter)
        self.view.kind = kind
        self.view.show_kind(kind, self._table_row(self.good))
        self._explain()

    @property
    def _explained(self) -> tuple[str, tuple[int, ...]] | None:
        """The pinned weight, where the result has it: the pin may be of the result before, or of the one to come."""
        held = self.pinned is not None and self.good is not None and self._holds(self.good, *self.pinned)
        return self.pinned if held else None

    @staticmethod
    def _holds(good: Gradients, name: str, index: tuple[int, ...]) -> bool:
        shapes = {item.name: item.values.shape for item in good.parameters}
        shape = shapes.get(name, ())
        return len(shape) == len(index) and all(0 <= at < size for at, size in zip(index, shape, strict=True))

    def _show_failure(self, failure: Failure) -> None:
        self._preview = None
        self.arithmetic.show_failure(failure)

    def _fade_good(self) -> None:
        self.view.set_dimmed(True)

    # --- the way forward and back -----------------------------------------------------------------------------------

    @property
    def _count(self) -> int:
        """How many positions the way has."""
        return BACKWARD + len(layers_of(self.good)) if self.good is not None else 1

    @property
    def _place(self) -> int:
        return self._count - 1 if self.position is None else min(self.position, self._count - 1)

    @Slot(int)
    def _timeline_moved(self, position: int) -> None:
        self.show_position(position)

    def show_position(self, position: int) -> None:
        """Show what is known at a position of the way; on the way back, the layer that is reached."""
        good = self.good
        if good is None or self.failure is not None:
            return
        self.position = None if position >= self._count - 1 else max(position, 0)
        self._preview = None
        if self._place >= BACKWARD:
            self._layer = layers_of(good)[self._place - BACKWARD]
            own = (item.name for item in good.parameters if layer_of(item.name) == self._layer)
            self._parameter = next(own, self._parameter)
            self.view.table.rows.select(self._table_row(good))
        self.view.show_position(self._place)
        self._explain()

    def _explain(self) -> None:
        """In the strip: the weight under the mouse, the pinned one, or the step of the way."""
        good = self.good
        if good is None or self.failure is not None:
            return
        pinned = self._explained
        self.view.show_moved(None if self._preview is not None else self._moved_scores(good))
        if self._preview is not None and self.view.kind == MAPS:
            self._explain_output(good, self._layer, self._preview)
        elif self._preview is not None:
            self._explain_weight(good, self._parameter, self._preview, False)
        elif pinned is not None:
            self._explain_weight(good, *pinned, True)
        else:
            self.view.mark_weight(None)
            self._explain_step(good)
        self.arithmetic.timeline.set_place(self._place, self._count)

    def _explain_weight(self, good: Gradients, name: str, index: tuple[int, ...], pinned: bool) -> None:
        item = next(item for item in good.parameters if item.name == name)
        here = name == self._parameter and self.view.kind == WEIGHTS
        self.view.mark_weight(index if here else None)
        value = float(item.values[index])
        layer = layer_of(name)
        known = layer in layers_of(good)[: max(self._place - BACKWARD + 1, 0)] and item.grad is not None
        grad = float(item.grad[index]) if known and item.grad is not None else math.nan
        lines: list[tuple[str, str]] = [("w", precise(value)), ("w.grad", precise(grad) if known else "None")]
        results: list[tuple[str, float]] = [("w", value)]
        nudge = self.nudge if pinned and self._has_nudge(self._asked_for(good)) else None
        checking = pinned and self.arithmetic.plots.value == CHECK
        checked = self.checked if checking and self._has_check(self._asked_for(good)) else None
        if checked is not None:
            lines = self._differences(checked)
        elif nudge is not None and not checking:
            lines = self._moved(nudge, lines)
        if known:
            results.append(("w.grad", grad))
        if pinned:
            results = []  # the curve takes their room
        chip = f"{name}[{', '.join(map(str, index))}]"
        caption = self.tr("click to pin this weight")
        if checking:
            caption = self.tr("drag in the curve, or press Up and Down, for another h")
            lines.append(("", self._say_check(checked)))
        elif pinned:
            caption = self.tr("drag in the curve, or press Up and Down, to change this weight")
        self.arithmetic.show_weight(chip, caption, tuple(lines), tuple(results), pinned)
        if checking:
            self.arithmetic.show_check(checked, max(self._step, 0))
        elif pinned:
            self.arithmetic.show_curve(nudge, self._dragged)

    def _moved(self, nudge: Nudge, lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The weight, its gradient and the loss at the place that is dragged to."""
        own = float(nudge.weights[len(nudge.weights) // 2])
        at = own if self._dragged is None else self._dragged
        loss = float(np.interp(at, nudge.weights, nudge.losses))
        if self._dragged is not None:
            slope = float(np.interp(at, nudge.weights, nudge.gradients))
            lines = [("w", f"{precise(own)} → {precise(at)}"),
                     ("∂L/∂w", f"{precise(nudge.gradient)} → {precise(slope)}")]  # fmt: skip
        else:
            lines.append(("(L(w+h) − L(w−h)) / 2h", f"{precise(nudge.finite_difference)}    h = {nudge.step:g}"))
        return [*lines, (f"L({precise(at)})", f"{loss:.{CLOSE}f}")]

    def _moved_scores(self, good: Gradients) -> tuple[Floats, float] | None:
        """The scores of the picture and the loss with the weight that is dragged."""
        nudge, at = self.nudge, self._dragged
        if at is None or nudge is None or not self._has_nudge(self._asked_for(good)):
            return None
        weights = nudge.weights
        place = min(max(int(np.searchsorted(weights, at)) - 1, 0), len(weights) - 2)
        share = (at - weights[place]) / (weights[place + 1] - weights[place])
        logits = nudge.logits[place : place + 2, self._picture]
        moved = ((1 - share) * logits[0] + share * logits[1]).astype(np.float32)
        return moved, float(np.interp(at, weights, nudge.losses))

    def _differences(self, checked: Checked) -> list[tuple[str, str]]:
        """The gradient, and for the chosen h the difference and its error in both precisions."""
        at, errors = self._step, checked.errors
        lines = [("w.grad", f"{precise(float(checked.gradients[1]))}    h = {checked.steps[at]:.2g}")]
        for row, name in enumerate(("float32", "float64")):
            error = self.tr("relative error {error}").format(error=f"{errors[row, at]:.1e}".replace("-", "−"))
            difference = precise(float(checked.differences[row, at]))
            lines.append((name, f"(L(w+h) − L(w−h)) / 2h = {difference}    {error}"))
        return lines

    def _say_check(self, checked: Checked | None) -> str:
        """Why the difference is no better than it is, for the chosen h."""
        if checked is None:
            return self.tr("Computing differences of the loss…")
        few, step = checked.pictures < checked.of.pictures.batch_size, float(checked.steps[self._step])
        own, loss = self._own(checked), self.good.loss if self.good is not None else 0.0
        if own + step == own or np.float32(own + step) == np.float32(own):
            return self.tr("h is too small for float32: w + h is w again, and the difference is 0.")
        if abs(checked.gradients[0]) * 2 * step < 100 * np.spacing(np.float32(loss)):
            return self.tr("In float32 the two losses agree in nearly all digits: little is left of the difference.")
        if checked.errors[1, self._step] > 1e-3:
            return self.tr("h is so large that the curve bends within it.")
        if few:
            return self.tr("A good h, of the first {count} pictures.").format(count=checked.pictures)
        return self.tr("A good h: gradient and difference agree.")

    def _own(self, checked: Checked) -> float:
        assert self.good is not None
        return float(next(one.values[checked.index] for one in self.good.parameters if one.name == checked.parameter))

    def _explain_output(self, good: Gradients, name: str, index: tuple[int, ...]) -> None:
        """One number that a layer puts out, and the gradient that comes back to it."""
        item = next(item for item in self.view.items if item.name == name)
        self.view.mark_weight(index)
        known = name in layers_of(good)[: max(self._place - BACKWARD + 1, 0)] and item.grad is not None
        value = float(item.values[index])
        grad = float(item.grad[index]) if known and item.grad is not None else None
        lines = (("y", precise(value)), ("∂L/∂y", "None" if grad is None else precise(grad)))
        results = (("y", value),) if grad is None else (("y", value), ("∂L/∂y", grad))
        chip = f"{name}[{', '.join(map(str, index))}]"
        self.arithmetic.show_weight(chip, self.tr("one number that this layer puts out"), lines, results, False)

    def _explain_step(self, good: Gradients) -> None:
        place = self._place
        if place < LOGITS:
            count = sum(item.values.size for item in good.parameters)
            lines: Lines = (("x", f"({', '.join(map(str, good.x.shape))})"), ("w.grad", "None"))
            self.arithmetic.show_step(
                "x", self.tr("{count:,} {count:number|numbers} to learn").format(count=Count(count)), lines, ()
            )
        elif place == LOGITS:
            self._explain_logits(good)
        elif place in (SOFTMAX, LOSS_STEP):
            self._explain_loss(good, place)
        else:
            self._explain_layer(good, layers_of(good)[place - BACKWARD])

    def _explain_logits(self, good: Gradients) -> None:
        at, label_ = self._picture, int(good.labels[self._picture])
        shape = f"({', '.join(map(str, good.x.shape))}) → ({', '.join(map(str, good.logits.shape))})"
        lines = (("z = model(x)", shape), (f"z[{label_}]", number(float(good.logits[at, label_]))))
        self.arithmetic.show_step("logits", self.tr("one score for each class"), lines, ())

    def _explain_loss(self, good: Gradients, place: int) -> None:
        at, label_ = self._picture, int(good.labels[self._picture])
        logits = good.logits[at].astype(np.float64)
        share, own = float(good.probabilities[at, label_]), float(good.losses[at])
        softmax, loss = share_of(logits, label_, share, own)
        name = class_name(label_) if label_ < 10 else str(label_)
        if place == SOFTMAX:
            text = self.tr("what softmax makes of the score of “{name}”").format(name=name)
            self.arithmetic.show_step("softmax", text, (softmax,), ((f"p[{label_}]", share),))
            return
        lines = [softmax]
        if good.params.label_smoothing == 0:
            lines.append(loss)
        else:
            lines.append((f"ℓ, ε = {number(float(good.params.label_smoothing))}", number(own)))
        if len(good.losses) > 1:
            terms = added([factor(float(value)) for value in good.losses])
            mean = good.params.reduction == "mean"
            name, tail = ("Σ ℓ / n", f"({terms}) / {len(good.losses)}") if mean else ("Σ ℓ", terms)
            lines.append((name, f"{tail} = {number(good.loss)}"))
        text = self.tr("the smaller the probability of the right class, the larger the loss")
        self.arithmetic.show_step("loss", text, tuple(lines), (("loss", good.loss),))

    def _explain_layer(self, good: Gradients, layer: str) -> None:
        report = next(item for item in good.layers if item.name == layer)
        lines = [("y", self._spread(report.shape, report.spread))]
        if report.grad_spread is not None:
            lines.append(("∂L/∂y", self._spread(report.shape, report.grad_spread)))
        for item in good.parameters:
            if layer_of(item.name) == layer:
                shape = "×".join(map(str, item.values.shape))
                length = norm(item.grad)
                told = self.tr("{shape}    norm = {norm}")
                text = "None" if length is None else told.format(shape=shape, norm=number(length))
                lines.append((f"{item.name.rpartition('.')[2]}.grad", text))
        chip = self.tr("backward: {layer}").format(layer=layer)
        text = self.tr("the gradient has come back to this layer")
        self.arithmetic.show_step(chip, text, tuple(lines), ())

    def _spread(self, shape: tuple[int, ...], spread: Spread) -> str:
        text = self.tr("{shape}    norm = {norm}, mean {mean}, from {low} to {high}")
        return text.format(
            shape="×".join(map(str, shape)), norm=number(spread.norm), mean=f"{spread.mean:.2g}".replace("-", "−"),
            low=f"{spread.low:.2g}".replace("-", "−"), high=f"{spread.high:.2g}".replace("-", "−"),
        )  # fmt: skip

    # --- weights ----------------------------------------------------------------------------------------------------

    @Slot(int)
    def _parameter_chosen(self, row: int) -> None:
        self._preview = None
        if self.good is not None and self.view.items:
            if self.view.kind == MAPS:
                self._layer = self.view.items[row].name
            else:
                self._parameter = self.good.parameters[row].name
            self.view.show_parameter(row)
            self._explain()

    @Slot(object)
    def _weight_hovered(self, index: tuple[int, ...] | None) -> None:
        if index != self._preview and self.good is not None and self.failure is None:
            self._preview = index
            self._explain()

    @Slot(object)
    def _weight_clicked(self, index: tuple[int, ...]) -> None:
        if self.good is not None and self.failure is None and self.view.kind == WEIGHTS:
            self.pin(self._parameter, index)

    def pin(self, parameter: str, index: tuple[int, ...]) -> None:
        """Keep explaining one weight, and ask how the loss changes with it."""
        self.pinned, self._preview, self._dragged = (parameter, index), None, None
        self._explain()
        self._go_on()
        self._follow_up()

    @Slot()
    def release(self) -> None:
        """Let go of the pinned weight."""
        self.pinned = self._preview = self._dragged = None
        self._explain()
        self._follow_up()

    @Slot(float)
    def _weight_dragged(self, weight: float) -> None:
        """A place in the curve: a value of the weight, or a power of ten for h."""
        if self.pinned is None:
            return
        if self.arithmetic.plots.value == LOSS and self.nudge is not None:
            self._dragged = weight
        elif self.arithmetic.plots.value == CHECK and self.checked is not None:
            self._step = int(np.abs(np.log10(self.checked.steps) - weight).argmin())
        self._explain()
        self._follow_up()

    def _plot_chosen(self) -> None:
        self._dragged = None
        self._explain()
        self._go_on()
        self._follow_up()

    def _nudged(self, way: int) -> bool:
        """Move the pinned weight, or h, by one place; whether there is one."""
        if self.pinned is None or self.failure is not None or self.good is None:
            return False
        of = self._asked_for(self.good)
        if self.arithmetic.plots.value == CHECK:
            if self.checked is None or not self._has_check(of):
                return False
            self._step = min(max(self._step + way, 0), len(self.checked.steps) - 1)
        else:
            if self.nudge is None or not self._has_nudge(of):
                return False
            weights = self.nudge.weights
            at = float(weights[len(weights) // 2]) if self._dragged is None else self._dragged
            fine = (weights[-1] - weights[0]) / KEYED
            self._dragged = float(min(max(at + way * fine, weights[0]), weights[-1]))
        self._explain()
        self._follow_up()
        return True

    @Slot(int)
    def _picture_clicked(self, place: int) -> None:
        self.picker.choose(self.pictures.start + place)

    # --- the walk through the split ---------------------------------------------------------------------------------

    @Slot()
    def start_walk(self) -> None:
        """Go through the split, or go on with it."""
        if self.good is not None and not self.walk.done:
            self.walk.set_running(True)
            self._go_on()

    @Slot()
    def pause_walk(self) -> None:
        """Stop after the pictures under way."""
        self.walk.set_running(False)

    @Slot()
    def restart_walk(self, keep: bool = True) -> None:
        """Begin with the first picture again; ``keep``: go on at once if it was going."""
        running = self.walk.running and keep
        self._walk_id = 0
        if len(self.walk.losses):
            self.walk.clear()
            self._follow_up()
        self.walk.set_running(running)
        self._go_on()

    # --- keys, links, geometry --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step along the way, Esc releases; the other keys are the timeline's."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.show_position(self._place + (1 if key == Qt.Key.Key_Right else -1))
        elif key == Qt.Key.Key_Escape:
            self.release()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._nudged(1 if key == Qt.Key.Key_Up else -1):
            pass
        elif not self.arithmetic.timeline.keyed(event):
            super().keyPressEvent(event)

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        return dict(
            outputs=view.kinds, picture=view.picture, scores=view.bars, loss=view.result, parameters=view.table,
            weights=(view.weights, view.weight_histogram), gradient=(view.grads, view.grad_histogram),
            way=self.arithmetic.timeline, weight=self.arithmetic, walk=self.walk,
        )  # fmt: skip

    def fit(self, room: QSize) -> None:
        """In a narrow window the controls get closer to their scroll bar."""
        super().fit(room)
        self.controls.setContentsMargins(12, 14, 6 if room.width() < NARROW else 14, 4)

    # --- companion and status ---------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        if failure is not None:
            data = self.context.data(self.picker.source)
            script = gradient_script(
                self.network, self.form.params, self.pictures, self.form.params.seed, data,
                device=self.context.device,
            )  # fmt: skip
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
        elif good is not None:
            data = self.context.data(good.pictures.source)
            script = gradient_script(
                good.network, good.params, good.pictures, good.seed, data,
                device=good.device, loss=good.loss, weight=self._explained,
                walked=0 if self.walk.running else len(self.walk.losses), moved=self._dragged,
            )  # fmt: skip
            self.code.show_script(script)

    def _say_status(self) -> None:
        picker, good = self.picker, self.good
        text = self.tr("{source} {count}").format(
            source=source_name(picker.source, picker.split), count=f"{len(picker.data):,}"
        )
        parts, right = [text], ""
        if good is not None and self.failure is None:
            shapes = (good.x.shape, good.logits.shape)
            parts.append(" → ".join(f"({', '.join(map(str, shape))})" for shape in shapes))
            right = self.tr("forward {forward} ms, backward {backward} ms").format(
                forward=f"{good.forward_milliseconds:.1f}", backward=f"{good.backward_milliseconds:.1f}"
            )
        self.status.emit("    ".join(parts), right, self._mood)

    # --- surviving a restart ----------------------------------------------------------------------------------------

    def saved(self) -> dict[str, Any]:
        """What is to survive a restart, as plain JSON values."""
        return {
            "params": remembered(self.form.params),
            "network": self.form.params.network,
            "picture": self.picker.saved(),
            "example": self.examples.currentIndex(),
            "position": self.position,
            "parameter": self._parameter,
            "pinned": None if self.pinned is None else [self.pinned[0], list(self.pinned[1])],
            "layer": self._layer,
            "kind": self.view.kind,
            "plot": self.arithmetic.plots.value,
            "tab": self.companion.tab,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state; what cannot be used is ignored."""
        state = state if isinstance(state, dict) else {}
        example = state.get("example")
        if isinstance(example, int) and 0 <= example < len(self.declared.examples):
            self.examples.setCurrentIndex(example)
        default = self.declared.examples[self.examples.currentIndex()].params
        params = restored(default, state.get("params"))
        if (
            isinstance(name := state.get("network"), str) and name in self.networks
        ):  # one of the user's own is no choice of the field
            params = replace(params, network=name)
        self.form.set_default(default)
        self.form.set_params(params)
        self.picker.restore(state.get("picture"))
        position = state.get("position")
        self.position = position if type(position) is int and position >= 0 else None
        if isinstance(parameter := state.get("parameter"), str):
            self._parameter = parameter
        if isinstance(layer := state.get("layer"), str):
            self._layer = layer
        self.pinned = _restored_pin(state.get("pinned"))
        if (kind := state.get("kind")) in KINDS:
            self.show_kind(kind)
        if (plot := state.get("plot")) in PLOTS:
            self.arithmetic.plots.set_value(plot)
        if isinstance(tab := state.get("tab"), str):
            self.companion.show_tab(tab)
        self._show_input()
        if self._asked:
            self._ask()

    # --- theme and language -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.companion.set_tab_titles({"curve": self.tr("Split")})
        self.reset.setText(self.tr("Back to the example"))
        self.reset.setToolTip(self.tr("Set every argument back to the example's"))
        self._show_input()
        if self.failure is not None:
            self._refuse(self.failure)
        else:
            self._explain()
        self._say_status()


def _restored_pin(pinned: object) -> tuple[str, tuple[int, ...]] | None:
    """(parameter, index) from what the settings hold; whether there is such a weight is seen with the next result."""
    if not isinstance(pinned, list) or len(pinned) != 2 or not isinstance(pinned[0], str):
        return None
    index = pinned[1]
    usable = isinstance(index, list) and all(type(part) is int and part >= 0 for part in index)
    return (pinned[0], tuple(index)) if usable else None
