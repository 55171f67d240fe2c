"""What the page of errors may show, and torch's own answers to its questions."""

from pathlib import Path

import numpy as np
import torch

from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.lessons.evaluation import EvaluationParams
from cifar_gui.pages.evaluation.protocol import Judge
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer

SMALL = Network(
    "small", (layer("pool1", "AvgPool2d", 8), layer("flatten", "Flatten"), layer("linear1", "Linear", 48, 10))
)


def data(pictures, seed=0):
    """Random pictures with random labels, one class left out."""
    random = np.random.default_rng(seed)
    images = random.integers(0, 256, (pictures, 3, 32, 32), dtype=np.uint8)
    split = Split(images, random.integers(0, 9, pictures))
    return DataSet(CIFAR10, Path(f"/data{seed}-{pictures}"), None, split, split)


def judged(pictures=60, seed=0, params=None, network=SMALL, compared=None):
    """The whole answer on fresh weights."""
    model = Model(f"fresh:{network.name}", network, seed)
    request = Judge(1, "page", params or EvaluationParams(), model, compared, CIFAR10, "test")
    return answer(request, {CIFAR10: data(pictures, seed)})


def made(rng):
    return [judged(rng.randint(5, 200), seed) for seed in range(30)]


def _counts(s):
    verdicts = s.reply.verdicts
    logits, labels = torch.from_numpy(verdicts.logits), torch.from_numpy(verdicts.labels)
    counts = torch.zeros(10, 10)
    for true, row in zip(labels.tolist(), logits, strict=True):
        counts[true, int(row.argmax())] += 1
    return counts


def _gap(s, p):
    probabilities = torch.from_numpy(s.reply.verdicts.logits).double().softmax(1)
    sure, answers = probabilities.max(1)
    here = [i for i, value in enumerate(sure.tolist()) if p["bin"] / 10 <= value < (p["bin"] + 1) / 10]
    right = answers[here] == torch.from_numpy(s.reply.verdicts.labels)[here]
    return abs(round(right.double().mean().item(), 4) - round(sure[here].mean().item(), 4))


def _lowest(s, p):
    counts = _counts(s)
    return str(min(p["classes"], key=lambda c: (counts[c, c] / counts[c].sum()).item()))


ORACLES = {
    "errors.accuracy": lambda s, p: (_counts(s).trace() / _counts(s).sum()).item(),
    "errors.recall": lambda s, p: (_counts(s)[p["class"], p["class"]] / _counts(s)[p["class"]].sum()).item(),
    "errors.precision": lambda s, p: (_counts(s)[p["class"], p["class"]] / _counts(s)[:, p["class"]].sum()).item(),
    "errors.loss": lambda s, p: torch.nn.functional.cross_entropy(
        torch.tensor([p["p"], 1 - p["p"]]).double().log()[None], torch.tensor([0])
    ).item(),
    "errors.always": lambda s, p: (
        (torch.from_numpy(s.reply.verdicts.labels) == torch.from_numpy(s.reply.verdicts.labels).mode().values)
        .float()
        .mean()
        .item()
    ),
    "errors.lowest": _lowest,
    "errors.gap": _gap,
}
