"""A run as the doctor sees it: what was set, what was built, and what it did. Never which fault was made on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol.runs import Evaluated, RunEnded, RunStarted, Steps
from cifar_gui.protocol.watching import Facts, Look, Measured, Watched
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network

Floats = NDArray[np.float32]
CLASSES = 10


@dataclass(frozen=True)
class Judged:
    """What was found on the pictures that a run is judged on."""

    step: int
    accuracy: float
    loss: float
    pictures: int


@dataclass(frozen=True)
class Sibling:
    """A finished run that differs from this one in nothing but the seed."""

    seed: int
    accuracy: float
    """The last one on the same pictures."""
    pictures: int


@dataclass(frozen=True)
class Opened:
    """What it came to when its test set was opened."""

    accuracy: float
    pictures: int
    before: int
    """For how many runs with other settings it had been opened earlier."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """All that is known of a run."""

    recipe: Recipe
    """As its owner set it."""
    network: Network
    """As it was built."""
    losses: Floats
    """(n,): of each batch, before its step."""
    judged: tuple[Judged, ...]
    """In the order of the steps."""
    images: int
    steps_per_epoch: int
    steps: int
    """As many as the recipe wants."""
    ended: str = ""
    """"finished", "stopped", "diverged" or "failed"; "" while it goes on."""
    exploded: int = 0
    """After how many steps its loss exploded, where it did: what was kept ends before that."""
    watched: Watched | None = None
    """None of a run of an earlier version."""
    siblings: tuple[Sibling, ...] = ()
    claimed: float | None = None
    """By how much it is said to be better than another recipe, in accuracy: its own minus that of the run it came from;
    None where nothing is compared."""
    tested: Opened | None = None
    """None where its test set was not opened, or it has trained on those pictures."""

    @property
    def facts(self) -> Facts | None:
        """Of its pictures and its network."""
        return self.watched.facts if self.watched is not None else None

    @property
    def looks(self) -> tuple[Look, ...]:
        """At its steps, in their order."""
        return self.watched.looks if self.watched is not None else ()

    @property
    def done(self) -> int:
        """Finished steps."""
        return len(self.losses)

    @property
    def diverged(self) -> bool:
        """Whether its loss exploded."""
        return self.ended == "diverged"

    @cached_property
    def batch(self) -> int:
        """Pictures of a whole batch."""
        return max((look.pictures for look in self.looks), default=min(self.recipe.batch_size, self.images))


def evidence(
    started: RunStarted,
    network: Network,
    events: Iterable[object],
    *,
    diverged: int = 0,
    siblings: tuple[Sibling, ...] = (),
    claimed: float | None = None,
) -> Evidence:
    """The evidence in the events that a run has told, in their order; others are passed over.

    ``network`` is what its owner chose; ``diverged`` is that of a KeptRun.
    """
    losses: list[Floats] = []
    judged: list[Judged] = []
    watched, ended = None, "diverged" if diverged else ""
    for event in events:
        if isinstance(event, Steps):
            losses.append(event.losses)
        elif isinstance(event, Evaluated):
            judged.append(Judged(event.step, event.accuracy, event.loss, event.pictures))
        elif isinstance(event, Measured):
            watched = event.watched
        elif isinstance(event, RunEnded):
            ended = event.reason
    return Evidence(
        recipe=without_fault(started.recipe),
        network=watched.network if watched is not None else network,
        losses=np.concatenate(losses) if losses else np.zeros(0, np.float32),
        judged=tuple(judged),
        images=started.images,
        steps_per_epoch=started.steps_per_epoch,
        steps=started.steps,
        ended=ended,
        exploded=diverged,
        watched=watched,
        siblings=siblings,
        claimed=claimed,
    )


def without_fault(recipe: Recipe) -> Recipe:
    """The recipe as its owner set it."""
    return replace(recipe, fault="")
