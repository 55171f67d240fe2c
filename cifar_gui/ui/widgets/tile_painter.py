"""The tiles of a mosaic painted: pictures, the padding around them, what is never read, captions."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPen, QRegion

from cifar_gui.ui.widgets.painted import LEFT, RIGHT
from cifar_gui.ui.widgets.pixels import Pixels, image, paint_frame
from cifar_gui.ui.widgets.theme import DIMMED, Theme, font, in_force
from cifar_gui.ui.widgets.tiles import CAPTION, Grid, TileCells

Titles = tuple[tuple[str, str], ...]
"""(left, right) above each tile."""
LEAST_LINED = 7
"""Side of a cell below which no lines are drawn between cells, px."""


@dataclass(frozen=True)
class TileLook:
    """How tiles look."""

    theme: Theme = field(default_factory=in_force)
    dimmed: bool = False
    """The pictures are shown at 34 %, as after an error."""
    copied: bool = False
    """The padding holds cells of the picture and is drawn faintly; otherwise it is drawn empty."""
    unread: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """The rows and columns that are shaded."""
    lines: bool = False
    """Cells that are large enough are divided by a fine line."""


@dataclass(frozen=True)
class TilePainter:
    """GUI thread. Paints tiles where they are in the scrolled content."""

    painter: QPainter
    grid: Grid
    cells: TileCells
    look: TileLook
    pixels: Pixels
    """(n, H, W)."""

    def paint_all(self, visible: range, titles: Titles, chosen: frozenset[int | None], down: int) -> None:
        """The tiles that are seen ``down`` px below the top, with their captions."""
        self.painter.save()
        self.painter.translate(0, -down)
        for index in visible:
            self.paint(index)
        self.paint_titles(titles, visible, chosen)
        self.painter.restore()

    def paint_titles(self, titles: Titles, visible: range, chosen: frozenset[int | None]) -> None:
        """The captions of the tiles that are seen; those of the chosen ones stand out."""
        painter, theme = self.painter, self.look.theme
        titled = [
            (index, QRect(tile.left(), tile.top() - CAPTION, tile.width(), CAPTION - 3))
            for index in visible[: max(0, len(titles) - visible.start)]
            for tile in [self.grid.tile(index)]
        ]
        painter.setFont(font(12, 600))
        for index, box in titled:
            painter.setPen(QColor(theme.accent if index in chosen else theme.text))
            painter.drawText(box, LEFT, titles[index][0])
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text3))
        for index, box in titled:
            painter.drawText(box, RIGHT, titles[index][1])

    def paint(self, index: int) -> None:
        """One tile, without its caption."""
        look, drawn = self.look, image(self.pixels[index])
        tile = self.grid.tile(index)
        inner = self.cells.inner(tile)
        if any(self.cells.overhang):
            self.painter.fillRect(tile, QBrush(QColor(look.theme.strong), Qt.BrushStyle.BDiagPattern))
        if any(self.cells.around):
            self._paint_padding(tile)
        self.painter.setOpacity(DIMMED if look.dimmed else 1.0)
        if look.copied and any(self.cells.around):
            self._paint_copies(tile, drawn)
        else:
            self.painter.drawImage(inner, drawn)
        if any(look.unread):
            self._paint_unread(tile)
        if look.lines:
            self._paint_lines(tile)
        self.painter.setOpacity(0.6 if look.dimmed else 1.0)
        paint_frame(self.painter, inner.adjusted(-0.5, -0.5, 0.5, 0.5), QColor(look.theme.strong))
        self.painter.setOpacity(1.0)

    def _paint_padding(self, tile: QRect) -> None:
        """Empty cells, with a dashed line around them."""
        padded = self.cells.padded(tile)
        self.painter.fillRect(padded, QColor(self.look.theme.sunken))
        self.painter.setPen(QPen(QColor(self.look.theme.strong), 1, Qt.PenStyle.DashLine))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(padded.adjusted(0, 0, -1, -1))

    def _paint_unread(self, tile: QRect) -> None:
        """A veil over the rows and columns that no window reads; where they cross, only once."""
        (top, left, _, _), padded, (dy, dx) = self.cells.around, self.cells.padded(tile), self.cells.sides(tile)
        region = QRegion()
        for place in self.look.unread[0]:
            y = round(tile.top() + (place + top) * dy)
            region += QRect(tile.left(), y, round(padded.width()), round(tile.top() + (place + top + 1) * dy) - y)
        for place in self.look.unread[1]:
            x = round(tile.left() + (place + left) * dx)
            region += QRect(x, tile.top(), round(tile.left() + (place + left + 1) * dx) - x, round(padded.height()))
        veil = QColor(self.look.theme.stage)
        veil.setAlpha(130)
        self.painter.save()
        self.painter.setClipRegion(region)
        self.painter.fillRect(padded, veil)
        self.painter.fillRect(padded, QBrush(QColor(self.look.theme.warning), Qt.BrushStyle.FDiagPattern))
        self.painter.restore()

    def _paint_copies(self, tile: QRect, whole: QImage) -> None:
        """The image holds the padding too: faint around the picture, in full inside of it."""
        top, left, bottom, right = self.cells.around
        opacity = self.painter.opacity()
        self.painter.setOpacity(opacity * 0.45)
        self.painter.drawImage(self.cells.padded(tile), whole)
        self.painter.setOpacity(opacity)
        source = QRectF(left, top, whole.width() - left - right, whole.height() - top - bottom)
        self.painter.drawImage(self.cells.inner(tile), whole, source)

    def _paint_lines(self, tile: QRect) -> None:
        (high, wide), (dy, dx) = self.cells.whole, self.cells.sides(tile)
        if min(dx, dy) < LEAST_LINED:
            return
        self.painter.setPen(QPen(QColor(self.look.theme.stage), 1))
        for i in range(1, high):
            self.painter.drawLine(QPointF(tile.left(), round(tile.top() + i * dy)),
                             QPointF(tile.right() + 1, round(tile.top() + i * dy)))  # fmt: skip
        for j in range(1, wide):
            self.painter.drawLine(QPointF(round(tile.left() + j * dx), tile.top()),
                             QPointF(round(tile.left() + j * dx), tile.bottom() + 1))  # fmt: skip


def fitting_titles(texts: tuple[tuple[str, ...], ...], short: tuple[str, ...], wide: int) -> Titles:
    """What stands above tiles of a width.

    Args:
        texts: what stands at the left, at the right, and shorter words for the right. All tiles show the first of the
            right texts that fits everywhere, or none.
        short: words for the left, where not even those fit.
        wide: of a tile, px.
    """
    if not texts:
        return ()
    plain, bold = QFontMetrics(font(12)), QFontMetrics(font(12, 600))
    left = max(bold.horizontalAdvance(own[0]) for own in texts)
    places = range(1, min(map(len, texts)))
    fits = (place for place in places if left + 8 + max(plain.horizontalAdvance(own[place]) for own in texts) <= wide)
    place = next(fits, 0)
    lefts = short if left > wide and short else tuple(own[0] for own in texts)
    return tuple(zip(lefts, (own[place] if place else "" for own in texts), strict=True))


def paint_placeholder(painter: QPainter, frame: QRect, theme: Theme, text: str) -> None:
    """An empty frame with a sentence."""
    painter.setPen(QPen(QColor(theme.strong), 1, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(theme.sunken))
    painter.drawRect(frame)
    painter.setPen(QColor(theme.text3))
    inside = frame.adjusted(16, 16, -16, -16)
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)
