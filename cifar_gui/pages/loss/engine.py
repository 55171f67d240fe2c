"""A loss between two small tensors, and every step of its formula; the last step agrees with PyTorch's own result."""

from __future__ import annotations

import math
import time
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from cifar_gui.engine.forward import synchronize
from cifar_gui.engine.refusals import answering, let_go
from cifar_gui.lesson import Fact
from cifar_gui.pages.loss import LossContent
from cifar_gui.pages.loss import causes as loss_causes
from cifar_gui.pages.loss.protocol import AskLoss
from cifar_gui.pages.loss.script import (
    ARGUMENTS,
    FAMILIES,
    FLAT,
    NOTHING,
    TABLES,
    example_tables,
    shape_of,
    weight_dtype,
)
from cifar_gui.protocol import Failure
from cifar_gui.protocol.losses import LossAnswer, Quantity, Rows, Values
from cifar_gui.spec import field_value

LARGEST_EXPONENT = 80.0
"""exp of more than this leaves float32, so the largest number of each row is taken off first, as PyTorch does."""


@answering
def answer(request: AskLoss, _: object = None) -> LossAnswer | Failure:
    """The loss, its steps and its gradient. Worker thread."""
    trial = _Trial(request.params, request.tables, request.device)
    try:
        result = trial.run()
    except Exception as error:
        failed = let_go(error)
    else:
        return _answer(request, result)
    told = loss_causes.explain(failed, trial)
    return told.of(request, failed, trial.line)


@dataclass(frozen=True, eq=False)
class Result:
    """What PyTorch made of a request."""

    x: Tensor
    """The input as it is typed, a leaf."""
    z: Tensor
    """What goes into the loss: the input, or its softmax."""
    target: Tensor
    tables: Mapping[str, Tensor]
    loss: Tensor
    warnings: tuple[str, ...]
    milliseconds: float


class _Trial:
    """A request, and the means to try it with changes. Changes name fields of the params, or tables."""

    def __init__(self, params: Any, tables: Mapping[str, Rows], device: str) -> None:
        self.params, self.tables, self.device = params, tables, device
        self.line = "build"
        """Which line of the script was at work last."""

    def attempt(self, changes: Mapping[str, Any]) -> Exception | None:
        """Try with changes; None means that they lead to a result."""
        tables = {name: changes.get(name, rows) for name, rows in self.tables.items()}
        params = replace(self.params, **{k: v for k, v in changes.items() if k not in tables or k in TABLES})
        try:
            _Trial(params, tables, self.device).run()
        except Exception as error:
            return let_go(error)
        return None

    def run(self) -> Result:
        """The loss as PyTorch computes it; raises whatever PyTorch raises."""
        params = self.params
        self.line = "input"
        x = self._tensor("input", params.input_shape, params.input_dtype)
        self.line = "target"
        target = self._tensor("target", params.target_shape, params.target_dtype)
        if x.is_floating_point():
            x.requires_grad_()
        self.line = "build"
        used = [name for name in ARGUMENTS[params.loss] if name in TABLES and field_value(params, name)]
        tables = {name: self._tensor(name, FLAT, weight_dtype(params), first_row=True) for name in used}
        plain = {name: field_value(params, name) for name in ARGUMENTS[params.loss] if name not in TABLES}
        module = getattr(nn, params.loss)(**plain, **tables)
        self.line = "forward"
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            start = time.perf_counter()
            z = before(params.before, x)
            loss = module(z, target)
            synchronize(self.device)
            spent = 1000 * (time.perf_counter() - start)
        return Result(x, z, target, tables, loss, tuple(str(item.message) for item in caught), spent)

    def _tensor(self, name: str, word: str, dtype: str, first_row: bool = False) -> Tensor:
        rows = self.tables[name][:1] if first_row else self.tables[name]
        kind = getattr(torch, dtype)
        numbers = [[_number(value, kind) for value in row] for row in rows]
        tensor = torch.tensor(numbers, dtype=kind, device=self.device)
        return tensor.reshape(shape_of(word, *tensor.shape))


def _number(value: float, kind: torch.dtype) -> float:
    """As the script writes it: for a whole type, whole numbers without a fraction."""
    whole = kind is torch.int64 and math.isfinite(value) and value == int(value)
    return int(value) if whole else value


def before(word: str, x: Tensor) -> Tensor:
    """What is done to the input first."""
    if word == NOTHING:
        return x
    return torch.sigmoid(x) if word == "sigmoid" else getattr(torch, word)(x, dim=-1)


def _answer(request: AskLoss, result: Result) -> LossAnswer:
    params = request.params
    with torch.no_grad():
        form, quantities, divisor = steps(params, result)
    none = params.reduction == "none"
    return LossAnswer(
        request.id, request.page, params, request.tables, form,
        shapes=(tuple(result.x.shape), tuple(result.target.shape), tuple(result.loss.shape)),
        value=None if none else float(result.loss.detach()),
        quantities=tuple(Quantity(key, _array(values)) for key, values in quantities),
        divisor=divisor, grad=None if none else _gradient(result, request.tables["input"]),
        warnings=result.warnings, milliseconds=result.milliseconds,
    )  # fmt: skip


def evaluate(content: LossContent, fact: Fact) -> dict[str, object]:
    """What comes out for an example of the content: its loss, with four decimals.

    Raises:
        ValueError: PyTorch refuses it, or the input has another shape.
    """
    told = answer(AskLoss(0, "", fact.params.params, example_tables(content, fact.params)))
    if isinstance(told, Failure):
        raise ValueError(f"{told.error}: {told.text}")
    if told.shapes[0] != fact.in_shape:
        raise ValueError(f"the input is {told.shapes[0]}, the fact is about {fact.in_shape}")
    return {"loss": None if told.value is None else round(told.value, 4)}


def _gradient(result: Result, table: Rows) -> Values | None:
    if not result.loss.requires_grad:
        return None
    with suppress(RuntimeError):  # a device may not have it
        (grad,) = torch.autograd.grad(result.loss, result.x)
        return _array(grad.reshape(len(table), -1))
    return None


# --- the steps of the formula ---------------------------------------------------------------------------------------

Steps = list[tuple[str, Tensor]]


def steps(params: Any, result: Result) -> tuple[str, Steps, float]:
    """How the loss comes about, each step as a table, and what "mean" divides by."""
    first: Steps = [] if params.before == NOTHING else [("before", _rows(result.z))]
    family = FAMILIES[params.loss]
    if family == "difference":
        form, more, divisor = _difference(params, result)
    elif family == "binary":
        form, more, divisor = _binary(params, result)
    elif params.loss == "NLLLoss":
        form, more, divisor = _picked(params, result, "log-probabilities", _by_class(result.z), [])
    else:
        form, more, divisor = _cross_entropy(params, result)
    return form, [*first, *more], divisor


def _rows(values: Tensor) -> Tensor:
    """(M, K) of a tensor of any shape; the last dimension goes along the rows."""
    return values.reshape(1, -1) if values.dim() < 2 else values.reshape(-1, values.shape[-1])


def _by_class(values: Tensor) -> Tensor:
    """(M, C): the classes, which PyTorch keeps in dimension 1, along the rows."""
    return values.reshape(1, -1) if values.dim() < 2 else values.movedim(1, -1).reshape(-1, values.shape[1])


def _difference(params: Any, result: Result) -> tuple[str, Steps, float]:
    difference = _rows(result.z - result.target)
    size = difference.abs()
    done: Steps = [("difference", difference)]
    if params.loss == "L1Loss":
        loss = size
    elif params.loss == "MSELoss":
        loss = difference.square()
    elif params.loss == "SmoothL1Loss":
        done.append(("absolute", size))
        beta = float(params.beta)
        near = size.square() / (2 * beta) if beta else torch.zeros_like(size)
        loss = torch.where(size < beta, near, size - beta / 2)
    else:
        done.append(("absolute", size))
        delta = float(params.delta)
        loss = torch.where(size <= delta, size.square() / 2, delta * (size - delta / 2))
    return "difference", [*done, ("loss", loss)], float(loss.numel())


def _binary(params: Any, result: Result) -> tuple[str, Steps, float]:
    x, y = result.z, result.target
    yes, no = functional.logsigmoid(x), functional.logsigmoid(-x)
    positive = y * yes * result.tables["pos_weight"] if "pos_weight" in result.tables else y * yes
    loss = -(positive + (1 - y) * no)
    done: Steps = [("sigmoid", _rows(torch.sigmoid(x))), ("log_yes", _rows(yes)), ("log_no", _rows(no))]
    if "weight" in result.tables:
        done.append(("unweighted", _rows(loss)))
        loss = loss * result.tables["weight"]
    return "binary", [*done, ("loss", _rows(loss))], float(loss.numel())


def _cross_entropy(params: Any, result: Result) -> tuple[str, Steps, float]:
    z = _by_class(result.z)
    shift = z.max(1, keepdim=True).values
    done: Steps = []
    if bool((z.abs() > LARGEST_EXPONENT).any()):
        done.append(("shifted", z - shift))
        exponent = z - shift
    else:
        exponent = z
    sums = exponent.exp().sum(1, keepdim=True)
    logs = functional.log_softmax(z, 1)
    done += [("exp", exponent.exp()), ("sum", sums), ("softmax", functional.softmax(z, 1)), ("log_softmax", logs)]
    if result.z.shape == result.target.shape:
        return _smeared(params, result, logs, done)
    return _picked(params, result, "indices", logs, done)


def _picked(params: Any, result: Result, form: str, logs: Tensor, done: Steps) -> tuple[str, Steps, float]:
    """Class numbers: of each row one number is picked; with label smoothing a little of the others, too."""
    labels = result.target.reshape(-1).long()
    counted = labels != params.ignore_index
    place = torch.where(counted, labels, 0)[:, None]
    weight = result.tables.get("weight")
    picked = -logs.gather(1, place)
    each = torch.ones_like(picked) if weight is None else weight[place]
    zero = torch.zeros_like(picked)
    picked, each = (torch.where(counted[:, None], part, zero) for part in (picked, each))
    done = [*done, ("picked", picked)]
    loss = torch.where(counted[:, None], each * picked, zero)
    if weight is not None:
        done.append(("weights", each))
    smoothing = float(params.label_smoothing) if form == "indices" else 0.0
    if smoothing > 0:  # PyTorch takes no notice of one below zero
        spread = -(logs if weight is None else logs * weight).mean(1, keepdim=True)
        spread = torch.where(counted[:, None], spread, zero)
        done.append(("spread", spread))
        loss = (1 - smoothing) * loss + smoothing * spread
    return form, [*done, ("loss", loss)], float(each.sum())


def _smeared(params: Any, result: Result, logs: Tensor, done: Steps) -> tuple[str, Steps, float]:
    """Class probabilities: every class of a row counts as much as the target says."""
    target = _by_class(result.target)
    if (smoothing := float(params.label_smoothing)) > 0:
        target = target * (1 - smoothing) + smoothing / target.shape[1]
        done.append(("smoothed", target))
    weight = result.tables.get("weight")
    products = -target * (logs if weight is None else logs * weight)
    done = [*done, ("products", products)]
    return "probabilities", [*done, ("loss", products.sum(1, keepdim=True))], float(len(logs))


def _array(tensor: Tensor) -> Values:
    return tensor.detach().cpu().double().numpy()
