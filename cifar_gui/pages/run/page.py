"""The page of a training run: its recipe, its curves, the network alive while it trains, and the controls."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cifar_gui import paths
from cifar_gui.engine.data import Images, Split
from cifar_gui.engine.run_names import MOST_RUNS, fresh_name
from cifar_gui.i18n import lesson_text, say
from cifar_gui.numerals import NotANumber
from cifar_gui.page_kind import named
from cifar_gui.pages.run import PAGE, RunStage, words
from cifar_gui.pages.run.curves import Curves
from cifar_gui.pages.run.epoch_log import EpochLog
from cifar_gui.pages.run.history import History
from cifar_gui.pages.run.inside import Inside
from cifar_gui.pages.run.predictions import Predictions, gallery
from cifar_gui.pages.run.runs import RunList, names
from cifar_gui.pages.run.script import MARKS, run_script
from cifar_gui.pages.run.transport import IDLE, PAUSED, RUNNING, WAITING, Transport
from cifar_gui.pages.run.welcome import Welcome
from cifar_gui.projector import GO_ON
from cifar_gui.protocol import (
    CIFAR10,
    OWN,
    OWN_PICTURE,
    SAMPLES,
    EpochEnded,
    Estimated,
    EstimateRun,
    Evaluated,
    Failure,
    FindRuns,
    ForgetRun,
    KeptRun,
    KeptRuns,
    Looked,
    LookRun,
    NameRun,
    PauseRun,
    ProbeRun,
    RateChanged,
    Ready,
    RestoreRun,
    ResumeRun,
    RunEnded,
    RunStarted,
    RunState,
    SetRate,
    Snapshot,
    StartRun,
    StepRun,
    Steps,
    StopRun,
)
from cifar_gui.questions.question import Subject
from cifar_gui.spec import QT_TRANSLATE_NOOP, SGD, Lesson, Message, Network, Recipe, fields, with_defaults_of_its_class
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.field_names import in_words
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.page.strip_frame import FOOT
from cifar_gui.ui.page.tensorboard import RUNS, TensorBoardBar
from cifar_gui.ui.page.undo import Removal
from cifar_gui.ui.widgets.controls import Dropdown, SectionHead, icon, label, restyle, rule
from cifar_gui.ui.widgets.form import ChoiceControl, Form
from cifar_gui.ui.widgets.pieces import Paced, Pieces
from cifar_gui.ui.widgets.rows import Elided, Shrinking, head_row
from cifar_gui.ui.widgets.theme import font

ESTIMATE_MILLISECONDS = 300
"""How long the form has to rest before a run is estimated."""
NUMBERS_MILLISECONDS = 250
"""The numbers of a run change no more often: each time costs a layout, and a run tells of thirty steps a second."""
TELL_SECONDS = 0.5
"""Rates and times left change no faster than they can be read."""
LOG, TRANSPORT, ARROW = 212, 52, 27
OTHER_PICTURE = -2
"""As the probe of a snapshot: an own picture that was looked at before."""
GAVE_WAY = QT_TRANSLATE_NOOP("Window", "Runs removed: {count}. Of finished runs the newest {most} are kept.")
UNREADABLE_RUNS = QT_TRANSLATE_NOOP("Window", "Runs that cannot be read stay in {folder}: {names}")
REMOVED_RUN = QT_TRANSLATE_NOOP("Window", "The run “{name}” is removed.")
TYPES: dict[str, tuple[type, ...]] = {"int": (int,), "float": (int, float), "bool": (bool,), "choice": (str,)}
"""What a saved field may be, by the kind of the field."""


class RunCode(CodeView):
    """The script of the settings in the form."""

    def _say(self) -> None:
        super()._say()
        if self._fault is None and not self._note:
            self._heading.setText(self.tr("The same training as a script"))
            self._caption.setText(
                self.tr(
                    "It is made from the settings at the left, and gives the losses of this program to rounding. "
                    "Change one, and its place in the code lights up."
                )
            )


class RunPage(Page):
    """GUI thread. Sets up runs and shows them; the run itself lives in the torch thread."""

    kind = PAGE

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.stage, RunStage)
        self.declared = lesson.stage
        self.runs: list[History] = []
        self.selected: History | None = None
        self.active: History | None = None
        """The run that is under way."""
        self.failure: Failure | None = None
        self.source = context.settings.source if context.settings.source in context.sources() else SAMPLES
        self.probe = 0
        self._example = 0
        self._optimizer = SGD
        """Of the recipe before it was edited."""
        self._drawn: dict[str, int] = {}
        """The names of the runs that were drawn when the program was left, with their colours."""
        self._front = ""
        """The one that was in front."""
        self._own: Images | None = None
        """One of the user's own pictures, where that is looked at."""
        self._looking: History | None = None
        """The run that is over and is about to be looked into."""
        self._note: Message | None = None
        """Why it cannot be looked into."""
        self._returned = False
        """Whether the run that is under way was taken up from before an explosion, and waits there still."""
        self._ready: Ready | None = None
        self._resumed: History | None = None
        """The run that is about to go on."""
        self._asked: StartRun | None = None
        """The start whose run has not begun or not ended yet."""
        self._estimated: Estimated | None = None
        self._estimating: int | None = None
        self._unreadable: set[str] = set()
        self._untold = False
        """Something was told while the page was hidden."""
        self._told = ("", 0.0)
        self._pieces = Pieces(self)
        self._numbers = Paced(self, NUMBERS_MILLISECONDS, self._say_numbers)
        self._estimate_timer = QTimer(self)
        self._estimate_timer.setSingleShot(True)
        self._estimate_timer.setInterval(ESTIMATE_MILLISECONDS)
        self._estimate_timer.timeout.connect(self._estimate)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build_controls_section()
        self._build_toolbar()
        self._build_stage()
        self._build_strip()
        self._build_companion()
        context.device_changed.connect(self._changed)
        context.data_changed.connect(self._data_changed)
        context.source_chosen.connect(self.choose_source)
        context.networks_changed.connect(self._networks_changed)
        self.theme_changed()
        self.retranslate()
        self._show_pictures()
        self._networks_changed()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_controls_section(self) -> None:
        self._example_head = SectionHead()
        self._examples = Dropdown()
        self._examples.activated.connect(self.show_example)
        self._examples.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._examples.setMinimumContentsLength(8)
        self._examples.setStyleSheet("QComboBox { padding-right: 0; }")
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(8, 0, 0, 4)
        row.addWidget(self._examples)
        self.form = Form(self.declared.params, self.declared.examples[0].params)
        self.form.changed.connect(self._edited)
        self.form.unreadable.connect(self._unreadable_field)
        self._widen_choices()
        self.add_section(self._example_head, box)
        self.controls.insertWidget(self.controls.count() - 1, self.form)
        self.add_section(None, TensorBoardBar(self.context, self.lesson.number, RUNS))
        self._reset = QPushButton()
        self._reset.clicked.connect(lambda: self.show_example(self._example))
        self.footer.addWidget(self._reset)

    def _widen_choices(self) -> None:
        """A choice of long names takes the whole row; the head of its section names it."""
        for row in self.form.rows.values():
            control = row.control
            if isinstance(control, ChoiceControl) and row.field.section is not None:
                widest = max(map(QFontMetrics(font(13)).horizontalAdvance, row.field.choices))
                if widest > control.combo.width() - ARROW:
                    row.leave_out_name()
                    control.combo.setMinimumWidth(widest + ARROW)
                    control.combo.setStyleSheet("QComboBox { padding-right: 0; }")

    def _build_toolbar(self) -> None:
        self._sources = Dropdown()
        self._sources.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._sources.activated.connect(lambda at: self.choose_source(self._sources.itemData(at)))
        self._counts, self._network = Shrinking("caption"), Shrinking("emphasis")
        self._network_dot = label("dot")
        self._network_dot.setFixedSize(6, 6)
        self.toolbar.addWidget(self._sources)
        self.toolbar.addWidget(self._counts)
        self.toolbar.addSpacing(8)
        self.toolbar.addWidget(self._network_dot)
        self.toolbar.addWidget(self._network)
        self.toolbar.addStretch()

    def _build_stage(self) -> None:
        self.curves, self.run_list, self.welcome = Curves(), RunList(), Welcome()
        self.welcome.begun.connect(self._begin_first)
        self.run_list.chosen.connect(self.select)
        self.run_list.removed.connect(self.remove)
        self.run_list.shown.connect(self._toggle_shown)
        self.run_list.renamed.connect(self.rename)
        self.run_list.cleared.connect(lambda: self.select(None))
        plots = QWidget()
        row = QHBoxLayout(plots)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.curves, 1)
        row.addWidget(self.run_list)
        self._upper = QStackedWidget()
        self._upper.addWidget(self.welcome)
        self._upper.addWidget(plots)
        self.inside = Inside()
        self.inside.moved.connect(self.move_probe)
        self.stage.addWidget(self._upper, 23)
        self.stage.addWidget(rule())
        self.stage.addWidget(self.inside, 10)

    def _build_strip(self) -> None:
        self.log, self.predictions, self.transport = EpochLog(), Predictions(), Transport()
        self.log.setFixedWidth(LOG)
        self.predictions.chosen.connect(self.choose_probe)
        self.predictions.resized.connect(self._say_right)
        self.transport.primary.connect(self.toggle)
        self.transport.stepped.connect(self._step)
        self.transport.stopped.connect(lambda: self.context.lab.command(StopRun()))
        self.transport.resumed.connect(self.go_on)
        self.transport.rate_set.connect(lambda rate: self.context.lab.command(SetRate(rate)))
        self._predictions_head, self._predictions_caption = label("emphasis"), Elided("caption")
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addWidget(head_row(self._predictions_head, self._predictions_caption))
        block.addWidget(self.predictions, 1)
        results = QWidget()
        row = QHBoxLayout(results)
        row.setContentsMargins(24, 8, 24, 2)
        row.setSpacing(24)
        row.addWidget(self.log)
        row.addLayout(block, 1)
        self.errors = ErrorPanel()
        self.errors.fix_chosen.connect(self.fix)
        self.errors.allowed.connect(lambda: self.start(allow=True))
        self._lower = QStackedWidget()
        self._lower.addWidget(results)
        self._lower.addWidget(self.errors)
        foot = QFrame()
        foot.setObjectName(FOOT)
        foot.setFixedHeight(TRANSPORT)
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(24, 0, 24, 0)
        foot_row.addWidget(self.transport)
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.strip.setSpacing(0)
        self.strip.addWidget(self._lower, 1)
        self.strip.addWidget(foot)

    def _build_companion(self) -> None:
        self.code = RunCode(self.context, "train.py")
        self.companion.add_tab("code", self.code)

    def links(self) -> Mapping[str, tuple[QWidget, ...]]:
        """The fields of the recipe, and the regions of the page."""
        begun = self._upper.currentWidget() is not self.welcome
        plots = (self.curves.loss, self.curves.accuracy, self.run_list) if begun else (self.welcome,) * 3
        parts: dict[str, tuple[QWidget, ...]] = {
            "loss": plots[:1], "accuracy": plots[1:2], "runs": plots[2:],
            "probe": (self.inside.picture,), "kernels": (self.inside.kernels,), "maps": (self.inside.maps,),
            "predictions": (self.predictions,), "transport": (self.transport,),
        }  # fmt: skip
        fields = {f"field:{name}": (row,) for name, row in self.form.rows.items()}
        return {**fields, **{f"region:{name}": widgets for name, widgets in parts.items()}}

    # --- the recipe -------------------------------------------------------------------------------------------------

    @property
    def recipe(self) -> Recipe:
        """What the next run would follow."""
        params: Recipe = self.form.params
        return params

    @property
    def network(self) -> Network:
        """The network of the recipe; the first one when the name is unknown."""
        return self.networks.get(self.recipe.network, self.declared.networks[0])

    @property
    def networks(self) -> dict[str, Network]:
        """What can be trained, by name: the networks of the lesson, and those that the user has built."""
        return {network.name: network for network in (*self.context.networks, *self.declared.networks)}

    @Slot()
    def _networks_changed(self) -> None:
        """Offer the user's networks as well; a chosen one that is no longer kept gives way to the first."""
        control = self.form.rows["network"].control
        assert isinstance(control, ChoiceControl)
        with QSignalBlocker(control.combo):
            control.combo.clear()
            for name in (*(network.name for network in self.declared.networks), *self.networks):
                if control.combo.findData(name) < 0:
                    control.combo.addItem(name, name)
        known = self.recipe.network in self.networks
        self.form.set_params(self.recipe if known else replace(self.recipe, network=self.declared.networks[0].name))
        self._changed()

    @Slot(int)
    def show_example(self, at: int) -> None:
        """Fill the form with one of the examples."""
        self._example = at
        self._examples.setCurrentIndex(at)
        params = self.declared.examples[at].params
        self.form.set_params(params)
        self.form.set_default(params)
        self._unreadable.clear()
        self._changed()

    @Slot(str)
    def choose_source(self, source: str) -> None:
        """Train on another data set from now on."""
        if source in self._sources_to_train_on() and source != self.source:
            self.source = source
            self._fill_sources()
            self._show_network()
            self._changed()

    def _sources_to_train_on(self) -> tuple[str, ...]:
        """A handful of the user's own pictures is none: nothing would be held out."""
        return tuple(source for source in self.context.sources() if source != OWN)

    def fix(self, changes: dict[str, Any]) -> None:
        """Take a way out of a failure into the form."""
        self.form.set_params(replace(self.recipe, **changes))
        self._changed()

    @Slot(object)
    def _edited(self, _: object) -> None:
        if self.recipe.optimizer != self._optimizer and not self._unreadable:
            self.form.set_params(with_defaults_of_its_class(self.recipe, self._optimizer))
        self._unreadable = {name for name in self._unreadable if not self._readable(name)}
        self._changed()

    @Slot(str)
    def _unreadable_field(self, name: str) -> None:
        self._unreadable.add(name)
        self._reflect()

    def _readable(self, name: str) -> bool:
        try:
            self.form.rows[name].control.value()
        except NotANumber:
            return False
        return True

    def torch_name(self) -> str:
        return f"torch.optim.{self.recipe.optimizer}"

    @Slot()
    def _changed(self) -> None:
        """The next run is another one."""
        self.failure = None
        self.name_chosen()
        self._optimizer = self.recipe.optimizer
        self._estimated = None
        for name in self.form.rows:
            if name not in self._unreadable:
                self.form.mark_error(name, "")
        data = self.context.data(self.source)
        self.code.show_script(run_script(self.recipe, self.network, data, device=self.context.device))
        if self.selected is None:
            self._show_network()
        if self._asked is None:
            self._estimate_timer.start()
        self._reflect()

    def _show_code(self) -> None:
        data, failure = self.context.data(self.source), self.failure
        script = run_script(self.recipe, self.network, data, device=self.context.device)
        refused = failure is not None and failure.kind == "torch"
        mark = MARKS.get(failure.field or "") if failure is not None and refused else None
        self.code.show_script(script, mark, failure.error if failure is not None and refused else "")

    @Slot()
    def _data_changed(self) -> None:
        if self.source not in self.context.sources():
            self.source = SAMPLES
        self._fill_sources()
        self._show_pictures()
        self._changed()

    # --- estimates --------------------------------------------------------------------------------------------------

    @Slot()
    def _estimate(self) -> None:
        if self._ready is None or self._asked is not None:
            return
        self._estimating = self.context.lab.next_id()
        self.context.lab.command(
            EstimateRun(
                self._estimating, self.recipe, self.network, self.source, self.context.device, self.lesson.number
            )
        )

    def _take_estimate(self, estimated: Estimated) -> None:
        if estimated.id != self._estimating:
            return
        self._estimating = None
        if estimated.recipe == self.recipe and self._asked is None:
            self._estimated = estimated
            if estimated.failure is not None:
                self._fail(estimated.failure)
        self._reflect()

    # --- a run's life -----------------------------------------------------------------------------------------------

    def start(self, *, single: bool = False, allow: bool = False) -> None:
        """Start a run of the recipe in the form; ``single``: do one step of it, then wait."""
        if self._asked is not None or self._unreadable:
            return
        folder = paths.runs_folder()
        self._send(StartRun(
            self.context.lab.next_id(), self.recipe, self.network, self.source, self.context.device,
            probe=self.probe, single=single, allow=allow, folder=folder, name=fresh_name(folder),
            page=self.lesson.number,
        ))  # fmt: skip

    @Slot()
    def go_on(self, *, single: bool = False) -> None:
        """Take up the run in front where it was stopped, or where the program was.

        One whose loss exploded waits where it was good last: with the same rate it would do the same again.
        """
        run = self.selected
        if self._asked is not None or run is None or run.network is None or not run.resumable:
            return
        told = run.started
        known = self._ready is not None and told.device in self._ready.devices
        self._resumed = run
        self._send(StartRun(
            self.context.lab.next_id(), told.recipe, run.network, told.source,
            told.device if known else self.context.device, probe=self.probe, single=single,
            paused=run.ended == "diverged" and not single, allow=True, folder=paths.runs_folder(), name=told.name,
            resume=True, page=self.lesson.number,
        ))  # fmt: skip

    def _send(self, start: StartRun) -> None:
        self.failure = None
        self._asked = start
        self._estimate_timer.stop()
        self.transport.show_phase(WAITING)
        if self._ready is not None:
            self._command_start()
        self._reflect()

    def _command_start(self) -> None:
        self.context.lab.command(self._asked)
        if self.probe == OWN_PICTURE:
            self.context.lab.command(self._looked_at())

    @Slot()
    def _begin_first(self) -> None:
        """The button in the frame goes with the frame: the one that pauses gets its focus."""
        self.transport.main.setFocus()
        self.start()

    @Slot()
    def toggle(self) -> None:
        """Start, pause or resume, whichever comes next."""
        phase = self.transport.phase
        if phase == IDLE:
            self.start()
        elif phase in (RUNNING, PAUSED):
            self._returned = False
            self.context.lab.command(PauseRun() if phase == RUNNING else ResumeRun())

    @Slot()
    def _step(self) -> None:
        phase = self.transport.phase
        if phase == IDLE and self.selected is not None and self.selected.resumable:
            self.go_on(single=True)
        elif phase == IDLE:
            self.start(single=True)
        elif phase in (RUNNING, PAUSED):
            self._returned = False
            self.context.lab.command(StepRun())

    def torch_ready(self, ready: Ready) -> None:
        self._ready = ready
        self.context.lab.command(FindRuns(paths.runs_folder()))
        if self._asked is not None:
            self._command_start()
        else:
            self._estimate()
        self._reflect()

    def take_run(self, event: object) -> None:
        if isinstance(event, Estimated):
            self._take_estimate(event)
        elif isinstance(event, KeptRuns):
            self._take_kept(event)
        elif isinstance(event, Looked):
            self._take_look(event)
        elif self._asked is None or getattr(event, "run", None) != self._asked.id:
            return
        elif isinstance(event, RunStarted):
            self._begin(event)
        elif isinstance(event, RunState):
            self.transport.show_phase(PAUSED if event.state == "paused" else RUNNING)
            self._told = ("", 0.0)
            self._reflect()
        elif isinstance(event, RunEnded):
            self._end(event)
        elif self.active is not None:
            self.active.add(event)
            self._refresh(event)

    def _begin(self, started: RunStarted) -> None:
        before, self._resumed = self._resumed, None
        network = self._asked.network if self._asked is not None else None
        self.active = History(started, self._free_slot() if before is None else before.slot, network)
        self._returned = before is not None and before.ended == "diverged"
        if before is not None:
            self.active.title = before.title
        if before in self.runs:
            self.runs[self.runs.index(before)] = self.active
        else:
            self.runs.append(self.active)
        self.transport.show_phase(RUNNING)
        self.select(self.active)

    @property
    def run_under_way(self) -> str:
        """The name under which the run that goes on is kept."""
        return self.active.started.name if self.active is not None else ""

    def _free_slot(self) -> int:
        """A colour that no run has which is drawn, nor, if possible, any other; the oldest that is drawn makes room."""
        colours = range(len(self.context.theme.curves))
        drawn = [run for run in self.runs if run.visible]
        for others in (self.runs, drawn):
            if free := [slot for slot in colours if slot not in {run.slot for run in others}]:
                return free[0]
        oldest = next(run for run in drawn if run not in (self.selected, self.active))
        oldest.visible = False
        return oldest.slot

    def _draw(self, run: History) -> None:
        """Draw a run, in a colour of its own."""
        if not run.visible:
            if run.slot in {other.slot for other in self.runs if other.visible}:
                run.slot = self._free_slot()
            run.visible = True

    @Slot(object)
    def _toggle_shown(self, run: History) -> None:
        if run.visible:
            run.visible = False
        else:
            self._draw(run)
        self._show_runs()

    def _take_kept(self, kept: KeptRuns) -> None:
        """Runs of earlier sessions, drawn and selected as they were left; one that was cut off comes to the front."""
        known = {run.started.name for run in self.runs}
        found = [self._kept_run(one) for one in kept.runs if one.started.name not in known]
        self.runs = [*found, *self.runs]
        for run in found:
            if run.started.name in self._drawn:
                run.slot = self._drawn[run.started.name]
                self._draw(run)
        front = next((run for run in found if run.started.name == self._front), None)
        if found and found[-1].ended == "stopped":
            front = found[-1]
        if front is not None and self._asked is None and self.selected is None:
            self.select(front)
            if os.environ.pop(GO_ON, "") == front.started.name:
                self.go_on()
        elif found:
            self._show_runs()
        self._tell_kept(kept)

    @staticmethod
    def _kept_run(one: KeptRun) -> History:
        run = History(one.started, 0, one.network)
        run.visible = False
        run.ended = "finished" if one.finished else "diverged" if one.diverged else "stopped"
        run.exploded, run.title = one.diverged, one.title
        for event in one.events:
            run.add(event)
        return run

    def _tell_kept(self, kept: KeptRuns) -> None:
        """What became of the others."""
        folder = paths.runs_folder()
        if kept.unreadable:
            names = ", ".join(kept.unreadable[:3]) + ", …" * (len(kept.unreadable) > 3)
            self.context.told.emit(Message("Window", UNREADABLE_RUNS, {"names": names, "folder": folder}))
        elif kept.gone:
            self.context.told.emit(Message("Window", GAVE_WAY, {"count": kept.gone, "most": MOST_RUNS}))

    def _end(self, event: RunEnded) -> None:
        run, self.active, self._asked, self._resumed = self.active, None, None, None
        self.transport.show_phase(IDLE)
        if run is not None:
            run.ended, run.exploded, run.last_loss = event.reason, event.step, event.loss
            if event.reason == "failed" and not run.step:
                self.runs.remove(run)
                self.selected = None
        self._show_runs()
        self._show_network()
        if event.failure is not None:
            self._fail(event.failure)
        elif self._estimated is None:
            self._estimate_timer.start()
        self._say_numbers()

    def _fail(self, failure: Failure) -> None:
        self.failure = failure = in_words(failure, (self.form,))
        self.errors.show_failure(failure)
        if failure.kind == "cost-ask":
            self.errors.buttons[-1].setText(self.tr("Train anyway"))
        if failure.field is not None and failure.reason is not None:
            self.form.mark_error(failure.field, say(failure.reason))
        self._show_code()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def drawing(self) -> bool:
        """Whether something that was told is still to be drawn."""
        return self._pieces.waiting or self._numbers.waiting or self.curves.drawing

    def _refresh(self, event: object) -> None:
        """Show what the active run was told; nothing is drawn while the page is hidden."""
        run = self.active
        if run is None:
            return
        if not self.isVisible():
            self._untold = True
            return
        if isinstance(event, Steps | Evaluated | RateChanged):
            self.curves.refresh(run)
        if isinstance(event, Evaluated):
            self.run_list.refresh(run)
        if isinstance(event, Steps | EpochEnded):
            self._numbers.ask()
        if isinstance(event, RateChanged):
            self.run_list.cards[run].retranslate()
        if isinstance(event, Snapshot) and run is self.selected:
            self._pieces.add("inside", self._show_inside)
            self._pieces.add("predictions", self._show_predictions)

    def _say_numbers(self) -> None:
        """The numbers of the run under way: nobody reads faster than a few of them a second."""
        if self.active is not None:
            self.run_list.refresh(self.active)
        self.log.refresh()
        self._reflect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._untold:
            self._untold = False
            self._show_runs()
            self.log.refresh()
            self._show_network()
            self._reflect()

    @Slot(object)
    def select(self, run: History | None) -> None:
        """Bring a run to the front; None shows what the form describes."""
        self.selected = run
        self._note = None
        if self.failure is not None and self.failure.kind in ("internal", "outside"):
            self.failure = None  # it was about another run
        if run is not None:
            self._draw(run)
        self.log.show_run(run)
        self._show_runs()
        self._show_network()
        self._reflect()

    @Slot(object)
    def remove(self, run: History) -> None:
        """Remove a run that is over, and what is kept of it: both can be put back."""
        if run is self.active or run not in self.runs:
            return
        place, folder, name = self.runs.index(run), paths.runs_folder(), run.started.name

        def put_back() -> Message | None:
            self.runs.insert(min(place, len(self.runs)), run)
            if name:
                self.context.lab.command(RestoreRun(folder, name))
            if run.visible:
                run.visible = False
                self._draw(run)
            self.select(run)
            return None

        def take_away() -> Message | None:
            self.runs.remove(run)
            if name:
                self.context.lab.command(ForgetRun(folder, name))
            self.select(self.selected if self.selected in self.runs else self.active)
            return None

        called = names(self.runs)[run]
        take_away()
        self.context.removed.emit(Removal(Message("Window", REMOVED_RUN, {"name": called}), put_back, take_away))

    @Slot(object, str)
    def rename(self, run: History, title: str) -> None:
        """Call a run by a name of the user's; "" gives it back the one that its recipe makes."""
        before = run.title

        def call(title: str) -> None:
            if title != run.title:
                run.title = title
                if run.started.name:
                    self.context.lab.command(NameRun(paths.runs_folder(), run.started.name, title))
                self._show_runs()

        call(title)
        if run.title != before:
            self.context.acted.emit(lambda: call(before), lambda: call(title))

    @Slot()
    def _show_runs(self) -> None:
        self._upper.setCurrentIndex(1 if self.runs else 0)
        self.curves.set_runs(self.runs, self.selected)
        self.run_list.set_runs(self.runs, self.selected, self.active, self._source_names())
        self.run_list.new.setEnabled(self.active is None and self.selected is not None)
        for run in self.runs:
            self.run_list.refresh(run)

    # --- the network and its pictures -------------------------------------------------------------------------------

    @property
    def held_out(self) -> Split:
        """The pictures that the run in front, or the next one, does not train on."""
        started = self.selected.started if self.selected is not None else None
        recipe = started.recipe if started is not None else self.recipe
        source = started.source if started is not None else self.source
        data = self.context.data(source if source in self.context.sources() else self.source)
        return data.split("train" if recipe.split == "test" else "test")

    def _show_network(self) -> None:
        trained = self.selected.network if self.selected is not None else self.network
        self.inside.show_network(trained or self.network)
        self._show_pictures()

    def _show_pictures(self) -> None:
        split = self.held_out
        if self.probe != OWN_PICTURE:
            self.probe = min(max(self.probe, 0), len(split) - 1)
        snapshot = self.selected.snapshot if self.selected is not None else None
        indices = gallery(split) if snapshot is None else snapshot.indices[snapshot.indices < len(split)]
        self.predictions.show_pictures(split.images[indices], split.labels[indices], indices)
        self.predictions.set_probe(self.probe)
        if self.probe != OWN_PICTURE:
            self.inside.show_picture(split, self.probe)
        self._show_snapshot()
        if snapshot is None:
            self._look_inside()

    def _show_snapshot(self) -> None:
        self._pieces.clear()
        self._show_inside()
        self._show_predictions()

    def _show_inside(self) -> None:
        snapshot = self.selected.snapshot if self.selected is not None else None
        awaited = self.selected is not None and (self.selected is self.active or self._looking == self.selected)
        self.inside.show_snapshot(snapshot, awaited, say(self._note) if self._note is not None else "")

    def _show_predictions(self) -> None:
        if self.selected is not None and self.selected.snapshot is not None:
            self.predictions.show_snapshot(self.selected.snapshot)
        self._say_right()

    @Slot(int)
    def choose_probe(self, index: int) -> None:
        """Look at another held-out picture."""
        self.probe = min(max(index, 0), len(self.held_out) - 1)
        self.predictions.set_probe(self.probe)
        self.inside.show_picture(self.held_out, self.probe)
        self._look()

    def take_picture(self, picture: Images, label: int) -> bool:
        """Look at one of the user's own pictures."""
        self.probe, self._own = OWN_PICTURE, picture
        for run in self.runs:
            if run.snapshot is not None and run.snapshot.probe == OWN_PICTURE:
                run.snapshot = replace(run.snapshot, probe=OTHER_PICTURE)
        self.predictions.set_probe(self.probe)
        self.inside.show_own(picture, label)
        self._look()
        return True

    def _looked_at(self) -> ProbeRun:
        return ProbeRun(self.probe, self._own if self.probe == OWN_PICTURE else None)

    def _look(self) -> None:
        """Ask what the networks make of the picture: the one that is trained, and the one in front."""
        if self.active is not None:
            self.context.lab.command(self._looked_at())
        self._look_inside()

    def _look_inside(self) -> None:
        """Look into the run in front, where it is over, through what is kept of it."""
        run = self.selected
        if run is None or run is self.active or self._ready is None or not run.started.name:
            return
        self._looking = run
        source = run.started.source if run.started.source in self.context.sources() else self.source
        self.context.lab.command(LookRun(paths.runs_folder(), run.started.name, source, self._looked_at()))
        self._show_inside()

    def _take_look(self, looked: Looked) -> None:
        run = self._looking
        if run is None or run.started.name != looked.name:
            return
        self._looking = None
        self._note = looked.message
        if looked.snapshot is not None:
            first, run.snapshot = run.snapshot is None, looked.snapshot
            if first and run is self.selected:
                self._show_pictures()
        if run is self.selected:
            self._show_snapshot()

    @Slot(int)
    def move_probe(self, places: int) -> None:
        """Look at the picture so many places further; behind the last comes the first."""
        self.choose_probe((self.probe + places) % len(self.held_out))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and resumes, the arrows move to other pictures."""
        if event.key() == Qt.Key.Key_Space and self.transport.phase in (RUNNING, PAUSED):
            self.toggle()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_probe(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    # --- words ------------------------------------------------------------------------------------------------------

    def _reflect(self) -> None:
        """Everything that is said about the state of the page."""
        self._lower.setCurrentIndex(1 if self.failure is not None else 0)
        if self.failure is not None:
            self.open_strip()
        refused = self.failure is not None and self.failure.kind not in ("internal", "outside")
        startable = not self._unreadable and not refused
        self.transport.set_startable(startable)
        self.welcome.set_startable(startable and self._asked is None)
        restyle(self.transport.main, "role", "primary" if self.runs or self._asked is not None else "")
        self.transport.retint(self.context.theme)
        resumable = self.selected is not None and self.selected.resumable
        self.transport.offer(resumable and self.transport.phase == IDLE and self._ready is not None)
        edited = self._asked is not None and self._asked.recipe != self.recipe
        self._example_head.set_remark(self.tr("for the next run") if edited else "")
        self._say_progress()
        self._say_status()

    def _say_progress(self) -> None:
        run = self.active
        if self.transport.phase == WAITING:
            self.transport.say(
                self.tr("Preparing the run…") if self._ready is not None else self.tr("Starts when PyTorch is loaded")
            )
        elif run is not None:
            self._say_steps(run)
            if self._returned and self.transport.phase == PAUSED:
                self.transport.say(
                    self.tr("Back at step {step}").format(step=f"{run.step:,}"),
                    right=self.tr("type a smaller lr, then Resume"),
                )
        else:
            self._say_idle()

    def _say_idle(self) -> None:
        run = self.selected
        line, detail = words.ending(run, self._estimated) if run is not None else ("", "")
        if self._unreadable or (self.failure is not None and self.failure.kind == "torch"):
            self.transport.say(self.tr("This run cannot start"), self.tr("The setting at fault is marked at the left."))
        elif self.failure is not None:
            self.transport.say(line or self.tr("This run did not start"))
        elif run is not None and line:
            self.transport.say(line, detail, kind="error" * (run.ended == "diverged"))
        else:
            self.transport.say(*words.estimate(self.recipe, self._estimated))

    def _say_steps(self, run: History) -> None:
        started, steps = run.started, run.latest
        if steps is not None:
            self.transport.rate.show_rate(steps.lr)
        epoch, step = (steps.epoch, steps.epoch_steps) if steps is not None else (1, 0)
        line = self.tr("epoch {epoch}/{epochs} · step {step}/{steps}")
        self.transport.say(
            line.format(
                epoch=epoch, epochs=started.recipe.epochs, step=f"{step:,}", steps=f"{started.steps_per_epoch:,}"
            ),
            right=self._rate(steps),
        )
        done = (epoch - 1) * started.steps_per_epoch + step
        self.transport.show_progress(done / max(started.steps, 1))

    def _rate(self, steps: Steps | None) -> str:
        if steps is None:
            return ""
        text, told = self._told
        if not text or time.monotonic() - told > TELL_SECONDS:
            text = words.pace(steps)
            self._told = (text, time.monotonic())
        return text

    def _say_status(self) -> None:
        data = self.context.data(self.source)
        train, held_out = ("test", "train") if self.recipe.split == "test" else ("train", "test")
        counts = {"train": f"{len(data.split(train)):,}", "held_out": f"{len(data.split(held_out)):,}"}
        self._counts.setText(self.tr("train {train} · test {held_out}").format(**counts))
        self._network.setText(self.recipe.network)
        left = self.tr("{source} · train {train} · test {held_out}").format(source=self._source_name(), **counts)
        phase = self.transport.phase
        started = self.active.started if self.active is not None else None
        device = (started.device if started is not None else self.context.device).upper()
        threads = started.threads if started is not None else self._ready.threads if self._ready is not None else None
        if threads is not None:
            device = self.tr("{device} · {threads} threads").format(device=device, threads=threads)
        steps = self.active.latest if self.active is not None else None
        right = ""
        if started is not None:
            right = self.tr("epoch {epoch} of {epochs}").format(
                epoch=steps.epoch if steps is not None else 1, epochs=started.recipe.epochs
            )
        kind = {WAITING: "busy", RUNNING: "running", PAUSED: "paused"}.get(phase, "ready")
        told = (f"{left}    {device}", right, "error" if self.failure is not None and phase == IDLE else kind)
        if told != self.last_status:
            self.status.emit(*told)

    def _say_right(self) -> None:
        snapshot = self.selected.snapshot if self.selected is not None else None
        if snapshot is None:
            self._predictions_caption.say(self.tr("what the network makes of them as it learns"))
            return
        if (found := self.predictions.right()) is not None:
            self._predictions_caption.say(
                self.tr("{right} of these {count} correct; click one to look inside").format(
                    right=found[0], count=found[1]
                )
            )

    def _source_name(self) -> str:
        return self._source_names().get(self.source, self.source)

    def _source_names(self) -> dict[str, str]:
        return {SAMPLES: self.tr("Sample drawings"), CIFAR10: self.tr("CIFAR-10")}

    def _fill_sources(self) -> None:
        names = self._source_names()
        with QSignalBlocker(self._sources):
            self._sources.clear()
            for source in self._sources_to_train_on():
                self._sources.addItem(names.get(source, source), source)
            self._sources.setCurrentIndex(self._sources.findData(self.source))

    def retranslate(self) -> None:
        super().retranslate()
        self._example_head.set_title(self.tr("Example"))
        with QSignalBlocker(self._examples):
            self._examples.clear()
            self._examples.addItems([lesson_text(example.title) for example in self.declared.examples])
            self._examples.setCurrentIndex(self._example)
        self._examples.view().setMinimumWidth(self._examples.view().sizeHintForColumn(0) + 24)
        self._examples.setAccessibleName(self.tr("Example"))
        self._reset.setText(self.tr("Back to the example"))
        self._reset.setToolTip(self.tr("Undo every change to the settings"))
        self._sources.setToolTip(self.tr("The pictures to train on"))
        self._sources.setAccessibleName(self.tr("The pictures to train on"))
        self._predictions_head.setText(self.tr("Test pictures"))
        self._fill_sources()
        self._told = ("", 0.0)
        self._show_runs()
        self._say_right()
        self._reflect()
        if self.failure is not None:
            self._fail(self.failure)

    def theme_changed(self) -> None:
        theme = self.context.theme
        parts = (
            self.form, self.curves, self.run_list, self.inside, self.log, self.predictions, self.transport,
            self.errors, self.welcome, self._examples, self._sources,
        )  # fmt: skip
        for part in parts:
            part.retint(theme)
        self._reset.setIcon(icon("reset", theme.text2))
        self._reset.setIconSize(QSize(16, 16))

    # --- keeping ----------------------------------------------------------------------------------------------------

    def subject(self) -> Subject | None:
        """The recipe, how many pictures it trains on, and the run that is looked at."""
        images = len(self.context.data(self.source).split(self.recipe.split))
        return Subject(named(self.kind.questions), self.recipe, {"images": images, "run": self.selected})

    def settled(self) -> bool:
        return self._ready is not None and self._asked is None and self._estimating is None and (
            not self._estimate_timer.isActive()
        )  # fmt: skip

    def saved(self) -> dict[str, Any]:
        recipe = {item.name: getattr(self.recipe, item.name) for item in fields(self.recipe)}
        return {
            "recipe": {name: value for name, value in recipe.items() if self._storable(name, value)},
            "example": self._example,
            "probe": max(self.probe, 0),
            "source": self.source,
            "runs": self._runs_shown(),
        }

    def _runs_shown(self) -> dict[str, Any]:
        """How the runs are looked at: which are drawn, and which is in front."""
        if not self.runs:
            return {"drawn": self._drawn, "front": self._front}
        return {
            "drawn": {run.started.name: run.slot for run in self.runs if run.visible},
            "front": self.selected.started.name if self.selected is not None else "",
        }

    def restore(self, state: dict[str, Any]) -> None:
        example, probe, source, recipe = (state.get(key) for key in ("example", "probe", "source", "recipe"))
        if type(example) is int and 0 <= example < len(self.declared.examples):
            self.show_example(example)
        if isinstance(source, str):
            self.choose_source(source)
        if isinstance(recipe, dict):
            known = {name: value for name, value in recipe.items() if self._storable(name, value)}
            self.form.set_params(replace(self.recipe, **known))
            self._changed()
        if type(probe) is int:
            self.choose_probe(probe)
        if isinstance(runs := state.get("runs"), dict) and not self.runs:
            drawn, front = runs.get("drawn"), runs.get("front")
            slots = range(len(self.context.theme.curves))
            places = drawn if isinstance(drawn, dict) else {}
            self._drawn = {name: slot for name, slot in places.items() if type(slot) is int and slot in slots}
            self._front = front if isinstance(front, str) else ""

    def _storable(self, name: object, value: object) -> bool:
        """Whether a value of a field can be written as JSON and read again; a Recipe made of such values is sound."""
        field = next((item for item in fields(self.declared.params) if item.name == name), None)
        if field is None or type(value) not in TYPES[field.kind]:
            return False
        if isinstance(value, int | float):
            return abs(value) < 2**53
        return value in (self.networks if name == "network" else field.choices)
