"""The page of any lesson on one layer: arguments at the left, pictures in the middle, one number explained below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.engine.code import layer_script, literal
from cifar_gui.engine.code_pictures import MEAN, STD
from cifar_gui.engine.explained import Cell, Explained
from cifar_gui.engine.pointwise import PointwiseCell
from cifar_gui.i18n import lesson_text
from cifar_gui.layers import counts_of
from cifar_gui.layers.kind import CHOOSER
from cifar_gui.layers.window import pair
from cifar_gui.page_state import LARGEST_SEED
from cifar_gui.pages.layer import PAGE, LayerContent
from cifar_gui.pages.layer.looks import LOOKS, MAX_POOL, Look, Probe, Read, look_at
from cifar_gui.pages.layer.pointing import MOST_VALUES, Pointing
from cifar_gui.pages.layer.stage import MOST_PADDING, LayerStageView
from cifar_gui.pages.layer.state import RANDOM, SIGNED, UNPOOLED, LayerState, PoolingView
from cifar_gui.protocol import Failure, Floats, Forward, Maps
from cifar_gui.spec import Lesson, arguments, field_value, keywords
from cifar_gui.ui.arithmetic.error_panel import window_bars
from cifar_gui.ui.arithmetic.strip import Strip
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.companion.shape_view import ShapeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.pin_page import PinPage
from cifar_gui.ui.page.seed_form import SeedForm
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.page.tensorboard import TensorBoardBar
from cifar_gui.ui.widgets.controls import OptionRow, SectionHead
from cifar_gui.ui.widgets.form import Form


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
        self._winners: tuple[int, int, dict[int, NDArray[np.bool_]]] | None = None
        """Those of a reply and a picture, once they have been asked for."""
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
        self._build_readings()
        self.seed_form = SeedForm()
        self.seed_form.chosen.connect(lambda seed: self.set(seed=seed))
        if self.layer.seeded:
            self.add_section(None, self.seed_form)
        else:
            self.seed_form.setParent(self)
            self.seed_form.hide()
        self._build_examples()
        self.add_reset()

    def _build_readings(self) -> None:
        self._readings_head = SectionHead()
        self.readings = {reading.key: OptionRow() for reading in self.layer.readings}
        group = QButtonGroup(self)
        for key, row in self.readings.items():
            group.addButton(row.radio)
            row.radio.clicked.connect(lambda _, key=key: self.set(reading=key))
        self.pooling_form = Form(PoolingView)
        self.pooling_form.changed.connect(lambda view: self.set(pooling=view))
        if self.readings:
            self.add_section(self._readings_head, *self.readings.values(), self.pooling_form)
        else:
            self.pooling_form.setParent(self)
        self.pooling_form.setVisible(UNPOOLED in self.readings)
        self._reflect_view()

    def _build_examples(self) -> None:
        self.add_examples()
        self.tensorboard = TensorBoardBar(self.context, self.lesson.key)
        self.tensorboard.wanted.connect(self._log)
        self.add_section(None, self.tensorboard)

    def _build_stage(self) -> None:
        bottom = "kernels" if self.layer.seeded else "" if UNPOOLED in self.readings else "histograms"
        self.view = LayerStageView(bottom, self.layer.ready)
        self.view.weights_wanted.connect(self.choose_weights)
        self.stage.setContentsMargins(24 - 3, 12, 24 - 3, 4)
        self.stage.addWidget(self.view)
        self.view.way_taken.connect(self._give_places)
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
                self._next_id(), self.lesson.key, self._build, self.state.params, self.picker.pictures,
                self.state.seed, self.context.device, allow, self._normalise,
            )
        )  # fmt: skip

    @Slot()
    def _log(self) -> None:
        """Log the layer on the whole split for TensorBoard, under the tags of the course's script."""
        params = self.state.params
        self.tensorboard.log_pass(
            self._build, params, self.picker.pictures, self.state.seed,
            params.layer, tags=self.layer.tags, normalise=self._normalise,
        )  # fmt: skip

    @property
    def _build(self) -> Callable[[Any, tuple[int, ...]], Any]:
        """How the layer is built, with the weights that are chosen."""
        return self.layer.build if self.state.weights == RANDOM else self.layer.ready[self.state.weights].build

    @Slot(object)
    def choose_weights(self, weights: str) -> None:
        """Take a ready kernel, or fresh weights; when these are there already, others: from the next seed."""
        again = weights == self.state.weights == RANDOM and self.state.seed < LARGEST_SEED
        self.set(weights=weights, seed=self.state.seed + again)

    @property
    def _normalise(self) -> bool:
        """Whether the pictures are to be normalised first."""
        return bool(self.layer.normalise and field_value(self.state.params, self.layer.normalise))

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        state = self.state
        if "seed" in changed:
            self.seed_form.show_seed(state.seed)
        if "weights" in changed:
            self.view.kernel_head.weights.set_value(state.weights)
        if changed & {"reading", "pooling"}:
            self._reflect_view()
        if "picture" in changed:
            if self._holds_picture:
                self._show_all()
            elif self.good is None:
                self._show_input()
        if changed & {"reading", "pooling"}:
            self._show_reading()

    def _reflect_view(self) -> None:
        """The controls of how the output is read."""
        state = self.state
        if state.reading in self.readings:
            self.readings[state.reading].radio.setChecked(True)
        if self.pooling_form.params != state.pooling:
            self.pooling_form.set_params(state.pooling)
        self.pooling_form.rows["output_size"].setVisible(state.reading == UNPOOLED)

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
        self._show_input()
        self._show_output()
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
        """The picture or the batch; before the first result straight from the data."""
        good = self.good
        if good is None:
            first = self.picker.pictures.start
            x: Any = self.picker.data.images[first : first + self.picker.pictures.batch_size]
        else:
            x = good.x
        explained = self.explained
        if not LOOKS.get(self.state.reading, Read).single:
            self.view.show_pictures(x if good is None else self._as_pictures(x))
        elif good is None or explained is None:
            self.view.show_picture(x[self.shown_picture])
        elif explained.kind == "formula":
            self._show_formula_input(good)
        else:
            self.view.show_picture(
                x[self.shown_picture], explained.padding, explained.padding_mode, explained.overhang(x.shape)
            )
            self.view.show_unread(*explained.unread(x.shape, MOST_PADDING))
            self.view.say_padding(explained.padding_value)
        if good is None:
            self.view.show_nothing(self.tr("The result appears here as soon as PyTorch is loaded."))

    def _show_formula_input(self, good: Maps) -> None:
        """The input of an activation: after the call, if that has written over it."""
        x = (good.x if good.after is None else good.after)[self.shown_picture]
        self.view.show_numbers(x, self._as_pictures(x), self.look.limit, planes=self.state.reading != SIGNED)
        self.view.say_overwritten(good.after is not None)

    def _as_pictures(self, x: Floats) -> Floats:
        """Numbers (..., 3, H, W) back from normalised ones to [0, 1], as far as they are."""
        if self.good is None or not self.good.normalise:
            return x
        mean, std = (np.array(values, np.float32)[:, None, None] for values in (MEAN, STD))
        return x * std + mean

    @property
    def look(self) -> Look:
        """The last result as it is looked at."""
        assert self.good is not None
        assert self.explained is not None
        return look_at(
            self.state.reading, self.good, self.explained, self.shown_picture, self.state.pooling.output_size,
            UNPOOLED in self.readings,
        )  # fmt: skip

    def _show_output(self) -> None:
        self.view.way.hide()
        self.look.show(self.view)

    @Slot()
    def _give_places(self) -> None:
        """Take the layer that tells the places of its winners."""
        self.apply({CHOOSER: MAX_POOL, "return_indices": True})

    def _show_failure(self, failure: Failure) -> None:
        self._preview = None
        shape = self.good.x.shape if self.good is not None else self.picker.data.images.shape
        self.arithmetic.show_failure(failure, window_bars(failure, self.state.params, shape))

    def _fade_good(self) -> None:
        self.view.marks.clear()
        self.view.say_position(None)
        self.view.say_picture(None, "")
        self.view.set_dimmed(True, self._last_good() if self.good is not None else "")
        if self.good is None:
            self.view.show_nothing(self.tr("No result yet."))

    def _last_good(self) -> str:
        """What was set differently when there was a result."""
        assert self.good is not None
        now, then = self.state.params, self.good.params
        given, kept = keywords(now), {field.name: field.default for field in arguments(now)} | keywords(then)
        parts = [f"{name}={literal(kept[name])}" for name in given if literal(kept[name]) != literal(given[name])]
        if not parts:
            return self.tr("last good result")
        return self.tr("last good result: {values}").format(values=", ".join(parts[:2]))

    # --- readings ---------------------------------------------------------------------------------------------------

    def show_reading(self, key: str) -> None:
        """Look at the outputs in another way."""
        if key in self.readings:
            self.set(reading=key)

    def _show_reading(self) -> None:
        self._preview = None
        if self.good is not None:
            self._show_input()
            self._show_output()
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
            self.mark(*found)

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
        self.view.say_position((pinned, i, j), not isinstance(cell, PointwiseCell))
        self.arithmetic.show_cell(cell, probe.index, float(good.y[n, o, i, j]), self.kernel_limit, pinned)
        height, width = good.y.shape[2:]
        self.arithmetic.timeline.set_place(i * width + j, height * width)

    def mark(self, probe: Probe, cell: Cell) -> None:
        good, explained = self.good, self.explained
        assert good is not None
        assert explained is not None
        window = explained.window(good.x.shape, (probe.row, probe.column))
        taps = None
        if explained.gaps:
            first: Any = cell[0] if isinstance(cell, tuple) else cell
            taps = (first.rows, first.columns)
        look = self.look
        self.view.say_picture(None, "")
        look.mark(self.view, probe, window, taps)
        if explained.kind != "sum":
            self._mark_planes(probe, cell, window, look.single)

    def _mark_planes(self, probe: Probe, cell: Cell, window: Rectangle, single: bool) -> None:
        """Window and winner in each channel, and on request the winners of all windows."""
        n, o, i, j = probe.index
        places = {}
        if isinstance(cell, tuple):
            places = {part.channel: [part.place] for part in cell if part.place is not None}
        self.view.marks.show_winners(self._all_winners(n) if single else {}, o)
        if single:
            rect = (window.top, window.left, window.height, window.width)
            chosen = None if self.state.reading == UNPOOLED else (o, i, j)
            self.view.marks.show_channels({o: rect} if o < 3 else {}, places, chosen)
        self.view.marks.add_dots(0 if single else n, places.get(o, []))

    def _all_winners(self, n: int) -> dict[int, NDArray[np.bool_]]:
        """The cells (H, W) of each channel of picture ``n`` that win a window; {} unless they are to be seen."""
        good = self.good
        if not self.state.pooling.winners or good is None or good.indices is None:
            return {}
        if self._winners is None or self._winners[:2] != (good.id, n):
            found = {}
            for channel in range(min(good.x.shape[1], MOST_VALUES)):
                cells = np.zeros(good.x.shape[2:], bool)
                cells.ravel()[good.indices[n, channel].ravel()] = True
                found[channel] = cells
            self._winners = (good.id, n, found)
        return self._winners[2]

    def probe_of(self, cell: tuple[int, int, int]) -> Probe | None:
        """The output cell behind a cell of a tile."""
        return self.look.probe_of(cell, self.probe.map if self.probe is not None else 0)

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
            readings=tuple(self.readings.values()), winners=self.pooling_form, histograms=view.histograms,
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
            self.code.set_facts(self._facts(good))
            if self.view.bottom == "histograms":
                self.view.histograms.show_numbers(good.x, good.y)
            self.shape.show_shape(good.params, good.x.shape, good.y.shape)
            self.shape.probe(cell[2:] if cell is not None else None)
        elif failure is not None:
            script = layer_script(
                self.state.params, self.picker.pictures, self.state.seed,
                data, cell, device=self.context.device, seeded=self.layer.seeded,
                normalise=self._normalise, tags=self.layer.tags, ready=self.layer.ready.get(self.state.weights),
            )  # fmt: skip
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
            self.shape.show_failure(self.state.params, self.good.x.shape if self.good else data.train.images.shape)

    def _facts(self, good: Maps) -> list[tuple[str, str]]:
        """What the layer holds and does, in figures."""
        if not self.layer.seeded:
            held = 0 if good.weight is None else good.weight.size
            facts = [(self.tr("Parameters"), f"{held:,}")]
            if self.explained is not None and self.explained.kind != "formula" and good.x.size:
                share = good.y[0].size / good.x[0].size
                facts.append((self.tr("Numbers of one picture"), f"{good.x[0].size:,} → {good.y[0].size:,}"))
                facts.append((self.tr("Part that is left"), f"{100 * share:.1f} %"))
            return facts
        counts = counts_of(good.params, good.x.shape)
        height, width = pair(good.params.kernel_size)
        channels = good.params.in_channels // good.params.groups
        product = f"{channels}×{height}×{width}" + (" + 1" if good.params.bias else "")
        return [
            (self.tr("Parameters of one map"), f"{product} = {counts.parameters_per_map:,}"),
            (self.tr("Parameters of all maps"), f"{counts.parameters:,}"),
            (self.tr("Multiply-adds for one picture"), f"{counts.multiply_adds:,}"),
        ]

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
        self._readings_head.set_title(self.tr("How to read the output"))
        for reading in self.layer.readings:
            self.readings[reading.key].set_texts(lesson_text(reading.title), lesson_text(reading.caption))
        if self.good is None:
            self._show_input()
        self._say_status()
