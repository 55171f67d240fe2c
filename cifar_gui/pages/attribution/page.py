"""The page of why a network answers as it does."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.data import CLASSES
from cifar_gui.i18n import lesson_text
from cifar_gui.lesson import Lesson
from cifar_gui.pages.attribution import ANSWER, PAGE, SIDE, AttributionContent
from cifar_gui.pages.attribution.besides import Besides
from cifar_gui.pages.attribution.protocol import AskAttribution, Attribution
from cifar_gui.pages.attribution.script import attribution_script
from cifar_gui.pages.attribution.stage import AttributionStage, Pixel
from cifar_gui.pages.attribution.state import AttributionState
from cifar_gui.pages.attribution.strip import AttributionStrip
from cifar_gui.pages.attribution.worked import placed, within
from cifar_gui.protocol import OWN, SAMPLES, Failure
from cifar_gui.protocol.verdicts import Progress
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.model_page import ModelPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.field_controls import ChoiceControl

STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
MIDDLE = (SIDE // 2, SIDE // 2)


class AttributionPage(ModelPage):
    """GUI thread. Asks which pixels a score hangs on; beside that, what is left of it under a patch or without maps."""

    kind, answer = PAGE, Attribution
    long_form = True
    moves: ClassVar = STEPS
    good: Attribution | None
    state: AttributionState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, AttributionContent)
        self.besides = Besides(context.lab, lesson.key)
        self._progress: Progress | None = None
        """How far the last request has come, where it takes longer."""
        self._build_form()
        self._build_stage()
        self.code = CodeView(self.context, "attribution.py")
        self.companion.add_tab("code", self.code)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.build_model_form()
        self.add_section(None, self.form)
        self.add_examples()
        self.add_reset()

    def _build_stage(self) -> None:
        self.view = AttributionStage()
        self.stage.addWidget(self.view)
        self.view.picture.dragged.connect(self._lay_patch)
        self.view.picture.dropped.connect(lambda: self.set_anew(patch=self.state.patch))
        self.view.lift.clicked.connect(lambda: self.set(patch=None))
        for mosaic in (self.view.heat, self.view.overlay):
            mosaic.hovered.connect(lambda cell: self.point_at(None if cell is None else cell[1:]))
            mosaic.clicked.connect(lambda cell: self.pin(cell[1:]) if self.usable else None)
        self.view.bars.chosen.connect(lambda row: self.apply({"target": _target(self.good, row)}))
        self.view.maps.switched.connect(self._switch)
        self.view.all_on.clicked.connect(lambda: self.set(off=()))
        self.view.judge.clicked.connect(self._judge)
        self.arithmetic = AttributionStrip()
        self.add_strip(self.arithmetic)
        self.arithmetic.timeline.moved.connect(lambda place: self.pin(divmod(place, SIDE)))

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        return dict(
            patch=view.columns[0], reasons=view.columns[1], overlay=view.columns[2], scores=view.columns[3],
            switches=(view.maps_head, view.maps), pixel=self.arithmetic,
        )  # fmt: skip

    # --- asking -----------------------------------------------------------------------------------------------------

    def _request(self, id_: int) -> AskAttribution:
        picture, params = self.picker.state, self.state.params
        return AskAttribution(id_, self.lesson.key, self.model, picture, params, self.context.device)

    def _ask(self, allow: bool = False) -> None:
        self.context.lab.ask(self._request(self._next_id()))

    @Slot()
    def _ask_again(self) -> None:
        """What only looks otherwise has been answered."""
        good = self.good
        if good is not None and self.usable and not self._awaiting and _looks_alike(self._request(0), good.of):
            self._show_all()
        else:
            super()._ask_again()

    @Slot()
    def _judge(self) -> None:
        """Judge pictures that the network has not been trained on, with and without the maps."""
        training = self.kept.training if self.kept is not None else None
        source, split = SAMPLES if self.picker.source == OWN else self.picker.source, "test"
        if training is not None and training.source in self.context.sources():
            source, split = training.source, "train" if training.split == "test" else "test"
        if self.good is not None and len(self.context.data(source).split(split)):
            self.besides.ask_accuracy(self.good, source, split, self.state.off)
            self.view.show_accuracy(self.besides)

    # --- taking answers ---------------------------------------------------------------------------------------------

    def take(self, reply: Any) -> None:
        """A picture of reasons, or what was asked beside it."""
        if self.besides.takes(reply):
            self.view.show_scores(self.besides.changed)
            self.view.show_accuracy(self.besides)
        elif isinstance(reply, Progress):
            self._progress = reply
            self._say_status()
        else:
            super().take(reply)

    def settled(self) -> bool:
        return super().settled() and not self.besides.busy

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        _offer(self.form.rows["maps"].control, good.layers, self.state.params.maps)
        self.view.show_result(good, self.state.params)
        self._show_changed()
        self._place_probe()
        self.show_probe()

    def _explain_good(self) -> None:
        """The maps of the layer, and what there is to say: once the pictures have been painted."""
        self.view.show_maps(self.state.off)
        self.view.name(self.picker.label)
        self._say_status()

    def _show_changed(self) -> None:
        """The picture with its patch, and what the network says of it."""
        self.view.show_picture(self.state.lies)
        if self.good is not None:
            self.besides.ask_scores(self.good, self.state.lies, self.state.off)
            self.view.show_scores(self.besides.changed)

    def _show_failure(self, failure: Failure) -> None:
        self.view.say_failed()
        self.arithmetic.show_failure(failure)

    def _fade_good(self) -> None:
        self.view.set_dimmed(True)

    def _last_good_in(self) -> QWidget:
        return self.view.heat

    # --- what is done to the picture and to the network -------------------------------------------------------------

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "off" in changed:
            self.besides.forget_accuracy()
            self.view.show_accuracy(self.besides)
            self.view.show_maps(self.state.off)
        if changed & {"off", "patch", "params"}:
            self._show_changed()

    @Slot(object)
    def _lay_patch(self, pixel: Pixel) -> None:
        """Lay the patch around a pixel; the bars follow."""
        self.note(patch=placed(pixel, self.state.params.window))
        self._show_changed()

    @Slot(int)
    def _switch(self, number: int) -> None:
        """Switch a map of the layer off, or on again."""
        if self.good is not None:
            word, off = f"{self.good.layer}:{number}", self.state.off
            self.set(off=tuple(one for one in off if one != word) if word in off else (*off, word))

    # --- the pixel --------------------------------------------------------------------------------------------------

    def show_probe(self) -> None:
        good, at = self.good, self.here
        if good is not None and self.failure is None and at is not None:
            self.view.mark(at)
            self.arithmetic.show_pixel(good, at, at == self.state.pinned)
            self.arithmetic.timeline.set_place(at[0] * SIDE + at[1], SIDE * SIDE)

    def _first(self) -> Pixel:
        """The one that counts most."""
        assert self.good is not None
        row, column = divmod(int(np.argmax(np.nan_to_num(np.abs(self.good.heat), posinf=0))), SIDE)
        return row, column

    def _moved(self, place: Pixel, step: Pixel) -> Pixel:
        row, column = (min(max(at + by, 0), SIDE - 1) for at, by in zip(place, step, strict=True))
        return row, column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Shift the arrow keys move the patch, and Esc takes it away where nothing is pinned."""
        key, lies = Qt.Key(event.key()), self.state.lies
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.usable:
            down, across = STEPS[key]
            window = self.state.params.window
            moved = placed(MIDDLE, window) if lies is None else within((lies.row + down, lies.column + across), window)
            self.set(patch=moved)
        elif key == Qt.Key.Key_Escape and not self.pinned and lies is not None:
            self.set(patch=None)
        else:
            super().keyPressEvent(event)

    # --- companion and status ---------------------------------------------------------------------------------------

    def _show_companion(self) -> None:
        good, at = self.good, self.probe
        if good is not None and self.failure is None and at is not None:
            data, value = self.context.data(good.of.picture.source), float(good.heat[at])
            script = attribution_script(
                good.of.model, good.network, good.of.picture, data, good.params, good.layer, at, value
            )
            self.code.show_script(script)

    def _say_status(self) -> None:
        good, parts = self.good, [self.picker.words]
        if good is not None and self.failure is None:
            field = self.form.rows["method"].field
            title = field.titles[field.choices.index(good.params.method)]
            parts += [good.network.name, lesson_text(title)]
        right = self.tr("{time} ms").format(time=f"{good.milliseconds:.1f}") if good is not None else ""
        if self._awaiting and (progress := self._progress) is not None and progress.id == self._asked:
            right = self.tr("{share} % of the patches").format(share=100 * progress.done // progress.total)
        self.status.emit("    ".join(parts), right, self._mood)


def _looks_alike(now: AskAttribution, shown: AskAttribution) -> bool:
    """Whether two requests differ at most in how their answer looks."""
    params = replace(shown.params, colours=now.params.colours, opacity=now.params.opacity)
    return now == replace(shown, id=now.id, params=params)


def _target(good: Attribution | None, row: int) -> str:
    """How the params name the class of a row."""
    ten = good is not None and len(good.scores) == len(CLASSES)
    return CLASSES[row] if good is not None and ten and row != int(good.scores.argmax()) else ANSWER


def _offer(control: Any, layers: tuple[str, ...], chosen: str) -> None:
    """Let every layer with maps be chosen."""
    assert isinstance(control, ChoiceControl)
    held = tuple(control.combo.itemData(place) for place in range(1, control.combo.count()))
    if held != layers:
        with QSignalBlocker(control.combo):
            while control.combo.count() > 1:
                control.combo.removeItem(1)
            for name in layers:
                control.combo.addItem(name, name)
            control.show_value(chosen)
