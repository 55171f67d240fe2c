"""The parts of a network as a list to choose from: name of the class, arguments in short, parameters."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.network_edits import BLOCK, arguments_text
from cifar_gui.i18n import Retranslated
from cifar_gui.layers.call import arguments
from cifar_gui.layers.window import pair
from cifar_gui.pages.maps.protocol import NetworkMaps
from cifar_gui.spec import Block, Layer
from cifar_gui.ui.widgets.controls import ringed
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.theme import Themed, font, mono

ROW = 27


def short_arguments(part: Layer | Block) -> str:
    """The arguments of a layer in few letters: ``3→32, 5, p2``."""
    if isinstance(part, Block):
        return f"{len(part.layers)} + {len(part.shortcut)}"
    if part.kind in ("Conv2d", "ConvTranspose2d"):
        params = arguments(part)
        size, stride = pair(params.kernel_size), pair(params.stride)
        parts = [f"{params.in_channels}→{params.out_channels}", _sides(size)]
        parts += [f"s{_sides(stride)}"] if stride != (1, 1) else []
        padding = params.padding if isinstance(params.padding, str) else _sides(pair(params.padding))
        return ", ".join([*parts, *([f"p{padding}"] if padding != "0" else [])])
    if part.kind == "Linear":
        return "→".join(map(str, part.args[:2]))
    return arguments_text(part)


def _sides(sides: tuple[int, int]) -> str:
    return str(sides[0]) if sides[0] == sides[1] else f"{sides[0]}×{sides[1]}"


class LayerRows(Retranslated, Themed, Figure, QWidget):
    """GUI thread. Painted; a click chooses a part, as Up and Down do."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selected = -1
        self.good: NetworkMaps | None = None
        self.rows: tuple[tuple[str, str, int], ...] = ()
        """(class, arguments, parameters) of each part."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def show_network(self, good: NetworkMaps) -> None:
        """Show the parts of a network."""
        if good is self.good:
            return
        self.good = good
        self.rows = tuple(
            (part.kind if isinstance(part, Layer) else BLOCK, short_arguments(part), layer.parameters)
            for part, layer in zip(good.network.layers, good.layers, strict=True)
        )
        self.setFixedHeight(max(ROW * len(self.rows), ROW))
        self.update()

    def select(self, row: int) -> None:
        """Mark a part; -1 for none."""
        if row != self.selected:
            self.selected = row
            self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The layers of the network"))

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, max(ROW * len(self.rows), ROW))

    def numbers(self) -> str:
        """The rows."""
        head = (self.tr("layer"), self.tr("arguments"), self.tr("parameters"))
        return "\n".join("\t".join(map(str, row)) for row in (head, *self.rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, class, arguments, parameters."""
        painter = smooth(self)
        for place, row in enumerate(self.rows):
            box = QRectF(0, place * ROW, self.width(), ROW)
            if box.intersects(QRectF(event.rect())):
                self._paint_row(painter, place, row, box)

    def _paint_row(self, painter: QPainter, place: int, row: tuple[str, str, int], box: QRectF) -> None:
        theme, (kind, given, parameters) = self.theme, row
        if place == self.selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
            painter.fillRect(QRectF(0, box.top() + 2, 3, ROW - 4), QColor(theme.accent))
            if ringed(self):
                painter.setPen(QColor(theme.accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 4, 4)
        held = f"{parameters:,}"
        wide = QFontMetricsF(figures(12)).horizontalAdvance(held)
        right = box.right() - 8
        painter.setFont(figures(12))
        painter.setPen(QColor(theme.text if parameters else theme.text3))
        painter.drawText(QRectF(right - wide - 2, box.top(), wide + 2, ROW), RIGHT, held)
        painter.setFont(mono(11))
        painter.setPen(QColor(theme.text3))
        painter.drawText(QRectF(8, box.top(), 20, ROW), LEFT, str(place))
        name = font(13, 600 if place == self.selected else 500)
        metrics = QFontMetricsF(name)
        room = right - wide - 8 - 28
        painter.setFont(name)
        painter.setPen(QColor(theme.text))
        shown = metrics.elidedText(kind, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(28, box.top(), room, ROW), LEFT, shown)
        left = 28 + metrics.horizontalAdvance(shown) + 7
        painter.setFont(figures(12))
        painter.setPen(QColor(theme.text3))
        rest = right - wide - 8 - left
        if rest > 16:
            small = QFontMetricsF(figures(12)).elidedText(given, Qt.TextElideMode.ElideRight, rest)
            painter.drawText(QRectF(left, box.top(), rest, ROW), LEFT, small)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a part."""
        row = int(event.position().y() // ROW)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= row < len(self.rows):
            self.chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from part to part."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not 0 <= self.selected + step < len(self.rows):
            event.ignore()
        else:
            self.chosen.emit(self.selected + step)
