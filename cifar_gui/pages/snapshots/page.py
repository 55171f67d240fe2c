"""The page of a network through its training: one slider goes through the weights that a run has kept."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.weights_code import stem
from cifar_gui.lesson import Lesson
from cifar_gui.pages.snapshots import PAGE
from cifar_gui.pages.snapshots.protocol import Followed, FollowRun, Moment
from cifar_gui.pages.snapshots.script import snapshot_script
from cifar_gui.pages.snapshots.stage import SnapshotsStage
from cifar_gui.pages.snapshots.state import SnapshotsState
from cifar_gui.pages.snapshots.strip import MomentStrip
from cifar_gui.protocol import Failure
from cifar_gui.protocol.models import run_key
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.gradual_page import GradualPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.picture_names import source_name

TRAINING = "training"
"""The lesson that leads to a run."""


class SnapshotsPage(GradualPage):
    """GUI thread. All moments come at once, and are kept: to go from one to the next asks nobody."""

    kind, answer = PAGE, Followed
    pins = "place"
    moves: ClassVar = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    good: Followed | None
    state: SnapshotsState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self.build_model_form()
        self.add_section(None, self.form)
        self.add_examples()
        self.add_reset()
        self.view = SnapshotsStage()
        self.stage.addWidget(self.view, 1)
        self.view.empty.train.connect(lambda: context.lesson_wanted.emit(TRAINING))
        self.view.empty.followed.connect(lambda key: self.apply({"model": key}))
        context.models_changed.connect(self._offer_run)
        self.moment = MomentStrip()
        self.add_strip(self.moment)
        self.moment.timeline.moved.connect(self.pin)
        self.moment.curves.chosen.connect(self.pin)
        self.moment.save.clicked.connect(self._save_weights)
        self.code = CodeView(self.context, "snapshot.py")
        self.companion.add_tab("code", self.code)
        self.retranslate()
        self._offer_run()

    # --- asking -----------------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> object:
        kept = self.kept  # of a run that goes on there are more of them every time
        return self.model, self.state.picture, self.held_out, None if kept is None else (kept.snapshots, kept.training)

    @property
    def held_out(self) -> tuple[str, str]:
        """Of the data set that the run trains on, whatever picture is looked at."""
        source, split = super().held_out
        trained = None if self.kept is None else self.kept.training
        there = trained is not None and trained.source in self.context.sources()
        return trained.source if trained is not None and there else source, split

    def _ask(self, allow: bool = False) -> None:
        picked = self.state.picture
        self.context.lab.ask(
            FollowRun(
                self._next_id(), self.lesson.key, self.model, picked.source, picked.split, picked.index,
                *self.held_out, self.context.device,
            )
        )  # fmt: skip

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "params" in changed and self.usable:
            self.show_probe()

    # --- showing it -------------------------------------------------------------------------------------------------

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        self.view.set_dimmed(False)
        self.view.show_run(good)
        if good.moments:
            self.moment.show_run(good)
            self.show_probe()
        else:
            self.moment.clear()

    def show_probe(self) -> None:
        good, place = self.good, self.here
        if good is None or self.failure is not None or place is None:
            return
        moment = good.moments[place]
        self.view.show_moment(good, moment, self.state.params.errors)
        epoch = -(-moment.step // max(good.steps_per_epoch, 1))
        self.moment.show_moment(moment, place, len(good.moments), epoch, self.pinned)

    @property
    def probe(self) -> Any:
        """The moment that is shown, by its place: the last one, unless another was chosen; None where there is none."""
        count = 0 if self.good is None else len(self.good.moments)
        if not count:
            return None
        return count - 1 if self.state.place is None else min(self.state.place, count - 1)

    def _moved(self, place: int, step: int) -> int:
        assert self.good is not None
        return min(max(place + step, 0), len(self.good.moments) - 1)

    @Slot()
    def _offer_run(self) -> None:
        """Another run that can be followed, where this network has none."""
        found = next((kept for kept in self.context.models if kept.snapshots), None)
        self.view.empty.offer(*(("", "") if found is None else (found.key, self.name_of(found))))

    # --- refusals ---------------------------------------------------------------------------------------------------

    def _show_failure(self, failure: Failure) -> None:
        self._say_empty()
        self.moment.show_failure(failure)

    def _fade_good(self) -> None:
        self.view.set_dimmed(True)

    def _last_good_in(self) -> QWidget:
        return self.view.maps

    def _say_empty(self) -> None:
        waiting = self.tr("The network on its way appears here as soon as PyTorch is loaded.")
        self.view.say_empty(waiting if self.failure is None else self.tr("No result yet."))

    # --- companion and status ---------------------------------------------------------------------------------------

    @property
    def _now(self) -> Moment | None:
        return None if self.good is None or self.here is None else self.good.moments[self.here]

    @Slot()
    def _save_weights(self) -> None:
        """Ask where the weights of this moment are to be saved, under the name that the script reads."""
        good, moment = self.good, self._now
        if good is not None and moment is not None:
            model = replace(good.model, key=run_key(good.model.name, moment.step))
            self._weights.ask_to_save(model, stem(model))

    def _show_companion(self) -> None:
        good, moment = self.good, self._now
        if good is not None and moment is not None:
            data = self.context.data(good.judged_source)
            self.code.show_script(snapshot_script(good, moment, data, self.context.device))

    def _say_status(self) -> None:
        good = self.good
        words = [source_name(*self.held_out)]
        if good is not None and good.moments:
            words.append(self.tr("{count} moments of {steps} steps").format(
                count=len(good.moments), steps=f"{len(good.losses):,}"
            ))  # fmt: skip
        self.status.emit("    ".join(words), "", self._mood)

    def regions(self) -> Mapping[str, Widgets]:
        view, there = self.view, self.view.currentWidget() is not self.view.empty
        return dict(
            kernels=view.kernels if there else view.empty, made=view.maps if there else view.empty,
            errors=view.matrix if there else view.empty, curves=self.moment.curves, arithmetic=self.moment,
        )  # fmt: skip

    def retranslate(self) -> None:
        super().retranslate()
        self._offer_run()
        self._say_empty()
        self._say_status()
