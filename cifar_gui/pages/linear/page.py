"""The page of linear layers: flatten and Linear on real batches, one neuron drawn, its dot product written out."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.data import batch_count
from cifar_gui.engine.literal import literal
from cifar_gui.lesson import Lesson
from cifar_gui.pages.linear import PAGE, LinearContent
from cifar_gui.pages.linear.neuron import PICTURE, SIDE, DotView, Neuron
from cifar_gui.pages.linear.protocol import AskLinear, LinearAnswer
from cifar_gui.pages.linear.script import fitted, linear_script
from cifar_gui.pages.linear.shape import LinearShape
from cifar_gui.pages.linear.stage import LinearStageView, Place
from cifar_gui.pages.linear.state import LinearState
from cifar_gui.protocol import Failure
from cifar_gui.ui.arithmetic.error_panel import Bars
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.picker import BATCH_SIZE
from cifar_gui.ui.page.pin_page import PinPage
from cifar_gui.ui.page.seed_form import SeedForm
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import Segmented, restyle
from cifar_gui.ui.widgets.field_controls import NumberControl
from cifar_gui.ui.widgets.timeline import BATCH, LOOK, OUTPUT, Timeline


class LinearStrip(PinnedStrip):
    """The dot product of one output; after a refusal the refusal. Below it the way through outputs or batches."""

    unit_chosen = Signal()
    """The timeline goes through other things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.dot, self.units = DotView(), Segmented((OUTPUT, BATCH))
        super().__init__(self.dot, Timeline(OUTPUT, LOOK), parent, in_head=(self.units,))
        self.units.set_value(OUTPUT)
        self.units.chosen.connect(self.set_unit)
        self._neuron: Neuron | None = None
        self.retranslate()

    def show_neuron(self, neuron: Neuron | None, pinned: bool) -> None:
        """Write out an output."""
        self._neuron = neuron
        self.dot.show_neuron(neuron)
        self.name("" if neuron is None else f"y[{', '.join(map(str, neuron.index))}]", pinned)
        self._say()
        self._stack.setCurrentIndex(0)

    @Slot(object)
    def set_unit(self, unit: str) -> None:
        """Go through the outputs of the row, or through the batches as the loop over a DataLoader does."""
        self.units.set_value(unit)
        self.timeline.set_unit(unit)
        self.unit_chosen.emit()

    def show_failure(self, failure: Failure, bars: Bars = ()) -> None:
        """Explain a refusal; other batches may still work."""
        self.timeline.stop()
        self.set_unit(BATCH)
        self.errors.show_failure(failure, bars)
        self._stack.setCurrentIndex(1)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Arithmetic"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Unpin this output (Esc)"))
        self._hint.setText(self.tr("Click an output to pin it"))
        self._hint.setToolTip(
            self.tr("Up and Down change the output, Left and Right the input, Enter pins, Esc unpins.")
        )
        self.units.set_texts({OUTPUT: self.tr("outputs"), BATCH: self.tr("batches")})
        self.units.setAccessibleName(self.tr("What the timeline goes through"))
        self._say()

    def _say(self) -> None:
        if self._neuron is None:
            self.caption.say(self.tr("nothing to compute"))
        elif self._neuron.cell.bias is None:
            self.caption.say(self.tr("x · k added up; there is no bias"))
        else:
            self.caption.say(
                self.tr("x · k, {count} products added up, plus one bias").format(count=f"{self._neuron.features:,}")
            )


class LinearPage(PinPage):
    """GUI thread. Asks whenever something is changed, and shows the answers."""

    kind, answer = PAGE, LinearAnswer
    asks, of_batch = frozenset({"params", "seed", "picture"}), True
    pins = "output"
    moves: ClassVar = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
    good: LinearAnswer | None
    state: LinearState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, LinearContent)
        self.layer: LinearContent = lesson.content
        self._last = 0
        self._picture, self._number = Place.picture, Place.number
        """What else is looked at: a picture of the batch, and a number of it."""
        self._build_form()
        self._build_stage()
        self._build_companion()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.add_picker()
        self.make_form()
        self.add_section(None, self.form)
        self.seed_form = SeedForm()
        self.seed_form.chosen.connect(lambda seed: self.set(seed=seed))
        self.add_section(None, self.seed_form)
        self.add_examples()
        self.examples.setCurrentIndex(self.state.example)
        self.add_reset()

    def _build_stage(self) -> None:
        self.view = LinearStageView()
        self.stage.setContentsMargins(21, 12, 21, 8)
        self.stage.addWidget(self.view)
        self.view.output_hovered.connect(self._output_hovered)
        self.view.output_clicked.connect(self.pin)
        self.view.weight_clicked.connect(self.pin)
        self.view.number_hovered.connect(self._number_hovered)
        self.view.picture_clicked.connect(self._picture_clicked)
        self.view.fold.opened.connect(lambda opened: self.note(weights=opened))
        self.arithmetic = LinearStrip()
        self.add_strip(self.arithmetic)
        self.timeline.moved.connect(self._timeline_moved)
        self.arithmetic.unit_chosen.connect(self._show_batch)
        self.arithmetic.dot.pointed.connect(self._product_pointed)

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "linear.py")
        self.shape = LinearShape()
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("shape", self.shape)

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        return dict(
            input=(view.input_head, view.picture), vector=view.vector, neuron=(view.neuron_head, view.neuron),
            output=(view.output_head, view.output), weights=(view.weight_head, view.weights),
            fresh=(view.fresh_head, view.fresh), arithmetic=self.arithmetic.dot, batches=self.arithmetic.timeline,
        )  # fmt: skip

    def lead(self, kind: str, name: str) -> bool:
        if (kind, name) in (("region", "weights"), ("region", "fresh")):
            self.view.fold.open()
        return super().lead(kind, name)

    # --- asking -----------------------------------------------------------------------------------------------------

    def _shape(self) -> tuple[int, ...]:
        """Of the batch that is chosen."""
        held = len(self.picker.data.labels[self.picker.pictures.start :][:BATCH_SIZE])
        return (held, 3, SIDE, SIDE)

    def _ask(self, allow: bool = False) -> None:
        params = fitted(self.state.params, self._shape())
        if literal(params.in_features) != literal(self.state.params.in_features):
            self.note(params=params)
            self.form.set_params(params)
        self._reflect_lock()
        self.context.lab.ask(
            AskLinear(
                self._next_id(), self.lesson.key, params, self.picker.pictures, self.state.seed,
                self.context.device, allow,
            )
        )  # fmt: skip

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "seed" in changed:
            self.seed_form.show_seed(self.state.seed)
        if "weights" in changed:
            self.view.fold.open(self.state.weights)
        if "picture" in changed:
            self._show_all() if self._holds_picture else self._show_input()
            self._show_batch()

    @Slot()
    def _data_changed(self) -> None:
        super()._data_changed()
        self._show_batch()

    # --- taking answers ---------------------------------------------------------------------------------------------

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        self.view.set_dimmed(False)
        self._picture = min(max(self.picker.index - good.pictures.start, 0), len(good.x) - 1)
        self._place_probe()
        self.view.show_answer(good, self.place)

    def _explain_good(self) -> None:
        """The weights, and the dot product written out: once pictures and outputs have been painted."""
        self.view.explain_answer()
        self._show_arithmetic()
        self._show_batch()
        self._say_status()

    def _show_input(self) -> None:
        """Straight from the data, before the first result."""
        if self.good is None:
            first = self.picker.pictures.start
            self.view.show_pictures(self.picker.data.images[first : first + BATCH_SIZE])

    @Slot()
    def _show_batch(self) -> None:
        timeline = self.arithmetic.timeline
        if timeline.unit == BATCH:
            timeline.set_place(self.picker.batch, batch_count(self.picker.data, BATCH_SIZE))
        else:
            timeline.set_place(self.probe, 1 if self.good is None else len(self.good.weight))

    @Slot(int)
    def _timeline_moved(self, position: int) -> None:
        if self.arithmetic.timeline.unit == BATCH:
            self.picker.choose_batch(position)
        else:
            self.pin(position)

    def _show_arithmetic(self) -> None:
        if self.failure is None:
            self.arithmetic.show_neuron(self.view.neuron_at(self.place), self.pinned)
            self._show_batch()

    def _show_failure(self, failure: Failure) -> None:
        self.arithmetic.show_failure(failure)
        self._show_batch()

    def _fade_good(self) -> None:
        first = self.picker.pictures.start
        self.view.set_dimmed(True)
        if self.good is None or self.good.flat_shape[-1] > PICTURE:
            self.view.show_pictures(self.picker.data.images[first : first + BATCH_SIZE])

    def _last_good_in(self) -> QWidget:
        return self.view.neuron_head

    # --- the place --------------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """What is looked at."""
        return Place(self._picture, self._number, self.probe)

    def show_probe(self) -> None:
        if self.usable:
            self.view.show_place(self.place)
            self._show_arithmetic()

    @Slot(object)
    def _output_hovered(self, output: int | None) -> None:
        if self.usable and not self.pinned and output is not None:
            self._last = output
            self.show_probe()

    @Slot(object)
    def _number_hovered(self, at: tuple[int | None, int] | None) -> None:
        """Point at one number of the batch: it is marked in the picture, in the vector and on the weights."""
        if at is None or self.good is None or self.failure is not None:
            return
        picture, number = at
        before = self.place
        if picture is not None and picture < len(self.good.x):
            self._picture = picture
        self._number = number
        features = self.good.flat_shape[-1]
        same_row = self._row_of(before, features) == self._row_of(self.place, features)
        self.view.show_place(self.place, keep_neuron=same_row)
        if not same_row:
            self._show_arithmetic()

    @staticmethod
    def _row_of(place: Place, features: int) -> int:
        return (place.picture * PICTURE + place.number) // features

    @Slot(object)
    def _product_pointed(self, feature: int | None) -> None:
        if feature is not None and self.good is not None:
            features = self.good.flat_shape[-1]
            self._number_hovered(divmod(self._row_of(self.place, features) * features + feature, PICTURE))

    @Slot(int)
    def _picture_clicked(self, tile: int) -> None:
        if self.good is not None:
            self.picker.choose(self.good.pictures.start + tile)

    @Slot(int)
    def pin(self, place: int) -> None:
        """Keep explaining this output."""
        if self.usable and self.good is not None and 0 <= place < len(self.good.weight):
            super().pin(place)

    def _within(self, place: int) -> int:
        return place if self.good is None else max(min(place, len(self.good.weight) - 1), 0)

    def _moved(self, place: int, step: int) -> int:
        return self._within(max(place + step, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right change the input, Up and Down the output; the other keys are those of what is pinned."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._number_hovered((None, min(max(self._number + step, 0), PICTURE - 1)))
        else:
            super().keyPressEvent(event)

    # --- companion and status ---------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        if failure is None and good is not None:
            neuron = self.view.neuron_at(self.place) if self.pinned else None
            script = linear_script(
                good.params, good.pictures, good.seed,
                self.context.data(good.pictures.source), device=good.device,
                shapes=(good.x.shape, good.flat_shape, good.y_shape), cell=None if neuron is None else neuron.index,
                value=None if neuron is None else neuron.value,
            )  # fmt: skip
            self.code.show_script(script)
            self.code.set_facts(self._facts(good))
            self.shape.show_shape(good.params, good.x.shape)
        elif failure is not None:
            data = self.context.data(self.picker.source)
            script = linear_script(
                self.state.params, self.picker.pictures, self.state.seed, data,
                device=self.context.device,
            )  # fmt: skip
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
            self.shape.show_shape(self.state.params, self._shape(), failed=True)

    def _facts(self, good: LinearAnswer) -> list[tuple[str, str]]:
        outputs, features = good.weight.shape
        held = 0 if good.bias is None else len(good.bias)
        return [
            (self.tr("Weights"), f"{outputs:,} × {features:,} = {good.weight.size:,}"),
            (self.tr("Biases, one per output"), f"{held:,}"),
            (self.tr("Parameters"), f"{good.weight.size + held:,}"),
            (self.tr("Multiply-adds"), f"{len(good.rows) * good.weight.size:,}"),
        ]

    def _say_status(self) -> None:
        good = self.good
        parts = [self.picker.words]
        if self.failure is not None:
            shape = ", ".join(map(str, self._shape()))
            parts.append(self.tr("({shape}) → no output").format(shape=shape))
        elif good is not None:
            shapes = (good.x.shape, good.flat_shape, good.y_shape)
            parts.append(" → ".join(str(tuple(map(int, shape))) for shape in shapes))
        right = self.tr("forward {time} ms").format(time=f"{good.milliseconds:.1f}") if good is not None else ""
        self.status.emit("    ".join(parts), right, self._mood)

    def _reflect_lock(self) -> None:
        control = self.form.rows["in_features"].control
        assert isinstance(control, NumberControl)
        control.edit.setReadOnly(bool(self.state.params.fits))
        restyle(control.edit, "locked", bool(self.state.params.fits))

    # --- theme and language -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        if self.good is None:
            self._show_input()
        self._say_status()
