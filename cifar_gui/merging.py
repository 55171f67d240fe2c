"""What two windows have changed since they read the same settings, put together. Plain values of JSON; no Qt.

Each function is given what was read (``base``), what this window has now (``ours``) and what the file holds by now
(``theirs``), and says what both together come to. What only one has changed is as that one has it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Merge = Callable[[Any, Any, Any], Any]

GONE: Any = object()
"""In place of a value: there is none."""


def chosen(base: Any, ours: Any, theirs: Any) -> Any:
    """A choice: ours, if we have made one. What others have worked on stays though we have removed it."""
    if ours == base or (ours is GONE and theirs != base):
        return theirs
    return ours


def furthest(base: Any, ours: Any, theirs: Any) -> Any:
    """How far somebody has come: where both went on, the greater one."""
    found = chosen(base, ours, theirs)
    both = GONE not in (ours, theirs) and base not in (ours, theirs)
    return max(ours, theirs) if both else found


def counted(base: Any, ours: Any, theirs: Any) -> Any:
    """Counts by name: what either has counted since is added up."""
    counts = {}
    for name in {**known(ours), **known(theirs)}:
        before, mine, other = (known(one).get(name, 0) for one in (base, ours, theirs))
        counts[name] = max(0, mine + other - before)
    return counts if any(counts.values()) else GONE


def followed(base: Any, ours: Any, theirs: Any) -> Any:
    """The end of a list that only grows: where both went on, ours follows theirs."""
    if GONE in (ours, theirs) or base in (ours, theirs):
        return chosen(base, ours, theirs)
    before = [] if base is GONE else base
    old = next(length for length in range(len(ours), -1, -1) if ours[:length] == before[len(before) - length :])
    return [*theirs, *ours[old:]]


def by_key(merge: Merge) -> Merge:
    """Each entry of a dictionary for itself."""

    def merged(base: Any, ours: Any, theirs: Any) -> Any:
        entries = {}
        for key in {**known(theirs), **known(ours)}:
            entries[key] = merge(*(known(one).get(key, GONE) for one in (base, ours, theirs)))
        return {key: entry for key, entry in entries.items() if entry is not GONE}

    return merged


def by_name(base: Any, ours: Any, theirs: Any) -> Any:
    """A list of things with a "name", each for itself; two that were given the same name are both kept."""
    mine, other, before = named(ours), named(theirs), named(base)
    found: dict[str, Any] = {}
    for name in {**other, **mine}:
        entries = [held.get(name, GONE) for held in (before, mine, other)]
        if (entry := chosen(*entries)) is not GONE:
            found[name] = entry
        if entries[0] not in entries[1:] and GONE not in entries[1:] and entries[1] != entries[2]:
            free = free_name(name, {**found, **mine, **other})
            found[free] = {**entries[2], "name": free}
    return list(found.values())


def named(entries: Any) -> dict[str, Any]:
    """The entries of a list by their names; one that has none, whatever it is, by what it is."""
    return {
        str(entry["name"]) if isinstance(entry, dict) and isinstance(entry.get("name"), str) else repr(entry): entry
        for entry in (entries if isinstance(entries, list) else [])
    }


def free_name(name: str, taken: Any, longest: int = 50) -> str:
    """The name with the first number from 2 on that makes it one that is not taken."""
    number = 2
    while (free := f"{name[:longest]} {number}") in taken:
        number += 1
    return free


def known(value: Any) -> dict[str, Any]:
    """The dictionary, or an empty one in place of what is none."""
    return value if isinstance(value, dict) else {}
