"""What the mouse is over on the page of a layer: output cells, input cells, weights, and the factors of a product."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cifar_gui.engine.arithmetic import CellArithmetic, SumLayer, Tap
from cifar_gui.engine.places import shares, uses
from cifar_gui.pages.layer.looks import Probe
from cifar_gui.pages.layer.marks import MOST_VALUES
from cifar_gui.pages.layer.state import UNPOOLED
from cifar_gui.spec import Count
from cifar_gui.ui.widgets.figures import plain

if TYPE_CHECKING:
    from cifar_gui.pages.layer.page import LayerPage


class Pointing(QObject):
    """GUI thread. Lights up and writes out what belongs to it, from the last result's arrays."""

    def __init__(self, page: LayerPage) -> None:
        super().__init__(page)
        self._page = page
        view = page.view
        view.output_hovered.connect(self._output_hovered)
        view.output_clicked.connect(self._output_clicked)
        view.input_hovered.connect(self._input_hovered)
        view.input_clicked.connect(self._input_clicked)
        view.kernel_clicked.connect(self._kernel_clicked)
        view.weight_hovered.connect(self._weight_hovered)
        view.plane_hovered.connect(self._plane_hovered)
        view.plane_clicked.connect(self._plane_clicked)
        page.arithmetic.timeline.moved.connect(self._timeline_moved)
        page.arithmetic.sum.tapped.connect(self._product_pointed)

    @Slot(object)
    def _output_hovered(self, cell: tuple[int, int, int] | None) -> None:
        page = self._page
        if page.good is None or page.failure is not None:
            return
        page.point_at(None if cell is None else self._probe_of(cell))

    @Slot(object)
    def _output_clicked(self, cell: tuple[int, int, int]) -> None:
        page = self._page
        if page.good is not None and page.failure is None and (probe := self._probe_of(cell)) is not None:
            page.pin(probe)

    def _probe_of(self, cell: tuple[int, int, int]) -> Probe | None:
        """The output cell behind a cell of a tile."""
        page = self._page
        return page.look.probe_of(cell, page.probe.map if page.probe is not None else 0)

    @Slot(object)
    def _plane_hovered(self, cell: tuple[int, int, int] | None) -> None:
        """A plane of the output is one channel of it."""
        page = self._page
        if page.good is None or page.failure is not None or page.state.reading == UNPOOLED:
            return
        page.point_at(None if cell is None else Probe(page.shown_picture, *cell))

    @Slot(object)
    def _plane_clicked(self, cell: tuple[int, int, int]) -> None:
        page = self._page
        if page.good is not None and page.failure is None and page.state.reading != UNPOOLED:
            page.pin(Probe(page.shown_picture, *cell))

    @Slot(object)
    def _input_hovered(self, cell: tuple[int, int, int] | None) -> None:
        """Show which output cells an input cell reaches."""
        page = self._page
        if page.good is None or page.failure is not None or page.explained is None or not page.look.reaches:
            return
        if cell is None:
            page.show_probe()
            return
        at = (cell[1], cell[2])
        reach = page.explained.reach(page.good.x.shape, at)
        look = page.look
        selected = look.tile(page.probe.map) if page.probe is not None else None
        page.view.marks.show_reach(replace(reach, maps=look.tiles(reach.maps)), selected, at)
        values = ", ".join(plain(float(value)) for value in page.good.x[page.shown_picture, :MOST_VALUES, at[0], at[1]])
        page.view.input.say_value(at, values)
        self._write_reach(at)

    def _write_reach(self, at: tuple[int, int]) -> None:
        """Write out what an input cell gives to the map of the probe; an activation makes the same cell of it."""
        page = self._page
        good, explained = page.good, page.explained
        if good is None or explained is None or page.probe is None:
            return
        n, o = page.shown_picture, page.probe.map
        if explained.kind == "formula":
            same = Probe(n, o, *at)
            page.write_probe((same, explained.cell(good.x, same.index)))
            return
        indices = None if good.indices is None else good.indices[n, o]
        found = shares(explained.geometry, good.x[n], at, o, indices)
        limit = page.kernel_limit if explained.kind == "sum" else 1.0
        page.arithmetic.show_reach(found, (n, *at), o, limit)

    @Slot(object)
    def _weight_hovered(self, tap: Tap | None) -> None:
        """Show every place in which a weight is used."""
        page = self._page
        good, explained = page.good, page.explained
        if good is None or page.failure is not None or explained is None or (tap is not None and page.outdated):
            return
        layer = explained.geometry
        if tap is None or not isinstance(layer, SumLayer) or not page.look.reaches:
            self._leave_weight()
            page.show_probe()
            return
        found = uses(layer, good.x.shape, tap)
        at = (page.probe.row, page.probe.column) if page.probe is not None else None
        page.view.marks.show_uses(tap, found, page.look.tile(tap[0]) or 0, at)
        page.view.output.reveal(tap[0])
        text = self.tr("weight [{index}] = {value}: meets {count:,} {count:cell|cells}, one per cell of map {map}")
        if found.padded:
            text = self.tr(
                "weight [{index}] = {value}: meets {count:,} {count:cell|cells}, one per cell of map {map}; {padded:,} "
                "{padded:is|are} padding"
            )
        elif found.cut:
            text = self.tr(
                "weight [{index}] = {value}: meets {count:,} {count:cell|cells}, each for one of map {map}; "
                "{cut:,} {cut:is|are} cut off"
            )
        elif found.count < prod(good.y.shape[-2:]):
            text = self.tr("weight [{index}] = {value}: meets {count:,} {count:cell|cells}, each for one of map {map}")
        page.view.kernel_head.say_weight(text.format(
            index=", ".join(map(str, layer.index(tap))), value=plain(float(layer.weight[tap]), 4),
            count=Count(found.count), map=tap[0], padded=Count(found.padded), cut=Count(found.cut),
        ))  # fmt: skip

    def _leave_weight(self) -> None:
        page = self._page
        page.view.kernels.mark(None)
        page.view.kernel_head.say_weight("")
        page.view.planes.marks.clear()

    @Slot(object)
    def _product_pointed(self, tap: tuple[int, int, int, bool] | None) -> None:
        """A factor of a product in the strip: the weight in all its places, or the input cell."""
        page = self._page
        probe, explained = page.here, page.explained
        if page.good is None or page.failure is not None or probe is None or explained is None or page.outdated:
            return
        layer = explained.geometry
        if tap is not None and tap[3] and isinstance(layer, SumLayer):
            place = layer.kernel_place(page.good.x.shape, (probe.row, probe.column), (tap[1], tap[2]))
            self._weight_hovered((probe.map, tap[0], *place))
            return
        self._leave_weight()
        cell = explained.cell(page.good.x, probe.index)
        page.view.marks.show_cell(page.look, probe, cell, page.state.pooling.winners)
        if tap is not None and isinstance(cell, CellArithmetic) and page.look.single:
            at = int(cell.rows[tap[1]]), int(cell.columns[tap[2]])
            page.view.marks.add_input(cell.channels[tap[0]], at)

    @Slot(object)
    def _input_clicked(self, cell: tuple[int, int, int]) -> None:
        """In a batch, a click chooses the picture."""
        page = self._page
        if page.good is not None and not page.look.single:
            page.picker.choose(page.good.pictures.start + cell[0])

    @Slot(int)
    def _kernel_clicked(self, index: int) -> None:
        page = self._page
        if page.probe is not None and page.failure is None and not page.outdated:
            page.pin(Probe(page.probe.picture, index, page.probe.row, page.probe.column))
            page.view.output.reveal(index)

    @Slot(int)
    def _timeline_moved(self, position: int) -> None:
        page = self._page
        if page.probe is not None and page.good is not None and not page.outdated:
            row, column = divmod(position, page.good.y.shape[3])
            page.pin(Probe(page.probe.picture, page.probe.map, row, column))
