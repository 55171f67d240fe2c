"""How soon an imported CIFAR-10 is there, and how much memory the program needs to train on it."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

import psutil

from benchmarks.rows import Row
from cifar_gui.lessons.training import QUICK

ROUNDS = 7
READY, MEMORY = 1.0, 1.0
SECONDS = 8.0

OURS = """
import time
import numpy
begin = time.perf_counter()
from cifar_gui.engine import data
found = data.load(data.CIFAR10)
assert found.train.images[0].size and found.test.images[-1].size
print(time.perf_counter() - begin)
"""

WHOLE = """
import time
import numpy
begin = time.perf_counter()
import sys
from pathlib import Path
arrays = {path.stem: numpy.load(path) for path in Path(sys.argv[1]).glob("*.npy")}
assert arrays["train_images"][0].size and arrays["test_images"][-1].size
print(time.perf_counter() - begin)
"""


def seconds(script: str, *arguments: str) -> float:
    """What a fresh process prints."""
    ended = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return float(ended.stdout)


def ready() -> list[Row]:
    from cifar_gui.engine import data

    root = data.find_cifar10()
    if root is None:
        return []
    ours, whole = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(OURS))
        whole.append(seconds(WHOLE, str(root)))
    took, beside = median(ours), median(whole)
    name = "CIFAR-10 ready; beside: the same arrays read whole"
    return [Row(name, took, beside, took / beside, READY, took <= READY, "s")]


def memory() -> list[Row]:
    from benchmarks import window
    from benchmarks.waiting import let_run

    process = psutil.Process()
    with window.opened("training") as made:
        at_rest = process.memory_info().rss / 1e9
        with window.training(made, QUICK):
            let_run(SECONDS)
            busy = process.memory_info().rss / 1e9
        source = made.context.sources()[-1]
    name = f"memory of the process while training on {source}; beside: before"
    return [Row(name, busy, at_rest, busy / at_rest, MEMORY, busy <= MEMORY, "GB")]


def rows() -> list[Row]:
    return [*ready(), *memory()]
