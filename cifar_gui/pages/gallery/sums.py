"""One number of an exhibit written out: what the layer of the gallery did to it. No torch.

A fresh layer has weight 1 and bias 0, so what normalises is written without them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from cifar_gui.engine.pointwise import number
from cifar_gui.pages.gallery.protocol import ExhibitAnswer
from cifar_gui.spec import field_value, values

NORMS = ("BatchNorm2d", "BatchNorm1d", "LayerNorm", "GroupNorm", "InstanceNorm2d")
GATES = {"RNN": 1, "LSTM": 4, "GRU": 3}
Place = tuple[int, int, int]
"""(channel, row, column) in the first picture of the output."""


@dataclass(frozen=True)
class Sums:
    """Lines of a name and what it is, and what comes out."""

    lines: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, float], ...] = ()
    over: int = 0
    """How many numbers mean and variance are of."""


def sums(good: ExhibitAnswer, at: Place) -> Sums:
    """Write out one number of a result, or what its shape and its parameters come from."""
    key = good.exhibit.key
    if not good.x.size or not good.y.size:
        return Sums(())
    if key in NORMS:
        return _normalised(good, at)
    if key.startswith("Dropout"):
        return _dropped(good, at)
    if key.endswith("Pad2d"):
        return _framed(good)
    if key in GATES:
        return _recurrent(good, GATES[key])
    if key == "MultiheadAttention":
        return _attention(good)
    return Sums((("parameters", _product("num_embeddings", "embedding_dim", good.params)),))


def _index(good: ExhibitAnswer, at: Place) -> tuple[int, ...]:
    """The place in y, of whatever shape it is: that of the first picture."""
    shape = good.y.shape
    if len(shape) == 2:  # a row of pixels, folded for the eye
        return 0, min(at[0] * 1024 + at[1] * 32 + at[2], shape[1] - 1)
    return (0, *(min(place, size - 1) for place, size in zip(at, shape[1:], strict=True)))


def _named(index: tuple[int, ...]) -> str:
    return f"y[{', '.join(map(str, index))}]"


def _normalised(good: ExhibitAnswer, at: Place) -> Sums:
    index = _index(good, at)
    x, mean, variance, over = float(good.x[index]), *_moments(good, index)
    eps = float(good.params.eps)
    under = math.sqrt(max(variance + eps, 0.0))
    lines = (
        (_named(index), "= (x − mean) / √(var + eps)"),
        ("", f"= ({written(x)} − {_signed(mean)}) / √({written(variance)} + {f'{eps:.10f}'.rstrip('0')})"),
        ("", f"= {written(x - mean)} / {written(under)}"),
    )
    return Sums(lines, ((_named(index), float(good.y[index])),), over)


def _moments(good: ExhibitAnswer, index: tuple[int, ...]) -> tuple[float, float, int]:
    """(mean, variance, of how many numbers) that PyTorch evens out with; 0 numbers are running statistics."""
    params, key, x = good.params, good.exhibit.key, good.x
    tracked = bool(values(params).get("track_running_stats"))
    if tracked and not params.training:
        assert good.extra is not None
        return float(good.extra[0][index[1]]), float(good.extra[1][index[1]]), 0
    if key.startswith("BatchNorm"):
        part: Any = x[:, index[1]]
    elif key == "InstanceNorm2d":
        part = x[0, index[1]]
    elif key == "GroupNorm":
        size = x.shape[1] // int(params.num_groups)
        first = index[1] // size * size
        part = x[0, first : first + size]
    else:
        dims = str(params.normalized_shape).strip("()").count(",") + 1
        part = x[index[: x.ndim - dims]]
    part = np.asarray(part, np.float64)
    return float(part.mean()), float(part.var()), part.size


def _dropped(good: ExhibitAnswer, at: Place) -> Sums:
    index, p = _index(good, at), float(good.params.p)
    x, y = float(good.x[index]), float(good.y[index])
    if not good.params.training or p == 0:
        lines: tuple[tuple[str, str], ...] = ((_named(index), "= x"),)
    elif y == 0:
        lines = ((_named(index), "= 0"),)
    else:
        lines = (
            (_named(index), "= x / (1 − p)"), ("", f"= {written(x)} / (1 − {written(p)})"),
            ("", f"= {written(x)} / {written(1 - p)}"),
        )  # fmt: skip
    return Sums(lines, ((_named(index), y),))


def _framed(good: ExhibitAnswer) -> Sums:
    params = good.params
    height, width = good.x.shape[-2:]
    return Sums((
        ("H", f"= {height} {_added(params.top)} {_added(params.bottom)} = {good.y.shape[-2]}"),
        ("W", f"= {width} {_added(params.left)} {_added(params.right)} = {good.y.shape[-1]}"),
    ))  # fmt: skip


def _recurrent(good: ExhibitAnswer, gates: int) -> Sums:
    """Parameters of the first layer in one direction: the weights of input and state, and two biases."""
    params = good.params
    inputs, hidden, biases = int(params.input_size), int(params.hidden_size), 2 if params.bias else 0
    first = gates * hidden * (inputs + hidden + biases)
    front = f"{gates} · " if gates > 1 else ""
    return Sums((
        ("parameters", f"= {front}{hidden} · ({inputs} + {hidden} + {biases}) = {first:,}"),
        *((("", f"… {good.count:,}"),) if good.count != first else ()),
    ))  # fmt: skip


def _attention(good: ExhibitAnswer) -> Sums:
    wide, heads = int(good.params.embed_dim), int(good.params.num_heads)
    side = wide // heads
    biases = f" + 4 · {wide}" if good.params.bias else ""
    return Sums((
        ("attention", "= softmax(q · k / √d)"),
        ("d", f"= {wide} / {heads} = {side}"),
        ("parameters", f"= 4 · {wide} · {wide}{biases} = {good.count:,}"),
    ))  # fmt: skip


def _product(one: str, other: str, params: Any) -> str:
    first, second = int(field_value(params, one)), int(field_value(params, other))
    return f"= {first} · {second} = {first * second:,}"


def written(value: float) -> str:
    """With four figures that count, so that what is written gives the result."""
    return number(value) if abs(value) >= 1 or value == 0 else f"{value:.4g}".replace("-", "−")


def _signed(value: float) -> str:
    return f"({written(value)})" if value < 0 else written(value)


def _added(value: int) -> str:
    return f"− {-value}" if value < 0 else f"+ {value}"
