"""The stage of a layer: input, operation, output, kernels. It shows what it is given and tells what is pointed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.lesson import ReadyKernel
from cifar_gui.pages.layer.input_view import GAP, InputView
from cifar_gui.pages.layer.kernel_head import KernelHead
from cifar_gui.pages.layer.kernels import KernelRow
from cifar_gui.pages.layer.marks import LayerMarks
from cifar_gui.protocol import Floats
from cifar_gui.spec import Count
from cifar_gui.ui.widgets.before_after import BeforeAfter
from cifar_gui.ui.widgets.controls import Chip, IconLabel, label, rule
from cifar_gui.ui.widgets.figures import plain, round_limit, span
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.head import Head
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.legend import Legend
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.tiles import CAPTION, MARGIN

SHARE, EVEN, HALF = 0.37, 0.46, 0.48
"""How much of the stage's width the input takes at most: beside many maps, beside one picture, beside a batch."""
HISTOGRAM = 92
"""Height of the histograms, px."""
LARGEST, SMALLEST = 420, 150
"""Of the input picture, px."""
"""The weights that a layer is born with."""
QWIDGETSIZE_MAX = (1 << 24) - 1
"""Of Qt: no limit."""
MOST_PICTURES = 512
"""Of a batch read as pictures; more are counted but not drawn."""


@dataclass(frozen=True)
class Batch:
    """The outputs of a whole batch read as pictures of three channels, as the course's reshape does."""

    pictures: Floats | None
    """(n, 3, H, W) on the way to the screen; None when the numbers do not divide by three maps."""
    count: int
    refusal: str
    """PyTorch's own words for that."""


def read_as_pictures(y: Floats) -> Batch:
    """``y.reshape(-1, 3, H, W)``, or PyTorch's words when it is impossible.

    **Source:** the words are those of ``torch.reshape`` in 2.13; a test compares them.
    """
    height, width = y.shape[2:]
    if y.shape[0] * y.shape[1] % 3:
        return Batch(None, 0, f"RuntimeError: shape '[-1, 3, {height}, {width}]' is invalid for input of size {y.size}")
    pictures = y.reshape(-1, 3, height, width)
    return Batch(pictures, len(pictures), "")


def captions(y: Floats) -> list[tuple[float, float]]:
    """(least, greatest) of each map of y (C, H, W)."""
    flat = y.reshape(len(y), -1)
    return list(zip(flat.min(1).tolist(), flat.max(1).tolist(), strict=True)) if flat.size else []


class LayerStageView(Retranslated, Fitted, QWidget):
    """What a layer does to pictures, drawn."""

    output_hovered = Signal(object)
    """(tile, row, column) of the output, or None."""
    output_clicked = Signal(object)
    input_hovered = Signal(object)
    """(tile, row, column) of the input, or None."""
    input_clicked = Signal(object)
    kernel_clicked = Signal(int)
    weight_hovered = Signal(object)
    """The weight (o, c, i, j) under the mouse, or None."""
    plane_hovered = Signal(object)
    """(channel, row, column) of a plane of the output, or None."""
    plane_clicked = Signal(object)
    weights_wanted = Signal(object)
    """RANDOM, or the name of a ready kernel."""
    way_taken = Signal()
    """The button under the reason why there is no output."""

    def __init__(
        self, bottom: str = "kernels", ready: Mapping[str, ReadyKernel] | None = None, parent: QWidget | None = None
    ) -> None:
        """``bottom`` is what stands under the pictures: "kernels", "histograms" or nothing (""); ``ready`` are kernels
        that may take the place of the fresh weights.
        """
        super().__init__(parent)
        self.bottom = bottom
        self.input, self.output_head = InputView(), Head()
        self.input.resized.connect(self.refit)
        self.input_head, self.picture = self.input.head, self.input.picture
        self.planes, self.signs = self.input.planes, self.input.signs
        self.output = Mosaic(gap=10, smallest=52)
        self.way = QPushButton()
        self.way.setProperty("role", "primary")
        self.way.clicked.connect(self.way_taken)
        self.way.setAccessibleName("MaxUnpool2d")
        self.way.hide()
        self.output_planes = Mosaic(gap=GAP, smallest=16)
        self.output_planes.set_columns(3)
        self.output_planes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.output_planes.hide()
        self.kernels = KernelRow()
        self.histograms = BeforeAfter(HISTOGRAM)
        self.legend, self.note = Legend(), label("caption", wraps=True)
        self.chip = Chip("eye", self.picture, soft=False)
        self.chip.hide()
        self._arrow = IconLabel("chevron-right", "accent", 20)
        self.kernel_head = KernelHead(self.kernels, ready or {})
        self.kernel_head.weights_wanted.connect(self.weights_wanted)
        self.marks = LayerMarks(self)
        self._even = False
        """Whether the output is one picture, as large as the input."""
        self._note_kind = "signed"
        self._lay_out()
        self.output.hovered.connect(self.output_hovered)
        self.output.clicked.connect(self.output_clicked)
        self.input.hovered.connect(self.input_hovered)
        self.picture.clicked.connect(self.input_clicked)
        self.kernels.clicked.connect(self.kernel_clicked)
        self.kernels.hovered.connect(self.weight_hovered)
        self.output_planes.hovered.connect(self.plane_hovered)
        self.output_planes.clicked.connect(self.plane_clicked)
        self.retranslate()

    def _lay_out(self) -> None:
        over = QVBoxLayout(self.output.viewport())  # under the sentence, which stands in the middle
        over.addStretch(1)
        over.addSpacing(96)
        over.addWidget(self.way, 0, Qt.AlignmentFlag.AlignHCenter)
        over.addStretch(1)
        foot = in_row((self.note, 1), self.legend, margins=(MARGIN, 4, MARGIN, 0), spacing=16)
        right = in_column(self.output_head, (self.output, 1), self.output_planes, foot, spacing=4)
        self._right_end = QWidget()
        right.addWidget(self._right_end, 1)
        self._right_end.hide()
        top = in_row(self.input, self._arrow, (right, 1), spacing=8)
        column = in_column((top, 1), on=self, margins=NO_MARGINS, spacing=4)
        if self.bottom:
            column.addWidget(rule())
        for part, bottom in ((self.kernel_head, "kernels"), (self.kernels, "kernels"), (self.histograms, "histograms")):
            column.addWidget(part)
            part.setVisible(self.bottom == bottom)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def say_overwritten(self, overwritten: bool) -> None:
        """Whether the layer has written its output over the input, which is shown as it is now."""
        self.input.say_overwritten(overwritten)
        if self._note_kind == "signed" and self._pairs:
            self.output.set_titles(self._map_titles())

    def show_maps(self, y: Floats, limit: float | None = None) -> None:
        """The output maps (C, H, W) of one picture, signed, all on one scale; ``limit`` None takes one that fits."""
        self._set_even(False)
        ranges = captions(y)
        if limit is None:
            limit = round_limit(max((max(-low, high) for low, high in ranges), default=0.0))
        self._maps_ranges, self._pairs = ranges, 0
        self.output.set_columns(None, spacing=(10, 52))
        self.output.set_titles(self._map_titles())
        self.output.set_maps(y, limit)
        self.output_head.shape.setText("×".join(map(str, y.shape)))
        self.legend.set_limit(f"{limit:g}")
        self._set_note("signed")

    def show_pairs(self, x: Floats, y: Floats, limit: float) -> None:
        """Input maps (C, H, W) in one row, the output maps under them, all on one scale."""
        self._set_even(False)
        self._maps_ranges = captions(np.concatenate([x, y]))
        self._pairs = len(x)
        self.output.set_columns(len(x), spacing=(10, 52))
        self.output.set_titles(self._map_titles())
        self.output.set_maps(np.concatenate([x, y]), limit)
        self.output_head.shape.setText("×".join(map(str, y.shape)))
        self.legend.set_limit(f"{limit:g}")
        self._set_note("signed")

    def show_colour(self, y: Floats, note: str = "colour") -> None:
        """The output (C, H, W) of one picture in true colour, as large as the input, and its planes."""
        self.output.set_titles(())
        if not y.size:
            self.show_nothing(self.tr("The output has no cells."))
            return
        self._set_even(True)
        for part in (self.output, self.output_planes):
            part.set_aspect(
                self.input.in_shape[-1] / self.input.in_shape[-2] if len(self.input.in_shape) == 3 else None
            )
        self.output.set_columns(1, spacing=(4, 24))
        self.output.set_pictures(y[None, :3] if len(y) >= 3 else np.repeat(y[:1, None], 3, 1))
        self.output_planes.set_grey(y[:3])
        self.output_head.shape.setText("×".join(map(str, y.shape)))
        self._set_note(note)

    def show_batch(self, y: Floats) -> None:
        """The outputs (N, 3, H, W) of a batch as pictures, clipped to [0, 1]."""
        self._set_even(False)
        self.output.set_titles(())
        if not y.size:
            self.show_nothing(self.tr("The output has no cells."))
            return
        self._set_share(HALF)
        self.output.set_columns(8, spacing=(4, 24))
        self.output.set_pictures(y[:MOST_PICTURES, :3])
        self._more = max(0, len(y) - MOST_PICTURES)
        self.output_head.shape.setText(f"({', '.join(map(str, y.shape))})")
        self._set_note("batch")

    def show_reading(self, reading: str, y: Floats) -> None:
        """The outputs (N, C, H, W) of a batch, read as pictures: "reshape" or "tensorboard"."""
        self._set_even(False)
        batch = read_as_pictures(y)
        self.output.set_titles(())
        if batch.pictures is None:
            self.output.clear(f"{self._impossible(y)}\n\n{batch.refusal}")
            self.output_head.shape.setText("")
            self._set_note("impossible")
            return
        pictures = batch.pictures[:MOST_PICTURES]
        self.output.set_columns(None, max(1, min(8, y.shape[1] // 3)), spacing=(6, 44))
        self.output_head.shape.setText(f"({', '.join(map(str, batch.pictures.shape))})")
        self._more = batch.count - len(pictures)
        if reading == "tensorboard":
            self.output.set_pictures(pictures)
        else:
            limit = round_limit(float(np.abs(y).max()) if y.size else 0.0)
            self.output.set_pictures(pictures / np.float32(2 * limit) + np.float32(0.5))
            self._limit_text = f"{limit:g}"
        self._set_note(reading)

    def show_nothing(self, text: str, way: str = "") -> None:
        """No output: why, and what a button under it does."""
        self._set_even(False)
        self.output.clear(text)
        self.way.setVisible(bool(way))
        if way:
            self.way.setText(way)
            self.way.setAccessibleName(way)
        self.output_head.shape.setText("")

    def set_dimmed(self, dimmed: bool, chip: str = "") -> None:
        """After a refusal the last good pictures stay, faint, with a chip that says so."""
        for part in (self.picture, self.planes, self.output, self.output_planes, self.kernels):
            part.set_dimmed(dimmed)
        self.chip.setVisible(dimmed and bool(chip))
        self._chip_text = chip
        self._fit_chip()

    def _fit_chip(self) -> None:
        """The chip leaves out what does not fit over the picture."""
        self.chip.set_text(self._chip_text)
        self.chip.setToolTip(self._chip_text)
        if self.chip.sizeHint().width() > self.picture.width() - 2 * MARGIN - 16:
            self.chip.set_text(self.tr("last good result"))
        self.chip.move(MARGIN + 8, MARGIN + 8)
        self.chip.resize(self.chip.sizeHint())

    def say_picture(self, tile: int | None, source: str) -> None:
        """Of which maps the picture ``tile`` of a batch is made, written above the output; None writes nothing."""
        text = "" if tile is None else self.tr("picture {number} = {source}").format(number=tile, source=source)
        self.output_head.remark.setText(text)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _set_share(self, share: float) -> None:
        """How much of the width the pictures of a batch take."""
        if share != self._share:
            self._share = share
            self.refit()

    def _set_even(self, even: bool) -> None:
        if even != self._even:
            self._even = even
            self.output_planes.setVisible(even)
            self._right_end.setVisible(even)
            if not even:
                self.output.set_aspect(None)
                self.output.setMinimumSize(0, 0)
                self.output.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX)
            self.refit()

    def fit(self, room: QSize) -> None:
        """The picture is as large as the stage allows."""
        self._fit_picture(room)
        self._fit_chip()

    def minimumSizeHint(self) -> QSize:
        """With the smallest picture, however large it is just now."""
        least = SMALLEST if self.input.batch_view else SMALLEST + 2 * MARGIN
        over = (self.picture.size() - QSize(least, least)).expandedTo(QSize(0, 0))
        planes = 0 if self.planes.isHidden() else over.width() // 3
        return super().minimumSizeHint() - QSize(over.width() * (2 if self._even else 1), over.height() + planes)

    def _fit_picture(self, whole: QSize) -> None:
        """The picture and its planes share the height: side + caption + a third of the side."""
        bottom = {"kernels": self.kernels.height(), "histograms": HISTOGRAM}
        below = 5 * 4 + 3 + self.kernel_head.line + bottom[self.bottom] if self.bottom else 16
        foot = self.note.fontMetrics().height() + 8 if self._even else 0
        if not self.signs.isHidden():
            lines = (
                2 if self.signs.fontMetrics().horizontalAdvance(self.signs.text()) > self.picture.width() - 12 else 1
            )
            foot = max(foot, lines * self.signs.fontMetrics().height() + 8)
        room = whole.height() - self.input_head.sizeHint().height() - below - foot
        across = int((EVEN if self._even else SHARE) * whole.width())
        if self.input.batch_view:
            most = LARGEST if self._share == SHARE else max(LARGEST, room)
            across = int(self._share * whole.width())
            self.picture.setFixedSize(max(SMALLEST, min(across, most)), max(SMALLEST, room))
            return
        high = int((room - CAPTION - 4 * MARGIN - 4) * 3 / 4) if self.input.with_planes else room - 2 * MARGIN
        side = min(across, LARGEST, high)
        side = max(SMALLEST, side // 32 * 32 if side >= 192 else side)
        self.picture.setFixedSize(side + 2 * MARGIN, side + 2 * MARGIN)
        self.signs.setFixedWidth(side + 2 * MARGIN)
        plane = (side - 2 * GAP) / 3
        self.planes.setFixedSize(side + 2 * MARGIN, int(plane) + CAPTION + 2 * MARGIN)
        if self._even:
            self.output.setFixedSize(self.picture.size())
            self.output_planes.setFixedSize(self.planes.size())

    # --- texts and colours ------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.output_head.title.setText(self.tr("Output"))
        self.output.setAccessibleName(self.tr("Output maps"))
        self.kernels.setAccessibleName(self.tr("Kernels"))
        self.output_planes.setAccessibleName(self.tr("Planes of the output"))
        titles = [(self.tr("{channel} channel").format(channel=name), "") for name in "RGB"]
        self.output_planes.set_titles(titles, "RGB")
        if self._note_kind == "signed":
            self.output.set_titles(self._map_titles())
        self._set_note(self._note_kind)

    _share = SHARE
    _pairs = 0
    """Channels of maps that are shown before and after; 0 for outputs alone."""
    _maps_ranges: list[tuple[float, float]] = []  # noqa: RUF012 - replaced, never changed
    _more = 0
    _chip_text = ""
    _limit_text = ""

    def _map_titles(self) -> list[tuple[str, ...]]:
        ranges = [(plain(low), plain(high)) for low, high in self._maps_ranges]
        return [
            (self._map_name(number), span(low, high), low if low == high else f"{low}…{high}")
            for number, (low, high) in enumerate(ranges)
        ]

    def _map_name(self, number: int) -> str:
        if not self._pairs:
            return self.tr("map {number}").format(number=number)
        after, channel = divmod(number, self._pairs)
        name = "RGB"[channel] if self._pairs <= 3 else str(channel)
        before = self.tr("{channel}, overwritten") if self.input.overwritten else self.tr("{channel} before")
        return (self.tr("{channel} after") if after else before).format(channel=name)

    def _set_note(self, kind: str) -> None:
        self._note_kind = kind
        texts = {
            "signed": self.tr("one scale for all maps, white is zero"),
            "reshape": self.tr(
                "three maps at a time as red, green and blue: grey is zero, black −{limit}, full +{limit}"
            ),
            "tensorboard": self.tr("black below 0, full brightness above 1: negative values are lost"),
            "colour": self.tr("black below 0, full brightness above 1"),
            "pooled": self.tr("drawn as large as the input: one cell for each window"),
            "unpooled": self.tr("every winner in its place, zero elsewhere"),
            "misplaced": self.tr("without output_size: another size, and the winners in the wrong places"),
            "batch": self.tr("black below 0, full brightness above 1"),
            "impossible": self.tr("Three maps make one picture, so the number of maps has to divide by three."),
        }
        text = texts[kind].format(limit=self._limit_text)
        if self._more and kind in ("reshape", "tensorboard", "batch"):
            text = self.tr("{text}; {count} more are not drawn").format(text=text, count=self._more)
        self.note.setText(text)
        self.legend.setVisible(kind == "signed")

    def _impossible(self, y: Floats) -> str:
        return self.tr("{count} {count:map|maps} in this batch cannot be split into groups of three.").format(
            count=Count(y.shape[0] * y.shape[1])
        )
