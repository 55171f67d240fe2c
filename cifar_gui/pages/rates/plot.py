"""The curve of a sweep over a logarithmic axis: each loss faintly, the smoothed one, and what it speaks for."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.rates.finding import FIRST
from cifar_gui.pages.rates.protocol import Swept
from cifar_gui.ui.widgets.controls import TextButton
from cifar_gui.ui.widgets.figure import Around
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.histogram import AXIS, Curve, Line, tick
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import CENTRE
from cifar_gui.ui.widgets.theme import mixed

ABOVE = 1.4
"""Times the first loss: what is more leaves the plot."""
RAW_SHARE = 0.45
"""Of the curve's colour in the thin line."""
LINE = 18
"""px of a word beside a line."""
BELOW = 76
"""px, so that a button stands below the words of an empty plot, which are in its middle."""


def rate_text(rate: float) -> str:
    """A learning rate in three digits: "0.0123", "2.5e-05"."""
    return f"{rate:.3g}"


class RatesPlot(Retranslated, Curve):
    """GUI thread. Drawn anew a few times a second while the sweep goes on."""

    chosen = Signal(int)
    """A step of the sweep, clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swept: Swept | None = None
        self._raw = (np.zeros(0), np.zeros(0))
        self._marks: list[tuple[float, str, str]] = []
        """Rate, words, and the token of the colour of each line."""
        self.start = TextButton("play", "on_accent", role="primary")
        """Begins a sweep."""
        self.start.hide()
        in_column(STRETCH, BELOW, in_row(STRETCH, self.start, STRETCH), STRETCH, on=self, margins=NO_MARGINS)
        self.retranslate()

    def offer_start(self, folded: bool) -> None:
        """Offer to begin in the middle of an empty plot, where the strip that has the button is folded."""
        self.start.setVisible(folded and self._swept is None)

    def show_swept(self, swept: Swept) -> None:
        """Show what is known of a sweep."""
        self._swept = swept
        logs = np.log10(swept.rates[: len(swept.losses)])
        first = float(np.mean(swept.losses[:FIRST])) if len(swept.losses) else 2.3
        first = first if math.isfinite(first) else 1.0
        known = swept.smoothed[np.isfinite(swept.smoothed)]
        low = min(float(known.min(initial=first)), first) - 0.1 * abs(first)
        ends = (float(np.log10(swept.rates[0])), float(np.log10(swept.rates[-1])))
        raw = np.where(np.isfinite(swept.losses), swept.losses, np.nan)
        self._raw = (logs, raw)
        self.show_lines((Line(logs, swept.smoothed, 0),), ends, (max(low, 0.0), ABOVE * first))
        self._mark()

    def _mark(self) -> None:
        swept = self._swept
        found = None if swept is None else swept.found
        self._marks = []
        if swept is None:
            return
        self._marks.append((swept.recipe.lr, self._words["own"], "text3"))
        if found is not None and found.explodes is not None:
            self._marks.append((float(swept.rates[found.explodes]), self._words["explodes"], "error"))
        if found is not None and found.rate:
            self._marks.append((float(swept.rates[found.steepest]), self._words["steepest"], "text2"))
            self._marks.append((found.rate, self._words["suggested"], "accent"))
        self.setAccessibleDescription("; ".join(f"{words} {rate_text(rate)}" for rate, words, _ in self._marks))
        self.update()

    def show_step(self, step: int | None) -> None:
        """Put the dot at a step of the sweep."""
        swept = self._swept
        if swept is None or step is None or step >= len(swept.losses):
            self.show_dots(())
        else:
            self.show_dots((), (math.log10(swept.rates[step]), float(swept.smoothed[step])))

    def step_at(self, log: float) -> int | None:
        """The step whose rate is nearest to a place of the axis."""
        if self._swept is None or not len(self._swept.losses):
            return None
        logs = np.log10(self._swept.rates[: len(self._swept.losses)])
        return int(np.argmin(np.abs(logs - log)))

    def around(self) -> Around:
        return Around(self.accessibleName())

    def numbers(self) -> str:
        """Rate, loss and smoothed loss, line by line."""
        swept = self._swept
        if swept is None:
            return ""
        rows = zip(swept.rates.tolist(), swept.losses.tolist(), swept.smoothed.tolist(), strict=False)
        return "\n".join(f"{rate:.6g}\t{loss:.6g}\t{mean:.6g}" for rate, loss, mean in rows)

    def uprights(self) -> range:
        """At the powers of ten."""
        low, high = self.x_range
        return range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)

    def axis_texts(self) -> tuple[str, str, str]:
        """The powers of ten stand there instead."""
        return "", "", ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The range as a band, the curves, and the lines of what they speak for."""
        if self.lines and self._swept is not None and self._swept.found is not None and self._swept.found.rate:
            painter, found = QPainter(self), self._swept.found
            left, right = (self.at(math.log10(rate), 0).x() for rate in (found.low, found.high))
            box = self.frame()
            painter.fillRect(QRectF(left, box.top(), right - left, box.height()), QColor(self.theme.soft))
            painter.end()
        if self.lines:
            painter = self._begin()
            painter.setClipRect(self.frame())
            painter.setPen(QPen(QColor(mixed(self.theme.stage, self.theme.curves[0], RAW_SHARE)), 1))
            painter.drawPolyline(self.polyline(*self._raw))
            painter.end()
        super().paintEvent(event)
        if self.lines:
            painter = self._begin()
            self._paint_powers(painter)
            self._paint_marks(painter)
            self._paint_dots(painter, self.frame())

    def _paint_powers(self, painter: QPainter) -> None:
        box = self.frame()
        painter.setPen(QColor(self.theme.text3))
        for power in self.uprights():
            x = min(max(self.at(power, 0).x(), box.left() + 20), box.right() - 20)
            painter.drawText(QRectF(x - 40, box.bottom() + 2, 80, AXIS - 3), CENTRE, tick(10.0**power))

    def _paint_marks(self, painter: QPainter) -> None:
        """A line each, its words at the top: one row lower than the one before, on the side where there is room."""
        box, metrics = self.frame(), QFontMetricsF(self._caption_font)
        shown = [mark for mark in self._marks if mark[0] > 0 and math.isfinite(mark[0])]
        for row, (rate, words, token) in enumerate(shown):
            log = math.log10(rate)
            if not self.x_range[0] <= log <= self.x_range[1]:
                continue
            x, colour = self.at(log, 0).x(), QColor(self.theme[token])
            painter.setPen(QPen(colour, 2 if token == "accent" else 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            text = f"{words} {rate_text(rate)}"
            wide, y = metrics.horizontalAdvance(text) + 6, box.top() + LINE * row + 2
            left = x + 3 if x + 3 + wide < box.right() else x - 3 - wide
            ground = QRectF(left, y, wide, LINE - 1)
            painter.fillRect(ground, QColor(self.theme.stage))
            painter.setPen(colour)
            painter.drawText(ground, CENTRE, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the rate that is clicked."""
        step = self.step_at(self.value_at(event.position().x())) if self.lines else None
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(step)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loss over the learning rate"))
        self._words = {
            "own": self.tr("recipe"), "explodes": self.tr("explodes"), "steepest": self.tr("steepest"),
            "suggested": self.tr("suggested"),
        }  # fmt: skip
        self._mark()


def step_text(swept: Swept, step: int) -> tuple[str, str, str]:
    """Rate, loss and smoothed loss of a step, as they are shown."""
    loss = float(swept.losses[step])
    return (
        rate_text(float(swept.rates[step])),
        plain(loss, 3) if math.isfinite(loss) else "NaN" if math.isnan(loss) else "∞",
        plain(float(swept.smoothed[step]), 3),
    )
