"""The page on which a network is built: its layers in a table, with shapes and costs as torch sees them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine import network_file
from cifar_gui.engine.network_code import CLASS, line, network_script
from cifar_gui.engine.network_edits import BLOCK, MOST_PARTS, SHORTCUT, Path, Row
from cifar_gui.engine.padding_solver import Solution
from cifar_gui.i18n import lesson_text, say
from cifar_gui.layers import GROUPS, KINDS
from cifar_gui.layers.call import arguments, written
from cifar_gui.pages.builder import PAGE, BuilderStage
from cifar_gui.pages.builder.code_view import NetworkCodeView
from cifar_gui.pages.builder.layer_form import LayerForm
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
    Message,
    Network,
    NetworkInput,
    field_value,
    keywords,
)
from cifar_gui.ui.arithmetic.layer_sums import LayerSums
from cifar_gui.ui.companion.padding_view import PaddingView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.page import NARROW
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.page.tensorboard import GRAPH, TensorBoardBar
from cifar_gui.ui.page.undo import Removal, Step
from cifar_gui.ui.widgets.block_diagram import DiagramArea
from cifar_gui.ui.widgets.controls import Dropdown, IconButton, SectionHead, TextButton, add_action, icon, label
from cifar_gui.ui.widgets.figures import bytes_text, shape_text
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import Themed

TOGETHER_SECONDS = 1.5
"""Typing into one field within this time is undone in one step."""
COMFORTABLE, MOST_TALLER = 780, 120
"""From this height of the page on the drawing takes a part of what is left, and how much at most, px."""
WITH_DIAGRAM = 500
"""In a page lower than that the table has the room of the diagram."""
PATIENCE = 40
"""Milliseconds until drawing and code follow an edit that torch has not answered; an answer they follow sooner."""
POOLS = ("MaxPool2d", "AvgPool2d")
FORGOTTEN = QT_TRANSLATE_NOOP("Window", "“{name}” is no longer kept.")
REPLACED = QT_TRANSLATE_NOOP("Window", "“{name}” replaces the network that was kept under this name.")


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
        assert isinstance(lesson.stage, BuilderStage)
        self.declared: BuilderStage = lesson.stage
        self.undo = QUndoStack(self)
        self._known: dict[Path, tuple[Row, LayerReport]] = {}
        self._note: Callable[[], str] | None = None
        self._build_toolbar()
        self._build_form()
        self._build_stage()
        self._build_strip()
        self._build_companion()
        self._build_keys()
        context.networks_changed.connect(self._fill_presets)
        self.retint()
        self.retranslate()
        self._show()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_toolbar(self) -> None:
        self.name = QLineEdit()
        self.name.setMaxLength(network_file.LONGEST_TITLE)
        self.name.setFixedWidth(192)
        self.name.textEdited.connect(self._named)
        self.open_button, self.save_button = IconButton("open"), IconButton("save")
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)
        self.keep_button = QPushButton()
        self.keep_button.clicked.connect(self.keep)
        self._said = Elided("caption")
        for widget in (self.name, self.open_button, self.save_button):
            self.toolbar.addWidget(widget)
        self.toolbar.addWidget(self.keep_button)
        self.toolbar.addWidget(self._said, 1)

    def _build_form(self) -> None:
        self._presets_head, self._input_head, self._layer_head = SectionHead(), SectionHead(), SectionHead()
        self.presets = Dropdown()
        self.presets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.presets.setMinimumContentsLength(10)
        self.presets.activated.connect(self._preset_chosen)
        self.forget_button = IconButton("trash")
        self.forget_button.clicked.connect(self._forget)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 2, 0, 6)
        row.setSpacing(4)
        row.addWidget(self.presets, 1)
        row.addWidget(self.forget_button)
        self.add_section(self._presets_head, holder)
        self.layer_form = LayerForm()
        self.layer_form.renamed.connect(lambda text: self.path is not None and self.rename(self.path, text))
        self.layer_form.retyped.connect(lambda kind: self.path is not None and self.retype(self.path, kind))
        self.layer_form.changed.connect(self._params_changed)
        self.add_section(self._layer_head, self.layer_form)
        self.input_form = Form(NetworkInput)
        self.input_form.changed.connect(self._input_changed)
        self.add_section(self._input_head, self.input_form)
        self.tensorboard = TensorBoardBar(self.context, self.lesson.key, GRAPH)
        self.tensorboard.wanted.connect(lambda: self.tensorboard.log_graph(self.network, self.state.batch))
        self.add_section(None, self.tensorboard)
        self.reset = TextButton("reset")
        self.reset.clicked.connect(lambda: self.show_preset(self.state.preset))
        self.footer.addWidget(self.reset, 1)

    def _build_stage(self) -> None:
        self._head, self._shapes = label("heading"), Elided("mono-caption")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._head)
        head.addWidget(self._shapes, 1)
        self.stage.addLayout(head)
        self.area = DiagramArea()
        self.diagram = self.area.diagram
        self.diagram.chosen.connect(self.select)
        self.stage.addWidget(self.area)
        self.stage.addLayout(self._build_bar())
        self.table = LayerTable()
        self.table.selected.connect(self.select)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.removal_wanted.connect(self.remove)
        self.table.layers.renamed.connect(self.rename)
        self.table.layers.retyped.connect(self.retype)
        self.table.layers.argued.connect(self._argued)
        self.table.layers.dropped.connect(self.move_to)
        self.table.cells.typed.connect(self._typing)
        self.stage.addWidget(self.table, 1)
        self._totals = {name: (label("caption"), label("emphasis")) for name in ("parameters", "adds", "memory")}
        self._totals_box = QWidget()
        totals = QHBoxLayout(self._totals_box)
        totals.setContentsMargins(2, 0, 2, 0)
        totals.setSpacing(6)
        for title, value in self._totals.values():
            totals.addWidget(title)
            totals.addWidget(value)
            totals.addSpacing(14)
        totals.addStretch()
        self.stage.addWidget(self._totals_box)

    def _build_bar(self) -> QHBoxLayout:
        self.add_button = QToolButton()
        self.add_button.setProperty("role", "add")
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_menu = QMenu(self)
        self.add_menu.aboutToShow.connect(self._fill_add_menu)
        self.add_menu.triggered.connect(self._add_chosen)
        self.add_button.setMenu(self.add_menu)
        self.tools = {
            "copy": IconButton("copy"), "arrow-up": IconButton("arrow-up"), "arrow-down": IconButton("arrow-down"),
            "trash": IconButton("trash"),
        }  # fmt: skip
        self.tools["copy"].clicked.connect(self.duplicate)
        self.tools["arrow-up"].clicked.connect(lambda: self.step(-1))
        self.tools["arrow-down"].clicked.connect(lambda: self.step(1))
        self.tools["trash"].clicked.connect(self.remove)
        self._hint = Elided("caption")
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self.add_button)
        bar.addSpacing(6)
        for button in self.tools.values():
            bar.addWidget(button)
        bar.addSpacing(8)
        bar.addWidget(self._hint, 1)
        return bar

    def _build_strip(self) -> None:
        self.sums = LayerSums()
        self.sums.errors.fix_chosen.connect(self._fix)
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.strip.addWidget(self.sums)

    def _build_companion(self) -> None:
        self.code = NetworkCodeView(self.context)
        self.code.notation_chosen.connect(lambda notation: self.set(notation=notation))
        self.padding = PaddingView()
        self.padding.used.connect(self._use_solution)
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("shape", self.padding)

    def _build_keys(self) -> None:
        for keys, does in (
            ("Alt+Up", lambda: self.step(-1)), ("Alt+Down", lambda: self.step(1)), ("Ctrl+D", self.duplicate),
            ("Ctrl+Shift+O", self._open), ("Ctrl+Shift+S", self._save), ("Insert", self.add_button.showMenu),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

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
        self._note = None
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

    def add(self, kind: str) -> None:
        """Put a new layer, or a residual block, behind the selected one."""
        if len(edits.rows(self.network)) >= MOST_PARTS:
            self._tell(lambda: self.tr("A network has at most {most} layers here.").format(most=MOST_PARTS))
            return
        inside = self.path is not None and len(self.path) == 3
        if kind == BLOCK and inside:
            assert self.path is not None
            place: Path = (self.path[0] + 1,)
        else:
            place = (len(self.network.layers),) if self.path is None else (*self.path[:-1], self.path[-1] + 1)
        among, arriving = edits.siblings(self.network, place), self._arriving(place)
        part = edits.new_block(among, arriving) if kind == BLOCK else edits.new_layer(kind, among, arriving)
        self.change(edits.inserted(self.network, place, part), place)

    def add_to_shortcut(self) -> None:
        """Put a convolution of 1 behind the layers of the selected block's shortcut."""
        if self.path is None or not isinstance(block := self.network.layers[self.path[0]], Block):
            return
        place = (self.path[0], SHORTCUT, len(block.shortcut))
        arriving = self._arriving(place)
        layer = edits.new_layer("Conv2d", block.shortcut, arriving)
        params = replace(arguments(layer), kernel_size=(1, 1), padding=(0, 0))
        self.change(edits.inserted(self.network, place, written(layer.name, "Conv2d", params)), place)

    def _arriving(self, place: Path) -> tuple[int, ...] | None:
        """The shape that arrives at a place, as far as torch has said."""
        if len(place) == 3 and place[2] == 0:
            known = self._known.get(place[:1])
            return known[1].in_shape if known is not None else None
        before = (*place[:-1], place[-1] - 1)
        if before[-1] < 0:
            return (self.state.batch, *self.network.in_shape)
        known = self._known.get(before)
        return None if known is None else known[1].out_shape

    @Slot()
    def remove(self) -> None:
        """Take the selected layer out."""
        if self.path is None:
            return
        network = edits.removed(self.network, self.path)
        left = len(edits.siblings(network, self.path))
        after = (
            (*self.path[:-1], min(self.path[-1], left - 1)) if left else self.path[:1] if len(self.path) > 1 else None
        )
        self.change(network, after)

    @Slot()
    def duplicate(self) -> None:
        """Put the selected layer once more behind itself."""
        if self.path is not None and len(edits.rows(self.network)) < MOST_PARTS:
            self.change(edits.duplicated(self.network, self.path), (*self.path[:-1], self.path[-1] + 1))

    def step(self, by: int) -> None:
        """Move the selected layer up (-1) or down (1)."""
        if self.path is not None:
            self.change(*edits.stepped(self.network, self.path, by))

    @Slot(object, object)
    def move_to(self, source: Path, target: Path) -> None:
        """Put a layer before what is at ``target``."""
        try:
            self.change(*edits.moved(self.network, source, target))
        except IndexError:
            self._tell(lambda: self.tr("A block cannot contain another block."))

    @Slot(object, str)
    def rename(self, path: Path, name: str) -> None:
        """Call a layer otherwise; a name that cannot be is said under the field and changes nothing."""
        part = edits.find(self.network, path)
        others = {one.name for one in edits.siblings(self.network, path) if one is not part}
        problem = edits.name_problem(name, others)
        if problem is None:
            self.change(edits.replaced(self.network, path, replace(part, name=name)), path, "name")
        else:
            self.layer_form.mark_error("name", say(problem))

    @Slot(object, str)
    def retype(self, path: Path, kind: str) -> None:
        """Make a layer one of another kind, with arguments that fit; names made by the program follow."""
        part = edits.find(self.network, path)
        if kind not in KINDS or not isinstance(part, Layer) or part.kind == kind:
            return
        others = [one for one in edits.siblings(self.network, path) if one is not part]
        known = self._known.get(path)
        made = edits.new_layer(kind, others, known[1].in_shape if known is not None else None)
        if part.name.rstrip("0123456789") != KINDS[part.kind].stem or KINDS[part.kind].stem == KINDS[kind].stem:
            made = replace(made, name=part.name)
        self.change(edits.replaced(self.network, path, made), path)

    @Slot(object)
    def _params_changed(self, params: object) -> None:
        if self.path is not None and isinstance(part := self.part, Layer):
            before = arguments(part)
            field = next(
                (name for name in vars(before) if repr(field_value(params, name)) != repr(getattr(before, name))), ""
            )
            layer = written(part.name, part.kind, params)
            self.change(edits.replaced(self.network, self.path, layer), self.path, f"argument {field}")

    @Slot(object, str)
    def _typing(self, path: Path, text: str) -> None:
        """Shapes follow while arguments are typed in place."""
        part = edits.find(self.network, path)
        assert isinstance(part, Layer)
        try:
            layer = edits.read_arguments(part, text)
        except edits.Unreadable as problem:
            self.table.mark_editor(True, say(problem.message))
        else:
            self.table.mark_editor(False)
            self.change(edits.replaced(self.network, path, layer), path, "arguments")

    @Slot(object, str)
    def _argued(self, path: Path, text: str) -> None:
        part = edits.find(self.network, path)
        assert isinstance(part, Layer)
        try:
            layer = edits.read_arguments(part, text)
        except edits.Unreadable as problem:
            message = problem.message
            self._tell(lambda: say(message))
            self.table.tell_at(path, say(message))
        else:
            self.table.tell_at(path, "")
            self.change(edits.replaced(self.network, path, layer), path, "arguments")

    @Slot(object)
    def _use_solution(self, solution: Solution) -> None:
        """Put a kernel, stride, padding and dilation into the selected layer."""
        part = self.part
        if self.path is None or not isinstance(part, Layer) or part.kind not in ("Conv2d", *POOLS):
            return
        params = arguments(part)
        values = {"kernel_size": solution.kernel, "stride": solution.stride, "padding": solution.padding}
        if "dilation" in keywords(params):
            values["dilation"] = solution.dilation
        params = replace(params, **{name: (value, value) for name, value in values.items()})
        self.change(edits.replaced(self.network, self.path, written(part.name, part.kind, params)), self.path)

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

    def show_preset(self, place: int) -> None:
        """Start from one of the presets; what was there can be brought back by undoing."""
        self.note(preset=place)
        self.presets.setCurrentIndex(place)
        self.change(self.declared.networks[place], (0,))

    @Slot(int)
    def _preset_chosen(self, at: int) -> None:
        kind, which = self.presets.itemData(at) or ("", 0)
        if kind == "preset":
            self.show_preset(which)
        elif kind == "kept" and (network := self._kept(str(which))) is not None:
            self.change(network, (0,))
        self._reflect_kept()

    def _fill_presets(self) -> None:
        with QSignalBlocker(self.presets):
            self.presets.clear()
            for place, network in enumerate(self.declared.networks):
                self.presets.addItem(network.name, ("preset", place))
            if self.context.networks:
                self.presets.insertSeparator(self.presets.count())
            for network in self.context.networks:
                self.presets.addItem(network.name, ("kept", network.name))
        self._reflect_kept()

    def _reflect_kept(self) -> None:
        """The list shows the network of that name, and whether it is the user's own."""
        with QSignalBlocker(self.presets):
            places = [i for i in range(self.presets.count()) if self.presets.itemText(i) == self.network.name]
            self.presets.setCurrentIndex(places[-1] if places else self.state.preset)
        kind = (self.presets.currentData() or ("", 0))[0]
        self.forget_button.setVisible(kind == "kept")

    def _kept(self, name: str) -> Network | None:
        """The user's network of a name."""
        return next((network for network in self.context.networks if network.name == name), None)

    @Slot()
    def keep(self) -> None:
        """Keep the network for training, under a name that no preset has."""
        network = self._own_name(self.network)
        before = self._kept(network.name)
        try:
            problem = self.context.keep_network(network)
        except ValueError as error:
            self._tell_message(getattr(error, "message", None))
            return
        if network.name != self.network.name:
            self.change(network, self.path)
        self._reflect_kept()
        if problem is None and before is not None and before != network:
            self._offer_back(REPLACED, before, lambda: self._keep_again(network))
        self._tell_message(problem, lambda: self.tr("Kept. Lesson 7.9 can train “{name}”.").format(name=network.name))

    def _own_name(self, network: Network) -> Network:
        taken = {preset.name for preset in self.declared.networks if preset != network}
        names = (network.name, *(f"{network.name[:50]} {number}" for number in range(2, len(taken) + 3)))
        return replace(network, name=next(name for name in names if name not in taken))

    def _offer_back(self, text: str, network: Network, remove: Callable[[], Message | None]) -> None:
        message = Message("Window", text, {"name": network.name})
        self.context.removed.emit(Removal(message, lambda: self._keep_again(network), remove))

    def _keep_again(self, network: Network) -> Message | None:
        try:
            return self.context.keep_network(network)
        except network_file.NetworkFileError as error:
            return error.message

    @Slot()
    def _forget(self) -> None:
        name = self.presets.currentText()
        network = self._kept(name)
        problem = self.context.forget_network(name)
        self._tell_message(problem)
        if problem is None and network is not None:
            self._offer_back(FORGOTTEN, network, lambda: self.context.forget_network(name))
        self._reflect_kept()

    @Slot(str)
    def _named(self, text: str) -> None:
        name = text.strip()
        if name and name.isprintable():
            self.change(replace(self.network, name=name), self.path, "title")

    @Slot()
    def _open(self) -> None:
        filters = f"{self.tr('Networks (*.json)')};;{self.tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a network"), "", filters)
        if name:
            self.context.file_chosen.emit(FilePath(name))

    def open_file(self, path: FilePath) -> None:
        """Show the network of a file; what is none is said and changes nothing."""
        try:
            network = network_file.read(path)
        except network_file.NetworkFileError as error:
            self._tell_message(error.message)
            return
        self.change(network, (0,))
        self._tell(lambda: self.tr("Opened {path}").format(path=path.name))

    @Slot()
    def _save(self) -> None:
        filters = self.tr("Networks (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the network"), f"{self.network.name}.json", filters)
        if name:
            self.save_file(FilePath(name))

    def save_file(self, path: FilePath) -> None:
        """Write the network to a file; whether it worked is said in the toolbar."""
        try:
            network_file.write(path, self.network)
        except OSError as error:
            why = error.strerror or str(error)
            self._tell(lambda: self.tr("Could not be saved to {path}: {error}").format(path=path, error=why))
        except ValueError as error:
            self._tell_message(getattr(error, "message", None))
        else:
            self._tell(lambda: self.tr("Saved as {path}").format(path=path.name))

    def _tell(self, words: Callable[[], str]) -> None:
        self._note = words
        self._said.say(words())

    def _tell_message(self, message: Message | None, otherwise: Callable[[], str] | None = None) -> None:
        if message is not None:
            self._tell(lambda: say(message))
        elif otherwise is not None:
            self._tell(otherwise)

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
        self._known = {row.path: (row, line) for row, line in zip(edits.rows(good.network), good.rows, strict=True)}
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
        if self.name.text().strip() != self.network.name:
            self.name.setText(self.network.name)
        shown = self.state.input
        if repr(shown) != repr(self.input_form.params):
            self.input_form.set_params(shown)
        self._reflect_kept()
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
        self._reflect_buttons()

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
        self.keep_button.setEnabled(trainable)
        if report is None:
            text = ""
        elif trainable:
            text = self.tr("Fits pictures and the ten classes: lesson 7.9 can train it.")
        elif report.failure is not None:
            text = self.tr("A layer does not fit: it is marked in the table.")
        else:
            text = self.tr("Lesson 7.9 trains networks that turn (N, 3, 32, 32) into (N, 10).")
        self._hint.say(text)
        self.keep_button.setToolTip(text)
        self._said.say(self._note() if self._note is not None else "")

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

    def _reflect_buttons(self) -> None:
        usable = dict.fromkeys(self.tools, self.path is not None)
        if self.path is not None:
            usable["arrow-up"] = self.path[-1] > 0
            usable["arrow-down"] = self.path[-1] < len(edits.siblings(self.network, self.path)) - 1
        for name, button in self.tools.items():
            button.setEnabled(usable[name])

    # --- menus, keys and links --------------------------------------------------------------------------------------

    def _fill_add_menu(self) -> None:
        self.add_menu.clear()
        for menu in self.add_menu.findChildren(QMenu):
            menu.deleteLater()  # a menu within a menu is not cleared with it
        for title, kinds in GROUPS:
            menu = self.add_menu.addMenu(lesson_text(title))
            for kind in kinds:
                add_action(menu, kind.name).setData(kind.name)
        self.add_menu.addSeparator()
        add_action(self.add_menu, self.tr("Residual block")).setData(BLOCK)
        in_block = self.path is not None and isinstance(self.network.layers[self.path[0]], Block)
        shortcut = add_action(self.add_menu, self.tr("1×1 convolution into the shortcut"), self.add_to_shortcut)
        shortcut.setEnabled(in_block)

    @Slot(object)
    def _add_chosen(self, action: QAction) -> None:
        if isinstance(kind := action.data(), str):
            self.add(kind)

    @Slot(object)
    def _open_menu(self, where: QPoint) -> None:
        if self.path is not None:
            self._row_menu().popup(where)

    def _row_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.path is not None:
            path = self.path
            if isinstance(self.part, Layer):
                add_action(menu, self.tr("Edit the arguments"), lambda: self.table.edit_cell(path, ARGUMENTS))
            add_action(menu, self.tr("Duplicate"), self.duplicate)
            add_action(menu, self.tr("Move up"), lambda: self.step(-1))
            add_action(menu, self.tr("Move down"), lambda: self.step(1))
            add_action(menu, self.tr("Remove"), self.remove)
        return menu

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
            table=self.table, diagram=self.area, totals=self._totals_box, add=self.add_button,
            layer=self.layer_form, explanation=self.sums, presets=self.presets, keep=self.keep_button,
            notations=self.code, padding=self.padding,
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

    def retint(self) -> None:
        theme = self.theme
        self.add_button.setIcon(icon("plus", theme.text))
        self.add_button.setStyleSheet(
            f"QToolButton {{ border: 1px solid {theme.strong}; padding: 0 10px 0 6px; background: {theme.surface}; }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
            f'QToolButton[ring="true"]:focus {{ border: 2px solid {theme.accent}; }}'
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.companion.set_tab_titles({"shape": self.tr("Padding")})
        self._presets_head.set_title(self.tr("Preset"))
        self._layer_head.set_title(self.tr("Selected layer"))
        self._input_head.set_title(self.tr("Input shape"))
        self._head.setText(self.tr("Network"))
        self.reset.setText(self.tr("Back to the preset"))
        self.reset.setToolTip(self.tr("Start again from the preset; Undo brings your network back"))
        self.presets.setAccessibleName(self.tr("Preset"))
        self.name.setAccessibleName(self.tr("Name of the network"))
        self.name.setToolTip(self.tr("Name of the network"))
        self.open_button.describe(self.tr("Open a network… (Ctrl+Shift+O)"))
        self.save_button.describe(self.tr("Save the network… (Ctrl+Shift+S)"))
        self.forget_button.describe(self.tr("Stop keeping this network"))
        self.keep_button.setText(self.tr("Use in 7.9"))
        self.add_button.setText(self.tr("Add layer"))
        self.tools["copy"].describe(self.tr("Duplicate (Ctrl+D)"))
        self.tools["arrow-up"].describe(self.tr("Move up (Alt+Up)"))
        self.tools["arrow-down"].describe(self.tr("Move down (Alt+Down)"))
        self.tools["trash"].describe(self.tr("Remove (Delete)"))
        titles = (self.tr("parameters"), self.tr("multiply-adds"), self.tr("memory"))
        for (title, _), text in zip(self._totals.values(), titles, strict=True):
            title.setText(text)
        self._fill_presets()
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
