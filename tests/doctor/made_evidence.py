"""Evidence of a run that is well in everything, to be made ill in one thing."""

from dataclasses import replace

import numpy as np

from cifar_gui.doctor import Evidence, Judged
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM
from cifar_gui.lessons.training import BATCHNORM
from cifar_gui.protocol.watching import Agreement, Facts, Pixels, Watched

PIXELS = Pixels(0.0, 1.0, 0.47, 0.25, 0.93)
EQUAL = (100,) * 10
MIXED = tuple(np.random.default_rng(0).integers(0, 10, 512).tolist())
FACTS = Facts(
    dropout=0.0,
    counts=EQUAL,
    judged=(30,) * 10,
    pixels=PIXELS,
    judged_pixels=PIXELS,
    order=MIXED,
    shared=0.0,
    within=Agreement(1000, 520, 0.1),
    judged_within=Agreement(300, 120, 0.1),
    across=Agreement(300, 155, 0.1),
)
WELL = Evidence(
    recipe=BATCHNORM,
    network=CIFAR10_QUICK_BATCHNORM,
    losses=np.float32(0.5 + 1.8 * np.exp(-np.arange(400) / 80)),
    judged=(Judged(0, 0.1, 2.303, 1000), Judged(200, 0.6, 1.1, 1000), Judged(400, 0.74, 0.72, 1000)),
    images=1000,
    steps_per_epoch=80,
    steps=400,
    ended="finished",
    watched=Watched(CIFAR10_QUICK_BATCHNORM, FACTS),
)


def with_facts(**changes):
    """The healthy run with other facts."""
    return replace(WELL, watched=replace(WELL.watched, facts=replace(FACTS, **changes)))
