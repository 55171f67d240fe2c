"""The page of losses on tables: loss and arguments at the left, tables and steps in the middle, one loss below."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Annotated, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from cifar_gui.i18n import lesson_text
from cifar_gui.lesson import Lesson
from cifar_gui.pages.loss import PAGE, LossContent
from cifar_gui.pages.loss.curve import LossCurve
from cifar_gui.pages.loss.notes import LossNotes
from cifar_gui.pages.loss.protocol import AskLoss
from cifar_gui.pages.loss.script import CLASSES, DIFFERENCE, FAMILIES, TABLES, loss_script, preset_rows, shape_of
from cifar_gui.pages.loss.stage import LossStageView
from cifar_gui.pages.loss.state import MOST_SIDE, LossState, Tables, size_of
from cifar_gui.protocol import Failure
from cifar_gui.protocol.losses import LossAnswer
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Pair, Range, field_value, shown
from cifar_gui.ui.arithmetic.formula_steps import places, written_out
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import Dropdown, label
from cifar_gui.ui.widgets.field_controls import NumberControl
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.timeline import LOOK, STEP, Timeline

RESET_TIP = QT_TRANSLATE_NOOP("Page", "Set tables and arguments back to the example's")
NARROW_EDIT = 80


@dataclass(frozen=True)
class Sizes:
    """(rows, columns) of the tables."""

    input: Annotated[Pair, Range(1, MOST_SIDE), Label(QT_TRANSLATE_NOOP("Lesson", "input size"))] = (1, 3)
    target: Annotated[Pair, Range(1, MOST_SIDE), Label(QT_TRANSLATE_NOOP("Lesson", "target size"))] = (1, 3)


class LossStrip(PinnedStrip):
    """Writes out one loss."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.formula = FormulaView()
        super().__init__(self.formula, Timeline(STEP, LOOK), parent)
        self._whole = True
        self.retranslate()

    def show_loss(self, answer: LossAnswer | None, at: int, pinned: bool) -> None:
        """Write out the loss number ``at``, or beyond the last one their reduction; None leaves the strip empty."""
        self._stack.setCurrentIndex(0)
        self.timeline.set_usable(answer is not None)
        if answer is None:
            self.name("", pinned)
            self.formula.show_lines((), ())
            return
        count, columns = places(answer), answer.quantities[-1].values.shape[1]
        self._whole = at >= count
        value = answer.value if self._whole else float(answer.quantities[-1].values.reshape(-1)[at])
        name = "loss" if self._whole else f"ℓ[{at}]" if columns == 1 else f"ℓ[{at // columns}, {at % columns}]"
        self.name(name, pinned)
        self.formula.show_lines(written_out(answer, at), ((name, math.nan if value is None else value),))
        self._say()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Formula"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Unpin this loss (Esc)"))
        self._hint.setText(self.tr("Click a loss to pin it"))
        self._say()

    def _say(self) -> None:
        whole, one = self.tr("how all losses become one number"), self.tr("one loss before reduction")
        self.caption.say(whole if self._whole else one)


class LossPage(AnswerPage):
    """GUI thread. Asks for the loss whenever something is changed, and shows the answers."""

    kind, answer = PAGE, LossAnswer
    long_form = True
    asks = frozenset({"params", "tables"})
    good: LossAnswer | None
    state: LossState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, LossContent)
        self.losses: LossContent = lesson.content
        self._preview: int | None = None
        """The loss under the mouse."""
        self._kept: dict[str, LossState] = {}
        """Of each family of losses, what was set when another one was chosen."""
        self._random = 0
        self._refused = ""
        self._notes = LossNotes(self)
        self._build_form()
        self._build_presets()
        self._build_stage()
        self._build_companion()
        self._show_tables()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.make_form()
        self.form.rows["loss"].leave_out_name()
        smoothing = self.form.rows["label_smoothing"].control
        assert isinstance(smoothing, NumberControl)
        smoothing.edit.setFixedWidth(NARROW_EDIT)  # its name is long
        self.size_form = Form(Sizes, Sizes())
        self.size_form.changed.connect(self._sizes_changed)
        self.add_section(None, self.form, self.size_form)
        self.add_examples()
        self.add_reset(RESET_TIP)

    def _build_presets(self) -> None:
        """A drop-down for the numbers of input and target in the toolbar."""
        self.presets: dict[str, Dropdown] = {}
        self._preset_names = {}
        for table in self.losses.tables:
            if table.name in TABLES:
                continue
            name, box = label("caption"), Dropdown()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            for preset in table.presets:
                box.addItem("", preset.key)
            box.activated.connect(lambda place, name=table.name: self._choose_preset(name, place))
            self.presets[table.name], self._preset_names[table.name] = box, name
            self.toolbar.addWidget(name)
            self.toolbar.addWidget(box)
            self.toolbar.addSpacing(6)
        self.toolbar.addStretch()

    def _build_stage(self) -> None:
        self.view = LossStageView({table.name: table.title for table in self.losses.tables})
        self.stage.addWidget(self.view)
        self.view.edited.connect(self._table_edited)
        self.view.refused.connect(self._table_refused)
        self.view.hovered.connect(self._pointed)
        self.view.clicked.connect(self.pin)
        self.arithmetic = LossStrip()
        self.strip.addWidget(self.arithmetic)
        self.arithmetic.released.connect(self.release)
        self.arithmetic.errors.fix_chosen.connect(self.apply)
        self.arithmetic.timeline.moved.connect(self.pin)

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "loss.py")
        self.curve = LossCurve()
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("curve", self.curve)

    def torch_name(self) -> str:
        return f"torch.nn.{self.state.params.loss}"

    # --- what is set ------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        state = self.state
        self.context.lab.ask(
            AskLoss(self._next_id(), self.lesson.key, state.params, state.tables.named(), self.context.device)
        )

    @Slot(object)
    def _params_changed(self, params: Any) -> None:
        """The losses of another family compare other tensors: those of last time, or an example's."""
        before, family = self.state, FAMILIES[params.loss]
        if family == before.family:
            super()._params_changed(params)
            return
        self._kept[before.family] = before
        kept = self._kept.get(family) or LossState.of_family(self.losses, family)
        self.show_state(before.with_tensors(params, kept))

    @Slot(object)
    def _sizes_changed(self, sizes: Sizes) -> None:
        """Cut the tables, or fill them up."""
        for name, size in (("input", sizes.input), ("target", sizes.target)):
            if not all(isinstance(part, int) and 1 <= part <= MOST_SIDE for part in size):
                text = self.tr("rows and columns: 1 to {most}").format(most=MOST_SIDE)
                self.size_form.mark_error(name, text)
                return
        self._take_tables(self.state.resized(sizes.input, sizes.target).tables)

    def _take_tables(self, tables: Tables) -> None:
        """Ask also for equal numbers: what is no number may stand in a cell, and 0 is equal to −0."""
        self.set_anew(tables=tables)

    @Slot(str)
    def _table_edited(self, name: str) -> None:
        rows = tuple(tuple(row) for row in self.view.grids[name].values().tolist())
        self._take_tables(self.state.tables.with_tables({name: rows}))

    @Slot(str)
    def _table_refused(self, reason: str) -> None:
        self._refused = reason
        self._say_note()

    def _choose_preset(self, name: str, place: int) -> None:
        table = next(item for item in self.losses.tables if item.name == name)
        tables = self.state.tables
        self._random += 1
        whole = name == "target" and self.state.params.target_dtype == "int64"
        rows = preset_rows(table.presets[place], *size_of(tables.named()[name]), whole, self._random)
        self._take_tables(tables.with_tables({name: rows}))

    @Slot(object)
    def apply(self, changes: Mapping[str, Any]) -> None:
        """The changes of a fix name params, or tables."""
        tables = {name: value for name, value in changes.items() if name in self.presets}
        params = replace(self.state.params, **{name: changes[name] for name in changes.keys() - tables})
        found = replace(self.state, params=params, tables=self.state.tables.with_tables(tables))
        self.show_state(found, always={"params"})

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "example" in changed:
            self._preview = None
        if changed & {"params", "tables"}:
            self._show_tables()
        if "pinned" in changed and not changed & self.asks:  # else with the next result
            self._show_loss()

    # --- taking answers ---------------------------------------------------------------------------------------------

    def painted(self) -> bool:
        """Whether nothing is awaited, and the steps of the formula have been painted."""
        return super().painted() and self.view.steps.painted

    def _show_tables(self) -> None:
        """Tables, their sizes and shapes, and which presets they are."""
        state, tables = self.state, self.state.tables.named()
        params, seen = state.params, shown(state.params)
        weights = tuple(name for name in TABLES if field_value(params, name) and name in seen)
        labels = state.family == CLASSES and params.target_dtype == "int64"
        self.view.show_tables(tables, weights, state.family == DIFFERENCE, labels)
        sizes = Sizes(size_of(tables["input"]), size_of(tables["target"]))
        if sizes != self.size_form.params:
            self.size_form.set_params(sizes)
        self.size_form.set_default(sizes)
        shapes = {}
        for name in self.presets:
            shape = shape_of(field_value(params, f"{name}_shape"), *size_of(tables[name]))
            shapes[name] = f"{_written(shape)} {field_value(params, f'{name}_dtype')}"
        self.view.say_shapes(shapes)
        for table in self.losses.tables:
            if table.name in self.presets:
                written = [tuple(tuple(float(v) for v in row) for row in preset.values) for preset in table.presets]
                place = written.index(tables[table.name]) if tables[table.name] in written else -1
                self.presets[table.name].setCurrentIndex(place)

    def _show_good(self) -> None:
        assert self.good is not None
        self.view.show_answer(self.good)
        if not self._awaiting and self.state.pinned is not None and self.state.pinned >= places(self.good):
            self.note(pinned=None)
        self._show_loss()
        self._say_note()

    def _clear_errors(self) -> None:
        super()._clear_errors()
        for column in self.view.columns.values():
            column.say_fault("")

    def _mark_field(self, field: str, reason: str) -> None:
        if field in self.view.columns:
            self.view.columns[field].say_fault(reason)
        else:
            super()._mark_field(field, reason)

    def _show_failure(self, failure: Failure) -> None:
        self._preview = None
        self.arithmetic.show_failure(failure)
        self._say_note()

    def _fade_good(self) -> None:
        self.view.mark(None)
        self.view.set_dimmed(True)
        self.view.show_nothing(self.tr("No result yet."))

    @property
    def _positions(self) -> int:
        """Every loss, and what becomes of all of them; without reduction that is nothing."""
        assert self.good is not None
        return places(self.good) + (self.good.value is not None)

    def _at(self) -> int:
        """The position that is explained now."""
        at = self._preview if self._preview is not None else self.state.pinned
        return self._positions - 1 if at is None else min(at, self._positions - 1)

    def _show_loss(self) -> None:
        if self.good is None or self.failure is not None:
            return
        at = self._at()
        self.view.mark(at)
        self.arithmetic.show_loss(self.good, at, at == self.state.pinned)
        self.arithmetic.timeline.set_place(at, self._positions)
        self.curve.show_answer(self.good, at if at < places(self.good) else None)

    @Slot(object)
    def _pointed(self, at: int | None) -> None:
        if at != self._preview and self.good is not None and self.failure is None:
            self._preview = at
            self._show_loss()

    @Slot(int)
    def pin(self, at: int) -> None:
        """Keep explaining one loss."""
        if self.good is not None and self.failure is None:
            self._keep(min(at, self._positions - 1))

    @Slot()
    def release(self) -> None:
        """Explain what becomes of all losses again."""
        self._keep(None)

    def _keep(self, at: int | None) -> None:
        self._preview = None
        self.set_anew(pinned=at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from loss to loss, Esc back to all of them; the other keys are the timeline's."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.good is not None and self.failure is None:
            self.pin(min(max(self._at() + (1 if key == Qt.Key.Key_Right else -1), 0), self._positions - 1))
        elif key == Qt.Key.Key_Escape:
            self.release()
        elif not self.arithmetic.timeline.keyed(event):
            super().keyPressEvent(event)

    # --- what there is to say ---------------------------------------------------------------------------------------

    def _say_note(self) -> None:
        """A sentence on what was typed, on what PyTorch warns of, or on what this setting teaches."""
        good = self.good if self.failure is None else None
        if self._refused or good is None:
            self.view.say_note(self._refused, bool(self._refused))
        else:
            self.view.say_note(self._notes.of(good), bool(good.warnings))

    def _say_status(self) -> None:
        good = self.good
        left = right = ""
        if good is not None and self.failure is None:
            shapes = list(map(_written, good.shapes))
            left = self.tr("input {input}, target {target} → loss {loss}").format(
                input=shapes[0], target=shapes[1], loss=shapes[2]
            )
            right = self.tr("forward {time} ms").format(time=f"{good.milliseconds:.2f}")
        self.status.emit(left, right, self._mood)

    # --- companion --------------------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        device = self.context.device
        if failure is not None:
            script = loss_script(self.state.params, self.state.tables.named(), device=device)
            line = failure.line if failure.kind == "torch" else None
            self.code.show_script(script, line, failure.error)
        elif good is not None:
            result = None if good.value is None else f"{good.value:.4f}"
            script = loss_script(good.params, good.tables, result=result, grad=good.grad is not None, device=device)
            self.code.show_script(script)

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        note = view.result if view.note.isHidden() else view.note  # it comes under the result
        return dict(
            input=view.columns["input"], target=view.columns["target"], result=view.result, steps=view.steps,
            formula=self.arithmetic, examples=self.examples, note=note,
        )  # fmt: skip

    # --- theme and language -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.companion.set_tab_titles({"curve": self.tr("Curve")})
        for table in self.losses.tables:
            if table.name in self.presets:
                box = self.presets[table.name]
                self._preset_names[table.name].setText(lesson_text(table.title))
                box.setAccessibleName(lesson_text(table.title))
                box.setPlaceholderText(self.tr("edited"))
                for place, preset in enumerate(table.presets):
                    box.setItemText(place, lesson_text(preset.title))
        if self.good is None:
            self.view.show_nothing(self.tr("The loss appears here as soon as PyTorch is loaded."))
        self._say_note()
        self._say_status()


def _written(shape: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
