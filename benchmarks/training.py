"""How fast it trains: the program with its window, the engine alone, and the loop that a learner would write.

Each measurement is a process of its own, and they take turns: what else the machine does strikes all alike.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.rows import Row
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.training import COURSE, QUICK
from cifar_gui.protocol import CIFAR10, SAMPLES
from cifar_gui.spec import Recipe

if TYPE_CHECKING:
    from cifar_gui.engine.data import DataSet

RECIPES = {64: QUICK, 1: COURSE}
"""By batch size; the networks are the same."""

LEARNER, ALONE, BARE = {64: 1.2, 1: 0.85}, {64: 0.85, 1: 0.75}, 0.95
"""What the program has to reach of the speed of the learner's loop, and of the engine without a window; and what the
engine has to reach of a bare loop, where neither judges."""

ROUNDS, SECONDS, WARM_UP = 5, 6.0, 1.5


def learner(recipe: Recipe) -> float:
    """Pictures per second of a loop over a DataLoader: one process, torch's own number of threads.

    The data set is what ``torchvision.datasets.CIFAR10`` with ``ToTensor`` does for each picture: an array becomes a
    PIL image, and that a float tensor.
    """
    import numpy as np
    import torch
    from PIL import Image
    from torch import nn
    from torch.utils.data import DataLoader, Dataset

    from cifar_gui.engine import network

    split = _data().split(recipe.split)

    class Pictures(Dataset[tuple[torch.Tensor, int]]):
        data = np.ascontiguousarray(split.images[:].transpose(0, 2, 3, 1))
        targets = split.labels.tolist()

        def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
            image = torch.from_numpy(np.array(Image.fromarray(self.data[index]), np.uint8, copy=True))
            return image.permute(2, 0, 1).contiguous().to(torch.float32).div(255), self.targets[index]

        def __len__(self) -> int:
            return len(self.targets)

    model = network.build(CIFAR10_QUICK)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(
        model.parameters(), recipe.lr, recipe.momentum, weight_decay=recipe.weight_decay, nesterov=recipe.nesterov
    )
    loader = DataLoader(Pictures(), recipe.batch_size, shuffle=recipe.shuffle)

    def steps() -> Iterator[int]:
        total = 0.0
        while True:
            for images, targets in loader:
                loss = loss_function(model(images), targets)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                total += loss.item()
                yield len(targets)

    return rate(steps())


def bare(recipe: Recipe) -> float:
    """Pictures per second of the fewest lines with the engine's threads, memory layout and optimiser."""
    import torch
    from torch.nn import functional

    from cifar_gui.engine import devices, network, recipes

    split = _data().split(recipe.split)
    images, labels = torch.from_numpy(split.images[:]), torch.from_numpy(split.labels)
    model = network.build(CIFAR10_QUICK).to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # not in torch's types
    optimizer = recipes.optimizer(recipe, model.parameters())
    schedule = recipes.schedule(replace(recipe, epochs=1000), optimizer, -(-len(labels) // recipe.batch_size))
    torch.set_num_threads(devices.threads(recipe.batch_size))

    def steps() -> Iterator[int]:
        while True:
            order = torch.randperm(len(labels)) if recipe.shuffle else torch.arange(len(labels))
            for first in range(0, len(order), recipe.batch_size):
                index = order[first : first + recipe.batch_size]
                x = images[index].to(torch.float32, memory_format=torch.channels_last).div_(255)
                with devices.kernels(len(index)):
                    loss = functional.cross_entropy(model(x), labels[index])
                    loss.item()
                    optimizer.zero_grad()
                    loss.backward()  # type: ignore[no-untyped-call]  # torch has no types for it
                optimizer.step()
                if schedule is not None:
                    schedule.step()
                yield len(index)

    return rate(steps())


def unjudged(recipe: Recipe) -> float:
    """Pictures per second of the engine where nothing is kept back for validation."""
    return alone(replace(recipe, validation=0.0))


def alone(recipe: Recipe) -> float:
    """Pictures per second of the program's engine, with its own number of threads and nobody who listens."""
    from cifar_gui.engine.training import Training
    from cifar_gui.protocol import StartRun

    run = Training(StartRun(1, replace(recipe, epochs=1000), CIFAR10_QUICK, _data().name), _data())

    def steps() -> Iterator[int]:
        before = 0
        for _ in run.run():
            yield (run.step - before) * recipe.batch_size
            before = run.step

    return rate(steps())


def in_window(recipe: Recipe) -> float:
    """Pictures per second of the program with its plots alive."""
    from benchmarks import window

    return window.rate_in_window(recipe, SECONDS)


def rate(steps: Iterator[int]) -> float:
    """Pictures per second of steps that tell how many pictures they took, after a while of warming up."""
    end = time.perf_counter() + WARM_UP
    while time.perf_counter() < end:
        next(steps)
    begin, pictures = time.perf_counter(), 0
    while time.perf_counter() - begin < SECONDS:
        pictures += next(steps)
    return pictures / (time.perf_counter() - begin)


def _data() -> DataSet:
    from cifar_gui.engine import data

    return data.load(CIFAR10 if data.find_cifar10() is not None else SAMPLES)


CONTESTANTS: dict[str, Callable[[Recipe], float]] = {
    "learner": learner, "alone": alone, "in_window": in_window, "bare": bare, "unjudged": unjudged,
}  # fmt: skip


def measured(name: str, batch_size: int) -> float:
    """Pictures per second of a contestant in a fresh process."""
    script = f"from benchmarks import training as t; print(t.{name}(t.RECIPES[{batch_size}]))"
    # The program tells OpenMP how to wait; a learner's process leaves that to torch.
    environment = {key: value for key, value in os.environ.items() if key not in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")}
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return float(ended.stdout.split()[-1])


def paired(names: tuple[str, ...], batch_size: int, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """The contestants by turns, in changing order."""
    found: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            found[name].append(measured(name, batch_size))
    return found


def rows() -> list[Row]:
    lines = []
    for size in RECIPES:
        found = paired(tuple(CONTESTANTS), size)
        lines.append(_row(f"training, batch {size}, against a learner's loop", found["in_window"], found["learner"],
                          LEARNER[size]))  # fmt: skip
        lines.append(_row(f"training, batch {size}, against the engine without a window", found["in_window"],
                          found["alone"], ALONE[size]))  # fmt: skip
        lines.append(_row(f"the engine, batch {size}, against a bare loop of its threads and layout", found["unjudged"],
                          found["bare"], BARE))  # fmt: skip
    return lines


def _row(name: str, ours: list[float], rival: list[float], target: float) -> Row:
    ratio = median(one / other for one, other in zip(ours, rival, strict=True))
    return Row(name, median(ours), median(rival), ratio, target, ratio >= target, "images/s")
