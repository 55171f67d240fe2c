"""Runs as files of the user's: what is asked, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from cifar_gui import paths
from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.kept_runs import KeptRun
from cifar_gui.spec import Message


@dataclass(frozen=True)
class OpenRuns:
    """Keep the runs in files of the user's among those that are here. Answered with RunsOpened.

    ``page``: a name that no other request has, as one that is newer would displace this one.
    """

    answered_by: ClassVar[str] = "cifar_gui.engine.opened_runs:opened"
    id: int
    page: str
    files: tuple[Path, ...]
    room: int = 1000 << 20
    """Bytes that the weights of all runs may take."""
    folder: Path = field(default_factory=paths.runs_folder)


@dataclass(frozen=True)
class RunsOpened:
    """The answer to an OpenRuns."""

    id: int
    page: str
    runs: tuple[KeptRun, ...]
    """Those that are new here, in the order of the files."""
    message: Message
    """What was opened; of a file that was not, why."""
    final: Mapping[str, FinalScore] = field(default_factory=dict)
    """What they came to on the test set, by their names here, where it was opened."""


@dataclass(frozen=True)
class SaveRuns:
    """Write runs that are kept as one file of the user's. Answered with RunsSaved."""

    answered_by: ClassVar[str] = "cifar_gui.engine.opened_runs:saved"
    id: int
    page: str
    names: tuple[str, ...]
    target: Path
    """Ends in RUNS_SUFFIX, or in CSV for their curves as a table."""
    called: tuple[str, ...] = ()
    """What each is called in such a table."""
    folder: Path = field(default_factory=paths.runs_folder)


@dataclass(frozen=True)
class RunsSaved:
    """The answer to a SaveRuns: what was written, or why nothing was."""

    id: int
    page: str
    message: Message
