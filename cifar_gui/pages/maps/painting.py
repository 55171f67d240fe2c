"""How the stage of the page of maps is painted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from cifar_gui.pages.maps.columns import Column
from cifar_gui.pages.maps.path import Spot
from cifar_gui.pages.maps.protocol import PICTURE, EffectiveField
from cifar_gui.spec import Layer
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.painted import LEFT, RIGHT
from cifar_gui.ui.widgets.picture_names import CLASS_NAMES, class_name
from cifar_gui.ui.widgets.pixels import Pixels, image
from cifar_gui.ui.widgets.theme import font, mono

if TYPE_CHECKING:
    from cifar_gui.pages.maps.stage import MapsView

OFF, ON = 0.42, 0.80
"""Opacity of maps off the way, and of those that count for the explained number."""
LEAST_MARKED = 14
"""px of a tile from which on the window is drawn in each of them."""
MANY = ("Conv2d", "ConvTranspose2d", "Linear", "Flatten")
"""Layers whose numbers come from all maps before them."""


class StagePainter:
    """Paints the stage once: what stays while the mouse moves (``still``), and what follows it (``over``)."""

    def __init__(self, painter: QPainter, view: MapsView) -> None:
        assert view.shown is not None
        self.painter, self.view, self.theme, self.good = painter, view, view.theme, view.shown.good

    def still(self) -> None:
        """The columns, the picture and the answer; of a pinned number, with what does not count for it faded."""
        self.painter.setOpacity(self.view.opacity)
        spots = {spot.part: spot for spot in self.view.way} if self.view.fades else {}
        for column in self.view.columns.columns:
            self._column(column, spots.get(column.part))
            self._head(column)
        self._framed(self.view.picture_rect, self.view.picture_pixels)
        self._input_head()
        if self.view.effective is not None:
            self._effective(self.view.effective)
        if self.view.bars:
            self._bars()

    def over(self) -> None:
        """The way to the explained number, and the names of what is looked at."""
        view = self.view
        self.painter.setOpacity(view.opacity)
        chosen = view.columns.by_part.get(view.chosen)
        if chosen is not None:
            self._head(chosen, chosen=True)
        elif view.chosen == PICTURE:
            self._input_head(chosen=True)
        elif view.bars:
            self._bars_head(chosen=True)
        if view.way and view.opacity == 1:
            if view.is_bar(view.way[-1].part):
                self._bar(view.way[-1].place[0], explained=True)
            self._say_field()
            self._way()

    # --- the columns ------------------------------------------------------------------------------------------------

    def _column(self, column: Column, spot: Spot | None) -> None:
        """Its tiles; of those on the way to a pinned number, those that do not count fade."""
        left = column.left - self.view.across
        if left > self.view.viewport().width() or left + column.width < 0:
            return
        pixmap, at = self.view.pixmap(column), QPointF(left, column.top)
        shown = 1.0 if spot is None else ON if self._all_count(column.part) else OFF
        self.painter.setOpacity(self.view.opacity * shown)
        self.painter.drawPixmap(at, pixmap)
        self.painter.setOpacity(self.view.opacity)
        if spot is not None:
            x, y = column.corner(column.cell(spot.place)[0])
            tile, ratio = QRectF(x - column.left, y - column.top, *column.tile[::-1]), pixmap.devicePixelRatio()
            source = QRectF(tile.topLeft() * ratio, tile.size() * ratio)
            self.painter.drawPixmap(tile.translated(at), pixmap, source)

    def _head(self, column: Column, chosen: bool = False) -> None:
        layer = self.good.layers[column.part]
        shape = "×".join(map(str, layer.output.shape))
        self._names(column.left - self.view.across, layer.name, shape, chosen, self.view.room_of(column))

    def _all_count(self, part: int) -> bool:
        """Whether the next number on the way comes from all maps of a part."""
        if part == self.view.way[-1].part:
            return False
        following = self.good.network.layers[part + 1]
        return not isinstance(following, Layer) or following.kind in MANY

    def _names(self, left: float, name: str, shape: str, chosen: bool, room: float) -> None:
        """The head of a column, as far as there is room."""
        self.painter.setPen(QColor(self.theme.accent if chosen else self.theme.text))
        for text, face, top in ((name, font(12, 600), 2), (shape, mono(11), 20)):
            self.painter.setFont(face)
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
            self.painter.drawText(QRectF(left, top, room + 2, 18), LEFT, shown)
            self.painter.setPen(QColor(self.theme.accent if chosen else self.theme.text3))

    # --- the picture ------------------------------------------------------------------------------------------------

    def _input_head(self, chosen: bool = False) -> None:
        box, shape = self.view.picture_rect, "×".join(map(str, self.good.x.shape))
        self._names(box.left(), QCoreApplication.translate("MapsView", "Input"), shape, chosen, box.width())

    def _say_field(self) -> None:
        """Under the picture: how much of it is seen."""
        way, box = self.view.way, self.view.picture_rect
        if self.view.marks_field and way[-1].part != PICTURE:
            _, _, rows, columns = way[0].area
            text = QCoreApplication.translate("MapsView", "field {size}").format(size=f"{rows}×{columns}")
            self.painter.setFont(font(12, 600))
            self.painter.setPen(QColor(self.theme.accent))
            self.painter.drawText(QRectF(box.left(), box.bottom() + 4, box.width() + 16, 20), LEFT, text)

    def _framed(self, box: QRectF, pixels: Pixels) -> None:
        """A picture in a frame of 1 px."""
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        self.painter.drawImage(box, image(pixels))
        self.painter.setPen(QPen(QColor(self.theme.strong), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _effective(self, found: EffectiveField) -> None:
        """The heat map under the picture, and how wide it is."""
        box = self.view.picture_rect
        box.translate(0, box.height() + 32)
        self._framed(box, heat_pixels(found.heat, self.theme.stage, self.theme.accent))
        rows, columns = found.width
        for text, colour, top in (
            (QCoreApplication.translate("MapsView", "really {size}").format(size=f"{rows}×{columns}"),
             self.theme.text2, 4),
            (QCoreApplication.translate("MapsView", "over {count} pictures").format(count=found.pictures),
             self.theme.text3, 20),
        ):  # fmt: skip
            self.painter.setFont(font(12))
            self.painter.setPen(QColor(colour))
            self.painter.drawText(QRectF(box.left(), box.bottom() + top, box.width() + 16, 18), LEFT, text)

    # --- the answer -------------------------------------------------------------------------------------------------

    def _bars(self) -> None:
        assert self.good.probabilities is not None
        self._bars_head()
        for place in range(len(self.good.probabilities)):
            self._bar(place)

    def _bars_head(self, chosen: bool = False) -> None:
        assert self.good.probabilities is not None
        name, room = QCoreApplication.translate("MapsView", "Output"), self.view.bar_rect(0).width()
        self._names(self.view.bars_left, name, str(len(self.good.probabilities)), chosen, room)

    def _bar(self, place: int, explained: bool = False) -> None:
        assert self.good.probabilities is not None
        share = float(self.good.probabilities[place])
        best = place == int(np.nan_to_num(self.good.probabilities, nan=-1.0).argmax())
        box, theme, painter = self.view.bar_rect(place), self.theme, self.painter
        if explained:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(QColor(theme.soft))
            painter.drawRoundedRect(box.adjusted(-5, 1, 4, -1), 5, 5)
        high = min(18.0, box.height() - 8)
        line = QRectF(box.left(), box.center().y() - high, box.width(), high)
        face, value = figures(12, 600 if best else 400), f"{share:.3f}" if np.isfinite(share) else "NaN"
        painter.setFont(face)
        painter.setPen(QColor(theme.text if best or explained else theme.text2))
        room = line.width() - QFontMetricsF(face).horizontalAdvance(value) - 6
        name = QFontMetricsF(face).elidedText(self._class(place), Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, LEFT, name)
        painter.drawText(line, RIGHT, value)
        track = QRectF(box.left(), line.bottom() + 1, box.width(), min(6.0, box.height() - high - 1))
        filled = QRectF(track.topLeft(), track.size())
        filled.setWidth(max(track.width() * share, 2.0) if np.isfinite(share) else 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        for part, colour in ((track, theme.sunken), (filled, theme.accent if best else theme.strong)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(part, track.height() / 2, track.height() / 2)

    def _class(self, place: int) -> str:
        """Its name, the right one with a tick; the number of an output that is none of the ten classes."""
        assert self.good.probabilities is not None
        if len(self.good.probabilities) != len(CLASS_NAMES):
            return str(place)
        return f"{class_name(place)} ✓" if place == self.good.label else class_name(place)

    # --- the way ----------------------------------------------------------------------------------------------------

    def _way(self) -> None:
        """The windows on the way, and what joins them."""
        way, view = self.view.way, self.view
        rects = [view.rect_of(spot) for spot in way]
        if view.marks_field:
            for spot in way[:-1]:
                self._windows(spot)
        for before, after in pairwise(rect for rect in rects if rect is not None):
            self._link(before, after)
        for spot, rect in zip(way, rects, strict=True):
            if rect is not None and not view.is_bar(spot.part) and (spot.part != PICTURE or view.marks_field):
                self._mark(spot, rect, spot is way[-1])

    def _mark(self, spot: Spot, rect: QRectF, last: bool) -> None:
        """A window; of the explained number its map, and the number itself."""
        column = self.view.columns.by_part.get(spot.part)
        if last and column is not None and not column.flat:
            x, y = column.corner(column.cell(spot.place)[0])
            self._frame(QRectF(x - self.view.across, y, *column.tile[::-1]).adjusted(-1.5, -1.5, 1.5, 1.5))
            self.painter.fillRect(rect, QColor(self.theme.accent))
        else:
            self._frame(rect)

    def _windows(self, spot: Spot) -> None:
        """The window in every map that counts."""
        column = self.view.columns.by_part.get(spot.part)
        if column is None or column.flat or column.tile[0] < LEAST_MARKED or not self._all_count(spot.part):
            return
        colour = QColor(self.theme.accent)
        colour.setAlphaF(0.75)
        self.painter.setPen(QPen(colour, 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.painter.drawRects([
            QRectF(round(x) - self.view.across, round(y), round(wide) - 1, round(high) - 1)
            for x, y, wide, high in (column.area(index, spot.area) for index in range(column.shape[0]))
        ])  # fmt: skip
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _link(self, before: QRectF, after: QRectF) -> None:
        """From one window to the next: a band of the accent between two lines."""
        fill = QColor(self.theme.accent)
        fill.setAlphaF(0.12)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(fill)
        corners = [before.topRight(), after.topLeft(), after.bottomLeft(), before.bottomRight()]
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # which takes long
        self.painter.drawConvexPolygon(QPolygonF(corners))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(QPen(QColor(self.theme.accent), 1.2))
        self.painter.drawLine(corners[0], corners[1])
        self.painter.drawLine(corners[3], corners[2])

    def _frame(self, rect: QRectF) -> None:
        """A line of the accent with a halo, so that it is seen on anything."""
        box = rect.toRect()
        for colour, out, into in ((self.theme.surface, 2, 2), (self.theme.accent, 1, 1)):
            outer, inner = box.adjusted(-out, -out, out, out), box.adjusted(into, into, -into, -into)
            left, right, wide, high = outer.left(), inner.right() + 1, outer.width(), inner.height()
            for side in (
                QRect(left, outer.top(), wide, inner.top() - outer.top()),
                QRect(left, inner.bottom() + 1, wide, outer.bottom() - inner.bottom()),
                QRect(left, inner.top(), inner.left() - left, high),
                QRect(right, inner.top(), outer.right() - inner.right(), high),
            ):
                self.painter.fillRect(side, QColor(colour))


def heat_pixels(heat: NDArray[np.float64], low: str, high: str) -> Pixels:
    """0xAARRGGBB from one colour where there is nothing to another one at the largest."""
    most = float(heat.max()) if heat.size else 0.0
    share = (np.nan_to_num(heat / most) if most > 0 and np.isfinite(most) else np.zeros_like(heat))[..., None]
    ends = [np.array([int(one[at : at + 2], 16) for at in (1, 3, 5)], float) for one in (low, high)]
    red, green, blue = np.moveaxis((ends[0] + (ends[1] - ends[0]) * share).round().astype(np.uint32), -1, 0)
    found: Pixels = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return np.ascontiguousarray(found)
