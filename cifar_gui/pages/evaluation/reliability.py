"""The reliability diagram: how often the answers are right, over how sure they are. Painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.counting import BINS, Bin, calibration_error
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.evaluation.state import BIN, Group
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT, Dimmed
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, font, mixed

LEFT_ROOM, BELOW, ABOVE, COUNTS = 44.0, 40.0, 30.0, 64.0
"""px: of the numbers beside the axis and under it, of the head, and of the counts below the plot."""
WIDEST = 820.0


class Reliability(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """GUI thread. A bar for each tenth of confidence, its height the share of right answers; points at a ``Group``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bins: tuple[Bin, ...] = ()
        self.selected: Group | None = None
        self._plot = QRectF(0, 0, 1, 1)
        self.setMinimumSize(300, 260)
        self.hovered.connect(self.viewport().update)
        self.retranslate()

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        """Show what share of the answers is right, bin by bin."""
        self.bins = bins
        self.viewport().update()

    def groups(self) -> list[Group]:
        """The bins, in the order in which the keyboard goes."""
        return [(BIN, place, 0) for place in range(len(self.bins))]

    def select(self, group: Group | None) -> None:
        """Mark a bin."""
        self.selected = group
        self.setAccessibleDescription(self.told(group) if group in self.groups() else "")
        self.viewport().update()

    def told(self, group: Group) -> str:
        """A bin in words."""
        one = self.bins[group[1]]
        low, high = one.share.interval
        if not one.share.count:
            return self.tr("no answer is between {from} % and {to} % sure").format(
                **{"from": 10 * group[1], "to": 10 * group[1] + 10}
            )
        text = self.tr("on average {sure} % sure, {right} % right ({low} to {high}): {hits} of {count} answers")
        return text.format(
            sure=f"{100 * one.confidence:.1f}", right=f"{100 * one.share.value:.1f}", low=f"{100 * low:.1f}",
            high=f"{100 * high:.1f}", hits=f"{one.share.hits:,}", count=f"{one.share.count:,}",
        )  # fmt: skip

    def numbers(self) -> str:
        """As a spreadsheet takes it."""
        head = "\t".join((self.tr("confidence"), self.tr("share of right answers"), self.tr("pictures")))
        lines = [f"{one.confidence:.6f}\t{one.share.value:.6f}\t{one.share.count}" for one in self.bins]
        return "\n".join((head, *lines)) if lines else ""

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Reliability diagram: the share of right answers over confidence"))
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """A plot that can be read."""
        return QSize(300, 260)

    def fit(self, room: QSize) -> None:
        """The plot, and the counts under it."""
        wide = min(room.width() - LEFT_ROOM - 16, WIDEST)
        self._plot = QRectF(LEFT_ROOM, ABOVE, wide, max(60.0, room.height() - ABOVE - BELOW - COUNTS))
        self.viewport().update()

    def cell_at(self, position: QPointF) -> Group | None:
        """The bin at a point, in the plot or in its counts."""
        place = int((position.x() - self._plot.left()) // (self._plot.width() / BINS))
        down = self._plot.top() <= position.y() <= self._plot.bottom() + COUNTS
        return (BIN, place, 0) if down and 0 <= place < len(self.bins) else None

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, bars with their intervals, the line of perfect calibration, the counts, and what the error is."""
        if not self.bins:
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(self.opacity)
            self._paint_axes(painter)
            for place, one in enumerate(self.bins):
                self._paint_ground(painter, place)
                if one.share.count:
                    self._paint_bar(painter, place, one)
            self._paint_ideal(painter)
            self._paint_counts(painter)
            self._paint_error(painter)
            self.paint_ring(painter, self.theme)

    def _column(self, place: int) -> QRectF:
        wide = self._plot.width() / BINS
        return QRectF(self._plot.left() + place * wide, self._plot.top(), wide, self._plot.height())

    def _y(self, share: float) -> float:
        return self._plot.bottom() - share * self._plot.height()

    def _paint_axes(self, painter: QPainter) -> None:
        plot, theme = self._plot, self.theme
        painter.setFont(figures(12))
        for step in range(0, 11, 2):
            y = self._y(step / 10)
            painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), QColor(theme.border))
            painter.setPen(QColor(theme.text3))
            painter.drawText(QRectF(0, y - 9, plot.left() - 8, 18), RIGHT, f"{step / 10:.1f}")
        below = plot.bottom() + COUNTS
        for step in range(0, 11, 2):
            x = plot.left() + step / 10 * plot.width()
            painter.drawText(QRectF(x - 20, below + 2, 40, 18), CENTRE, f"{step / 10:.1f}")
        painter.setFont(font(12))
        painter.drawText(QRectF(plot.left(), below + 19, plot.width(), 18), CENTRE, self.tr("confidence"))

    def _paint_ground(self, painter: QPainter, place: int) -> None:
        group: Group = (BIN, place, 0)
        if group in (self.selected, self._over):
            chosen = group == self.selected
            painter.setPen(QPen(QColor(self.theme.soft_line), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.soft if chosen else self.theme.hover))
            painter.drawRoundedRect(self._column(place).adjusted(0.5, -2, -0.5, COUNTS - 2), 4, 4)

    def _paint_bar(self, painter: QPainter, place: int, one: Bin) -> None:
        theme, column = self.theme, self._column(place)
        inner = column.adjusted(5, 0, -5, 0)
        top, sure = self._y(one.share.value), self._y(one.confidence)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(theme.stage, theme.curves[0], 0.72))
        painter.drawRect(QRectF(inner.left(), top, inner.width(), self._plot.bottom() - top))
        gap = QRectF(QPointF(inner.left(), min(top, sure)), QPointF(inner.right(), max(top, sure)))
        painter.setBrush(QBrush(QColor(theme.curves[1]), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(theme.curves[1]), 1))
        painter.drawRect(gap)
        low, high = (self._y(part) for part in one.share.interval)
        painter.setPen(QPen(QColor(theme.text), 1.2))
        x = column.center().x()
        painter.drawLine(QPointF(x, low), QPointF(x, high))
        for y in (low, high):
            painter.drawLine(QPointF(x - 3.5, y), QPointF(x + 3.5, y))

    def _paint_ideal(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self.theme.text2), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(self._plot.bottomLeft(), self._plot.topRight())

    def _paint_counts(self, painter: QPainter) -> None:
        """How many answers each bin has, under it, to one scale."""
        theme, most = self.theme, max(1, *(one.share.count for one in self.bins))
        painter.fillRect(QRectF(self._plot.left(), self._plot.bottom(), self._plot.width(), 1), QColor(theme.strong))
        painter.setFont(figures(12))
        for place, one in enumerate(self.bins):
            column = self._column(place)
            high = 34 * one.share.count / most
            bar = QRectF(column.left() + 5, self._plot.bottom() + 4, column.width() - 10, high)
            painter.fillRect(bar, QColor(theme.strong))
            painter.setPen(QColor(theme.text2 if one.share.count else theme.text3))
            text = f"{one.share.count:,}"
            painter.drawText(QRectF(column.left() - 6, bar.bottom() + 1, column.width() + 12, 16), CENTRE, text)

    def _paint_error(self, painter: QPainter) -> None:
        theme = self.theme
        error = calibration_error(self.bins)
        painter.setFont(figures(13, 600))
        painter.setPen(QColor(theme.text))
        text = f"ECE {error:.3f}"
        painter.drawText(QRectF(self._plot.left(), 0, self._plot.width(), 22), LEFT, text)
        wide = painter.fontMetrics().horizontalAdvance(text) + 12
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text3))
        room = QRectF(self._plot.left() + wide, 0, self._plot.width() - wide, 22)
        told = self.tr("hatched: the gap between confidence and accuracy; dashed: no gap")
        painter.drawText(room, LEFT, painter.fontMetrics().elidedText(
            told, Qt.TextElideMode.ElideRight, int(room.width())
        ))  # fmt: skip
