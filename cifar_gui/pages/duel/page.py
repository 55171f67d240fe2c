"""Two runs by turns that differ in one thing: their curves, their difference, and what was predicted."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from cifar_gui.engine.run_code import run_script
from cifar_gui.lesson import Lesson
from cifar_gui.page_kind import named
from cifar_gui.pages.duel import PAGE, DuelContent
from cifar_gui.pages.duel.code import DuelCode
from cifar_gui.pages.duel.outcome import DuelStrip
from cifar_gui.pages.duel.pair import IDLE, PAUSED, RUNNING, Both, Pair, alike, both_of, seen
from cifar_gui.pages.duel.sides import Differs
from cifar_gui.pages.duel.stage import DuelStage
from cifar_gui.pages.duel.state import DuelState
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


class DuelPage(Page):
    """GUI thread. The two runs live in the torch thread; here they are set up, watched and judged."""

    kind = PAGE
    state: DuelState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, DuelContent)
        self.declared: DuelContent = lesson.content
        self.failure: Failure | None = None
        self.note(source=context.settings.source)
        self.pair = Pair(context, lesson.key, self)
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
            lambda changes: self.show_state(self.state.mended(self.pair.refused, changes), always={"differ"})
        )
        transport.primary.connect(self._primary)
        transport.stepped.connect(self.pair.step)
        transport.stopped.connect(lambda: context.lab.command(StopRun()))
        transport.resumed.connect(lambda: self.pair.go_on(self.both, self.state.judged, self.state.guess))
        transport.taken.connect(self._take_side)
        self.pair.phase_changed.connect(self._reflect)
        self.pair.told.connect(lambda _: self.view.refresh())
        self.pair.told.connect(lambda _: self._reflect())
        self.pair.failed.connect(self._fail)
        context.runs.changed.connect(self._show_pair)
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
    def both(self) -> Both | None:
        """The pair that is under way, or that ended with what is still set: of another one nothing is told."""
        both = both_of(self.context.runs, self.state.pair)
        told = both is not None and (self.pair.phase != IDLE or both.sides == self.state.sides)
        return both if told else None

    @Slot(object)
    def _differ(self, differences: Any) -> None:
        """Other differences: what was predicted was predicted of others."""
        self.set_anew(differ=tuple((one.field, one.a, one.b) for one in differences), guess="")

    @Slot()
    def _take_planned(self) -> None:
        """Both sides start from the recipe of the page of runs."""
        if self.context.planned is None:
            self.astray.emit("part", TRAINING)
        else:
            recipe, network, source = self.context.planned
            self.set(recipe=recipe, network=network.name, source=source, guess="")

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if changed & {"params", "recipe", "network", "differ", "source", "example"}:
            self._show_settings()
        if changed & {"guess", "pair", "params"}:
            self._show_pair()

    @Slot()
    def _show_settings(self) -> None:
        """What the next pair would be."""
        self.failure = None
        sides = self.state.sides
        self.differs.offer_networks(tuple(self.context.networks_beside(self.declared.networks)))
        self.differs.show_differences(self.state.differences)
        base = replace(self.state.recipe, network=self.state.network)
        differ = {one.field for one in self.state.differences}
        self.card.show_recipe(base, source_name(self.source, base.split), differ)
        data, device = self.context.data(self.source), self.context.device
        self.code.show_scripts(*(run_script(one, self.network(one.network), data, device=device) for one in sides))
        self._show_pair()

    # --- the pair ---------------------------------------------------------------------------------------------------

    @Slot()
    def _primary(self) -> None:
        """Start, pause or resume, whichever comes next."""
        if self.pair.phase != IDLE:
            self.pair.toggle()
            return
        sides = self.state.sides
        self.failure = None
        networks = (self.network(sides[0].network), self.network(sides[1].network))
        self.pair.start(sides, networks, self.source, self.state.judged, self.state.guess)
        self.set(pair=self.pair.name)

    @Slot()
    def _again(self) -> None:
        """The same with another seed, of which nothing is known yet."""
        both = self.both
        known = {one.a.started.recipe.seed for one in alike(self.context.runs, both)} if both is not None else set()
        seed = next(seed for seed in range(len(known) + 1) if seed not in known)
        self.set_anew(params=replace(self.state.params, seed=seed))
        if self.startable:
            self._primary()

    @Slot(str)
    def _take_side(self, side: str) -> None:
        """Go on with one of them on the page of runs."""
        both, recipes = self.both, self.state.sides
        recipe, run = recipes[int(side == "b")], ""
        if both is not None:
            chosen = both.b if side == "b" else both.a
            recipe, run = chosen.started.recipe, chosen.started.name
        self.context.recipe_wanted.emit(recipe, run, self.network(recipe.network))
        self.astray.emit("part", TRAINING)

    @Slot(object)
    def _fail(self, failure: Failure) -> None:
        self.failure = failure
        self.open_strip()
        self._reflect()

    def take_run(self, event: object) -> None:
        self.pair.take(event)

    def torch_ready(self, ready: Ready) -> None:
        self.context.runs.look()
        self.pair.torch_ready()
        self._reflect()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @Slot()
    def _show_pair(self) -> None:
        """Other runs, another pair, another prediction: of what is set now, or of the pair that is shown."""
        self.view.show_sides(self.state.sides, self.state.differences)
        self.view.show_pair(self.both)
        self._reflect()

    @property
    def startable(self) -> bool:
        """Whether the next pair can begin: something has been predicted, and nothing else trains."""
        readable = not self.form.unread
        return self.pair.phase == IDLE and readable and self.results.guess.made and not self.pair.hindered

    @Slot()
    def _reflect(self) -> None:
        """Everything that is said about the state of the page."""
        both, results, pair = self.both, self.results, self.pair
        results.show_failure(self.failure)
        results.show_pair(both, [] if both is None else alike(self.context.runs, both), self.state)
        resumable = both is not None and both.a.resumable and both.b.resumable and pair.there
        results.guess.lock(pair.phase != IDLE)
        results.guess.promise(seen(self.context.runs, self.state.sides, self.source, self.state.judged))
        results.transport.show_phase(pair.phase, self.startable, resumable)
        results.transport.say(both, hindered=pair.hindered, predicted=results.guess.made, there=pair.there)
        kind = {IDLE: "ready", RUNNING: "running", PAUSED: "paused"}.get(pair.phase, "busy")
        split = self.state.sides[0].split
        status = (source_name(self.source, split), "", "error" if self.failure is not None else kind)
        if status != self.last_status:
            self.status.emit(*status)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and resumes both."""
        if event.key() == Qt.Key.Key_Space and self.pair.phase in (RUNNING, PAUSED):
            self.pair.toggle()
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
        """The recipe of both sides; it stays the same one while they train."""
        return Subject(named(self.kind.questions), self.state.recipe)

    def settled(self) -> bool:
        return self.pair.phase in (IDLE, PAUSED) and not self.view.drawing

    def retranslate(self) -> None:
        super().retranslate()
        self._show_settings()
