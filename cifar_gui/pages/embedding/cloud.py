"""The cloud: pictures as points, that can be pointed at, drawn around, moved, and looked at more closely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.data import CLASSES, Images
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.embedding.plane import Plane, Window, within
from cifar_gui.pages.embedding.protocol import Embedded
from cifar_gui.pages.embedding.scene import Scene
from cifar_gui.pages.embedding.state import LASSO, MOVE, Point
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import probability
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import Dimmed, taken_home
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pixels import image, picture_pixels
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed

SHARP = 2.0
"""Pixels of a dot's picture for each of the screen, at least, where it is taken home."""
NEAR = 14.0
"""px: how far the mouse may be from the picture that is under it."""
LARGEST, STEP = 64.0, 1.25
"""How close one can look, and by how much a step of the wheel goes."""
LEAST_STEP, MOST_CORNERS = 4.0, 300
"""px between two corners of a line that is drawn, and so many at most."""


class Cloud(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """GUI thread. Points at the row of a picture. Dots lie in a picture of their own, kept while only marks change."""

    drawn = Signal(object)
    """The corners of a line that was drawn around pictures, in the plane; () where it was only a click."""
    moved = Signal(object)
    """A ``Window``: another part of the plane is to be seen; None for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool: str = LASSO
        self.good: Embedded | None = None
        self.scene: Scene | None = None
        self.chosen: int | None = None
        """The row that is framed."""
        self._plane = Plane((0.0, 0.0), 1.0, (1.0, 1.0))
        self._window: Window | None = None
        self._lasso: tuple[Point, ...] = ()
        self._line: list[QPointF] = []
        """px, while it is drawn."""
        self._held: QPointF | None = None
        """Where the cloud is held by the mouse."""
        self._pressed = QPointF()
        self._still: QPixmap | None = None
        self._still_of: object = None
        self.setMinimumSize(300, 240)
        self.hovered.connect(self.viewport().update)
        self.retranslate()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_result(self, good: Embedded, images: Images | None, by_answer: bool, thumbnails: bool) -> None:
        """Show a result.

        Args:
            good: the result.
            images: uint8 (n, 3, 32, 32), its pictures; None where their file is gone.
            by_answer: whether a picture has the colour of its answer; else that of its true class.
            thumbnails: whether pictures stand in the place of dots.
        """
        count, verdicts = len(good.indices), good.verdicts
        pixels = None if images is None else picture_pixels(images)
        every = np.ones(count, np.bool_)
        labels = verdicts.answers if by_answer else verdicts.labels
        self.good = good
        self.scene = Scene(
            verdicts, labels, np.zeros((count, 2)), every, every, pixels, thumbnails, 1.0, self.theme,
        )  # fmt: skip

    def show_view(self, window: Window | None, hidden: Sequence[int], lasso: Sequence[Point]) -> None:
        """What of the plane is seen, without which classes, and what line is drawn in it."""
        self._window, self._lasso = window, tuple(lasso)
        if self.scene is not None and self.good is not None:
            kept = np.ones(len(CLASSES), np.bool_)
            kept[list(hidden)] = False
            seen = kept[self.scene.labels]
            grouped = within(self.good.points, self._lasso) & seen if self._lasso else np.ones(len(seen), np.bool_)
            self.scene = replace(self.scene, seen=seen, grouped=grouped)
        self.refit()

    def select(self, row: int | None) -> None:
        """Frame a picture."""
        self.chosen = row
        self.setAccessibleDescription("" if row is None else self.told(row))
        self.viewport().update()

    def told(self, row: int) -> str:
        """A picture in words."""
        assert self.good is not None
        verdicts = self.good.verdicts
        text = self.tr("picture {index}: {true}, answered {answer} with {sure}")
        return text.format(
            index=int(self.good.indices[row]), true=class_name(int(verdicts.labels[row])),
            answer=class_name(int(verdicts.answers[row])), sure=probability(float(verdicts.confidences[row])),
        )  # fmt: skip

    def numbers(self) -> str:
        """As a spreadsheet takes it: picture, true class, answer, and the two coordinates."""
        good = self.good
        if good is None:
            return ""
        names = [class_name(place) for place in range(len(CLASSES))]
        rows = zip(good.indices, good.verdicts.labels, good.verdicts.answers, *good.points.T, strict=True)
        head = "\t".join((self.tr("picture"), self.tr("true class"), self.tr("answer"), "x", "y"))
        lines = [f"{at}\t{names[true]}\t{names[answer]}\t{x:.6g}\t{y:.6g}" for at, true, answer, x, y in rows]
        return "\n".join((head, *lines))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The cloud of pictures: near means alike for the network"))
        self._still = None
        self.viewport().update()

    # --- geometry ---------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """A cloud in which something can be told apart."""
        return QSize(300, 240)

    def fit(self, room: QSize) -> None:
        """The plane in the room."""
        if self.good is not None and self.scene is not None:
            self._plane = Plane.of(self.good.points, (float(room.width()), float(room.height())), self._window)
            self.scene = replace(self.scene, spots=self._plane.at(self.good.points), times=self._times)
        self._still = None
        self.viewport().update()

    def cell_at(self, position: QPointF) -> int | None:
        """The row of the picture that is nearest, if it is near enough."""
        scene = self.scene
        if scene is None or self._line or self._held is not None or not scene.seen.any():
            return None
        gaps = scene.spots - np.array([position.x(), position.y()])
        far = np.where(scene.seen, np.einsum("ij,ij->i", gaps, gaps), np.inf)
        row = int(far.argmin())
        return row if far[row] <= NEAR**2 else None

    @property
    def _times(self) -> float:
        return 1.0 if self._window is None else self._window[2]

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """So many times closer, about a point of the viewport; None for its middle."""
        at = QRectF(self.viewport().rect()).center() if at is None else at
        times = min(max(self._times * factor, 1.0), LARGEST)
        (x, y), (u, v), change = self._plane.middle, self._plane.back(at.x(), at.y()), self._times / times
        if times == 1.0:
            self.moved.emit(None)
        else:
            self._go(u + (x - u) * change, v + (y - v) * change, times)

    def _go(self, x: float, y: float, times: float) -> None:
        """Look at a part of the plane; its middle stays within the cloud."""
        if self.good is not None:
            low, high = self.good.points.min(axis=0), self.good.points.max(axis=0)
            self.moved.emit((*(float(part) for part in np.clip([x, y], low, high)), times))

    # --- mouse ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw a line, or take hold of the cloud: with the tool for it, Shift or another button."""
        moves = self.tool == MOVE or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._pressed = event.position()
        if event.button() == Qt.MouseButton.LeftButton and not moves:
            self._line = [event.position()]
        else:
            self._held = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move, or point."""
        if self._line:
            gap = event.position() - self._line[-1]
            if gap.manhattanLength() >= LEAST_STEP and len(self._line) < MOST_CORNERS:
                self._line.append(event.position())
                self.viewport().update()
        elif self._held is not None:
            gap = event.position() - self._held
            self._held = event.position()
            x, y = self._plane.middle
            self._go(x - gap.x() / self._plane.scale, y + gap.y() / self._plane.scale, self._times)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The line is closed; what was no more than a click chooses the picture, or takes the line away."""
        line, self._line, self._held = self._line, [], None
        self.viewport().unsetCursor()
        if len(line) >= 3:
            self.drawn.emit(tuple(self._plane.back(point.x(), point.y()) for point in line))
        elif (event.position() - self._pressed).manhattanLength() < LEAST_STEP:
            row = self.cell_at(event.position())
            if row is not None and event.button() == Qt.MouseButton.LeftButton:
                self.clicked.emit(row)
            elif line:
                self.drawn.emit(())
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All of the plane."""
        if self.cell_at(event.position()) is None:
            self.moved.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer or farther, about what is under the mouse."""
        self.zoom(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cloud, the line, the frames, and a card of what is under the mouse."""
        with QPainter(self.viewport()) as painter:
            painter.setOpacity(self.opacity)
            if self.scene is not None:
                if taken_home(painter, self):
                    fine = painter.paintEngine().paintDevice().devicePixelRatioF()
                    self._paint_dots(painter, self.scene, max(fine, SHARP))
                else:
                    painter.drawPixmap(0, 0, self._dots(self.scene))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_line(painter)
                for row, strong in ((self._over, False), (self.chosen, True)):
                    if row is not None and row < len(self.scene.seen):
                        self.scene.paint_frame(painter, row, strong)
                if self._over is not None and self._over < len(self.scene.seen):
                    self.scene.paint_card(painter, self._over, QRectF(self.viewport().rect()))
            self.paint_ring(painter, self.theme)

    def _dots(self, scene: Scene) -> QPixmap:
        """The cloud without marks."""
        room, ratio = self.viewport().size(), self.devicePixelRatioF()
        drawn = (room, ratio, self.theme)
        if self._still is None or self._still_of != drawn:
            self._still, self._still_of = QPixmap(room * ratio), drawn
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            with QPainter(self._still) as painter:
                self._paint_dots(painter, scene, ratio)
        return self._still

    def _paint_dots(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        scene, room = replace(scene, theme=self.theme), self.viewport().size()
        pixels = scene.raster((round(room.height() * ratio), round(room.width() * ratio)), ratio)
        painter.drawImage(QRectF(self.viewport().rect()), image(pixels))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.paint_names(painter)

    def _paint_line(self, painter: QPainter) -> None:
        corners = self._plane.at(np.array(self._lasso, np.float32).reshape(-1, 2))
        line = self._line or [QPointF(*corner) for corner in corners]
        if len(line) >= 2:
            fill = QColor(self.theme.accent)
            fill.setAlphaF(0.08)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(self.theme.accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolygon(QPolygonF([QPoint(round(point.x()), round(point.y())) for point in line]))
