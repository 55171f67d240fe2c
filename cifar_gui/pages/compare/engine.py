"""What a network works out while it trains: counted, not assumed to be three times its forward pass. Worker thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch

from cifar_gui.engine import cost
from cifar_gui.engine.network import build
from cifar_gui.pages.compare import CompareContent
from cifar_gui.pages.compare.protocol import CountFlops, Flops
from cifar_gui.spec import Fact, Network

PICTURES = 2
"""BatchNorm wants more than one value of a channel."""


def answer(request: CountFlops, _: object = None) -> Iterator[Flops | None]:
    """Count network by network, with a pause after each."""
    counts: dict[Network, int | None] = {}
    for network in request.networks:
        yield None
        counts[network] = flops(network)
    yield Flops(request.id, request.page, counts)


def flops(network: Network) -> int | None:
    """FLOPs of one picture forward and backward, as torch's FlopCounterMode counts them; None of what does not run.

    The first layer has no gradient to hand on to the picture: that is why it is less than three forward passes.
    """
    gone_through = []

    def work() -> None:
        build(network)(torch.empty(PICTURES, *network.in_shape)).sum().backward()
        gone_through.append(True)

    counted = cost.measure(work).flops
    return counted // PICTURES if gone_through else None


def evaluate(content: CompareContent, fact: Fact) -> Mapping[str, object]:
    """What comes out for the words of a fact: "flops" of a picture that is trained on."""
    return {"flops": flops(fact.params)}
