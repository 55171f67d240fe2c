"""What it costs a run to keep its weights: the time for it within a run, and whole runs with and without, by turns."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.rows import Pair, Row, against_floor
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.training import QUICK

ROUNDS, EPOCHS = 7, 4
GOAL = 1.02


def rows() -> list[Row]:
    from torch import nn

    from cifar_gui.engine import kept_weights

    spent = [0.0]

    class Timed(kept_weights.WeightsKeeper):
        """Keeps the weights, and counts the seconds."""

    def timed(name: str) -> Callable[..., None]:
        method = getattr(kept_weights.WeightsKeeper, name)

        def call(*given: object) -> None:
            began = time.perf_counter()
            method(*given)
            spent[0] += time.perf_counter() - began

        return call

    for name in ("pass_by", "judged", "finished", "write", "written"):
        setattr(Timed, name, timed(name))

    class Nothing(kept_weights.WeightsKeeper):
        """Keeps nothing but the last weights."""

        def pass_by(self, step: int, network: nn.Module) -> None:
            pass

        def judged(self, step: int, accuracy: float, loss: float, pictures: int, network: nn.Module) -> None:
            pass

    within = []

    def pair(turn: int) -> Pair:
        kinds: dict[str, type[kept_weights.WeightsKeeper]] = {"ours": Timed, "floor": Nothing}
        found = {}
        for name in kinds if turn % 2 else reversed(kinds):
            spent[0] = 0.0
            seconds = run_seconds(kinds[name])
            found[name] = 1000 * seconds
            if name == "ours":
                within.append(Pair(1000 * seconds, 1000 * (seconds - spent[0])))
        return Pair(**found)

    run_seconds(Timed)
    by_turns = against_floor("a run that keeps best and snapshots, against one without", map(pair, range(ROUNDS)), GOAL)
    return [against_floor("a run that keeps its weights, against its time without that", within, GOAL), by_turns]


def run_seconds(keeper: type) -> float:
    """Of a run that is kept, from its first step to the end; what is written then counts, too."""
    from cifar_gui.engine import data, training
    from cifar_gui.protocol import SAMPLES
    from cifar_gui.protocol.runs import StartRun

    with tempfile.TemporaryDirectory() as folder, patch.object(training, "WeightsKeeper", keeper):
        recipe = replace(QUICK, epochs=EPOCHS)
        start = StartRun(1, recipe, CIFAR10_QUICK, SAMPLES, folder=Path(folder), name="a")
        run = training.Training(start, data.load(SAMPLES))
        events = iter(run.run())
        while not run.ready:
            next(events)
        began = time.perf_counter()
        for _ in events:
            pass
        return time.perf_counter() - began
