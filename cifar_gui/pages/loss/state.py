"""What is set on the page of losses on tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from cifar_gui.number_text import exact
from cifar_gui.page_state import PageState, Place, Saved
from cifar_gui.pages.loss import LossContent
from cifar_gui.pages.loss.script import CLASSES, DIFFERENCE, FAMILIES, example_tables, fitted_weights
from cifar_gui.protocol.losses import Rows
from cifar_gui.spec import Pair, field_value

MOST_SIDE = 10
"""Most rows and columns of a table."""
TENSORS = ("before", "input_shape", "input_dtype", "target_shape", "target_dtype")
"""The params that say what the tables become; those of each family of losses are others."""


@dataclass(frozen=True)
class Tables(Saved):
    """The numbers of the tables. Those of weights are a row, as wide as the input."""

    input: Rows
    target: Rows
    weight: Rows
    pos_weight: Rows

    @classmethod
    def of(cls, tables: Mapping[str, Rows]) -> Self:
        """Those of these names, with weights that fit."""
        return cls(**fitted_weights(tables))

    def named(self) -> dict[str, Rows]:
        """Every table by its name."""
        return dict(vars(self))

    def with_tables(self, tables: Mapping[str, Rows]) -> Self:
        """These with some others in their place."""
        return self.of({**self.named(), **tables})

    def plain(self) -> dict[str, Any]:
        """As JSON holds it: JSON knows neither infinity nor NaN."""
        return {name: [[exact(value) for value in row] for row in rows] for name, rows in self.named().items()}

    def read(self, saved: object) -> Self:
        """These with the tables that ``saved`` holds in a usable form."""
        held = saved if isinstance(saved, dict) else {}
        found = {name: restored_table(held.get(name)) for name in self.named()}
        return self.with_tables({name: rows for name, rows in found.items() if rows is not None})


@dataclass(frozen=True, kw_only=True)
class LossState(PageState):
    """The loss, what it compares, and the loss that stays explained."""

    example: int
    params: Any
    tables: Tables
    pinned: Place | None = None
    """The number of a loss before reduction; None for what becomes of all of them."""

    @classmethod
    def of(cls, content: LossContent, example: int = 0) -> Self:
        chosen = content.examples[example]
        return cls(example=example, params=chosen.params, tables=Tables.of(example_tables(content, chosen)))

    @classmethod
    def of_family(cls, content: LossContent, family: str) -> Self:
        """The first example whose loss compares what those of a family do."""
        losses = [FAMILIES[example.params.loss] for example in content.examples]
        return cls.of(content, losses.index(family))

    def with_example(self, content: LossContent, example: int) -> Self:
        """All that an example begins with."""
        return self._lasting_in(self.of(content, example))

    @property
    def family(self) -> str:
        """What the loss compares."""
        return FAMILIES.get(self.params.loss, DIFFERENCE)

    def with_tensors(self, params: Any, other: LossState) -> Self:
        """These params with the tensors of another state."""
        held = {name: field_value(other.params, name) for name in TENSORS}
        return replace(self, params=replace(params, **held), tables=other.tables)

    def resized(self, wanted: Pair, target: Pair) -> Self:
        """The tables cut, or filled up with zeros; the target follows the input where they belonged together."""
        tables = self.tables
        before, beside = size_of(tables.input), size_of(tables.target)
        if wanted != before and beside == before and (self.family != CLASSES or beside[1] > 1):
            target = wanted
        elif wanted != before and beside == (before[0], 1):
            target = (wanted[0], 1)
        found = {"input": resized(tables.input, wanted), "target": resized(tables.target, target)}
        return replace(self, tables=tables.with_tables(found))


def size_of(rows: Rows) -> Pair:
    """(rows, columns)."""
    return len(rows), len(rows[0])


def resized(rows: Rows, size: Pair) -> Rows:
    """A table cut, or filled with zeros."""
    return tuple(
        tuple(rows[i][j] if i < len(rows) and j < len(rows[i]) else 0.0 for j in range(size[1])) for i in range(size[0])
    )


def restored_table(rows: object) -> Rows | None:
    """A table of 1 to 10 rows and columns from what the settings hold; None for anything else."""
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_SIDE:
        return None
    table = []
    for row in rows:
        if not isinstance(row, list) or not 1 <= len(row) <= MOST_SIDE or len(row) != len(rows[0]):
            return None
        try:
            table.append(tuple(float(value) for value in row if isinstance(value, str)))
        except ValueError:
            return None
    return tuple(table) if all(len(row) == len(rows[0]) for row in table) else None
