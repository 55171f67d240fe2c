"""What the page of what maps look for may show, and torch's own answers to its questions."""

import numpy as np
import torch

from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import CLASSES, DataSet, Split
from cifar_gui.engine.models import opened
from cifar_gui.pages.exciting.protocol import FindExciting
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer

SMALL = Network("small", (layer("conv1", "Conv2d", 3, 5, 5, stride=2), layer("relu1", "ReLU"),
                          layer("maxpool1", "MaxPool2d", 3), layer("flatten", "Flatten"),
                          layer("linear1", "Linear", 80, 10)))  # fmt: skip


def data(pictures=120, seed=5):
    random = np.random.default_rng(seed)
    labels = random.integers(0, 10, pictures)
    images = (random.integers(0, 90, (pictures, 3, 32, 32)) + 16 * labels[:, None, None, None]).astype(np.uint8)
    split = Split(images, labels)
    return DataSet(SAMPLES, None, None, split, split)


def made(rng):
    held = data()
    models = [Model("fresh:small", SMALL, rng.randrange(1000)) for _ in range(6)]
    return [answer(FindExciting(1, "page", model, SAMPLES, "test"), {SAMPLES: held}) for model in models]


def _counts(subject, premise):
    """(10,): the classes of the strongest pictures of a map, in plain torch."""
    split = data().test
    x = torch.from_numpy(split.images).float() / 255
    for name, part in opened(subject.reply.model).module.named_children():
        x = part(x)
        if name == premise["layer"]:
            break
    maxima = x.reshape(*x.shape[:2], -1).amax(2)[:, premise["map"]]
    values, strongest = maxima.topk(len(split) // 10)
    return torch.tensor(split.labels)[strongest[values > maxima.min()]].bincount(minlength=10)


def _place(premise):
    return tuple(int(one) for one in torch.unravel_index(torch.tensor(premise["flat"]), premise["shape"][1:]))


ORACLES = {
    "exciting.cell": lambda s, p: _place(p),
    "exciting.commonest": lambda s, p: CLASSES[int(_counts(s, p).argmax())],
    "exciting.times": lambda s, p: float(_counts(s, p)[p["label"]] / _counts(s, p).sum() / 0.1),
}
