"""The page of a lesson on numbers: tables to edit, the call on them, and every cell of the result worked out."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import partial
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox

from cifar_gui.engine.arithmetic import WindowLayer
from cifar_gui.i18n import lesson_text
from cifar_gui.layers.call import called
from cifar_gui.lesson import Lesson
from cifar_gui.pages.numbers import PAGE, NumbersContent
from cifar_gui.pages.numbers.look import TableLook
from cifar_gui.pages.numbers.marks import TableMarks, arithmetic_of, index_of, input_of, is_turned
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.pages.numbers.script import numbers_script
from cifar_gui.pages.numbers.stage import NumbersView
from cifar_gui.pages.numbers.state import MOST_SIDE, OWN, WHOLE, NumbersState, TableState, cells
from cifar_gui.pages.numbers.strip import NumbersStrip
from cifar_gui.pages.numbers.table_controls import TableControls
from cifar_gui.pages.numbers.twin import Twin
from cifar_gui.protocol import Failure
from cifar_gui.protocol.numbers import Calculated
from cifar_gui.spec import QT_TRANSLATE_NOOP, field_value, fields
from cifar_gui.ui.arithmetic.error_panel import window_bars
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.companion.shape_view import ShapeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.examples import Examples
from cifar_gui.ui.page.pin_page import PinPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import SectionHead, TextButton, label
from cifar_gui.ui.widgets.sheet import Place

RESET_TIP = QT_TRANSLATE_NOOP("Page", "Set the tables and every argument back to the example's")


class NumbersPage(PinPage):
    """GUI thread. Asks for a calculation whenever something is changed, and shows the answers."""

    kind, answer = PAGE, Calculated
    supposes = True
    asks = frozenset({"params", "tables"})
    moves: ClassVar = {
        Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    }  # fmt: skip
    good: Calculated | None
    state: NumbersState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, NumbersContent)
        self.numbers: NumbersContent = lesson.content
        self._build_form()
        self._build_stage()
        self._build_companion()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.controls_of: dict[str, TableControls] = {}
        self.table_heads: dict[str, SectionHead] = {}
        for place, table in enumerate(self.numbers.tables):
            size_name = "kernel_size" if place else "size"
            controls = TableControls(table, self.state.tables[table.name], size_name)
            controls.changed.connect(partial(self._table_changed, table.name))
            self.controls_of[table.name], self.table_heads[table.name] = controls, SectionHead()
            self.add_section(self.table_heads[table.name], controls)
        self.make_form()
        self.arguments = next(iter(self.form.heads.values()), None) or SectionHead()
        self._own_head = not self.form.heads
        self.form.count_changes_in(self.arguments)
        self.add_section(self.arguments if self._own_head else None, self.form)
        self.twin = Twin(self.numbers.twin, self)
        if self.numbers.twin:
            self.add_section(None, self.twin)
        self.add_reset(RESET_TIP)
        self._build_toolbar()

    def _build_toolbar(self) -> None:
        self._example_label = label("caption")
        self.examples = Examples(self.lesson.content.examples)
        self.examples.activated.connect(self.show_example)
        self.examples.setMinimumWidth(190)
        self.examples.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.random = TextButton("grid", role="quiet")
        self.random.clicked.connect(self.randomise)
        for widget in (self._example_label, self.examples, self.random):
            self.toolbar.addWidget(widget)
        self.toolbar.addStretch()

    def _build_stage(self) -> None:
        self.view = NumbersView([table.name for table in self.numbers.tables])
        self.stage.setContentsMargins(4, 10, 4, 2)
        self.stage.addWidget(self.view)
        self.marks, self.look = TableMarks(self.view), TableLook(self.view, self.numbers)
        for name, grid in self.view.grids.items():
            grid.set_growth(MOST_SIDE, MOST_SIDE)
            grid.set_values(self.state.tables[name].array)
            grid.edited.connect(lambda name=name: self._cells_edited(name))
            grid.refused.connect(self.controls_of[name].say)
        self.first = next(iter(self.view.grids.values()))
        self.kernel = list(self.view.grids.values())[-1] if len(self.view.grids) > 1 else None
        self.first.hovered.connect(self._input_hovered)
        if self.kernel is not None:
            self.kernel.hovered.connect(self._kernel_hovered)
            self.view.turned.hovered.connect(self._turned_hovered)
        self.view.output.hovered.connect(self._output_hovered)
        self.view.output.clicked.connect(self._output_clicked)
        self.worked = NumbersStrip()
        self.add_strip(self.worked)
        self.timeline.moved.connect(self._timeline_moved)

    def _build_companion(self) -> None:
        name = self.state.params.layer.rpartition(".")[2].lower()
        self.code = CodeView(self.context, f"{name}.py")
        self.companion.add_tab("code", self.code)
        self.shape: ShapeView | None = None
        if any(item.name == "stride" for item in fields(self.numbers.params)):
            self.shape = ShapeView()
            self.shape.used.connect(self.apply)
            self.companion.add_tab("shape", self.shape)

    def torch_name(self) -> str:
        kind = self.state.params.layer
        return f"torch.{kind.replace('F.', 'nn.functional.')}" if kind.startswith("F.") else f"torch.nn.{kind}"

    # --- asking -----------------------------------------------------------------------------------------------------

    def _ask(self, allow: bool = False) -> None:
        tables = {name: table.matrix for name, table in self.state.tables.items()}
        self.context.lab.ask(
            Calculate(
                self._next_id(), self.lesson.key, self.numbers, self.state.params, tables, self.context.device, allow
            )
        )

    @Slot(object)
    def _table_changed(self, name: str, table: TableState) -> None:
        """Other numbers, another size or another type were chosen."""
        self.controls_of[name].say("")
        state = self.state.with_table(name, table)
        self.show_state(state if table.preset == OWN else state.with_fractions())

    def _cells_edited(self, name: str) -> None:
        table = self.state.tables[name].own(cells(self.view.grids[name].values()))
        said = self.controls_of[name].note.text()  # of what could not be taken
        self.show_state(self.state.with_table(name, table).with_fractions())
        self.controls_of[name].say(said)

    @Slot()
    def randomise(self) -> None:
        """Fresh random numbers in the first table."""
        name, table = next(iter(self.state.tables.items()))
        preset = next(preset for preset in self.numbers.tables[0].presets if preset.key == "random")
        again = table.preset == "random"
        self.set(tables={**self.state.tables, name: table.chosen(preset, table.seed + again)})

    @Slot(object)
    def apply(self, changes: Any) -> None:
        self.show_state(self.state.with_changes(changes), always={"params"})

    def _reflect_state(self, changed: Set[str]) -> None:
        if "tables" in changed:
            self._show_tables()
        super()._reflect_state(changed)

    def _show_tables(self) -> None:
        for name, table in self.state.tables.items():
            controls, grid = self.controls_of[name], self.view.grids[name]
            controls.show_table(table)
            controls.say("")
            if not np.array_equal(table.array, grid.values()):
                grid.set_values(table.array)
        self.look.colour(self.state.tables, self.good)
        self.view.refit()

    # --- taking answers ---------------------------------------------------------------------------------------------

    def painted(self) -> bool:
        """Whether nothing is awaited, and all tables have been painted; an output without cells has no table."""
        grids = (*self.view.grids.values(), self.view.output)
        return super().painted() and all(grid.painted or grid.visibleRegion().isEmpty() for grid in grids)

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        self._place_probe()  # what follows may ask for it
        if not self._awaiting:
            self._show_held(good)
        self.view.set_dimmed(False)
        self.view.set_empty("" if good.y.size else self.tr("The output has no cells."))
        if good.y.size:
            self.view.output.set_values(good.y)
        self.look.show_geometry(good)
        self.look.colour(self.state.tables, good)
        self.look.show_extra(good)
        self.view.show_turned(good.arithmetic.weight[0, 0] if is_turned(good) else None)
        self.look.show_heads(self.state, self.good, self.failure is not None)
        self.twin.verdict.show_difference(good.difference)
        self.view.refit()
        self.show_probe()

    def _show_held(self, good: Calculated) -> None:
        """Show the tables as torch holds them, where a whole type has cut something off."""
        for name, matrix in good.tables.items():
            controls, table = self.controls_of[name], self.state.tables[name]
            if matrix.dtype in WHOLE and not np.array_equal(matrix.values, table.array):
                held = table.own(cells(matrix.values))
                self.note(tables=self.state.with_table(name, held).tables)
                controls.show_table(held)
                self.view.grids[name].set_values(matrix.values)
                controls.say(self.tr("{dtype} holds whole numbers only: the fractions were cut off").format(
                    dtype=matrix.dtype
                ))  # fmt: skip

    def _show_failure(self, failure: Failure) -> None:
        self._preview = None
        self.look.show_heads(self.state, self.good, self.failure is not None)
        self.twin.verdict.say("", True)
        size = next(iter(self.state.tables.values())).size
        self.worked.show_failure(failure, window_bars(failure, self.state.params, size, self.state.kernel_size))

    def _fade_good(self) -> None:
        self.marks.clear()
        self.view.set_dimmed(True, self.tr("last good result") if self.good is not None else "")
        if self.good is None:
            self.view.set_empty(self.tr("No result yet."))
        self.view.refit()

    def _clear_errors(self) -> None:
        super()._clear_errors()
        for controls in self.controls_of.values():
            controls.clear_errors()

    def _mark_field(self, field: str, reason: str) -> None:
        names, tables = list(self.controls_of), self.state.tables
        if field == "dtype":
            odd = next((name for name in names if tables[name].dtype != tables[names[0]].dtype), names[-1])
            self.controls_of[odd].mark_error("dtype", reason)
        elif field == "kernel_size" and field not in self.form.rows:
            self.controls_of[names[-1]].mark_error("size", reason)
        else:
            super()._mark_field(field, reason)

    # --- the probe --------------------------------------------------------------------------------------------------

    def _first(self) -> Place | None:
        assert self.good is not None
        height, width = self.good.y.shape
        return (height // 2, width // 2) if self.good.y.size else None

    def _within(self, place: Place | None) -> Place | None:
        if place is None or self.good is None or not self.good.y.size:
            return None
        height, width = self.good.y.shape
        return min(place[0], height - 1), min(place[1], width - 1)

    def show_probe(self) -> None:
        """Work out the cell under the mouse, or else the one that the probe is at."""
        good, probe = self.good, self.here
        if good is None or self.failure is not None:
            return
        if probe is None:
            self.marks.clear()
            self.worked.show_cell(None, "", (), 0.0, 1.0, False)
            return
        cell = arithmetic_of(good, probe)
        self.marks.show_cell(good, probe, cell)
        pinned = self.pinned and self._preview in (None, self.probe)
        value, limit = float(good.y[probe]), self.look.limits[self.numbers.tables[0].name]
        name, whole = good.called.kind.removeprefix("F."), good.y_dtype in WHOLE
        self.worked.show_cell(cell, name, index_of(good, probe), value, limit, pinned, whole)
        height, width = good.y.shape
        self.worked.timeline.set_place(probe[0] * width + probe[1], height * width)

    @Slot(object)
    def _output_hovered(self, place: Place | None) -> None:
        if self.good is None or self.failure is not None:
            return
        self.point_at(place if place is not None and _inside(place, self.good.y.shape) else None)

    @Slot(object)
    def _output_clicked(self, place: Place) -> None:
        if self.good is not None and self.failure is None:
            self.view.output.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pin(place)

    @Slot(object)
    def _input_hovered(self, place: Place | None) -> None:
        """Show which output cells an input cell reaches."""
        good = self.good
        if good is None or self.failure is not None or good.arithmetic is None:
            return
        if place is None or not _inside(place, input_of(good).shape):
            self.show_probe()
        else:
            self.marks.show_input(good, place)

    @Slot(object)
    def _turned_hovered(self, place: Place | None) -> None:
        """Point at a weight where it is used: it is the one at the opposite place of what was typed."""
        height, width = self.view.turned.values().shape
        self._kernel_hovered(None if place is None else (height - 1 - place[0], width - 1 - place[1]))

    @Slot(object)
    def _kernel_hovered(self, place: Place | None) -> None:
        """Show which input cells a weight meets."""
        good = self.good
        if good is None or self.failure is not None or not isinstance(good.arithmetic, WindowLayer):
            return
        if place is None:
            self.show_probe()
        else:
            self.marks.show_weight(good, place, self.here)

    @Slot(int)
    def _timeline_moved(self, position: int) -> None:
        if self.good is not None and self.good.y.size:
            row, column = divmod(position, self.good.y.shape[1])
            self.pin((row, column))

    def _moved(self, place: Place, step: Place) -> Place | None:
        return self._within((max(place[0] + step[0], 0), max(place[1] + step[1], 0)))

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        first, last = self.numbers.tables[0].name, self.numbers.tables[-1].name
        return dict(
            input=(view.heads[first], view.grids[first]), padding=view.grids[first],
            kernel=(view.heads[last], view.grids[last]), output=(view.output_head, view.output),
            arithmetic=self.worked, legend=view.legend_area, numbers=self.controls_of[first],
            twin=self.twin.verdict, reshape=view.heads[first],
        )  # fmt: skip

    # --- companion and status ---------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        cell = self.probe if self.pinned else None
        if failure is None and good is not None:
            script = numbers_script(
                good.called, good.tables, reshape=self.numbers.reshapes(good.params), flip=good.flip,
                twin=self.numbers.twin, unpool=bool(good.restored) and good.restored[0].values is not None,
                device=good.device, result=good.y, dtype=good.y_dtype, cell=cell,
            )  # fmt: skip
            self.code.show_script(script)
            self._show_shape(good, cell)
        elif failure is not None:
            tables = {name: table.matrix for name, table in self.state.tables.items()}
            params = self.state.params
            script = numbers_script(
                called(params), tables, reshape=self.numbers.reshapes(params),
                flip=bool(self.numbers.flip and field_value(params, self.numbers.flip)), device=self.context.device,
            )  # fmt: skip
            self.code.show_script(script, "forward" if failure.kind == "torch" else None, failure.error)
            if self.shape is not None:
                shape = (1, 1, *next(iter(tables.values())).values.shape)
                self.shape.show_failure(params, shape, self.state.kernel_size)

    def _show_shape(self, good: Calculated, cell: Place | None) -> None:
        if self.shape is None:
            return
        self.shape.show_shape(good.params, (1, 1, *input_of(good).shape), (1, 1, *good.y.shape), self.state.kernel_size)
        self.shape.probe(cell)

    def _say_status(self) -> None:
        good = self.good
        tables = self.state.tables
        parts = [
            f"{lesson_text(one.title)} {'×'.join(map(str, tables[one.name].size))} {tables[one.name].dtype}"
            for one in self.numbers.tables
        ]
        if self.failure is not None:
            parts.append(self.tr("no output"))
        elif good is not None:
            parts.append(f"→ {'×'.join(map(str, good.y_shape))} {good.y_dtype}")
        right = self.tr("forward {time} ms").format(time=f"{good.milliseconds:.2f}") if good is not None else ""
        self.status.emit("    ".join(parts), right, self._mood)

    # --- theme and language -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        if self._own_head:
            self.arguments.set_title(self.tr("Arguments"))
        for table in self.numbers.tables:
            self.table_heads[table.name].set_title(lesson_text(table.title))
            self.view.grids[table.name].set_name(lesson_text(table.title))
            shape = self.view.heads[table.name].shape
            shape.setToolTip(self.tr("reshape: one picture, one channel, then the rows and columns"))
        self._example_label.setText(self.tr("Example"))
        self.random.setText(self.tr("Random numbers"))
        self.random.setToolTip(self.tr("Other random whole numbers in the input"))
        self.look.show_heads(self.state, self.good, self.failure is not None)
        self.look.colour(self.state.tables, self.good)
        if self.good is None and self.failure is None:
            self.view.set_empty(self.tr("The result appears here as soon as PyTorch is loaded."))
        self.view.refit()
        self._say_status()


def _inside(place: Place, shape: tuple[int, ...]) -> bool:
    return all(0 <= at < size for at, size in zip(place, shape, strict=True))
