"""What torch says to the facts of a lesson. For tests and the self-test; a page never reads a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from cifar_gui.engine import gallery, linear, loader, losses, modules, network, numbers, summary, vision
from cifar_gui.engine.forward import seeded
from cifar_gui.protocol import Failure
from cifar_gui.protocol.modules import AskCall
from cifar_gui.protocol.numbers import Calculate
from cifar_gui.spec import (
    BackwardStage,
    CallStage,
    CurveStage,
    Fact,
    GalleryStage,
    LayerStage,
    LinearStage,
    LoaderStage,
    LoopStage,
    LossStage,
    NetworkStage,
    NumbersStage,
    RunStage,
    Stage,
    SummaryStage,
)


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


def evaluate(stage: Stage, fact: Fact) -> dict[str, object]:
    """For each word of ``fact.expected``, what really comes out for its parameters and input shape.

    Raises:
        ValueError: the stage has nothing that could be run, or a word is unknown.
    """
    if isinstance(stage, LossStage):
        return losses.fact(stage, fact)
    if isinstance(stage, NumbersStage):
        return _of_numbers(stage, fact)
    if isinstance(stage, CallStage):
        return _of_call(fact)
    if isinstance(stage, SummaryStage):
        return _of_summary(fact)
    if isinstance(stage, GalleryStage):
        shown = gallery.evaluate(stage, fact)
        return {word: shown.get(word) for word in fact.expected}
    if isinstance(stage, LoaderStage):
        return _asked(fact, loader.evaluate(fact))
    if isinstance(stage, LinearStage):
        found = linear.evaluate(fact)
        return {word: found.get(word) for word in fact.expected}
    if unknown := fact.expected.keys() - WORDS.keys():
        raise ValueError(f"unknown words in a fact: {', '.join(sorted(unknown))}")
    with seeded(0), torch.no_grad():
        module = _module(stage, fact.params, fact.in_shape)
        x = torch.rand(fact.in_shape)
        x.view(-1)[:2] = torch.tensor([0.0, 1.0])
        result = _Result(module, module(x))
    return {word: WORDS[word](result) for word in fact.expected}


def _of_summary(fact: Fact) -> dict[str, object]:
    """What comes out of a network and what it holds: as the page describes it, and as torchvision's own says."""
    batch, *shape = fact.in_shape
    report = summary.describe(replace(fact.params, in_shape=tuple(shape)), batch)
    if report.failure is not None:
        raise ValueError(f"{report.failure.line} does not fit: {report.failure.text}")
    found = {
        "shape": report.out_shape, "parameters": report.parameters, "multiply-adds": report.multiply_adds,
        "layers": len(report.rows),
    }  # fmt: skip
    with torch.device("meta"):
        model = vision.torchvision().models.vgg16().eval()
        theirs = {"shape": tuple(model(torch.empty(fact.in_shape)).shape), "parameters": network.parameters(model)}
    if wrong := {word: value for word, value in theirs.items() if found[word] != value}:
        raise ValueError(f"torchvision says {wrong}")
    return {word: found[word] for word in fact.expected}


def _of_numbers(stage: NumbersStage, fact: Fact) -> dict[str, object]:
    """What the stage's call makes of the first presets of its tables; ``in_shape`` is that of the first table."""
    tables = {table.name: numbers.preset_matrix(table, table.presets[0]) for table in stage.tables}
    first = next(iter(tables.values())).values
    if (1, 1, *first.shape) != fact.in_shape:
        raise ValueError(f"the first table is {first.shape}, the fact is about {fact.in_shape}")
    told = numbers.answer(Calculate(0, "", stage, fact.params, tables))
    if isinstance(told, Failure):
        raise ValueError(f"{told.error}: {told.text}")
    found = {"shape": told.y_shape, "values": _rows(told.y), "indices": _rows(told.indices)}
    return _asked(fact, found)


def _of_call(fact: Fact) -> dict[str, object]:
    """What comes out of one call of the composed module, and the names that it has registered."""
    told = modules.answer(AskCall(0, "", fact.params))
    if isinstance(told, Failure):
        raise ValueError(f"{told.error}: {told.text}")
    found = {
        "value": tuple(round(value, 4) for value in told.y.ravel().tolist()),
        "registered": tuple(item.name for item in told.registered),
    }
    return _asked(fact, found)


def _asked(fact: Fact, found: Mapping[str, object]) -> dict[str, object]:
    """What was found for the words of the fact."""
    if unknown := fact.expected.keys() - found.keys():
        raise ValueError(f"unknown words in a fact: {', '.join(sorted(unknown))}")
    return {word: found[word] for word in fact.expected}


def _rows(values: Any) -> tuple[tuple[float, ...], ...]:
    """Rows of plain numbers, rounded as they are told; nothing for None."""
    return tuple(tuple(round(number, 4) for number in row) for row in ([] if values is None else values.tolist()))


def _module(stage: Stage, params: Any, in_shape: tuple[int, ...]) -> nn.Module:
    if isinstance(stage, LayerStage | CurveStage):
        module = stage.build(params, in_shape)
        assert isinstance(module, nn.Module)
        return module
    if isinstance(stage, NetworkStage):
        return network.build(params)
    if isinstance(stage, RunStage | BackwardStage | LoopStage):
        return network.build(next(item for item in stage.networks if item.name == params.network))
    raise ValueError("a stage without anything to run has no facts")
