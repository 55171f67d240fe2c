"""From a picture of any size to 32 x 32: the square that is taken, and what becomes of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QDialog, QPushButton, QSlider, QWidget

from cifar_gui.engine import own_pictures
from cifar_gui.engine.data import CLASSES, Images
from cifar_gui.engine.own_pictures import Pixels
from cifar_gui.engine.pictures import middle
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.controls import Dropdown, label, ringed
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.theme import Themed

VIEW, RESULT = 380, 208
"""Sides of the picture's place and of the result, px."""
LEAST = 8
"""Pixels of the smallest square that can be taken."""
STEP = 0.02
"""Of a key, in sides of the picture."""


class CropView(Themed, QWidget):
    """The picture with a square on it: drag it, turn the wheel or press + and − to resize it, or use the arrow keys."""

    changed = Signal()

    def __init__(self, pixels: Pixels) -> None:
        super().__init__()
        self.pixels = np.ascontiguousarray(pixels)
        height, width = self.pixels.shape[:2]
        self._image = QImage(self.pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self.square = middle(self.pixels.shape[1], self.pixels.shape[0])
        """(left, top, side) in pixels of the picture."""
        self._grip: QPointF | None = None
        self.setFixedSize(VIEW, VIEW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    @property
    def largest(self) -> float:
        """The side of the largest square, px of the picture."""
        return float(min(self.pixels.shape[:2]))

    def move_to(self, left: float, top: float, side: float | None = None) -> None:
        """Take another square; it stays inside the picture."""
        height, width = self.pixels.shape[:2]
        side = min(max(self.square[2] if side is None else side, min(LEAST, self.largest)), self.largest)
        square = (min(max(left, 0.0), width - side), min(max(top, 0.0), height - side), side)
        if square != self.square:
            self.square = square
            self.update()
            self.changed.emit()

    def resize_to(self, side: float) -> None:
        """Make the square larger or smaller about its middle."""
        left, top, old = self.square
        side = min(max(side, min(LEAST, self.largest)), self.largest)
        self.move_to(left + (old - side) / 2, top + (old - side) / 2, side)

    @property
    def scale(self) -> float:
        """Screen pixels for a pixel of the picture."""
        return VIEW / max(self.pixels.shape[:2])

    @property
    def place(self) -> QRectF:
        """Where the picture is drawn."""
        height, width = (side * self.scale for side in self.pixels.shape[:2])
        return QRectF((VIEW - width) / 2, (VIEW - height) / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place, (left, top, side) = self.place, self.square
        painter.fillRect(self.rect(), QColor(self.theme.sunken))
        painter.drawImage(place, self._image)
        taken = QRectF(
            place.left() + left * self.scale, place.top() + top * self.scale, side * self.scale, side * self.scale
        )
        shade = QColor(0, 0, 0, 130)
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), taken.top() - place.top()), shade)
        painter.fillRect(QRectF(place.left(), taken.bottom(), place.width(), place.bottom() - taken.bottom()), shade)
        painter.fillRect(QRectF(place.left(), taken.top(), taken.left() - place.left(), taken.height()), shade)
        painter.fillRect(QRectF(taken.right(), taken.top(), place.right() - taken.right(), taken.height()), shade)
        painter.setPen(QPen(QColor("white"), 3))
        painter.drawRect(taken)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.drawRect(taken)
        if ringed(self):
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the square; a press outside of it brings its middle there."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = (event.position() - self.place.topLeft()) / self.scale
        left, top, side = self.square
        if not QRectF(left, top, side, side).contains(at):
            self.move_to(at.x() - side / 2, at.y() - side / 2)
        self._grip = at - QPointF(self.square[0], self.square[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the square."""
        if self._grip is not None:
            at = (event.position() - self.place.topLeft()) / self.scale - self._grip
            self.move_to(at.x(), at.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Resize."""
        self.resize_to(self.square[2] * 1.05 ** (-event.angleDelta().y() / 120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the square, + and − resize it."""
        step, (left, top, side) = STEP * self.largest, self.square
        moves = {
            Qt.Key.Key_Left: (-step, 0.0), Qt.Key.Key_Right: (step, 0.0), Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }  # fmt: skip
        if (move := moves.get(Qt.Key(event.key()))) is not None:
            self.move_to(left + move[0], top + move[1])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.resize_to(side * (1 / 1.05 if event.key() == Qt.Key.Key_Minus else 1.05))
        else:
            super().keyPressEvent(event)


class PictureDialog(Retranslated, QDialog):
    """Something at the left, what becomes of it in 32 x 32 at the right, and the class that it is given."""

    def __init__(self, parent: QWidget, label_of: int) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.left = in_column(spacing=8)
        self.outcome = Mosaic(gap=0, smallest=RESULT - 2)
        self.outcome.setFixedSize(RESULT, RESULT)
        self._head, self._result_head = label("title"), label("emphasis")
        self._hint, self._class_name, self._class_hint = label("caption"), label(), label("caption")
        self.classes = Dropdown()
        self.classes.addItems(CLASSES)
        self.classes.setCurrentIndex(label_of)
        self.done_button, self._cancel = QPushButton(), QPushButton()
        self.done_button.setProperty("role", "primary")
        self.done_button.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        for text in (self._hint, self._class_hint):
            text.setWordWrap(True)
        right = in_column(
            self._result_head, self.outcome, self._class_name, self.classes, self._class_hint, STRETCH, spacing=8
        )
        both = in_row(self.left, right, spacing=24)
        buttons = in_row(STRETCH, self._cancel, self.done_button)
        in_column(self._head, self._hint, both, buttons, on=self, margins=(24, 20, 24, 20), spacing=12)

    @property
    def picture(self) -> Images:
        """uint8 (3, 32, 32)."""
        raise NotImplementedError

    @property
    def label(self) -> int:
        """The class that it is given."""
        return self.classes.currentIndex()

    def refresh(self) -> None:
        """Show the result."""
        self.outcome.set_pictures(self.picture[None])

    def retranslate(self) -> None:
        self._result_head.setText(self.tr("What the network will see: 32 × 32"))
        self._class_name.setText(self.tr("Class"))
        self._class_hint.setText(self.tr("A loss needs to know the right answer; choose the nearest."))
        for place in range(len(CLASSES)):
            self.classes.setItemText(place, class_name(place))
        self.classes.setAccessibleName(self.tr("Class"))
        self.done_button.setText(self.tr("Use this picture"))
        self._cancel.setText(self.tr("Cancel"))


class CropDialog(PictureDialog):
    """Which square of a picture is taken."""

    def __init__(self, parent: QWidget, pixels: Pixels, name: str, label_of: int) -> None:
        super().__init__(parent, label_of)
        self._name = name
        self.view = CropView(pixels)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(min(LEAST, self.view.largest)), round(self.view.largest))
        self.slider.setValue(round(self.view.square[2]))
        self.slider.valueChanged.connect(lambda side: self.view.resize_to(float(side)))
        self._size = label("mono-caption")
        self.left.addWidget(self.view)
        self.left.addWidget(self.slider)
        self.left.addWidget(self._size)
        self.left.addStretch()
        self.view.changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    @property
    def picture(self) -> Images:
        """uint8 (3, 32, 32): the square, each new cell the mean of what it covers."""
        return own_pictures.crop(self.view.pixels, *self.view.square)

    def refresh(self) -> None:
        super().refresh()
        height, width = self.view.pixels.shape[:2]
        left, top, side = (round(value) for value in self.view.square)
        self.slider.blockSignals(True)
        self.slider.setValue(side)
        self.slider.blockSignals(False)
        self._size.setText(f"{width}×{height} → ({left}, {top}) {side}×{side} → 32×32")

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Your own picture"))
        self._head.setText(self._name)
        self._hint.setText(self.tr("Drag the square over what matters; the wheel or the slider makes it larger."))
        self.view.setAccessibleName(self.tr("The square that is taken: arrow keys move it, + and − resize it"))
        self.slider.setAccessibleName(self.tr("Side of the square"))
