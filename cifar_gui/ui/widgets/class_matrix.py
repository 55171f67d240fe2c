"""A confusion matrix: true classes down, answers across, recall and precision at its edges. Painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.counting import COUNTS, DIFFERENCE, precisions, recalls, shares
from cifar_gui.engine.data import CLASSES
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, round_limit
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT, Dimmed, taken_home
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, font, ink_on, mixed, rgb, signed_colour

Whole = NDArray[np.int64]
Spot = tuple[int | None, int | None]
"""(true class, answer): a cell; with None a whole row or column."""
SIDE, WIDEST, LEAST = 58.0, 90.0, 22.0
"""px of a cell: as high, and as wide, as it gets, and at least."""
EDGE, LEGEND, TILTED = 44.0, 26.0, 58.0
"""px of what stands at the right and below, of the legend, and of heads that are tilted."""
N = len(CLASSES)


@dataclass(frozen=True)
class Plan:
    """Where the cells lie, px."""

    left: float
    top: float
    wide: float
    high: float

    def cell(self, row: int, column: int) -> QRectF:
        """A cell; column and row N are those of recall and precision."""
        beyond = 6.0
        x = self.left + column * self.wide + (beyond if column == N else 0)
        y = self.top + row * self.high + (beyond if row == N else 0)
        return QRectF(x, y, EDGE if column == N else self.wide, self.high)

    @property
    def cells(self) -> QRectF:
        """All hundred."""
        return QRectF(self.left, self.top, N * self.wide, N * self.high)


class ClassMatrix(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """GUI thread. Points at a ``Spot``: a cell, a row by its head or its recall, a column by its head or precision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Whole = np.zeros((N, N), np.int64)
        self._compared: Whole | None = None
        self._cells = COUNTS
        self.selected: Spot | None = None
        self._plan = Plan(0, 0, 1, 1)
        self._tilts = False
        self._still: QPixmap | None = None
        self._still_of: object = None
        self.setMinimumSize(300, 260)
        self.hovered.connect(self.viewport().update)
        self.retranslate()

    def show_counts(self, counts: Whole, cells: str = COUNTS, compared: Whole | None = None) -> None:
        """Show a matrix.

        Args:
            counts: (10, 10), true class by answer.
            cells: COUNTS, SHARES or DIFFERENCE.
            compared: what is taken off for DIFFERENCE.
        """
        self._counts, self._cells, self._compared = counts, cells, compared
        self._describe()
        self._redraw()

    def select(self, spot: Spot | None) -> None:
        """Frame a cell, a row or a column."""
        self.selected = spot
        self._describe()
        self.viewport().update()

    def numbers(self) -> str:
        """As a spreadsheet takes it, with the names of the classes."""
        heads = [class_name(place) for place in range(N)]
        lines = ["\t".join(["", *heads])]
        lines += ["\t".join([name, *map(str, row)]) for name, row in zip(heads, self.values.tolist(), strict=True)]
        return "\n".join(lines)

    @property
    def values(self) -> Whole:
        """(10, 10): pictures, or how many more."""
        other = self._compared if self._cells == DIFFERENCE and self._compared is not None else 0
        return self._counts - other

    # --- words ------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix: true classes down, answers across"))
        self._describe()
        self.refit()

    def told(self, spot: Spot) -> str:
        """A cell, a row or a column in words."""
        row, column = spot
        if row is not None and column is not None:
            text = self.tr("{true} answered as {answer}: {count} of {all}")
            if row == column:
                text = self.tr("{true} recognised: {count} of {all}")
            count, whole = self._counts[row, column], self._counts[row].sum()
            return text.format(
                true=class_name(row), answer=class_name(column), count=f"{count:,}", all=f"{whole:,}"
            )  # fmt: skip
        if row is not None:
            share = recalls(self._counts)[row]
            text = self.tr("recall of {name}: {hits} of its {count} pictures are recognised")
            name = class_name(row)
        else:
            assert column is not None
            share = precisions(self._counts)[column]
            text = self.tr("precision of {name}: {hits} of {count} such answers are right")
            name = class_name(column)
        return text.format(name=name, hits=f"{share.hits:,}", count=f"{share.count:,}")

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self.selected is None else self.told(self.selected))

    # --- geometry ---------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Any size will do."""
        return QSize(480, 440)

    def minimumSizeHint(self) -> QSize:
        """With cells that can still be read."""
        return QSize(300, 260)

    def fit(self, room: QSize) -> None:
        """The largest cells for which there is room; names above them are tilted where they are wider."""
        metrics = QFontMetricsF(font(12, 600))
        widest = max(metrics.horizontalAdvance(class_name(place)) for place in range(N))
        left = max(widest, QFontMetricsF(font(12)).horizontalAdvance(self.tr("precision"))) + 10
        wide = min((room.width() - left - EDGE - 10) / N, WIDEST)
        self._tilts = widest > wide - 2
        top = TILTED if self._tilts else 24.0
        high = min((room.height() - top - LEGEND - 8) / (N + 1), SIDE)
        wide, high = max(min(wide, high * 1.6), LEAST), max(high, LEAST * 0.7)
        self._plan = Plan(left, top, wide, high)
        self._redraw()

    def cell_at(self, position: QPointF) -> Spot | None:
        """The cell, row or column at a point."""
        plan, x, y = self._plan, position.x(), position.y()
        column, row = int((x - plan.left) // plan.wide), int((y - plan.top) // plan.high)
        across, down = 0 <= column < N, 0 <= row < N
        if across and down:
            return row, column
        if down and (x < plan.left or plan.cell(0, N).contains(x, plan.top + 1)):
            return row, None
        if across and (y < plan.top or plan.cell(N, 0).contains(plan.left + 1, y)):
            return None, column
        return None

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, edges and legend, kept while only marks change; over them heads, and frames of what is marked."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(self.opacity)
            if taken_home(painter, self):
                self._paint_still(painter)
            else:
                painter.drawPixmap(0, 0, self._painted())
            self._paint_heads(painter, {
                (down, place)
                for spot in (self.selected, self._over) if spot is not None
                for down, place in ((True, spot[0]), (False, spot[1])) if place is not None
            })  # fmt: skip
            self._paint_frame(painter, self._over, QColor(self.theme.text2), 1.0)
            self._paint_frame(painter, self.selected, QColor(self.theme.accent), 2.0)
            self.paint_ring(painter, self.theme)

    def _painted(self) -> QPixmap:
        """What stays while the mouse moves."""
        room, ratio = self.viewport().size(), self.devicePixelRatioF()
        if self._still is None or self._still_of != (room, ratio, self.theme):
            self._still, self._still_of = QPixmap(room * ratio), (room, ratio, self.theme)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            with QPainter(self._still) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_still(painter)
        return self._still

    def _paint_still(self, painter: QPainter) -> None:
        for row, column, text, colour in self._painted_cells():
            box = self._plan.cell(row, column).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.fillRect(box, colour)
            painter.setPen(QColor(ink_on(rgb(colour))))
            painter.setFont(figures(13 if self._plan.wide >= 34 else 12, 600 if row == column else 400))
            painter.drawText(box, CENTRE, text)
        self._paint_heads(painter)
        self._paint_edges(painter)
        self._paint_legend(painter)

    def _redraw(self) -> None:
        """Paint everything anew."""
        self._still = None
        self.viewport().update()

    @property
    def _limits(self) -> tuple[float, float]:
        """Where the scale ends: of right answers and of wrong ones; for differences both are pictures."""
        if self._cells == DIFFERENCE:
            limit = round_limit(float(np.abs(self.values).max()))
            return limit, limit
        wrong = shares(self._counts) * (1 - np.eye(N))
        return 1.0, round_limit(float(wrong.max()))

    def _painted_cells(self) -> Iterator[tuple[int, int, str, QColor]]:
        """(row, column, text, colour) of each."""
        values, share, (_, wrong) = self.values, shares(self._counts), self._limits
        for row in range(N):
            for column in range(N):
                value, part = int(values[row, column]), float(share[row, column])
                if self._cells == DIFFERENCE:
                    text = f"{value:+,}".replace("-", "−") if value else ""
                    colour = QColor(*signed_colour(0.62 * value / wrong))
                else:
                    text = f"{value:,}" if self._cells == COUNTS else _percent(part)
                    text = text if value else ""
                    colour = self._shade(row == column, part if row == column else part / wrong)
                yield row, column, text, colour

    def _shade(self, right: bool, strength: float) -> QColor:
        ink = self.theme.curves[0 if right else 1]
        return mixed(self.theme.sunken, ink, min(1.0, strength) * 0.92)

    def _paint_heads(self, painter: QPainter, marked: Iterable[tuple[bool, int]] | None = None) -> None:
        """The names of the classes, down and across; with ``marked``, (whether down, class), those in the accent."""
        plan, theme = self._plan, self.theme
        painter.setFont(font(12))
        every = [(down, place) for down in (True, False) for place in range(N)]
        for down, place in every if marked is None else marked:
            name = class_name(place)
            if down:
                box = QRectF(0, plan.cell(place, 0).top(), plan.left - 8, plan.high)
            else:
                box = QRectF(plan.cell(0, place).left() - 8, plan.top - 24, plan.wide + 16, 22)
            if marked is not None and (down or not self._tilts):
                painter.fillRect(box, QColor(theme.stage))
            painter.setPen(QColor(theme.text2 if marked is None else theme.accent))
            if down or not self._tilts:
                painter.drawText(box, RIGHT if down else CENTRE, name)
            else:
                painter.save()
                painter.translate(plan.cell(0, place).center().x() + 3, plan.top - 6)
                painter.rotate(-45)
                painter.drawText(QPointF(0, 0), name)
                painter.restore()

    def _paint_edges(self, painter: QPainter) -> None:
        """Recall beside each row, precision under each column, and what they are called."""
        plan, theme = self._plan, self.theme
        other = self._compared if self._cells == DIFFERENCE else None
        painter.setPen(QColor(theme.text2))
        for down, now, before in (
            (True, recalls(self._counts), None if other is None else recalls(other)),
            (False, precisions(self._counts), None if other is None else precisions(other)),
        ):
            for place, share in enumerate(now):
                box = plan.cell(place, N) if down else plan.cell(N, place)
                text = _percent(share.value) if share.count else "–"
                if before is not None:
                    text = f"{100 * (share.value - before[place].value):+.1f}".replace("-", "−")
                    text = text if share.count and before[place].count else "–"
                painter.setFont(figures(12, 500))
                painter.drawText(box, CENTRE, text)
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text3))
        above = QRectF(plan.cell(0, N).left() - 6, plan.top - 24, EDGE + 14, 22)
        painter.drawText(above, CENTRE, self.tr("recall"))
        painter.drawText(QRectF(0, plan.cell(N, 0).top(), plan.left - 8, plan.high), RIGHT, self.tr("precision"))
        total = plan.cell(N, N)
        painter.drawText(total, CENTRE, "%" if other is None else self.tr("points"))

    def _paint_legend(self, painter: QPainter) -> None:
        """The scales with their limits, under the cells."""
        plan, theme = self._plan, self.theme
        middle = min(plan.cell(N, 0).bottom() + 15, self.viewport().height() - 9.0)
        right, wrong = self._limits
        scales = (
            ((self.tr("fewer"), f"−{wrong:,.0f}", -1.0), (self.tr("more"), f"+{wrong:,.0f}", 1.0))
            if self._cells == DIFFERENCE
            else ((self.tr("right"), _percent(right) + " %", 0.0), (self.tr("wrong"), f"{100 * wrong:.3g} %", 0.0))
        )
        painter.setFont(figures(12))
        metrics, x = QFontMetricsF(painter.font()), plan.left
        for place, (word, limit, sign) in enumerate(scales):
            painter.setPen(QColor(theme.text3))
            for text in (word, "0"):
                wide = metrics.horizontalAdvance(text)
                painter.drawText(QRectF(x, middle - 9, wide + 1, 18), LEFT, text)
                x += wide + 6
            bar = QRectF(x, middle - 5, 56, 10)
            shade = QLinearGradient(bar.topLeft(), bar.topRight())
            for step in range(5):
                strength = step / 4
                colour = QColor(*signed_colour(0.62 * sign * strength)) if sign else self._shade(not place, strength)
                shade.setColorAt(strength, colour)
            painter.fillRect(bar, shade)
            x = bar.right() + 6
            wide = metrics.horizontalAdvance(limit)
            painter.drawText(QRectF(x, middle - 9, wide + 1, 18), LEFT, limit)
            x += wide + 20

    def _paint_frame(self, painter: QPainter, spot: Spot | None, colour: QColor, width: float) -> None:
        if spot is None:
            return
        row, column = spot
        first = self._plan.cell(row or 0, column or 0)
        last = self._plan.cell(N - 1 if row is None else row, N - 1 if column is None else column)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        painter.drawRoundedRect(first.united(last), 3, 3)


def _percent(value: float) -> str:
    """A share in %, whole from 10 % on: "57", "3.2"."""
    return f"{100 * value:.0f}" if value >= 0.0995 else f"{100 * value:.1f}"
