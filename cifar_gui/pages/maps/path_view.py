"""The way back to the picture, enlarged: what of each layer the explained number sees, one beside the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.pointwise import number
from cifar_gui.i18n import Retranslated
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.layers.kind import FORMULA, MAXIMUM, MEAN, SCATTERED, SUM
from cifar_gui.layers.transposed import TransposedWindow
from cifar_gui.layers.window import Window
from cifar_gui.pages.maps.path import Spot
from cifar_gui.pages.maps.protocol import PICTURE, NetworkMaps
from cifar_gui.protocol import Floats
from cifar_gui.spec import Block, Layer
from cifar_gui.ui.widgets.controls import icon
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, short
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, smooth
from cifar_gui.ui.widgets.pixels import Pixels, image, picture_pixels, signed_pixels
from cifar_gui.ui.widgets.theme import Themed, font, ink_on, signed_colour

CAPTION = 20
ARROW = 74
"""px between two tiles at most."""
LEAST_ARROW = 60
MOST_TILE = 96
WRITTEN = 4
"""Cells a side of a tile in which the numbers are written."""
PLAIN = (FORMULA,)


@dataclass(frozen=True, eq=False)
class Stop:
    """A tile: a spot, and the parts that lead to the next one."""

    spot: Spot
    steps: tuple[int, ...]
    """Parts from this spot to the next tile."""


def stops(good: NetworkMaps, way: Sequence[Spot]) -> list[Stop]:
    """The spots that are drawn: layers that change each number by itself do not get a tile of their own."""
    kept = [place for place, spot in enumerate(way) if place in (0, len(way) - 1) or _moves(good, way[place + 1].part)]
    ends = [*kept[1:], len(way)]
    return [Stop(way[at], tuple(spot.part for spot in way[at + 1 : end + 1]))
            for at, end in zip(kept, ends, strict=True)]  # fmt: skip


def _moves(good: NetworkMaps, part: int) -> bool:
    """Whether a part reads more than the number at its own place."""
    layer = good.network.layers[part]
    if not isinstance(layer, Layer):
        return True
    plain = KINDS[layer.kind].cell == FORMULA or layer.kind.startswith("BatchNorm")
    return not plain and layer.kind not in ("Identity", "Flatten")


def in_square(numbers: Floats) -> Floats:
    """Numbers in a row as a tile (H, W) that is about square, row by row; 0 where there are none left."""
    wide = math.ceil(math.sqrt(len(numbers)))
    made = np.zeros(-(-len(numbers) // max(wide, 1)) * wide, np.float32)
    made[: len(numbers)] = numbers
    return made.reshape(-1, max(wide, 1))


class PathView(Retranslated, Themed, Figure, Fitted, QWidget):
    """GUI thread. Painted; a click on a tile chooses its layer."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.good: NetworkMaps | None = None
        self.way: tuple[Spot, ...] = ()
        self.limits: tuple[float, ...] = ()
        self.chosen_part = PICTURE
        self._stops: list[Stop] = []
        self._shown: list[Stop] = []
        self.retranslate()

    def show_way(self, good: NetworkMaps, way: Sequence[Spot], limits: tuple[float, ...], chosen: int) -> None:
        """Show the way to a number, each layer up to its limit of the colours."""
        self.good, self.way, self.limits, self.chosen_part = good, tuple(way), limits, chosen
        self._stops = stops(good, way) if way else []
        self.refit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The way back to the picture"))
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(500, 118)

    def minimumSizeHint(self) -> QSize:
        """Two tiles."""
        return QSize(240, 84)

    @property
    def side(self) -> int:
        """px of a tile."""
        return max(min(self.height() - CAPTION, MOST_TILE), 40)

    def fit(self, room: QSize) -> None:
        """As many tiles as there is room for: the picture, the number, and those around the chosen one."""
        most = max((room.width() + LEAST_ARROW) // (self.side + LEAST_ARROW), 2)
        self._shown = self._chosen_stops(most)
        self.update()

    def _chosen_stops(self, most: int) -> list[Stop]:
        found = self._stops
        if len(found) <= most:
            return found
        inner = most - 2
        at = next((place for place, stop in enumerate(found) if stop.spot.part >= self.chosen_part), len(found) - 1)
        first = min(max(at - inner // 2, 1), len(found) - 1 - inner)
        kept = [0, *range(first, first + inner), len(found) - 1]
        made = []
        for here, after in zip(kept, [*kept[1:], len(found)], strict=True):
            steps = tuple(part for stop in found[here:after] for part in stop.steps)
            made.append(Stop(found[here].spot, steps))
        return made

    @property
    def _pitch(self) -> float:
        count = len(self._shown)
        room = (self.width() - self.side) / max(count - 1, 1)
        return min(room, self.side + ARROW)

    def _rect(self, place: int) -> QRectF:
        return QRectF(place * self._pitch + 0.5, 0.5, self.side - 1, self.side - 1)

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tiles, and between them what leads from one to the next."""
        if self.good is None:
            return
        painter = smooth(self)
        for place, stop in enumerate(self._shown):
            self._paint_tile(painter, place, stop)
            if place + 1 < len(self._shown):
                self._paint_arrow(painter, place, stop)

    def _paint_tile(self, painter: QPainter, place: int, stop: Stop) -> None:
        rect, spot, theme = self._rect(place), stop.spot, self.theme
        last = place == len(self._shown) - 1
        if last and spot.part != PICTURE:
            painter.fillRect(rect, QColor(theme.accent))
            painter.setPen(QColor(theme.on_accent))
            text = number(spot.value, 3)
            size = 24 if QFontMetricsF(figures(24, 700)).horizontalAdvance(text) < rect.width() - 8 else 15
            painter.setFont(figures(size, 700))
            painter.drawText(rect, CENTRE, text)
        else:
            self._paint_cells(painter, rect, spot)
        if spot.part == self.chosen_part and not last:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
        painter.setFont(font(12, 600 if spot.part == self.chosen_part else 400))
        painter.setPen(QColor(theme.text if spot.part == self.chosen_part else theme.text2))
        room = self._pitch - 4 if not last else self.width() - rect.left()
        caption = painter.fontMetrics().elidedText(self._caption(spot, last), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(rect.left(), rect.bottom() + 2, room, CAPTION), LEFT, caption)

    def _paint_cells(self, painter: QPainter, rect: QRectF, spot: Spot) -> None:
        """What is seen of a layer, and the number from which the next one comes most."""
        patch = self._patch(spot)
        if not patch.size:
            painter.fillRect(rect, QColor(self.theme.sunken))
            return
        top, left, _, _ = spot.area
        high, wide = patch.shape[-2:]
        scale = min(rect.width() / wide, rect.height() / high)
        box = QRectF(0, 0, wide * scale, high * scale)
        box.moveCenter(rect.center())
        pixels = self._pixels(patch, spot)
        painter.drawImage(box, image(pixels))
        painter.setPen(QPen(QColor(self.theme.strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        flat = len(spot.place) == 1
        row, column = divmod(spot.place[0] - left, wide) if flat else (spot.place[-2] - top, spot.place[-1] - left)
        if spot.part != PICTURE and max(high, wide) <= WRITTEN and scale >= 20:
            self._write_cells(painter, box, patch, spot)
        if 0 <= row < high and 0 <= column < wide and (high, wide) != (1, 1) and scale >= 3:
            cell = QRectF(box.left() + column * scale, box.top() + row * scale, scale, scale)
            painter.setPen(QPen(QColor(self.theme.surface), 4))
            painter.drawRect(cell)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(cell)

    def _patch(self, spot: Spot) -> Floats:
        assert self.good is not None
        values = self.good.values(spot.part)
        top, left, high, wide = spot.area
        if spot.part == PICTURE:
            return values[:, top : top + high, left : left + wide]
        if values.ndim == 1:
            return in_square(values[left : left + wide])
        one = values[spot.place[0]]
        one = one.reshape(1, -1) if one.ndim == 1 else one.reshape(one.shape[0], -1)
        return one[top : top + high, left : left + wide]

    def _pixels(self, patch: Floats, spot: Spot) -> Pixels:
        if spot.part == PICTURE:
            return np.ascontiguousarray(picture_pixels(patch))
        return np.ascontiguousarray(signed_pixels(patch, self.limits[spot.part]))

    def _write_cells(self, painter: QPainter, box: QRectF, patch: Floats, spot: Spot) -> None:
        high, wide = patch.shape
        limit = self.limits[spot.part] or 1.0
        for row in range(high):
            for column in range(wide):
                value = float(patch[row, column])
                cell = QRectF(box.left() + column * box.width() / wide, box.top() + row * box.height() / high,
                              box.width() / wide, box.height() / high)  # fmt: skip
                painter.setFont(figures(15 if cell.width() > 40 else 11, 600))
                shade = value / limit if np.isfinite(value) else 0.0
                painter.setPen(QColor(ink_on(signed_colour(shade))))
                painter.drawText(cell, CENTRE, short(value))

    def _paint_arrow(self, painter: QPainter, place: int, stop: Stop) -> None:
        left, right = self._rect(place).right(), self._rect(place + 1).left()
        middle = QPointF((left + right) / 2, self.side / 2)
        painter.setFont(font(12))
        painter.setPen(QColor(self.theme.text2))
        lines = self.words(stop.steps)
        room = right - left - 4
        for at, text in enumerate(lines[-2:]):
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            top = middle.y() - 10 - 16 * (min(len(lines), 2) - at)
            painter.drawText(QRectF(left + 2, top, room, 16), CENTRE, shown)
        icon("chevron-right", self.theme.accent).paint(painter, round(middle.x()) - 7, round(middle.y()) - 4, 14, 14)

    def _caption(self, spot: Spot, last: bool) -> str:
        assert self.good is not None
        _, _, high, wide = spot.area
        if spot.part == PICTURE:
            return self.tr("picture {size}").format(size=f"{high}×{wide}")
        name = self.good.layers[spot.part].name
        if last:
            return name
        if len(spot.place) == 1:
            return self.tr("{layer}, {count} numbers").format(layer=name, count=wide)
        return self.tr("{layer} map {map}, {size}").format(layer=name, map=spot.place[0], size=f"{high}×{wide}")

    def words(self, parts: Sequence[int]) -> list[str]:
        """What leads through some parts, in few words each."""
        assert self.good is not None
        if len(parts) > 3:
            return [self.tr("{count} layers").format(count=len(parts))]
        return [self.word(self.good.network.layers[part]) for part in parts]

    def word(self, layer: Layer | Block) -> str:
        """What a layer does, in few words."""
        if isinstance(layer, Block):
            return self.tr("block + shortcut")
        kind, params = KINDS[layer.kind], arguments(layer)
        window = kind.window(params)
        size = ""
        if isinstance(window, Window):
            size = "×".join(map(str, window.kernel_size))
        elif isinstance(window, TransposedWindow):
            size = "×".join(map(str, window.back.kernel_size))
        if kind.cell in (SUM, SCATTERED):
            return self.tr("conv {size}").format(size=size)
        if kind.cell == MAXIMUM:
            return self.tr("max {size}").format(size=size) if size else self.tr("max")
        if kind.cell == MEAN:
            return self.tr("mean {size}").format(size=size) if size else self.tr("mean")
        return layer.kind

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the layer of a tile."""
        for place, stop in enumerate(self._shown):
            if self._rect(place).contains(event.position()):
                self.chosen.emit(stop.spot.part)
