"""The strip under the gradients: a step of the way, or one weight with a curve beside."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtWidgets import QWidget

from cifar_gui.pages.backward.protocol import Checked, Nudge
from cifar_gui.pages.backward.state import CHECK, LOSS, PLOTS
from cifar_gui.pages.backward.words import Words
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.widgets.controls import Segmented, label
from cifar_gui.ui.widgets.histogram import Curve, Line
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.theme import Themed
from cifar_gui.ui.widgets.timeline import READ, STEP, Timeline

LEAST = 1e-12
"""The smallest relative error that is drawn."""
CURVE = 250
"""Width of the loss over one weight, px."""


class BackwardStrip(Themed, PinnedStrip):
    """Explains a step of the way, or one weight with a curve beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.formula = FormulaView()
        self._plot = QWidget()
        super().__init__(self.formula, Timeline(STEP, READ), parent, beside=self._plot)
        self._build_plot()
        self.retint()
        self.retranslate()

    def _build_plot(self) -> None:
        self.curve = Curve(draggable=True)
        self._plot.setFixedWidth(CURVE)
        self.plots = Segmented(PLOTS)
        self.plots.set_value(LOSS)
        self._legend = label("caption")
        head = in_row(self.plots, (self._legend, 1))
        in_column(head, (self.curve, 1), on=self._plot, margins=NO_MARGINS, spacing=2)

    def show_words(self, words: Words, pinned: bool = False) -> None:
        """Explain a step, or one weight; the curve of a pinned one comes with ``show_curve``."""
        self._stack.setCurrentIndex(0)
        self.name(words.chip, pinned)
        self.caption.say(words.caption)
        self.formula.show_lines(words.lines, words.results)
        self.timeline.set_usable(bool(words.lines))
        self._plot.setVisible(pinned)

    def show_curve(self, nudge: Nudge | None, weight: float | None = None) -> None:
        """The loss over a weight, its tangent by ``backward``, and the place that is dragged to."""
        self._legend.hide()
        if nudge is None:
            self.curve.clear()
            return
        own = float(nudge.weights[len(nudge.weights) // 2])
        at = own if weight is None else weight
        base = float(np.interp(own, nudge.weights, nudge.losses))
        slope = nudge.gradient if weight is None else float(np.interp(at, nudge.weights, nudge.gradients))
        tangent = float(np.interp(at, nudge.weights, nudge.losses)) + slope * (nudge.weights - at)
        finite = nudge.losses[np.isfinite(nudge.losses)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        room = max((high - low) * 0.08, 1e-6 * max(abs(high), 1.0))
        self.curve.show_lines(
            [Line(nudge.weights, nudge.losses), Line(nudge.weights, tangent, 1, True)],
            (float(nudge.weights[0]), float(nudge.weights[-1])), (low - room, high + room),
        )  # fmt: skip
        now = (at, float(np.interp(at, nudge.weights, nudge.losses)))
        self.curve.show_dots([(own, base)], now)

    def show_check(self, checked: Checked | None, chosen: int) -> None:
        """The relative error over h, both as powers of ten: float32, and float64 below it."""
        self._legend.setVisible(checked is not None)
        if checked is None:
            self.curve.clear()
            return
        x = np.log10(checked.steps)
        lines = np.log10(np.clip(checked.errors, LEAST, 1.0))
        self.curve.show_lines(
            [Line(x, lines[0]), Line(x, lines[1], 1)], (float(x[0]), float(x[-1])), (math.log10(LEAST), 0.0)
        )
        self.curve.show_dots([(float(x[chosen]), float(lines[0, chosen]))], (float(x[chosen]), float(lines[1, chosen])))

    def retint(self) -> None:
        pairs = zip(self.theme.curves, (32, 64), strict=False)
        self._legend.setText(" ".join(f'<span style="color:{colour}">●</span> {bits}' for colour, bits in pairs))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Step"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Unpin this weight (Esc)"))
        self.plots.set_texts({LOSS: self.tr("Loss over w"), CHECK: self.tr("Error over h")})
        self.plots.setAccessibleName(self.tr("What the curve shows"))
        self.plots.buttons[CHECK].setToolTip(
            self.tr("How far the gradient is from a difference of two losses, both as powers of ten")
        )
        self.curve.setAccessibleName(self.tr("The loss over this weight"))
        self.curve.say_empty(self.tr("Computing the loss over this weight…"))
