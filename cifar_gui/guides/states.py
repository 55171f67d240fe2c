"""States of pages, as ``LessonPage.restore`` takes them, made from what a lesson declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cifar_gui.spec import LossStage, NumbersStage, Table, fields


def numbers(
    stage: NumbersStage,
    example: int = 0,
    pinned: tuple[int, int] | None = None,
    tables: Mapping[str, str | tuple[tuple[float, ...], ...]] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """An example of a page on numbers; ``tables`` names other presets or gives numbers, ``changes`` are arguments."""
    chosen = {**dict(stage.examples[example].presets), **(tables or {})}
    values = {table.name: _values(table, chosen.get(table.name, table.presets[0].key)) for table in stage.tables}
    whole = all(float(number).is_integer() for rows in values.values() for row in rows for number in row)
    state: dict[str, Any] = {
        **settings(stage, example, **changes),
        "tables": {
            table.name: {
                "preset": key if isinstance(key := chosen.get(table.name, table.presets[0].key), str) else "own",
                "seed": 0,
                "dtype": table.dtype if whole else "float32",
                "values": "\n".join("\t".join(map(_written, row)) for row in values[table.name]),
            }
            for table in stage.tables
        },
    }
    return state if pinned is None else {**state, "pinned": list(pinned)}


def losses(stage: LossStage, example: int, pinned: int | None = None, **changes: Any) -> dict[str, Any]:
    """An example of a page on losses, with its tables."""
    chosen = dict(stage.examples[example].presets)
    tables = {
        table.name: [
            [_written(number) for number in row] for row in _values(table, chosen.get(table.name, table.presets[0].key))
        ]
        for table in stage.tables
    }
    return {**settings(stage, example, **changes), "tables": tables, "pinned": pinned}


def settings(stage: Any, example: int, **changes: Any) -> dict[str, Any]:
    """An example of a page by its place, with all its arguments, of which some are changed."""
    params = stage.examples[example].params
    held = {item.name: getattr(params, item.name) for item in fields(params)}
    return {"example": example, "params": {name: _plain(value) for name, value in {**held, **changes}.items()}}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _values(table: Table, chosen: str | tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    if not isinstance(chosen, str):
        return chosen
    return next(preset.values for preset in table.presets if preset.key == chosen)


def _written(number: float) -> str:
    """A number as the pages remember it: whole ones without a point."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))
