"""What the two fast recipes learn of the photographs: a few seeds of each, and each run judged once on the whole test.

With ``--data`` for the photographs, and ``FAST_SEEDS`` for another number of seeds. A run takes a few minutes; it is no
part of a run of all benchmarks. Nothing is chosen by what comes out: the weights are those after the last step.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rows import Row
from cifar_gui.lessons.networks import FAST, FAST_WIDE
from cifar_gui.lessons.training import QUICKEST, QUICKEST_WIDE
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.runs import StartRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network

if TYPE_CHECKING:
    from cifar_gui.engine.evaluation import Score

SEEDS = int(os.environ.get("FAST_SEEDS", "3"))
GOALS = ((QUICKEST, FAST, 0.82), (QUICKEST_WIDE, FAST_WIDE, 0.9))
"""Test accuracies that were aimed at."""


def rows() -> list[Row]:
    """A row for each run: its accuracy on the test pictures beside that on the validation pictures."""
    return [
        judged(replace(recipe, seed=seed), network, goal) for recipe, network, goal in GOALS for seed in range(SEEDS)
    ]


def judged(recipe: Recipe, network: Network, goal: float) -> Row:
    """One run, from its first step to the test."""
    from cifar_gui.engine import data, kept_weights, recipes, run_cost
    from cifar_gui.engine.counting import Share
    from cifar_gui.engine.evaluation import HeldOut, evaluate
    from cifar_gui.engine.inputs import scaling_of
    from cifar_gui.engine.sets import sets_of

    pictures = data.load(CIFAR10)
    sets = sets_of(recipe, pictures)
    with tempfile.TemporaryDirectory() as folder:
        validation = validated(recipe, network, Path(folder))
        (file,) = Path(folder).glob("*.run")
        _, _, weights = kept_weights.read(file)
    model = recipes.model(recipe, network, len(sets.train))
    model.network.load_state_dict(weights)
    test = HeldOut.of(sets.test, scaling_of(recipe, pictures), most=len(sets.test))
    score = _outcome(evaluate(model.network, model.criterion, test))
    low, high = Share(round(score.accuracy * score.pictures), score.pictures).interval
    flops = run_cost.flops(recipe, network) * len(sets.train)
    name = f"{network.name}, seed {recipe.seed}: {flops:.3g} FLOPs, test beside validation"
    spread = f"{low:.2%} to {high:.2%} ({score.pictures:,})"
    return Row(name, 100 * score.accuracy, 100 * validation, score.accuracy, goal, score.accuracy >= goal, "%", spread)


def validated(recipe: Recipe, network: Network, folder: Path | None = None) -> float:
    """The accuracy of a run on all its validation pictures, at its end; it is kept in ``folder``."""
    from cifar_gui.engine import data
    from cifar_gui.engine.training import Training
    from cifar_gui.protocol.runs import Evaluated, RunEnded

    run = Training(StartRun(1, recipe, network, CIFAR10, folder=folder, name="fast"), data.load(CIFAR10))
    accuracy = None
    for event in run.run():
        if isinstance(event, Evaluated):
            accuracy = event.accuracy
        elif isinstance(event, RunEnded) and event.failure is not None:
            raise RuntimeError(event.failure.sentence or event.failure.text)
    assert accuracy is not None
    return accuracy


def _outcome(work: Generator[object, None, Score]) -> Score:
    while True:
        try:
            next(work)
        except StopIteration as done:
            outcome: Score = done.value
            return outcome
