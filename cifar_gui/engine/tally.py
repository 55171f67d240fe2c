"""What is known of a run's steps: their losses, the sums of the epoch, the pace, and how long it will take."""

from __future__ import annotations

import numpy as np

from cifar_gui.engine.batches import steps_per_epoch
from cifar_gui.engine.pace import Rate
from cifar_gui.protocol import EpochEnded, Steps


class Tally:
    """Collects the steps of a run until they are told. Losses are plain numbers: no graph is kept alive."""

    def __init__(self, run: int, images: int, batch_size: int, epochs: int) -> None:
        self._run = run
        self._images, self._batch_size, self._epochs = images, batch_size, epochs
        self.steps_per_epoch = steps_per_epoch(images, batch_size)
        self.steps = self.steps_per_epoch * epochs
        self._untold: list[float] = []
        self._step = 0
        self._epoch, self._epoch_steps, self._sum = 0, 0, 0.0
        self._lr = 0.0
        self._began = self._told = 0.0
        self._rate = Rate(0.0)

    def begin_epoch(self, now: float) -> None:
        """The next epoch starts."""
        if self._epoch == 0:
            self._rate, self._told = Rate(now), now
        self._epoch, self._epoch_steps, self._sum = self._epoch + 1, 0, 0.0
        self._began = now

    def add(self, loss: float, pictures: int, lr: float, now: float) -> None:
        """A step is finished."""
        self._untold.append(loss)
        self._step += 1
        self._epoch_steps += 1
        self._sum += loss
        self._lr = lr
        self._rate.add(pictures, now)

    def since_told(self, now: float) -> float:
        """Seconds since the last Steps."""
        return now - self._told

    def tell(self, now: float) -> Steps | None:
        """The steps that were not told yet; None if there are none."""
        if not self._untold:
            return None
        losses, self._untold = np.array(self._untold, np.float32), []
        self._told = now
        return Steps(
            self._run, self._step - len(losses) + 1, losses, self._epoch, self._sum, self._epoch_steps, self._lr,
            self._rate.per_second, self._rate.seconds_for(self._pictures_left()),
        )  # fmt: skip

    def epoch_ended(self, now: float) -> EpochEnded:
        """The epoch as a whole."""
        return EpochEnded(self._run, self._epoch, self._sum, self._sum / self._epoch_steps, now - self._began)

    def _pictures_left(self) -> int:
        done = min(self._epoch_steps * self._batch_size, self._images)
        return (self._epochs - self._epoch + 1) * self._images - done
