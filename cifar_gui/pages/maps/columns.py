"""Where the maps of a network stand: a column for each part, all of their tiles of one size. No torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from cifar_gui.pages.maps.protocol import Place
from cifar_gui.ui.widgets.pixels import Pixels, signed_pixels

LARGEST, SMALLEST = 72, 7
"""px of a tile a side; where smaller ones would be needed, the stage is scrolled."""
LEAST_GAP, MOST_GAP = 10, 34
"""px between two columns."""
NUMBER = 14
"""px: how wide numbers in a row are, where one column holds them."""
LOW_NUMBER = 3
"""px: how high each is at least; more of them stand in several columns."""
SMALL_NUMBERS, WIDE = (4, 3, 2), 48
"""px of them there, and how wide they may be together before they get smaller."""
MOST_ASPECT = 4.0
GAP_FROM = 20
"""px of a tile from which on two of them stand 2 px apart, and not 1."""


@dataclass(frozen=True)
class Column:
    """The maps of one part, or its numbers in a row, as they stand on the stage."""

    part: int
    shape: tuple[int, ...]
    """(n, H, W) of what is drawn: of numbers in a row H and W are 1."""
    left: float
    top: float
    columns: int
    """Maps side by side."""
    tile: tuple[int, int]
    """(height, width) of one, px."""
    gap: int
    """px between two of them."""
    dimensions: int
    """Of what comes out for one picture."""

    @property
    def flat(self) -> bool:
        """Whether they are numbers in a row."""
        return self.dimensions == 1

    @property
    def rows(self) -> int:
        return -(-self.shape[0] // self.columns)

    @property
    def width(self) -> int:
        return self.columns * (self.tile[1] + self.gap) - self.gap

    @property
    def height(self) -> int:
        return self.rows * (self.tile[0] + self.gap) - self.gap

    def corner(self, index: int) -> tuple[float, float]:
        """(x, y) of a tile."""
        row, column = divmod(index, self.columns)
        return self.left + column * (self.tile[1] + self.gap), self.top + row * (self.tile[0] + self.gap)

    def area(self, index: int, area: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
        """(x, y, width, height) of cells (top, left, height, width) of a tile."""
        x, y = self.corner(index)
        _, high, wide = self.shape
        top, left, rows, columns = area
        tile_high, tile_wide = self.tile
        return (x + left * tile_wide / wide, y + top * tile_high / high, columns * tile_wide / wide,
                rows * tile_high / high)  # fmt: skip

    def cell_at(self, x: float, y: float) -> tuple[int, int, int] | None:
        """(tile, row, column) at a point."""
        column, dx = divmod(x - self.left, self.tile[1] + self.gap)
        row, dy = divmod(y - self.top, self.tile[0] + self.gap)
        index = int(row) * self.columns + int(column)
        inside = 0 <= column < self.columns and row >= 0 and dx < self.tile[1] and dy < self.tile[0]
        if not inside or index >= self.shape[0]:
            return None
        _, high, wide = self.shape
        return index, int(dy * high / self.tile[0]), int(dx * wide / self.tile[1])

    def place(self, cell: tuple[int, int, int]) -> Place:
        """The number that a cell of a tile is."""
        return {1: cell[:1], 2: (cell[0], cell[2])}.get(self.dimensions, cell)

    def cell(self, place: Place) -> tuple[int, int, int]:
        """The cell of a tile that a number is."""
        row, column = (0, *place[1:])[-2:] if len(place) > 1 else (0, 0)
        return place[0], row, column


@dataclass(frozen=True)
class Layout:
    """All columns, and what room they take."""

    columns: tuple[Column, ...]
    width: float
    tile: int

    @cached_property
    def by_part(self) -> dict[int, Column]:
        return {column.part: column for column in self.columns}


def drawn(shape: Sequence[int]) -> tuple[int, int, int]:
    """(n, H, W) of what is drawn of an output: numbers in a row are tiles of one cell."""
    if len(shape) == 3:
        return (shape[0], shape[1], shape[2])
    return (shape[0], 1, prod(shape[1:]))


def arrange(shapes: Sequence[tuple[int, ...]], left: float, right: float, top: float, bottom: float) -> Layout:
    """A column for each shape, between these edges; in more room to the right where they do not fit."""
    high, wide = max(bottom - top, 40.0), max(right - left, 40.0)

    def made(side: int) -> list[Column]:
        return [_column(part, shape, side, high) for part, shape in enumerate(shapes)]

    def width(columns: Sequence[Column]) -> float:
        return sum(column.width + LEAST_GAP for column in columns) - LEAST_GAP

    side = next((one for one in range(LARGEST, SMALLEST, -1) if width(made(one)) <= wide), SMALLEST)
    columns = _grown(made(side), wide - width(made(side)), high)
    spare = wide - width(columns)
    gap = min(LEAST_GAP + max(spare, 0.0) / max(len(columns) - 1, 1), MOST_GAP)
    x = left + max(spare - (gap - LEAST_GAP) * (len(columns) - 1), 0.0) / 2
    begin, placed = x, []
    for column in columns:
        above = max(high - column.height, 0) / 2
        placed.append(replace(column, left=round(x), top=round(top + above)))
        x += column.width + gap
    return Layout(tuple(placed), x - gap - begin if placed else 0.0, side)


def _grown(columns: list[Column], spare: float, high: float) -> list[Column]:
    """The same columns with larger tiles, px by px, as far as there is room."""
    found, grows = list(columns), True
    while grows:
        grows = False
        for at, one in enumerate(found):
            down = one.tile[0] + 1
            larger = replace(one, tile=(down, round(down * one.tile[1] / one.tile[0])))
            more = larger.width - one.width
            if not one.flat and larger.height <= high and more <= spare and max(larger.tile) <= LARGEST:
                found[at], spare, grows = larger, spare - more, True
    return found


def _column(part: int, shape: tuple[int, ...], side: int, high: float) -> Column:
    """A column of tiles of about ``side`` px; where it stands is not known yet."""
    tiles = drawn(shape)
    count = max(tiles[0], 1)
    if len(shape) == 1:
        if high / count >= LOW_NUMBER:
            return Column(part, tiles, 0, 0, 1, (min(int(high / count), NUMBER), NUMBER), 0, 1)
        sides = (side for side in SMALL_NUMBERS if -(-count * side // int(high)) * side <= WIDE)
        small = next(sides, SMALL_NUMBERS[-1])
        return Column(part, tiles, 0, 0, -(-count * small // int(high)), (small, small), 0, 1)
    aspect = min(max(tiles[2] / max(tiles[1], 1), 1 / MOST_ASPECT), MOST_ASPECT)
    tile = (side, max(round(side * aspect), 2)) if aspect <= 1 else (max(round(side / aspect), 2), side)
    gap = 1 if side < GAP_FROM else 2
    rows = max(int((high + gap) // (tile[0] + gap)), 1)
    least = -(-count // rows)
    even = next((columns for columns in range(least, 2 * least) if count % columns == 0), least)
    return Column(part, tiles, 0, 0, even, tile, gap, len(shape))


def mosaic(values: NDArray[np.floating], column: Column, limit: float, ratio: float) -> Pixels:
    """The tiles of a column, one contiguous picture of its size times ``ratio``; nothing between them."""
    maps = values.reshape(column.shape)
    high, wide, gap = (round(size * ratio) for size in (*column.tile, column.gap))
    rows, columns = (np.arange(size) * count // size for size, count in zip((high, wide), maps.shape[1:], strict=True))
    if high * wide <= maps.shape[1] * maps.shape[2]:
        tiles = signed_pixels(maps[:, rows[:, None], columns], limit)
    else:
        tiles = signed_pixels(maps, limit)[:, rows[:, None], columns]
    made = np.zeros((column.rows, high + gap, column.columns, wide + gap), np.uint32)
    whole = column.rows * column.columns
    if len(tiles) < whole:
        tiles = np.concatenate([tiles, np.zeros((whole - len(tiles), high, wide), np.uint32)])
    made[:, :high, :, :wide] = tiles.reshape(column.rows, column.columns, high, wide).transpose(0, 2, 1, 3)
    found: Pixels = made.reshape(column.rows * (high + gap), column.columns * (wide + gap))
    return found
