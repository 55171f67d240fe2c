"""What the page keeps of a run: its losses in growing arrays, and the few points of them that a screen can show."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.faults import followed
from cifar_gui.protocol import Floats
from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RateChanged, RunStarted, Snapshot, Steps
from cifar_gui.protocol.watching import Measured, Watched
from cifar_gui.spec import Network

Numbers = NDArray[np.float64]

SHORT = 2000
"""A run of so many steps is shown at its full length from the beginning."""
FIRST_HORIZON = 1000
SHORTEST = 10
"""Steps on the axis of a run that ended after fewer."""
HUGE = 1e6
"""Losses are drawn up to here: a painter's coordinates have an end."""


class Growing:
    """A vector that doubles its room when it is full."""

    def __init__(self, dtype: type, room: int = 1024) -> None:
        self._room: NDArray[Any] = np.empty(room, dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def values(self) -> NDArray[Any]:
        """A view of what it holds."""
        return self._room[: self._count]

    def extend(self, values: NDArray[Any]) -> None:
        """Append."""
        count = self._count + len(values)
        if count > len(self._room):
            room = np.empty(max(count, 2 * len(self._room)), self._room.dtype)
            room[: self._count] = self.values
            self._room = room
        self._room[self._count : count] = values
        self._count = count


class History:
    """GUI thread. One run, of this session or an earlier one: everything that its events have told."""

    def __init__(self, started: RunStarted, slot: int) -> None:
        self.started = started
        self.slot = slot
        """Which colour and dash it has; see ``curves.pen``."""
        self.title = ""
        """What the user calls it, where it has a name of its own."""
        self.note = ""
        """What the user has noted of it."""
        self.weights: tuple[str, ...] = ("last", "best") if started.held_out else ("last",)
        """Which of its weights are kept, once it is over."""
        self.visible = True
        self.ended: str | None = None
        """How it ended: the ``reason`` of its RunEnded."""
        self.exploded = 0
        """After how many steps its loss exploded, where it did."""
        self.last_loss: float | None = None
        """With which loss that was, where it is known."""
        self.window = smoothing(started.steps)
        """Over how many steps the thick line is a mean."""
        self.losses = Growing(np.float32)
        self._means, self._shares = Growing(np.float32), Growing(np.float32)
        """What ``means`` and ``shares`` have worked out so far: of most runs that are kept nobody asks for them."""
        self._sums = Growing(np.float64)
        """Of the losses before each step that has a mean."""
        self._sums.extend(np.zeros(1))
        self._correct = Growing(np.int64)
        """Of each step, how many pictures of its batch were right; -1 where nobody has counted."""
        self._counts = (Growing(np.int64), Growing(np.int64))
        """The right ones and all that were counted, before each step."""
        for count in self._counts:
            count.extend(np.zeros(1, np.int64))
        self.norms = Growing(np.float32)
        """Of the gradients of each step, before they were clipped; NaN where that was not recorded."""
        self.broken = False
        """A loss was NaN or infinite; nothing is plotted from there on."""
        self.epochs: list[EpochEnded] = []
        self.evaluations: list[Evaluated] = []
        self.rates: list[RateChanged] = []
        """Where the learning rate was set by hand."""
        self.final: FinalScore | None = None
        """What came out on the test set, where that was opened."""
        self.look = 0
        """For how many runs of its data set it had been opened then, this one counted in."""
        self.latest: Steps | None = None
        self.snapshot: Snapshot | None = None
        self.watched: Watched | None = None
        """What it has recorded of itself; None of a run of an earlier version."""

    # --- what is told -----------------------------------------------------------------------------------------------

    def add(self, event: object) -> None:
        """Take up an event of this run."""
        if isinstance(event, Steps):
            self._add_steps(event)
        elif isinstance(event, EpochEnded):
            self.epochs.append(event)
        elif isinstance(event, Evaluated):
            self.evaluations.append(event)
        elif isinstance(event, RateChanged):
            self.rates.append(event)
        elif isinstance(event, Snapshot):
            self.snapshot = event
        elif isinstance(event, Measured):
            self.watched = event.watched

    def _add_steps(self, steps: Steps) -> None:
        self.latest = steps
        finite = np.isfinite(steps.losses)
        losses = steps.losses if finite.all() else steps.losses[: int(np.argmin(finite))]
        if self.broken or not len(losses):
            self.broken = self.broken or bool(len(steps.losses))
            return
        self.broken = len(losses) < len(steps.losses)
        count = len(losses)
        self.losses.extend(losses)
        self._correct.extend(np.full(count, -1) if steps.correct is None else steps.correct[:count])
        self.norms.extend(steps.norms[:count] if steps.norms is not None else np.full(count, np.nan))

    def _windows(self, done: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The steps behind the first ``done`` ones, counted from 1, and before which step the window of each begins."""
        last = np.arange(done + 1, len(self.losses) + 1)
        return last, np.maximum(last - self.window, 0)

    @property
    def means(self) -> Growing:
        """The running mean of the losses, of each step."""
        if (done := len(self._means)) < len(self.losses):
            self._sums.extend(self._sums.values[-1] + np.cumsum(self.losses.values[done:], dtype=np.float64))
            (last, first), sums = self._windows(done), self._sums.values
            self._means.extend((sums[last] - sums[first]) / (last - first))
        return self._means

    def mean_at(self, step: int) -> float:
        """The running mean at one step, for itself."""
        if step <= len(self._means):
            return float(self._means.values[step - 1])
        some = self.losses.values[max(step - self.window, 0) : step]
        return float(np.float32(some.sum(dtype=np.float64) / len(some)))

    @property
    def shares(self) -> Growing:
        """Of the pictures of the last steps, how many were taken for what they are; NaN where nobody has counted."""
        if (done := len(self._shares)) < len(self.losses):
            (last, first), found = self._windows(done), self._correct.values[done:]
            batches = np.where(found < 0, 0, self._batch_sizes(last))
            for count, values in zip(self._counts, (np.maximum(found, 0), batches), strict=True):
                count.extend(count.values[-1] + np.cumsum(values))
            right, counted = (count.values[last] - count.values[first] for count in self._counts)
            with np.errstate(invalid="ignore", divide="ignore"):
                self._shares.extend(right / counted)
        return self._shares

    def _batch_sizes(self, steps: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many pictures each of these steps had, counted from 1: the last batch of an epoch may be smaller."""
        each, images, size = max(self.started.steps_per_epoch, 1), self.started.images, self.batch_size
        sizes: NDArray[np.int64] = np.where(steps % each == 0, images - (each - 1) * size, size)
        return sizes

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def step_shares(self) -> Numbers:
        """(n,): of each batch, the share that was taken for what it is, before its step; NaN where nobody counted."""
        assert len(self.shares) == self.step  # which counts them
        right, counted = (np.diff(count.values) for count in self._counts)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(right / counted)

    @property
    def batch_size(self) -> int:
        """Pictures of a whole batch, also where its size is what was broken on purpose."""
        images = self.started.images
        return min(followed(self.started.recipe, images).batch_size, images)

    @property
    def network(self) -> Network | None:
        """What it trains, where that is known."""
        return self.started.network

    @property
    def step(self) -> int:
        """The last step that is plotted; 0 before the first."""
        return len(self.losses)

    @property
    def resumable(self) -> bool:
        """Whether it was stopped, cut off or went to pieces, and is kept with what it needs to go on."""
        return self.ended in ("stopped", "diverged") and bool(self.started.name) and not self.started.opened

    @property
    def accuracy(self) -> float | None:
        """The newest accuracy on the held-out pictures, in [0, 1]."""
        return self.evaluations[-1].accuracy if self.evaluations else None

    def judged_at(self, step: float) -> Evaluated | None:
        """What was known at a step of how good it is."""
        known = [evaluated for evaluated in self.evaluations if evaluated.step <= round(step)]
        return known[-1] if known else None

    @property
    def horizon(self) -> int:
        """To which step the axis reaches: the end of the run, or in a long one about twice what has been done."""
        if self.ended is not None:
            return max(self.step, SHORTEST)
        steps = self.started.steps
        if steps <= SHORT:
            return steps
        reached = FIRST_HORIZON
        while reached < self.step:
            reached *= 2
        return min(reached, steps)

    def at(self, step: float) -> int | None:
        """Index of the step nearest to a place on the axis; None outside the run."""
        index = round(step) - 1
        return index if 0 <= index < self.step else None

    def accuracy_at(self, step: float) -> float | None:
        """The accuracy that was known at a step."""
        known = self.judged_at(step)
        return known.accuracy if known is not None else None

    def envelope(self, first: float, last: float, columns: int) -> tuple[Numbers, Floats]:
        """The raw losses between two steps as at most about ``2 * columns`` points: least and greatest of each bin."""
        losses, start, stride = self._cut(self.losses, first, last, columns)
        if stride == 1:
            return start + np.arange(len(losses), dtype=np.float64), np.minimum(losses, HUGE)
        whole = losses[: len(losses) // stride * stride].reshape(-1, stride)
        tail = losses[len(whole) * stride :]
        y = np.empty(2 * (len(whole) + bool(len(tail))), np.float32)
        y[: 2 * len(whole) : 2], y[1 : 2 * len(whole) : 2] = whole.min(axis=1), whole.max(axis=1)
        if len(tail):
            y[-2:] = tail.min(), tail.max()
        x = start + np.repeat(np.arange(len(y) // 2, dtype=np.float64) * stride, 2)
        return x, np.minimum(y, HUGE)

    def mean_line(self, first: float, last: float, columns: int) -> tuple[Numbers, Floats]:
        """The running mean between two steps as at most about ``columns`` points; its end is always among them."""
        means, start, stride = self._cut(self.means, first, last, columns)
        chosen = np.arange(len(means) - 1, -1, -stride)[::-1]
        return start + chosen.astype(np.float64), np.minimum(means[chosen], HUGE)

    def share_line(self, first: float, last: float, columns: int) -> tuple[Numbers, Floats]:
        """The running accuracy on what it trains on, as ``mean_line``; without steps that nobody has counted."""
        shares, start, stride = self._cut(self.shares, first, last, columns)
        chosen = np.arange(len(shares) - 1, -1, -stride)[::-1]
        chosen = chosen[np.isfinite(shares[chosen])]
        return start + chosen.astype(np.float64), shares[chosen]

    def _cut(self, numbers: Growing, first: float, last: float, columns: int) -> tuple[Floats, int, int]:
        """What lies between two steps, the number of its first step, and how many steps share a column."""
        begin, end = max(int(first) - 1, 0), min(int(last) + 1, len(numbers))
        stride = max(1, -(-(end - begin) // max(columns, 1)))
        begin -= begin % stride  # bins stay where they are while the run grows
        return numbers.values[begin:end], begin + 1, stride

    def bounds(self, first: float, last: float) -> tuple[float, float] | None:
        """Between which losses nearly all steps of a stretch lie: the 2nd and 98th of a hundred, and every mean."""
        means = self.mean_line(first, last, 500)[1]
        if not len(means):
            return None
        begin, end = max(int(first) - 1, 0), min(int(last) + 1, self.step)
        some = self.losses.values[begin : end : max(1, (end - begin) // 2000)]
        low, high = np.percentile(some, (2, 98)) if len(some) else (means.min(), means.max())
        return float(min(low, means.min())), float(max(high, means.max()))


def smoothing(steps: int) -> int:
    """About a fortieth of the run, as a round number between 5 and 1000."""
    rounds = (5, 10, 20, 50, 100, 200, 500, 1000)
    return min(rounds, key=lambda number: abs(np.log(number / max(steps / 40, 1))))
