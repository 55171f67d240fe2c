"""A network drawn as blocks: as high as its maps, as thick as their number, with an arc around each residual block."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from cifar_gui.engine.network_edits import BLOCK, Path, Row
from cifar_gui.i18n import Retranslated
from cifar_gui.layers import GROUPS
from cifar_gui.protocol.networks import LayerReport
from cifar_gui.spec import Layer
from cifar_gui.ui.widgets.block_layout import FLOOR, HEIGHT, MARGIN, NARROWEST, TOP, Arc, BlockLayout, Box
from cifar_gui.ui.widgets.controls import ringed
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import shape_text
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import Dimmed, smooth
from cifar_gui.ui.widgets.theme import Themed, mono

FAMILY = {kind.name: place for place, (_, kinds) in enumerate(GROUPS) for kind in kinds}
CONVOLUTION, POOLING, LINEAR, ACTIVATION, NORM, SIZE = range(6)


class BlockDiagram(Retranslated, Themed, Dimmed, Figure, Fitted, QWidget):
    """GUI thread. A click on a block goes to its layer."""

    chosen = Signal(object)
    """The path of the layer that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._reports: tuple[LayerReport | None, ...] = ()
        self._fault: int | None = None
        self._path: Path | None = None
        self._in_shape: tuple[int, ...] = (1, 3, 32, 32)
        self.boxes: list[Box] = []
        self.arcs: list[Arc] = []
        self._wide = 0
        self._floor = FLOOR
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.retranslate()

    def show_network(
        self, rows: Sequence[Row], reports: Sequence[LayerReport | None], fault: int | None, path: Path | None,
        in_shape: tuple[int, ...],
    ) -> None:  # fmt: skip
        """Draw a network; ``in_shape`` is (N, C, H, W)."""
        self.select(path)
        shown = (tuple(rows), tuple(reports), fault, in_shape)
        if shown != (self._rows, self._reports, self._fault, self._in_shape):
            self._rows, self._reports, self._fault, self._in_shape = shown
            self._lay_out()

    def select(self, path: Path | None) -> None:
        """Mark a layer."""
        if path != self._path:
            self._path = path
            self.update()

    def set_taller(self, by: int) -> None:
        """Draw higher than usual by so many px, and all blocks larger."""
        if FLOOR + by != self._floor:
            self._floor = FLOOR + by
            self.setFixedHeight(HEIGHT + by)
            self._lay_out()

    def box(self, path: Path) -> Box | None:
        """The box of a layer; that of its first layer for a block."""
        return next((box for box in self.boxes if box.path[: len(path)] == path), None)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def fit(self, room: QSize) -> None:
        """Spread the blocks over the room there is."""
        if room.width() != self._wide:
            self._wide = room.width()
            self._lay_out()

    def _lay_out(self) -> None:
        layout = BlockLayout(self._rows, self._reports, self._fault, self._in_shape, self.width(), self._floor)
        self.boxes, self.arcs = layout.boxes, layout.arcs
        self.setMinimumWidth(math.ceil(layout.needed * NARROWEST) + 2 * MARGIN)
        self.update()

    # --- painting ---------------------------------------------------------------------------------------------------

    def colour(self, layer: Layer | None) -> str:
        """The colour of a layer's family."""
        theme = self.theme
        if layer is None:
            return theme.strong
        family = FAMILY.get(layer.kind, SIZE)
        return {
            CONVOLUTION: theme.accent, POOLING: theme.curves[0], LINEAR: theme.curves[2],
            ACTIVATION: theme.curves[1], NORM: theme.curves[3], SIZE: theme.text3,
        }[family]  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        """Arcs, blocks, words."""
        painter = smooth(self)
        painter.setOpacity(self.opacity)
        self._paint_arcs(painter)
        for box in self.boxes:
            self._paint_box(painter, box)
        self._paint_words(painter)
        if ringed(self):
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_arcs(self, painter: QPainter) -> None:
        for arc in self.arcs:
            colour = self.theme.error if arc.fault else self.theme.text2
            chosen = self._path is not None and self._path[:1] == arc.path
            painter.setPen(
                QPen(QColor(self.theme.accent if chosen and not arc.fault else colour), 2 if chosen else 1.4)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            way = QPainterPath(QPointF(arc.start, (TOP + self._floor) / 2))
            way.lineTo(arc.start, 18)
            way.quadTo(arc.start, 10, arc.start + 8, 10)
            way.lineTo(arc.end - 8, 10)
            way.quadTo(arc.end, 10, arc.end, 18)
            way.lineTo(arc.end, (TOP + self._floor) / 2)
            painter.drawPath(way)
            painter.setBrush(QColor(self.theme.stage))
            middle = QPointF(arc.end, (TOP + self._floor) / 2)
            painter.drawEllipse(middle, 6, 6)
            painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))
            painter.drawLine(middle - QPointF(0, 3), middle + QPointF(0, 3))
            if arc.layers:
                chip = QRectF((arc.start + arc.end) / 2 - 16, 4, 32, 12)
                painter.setBrush(QColor(self.theme.soft))
                painter.drawRoundedRect(chip, 4, 4)

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        theme, front, depth = self.theme, box.front, box.depth
        ink = QColor(theme.error if box.fault else self.colour(box.layer))
        chosen = box.path == self._path and box.row >= 0
        pen = QPen(ink, 2 if chosen or box.fault else 1)
        if box.shape is None:
            pen = QPen(
                ink if box.fault else QColor(theme.strong), 2 if box.fault or chosen else 1, Qt.PenStyle.DashLine
            )
        painter.setPen(pen)
        for share, face in self._faces(front, depth):
            painter.setBrush(mixed(theme.stage, ink, 0.0 if box.shape is None else share * (1.6 if chosen else 1.0)))
            painter.drawPolygon(face)

    @staticmethod
    def _faces(front: QRectF, depth: float) -> Iterator[tuple[float, QPolygonF]]:
        """Shades and outlines of the top, the side and the front."""
        back = QPointF(0.7 * depth, -depth)
        left, right = front.topLeft(), front.topRight()
        yield 0.14, QPolygonF([left, left + back, right + back, right])
        yield 0.42, QPolygonF([right, right + back, front.bottomRight() + back, front.bottomRight()])
        yield 0.26, QPolygonF([left, right, front.bottomRight(), front.bottomLeft()])

    def _paint_words(self, painter: QPainter) -> None:
        """Shapes under the blocks that change them."""
        painter.setFont(mono(11))
        theme = self.theme
        for box, left, text in self._words():
            colour = theme.error if box.fault else theme.accent if self._is_chosen(box) else theme.text3
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(left, self._floor + 16), text)
        self._paint_name(painter)

    def _is_chosen(self, box: Box) -> bool:
        return box.path == self._path and box.row >= 0

    def _words(self) -> Iterator[tuple[Box, float, str]]:
        """The shapes that have room, and where: that of the chosen block and of a fault first, then from the left."""
        metrics = QFontMetricsF(mono(11))
        taken: list[tuple[float, float]] = []
        for box in sorted(self.boxes, key=lambda box: not (self._is_chosen(box) or box.fault)):
            first = self._is_chosen(box) or box.fault
            if (box.thin and not first) or (box.shape is None and not box.fault):
                continue
            text = "×".join(map(str, box.shape[1:] if len(box.shape) > 1 else box.shape)) if box.shape else "?"
            wide = metrics.horizontalAdvance(text)
            left = max(2.0, min(box.front.center().x() - wide / 2, self.width() - wide - 2))
            if all(left + wide + 4 <= low or high + 4 <= left for low, high in taken):
                taken.append((left, left + wide))
                yield box, left, text

    def _paint_name(self, painter: QPainter) -> None:
        box = self.box(self._path) if self._path is not None else None
        if box is None:
            return
        row = self._rows[box.row]
        text = f"{row.part.name} · {row.part.kind if isinstance(row.part, Layer) else BLOCK}"
        wide = QFontMetricsF(mono(11)).horizontalAdvance(text)
        left = min(max(box.front.center().x() - wide / 2, 4), max(self.width() - wide - 4, 4))
        painter.setPen(QColor(self.theme.error if box.fault else self.theme.text))
        painter.drawText(QPointF(left, self._floor + 33), text)

    # --- mouse and keys ---------------------------------------------------------------------------------------------

    def _at(self, where: QPointF) -> Box | None:
        close = [box for box in self.boxes if box.outline.adjusted(-4, -6, 4, 26).contains(where)]
        return min(close, key=lambda box: abs(box.front.center().x() - where.x()), default=None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the block under the mouse."""
        box = self._at(event.position())
        if box is not None and box.row >= 0:
            self.chosen.emit(box.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from block to block."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        paths = [box.path for box in self.boxes if box.row >= 0]
        if step is None or not paths:
            super().keyPressEvent(event)
            return
        here = paths.index(self._path) if self._path in paths else -1
        self.chosen.emit(paths[min(max(here + step, 0), len(paths) - 1)])

    def event(self, event: QEvent) -> bool:
        """Name and shape in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            box = self._at(QPointF(event.pos()))
            text = ""
            if box is not None:
                part = self._rows[box.row].part if box.row >= 0 else None
                name = self.tr("input") if part is None else part.name
                kind = "" if not isinstance(part, Layer) else f" · {part.kind}"
                text = f"{name}{kind}\n{shape_text(box.shape)}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.height())

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The network as blocks"))
        self.setToolTip("")


def mixed(ground: str, ink: QColor, share: float) -> QColor:
    """``share`` of the ink on the ground, opaque: what lies behind a block is hidden by it."""
    below = QColor(ground)
    parts = ((below.red(), ink.red()), (below.green(), ink.green()), (below.blue(), ink.blue()))
    return QColor(*(round(low + (high - low) * share) for low, high in parts))


class DiagramArea(QScrollArea):
    """The drawing, to be scrolled sideways when the network is long."""

    def __init__(self) -> None:
        super().__init__()
        self.diagram = BlockDiagram()
        self.setWidget(self.diagram)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(HEIGHT + 12)

    def reveal(self, path: Path) -> None:
        """Scroll to a layer."""
        box = self.diagram.box(path)
        if box is not None:
            self.ensureVisible(round(box.front.center().x()), 0, 60, 0)
