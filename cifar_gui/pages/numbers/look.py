"""How the tables look: their colours, what surrounds them, and what stands over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from cifar_gui.engine.arithmetic import WindowLayer
from cifar_gui.engine.pointwise import PointwiseLayer
from cifar_gui.engine.pooling import AdaptiveLayer, PoolLayer
from cifar_gui.i18n import lesson_text
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.layers.window import SizeFormula
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.pages.numbers.legend import Legend
from cifar_gui.pages.numbers.marks import input_of
from cifar_gui.pages.numbers.stage import NumbersView
from cifar_gui.pages.numbers.state import NumbersState, TableState
from cifar_gui.pages.numbers.worked import amount
from cifar_gui.protocol.numbers import Calculated, Doubles
from cifar_gui.ui.widgets.figures import round_limit
from cifar_gui.ui.widgets.grid_cells import MOST

MOST_PADDING = 6
"""Cells of padding that are drawn on each side."""
ALIKE = 8
"""Two tables share one scale unless their limits differ by more than this factor."""


class TableLook(QObject):
    """GUI thread. Gives the tables of a view their colours, their surroundings and their heads."""

    def __init__(self, view: NumbersView, content: NumbersContent) -> None:
        super().__init__(view)
        self._view, self._content = view, content
        self.limits: dict[str, float] = {}
        """Of the colours of each table, and of the output."""

    def show_geometry(self, good: Calculated) -> None:
        """Padding around the input, what hangs over, and what is never read."""
        layer, grid = good.arithmetic, self._view.grids[self._content.tables[0].name]
        padding, mode, overhang = (0, 0, 0, 0), "zeros", (0, 0)
        unreached: list[list[int]] = [[], []]
        if isinstance(layer, WindowLayer | PoolLayer):
            mode = "-inf" if _is_maximum(layer) else layer.padding_mode
            padding = tuple(min(part, MOST_PADDING) for part in layer.padding)  # type: ignore[assignment]  # a pair
            axes = layer.axes(input_of(good).shape)
            unreached = [_unreached(axis) for axis in axes]
            overhang = (min(axes[0].overhang, MOST_PADDING), min(axes[1].overhang, MOST_PADDING))
        grid.set_padding(padding, mode, overhang)
        grid.set_unreached(*unreached)

    def show_extra(self, good: Calculated) -> None:
        """What comes of putting winners back in their places."""
        titles = (self.tr("Put back, with output_size"), self.tr("Put back without it"))
        extra = [
            (title, "×".join(map(str, item.values.shape)), item.values)
            for title, item in zip(titles, good.restored, strict=False)
            if item.values is not None
        ]
        self._view.show_extra(extra)
        for grid in self._view.extra:
            grid.set_limit(self.limits.get("output", 1.0))

    def colour(self, tables: Mapping[str, TableState], good: Calculated | None) -> None:
        """One scale for the tables where they are of a size, one for the output; round limits."""
        own = {name: limit_of(table.array) for name, table in tables.items()}
        shared = max(own.values())
        alike = shared <= ALIKE * min(own.values())
        self.limits = {name: shared if alike else limit for name, limit in own.items()}
        same = good is not None and isinstance(good.arithmetic, PoolLayer | AdaptiveLayer | PointwiseLayer)
        if good is not None and good.y.size:
            out = limit_of(good.y)
            self.limits["output"] = max(out, shared) if same else out
            if same:
                self.limits.update(dict.fromkeys(own, self.limits["output"]))
        for name, grid in self._view.grids.items():
            grid.set_limit(self.limits[name])
        self._view.turned.set_limit(self.limits[self._content.tables[-1].name])
        self._view.output.set_limit(self.limits.get("output", 1.0))
        self._say_legend(good)

    def _say_legend(self, good: Calculated | None) -> None:
        groups: dict[float, list[str]] = {}
        titles = {table.name: lesson_text(table.title) for table in self._content.tables}
        titles["output"] = self.tr("Output")
        for name in ("output", *(table.name for table in self._content.tables)):
            if name in self.limits:
                groups.setdefault(self.limits[name], []).append(titles[name])
        layer = good.arithmetic if good is not None else None
        padded = isinstance(layer, WindowLayer | PoolLayer) and any(layer.padding)
        value = "" if not padded else "−∞" if _is_maximum(layer) else "0"
        unreached = overhang = False
        if good is not None and isinstance(layer, WindowLayer | PoolLayer):
            axes = layer.axes(input_of(good).shape)
            unreached, overhang = any(map(_unreached, axes)), any(axis.overhang for axis in axes)
        pooled = isinstance(layer, PoolLayer | AdaptiveLayer)
        self._view.set_legend(
            Legend(
                padding=value,
                badge="×2" if isinstance(layer, WindowLayer) else "",
                limits=tuple((", ".join(names), amount(limit)) for limit, names in groups.items()),
                pointwise=isinstance(layer, PointwiseLayer),
                winner=pooled and layer.kind == MAXIMUM,
                unreached=unreached,
                overhang=overhang,
            )
        )

    def show_heads(self, state: NumbersState, good: Calculated | None, failed: bool) -> None:
        """What each table is called, and its shape before and after the reshape."""
        for table in self._content.tables:
            head, (height, width) = self._view.heads[table.name], state.tables[table.name].size
            head.title.setText(lesson_text(table.title))
            reshaped = self._content.reshapes(state.params)
            text = f"{height}×{width} → 1×1×{height}×{width}" if reshaped else f"{height}×{width}"
            head.shape.setText(text)
        if good is not None and not failed:
            self._say_window(good)
        self._view.output_head.title.setText(self.tr("Output"))
        if good is not None:
            shape = "×".join(map(str, good.y_shape))
            if self._view.output.cells.cut:
                shape = self.tr("{shape}, the first {most} are drawn").format(shape=shape, most=f"{MOST}×{MOST}")
            self._view.output_head.shape.setText(shape)

    def _say_window(self, good: Calculated) -> None:
        first = self._view.heads[self._content.tables[0].name]
        layer = good.arithmetic
        if isinstance(layer, WindowLayer | PoolLayer) and any(layer.padding):
            rows, columns = layer.axes(input_of(good).shape)
            text = self.tr("{shape}, padded to {padded}")
            first.shape.setText(text.format(shape=first.shape.text(), padded=f"{rows.padded}×{columns.padded}"))
        if dict(good.called.kwargs).get("inplace"):
            first.shape.setText(self.tr("{shape}, overwritten by the output").format(shape=first.shape.text()))
        if good.flip and len(self._view.grids) > 1:
            head = self._view.heads[self._content.tables[-1].name]
            head.shape.setText(self.tr("{shape}, as typed").format(shape=head.shape.text()))


def _is_maximum(layer: Any) -> bool:
    """Whether what lies outside is minus infinity."""
    return isinstance(layer, PoolLayer) and layer.kind == MAXIMUM


def limit_of(values: Doubles) -> float:
    """The limit of a colour scale: the largest number, if it is a small whole one; else the next round number."""
    finite = np.abs(values[np.isfinite(values)])
    largest = float(finite.max()) if finite.size else 0.0
    if largest == int(largest) and 0 < largest <= 999:
        return largest
    return round_limit(largest)


def _unreached(axis: SizeFormula) -> list[int]:
    """The positions of the padded input that no window reads; nothing for so many that they cannot be drawn."""
    if axis.out > 4 * MOST or axis.kernel > 4 * MOST:
        return []
    read = {int(place) for index in range(axis.out) for place in axis.taps(index)}
    low, high = -min(axis.pad_low, MOST_PADDING), axis.size + min(axis.pad_high, MOST_PADDING)
    return [place for place in range(low, high) if place not in read]
