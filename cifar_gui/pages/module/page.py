"""The page on the life of a module: compose it, call it, go through the call, see what it has registered."""

from __future__ import annotations

from collections.abc import Mapping, Set

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QStackedWidget,
    QWidget,
)

from cifar_gui.lesson import Lesson
from cifar_gui.pages.module import MOST_NUMBERS, PAGE, ModuleContent
from cifar_gui.pages.module.call_frames import CallFrames
from cifar_gui.pages.module.numbers_edit import NumbersEdit
from cifar_gui.pages.module.operations import OperationList
from cifar_gui.pages.module.protocol import AskCall, Called
from cifar_gui.pages.module.registered_view import RegisteredView, scrolled
from cifar_gui.pages.module.script import call_script
from cifar_gui.pages.module.state import ModuleState
from cifar_gui.pages.module.words import CallWords, told
from cifar_gui.protocol import Failure, Floats
from cifar_gui.spec import Count
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.examples import Examples
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import Chip, IconLabel, SectionHead, Switch, label, restyle, rule
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.rows import Shrinking, head_row
from cifar_gui.ui.widgets.timeline import READ, STEP, Timeline

SEED = 5


def _line_of(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    in_row((widgets[0], 1), *widgets[1:], on=holder, margins=(8, 2, 0, 2))
    return holder


class Side(QWidget):
    """The tensor that goes in, or comes out."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(132)
        self.head, self.shape, self.value = label("heading"), label("mono-caption"), label("result", wraps=True)
        in_column(self.head, self.shape, 10, self.value, on=self, margins=NO_MARGINS, spacing=4)

    def show_values(self, values: Floats | None) -> None:
        """Large for a single number, smaller for a vector; None for nothing."""
        short = values is not None and values.size == 1 and len(told(values)) < 6
        restyle(self.value, "role", "result" if short else "emphasis")
        self.value.setText("" if values is None else told(values, MOST_NUMBERS))
        one = values is not None and not values.shape
        self.shape.setText("" if values is None else self.tr("() one number") if one else f"{tuple(values.shape)}")

    def set_dimmed(self, dimmed: bool) -> None:
        """After a refusal the last value stays, faint."""
        for part in (self.value, self.shape):
            part.setEnabled(not dimmed)


class ModulePage(AnswerPage):
    """GUI thread. Every change is called at once; the steps are those that PyTorch took."""

    kind, answer = PAGE, Called
    strip_height = 160
    good: Called | None
    state: ModuleState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, ModuleContent)
        self.declared: ModuleContent = lesson.content
        self._build_controls_section()
        self._build_stage()
        self._build_strip()
        self.code = CodeView(context, "module.py")
        self.companion.add_tab("code", self.code)
        self._words = CallWords(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._show_composition(anew=True)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_controls_section(self) -> None:
        self._example_label = label("caption")
        self.examples = Examples(self.lesson.content.examples)
        self.examples.activated.connect(self.show_example)
        self.examples.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.toolbar.addWidget(self._example_label)
        self.toolbar.addWidget(self.examples)
        self.toolbar.addStretch()
        self._input_head, self._forward_head, self._call_head = SectionHead(), SectionHead(), SectionHead()
        self.input = NumbersEdit()
        self.input.changed.connect(lambda x: self.apply({"x": x}))
        self.add_section(self._input_head, _line_of(self.input), self.input.note)
        self.operations = OperationList()
        self.operations.changed.connect(lambda operations: self.apply({"operations": operations}))
        self.operations.unreadable.connect(self._not_a_number)
        self.add_section(self._forward_head, self.operations)
        self.switches = {name: (Switch(), QLabel()) for name in ("pre_hook", "hook", "direct")}
        rows = [_line_of(text, switch) for switch, text in self.switches.values()]
        for name, (switch, _) in self.switches.items():
            switch.clicked.connect(lambda on, name=name: self.apply({name: on}))
        self.add_section(self._call_head, *rows)
        self.add_reset("")

    def _build_stage(self) -> None:
        self.into, self.out = Side(), Side()
        self._call_title, self._call_caption = label("heading"), Shrinking("caption")
        self.kept = Chip("eye", soft=False)
        self.kept.hide()
        self.list = CallFrames()
        self.list.chosen.connect(self.go_to)
        self._scroll = scrolled(self.list)
        middle = in_column(
            head_row(self._call_title, self._call_caption, self.kept, height=32), (self._scroll, 1), spacing=8
        )
        upper = in_row(spacing=16)
        self._arrows = (IconLabel("chevron-right", "accent"), IconLabel("chevron-right", "accent"))
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for part, at in ((self.into, top), (self._arrows[0], top)):
            upper.addWidget(part, 0, at)
        upper.addLayout(middle, 1)
        for part, at in ((self._arrows[1], bottom), (self.out, bottom)):
            upper.addWidget(part, 0, at)
        self._arrows[0].setContentsMargins(0, 50, 0, 0)
        self._arrows[1].setContentsMargins(0, 0, 0, 22)
        self.stage.addLayout(upper, 5)
        self.stage.addWidget(rule())
        self.registered = RegisteredView()
        self.stage.addWidget(self.registered, 2)

    def _build_strip(self) -> None:
        self._step_title, self.step_chip = label("heading"), Chip(soft=True)
        self.step_text, self.step_value = label(wraps=True), label("value")
        self.step_text.setAlignment(Qt.AlignmentFlag.AlignTop)
        explained = QWidget()
        column = in_column(head_row(self._step_title, self.step_chip), on=explained, margins=(24, 8, 24, 4), spacing=6)
        body = in_row((self.step_text, 1), spacing=24)
        body.addWidget(self.step_value, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(body, 1)
        self.errors = ErrorPanel()
        self.errors.fix_chosen.connect(self.apply)
        self.lower_half = QStackedWidget()
        self.lower_half.addWidget(explained)
        self.lower_half.addWidget(self.errors)
        self.timeline = Timeline(STEP, READ)
        self.timeline.moved.connect(self.go_to)
        self.strip.addWidget(self.lower_half, 1)
        self.strip.addWidget(rule())
        self.strip.addWidget(self.timeline)

    def addressed(self) -> Mapping[str, Widgets]:
        shown: Mapping[str, Widgets] = {"operations": self.operations, "x": self.input, **self.switches}
        return {f"params.{name}": widgets for name, widgets in shown.items()}

    def regions(self) -> Mapping[str, Widgets]:
        return dict(
            call=self._scroll, registered=self.registered, input=self.into, output=self.out, step=self.lower_half,
        )  # fmt: skip

    # --- what is set ------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.context.lab.ask(AskCall(self._next_id(), self.lesson.key, self.state.params, SEED))

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed - {"example", "params"})
        if "example" in changed:
            self.examples.setCurrentIndex(self.state.example)
        if changed & {"example", "params"}:
            self._show_composition(anew="example" in changed)
        if "place" in changed and self.failure is None:
            self._show_step()

    def _forget_unread(self) -> None:
        """There is no form: see ``_show_composition``."""

    def _show_composition(self, anew: bool) -> None:
        """In the controls that do not show it yet; ``anew``: also where something was typed that cannot be read."""
        params = self.state.params
        if anew or self.operations.operations != params.operations:
            self.operations.set_operations(params.operations)
        if anew or self.input.numbers != params.x:
            self.input.show_numbers(params.x)
        for (switch, _), on in zip(self.switches.values(), (params.pre_hook, params.hook, params.direct), strict=True):
            switch.setChecked(on)
        self._reflect_changes()

    @Slot(str)
    def _not_a_number(self, text: str) -> None:
        self._forward_head.set_remark(self.tr("“{text}” is not a number").format(text=text.strip()[:12]))

    def _reflect_changes(self) -> None:
        same = self.state.params == self.declared.examples[self.state.example].params
        self._forward_head.set_remark(self.tr("as in the example") if same else self.tr("changed"))

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        if not self._awaiting:
            self.note(place=self._place)
        self._show_lower(good)
        self.list.show_lines(self._words.lines(good))
        self.into.show_values(good.steps[0].value)
        self.out.show_values(good.y)
        self.registered.show_registered(good)
        self._show_step()
        self._set_dimmed(False)

    def _show_failure(self, failure: Failure) -> None:
        self._show_lower(None)
        self.errors.show_failure(failure)

    def _fade_good(self) -> None:
        self._set_dimmed(True)

    def _set_dimmed(self, dimmed: bool) -> None:
        """After a refusal the last call stays, faint, with a chip that says so."""
        for part in (self.list, self.registered, self.into, self.out):
            part.set_dimmed(dimmed)
        self._call_caption.setVisible(not dimmed)
        self.kept.setVisible(dimmed and self.good is not None)
        self.kept.set_text(self.tr("last good result"))

    def _show_lower(self, good: Called | None) -> None:
        """The steps, or the refusal."""
        self.lower_half.setCurrentIndex(good is None)
        restyle(self.strip_frame, "kind", "error" if good is None else "")
        self.timeline.set_usable(good is not None)

    def _marked(self) -> tuple[Form, ...]:
        return ()

    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        if failure is not None:
            self.code.show_script(call_script(self.state.params, SEED), "call", failure.error)
        elif good is not None:
            self.code.show_script(call_script(good.composition, good.seed, good.shown))

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Explain a step of the call."""
        if self.good is not None and self.failure is None:
            self.set(place=min(max(place, 0), len(self.good.steps) - 1))

    @property
    def _place(self) -> int:
        """The step that is explained, where the last call has one."""
        return min(self.state.place, len(self.good.steps) - 1) if self.good is not None else 0

    def _show_step(self) -> None:
        good = self.good
        if good is None:
            return
        place = self._place
        step, shown = good.steps[place], self._words.line(good, place)
        self.list.set_current(place)
        box = self.list.row_rect(place)
        self._scroll.ensureVisible(10, round(box.center().y()), 0, 40)
        self.step_chip.set_text(shown.code)
        self.step_text.setText(self._words.explanation(step))
        self.step_value.setText(told(step.value))
        self.timeline.set_place(place, len(good.steps))

    def _say_status(self) -> None:
        good = self.good
        left = self.tr("{count} {count:step|steps}").format(count=Count(len(good.steps))) if good is not None else ""
        right = self.tr("call {time} ms").format(time=f"{good.milliseconds:.2f}") if good is not None else ""
        self.status.emit(left, right, self._mood)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the steps; the other keys are the timeline's."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self.go_to(self._place + step)
        elif not self.timeline.keyed(event):
            super().keyPressEvent(event)

    # --- looks ------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self._example_label.setText(self.tr("Example"))
        self._input_head.set_title(self.tr("Input"))
        self.input.setAccessibleName(self.tr("Input"))
        self._forward_head.set_title("forward")
        self._call_head.set_title(self.tr("The call"))
        for name, text in (
            ("pre_hook", self.tr("a pre-hook")), ("hook", self.tr("a hook")),
            ("direct", self.tr("call forward directly")),
        ):  # fmt: skip
            self.switches[name][1].setText(text)
            self.switches[name][0].setAccessibleName(text)
        self.into.head.setText(self.tr("Input"))
        self.out.head.setText(self.tr("Output"))
        self._call_title.setText(self.tr("One call, step by step"))
        self._call_caption.setText(self.tr("as PyTorch ran it"))
        self.list.setAccessibleName(self.tr("Steps of the call"))
        self._step_title.setText(self.tr("This step"))
        self._reflect_changes()
