"""What is set on the page of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Self

import numpy as np
from msgspec import Meta

from cifar_gui.lesson import Preset, Table
from cifar_gui.number_text import read_cells, read_number, write_cells
from cifar_gui.numerals import NotANumber
from cifar_gui.page_state import PageState, Place, Saved
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.protocol.numbers import DTYPES, Doubles, Matrix

OWN = "own"
"""The numbers are the user's."""
MOST_SIDE = 32
"""Rows and columns of a table that can be edited here."""
GENERATED = ("random", "ramp", "checker")
WHOLE = ("int64", "bool")
LARGEST_SEED = 2**32 - 1

Dtype = Annotated[str, Meta(pattern=f"^({'|'.join(DTYPES)})$")]
Cells = tuple[tuple[float, ...], ...]
"""Rows of a table."""


@dataclass(frozen=True)
class TableState(Saved):
    """The numbers of a table, and where they are from."""

    values: Cells
    preset: str
    """OWN, or the key of a preset."""
    dtype: Dtype
    seed: Annotated[int, Meta(ge=0, le=LARGEST_SEED)] = 0
    signed: bool = False
    """Random numbers are from -3 to 3, as suits a kernel; else from 0 to 9. Not saved."""
    whole: Cells | None = field(default=None, compare=False)
    """The numbers before their table was resized: what was cut off comes back with the room for it. Not saved."""

    def plain(self) -> dict[str, Any]:
        text = write_cells(self.values)
        return {"preset": self.preset, "seed": self.seed, "dtype": self.dtype, "values": text}

    def read(self, saved: object) -> Self:
        known = saved if isinstance(saved, dict) else {}
        found = super().read({name: known[name] for name in ("preset", "seed", "dtype") if name in known})
        values = _cells(known.get("values"))
        return replace(found, preset=self.preset) if values is None else replace(found, values=values, whole=None)

    @property
    def array(self) -> Doubles:
        """The numbers, (H, W)."""
        return np.array(self.values, np.float64)

    @property
    def size(self) -> tuple[int, int]:
        """(H, W)."""
        return len(self.values), len(self.values[0])

    @property
    def matrix(self) -> Matrix:
        """The table as a request names it."""
        return Matrix(self.array, self.dtype)

    @property
    def fits_whole(self) -> bool:
        """Whether all numbers are whole."""
        return bool(np.isfinite(self.array).all() and (self.array == np.floor(self.array)).all())

    def chosen(self, preset: Preset, seed: int | None = None) -> Self:
        """The numbers of a preset; those that are made in any size, in this one."""
        seed = self.seed if seed is None else seed
        values = preset.values or cells(generated(preset.key, self.size, seed, self.signed))
        return replace(self, preset=preset.key, seed=seed, values=values, whole=None)

    def own(self, values: Cells) -> Self:
        """Numbers that the user has typed."""
        return replace(self, values=values, preset=OWN, whole=None)

    def resized(self, height: int, width: int) -> Self:
        """Another size: what is made anew is made in that size, the rest is cut off or filled up with zeros."""
        if self.preset in GENERATED:
            return replace(self, values=cells(generated(self.preset, (height, width), self.seed, self.signed)))
        whole = self.values if self.whole is None else self.whole
        kept, old = np.zeros((height, width)), np.array(whole)[:height, :width]
        kept[: old.shape[0], : old.shape[1]] = old
        return replace(self, values=cells(kept), preset=OWN, whole=whole)


@dataclass(frozen=True, kw_only=True)
class NumbersState(PageState):
    """The tables and the call on them, and the output cell that is pinned."""

    example: int
    params: Any
    tables: Mapping[str, TableState]
    """By the name of the table, in the order of the content."""
    pinned: tuple[Place, Place] | None = None

    @classmethod
    def of(cls, content: NumbersContent, example: int = 0) -> Self:
        fresh = {table.name: _fresh(table, signed=place > 0) for place, table in enumerate(content.tables)}
        return cls(example=example, params=None, tables=fresh).with_example(content, example)

    def back(self, content: NumbersContent) -> Self:
        """How the tables are looked at, and what makes random numbers, stays."""
        return self.with_example(content, self.example)

    def with_example(self, content: NumbersContent, example: int) -> Self:
        presets, tables = dict(content.examples[example].presets), {}
        for table in content.tables:
            preset = _preset(table, presets.get(table.name, table.presets[0].key))
            before = replace(self.tables[table.name], dtype=table.dtype)
            tables[table.name] = before if preset is None else before.chosen(preset)
        return replace(super().with_example(content, example), tables=tables).with_fractions()

    def fitted(self, content: NumbersContent) -> Self:
        known = {table.name: table for table in content.tables}
        tables = {
            name: one if _preset(known[name], one.preset) else replace(one, preset=OWN)
            for name, one in self.tables.items()
        }
        return replace(self, tables=tables)

    @property
    def kernel_size(self) -> tuple[int, int] | None:
        """The size of the last table, where that is the kernel."""
        return list(self.tables.values())[-1].size if len(self.tables) > 1 else None

    def with_table(self, name: str, table: TableState) -> Self:
        """Another table of this name."""
        return replace(self, tables={**self.tables, name: table})

    def with_fractions(self) -> Self:
        """A fraction in whole numbers makes floats of all tables, as ``torch.tensor`` does of the one it is in."""
        whole = {name: one for name, one in self.tables.items() if one.dtype in WHOLE}
        if all(one.fits_whole for one in whole.values()):
            return self
        floats = {name: replace(one, dtype="float32") for name, one in whole.items()}
        return replace(self, tables={**self.tables, **floats})

    def with_changes(self, changes: Mapping[str, Any]) -> Self:
        """Other values for some of the params, for the type of all tables (dtype), or the size of a kernel."""
        params, tables = dict(changes), dict(self.tables)
        if (dtype := params.pop("dtype", None)) is not None:
            tables = {name: replace(one, dtype=dtype) for name, one in tables.items()}
        if len(tables) > 1 and (size := params.pop("kernel_size", None)) is not None:
            last = list(tables)[-1]
            tables[last] = tables[last].resized(*size)
        return replace(self, params=replace(self.params, **params), tables=tables)


def cells(values: Doubles) -> Cells:
    """The rows of an array (H, W)."""
    return tuple(map(tuple, values.tolist()))


def generated(key: str, size: tuple[int, int], seed: int, signed: bool) -> Doubles:
    """The numbers of a preset that is made in any size.

    Args:
        key: "random" (whole numbers from a seed), "ramp" (counted row by row) or "checker" (0 and 1 in turns).
        size: (H, W).
        seed: of the random numbers.
        signed: random numbers from -3 to 3, as suits a kernel; else from 0 to 9.
    """
    rows, columns = np.indices(size)
    if key == "ramp":
        return (rows * size[1] + columns).astype(np.float64)
    if key == "checker":
        return ((rows + columns) % 2).astype(np.float64)
    low, high = (-3, 4) if signed else (0, 10)
    return np.random.default_rng(seed).integers(low, high, size).astype(np.float64)


def _fresh(table: Table, signed: bool) -> TableState:
    first = table.presets[0]
    return TableState(first.values, first.key, table.dtype, signed=signed)


def _preset(table: Table, key: str) -> Preset | None:
    return next((preset for preset in table.presets if preset.key == key), None)


def _cells(text: object) -> Cells | None:
    """A table that was remembered."""
    try:
        rows = read_cells(text) if isinstance(text, str) else []
        values = tuple(tuple(map(read_number, row)) for row in rows)
    except NotANumber:
        return None
    sides = {len(row) for row in values}
    return values if len(values) <= MOST_SIDE and len(sides) == 1 and 0 < max(sides) <= MOST_SIDE else None
