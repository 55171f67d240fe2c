"""How fast it trains: the program with its window, the engine alone, and the loop that a learner would write.

They are processes of their own and take turns: what else the machine does strikes all alike. The engine and a bare loop
of its threads, which differ least, take turns of a second within one process, and neither judges there.

After WARM_UP seconds all counts that a run does of itself: what it shows of the network, the looks for the doctor, and,
where pictures are kept back, their judgement. It is pictures that are counted: the last batch of an epoch may be small.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import starmap
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.rows import Pair, Row, against_floor
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.training import COURSE, QUICK
from cifar_gui.protocol import CIFAR10, SAMPLES
from cifar_gui.recipe import Recipe

if TYPE_CHECKING:
    from cifar_gui.engine.data import DataSet

RECIPES = {64: QUICK, 1: COURSE}
"""By batch size; the networks are the same."""

LEARNER, ALONE, BARE = {64: 1.2, 1: 0.85}, {64: 0.85, 1: 0.75}, 0.95
"""What the program has to reach of the speed of the learner's loop, and of the engine without a window; and what the
engine has to reach of a bare loop, where neither judges."""

WARM_UP = 1.5
ROUNDS, SECONDS = 5, 3.0
"""Of processes that take turns."""
TURNS, TURN = 14, 1.0
"""Of the two within one process; as long as it takes the network to be shown twice."""


def learner(recipe: Recipe) -> Iterator[int]:
    """A loop over a DataLoader: one process, torch's own number of threads.

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
    total = 0.0
    while True:
        for images, targets in loader:
            loss = loss_function(model(images), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            yield len(targets)


def bare(recipe: Recipe) -> Iterator[int]:
    """The fewest lines with the engine's threads, memory layout and optimiser."""
    import torch
    from torch.nn import functional

    from cifar_gui.engine import devices, network, recipes

    split = _data().split(recipe.split)
    images, labels = torch.from_numpy(split.images[:]), torch.from_numpy(split.labels)
    model = network.build(CIFAR10_QUICK).to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # not in torch's types
    optimizer = recipes.optimizer(recipe, model.parameters())
    schedule = recipes.schedule(replace(recipe, epochs=1000), optimizer, -(-len(labels) // recipe.batch_size))
    torch.set_num_threads(devices.threads(recipe.batch_size))
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


def engine(recipe: Recipe) -> Iterator[int]:
    """The program's engine, with its own number of threads and nobody who listens."""
    from cifar_gui.engine.sets import sets_of
    from cifar_gui.engine.training import Training
    from cifar_gui.protocol.runs import StartRun

    data, before = _data(), 0
    images = len(sets_of(recipe, data).train)
    run = Training(StartRun(1, replace(recipe, epochs=1000), CIFAR10_QUICK, data.name), data)
    for _ in run.run():
        taken = pictures(run.step, images, recipe.batch_size)
        yield taken - before
        before = taken


def pictures(steps: int, images: int, batch_size: int) -> int:
    """How many of so many ``images`` an epoch a run has taken after its ``steps``."""
    epochs, over = divmod(steps, -(-images // batch_size))
    return epochs * images + min(over * batch_size, images)


def rate(steps: Iterator[int], seconds: float) -> float:
    """Pictures per second, of steps that tell how many they took."""
    begin, taken = time.perf_counter(), 0
    while (now := time.perf_counter()) - begin < seconds:
        taken += next(steps)
    return taken / (now - begin)


def warmed_up(steps: Iterator[int]) -> Iterator[int]:
    """The same steps: the first is made, with all that comes before it, and some seconds more."""
    while not next(steps):
        pass
    rate(steps, WARM_UP)
    return steps


# --- contestants: rates, as they come ---------------------------------------------------------------------------------


def learners_loop(recipe: Recipe) -> list[float]:
    """In the thread of the process, as a script is."""
    return [rate(warmed_up(learner(recipe)), SECONDS)]


def alone(recipe: Recipe) -> list[float]:
    """The engine as the recipe has it, in a thread of its own, as in the program."""
    return [rate(warmed_up(engine(recipe)), SECONDS)]


def beside_bare(recipe: Recipe) -> list[float]:
    """The engine and the bare loop by turns; nothing is kept back that would have to be judged."""
    both = [warmed_up(engine(replace(recipe, validation=0.0))), warmed_up(bare(recipe))]
    found = np.empty((TURNS, 2))
    for turn in range(TURNS):
        for at in (0, 1) if turn % 2 == 0 else (1, 0):
            found[turn, at] = rate(both[at], TURN)
    return list(found.ravel())


def in_window(recipe: Recipe) -> list[float]:
    """The program with its plots alive."""
    from benchmarks import window

    return [window.rate_in_window(recipe, SECONDS)]


def _data() -> DataSet:
    from cifar_gui.engine import data

    return data.load(CIFAR10 if data.find_cifar10() is not None else SAMPLES)


CONTESTANTS: dict[str, Callable[[Recipe], list[float]]] = {
    "learner": learners_loop, "alone": alone, "in_window": in_window, "beside_bare": beside_bare,
}  # fmt: skip
IN_A_THREAD = ("alone", "beside_bare")
"""As in the program. glibc gives the memory of a step's tensors back to the system and takes it again: in a process's
first thread in some runs, and an eighth of their time goes to it; in other threads never."""


def tell(name: str, batch_size: int) -> None:
    """Print what a contestant reaches in this process."""
    contestant, recipe = CONTESTANTS[name], RECIPES[batch_size]
    if name in IN_A_THREAD:
        with ThreadPoolExecutor(1) as thread:
            found = thread.submit(contestant, recipe).result()
    else:
        found = contestant(recipe)
    print(json.dumps(found))


def measured(name: str, batch_size: int) -> list[float]:
    """Pictures per second of a contestant in a fresh process."""
    script = f"from benchmarks import training; training.tell({name!r}, {batch_size})"
    # The program tells OpenMP how to wait; a learner's process leaves that to torch.
    environment = {key: value for key, value in os.environ.items() if key not in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")}
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return [float(one) for one in json.loads(ended.stdout.splitlines()[-1])]


def paired(names: tuple[str, ...], batch_size: int, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """The contestants by turns, in changing order."""
    found: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            found[name] += measured(name, batch_size)
    return found


def rows() -> list[Row]:
    lines = []
    for size in RECIPES:
        found = paired(("learner", "alone", "in_window"), size)
        lines.append(_row(f"training, batch {size}, against a learner's loop", found["in_window"], found["learner"],
                          LEARNER[size]))  # fmt: skip
        lines.append(_row(f"training, batch {size}, against the engine without a window", found["in_window"],
                          found["alone"], ALONE[size]))  # fmt: skip
        both = measured("beside_bare", size)
        lines.append(_row(f"the engine, batch {size}, against a bare loop of its threads and layout", both[::2],
                          both[1::2], BARE))  # fmt: skip
    return lines


def _row(name: str, ours: list[float], rival: list[float], target: float) -> Row:
    return against_floor(name, starmap(Pair, zip(ours, rival, strict=True)), target, "images/s", speed=True)
