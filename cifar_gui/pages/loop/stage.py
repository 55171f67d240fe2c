"""The stage of the training loop: its code at the left; tensors, weights and curves at the right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from cifar_gui.engine.script import Script
from cifar_gui.i18n import Retranslated
from cifar_gui.number_text import read_cells
from cifar_gui.numerals import NotANumber, read_number
from cifar_gui.pages.loop.curves import LoopCurves
from cifar_gui.pages.loop.lines import LoopList
from cifar_gui.pages.loop.protocol import HELD_OUT, MISTAKES, Frame, Looped, Recording, made
from cifar_gui.pages.loop.tensor_table import TensorTable
from cifar_gui.pages.loop.words import Moment
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.controls import Chip, Dropdown, label, restyle, rule
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.resting_edit import RestingEdit
from cifar_gui.ui.widgets.rows import Elided, head_row
from cifar_gui.ui.widgets.theme import Themed
from cifar_gui.ui.widgets.tile_marks import Mark
from cifar_gui.ui.widgets.tiling import Tiling, limit_of

CODE, NARROW_CODE, LEAST_CODE = 470, 388, 260
"""Width of the code in a wide and in a narrow window, and at least, px."""
BESIDE = 392
"""Width that the tensors take at least beside the code, px."""
NARROW = 980


class LoopStageView(Retranslated, Themed, Fitted, QWidget):
    """GUI thread. Shows one position of a recording; everything comes from its arrays."""

    line_chosen = Signal(str)
    """The mark of a line that was clicked."""
    parameter_chosen = Signal(str)
    weight_chosen = Signal(object)
    """The index of a number of the parameter."""
    script_wanted = Signal()
    """The whole script is to be shown."""
    place_chosen = Signal(int)
    """A position of the recording, pointed at in a curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looped: Looped | None = None
        self._tiling: Tiling | None = None
        self._index: tuple[int, ...] = ()
        self._drawn: tuple[int, int, int] | None = None
        """(answer, values, gradient) that the pictures show."""
        self.limits = (1.0, 1.0)
        self.code, self.table = LoopList(), TensorTable()
        self.before = QPushButton()
        self.before.setProperty("role", "quiet")
        self.before.setStyleSheet("text-align: left; padding: 0 6px; min-height: 22px; font-size: 12px;")
        self.before.clicked.connect(self.script_wanted)
        self.code.chosen.connect(self.line_chosen)
        self.memory = TensorTable(headed=False)
        self.weights, self.grads = (Mosaic(gap=3, smallest=18, lines=True) for _ in range(2))
        for mosaic in (self.weights, self.grads):
            mosaic.clicked.connect(self._clicked)
        self.parameters = Dropdown()
        self.parameters.setMinimumWidth(138)
        self.parameters.activated.connect(lambda at: self.parameter_chosen.emit(self.parameters.itemData(at)))
        self.at = RestingEdit()
        self.at.setProperty("role", "number")
        self.at.setMaxLength(40)
        self.at.setFixedWidth(96)
        self.at.typed.connect(self._typed)
        self.curves = LoopCurves(self)
        self.curves.place_chosen.connect(self.place_chosen)
        self.chip = Chip("eye", soft=False)
        self.chip.hide()
        self._build()
        self.retint()
        self.retranslate()

    def _build(self) -> None:
        self._heads = {name: label("heading") for name in ("code", "table", "weight", "grad")}
        self.captions = {name: Elided("caption") for name in ("code", "weight", "grad")}
        self._left = QWidget()
        self._left.setFixedWidth(LEAST_CODE)
        in_column(
            self._head("code", self.chip), self.before, self.code, STRETCH, on=self._left, margins=NO_MARGINS, spacing=4
        )
        right = in_column(
            self._head("table", None, self.parameters, self.at), (self.table, 8), (self.memory, 2), 4, rule(),
            (self._lower(), 7), spacing=4,
        )  # fmt: skip
        in_row(self._left, (right, 1), on=self, margins=NO_MARGINS, spacing=20)

    def _head(self, name: str, *widgets: QWidget | None) -> QWidget:
        holder = QWidget()
        holder.setFixedHeight(30)
        row = in_row(self._heads[name], on=holder, margins=NO_MARGINS, spacing=8)
        if name in self.captions:
            row.addWidget(self.captions[name], 1)
        else:
            row.addStretch(1)
        for widget in widgets:
            if widget is not None:
                row.addWidget(widget)
        return holder

    def _lower(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for place, (name, mosaic) in enumerate((("weight", self.weights), ("grad", self.grads))):
            grid.addWidget(head_row(self._heads[name], None, height=28), 0, place)
            grid.addWidget(mosaic, 1, place)
            grid.addWidget(self.captions[name], 2, place)
            grid.setColumnStretch(place, 2)
            mosaic.setMinimumSize(72, 90)
        plots = in_row(self.curves.plots, STRETCH)
        grid.addLayout(plots, 0, 2)
        grid.addWidget(self.curves.curve, 1, 2)
        legend = in_column(self.curves.caption, self.curves.right_caption, spacing=0)
        grid.addLayout(legend, 2, 2)
        grid.setColumnStretch(2, 4)
        grid.setColumnMinimumWidth(2, 196)
        grid.setRowStretch(1, 1)
        self.curves.curve.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return grid

    # --- what is shown ----------------------------------------------------------------------------------------------

    def lacks(self, looped: Looped) -> bool:
        """Whether the lines shown are those of another recording."""
        return self.looped is None or self.looped.id != looped.id

    def show_looped(self, looped: Looped) -> None:
        """Show another recording, or the rest of the one shown; a position of it follows with ``show_moment``.

        While its rest is on its way, the scales stay as they are, and what speaks of all of it waits.
        """
        before, limits = self.looped, self.limits
        other = before is None or (before.network, before.parameter) != (looped.network, looped.parameter)
        if other or looped.whole:
            self._tiling = Tiling(looped.made.values[0].shape)
            self.limits = (_limit(looped.made.values), _limit(looped.made.grads))
        if self.lacks(looped) or limits != self.limits:
            self._drawn = None
        self.looped = looped
        self._fill_parameters()
        self.set_dimmed(False)
        self.curves.show_looped(looped, other or looped.whole)

    def show_code(self, looped: Looped, script: Script) -> None:
        """The lines of the loop from its script."""
        marks = {mark: line for mark, line in script.lines.items() if mark in LINES}
        marks_of_faults = {"large_lr": "arguments", "wrong_model": "arguments"}
        faults = [script.lines[marks_of_faults.get(name, MISTAKES[name])] for name in made(looped.params)]
        self.code.show_code(script.text, script.lines[FIRST], marks, faults)
        self._say_before()

    def _say_before(self) -> None:
        """What the script does before the lines that are shown, and where it can be read."""
        text = self.tr("Lines 1 to {last}: data and network (Code)")
        self.before.setText(text.format(last=self.code.first - 1))
        self.before.setToolTip(self.tr("Show the whole script"))
        self.before.setVisible(self.code.first > 1)  # before the first result there is no script

    def _fill_parameters(self) -> None:
        looped = self.looped
        assert looped is not None
        names = [name for name, _ in looped.parameters]
        if [self.parameters.itemData(at) for at in range(self.parameters.count())] != names:
            self.parameters.clear()
            for name in names:
                self.parameters.addItem(name, name)
        self.parameters.setCurrentIndex(names.index(looped.parameter))

    def show_moment(self, moment: Moment) -> None:
        """Light the line, and show what is known before and after it."""
        frame, looped = moment.frame, moment.looped
        self.code.light(frame.line)
        names = (self.tr("saved for backward"), self.tr("graph nodes alive"))
        rows, memory = moment.rows(frame.line == HELD_OUT), moment.memory(names)
        self.table.show_rows(rows, (*rows, *memory))
        self.memory.show_rows(memory, (*rows, *memory))
        self._show_pictures(moment.recording, frame, looped.id)
        self._mark(moment.index)
        self.curves.show_place(moment.recording, moment.place)
        self._say_code(frame)

    def _show_pictures(self, recording: Recording, frame: Frame, answer: int) -> None:
        tiling = self._tiling
        drawn = (answer, frame.values, frame.grad)
        if tiling is None or drawn == self._drawn:
            return
        before = self._drawn or (-1, -1, -2)
        self._drawn = drawn
        if before[:2] != drawn[:2]:
            self.weights.set_maps(tiling.tiles(_finite(recording.values[frame.values])), self.limits[0])
        if frame.grad < 0:
            self.grads.clear("None")
        elif (before[0], before[2]) != (drawn[0], drawn[2]):
            self.grads.set_maps(tiling.tiles(_finite(recording.grads[frame.grad])), self.limits[1])
        self._say_scales()

    def _mark(self, index: tuple[int, ...]) -> None:
        tiling = self._tiling
        if tiling is None:
            return
        tile, row, column = tiling.cell(index)
        for mosaic in (self.weights, self.grads):
            mosaic.marks.show((Mark(tile, (row, column, 1, 1), "window"),) if mosaic.count else ())
        if index != self._index or not self.at.hasFocus():
            self._index = index
            if not self.at.hasFocus():
                self.at.setText(", ".join(map(str, index)))
                restyle(self.at, "fault", False)

    def set_dimmed(self, dimmed: bool) -> None:
        """After a refusal the last good recording stays, faint, with a chip that says so."""
        for mosaic in (self.weights, self.grads):
            mosaic.set_dimmed(dimmed)
        for part in (self.code, self.table, self.memory):
            part.setEnabled(not dimmed)
        self.chip.setVisible(dimmed and self.looped is not None)
        self.chip.set_text(self.tr("last good result"))
        if dimmed and self.looped is not None and not self.looped.whole:
            self.curves.break_off()

    @property
    def painted(self) -> bool:
        """Whether what was set last has been painted."""
        return self.weights.painted

    # --- mouse and keyboard -----------------------------------------------------------------------------------------

    def _clicked(self, cell: tuple[int, int, int]) -> None:
        index = None if self._tiling is None else self._tiling.index(cell)
        if index is not None:
            self.weight_chosen.emit(index)

    @Slot(str)
    def _typed(self, text: str) -> None:
        looped = self.looped
        if looped is None:
            return
        shape = looped.made.values[0].shape
        try:
            index = tuple(read_number(cell) for row in read_cells(text) for cell in row)
        except NotANumber:
            index = ()
        fits = len(index) == len(shape) and all(at in range(size) for at, size in zip(index, shape, strict=True))
        restyle(self.at, "fault", not fits)
        self.at.setToolTip("" if fits else self.tr("An index into {shape}").format(shape=shape))
        if fits:
            self.weight_chosen.emit(index)

    # --- texts and colours ------------------------------------------------------------------------------------------

    def _say_code(self, frame: Frame) -> None:
        looped = self.looped
        assert looped is not None
        if frame.line == HELD_OUT:
            text = self.tr("test batch {number}").format(number=frame.step + 1)
        else:
            text = self.tr("step {step} of {steps}").format(step=frame.step + 1, steps=looped.params.steps)
        self.captions["code"].say(text)

    def _say_scales(self) -> None:
        for name, limit in zip(("weight", "grad"), self.limits, strict=True):
            self.captions[name].say(self.tr("scale ±{limit}").format(limit=f"{limit:g}"))

    def fit(self, room: QSize) -> None:
        """The code takes less of a narrow stage."""
        narrow = max(LEAST_CODE, min(NARROW_CODE, room.width() - BESIDE))
        self._left.setFixedWidth(narrow if room.width() < NARROW else CODE)

    def minimumSizeHint(self) -> QSize:
        """With the narrowest code."""
        return super().minimumSizeHint() - QSize(self._left.maximumWidth() - LEAST_CODE, 0)

    def retint(self) -> None:
        self.curves.caption.setStyleSheet(f"color: {self.theme.curves[0]}")

    def retranslate(self) -> None:
        for name, text in (
            ("code", self.tr("The loop")), ("table", self.tr("Tensors")), ("weight", "p"), ("grad", "p.grad"),
        ):  # fmt: skip
            self._heads[name].setText(text)
        self._say_before()
        self.code.setAccessibleName(self.tr("Lines of the loop"))
        self.parameters.setAccessibleName(self.tr("The parameter p"))
        self.parameters.setToolTip(self.tr("The parameter p"))
        self.at.setAccessibleName(self.tr("Which number of p"))
        self.weights.setAccessibleName(self.tr("Weights"))
        self.grads.setAccessibleName(self.tr("Gradient"))
        self._say_scales()
        self.curves.retranslate()


FIRST = "first"
"""The line of the script with which the listing begins."""
LINES = frozenset((
    "look-eval", "look", "train", "batch", "zero_grad", "forward", "loss", "backward", "step", "running", "eval",
    "held-out",
))  # fmt: skip


def _limit(arrays: Sequence[Floats]) -> float:
    """Of the colours of all of them; those that overflow do not count."""
    finite = [array for array in arrays if np.isfinite(array).all()]
    return limit_of(np.stack(finite)) if finite else 1.0


def _finite(values: Floats) -> Floats:
    return np.nan_to_num(values, nan=0.0, posinf=3e38, neginf=-3e38)
