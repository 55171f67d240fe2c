"""Logging for TensorBoard: what is asked of the torch thread, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cifar_gui.protocol import Pictures
from cifar_gui.spec import Message, Network

INPUT_OUTPUT = ("Input", "Output")
"""The tags of the course's scripts on pooling and activations; that on convolution writes them small."""

MOST_NUMBERS = 2_000_000
"""Of a batch's output: its pictures are packed as one PNG, and what waits for that is the user."""


@dataclass(frozen=True)
class LogPass:
    """Run one layer over a whole split and log every batch before and after it, as the course's scripts do."""

    id: int
    page: str
    folder: Path
    """Where event files lie; the pass gets a new folder in it."""
    name: str
    """Of that folder, before the time."""
    build: Callable[[Any, tuple[int, ...]], Any]
    params: Any
    pictures: Pictures
    """The split and the batch size; which batch does not matter."""
    seed: int
    device: str = "cpu"
    allow: bool = False
    normalise: bool = False
    tags: tuple[str, str] = INPUT_OUTPUT


@dataclass(frozen=True)
class LogGraph:
    """Log the graph of a network, traced on a batch of ones."""

    id: int
    page: str
    folder: Path
    name: str
    network: Network
    batch: int = 64


@dataclass(frozen=True)
class LogRuns:
    """Log the losses of the run under way and of those that follow, each in a new folder; None: do so no longer."""

    folder: Path | None
    page: str = ""
    """That asks for it, and is told of it."""
    name: str = ""
    """Of the new folders, before the network's."""


@dataclass(frozen=True)
class StopLogging:
    """Give up the pass that is under way; what was logged stays."""


@dataclass(frozen=True)
class Logging:
    """How far a pass is; also the first that is told of a run or graph, with ``done`` 0 and ``total`` 0."""

    id: int
    """Of the LogPass or LogGraph, or of the run."""
    page: str
    folder: Path
    """The new folder."""
    done: int = 0
    """Batches."""
    total: int = 0


@dataclass(frozen=True)
class Logged:
    """The event file is whole."""

    id: int
    page: str
    folder: Path


@dataclass(frozen=True)
class LogFailed:
    """Nothing more is logged; what was written before stays. ``message`` is None when the user gave it up."""

    id: int
    page: str
    message: Message | None
    of_run: bool = False
    """Whether a run was logged, wherever the user is by now."""
