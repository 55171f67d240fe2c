"""The page on the life of a module: compose it, call it, go through the call, see what it has registered."""

from __future__ import annotations

from collections.abc import Mapping, Set

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.pages.module import MOST_NUMBERS, PAGE, SUBMODULE, ModuleContent
from cifar_gui.pages.module.call_frames import CallFrames, Line
from cifar_gui.pages.module.numbers_edit import NumbersEdit
from cifar_gui.pages.module.operations import OperationList
from cifar_gui.pages.module.protocol import AskCall, Called, Step
from cifar_gui.pages.module.registered_table import RegisteredTable
from cifar_gui.pages.module.script import call_script, line
from cifar_gui.pages.module.state import ModuleState
from cifar_gui.protocol import Failure, Floats
from cifar_gui.spec import Count, Lesson
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.examples import Examples
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import Chip, IconLabel, SectionHead, Switch, label, restyle, rule
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Shrinking, head_row
from cifar_gui.ui.widgets.timeline import READ, STEP, Timeline

SEED = 5
HEAD, LEAST = 24, 160
"""Heights: of the head over what is registered, and of all of that at least, px."""
FEW = 4
"""So many numbers of a tensor are written in a line."""


def told_number(value: float) -> str:
    """One number: "−1.3803", "∞"."""
    return f"{float(value):.5g}".replace("-", "−").replace("inf", "∞").replace("nan", "NaN")


def told(values: Floats, most: int = FEW) -> str:
    """A tensor of few numbers in one line: "2", "1, 2, 3", "0.5, 1, 2, 3, … (12)"."""
    flat = values.ravel()
    text = ", ".join(map(told_number, flat[:most]))
    return text if flat.size <= most else f"{text}, … ({flat.size})"


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
        self._build_companion()
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
        self.add_section(self._input_head, self._line_of(self.input), self.input.note)
        self.operations = OperationList()
        self.operations.changed.connect(lambda operations: self.apply({"operations": operations}))
        self.operations.unreadable.connect(self._not_a_number)
        self.add_section(self._forward_head, self.operations)
        self.switches = {name: (Switch(), QLabel()) for name in ("pre_hook", "hook", "direct")}
        rows = [self._line_of(text, switch) for switch, text in self.switches.values()]
        for name, (switch, _) in self.switches.items():
            switch.clicked.connect(lambda on, name=name: self.apply({name: on}))
        self.add_section(self._call_head, *rows)
        self.add_reset("")

    @staticmethod
    def _line_of(*widgets: QWidget) -> QWidget:
        holder = QWidget()
        in_row((widgets[0], 1), *widgets[1:], on=holder, margins=(8, 2, 0, 2))
        return holder

    def _build_stage(self) -> None:
        self.into, self.out = Side(), Side()
        self._call_title, self._call_caption = label("heading"), Shrinking("caption")
        self.kept = Chip("eye", soft=False)
        self.kept.hide()
        self.list = CallFrames()
        self.list.chosen.connect(self.go_to)
        self._scroll = self._scrolled(self.list)
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
        self.stage.addWidget(self._build_registered(), 2)

    @staticmethod
    def _scrolled(part: QWidget) -> QScrollArea:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(part)
        scroll.setAlignment(Qt.AlignmentFlag.AlignTop)
        return scroll

    def _build_registered(self) -> QWidget:
        self._registered_title, self.registered_caption = label("heading"), Shrinking("caption")
        self.nothing = label("caption", wraps=True)
        self.nothing.hide()
        self.table = RegisteredTable()
        self.table.hide()
        listed = QWidget()
        in_column(self.table, self.nothing, STRETCH, on=listed, margins=NO_MARGINS, spacing=8)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(head_row(self._registered_title, self.registered_caption, height=HEAD))
        left.addWidget(self._scrolled(listed), 1)
        self.printed = QPlainTextEdit(readOnly=True)
        self.printed.setProperty("role", "code")
        self.printed.setMinimumHeight(40)
        right = in_column(
            head_row(label("mono-caption", "print(module)"), None, height=HEAD), (self.printed, 1), spacing=6
        )
        self.registered = QWidget()
        in_row((left, 5), (right, 2), on=self.registered, margins=NO_MARGINS, spacing=24)
        return self.registered

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

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "module.py")
        self.companion.add_tab("code", self.code)

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
        self.list.show_lines(self._lines(good))
        self.into.show_values(good.steps[0].value)
        self.out.show_values(good.y)
        self._show_registered(good)
        self._show_step()
        self._set_dimmed(False)

    def _show_failure(self, failure: Failure) -> None:
        self._show_lower(None)
        self.errors.show_failure(failure)

    def _fade_good(self) -> None:
        self._set_dimmed(True)

    def _set_dimmed(self, dimmed: bool) -> None:
        """After a refusal the last call stays, faint, with a chip that says so."""
        for part in (self.list, self.table, self.into, self.out):
            part.set_dimmed(dimmed)
        self.printed.setEnabled(not dimmed)
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

    def _lines(self, good: Called) -> list[Line]:
        """The steps, and between them what this call does without."""
        made = [self._line(good, place) for place in range(len(good.steps))]
        direct = good.composition.direct
        start = next(at for at, step in enumerate(good.steps) if step.kind == "forward")
        if not good.composition.pre_hook or direct:
            made.insert(start, self._missing("forward_pre_hook", good.composition.pre_hook, direct))
        if not good.composition.hook or direct:
            made.insert(-1, self._missing("forward_hook", good.composition.hook, direct))
        return made

    def _missing(self, name: str, registered: bool, direct: bool) -> Line:
        remark = self.tr("registered, but not run") if registered else self.tr("none registered")
        return Line(name, remark, "", 0 if direct else 1)

    def _line(self, good: Called, at: int) -> Line:
        """A step: ``__call__`` is a frame around forward, and forward one around its lines."""
        step, base = good.steps[at], 0 if good.composition.direct else 1
        value = told(step.value)
        if step.place >= 0:
            operation = good.composition.operations[step.place]
            return Line(line(step.place, operation), self._remark(operation.kind), value, base + 1, step=at)
        name = "module" if step.depth == 0 else "inner"
        codes = {
            "call": f"{name}.__call__(x)", "direct": "module.forward(x)", "pre-hook": "forward_pre_hook(module, args)",
            "forward": f"{step.module}.forward(self, x)", "hook": "forward_hook(module, args, output)",
            "return": "return output" if step.depth == 0 else "return",
        }  # fmt: skip
        depth = base + 2 * step.depth - (step.kind in ("call", "direct"))
        opens = step.kind == "call" or (step.kind == "forward" and step.depth == 0)
        inside = step.kind == "call" and step.depth > 0
        remark = self.tr("a call inside the call") if inside else self._remark(step.kind)
        return Line(codes[step.kind], remark, value, max(depth, 0), opens, at)

    def _remark(self, kind: str) -> str:
        return {
            "call": self.tr("run by module(x)"), "direct": self.tr("bypasses __call__"),
            "pre-hook": self.tr("before forward"), "forward": self.tr("what you wrote"),
            "hook": self.tr("after forward"), SUBMODULE: self.tr("what the call inside returned"),
        }.get(kind, "")  # fmt: skip

    def _explanation(self, step: Step) -> str:
        texts = {
            "call": self.tr("Writing module(x) runs __call__, which your class inherits from nn.Module. It runs the "
                            "pre-hooks, then your forward, then the hooks."),
            "direct": self.tr("forward is called directly. __call__ does not run, so none of the hooks do either. "
                              "Write module(x) instead."),
            "pre-hook": self.tr("A pre-hook sees the input before forward does. It can inspect it, or replace it."),
            "forward": self.tr("Now your own code runs, line by line."),
            "hook": self.tr("A hook sees the input and the output after forward. This is how you look at a layer's "
                            "feature maps without changing the network."),
            "return": self.tr("The output goes back to the caller."),
            "add": self.tr("A plain number in the code. It is not registered: no optimiser changes it, and it is not "
                           "saved with the module."),
            "multiply": self.tr("A plain number in the code. It is not registered: no optimiser changes it, and it "
                                "is not saved with the module."),
            "parameter": self.tr("Assigning an nn.Parameter to self registers it. The optimiser updates it, and "
                                 "state_dict saves it."),
            "buffer": self.tr("A buffer is saved in state_dict and moves to the GPU with the module, but no "
                              "optimiser updates it."),
            "linear": self.tr("A layer is a module, too. Its weight and bias became parameters of this module, with "
                              "a dot in their names."),
            "submodule": self.tr("A child module is called like any other: it has its own __call__ and forward."),
        }  # fmt: skip
        return texts[step.kind]

    def _show_registered(self, good: Called) -> None:
        self.table.show_items(good.registered)
        self.table.setVisible(bool(good.registered))
        self.nothing.setVisible(not good.registered)
        self.printed.setPlainText(good.printed)
        lines = self.printed.fontMetrics().lineSpacing() * (good.printed.count("\n") + 1) + 24
        under = max(self.table.sizeHint().height() if good.registered else 64, lines) + HEAD + 12
        self.registered.setMinimumHeight(min(under, LEAST))
        self.registered.setMaximumHeight(under)
        count = sum(item.numbers for item in good.registered if item.kind == "parameter")
        self.registered_caption.setText(
            self.tr("{count:,} learnable {count:parameter|parameters}").format(count=Count(count))
        )

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
        step, shown = good.steps[place], self._line(good, place)
        self.list.set_current(place)
        box = self.list.row_rect(place)
        self._scroll.ensureVisible(10, round(box.center().y()), 0, 40)
        self.step_chip.set_text(shown.code)
        self.step_text.setText(self._explanation(step))
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
        self._registered_title.setText(self.tr("What the module has registered"))
        self.nothing.setText(
            self.tr("Nothing yet. A plain number in forward is not registered: no optimiser sees it, and it is not "
                    "saved. Add a Parameter, a buffer, a Linear or a submodule.")
        )  # fmt: skip
        self.printed.setAccessibleName("print(module)")
        self._step_title.setText(self.tr("This step"))
        self._reflect_changes()
