"""The strip of the page of maps: the way back to the picture, or the arithmetic of one number on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.arithmetic import CellArithmetic
from cifar_gui.engine.dense import LinearCell
from cifar_gui.engine.pointwise import PointwiseCell, bracketed, number
from cifar_gui.engine.pooling import PoolCell
from cifar_gui.pages.maps.path import Added, Normalised, Told
from cifar_gui.pages.maps.path_view import PathView
from cifar_gui.pages.maps.protocol import Place
from cifar_gui.pages.maps.state import ARITHMETIC, PATH
from cifar_gui.ui.arithmetic.strip import Strip
from cifar_gui.ui.widgets.controls import Segmented
from cifar_gui.ui.widgets.timeline import LAYER, READ, Timeline

HEAVIEST = 3
"""Products of a linear layer that are written out."""


class MapsStrip(Strip):
    """GUI thread. ``Strip`` writes out one number; before that stands the way it came."""

    explains_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.switch = Segmented((PATH, ARITHMETIC))
        super().__init__(parent, timeline=Timeline(LAYER, READ), in_head=(self.switch,))
        self.switch.chosen.connect(self.explains_chosen)
        self.path = PathView()
        self._views.addWidget(self.path)
        self._views.setCurrentWidget(self.path)

    def show_path(self) -> None:
        """Show the way; ``path`` holds it."""
        self.cell = None
        self._views.setCurrentWidget(self.path)
        self._stack.setCurrentIndex(0)

    def show_told(
        self, told: Told | None, name: str, place: Place, value: float, limits: tuple[float | None, float], pinned: bool
    ) -> None:
        """Write out how a number of a layer comes about, whose value PyTorch gave.

        ``limits`` are those of the colours of what goes in, None for a picture, and of the weights.
        """
        self.sum.inputs = self.pool.inputs = limits[0]
        limit = limits[1]
        if isinstance(told, CellArithmetic | PointwiseCell):
            self.show_cell(told, (0, *place, 0, 0)[:4] if len(place) == 1 else (0, *place), value, limit, pinned)
            if isinstance(told, CellArithmetic) and told.sums.size:
                self.sum.open(int(np.nan_to_num(np.abs(told.sums)).argmax()))
        elif isinstance(told, PoolCell):
            self.show_cell((told,), (0, *place), value, limit, pinned)
        else:
            self.cell = None
            self._views.setCurrentWidget(self.formula)
            self.formula.show_lines(self._lines(told), ((f"{name}[{', '.join(map(str, place))}]", value),))
            self._stack.setCurrentIndex(0)

    def _lines(self, told: Told | None) -> tuple[tuple[str, str], ...]:
        if isinstance(told, LinearCell):
            heavy = [f"{number(told.values[at], 3)} · {bracketed(told.weights[at])}" for at in told.largest(HEAVIEST)]
            rest = told.total - (told.bias or 0.0) - sum(float(told.products[at]) for at in told.largest(HEAVIEST))
            return (
                (self.tr("sum"), self.tr("of {count} products").format(count=f"{len(told.products):,}")),
                (self.tr("heaviest"), " + ".join(heavy)),
                (self.tr("others"), number(rest)),
                ("bias", "–" if told.bias is None else number(told.bias)),
            )
        if isinstance(told, Normalised):
            return (
                ("BatchNorm", "(x − mean) / √(var + eps) · weight + bias"),
                ("", f"({number(told.x)} − {bracketed(told.mean)}) / √({number(told.var)} + {number(told.eps)}) · "
                     f"{bracketed(told.weight)} + {bracketed(told.bias)}"),
            )  # fmt: skip
        if isinstance(told, Added):
            return ((self.tr("layers"), number(told.layers)), (self.tr("shortcut"), number(told.shortcut)),
                    (self.tr("sum"), f"{number(told.layers)} + {bracketed(told.shortcut)}"))  # fmt: skip
        return (("", self.tr("The number is handed on, or is one of many: it is not written out.")),)

    def retranslate(self) -> None:
        super().retranslate()
        self._hint.setText("")
        self.heading.setText(self.tr("Way back"))
        self.switch.set_texts({PATH: self.tr("Path"), ARITHMETIC: self.tr("Arithmetic")})
