"""What runs are called where the user has given them no name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QFontMetrics

from cifar_gui.i18n import lesson_text
from cifar_gui.recipe import SGD, Recipe
from cifar_gui.spec import fields, shown
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.cells import elided

TELLING = (
    "fault", "lr", "network", "momentum", "nesterov", "batch_size", "loss", "schedule", "weight_decay", "epochs",
    "seed",
)  # fmt: skip
"""What tells runs of one optimiser apart, the most telling first; every other field of the recipe comes after these."""
MOST_PARTS = 2
FURTHER = " · "
"""Before what is added to names that would be the same: what comes after the last one is not to be cut."""
NUMBER = re.compile(r"(?<=.) \(\d+\)$")
"""Of a run, where others have its name."""
LEAST_BEGINNING = 16
"""px of a name that are seen before its end: at least "…"."""
TITLES = {value: title for item in fields(Recipe) for value, title in zip(item.choices, item.titles, strict=False)}
"""The words for a recipe's choices that are no names of PyTorch's."""


def names(runs: Sequence[History]) -> dict[History, str]:
    """A name for each run, of which no two are the same: the user's, or its optimiser and what sets it apart."""
    found: dict[History, str] = {}
    for optimizer in dict.fromkeys(run.started.recipe.optimizer for run in runs):
        alike = [run for run in runs if run.started.recipe.optimizer == optimizer]
        broken = any(run.started.recipe.fault for run in alike)  # is told of a run that is alone, too
        telling = [
            name
            for name in _fields(optimizer)
            if len({_value(run, name) for run in alike}) > 1 or (name == "fault" and broken)
        ]
        enough = next((k for k in range(1, MOST_PARTS) if _distinct(alike, telling[:k])), MOST_PARTS)
        for run in alike:
            parts = [part for name in telling if (part := _part(name, _value(run, name)))]
            nesterov = not telling and run.started.recipe.nesterov and optimizer == SGD
            found[run] = ", ".join((f"{optimizer} + Nesterov" if nesterov else optimizer, *parts[:enough]))
        _tell_apart(found, alike, telling)
    found.update({run: run.title for run in runs if run.title})
    used = Counter[str]()
    for run in runs:
        used[found[run]] += 1
        if used[found[run]] > 1:
            found[run] += f" ({used[found[run]]})"
    return {run: found[run] for run in runs}


def shortened(name: str, metrics: QFontMetrics, width: int) -> str:
    """What of a name is seen in so many px: its end stays, by which it differs from others like it."""
    number = NUMBER.search(name)
    named = name[: number.start()] if number is not None else name
    end = name[len(named) :]
    last = FURTHER + named.rpartition(FURTHER)[2] + end
    if FURTHER in named and width - metrics.horizontalAdvance(last) >= LEAST_BEGINNING:
        end = last
    return elided(name.removesuffix(end), metrics, width - metrics.horizontalAdvance(end)) + end


def _tell_apart(found: dict[History, str], runs: Sequence[History], telling: Sequence[str]) -> None:
    """Add to names that are the same in what those runs differ, as long as they do."""
    for name in dict.fromkeys(found[run] for run in runs):
        same = [run for run in runs if found[run] == name]
        further = next((one for one in telling if len({_value(run, one) for run in same}) > 1), None)
        if further is not None:
            for run in same:
                found[run] = FURTHER.join(filter(None, (name, _part(further, _value(run, further)))))
            _tell_apart(found, same, [one for one in telling if one != further])


def _distinct(runs: Sequence[History], telling: Sequence[str]) -> bool:
    return len({tuple(_value(run, name) for name in telling) for run in runs}) == len(runs)


@lru_cache(16)
def _fields(optimizer: str) -> tuple[str, ...]:
    """Found once for each optimiser: names are asked for twice a second while a run goes on."""
    known = shown(Recipe(optimizer=optimizer))
    ours = [item.name for item in fields(Recipe) if item.name in known]
    return tuple(sorted(ours, key=lambda name: TELLING.index(name) if name in TELLING else len(TELLING)))


def _value(run: History, name: str) -> object:
    return getattr(run.started.recipe, name)


def _part(name: str, value: object) -> str:
    """A few letters that say it."""
    if isinstance(value, bool):
        return name if value else ""
    if isinstance(value, str):
        return lesson_text(TITLES.get(value, value)) if value else ""
    return f"{SHORT.get(name, name)} {lesson_text(EMPTY[name]) if value is None else format(value, '.4g')}"


SHORT = {"batch_size": "batch"}
EMPTY = {item.name: item.empty or "None" for item in fields(Recipe) if item.optional}
"""What a number that is not given says."""
