"""What the page of maps may show, and torch's own answers to its questions."""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from cifar_gui.engine import models, network
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.lessons.network import MapsParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, LENET_5, RESNET_SMALL
from cifar_gui.page_state import PictureState
from cifar_gui.pages.maps import engine
from cifar_gui.pages.maps.protocol import AskMaps
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.models import FRESH, Model

LARGE = 120


def sources(pictures=12):
    random = np.random.default_rng(7)
    images = random.integers(0, 256, (pictures, 3, 32, 32), dtype=np.uint8)
    split = Split(images, np.arange(pictures) % 10)
    return {CIFAR10: DataSet(CIFAR10, Path("/data"), None, split, split)}


def fresh(description, seed=5):
    """A network with fresh weights, as a request names it."""
    return Model(f"{FRESH}:{description.name}", description, seed)


def asked(model, index=0, page="page", **params):
    """What the page asks."""
    return AskMaps(1, page, model, MapsParams(model=model.key, **params), PictureState(CIFAR10, "test", index))


def maps_of(description, index=0, seed=5, **params):
    """What the page is told of a network with fresh weights."""
    return engine.answer(asked(fresh(description, seed), index, **params), sources())


def made(rng):
    return [maps_of(one, rng.randrange(12), rng.randrange(99))
            for one in (CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, LENET_5, RESNET_SMALL) for _ in range(4)]  # fmt: skip


def module_of(good):
    return models.opened(good.model).module


def reached(good, part):
    """How many rows of a large picture the middle of what a part puts out depends on."""
    copy = nn.Sequential(*list(network.build(good.network))[: part + 1])
    copy = nn.Sequential(*(_positive(layer, place) for place, layer in enumerate(copy))).double().eval()
    x = torch.zeros(1, 3, LARGE, LARGE, dtype=torch.float64, requires_grad=True)
    y = copy(x)
    y[0, 0, y.shape[2] // 2, y.shape[3] // 2].backward()
    return int((x.grad.abs().sum((0, 1)) > 0).any(1).sum())


def _positive(layer, place):
    """The same windows with weights above zero, and means in place of the largest: nothing cancels, nothing loses."""
    if isinstance(layer, nn.Conv2d):
        nn.init.uniform_(layer.weight, 0.1, 1.0)
        return layer
    if isinstance(layer, nn.MaxPool2d):
        return nn.AvgPool2d(layer.kernel_size, layer.stride, layer.padding)
    return layer if isinstance(layer, nn.AvgPool2d) else nn.Identity()


def _largest(good, premise):
    with torch.no_grad():
        y = module_of(good)[premise["part"]](torch.from_numpy(good.given(premise["part"])[None]))
    return float(y[(0, *premise["place"])])


ORACLES = {
    "maps.field": lambda s, p: reached(s.reply, p["part"]),
    "maps.shape": lambda s, p: tuple(
        module_of(s.reply)[: p["part"] + 1](torch.from_numpy(s.reply.x[None])).shape[1:]
    ),
    "maps.winner": lambda s, p: float(f"{_largest(s.reply, p):.3f}") or _largest(s.reply, p),
    "maps.ratio": lambda s, p: float(torch.tensor([p["a"], p["b"]], dtype=torch.float64).softmax(0)[0]
                                     / torch.tensor([p["a"], p["b"]], dtype=torch.float64).softmax(0)[1]),
    "maps.parameters": lambda s, p: sum(one.numel() for one in module_of(s.reply)[p["part"]].parameters()),
}  # fmt: skip
