"""Runs by turns that differ in one thing: their curves, their differences, and what was predicted."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.run_code import run_script
from cifar_gui.lesson import Lesson
from cifar_gui.page_kind import named
from cifar_gui.pages.duel import PAGE, DuelContent
from cifar_gui.pages.duel.code import DuelCode
from cifar_gui.pages.duel.outcome import DuelStrip
from cifar_gui.pages.duel.sides import Differs
from cifar_gui.pages.duel.stage import DuelStage
from cifar_gui.pages.duel.state import DuelState
from cifar_gui.pages.duel.trial import IDLE, PAUSED, RUNNING, Runner, Trial, alike, seen, trial_of
from cifar_gui.protocol import SAMPLES, Failure, Ready
from cifar_gui.protocol.runs import StopRun
from cifar_gui.questions.question import Subject
from cifar_gui.spec import Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.page.recipe_card import RecipeCard
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.picture_names import source_name

TRAINING = "training"
"""The part in which a single run is set up."""


def hold(reason: str, *parts: QWidget) -> None:
    """What cannot be used is off, and says why; "" lets it be used."""
    for part in parts:
        part.setEnabled(not reason)
        part.setToolTip(reason)


class DuelPage(Page):
    """GUI thread. The runs live in the torch thread; here they are set up, watched and judged."""

    kind = PAGE
    beside = True
    state: DuelState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, DuelContent)
        self.declared: DuelContent = lesson.content
        self.failure: Failure | None = None
        self.note(source=context.settings.source)
        self.runner = Runner(context, lesson.key, self)
        self._build_form()
        self._build_stage()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.differs = Differs()
        self.add_section(None, self.differs)
        self.form = Form(self.declared.params, self.state.params)
        self.add_section(None, self.form)
        self.add_examples()
        self.card = RecipeCard(taken_here=True)
        self.add_section(None, self.card)
        self.add_reset()
        self.toolbar.addStretch()

    def _build_stage(self) -> None:
        self.view, self.results, self.code = DuelStage(), DuelStrip(), DuelCode(self.context)
        self.stage.addWidget(self.view, 1)
        self.strip.addWidget(self.results)
        self.companion.add_tab("code", self.code)

    def _connect(self) -> None:
        context, transport = self.context, self.results.transport
        self.form.changed.connect(self._params_changed)
        self.form.unreadable.connect(self._reflect)
        self.differs.edited.connect(self._differ)
        self.card.changed_there.connect(self._take_planned)
        self.results.guess.chosen.connect(lambda guess: self.set(guess=guess))
        self.results.outcome.again.clicked.connect(self._again)
        self.results.errors.fix_chosen.connect(
            lambda changes: self.show_state(self.state.mended(self.runner.refused, changes), always={"differ"})
        )
        transport.primary.connect(self._primary)
        transport.stepped.connect(self.runner.step)
        transport.stopped.connect(lambda: context.lab.command(StopRun()))
        transport.resumed.connect(lambda: self.runner.go_on(self.trial, self.state.judged, self.state.guess))
        transport.taken.connect(self._take_side)
        self.runner.phase_changed.connect(self._show_trial)
        self.runner.told.connect(lambda _: self.view.refresh())
        self.runner.told.connect(lambda _: self._reflect())
        self.runner.failed.connect(self._fail)
        context.runs.changed.connect(self._show_trial)
        context.runs.chosen.connect(self._show_trial)  # another one, because one is removed
        context.networks_changed.connect(self._show_settings)
        context.data_changed.connect(self._show_settings)
        context.source_chosen.connect(lambda source: self.set(source=source))

    # --- what is set ------------------------------------------------------------------------------------------------

    def network(self, name: str) -> Network:
        """The network of a name; the first one where there is none."""
        return self.context.networks_beside(self.declared.networks).get(name, self.declared.networks[0])

    @property
    def source(self) -> str:
        """The data set, as far as it is there."""
        return self.state.source if self.state.source in self.context.sources() else SAMPLES

    @property
    def trial(self) -> Trial | None:
        """The trial that is under way, or that ended with what is still set: of another one nothing is told."""
        trial = trial_of(self.context.runs, self.state.trial)
        told = trial is not None and (self.runner.phase in (RUNNING, PAUSED) or trial.sides == self.state.sides)
        return trial if told else None

    @Slot(object)
    def _differ(self, differences: Any) -> None:
        """Other differences: what was predicted was predicted of others."""
        self.set_anew(differ=tuple((one.field, *one.values) for one in differences), guess="")

    @Slot()
    def _take_planned(self) -> None:
        """All sides start from the recipe of the page of runs."""
        if self.context.planned is None:
            self.astray.emit("part", TRAINING)
        else:
            recipe, network, source = self.context.planned
            self.set(recipe=recipe, network=network.name, source=source, guess="")

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if changed & {"params", "recipe", "network", "differ", "source", "example"}:
            self._show_settings()
        if changed & {"guess", "trial", "params"}:
            self._show_trial()

    @Slot()
    def _show_settings(self) -> None:
        """What the next trial would be."""
        self.failure = None
        self.differs.offer_networks(tuple(self.context.networks_beside(self.declared.networks)))
        self.differs.show_differences(self.state.differences)
        base = replace(self.state.recipe, network=self.state.network)
        differ = {one.field for one in self.state.differences}
        self.card.show_recipe(base, source_name(self.source, base.split), differ)
        data, device = self.context.data(self.source), self.context.device
        self.code.show_scripts(
            [run_script(one, self.network(one.network), data, device=device) for one in self.state.sides]
        )
        self._show_trial()

    # --- the trial --------------------------------------------------------------------------------------------------

    @Slot()
    def _primary(self) -> None:
        """Start, pause or resume, whichever comes next."""
        if self.runner.phase != IDLE:
            self.runner.toggle()
            return
        sides = self.state.sides
        self.failure = None
        networks = [self.network(one.network) for one in sides]
        self.runner.start(sides, networks, self.source, self.state.judged, self.state.guess)
        self.set(trial=self.runner.name)

    @Slot()
    def _again(self) -> None:
        """The same with another seed, of which nothing is known yet."""
        trial = self.trial
        known = {one.sides[0].seed for one in alike(self.context.runs, trial)} if trial is not None else set()
        seed = next(seed for seed in range(len(known) + 1) if seed not in known)
        self.set_anew(params=replace(self.state.params, seed=seed))
        if self.startable:
            self._primary()

    @Slot(int)
    def _take_side(self, side: int) -> None:
        """Go on with one of them on the page of runs."""
        trial = self.trial
        recipe, run = self.state.sides[side], ""
        if trial is not None:
            recipe, run = trial.sides[side], trial.runs[side].started.name
        self.context.recipe_wanted.emit(recipe, run, self.network(recipe.network))
        self.astray.emit("part", TRAINING)

    @Slot(object)
    def _fail(self, failure: Failure) -> None:
        self.failure = failure
        self.open_strip()
        self._reflect()

    def take_run(self, event: object) -> None:
        self.runner.take(event)

    def torch_ready(self, ready: Ready) -> None:
        self.context.runs.look()
        self.runner.torch_ready()
        self._reflect()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @Slot()
    def _show_trial(self) -> None:
        """Other runs, another trial, another prediction: of what is set now, or of the trial that is shown."""
        trial = self.trial
        sides = self.state.sides if trial is None else trial.sides
        self.view.show_sides(sides, [one.field for one in self.state.differences])
        self.view.show_trial(trial)
        self._reflect()

    @property
    def startable(self) -> bool:
        """Whether the next trial can begin: something has been predicted, and nothing else trains."""
        readable = not self.form.unread
        return self.runner.phase == IDLE and readable and self.results.guess.made and not self.runner.hindered

    @Slot()
    def _reflect(self) -> None:
        """Everything that is said about the state of the page."""
        trial, results, runner = self.trial, self.results, self.runner
        begun = runner.phase != IDLE
        self.differs.head.set_remark(self.tr("stop first") if begun else "")
        hold(
            self.tr("Stop first: they train with what is set here") if begun else "",
            self.differs, self.form, self.examples, self.card.button, results.outcome.again,
        )  # fmt: skip
        self.reset.setEnabled(not begun)
        results.guess.lock(begun)
        results.show_failure(self.failure)
        results.show_trial(trial, [] if trial is None else alike(self.context.runs, trial), self.state)
        resumable = trial is not None and trial.resumable and runner.there
        results.guess.promise(seen(self.context.runs, self.state.sides, self.source, self.state.judged))
        results.transport.show_phase(runner.phase, self.view.count, self.startable, resumable)
        results.transport.say(trial, hindered=runner.hindered, predicted=results.guess.made, there=runner.there)
        kind = {IDLE: "ready", RUNNING: "running", PAUSED: "paused"}.get(runner.phase, "busy")
        split = self.state.sides[0].split
        status = (source_name(self.source, split), "", "error" if self.failure is not None else kind)
        if status != self.last_status:
            self.status.emit(*status)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and resumes all."""
        if event.key() == Qt.Key.Key_Space and self.runner.phase in (RUNNING, PAUSED):
            self.runner.toggle()
        else:
            super().keyPressEvent(event)

    # --- words ------------------------------------------------------------------------------------------------------

    def regions(self) -> Mapping[str, Widgets]:
        view, results = self.view, self.results
        return dict(
            sides=view.sides, curves=view.curves, difference=view.difference, guess=results.guess,
            outcome=results.outcome,
        )  # fmt: skip

    def subject(self) -> Subject | None:
        """The recipe of all sides; it stays the same one while they train."""
        return Subject(named(self.kind.questions), self.state.recipe)

    def settled(self) -> bool:
        return self.runner.phase in (IDLE, PAUSED) and not self.view.drawing

    def retranslate(self) -> None:
        super().retranslate()
        self._show_settings()
