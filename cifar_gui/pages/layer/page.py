"""The page of any lesson on one layer: arguments at the left, pictures in the middle, one number explained below."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from cifar_gui.engine.code import layer_script
from cifar_gui.engine.explained import Cell, Explained
from cifar_gui.engine.pointwise import PointwiseCell
from cifar_gui.layers.kind import CHOOSER
from cifar_gui.lesson import Lesson
from cifar_gui.page_state import LARGEST_SEED
from cifar_gui.pages.layer import PAGE, LayerContent, words
from cifar_gui.pages.layer.looks import LOOKS, MAX_POOL, Look, Probe, Read, look_at
from cifar_gui.pages.layer.pointing import Pointing
from cifar_gui.pages.layer.reading_form import ReadingForm
from cifar_gui.pages.layer.stage import LayerStageView
from cifar_gui.pages.layer.state import RANDOM, LayerState
from cifar_gui.protocol import Failure, Forward, Maps
from cifar_gui.ui.arithmetic.error_panel import window_bars
from cifar_gui.ui.arithmetic.strip import Strip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.companion.shape_view import ShapeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.pin_page import PinPage
from cifar_gui.ui.page.seed_form import SeedForm
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.page.tensorboard import TensorBoardBar
from cifar_gui.ui.widgets.controls import SectionHead


class LayerPage(PinPage):
    """GUI thread. Asks for a forward whenever something is changed, and shows the answers."""

    kind, answer = PAGE, Maps
    supposes = True
    long_form = True
    asks, of_batch = frozenset({"params", "seed", "weights", "picture"}), True
    moves: ClassVar = {
        Qt.Key.Key_Left: (0, 0, -1), Qt.Key.Key_Right: (0, 0, 1), Qt.Key.Key_Up: (0, -1, 0),
        Qt.Key.Key_Down: (0, 1, 0), Qt.Key.Key_PageUp: (-1, 0, 0), Qt.Key.Key_PageDown: (1, 0, 0),
    }  # fmt: skip
    good: Maps | None
    state: LayerState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, LayerContent)
        self.layer: LayerContent = lesson.content
        self.explained: Explained | None = None
        self.kernel_limit = 1.0
        self._build_form()
        self._build_stage()
        self._build_companion()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.controls.setSpacing(2)
        self.add_picker()
        self.make_form()
        self.arguments = SectionHead()
        self.form.count_changes_in(self.arguments)
        self.add_section(self.arguments, self.form)
        self.readings = ReadingForm(self.layer.readings)
        self.readings.chosen.connect(lambda key: self.set(reading=key))
        self.readings.pooling.changed.connect(lambda view: self.set(pooling=view))
        self.readings.show_state(self.state)
        if self.layer.readings:
            self.add_section(self.readings.head, self.readings)
        else:
            for part in (self.readings.head, self.readings):
                part.setParent(self)
                part.hide()
        self.seed_form = SeedForm()
        self.seed_form.chosen.connect(lambda seed: self.set(seed=seed))
        if self.layer.seeded:
            self.add_section(None, self.seed_form)
        else:
            self.seed_form.setParent(self)
            self.seed_form.hide()
        self.add_examples()
        self.tensorboard = TensorBoardBar(self.context, self.lesson.key)
        self.tensorboard.wanted.connect(self._log)
        self.add_section(None, self.tensorboard)
        self.add_reset()

    def _build_stage(self) -> None:
        bottom = "kernels" if self.layer.seeded else "" if self.readings.pools else "histograms"
        self.view = LayerStageView(bottom, self.layer.ready)
        self.view.weights_wanted.connect(self.choose_weights)
        self.stage.setContentsMargins(24 - 3, 12, 24 - 3, 4)
        self.stage.addWidget(self.view)
        self.view.way_taken.connect(lambda: self.apply({CHOOSER: MAX_POOL, "return_indices": True}))
        self.arithmetic = Strip()
        self.add_strip(self.arithmetic)
        self.pointing = Pointing(self)

    def _build_companion(self) -> None:
        name = self.state.params.layer.lower()
        self.code = CodeView(self.context, f"{name}.py")
        self.shape = ShapeView()
        self.shape.used.connect(self.apply)
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("shape", self.shape)

    def torch_name(self) -> str:
        return f"torch.nn.{self.state.params.layer}"

    # --- asking -----------------------------------------------------------------------------------------------------

    def _ask(self, allow: bool = False) -> None:
        self.context.lab.ask(
            Forward(
                self._next_id(), self.lesson.key, self.state.build(self.layer), self.state.params, self.picker.pictures,
                self.state.seed, self.context.device, allow, self.state.normalises(self.layer),
            )
        )  # fmt: skip

    @Slot()
    def _log(self) -> None:
        """Log the layer on the whole split for TensorBoard, under the tags of the course's script."""
        params = self.state.params
        self.tensorboard.log_pass(
            self.state.build(self.layer), params, self.picker.pictures, self.state.seed,
            params.layer, tags=self.layer.tags, normalise=self.state.normalises(self.layer),
        )  # fmt: skip

    @Slot(object)
    def choose_weights(self, weights: str) -> None:
        """Take a ready kernel, or fresh weights; when these are there already, others: from the next seed."""
        again = weights == self.state.weights == RANDOM and self.state.seed < LARGEST_SEED
        self.set(weights=weights, seed=self.state.seed + again)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        state = self.state
        if "seed" in changed:
            self.seed_form.show_seed(state.seed)
        if "weights" in changed:
            self.view.kernel_head.weights.set_value(state.weights)
        if changed & {"reading", "pooling"}:
            self.readings.show_state(state)
        if "picture" in changed:
            if self._holds_picture:
                self._show_all()
            elif self.good is None:
                self._show_input()
        if changed & {"reading", "pooling"}:
            self._show_reading()

    # --- taking answers ---------------------------------------------------------------------------------------------

    def painted(self) -> bool:
        """Whether nothing is awaited, and both pictures have been painted."""
        return super().painted() and self.view.output.painted and self.view.picture.painted

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        self.explained = Explained.of(good)
        self._place_probe()  # what follows may ask for it
        self.view.set_dimmed(False)
        self._show_pictures()
        self._mark_probe(self._probed())

    def _explain_good(self) -> None:
        """The kernels that made the maps, and the cell in focus written out: once the pictures have been painted."""
        good = self.good
        assert good is not None
        assert self.explained is not None
        if good.weight is not None and self.layer.seeded:
            self.kernel_limit = self.view.kernel_head.show_kernels(self.explained.kernels, good.weight.shape)
        self.write_probe(self._probed())
        self._say_status()

    def _show_input(self) -> None:
        """Before the first result, the picture or the batch straight from the data."""
        held = self.picker.pictures
        x: Any = self.picker.data.images[held.start : held.start + held.batch_size]
        if LOOKS.get(self.state.reading, Read).single:
            self.view.input.show_picture(x[self.shown_picture])
        else:
            self.view.input.show_pictures(x)
        self.view.show_nothing(self.tr("The result appears here as soon as PyTorch is loaded."))

    @property
    def look(self) -> Look:
        """The last result as it is looked at."""
        assert self.good is not None
        assert self.explained is not None
        return look_at(
            self.state.reading, self.good, self.explained, self.shown_picture, self.state.pooling.output_size,
            self.readings.pools,
        )  # fmt: skip

    def _show_pictures(self) -> None:
        look = self.look
        look.show_input(self.view)
        self.view.way.hide()
        look.show(self.view)

    def _show_failure(self, failure: Failure) -> None:
        self._preview = None
        shape = self.good.x.shape if self.good is not None else self.picker.data.images.shape
        self.arithmetic.show_failure(failure, window_bars(failure, self.state.params, shape))

    def _fade_good(self) -> None:
        self.view.marks.clear()
        self.view.input.say_position(None)
        self.view.say_picture(None, "")
        self.view.set_dimmed(True, words.kept(self.state.params, self.good.params) if self.good is not None else "")
        if self.good is None:
            self.view.show_nothing(self.tr("No result yet."))

    # --- readings ---------------------------------------------------------------------------------------------------

    def show_reading(self, key: str) -> None:
        """Look at the outputs in another way."""
        if key in self.readings.options:
            self.set(reading=key)

    def _show_reading(self) -> None:
        self._preview = None
        if self.good is not None:
            self._show_pictures()
            self.show_probe()
        if self.failure is not None:
            self._refuse(self.failure)
        self._follow_up()

    # --- the probe --------------------------------------------------------------------------------------------------

    @property
    def shown_picture(self) -> int:
        """The place of the chosen picture in the batch that is shown."""
        held = self.good.pictures if self.good is not None else self.picker.pictures
        count = len(self.good.x) if self.good is not None else len(self.picker.data) - held.start
        return min(max(self.picker.index - held.start, 0), count - 1)

    def _place_probe(self) -> None:
        super()._place_probe()
        if self._last is not None:
            self._last = replace(self._last, picture=self.shown_picture)

    def _first(self) -> Probe | None:
        assert self.good is not None
        _, _, height, width = self.good.y.shape
        return Probe(self.shown_picture, 0, height // 2, width // 2) if self.good.y.size else None

    def _within(self, place: Probe | None) -> Probe | None:
        if place is None or self.good is None:
            return place
        last = (size - 1 for size in self.good.y.shape)
        return Probe(*map(min, place.index, last)) if self.good.y.size else None

    def show_probe(self) -> None:
        """Light up and write out the cell under the mouse, or else the one that the probe is at."""
        found = self._probed()
        self._mark_probe(found)
        self.write_probe(found)

    def _probed(self) -> tuple[Probe, Cell] | None:
        """The cell in focus and its arithmetic, if there is one."""
        good, probe = self.good, self.here
        if good is None or self.failure is not None or probe is None or self.explained is None:
            return None
        return probe, self.explained.cell(good.x, probe.index)

    def _mark_probe(self, found: tuple[Probe, Cell] | None) -> None:
        """Light up the cell in focus in the pictures."""
        if self.good is None or self.failure is not None:
            return
        if found is None:
            self.view.marks.clear()
        else:
            self.view.marks.show_cell(self.look, *found, self.state.pooling.winners)

    def write_probe(self, found: tuple[Probe, Cell] | None) -> None:
        """Write out the cell in focus."""
        good = self.good
        if good is None or self.failure is not None:
            return
        if found is None:
            self.arithmetic.show_cell(None, (), 0.0, 1.0, False)
            return
        probe, cell = found
        n, o, i, j = probe.index
        pinned = self.pinned and probe == self.probe
        if self.layer.seeded:
            self.view.kernels.set_selected(o)
        self.view.input.say_position((pinned, i, j), not isinstance(cell, PointwiseCell))
        self.arithmetic.show_cell(cell, probe.index, float(good.y[n, o, i, j]), self.kernel_limit, pinned)
        height, width = good.y.shape[2:]
        self.arithmetic.timeline.set_place(i * width + j, height * width)

    def _place_of(self, pinned: tuple[int, int, int]) -> Probe:
        same = self._last is not None and self._last.index[1:] == pinned
        return self._last if same else Probe(self.shown_picture, *pinned)

    def _pinned_of(self, place: Probe) -> tuple[int, int, int]:
        return place.index[1:]

    def _moved(self, place: Probe, step: tuple[int, int, int]) -> Probe | None:
        there = (max(at + by, 0) for at, by in zip(place.index[1:], step, strict=True))
        moved = self._within(Probe(place.picture, *there))
        if step[0] and moved is not None and (tile := self.look.tile(moved.map)) is not None:
            self.view.output.reveal(tile)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Brackets go from product to product; the other keys are those of what is pinned."""
        step = {Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1}.get(Qt.Key(event.key()))
        if step is not None and (opened := self.arithmetic.sum.opened):
            self.arithmetic.sum.open(opened[0] + step)
        else:
            super().keyPressEvent(event)

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        return dict(
            input=(view.input_head, view.picture), padding=view.picture, legend=view.legend,
            output=(view.output_head, view.output), kernels=view.kernels, arithmetic=self.arithmetic,
            readings=tuple(self.readings.options.values()), winners=self.readings.pooling, histograms=view.histograms,
        )  # fmt: skip

    # --- companion and status ---------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        data = self.context.data(self.picker.source)
        cell = self.probe.index if self.pinned and self.probe is not None else None
        if failure is None and good is not None:
            value = float(good.y[cell]) if cell is not None else None
            script = layer_script(
                good.params, good.pictures, good.seed,
                self.context.data(good.pictures.source), cell, device=good.device,
                shape=good.y.shape, value=value, seeded=self.layer.seeded, normalise=good.normalise,
                unpools=good.unpooled is not None and good.unpooled.y is not None,
                reshapes=self.state.reading == "reshape"
                and good.y.size > 0
                and good.y.shape[0] * good.y.shape[1] % 3 == 0,
                limits=(good.y.min(), good.y.max()) if good.y.size and not self.layer.seeded else None,
                tags=self.layer.tags, ready=self.layer.ready.get(self.state.weights),
            )  # fmt: skip
            self.code.show_script(script)
            self.code.set_facts(words.facts(good, self.explained, self.layer.seeded))
            if self.view.bottom == "histograms":
                self.view.histograms.show_numbers(good.x, good.y)
            self.shape.show_shape(good.params, good.x.shape, good.y.shape)
            self.shape.probe(cell[2:] if cell is not None else None)
        elif failure is not None:
            script = layer_script(
                self.state.params, self.picker.pictures, self.state.seed,
                data, cell, device=self.context.device, seeded=self.layer.seeded,
                normalise=self.state.normalises(self.layer), tags=self.layer.tags,
                ready=self.layer.ready.get(self.state.weights),
            )  # fmt: skip
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
            self.shape.show_failure(self.state.params, self.good.x.shape if self.good else data.train.images.shape)

    def _say_status(self) -> None:
        picker = self.picker
        parts = [self.picker.words]
        good = self.good
        if self.failure is not None:
            held = len(picker.data.labels[picker.pictures.start :][: picker.pictures.batch_size])
            parts.append(self.tr("({shape}) → no output").format(shape=f"{held}, 3, 32, 32"))
        elif good is not None:
            parts.append(f"({', '.join(map(str, good.x.shape))}) → ({', '.join(map(str, good.y.shape))})")
        right = self.tr("forward {time} ms").format(time=f"{good.milliseconds:.1f}") if good is not None else ""
        self.status.emit("    ".join(parts), right, self._mood)

    # --- theme and language -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.arguments.set_title(self.tr("Arguments"))
        if self.good is None:
            self._show_input()
        self._say_status()
