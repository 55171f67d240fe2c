"""Flatten and ``nn.Linear`` on a batch: an ``AskLinear`` in, a ``LinearAnswer`` or a ``Failure`` out. Worker thread."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import Any

import torch
from torch import Tensor, nn

from cifar_gui.engine import cost, errors
from cifar_gui.engine.cause import Case, Cause, Changes
from cifar_gui.engine.data import DataSet, batch
from cifar_gui.engine.forward import array, seeded, synchronize
from cifar_gui.engine.literal import literal
from cifar_gui.engine.refusals import answering, let_go
from cifar_gui.lesson import Fact
from cifar_gui.pages.linear import LinearContent
from cifar_gui.pages.linear.protocol import AskLinear, LinearAnswer
from cifar_gui.pages.linear.script import arriving
from cifar_gui.protocol import Failure, Fix
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, field_value

PICTURE = 3 * 32 * 32
MANY = 4_000_000
"""Weights of a layer that may be tried while the user waits for a message."""
MOST_KEPT, MOST_LAYERS = 6_000_000, 16
"""Weights of the layers that are kept together, and how many layers; the last one may be larger by itself."""
LARGEST_KEPT = 16_000_000


@answering  # torch warns about layers without weights: the page shows them
def answer(request: AskLinear, sources: Mapping[str, DataSet]) -> LinearAnswer | Failure:
    """Run the request."""
    images, labels = batch(sources[request.pictures.source].split(request.pictures.split), request.pictures)
    x = torch.from_numpy(images) / 255
    trial = _Trial(x.to(request.device), request.seed, request.device, request.allow)
    if (refusal := trial.guard(request.params)) is not None:
        return _too_costly(request, refusal, trial)
    try:
        run = trial.run(request.params)
    except Exception as error:
        failed = let_go(error)
    else:
        return LinearAnswer(
            request.id, request.page, request.params, request.pictures, request.seed, request.device,
            x=x.numpy(), flat_shape=tuple(run.flat.shape), y_shape=tuple(run.y.shape),
            rows=array(run.y).reshape(prod(run.y.shape[:-1]), run.y.shape[-1]), weight=array(run.layer.weight),
            bias=None if run.layer.bias is None else array(run.layer.bias), labels=labels,
            milliseconds=run.milliseconds,
        )  # fmt: skip
    line = trial.line
    return explain(Case(failed, request.params, tuple(x.shape), trial.attempt)).of(request, failed, line)


def _too_costly(request: AskLinear, why: cost.Refusal, trial: _Trial) -> Failure:
    case = Case(RuntimeError(str(why.sentence)), request.params, tuple(trial.x.shape), trial.attempt)
    inputs, outputs = {"in_features": arriving(request.params, case.in_shape) or PICTURE}, {"out_features": 10}
    smaller = (inputs, outputs) if request.params.in_features > request.params.out_features else (outputs, inputs)
    few = [changes for changes in (*smaller, inputs | outputs) if _weights(replace(request.params, **changes)) < MANY]
    fixes = _tried(case, [changes for changes in few if _difference(case, changes)])[:1]
    field = next(iter(smaller[0 if smaller[0] != inputs or _difference(case, inputs) else 1]))
    return Failure(request.id, request.page, why.kind, "", "", field, why.reason, why.sentence, fixes)


def _weights(params: Any) -> int:
    return int(params.in_features * params.out_features)


@dataclass(frozen=True, eq=False)
class Run:
    """A layer that has been run."""

    layer: nn.Linear
    flat: Tensor
    y: Tensor
    milliseconds: float


@dataclass(eq=False)
class _Trial:
    """Everything of a request but its params: the same path serves the request and the trial of a fix."""

    x: Tensor
    seed: int
    device: str
    allow: bool
    line: str = "build"
    """Which line of ``pages.linear.script`` was at work last."""

    def guard(self, params: Any) -> cost.Refusal | None:
        return cost.guard(estimate(params, self.x.numel()), self.allow, self.device)

    def run(self, params: Any, bare: bool = False) -> Run:
        """The layer on the batch; ``bare``: whatever its weights are."""
        self.line = "build"
        with torch.no_grad():
            layer: nn.Linear = _Bare(*_arguments(params))
            self.line = "flatten"
            flat = torch.flatten(self.x, params.start_dim, params.end_dim)
            # Only what fits is filled: for a refusal nobody waits for millions of weights.
            fits = flat.shape[-1:] == layer.weight.shape[1:]
            layer = _layer(params, self.seed, self.device) if fits and not bare else layer.to(self.device)
            self.line = "forward"
            synchronize(self.device)
            start = time.perf_counter()
            y = layer(flat)
            synchronize(self.device)
            return Run(layer, flat, y, 1000 * (time.perf_counter() - start))

    def attempt(self, params: Any) -> Exception | None:
        """Try other params; None means that they lead to a result."""
        try:
            if (refusal := self.guard(params)) is not None:
                return RuntimeError(str(refusal.sentence))
            self.run(params, bare=True)
        except Exception as error:
            return let_go(error)
        return None


_kept: OrderedDict[tuple[object, ...], nn.Linear] = OrderedDict()
"""The last layers: neither other pictures nor a way back wait for two million fresh weights."""


class _Bare(nn.Linear):
    """A layer whose fresh weights stay unfilled: to see whether it fits, that is enough."""

    def reset_parameters(self) -> None:
        """Leave them as they are."""


def _arguments(params: Any) -> tuple[Any, Any, Any]:
    return (params.in_features, params.out_features, params.bias)


def _layer(params: Any, seed: int, device: str) -> nn.Linear:
    """``nn.Linear`` fresh from the seed, or the one that was made for it not long ago."""
    args = _arguments(params)
    key = (repr(args), seed, device)
    layer = _kept.pop(key, None)
    if layer is None:
        with seeded(seed):
            layer = nn.Linear(*args).to(device)
    if layer.weight.numel() <= LARGEST_KEPT:
        _kept[key] = layer
    while len(_kept) > 1 and (len(_kept) > MOST_LAYERS or sum(map(_weight_count, _kept.values())) > MOST_KEPT):
        _kept.popitem(last=False)
    return layer


def _weight_count(layer: nn.Linear) -> int:
    return layer.weight.numel()


def estimate(params: Any, numbers: int) -> cost.Cost:
    """What the weights and the products of ``numbers`` inputs take; nothing for params that torch will refuse."""
    in_features, out_features = params.in_features, params.out_features
    if not all(type(value) is int and value >= 0 for value in (in_features, out_features)):
        return cost.Cost(0, 0)
    rows = numbers // max(in_features, 1)
    weights = in_features * out_features
    return cost.Cost(4 * (weights + (rows + 1) * out_features), 2 * rows * weights)


# --- refusals -------------------------------------------------------------------------------------------------------


def explain(case: Case) -> errors.Explanation:
    """Explain a refusal; at worst as ``engine.errors`` does."""
    for rule in RULES:
        if (cause := rule(case)) is not None:
            return errors.Explanation(cause.field, cause.reason, cause.sentence, _tried(case, cause.changes))
    return errors.explain(case)


def _tried(case: Case, candidates: Iterable[Changes]) -> tuple[Fix, ...]:
    return tuple(errors.setting(changes) for changes in candidates if changes and case.after(changes) is None)


def _other_features(case: Case) -> Cause | None:
    found = re.search(r"cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", case.text)
    if found is None:
        return None
    rows, got, wanted = (int(found[place]) for place in (1, 2, 3))
    count = case.in_shape[0]
    whole = rows == 1 and got == count * PICTURE and count > 1
    values = {"got": f"{got:,}", "wanted": f"{wanted:,}", "count": count, "held": f"{wanted // PICTURE:,}"}
    other_batch = whole and wanted % PICTURE == 0 and wanted > 0
    each: Changes = {"start_dim": 1, "end_dim": -1, "in_features": PICTURE}
    return Cause(
        "in_features",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "the input has {got} numbers"), values),
        Message("Engine", BATCH_OF_OTHER_SIZE if other_batch else WHOLE_BATCH if whole else OTHER_FEATURES, values),
        ((_difference(case, each),) if whole else ()) + ({"in_features": got},),
    )


BATCH_OF_OTHER_SIZE = QT_TRANSLATE_NOOP(
    "Engine",
    "flatten has made one vector of all {count} pictures: {got} numbers. The layer was built for "
    "{wanted}, which is {held} pictures. The last batch is smaller than the others; with start_dim=1 "
    "every picture becomes a row of its own, and a batch may have any size.",
)
WHOLE_BATCH = QT_TRANSLATE_NOOP(
    "Engine",
    "flatten has made one vector of all {count} pictures: {got} numbers, but the layer has weights for {wanted}. With "
    "start_dim=1 every picture becomes a row of its own.",
)
OTHER_FEATURES = QT_TRANSLATE_NOOP(
    "Engine", "Each row of the input has {got} numbers, but every output of the layer has weights for {wanted}."
)


def _difference(case: Case, changes: Changes) -> Changes:
    """Only what is really changed."""
    return {name: value for name, value in changes.items() if literal(field_value(case.params, name)) != literal(value)}


def _out_of_range(case: Case) -> Cause | None:
    found = re.search(r"expected to be in range of \[(-?\d+), (-?\d+)\]", case.text)
    if found is None:
        return None
    low, high = int(found[1]), int(found[2])
    for name, usual in (("start_dim", 1), ("end_dim", -1)):
        value = field_value(case.params, name)
        if type(value) is int and not low <= value <= high:
            values = {"field": name, "value": value, "low": f"−{-low}", "high": high, "count": high + 1}
            fix = dict(_difference(case, {name: usual, "in_features": PICTURE}))
            alone = {name: min(max(value, low), high)}
            return Cause(
                name,
                Message("Engine", QT_TRANSLATE_NOOP("Engine", "from {low} to {high}"), values),
                Message("Engine", NO_SUCH_DIMENSION, values),
                (alone, fix, {"start_dim": 1, "end_dim": -1, "in_features": PICTURE}),
            )
    return None


NO_SUCH_DIMENSION = QT_TRANSLATE_NOOP(
    "Engine",
    "The batch has {count} dimensions, (N, C, H, W), counted from 0 to {high} or backwards from −1 to"
    " {low}; {field} asks for {value}.",
)


def _wrong_order(case: Case) -> Cause | None:
    if "start_dim cannot come after end_dim" not in case.text:
        return None
    values = {"start": literal(case.params.start_dim), "end": literal(case.params.end_dim)}
    return Cause(
        "end_dim",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "comes before start_dim")),
        Message(
            "Engine",
            QT_TRANSLATE_NOOP(
                "Engine",
                "flatten merges the dimensions from start_dim to end_dim into one, but {end} comes before {start}.",
            ),
            values,
        ),
        ({"end_dim": -1}, {"start_dim": 1, "end_dim": -1, "in_features": PICTURE}),
    )


def _negative(case: Case) -> Cause | None:
    if "negative dimension" not in case.text:
        return None
    for name, usual in (("in_features", PICTURE), ("out_features", 10)):
        value = field_value(case.params, name)
        if type(value) is int and value < 0:
            text = FEWER_INPUTS if name == "in_features" else FEWER_OUTPUTS
            return Cause(
                name,
                Message("Engine", QT_TRANSLATE_NOOP("Engine", "must be {lowest} or more"), {"lowest": 1}),
                Message("Engine", text, {"value": value}),
                ({name: usual}, {name: usual, "start_dim": 1, "end_dim": -1, "in_features": PICTURE}),
            )
    return None


FEWER_INPUTS = QT_TRANSLATE_NOOP("Engine", "in_features is {value}: a layer cannot have a negative number of inputs.")
FEWER_OUTPUTS = QT_TRANSLATE_NOOP(
    "Engine", "out_features is {value}: a layer cannot have a negative number of outputs."
)

RULES: tuple[Callable[[Case], Cause | None], ...] = (_other_features, _out_of_range, _wrong_order, _negative)


# --- facts ----------------------------------------------------------------------------------------------------------


def evaluate(content: LinearContent, fact: Fact) -> Mapping[str, object]:
    """What torch says to the words of a fact: "flat", "shape", "parameters", "largest" (weight) and "error"."""
    trial = _Trial(torch.rand(fact.in_shape), 0, "cpu", True)
    try:
        run = trial.run(fact.params)
    except RuntimeError as error:
        return {"error": str(error)}
    return {
        "flat": tuple(run.flat.shape),
        "shape": tuple(run.y.shape),
        "parameters": sum(parameter.numel() for parameter in run.layer.parameters()),
        "largest": round(float(run.layer.weight.detach().abs().max()), 4),
    }
