"""A network judged on all pictures of a split: a ``Judge`` in, several ``Progress`` and a ``Judged`` out.

Worker thread.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from cifar_gui.engine import judging, network
from cifar_gui.engine.data import PICTURE, DataSet
from cifar_gui.engine.judging import piece_of
from cifar_gui.engine.models import Opened
from cifar_gui.engine.refusals import fault
from cifar_gui.lesson import Fact
from cifar_gui.pages.evaluation import EvaluationContent
from cifar_gui.pages.evaluation.protocol import Judge, Judged
from cifar_gui.protocol import Failure
from cifar_gui.protocol.verdicts import Progress

TOLD = 0.1
"""Seconds between two parts of the answer."""


def answers(request: Judge, sources: Mapping[str, DataSet]) -> Iterator[Progress | Judged | Failure | None]:
    """The parts of the answer, and the whole; whatever happens is an answer, nothing is raised."""
    try:
        yield from _answers(request, sources)
    except Exception as error:
        yield fault(request.id, request.page, error)


def _answers(request: Judge, sources: Mapping[str, DataSet]) -> Iterator[Progress | Judged | None]:
    began = told = time.perf_counter()
    data = sources[request.source]
    asked = [model for model in (request.model, request.compared) if model is not None]
    judged = [judging.Judgement(model, data, request.split, request.device) for model in asked]
    total = sum(map(len, judged))
    for one in judged:
        for _ in one.pieces():
            if time.perf_counter() - told > TOLD:
                told = time.perf_counter()
                done = sum(part.done for part in judged)
                yield Progress(request.id, request.page, done, total, judged[0].seen())
            yield None
    yield Judged(
        request.id, request.page, request.params, request.model, judged[0].opened.network, request.source,
        request.split, judged[0].verdicts, judged[1].verdicts if judged[1:] else None,
        (judged[1].opened.network, asked[1]) if judged[1:] else None,
        1000 * (time.perf_counter() - began),
    )  # fmt: skip


def evaluate(content: EvaluationContent, fact: Fact) -> dict[str, object]:
    """What comes out for the words of a fact: "logits" of a picture, and "pictures in a piece".

    Raises:
        MessageError: there is no result.
    """
    import torch

    opened = Opened(fact.params, network.build(fact.params).eval())
    found = judging.logits(opened, torch.zeros(fact.in_shape[0], *PICTURE))
    return {"logits": found.shape[1], "pictures in a piece": piece_of(fact.params)}
