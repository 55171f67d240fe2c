"""The end of a run: it is judged on the test set, once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cifar_gui.spec import Message


@dataclass(frozen=True)
class FinalScore:
    """What came out when a run was judged on all test pictures. It is kept beside the run, and outlives it."""

    source: str
    """The data set: ``protocol.SAMPLES`` or CIFAR10."""
    which: str
    """With which weights: ``run_names.BEST`` or LAST."""
    step: int
    """After how many steps the network had them."""
    right: int
    pictures: int
    loss: float
    """The mean of the run's loss."""
    opened: float
    """Seconds since 1970."""
    trained_on: bool = False
    """Whether the run has trained on these pictures."""


@dataclass(frozen=True)
class OpenTest:
    """Judge a run that is over on all test pictures: once, ever. Answered with OpenedTest."""

    folder: Path
    name: str
    source: str
    which: str
    """BEST or LAST."""
    device: str = "cpu"


@dataclass(frozen=True)
class OpenedTest:
    """How good a run is on the test set, where it was opened before, too; or why that cannot be said."""

    name: str
    score: FinalScore | None = None
    message: Message | None = None
