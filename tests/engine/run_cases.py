"""Small runs for the tests of the training engine."""

from dataclasses import replace

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from cifar_gui.engine import network
from cifar_gui.engine.sets import sets_of
from cifar_gui.engine.training import Training
from cifar_gui.lessons.training import TRAINING
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.runs import RunEnded, StartRun, Steps
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network, layer

TINY = Network("tiny", (layer("conv1", "Conv2d", 3, 4, 5, stride=4), layer("norm1", "BatchNorm2d", 4),
                        layer("flatten", "Flatten"), layer("linear1", "Linear", 196, 10)))  # fmt: skip
NETWORKS = {item.name: item for item in (TINY, *TRAINING.networks)}
SHORT = Recipe(network=TINY.name, batch_size=8, epochs=2)
EXAMPLES = [example.params for example in TRAINING.examples]


def start(recipe=SHORT, **others) -> StartRun:
    return StartRun(
        1, recipe, others.pop("network", None) or NETWORKS[recipe.network], CIFAR10, page="a page", **others
    )


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
    split = sets_of(recipe, data).train
    x, y = torch.from_numpy(split.images[:]).float() / 255, torch.from_numpy(split.labels)
    shuffle = {"shuffle": True, "generator": torch.Generator().manual_seed(recipe.seed)} if recipe.shuffle else {}
    loader = DataLoader(TensorDataset(x, y), recipe.batch_size, **shuffle)
    torch.manual_seed(recipe.seed)
    net = network.build(NETWORKS[recipe.network])
    arguments = {
        "SGD": {"momentum": recipe.momentum, "dampening": recipe.dampening, "nesterov": recipe.nesterov},
        "Adam": {"betas": (recipe.beta1, recipe.beta2), "eps": recipe.eps, "amsgrad": recipe.amsgrad},
        "AdamW": {"betas": (recipe.beta1, recipe.beta2), "eps": recipe.eps, "amsgrad": recipe.amsgrad},
        "RMSprop": {
            "alpha": recipe.alpha, "eps": recipe.eps, "momentum": recipe.momentum, "centered": recipe.centered,
        },
        "Adagrad": {"eps": recipe.eps, "lr_decay": recipe.lr_decay},
    }[recipe.optimizer]  # fmt: skip
    kind = getattr(torch.optim, recipe.optimizer)
    optimizer = kind(net.parameters(), lr=recipe.lr, weight_decay=recipe.weight_decay, **arguments)
    each = -(-len(x) // recipe.batch_size)
    schedules = torch.optim.lr_scheduler
    schedule = {
        "constant": lambda: None,
        "one-cycle": lambda: schedules.OneCycleLR(
            optimizer, recipe.lr, epochs=recipe.epochs, steps_per_epoch=each, cycle_momentum=False
        ),
        "cosine": lambda: schedules.CosineAnnealingLR(optimizer, recipe.epochs * each),
        "step": lambda: schedules.StepLR(optimizer, recipe.step_epochs * each, recipe.gamma),
        "exponential": lambda: schedules.ExponentialLR(optimizer, recipe.gamma ** (1 / each)),
    }[recipe.schedule]()
    options = {
        "CrossEntropyLoss": {"label_smoothing": recipe.label_smoothing},
        "SmoothL1Loss": {"beta": recipe.beta},
        "HuberLoss": {"delta": recipe.delta},
    }
    loss_function = getattr(nn, recipe.loss)(**options.get(recipe.loss, {}))
    found = []
    for _ in range(recipe.epochs):
        for images, target in loader:
            logits = net(images)
            if recipe.loss == "NLLLoss":
                logits = nn.functional.log_softmax(logits, dim=1)
            elif recipe.loss != "CrossEntropyLoss":
                target = torch.eye(10)[target]
            loss = loss_function(logits, target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if schedule is not None:
                schedule.step()
            found.append(loss.item())
    return np.array(found, np.float32)


def with_(recipe=SHORT, **changes) -> Recipe:
    return replace(recipe, **changes)
