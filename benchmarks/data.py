"""How soon an imported CIFAR-10 is there, and how much memory the program needs to train on it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
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

    process = psutil.Process()
    with window.window("7.9") as made:
        at_rest = process.memory_info().rss
        with window.training(made, replace(QUICK, epochs=1000)):
            window.run_loop(SECONDS)
            busy = process.memory_info().rss
        name = f"memory while training on {window.source(made)}; beside: before"
    took, beside = busy / 1e9, at_rest / 1e9
    return [Row(name, took, beside, took / beside, MEMORY, took <= MEMORY, "GB")]


def rows() -> list[Row]:
    return [*ready(), *memory()]
