"""The page of a training run: its recipe, its curves, the network alive while it trains, and the controls."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from cifar_gui.engine.data import Images
from cifar_gui.engine.sets import counts
from cifar_gui.i18n import say
from cifar_gui.lesson import Lesson
from cifar_gui.page_kind import named
from cifar_gui.pages.run import PAGE, RunContent, said
from cifar_gui.pages.run.code import RunCode
from cifar_gui.pages.run.doctor_view import Doctoring
from cifar_gui.pages.run.final import FinalTest
from cifar_gui.pages.run.given import Given
from cifar_gui.pages.run.looking import Looking
from cifar_gui.pages.run.parent import ParentRow
from cifar_gui.pages.run.room import WeightsRoom
from cifar_gui.pages.run.run_list import WIDEST, WIDTH, RunList
from cifar_gui.pages.run.runner import Planned, Runner
from cifar_gui.pages.run.saving import Saving
from cifar_gui.pages.run.state import RunState
from cifar_gui.pages.run.strip import RunStrip
from cifar_gui.pages.run.transport import IDLE, PAUSED, RUNNING, WAITING
from cifar_gui.pages.run.welcome import Welcome
from cifar_gui.protocol import OWN, SAMPLES, Failure, Ready
from cifar_gui.protocol.final import OpenedTest
from cifar_gui.protocol.kept_runs import KeptRuns, Looked
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RateChanged, RunEnded, SetRate, Snapshot, Steps, StopRun
from cifar_gui.questions.question import Subject
from cifar_gui.recipe import Recipe, with_defaults_of_its_class
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.examples import Examples
from cifar_gui.ui.page.field_names import in_words
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.page.source_box import SourceBox
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.page.tensorboard import RUNS, TensorBoardBar
from cifar_gui.ui.runs import words
from cifar_gui.ui.runs.curves import RunCurves
from cifar_gui.ui.widgets.controls import SectionHead, label, rule
from cifar_gui.ui.widgets.field_controls import ChoiceControl
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.rows import Shrinking
from cifar_gui.ui.widgets.theme import font

RESET_TIP = QT_TRANSLATE_NOOP("Page", "Undo every change to the settings")
NUMBERS_MILLISECONDS = 250
"""The numbers of a run change no more often: each time costs a layout, and a run tells of thirty steps a second."""
ARROW, ROOM = 27, 204
"""px, of a drop-down, and of a whole row: a wider one would push all others beneath the scroll bar."""


def _widen_choices(form: Form) -> None:
    """A choice of long names takes the whole row; the head of its section names it."""
    for row in form.rows.values():
        control = row.control
        if isinstance(control, ChoiceControl) and row.field.section is not None:
            widest = max(map(QFontMetrics(font(13)).horizontalAdvance, row.field.titles or row.field.choices))
            if widest > control.combo.width() - ARROW:
                row.leave_out_name()
                control.combo.setMinimumWidth(min(widest + ARROW, ROOM))
                control.combo.setStyleSheet("QComboBox { padding-right: 0; }")


class RunPage(Page):
    """GUI thread. Sets up runs and shows them; the run itself lives in the torch thread."""

    kind = PAGE
    state: RunState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, RunContent)
        self.declared = lesson.content
        self.failure: Failure | None = None
        self.sources = SourceBox(context, SAMPLES, without=(OWN,))  # of a handful of pictures none would be held out
        known = context.settings.source in self.sources.sources
        self.note(source=context.settings.source if known else SAMPLES)
        self.sources.show_source(self.state.source)
        self.runs = context.runs
        self.looking = Looking(context, self.runs, lambda: self.planned, self)
        self.runner = Runner(context, lesson.key, self.runs, lambda: self.planned, lambda: self.looking.looked_at, self)
        self._untold = False
        """Something was told while the page was hidden."""
        self._numbers = Paced(self, NUMBERS_MILLISECONDS, self._say_numbers)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build_controls_section()
        self._build_toolbar()
        self._build_stage()
        self._build_strip()
        self.code = RunCode(context, "train.py")
        self.code.torchrun_chosen.connect(lambda torchrun: self.set(torchrun=torchrun))
        self.companion.add_tab("code", self.code)
        self.doctoring = Doctoring(context, self.companion, self.curves)
        self._connect()
        context.device_changed.connect(self._changed)
        context.networks_changed.connect(self._networks_changed)
        self.retranslate()
        self.looking.show_run()
        self._networks_changed()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_controls_section(self) -> None:
        self.examples_head = SectionHead()
        self.examples = Examples(self.declared.examples)
        self.examples.activated.connect(self.show_example)
        self.examples.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.examples.setMinimumContentsLength(8)
        self.examples.setStyleSheet("QComboBox { padding-right: 0; }")
        box = QWidget()
        self.parent_row = ParentRow(self.context, lambda: self.networks)
        self.parent_row.taken.connect(lambda recipe, parent: self.set_anew(params=recipe, parent=parent))
        self.parent_row.differing.connect(self.unfold)
        self.parent_row.cleared.connect(lambda: self.set(parent=""))
        in_column(in_row(self.examples, margins=(8, 0, 0, 4)), self.parent_row, on=box, margins=NO_MARGINS, spacing=0)
        self.form = Form(self.declared.params, self.state.params)
        self.form.changed.connect(self._edited)
        self.form.unreadable.connect(self._reflect)
        self.form.refolded.connect(lambda: self.note(folded=self.form.folded))
        _widen_choices(self.form)
        self.form.put_below("cutout", Given(self.runner))
        self.add_section(self.examples_head, box)
        self.controls.insertWidget(self.controls.count() - 1, self.form)
        self.add_section(None, TensorBoardBar(self.context, self.lesson.key, RUNS))
        self.add_reset(RESET_TIP)

    def _build_toolbar(self) -> None:
        self.sources.chosen.connect(lambda source: self.set(source=source))
        self.sources.renewed.connect(lambda source: self.set_anew(source=source))
        self.counts, self._network = Shrinking("caption"), Shrinking("emphasis")
        self._network_dot = label("dot")
        self._network_dot.setFixedSize(6, 6)
        self.toolbar.addWidget(self.sources)
        self.toolbar.addWidget(self.counts)
        self.toolbar.addSpacing(8)
        self.toolbar.addWidget(self._network_dot)
        self.toolbar.addWidget(self._network)
        self.toolbar.addStretch()

    def _build_stage(self) -> None:
        self.curves, self.run_list, self.welcome = RunCurves(), RunList(), Welcome()
        self.welcome.begun.connect(lambda: self.transport.main.setFocus())  # its own button goes
        self.welcome.begun.connect(self.runner.start)
        self.run_list.chosen.connect(self.runs.choose)
        self.run_list.removed.connect(self.runs.remove)
        self.run_list.shown.connect(self.runs.toggle)
        self.run_list.renamed.connect(self.runs.rename)
        self.room = WeightsRoom(self.context)
        self.saving = Saving(self.context, self)
        self.run_list.saved.connect(self.saving.offer)
        self.run_list.cleared.connect(lambda: self.runs.choose(None))
        plots, listed = QWidget(), QWidget()
        in_column((self.run_list, 1), self.room, on=listed, margins=NO_MARGINS, spacing=4)
        listed.setMinimumWidth(WIDTH)
        listed.setMaximumWidth(WIDEST)
        in_row((self.curves, 3), (listed, 1), on=plots, margins=NO_MARGINS, spacing=14)
        self._upper = QStackedWidget()
        self._upper.addWidget(self.welcome)
        self._upper.addWidget(plots)
        self.inside = self.looking.inside
        self.looking.wanted.connect(lambda place: self.set_anew(probe=place))
        self.stage.addWidget(self._upper, 23)
        self.stage.addWidget(rule())
        self.stage.addWidget(self.inside, 10)

    def _build_strip(self) -> None:
        self.results = RunStrip(self.looking)
        self.log, self.errors, self.transport = self.results.log, self.results.errors, self.results.transport
        self.predictions = self.looking.predictions
        self.transport.primary.connect(self.runner.toggle)
        self.transport.stepped.connect(self.runner.step)
        self.transport.stopped.connect(lambda: self.context.lab.command(StopRun()))
        self.transport.resumed.connect(self.runner.go_on)
        self.transport.looked.connect(lambda: self.saving.look_inside(self.runs.front))
        self.transport.rate_set.connect(lambda rate: self.context.lab.command(SetRate(rate)))
        self.final = FinalTest(self.context, self.transport, self)
        self.final.told.connect(self._reflect)
        self.errors.fix_chosen.connect(self.apply)
        self.errors.allowed.connect(lambda: self.runner.start(allow=True))
        self.strip.addWidget(self.results)

    def _connect(self) -> None:
        self.runs.changed.connect(self._show_runs)
        self.runs.changed.connect(self._reflect)
        self.runs.chosen.connect(self._run_chosen)
        self.runner.phase_changed.connect(self._phase_changed)
        self.runner.told.connect(self._refresh)
        self.runner.told.connect(self.doctoring.take)
        self.runner.ended.connect(self._ended)
        self.runner.refused.connect(self._fail)
        self.runner.estimated_anew.connect(self._reflect)

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
        """What the next run would follow; the first network when the name is unknown."""
        network = self.networks.get(self.recipe.network, self.declared.networks[0])
        return Planned(self.recipe, network, self.state.source, not self.form.unread, self.state.parent)

    @property
    def networks(self) -> dict[str, Network]:
        """What can be trained, by name: the networks of the lesson, and those that the user has built."""
        return {network.name: network for network in (*self.context.networks, *self.declared.networks)}

    @Slot()
    def _networks_changed(self) -> None:
        """Offer the user's networks as well; a chosen one that is no longer kept gives way to the first."""
        control = self.form.rows["network"].control
        assert isinstance(control, ChoiceControl)
        control.offer(dict.fromkeys((*(network.name for network in self.declared.networks), *self.networks)))
        self.set_anew(params=self.recipe)
        control.show_value(self.recipe.network)

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
            if self.state.source not in self.sources.sources:
                self.note(source=SAMPLES)
            self.sources.show_source(self.state.source)
        if "parent" in changed:
            self.parent_row.show_run(self.state.parent)
        if "runs" in changed:
            self.runs.remember(self.state.runs)
        if changed & {"source", "params", "example"}:
            self._changed()
        if "source" in changed and self.runs.front is not None:
            self.looking.show_run()
        if "torchrun" in changed:
            self.code.set_torchrun(self.state.torchrun)
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
        self.code.show_planned(self.planned, None)
        if self.runs.front is None:
            self.looking.show_run()
        self.runner.estimate_soon()
        self.context.plan(self.recipe, self.planned.network, self.state.source)
        self._reflect()

    # --- a run's life -----------------------------------------------------------------------------------------------

    def torch_ready(self, ready: Ready) -> None:
        self.looking.ready = True
        if not self.runs.look():
            self.take_run(KeptRuns(()))  # another page has asked for them
        self.runner.torch_ready(ready)
        self._reflect()

    def take_run(self, event: object) -> None:
        self.room.take(event)
        if isinstance(event, Looked):
            self.looking.take(event)
        elif isinstance(event, OpenedTest):
            self.final.take(event)
        else:
            self.runner.take(event)

    @property
    def run_under_way(self) -> str:
        """The name under which the run that goes on is kept."""
        return self.runner.run.started.name if self.runner.run is not None else ""

    @Slot(str)
    def _phase_changed(self, phase: str) -> None:
        if phase == WAITING:
            self.failure = None
        self.transport.show_phase(phase)
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

    @Slot(object)
    def _fail(self, failure: Failure) -> None:
        self.failure = failure = in_words(failure, (self.form,))
        self.errors.show_failure(failure)
        if failure.kind == "cost-ask":
            self.errors.buttons[-1].setText(self.tr("Train anyway"))
        if failure.field is not None and failure.reason is not None:
            self.form.mark_error(failure.field, say(failure.reason))
        self.code.show_planned(self.planned, failure)

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def drawing(self) -> bool:
        """Whether something that was told is still to be drawn."""
        return self.looking.drawing or self._numbers.waiting or self.curves.drawing or self.doctoring.waiting

    def _refresh(self, event: object) -> None:
        """Show what the active run was told; nothing is drawn while the page is hidden."""
        run = self.runner.run
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
        if self.runner.run is not None:
            self.run_list.refresh(self.runner.run)
        self.log.refresh()
        self._reflect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.parent_row.take()
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
        self.run_list.set_runs(self.runs.all, self.runs.front, self.runs.under_way.values(), self.sources.names)
        self.run_list.new.setEnabled(self.runner.run is None and self.runs.front is not None)
        for run in self.runs.all:
            self.run_list.refresh(run)

    # --- the network and its pictures -------------------------------------------------------------------------------

    def take_picture(self, picture: Images, label: int) -> bool:
        """Look at one of the user's own pictures."""
        self.looking.take_picture(picture, label)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and resumes, the arrows move to other pictures."""
        if event.key() == Qt.Key.Key_Space and self.runner.phase in (RUNNING, PAUSED):
            self.runner.toggle()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.looking.move(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    # --- words ------------------------------------------------------------------------------------------------------

    def _reflect(self) -> None:
        """Everything that is said about the state of the page."""
        self.results.show_errors(self.failure is not None)
        if self.failure is not None:
            self.open_strip()
        refused = self.failure is not None and self.failure.kind not in ("internal", "outside")
        startable = not self.form.unread and not refused and not self.runner.hindered
        self.transport.set_startable(startable)
        self.welcome.set_startable(startable and self.runner.asked is None)
        self.transport.lead(bool(self.runs.all) or self.runner.asked is not None)
        front, idle = self.runs.front, self.runner.phase == IDLE and not self.runner.hindered
        resumable = front is not None and front.resumable and self.runner.ready is not None
        over = idle and front is not None and bool(front.started.name)
        weightless = words.weightless(front) if over and front is not None and not front.weights else ""
        self.transport.offer(resumable and idle, over, over and self.final.possible(front), weightless)
        edited = self.runner.asked is not None and self.runner.asked.recipe != self.recipe
        self.examples_head.set_remark(self.tr("for the next run") if edited else "")
        self._say_progress()
        self._say_status()

    def _say_progress(self) -> None:
        run = self.runner.run
        if self.runner.phase == WAITING:
            there = self.runner.ready is not None
            self.transport.say(self.tr("Preparing the run…") if there else self.tr("Starts when PyTorch is loaded"))
        elif run is not None:
            self.transport.show_steps(run)
            if self.runner.returned and self.runner.phase == PAUSED:
                self.transport.say(
                    self.tr("Back at step {step}").format(step=f"{run.step:,}"),
                    right=self.tr("type a smaller lr, then Resume"),
                )
        elif self.runner.hindered:
            self.transport.say(*words.elsewhere(self.runs))
        else:
            fault = "torch" if self.form.unread else self.failure.kind if self.failure is not None else ""
            line, detail, kind = words.idle(self.runs.front, self.recipe, self.runner.estimated, fault)
            self.transport.say(line, detail, kind=kind)

    def _say_status(self) -> None:
        sizes = said.sizes(self.context.data(self.state.source), self.recipe)
        self.counts.setText(said.pictures(sizes))
        self._network.setText(self.recipe.network)
        source = self.sources.names.get(self.state.source, self.state.source)
        left = f"{said.pictures(sizes, source)}    {said.computing(self.runner, self.context.device)}"
        phase = self.runner.phase
        kind = {WAITING: "busy", RUNNING: "running", PAUSED: "paused"}.get(phase, "ready")
        status = (left, said.how_far(self.runner), "error" if self.failure is not None and phase == IDLE else kind)
        if status != self.last_status:
            self.status.emit(*status)

    def retranslate(self) -> None:
        super().retranslate()
        self.examples_head.set_title(self.tr("Example"))
        self.examples.view().setMinimumWidth(self.examples.view().sizeHintForColumn(0) + 24)
        self._show_runs()
        self.doctoring.examine()  # a run's name may hold words
        self._reflect()
        if self.failure is not None:
            self._fail(self.failure)

    # --- keeping ----------------------------------------------------------------------------------------------------

    def subject(self) -> Subject | None:
        """The recipe, how many pictures it trains on, and the run that is looked at."""
        images = counts(self.recipe, len(self.context.data(self.state.source).split(self.recipe.split)))[1]
        return Subject(named(self.kind.questions), self.recipe, {"images": images, "run": self.runs.front})

    def settled(self) -> bool:
        return self.runner.settled
