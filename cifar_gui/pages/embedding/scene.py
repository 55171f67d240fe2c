"""How the cloud is painted: dots or thumbnails, the names of the classes, frames, and a card of one picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from cifar_gui.engine.data import CLASSES
from cifar_gui.pages.embedding import raster
from cifar_gui.protocol.verdicts import Verdicts
from cifar_gui.ui.widgets.figures import probability
from cifar_gui.ui.widgets.painted import LEFT
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pixels import Pixels, image
from cifar_gui.ui.widgets.theme import Theme, font

LIGHT = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#6A3D9A", "#7A6200", "#A6192E", "#4D4D4D", "#0E93B8", "#5B8C00")
DARK = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#B39DFF", "#F0E442", "#E8655A", "#C0C7D1", "#5AD1C8", "#A6CE39")
"""Of the classes."""
DOT, THUMBNAIL, CARD, NAME = 7, 22, 64, 16
"""px: of a dot, of a thumbnail, of the picture on a card, and the height of a name."""
FAINT = 0.16
"""The opacity of what the line leaves out."""


def class_colour(theme: Theme, label: int) -> QColor:
    """The colour of a class."""
    return QColor((DARK if theme.dark else LIGHT)[label])


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of the cloud, in a room of px."""

    verdicts: Verdicts
    labels: NDArray[np.int64]
    """(n,): which class each picture has its colour from."""
    spots: NDArray[np.float64]
    """(n, 2): where it lies."""
    seen: NDArray[np.bool_]
    """(n,): whether its class is shown."""
    grouped: NDArray[np.bool_]
    """(n,): whether it stands out."""
    pixels: Pixels | None
    """(n, 32, 32): the pictures; None where their file is gone."""
    thumbnails: bool
    """Whether pictures stand in the place of dots."""
    times: float
    """How many times closer it is looked at."""
    theme: Theme

    def raster(self, size: tuple[int, int], ratio: float) -> Pixels:
        """(H, W) 0xAARRGGBB: the pictures that are in a room of so many pixels, those that stand out on top.

        ``ratio``: pixels of one px.
        """
        ground, colours = QColor(self.theme.stage).rgba(), self._colours
        side = round((THUMBNAIL * min(2.0, self.times**0.5) + 4 if self.drawn_whole else DOT + 2) * ratio)
        corners = np.rint(self.spots[:, ::-1] * ratio - side / 2).astype(np.int64)
        rows = np.flatnonzero(self.seen & ((corners > -side) & (corners < size)).all(axis=1))
        rows = rows[np.argsort(self.grouped[rows], kind="stable")]
        if self.drawn_whole:
            rows = rows[raster.uncovered(corners[rows], side)]
        labels, strong = self.labels[rows], self.grouped[rows]
        if self.drawn_whole and self.pixels is not None:
            stamps = raster.thumbnails(self.pixels[rows], colours[labels], side, max(1, round(2 * ratio)))
            stamps[~strong] = raster.faded(stamps[~strong], ground, FAINT)
        else:
            both = np.concatenate([raster.faded(colours, ground, FAINT), colours])
            stamps = raster.dots(both, ground, side)[labels + len(CLASSES) * strong]
        return raster.stamped(size, ground, corners[rows], stamps)

    @property
    def drawn_whole(self) -> bool:
        """Whether pictures stand in the place of dots, and are there."""
        return self.thumbnails and self.pixels is not None

    @property
    def _colours(self) -> Pixels:
        """(10,): of the classes."""
        return np.array([class_colour(self.theme, label).rgba() for label in range(len(CLASSES))], np.uint32)

    def paint_names(self, painter: QPainter) -> None:
        """Each class by its name, where the middle of its pictures is; none lies over another."""
        painter.setFont(font(13, 600))
        metrics, taken = QFontMetricsF(painter.font()), list[QRectF]()
        there = {label: self.seen & (self.labels == label) for label in range(len(CLASSES))}
        middles = {label: np.median(self.spots[rows], axis=0) for label, rows in there.items() if rows.any()}
        for label in sorted(middles, key=lambda one: float(middles[one][1])):
            name, (x, y) = class_name(label), middles[label]
            wide = metrics.horizontalAdvance(name)
            box = QRectF(x - wide / 2, y - NAME / 2, wide, NAME)
            while any(box.intersects(other) for other in taken):
                box.translate(0, 3)
            taken.append(box)
            path = QPainterPath()
            path.addText(QPointF(box.left(), box.center().y() + metrics.capHeight() / 2), painter.font(), name)
            painter.strokePath(path, QPen(QColor(self.theme.stage), 4, j=Qt.PenJoinStyle.RoundJoin))
            painter.fillPath(path, QColor(self.theme.text))

    def paint_frame(self, painter: QPainter, row: int, strong: bool) -> None:
        """A ring around a picture, with a halo that sets it off from others."""
        if not self.seen[row]:
            return
        x, y = self.spots[row]
        half = THUMBNAIL * min(2.0, self.times**0.5) / 2 + 4 if self.drawn_whole else DOT
        box = QRectF(x - half, y - half, 2 * half, 2 * half)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = "#0C0E12" if self.theme.dark else "#FFFFFF"
        for colour, width in ((halo, 5.0), (self.theme.accent, 2.5 if strong else 1.5)):
            painter.setPen(QPen(QColor(colour), width))
            if self.drawn_whole:
                painter.drawRoundedRect(box, 3, 3)
            else:
                painter.drawEllipse(box)

    def paint_card(self, painter: QPainter, row: int, room: QRectF) -> None:
        """A picture, with its class and the answer, beside where it lies and within the room."""
        theme, verdicts = self.theme, self.verdicts
        true, answer = int(verdicts.labels[row]), int(verdicts.answers[row])
        said = f"{class_name(answer)}  {probability(float(verdicts.confidences[row]))}"
        words = (class_name(true), said if true == answer else f"→ {said}")
        bold, plain = QFontMetricsF(font(13, 600)), QFontMetricsF(font(12))
        wide = CARD + 26 + max(bold.horizontalAdvance(words[0]), plain.horizontalAdvance(words[1]))
        x, y = self.spots[row]
        left = x + 16 if x + 16 + wide < room.right() else x - 16 - wide
        box = QRectF(left, min(max(y - CARD / 2 - 8, 2.0), room.bottom() - CARD - 18), wide, CARD + 16)
        painter.setPen(QPen(QColor(theme.strong), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box, 8, 8)
        if self.pixels is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(box.left() + 8, box.top() + 8, CARD, CARD), image(self.pixels[row]))
        line = QRectF(box.left() + CARD + 16, box.top() + 16, wide, 20)
        painter.setFont(font(13, 600))
        painter.setPen(QColor(theme.text))
        painter.drawText(line, LEFT, words[0])
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text2 if true == answer else theme.error))
        painter.drawText(line.translated(0, 24), LEFT, words[1])
