"""How the receptive field grows from layer to layer, as a table with bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.receptive_field import extents
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.maps.protocol import NetworkMaps
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.theme import Themed, font, mono

ROW, TOP = 28, 30
BAR = 48


class FieldsView(Retranslated, Themed, Figure, QWidget):
    """GUI thread. Painted: a line for each part whose cells see more, or another step, than those before."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows: list[tuple[int, str, tuple[int, int] | None, tuple[int, int]]] = []
        """(part, name, (height, width) of the field or None for all, (down, across) from a cell to the next)."""
        self.selected = -1
        self.good: NetworkMaps | None = None
        self.size_ = (32, 32)
        self.retranslate()

    def show_network(self, good: NetworkMaps) -> None:
        """Show how the fields of a network grow."""
        if good is self.good:
            return
        self.good = good
        self.rows = []
        self.size_ = (good.x.shape[1], good.x.shape[2])
        before: object = ((1, 1), (1, 1))
        for part, (layer, found) in enumerate(zip(good.layers, extents(good.network), strict=True)):
            size = None if found is None else (found[0].size, found[1].size)
            step = (0, 0) if found is None else (found[0].step, found[1].step)
            if (size, step) != before:
                self.rows.append((part, layer.name, size, step))
            before = (size, step)
        self.setFixedHeight(TOP + ROW * max(len(self.rows), 1) + 8)
        self.update()

    def select(self, part: int) -> None:
        """Mark the line of a part: that of the last one in which the field grew."""
        found = [row[0] for row in self.rows if row[0] <= part]
        self.selected = found[-1] if found else -1
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("How the field grows"))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(280, TOP + ROW * max(len(self.rows), 1) + 8)

    def numbers(self) -> str:
        """The rows."""
        head = "\t".join((self.tr("layer"), self.tr("field (pixels)"), self.tr("step (pixels)")))
        return "\n".join((head, *(f"{name}\t{size or ''}\t{step}" for _, name, size, step in self.rows)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head, and the lines."""
        painter = smooth(self)
        painter.setFont(font(14, 600))
        painter.setPen(QColor(self.theme.text))
        painter.drawText(QRectF(0, 0, self.width(), 22), LEFT, self.tr("How the field grows"))
        for place, row in enumerate(self.rows):
            self._paint_row(painter, row, QRectF(0, TOP + place * ROW, self.width(), ROW))

    def _paint_row(
        self, painter: QPainter, row: tuple[int, str, tuple[int, int] | None, tuple[int, int]], box: QRectF
    ) -> None:
        theme, (part, name, size, step) = self.theme, row
        chosen = part == self.selected
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        painter.setFont(mono(12))
        painter.setPen(QColor(theme.accent if chosen else theme.text))
        shown = QFontMetricsF(mono(12)).elidedText(name, Qt.TextElideMode.ElideRight, 84)
        painter.drawText(QRectF(8, box.top(), 88, ROW), LEFT, shown)
        painter.setFont(figures(13, 600))
        painter.setPen(QColor(theme.text))
        text = self.tr("all") if size is None else str(size[0]) if size[0] == size[1] else f"{size[0]}×{size[1]}"
        painter.drawText(QRectF(96, box.top(), 44, ROW), RIGHT, text)
        share = 1.0 if size is None else min(max(size) / (1.25 * max(self.size_)), 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if chosen else theme.soft_line))
        painter.drawRoundedRect(QRectF(150, box.center().y() - 4, max(BAR * share, 4), 8), 4, 4)
        painter.setFont(font(12, 600 if chosen else 400))
        painter.setPen(QColor(theme.accent if chosen else theme.text2))
        room = QRectF(150 + BAR + 8, box.top(), box.width() - 150 - BAR - 16, ROW)
        words = painter.fontMetrics().elidedText(
            self._words(size, step), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, RIGHT, words)

    def _words(self, size: tuple[int, int] | None, step: tuple[int, int]) -> str:
        if size is None:
            return self.tr("whole picture")
        if min(size) > max(self.size_):
            return self.tr("past the picture")
        if max(step) == 1:
            return self.tr("pixel by pixel")
        return self.tr("every {count} pixels").format(count=step[0] if step[0] == step[1] else f"{step[0]}×{step[1]}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the layer of a line."""
        place = int((event.position().y() - TOP) // ROW)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= place < len(self.rows):
            self.chosen.emit(self.rows[place][0])
