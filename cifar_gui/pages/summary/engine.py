"""A known network described layer by layer, whatever its size: judged by torch on empty batches, never built at once.

Worker thread. Weights are reserved for a moment and never filled (``engine.network_shapes``), so that even the 553 MB
of VGG16 take no memory.
"""

from __future__ import annotations

import time
from dataclasses import replace
from math import prod

import torch

from cifar_gui.engine import network, network_shapes, vision
from cifar_gui.engine.network_shapes import FLOAT, Verdict
from cifar_gui.engine.refusals import answering
from cifar_gui.lesson import Fact
from cifar_gui.pages.summary import SummaryContent
from cifar_gui.pages.summary.protocol import Summarise
from cifar_gui.protocol import Failure
from cifar_gui.protocol.networks import LayerReport, NetworkReport
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer, Message, Network

DROPOUT = "Dropout"
"""It keeps the shape and holds nothing. The builder of networks does not know it, because it draws while it trains."""


@answering
def answer(request: Summarise, _: object = None) -> NetworkReport:
    """The report on the request's network."""
    return describe(request.network, request.batch, request.id, request.page)


def describe(network: Network, batch: int, id: int = 0, page: str = "") -> NetworkReport:
    """Shape, parameters and multiply-adds of every layer; behind the first that does not fit only its parameters."""
    began = time.perf_counter()
    shape: tuple[int, ...] | None = (batch, *network.in_shape)
    lines: list[LayerReport] = []
    fault, failure = None, None
    for place, part in enumerate(network.layers):
        assert isinstance(part, Layer)
        held = 0 if part.kind == DROPOUT else network_shapes.holds(part)
        parameters = held if isinstance(held, int) else 0
        if shape is None:
            lines.append(LayerReport(None, None, parameters))
            continue
        verdict = Verdict(shape) if part.kind == DROPOUT else network_shapes.judge(part, shape)
        taken = network_shapes.memory(part, verdict.out_shape)
        if part.kind == DROPOUT:
            taken = FLOAT * prod(shape)
        lines.append(LayerReport(shape, verdict.out_shape, parameters, verdict.multiply_adds, taken))
        if verdict.error is not None:
            fault, failure = place, _failure(part, shape, verdict.error, id, page)
        shape = verdict.out_shape
    return NetworkReport(
        id, page, network, batch, tuple(lines), shape, failure, fault,
        parameters=sum(line.parameters for line in lines), multiply_adds=sum(line.multiply_adds for line in lines),
        bytes=sum(line.bytes for line in lines), milliseconds=1000 * (time.perf_counter() - began),
    )  # fmt: skip


def _failure(part: Layer, shape: tuple[int, ...], error: Exception, id: int, page: str) -> Failure:
    size = "×".join(map(str, shape[1:]))
    values = {"layer": part.name, "size": size, "channels": shape[1]}
    text = OTHER_CHANNELS if part.kind == "Conv2d" else TOO_SMALL
    reason = NOT_THREE if part.kind == "Conv2d" else TOO_FEW
    field = "channels" if part.kind == "Conv2d" else "height"
    return Failure(
        id, page, "torch", type(error).__name__, str(error), field, Message("Engine", reason, values),
        Message("Engine", text, values), line=part.name,
    )  # fmt: skip


TOO_SMALL = QT_TRANSLATE_NOOP("Engine", "The input of {layer} is {size}, which is too small. Use a larger picture.")
TOO_FEW = QT_TRANSLATE_NOOP("Engine", "too small for {layer}")
OTHER_CHANNELS = QT_TRANSLATE_NOOP(
    "Engine", "{layer} expects a different number of channels from the {channels} of its input."
)
NOT_THREE = QT_TRANSLATE_NOOP("Engine", "{layer} expects a different number of channels")


def evaluate(content: SummaryContent, fact: Fact) -> dict[str, object]:
    """What comes out of a network and what it holds: as the page describes it, and as torchvision's own says.

    Raises:
        ValueError: it does not fit, or torchvision says something else.
    """
    batch, *shape = fact.in_shape
    report = describe(replace(fact.params, in_shape=tuple(shape)), batch)
    if report.failure is not None:
        raise ValueError(f"{report.failure.line} does not fit: {report.failure.text}")
    found: dict[str, object] = {
        "shape": report.out_shape, "parameters": report.parameters, "multiply-adds": report.multiply_adds,
        "layers": len(report.rows),
    }  # fmt: skip
    with torch.device("meta"):
        model = vision.torchvision().models.vgg16().eval()
        theirs = {"shape": tuple(model(torch.empty(fact.in_shape)).shape), "parameters": network.parameters(model)}
    if wrong := {word: value for word, value in theirs.items() if found[word] != value}:
        raise ValueError(f"torchvision says {wrong}")
    return found
