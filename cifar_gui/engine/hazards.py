"""What PyTorch takes and must never be run: it may write beyond its memory and end the process. Worker thread.

Once this module is imported, every layer is looked at before its forward: whoever calls it, on any page, also as a
part of a network. The rules are geometry alone, and pass over what PyTorch refuses itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

from torch import Tensor, nn
from torch.nn.modules.module import register_module_forward_pre_hook

from cifar_gui.engine.cause import Cause, Changes, Refused
from cifar_gui.layers.window import SizeFormula
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

MAXIMA: dict[type[nn.Module], int] = {nn.MaxPool2d: 2, nn.MaxPool1d: 1, nn.MaxPool3d: 3}
"""How many sides the windows have."""


class Hazard(Refused):
    """A layer that is not run on this input."""


def check(layer: nn.Module, shape: Sequence[int]) -> None:
    """Look at a layer before it is run on input of a shape.

    Raises:
        Hazard: it must not be run.
    """
    sides = _sides(type(layer))  # type: ignore[arg-type]  # mypy takes a class for unhashable
    axes = _axes(layer, shape, sides) if sides else ()
    for place, axis in enumerate(axes):
        if holds_nothing(axis):
            raise Hazard(_cause(axes, place))


@cache
def _sides(kind: type[nn.Module]) -> int:
    """How many sides the windows have of which a layer of a kind takes the maximum; 0 where it takes none."""
    return next((sides for maximum, sides in MAXIMA.items() if issubclass(kind, maximum)), 0)


def _before_forward(layer: nn.Module, given: tuple[object, ...]) -> None:
    if given and isinstance(given[0], Tensor):
        check(layer, given[0].shape)


_guard = register_module_forward_pre_hook(_before_forward)


@contextmanager
def unguarded() -> Iterator[None]:
    """For scripts that the program declares itself: the hook would stand in their tracebacks."""
    global _guard
    _guard.remove()
    try:
        yield
    finally:
        _guard = register_module_forward_pre_hook(_before_forward)


# --- windows of a maximum -------------------------------------------------------------------------------------------


def holds_nothing(axis: SizeFormula) -> bool:
    """Whether a window of a maximum that PyTorch takes has no tap on any cell.

    It begins in the padding, and steps over the whole input. The maximum is then minus infinity, and its index is that
    of the first tap behind the padding, which lies beyond the input: backward adds the gradient there.

    **Source:** ``compute_internal`` in ATen/native/cpu/MaxPoolKernel.cpp. Of 60,000 hostile layers run with torch
    2.13 on memory that ends at a guarded page (``tests/engine/hostile_children.py``), these alone ended the process.
    """
    return _is_taken(axis) and axis.misses


def _is_taken(axis: SizeFormula) -> bool:
    """Whether PyTorch takes a window along one axis: it refuses more padding than half of the span."""
    positive = axis.size > 0 and axis.kernel > 0 and axis.stride > 0 and axis.dilation > 0
    return positive and 0 <= axis.pad_low <= axis.span // 2 and axis.out > 0


def _axes(layer: Any, shape: Sequence[int], sides: int) -> tuple[SizeFormula, ...]:
    """One for each side; none for arguments and shapes that PyTorch refuses."""
    given = (layer.kernel_size, layer.stride or layer.kernel_size, layer.padding, layer.dilation)
    kernel, stride, padding, dilation = (_numbers(value, sides) for value in given)
    if len(shape) < sides or not (kernel and stride and padding and dilation):
        return ()
    return tuple(
        SizeFormula(size, p, p, k, d, s, bool(layer.ceil_mode))
        for size, k, s, p, d in zip(shape[-sides:], kernel, stride, padding, dilation, strict=True)
    )


def _numbers(value: object, sides: int) -> Sequence[int]:
    """One for each side; empty when they are no whole numbers, or too many."""
    parts = tuple(value) if isinstance(value, tuple | list) else (value,)
    parts = parts * sides if len(parts) == 1 else parts
    return parts if len(parts) == sides and all(isinstance(part, int) for part in parts) else ()


def _cause(axes: Sequence[SizeFormula], place: int) -> Cause:
    axis = axes[place]
    values = {
        "padding": axis.pad_low, "start": f"−{axis.pad_low}", "kernel": axis.kernel, "dilation": axis.dilation,
        "size": axis.size,
    }  # fmt: skip
    return Cause(
        "dilation", Message("Engine", NO_CELL), Message("Engine", STEPS_OVER, values), tuple(_narrower(axes)),
    )  # fmt: skip


def _narrower(axes: Sequence[SizeFormula]) -> Iterator[Changes]:
    """The largest dilation up to what there is that works on every side, then none."""
    found = []
    for axis in axes:
        lower = range(min(axis.dilation, axis.size + min(axis.pad_low, axis.size)), 0, -1)
        tried = (replace(axis, dilation=dilation) for dilation in lower)
        found.append(next((one.dilation for one in tried if _is_taken(one) and not holds_nothing(one)), 1))
    yield {"dilation": tuple(found)}
    yield {"dilation": (1,) * len(axes)}


NO_CELL = QT_TRANSLATE_NOOP("Engine", "a window would hold no cell")
STEPS_OVER = QT_TRANSLATE_NOOP(
    "Engine",
    "With padding {padding} a window begins at {start}, and its {kernel} taps, {dilation} apart, step over all {size} "
    "cells: it holds none. PyTorch takes that, but in backward it writes beyond its memory, which can end the program. "
    "So it is not run here.",
)
