"""Time as a run counts it: without the pauses, and shared between training and looking at the network."""

from __future__ import annotations

import math
import time

PAUSE_SECONDS = 0.5
"""A longer absence than this was a pause; a shorter one, such as an answered forward request, is part of the run."""

SMOOTHING_SECONDS = 5.0
"""How far back a rate remembers."""

FIRST_SECONDS = 0.5
"""A rate measured for less than this is not worth telling."""


SNAPSHOT_SHARE, SNAPSHOT_SECONDS = 0.03, 0.5
"""The network is shown twice a second, for no more than this share of the time."""

EVALUATION_SHARE, EVALUATION_STEPS, EVALUATION_SECONDS = 0.05, 100, 10.0
"""It is judged every 100 steps, or every 10 s if those come first; less often where that would exceed its share."""

KEEP_SHARE, KEEP_SECONDS = 0.02, 3.0
"""A run is kept every few seconds; less often where that would exceed its share."""


class Clock:
    """Seconds of a run; it stands still while nobody advances the run."""

    def __init__(self) -> None:
        self._paused = 0.0

    def now(self) -> float:
        """Seconds since some moment."""
        return time.perf_counter() - self._paused

    def away(self, seconds: float) -> None:
        """The run was left alone for so long."""
        if seconds > PAUSE_SECONDS:
            self._paused += seconds


class Rate:
    """Pictures a second, smoothed over the last few seconds."""

    def __init__(self, now: float) -> None:
        self._last = now
        self._measured = self._pictures = self._seconds = 0.0

    def add(self, pictures: int, now: float) -> None:
        """So many pictures were finished by ``now``."""
        took, self._last = now - self._last, now
        kept = math.exp(-took / SMOOTHING_SECONDS)
        self._pictures = self._pictures * kept + pictures
        self._seconds = self._seconds * kept + took
        self._measured += took

    @property
    def per_second(self) -> float:
        """0.0 before anything was added."""
        return self._pictures / self._seconds if self._seconds else 0.0

    def seconds_for(self, pictures: int) -> float | None:
        """How long so many pictures will take; None while it cannot be told."""
        known = self._measured >= FIRST_SECONDS and self._pictures > 0
        return pictures / self.per_second if known else None


class Allowance:
    """When something beside the training is due, so that it takes no more than its share of the time."""

    def __init__(self, share: float, *, seconds: float = 0.0, steps: int = 1, patience: float = math.inf) -> None:
        """Due when it has had less than ``share`` of the time, ``seconds`` after the last time at the earliest.

        And only after ``steps`` further steps, or when ``patience`` seconds have gone by.
        """
        self._share, self._least, self._steps, self._patience = share, seconds, steps, patience
        self._ended, self._step, self._took = -math.inf, 0, 0.0

    def due(self, step: int, now: float) -> bool:
        """Whether it is to be done after ``step`` steps."""
        since = now - self._ended
        rested = since >= max(self._least, self._took * (1 / self._share - 1))
        return rested and (step - self._step >= self._steps or since >= self._patience)

    def done(self, step: int, began: float, now: float) -> None:
        """It was done, from ``began`` to ``now``."""
        self._took, self._ended, self._step = now - began, now, step
