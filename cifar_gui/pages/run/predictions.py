"""What the network says of held-out pictures: class bars, large for the probe and small for many pictures."""

from __future__ import annotations

import math
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cifar_gui.engine.data import CLASSES, Images, Split
from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import Floats
from cifar_gui.protocol.runs import Snapshot
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.controls import icon
from cifar_gui.ui.widgets.figures import figures, probability
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pixels import image, picture_pixels
from cifar_gui.ui.widgets.theme import Themed

TOP = 5
PER_CLASS = 2
ITEM, ROW = 152, 58
"""Least width and the height of one small multiple, px."""
PICTURE, MARK = 50, 17


def gallery(split: Split) -> NDArray[np.int64]:
    """(n,): pictures to show before a run has chosen some: the first of each class, the classes by turns."""
    rows = zip_longest(*(members[:PER_CLASS].tolist() for members in split.by_class))
    return np.array([index for index in chain.from_iterable(rows) if index is not None], np.int64)


class Bars(Themed, QWidget):
    """The five most probable classes of the probe picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(110, 100)
        self.probabilities: Floats | None = None

    def show_probabilities(self, probabilities: Floats | None) -> None:
        """Show (10,) probabilities; None where no network has looked at the picture."""
        self.probabilities = probabilities
        told = "" if probabilities is None else ", ".join(f"{name} {value}" for name, value, _ in self._rows())
        self.setAccessibleDescription(told)
        self.update()

    def _rows(self) -> list[tuple[str, str, float]]:
        if self.probabilities is None:
            return [("", "", 0.0)] * TOP
        order = np.argsort(-self.probabilities, kind="stable")[:TOP]
        values = [float(self.probabilities[index]) for index in order]
        return [(class_name(index), probability(value), value) for index, value in zip(order, values, strict=True)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name, a number and a bar in each row; the first in strong colours."""
        painter = smooth(self)
        pitch = min(26.0, self.height() / TOP)
        for row, (name, written, value) in enumerate(self._rows()):
            first = row == 0
            box = QRectF(0, row * pitch, self.width(), pitch)
            painter.setFont(figures(12, 600 if first else 400))
            painter.setPen(QColor(self.theme.text if first else self.theme.text2))
            line = box.adjusted(0, -2, 0, -5)
            painter.drawText(line, LEFT, name)
            painter.drawText(line, RIGHT, written)
            high = 4.0 if pitch >= 24 else 3.0
            track = QRectF(0, box.bottom() - high - 2, self.width(), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.sunken))
            painter.drawRoundedRect(track, 2, 2)
            if written:
                painter.setBrush(QColor(self.theme.accent if first else self.theme.text3))
                painter.drawRoundedRect(QRectF(track.left(), track.top(), max(2.0, value * track.width()), high), 2, 2)


class Predictions(Retranslated, Themed, Fitted, QWidget):
    """Held-out pictures, each with what the network takes it for and a bar for each of the ten classes.

    As many are shown as there is room for. Right and wrong have an icon as well as a colour; in the bars the class that
    is true has a tick under it.
    """

    chosen = Signal(int)
    """Index of a picture that was clicked, in the held-out split."""
    resized = Signal()
    """Perhaps other pictures are on the screen now."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(ITEM, ROW)
        self.setMouseTracking(True)
        self._pixels: list[NDArray[np.uint32]] = []
        self.indices: NDArray[np.int64] = np.zeros(0, np.int64)
        """Places in the split of the pictures shown."""
        self._labels: NDArray[np.int64] = np.zeros(0, np.int64)
        self._probabilities: Floats | None = None
        self._probe = -1
        self._marks: dict[bool, QPixmap] = {}
        self._over: int | None = None
        self.retint()
        self.retranslate()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_pictures(self, images: Images, labels: NDArray[np.int64], indices: NDArray[np.int64]) -> None:
        """Show pictures nobody has predicted yet: uint8 (n, 3, 32, 32), their labels, and their places in the split."""
        self._pixels = list(picture_pixels(images))
        self.indices, self._labels, self._probabilities = indices, labels, None
        self.update()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what the network says now of the pictures shown; others are left as they are."""
        if np.array_equal(snapshot.indices, self.indices):
            self._probabilities = snapshot.probabilities
            self._describe()
            self.update()

    def right(self) -> tuple[int, int] | None:
        """How many of the pictures that are on the screen are taken for what they are, and how many those are."""
        if self._probabilities is None:
            return None
        shown = self.shown()
        taken = self._probabilities[:shown].argmax(axis=1)
        return int((taken == self._labels[:shown]).sum()), shown

    def _describe(self) -> None:
        if (found := self.right()) is not None:
            told = self.tr("{right} of {count} correct").format(right=found[0], count=found[1])
            self.setAccessibleDescription(told)

    def fit(self, room: QSize) -> None:
        """Another size shows more pictures, or fewer."""
        self._describe()
        self.resized.emit()

    def set_probe(self, index: int) -> None:
        """Frame the picture that is the probe."""
        self._probe = index
        self.update()

    def retint(self) -> None:
        self._marks = {
            True: icon("check", self.theme.success, 14).pixmap(14, 14),
            False: icon("cross", self.theme.error, 14).pixmap(14, 14),
        }

    def retranslate(self) -> None:
        wide = QFontMetricsF(themes.font(12, 600)).horizontalAdvance
        names = max(wide(class_name(index)) for index in range(len(CLASSES)))
        self._item = max(ITEM, math.ceil(PICTURE + 10 + MARK + names + 4 + wide(probability(0.0)) + 1))
        self.setAccessibleName(self.tr("Predictions on pictures it does not train on"))

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _grid(self) -> tuple[int, int, float, float]:
        columns = max(1, int((self.width() + 12) / (self._item + 12)))
        rows = max(1, int(self.height() / ROW))
        return columns, rows, (self.width() + 12) / columns, min(self.height() / rows, ROW + 8.0)

    def box(self, place: int) -> QRectF:
        columns, _, wide, high = self._grid()
        row, column = divmod(place, columns)
        return QRectF(column * wide, row * high, wide - 12, high)

    def shown(self) -> int:
        """How many pictures there is room for."""
        columns, rows, _, _ = self._grid()
        return min(columns * rows, len(self.indices))

    def place_at(self, point: QPointF) -> int | None:
        """Which picture lies under a point."""
        return next((place for place in range(self.shown()) if self.box(place).contains(point)), None)

    def sizeHint(self) -> QSize:
        return QSize(4 * (ITEM + 12), 2 * ROW)

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in range(self.shown()):
            self._paint_item(painter, place, self.box(place))

    def _paint_item(self, painter: QPainter, place: int, box: QRectF) -> None:
        theme = self.theme
        picture = QRectF(box.left() + 2, box.top() + 2, PICTURE, PICTURE)
        painter.drawImage(picture, image(self._pixels[place]))
        probe = int(self.indices[place]) == self._probe
        if probe or place == self._over:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent if probe else theme.strong), 2))
            painter.drawRoundedRect(picture.adjusted(-1, -1, 1, 1), 2, 2)
        text = QRectF(picture.right() + 8, box.top(), box.right() - picture.right() - 8, 17)
        truth = int(self._labels[place])
        if self._probabilities is not None:
            self._paint_prediction(painter, text, self._probabilities[place], truth)
        bars = QRectF(text.left(), box.top() + 18, min(text.width(), 110), 18)
        self._paint_bars(painter, bars, None if self._probabilities is None else self._probabilities[place], truth)
        painter.setFont(themes.font(12))
        painter.setPen(QColor(theme.text3))
        painter.drawText(text.translated(0, 38), Qt.AlignmentFlag.AlignVCenter, self.truth_text(truth, text.width()))

    def truth_text(self, truth: int, width: float) -> str:
        """The same words beside every picture: those for which the longest name has room."""
        text, short = self.tr("true class: {name}"), self.tr("true: {name}")
        wide = QFontMetricsF(themes.font(12)).horizontalAdvance
        widest = max(wide(text.format(name=class_name(index))) for index in range(len(CLASSES)))
        return (text if widest <= width else short).format(name=class_name(truth))

    def _paint_prediction(self, painter: QPainter, box: QRectF, probabilities: Floats, truth: int) -> None:
        taken = int(probabilities.argmax())
        painter.drawPixmap(QPointF(box.left() - 1, box.top() + 2), self._marks[taken == truth])
        value = probability(float(probabilities[taken]))
        painter.setFont(figures(12))
        painter.setPen(QColor(self.theme.text2))
        painter.drawText(box, RIGHT, value)
        room = box.adjusted(MARK, 0, -painter.fontMetrics().horizontalAdvance(value) - 4, 0)
        painter.setFont(themes.font(12, 600))
        painter.setPen(QColor(self.theme.text))
        name = painter.fontMetrics().elidedText(class_name(taken), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, LEFT, name)

    def _paint_bars(self, painter: QPainter, box: QRectF, probabilities: Floats | None, truth: int) -> None:
        """Ten columns in the order of the classes, and a tick under the true one."""
        theme, pitch = self.theme, box.width() / len(CLASSES)
        taken = None if probabilities is None else int(probabilities.argmax())
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(len(CLASSES)):
            left = box.left() + index * pitch
            high = 0.0 if probabilities is None else float(probabilities[index]) * (box.height() - 5)
            painter.setBrush(QColor(theme.sunken))
            painter.drawRect(QRectF(left, box.top(), pitch - 2, box.height() - 5))
            colour = theme.text3 if index != taken else theme.success if index == truth else theme.error
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(left, box.bottom() - 5 - high, pitch - 2, high))
            if index == truth:
                painter.setBrush(QColor(theme.text2))
                painter.drawRect(QRectF(left, box.bottom() - 3, pitch - 2, 2))

    # --- mouse ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(int(self.indices[place]))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, place: int | None) -> None:
        if place != self._over:
            self._over = place
            self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def event(self, event: QEvent) -> bool:
        """The tooltip of a picture names its classes in order."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if place is None else self._told(place), self)
            return True
        return super().event(event)

    def _told(self, place: int) -> str:
        lines = [self.tr("Picture {index}: {name}")]
        if self._probabilities is not None:
            order = np.argsort(-self._probabilities[place], kind="stable")
            lines += [f"{class_name(index)}  {self._probabilities[place][index]:.4f}" for index in order[:TOP]]
        truth = class_name(int(self._labels[place]))
        return "\n".join(lines).format(index=f"{int(self.indices[place]):,}", name=truth)
