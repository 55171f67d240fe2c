"""The page of a training run: its recipe, its curves, the network alive while it trains, and the controls."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Set
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget, QWidget

from cifar_gui import paths
from cifar_gui.engine.data import Images
from cifar_gui.i18n import say
from cifar_gui.page_kind import named
from cifar_gui.pages.run import PAGE, RunContent, words
from cifar_gui.pages.run.curves import RunCurves
from cifar_gui.pages.run.epoch_log import EpochLog
from cifar_gui.pages.run.history import History
from cifar_gui.pages.run.looking import Looking
from cifar_gui.pages.run.run_list import RunList
from cifar_gui.pages.run.runner import Planned, Runner
from cifar_gui.pages.run.runs import Runs
from cifar_gui.pages.run.saving import Saving
from cifar_gui.pages.run.script import MARKS, run_script
from cifar_gui.pages.run.state import RunState
from cifar_gui.pages.run.transport import IDLE, PAUSED, RUNNING, WAITING, Transport
from cifar_gui.pages.run.welcome import Welcome
from cifar_gui.projector import GO_ON
from cifar_gui.protocol import (
    CIFAR10,
    OWN,
    SAMPLES,
    EpochEnded,
    Evaluated,
    Failure,
    FindRuns,
    KeptRuns,
    Looked,
    RateChanged,
    Ready,
    RunEnded,
    SetRate,
    Snapshot,
    Steps,
    StopRun,
    WeightsSaved,
)
from cifar_gui.questions.question import Subject
from cifar_gui.spec import QT_TRANSLATE_NOOP, Lesson, Network, Recipe, with_defaults_of_its_class
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.examples import Examples
from cifar_gui.ui.page.field_names import in_words
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.page.strip_frame import FOOT
from cifar_gui.ui.page.tensorboard import RUNS, TensorBoardBar
from cifar_gui.ui.widgets.controls import Dropdown, SectionHead, label, rule
from cifar_gui.ui.widgets.form import ChoiceControl, Form
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.rows import Elided, Shrinking, head_row
from cifar_gui.ui.widgets.theme import font

RESET_TIP = QT_TRANSLATE_NOOP("Page", "Undo every change to the settings")
NUMBERS_MILLISECONDS = 250
"""The numbers of a run change no more often: each time costs a layout, and a run tells of thirty steps a second."""
TELL_SECONDS = 0.5
"""Rates and times left change no faster than they can be read."""
LOG, TRANSPORT, ARROW = 212, 52, 27


class RunCode(CodeView):
    """The script of the settings in the form."""

    def _say(self) -> None:
        super()._say()
        if self.fault is None and not self._note:
            self._heading.setText(self.tr("The same training as a script"))
            self.caption.setText(
                self.tr(
                    "It is made from the settings at the left, and gives the losses of this program to rounding. "
                    "Change one, and its place in the code lights up."
                )
            )


class RunPage(Page):
    """GUI thread. Sets up runs and shows them; the run itself lives in the torch thread."""

    kind = PAGE
    state: RunState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, RunContent)
        self.declared = lesson.content
        self.failure: Failure | None = None
        known = context.settings.source in self._sources_to_train_on()
        self.note(source=context.settings.source if known else SAMPLES)
        self.runs = Runs(context, self)
        self.looking = Looking(context, self.runs, lambda: self.planned, self)
        self.runner = Runner(context, lesson.key, self.runs, lambda: self.planned, lambda: self.looking.looked_at, self)
        self._untold = False
        """Something was told while the page was hidden."""
        self._told = ("", 0.0)
        self._numbers = Paced(self, NUMBERS_MILLISECONDS, self._say_numbers)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build_controls_section()
        self._build_toolbar()
        self._build_stage()
        self._build_strip()
        self._build_companion()
        self._connect()
        context.device_changed.connect(self._changed)
        context.data_changed.connect(self._data_changed)
        context.source_chosen.connect(self.choose_source)
        context.networks_changed.connect(self._networks_changed)
        self.retranslate()
        self.looking.show_run()
        self._networks_changed()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_controls_section(self) -> None:
        self._example_head = SectionHead()
        self.examples = Examples(self.declared.examples)
        self.examples.activated.connect(self.show_example)
        self.examples.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.examples.setMinimumContentsLength(8)
        self.examples.setStyleSheet("QComboBox { padding-right: 0; }")
        box = QWidget()
        in_row(self.examples, on=box, margins=(8, 0, 0, 4))
        self.form = Form(self.declared.params, self.state.params)
        self.form.changed.connect(self._edited)
        self.form.unreadable.connect(self._reflect)
        self._widen_choices()
        self.add_section(self._example_head, box)
        self.controls.insertWidget(self.controls.count() - 1, self.form)
        self.add_section(None, TensorBoardBar(self.context, self.lesson.key, RUNS))
        self.add_reset(RESET_TIP)

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
        self.curves, self.run_list, self.welcome = RunCurves(), RunList(), Welcome()
        self.welcome.begun.connect(self._begin_first)
        self.run_list.chosen.connect(self.runs.choose)
        self.run_list.removed.connect(self.runs.remove)
        self.run_list.shown.connect(self.runs.toggle)
        self.run_list.renamed.connect(self.runs.rename)
        self.saving = Saving(self.context, self)
        self.run_list.saved.connect(self.saving.offer)
        self.run_list.cleared.connect(lambda: self.runs.choose(None))
        plots = QWidget()
        in_row((self.curves, 1), self.run_list, on=plots, margins=NO_MARGINS, spacing=14)
        self._upper = QStackedWidget()
        self._upper.addWidget(self.welcome)
        self._upper.addWidget(plots)
        self.inside = self.looking.inside
        self.inside.moved.connect(self.move_probe)
        self.stage.addWidget(self._upper, 23)
        self.stage.addWidget(rule())
        self.stage.addWidget(self.inside, 10)

    def _build_strip(self) -> None:
        self.log, self.predictions, self.transport = EpochLog(), self.looking.predictions, Transport()
        self.log.setFixedWidth(LOG)
        self.predictions.chosen.connect(self.choose_probe)
        self.predictions.resized.connect(self._say_right)
        self.transport.primary.connect(self.toggle)
        self.transport.stepped.connect(self._step)
        self.transport.stopped.connect(lambda: self.context.lab.command(StopRun()))
        self.transport.resumed.connect(self.go_on)
        self.transport.rate_set.connect(lambda rate: self.context.lab.command(SetRate(rate)))
        self._predictions_head, self._predictions_caption = label("emphasis"), Elided("caption")
        block = in_column(head_row(self._predictions_head, self._predictions_caption), (self.predictions, 1), spacing=2)
        results = QWidget()
        in_row(self.log, (block, 1), on=results, margins=(24, 8, 24, 2), spacing=24)
        self.errors = ErrorPanel()
        self.errors.fix_chosen.connect(self.apply)
        self.errors.allowed.connect(lambda: self.start(allow=True))
        self._lower = QStackedWidget()
        self._lower.addWidget(results)
        self._lower.addWidget(self.errors)
        foot = QFrame()
        foot.setObjectName(FOOT)
        foot.setFixedHeight(TRANSPORT)
        in_row(self.transport, on=foot, margins=(24, 0, 24, 0))
        self.strip.addWidget(self._lower, 1)
        self.strip.addWidget(foot)

    def _build_companion(self) -> None:
        self.code = RunCode(self.context, "train.py")
        self.companion.add_tab("code", self.code)

    def _connect(self) -> None:
        self.runs.changed.connect(self._show_runs)
        self.runs.chosen.connect(self._run_chosen)
        self.runner.phase_changed.connect(self._phase_changed)
        self.runner.told.connect(self._refresh)
        self.runner.ended.connect(self._ended)
        self.runner.estimated_anew.connect(self._estimated)
        self.looking.predicted.connect(self._say_right)

    def regions(self) -> Mapping[str, Widgets]:
        begun = self._upper.currentWidget() is not self.welcome
        loss, accuracy, runs = (self.curves.loss, self.curves.accuracy, self.run_list) if begun else (self.welcome,) * 3
        return dict(
            loss=loss, accuracy=accuracy, runs=runs, probe=self.inside.picture, kernels=self.inside.kernels,
            maps=self.inside.maps, predictions=self.predictions, transport=self.transport,
        )  # fmt: skip

    # --- the recipe -------------------------------------------------------------------------------------------------

    @property
    def recipe(self) -> Recipe:
        """What the next run would follow."""
        return self.state.params

    @property
    def planned(self) -> Planned:
        """What the next run would follow."""
        return Planned(self.recipe, self.network, self.state.source)

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
        self.set_anew(params=self.recipe)
        control.show_value(self.recipe.network)

    @Slot(str)
    def choose_source(self, source: str) -> None:
        """Train on another data set from now on."""
        if source in self._sources_to_train_on():
            self.set(source=source)

    def _sources_to_train_on(self) -> tuple[str, ...]:
        """A handful of the user's own pictures is none: nothing would be held out."""
        return tuple(source for source in self.context.sources() if source != OWN)

    @Slot(object)
    def _edited(self, params: Recipe) -> None:
        if params.optimizer != self.recipe.optimizer and not self.form.unread:
            params = with_defaults_of_its_class(params, self.recipe.optimizer)
        self._params_changed(params)

    def _reflect_state(self, changed: Set[str]) -> None:
        if "params" in changed and self.recipe.network not in self.networks:
            self.note(params=replace(self.recipe, network=self.declared.networks[0].name))
        super()._reflect_state(changed)
        if "source" in changed:
            if self.state.source not in self._sources_to_train_on():
                self.note(source=SAMPLES)
            self._fill_sources()
        if "runs" in changed:
            self.runs.remember(self.state.runs)
        if changed & {"source", "params", "example"}:
            self._changed()
        if "source" in changed and self.runs.front is not None:
            self.looking.show_run()
        if "probe" in changed:
            self.looking.choose(self.state.probe)

    def torch_name(self) -> str:
        return f"torch.optim.{self.recipe.optimizer}"

    @Slot()
    def _changed(self) -> None:
        """The next run is another one."""
        self.failure = None
        self.name_chosen()
        self.form.clear_errors()
        self._show_code()
        if self.runs.front is None:
            self.looking.show_run()
        self.runner.estimate_soon()
        self._reflect()

    def _show_code(self) -> None:
        data, failure = self.context.data(self.state.source), self.failure
        script = run_script(self.recipe, self.network, data, device=self.context.device)
        refused = failure is not None and failure.kind == "torch"
        mark = MARKS.get(failure.field or "") if failure is not None and refused else None
        self.code.show_script(script, mark, failure.error if failure is not None and refused else "")

    @Slot()
    def _data_changed(self) -> None:
        self.set_anew(source=self.state.source)

    # --- a run's life -----------------------------------------------------------------------------------------------

    def start(self, *, allow: bool = False) -> None:
        """Start a run of the recipe in the form."""
        if not self.form.unread:
            self.runner.start(allow=allow)

    @Slot()
    def go_on(self) -> None:
        """Take up the run in front where it was stopped."""
        self.runner.go_on()

    @Slot()
    def _begin_first(self) -> None:
        """The button in the frame goes with the frame: the one that pauses gets its focus."""
        self.transport.main.setFocus()
        self.start()

    @Slot()
    def toggle(self) -> None:
        """Start, pause or resume, whichever comes next."""
        if self.runner.phase == IDLE:
            self.start()
        else:
            self.runner.toggle()

    @Slot()
    def _step(self) -> None:
        front = self.runs.front
        if not self.form.unread or self.runner.phase != IDLE or (front is not None and front.resumable):
            self.runner.step()

    def torch_ready(self, ready: Ready) -> None:
        self.looking.ready = True
        self.context.lab.command(FindRuns(paths.runs_folder()))
        self.runner.torch_ready(ready)
        self._reflect()

    def take_run(self, event: object) -> None:
        if isinstance(event, KeptRuns):
            self._take_kept(event)
        elif isinstance(event, Looked):
            self.looking.take(event)
        elif isinstance(event, WeightsSaved):
            self.context.told.emit(event.message)
        else:
            self.runner.take(event)

    @property
    def run_under_way(self) -> str:
        """The name under which the run that goes on is kept."""
        return self.runs.active.started.name if self.runs.active is not None else ""

    def _take_kept(self, kept: KeptRuns) -> None:
        """Those of earlier sessions; one that was cut off, or else the one that was in front, comes there."""
        front = self.runs.find(kept)
        if front is not None and self.runner.asked is None and self.runs.front is None:
            self.runs.choose(front)
            if os.environ.pop(GO_ON, "") == front.started.name:
                self.go_on()

    @Slot(str)
    def _phase_changed(self, phase: str) -> None:
        if phase == WAITING:
            self.failure = None
        self.transport.show_phase(phase)
        self._told = ("", 0.0)
        self._reflect()

    @Slot(object)
    def _ended(self, event: RunEnded) -> None:
        self._show_runs()
        self.looking.show_run()
        if event.failure is not None:
            self._fail(event.failure)
        else:
            self.runner.estimate_soon(anew=False)
        self._say_numbers()

    @Slot()
    def _estimated(self) -> None:
        estimated = self.runner.estimated
        if estimated is not None and estimated.failure is not None:
            self._fail(estimated.failure)
        self._reflect()

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
        return self.looking.drawing or self._numbers.waiting or self.curves.drawing

    def _refresh(self, event: object) -> None:
        """Show what the active run was told; nothing is drawn while the page is hidden."""
        run = self.runs.active
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
        if isinstance(event, Snapshot) and run is self.runs.front:
            self.looking.refresh()

    def _say_numbers(self) -> None:
        """The numbers of the run under way: nobody reads faster than a few of them a second."""
        if self.runs.active is not None:
            self.run_list.refresh(self.runs.active)
        self.log.refresh()
        self._reflect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._untold:
            self._untold = False
            self._show_runs()
            self.log.refresh()
            self.looking.show_run()
            self._reflect()

    @Slot()
    def _run_chosen(self) -> None:
        """Another run is in front, or none: then what the form describes is shown."""
        self.looking.note = None
        if self.failure is not None and self.failure.kind in ("internal", "outside"):
            self.failure = None  # it was about another run
        self.log.show_run(self.runs.front)
        self._show_runs()
        self.looking.show_run()
        self._reflect()

    @Slot()
    def _show_runs(self) -> None:
        self.note(runs=self.runs.shown)
        self._upper.setCurrentIndex(1 if self.runs.all else 0)
        self.curves.set_runs(self.runs.all, self.runs.front)
        self.run_list.set_runs(self.runs.all, self.runs.front, self.runs.active, self._source_names())
        self.run_list.new.setEnabled(self.runs.active is None and self.runs.front is not None)
        for run in self.runs.all:
            self.run_list.refresh(run)

    # --- the network and its pictures -------------------------------------------------------------------------------

    @Slot(int)
    def choose_probe(self, index: int) -> None:
        """Look at another held-out picture."""
        self.set_anew(probe=min(max(index, 0), len(self.looking.held_out) - 1))

    def take_picture(self, picture: Images, label: int) -> bool:
        """Look at one of the user's own pictures."""
        self.looking.take_picture(picture, label)
        return True

    @Slot(int)
    def move_probe(self, places: int) -> None:
        """Look at the picture so many places further; behind the last comes the first."""
        self.choose_probe((self.looking.probe + places) % len(self.looking.held_out))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and resumes, the arrows move to other pictures."""
        if event.key() == Qt.Key.Key_Space and self.runner.phase in (RUNNING, PAUSED):
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
        startable = not self.form.unread and not refused
        self.transport.set_startable(startable)
        self.welcome.set_startable(startable and self.runner.asked is None)
        self.transport.lead(bool(self.runs.all) or self.runner.asked is not None)
        resumable = self.runs.front is not None and self.runs.front.resumable
        self.transport.offer(resumable and self.runner.phase == IDLE and self.runner.ready is not None)
        edited = self.runner.asked is not None and self.runner.asked.recipe != self.recipe
        self._example_head.set_remark(self.tr("for the next run") if edited else "")
        self._say_progress()
        self._say_status()

    def _say_progress(self) -> None:
        run = self.runs.active
        if self.runner.phase == WAITING:
            there = self.runner.ready is not None
            self.transport.say(self.tr("Preparing the run…") if there else self.tr("Starts when PyTorch is loaded"))
        elif run is not None:
            self._say_steps(run)
            if self.runner.returned and self.runner.phase == PAUSED:
                self.transport.say(
                    self.tr("Back at step {step}").format(step=f"{run.step:,}"),
                    right=self.tr("type a smaller lr, then Resume"),
                )
        else:
            self._say_idle()

    def _say_idle(self) -> None:
        run = self.runs.front
        line, detail = words.ending(run, self.runner.estimated) if run is not None else ("", "")
        if self.form.unread or (self.failure is not None and self.failure.kind == "torch"):
            self.transport.say(self.tr("This run cannot start"), self.tr("The setting at fault is marked at the left."))
        elif self.failure is not None:
            self.transport.say(line or self.tr("This run did not start"))
        elif run is not None and line:
            self.transport.say(line, detail, kind="error" * (run.ended == "diverged"))
        else:
            self.transport.say(*words.estimate(self.recipe, self.runner.estimated))

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
        data = self.context.data(self.state.source)
        train, held_out = ("test", "train") if self.recipe.split == "test" else ("train", "test")
        counts = {"train": f"{len(data.split(train)):,}", "held_out": f"{len(data.split(held_out)):,}"}
        self._counts.setText(self.tr("train {train} · test {held_out}").format(**counts))
        self._network.setText(self.recipe.network)
        left = self.tr("{source} · train {train} · test {held_out}").format(source=self._source_name(), **counts)
        phase = self.runner.phase
        started = self.runs.active.started if self.runs.active is not None else None
        device = (started.device if started is not None else self.context.device).upper()
        told = started if started is not None else self.runner.ready
        threads = told.threads if told is not None else None
        if threads is not None:
            device = self.tr("{device} · {threads} threads").format(device=device, threads=threads)
        steps = self.runs.active.latest if self.runs.active is not None else None
        right = ""
        if started is not None:
            right = self.tr("epoch {epoch} of {epochs}").format(
                epoch=steps.epoch if steps is not None else 1, epochs=started.recipe.epochs
            )
        kind = {WAITING: "busy", RUNNING: "running", PAUSED: "paused"}.get(phase, "ready")
        status = (f"{left}    {device}", right, "error" if self.failure is not None and phase == IDLE else kind)
        if status != self.last_status:
            self.status.emit(*status)

    def _say_right(self) -> None:
        if (found := self.looking.right) is not None:
            text = self.tr("{right} of these {count} correct; click one to look inside")
            self._predictions_caption.say(text.format(right=found[0], count=found[1]))
        elif self.runs.front is None or self.runs.front.snapshot is None:
            self._predictions_caption.say(self.tr("what the network makes of them as it learns"))

    def _source_name(self) -> str:
        return self._source_names().get(self.state.source, self.state.source)

    def _source_names(self) -> dict[str, str]:
        return {SAMPLES: self.tr("Sample drawings"), CIFAR10: self.tr("CIFAR-10")}

    def _fill_sources(self) -> None:
        names = self._source_names()
        with QSignalBlocker(self._sources):
            self._sources.clear()
            for source in self._sources_to_train_on():
                self._sources.addItem(names.get(source, source), source)
            self._sources.setCurrentIndex(self._sources.findData(self.state.source))

    def retranslate(self) -> None:
        super().retranslate()
        self._example_head.set_title(self.tr("Example"))
        self.examples.view().setMinimumWidth(self.examples.view().sizeHintForColumn(0) + 24)
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

    # --- keeping ----------------------------------------------------------------------------------------------------

    def subject(self) -> Subject | None:
        """The recipe, how many pictures it trains on, and the run that is looked at."""
        images = len(self.context.data(self.state.source).split(self.recipe.split))
        return Subject(named(self.kind.questions), self.recipe, {"images": images, "run": self.runs.front})

    def settled(self) -> bool:
        return self.runner.settled
