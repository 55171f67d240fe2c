"""The page of losses on tables: loss and arguments at the left, tables and steps in the middle, one loss below."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from cifar_gui.i18n import lesson_text
from cifar_gui.number_text import exact
from cifar_gui.page_state import remembered, restored
from cifar_gui.pages.loss import PAGE, LossStage
from cifar_gui.pages.loss.curve import LossCurve
from cifar_gui.pages.loss.protocol import AskLoss
from cifar_gui.pages.loss.script import (
    CLASSES,
    DIFFERENCE,
    FAMILIES,
    TABLES,
    example_tables,
    fitted_weights,
    loss_script,
    preset_rows,
    shape_of,
)
from cifar_gui.pages.loss.stage import MOST_SIDE, LossStageView
from cifar_gui.protocol import Failure
from cifar_gui.protocol.losses import LossAnswer, Rows
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Lesson, Pair, Range, field_value
from cifar_gui.ui.arithmetic.formula_steps import number, places, written_out
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.page import NARROW, regions
from cifar_gui.ui.widgets.controls import Dropdown, icon, label
from cifar_gui.ui.widgets.form import Form, NumberControl
from cifar_gui.ui.widgets.theme import Theme
from cifar_gui.ui.widgets.timeline import LOOK, STEP, Timeline

NARROW_EDIT = 80


@dataclass(frozen=True)
class Sizes:
    """(rows, columns) of the tables."""

    input: Annotated[Pair, Range(1, MOST_SIDE), Label(QT_TRANSLATE_NOOP("Lesson", "input size"))] = (1, 3)
    target: Annotated[Pair, Range(1, MOST_SIDE), Label(QT_TRANSLATE_NOOP("Lesson", "target size"))] = (1, 3)


def resized(rows: Rows, size: tuple[int, int]) -> Rows:
    """A table cut, or filled with zeros."""
    return tuple(
        tuple(rows[i][j] if i < len(rows) and j < len(rows[i]) else 0.0 for j in range(size[1])) for i in range(size[0])
    )


def size_of(rows: Rows) -> tuple[int, int]:
    """(rows, columns)."""
    return len(rows), len(rows[0])


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

    def retint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for part in (self.chip, self.formula, self.errors, self.timeline):
            part.retint(theme)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Formula"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Unpin this loss (Esc)"))
        self._hint.setText(self.tr("Click a loss to pin it"))
        self._say()

    def _say(self) -> None:
        whole, one = self.tr("how all losses become one number"), self.tr("one loss before reduction")
        self._caption.say(whole if self._whole else one)


class LossPage(AnswerPage):
    """GUI thread. Asks for the loss whenever something is changed, and shows the answers."""

    kind, answer = PAGE, LossAnswer
    good: LossAnswer | None

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.stage, LossStage)
        self.losses: LossStage = lesson.stage
        self.tables: dict[str, Rows] = example_tables(self.losses, self.losses.examples[0])
        self.pinned: int | None = None
        """The loss that is explained while the mouse is elsewhere; None is what becomes of all of them."""
        self._preview: int | None = None
        self._kept: dict[str, tuple[dict[str, Any], dict[str, Rows]]] = {}
        """Of each family of losses, what was set when another one was chosen."""
        self._random = 0
        self._refused = ""
        self._build_form()
        self._build_presets()
        self._build_stage()
        self._build_companion()
        self._show_tables()
        self.theme_changed()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.form = Form(self.losses.params, self.losses.examples[0].params)
        self.form.changed.connect(self._params_changed)
        self.form.unreadable.connect(self._unread)
        self.form.rows["loss"].leave_out_name()
        smoothing = self.form.rows["label_smoothing"].control
        assert isinstance(smoothing, NumberControl)
        smoothing.edit.setFixedWidth(NARROW_EDIT)  # its name is long
        self.size_form = Form(Sizes, Sizes())
        self.size_form.changed.connect(self._sizes_changed)
        self.add_section(None, self.form, self.size_form)
        self.add_examples()
        self.reset = QPushButton()
        self.reset.clicked.connect(lambda: self.show_example(self.examples.currentIndex()))
        self.footer.addWidget(self.reset, 1)

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
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.strip.addWidget(self.arithmetic)
        self.arithmetic.released.connect(self.release)
        self.arithmetic.errors.fix_chosen.connect(self._apply_fix)
        self.arithmetic.timeline.moved.connect(self._timeline_moved)

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "loss.py")
        self.curve = LossCurve(self.context)
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("curve", self.curve)

    def torch_name(self) -> str:
        return f"torch.nn.{self.form.params.loss}"

    # --- asking -----------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        tables = dict(self.tables)
        self.context.lab.ask(
            AskLoss(self._next_id(), self.lesson.number, self.form.params, tables, self.context.device)
        )

    @Slot(object)
    def _params_changed(self, params: Any) -> None:
        before = self._family
        after = FAMILIES.get(params.loss, before)
        if after != before:
            self._change_family(before, after)
        self._family_now = after
        self._show_tables()
        self._ask()

    _family_now = DIFFERENCE

    @property
    def _family(self) -> str:
        return self._family_now

    def _change_family(self, before: str, after: str) -> None:
        """Bring the tensors that losses of another family compare: those of last time, or an example's."""
        params = self.form.params
        names = ("before", "input_shape", "input_dtype", "target_shape", "target_dtype")
        self._kept[before] = ({name: field_value(params, name) for name in names}, dict(self.tables))
        kept = self._kept.get(after)
        if kept is None:
            example = next(item for item in self.losses.examples if FAMILIES[item.params.loss] == after)
            kept = {name: field_value(example.params, name) for name in names}, example_tables(self.losses, example)
        self.tables = dict(kept[1])
        self.form.set_params(replace(params, **kept[0]))

    @Slot(object)
    def _sizes_changed(self, sizes: Sizes) -> None:
        """Cut the tables, or fill them up; the target follows the input where they belonged together."""
        before = {name: size_of(self.tables[name]) for name in ("input", "target")}
        wanted = {"input": sizes.input, "target": sizes.target}
        for name, size in wanted.items():
            if not all(isinstance(part, int) and 1 <= part <= MOST_SIDE for part in size):
                text = self.tr("rows and columns: 1 to {most}").format(most=MOST_SIDE)
                self.size_form.mark_error(name, text)
                return
        if sizes.input != before["input"]:
            wanted["target"] = self._following(before, sizes)
        for name, size in wanted.items():
            self.tables[name] = resized(self.tables[name], size)
        self.tables = fitted_weights(self.tables)
        self._show_tables()
        self._ask()

    def _following(self, before: dict[str, Pair], sizes: Sizes) -> Pair:
        """The size of the target for another size of the input."""
        rows, columns = sizes.input
        if before["target"] == before["input"] and (self._family != CLASSES or before["target"][1] > 1):
            return (rows, columns)
        if before["target"] == (before["input"][0], 1):
            return (rows, 1)
        return sizes.target

    @Slot(str)
    def _table_edited(self, name: str) -> None:
        values = self.view.grids[name].values()
        grown = values.shape != size_of(self.tables[name])
        self.tables[name] = tuple(tuple(row) for row in values.tolist())
        if grown:
            self.tables = fitted_weights(self.tables)
        self._show_tables()
        self._ask()

    @Slot(str)
    def _table_refused(self, reason: str) -> None:
        self._refused = reason
        self._say_note()

    def _choose_preset(self, name: str, place: int) -> None:
        table = next(item for item in self.losses.tables if item.name == name)
        self._random += 1
        whole = name == "target" and self.form.params.target_dtype == "int64"
        rows, columns = size_of(self.tables[name])
        self.tables[name] = preset_rows(table.presets[place], rows, columns, whole, self._random)
        self.tables = fitted_weights(self.tables)
        self._show_tables()
        self._ask()

    @Slot(int)
    def show_example(self, place: int) -> None:
        """Take the tables and the arguments of an example."""
        self.examples.setCurrentIndex(place)
        example = self.losses.examples[place]
        self.form.set_default(example.params)
        self.form.set_params(example.params)
        self._family_now = FAMILIES[example.params.loss]
        self.tables = example_tables(self.losses, example)
        self.pinned = self._preview = None
        self._show_tables()
        self._ask()

    @Slot(object)
    def _apply_fix(self, changes: Mapping[str, Any]) -> None:
        """Take the changes of a fix; they name fields of the form, or tables."""
        for name, value in changes.items():
            if name in self.tables and name not in TABLES:
                self.tables[name] = value
        fields = {name: value for name, value in changes.items() if name not in self.tables or name in TABLES}
        self.form.set_params(replace(self.form.params, **fields))
        self.tables = fitted_weights(self.tables)
        self._show_tables()
        self._ask()

    # --- taking answers ---------------------------------------------------------------------------------------------

    def painted(self) -> bool:
        """Whether nothing is awaited, and the steps of the formula have been painted."""
        return super().painted() and self.view.steps.painted

    def _show_tables(self) -> None:
        """Tables, their sizes and shapes, and which presets they are."""
        params = self.form.params
        shown = tuple(name for name in TABLES if field_value(params, name) and not self.form.rows[name].isHidden())
        family = FAMILIES.get(params.loss, DIFFERENCE)
        labels = family == CLASSES and params.target_dtype == "int64"
        self.view.show_tables(self.tables, shown, family == DIFFERENCE, labels)
        sizes = Sizes(size_of(self.tables["input"]), size_of(self.tables["target"]))
        if sizes != self.size_form.params:
            self.size_form.set_params(sizes)
        self.size_form.set_default(sizes)
        shapes = {}
        for name in ("input", "target"):
            shape = shape_of(field_value(params, f"{name}_shape"), *size_of(self.tables[name]))
            text = f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
            shapes[name] = f"{text} {field_value(params, f'{name}_dtype')}"
        self.view.say_shapes(shapes)
        for name, box in self.presets.items():
            table = next(item for item in self.losses.tables if item.name == name)
            written = [tuple(tuple(float(v) for v in row) for row in preset.values) for preset in table.presets]
            box.setCurrentIndex(written.index(self.tables[name]) if self.tables[name] in written else -1)

    def _show_good(self) -> None:
        assert self.good is not None
        self.view.show_answer(self.good)
        if self.pinned is not None and self.pinned >= self._last:
            self.pinned = None
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
    def _last(self) -> int:
        """The position behind the losses: what becomes of all of them. Without reduction there is none."""
        assert self.good is not None
        return places(self.good)

    @property
    def _positions(self) -> int:
        assert self.good is not None
        return self._last + (self.good.value is not None)

    def _at(self) -> int:
        """The position that is explained now."""
        at = self._preview if self._preview is not None else self.pinned
        return self._positions - 1 if at is None else min(at, self._positions - 1)

    def _show_loss(self) -> None:
        if self.good is None or self.failure is not None:
            return
        at = self._at()
        self.view.mark(at)
        self.arithmetic.show_loss(self.good, at, self.pinned is not None and at == self.pinned)
        self.arithmetic.timeline.set_place(at, self._positions)
        self.curve.show_answer(self.good, at if at < self._last else None)

    @Slot(object)
    def _pointed(self, at: int | None) -> None:
        if at != self._preview and self.good is not None and self.failure is None:
            self._preview = at
            self._show_loss()

    @Slot(int)
    def pin(self, at: int) -> None:
        """Keep explaining one loss."""
        if self.good is not None and self.failure is None:
            self.pinned, self._preview = min(at, self._positions - 1), None
            self._show_loss()

    @Slot()
    def release(self) -> None:
        """Explain what becomes of all losses again."""
        self.pinned = self._preview = None
        self._show_loss()

    @Slot(int)
    def _timeline_moved(self, position: int) -> None:
        self.pin(position)

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
        if self._refused:
            self.view.say_note(self._refused, True)
        elif self.failure is not None or self.good is None:
            self.view.say_note("", False)
        elif self.good.warnings:
            self.view.say_note(self._warning(self.good), True)
        else:
            self.view.say_note(self._lesson(self.good), False)

    def _warning(self, good: LossAnswer) -> str:
        """PyTorch's own words, and what has become of the tables."""
        text = "\n".join(good.warnings)
        if good.form != DIFFERENCE or "broadcasting" not in text:
            return self.tr("PyTorch warns: {text}").format(text=text)
        whole = np.broadcast_shapes(*good.shapes[:2])
        return self.tr(
            "PyTorch warns: {text}\nBoth are stretched to {whole}: {count} differences, where {few} were meant."
        ).format(text=text, whole=whole, count=math.prod(whole), few=math.prod(good.shapes[0]))

    def _lesson(self, good: LossAnswer) -> str:
        params, loss = good.params, good.params.loss
        if loss == "L1Loss" and params.reduction == "sum":
            return self.tr(
                "You get the sum only if this loss is the one you call. A loss made with "
                "reduction='mean' keeps that: calling it still gives {mean}."
            ).format(mean=number(float(good.quantities[-1].values.mean())))
        if good.value is not None and math.isnan(good.value) and good.divisor == 0:
            return self.tr("Every row is ignored, so the mean is 0 / 0.")
        if loss == "CrossEntropyLoss":
            return self._on_scores(good)
        if loss == "NLLLoss" and any(value > 0 for row in self._scores(good) for value in row):
            return self.tr(
                "NLLLoss expects logarithms of probabilities, and no logarithm of a probability is above 0: "
                "log_softmax belongs before it."
            )
        return ""

    def _scores(self, good: LossAnswer) -> list[list[float]]:
        made = good.quantity("before")
        return made.tolist() if made is not None else [list(row) for row in good.tables["input"]]

    def _on_scores(self, good: LossAnswer) -> str:
        rows = self._scores(good)
        count, params = len(rows[0]), good.params
        plain = good.form == "indices" and not params.weight and params.label_smoothing == 0
        if params.label_smoothing < 0:
            return self.tr("PyTorch ignores a label_smoothing below 0.")
        likely = all(min(row) >= 0 and abs(sum(row) - 1) < 1e-4 for row in rows)
        if plain and likely and count > 1 and params.reduction != "none":
            floor = math.log(math.e + count - 1) - 1
            return self.tr(
                "These are probabilities already, but CrossEntropyLoss takes the softmax of its "
                "input: with {count} classes the loss cannot fall below {floor}, however right the "
                "answer is. It expects logits."
            ).format(count=count, floor=f"{floor:.3f}")
        if plain and count > 1 and all(max(row) == min(row) for row in rows):
            return self.tr(
                "Equal scores give each of the {count} classes 1/{count}, and the loss is ln {count} "
                "= {value}: a network that has learned nothing starts near that."
            ).format(count=count, value=f"{math.log(count):.4f}")
        return ""

    def _say_status(self) -> None:
        good = self.good
        left = right = ""
        if good is not None and self.failure is None:
            shapes = [f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})" for shape in good.shapes]
            left = self.tr("input {input}, target {target} → loss {loss}").format(
                input=shapes[0], target=shapes[1], loss=shapes[2]
            )
            right = self.tr("forward {time} ms").format(time=f"{good.milliseconds:.2f}")
        self.status.emit(left, right, self._mood)

    def fit(self, room: QSize) -> None:
        """In a narrow window the controls get closer to their scroll bar."""
        super().fit(room)
        self.controls.setContentsMargins(12, 14, 6 if room.width() < NARROW else 14, 4)

    # --- companion --------------------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        device = self.context.device
        if failure is not None:
            script = loss_script(self.form.params, self.tables, device=device)
            line = failure.line if failure.kind == "torch" else None
            self.code.show_script(script, line, failure.error)
        elif good is not None:
            result = None if good.value is None else f"{good.value:.4f}"
            script = loss_script(good.params, good.tables, result=result, grad=good.grad is not None, device=device)
            self.code.show_script(script)

    def links(self) -> dict[str, tuple[QWidget, ...]]:
        """Where the links of the text lead."""
        view = self.view
        note = view.result if view.note.isHidden() else view.note  # it comes under the result
        return {**self.form.links(), **regions(
            input=view.columns["input"], target=view.columns["target"], result=view.result, steps=view.steps,
            formula=self.arithmetic, examples=self.examples, note=note,
        )}  # fmt: skip

    # --- surviving a restart ----------------------------------------------------------------------------------------

    def saved(self) -> dict[str, Any]:
        """What is to survive a restart, as plain JSON values."""
        return {
            "params": remembered(self.form.params),
            "tables": {name: [[exact(value) for value in row] for row in rows] for name, rows in self.tables.items()},
            "example": self.examples.currentIndex(),
            "pinned": self.pinned,
            "tab": self.companion.tab,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state; what cannot be used is ignored."""
        state = state if isinstance(state, dict) else {}
        example = state.get("example")
        if isinstance(example, int) and 0 <= example < len(self.losses.examples):
            self.examples.setCurrentIndex(example)
        default = self.losses.examples[self.examples.currentIndex()]
        self.form.set_default(default.params)
        self.form.set_params(restored(default.params, state.get("params")))
        self._family_now = FAMILIES.get(self.form.params.loss, DIFFERENCE)
        self.tables = example_tables(self.losses, default)
        held = state.get("tables")
        for name, rows in (held if isinstance(held, dict) else {}).items():
            if name in self.tables and (table := restored_table(rows)) is not None:
                self.tables[name] = table
        self.tables = fitted_weights(self.tables)
        pinned = state.get("pinned")
        self.pinned = pinned if isinstance(pinned, int) and not isinstance(pinned, bool) and pinned >= 0 else None
        if isinstance(tab := state.get("tab"), str):
            self.companion.show_tab(tab)
        self._show_tables()
        if self._asked:
            self._ask()

    # --- theme and language -----------------------------------------------------------------------------------------

    def theme_changed(self) -> None:
        """Recolour what the style sheet does not reach."""
        theme = self.context.theme
        parts: tuple[Any, ...] = (self.form, self.size_form, self.examples, self.view, self.arithmetic)
        for part in (*parts, *self.presets.values()):
            part.retint(theme)
        self.reset.setIcon(icon("reset", theme.text2))

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
        self.reset.setText(self.tr("Back to the example"))
        self.reset.setToolTip(self.tr("Set tables and arguments back to the example's"))
        if self.good is None:
            self.view.show_nothing(self.tr("The loss appears here as soon as PyTorch is loaded."))
        if self.failure is not None:
            self._refuse(self.failure)
        self._say_note()
        self._say_status()


def restored_table(rows: object) -> Rows | None:
    """A table of 1 to 10 rows and columns from what the settings hold; None for anything else."""
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_SIDE:
        return None
    table = []
    for row in rows:
        if not isinstance(row, list) or not 1 <= len(row) <= MOST_SIDE or len(row) != len(rows[0]):
            return None
        try:
            table.append(tuple(float(value) for value in row if isinstance(value, str)))
        except ValueError:
            return None
    return tuple(table) if all(len(row) == len(rows[0]) for row in table) else None
