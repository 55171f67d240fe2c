"""The page on which a network is built: its layers in a table, with shapes and costs as torch sees them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QUndoStack

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine import network_file
from cifar_gui.engine.network_code import CLASS, line, network_script
from cifar_gui.engine.network_edits import Path
from cifar_gui.i18n import say
from cifar_gui.lesson import Lesson, NetworkInput
from cifar_gui.pages.builder import PAGE, BuilderContent
from cifar_gui.pages.builder.code_view import NetworkCodeView
from cifar_gui.pages.builder.edit import Edit
from cifar_gui.pages.builder.editing import POOLS, Editing, Known
from cifar_gui.pages.builder.layer_form import LayerForm
from cifar_gui.pages.builder.network_bar import NetworkBar
from cifar_gui.pages.builder.presets import Presets
from cifar_gui.pages.builder.stage import BuilderStageView
from cifar_gui.pages.builder.state import BuilderState, is_side
from cifar_gui.protocol import Failure
from cifar_gui.protocol.networks import DescribeNetwork, NetworkReport
from cifar_gui.spec import QT_TRANSLATE_NOOP, Count, Layer, Network
from cifar_gui.ui.arithmetic.layer_sums import LayerSums
from cifar_gui.ui.companion.padding_view import PaddingView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.page import NARROW
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.page.tensorboard import GRAPH, TensorBoardBar
from cifar_gui.ui.widgets.controls import SectionHead
from cifar_gui.ui.widgets.figures import shape_text
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.theme import Themed

RESET_TIP = QT_TRANSLATE_NOOP("Page", "Start again from the preset; Undo brings your network back")
RESET = QT_TRANSLATE_NOOP("Page", "Back to the preset")
PATIENCE = 40
"""Milliseconds until drawing and code follow an edit that torch has not answered; an answer they follow sooner."""


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
        self._known = Known()
        self.editing = Editing(self, lambda: self.state, self._known)
        self._build_toolbar()
        self._build_form()
        self._build_stage()
        self.editing.edited.connect(self.change)
        self.editing.refused.connect(self.bar.tell_message)
        self.editing.misnamed.connect(lambda problem: self.layer_form.mark_error("name", say(problem)))
        _add_keys(self)
        self.retranslate()
        self._show()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_toolbar(self) -> None:
        self.bar = NetworkBar(self, lambda: self.network)
        self.bar.renamed.connect(lambda name: self.change(replace(self.network, name=name), self.state.path, "title"))
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
        self.layer_form.renamed.connect(lambda text: self.editing.rename(self.state.path, text))
        self.layer_form.retyped.connect(lambda kind: self.editing.retype(self.state.path, kind))
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
        self.view = BuilderStageView(self.editing)
        self.view.chosen.connect(self.select)
        self.view.told.connect(self.bar.tell_message)
        self.table, self.layer_bar, self.area = self.view.table, self.view.layer_bar, self.view.area
        self.diagram = self.area.diagram
        self.stage.addWidget(self.view)
        self.sums = LayerSums()
        self.sums.errors.fix_chosen.connect(self.editing.mend)
        self.strip.addWidget(self.sums)
        self.code = NetworkCodeView(self.context)
        self.code.notation_chosen.connect(lambda notation: self.set(notation=notation))
        self.padding = PaddingView()
        self.padding.used.connect(self.editing.use_solution)
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("shape", self.padding)

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
        self.view.select(self.state.path)
        self._show_selected()

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
            self.change(replace(self.network, in_shape=sides), self.state.path, "input")
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
            self.change(network, self.state.path)
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
        self._known.take(good)
        self._second.stop()  # it would have come later, without an answer
        self._show()

    @property
    def report(self) -> NetworkReport | None:
        """What torch said of the network that is shown."""
        good = self.good
        return good if good is not None and good.network is self.network and self.failure is None else None

    def _show(self) -> None:
        """The network with what is known of it."""
        rows, report = edits.rows(self.network), self.report
        if self.state.path is None and rows:
            self.note(path=rows[0].path)
        self.table.show_rows(rows, *self._known.of_rows(rows, report), self.state.path)
        self.bar.show_name()
        shown = self.state.input
        if repr(shown) != repr(self.input_form.params):
            self.input_form.set_params(shown)
        self.presets.show_network(self.network.name, self.state.preset)
        self.view.say_totals((self.state.batch, *self.network.in_shape), report)
        self.bar.keep_button.setEnabled(report is not None and report.trainable)
        self.bar.keep_button.setToolTip(self.layer_bar.hint.whole)
        self._show_selected()
        if report is None:
            self._second.come(PATIENCE)

    def _explain_good(self) -> None:
        """The drawing and the code: once the table has been painted, and only once where torch answers soon."""
        rows, path = edits.rows(self.network), self.state.path
        said = self._known.of_rows(rows, self.report)
        self.diagram.show_network(rows, *said, path, (self.state.batch, *self.network.in_shape))
        self.view.mark_in_diagram(path)
        self._say_status()

    def _show_selected(self) -> None:
        path, whole = self.state.path, self.report
        part = None if path is None else edits.find(self.network, path)
        self.layer_form.show_part(part)
        report = self._known.of_row(edits.Row(path, part), whole) if path is not None and part is not None else None
        if whole is not None and whole.failure is not None:
            if not self.sums.failed or self.sums.errors.failure is not whole.failure:
                self.sums.show_failure(whole.failure)
            if whole.fault is not None and edits.rows(self.network)[whole.fault].path == path:
                self.layer_form.mark_failure(whole.failure)
        elif self.failure is None and (report is not None or whole is not None or self.good is None):
            self.sums.show_layer(part, report)  # else the last ones stay until torch has answered
        self.strip_frame.say()
        layer = part if isinstance(part, Layer) and part.kind in ("Conv2d", *POOLS) else None
        self.padding.set_layer(layer.name if layer is not None else None, layer is not None and layer.kind in POOLS)
        self.layer_bar.reflect()

    def strip_fault(self) -> str:
        """The table keeps its rows: the strip stays folded, and its handle says what does not fit."""
        return self.sums.errors.heading if self.sums.failed else ""

    def _show_companion(self) -> None:
        report = self.report
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

    def _say_status(self) -> None:
        report = self.report
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
            table=self.table, diagram=self.area, totals=self.view.totals, add=self.layer_bar.add_button,
            layer=self.layer_form, explanation=self.sums, presets=self.presets.list, keep=self.bar.keep_button,
            code=self.bar.code_button, notations=self.code, padding=self.padding,
        )  # fmt: skip

    def fit(self, room: QSize) -> None:
        """In a narrow window the controls get closer to their scroll bar."""
        super().fit(room)
        self.controls.setContentsMargins(12, 14, 6 if room.width() < NARROW else 14, 12)
        self.view.take_height(room.height(), room.height() < self.low)

    # --- theme, language, restart -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.companion.set_tab_titles({"shape": self.tr("Padding")})
        self._presets_head.set_title(self.tr("Preset"))
        self._layer_head.set_title(self.tr("Selected layer"))
        self._input_head.set_title(self.tr("Input shape"))
        self._say_status()

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


def _add_keys(page: BuilderPage) -> None:
    for keys, does in (
        ("Alt+Up", lambda: page.editing.step(-1)), ("Alt+Down", lambda: page.editing.step(1)),
        ("Ctrl+D", page.editing.duplicate), ("Ctrl+V", page.bar.paste), ("Ctrl+Shift+O", page.bar.ask_to_open),
        ("Ctrl+Shift+S", page.bar.ask_to_save), ("Insert", page.layer_bar.add_button.showMenu),
    ):  # fmt: skip
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)
