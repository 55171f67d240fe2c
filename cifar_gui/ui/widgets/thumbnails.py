"""A list of pictures with what a network answered: as many as there are, of which those that are seen are read."""

from __future__ import annotations

import math
from collections import OrderedDict
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from cifar_gui.engine.data import CLASSES, DataError, Split
from cifar_gui.i18n import Retranslated
from cifar_gui.protocol.verdicts import Verdicts
from cifar_gui.ui.widgets.controls import icon
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, probability
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import LEFT, Dimmed
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pixels import Pixels, image, picture_pixels
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, font

ROW, PICTURE, GAP, MARK = 60, 50, 10, 17
"""px of a line, of a picture, between two columns, and for what says right or wrong."""
MARGIN = 4
SURE = "0.00 · 00.00"
"""The room of what stands under the classes: how sure the answer is, and the loss."""
KEPT = 1024
"""Pictures whose pixels stay in memory."""


class Thumbnails(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """GUI thread. Each picture with its answer, how sure it is, and the true class where that is another one."""

    chosen = Signal(int)
    """The place in the list of a picture that was clicked, or that the keyboard went to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.chosen.emit)
        self.hovered.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.placeholder = ""
        """What stands there where there are no pictures."""
        self.selected: int | None = None
        self._split: Split | None = None
        self._indices: NDArray[np.int64] = np.zeros(0, np.int64)
        self._verdicts: Verdicts | None = None
        self._pixels: OrderedDict[int, Pixels] = OrderedDict()
        self._marks: dict[bool, QPixmap] = {}
        self._least = 1.0
        self.retint()
        self.retranslate()

    def show_pictures(self, split: Split, indices: NDArray[np.int64], verdicts: Verdicts) -> None:
        """Show pictures.

        Args:
            split: which they are of.
            indices: int64 (k,), their places in it.
            verdicts: of these k, in this order.
        """
        if split is not self._split:
            self._pixels.clear()
        self._split, self._indices, self._verdicts, self.selected = split, indices, verdicts, None
        self.verticalScrollBar().setValue(0)
        self.refit()

    def select(self, place: int | None) -> None:
        """Frame a picture, and scroll to it."""
        self.selected = place
        if place is not None and place < len(self._indices):
            top, bar = place // self.columns * ROW, self.verticalScrollBar()
            bar.setValue(max(min(bar.value(), top), top + ROW + 2 * MARGIN - self.viewport().height()))
            self.setAccessibleDescription(self.told(place))
        self.viewport().update()

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self._indices)

    def retint(self) -> None:
        self._marks = {
            True: icon("check", self.theme.success, 14).pixmap(14, 14),
            False: icon("cross", self.theme.error, 14).pixmap(14, 14),
        }

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pictures with their answers"))
        bold, plain = QFontMetricsF(font(12, 600)), QFontMetricsF(figures(12))
        names = [class_name(place) for place in range(len(CLASSES))]
        words = [self.tr("true: {name}").format(name=name) for name in names]
        widest = [MARK + max(map(bold.horizontalAdvance, names)), *map(plain.horizontalAdvance, (*words, SURE))]
        self._least = PICTURE + 8 + math.ceil(max(widest)) + 1
        self.refit()

    def told(self, place: int) -> str:
        """A picture in words."""
        assert self._verdicts is not None
        true, answer = int(self._verdicts.labels[place]), int(self._verdicts.answers[place])
        text = self.tr("Picture {index}: {true}, answered {answer} with {sure}, loss {loss}")
        return text.format(
            index=int(self._indices[place]), true=class_name(true), answer=class_name(answer),
            sure=probability(float(self._verdicts.confidences[place])), loss=f"{self._verdicts.losses[place]:.2f}",
        )  # fmt: skip

    # --- geometry ---------------------------------------------------------------------------------------------------

    @property
    def columns(self) -> int:
        """How many stand side by side."""
        return max(1, int((self.viewport().width() - 2 * MARGIN + GAP) // (self._least + GAP)))

    def _box(self, place: int) -> QRectF:
        row, column = divmod(place, self.columns)
        wide = (self.viewport().width() - 2 * MARGIN + GAP) / self.columns
        top = MARGIN + row * ROW - self.verticalScrollBar().value()
        return QRectF(MARGIN + column * wide, top, wide - GAP, ROW)

    def fit(self, room: QSize) -> None:
        """How far it scrolls."""
        rows = -(-self.count // self.columns)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, rows * ROW + 2 * MARGIN - room.height()))
        bar.setPageStep(max(ROW, room.height() - ROW))
        bar.setSingleStep(ROW // 2)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """One picture."""
        return QSize(math.ceil(self._least) + 2 * MARGIN + 12, ROW + 2 * MARGIN)

    def cell_at(self, position: QPointF) -> int | None:
        """The place of the picture at a point."""
        row = int((position.y() + self.verticalScrollBar().value() - MARGIN) // ROW)
        wide = (self.viewport().width() - 2 * MARGIN + GAP) / self.columns
        column = int((position.x() - MARGIN) // wide)
        place = row * self.columns + column
        inside = 0 <= column < self.columns and 0 <= place < self.count
        return place if inside and self._box(place).contains(position) else None

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip says it in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if place is None else self.told(place), self)
            return True
        return super().viewportEvent(event)

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures that are seen."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(self.opacity)
            if not self.count:
                painter.setPen(QColor(self.theme.text3))
                painter.setFont(font(13))
                flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
                painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), flags, self.placeholder)
            first = self.verticalScrollBar().value() // ROW * self.columns
            last = first + (self.viewport().height() // ROW + 2) * self.columns
            seen = range(first, min(last, self.count))
            self._read(self._indices[first : seen.stop])
            for place in seen:
                self._paint(painter, place, self._box(place))
            self.paint_ring(painter, self.theme)

    def _read(self, indices: NDArray[np.int64]) -> None:
        """Hold the pixels of these pictures, in one reading; where their file is gone, none."""
        missing = np.array([index for index in indices.tolist() if index not in self._pixels], np.int64)
        if self._split is not None and len(missing):
            with suppress(DataError, IndexError):
                found = picture_pixels(np.asarray(self._split.images[missing]))
                self._pixels.update(zip(missing.tolist(), found, strict=True))
        while len(self._pixels) > KEPT:
            self._pixels.popitem(last=False)

    def _paint(self, painter: QPainter, place: int, box: QRectF) -> None:
        assert self._verdicts is not None
        theme, verdicts = self.theme, self._verdicts
        picture = QRectF(box.left() + 1, box.top() + 3, PICTURE, PICTURE)
        pixels = self._pixels.get(int(self._indices[place]))
        if pixels is None:
            painter.fillRect(picture, QColor(theme.sunken))
        else:
            painter.drawImage(picture, image(pixels))
        if place in (self.selected, self._over):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent if place == self.selected else theme.strong), 2))
            painter.drawRoundedRect(picture.adjusted(-1, -1, 1, 1), 3, 3)
        true, answer, right = int(verdicts.labels[place]), int(verdicts.answers[place]), bool(verdicts.right[place])
        line = QRectF(picture.right() + 8, picture.top(), box.right() - picture.right() - 8, 17)
        painter.drawPixmap(QPointF(line.left() - 1, line.top() + 1.5), self._marks[right])
        painter.setFont(font(12, 600))
        painter.setPen(QColor(theme.text))
        painter.drawText(line.adjusted(MARK, 0, 0, 0), LEFT, class_name(answer))
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text3))
        if not right:
            painter.drawText(line.translated(0, 17), LEFT, self.tr("true: {name}").format(name=class_name(true)))
        painter.setFont(figures(12))
        sure, loss = probability(float(verdicts.confidences[place])), f"{verdicts.losses[place]:.2f}"
        painter.drawText(line.translated(0, 17 if right else 34), LEFT, f"{sure} · {loss}")

    # --- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages go from picture to picture."""
        across = self.columns
        page = across * max(1, self.viewport().height() // ROW)
        step = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across,
            Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is None or not self.count:
            event.ignore()
            return
        place = 0 if self.selected is None else self.selected + step
        if 0 <= place < self.count:
            self.chosen.emit(place)
        elif abs(step) == page:
            self.chosen.emit(min(max(place, 0), self.count - 1))
