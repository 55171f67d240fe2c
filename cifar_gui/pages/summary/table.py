"""A network as a table to look at: a line for each layer, and its share of the parameters and of the work."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.network_edits import Row, arguments_text
from cifar_gui.i18n import Retranslated
from cifar_gui.protocol.networks import LayerReport
from cifar_gui.spec import Layer
from cifar_gui.ui.widgets.controls import ringed
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, Dimmed
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, mono

ROW, HEAD = 25, 28
BAR = 46
"""Widest bar of a share, px."""


class SummaryTable(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """GUI thread. Painted; a click chooses a layer."""

    chosen = Signal(int)
    """The line that was clicked, or that the keyboard went to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.chosen.emit)
        self._rows: tuple[Row, ...] = ()
        self._reports: tuple[LayerReport, ...] = ()
        self._fault: int | None = None
        self._telling: int | None = None
        self.selected = 0
        self._high = 0
        """The room of the last layout, px."""
        self._fonts = (figures(12, 600), mono(12), figures(12), figures(12, 500))
        self._heads: tuple[str, ...] = ("", "", "", "")
        self.retranslate()

    def show_network(
        self, rows: Sequence[Row], reports: Sequence[LayerReport], fault: int | None, telling: int | None
    ) -> None:
        """Show a network; ``telling`` is the line that stands out."""
        self._rows, self._reports, self._fault, self._telling = tuple(rows), tuple(reports), fault, telling
        self._relayout()

    def select(self, row: int) -> None:
        """Mark a line, and scroll to it."""
        self.selected = min(max(row, 0), max(len(self._rows) - 1, 0))
        self._reveal()
        self.viewport().update()

    def _reveal(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height() - HEAD
        top = self.selected * ROW
        bar.setValue(max(min(bar.value(), top), top + ROW - room))

    def retranslate(self) -> None:
        self._heads = (self.tr("Layer"), self.tr("Output"), self.tr("Parameters"), self.tr("Multiply-adds"))
        self.setAccessibleName(self.tr("The layers of the network"))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(400, 240)

    def minimumSizeHint(self) -> QSize:
        """That of any scroll area."""
        return super(PointedArea, self).minimumSizeHint()

    def fit(self, room: QSize) -> None:
        """How far it scrolls; a marked line that was seen still is."""
        top = self.selected * ROW - self.verticalScrollBar().value()
        self._relayout()
        if -ROW < top < self._high - HEAD:
            self._reveal()
        self._high = room.height()

    def _relayout(self) -> None:
        over = len(self._rows) * ROW + HEAD - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(over, 0))
        bar.setPageStep(max(1, self.viewport().height() - HEAD))
        bar.setSingleStep(ROW)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that are seen, under the heads of the columns."""
        painter, down = QPainter(self.viewport()), self.verticalScrollBar().value()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self.opacity)
        wide, high = self.viewport().width(), self.viewport().height()
        most = [max((getattr(one, name) for one in self._reports), default=1) or 1
                for name in ("parameters", "multiply_adds")]  # fmt: skip
        painter.setClipRect(QRectF(0, HEAD, wide, high - HEAD))
        for place in range(down // ROW, min(len(self._rows), (down + high) // ROW + 1)):
            self._paint_row(painter, place, QRectF(0, HEAD + place * ROW - down, wide, ROW), most)
        painter.setClipping(False)
        painter.setFont(self._fonts[2])
        painter.setPen(QColor(self.theme.text3))
        for (left, right), text, where in zip(
            self._columns(wide), self._heads, (LEFT, LEFT, RIGHT, RIGHT), strict=True
        ):
            painter.drawText(QRectF(left, 0, right - left, HEAD - 4), where, text)
        painter.fillRect(QRectF(0, HEAD - 2, wide, 1), QColor(self.theme.border))
        if ringed(self):
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, wide - 2, high - 2), 6, 6)

    @staticmethod
    def _columns(wide: int) -> tuple[tuple[float, float], ...]:
        """(left, right) of: name and call, output, parameters, multiply-adds."""
        parts = (0.015, 0.42, 0.61, 0.80, 0.985)
        return tuple((wide * low, wide * high - 8) for low, high in pairwise(parts))

    def _paint_row(self, painter: QPainter, place: int, row: QRectF, most: list[int]) -> None:
        theme, part, report = self.theme, self._rows[place].part, self._reports[place]
        fault = place == self._fault
        if place in (self.selected, self._telling) or fault:
            fill = theme.error_soft if fault else theme.soft
            painter.setPen(QPen(QColor(theme.soft_line), 1) if place == self._telling else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(row.adjusted(0.5, 1, -0.5, -1), 5, 5)
        if place == self.selected:
            painter.fillRect(QRectF(0, row.top() + 2, 3, ROW - 4), QColor(theme.accent))
        names, output, parameters, work = (
            QRectF(low, row.top(), high - low, ROW) for low, high in self._columns(int(row.width()))
        )
        quiet = not report.parameters and not fault
        painter.setFont(self._fonts[0])
        painter.setPen(QColor(theme.error if fault else theme.text2 if quiet else theme.text))
        painter.drawText(names, LEFT, part.name)
        call = f"{part.kind}({arguments_text(part)})" if isinstance(part, Layer) else ""
        painter.setFont(self._fonts[1])
        painter.setPen(QColor(theme.text3))
        inner = names.adjusted(78, 0, 0, 0)
        shown = QFontMetricsF(self._fonts[1]).elidedText(call, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, LEFT, shown)
        painter.setPen(QColor(theme.text2))
        shape = "×".join(map(str, report.out_shape)) if report.out_shape is not None else "—"
        painter.drawText(output, LEFT, shape)
        for box, number, largest, colour in (
            (parameters, report.parameters, most[0], theme.accent),
            (work, report.multiply_adds, most[1], theme.curves[0]),
        ):
            self._paint_share(painter, box, number, largest, colour)

    def _paint_share(self, painter: QPainter, box: QRectF, number: int, largest: int, colour: str) -> None:
        painter.setFont(self._fonts[3])
        painter.setPen(QColor(self.theme.text if number else self.theme.text3))
        painter.drawText(box, RIGHT, f"{number:,}" if number else "0")
        if number:
            wide = max(1.0, (box.width() - 92) * number / largest)
            if box.width() > 110:
                painter.fillRect(QRectF(box.left(), box.center().y() - 3, wide, 6), QColor(colour))

    def cell_at(self, point: QPointF) -> int | None:
        """The line at a point of the viewport."""
        place = math.floor((point.y() - HEAD + self.verticalScrollBar().value()) / ROW)
        return place if point.y() >= HEAD and 0 <= place < len(self._rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from layer to layer."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            event.ignore()
        else:
            self.chosen.emit(min(max(self.selected + step, 0), len(self._rows) - 1))
