"""The stage of the page of maps: the picture, a column of maps for each part of the network, and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.inputs import as_seen
from cifar_gui.engine.pointwise import number
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.maps.columns import Column, Layout, arrange, mosaic
from cifar_gui.pages.maps.painting import StagePainter
from cifar_gui.pages.maps.path import Spot
from cifar_gui.pages.maps.protocol import PICTURE, EffectiveField, NetworkMaps, Place
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import CENTRE, Dimmed, smooth
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pixels import Pixels, image, picture_pixels
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, font

HEAD = 44
"""px above the columns: name and shape."""
PICTURE_SIDE = 96
BARS = 108
"""px of the class bars."""
BESIDE = 18
"""px from the picture to the first column, and from the last one to the bars."""
MOST_BARS = 20
BAR_PITCH = 52.0


@dataclass(frozen=True, eq=False)
class Shown:
    """A result, and up to which number each part of it is coloured."""

    good: NetworkMaps
    limits: tuple[float, ...]


class MapsView(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """GUI thread. Painted. Tells of (part, place) under the mouse, and of those that are clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shown: Shown | None = None
        self.columns = Layout((), 0.0, 0)
        self.way: list[Spot] = []
        """From the picture to the number that is explained; empty for none."""
        self.pinned = False
        self.chosen = PICTURE
        """The part that is looked at."""
        self.marks_field = True
        self.effective: EffectiveField | None = None
        self.picture_pixels: Pixels = np.zeros((1, 1), np.uint32)
        self._pixmaps: dict[int, QPixmap] = {}
        self._arranged: tuple[object, ...] = ()
        """What the columns were arranged for."""
        self._kept = QPixmap()
        self._still_of: tuple[object, ...] = ()
        """What stays, as it was painted last, and for what."""
        self._painted = False
        self._placeholder = ""
        self.retranslate()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_maps(self, good: NetworkMaps, limits: tuple[float, ...], marks_field: bool) -> None:
        """Show a result, each part up to its limit of the colours, and the fields if they are wanted."""
        self.shown, self.marks_field = Shown(good, limits), marks_field
        self.picture_pixels = np.ascontiguousarray(picture_pixels(as_seen(good.x, good.network.scaling)))
        self._pixmaps, self._painted = {}, False
        self.refit()

    def show_way(self, way: Sequence[Spot], pinned: bool, chosen: int) -> None:
        """Draw the way to the last of these numbers; the part ``chosen`` is looked at."""
        self.way, self.pinned, self.chosen = list(way), pinned, chosen
        self.viewport().update()

    def show_effective(self, effective: EffectiveField | None) -> None:
        """Show the effective field under the picture; None for none."""
        if effective is not self.effective:
            self.effective = effective
            self.viewport().update()

    def say(self, text: str) -> None:
        """What stands there while there is no result."""
        self._placeholder = text
        self.viewport().update()

    @property
    def painted(self) -> bool:
        """Whether the last result has been painted, as far as anything of it is seen."""
        return self._painted or self.visibleRegion().isEmpty()

    @property
    def bars(self) -> bool:
        """Whether the last part is shown as the probabilities of classes."""
        shares = self.shown.good.probabilities if self.shown is not None else None
        return shares is not None and len(shares) <= MOST_BARS

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("All maps of the network"))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(700, 480)

    def minimumSizeHint(self) -> QSize:
        """A narrow window scrolls."""
        return QSize(300, 200)

    # --- where it stands --------------------------------------------------------------------------------------------

    def fit(self, room: QSize) -> None:
        """Arrange the columns anew."""
        if self.shown is None:
            return
        shapes = tuple(layer.output.shape for layer in self.shown.good.layers)[: -1 if self.bars else None]
        left, right = PICTURE_SIDE + BESIDE, room.width() - (BARS + BESIDE if self.bars else 2)
        if (shapes, room) != self._arranged:
            self._arranged = (shapes, room)
            self.columns, self._pixmaps = arrange(shapes, left, right, HEAD, room.height() - 4), {}
        bar, over = self.horizontalScrollBar(), left + self.columns.width - right
        bar.setRange(0, max(0, round(over)))
        bar.setPageStep(room.width())
        bar.setSingleStep(40)
        self.viewport().update()

    @property
    def across(self) -> int:
        """px that are scrolled away at the left."""
        return self.horizontalScrollBar().value()

    @property
    def picture_rect(self) -> QRectF:
        """Where the picture stands, in the viewport."""
        middle = HEAD + (self.viewport().height() - HEAD) / 2
        top = middle - PICTURE_SIDE / 2 - (76 if self.effective is not None else 0)
        return QRectF(1 - self.across, round(max(top, HEAD)), PICTURE_SIDE, PICTURE_SIDE)

    @property
    def bars_left(self) -> float:
        """Where the bars begin, in the viewport."""
        end = max(PICTURE_SIDE + 2 * BESIDE + self.columns.width, self.viewport().width() - BARS)
        return end - self.across

    def room_of(self, column: Column) -> float:
        """px from a column to the next, for its head."""
        following = self.columns.by_part.get(column.part + 1)
        right = self.bars_left + self.across if following is None else following.left
        return right - column.left - 6

    def rect_of(self, spot: Spot) -> QRectF | None:
        """Where what is seen of a part lies, in the viewport."""
        if spot.part == PICTURE:
            assert self.shown is not None
            box, side = self.picture_rect, PICTURE_SIDE / self.shown.good.x.shape[-1]
            top, left, rows, columns = (side * at for at in spot.area)
            return QRectF(box.left() + left, box.top() + top, columns, rows)
        column = self.columns.by_part.get(spot.part)
        if column is None:
            return self.bar_rect(spot.place[0]) if self.is_bar(spot.part) else None
        area = (0, 0, 1, 1) if column.flat else spot.area
        x, y, wide, high = column.area(column.cell(spot.place)[0], area)
        return QRectF(x - self.across, y, wide, high)

    def is_bar(self, part: int) -> bool:
        """Whether the numbers of a part are the bars."""
        return self.bars and self.shown is not None and part == len(self.shown.good.layers) - 1

    def bar_rect(self, place: int) -> QRectF:
        """Where the bar of a class stands, in the viewport."""
        assert self.shown is not None
        assert self.shown.good.probabilities is not None
        count, high = len(self.shown.good.probabilities), self.viewport().height() - HEAD
        pitch = min(BAR_PITCH, high / count)
        top = HEAD + (high - pitch * count) / 2
        return QRectF(self.bars_left, top + place * pitch, BARS - 4, pitch)

    def cell_at(self, position: QPointF) -> tuple[int, Place] | None:
        """(part, place) at a point of the viewport."""
        if self.shown is None:
            return None
        good, box = self.shown.good, self.picture_rect
        if box.contains(position):
            side, inside = good.x.shape[-1], (position - box.topLeft()) / PICTURE_SIDE
            return PICTURE, (0, *(min(int(at * side), side - 1) for at in (inside.y(), inside.x())))
        if self.bars and position.x() >= self.bars_left:
            assert good.probabilities is not None
            return next(((len(good.layers) - 1, (place,)) for place in range(len(good.probabilities))
                         if self.bar_rect(place).contains(position)), None)  # fmt: skip
        x = position.x() + self.across
        for column in self.columns.columns:
            if column.left <= x < column.left + column.width:
                cell = column.cell_at(x, position.y())
                return None if cell is None else (column.part, column.place(cell))
        return None

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The columns, the way through them, and the answer."""
        painter = smooth(self.viewport())
        if self.shown is None:
            painter.setPen(QColor(self.theme.text3))
            painter.setFont(font(13))
            painter.drawText(QRectF(self.viewport().rect()), CENTRE, self._placeholder)
            return
        painter.drawPixmap(0, 0, self._still())
        StagePainter(painter, self).over()
        self.paint_ring(painter, self.theme)
        self._painted = True

    @property
    def fades(self) -> bool:
        """Whether what does not count for the explained number fades: that is pinned."""
        return self.pinned and self.opacity == 1

    def _still(self) -> QPixmap:
        """What stays while the mouse moves, kept until something of it changes."""
        room, ratio = self.viewport().size(), self.devicePixelRatioF()
        spots = tuple((spot.part, spot.place) for spot in self.way) if self.fades else ()
        drawn = (self.shown, self.columns, room, ratio, self.across, self.theme, self.opacity, self.effective, spots,
                 self.tr("Input"))  # fmt: skip
        if self._still_of != drawn:
            self._kept, self._still_of = QPixmap(room * ratio), drawn
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            with smooth(self._kept) as painter:
                StagePainter(painter, self).still()
        return self._kept

    def pixmap(self, column: Column) -> QPixmap:
        """The tiles of a column, kept until they change."""
        assert self.shown is not None
        if column.part not in self._pixmaps:
            ratio, values = self.devicePixelRatioF(), self.shown.good.layers[column.part].output
            pixels = mosaic(values, column, self.shown.limits[column.part], ratio)
            made = QPixmap.fromImage(image(pixels, QImage.Format.Format_ARGB32_Premultiplied))
            made.setDevicePixelRatio(ratio)
            self._pixmaps[column.part] = made
        return self._pixmaps[column.part]

    def numbers(self) -> str:
        """The probabilities, a line each."""
        shares = self.shown.good.probabilities if self.shown is not None else None
        if shares is None:
            return ""
        lines = [f"{class_name(place)}\t{number(float(share))}" for place, share in enumerate(shares)]
        return "\n".join(("\t".join((self.tr("class"), self.tr("probability"))), *lines))
