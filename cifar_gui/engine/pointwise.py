"""A formula for every number by itself, or for the numbers along one dimension: activations, written out. No torch.

GUI thread: this follows the mouse. The numbers in the steps are computed here; the result that is shown is torch's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class PointwiseLayer:
    """An activation and its constants."""

    kind: str
    """The class in ``torch.nn``."""
    constants: Mapping[str, Any] = field(default_factory=dict)
    """Such as negative_slope; "dim" for Softmax, counted from the end: -1 is along a row, -2 down a column."""

    def related(self, in_shape: Sequence[int], at: tuple[int, int]) -> list[tuple[int, int]]:
        """The input cells (row, column) that output cell ``at`` of a table (H, W) depends on."""
        if self.kind not in ALONG:
            return [at]
        dim = self.constants.get("dim")
        height, width = in_shape[-2:]
        if dim == -1:
            return [(at[0], column) for column in range(width)]
        if dim == -2:
            return [(row, at[1]) for row in range(height)]
        return [at]


@dataclass(frozen=True)
class PointwiseCell:
    """One output cell written out."""

    x: float
    places: tuple[tuple[int, int], ...]
    """The input cells that it depends on."""
    values: tuple[float, ...]
    """What stands there."""
    formula: str
    """In x, such as "max(0, x)"; "" for a layer that has no formula here."""
    steps: tuple[str, ...]
    """The formula with the number in it, then simpler and simpler; the last is not the result yet."""
    total: float
    """What the formula gives, float64; NaN where there is none."""
    guessed: bool = False
    """No dimension was named: PyTorch warns and takes GUESSED."""


Worked = tuple[str, tuple[str, ...], float]
"""Formula, steps, result."""

LARGEST_EXPONENT = 80.0
"""e to more than this leaves float32: it is written in another way."""
NEAR = 0.01
"""So near to 0 four decimals of e^x say nothing."""
GUESSED = 1
"""The dimension of (N, C, H, W) that torch takes where none is named.

**Source:** ``torch.nn.functional._get_softmax_dim``: 0 for no, one or three dimensions, else 1.
"""
ALONG = ("Softmax", "LogSoftmax", "Softmin")
"""Layers that look at the numbers along a dimension."""


def pointwise_cell(layer: PointwiseLayer, x: Doubles, at: tuple[int, int]) -> PointwiseCell:
    """The arithmetic of output cell ``at = (row, column)`` for a table ``x`` (H, W)."""
    places = tuple(layer.related(x.shape, at))
    values = tuple(float(x[place]) for place in places)
    value = float(x[at])
    with np.errstate(all="ignore"):
        if layer.kind in ALONG:
            formula, steps, total = _along(layer.kind, value, values)
        else:
            formula, steps, total = FORMULAS.get(layer.kind, _unknown)(value, layer.constants)
    guessed = layer.kind in ALONG and layer.constants.get("dim") is None
    return PointwiseCell(value, places, values, formula, steps, total, guessed)


def number(value: float, digits: int = 4) -> str:
    """A number in a formula: "3", "−0.5", "0.0183"; a minus is a real one."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e6:
        text = str(int(value))
    elif 1e-4 <= abs(value) < 1e6:
        text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:.2e}"
    return text.replace("-", "−")


def bracketed(value: float) -> str:
    """The number, in brackets when it is negative."""
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def _exp(x: float) -> float:
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def _sigmoid(x: float) -> float:
    return 1 / (1 + _exp(-x)) if x >= 0 else _exp(x) / (1 + _exp(x))


def _unknown(x: float, c: Mapping[str, Any]) -> Worked:
    return "", (), math.nan


def _relu(x: float, c: Mapping[str, Any]) -> Worked:
    return "max(0, x)", (f"max(0, {number(x)})",), x if math.isnan(x) else max(0.0, x)


def _relu6(x: float, c: Mapping[str, Any]) -> Worked:
    return "min(max(0, x), 6)", (f"min(max(0, {number(x)}), 6)",), min(max(0.0, x), 6.0)


def _sigmoid_steps(x: float, c: Mapping[str, Any]) -> Worked:
    power = _exp(-x)
    steps = (f"1 / (1 + e^{bracketed(-x)})", f"1 / (1 + {number(power)})")
    return "1 / (1 + e^(−x))", steps, _sigmoid(x)


def _tanh(x: float, c: Mapping[str, Any]) -> Worked:
    up, down = _exp(x), _exp(-x)
    steps: tuple[str, ...] = (f"({number(up)} − {number(down)}) / ({number(up)} + {number(down)})",)
    if 0 < abs(x) < NEAR:  # "1 − 1"
        steps = (f"(e^{bracketed(x)} − e^{bracketed(-x)}) / (e^{bracketed(x)} + e^{bracketed(-x)})",)
    elif abs(x) > LARGEST_EXPONENT:  # the same, without powers that are too large to write
        sign, small = "−" if x < 0 else "", f"e^({number(-2 * abs(x))})"
        steps = (f"{sign}(1 − {small}) / (1 + {small})",)
    return "(e^x − e^(−x)) / (e^x + e^(−x))", steps, math.tanh(x)


def _leaky(x: float, c: Mapping[str, Any]) -> Worked:
    slope = float(c.get("negative_slope", 0.01))
    formula = f"x if x ≥ 0, else {number(slope)} · x"
    return (formula, (number(x),), x) if x >= 0 else (formula, (f"{number(slope)} · {bracketed(x)}",), slope * x)


def _prelu(x: float, c: Mapping[str, Any]) -> Worked:
    return _leaky(x, {"negative_slope": c.get("weight", 0.25)})


def _elu(x: float, c: Mapping[str, Any]) -> Worked:
    alpha = float(c.get("alpha", 1.0))
    front = "" if alpha == 1 else f"{number(alpha)} · "
    formula = f"x if x > 0, else {front}(e^x − 1)"
    if x > 0:
        return formula, (number(x),), x
    return formula, _less_one(front, x), alpha * math.expm1(x)


def _less_one(front: str, x: float) -> tuple[str, ...]:
    """The steps of ``e^x − 1``; near 0 nothing would be left of it with four decimals: "1 − 1"."""
    first = f"{front}(e^{bracketed(x)} − 1)"
    return (first,) if abs(x) < NEAR else (first, f"{front}({number(_exp(x))} − 1)")


SCALE, ALPHA = 1.0507009873554805, 1.6732632423543772


def _selu(x: float, c: Mapping[str, Any]) -> Worked:
    formula = "1.0507 · (x if x > 0, else 1.6733 · (e^x − 1))"
    if x > 0:
        return formula, (f"1.0507 · {number(x)}",), SCALE * x
    steps = (_less_one("1.0507 · 1.6733 · ", x)[0], *_less_one("1.7581 · ", x)[1:])
    return formula, steps, SCALE * ALPHA * math.expm1(x)


def _gelu(x: float, c: Mapping[str, Any]) -> Worked:
    if c.get("approximate") == "tanh":
        inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)
        share = 0.5 * (1 + math.tanh(inner))
        steps = (f"{bracketed(x)} · (1 + tanh({number(inner)})) / 2", f"{bracketed(x)} · {number(share)}")
        return "x · (1 + tanh(0.7979 · (x + 0.0447 x³))) / 2", steps, x * share
    share = 0.5 * (1 + math.erf(x / math.sqrt(2)))
    steps = (f"{bracketed(x)} · Φ({number(x)})", f"{bracketed(x)} · {number(share)}")
    return "x · Φ(x)", steps, x * share


def _silu(x: float, c: Mapping[str, Any]) -> Worked:
    share = _sigmoid(x)
    return "x · σ(x)", (f"{bracketed(x)} · σ({number(x)})", f"{bracketed(x)} · {number(share)}"), x * share


def _softplus(x: float, c: Mapping[str, Any]) -> Worked:
    beta, threshold = float(c.get("beta", 1.0)), float(c.get("threshold", 20.0))
    name = "x" if beta == 1 else f"{number(beta)}x"
    formula = f"ln(1 + e^{name if beta == 1 else f'({name})'})" + ("" if beta == 1 else f" / {number(beta)}")
    if x * beta > threshold:
        return formula, (number(x),), x
    power = _exp(x * beta)
    end = "" if beta == 1 else f" / {number(beta)}"
    steps = (f"ln(1 + e^{bracketed(x * beta)}){end}", f"ln(1 + {number(power)}){end}")
    return formula, steps, float(np.float64(math.log1p(power)) / beta)  # a beta of 0 makes it infinite, as in torch


def _hardswish(x: float, c: Mapping[str, Any]) -> Worked:
    inner = min(max(x + 3, 0.0), 6.0)
    steps = (
        f"{bracketed(x)} · min(max({number(x)} + 3, 0), 6) / 6",
        f"{bracketed(x)} · {number(inner)} / 6",
    )
    return "x · min(max(x + 3, 0), 6) / 6", steps, x * inner / 6


def _hardsigmoid(x: float, c: Mapping[str, Any]) -> Worked:
    inner = min(max(x + 3, 0.0), 6.0)
    steps = (f"min(max({number(x)} + 3, 0), 6) / 6", f"{number(inner)} / 6")
    return "min(max(x + 3, 0), 6) / 6", steps, inner / 6


def _identity(x: float, c: Mapping[str, Any]) -> Worked:
    return "x", (number(x),), x


FORMULAS: Mapping[str, Callable[[float, Mapping[str, Any]], Worked]] = {
    "ReLU": _relu, "ReLU6": _relu6, "Sigmoid": _sigmoid_steps, "Tanh": _tanh, "LeakyReLU": _leaky, "PReLU": _prelu,
    "ELU": _elu, "SELU": _selu, "GELU": _gelu, "SiLU": _silu, "Softplus": _softplus, "Hardswish": _hardswish,
    "Hardsigmoid": _hardsigmoid, "Identity": _identity,
}  # fmt: skip

MOST_TERMS = 6
"""Terms of a sum that are written out."""


def _along(kind: str, x: float, values: Sequence[float]) -> Worked:
    """The share of a number among those along its dimension."""
    sign = -1.0 if kind == "Softmin" else 1.0
    raised = "e^(−x)" if kind == "Softmin" else "e^x"
    share = _share(sign * x, [sign * value for value in values])
    front = f"{raised} / Σ {raised}"
    exponents = [sign * value for value in values]
    steps: tuple[str, ...] = ()
    shift = max(exponents)
    if LARGEST_EXPONENT < max(map(abs, exponents)) < math.inf:  # as PyTorch does: their powers are too large to write
        off = f"{'−' if kind == 'Softmin' else ''}x {'−' if shift >= 0 else '+'} {number(abs(shift))}"
        exponents, steps = [value - shift for value in exponents], (f"e^({off}) / Σ e^({off})",)
    else:
        shift = 0.0
    terms = [f"e^{bracketed(value)}" for value in exponents[:MOST_TERMS]]
    terms += ["…"] * (len(values) > MOST_TERMS)
    own, total = sign * x - shift, sum(map(_exp, exponents))
    steps = (*steps, f"e^{bracketed(own)} / ({' + '.join(terms)})", f"{number(_exp(own))} / {number(total)}")
    if kind == "LogSoftmax":
        return f"ln({front})", tuple(f"ln({step})" for step in steps), math.log(share) if share > 0 else -math.inf
    return front, steps, share


def _share(x: float, values: Sequence[float]) -> float:
    most = max(values)
    if not math.isfinite(most):
        return math.nan
    return _exp(x - most) / sum(_exp(value - most) for value in values)
