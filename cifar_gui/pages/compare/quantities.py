"""What the curves are of and what they are drawn over: one entry for each word of the page's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from cifar_gui.engine.counting import Share
from cifar_gui.pages.compare.protocol import Counts, Work, work
from cifar_gui.recipe import SIDE, side
from cifar_gui.ui.runs.curve import Curve, Numbers, Scale
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.plot import CEILING, percent
from cifar_gui.ui.widgets.figures import plain

LARGEST_NORM = 1e4
STRENGTHS = (0.0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5)
"""Over which share of a run a curve is smoothed, for each number of its field."""


@dataclass(frozen=True)
class Quantity:
    """Something that a run tells of itself again and again."""

    of: Callable[[History], Curve]
    count: Callable[[History], int]
    """How many values of it there are: as long as that is the same, so is the curve."""
    share: bool = False
    """In [0, 1]: shown as %."""
    ceiling: float = CEILING
    """Beyond that it is going to pieces: how far up is shown at most."""

    def write(self, value: float, digits: int) -> str:
        """A value in words: of a share the digits are those behind the point of its %."""
        return percent(value, digits) if self.share else plain(value, digits)

    def tick(self, value: float, digits: int) -> str:
        """The same beside an axis whose numbers have so many digits."""
        return self.write(value, max(digits - 2, 0) if self.share else digits)


def _each_step(values: Numbers) -> Curve:
    return Curve(np.arange(1, len(values) + 1, dtype=np.float64), values)


def _evaluated(run: History, name: str) -> Curve:
    known = run.evaluations
    values = np.array([known_then.accuracy if name == "accuracy" else known_then.loss for known_then in known], float)
    return Curve(np.array([known_then.step for known_then in known], float), values)


QUANTITIES: dict[str, Quantity] = {
    "loss": Quantity(lambda run: _each_step(run.losses.values), lambda run: len(run.losses)),
    "accuracy": Quantity(lambda run: _each_step(run.step_shares), lambda run: len(run.losses), share=True),
    "gradient_norm": Quantity(
        lambda run: _each_step(run.norms.values), lambda run: len(run.norms), ceiling=LARGEST_NORM
    ),
    "validation_loss": Quantity(lambda run: _evaluated(run, "loss"), lambda run: len(run.evaluations)),
    "validation_accuracy": Quantity(
        lambda run: _evaluated(run, "accuracy"), lambda run: len(run.evaluations), share=True
    ),
}


def window(run: History, strength: int) -> float:
    """Over how many steps a curve of a run is smoothed."""
    return STRENGTHS[min(max(strength, 0), len(STRENGTHS) - 1)] * run.step


# --- axes -----------------------------------------------------------------------------------------------------------


def pictures_at(run: History) -> Scale:
    """How many pictures have been seen; the last batch of an epoch may hold fewer."""
    each, size, images = run.started.steps_per_epoch, run.batch_size, run.started.images
    epochs = np.arange(run.step // max(each, 1) + 2, dtype=np.float64)
    before = epochs[:-1] * each + (each - 1)
    steps = np.stack((epochs[:-1] * each, before), axis=1).reshape(-1)
    seen = np.stack((epochs[:-1] * images, epochs[:-1] * images + (each - 1) * size), axis=1).reshape(-1)
    steps, places = np.append(steps, epochs[-1] * each), np.append(seen, epochs[-1] * images)
    first = np.append(True, np.diff(steps) > 0)  # an epoch of one batch has no step before its last
    return Scale(steps[first], places[first])


def seconds_at(run: History) -> Scale | None:
    """How long it has trained, known at the ends of epochs; pauses are left out. None before there is any."""
    each, ends = run.started.steps_per_epoch, np.cumsum([0.0, *(epoch.seconds for epoch in run.epochs)])
    steps = np.arange(len(ends), dtype=np.float64) * each
    left = run.step - steps[-1]
    if left > 0:
        pace = ends[-1] / steps[-1] if steps[-1] > 0 else _pace(run)
        if pace is None:
            return None
        steps, ends = np.append(steps, run.step), np.append(ends, ends[-1] + left * pace)
    return Scale(steps, ends) if len(steps) > 1 else None


def _pace(run: History) -> float | None:
    """Seconds of a step, while the first epoch goes on."""
    told = run.latest
    if told is None or not told.images_per_second > 0:
        return None
    return run.batch_size / told.images_per_second


def scale(run: History, axis: str, flops: Counts) -> Scale | None:
    """How an axis counts the steps of a run; None where that is not known."""
    end = float(max(run.started.steps, run.step, 1))
    if axis == "step":
        return Scale(np.array([0.0, end]), np.array([0.0, end]))
    if axis == "epoch":
        return Scale(np.array([0.0, end]), np.array([0.0, end / max(run.started.steps_per_epoch, 1)]))
    if axis == "seconds":
        return seconds_at(run)
    seen = pictures_at(run)
    if axis == "pictures":
        return seen
    each = None if (known := work_of(run)) is None else flops.get(known)
    return None if each is None else Scale(seen.steps, _worked_out(run, seen.places, each))


def work_of(run: History) -> Work | None:
    """What decides how much it works out for a picture, where that is known."""
    return None if run.network is None else work(run.started.recipe, run.network)


def _worked_out(run: History, seen: Numbers, each: Mapping[int, int]) -> Numbers:
    """FLOPs of so many pictures: those of the first epochs may be small."""
    recipe, images = run.started.recipe, float(run.started.images)
    small = max(min(recipe.small_epochs, recipe.epochs), 0)
    found = np.maximum(seen - small * images, 0.0) * each[SIDE]
    for epoch in range(small):
        found += np.clip(seen - epoch * images, 0.0, images) * each[side(recipe, epoch)]
    return found


# --- one moment of a run --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Moment:
    """What is known of a run at one of its steps."""

    step: int
    loss: float | None
    """Of the training batches, a running mean."""
    validation_loss: float | None
    accuracy: Share | None
    """Of the validation pictures."""
    of: int = 1
    """Of how many looks at those it is the best."""


def moment(run: History, which: str, at: int) -> Moment:
    """A run at its end, at its best look at the validation pictures, or at a step (or where it ended before)."""
    known = run.evaluations
    if which == "step":
        known = [looked for looked in known if looked.step <= at]
    looked = max(known, key=lambda look: (look.accuracy, -look.loss)) if known and which == "best" else None
    step = looked.step if looked is not None else min(at, run.step) if which == "step" else run.step
    looked = looked or (known[-1] if known else None)
    share = Share(round(looked.accuracy * looked.pictures), looked.pictures) if looked is not None else None
    return Moment(
        step, run.mean_at(step) if 0 < step <= run.step else None,
        looked.loss if looked is not None else None, share, len(known) if which == "best" else 1,
    )  # fmt: skip
