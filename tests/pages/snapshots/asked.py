"""What the page of a network through its training may show, and torch's own answers to its questions."""

import tempfile
from functools import cache
from pathlib import Path

import kept_runs
from torch.utils.data import DataLoader

from cifar_gui.engine.answers import answer
from cifar_gui.engine.models import opened
from cifar_gui.pages.snapshots.protocol import FollowRun
from cifar_gui.protocol import CIFAR10


@cache
def followed():
    """(what the page shows of a run, the held-out pictures, where the run lies)."""
    folder = Path(tempfile.mkdtemp(prefix="cifar-gui-asked-"))
    data = kept_runs.train(folder)
    request = FollowRun(1, "page", kept_runs.model(folder), CIFAR10, "test", 0, CIFAR10, "test")
    return answer(request, {CIFAR10: data}), data.test, folder


def made(rng):
    return [followed()[0]]


@cache
def _matrix(step):
    _, split, folder = followed()
    return kept_runs.matrix(opened(kept_runs.model(folder, step)).module, split)


def _epoch(premise):
    """Which turn of the loop over the loader a step belongs to."""
    step = 0
    for epoch in range(1, 10_000):
        for _ in DataLoader(range(premise["images"]), premise["batch"]):
            step += 1
            if step == premise["step"]:
                return epoch
    return None


ORACLES = {
    "snapshots.epoch": lambda s, p: _epoch(p),
    "snapshots.accuracy": lambda s, p: float(_matrix(p["step"]).trace() / _matrix(p["step"]).sum()),
    "snapshots.recall": lambda s, p: float(
        _matrix(p["step"])[p["label"], p["label"]] / _matrix(p["step"])[p["label"]].sum()
    ),
}
