"""What it costs a run to keep its weights: whole runs with and without, by turns, in one process."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.rows import Pair, Row, against_floor
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.training import QUICK

ROUNDS, EPOCHS = 7, 4


def rows() -> list[Row]:
    from cifar_gui.engine import kept_weights

    class Nothing(kept_weights.WeightsKeeper):
        """Keeps nothing but the last weights."""

        def pass_by(self, step, network):
            pass

        def judged(self, step, accuracy, loss, network):
            pass

    def pair(turn: int) -> Pair:
        kinds = {"ours": kept_weights.WeightsKeeper, "floor": Nothing}
        order = kinds if turn % 2 else reversed(kinds)
        return Pair(**{name: milliseconds(kinds[name]) for name in order})

    milliseconds(kept_weights.WeightsKeeper)
    return [against_floor("a run that keeps best and snapshots, per step", map(pair, range(ROUNDS)), 1.02)]


def milliseconds(keeper: type) -> float:
    """Of a step of a run that is kept, from its first to the end; what is written then counts, too."""
    from cifar_gui.engine import data, training
    from cifar_gui.protocol import StartRun

    training.WeightsKeeper = keeper
    with tempfile.TemporaryDirectory() as folder:
        recipe = replace(QUICK, epochs=EPOCHS)
        start = StartRun(1, recipe, CIFAR10_QUICK, data.SAMPLES, folder=Path(folder), name="a")
        run = training.Training(start, data.load(data.SAMPLES))
        events = iter(run.run())
        while not run.ready:
            next(events)
        began = time.perf_counter()
        for _ in events:
            pass
        return (time.perf_counter() - began) * 1000 / run.step
