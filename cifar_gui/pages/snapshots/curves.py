"""The curves of a run, with a line at the moment that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, plain, round_limit
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth, taken_home
from cifar_gui.ui.widgets.theme import Themed

SIDE, ABOVE, BELOW = 48.0, 18.0, 8.0
"""px for the numbers beside the curves, for the words above, and for the moments below."""
COLUMNS = 400
"""Points that a curve is drawn of, at most."""
SMOOTHED = 40
"""The running mean is over a part of so many."""


def binned(losses: Floats, columns: int = COLUMNS) -> tuple[Floats, Floats, Floats, Floats]:
    """(steps, least, greatest, running mean) of the losses, each (n,) with n at most ``columns``; finite ones count."""
    losses = np.where(np.isfinite(losses), losses, np.nan)
    if not len(losses):
        empty = np.zeros(0, np.float32)
        return empty, empty, empty, empty
    width = max(1, len(losses) // SMOOTHED)
    there = np.isfinite(losses).astype(np.float64)
    sums = np.concatenate(([0.0], np.nancumsum(losses.astype(np.float64))))
    counts = np.concatenate(([0.0], np.cumsum(there)))
    ends = np.unique(np.linspace(1, len(losses), min(columns, len(losses))).astype(int))
    starts = np.concatenate(([0], ends[:-1]))
    least = np.array([_of(np.nanmin, losses[a:b]) for a, b in zip(starts, ends, strict=True)])
    greatest = np.array([_of(np.nanmax, losses[a:b]) for a, b in zip(starts, ends, strict=True)])
    before = np.maximum(ends - width, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (sums[ends] - sums[before]) / (counts[ends] - counts[before])
    return ends, least, greatest, mean


def _of(what: object, part: Floats) -> float:
    return float(what(part)) if np.isfinite(part).any() else float("nan")  # type: ignore[operator]  # a function of NumPy


class MomentCurves(Retranslated, Themed, Figure, Fitted, QWidget):
    """Loss at the left scale, accuracy at the right one, over the steps. A click goes to the nearest moment."""

    chosen = Signal(int)
    """The place of a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(80)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._losses: Floats = np.zeros(0, np.float32)
        self._bins = binned(self._losses)
        self._evaluations: tuple[tuple[int, float, float], ...] = ()
        self.steps: tuple[int, ...] = ()
        self.place = 0
        self._still: QPixmap | None = None
        self.retranslate()

    def show_run(self, losses: Floats, evaluations: tuple[tuple[int, float, float], ...], steps: Sequence[int]) -> None:
        """Show the losses (n,) of a run, its evaluations (step, accuracy, loss), and the steps of its moments."""
        if not np.array_equal(losses, self._losses):
            self._losses, self._bins = losses, binned(losses)
        self._evaluations, self.steps = evaluations, tuple(steps)
        self._redraw()

    def clear(self) -> None:
        """Show no run."""
        self.show_run(np.zeros(0, np.float32), (), ())

    def show_place(self, place: int) -> None:
        """Draw the line at a moment."""
        self.place = place
        self.update()

    def numbers(self) -> str:
        """Step and loss, line by line."""
        lines = [f"{step}\t{loss:.6g}" for step, loss in enumerate(self._losses.tolist(), 1)]
        return "\n".join(("\t".join((self.tr("step"), self.tr("loss"))), *lines)) if lines else ""

    def loss_at(self, step: int) -> float:
        """The running mean of the loss there; NaN where there is none."""
        ends, *_, mean = self._bins
        place = int(np.searchsorted(ends, step))
        return float(mean[min(place, len(mean) - 1)]) if len(mean) and step else float("nan")

    def sizeHint(self) -> QSize:
        """As wide as there is."""
        return QSize(400, 118)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loss and accuracy over the steps of the run"))
        self._words = (self.tr("loss"), self.tr("accuracy as it trained"))
        self._redraw()

    def changeEvent(self, event: object) -> None:
        """In another theme all of it has other colours."""
        self._still = None
        super().changeEvent(event)  # type: ignore[arg-type]  # an event, as Qt gives it

    def fit(self, room: QSize) -> None:
        """In another size it is drawn anew."""
        self._redraw()

    def _redraw(self) -> None:
        self._still = None
        self.update()

    # --- geometry ---------------------------------------------------------------------------------------------------

    @property
    def _room(self) -> QRectF:
        return QRectF(SIDE, ABOVE, max(self.width() - 2 * SIDE, 1), max(self.height() - ABOVE - BELOW, 1))

    @property
    def _last(self) -> int:
        return max(len(self._losses), *self.steps, 1) if self.steps else max(len(self._losses), 1)

    @property
    def _most(self) -> float:
        """Where the scale of the losses ends."""
        known = self._bins[3][np.isfinite(self._bins[3])]
        return round_limit(float(known.max()) * 1.02) if len(known) else 1.0

    def x_of(self, step: float) -> float:
        """Where a step is, px."""
        return self._room.left() + self._room.width() * step / self._last

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The curves, drawn once, and the line over them."""
        painter = smooth(self)
        ratio = self.devicePixelRatioF()
        if not self.steps:
            return
        if taken_home(painter, self):
            self._paint_still(painter)
            self._paint_now(painter)
            return
        if self._still is None:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            with QPainter(self._still) as on:
                on.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_still(on)
        painter.drawPixmap(0, 0, self._still)
        self._paint_now(painter)

    def _paint_still(self, painter: QPainter) -> None:
        room, theme, most = self._room, self.theme, self._most
        painter.setFont(figures(12))
        for share in (0.0, 0.5, 1.0):
            y = room.bottom() - share * room.height()
            painter.fillRect(QRectF(room.left(), y, room.width(), 1), QColor(theme.border))
            painter.setPen(QColor(theme.text3))
            painter.drawText(QRectF(0, y - 9, SIDE - 6, 18), RIGHT, plain(share * most))
            painter.drawText(QRectF(room.right() + 6, y - 9, SIDE - 6, 18), LEFT, f"{100 * share:.0f} %")
        loss, accuracy = QColor(theme.curves[0]), QColor(theme.curves[1])
        self._paint_loss(painter, loss)
        points = [QPointF(self.x_of(step), room.bottom() - value * room.height())
                  for step, value, _ in self._evaluations if np.isfinite(value)]  # fmt: skip
        painter.setPen(QPen(accuracy, 1.8))
        painter.drawPolyline(points)
        painter.setPen(QPen(QColor(theme.strong), 1))
        for step in self.steps:
            painter.drawLine(QPointF(self.x_of(step), room.bottom() + 2), QPointF(self.x_of(step), room.bottom() + 6))
        for text, colour, where, left in (
            (self._words[0], loss, LEFT, room.left()), (self._words[1], accuracy, RIGHT, room.left()),
        ):  # fmt: skip
            painter.setPen(QColor(theme.text2))
            box = QRectF(left, 0, room.width(), ABOVE - 3)
            swatch = 14.0
            painter.drawText(box.adjusted(swatch + 4 if where == LEFT else 0, 0, 0, 0), where, text)
            wide = painter.fontMetrics().horizontalAdvance(text)
            at = box.left() if where == LEFT else box.right() - wide - swatch - 4
            painter.fillRect(QRectF(at, box.center().y() - 1, swatch, 2), colour)

    def _paint_loss(self, painter: QPainter, colour: QColor) -> None:
        ends, least, greatest, mean = self._bins
        room, most = self._room, self._most
        xs = [self.x_of(step) for step in ends.tolist()]

        def points(values: Floats) -> list[QPointF]:
            ys = room.bottom() - np.clip(values / most, 0, 1) * room.height()
            return [QPointF(x, y) for x, y in zip(xs, ys.tolist(), strict=True) if np.isfinite(y)]

        faint = QColor(colour)
        faint.setAlphaF(0.3)
        painter.setPen(QPen(faint, 1))
        painter.setBrush(faint)
        painter.drawPolygon(QPolygonF([*points(greatest), *reversed(points(least))]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.8))
        painter.drawPolyline(points(mean))

    def _paint_now(self, painter: QPainter) -> None:
        room, theme = self._room, self.theme
        step = self.steps[min(self.place, len(self.steps) - 1)]
        x = self.x_of(step)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom() + 6))
        painter.setBrush(QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.surface), 1.5))
        value = self.loss_at(step)
        if np.isfinite(value):
            painter.drawEllipse(QPointF(x, room.bottom() - min(value / self._most, 1) * room.height()), 4, 4)

    # --- mouse ------------------------------------------------------------------------------------------------------

    def _go(self, x: float) -> None:
        if self.steps:
            self.chosen.emit(int(np.argmin([abs(self.x_of(step) - x) for step in self.steps])))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the nearest moment."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())
