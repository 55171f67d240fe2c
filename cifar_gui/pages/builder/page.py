"""The page on which a network is built: its layers in a table, with shapes and costs as torch sees them."""

from __future__ import annotations

import time
from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QWidget,
)

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine import network_file
from cifar_gui.engine.network_code import CLASS, line, network_script
from cifar_gui.engine.network_edits import Path, Row
from cifar_gui.i18n import say
from cifar_gui.pages.builder import PAGE, BuilderContent
from cifar_gui.pages.builder.code_view import NetworkCodeView
from cifar_gui.pages.builder.editing import POOLS, Editing
from cifar_gui.pages.builder.layer_bar import LayerBar
from cifar_gui.pages.builder.layer_form import LayerForm
from cifar_gui.pages.builder.network_bar import NetworkBar
from cifar_gui.pages.builder.presets import Presets
from cifar_gui.pages.builder.state import BuilderState, is_side
from cifar_gui.pages.builder.table import ARGUMENTS, LayerTable
from cifar_gui.protocol import Failure
from cifar_gui.protocol.networks import DescribeNetwork, LayerReport, NetworkReport
from cifar_gui.questions.question import Subject
from cifar_gui.spec import (
    QT_TRANSLATE_NOOP,
    Block,
    Count,
    Layer,
    Lesson,
    Network,
    NetworkInput,
)
from cifar_gui.ui.arithmetic.layer_sums import LayerSums
from cifar_gui.ui.companion.padding_view import PaddingView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.page import NARROW
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.page.tensorboard import GRAPH, TensorBoardBar
from cifar_gui.ui.page.undo import Step
from cifar_gui.ui.widgets.block_diagram import DiagramArea
from cifar_gui.ui.widgets.controls import SectionHead, label
from cifar_gui.ui.widgets.figures import bytes_text, shape_text
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.layouts import in_row
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import Themed

RESET_TIP = QT_TRANSLATE_NOOP("Page", "Start again from the preset; Undo brings your network back")
RESET = QT_TRANSLATE_NOOP("Page", "Back to the preset")
TOGETHER_SECONDS = 1.5
"""Typing into one field within this time is undone in one step."""
COMFORTABLE, MOST_TALLER = 780, 120
"""From this height of the page on the drawing takes a part of what is left, and how much at most, px."""
WITH_DIAGRAM = 500
"""In a page lower than that the table has the room of the diagram."""
PATIENCE = 40
"""Milliseconds until drawing and code follow an edit that torch has not answered; an answer they follow sooner."""


class Edit(Step):
    """From one network to another; quick edits of the same field become one."""

    def __init__(
        self, page: BuilderPage, after: Network, path: Path | None, field: str,
        before: Network | None = None, before_path: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._page = page
        self._before, self._after = before or page.network, after
        self._paths = (before_path if before is not None else page.path, path)
        self._field, self._when = field, time.monotonic()

    def redo(self) -> None:
        """Show the network after the edit."""
        if not self.silent:
            self._page.adopt(self._after, self._paths[1])

    def undo(self) -> None:
        """Show the network before the edit."""
        if not self.silent:
            self._page.adopt(self._before, self._paths[0])

    def plain(self) -> Any:
        """The two networks and what was selected in them."""
        return [
            *map(network_file.plain, (self._before, self._after)),
            *map(list, (self._paths[0] or (), self._paths[1] or ())),
        ]

    def id(self) -> int:
        """Edits of a field may be merged."""
        return 1 if self._field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next edit if it goes on typing into the same field."""
        assert isinstance(other, Edit)
        same = self._field == other._field and self._paths[1] == other._paths[1]
        if not same or other._when - self._when > TOGETHER_SECONDS:
            return False
        self._after, self._when = other._after, other._when
        return True


class BuilderPage(Themed, AnswerPage):
    """GUI thread. Owns the network; torch is asked about it after every change."""

    kind, answer = PAGE, NetworkReport
    asks = frozenset({"network", "batch"})
    least_stage, low = 0, 720
    state: BuilderState
    good: NetworkReport | None
    """What torch said last; of the network that is shown unless an answer is awaited."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, BuilderContent)
        self.declared: BuilderContent = lesson.content
        self.undo = QUndoStack(self)
        self._known: dict[Path, tuple[Row, LayerReport]] = {}
        """What torch said of each row, and of which layer."""
        self.editing = Editing(self, lambda: self.state, self._known.get)
        self._build_toolbar()
        self._build_form()
        self._build_stage()
        self._build_strip()
        self._build_companion()
        self._build_keys()
        self._connect_editing()
        self.retranslate()
        self._show()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_toolbar(self) -> None:
        self.bar = NetworkBar(self, lambda: self.network)
        self.bar.renamed.connect(lambda name: self.change(replace(self.network, name=name), self.path, "title"))
        self.bar.file_chosen.connect(self.context.file_chosen)
        self.bar.opened.connect(lambda network: self.change(network, (0,)))
        self.bar.keep_button.clicked.connect(self.keep)
        for widget in (self.bar.name, self.bar.open_button, self.bar.save_button, self.bar.code_button,
                       self.bar.keep_button):  # fmt: skip
            self.toolbar.addWidget(widget)
        self.toolbar.addWidget(self.bar.said, 1)

    def _build_form(self) -> None:
        self._presets_head, self._input_head, self._layer_head = SectionHead(), SectionHead(), SectionHead()
        self.presets = Presets(self.context, self.declared.networks)
        self.presets.preset_chosen.connect(self.show_preset)
        self.presets.kept_chosen.connect(lambda network: self.change(network, (0,)))
        self.presets.problem.connect(self.bar.tell_message)
        self.add_section(self._presets_head, self.presets)
        self.layer_form = LayerForm()
        self.layer_form.renamed.connect(lambda text: self.path is not None and self._rename(self.path, text))
        self.layer_form.retyped.connect(lambda kind: self.path is not None and self.editing.retype(self.path, kind))
        self.layer_form.changed.connect(self.editing.set_params)
        self.add_section(self._layer_head, self.layer_form)
        self.input_form = Form(NetworkInput)
        self.input_form.changed.connect(self._input_changed)
        self.add_section(self._input_head, self.input_form)
        self.tensorboard = TensorBoardBar(self.context, self.lesson.key, GRAPH)
        self.tensorboard.wanted.connect(lambda: self.tensorboard.log_graph(self.network, self.state.batch))
        self.add_section(None, self.tensorboard)
        self.add_reset(RESET_TIP, RESET)

    def _build_stage(self) -> None:
        self._head, self._shapes = label("heading"), Elided("mono-caption")
        head = in_row(self._head, (self._shapes, 1), spacing=10)
        self.stage.addLayout(head)
        self.area = DiagramArea()
        self.diagram = self.area.diagram
        self.diagram.chosen.connect(self.select)
        self.stage.addWidget(self.area)
        self.layer_bar = LayerBar(self.editing)
        self.stage.addWidget(self.layer_bar)
        self.table = LayerTable()
        self.table.selected.connect(self.select)
        self.table.menu_wanted.connect(self.layer_bar.open_menu)
        self.layer_bar.arguments_wanted.connect(lambda path: self.table.edit_cell(path, ARGUMENTS))
        self.table.removal_wanted.connect(self.editing.remove)
        self.table.layers.renamed.connect(self._rename)
        self.table.layers.retyped.connect(self.editing.retype)
        self.table.layers.argued.connect(self._argued)
        self.table.layers.dropped.connect(self.editing.move_to)
        self.table.cells.typed.connect(self._typing)
        self.stage.addWidget(self.table, 1)
        self._totals = {name: (label("caption"), label("emphasis")) for name in ("parameters", "adds", "memory")}
        self._totals_box = QWidget()
        totals = in_row(on=self._totals_box, margins=(2, 0, 2, 0), spacing=6)
        for title, value in self._totals.values():
            totals.addWidget(title)
            totals.addWidget(value)
            totals.addSpacing(14)
        totals.addStretch()
        self.stage.addWidget(self._totals_box)

    def _build_strip(self) -> None:
        self.sums = LayerSums()
        self.sums.errors.fix_chosen.connect(self._fix)
        self.strip.addWidget(self.sums)

    def _build_companion(self) -> None:
        self.code = NetworkCodeView(self.context)
        self.code.notation_chosen.connect(lambda notation: self.set(notation=notation))
        self.padding = PaddingView()
        self.padding.used.connect(self.editing.use_solution)
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("shape", self.padding)

    def _build_keys(self) -> None:
        for keys, does in (
            ("Alt+Up", lambda: self.editing.step(-1)), ("Alt+Down", lambda: self.editing.step(1)),
            ("Ctrl+D", self.editing.duplicate), ("Ctrl+V", self.bar.paste), ("Ctrl+Shift+O", self.bar.ask_to_open),
            ("Ctrl+Shift+S", self.bar.ask_to_save), ("Insert", self.layer_bar.add_button.showMenu),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def _connect_editing(self) -> None:
        self.editing.edited.connect(self.change)
        self.editing.refused.connect(self.bar.tell_message)

    # --- the network ------------------------------------------------------------------------------------------------

    @property
    def undo_stack(self) -> QUndoStack:
        """Changes of the network."""
        return self.undo

    def step_from(self, plain: Any) -> Edit | None:
        """An edit from what its ``plain`` gave."""
        try:
            before, after = map(network_file.from_plain, plain[:2])
            paths = [tuple(map(int, path)) or None for path in plain[2:]]
            return Edit(self, after, paths[1], "", before, paths[0])
        except (network_file.NetworkFileError, TypeError, ValueError, IndexError):
            return None

    @property
    def network(self) -> Network:
        """The network that is shown."""
        return self.state.network

    @property
    def path(self) -> Path | None:
        """Where the selected layer is."""
        return self.state.path

    @property
    def part(self) -> Layer | Block | None:
        """The selected layer or block."""
        return None if self.path is None else edits.find(self.network, self.path)

    def change(self, network: Network, path: Path | None, field: str = "") -> None:
        """Go on with another network, to be undone; ``field``: what is being typed into."""
        self.bar.tell(None)
        if network != self.network or repr(network) != repr(self.network):
            self.undo.push(Edit(self, network, path, field))
        else:
            self.select(path)

    def adopt(self, network: Network, path: Path | None) -> None:
        """Show a network, and ask torch about it."""
        self.show_state(replace(self.state, network=network, path=path).fitted(self.declared), always={"network"})

    @Slot(object)
    def select(self, path: Path | None) -> None:
        """Go to a layer."""
        self.note(path=path if edits.exists(self.network, path) else None)
        self.table.select(self.path)
        self._mark_in_diagram()
        self._show_selected()

    @Slot(object, str)
    def _rename(self, path: Path, name: str) -> None:
        if (problem := self.editing.rename(path, name)) is not None:
            self.layer_form.mark_error("name", say(problem))

    @Slot(object, str)
    def _typing(self, path: Path, text: str) -> None:
        """Shapes follow while arguments are typed in place."""
        problem = self.editing.type_arguments(path, text)
        self.table.mark_editor(problem is not None, say(problem) if problem is not None else "")

    @Slot(object, str)
    def _argued(self, path: Path, text: str) -> None:
        problem = self.editing.type_arguments(path, text)
        self.table.tell_at(path, say(problem) if problem is not None else "")
        self.bar.tell_message(problem)

    @Slot(object)
    def _fix(self, changes: Any) -> None:
        network = changes["network"]
        fault = self.good.fault if self.good is not None else None
        rows = edits.rows(network)
        path = rows[min(fault, len(rows) - 1)].path if fault is not None and rows else None
        self.change(network, path)

    # --- what goes in -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _input_changed(self, typed: NetworkInput) -> None:
        sides = (typed.channels, typed.height, typed.width)
        wrong = [name for name in vars(typed) if not is_side(getattr(typed, name))]
        for name in wrong:
            self.input_form.mark_error(name, self.tr("a whole number from 1 on"))
        if wrong:
            return
        if sides != self.network.in_shape:
            self.change(replace(self.network, in_shape=sides), self.path, "input")
        else:
            self.show_state(replace(self.state, batch=typed.batch), always={"batch"})

    # --- presets, files, the user's own -----------------------------------------------------------------------------

    def back_to_example(self) -> None:
        self.show_preset(self.state.preset)

    def show_preset(self, place: int) -> None:
        """Start from one of the presets; what was there can be brought back by undoing."""
        self.note(preset=place)
        self.change(self.declared.networks[place], (0,))

    @Slot()
    def keep(self) -> None:
        """Keep the network for training, under a name that no preset has."""
        try:
            network, problem = self.presets.keep(self.network)
        except network_file.NetworkFileError as error:
            self.bar.tell_message(error.message)
            return
        if network.name != self.network.name:
            self.change(network, self.path)
        if problem is not None:
            self.bar.tell_message(problem)
        else:
            self.bar.tell(lambda: self.tr("Kept. Lesson 7.9 can train “{name}”.").format(name=network.name))

    def open_file(self, path: FilePath) -> None:
        """Show the network of a file; what is none is said and changes nothing."""
        self.bar.open_file(path)

    def open_code(self, text: str) -> None:
        """Show the network of some code; what is not understood is pointed at."""
        self.bar.open_code(text)

    # --- asking and showing -----------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.context.lab.ask(DescribeNetwork(self._next_id(), self.lesson.key, self.network, self.state.batch))

    def _wants(self, reply: Any) -> bool:
        """Only the newest answer: older ones are of networks that are no longer there."""
        return super()._wants(reply) and reply.id == self._asked

    def _marked(self) -> tuple[Form, ...]:
        return ()

    def _show_failure(self, failure: Failure) -> None:
        self.sums.show_failure(failure)

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        said = zip(edits.rows(good.network), good.rows, strict=True)
        self._known.clear()
        self._known.update({row.path: (row, line) for row, line in said})
        self._second.stop()  # it would have come later, without an answer
        self._show()

    @property
    def _current(self) -> bool:
        """Whether the report is of the network that is shown."""
        return self.good is not None and self.good.network is self.network and self.failure is None

    def _report_of(self, row: edits.Row) -> LayerReport | None:
        """What torch said of a layer, if it is the one that torch was asked about."""
        known = self._known.get(row.path)
        return known[1] if known is not None and (self._current or known[0] == row) else None

    def _show(self) -> None:
        """The network with what is known of it."""
        rows = edits.rows(self.network)
        if self.path is None and rows:
            self.note(path=rows[0].path)
        self.table.show_rows(rows, *self._said_of(rows), self.path)
        self.bar.show_name()
        shown = self.state.input
        if repr(shown) != repr(self.input_form.params):
            self.input_form.set_params(shown)
        self.presets.show_network(self.network.name, self.state.preset)
        self._say_totals()
        self._show_selected()
        if not self._current:
            self._second.come(PATIENCE)

    def _said_of(self, rows: tuple[Row, ...]) -> tuple[list[LayerReport | None], int | None]:
        """What is known of each row, and which of them is at fault."""
        fault = self.good.fault if self._current and self.good is not None else None
        return [self._report_of(row) for row in rows], fault

    def _explain_good(self) -> None:
        """The drawing and the code: once the table has been painted, and only once where torch answers soon."""
        rows = edits.rows(self.network)
        self.diagram.show_network(rows, *self._said_of(rows), self.path, (self.state.batch, *self.network.in_shape))
        self._mark_in_diagram()
        self._say_status()

    def _mark_in_diagram(self) -> None:
        self.diagram.select(self.path)
        if self.path is not None:
            self.area.reveal(self.path)

    def _show_selected(self) -> None:
        part = self.part
        failure = self.good.failure if self._current and self.good is not None else None
        self.layer_form.show_part(part)
        report = self._report_of(edits.Row(self.path, part)) if self.path is not None and part is not None else None
        if failure is not None:
            if not self.sums.failed or self.sums.errors.failure is not failure:
                self.sums.show_failure(failure)
            self._mark_fault(failure)
        elif self.failure is None and (report is not None or self._current or self.good is None):
            self.sums.show_layer(part, report)  # else the last ones stay until torch has answered
        self.strip_frame.say()
        self._show_padding(part, report)
        self.layer_bar.reflect()

    def strip_fault(self) -> str:
        """The table keeps its rows: the strip stays folded, and its handle says what does not fit."""
        return self.sums.errors.heading if self.sums.failed else ""

    def _mark_fault(self, failure: Failure) -> None:
        """The field at fault, when the layer at fault is the selected one."""
        assert self.good is not None
        rows = edits.rows(self.network)
        if self.good.fault is not None and rows[self.good.fault].path == self.path and failure.field is not None:
            reason = say(failure.reason) if failure.reason is not None else self.tr("does not work")
            self.layer_form.mark_error(failure.field, reason)

    def _show_padding(self, part: Layer | Block | None, report: LayerReport | None) -> None:
        window = isinstance(part, Layer) and part.kind in ("Conv2d", *POOLS)
        self.padding.set_layer(part.name if window and part is not None else None,
                               isinstance(part, Layer) and part.kind in POOLS)  # fmt: skip

    def _show_companion(self) -> None:
        report = self.good if self._current else None
        good = report is not None and report.failure is None
        script = network_script(
            self.network, self.state.notation, self.state.batch,
            out_shape=report.out_shape if report and good else None,
            parameters=report.parameters if report is not None else 0,
        )  # fmt: skip
        fault, error = None, ""
        if report is not None and report.failure is not None and report.fault is not None:
            path, error = edits.rows(self.network)[report.fault].path, report.failure.error
            forward = self.state.notation == CLASS and error not in ("ValueError", "TypeError", "KeyError")
            fault = line(path[:1], True) if forward else line(path)
        self.code.show_script(script, fault if error else None, error)

    # --- words ------------------------------------------------------------------------------------------------------

    def _say_totals(self) -> None:
        report = self.good if self._current else None
        values = ("", "", "") if report is None else (
            f"{report.parameters:,}", f"{report.multiply_adds:,}", bytes_text(report.bytes)
        )  # fmt: skip
        for (_, value), text in zip(self._totals.values(), values, strict=True):
            value.setText(text or "–")
        in_shape = shape_text((self.state.batch, *self.network.in_shape))
        if report is None:
            self._shapes.say(in_shape)
        elif report.failure is None:
            self._shapes.say(f"{in_shape} → {shape_text(report.out_shape)}")
        else:
            self._shapes.say(self.tr("{shape} → no output").format(shape=in_shape))
        self._say_fitness(report)

    def _say_fitness(self, report: NetworkReport | None) -> None:
        """Whether it can be trained, and why not."""
        trainable = report is not None and report.trainable
        self.bar.keep_button.setEnabled(trainable)
        if report is None:
            text = ""
        elif trainable:
            text = self.tr("Fits pictures and the ten classes: lesson 7.9 can train it.")
        elif report.failure is not None:
            text = self.tr("A layer does not fit: it is marked in the table.")
        else:
            text = self.tr("Lesson 7.9 trains networks that turn (N, 3, 32, 32) into (N, 10).")
        self.layer_bar.hint.say(text)
        self.bar.keep_button.setToolTip(text)

    def _say_status(self) -> None:
        report = self.good if self._current else None
        in_shape = shape_text((self.state.batch, *self.network.in_shape))
        count = sum(isinstance(row.part, Layer) for row in edits.rows(self.network))
        left = self.tr("{name}    {count} {count:layer|layers}").format(name=self.network.name, count=Count(count))
        right, kind = "", self._mood
        if report is not None:
            out = shape_text(report.out_shape) if report.failure is None else self.tr("no output")
            left = f"{left}    {in_shape} → {out}"
            right = self.tr("checked in {time} ms").format(time=f"{report.milliseconds:.1f}")
        if self.failure is not None or (report is not None and report.failure is not None):
            kind = "unfit"
        self.status.emit(left, right, kind)

    # --- keys and links --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves a field for the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def addressed(self) -> Mapping[str, Widgets]:
        return {f"input.{name}": row for name, row in self.input_form.rows.items()}

    def regions(self) -> Mapping[str, Widgets]:
        return dict(
            table=self.table, diagram=self.area, totals=self._totals_box, add=self.layer_bar.add_button,
            layer=self.layer_form, explanation=self.sums, presets=self.presets.list, keep=self.bar.keep_button,
            code=self.bar.code_button, notations=self.code, padding=self.padding,
        )  # fmt: skip

    def fit(self, room: QSize) -> None:
        """In a narrow window the controls get closer to their scroll bar."""
        super().fit(room)
        self.controls.setContentsMargins(12, 14, 6 if room.width() < NARROW else 14, 12)
        self.diagram.set_taller(min(max((room.height() - COMFORTABLE) * 45 // 100, 0), MOST_TALLER))
        self.area.setFixedHeight(self.area.widget().height() + (12 if room.height() >= self.low else 0))
        self.area.setVisible(room.height() >= WITH_DIAGRAM)
        self.stage.setSpacing(8 if room.height() >= self.low else 3)

    # --- theme, language, restart -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.companion.set_tab_titles({"shape": self.tr("Padding")})
        self._presets_head.set_title(self.tr("Preset"))
        self._layer_head.set_title(self.tr("Selected layer"))
        self._input_head.set_title(self.tr("Input shape"))
        self._head.setText(self.tr("Network"))
        titles = (self.tr("parameters"), self.tr("multiply-adds"), self.tr("memory"))
        for (title, _), text in zip(self._totals.values(), titles, strict=True):
            title.setText(text)
        self._say_totals()
        self._say_status()

    def subject(self) -> Subject | None:
        """What torch said of the network that is shown."""
        return super().subject() if self._current else None

    def restore(self, saved: dict[str, Any]) -> None:
        """Take up what was saved; there is nothing to undo then."""
        self.undo.clear()
        super().restore(saved)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "notation" in changed:
            self.code.set_notation(self.state.notation)
            self._show_companion()
        if changed & {"network", "path", "batch", "preset"}:
            self._show()
