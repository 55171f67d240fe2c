"""Runs whose weights were kept on the way, small ones."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from layer_cases import small_data
from run_cases import SHORT, TINY, start

from cifar_gui.engine.training import Training
from cifar_gui.protocol.models import Model, run_key

HELD_OUT = 60
RECIPE = replace(SHORT, epochs=3)


def train(folder: Path, name: str = "a", steps: int | None = None, network=TINY, recipe=RECIPE):
    """Train on random pictures until so many steps are over, or to the end; the data set."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    data = small_data(folder / "data", HELD_OUT)
    run = Training(start(recipe, network=network, folder=folder / "runs", name=name), data)
    events = run.run()
    for _ in events:
        if steps is not None and run.step >= steps:
            events.close()
            break
    return data


def model(folder: Path, which="last", name="a"):
    return Model(run_key(name, which), runs=folder / "runs", opened=folder / "weights")


def matrix(module, split):
    """(10, 10) in plain torch."""
    x = torch.from_numpy(np.asarray(split.images)).float() / 255
    answers = module(x).argmax(1)
    counts = torch.zeros(10, 10, dtype=torch.int64)
    for label, answer in zip(split.labels.tolist(), answers.tolist(), strict=True):
        counts[label, answer] += 1
    return counts.numpy()
