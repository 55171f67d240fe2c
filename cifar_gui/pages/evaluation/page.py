"""What a network gets wrong: the errors in five views, the pictures behind each, and one of them in the strip."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from cifar_gui.engine.counting import DIFFERENCE, accuracy, confusion
from cifar_gui.lesson import Lesson
from cifar_gui.pages.evaluation import PAGE, groups
from cifar_gui.pages.evaluation import state as words
from cifar_gui.pages.evaluation.protocol import Judge, Judged
from cifar_gui.pages.evaluation.script import errors_script
from cifar_gui.pages.evaluation.stage import ErrorViews
from cifar_gui.pages.evaluation.state import VIEWS, EvaluationState, Group
from cifar_gui.protocol.verdicts import Progress
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.judged_page import JudgedPage, trained_on
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.layouts import in_row
from cifar_gui.ui.widgets.picture_names import class_name

ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class EvaluationPage(JudgedPage):
    """GUI thread. What is pinned are the pictures of a group; without that they are those with the most errors."""

    kind, answer = PAGE, Judged
    good: Judged | None
    state: EvaluationState
    moves = ARROWS

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self.build_judged_form()
        right = self.build_list()
        self.errors = ErrorViews()
        self.faded = (self.errors,)
        self.errors.chosen.connect(self.pin)
        self.errors.views.chosen.connect(self.choose_view)
        self.stage.addLayout(in_row(self.errors.views, 8, (self.errors.told, 1), self.progress, spacing=8))
        self.stage.addLayout(in_row((self.errors, 5), (right, 4), spacing=20), 1)
        self.code = CodeView(self.context, "errors.py")
        self.companion.add_tab("code", self.code)
        self.retranslate()
        self.errors.show_view(self.state.view)

    def regions(self) -> Mapping[str, Widgets]:
        return dict(
            views=self.errors.views, figure=self.errors, pictures=(self.group_head, self.pictures),
            loss=self.picture.sum, accuracy=self.accuracy,
        )  # fmt: skip

    def addressed(self) -> Mapping[str, Widgets]:
        return {**super().addressed(), "view": self.errors.views}

    # --- asking and taking ------------------------------------------------------------------------------------------

    @property
    def _compared(self) -> str:
        """The key of the network that it is compared with; "" for none."""
        params = self.state.params
        return params.compared if params.cells == DIFFERENCE else ""

    def wants(self) -> tuple[object, ...]:
        return (*super().wants(), self._compared)

    @Slot()
    def _ask(self, allow: bool = False) -> None:
        compared = self.named(self._compared) if self._compared else None
        self.context.lab.ask(
            Judge(
                self._next_id(), self.lesson.key, self.state.params, self.model, compared, self.picker.source,
                self.split_name, self.context.device,
            )
        )  # fmt: skip

    def _show_part(self, part: Progress) -> None:
        """The first matrix fills before the eyes."""
        if self.good is None and part.verdicts is not None:
            counts = confusion(part.verdicts.labels, part.verdicts.answers)
            self.accuracy.show_share(accuracy(counts), whole=False)
            self.errors.matrix.show_counts(counts)

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        self.set_dimmed(False)
        self.errors.show_good(good, self.state.params.cells, self.accuracy, trained_on(self.kept, good))
        self._place_probe()
        self.show_probe()

    def _fade_good(self) -> None:
        if self.good is None:
            self.accuracy.show_share(None)
            self.errors.matrix.show_counts(np.zeros((10, 10), np.int64))
        super()._fade_good()

    # --- what is chosen ---------------------------------------------------------------------------------------------

    def _within(self, place: Group | None) -> Group | None:
        """A group that the view has; else that with the most errors."""
        if self.good is None:
            return place
        fits = place is not None and place[0] in groups.OF_VIEW.get(self.state.view, (words.ALL,))
        return place if fits else self._first()

    def _first(self) -> Group | None:
        return None if self.good is None else groups.first(self.good.verdicts, self.state.view)

    def _moved(self, place: Group, step: tuple[int, int]) -> Group:
        return self.errors.moved(place, step)

    @Slot(object)
    def pin(self, place: Group) -> None:
        """Show the pictures of a group, the first one in the strip."""
        self._last, self._preview = place, None
        self.set_anew(pinned=place, shown=None)

    @Slot()
    def release(self) -> None:
        """Go back to where the most errors are."""
        self._last = None
        self.set(pinned=None, shown=None)

    @Slot(object)
    def choose_view(self, view: words.View) -> None:
        """Look at the errors in another way."""
        self._last = None
        self.set(view=view, pinned=None, shown=None)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "view" in changed:
            self.errors.show_view(self.state.view)
        if changed & {"view", "shown"} and self.good is not None:
            self.show_probe()
            self._follow_up()

    def show_probe(self) -> None:
        """The pictures of the group, and that group marked in its view."""
        group, good = self.here, self.good
        if good is None or group is None:
            return
        self.list_pictures(groups.members(good.verdicts, group, self.state.params.order))
        self.errors.mark(group)
        self._say_group()
        self.show_picture()

    @property
    def row(self) -> int | None:
        """The picture of the list that was chosen, or the first one."""
        shown = self.state.shown
        if shown is not None and shown in self.members:
            return shown
        return int(self.members[0]) if len(self.members) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a view; where there is nothing but pictures, the arrows go through these."""
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < len(VIEWS) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.choose_view(VIEWS[digit])
        elif self.state.view == words.WORST and event.key() in ARROWS:
            self.pictures.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    # --- words ------------------------------------------------------------------------------------------------------

    def _say_group(self) -> None:
        group = self.here
        if group is None:
            return
        kind, one, other = group
        texts = {
            words.CELL: self.tr("{one} → {other}"), words.TRUE: self.tr("true: {one}"),
            words.TAKEN: self.tr("answer: {one}"), words.PAIR: self.tr("{one} ⇄ {other}"),
            words.BIN: self.tr("{low} to {high} % sure"), words.ALL: self.tr("All pictures"),
        }  # fmt: skip
        names = {"one": class_name(one), "other": class_name(other), "low": 10 * one, "high": 10 * one + 10}
        self.group_head.title.setText(texts[kind].format_map(names))
        self.group_head.shape.setText(self.count_words(len(self.members)))
        largest = self.state.params.order == "loss"
        self.group_head.remark.setText(self.tr("largest loss first") if largest else self.tr("surest answer first"))
        self.pictures.placeholder = self.tr("No picture is here.")

    def _show_companion(self) -> None:
        good, group = self.good, self.here
        if good is None or group is None or self.failure is not None:
            return
        seen = replace(good, params=self.state.params)
        self.code.show_script(errors_script(seen, self.context.data(good.source), self.state.view, group))

    def _say_status(self) -> None:
        good = self.good
        if good is None:
            self.status.emit("", "", self._mood)
            return
        text = self.tr("{network} on {count} pictures").format(
            network=good.network.name, count=f"{len(good.verdicts):,}"
        )
        right = self.tr("judged in {time} ms").format(time=f"{good.milliseconds:,.0f}")
        self.status.emit(text, right, self._mood)

    def retranslate(self) -> None:
        super().retranslate()
        self._say_group()
        self._say_status()
