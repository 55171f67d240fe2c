"""Runs without training: as they are told of, with losses and accuracies made up."""

from dataclasses import replace

import numpy as np

from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.kept_runs import KeptRun
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RunStarted, Steps
from cifar_gui.recipe import Recipe

EACH = 20
"""Steps of an epoch."""


def kept(name, accuracy=0.5, *, steps=60, parent="", source=SAMPLES, pictures=1000, network=CIFAR10_QUICK,
         finished=True, title="", **recipe):  # fmt: skip
    """A run of an earlier session that ended with an accuracy on so many validation pictures."""
    made = replace(Recipe(network=network.name, batch_size=8, epochs=3), **recipe)
    losses = np.linspace(2.3, 1.0, steps, dtype=np.float32)
    started = RunStarted(
        0, made, source, "cpu", 2, 8 * EACH - 3, pictures, EACH, EACH * made.epochs, 100, name, network, parent
    )
    correct = np.linspace(1, 5, steps).astype(np.int32)
    events = [Steps(0, 1, losses, made.epochs, 1.0, EACH, 0.1, 0.0, None, correct, 3 * losses)]
    events += [EpochEnded(0, at + 1, 30.0, 1.5, 4.0) for at in range(steps // EACH)]
    events += [
        Evaluated(0, step, round(accuracy * step / steps * pictures) / pictures, 2.0 - step / steps, pictures)
        for step in sorted({*range(0, steps, EACH), steps})
        if pictures
    ]
    return KeptRun(network, started, tuple(events), finished, title=title)
