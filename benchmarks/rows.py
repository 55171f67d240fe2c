"""One line of the result of a benchmark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A figure of ours beside its rival, measured in the same run."""

    name: str
    ours: float
    rival: float
    ratio: float
    """What the target speaks of where it is a ratio; else how ours compares with the rival."""
    target: float
    ok: bool
    unit: str = ""
