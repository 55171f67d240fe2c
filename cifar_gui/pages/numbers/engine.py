"""A call on small tables of numbers: a ``Calculate`` in, ``Calculated`` or a ``Failure`` out. Worker thread."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass, replace
from functools import cache
from math import prod
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from cifar_gui.engine import cost, errors
from cifar_gui.engine.arithmetic import WindowLayer
from cifar_gui.engine.cause import Case
from cifar_gui.engine.forward import seeded, synchronize
from cifar_gui.engine.pointwise import PointwiseLayer
from cifar_gui.engine.pooling import pool_layer
from cifar_gui.engine.refusals import answering, let_go
from cifar_gui.layers import call, kind_of
from cifar_gui.layers.kind import MAXIMUM, MEAN, SUM
from cifar_gui.layers.window import is_pair, pair
from cifar_gui.lesson import Fact, Preset, Table
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.pages.numbers import causes as numbers_causes
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.pages.numbers.script import bias_number, number, unpool_call
from cifar_gui.protocol import Failure
from cifar_gui.protocol.numbers import Calculated, Doubles, Matrix, Restored
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer, Pair, fields

FUNCTION = "F."
LARGE = 256
"""A number in a call from here on may be costly: what the call would take is measured first."""

BEYOND = 2**60
"""PyTorch itself refuses numbers of this size, and says why."""


@answering
def answer(request: Calculate, _: object = None) -> Calculated | Failure:
    """Run the call."""
    if (refusal := guard(request)) is not None:
        return _too_costly(request, refusal)
    with seeded(0), torch.no_grad():
        try:
            done = run(request)
        except Exception as error:  # what fails after the call is no refusal of PyTorch's
            failed = let_go(error)
        else:
            return _calculated(request, done)
        return _failure(request, failed)


@dataclass(frozen=True, eq=False)
class Run:
    """A call that has been made."""

    called: Layer
    tensors: tuple[Tensor, ...]
    """Each (1, 1, H, W), or (H, W) when they are not reshaped."""
    module: nn.Module | None
    """None for a function."""
    bias: Tensor | None
    y: Tensor
    indices: Tensor | None
    milliseconds: float


def tensor(matrix: Matrix) -> Tensor:
    """The tensor (H, W) that the code on the page makes of a table."""
    rows = [[number(value, matrix.dtype) for value in row] for row in matrix.values.tolist()]
    return torch.tensor(rows, dtype=getattr(torch, matrix.dtype))


def preset_matrix(table: Table, preset: Preset) -> Matrix:
    """A table of given numbers with its own type; one with fractions is float32, as ``torch.tensor`` has it."""
    values = np.array(preset.values, np.float64)
    whole = bool((values == np.floor(values)).all())
    return Matrix(values, table.dtype if whole or table.dtype.startswith("float") else "float32")


def run(request: Calculate) -> Run:
    """Make the call; raises what PyTorch raises."""
    called = call.called(request.params)
    tensors = [tensor(matrix).to(request.device) for matrix in request.tables.values()]
    if request.reshape:
        tensors = [table.reshape(1, 1, *table.shape) for table in tensors]
    if request.flip:
        tensors[-1] = torch.flip(tensors[-1], (-2, -1))
    kwargs = dict(called.kwargs)
    bias = None
    if called.kind.startswith(FUNCTION):
        if kwargs.get("bias") is not None:
            first = next(iter(request.tables.values())).dtype
            bias = torch.tensor([bias_number(kwargs["bias"], first)], dtype=_bias_type(first)).to(request.device)
            kwargs["bias"] = bias
        module = None
        function = getattr(nn.functional, called.kind.removeprefix(FUNCTION))
        start = time.perf_counter()
        result = function(*tensors, *called.args, **kwargs)
    else:
        module = getattr(nn, called.kind)(*called.args, **kwargs).to(request.device)
        start = time.perf_counter()
        result = module(tensors[0])
    synchronize(request.device)
    milliseconds = 1000 * (time.perf_counter() - start)
    y, indices = result if isinstance(result, tuple) else (result, None)
    return Run(called, tuple(tensors), module, bias, y, indices, milliseconds)


def _bias_type(dtype: str) -> torch.dtype | None:
    """float64 has to be asked for; everything else is what ``torch.tensor`` makes of the number."""
    return torch.float64 if dtype == "float64" else None


def _calculated(request: Calculate, done: Run) -> Calculated:
    held = {
        name: Matrix(_array(tensor(matrix)), matrix.dtype) for name, matrix in request.tables.items()
    }  # as typed: not turned by the flip
    y = _table(done.y)
    indices = None if done.indices is None else done.indices.reshape(y.shape).cpu().numpy()
    return Calculated(
        request.id, request.page, request.params, held, request.flip, request.device, done.called,
        _array(y), tuple(done.y.shape), str(done.y.dtype).removeprefix("torch."), describe(request.params, done),
        difference(request.content.twin, done), indices, restored(done) if indices is not None else (),
        done.milliseconds,
    )  # fmt: skip


def _array(values: Tensor) -> Doubles:
    """The last two dimensions as float64."""
    return np.ascontiguousarray(_table(values.detach().cpu()).to(torch.float64).numpy())


def _table(values: Tensor) -> Tensor:
    """The last dimension as columns, all others as rows; there may be none of either, which -1 cannot tell."""
    *rows, columns = values.shape or (1,)
    return values.reshape(math.prod(rows), columns)


# --- the arithmetic of what was called ------------------------------------------------------------------------------


def describe(params: Any, done: Run) -> Any:
    """The layer of ``engine.arithmetic`` or ``engine.pointwise`` that writes out the cells; None if there is none."""
    kind = kind_of(params)
    if kind.cell == SUM:
        # Where it dilates whole numbers, torch cuts the fraction of a bias off instead of refusing it.
        bias = None if done.bias is None else done.bias.to(done.y.dtype).to(torch.float64).cpu().numpy()
        return WindowLayer.of(params, done.tensors[1].to(torch.float64).cpu().numpy(), bias)
    if kind.cell in (MAXIMUM, MEAN):
        return pool_layer(params)
    if done.module is not None and done.y.shape == done.tensors[0].shape:
        return PointwiseLayer(kind.name, _constants(done.module))
    return None


def _constants(module: nn.Module) -> Mapping[str, Any]:
    """The numbers that an activation was made with; a dimension counted from the end of (1, 1, H, W)."""
    names = ("negative_slope", "alpha", "beta", "threshold", "approximate")
    found: dict[str, Any] = {name: getattr(module, name) for name in names if hasattr(module, name)}
    if isinstance(weight := getattr(module, "weight", None), Tensor) and weight.numel() == 1:
        found["weight"] = float(weight)
    if isinstance(dim := getattr(module, "dim", None), int):
        found["dim"] = dim if dim < 0 else dim - 4
    return found


# --- beside it ------------------------------------------------------------------------------------------------------


def difference(twin: str, done: Run) -> float | None:
    """The largest difference between the result and what the class ``twin`` gives with the same weight and bias."""
    if not twin:
        return None
    kwargs = {name: value for name, value in done.called.kwargs if name != "bias"}
    weight = done.tensors[-1]
    try:
        module = getattr(nn, twin.removeprefix("nn."))(
            1, 1, tuple(weight.shape[2:]), bias=done.bias is not None, **kwargs
        )
        module.weight = nn.Parameter(weight, requires_grad=False)
        if done.bias is not None:
            module.bias = nn.Parameter(done.bias, requires_grad=False)
        other = module(done.tensors[0])
    except Exception:
        return None
    one, two = _array(done.y), _array(other)
    if one.shape != two.shape:
        return None
    gaps = np.abs(one - two)[~((one == two) | (np.isnan(one) & np.isnan(two)))]
    return float(gaps.max()) if gaps.size else 0.0


def restored(done: Run) -> tuple[Restored, ...]:
    """The pooled values put back to where they came from, with ``output_size`` and without it."""
    assert done.indices is not None
    if not isinstance(done.module, nn.MaxPool2d):
        return ()
    unpool = nn.MaxUnpool2d(*_arguments(done.module))
    values = done.y if done.y.is_floating_point() else done.y.to(torch.float32)
    answers = []
    for sized in (True, False):
        size = done.tensors[0].size() if sized else None
        code = unpool_call(done.called, sized, not done.y.is_floating_point())
        try:
            back = unpool(values, done.indices, output_size=size)
            answers.append(Restored(code, _array(back)))
        except Exception as error:
            answers.append(Restored(code, None, f"{type(error).__name__}: {error}"))
    return tuple(answers)


def _arguments(module: nn.MaxPool2d) -> tuple[Any, Any, Any]:
    return module.kernel_size, module.stride, module.padding


# --- what it costs --------------------------------------------------------------------------------------------------


def guard(request: Calculate) -> cost.Refusal | None:
    """Ask or refuse before a call whose numbers are large."""
    try:
        called = call.called(request.params)
    except Exception:
        return None  # PyTorch or the lesson will say it again where it is caught
    if max(_numbers((called.args, called.kwargs)), default=0) < LARGE:
        return None
    made: list[Run] = []
    needed = cost.measure(lambda: made.append(run(replace(request, device="meta"))))
    needed = replace(needed, bytes=needed.bytes + _columns(called, request))
    refusal = cost.guard(needed, True, request.device) or cost.beyond_showing(request.params)
    if refusal is None and made and made[0].y.numel() > MOST_NUMBERS:
        return cost.unshown(TABLE_UNSHOWN, made[0].y.shape[-2:], MOST_NUMBERS)
    return refusal or cost.guard(needed, request.allow, request.device)


MOST_NUMBERS = 100_000
"""Numbers of a table."""
TABLE_UNSHOWN = QT_TRANSLATE_NOOP(
    "Engine",
    "PyTorch takes it, but the output would be a table of {height} × {width} numbers, and a page shows {most} at most. "
    "Choose smaller numbers.",
)


def _columns(called: Layer, request: Calculate) -> int:
    """Bytes of the windows that a convolution of whole numbers lays side by side before it multiplies."""
    padding = dict(called.kwargs).get("padding", 0)
    if called.kind != "F.conv2d" or not is_pair(padding):
        return 0
    first, last = (list(request.tables.values())[place].values for place in (0, -1))
    pads = pair(padding)  # type: ignore[arg-type]  # as asked above
    if max(pads) >= BEYOND:
        return 0
    area: int = prod(length + 2 * max(pad, 0) for length, pad in zip(first.shape, pads, strict=True))
    return 8 * area * int(last.size)


def _numbers(value: object) -> list[float]:
    """Every whole number in nested arguments."""
    if isinstance(value, tuple | list):
        return [found for part in value for found in _numbers(part)]
    return [abs(value)] if isinstance(value, int) and not isinstance(value, bool) else []


# --- refusals -------------------------------------------------------------------------------------------------------


def _failure(request: Calculate, error: Exception) -> Failure:
    case = _case(request, error)

    def retyped(dtype: str) -> Exception | None:
        tables = {name: replace(matrix, dtype=dtype) for name, matrix in request.tables.items()}
        return _attempt(replace(request, tables=tables), case.params)

    told = numbers_causes.explain(case, {name: item.dtype for name, item in request.tables.items()}, retyped)
    return (told or errors.explain(case)).of(request, error)


def _too_costly(request: Calculate, why: cost.Refusal) -> Failure:
    case = _case(request, RuntimeError(str(why.sentence)))
    field, fixes = errors.cheaper(case, lambda params: guard(replace(request, params=_plain(request, params))) is None)
    return Failure(request.id, request.page, why.kind, "", "", why.field or field, why.reason, why.sentence, fixes)


def _case(request: Calculate, error: Exception) -> Case:
    names = list(request.tables)
    kernel = request.tables[names[-1]].values.shape if len(names) > 1 else None
    return Case(error, _settings(request.params, kernel), _shape(request), lambda params: _attempt(request, params))


def _settings(params: Any, kernel: tuple[int, ...] | None) -> Any:
    """The params, and as ``kernel_size`` the size of the last table, which is a setting like the others."""
    if kernel is None:
        return params
    kind: Any = type(params)
    return _with_kernel(kind, (int(kernel[0]), int(kernel[1])))(**vars(params))


@cache
def _with_kernel(kind: type, size: Pair) -> type:
    """The params with a ``kernel_size`` among them, which is ``size`` unless it is changed."""
    return make_dataclass("Settings", [("kernel_size", Pair, size)], bases=(kind,), frozen=True)


def _plain(request: Calculate, settings: Any) -> Any:
    """The params of the content in what ``_settings`` made."""
    kind = type(request.params)
    return kind(**{item.name: getattr(settings, item.name) for item in fields(kind)})


def _shape(request: Calculate) -> tuple[int, ...]:
    return (1, 1, *next(iter(request.tables.values())).values.shape)


def _attempt(request: Calculate, params: Any) -> Exception | None:
    """Try other params; a smaller ``kernel_size`` takes the upper left part of the last table."""
    tables = dict(request.tables)
    if len(tables) > 1:
        name = list(tables)[-1]
        height, width = pair(params.kernel_size)
        resized = np.zeros((max(height, 1), max(width, 1)))
        old = tables[name].values[:height, :width]
        resized[: old.shape[0], : old.shape[1]] = old
        tables[name] = replace(tables[name], values=resized)
    other = replace(request, params=_plain(request, params), tables=tables)
    try:
        if guard(other) is not None:
            return RuntimeError("too costly")
        run(other)
    except Exception as error:
        return let_go(error)
    return None


def evaluate(content: NumbersContent, fact: Fact) -> dict[str, object]:
    """What the content's call makes of the first presets of its tables; ``in_shape`` is that of the first table.

    Raises:
        ValueError: PyTorch refuses it, or the first table has another shape.
    """
    tables = {table.name: preset_matrix(table, table.presets[0]) for table in content.tables}
    first = next(iter(tables.values())).values
    if (1, 1, *first.shape) != fact.in_shape:
        raise ValueError(f"the first table is {first.shape}, the fact is about {fact.in_shape}")
    told = answer(Calculate(0, "", content, fact.params, tables))
    if isinstance(told, Failure):
        raise ValueError(f"{told.error}: {told.text}")
    return {"shape": told.y_shape, "values": _rows(told.y), "indices": _rows(told.indices)}


def _rows(values: Any) -> tuple[tuple[float, ...], ...]:
    """Rows of plain numbers, rounded as they are told; nothing for None."""
    return tuple(tuple(round(number, 4) for number in row) for row in ([] if values is None else values.tolist()))
