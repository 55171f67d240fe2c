"""The stage of a linear layer: pictures, neuron, outputs; the vector; the weights as pictures and as a histogram."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cifar_gui.engine.arithmetic import cell
from cifar_gui.engine.dense import LinearLayer
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.linear.batch_views import (
    FreshWeights,
    OutputBars,
    VectorStrip,
    bound_text,
    false_colours,
    sampled,
    weight_tiles,
)
from cifar_gui.pages.linear.neuron import PICTURE, SIDE, Neuron, NeuronView, place_of, weight_text
from cifar_gui.pages.linear.protocol import LinearAnswer
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.controls import Segmented, label
from cifar_gui.ui.widgets.figures import round_limit
from cifar_gui.ui.widgets.fold import FoldHead
from cifar_gui.ui.widgets.head import Head
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.tile_marks import Mark

SIGNED, COLOUR = "signed", "colour"
WEIGHT, BIAS = "k", "b"
MOST_TILES = 64
"""Outputs whose weights are drawn."""


@dataclass(frozen=True)
class Place:
    """What is looked at: a picture of the batch, a number of it, an output of the layer."""

    picture: int = 0
    number: int = PICTURE // 6 + SIDE // 2
    """0 to 3071 within the picture (3, 32, 32)."""
    output: int = 0

    def within(self, good: LinearAnswer) -> Place:
        """The nearest place of a result: it may be that of the result before, or of the one to come."""
        picture, output = min(self.picture, len(good.x) - 1), min(self.output, max(len(good.weight) - 1, 0))
        return replace(self, picture=picture, output=output)


def row_of(place: Place, features: int) -> tuple[int, int]:
    """(row of the flattened batch, input of the layer) of a place."""
    return divmod(place.picture * PICTURE + place.number, features)


class LinearStageView(Retranslated, QWidget):
    """It shows what it is given and tells what is pointed at."""

    output_hovered = Signal(object)
    output_clicked = Signal(int)
    number_hovered = Signal(object)
    """(picture or None for the same, number within it), or None."""
    picture_clicked = Signal(int)
    weight_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.good: LinearAnswer | None = None
        self.place = Place()
        self._limit = 1.0
        self._tiles = 0
        self._drawn: Floats | None = None
        """The pictures that are drawn, all of a batch."""
        self._other = False
        """Whether the weights are to be drawn anew."""
        self._row: tuple[int, int] | None = None
        """The reply and the row whose numbers and outputs are drawn."""
        self._last: tuple[int, int, int, Neuron] | None = None
        """The neuron that was asked for last, with the reply, the row and the output that it is of."""
        self._turned = 0
        """The picture whose weights are drawn."""
        self.input_head, self.neuron_head, self.output_head = Head(), Head(), Head()
        self.weight_head, self.fresh_head = Head(), Head()
        self.picture = Mosaic(gap=2, smallest=10)
        self.neuron, self.output, self.vector = NeuronView(), OutputBars(), VectorStrip()
        self.weights, self.fresh = Mosaic(gap=6, smallest=34), FreshWeights()
        self.fresh.setMinimumHeight(60)
        self.scale, self.what = Segmented((SIGNED, COLOUR)), Segmented((WEIGHT, BIAS))
        self.scale.set_value(SIGNED)
        self.what.set_value(WEIGHT)
        self._vector_title, self._vector_shape, self._vector_note = (
            label("emphasis"), label("mono-caption"), label("caption"),
        )  # fmt: skip
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = in_row(spacing=18)
        for head, body, share in (
            (self.input_head, self.picture, 24), (self.neuron_head, self.neuron, 44),
            (self.output_head, self.output, 32),
        ):  # fmt: skip
            top.addLayout(_column(head, body), share)
        line = in_row(self._vector_title, self._vector_shape, margins=(3, 0, 3, 0), spacing=10)
        line.addStretch(1)
        line.addWidget(self._vector_note)
        self._vector_note.setMinimumWidth(20)
        self._more = QWidget()
        in_row(
            (_column(self.weight_head, self.weights, self.scale), 62),
            (_column(self.fresh_head, self.fresh, self.what), 38), on=self._more, margins=NO_MARGINS, spacing=12,
        )  # fmt: skip
        self.fold = FoldHead(self._more)
        self.fold.opened.connect(self._opened)
        in_column((top, 50), line, self.vector, self.fold, (self._more, 36), on=self, margins=NO_MARGINS, spacing=5)

    def _connect(self) -> None:
        self.picture.hovered.connect(self._picture_hovered)
        self.picture.clicked.connect(self._picture_clicked)
        self.output.hovered.connect(self.output_hovered)
        self.output.clicked.connect(self.output_clicked)
        self.vector.pointed.connect(self._vector_pointed)
        self.weights.hovered.connect(self._weight_hovered)
        self.weights.clicked.connect(lambda at: self.weight_clicked.emit(at[0]))
        self.scale.chosen.connect(self._show_weights)
        self.what.chosen.connect(self._show_fresh)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_pictures(self, pictures: Any) -> None:
        """Pictures (N, 3, 32, 32) before there is a result."""
        self.picture.set_pictures(pictures)
        self._drawn = None
        self.input_head.shape.setText("×".join(map(str, pictures.shape)))
        self.picture.marks.clear()

    def show_answer(self, good: LinearAnswer, place: Place) -> None:
        """Take up a result: pictures, neuron and outputs. The weights follow with ``explain_answer``."""
        if self.good is None or not np.shares_memory(self.good.weight, good.weight):  # a layer may serve again
            self._other = True
        self.good = good
        features = good.weight.shape[1]
        self._limit = round_limit(1 / math.sqrt(features)) if features else 1.0
        self.place = place
        if not good.whole:
            self.picture.set_pictures(good.x[place.picture : place.picture + 1])
        elif self._drawn is None or not np.array_equal(good.x, self._drawn):
            self.picture.set_pictures(good.x)
        self._drawn = good.x if good.whole else None
        self._show_row(place)

    def explain_answer(self) -> None:
        """Show the weights that made the outputs, where they are open, and say what all of it is."""
        if self.fold.is_open:
            if self._other or (self.good is not None and self.good.whole and self.place.picture != self._turned):
                self._draw_weights()
            if self._other:
                self._show_fresh()
            self._other = False
        self._tell_place()
        self._say_shapes()

    @Slot(bool)
    def _opened(self, opened: bool) -> None:
        """The weights of the result are drawn when they are first looked at."""
        if opened and self.good is not None:
            self.explain_answer()

    def neuron_at(self, place: Place) -> Neuron | None:
        """The neuron of an output for the row that a place lies in; None where there is nothing to compute."""
        good = self.good
        if good is None or not good.rows.size or not good.weight.size:
            return None
        place = place.within(good)
        row, _ = row_of(place, good.flat_shape[-1])
        if self._last is not None and self._last[:3] == (good.id, row, place.output):
            return self._last[3]
        part = cell(LinearLayer(good.weight, good.bias), good.vectors[row], (place.output,))
        index = (*(int(part) for part in np.unravel_index(row, good.y_shape[:-1] or (1,))), place.output)
        made = Neuron(
            part, place.output, row * good.flat_shape[-1], float(good.rows[row, place.output]), self._limit,
            index[-len(good.y_shape) :],
        )  # fmt: skip
        self._last = (good.id, row, place.output, made)
        return made

    def show_place(self, place: Place, *, keep_neuron: bool = False) -> None:
        """Mark a place everywhere; ``keep_neuron``: row and output are those that are drawn."""
        if self.good is not None:
            self._show_row(place, keep_neuron)
            self._tell_place()

    def _show_row(self, place: Place, keep_neuron: bool = False) -> None:
        """The row that a place lies in, its outputs, and the place in the picture."""
        good = self.good
        assert good is not None
        self.place = place = place.within(good)
        row, feature = row_of(place, good.flat_shape[-1])
        if not keep_neuron:
            self.neuron.show_neuron(self.neuron_at(place))
            if self._row != (good.id, row):
                self._row = (good.id, row)
                self.output.show_outputs(good.rows[row] if len(good.rows) else good.rows.reshape(-1), good.bias)
                self.vector.show_vector(good.vectors[row], row * good.flat_shape[-1])
        self.output.set_selected(place.output)
        self.vector.set_place(feature)
        _, _, i, j = place_of(place.number)
        tile = place.picture if good.whole else 0
        marks = [Mark(tile, (i, j, 1, 1), "cell")]
        self.picture.marks.show([Mark(tile, None, "selected"), *marks] if good.whole else marks)

    def _tell_place(self) -> None:
        """The place on the weights, and in words."""
        assert self.good is not None
        _, feature = row_of(self.place, self.good.flat_shape[-1])
        self._mark_weight(self.place, feature)
        self._say_weight()
        self._say_place(self.place, feature)

    def _mark_weight(self, place: Place, feature: int) -> None:
        assert self.good is not None
        _, channel, i, j = place_of(place.number)
        features, tile = self.good.flat_shape[-1], min(place.output, max(self._tiles - 1, 0))
        shifted = 0 if self._coloured else channel * SIDE
        at = (i, shifted + j) if features >= PICTURE else divmod(feature, SIDE)
        # An input goes into every output: its weight in each is marked, and that of the selected one filled.
        marks = [Mark(other, (*at, 1, 1), "dot") for other in range(self._tiles) if other != tile]
        marks.append(Mark(tile, (*at, 1, 1), "cell"))
        if self._tiles > 1:
            marks.insert(0, Mark(tile, None, "selected"))
        if place.output < self._tiles:
            self.weights.marks.show(marks)
            self.weights.reveal(tile)
        else:
            self.weights.marks.clear()

    @property
    def _coloured(self) -> bool:
        return self.good is not None and self.scale.value == COLOUR and self.good.flat_shape[-1] >= PICTURE

    @Slot()
    def _show_weights(self) -> None:
        if self.good is not None:
            self._draw_weights()
            self.show_place(self.place, keep_neuron=True)

    def _draw_weights(self) -> None:
        good = self.good
        assert good is not None
        self._turned = self.place.picture
        self.scale.setVisible(good.flat_shape[-1] >= PICTURE)
        if not good.weight.size:
            self._tiles = 0
            self.weights.set_titles(())
            self.weights.clear(self.tr("This layer has no weights."))
            self._say_shapes()
            return
        tiles = weight_tiles(good.weight[:MOST_TILES], self.place.picture, self._coloured)
        self._tiles = len(tiles)
        self.weights.set_titles(tuple((f"{output}",) for output in range(len(tiles))))
        if self._coloured:
            self.weights.set_pictures(false_colours(tiles, self._limit))
        else:
            self.weights.set_maps(tiles, self._limit)
        self._say_shapes()

    @Slot()
    def _show_fresh(self) -> None:
        good = self.good
        if good is None:
            return
        features = good.weight.shape[1]
        values = good.weight if self.what.value == WEIGHT else good.bias
        if values is None or not values.size or not features:
            self.fresh.say_empty(self.tr("Nothing to draw."))
            self.fresh.clear()
        else:
            self.fresh.show_fresh(sampled(values), 1 / math.sqrt(features))
        self._say_shapes()

    def set_dimmed(self, dimmed: bool) -> None:
        """Faint, as after an error."""
        for part in (self.picture, self.neuron, self.output, self.vector, self.weights, self.fresh):
            part.set_dimmed(dimmed)
        if dimmed:
            self.picture.marks.clear()

    # --- events -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _picture_hovered(self, at: tuple[int, int, int] | None) -> None:
        if at is None or self.good is None:
            self.number_hovered.emit(None)
            return
        tile, i, j = at
        _, channel, _, _ = place_of(self.place.number)
        self.number_hovered.emit((tile if self.good.whole else None, channel * SIDE * SIDE + i * SIDE + j))

    @Slot(object)
    def _picture_clicked(self, at: tuple[int, int, int]) -> None:
        if self.good is not None and self.good.whole:
            self.picture_clicked.emit(at[0])

    @Slot(object)
    def _vector_pointed(self, feature: int) -> None:
        if self.good is not None:
            row, _ = row_of(self.place, self.good.flat_shape[-1])
            self.number_hovered.emit(divmod(row * self.good.flat_shape[-1] + feature, PICTURE))

    @Slot(object)
    def _weight_hovered(self, at: tuple[int, int, int] | None) -> None:
        good = self.good
        if at is None or good is None:
            self.number_hovered.emit(None)
            return
        _, i, j = at
        features = good.flat_shape[-1]
        if features >= PICTURE:
            _, channel, _, _ = place_of(self.place.number)
            channel, j = (channel, j) if self._coloured else divmod(j, SIDE)
            self.number_hovered.emit((None, channel * SIDE * SIDE + i * SIDE + j))
        else:
            row, _ = row_of(self.place, features)
            self.number_hovered.emit(divmod(row * features + i * SIDE + j, PICTURE))

    # --- words ------------------------------------------------------------------------------------------------------

    def _say_shapes(self) -> None:
        good = self.good
        if good is None:
            return
        features, outputs = good.weight.shape[1], good.weight.shape[0]
        self.input_head.shape.setText("×".join(map(str, good.x.shape)))
        self.neuron_head.shape.setText(self.tr("g = k₁x₁ + k₂x₂ + … + b"))
        self.output_head.shape.setText("×".join(map(str, good.y_shape)))
        self.weight_head.shape.setText(f"{outputs}×{features}")
        self._vector_shape.setText("×".join(map(str, good.flat_shape)))
        bound = bound_text(1 / math.sqrt(features)) if features else "0"
        self.fresh_head.shape.setText(f"±1/√{features} = ±{bound}")
        self._say_weight()

    def _say_weight(self) -> None:
        """The weight of the input in the selected output, and the scale of all."""
        good = self.good
        assert good is not None
        _, feature = row_of(self.place, good.flat_shape[-1])
        output, shown = self.place.output, self._tiles
        if output < len(good.weight) and feature < good.weight.shape[1]:
            text = self.tr("k[{output}, {feature}] = {value}, scale ±{limit}").format(
                output=output, feature=feature, value=weight_text(float(good.weight[output, feature])),
                limit=f"{self._limit:g}",
            )  # fmt: skip
        else:
            text = self.tr("scale ±{limit}").format(limit=f"{self._limit:g}")
        if len(good.weight) > shown > 0:
            text = self.tr("{text}, the first {count} are drawn").format(text=text, count=shown)
        self.weight_head.remark.setText(text)

    def _say_place(self, place: Place, feature: int) -> None:
        good = self.good
        assert good is not None
        _, channel, i, j = place_of(place.number)
        where = "RGB"[channel]
        self._vector_note.setText(
            self.tr("x[{feature}] is {channel} of row {row}, column {column}").format(
                feature=f"{feature:,}", channel=where, row=i, column=j
            )
            if not good.whole
            else self.tr("x[{feature}] is {channel} of row {row}, column {column} in picture {picture}").format(
                feature=f"{feature:,}", channel=where, row=i, column=j, picture=place.picture
            )
        )

    def retranslate(self) -> None:
        self.input_head.title.setText(self.tr("Input"))
        self.neuron_head.title.setText(self.tr("One neuron"))
        self.output_head.title.setText(self.tr("Output"))
        self.weight_head.title.setText(self.tr("Weights of each output"))
        self.fresh_head.title.setText(self.tr("Initial weights"))
        self._vector_title.setText(self.tr("Flattened"))
        self.fold.setText(self.tr("The weights as pictures, and how they were drawn"))
        self.scale.set_texts({SIGNED: self.tr("R G B"), COLOUR: self.tr("In colour")})
        self.what.set_texts({WEIGHT: self.tr("weights"), BIAS: self.tr("biases")})
        if self.good is not None:
            self._say_shapes()
            self.show_place(self.place, keep_neuron=True)


def _column(head: Head, body: QWidget, choice: Segmented | None = None) -> QVBoxLayout:
    column = in_column(spacing=2)
    if choice is None:
        column.addWidget(head)
    else:
        line = in_row((head, 1), spacing=8)
        line.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
    column.addWidget(body, 1)
    return column
