"""Pictures and feature maps: many tiles from one contiguous image, with marks on them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import taken_home
from cifar_gui.ui.widgets.pixels import Pixels, grey_pixels, picture_pixels, signed_pixels, thinned
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed
from cifar_gui.ui.widgets.tile_marks import TileMarkPainter, TileMarks
from cifar_gui.ui.widgets.tile_painter import TileLook, TilePainter, Titles, fitting_titles, paint_placeholder
from cifar_gui.ui.widgets.tiles import CAPTION, MARGIN, Area, Cell, Grid, TileCells, arrange


class Mosaic(Themed, Figure, Fitted, PointedArea):
    """Tiles of equal size: signed maps, grey planes or pictures. It scrolls when they would become too small.

    ``grid`` says where the tiles are, ``cells`` where their cells are, ``look`` how they look, ``marks`` what lies over
    them.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 10, smallest: int = 56, lines: bool = False
    ) -> None:
        super().__init__(parent)
        self.pixels: Pixels = np.zeros((0, 1, 1), np.uint32)
        """What the tiles show, (n, H, W) 0xAARRGGBB; copied padding is part of it."""
        self.placeholder = ""
        """What stands in the place of tiles, where there are none."""
        self.cells = TileCells()
        self.look = TileLook(lines=lines)
        self.grid = Grid(1, 0, 1, 1, gap, 0)
        self.titles: Titles = ()
        """As far as they fit; the right one is "" where none does."""
        self.marks = TileMarks(self)
        self.marks.changed.connect(self.viewport().update)
        self._painted = False
        """Whether what was set last has been painted."""
        self._gap, self._smallest = gap, smallest
        self._columns: int | None = None
        self._step = 1
        self._aspect: float | None = None
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._short: tuple[str, ...] = ()
        self._arranged: tuple[Any, ...] = ()
        """What the grid was arranged for."""
        self._still: QPixmap | None = None
        self._still_of: tuple[Any, ...] = ()
        """The tiles as they were drawn last, and for what."""

    # --- what is shown ----------------------------------------------------------------------------------------------

    def set_maps(self, maps: NDArray[np.floating], limit: float) -> None:
        """Maps (C, H, W) on the signed colour scale from -limit to +limit."""
        self._show(signed_pixels(thinned(maps), limit), maps.shape)

    def set_pictures(self, pictures: NDArray[Any]) -> None:
        """Pictures (n, 3, H, W) in true colours: float in [0, 1] or uint8."""
        self._show(picture_pixels(thinned(pictures)), pictures.shape)

    def set_grey(self, planes: NDArray[Any]) -> None:
        """Planes (C, H, W) from black to white: float in [0, 1] or uint8."""
        self._show(grey_pixels(thinned(planes)), planes.shape)

    def clear(self, text: str = "") -> None:
        """Show an empty frame with a sentence."""
        self.placeholder = text
        self._show(np.zeros((0, 1, 1), np.uint32), (0, 1, 1))

    def set_padding(self, amounts: tuple[int, int, int, int], copied: bool, overhang: tuple[int, int] = (0, 0)) -> None:
        """Cells (top, left, bottom, right) of every tile that lie around its picture.

        ``copied``: they hold cells of the picture and are drawn faintly; otherwise they are drawn empty. ``overhang``
        are cells (bottom, right) beyond them, where nothing is: hatched.
        """
        cells = replace(self.cells, around=amounts, overhang=overhang)
        if cells != self.cells:
            self.cells = cells
            self._relayout()
            self._redraw()
        self._see(replace(self.look, copied=copied))

    def set_unread(self, rows: Sequence[int] = (), columns: Sequence[int] = ()) -> None:
        """Rows and columns of every tile that no window reads, shaded; negative in the padding."""
        self._see(replace(self.look, unread=(tuple(rows), tuple(columns))))

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the pictures at 34 %, as after an error."""
        self._see(replace(self.look, dimmed=dimmed))

    def retint(self) -> None:
        self._see(replace(self.look, theme=self.theme))

    def set_columns(self, columns: int | None, step: int = 1, spacing: tuple[int, int] | None = None) -> None:
        """How many tiles stand side by side; None chooses what fills the widget best, in multiples of ``step``.

        ``spacing`` is the room between them, and the size below which they scroll instead of shrinking, in px; None
        leaves it as it is.
        """
        self._columns, self._step = columns, step
        if spacing is not None:
            self._gap, self._smallest = spacing
        self._relayout()

    def set_aspect(self, aspect: float | None) -> None:
        """Width / height of the tiles, whatever cells they have; None makes the cells square."""
        if aspect != self._aspect:
            self._aspect = aspect
            self._relayout()

    def set_titles(self, titles: Sequence[tuple[str, ...]], short: Sequence[str] = ()) -> None:
        """What stands above each tile; see ``fitting_titles``."""
        before, self._texts, self._short = self._texts, tuple(titles), tuple(short)
        if bool(before) != bool(titles):
            self._relayout()
        else:
            self.titles = fitting_titles(self._texts, self._short, int(self.grid.width))
        self._redraw()

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.pixels)

    def reveal(self, index: int) -> None:
        """Scroll so that a tile is seen whole."""
        if 0 <= index < self.count:
            tile, bar = self.grid.tile(index), self.verticalScrollBar()
            top, bottom = tile.top() - self.grid.caption, tile.bottom() + 2
            bar.setValue(max(min(bar.value(), top), bottom - self.viewport().height()))

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell at a point of the viewport, or None outside of the pictures."""
        x, y = position.x(), position.y() + self.verticalScrollBar().value()
        index = self.grid.index_at(x, y)
        if index is None or index >= self.count:
            return None
        at = self.cells.at(self.grid.tile(index), x, y)
        return (index, *at) if at is not None else None

    def cell_rect(self, map: int, rect: Area) -> QRectF:
        """Where cells of a tile lie in the viewport."""
        return self.cells.rect(self.grid.tile(map).translated(0, -self.verticalScrollBar().value()), rect)

    # --- what follows from it ---------------------------------------------------------------------------------------

    def _show(self, pixels: Pixels, shape: Sequence[int]) -> None:
        """Show other pixels; where they are the same, nothing is painted anew."""
        before, cells = (self.count, self.cells), replace(self.cells, shape=(shape[-2], shape[-1]))
        if self.count and self.cells == cells and np.array_equal(pixels, self.pixels):
            return
        self.pixels, self.cells = np.ascontiguousarray(pixels), cells
        self._painted = False
        if before != (self.count, self.cells):
            self._relayout()
        self._redraw()

    def _see(self, look: TileLook) -> None:
        if look != self.look:
            self.look = look
            self._redraw()

    def _relayout(self) -> None:
        """Arrange the tiles for what is set now; nothing moves if it is as it was."""
        high, wide = self.cells.whole
        arranged = (
            max(1, self.count), min(max(self._aspect or wide / high, 0.1), 10.0), self.size(), self._gap,
            CAPTION if self._texts else 0, self._columns, self._smallest, self._step,
        )  # fmt: skip
        if arranged == self._arranged:
            return
        self._arranged = arranged
        self.grid = arrange(*arranged)
        self.titles = fitting_titles(self._texts, self._short, int(self.grid.width))
        bar, over = self.verticalScrollBar(), self.grid.content_height - self.height()
        bar.setRange(0, math.ceil(over) if over >= 1 else 0)
        bar.setPageStep(self.height())
        bar.setSingleStep(max(20, round(self.grid.height / 2)))
        self._redraw()

    def fit(self, room: QSize) -> None:
        """Arrange the tiles anew."""
        self._relayout()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hold no picture of what is not seen."""
        super().hideEvent(event)
        self._still = None

    # --- painting ---------------------------------------------------------------------------------------------------

    @property
    def painted(self) -> bool:
        """Whether what it shows has been painted, as far as anything of it is seen."""
        return self._painted or self.visibleRegion().isEmpty()

    def _redraw(self) -> None:
        """Paint everything anew; a change of marks and dots alone leaves the tiles as they are."""
        self._still = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The visible tiles, their captions, and the marks."""
        painter, theme = QPainter(self.viewport()), self.look.theme
        if self.count:
            down = self.verticalScrollBar().value()
            first, end = self.grid.between(down, down + self.viewport().height())
            visible = range(min(self.count, first), min(self.count, end))
            chosen: frozenset[int | None] = self.marks.selected if self.titles else frozenset()
            tiles = TilePainter(painter, self.grid, self.cells, self.look, self.pixels)
            if taken_home(painter, self):
                tiles.paint_all(visible, self.titles, chosen, down)
            else:
                painter.drawPixmap(0, 0, self._tiles(visible, chosen))
            over = TileMarkPainter(painter, theme, self.grid, self.cells, down, visible, self.count == 1)
            over.paint(self.marks)
        else:
            frame = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            paint_placeholder(painter, frame, theme, self.placeholder)
        self.paint_ring(painter, theme)
        self._painted = True

    def _tiles(self, visible: range, chosen: frozenset[int | None]) -> QPixmap:
        """The tiles and their captions without the marks, kept for when only those change."""
        room, ratio, down = self.viewport().size(), self.devicePixelRatioF(), self.verticalScrollBar().value()
        drawn = (room, ratio, down, chosen)
        if self._still is None or self._still_of != drawn:
            self._still, self._still_of = QPixmap(room * ratio), drawn
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            with QPainter(self._still) as painter:
                tiles = TilePainter(painter, self.grid, self.cells, self.look, self.pixels)
                tiles.paint_all(visible, self.titles, chosen, down)
        return self._still
