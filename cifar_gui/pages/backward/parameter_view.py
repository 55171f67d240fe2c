"""One parameter, or the output of one layer: its numbers and their gradient, as tiles and as histograms."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.backward.gradient_views import norm
from cifar_gui.pages.backward.protocol import ParameterReport
from cifar_gui.ui.arithmetic.formula_steps import number
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.histogram import Histogram
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.rows import Elided, head_row
from cifar_gui.ui.widgets.tile_marks import Mark
from cifar_gui.ui.widgets.tiling import Tiling, limit_of

HISTOGRAM = 74
"""Height, px."""


class ParameterView(Retranslated, QWidget):
    """GUI thread. What is drawn as tiles at once; the histograms wait until they are asked for."""

    hovered = Signal(object)
    """The index of a number, or None."""
    clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._item: ParameterReport | None = None
        """With its gradient as far as that is known."""
        self._tiling: Tiling | None = None
        self.weights, self.grads = (Mosaic(gap=4, smallest=22, lines=True) for _ in range(2))
        self.weight_histogram, self.grad_histogram = Histogram(), Histogram()
        self.name, self.gradient_name = label("heading"), label("heading")
        self._scales = Elided("mono-caption"), Elided("mono-caption")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        for place, (name, mosaic, histogram) in enumerate((
            (self.name, self.weights, self.weight_histogram),
            (self.gradient_name, self.grads, self.grad_histogram),
        )):  # fmt: skip
            mosaic.hovered.connect(self._hovered)
            mosaic.clicked.connect(self._clicked)
            grid.addWidget(head_row(name, self._scales[place]), 0, place)
            grid.addWidget(mosaic, 1, place)
            grid.addWidget(histogram, 2, place)
            histogram.setFixedHeight(HISTOGRAM)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(1, 1)
        self.retranslate()

    def show_item(self, item: ParameterReport, known: bool, gradient: str) -> None:
        """Draw an item under its name, and its gradient, which is called ``gradient``, where that is known."""
        self._item = item if known else ParameterReport(item.name, item.values, None)
        self._tiling = Tiling(item.values.shape)
        limit, grad = limit_of(item.values), self._item.grad
        self.weights.set_maps(self._tiling.tiles(item.values), limit)
        if grad is not None:
            self.grads.set_maps(self._tiling.tiles(grad), limit_of(grad))
        elif item.grad is None:
            self.grads.clear(self.tr("grad is None: nothing of the loss depends on it."))
        else:
            self.grads.clear(self.tr("grad is None: backward has not been here yet."))
        self.name.setText(item.name)
        self.gradient_name.setText(gradient)
        for scale, values in zip(self._scales, (item.values, grad), strict=True):
            text = self.tr("scale ±{limit}")
            scale.say("None" if values is None else text.format(limit=f"{limit_of(values):g}"))
        self.grads.setAccessibleDescription("None" if grad is None else number(norm(grad) or 0.0))
        self.mark(None)

    def say_empty(self, text: str) -> None:
        """There is nothing to draw, and why."""
        self._item = None
        self.weights.clear(text)

    def show_histograms(self) -> None:
        """Count the numbers that are drawn as tiles."""
        item = self._item
        if item is None:
            return
        self.weight_histogram.show_values(item.values, limit=limit_of(item.values))
        if item.grad is None:
            self.grad_histogram.clear()
        else:
            self.grad_histogram.show_values(item.grad, limit=limit_of(item.grad))

    def mark(self, index: tuple[int, ...] | None) -> None:
        """Mark one number in both pictures and both histograms."""
        item, tiling = self._item, self._tiling
        if item is None or tiling is None:
            return
        tile, row, column = tiling.cell(index) if index is not None else (0, 0, 0)
        for mosaic in (self.weights, self.grads):
            there = index is not None and mosaic.count
            mosaic.marks.show((Mark(tile, (row, column, 1, 1), "window"),) if there else ())
        self.weight_histogram.mark(None if index is None else float(item.values[index]))
        self.grad_histogram.mark(None if index is None or item.grad is None else float(item.grad[index]))

    def set_dimmed(self, dimmed: bool) -> None:
        """Faint, as after a refusal."""
        for mosaic in (self.weights, self.grads):
            mosaic.set_dimmed(dimmed)

    @Slot(object)
    def _hovered(self, cell: tuple[int, int, int] | None) -> None:
        self.hovered.emit(None if cell is None or self._tiling is None else self._tiling.index(cell))

    @Slot(object)
    def _clicked(self, cell: tuple[int, int, int]) -> None:
        if self._tiling is not None and (index := self._tiling.index(cell)) is not None:
            self.clicked.emit(index)

    def retranslate(self) -> None:
        self.weights.setAccessibleName(self.tr("Weights"))
        self.grads.setAccessibleName(self.tr("Gradient"))
        self.weight_histogram.say_empty("")
        self.grad_histogram.say_empty("None")
        self.weight_histogram.setAccessibleName(self.tr("Histogram of the weights"))
        self.grad_histogram.setAccessibleName(self.tr("Histogram of the gradient"))
