"""What the page of the cloud may show, and torch's own answers to its questions."""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.lessons.embedding import EmbeddingParams
from cifar_gui.pages.embedding.protocol import Embed
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer


def small(numbers):
    """A network whose last linear layer gets so many numbers."""
    layers = (layer("pool1", "AvgPool2d", 8), layer("flatten", "Flatten"), layer("linear1", "Linear", 48, numbers),
              layer("linear2", "Linear", numbers, 10))  # fmt: skip
    return Network(f"small{numbers}", layers)


def data(pictures, seed=0):
    random = np.random.default_rng(seed)
    images = random.integers(0, 256, (pictures, 3, 32, 32), dtype=np.uint8)
    split = Split(images, np.arange(pictures) % 10)
    return DataSet(CIFAR10, Path(f"/data{seed}-{pictures}"), None, split, split)


def embedded(numbers=16, seed=0, pictures=60):
    described = small(numbers)
    request = Embed(1, "page", EmbeddingParams(points=pictures), Model("fresh:small", described, seed), CIFAR10, "test")
    return answer(request, {CIFAR10: data(pictures, seed)})


def made(rng):
    return [embedded(rng.choice((2, 4, 16, 64)), seed) for seed in range(30)]


def _last(s):
    return nn.Linear(s.reply.features.shape[1], 10)


def _lost(s, p):
    features = torch.from_numpy(s.reply.features).double()
    sizes = torch.linalg.svdvals(features - features.mean(0))
    shares = (sizes.square() / sizes.square().sum())[:2]
    return 100 - sum(round(100 * share.item(), 1) for share in shares)


def _neighbour(s, p):
    points, labels = torch.from_numpy(s.reply.points), torch.from_numpy(s.reply.verdicts.labels)
    middles = {c: points[labels == c].double().mean(0) for c in (p["asked"], *p["others"])}
    return str(min(p["others"], key=lambda c: torch.dist(middles[c], middles[p["asked"]]).item()))


ORACLES = {
    "cloud.shape": lambda s, p: tuple(torch.zeros(p["pictures"], _last(s).in_features).shape),
    "cloud.lost": _lost,
    "cloud.distance": lambda s, p: torch.dist(*(torch.tensor(point).double() for point in p["points"])).item(),
    "cloud.neighbour": _neighbour,
    "cloud.parameters": lambda s, p: sum(one.numel() for one in _last(s).parameters()),
}
