"""A learning rate found by a sweep: the curve of the loss over it, what that speaks for, and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.run_names import LAST
from cifar_gui.lesson import Lesson, beside
from cifar_gui.pages.rates import PAGE, RatesContent
from cifar_gui.pages.rates.plot import RatesPlot, step_text
from cifar_gui.pages.rates.protocol import AskRates, Swept
from cifar_gui.pages.rates.script import at_rate, rates_script
from cifar_gui.pages.rates.state import RatesState
from cifar_gui.pages.rates.strip import Suggestion
from cifar_gui.protocol import SAMPLES, Failure
from cifar_gui.protocol.models import RUN, FindModels, KeptModel, KeptModels, Model
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.gradual_page import Gradual
from cifar_gui.ui.page.recipe_card import RecipeCard
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.field_controls import ChoiceControl
from cifar_gui.ui.widgets.head import HeadLine
from cifar_gui.ui.widgets.picture_names import source_name

TRAINING = "training"
"""The part in which the next run is set up."""


class RatesPage(Gradual):
    """GUI thread. The recipe is that of the page of runs; nothing of a run is touched."""

    kind, answer = PAGE, Swept
    asks = frozenset({"params", "recipe", "network", "source"})
    good: Swept | None
    state: RatesState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, RatesContent)
        self.declared: RatesContent = lesson.content
        self.note(recipe=self.declared.recipe, network=self.declared.recipe.network, source=context.settings.source)
        self._hover: int | None = None
        self.make_form()
        self.form.rows["weights"].leave_out_name()
        self.add_section(None, self.form)
        self.card = RecipeCard()
        self.card.changed_there.connect(lambda: self.astray.emit("part", TRAINING))
        self.add_section(None, self.card)
        self.add_examples()
        self.add_reset()
        self.toolbar.addStretch()
        self.head, self.plot, self.suggestion = HeadLine(words=True), RatesPlot(), Suggestion()
        self.plot.pointed.connect(self._point)
        self.plot.chosen.connect(lambda step: self.set(place=step))
        self.stage.addWidget(self.head)
        self.stage.addWidget(self.plot, 1)
        self.suggestion.taken.connect(self._take_rate)
        self.suggestion.begun.connect(self._ask)
        self.plot.start.clicked.connect(self._ask)
        self.strip_frame.refolded.connect(self.plot.offer_start)
        self.suggestion.stopped.connect(self.stop)
        self.suggestion.errors.fix_chosen.connect(self.apply)
        self.strip.addWidget(self.suggestion)
        self.code = CodeView(context, "rates.py")
        self.companion.add_tab("code", self.code)
        context.models_changed.connect(self._offer_weights)
        self.retranslate()
        self._offer_weights()

    # --- the recipe and the weights ---------------------------------------------------------------------------------

    @property
    def kept(self) -> KeptModel | None:
        """The run whose weights are taken; None for fresh ones."""
        return next((one for one in of_runs(self.context.models) if one.key == self.state.params.weights), None)

    @property
    def network(self) -> Network:
        """That of the run whose weights are taken, or of the recipe; the first one where there is none of its name."""
        if (kept := self.kept) is not None:
            return kept.network
        known = self.context.networks_beside(self.declared.networks)
        if self.context.planned is not None and self.context.planned[1].name == self.state.network:
            return self.context.planned[1]
        return known.get(self.state.network, self.declared.networks[0])

    @property
    def recipe(self) -> Recipe:
        """What is swept."""
        return replace(self.state.recipe, network=self.network.name)

    @Slot()
    def _offer_weights(self) -> None:
        """Fresh weights, and the last ones of every run that is kept."""
        control = self.form.rows["weights"].control
        assert isinstance(control, ChoiceControl)
        named = {
            one.key: one.title or f"{one.network.name} {Model(one.key).name}" for one in of_runs(self.context.models)
        }
        with QSignalBlocker(control.combo):
            control.combo.clear()
            control.combo.addItem(self.tr("fresh weights"), "")
            for key, name in named.items():
                control.combo.addItem(self.tr("last weights of {run}").format(run=name), key)
            control.show_value(self.state.params.weights)

    def activated(self) -> None:
        """Take up the recipe of the page of runs, and look which runs there are."""
        if self.context.planned is not None:
            recipe, network, source = self.context.planned
            self.set(recipe=recipe, network=network.name, source=source)
        self.context.lab.ask(FindModels(self.context.lab.next_id(), beside(self.lesson.key, "models")))

    def take(self, reply: Any) -> None:
        """An answer, or which networks there are."""
        if isinstance(reply, KeptModels):
            self.context.take_models(reply.models)
            if self.state.params.weights and self.kept is None:  # that run is there no longer
                self.apply({"weights": ""})
        else:
            super().take(reply)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "place" in changed:
            self._say_place()
        if changed & {"params", "recipe", "network", "source"}:
            self.card.show_recipe(self.recipe, source_name(self._source, self.recipe.split))
            self.suggestion.show_recipe(self.recipe)
            self._show_companion()

    @property
    def _source(self) -> str:
        return self.state.source if self.state.source in self.context.sources() else SAMPLES

    # --- asking and showing -----------------------------------------------------------------------------------------

    def _request(self, number: int) -> AskRates:
        model = Model(self.state.params.weights) if self.kept is not None else None
        return AskRates(
            number, self.lesson.key, self.state.params, self.recipe, self.network, self._source, model,
            self.context.device,
        )  # fmt: skip

    @Slot()
    def _ask(self) -> None:
        self.suggestion.begin()
        self.context.lab.ask(self._request(self._next_id()))
        self.open_strip()

    def settled(self) -> bool:
        """Whether the sweep is over, or none has begun."""
        return not self._asked or super().settled()

    def _show_good(self) -> None:
        assert self.good is not None
        self.plot.set_dimmed(False)
        self.plot.show_swept(self.good)
        self.suggestion.show_swept(self.good)
        self._say_place()

    def _show_failure(self, failure: Failure) -> None:
        self.suggestion.show_failure(failure)

    def _fade_good(self) -> None:
        self.plot.set_dimmed(True)

    def _last_good_in(self) -> QWidget:
        return self.head

    @Slot(float)
    def _take_rate(self, rate: float) -> None:
        """Set up the next run with this rate."""
        if self.good is not None:
            run = Model(self.state.params.weights).name if self.kept is not None else ""
            self.context.recipe_wanted.emit(at_rate(self.good.recipe, rate), run, self.good.network)
            self.astray.emit("part", TRAINING)

    # --- a rate of the sweep ----------------------------------------------------------------------------------------

    @property
    def _place(self) -> int | None:
        """The step that is looked at: under the mouse, chosen, or that of the suggestion."""
        good = self.good
        if good is None or not len(good.losses):
            return None
        chosen = self._hover if self._hover is not None else self.state.place
        if chosen is None and good.found is not None and good.found.rate:
            chosen = self.plot.step_at(math.log10(good.found.rate))
        return None if chosen is None else min(chosen, len(good.losses) - 1)

    @Slot(object)
    def _point(self, log: float | None) -> None:
        self._hover = None if log is None else self.plot.step_at(log)
        self._say_place()

    def _say_place(self) -> None:
        place = self._place
        self.plot.show_step(place)
        if place is None or self.good is None:
            self.head.remark.setText("")
        else:
            rate, loss, smoothed = step_text(self.good, place)
            text = self.tr("step {step}, lr {rate}: loss {loss}, smoothed {smoothed}")
            self.head.remark.setText(text.format(step=place + 1, rate=rate, loss=loss, smoothed=smoothed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the rates of the sweep."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or self._place is None:
            super().keyPressEvent(event)
        else:
            self._hover = None
            self.set(place=max(self._place + step, 0))

    # --- words ------------------------------------------------------------------------------------------------------

    def regions(self) -> Mapping[str, Widgets]:
        return dict(sweep=self.plot, suggestion=self.suggestion, swept=self.card)

    def _show_companion(self) -> None:
        ask, data = self._request(0), self.context.data(self._source)
        self.code.show_script(rates_script(ask, data, None if self.failure else self.good, self.context.device))

    def _say_status(self) -> None:
        good = self.good
        left = source_name(self._source, self.recipe.split)
        right = ""
        if good is not None:
            right = self.tr("{done} of {planned} steps in {seconds} s").format(
                done=len(good.losses), planned=len(good.rates), seconds=f"{good.milliseconds / 1000:.1f}"
            )
        self.status.emit(left, right, self._mood)

    def retranslate(self) -> None:
        super().retranslate()
        self.head.title.setText(self.tr("Loss over the learning rate"))
        self.head.shape.setText(self.tr("thin: each batch, thick: smoothed"))
        self.plot.start.setText(self.tr("Start the sweep"))
        self.plot.say_empty(self.tr("The curve appears here with the first steps of a sweep."))
        self._offer_weights()
        self.card.show_recipe(self.recipe, source_name(self._source, self.recipe.split))
        self.suggestion.show_recipe(self.recipe)
        self._say_place()
        self._show_companion()
        self._say_status()


def of_runs(models: Iterable[KeptModel]) -> list[KeptModel]:
    """The last weights of every run that is kept."""
    return [one for one in models if one.key.startswith(f"{RUN}:") and one.key.endswith(f":{LAST}")]
