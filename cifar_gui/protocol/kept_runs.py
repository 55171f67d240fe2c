"""Runs that are kept: found, named, removed and put back, looked into, and how much room their weights take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.runs import ProbeRun, RunStarted, Snapshot
from cifar_gui.spec import Message, Network


@dataclass(frozen=True)
class FindRuns:
    """Which runs does this folder keep? Answered with KeptRuns."""

    folder: Path


@dataclass(frozen=True)
class ForgetRun:
    """Remove a run that is kept; one that goes on in another window stays."""

    folder: Path
    name: str


@dataclass(frozen=True)
class NameRun:
    """Keep what the user calls a run; "" forgets it."""

    folder: Path
    name: str
    title: str


@dataclass(frozen=True)
class NoteRun:
    """Keep what the user notes of a run; "" forgets it."""

    folder: Path
    name: str
    note: str


@dataclass(frozen=True)
class RestoreRun:
    """Put a run back that was removed."""

    folder: Path
    name: str


@dataclass(frozen=True)
class LookRun:
    """Look inside a run that is over, through what is kept of it. Answered with Looked."""

    folder: Path
    name: str
    source: str
    """From which pictures are shown."""
    probe: ProbeRun


@dataclass(frozen=True)
class Looked:
    """What a run that is over looks like inside; or why that cannot be seen."""

    name: str
    snapshot: Snapshot | None = None
    """Of the run number 0; None for a network without a convolution, too."""
    message: Message | None = None


@dataclass(frozen=True)
class ThinWeights:
    """Let the weights of all runs take so much room at most, from now on. Answered with WeightsThinned."""

    folder: Path
    room: int
    """Bytes."""


@dataclass(frozen=True)
class WeightsThinned:
    """How much room they take."""

    taken: int
    """Bytes."""


@dataclass(frozen=True)
class KeptRun:
    """A run of an earlier session: the events that it told, under the run number 0."""

    network: Network
    """As it was built: how its pictures are scaled, the recipe says."""
    started: RunStarted
    events: tuple[object, ...]
    """Steps, EpochEnded, Evaluated, RateChanged."""
    finished: bool
    """Otherwise it can go on."""
    diverged: int = 0
    """After how many steps its loss exploded; 0: it did not."""
    title: str = ""
    """What the user calls it, where it has a name of its own."""
    note: str = ""
    """What the user has noted of it."""
    weights: tuple[str, ...] = ("last", "best")
    """Which of its weights are kept: a file from elsewhere may hold none."""


@dataclass(frozen=True)
class KeptRuns:
    """The answer to FindRuns, the oldest first."""

    runs: tuple[KeptRun, ...]
    gone: int = 0
    """Finished runs that have given way to newer ones."""
    unreadable: tuple[str, ...] = ()
    """Files that cannot be read; they stay where they are."""
    final: Mapping[str, FinalScore] = field(default_factory=dict)
    """What came out on the test set, by the names of runs, of those too that were removed."""
