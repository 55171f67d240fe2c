"""Small runs for the tests of the training engine."""

from dataclasses import replace

import numpy as np
import torch
from torch import nn

from cifar_gui.engine import network
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.lessons.training import LESSON
from cifar_gui.protocol import CIFAR10, RunEnded, StartRun, Steps
from cifar_gui.spec import Network, Recipe, layer

TINY = Network("tiny", (layer("conv1", "Conv2d", 3, 4, 5, stride=4), layer("norm1", "BatchNorm2d", 4),
                        layer("flatten", "Flatten"), layer("linear1", "Linear", 196, 10)))  # fmt: skip
NETWORKS = {item.name: item for item in (TINY, CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM)}
SHORT = Recipe(network=TINY.name, batch_size=8, epochs=2)
EXAMPLES = [example.params for example in LESSON.stage.examples]


def start(recipe=SHORT, **others) -> StartRun:
    return StartRun(1, recipe, others.pop("network", None) or NETWORKS[recipe.network], CIFAR10, **others)


def whole(data, recipe=SHORT, **others) -> list:
    """Every event of a run."""
    return [event for event in Training(start(recipe, **others), data).run() if event is not None]


def of(events, kind) -> list:
    return [event for event in events if isinstance(event, kind)]


def losses(events) -> np.ndarray:
    return np.concatenate([event.losses for event in of(events, Steps)] or [np.empty(0, np.float32)])


def failure(data, recipe=SHORT, **others):
    """The failure of a run that does not come about: a RunEnded and nothing else."""
    (ended,) = whole(data, recipe, **others)
    assert isinstance(ended, RunEnded)
    assert ended.reason == "failed"
    return ended.failure


def as_a_learner_writes_it(data, recipe) -> np.ndarray:
    """The same run in plain PyTorch: default memory format and optimisers, one loop."""
    split = data.split(recipe.split)
    x, y = torch.from_numpy(split.images).float() / 255, torch.from_numpy(split.labels)
    order = torch.Generator().manual_seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    net = network.build(NETWORKS[recipe.network])
    if recipe.optimizer == "SGD":
        optimizer = torch.optim.SGD(net.parameters(), recipe.lr, recipe.momentum, 0, recipe.weight_decay,
                                    recipe.nesterov)  # fmt: skip
    else:
        optimizer = getattr(torch.optim, recipe.optimizer)(
            net.parameters(), recipe.lr, weight_decay=recipe.weight_decay
        )
    steps = recipe.epochs * -(-len(x) // recipe.batch_size)
    schedules = torch.optim.lr_scheduler
    schedule = {
        "constant": lambda: None,
        "one-cycle": lambda: schedules.OneCycleLR(optimizer, recipe.lr, steps, cycle_momentum=False),
        "cosine": lambda: schedules.CosineAnnealingLR(optimizer, steps),
        "step": lambda: schedules.StepLR(optimizer, max(1, steps // 3), 0.1),
        "exponential": lambda: schedules.ExponentialLR(optimizer, 0.01 ** (1 / steps)),
    }[recipe.schedule]()
    found = []
    for _ in range(recipe.epochs):
        indices = torch.randperm(len(x), generator=order) if recipe.shuffle else torch.arange(len(x))
        for index in indices.split(recipe.batch_size):
            loss = nn.functional.cross_entropy(net(x[index]), y[index])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if schedule is not None:
                schedule.step()
            found.append(loss.item())
    return np.array(found, np.float32)


def with_(recipe=SHORT, **changes) -> Recipe:
    return replace(recipe, **changes)
