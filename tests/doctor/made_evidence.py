"""Evidence of a run that is well in everything, to be made ill in one thing."""

from dataclasses import replace

import numpy as np

from cifar_gui.doctor import Evidence, Judged
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM
from cifar_gui.lessons.training import BATCHNORM
from cifar_gui.protocol.watching import ActivationLook, Agreement, Facts, LayerLook, Look, Outputs, Pixels, Watched

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
    within=Agreement(1000, 420, 0.1),
    judged_within=Agreement(300, 130, 0.1),
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
    pixels = changes.get("pixels", PIXELS)
    return looked(replace(WELL, watched=replace(WELL.watched, facts=replace(FACTS, **changes))), pixels=pixels)


LAYERS = (
    LayerLook("conv1", "Conv2d", 3.3, 0.66, 0.0128, 1.0, 0.067, 75),
    LayerLook("norm1", "BatchNorm2d", 5.7, 0.04, 0.0007, 1.0, 0.0, 0),
    LayerLook("conv2", "Conv2d", 3.3, 1.53, 0.0309, 1.0, 0.0204, 800),
    LayerLook("linear1", "Linear", 4.6, 2.20, 0.0354, 1.0, 0.0181, 1024),
    LayerLook("linear2", "Linear", 1.8, 0.59, 0.0097, 1.0, 0.0722, 64),
)
ACTIVATIONS = (ActivationLook("relu1", "ReLU", 0.49, 0.0, 0.0), ActivationLook("relu4", "ReLU", 0.6, 0.375, 0.0))
LOOK = Look(
    step=1, pictures=64, lr=0.01, loss=2.3, named=2.3, judging=None, same=2.3, training=True, left_over=0.0,
    gradient=3.0, pixels=PIXELS, outputs=Outputs(-3.0, 4.0, -0.6, 2.0, 1.5), layers=LAYERS, activations=ACTIVATIONS,
)  # fmt: skip
STEPS = (1, 2, 3, 4, 5, 7, 9, 12, 15, 19, 24, 30, 38, 48, 60, 75, 94, 118, 148, 185, 232, 290, 363)


def looked(of=WELL, **changes):
    """A run whose looks are changed: each change is a value, or a function of the look."""
    looks = []
    for step in STEPS:
        look = replace(LOOK, step=step)
        looks.append(replace(look, **{name: one(look) if callable(one) else one for name, one in changes.items()}))
    return replace(of, watched=replace(of.watched, looks=tuple(looks)))


def layers(**changes):
    """Layers that are changed all alike, where they are a product with a matrix."""
    return tuple(replace(layer, **changes) if layer.fan_in else layer for layer in LAYERS)


def scaled(by):
    """Layers whose updates are so many times as large."""
    return tuple(replace(layer, update=by * layer.update) for layer in LAYERS)


WELL = looked()
