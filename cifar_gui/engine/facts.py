"""What torch says to the facts of a lesson. For tests and the self-test; a page never reads a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from cifar_gui.engine import network
from cifar_gui.engine.forward import seeded
from cifar_gui.spec import Fact, LayerStage, NetworkStage, RunStage, Stage


@dataclass(frozen=True, eq=False)
class _Result:
    module: nn.Module
    y: Tensor


WORDS: Mapping[str, Callable[[_Result], object]] = {
    "shape": lambda result: tuple(result.y.shape),
    "reshape": lambda result: tuple(result.y.reshape(-1, 3, *result.y.shape[2:]).shape),
    "parameters": lambda result: network.parameters(result.module),
}
"""The words of ``Fact.expected``. "reshape" is what the course makes of maps to show them: (-1, 3, H, W)."""


def evaluate(stage: Stage, fact: Fact) -> dict[str, object]:
    """For each word of ``fact.expected``, what really comes out for its parameters and input shape.

    Raises:
        ValueError: the stage has nothing that could be run, or a word is unknown.
    """
    if unknown := fact.expected.keys() - WORDS.keys():
        raise ValueError(f"unknown words in a fact: {', '.join(sorted(unknown))}")
    with seeded(0), torch.no_grad():
        module = _module(stage, fact.params, fact.in_shape)
        result = _Result(module, module(torch.rand(fact.in_shape)))
    return {word: WORDS[word](result) for word in fact.expected}


def _module(stage: Stage, params: Any, in_shape: tuple[int, ...]) -> nn.Module:
    if isinstance(stage, LayerStage):
        module = stage.build(params, in_shape)
        assert isinstance(module, nn.Module)
        return module
    if isinstance(stage, NetworkStage):
        return network.build(params)
    if isinstance(stage, RunStage):
        return network.build(next(item for item in stage.networks if item.name == params.network))
    raise ValueError("a stage without anything to run has no facts")
