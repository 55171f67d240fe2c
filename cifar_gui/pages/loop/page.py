"""The page of the training loop: one line lit at a time, tensors before and after it, and mistakes as switches."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from cifar_gui.engine.script import Script
from cifar_gui.lesson import Lesson
from cifar_gui.page_state import PageState
from cifar_gui.pages.loop import PAGE, LoopContent
from cifar_gui.pages.loop.protocol import BATCHES, HELD_OUT_BATCHES, MISTAKES, AskLoop, Looped, positions
from cifar_gui.pages.loop.script import loop_script
from cifar_gui.pages.loop.stage import LoopStageView
from cifar_gui.pages.loop.state import LoopState
from cifar_gui.pages.loop.words import LoopWords, Moment
from cifar_gui.protocol import Failure
from cifar_gui.ui.arithmetic.error_panel import MARGIN, ErrorPanel
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.examples import Examples
from cifar_gui.ui.page.network_page import NetworkPage
from cifar_gui.ui.page.source_box import SourceBox
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import Chip, label, restyle
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import Themed
from cifar_gui.ui.widgets.timeline import LINE, READ, Timeline


def fitting(index: tuple[int, ...], shape: tuple[int, ...]) -> tuple[int, ...]:
    """The index where it lies within a shape, else one in the middle of the first plane."""
    if len(index) == len(shape) and all(at < size for at, size in zip(index, shape, strict=True)):
        return index
    return tuple(size // 2 if place > 1 else 0 for place, size in enumerate(shape))


class LoopPage(Themed, NetworkPage):
    """GUI thread. Asks for a recording when a setting changes; what the timeline shows comes from its arrays."""

    least_stage = 470
    kind, answer = PAGE, Looped
    long_form = True
    asks = frozenset({"params", "source", "parameter"})
    good: Looped | None
    """The last recording, of which the rest may be on its way."""
    state: LoopState
    examples: Examples
    timeline: Timeline

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, LoopContent)
        self.declared: LoopContent = lesson.content
        if context.settings.source in context.sources():
            self.note(source=context.settings.source)
        self._words = LoopWords(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build_form()
        self._build_stage()
        self._build_strip()
        self._build_companion()
        self.retint()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.sources = SourceBox(self.context, self.state.source)
        self.sources.chosen.connect(lambda source: self.set(source=source))
        self.sources.renewed.connect(lambda source: self.set_anew(source=source))
        self._pictures = label("caption")
        self.toolbar.addWidget(self.sources)
        self.toolbar.addWidget(self._pictures)
        self.toolbar.addStretch()
        self.add_examples()
        self.build_network_form()
        for name in MISTAKES:
            restyle(self.form.rows[name].name, "role", "name")
        self.add_section(None, self.form)
        self.add_reset()

    def _build_stage(self) -> None:
        self.view = LoopStageView()
        self.view.script_wanted.connect(lambda: self.companion.show_tab("code"))
        self.view.line_chosen.connect(self.go_to_line)
        self.view.parameter_chosen.connect(self.follow_parameter)
        self.view.weight_chosen.connect(self.follow_weight)
        self.view.place_chosen.connect(self.go_to)
        self.view.curves.plots.chosen.connect(lambda plot: self.set(plot=plot))
        self.stage.addWidget(self.view)

    def _build_strip(self) -> None:
        self._heading, self.line_chip = label("heading"), Chip()
        self._caption = Elided("caption")
        self.line_text, self.mistake_text = QLabel(), label()
        for text in (self.line_text, self.mistake_text):
            text.setWordWrap(True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.formula = FormulaView()
        head = in_row(spacing=12)
        head.addStrut(30)
        for widget in (self._heading, self.line_chip):
            head.addWidget(widget)
        head.addWidget(self._caption, 1)
        words = in_column(self.line_text, self.mistake_text, STRETCH, spacing=6)
        body = in_row((words, 3), (self.formula, 5), spacing=24)
        explained = QWidget()
        in_column(head, (body, 1), on=explained, margins=(MARGIN, 6, MARGIN - 4, 4), spacing=2)
        self.errors = ErrorPanel()
        self.errors.fix_chosen.connect(self.apply)
        self.errors.allowed.connect(lambda: self._ask(allow=True))
        self._lower = QStackedWidget()
        self._lower.addWidget(explained)
        self._lower.addWidget(self.errors)
        self.timeline = Timeline(LINE, READ)
        self.timeline.moved.connect(self.go_to)
        self.strip.addWidget(self._lower, 1)
        self.strip.addWidget(self.timeline)

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "loop.py")
        self.companion.add_tab("code", self.code)

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        return dict(
            code=view.code, tensors=view.table, memory=view.memory, weight=(view.weights, view.grads),
            curve=view.curves.curve, line=self._lower, lines=self.timeline,
        )  # fmt: skip

    # --- what is set ------------------------------------------------------------------------------------------------

    def show_state(self, state: PageState, always: Set[str] | None = frozenset()) -> None:
        """Show what is set now, with pictures that there are."""
        assert isinstance(state, LoopState)
        there = state.source in self.context.sources()
        super().show_state(state if there else replace(state, source=self.state.source), always)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "source" in changed:
            self.sources.show_source(self.state.source)
        if "plot" in changed:
            self.view.curves.show_plot(self.state.plot)
        if changed & {"place", "index"} and not changed & self.asks:  # else with the next recording
            self._show_place()
            if "index" in changed:
                self._follow_up()

    @Slot(str)
    def follow_parameter(self, name: str) -> None:
        """Follow another parameter; its first number, until another one is clicked."""
        if self.good is not None and name != self.state.parameter:
            self.set(parameter=name, index=())

    @Slot(object)
    def follow_weight(self, index: tuple[int, ...]) -> None:
        """Follow another number of the parameter."""
        self.set_anew(index=index)

    def torch_name(self) -> str:
        return f"torch.optim.{self.state.params.optimizer}"

    # --- asking and taking ------------------------------------------------------------------------------------------

    def _ask(self, allow: bool = False) -> None:
        state = self.state
        self.context.lab.ask(AskLoop(
            self._next_id(), self.lesson.key, self.network, state.params, state.source, state.parameter,
            self.context.device, allow, state.place,
        ))  # fmt: skip

    def _wants(self, reply: Any) -> bool:
        """Also what completes the recording that is shown."""
        return super()._wants(reply) or reply.id == self._asked

    @property
    def _awaiting(self) -> bool:
        """Also for the rest of a recording."""
        whole = self.good is None or self.failure is not None or self.good.whole
        return super()._awaiting or not whole

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        if good.id == self._asked:
            self._take_up(good)
        self._lower.setCurrentIndex(0)
        self.timeline.set_usable(True)
        if self.view.lacks(good):
            self.view.show_code(good, self._script())
        self.view.show_looped(good)
        if (moment := self.moment) is not None:
            self.view.show_moment(moment)

    def _take_up(self, good: Looped) -> None:
        """What is looked at is a position and a number that the recording has."""
        index = self.state.index if self.state.parameter == good.parameter else ()
        self.note(
            parameter=good.parameter,
            index=fitting(index, good.made.values[0].shape),
            place=min(self.state.place, len(positions(good.params)) - 1),
        )

    def _explain_good(self) -> None:
        """The line written out, once what it did has been painted."""
        self._write_line()
        self._say_status()

    def _show_failure(self, failure: Failure) -> None:
        self.timeline.set_usable(False)
        self.errors.show_failure(failure)
        self._lower.setCurrentIndex(1)

    def _fade_good(self) -> None:
        self.view.set_dimmed(True)

    def painted(self) -> bool:
        """Whether nothing is awaited, and the recording has been painted."""
        return super().painted() and (self.good is None or self.view.painted)

    # --- the recording ----------------------------------------------------------------------------------------------

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Show a position of the recording."""
        if self.good is not None and self.failure is None:
            self.set_anew(place=min(max(place, 0), len(positions(self.good.params)) - 1))

    @Slot(str)
    def go_to_line(self, line: str) -> None:
        """Go to a line: of the step in front, or the nearest one."""
        moment = self.moment
        if moment is not None and self.failure is None:
            here, step = moment.place, moment.frame.step
            found = [(place, at) for place, (name, at) in enumerate(positions(moment.looped.params)) if name == line]
            self.go_to(min(found, key=lambda one: (one[1] != step, abs(one[0] - here)))[0])

    @property
    def moment(self) -> Moment | None:
        """What is shown."""
        good = self.good
        if good is None:
            return None
        # Another parameter or another place may have been asked for, and its recording not have come yet.
        index = fitting(self.state.index, good.made.values[0].shape)
        return Moment(good, good.made, min(self.state.place, len(good.made.frames) - 1), index)

    def _show_place(self) -> None:
        moment = self.moment
        if moment is not None and self.failure is None:
            self.view.show_moment(moment)
            self._write_line()

    def _write_line(self) -> None:
        """What the line does, in words and in numbers."""
        good, moment = self.good, self.moment
        if good is None or moment is None or self.failure is not None:
            return
        self.timeline.set_place(moment.place, len(positions(good.params)))
        self.line_chip.set_text(self.view.code.lit)
        mistake = self._words.mistake(moment)
        self.line_text.setText(self._words.line(moment))
        self.line_text.setVisible(not mistake)
        self.mistake_text.setText(mistake)
        self.mistake_text.setVisible(bool(mistake))
        self._caption.say("")
        lines, results = self._words.arithmetic(moment)
        self.formula.show_lines(lines, results)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from line to line, Page Up and Down from step to step, space plays."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}.get(key)
        if step is not None:
            self.go_to(self.state.place + step)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self.state.place + (7 if key == Qt.Key.Key_PageDown else -7))
        elif not self.timeline.keyed(event):
            super().keyPressEvent(event)

    # --- companion and status ---------------------------------------------------------------------------------------

    def _script(self) -> Script:
        good, failure, moment, state = self.good, self.failure, self.moment, self.state
        weight = (good.parameter, moment.index) if good is not None and moment is not None else None
        if good is None or failure is not None:
            data, network = self.context.data(state.source), self.network
            if good is None or good.network != network:  # it may have no parameter of that name
                weight = None
            return loop_script(network, state.params, data, device=self.context.device, weight=weight)
        data = self.context.data(good.source)
        return loop_script(good.network, good.params, data, device=good.device, weight=weight)

    def _show_companion(self) -> None:
        failure = self.failure
        refused = failure is not None and failure.kind == "torch"
        mark = failure.line if failure is not None and refused else None
        script = self._script()
        self.code.show_script(script, mark, failure.error if failure is not None and refused else "")
        if self.good is not None and failure is None:
            self.view.show_code(self.good, script)

    def _say_status(self) -> None:
        data, good = self.context.data(self.state.source), self.good
        left = self.tr("{source} · train {train} · test {held_out}").format(
            source=self.sources.names[self.state.source],
            train=f"{len(data.train):,}",
            held_out=f"{len(data.test):,}",
        )
        right = ""
        if good is not None and self.failure is None:
            left += "    " + " → ".join(f"({', '.join(map(str, shape))})" for shape in good.shapes)
            right = self.tr("{lines} lines recorded in {time} ms").format(
                lines=len(good.made.frames), time=f"{good.milliseconds:.0f}"
            )
        self.status.emit(left, right, self._mood)
        size = self.state.params.batch_size
        if type(size) is int:
            text = self.tr("{count} pictures to train on, {held} to test on")
            self._pictures.setText(text.format(count=BATCHES * size, held=HELD_OUT_BATCHES * size))

    # --- theme and language -----------------------------------------------------------------------------------------

    def _mistake_hints(self) -> dict[str, str]:
        return {
            "no_zero_grad": self.tr("The gradients of earlier steps are never cleared"),
            "step_first": self.tr("The optimiser steps before the gradients have come"),
            "large_lr": self.tr("The learning rate is far too large"),
            "softmax": self.tr("The scores go through a softmax before CrossEntropyLoss, which does one itself"),
            "no_train": self.tr("The network is left in eval() while it trains"),
            "no_eval": self.tr("The network is left in train() while it is tested"),
            "keep_graph": self.tr("The loss itself is added up, and not the number in it"),
            "no_no_grad": self.tr("Test losses are added up with all that a backward would need"),
            "wrong_model": self.tr("The optimiser was given the parameters of another model"),
        }

    def retint(self) -> None:
        self.mistake_text.setStyleSheet(f"color: {self.theme.warning}")

    def retranslate(self) -> None:
        super().retranslate()
        self.examples_head.set_title(self.tr("Example"))
        self.examples.retranslate()  # its titles decide on how wide the list of them is
        self.examples.view().setMinimumWidth(self.examples.view().sizeHintForColumn(0) + 24)
        for name, text in self._mistake_hints().items():
            self.form.rows[name].setToolTip(text)
        self._heading.setText(self.tr("This line"))
        if self.good is None:
            self._show_place()
        self._say_status()
