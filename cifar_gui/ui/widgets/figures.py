"""Numbers, sizes and shapes as text, with a real minus sign, and round limits for colour scales."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QPainter, QTextLayout

from cifar_gui.ui.widgets.painted import in_svg
from cifar_gui.ui.widgets.theme import font

_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@cache
def figures(px: int, weight: int = 400) -> QFont:
    """The interface font with figures of equal width, not to be changed."""
    made = QFont(font(px, weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def span(low: str, high: str) -> str:
    """From one number to another, as they are written: "0.5 to 2"; the one alone where both read the same."""
    if low == high:
        return low
    return QCoreApplication.translate("Figures", "{low} to {high}").format(low=low, high=high)


class Lettering:
    """Short texts of one font, each laid out once and kept: a third of the time of ``QPainter.drawText``."""

    def __init__(self, face: QFont) -> None:
        self.face = face
        self._runs = lru_cache(2048)(self._laid_out)

    def _laid_out(self, text: str) -> tuple[list[QGlyphRun], float]:
        """The glyphs of a text around (0, 0) at its left, and its width; more than one run where a font lacks some."""
        layout = QTextLayout(text, self.face)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        line.setPosition(QPointF(0, -line.height() / 2))
        return layout.glyphRuns(), line.naturalTextWidth()

    def draw(self, painter: QPainter, at: QPointF, text: str, before: float = 0.5) -> None:
        """Draw a text in the painter's pen: the point is at half of its height, behind this share of its width."""
        runs, width = self._runs(text)
        start = QPointF(at.x() - before * width, at.y())
        if in_svg(painter):  # glyphs would be outlines there
            self._write(painter, start, text)
            return
        for run in runs:
            painter.drawGlyphRun(start, run)

    def _write(self, painter: QPainter, start: QPointF, text: str) -> None:
        metrics, before = QFontMetricsF(self.face), painter.font()
        painter.setFont(self.face)
        painter.drawText(QPointF(start.x(), start.y() + metrics.ascent() - metrics.height() / 2), text)
        painter.setFont(before)

    def draw_in(self, painter: QPainter, box: QRectF, where: int, text: str) -> None:
        """Draw a text in a box: at its left, at its right or in the middle, and in the middle of its height."""
        middle = box.center()
        if where & int(Qt.AlignmentFlag.AlignRight):
            self.draw(painter, QPointF(box.right(), middle.y()), text, 1)
        elif where & int(Qt.AlignmentFlag.AlignLeft):
            self.draw(painter, QPointF(box.left(), middle.y()), text, 0)
        else:
            self.draw(painter, middle, text)


def plain(value: float, digits: int = 2) -> str:
    """ "0.04", "−0.96"; from 100,000 on in powers of ten. No minus before a zero."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    text = f"{value:.{digits}f}" if abs(value) < 1e5 else f"{value:.1e}"
    return text.replace("-", "−" if text.strip("-0.") else "")


def signed(value: float, digits: int = 3) -> str:
    """ "+0.004", "−0.120"."""
    text = plain(value, digits)
    return text if text.startswith("−") or math.isnan(value) else f"+{text}"


def short(value: float, sign: bool = False) -> str:
    """At most four characters for a cell: ".61", "1.0", "12"; with a sign "+.10", "−.12"."""
    size = abs(value)
    if not math.isfinite(value):
        text = "∞" if math.isinf(value) else "?"
    elif size < 0.995:
        text = f"{size:.2f}"[1:]
    else:
        text = f"{size:.1f}" if size < 9.95 else f"{size:.0f}" if size < 1000 else f"{size:.0e}".replace("e+0", "e")
    return ("−" if value < 0 else "+" if sign else "") + text


def round_limit(largest: float) -> float:
    """The next round number from ``largest`` on, as the limit of a colour scale; 1 for nothing or nonsense."""
    if not (math.isfinite(largest) and largest > 1e-30):
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    part = next((step for step in _ROUND if step * power >= largest * (1 - 1e-6)), 10.0)
    return float(f"{part * power:.3g}")


def shape_text(shape: tuple[int, ...] | None) -> str:
    """``(64, 3, 32, 32)`` as torch prints it; "" for none."""
    return "" if shape is None else f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def in_short(number: int) -> str:
    """ "31,506", "157.3 M", "2.4 G": so many digits as can be compared at a glance."""
    for unit, one in (("", 1), ("M", 1_000_000), ("G", 1_000_000_000), ("T", 1_000_000_000_000)):
        if number < 1000 * one or unit == "T" or (unit == "" and number < 1_000_000):
            return f"{number:,}" if not unit else f"{number / one:,.1f} {unit}"
    raise AssertionError


def bytes_text(size: int) -> str:
    """ "8.4 MB", "256 kB", "0"."""
    for unit, one in (("kB", 1e3), ("MB", 1e6), ("GB", 1e9)):
        if size < 999.5 * one:
            return "0" if not size else f"{size / one:.1f} {unit}" if size < 9.95 * one else f"{size / one:.0f} {unit}"
    return f"{size / 1e12:,.0f} TB"


def probability(value: float) -> str:
    """Two decimals, without rounding up to a certainty that is not there."""
    return f"{min(value, 0.99) if value < 1 else 1.0:.2f}"
