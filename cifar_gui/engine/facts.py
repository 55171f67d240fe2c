"""What torch says to a lesson's fact on a layer or a network. For tests and the self-test; no page reads one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from cifar_gui.engine import network
from cifar_gui.engine.forward import seeded
from cifar_gui.lesson import Fact


@dataclass(frozen=True, eq=False)
class _Result:
    module: nn.Module
    y: Tensor


WORDS: Mapping[str, Callable[[_Result], object]] = {
    "shape": lambda result: tuple(result.y.shape),
    "reshape": lambda result: tuple(result.y.reshape(-1, 3, *result.y.shape[2:]).shape),
    "range": lambda result: (round(float(result.y.min()), 4), round(float(result.y.max()), 4)),
    "parameters": lambda result: network.parameters(result.module),
}
"""The words of ``Fact.expected``. "reshape" is what the course makes of maps to show them: (-1, 3, H, W). "range"
is (least, greatest) for an input that holds all of [0, 1], with four decimals."""


def of_layer(content: Any, fact: Fact) -> dict[str, object]:
    """Of the layer that the content builds from the fact's params."""
    return _told(lambda: content.build(fact.params, fact.in_shape), fact)


def of_network(content: Any, fact: Fact) -> dict[str, object]:
    """Of the network that the fact's params are."""
    return _told(lambda: network.build(fact.params), fact)


def of_chosen_network(content: Any, fact: Fact) -> dict[str, object]:
    """Of the network of the content that the fact's params name."""
    chosen = next(item for item in content.networks if item.name == fact.params.network)
    return _told(lambda: network.build(chosen), fact)


def _told(build: Callable[[], nn.Module], fact: Fact) -> dict[str, object]:
    with seeded(0), torch.no_grad():
        module = build()
        x = torch.rand(fact.in_shape)
        x.view(-1)[:2] = torch.tensor([0.0, 1.0])
        result = _Result(module, module(x))
    return {word: say(result) for word, say in WORDS.items() if word in fact.expected}
