"""States of pages, as ``LessonPage.restore`` takes them, made from what a lesson declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cifar_gui.lesson import Table
from cifar_gui.pages.duel import DuelContent
from cifar_gui.pages.loss import LossContent
from cifar_gui.pages.module import Composition
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.pages.run import RunContent
from cifar_gui.spec import Layer, Network, fields, layer


def numbers(
    content: NumbersContent,
    example: int = 0,
    pinned: tuple[int, int] | None = None,
    tables: Mapping[str, str | tuple[tuple[float, ...], ...]] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """An example of a page on numbers; ``tables`` names other presets or gives numbers, ``changes`` are arguments."""
    chosen = {**dict(content.examples[example].presets), **(tables or {})}
    values = {table.name: _values(table, chosen.get(table.name, table.presets[0].key)) for table in content.tables}
    whole = all(float(number).is_integer() for rows in values.values() for row in rows for number in row)
    state: dict[str, Any] = {
        **settings(content, example, **changes),
        "tables": {
            table.name: {
                "preset": key if isinstance(key := chosen.get(table.name, table.presets[0].key), str) else "own",
                "seed": 0,
                "dtype": table.dtype if whole else "float32",
                "values": "\n".join("\t".join(map(_written, row)) for row in values[table.name]),
            }
            for table in content.tables
        },
    }
    return state if pinned is None else {**state, "pinned": list(pinned)}


def losses(content: LossContent, example: int, pinned: int | None = None, **changes: Any) -> dict[str, Any]:
    """An example of a page on losses, with its tables."""
    chosen = dict(content.examples[example].presets)
    tables = {
        table.name: [
            [_written(number) for number in row] for row in _values(table, chosen.get(table.name, table.presets[0].key))
        ]
        for table in content.tables
        if table.name in ("input", "target")
    }
    return {**settings(content, example, **changes), "tables": tables, "pinned": pinned}


def settings(content: Any, example: int, **changes: Any) -> dict[str, Any]:
    """An example of a page by its place, with all its arguments, of which some are changed."""
    params = content.examples[example].params
    held = {item.name: item.of(params) for item in fields(params)}
    given = {name: value for name, value in {**held, **changes}.items() if value is not None}
    return {"example": example, "params": {name: _plain(value) for name, value in given.items()}}


def composed(example: int, composition: Composition) -> dict[str, Any]:
    """A module of 7.1, whole."""
    return {
        "example": example,
        "operations": [[operation.kind, operation.value] for operation in composition.operations],
        "x": list(composition.x),
        "pre_hook": composition.pre_hook,
        "hook": composition.hook,
        "direct": composition.direct,
    }


def recipe(content: RunContent, example: int, **changes: Any) -> dict[str, Any]:
    """A recipe of the page of training, whole; ``changes`` are fields of it."""
    return {"example": example, "recipe": settings(content, example, **changes)["params"]}


def contest(content: DuelContent, example: int) -> dict[str, Any]:
    """Recipes that differ in one thing, whole, of which nothing is predicted yet."""
    chosen = content.examples[example]
    held = {item.name: item.of(chosen.recipe) for item in fields(chosen.recipe)}
    return {
        **settings(content, example),
        "recipe": {name: value for name, value in held.items() if value is not None},
        "network": chosen.recipe.network,
        "differ": [[one.field, *one.values] for one in chosen.differ],
        "guess": "",
    }


def built(network: Network, selected: int) -> dict[str, Any]:
    """A network of 7.7, and the layer that is selected in it."""
    return {"network": network, "path": (selected,)}


def without_padding(network: Network) -> Network:
    """The network with no padding in its first layer."""
    first, *others = network.layers
    assert isinstance(first, Layer)
    kept = tuple((name, value) for name, value in first.kwargs if name != "padding")
    return replace(network, layers=(replace(first, kwargs=kept), *others))


def with_relu(network: Network) -> Network:
    """The network with a ReLU before its last layer."""
    return replace(network, layers=(*network.layers[:-1], layer("relu1", "ReLU"), network.layers[-1]))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _values(table: Table, chosen: str | tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    if not isinstance(chosen, str):
        return chosen
    return next(preset.values for preset in table.presets if preset.key == chosen)


def _written(number: float) -> str:
    """A number as the pages remember it: whole ones without a point."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))
