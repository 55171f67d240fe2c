"""A call drawn as it nests: a frame for every function that is entered, its lines inside, the value at each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, Dimmed, smooth
from cifar_gui.ui.widgets.theme import Themed, font, mono

LOW, HIGH = 20, 56
"""A line's height at least and at most, px."""
INSET, FOOT, MARGIN = 14, 6, 12
"""How far a frame stands within the one around it, what it leaves under its last line, and before a text, px."""


@dataclass(frozen=True)
class Line:
    """One line as it is written."""

    code: str
    remark: str
    value: str
    depth: int
    """How many frames it stands in."""
    opens: bool = False
    """Whether it is the head of a frame, in which the deeper lines after it stand."""
    step: int | None = None
    """The step of the call; None for what this call does without."""


class CallFrames(Themed, Dimmed, QWidget):
    """GUI thread. Painted: the current step in the accent, the frames around it outlined, what comes in grey."""

    chosen = Signal(int)
    """The step that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self._current = 0
        self._over: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show another call."""
        self.lines = tuple(lines)
        self.setMinimumHeight(LOW * len(lines) + self._feet() + 2)
        self.setAccessibleDescription("; ".join(f"{line.code} {line.value}" for line in lines))
        self.update()

    def set_current(self, step: int) -> None:
        """The step that is explained."""
        self._current = step
        self.update()

    def sizeHint(self) -> QSize:
        """With lines of a comfortable height."""
        return QSize(360, 34 * max(1, len(self.lines)) + self._feet() + 2)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _feet(self) -> int:
        return FOOT * sum(line.opens for line in self.lines)

    @property
    def pitch(self) -> float:
        """The height of a line in the present room, px."""
        room = (self.height() - self._feet() - 2) / max(1, len(self.lines))
        return min(max(room, LOW), HIGH)

    def boxes(self) -> list[tuple[QRectF, QRectF | None]]:
        """Of every line where it is written, and of a head also its whole frame."""
        pitch, top = self.pitch, 1.0
        heads: list[int] = []
        lines: list[QRectF] = []
        frames: dict[int, QRectF] = {}
        for place, line in enumerate((*self.lines, None)):
            while heads and (line is None or self.lines[heads[-1]].depth >= line.depth):
                head = heads.pop()
                top += FOOT
                frames[head] = QRectF(lines[head].topLeft(), lines[head].bottomRight())
                frames[head].setBottom(top - 1)
            if line is not None:
                inset = INSET * line.depth
                lines.append(QRectF(inset + 0.5, top + 0.5, self.width() - 2 * inset - 1, pitch - 1))
                top += pitch
                if line.opens:
                    heads.append(place)
        return [(box, frames.get(place)) for place, box in enumerate(lines)]

    def row_rect(self, step: int) -> QRectF:
        """Where a step is written."""
        return next(box for (box, _), line in zip(self.boxes(), self.lines, strict=True) if line.step == step)

    def _step_at(self, y: float) -> int | None:
        for (box, _), line in zip(self.boxes(), self.lines, strict=True):
            if box.top() <= y < box.bottom() + 1:
                return line.step
        return None

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setOpacity(self.opacity)
        boxes = self.boxes()
        now = next((box.center().y() for (box, _), line in zip(boxes, self.lines, strict=True)
                    if line.step == self._current), -1.0)  # fmt: skip
        for _, frame in boxes:
            if frame is not None:
                self._paint_frame(painter, frame, frame.top() <= now <= frame.bottom())
        for (box, _), line in zip(boxes, self.lines, strict=True):
            self._paint_line(painter, box, line)

    def _paint_frame(self, painter: QPainter, frame: QRectF, entered: bool) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.accent if entered else theme.strong), 1.5 if entered else 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(frame, 8, 8)

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line) -> None:
        theme, current = self.theme, line.step == self._current
        if current or (line.step is not None and line.step == self._over):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft if current else theme.hover))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -2), 6, 6)
        if line.step is None:
            painter.setPen(QPen(QColor(theme.strong), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            air = 4 if box.height() > 28 else 1
            painter.drawRoundedRect(box.adjusted(INSET - 4, air, 4 - INSET, -air), 6, 6)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(box.left() + 3, box.top() + 6, 3, box.height() - 11), 1.5, 1.5)
        self._paint_texts(painter, box.adjusted(MARGIN + 4, 0, -MARGIN - 4, 0), line)

    def _paint_texts(self, painter: QPainter, box: QRectF, line: Line) -> None:
        theme, current = self.theme, line.step == self._current
        quiet = line.step is None or line.step > self._current
        px = 13 if box.height() < 36 else 14 if box.height() < 46 else 16
        strong = 600 if current or line.opens else 400
        painter.setFont(figures(px + 2, 600))
        painter.setPen(QColor(theme.accent if current else theme.text3 if quiet else theme.text))
        value = painter.fontMetrics().elidedText(line.value, Qt.TextElideMode.ElideRight, int(box.width() * 0.4))
        painter.drawText(box, RIGHT, value)
        room = box.right() - painter.fontMetrics().horizontalAdvance(value) - 12
        left = box.left()
        for text, face, ink in (
            (line.code, mono(px, strong), theme.text3 if quiet else theme.text),
            (line.remark, font(max(12, px - 1)), theme.text3),
        ):
            if room - left < 30:
                break
            painter.setFont(face)
            painter.setPen(QColor(ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room - left))
            painter.drawText(QRectF(left, box.top(), room - left, box.height()), LEFT, shown)
            left += painter.fontMetrics().horizontalAdvance(shown) + 14

    # --- mouse ------------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._step_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position().y())
        if step is not None:
            self.chosen.emit(step)

    def _hover(self, step: int | None) -> None:
        if step != self._over:
            self._over = step
            self.update()
