"""The strip: one picture that was found, the patch that counts, and how the number comes about."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from cifar_gui.engine.data import Images
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.exciting.look import Look
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.arithmetic.sum_view import SumView
from cifar_gui.ui.widgets.controls import TextButton, label
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import plain, round_limit
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.pixels import image, picture_pixels
from cifar_gui.ui.widgets.theme import Themed
from cifar_gui.ui.widgets.timeline import LOOK, PICTURE, Timeline

GAP, ROOMY = 34, 700
"""px between the picture and its patch, and from which width on they are shown."""
Area = tuple[int, int, int, int]


class PatchView(Retranslated, Themed, Figure, QWidget):
    """A picture with a frame around a patch of it, and the patch enlarged beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._picture: Images | None = None
        self._field: Area = (0, 0, 32, 32)
        self.retranslate()

    def show_patch(self, picture: Images, field: Area) -> None:
        """Show a picture (3, H, W), and of it the patch (row, column, height, width)."""
        self._picture, self._field = picture, field
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The picture, and the patch of it that the cell sees"))

    def sizeHint(self) -> QSize:
        """Two squares side by side."""
        return QSize(270, 118)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture at the left, its patch at the right, and what leads from one to the other."""
        if self._picture is None:
            return
        painter, theme = smooth(self), self.theme
        side = min(self.height() - 4.0, (self.width() - GAP) / 2 - 2)
        pixels = np.ascontiguousarray(picture_pixels(self._picture))
        row, column, high, wide = self._field
        whole = QRectF(2, 2, side, side)
        cell = side / self._picture.shape[1]
        frame = QRectF(2 + column * cell, 2 + row * cell, wide * cell, high * cell)
        share = side / max(high, wide, 1)
        patch = QRectF(side + GAP, 2 + (side - high * share) / 2, wide * share, high * share)
        painter.drawImage(whole, image(pixels))
        beam = QColor(theme.accent)
        beam.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(beam)
        painter.drawPolygon(QPolygonF([frame.topRight(), patch.topLeft(), patch.bottomLeft(), frame.bottomRight()]))
        painter.drawImage(patch, image(np.ascontiguousarray(pixels[row : row + high, column : column + wide])))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor("#0C0E12" if theme.dark else "#FFFFFF"), 5.0), (QColor(theme.accent), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(frame)
        painter.drawRect(patch)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        middle = QPointF(side + GAP / 2 + 1, 2 + side / 2)
        painter.drawPolyline([middle + QPointF(-3, -5), middle + QPointF(3, 0), middle + QPointF(-3, 5)])


class Explained(Fitted, QWidget):
    """The patch, and beside it how the number comes about; in a narrow window only that."""

    def __init__(self, patch: PatchView, views: QStackedWidget) -> None:
        super().__init__()
        self._patch = patch
        in_row(patch, (views, 1), on=self, margins=NO_MARGINS, spacing=28)

    def minimumSizeHint(self) -> QSize:
        """Without the patch."""
        return QSize(240, 80)

    def fit(self, room: QSize) -> None:
        """Show the patch where there is room for it."""
        self._patch.setVisible(room.width() >= ROOMY)


class FoundStrip(PinnedStrip):
    """Explains why one picture was found: the patch, and the sum of a convolution that sees the picture itself."""

    look_inside = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.patch, self.sum, self.words = PatchView(), SumView(), label(wraps=True)
        self.look = TextButton("eye")
        self.views = QStackedWidget()
        told = QWidget()
        in_column(self.words, STRETCH, on=told, margins=(0, 4, 0, 0))
        for view in (self.sum, told):
            self.views.addWidget(view)
        super().__init__(Explained(self.patch, self.views), Timeline(PICTURE, LOOK), parent, in_head=(self.look,))
        self.look.clicked.connect(self.look_inside)
        self._last: tuple[Look, int] | None = None
        self.look.hide()
        self.retranslate()

    def show_found(self, look: Look, rank: int, pinned: bool) -> None:
        """Explain the picture at a place among those that were found; ``pinned``: whether it stays."""
        self._last = (look, rank)
        row, column = look.place(rank)
        cell = look.arithmetic(rank)
        self.patch.show_patch(look.image(rank), look.field(rank))
        index = f"{look.map}" if look.unit else f"{look.map}, {row}, {column}"
        self.name(f"{look.layer.name}[{index}] = {plain(look.value(rank), 3)}", pinned)
        if cell is not None:
            limit = round_limit(float(np.abs(look.good.weight).max()))  # type: ignore[arg-type]  # with a sum there is one
            self.sum.show_cell(cell, (look.map, row, column), look.value(rank), limit)
        self.views.setCurrentIndex(cell is None)
        self.look.show()
        self.timeline.set_usable(True)
        self._say()
        self._stack.setCurrentIndex(0)

    def _say(self) -> None:
        if self._last is None:
            return
        look, rank = self._last
        if look.unit:
            self.caption.say(self.tr("one number for the whole picture"))
            self.words.setText(self.tr("This unit sees the whole picture: every pixel of it may count."))
            return
        (_, height, width), (row, column) = look.layer.shape, look.place(rank)
        top, left, high, wide = look.field(rank)
        values = {"cells": f"{height}×{width}", "size": f"{high}×{wide}", "row": row, "column": column}
        self.caption.say(self.tr("the largest of {cells} cells; it sees {size} pixels").format(**values))
        seen = self.tr(
            "The cell in row {row}, column {column} is the largest of this map for the picture. By the windows of the "
            "layers it sees rows {top} to {bottom} and columns {left} to {right}: nothing outside of the frame can "
            "change it. Within it, not every pixel counts alike. “Look inside” shows how it comes about."
        )
        self.words.setText(seen.format(**values, top=top, bottom=top + high - 1, left=left, right=left + wide - 1))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Why this picture"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Unpin this picture (Esc)"))
        self._hint.setText(self.tr("Click a picture to pin it"))
        self.look.setText(self.tr("Look inside"))
        self.look.setToolTip(self.tr("All maps of this picture"))
        self._say()
