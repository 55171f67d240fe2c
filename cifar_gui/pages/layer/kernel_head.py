"""What is said of the kernels of a layer, and which weights they are to hold."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.lesson import ReadyKernel
from cifar_gui.pages.layer.kernels import KernelRow
from cifar_gui.pages.layer.state import RANDOM
from cifar_gui.protocol import Floats
from cifar_gui.spec import Count
from cifar_gui.ui.widgets.controls import Segmented, label
from cifar_gui.ui.widgets.figures import round_limit
from cifar_gui.ui.widgets.layouts import STRETCH, in_row
from cifar_gui.ui.widgets.rows import Shrinking
from cifar_gui.ui.widgets.tiles import MARGIN


class KernelHead(Retranslated, QWidget):
    """GUI thread. The line over the kernels: how many there are, which weights they hold, and their scale."""

    weights_wanted = Signal(object)
    """RANDOM, or the name of a ready kernel."""

    def __init__(self, kernels: KernelRow, ready: Mapping[str, ReadyKernel]) -> None:
        super().__init__()
        self._kernels, self._ready = kernels, ready
        self._title, self.shape, self._scale = label("emphasis"), Shrinking("caption"), label("caption")
        self._counts: tuple[int, ...] = ()
        self._shape: tuple[int, ...] = ()
        self._limit, self._weight = 0.0, ""
        self.weights = Segmented((RANDOM, *ready))
        self.weights.set_value(RANDOM)
        self.weights.chosen.connect(self.weights_wanted)
        in_row(
            self._title, self.shape, STRETCH, self.weights, self._scale, on=self, margins=(MARGIN, 2, MARGIN, 0),
            spacing=16,
        )  # fmt: skip
        self.weights.setVisible(bool(ready))
        self.retranslate()

    def show_kernels(self, weight: Floats, shape: tuple[int, ...]) -> float:
        """The kernels (O, C, kH, kW), and the shape that torch holds them in; returns the limit of their scale."""
        self._limit = round_limit(float(np.abs(weight).max()) if weight.size else 0.0)
        self._kernels.set_kernels(weight, self._limit)
        self._counts, self._shape = weight.shape[:2], shape
        self._say()
        return self._limit

    def say_weight(self, text: str) -> None:
        """What is said of the weight in focus, beside the kernels; "" says what they are."""
        self._weight = text
        self._kernels.setAccessibleDescription(text)
        self._say()

    @property
    def line(self) -> int:
        """px that its words take at least."""
        return max(part.sizeHint().height() for part in (self._title, *((self.weights,) if self._ready else ())))

    def retranslate(self) -> None:
        words = {name: lesson_text(kernel.title) for name, kernel in self._ready.items()}
        self.weights.set_texts({RANDOM: self.tr("random"), **words})
        self.weights.setAccessibleName(self.tr("Weights of the kernels"))
        self.weights.buttons[RANDOM].setToolTip(self.tr("Random initial weights; each further click gives others"))
        self._say()

    def _say(self) -> None:
        if not self._counts:
            return
        kernels, slices = self._counts
        self._title.setText(self.tr("{count} {count:kernel|kernels}").format(count=Count(kernels)))
        parts = {1: self.tr("one slice each"), 3: self.tr("three slices each, R G B")}
        text = parts.get(slices, self.tr("{count} {count:slice|slices} each").format(count=Count(slices)))
        self.shape.setText(self._weight or f"{'×'.join(map(str, self._shape))}    {text}")
        self._scale.setText(self.tr("scale {limit}").format(limit=f"±{self._limit:g}"))
