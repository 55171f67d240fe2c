"""A pad to draw a picture of 32 x 32 on, from nothing or on top of one that is there."""

from __future__ import annotations

import numpy as np
from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSlider, QToolButton, QWidget

from cifar_gui.engine.data import Images
from cifar_gui.ui.widgets.controls import IconButton, label
from cifar_gui.ui.widgets.layouts import in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed
from cifar_gui.ui.window.crop_dialog import PictureDialog

SIDE, SCALE = 32, 12
"""Cells of the picture, and screen pixels of one."""
FINE = 4
"""Strokes are drawn in cells of a quarter and then averaged: their edges are soft, as a photograph's."""
COLOURS = ("#000000", "#7A7A7A", "#FFFFFF", "#D62828", "#F77F00", "#FCBF49", "#3A7D44", "#2274C9", "#8E5A2B", "#F4B6C2")
DEEPEST = 50
"""Strokes that can be taken back."""


class Pad(Themed, QWidget):
    """The paper: the mouse draws; arrow keys move a cursor, and Space puts a dot."""

    changed = Signal()

    def __init__(self, start: Images | None) -> None:
        super().__init__()
        self.colour, self.width_of_brush = QColor(COLOURS[0]), 2.0
        self.sheet = QImage(SIDE * FINE, SIDE * FINE, QImage.Format.Format_RGB888)
        self.sheet.fill(QColor("white"))
        if start is not None:
            self.put(start)
        self._before: list[QImage] = []
        self._last: QPointF | None = None
        self._cursor: QPointF | None = None
        self.setFixedSize(SIDE * SCALE, SIDE * SCALE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def put(self, picture: Images) -> None:
        """Lay a picture, uint8 (3, 32, 32), on the sheet."""
        large = np.ascontiguousarray(picture.transpose(1, 2, 0).repeat(FINE, 0).repeat(FINE, 1))
        self.sheet = QImage(large.data, SIDE * FINE, SIDE * FINE, 3 * SIDE * FINE, QImage.Format.Format_RGB888).copy()
        self.update()

    @property
    def picture(self) -> Images:
        """uint8 (3, 32, 32): each cell the mean of its fine ones."""
        sheet, side = self.sheet, SIDE * FINE
        rows = np.frombuffer(sheet.constBits(), np.uint8).reshape(side, sheet.bytesPerLine())[:, : 3 * side]
        small = Image.fromarray(rows.reshape(side, side, 3)).resize((SIDE, SIDE), Image.Resampling.BOX)
        return np.ascontiguousarray(np.asarray(small).transpose(2, 0, 1))

    def stroke(self, *points: QPointF) -> None:
        """Draw a line through points in cells; one point is a dot."""
        painter = smooth(self.sheet)
        painter.setPen(
            QPen(self.colour, self.width_of_brush * FINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                 Qt.PenJoinStyle.RoundJoin)
        )  # fmt: skip
        fine = [point * FINE for point in points]
        if len(fine) == 1:
            painter.drawPoint(fine[0])
        else:
            painter.drawPolyline(fine)
        painter.end()
        self.update()
        self.changed.emit()

    def remember(self) -> None:
        """What follows can be taken back."""
        self._before = [*self._before[-DEEPEST + 1 :], self.sheet.copy()]

    def take_back(self) -> None:
        """Undo the last stroke."""
        if self._before:
            self.sheet = self._before.pop()
            self.update()
            self.changed.emit()

    def fill(self) -> None:
        """The whole sheet in the colour that is chosen."""
        self.remember()
        self.sheet.fill(self.colour)
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self.sheet)
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._cursor is not None and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at, reach = self._cursor * SCALE, max(self.width_of_brush * SCALE / 2, 3)
            for colour, width in (("white", 3), (self.theme.accent, 1.5)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawEllipse(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.remember()
        self._last, self._cursor = event.position() / SCALE, None
        self.stroke(self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            at = event.position() / SCALE
            self.stroke(self._last, at)
            self._last = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, with Shift they draw; Space puts a dot."""
        moves = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        here = self._cursor or QPointF(SIDE / 2, SIDE / 2)
        if (move := moves.get(Qt.Key(event.key()))) is not None:
            to = QPointF(min(max(here.x() + move[0], 0), SIDE), min(max(here.y() + move[1], 0), SIDE))
            self._cursor = to
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.remember()
                self.stroke(here, to)
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._cursor = here
            self.remember()
            self.stroke(here)
        else:
            super().keyPressEvent(event)


class DrawDialog(Themed, PictureDialog):
    """A drawing of one's own."""

    def __init__(self, parent: QWidget, start: Images, label_of: int) -> None:
        super().__init__(parent, label_of)
        self._start = start
        self.pad = Pad(None)
        self.pad.changed.connect(self.refresh)
        self.swatches = QButtonGroup(self)
        colours = in_row(spacing=4)
        for place in range(len(COLOURS)):
            swatch = QToolButton()
            swatch.setCheckable(True)
            swatch.setFixedSize(28, 28)
            self.swatches.addButton(swatch, place)
            colours.addWidget(swatch)
        self.swatches.button(0).setChecked(True)
        self.swatches.idClicked.connect(self._choose)
        colours.addStretch()
        self._brush_name = label()
        self.brush = QSlider(Qt.Orientation.Horizontal)
        self.brush.setRange(1, 16)
        self.brush.setValue(4)
        self.brush.valueChanged.connect(self._resize)
        self.undo_button = IconButton("undo")
        self.undo_button.clicked.connect(self.pad.take_back)
        self.fill_button, self.start_button = QPushButton(), QPushButton()
        self.fill_button.clicked.connect(self.pad.fill)
        self.start_button.clicked.connect(self._from_start)
        tools = in_row(self._brush_name, self.brush, self.undo_button, self.fill_button, self.start_button, spacing=8)
        self.left.addWidget(self.pad)
        self.left.addLayout(colours)
        self.left.addLayout(tools)
        self.retint()
        self.retranslate()
        self.refresh()

    def retint(self) -> None:
        for swatch, colour in zip(self.swatches.buttons(), COLOURS, strict=True):
            swatch.setStyleSheet(
                f"QToolButton {{ background: {colour}; border: 1px solid {self.theme.strong}; border-radius: 4px; }}"
                f"QToolButton:checked, QToolButton:focus {{ border: 3px solid {self.theme.accent}; }}"
            )

    @property
    def picture(self) -> Images:
        """uint8 (3, 32, 32)."""
        return self.pad.picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z takes the last stroke back."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.pad.take_back()
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        self.pad.colour = QColor(COLOURS[place])

    def _resize(self, halves: int) -> None:
        self.pad.width_of_brush = halves / 2

    def _from_start(self) -> None:
        self.pad.remember()
        self.pad.put(self._start)
        self.refresh()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Draw a picture"))
        self._head.setText(self.tr("Draw a picture"))
        self._hint.setText(self.tr("With the mouse, or with the arrow keys: Space puts a dot, Shift draws a line."))
        self._brush_name.setText(self.tr("brush"))
        self.brush.setAccessibleName(self.tr("Width of the brush"))
        self.undo_button.describe(self.tr("Take the last stroke back (Ctrl+Z)"))
        self.fill_button.setText(self.tr("Fill"))
        self.fill_button.setToolTip(self.tr("The whole sheet in this colour"))
        self.start_button.setText(self.tr("From the page"))
        self.start_button.setToolTip(self.tr("Draw on the picture that the page shows"))
        self.pad.setAccessibleName(self.tr("Drawing of 32 × 32"))
        names = (
            self.tr("black"), self.tr("grey"), self.tr("white"), self.tr("red"), self.tr("orange"), self.tr("yellow"),
            self.tr("green"), self.tr("blue"), self.tr("brown"), self.tr("pink"),
        )  # fmt: skip
        for place, name in enumerate(names):
            self.swatches.button(place).setToolTip(name)
            self.swatches.button(place).setAccessibleName(name)
