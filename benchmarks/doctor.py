"""Is the doctor right? Faults made on purpose, and healthy runs, by what they have recorded; and what recording costs.

Runs are short: three epochs over 1,000 drawings, and one where the cause is no matter of the curve: what is said of the
data, of the network and of single steps is said from the first steps on, and later ones add nothing. Thresholds were
chosen with seeds 0 to 4; these are others.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.rows import Row
from cifar_gui.doctor import Finding, evidence, findings
from cifar_gui.doctor.rules import CERTAIN
from cifar_gui.engine.faults import ALL, BY_KEY, Fault
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, LENET_5, RESNET_SMALL, VGG_SMALL
from cifar_gui.lessons.training import BATCHNORM, COURSE, QUICK, TRAINING
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.runs import RunStarted, StartRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network

if TYPE_CHECKING:
    from cifar_gui.engine.data import DataSet

SEEDS = range(10, 20)
IMAGES, EPOCHS = 1000, 3
SINGLE_EPOCHS = 1
"""Of batches of one, a thousand steps each, and where the first steps decide."""
AT_ONCE = {rule.__name__ for rule in CERTAIN}
"""Causes that are told without the curve."""
PLAIN = {"rate_high": QUICK, "rate_low": QUICK, "huge_start": QUICK, "batch_of_one": QUICK}
"""Faults that look otherwise without BatchNorm: half of the seeds train CIFAR10-quick."""
FIRST, AMONG_TWO, COST = 0.75, 0.90, 0.02
HEALTHY = 20
ROUNDS = 3


@dataclass(frozen=True)
class Case:
    """A recipe and the network that it trains."""

    recipe: Recipe
    network: Network


def healthy() -> Iterator[Case]:
    """Every example of the training page, and every network of the builder that can be trained on these pictures."""
    networks = {network.name: network for network in TRAINING.networks}
    for example in TRAINING.examples:
        recipe = replace(
            example.params, split="train", epochs=SINGLE_EPOCHS if example.params.batch_size < 8 else EPOCHS
        )
        yield Case(recipe, networks[recipe.network])
    for network in (LENET_5, VGG_SMALL, RESNET_SMALL):
        yield Case(replace(BATCHNORM if network is RESNET_SMALL else QUICK, epochs=EPOCHS), network)


def found_in(case: Case, data: DataSet) -> tuple[Finding, ...]:
    """What the doctor finds in a run."""
    from cifar_gui.engine.training import Training

    start = StartRun(1, case.recipe, case.network, SAMPLES, allow=True)
    events = [event for event in Training(start, data).run() if event is not None]
    started = next((event for event in events if isinstance(event, RunStarted)), None)
    if started is None:
        raise SystemExit(f"{case.recipe}: {events[-1]}")
    return findings(evidence(started, case.network, events))


def faulty(key: str, seed: int) -> Case:
    """A run that is broken on purpose."""
    recipe = PLAIN[key] if seed % 2 and key in PLAIN else BATCHNORM
    network = CIFAR10_QUICK if recipe is QUICK else CIFAR10_QUICK_BATCHNORM
    at_once = AT_ONCE.issuperset(BY_KEY[key].causes)
    epochs = SINGLE_EPOCHS if at_once or key == "batch_of_one" else EPOCHS
    return Case(replace(recipe, epochs=epochs, images=IMAGES, seed=seed, fault=key), network)


def rows() -> list[Row]:
    from cifar_gui.engine.data import load_samples

    data, found = load_samples(), []
    for row in _rows(data):
        print(f"{row.name}: {row.ratio:.3g} ({row.spread})", file=sys.stderr, flush=True)
        found.append(row)
    return found


def _rows(data: DataSet) -> Iterator[Row]:
    """As they come: all of it takes ten minutes."""
    for fault in ALL:
        yield _fault_row(fault, data)
    yield _healthy_row(data)
    for size, recipe in ((64, QUICK), (1, COURSE)):
        yield _cost_row(size, recipe, data)


def _fault_row(fault: Fault, data: DataSet) -> Row:
    """Ours: the share of the runs with a right cause among the first two. Its rival: with one first."""
    right = fault.causes
    found = [[one.cause for one in found_in(faulty(fault.key, seed), data)] for seed in SEEDS]
    first = sum(bool(causes) and causes[0] in right for causes in found) / len(found)
    two = sum(any(cause in right for cause in causes[:2]) for causes in found) / len(found)
    told = Counter(", ".join(causes[:2]) or "nothing" for causes in found).most_common(3)
    spread = "; ".join(f"{count} {causes}" for causes, count in told)
    ok = two >= AMONG_TWO and first >= FIRST
    return Row(f"fault {fault.key}: among the first two, and first", two, first, two, AMONG_TWO, ok, "", spread)


def _healthy_row(data: DataSet) -> Row:
    """How many of the healthy runs have a finding."""
    runs = wrong = 0
    told: Counter[str] = Counter()
    seed = SEEDS.start
    while runs < HEALTHY:
        for case in healthy():
            found = found_in(replace(case, recipe=replace(case.recipe, seed=seed, images=IMAGES)), data)
            runs, wrong = runs + 1, wrong + bool(found)
            told.update(f"{case.network.name}: {one.cause}" for one in found)
        seed += 1
    spread = "; ".join(f"{count} {name}" for name, count in told.items()) or f"{runs} runs"
    return Row(f"findings in {runs} healthy runs", wrong, 0, wrong, 0, not wrong, "", spread)


def _cost_row(size: int, recipe: Recipe, data: DataSet) -> Row:
    """The share of a run's steps that is spent on looking at them: measured within the run, without its start."""
    shares, spent, whole = [], [], []
    for _ in range(ROUNDS):
        looked, total = _watched_seconds(
            replace(recipe, split="train", epochs=1 if size == 1 else 12, validation=0.0), data
        )
        shares.append(looked / total)
        spent.append(looked)
        whole.append(total)
    share = median(shares)
    name = f"looking at the steps, batch {size}, as a share of them"
    return Row(name, median(spent), median(whole), share, COST, share <= COST, "s", f"of {ROUNDS}")


def _watched_seconds(recipe: Recipe, data: DataSet) -> tuple[float, float]:
    """Seconds spent on looks, and those of all steps."""
    from cifar_gui.engine.training import Training
    from cifar_gui.engine.watching import Watch

    spent = [0.0]
    step = Watch.step

    def timed(watch: Watch, *given: object) -> Iterator[object]:
        looking = step(watch, *given)  # type: ignore[arg-type]  # as it was called
        while True:
            began = time.perf_counter()
            event = next(looking, looking)
            spent[0] += time.perf_counter() - began
            if event is looking:
                return
            yield event

    run = Training(StartRun(1, recipe, CIFAR10_QUICK, SAMPLES), data)
    with patch.object(Watch, "step", timed):
        events = run.run()
        while not run.ready:
            next(events)
        began = time.perf_counter()
        for _ in events:
            pass
    return spent[0], time.perf_counter() - began
