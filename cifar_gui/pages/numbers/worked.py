"""One number worked out in terms: products row by row, candidates of a maximum, the sum of a mean, a formula."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.theme import LIGHT, Themed, ink_on, mono

SIZES = (20, 18, 16, 14, 13, 12, 11)
"""Of the numbers in the terms, px; the largest that fits is taken."""
RESULTS = (42, 34, 28, 24, 20, 16, 13)
MOST_WIDTHS = 5000
"""Measured texts that are kept: this follows the mouse."""
HIGHEST, LOWEST = 40.0, 16.0
"""Height of a row of terms, px."""


@dataclass(frozen=True)
class Term:
    """A box with a number in it, or with a number and its weight."""

    left: str
    right: str = ""
    colour: tuple[int, int, int] | None = None
    """None is the padding."""
    chosen: bool = False


@dataclass(frozen=True)
class Worked:
    """A number and where it comes from."""

    rows: tuple[tuple[Term, ...], ...] = ()
    labels: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    """What each row comes to; without them the rows are not added up one by one."""
    joiner: str = "+"
    before: str = ""
    """What is done with all terms, such as "max of"."""
    tail: str = ""
    """How the result comes about from the rows."""
    short_tail: str = ""
    """The same where there is little room."""
    aside: str = ""
    """Stands behind the tail, paler."""
    lines: tuple[str, ...] = ()
    """A formula worked out step by step, in place of rows."""
    result: str = ""
    note: str = ""
    """A few words under the result."""


@dataclass(frozen=True)
class Layout:
    """Sizes that fit, px."""

    px: int
    term: float
    join: float
    columns: int
    """Columns that are drawn; one less than there are stands for "and so on"."""
    rows: int
    pitch: float
    label: float
    sums: float
    tail: str
    tail_px: int
    tail_width: float


class WorkedView(Themed, Figure, Fitted, QWidget):
    """Painted, not built from labels: it follows the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._worked: Worked | None = None
        self._layout: Layout | None = None
        self._faces: dict[tuple[int, int, bool], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, int, int, bool], float] = {}

    def show_worked(self, worked: Worked | None) -> None:
        """Show where a number comes from; None shows nothing."""
        if worked == self._worked:
            return
        self._worked, self._layout = worked, None
        if worked is not None:
            parts = [*worked.lines, worked.before, worked.tail or ", ".join(worked.sums), f"= {worked.result}"]
            self.setAccessibleDescription(" ".join(part for part in parts if part))
        self.update()

    @property
    def worked(self) -> Worked | None:
        """What is shown."""
        return self._worked

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(300, 110)

    def fit(self, room: QSize) -> None:
        """Find the sizes anew."""
        self._layout = None

    # --- sizes ------------------------------------------------------------------------------------------------------

    def _face(self, px: int, weight: int = 500, fixed: bool = False) -> tuple[QFont, QFontMetricsF]:
        if (px, weight, fixed) not in self._faces:
            face = mono(px, weight) if fixed else figures(px, weight)
            self._faces[px, weight, fixed] = (face, QFontMetricsF(face))
        return self._faces[px, weight, fixed]

    def _wide(self, text: str, px: int, weight: int = 500, fixed: bool = False) -> float:
        key = (text, px, weight, fixed)
        if (wide := self._widths.get(key)) is None:
            if len(self._widths) > MOST_WIDTHS:
                self._widths.clear()
            wide = self._widths[key] = self._face(px, weight, fixed)[1].horizontalAdvance(text)
        return wide

    def _result_width(self) -> float:
        assert self._worked is not None
        text = self._wide(self._worked.result, self._result_px(), 700)
        return max(text, self._wide(self._worked.note, 12, 400)) + 34

    def _result_px(self) -> int:
        assert self._worked is not None
        return next((px for px in RESULTS if self._wide(self._worked.result, px, 700) <= 150), RESULTS[-1])

    def plan(self) -> Layout:
        """The largest sizes that fit the widget."""
        worked = self._worked
        assert worked is not None
        rows = min(len(worked.rows), max(1, int(self.height() // LOWEST)))
        pitch = min(HIGHEST, self.height() / max(rows, 1))
        room = self.width() - self._result_width()
        columns = max((len(row) for row in worked.rows), default=0)
        fitting = [px for px in SIZES if px <= pitch - 3] or [SIZES[-1]]
        for shown in range(columns, 0, -1):
            for tail in dict.fromkeys((worked.tail, worked.short_tail)):
                for px in fitting if shown == columns else fitting[-1:]:
                    layout = self._sized(worked, px, shown, rows, pitch, tail)
                    if self._total(layout) <= room:
                        return layout
        return self._sized(worked, fitting[-1], min(1, columns), rows, pitch, "")

    def _sized(self, worked: Worked, px: int, columns: int, rows: int, pitch: float, tail: str) -> Layout:
        padding = 20 if px >= 18 else 14 if px >= 14 else 8
        texts = {self._term_width(term, px) for row in worked.rows for term in row[:columns]}
        sums = max((self._wide(text, px) for text in worked.sums), default=-12.0) + 12
        label = max((self._wide(text, 12, 400) for text in worked.labels), default=-8.0) + 8
        tail_px = min(px, 18)
        wide = self._wide(tail, tail_px) + (12 + self._wide(worked.aside, 14, 400, True) if worked.aside else 0)
        join = self._wide(worked.joiner, px) + (12 if px >= 16 else 6)
        return Layout(px, max(texts, default=0.0) + padding, join, columns, rows, pitch, label, sums, tail, tail_px,
                      wide + 24 if tail or worked.aside else 0.0)  # fmt: skip

    def _term_width(self, term: Term, px: int) -> float:
        return self._wide(f"{term.left} × {term.right}" if term.right else term.left, px, 600)

    def _total(self, layout: Layout) -> float:
        assert self._worked is not None
        before = self._wide(self._worked.before, 14) + 12 if self._worked.before else 0.0
        equals = 24 if self._worked.sums else 0
        bracket = 20 if layout.tail_width else 8
        return (before + layout.label + layout.columns * (layout.term + layout.join) + equals + layout.sums + bracket
                + layout.tail_width)  # fmt: skip

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, how they are put together, the result."""
        worked = self._worked
        if worked is None:
            return
        painter = smooth(self)
        if worked.lines:
            self._paint_lines(painter, worked)
            return
        layout = self._layout = self._layout or self.plan()
        height = layout.pitch * layout.rows
        top = max(0.0, (self.height() - height) / 2)
        x = 0.0
        if worked.before:
            painter.setFont(self._face(14)[0])
            painter.setPen(QColor(self.theme.text2))
            wide = self._wide(worked.before, 14) + 12
            painter.drawText(QRectF(x, top, wide, height), LEFT, worked.before)
            x += wide
        right = x
        for row in range(layout.rows):
            right = max(right, self._paint_row(painter, worked, layout, row, x, top + row * layout.pitch))
        x = self._paint_bracket(painter, layout, right + 4, top, height)
        self._paint_tail(painter, worked, layout, x, QRectF(0, top, self.width(), height))

    def _paint_row(self, painter: QPainter, worked: Worked, layout: Layout, row: int, x: float, top: float) -> float:
        """Draw one row from ``x`` on; returns where it ends."""
        theme = self.theme
        if worked.labels:
            painter.setFont(self._face(12, 400)[0])
            painter.setPen(QColor(theme.text3))
            text = worked.labels[row] if row < layout.rows - 1 or layout.rows == len(worked.rows) else "…"
            painter.drawText(QRectF(x, top, layout.label, layout.pitch), LEFT, text)
            x += layout.label
        high = layout.pitch - (8 if layout.pitch > 30 else 4 if layout.pitch > 20 else 2)
        terms = worked.rows[row]
        for place, term in enumerate(terms[: layout.columns]):
            box = QRectF(x, top + (layout.pitch - high) / 2, layout.term, high)
            if place == layout.columns - 1 and layout.columns < len(terms):
                painter.setPen(QColor(theme.text3))
                painter.drawText(box, CENTRE, "…")
            else:
                self._paint_term(painter, term, box, layout)
            x += layout.term
            last = place == min(layout.columns, len(terms)) - 1
            if not last:
                painter.setFont(self._face(layout.px, 400)[0])
                painter.setPen(QColor(theme.text2))
                painter.drawText(QRectF(x, top, layout.join, layout.pitch), CENTRE, worked.joiner)
                x += layout.join
        if worked.sums:
            painter.setFont(self._face(layout.px, 400)[0])
            painter.setPen(QColor(theme.text2))
            painter.drawText(QRectF(x, top, 24, layout.pitch), CENTRE, "=")
            painter.setFont(self._face(layout.px)[0])
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(x + 24, top, layout.sums, layout.pitch), RIGHT, worked.sums[row])
            x += 24 + layout.sums
        return x

    def _paint_term(self, painter: QPainter, term: Term, box: QRectF, layout: Layout) -> None:
        theme = self.theme
        fill = QColor(theme.sunken) if term.colour is None else QColor(*term.colour)
        line = QPen(QColor(theme.strong), 1)
        if term.colour is None:
            line.setStyle(Qt.PenStyle.DashLine)
        ink = QColor(theme.text3 if term.colour is None else ink_on(term.colour))
        if term.chosen:
            fill, ink, line = QColor(theme.accent), QColor(theme.on_accent), QPen(Qt.PenStyle.NoPen)
        painter.setPen(line)
        painter.setBrush(fill)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(self._face(layout.px, 700 if term.chosen else 500)[0])
        painter.setPen(ink)
        if not term.right:
            painter.drawText(box, CENTRE, term.left)
            return
        front = f"{term.left} × "
        before, behind = self._wide(front, layout.px), self._wide(term.right, layout.px, 600)
        x = box.center().x() - (before + behind) / 2
        base = box.center().y() + self._face(layout.px)[1].capHeight() / 2
        painter.drawText(QPointF(x, base), front)
        painter.setFont(self._face(layout.px, 600)[0])
        # On a pale cell the light accent reads well in both themes.
        painter.setPen(QColor(theme.accent if term.colour is None else LIGHT.accent))
        painter.drawText(QPointF(x + before, base), term.right)

    def _paint_bracket(self, painter: QPainter, layout: Layout, x: float, top: float, height: float) -> float:
        """The rows are put together; returns where what follows begins."""
        if not layout.tail_width:
            return x + 4
        painter.setPen(QPen(QColor(self.theme.strong), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if layout.rows > 1:
            low, high = top + layout.pitch * 0.2, top + height - layout.pitch * 0.2
            painter.drawPolyline([QPointF(x, low), QPointF(x + 7, low), QPointF(x + 7, high), QPointF(x, high)])
            painter.drawLine(QPointF(x + 7, top + height / 2), QPointF(x + 13, top + height / 2))
        return x + 20

    def _paint_tail(self, painter: QPainter, worked: Worked, layout: Layout, x: float, area: QRectF) -> None:
        theme = self.theme
        if layout.tail:
            wide = self._wide(layout.tail, layout.tail_px)
            painter.setFont(self._face(layout.tail_px)[0])
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(x, area.top(), wide + 2, area.height()), LEFT, layout.tail)
            x += wide + 12
        if worked.aside:
            wide = self._wide(worked.aside, 14, 400, True)
            painter.setFont(self._face(14, 400, True)[0])
            painter.setPen(QColor(theme.text3))
            painter.drawText(QRectF(x, area.top(), wide + 2, area.height()), LEFT, worked.aside)
            x += wide + 12
        self._paint_result(painter, worked, x, area)

    def _paint_result(self, painter: QPainter, worked: Worked, x: float, area: QRectF) -> None:
        theme = self.theme
        painter.setFont(self._face(20, 400)[0])
        painter.setPen(QColor(theme.text2))
        painter.drawText(QRectF(x, area.top(), 24, area.height()), CENTRE, "=")
        px = self._result_px()
        painter.setFont(self._face(px, 700)[0])
        painter.setPen(QColor(theme.accent))
        left = x + 34
        painter.drawText(QRectF(left, area.top(), self.width() - left, area.height()), LEFT, worked.result)
        if worked.note:
            painter.setFont(self._face(12, 400)[0])
            painter.setPen(QColor(theme.text3))
            below = min(area.center().y() + px * 0.55, self.height() - 18.0)
            painter.drawText(QRectF(left, below, self.width() - left, 18), LEFT, worked.note)

    def _paint_lines(self, painter: QPainter, worked: Worked) -> None:
        """A formula, and under it the same with numbers; the result behind."""
        theme, lines = self.theme, worked.lines
        pitch = min(34.0, self.height() / len(lines))
        top = (self.height() - pitch * len(lines)) / 2
        room = self.width() - self._result_width() - 20
        px = next((px for px in (17, 16, 15, 14, 13, 12, 11) if px <= pitch - 2 and
                   all(self._wide(line, px, 500, True) <= room for line in lines)), 11)  # fmt: skip
        wide = 0.0
        for place, line in enumerate(lines):
            painter.setFont(self._face(px, 500, True)[0])
            painter.setPen(QColor(theme.text3 if place == 0 and len(lines) > 1 else theme.text))
            painter.drawText(QRectF(0, top + place * pitch, room, pitch), LEFT, line)
            wide = max(wide, self._wide(line, px, 500, True))
        self._paint_result(painter, worked, min(wide, room) + 12, QRectF(0, top, self.width(), pitch * len(lines)))


def amount(value: float) -> str:
    """A number of a sum, with up to four figures behind the point: "3", "−0.1111", "∞"."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if abs(value) >= 1e6 or 0 < abs(value) < 1e-4:
        return f"{value:.2e}".replace("-", "−")
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def added(values: list[float]) -> str:
    """Numbers with their signs between them: "5 + 0 − 3"."""
    parts: list[str] = []
    for value in values:
        sign = "−" if value < 0 else "+"
        parts += [sign, amount(abs(value))] if parts else [amount(value)]
    return " ".join(parts)
