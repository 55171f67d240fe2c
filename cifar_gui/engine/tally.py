"""What is known of a run's steps: their losses, the sums of the epoch, the pace, and how long it will take."""

from __future__ import annotations

from array import array

import numpy as np

from cifar_gui.engine.batches import steps_per_epoch
from cifar_gui.engine.checkpoints import Checkpoint
from cifar_gui.engine.pace import Rate
from cifar_gui.protocol.runs import EpochEnded, Steps


class Tally:
    """Collects the steps of a run until they are told. Losses are plain numbers: no graph is kept alive."""

    UNCOUNTED = -1
    """In place of the right ones of a step, where an earlier version has trained it."""

    def __init__(self, run: int, images: int, batch_size: int, epochs: int) -> None:
        self._run = run
        self._images, self._batch_size, self._epochs = images, batch_size, epochs
        self.steps_per_epoch = steps_per_epoch(images, batch_size)
        self.steps = self.steps_per_epoch * epochs
        self.losses = array("f")
        """Of every step so far."""
        self.correct = array("i")
        """How many pictures of each batch were taken for what they are, before its step."""
        self.norms = array("f")
        """Of the gradients of every step, before they were clipped; empty where they are not."""
        self.epochs: list[tuple[float, float, float]] = []
        """Sum, mean and seconds of each finished epoch."""
        self.epoch_steps = 0
        """Finished steps of the epoch that is under way."""
        self.running_sum = 0.0
        """Of their losses."""
        self.lr = 0.0
        """Of the last step."""
        self._told_steps = 0
        self._seconds = 0.0
        """Of this epoch, before it was taken up."""
        self._began = self._told = 0.0
        self._rate: Rate | None = None

    def take_up(self, kept: Checkpoint) -> None:
        """Go on where a run was cut off."""
        self.losses.frombytes(kept.losses)
        self.correct.frombytes(kept.correct)
        self.correct.extend([self.UNCOUNTED] * (len(self.losses) - len(self.correct)))
        self.norms.frombytes(kept.norms)
        self._told_steps = len(self.losses)
        self.epochs = list(kept.epochs)
        self.epoch_steps, self.running_sum = kept.epoch_steps, kept.running_sum
        self._seconds, self.lr = kept.seconds, kept.lr

    def begin_epoch(self, now: float) -> int:
        """The next epoch starts, or goes on; how many of its steps are done."""
        if self._rate is None:
            self._rate, self._told = Rate(now), now
        self._began = now
        return self.epoch_steps

    def add(self, loss: float, correct: int, pictures: int, lr: float, now: float, norm: float | None = None) -> None:
        """A step is finished."""
        self.losses.append(loss)
        self.correct.append(correct)
        if norm is not None:
            self.norms.append(norm)
        self.epoch_steps += 1
        self.running_sum += loss
        self.lr = lr
        assert self._rate is not None
        self._rate.add(pictures, now)

    def since_told(self, now: float) -> float:
        """Seconds since the last Steps."""
        return now - self._told

    def tell(self, now: float) -> Steps | None:
        """The steps that were not told yet; None if there are none."""
        first = self._told_steps
        if first == len(self.losses) or self._rate is None:
            return None
        self._told_steps, self._told = len(self.losses), now
        return Steps(
            self._run, first + 1, np.array(self.losses[first:], np.float32), len(self.epochs) + 1, self.running_sum,
            self.epoch_steps, self.lr, self._rate.per_second, self._rate.seconds_for(self._pictures_left()),
            np.array(self.correct[first:], np.int32),
            np.array(self.norms[first:], np.float32) if self.norms else None,
        )  # fmt: skip

    def seconds(self, now: float) -> float:
        """How long the epoch that is under way has taken."""
        return self._seconds + now - self._began if self.epoch_steps else 0.0

    def epoch_ended(self, now: float) -> EpochEnded:
        """The epoch as a whole; the next one may begin."""
        found = (self.running_sum, self.running_sum / self.epoch_steps, self.seconds(now))
        self.epochs.append(found)
        self.epoch_steps, self.running_sum, self._seconds = 0, 0.0, 0.0
        return EpochEnded(self._run, len(self.epochs), *found)

    def _pictures_left(self) -> int:
        done = min(self.epoch_steps * self._batch_size, self._images)
        return (self._epochs - len(self.epochs)) * self._images - done
