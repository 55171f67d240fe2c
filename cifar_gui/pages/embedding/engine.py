"""What goes into the last linear layer of a network, in two dimensions: an ``Embed`` in, an ``Embedded`` out.

Worker thread.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from cifar_gui.engine import judging, models, network
from cifar_gui.engine.batches import Stack, evenly
from cifar_gui.engine.data import CLASSES, PICTURE, DataSet, Split
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.models import ModelError, Opened
from cifar_gui.engine.refusals import fault
from cifar_gui.lesson import Fact
from cifar_gui.pages.embedding import EmbeddingContent
from cifar_gui.pages.embedding.protocol import COMPONENTS, ROUNDS, SEED, Embed, Embedded
from cifar_gui.protocol import Failure
from cifar_gui.protocol.verdicts import Progress, Verdicts
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network

LEAST, MOST = 20, 5000
"""Pictures."""
TOLD = 0.1
"""Seconds between two parts of the answer."""


def answers(request: Embed, sources: Mapping[str, DataSet]) -> Iterator[Progress | Embedded | Failure | None]:
    """How far it is, and the whole; whatever happens is an answer, nothing is raised."""
    try:
        yield from _answers(request, sources)
    except Exception as error:
        yield fault(request.id, request.page, error)


def _answers(request: Embed, sources: Mapping[str, DataSet]) -> Iterator[Progress | Embedded | None]:
    began = told = time.perf_counter()
    opened = models.opened(request.model, request.device)
    place = last_linear(opened.network)
    split = sources[request.source].split(request.split)
    indices = balanced(split, min(max(request.params.points, LEAST), MOST))
    stack = Stack.of(split, opened.network.scaling, request.device)
    size = judging.piece_of(opened.network)
    features, logits = [], []
    for first in range(0, len(indices), size):
        x, _ = stack.take(torch.from_numpy(indices[first : first + size]))
        hidden = _before(opened, place, x)
        features.append(hidden.float().cpu())
        logits.append(judging.as_logits(opened, judging.run(opened, hidden, opened.module[place:])))
        if time.perf_counter() - told > TOLD:
            told = time.perf_counter()
            yield Progress(request.id, request.page, min(first + size, len(indices)), len(indices))
        yield None
    whole = torch.cat(features)
    points, shares = components(whole)
    yield Embedded(
        request.id, request.page, request.params, request.model, opened.network, request.source, request.split,
        opened.network.layers[place].name, indices, whole.numpy(), points.numpy(), shares.numpy(),
        Verdicts(split.labels[indices], np.concatenate(logits)), 1000 * (time.perf_counter() - began),
    )  # fmt: skip


def balanced(split: Split, count: int) -> NDArray[np.int64]:
    """Ascending indices of ``count`` pictures, as many of each class, evenly spread; all of a class that has fewer."""
    each = [members[evenly(len(members), -(-count // len(CLASSES)))] for members in split.by_class]
    return np.sort(np.concatenate(each))


def last_linear(described: Network) -> int:
    """The place of the last linear layer among the parts of a network.

    Raises:
        ModelError: there is none, or only within a block.
    """
    places = [at for at, part in enumerate(described.layers) if isinstance(part, Layer) and part.kind == "Linear"]
    if not places:
        holders = [part.name for part in described.layers if isinstance(part, Block) and _holds_linear(part)]
        text, values = (IN_BLOCK, {"block": holders[-1]}) if holders else (NO_LINEAR, {})
        raise ModelError(Message("Engine", text, {"network": described.name, **values}))
    return places[-1]


def _holds_linear(block: Block) -> bool:
    return any(inner.kind == "Linear" for inner in (*block.layers, *block.shortcut))


def _before(opened: Opened, place: int, x: Tensor) -> Tensor:
    """What goes into a part: (n, F).

    Raises:
        ModelError: that is no row of finite numbers for each picture.
    """
    hidden = judging.run(opened, x, opened.module[:place])
    if hidden.ndim != 2:
        values = {"network": opened.network.name, "shape": str(tuple(hidden.shape[1:]))}
        raise ModelError(Message("Engine", NO_ROW, values))
    if not torch.isfinite(hidden).all():
        raise ModelError(Message("Engine", judging.NOT_FINITE, {"network": opened.network.name}))
    return hidden


def components(features: Tensor) -> tuple[Tensor, Tensor]:
    """The two directions in which pictures differ the most.

    Args:
        features: float32 (n, F).

    Returns:
        float32 (n, 2), the pictures along them; and float32 (q,), which share of the variance each direction keeps. The
        largest weight of a direction is positive. Where all pictures are alike, all is zero.
    """
    centred = features - features.mean(0)
    q = min(COMPONENTS, *features.shape)
    with seeded(SEED), torch.no_grad():
        _, sizes, directions = torch.pca_lowrank(features, q=q, niter=ROUNDS)
    directions = directions * directions.gather(0, directions.abs().argmax(0, keepdim=True)).sign()
    points = nn.functional.pad(centred @ directions[:, :2], (0, max(0, 2 - q)))
    variance = centred.square().sum()
    return points, sizes.square() / variance if variance > 0 else torch.zeros(q)


def evaluate(content: EmbeddingContent, fact: Fact) -> dict[str, object]:
    """What comes out for the words of a fact: the "layer" that is looked at, and the "numbers" that go into it.

    Raises:
        MessageError: there is no result.
    """
    place = last_linear(fact.params)
    opened = Opened(fact.params, network.build(fact.params).eval())
    hidden = _before(opened, place, torch.zeros(fact.in_shape[0], *PICTURE))
    return {"numbers": hidden.shape[1], "layer": fact.params.layers[place].name}


NO_LINEAR = QT_TRANSLATE_NOOP(
    "Engine",
    "{network} has no linear layer at its end. The cloud shows the numbers that go into the last one: choose a network "
    "that ends in one.",
)
IN_BLOCK = QT_TRANSLATE_NOOP(
    "Engine",
    "The last linear layer of {network} lies within the residual block {block}. The cloud shows the numbers that go "
    "into one that stands by itself: choose a network that ends in one.",
)
NO_ROW = QT_TRANSLATE_NOOP(
    "Engine",
    "In {network}, what goes into the last linear layer is no row of numbers for each picture, but of shape {shape}.",
)
