"""Two histograms side by side: all the numbers of a batch before a layer, and after it."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.figures import plain, round_limit, span
from cifar_gui.ui.widgets.histogram import Histogram, finite
from cifar_gui.ui.widgets.layouts import in_column, in_row


class BeforeAfter(Retranslated, QWidget):
    """Both on one axis, so that what moves is seen to move."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        """``height`` of the plots, px."""
        super().__init__(parent)
        self.before, self.after = Histogram(), Histogram()
        self._titles = (label("emphasis"), label("emphasis"))
        self.notes = (label("caption"), label("caption"))
        self._ranges: tuple[tuple[float, float] | None, ...] = (None, None)
        self._span = (-np.inf, np.inf)
        row = in_row(on=self, margins=(3, 2, 3, 0), spacing=24)
        for title, note, plot in zip(self._titles, self.notes, (self.before, self.after), strict=True):
            plot.setFixedHeight(height)
            note.setMinimumWidth(10)
            line = in_row(title, (note, 1), spacing=10)
            column = in_column(line, plot, spacing=2)
            row.addLayout(column, 1)
        self.retranslate()

    def show_numbers(self, before: Floats, after: Floats) -> None:
        """Count the numbers of two arrays."""
        both = [finite(part) for part in (before, after)]
        self._ranges = tuple((float(part.min()), float(part.max())) if part.size else None for part in both)
        ends = [end for span in self._ranges if span is not None for end in span]
        limit, below = round_limit(max(map(abs, ends), default=0.0)), min(ends, default=0.0) < 0
        self._span = (-limit if below else 0.0, limit)
        for plot, values in zip((self.before, self.after), both, strict=True):
            plot.show_values(values, span=self._span)
        self._say_ranges()

    def mark(self, before: float | None, after: float | None) -> None:
        """A line at one number and at what becomes of it."""
        for plot, value in ((self.before, before), (self.after, after)):
            inside = value is not None and self._span[0] <= value <= self._span[1]
            plot.mark(value if inside else None)

    def set_dimmed(self, dimmed: bool) -> None:
        """Draw faintly, as after an error."""
        for plot in (self.before, self.after):
            plot.set_dimmed(dimmed)

    def retranslate(self) -> None:
        for title, text in zip(self._titles, (self.tr("Before"), self.tr("After")), strict=True):
            title.setText(text)
        self.before.setAccessibleName(self.tr("Histogram of the numbers before the layer"))
        self.after.setAccessibleName(self.tr("Histogram of the numbers after the layer"))
        self._say_ranges()

    def _say_ranges(self) -> None:
        for note, ends in zip(self.notes, self._ranges, strict=True):
            note.setText("" if ends is None else span(*(plain(end, 4) for end in ends)))
