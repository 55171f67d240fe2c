"""Layers and losses with hostile arguments on hostile input, forward and backward: what could end the process.

Run as a script it is the child: it does the cases of a range one after the other, and writes which one it is at into a
file that outlives it. Every case is made from its number alone.
"""

from __future__ import annotations

import mmap
import random
import sys
import warnings
from pathlib import Path
from typing import Any

SIDES = (0, 1, 2, 3, 4, 5, 7, 8, 11)
WHOLE = (-(2**63), -(2**31), -7, -2, -1, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 16, 63, 1000, 2**15, 2**31 - 1, 2**31, 2**40,
         2**53 - 1, 2**62, 2**63 - 1)  # fmt: skip
SMALL = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 9)
REAL = (-1e30, -1.0, -0.5, 0.0, 1e-45, 0.1, 0.5, 1.0, 2.0, 2.5, 20.0, 1e30, float("inf"), float("-inf"), float("nan"))
DTYPES = ("float32",) * 12 + ("float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool", "complex64")
FILLS = ("normal",) * 6 + ("zeros", "nan", "inf", "huge", "equal")


def whole(r: random.Random) -> int:
    return r.choice(SMALL if r.random() < 0.85 else WHOLE)


def window(r: random.Random, sides: int = 2) -> Any:
    """One number, or one for each side; now and then too many or too few."""
    if r.random() < 0.5:
        return whole(r)
    return tuple(whole(r) for _ in range(sides if r.random() < 0.95 else r.randrange(5)))


def shape(r: random.Random, dims: int) -> list[int]:
    dims = dims if r.random() < 0.93 else r.randrange(6)
    return [r.choice(SIDES) if axis > 1 else r.choice((1, 1, 2, 2, 3, 4, 0)) for axis in range(dims)]


def pooling(r: random.Random) -> tuple[str, dict[str, Any], list[int]]:
    sides = r.choice((1, 2, 2, 2, 3))
    kind = r.choice(("MaxPool", "MaxPool", "MaxPool", "AvgPool", "LPPool", "FractionalMaxPool", "AdaptiveAvgPool",
                     "AdaptiveMaxPool"))  # fmt: skip
    sides = max(sides, 2) if kind == "FractionalMaxPool" else sides
    given: dict[str, Any] = {}
    if kind.startswith("Adaptive"):
        given["output_size"] = r.choice((window(r, sides), None, (None,) * sides))
    else:
        given["kernel_size"] = window(r, sides)
    if kind == "FractionalMaxPool":
        given[r.choice(("output_size", "output_ratio"))] = r.choice((window(r, sides), 0.5, (0.3,) * sides))
    if kind in ("MaxPool", "AvgPool", "LPPool"):
        if r.random() < 0.7:
            given["stride"] = window(r, sides)
        given["ceil_mode"] = r.random() < 0.5
    if kind in ("MaxPool", "AvgPool"):
        given["padding"] = window(r, sides) if r.random() < 0.7 else 0
    if kind == "MaxPool" and r.random() < 0.7:
        given["dilation"] = window(r, sides)
    if kind == "AvgPool":
        given["count_include_pad"] = r.random() < 0.5
        if sides > 1:
            given["divisor_override"] = r.choice((None, None, whole(r)))
    if kind == "LPPool":
        given["norm_type"] = r.choice(REAL)
    if "Max" in kind and r.random() < 0.3:
        given["return_indices"] = True
    return f"{kind}{sides}d", given, shape(r, sides + 2)


def gaps(r: random.Random) -> tuple[str, dict[str, Any], list[int]]:
    """Windows with padding and gaps that PyTorch accepts, on maps that they hardly find."""
    sides = r.choice((1, 2, 2, 2, 3))
    kernel = [r.choice((1, 2, 2, 3, 4)) for _ in range(sides)]
    dilation = [r.choice((1, 2, 3, 5, 6, 9, 11)) for _ in range(sides)]
    most = [(d * (k - 1) + 1) // 2 for k, d in zip(kernel, dilation, strict=True)]
    given = {
        "kernel_size": tuple(kernel), "dilation": tuple(dilation), "padding": tuple(r.randint(0, one) for one in most),
        "stride": tuple(r.choice((1, 1, 2, 3, 5, 9)) for _ in range(sides)), "ceil_mode": r.random() < 0.5,
    }  # fmt: skip
    return f"MaxPool{sides}d", given, [1, r.choice((1, 2)), *(r.choice((1, 2, 3, 4, 5, 8)) for _ in range(sides))]


def of_builder(r: random.Random) -> tuple[str, dict[str, Any], list[int]]:
    """What the builder of networks offers."""
    from cifar_gui.layers import KINDS
    from cifar_gui.spec import fields

    kind = KINDS[r.choice(tuple(KINDS))]
    size = shape(r, r.choice((2, 4, 4)) if kind.name in ("Linear", "BatchNorm1d", "Softmax", "LayerNorm") else 4)
    given: dict[str, Any] = {}
    for item in fields(kind.arguments):
        if item.name in kind.required or r.random() < 0.5:
            given[item.name] = _value(r, item, size)
    return kind.name, given, size


def of_gallery(r: random.Random) -> tuple[str, dict[str, Any], list[int]]:
    """What 7.6 shows besides."""
    from cifar_gui.lessons.gallery import EXHIBITS
    from cifar_gui.spec import fields

    exhibit = r.choice(EXHIBITS)
    dims = {"rows": 3, "patches": 3, "vectors": 2, "labels": 1}.get(exhibit.shown, 4)
    size = shape(r, dims)
    sides = ("left", "right", "top", "bottom")
    arguments = [item for item in fields(exhibit.params) if item.label is None or item.name in sides]
    given = {item.name: _value(r, item, size) for item in arguments if r.random() < 0.7}
    frame = [given.pop(name, 0) for name in sides]
    if exhibit.key.endswith("Pad2d"):
        given["padding"] = tuple(frame)
        if exhibit.key == "ConstantPad2d":
            given.setdefault("value", 0.5)
    if exhibit.key == "LayerNorm":
        given["normalized_shape"] = r.choice((tuple(size[-2:]), window(r, r.randrange(4))))
    for name in ("input_size", "embed_dim", "num_features"):
        if name in given and size and r.random() < 0.8:
            given[name] = size[-1] if exhibit.shown in ("rows", "patches", "vectors") else size[min(1, len(size) - 1)]
    return exhibit.key, given, size


def _value(r: random.Random, item: Any, size: list[int]) -> Any:
    if item.kind == "choice" or (item.words and r.random() < 0.1):
        return r.choice(item.choices or item.words)
    if item.kind == "bool":
        return r.random() < 0.5
    if item.kind == "float":
        return r.choice(REAL)
    if item.kind == "pair":
        return None if item.default is None and r.random() < 0.3 else window(r)
    follows = {"in_channels": 1, "num_features": 1, "num_channels": 1, "in_features": -1, "normalized_shape": -1}
    if item.name in follows and len(size) > 1 and r.random() < 0.85:
        return size[follows[item.name]]
    return whole(r)


def convolution(r: random.Random) -> tuple[str, dict[str, Any], list[int]]:
    """``F.conv2d`` on tables."""
    size = shape(r, 4)
    given = {"weight": [r.choice((1, 1, 2, 0)), size[1] if len(size) > 1 else 1, r.choice(SIDES), r.choice(SIDES)]}
    for name in ("stride", "padding", "dilation", "groups"):
        if r.random() < 0.5:
            given[name] = whole(r) if name == "groups" else window(r)
    return "F.conv2d", given, size


def unpooling(r: random.Random) -> tuple[str, dict[str, Any], list[int]]:
    """A result of pooling put back, also with indices and a size that are none of its own."""
    given = {"kernel_size": r.choice(SMALL), "stride": r.choice((None, r.choice(SMALL))), "padding": r.choice(SMALL)}
    given["output_size"] = r.choice((None, shape(r, 2), shape(r, 4)))
    given["indices"] = [r.choice((-(2**62), -1, 0, 1, 3, 5, 15, 16, 99, 2**31, 2**62)) for _ in range(6)]
    return "MaxUnpool2d", given, shape(r, 4)


def loss(r: random.Random) -> tuple[str, dict[str, Any], list[int]]:
    kind = r.choice(("CrossEntropyLoss", "CrossEntropyLoss", "NLLLoss", "NLLLoss", "BCEWithLogitsLoss", "MSELoss",
                     "L1Loss", "SmoothL1Loss", "HuberLoss"))  # fmt: skip
    given: dict[str, Any] = {"reduction": r.choice(("mean", "sum", "none"))}
    if kind in ("CrossEntropyLoss", "NLLLoss"):
        given["ignore_index"] = r.choice(WHOLE)
    if kind == "CrossEntropyLoss":
        given["label_smoothing"] = r.choice((0.0, *REAL))
    if kind == "SmoothL1Loss":
        given["beta"] = r.choice(REAL)
    if kind == "HuberLoss":
        given["delta"] = r.choice(REAL)
    size = shape(r, r.choice((1, 2, 2, 3, 4)))
    rows = size[:1] + size[2:]
    given["target"] = r.choice((size, rows, rows, [], shape(r, 1)))
    given["labels"] = [r.choice((-101, -100, -1, 0, 0, 1, 1, 2, 3, 4, 10, 2**31, 2**62, -(2**62))) for _ in range(5)]
    given["target_dtype"] = r.choice(("int64", "int64", "int64", "int32", "uint8", "float32", "float64", "bool"))
    weighted = kind in ("CrossEntropyLoss", "NLLLoss", "BCEWithLogitsLoss") and r.random() < 0.3
    given["weight"] = r.choice((0, 1, 2, 3, size[-1] if size else 1)) if weighted else None
    return kind, given, size


MAKERS = (pooling, pooling, gaps, of_builder, of_builder, of_gallery, convolution, unpooling, loss)


def case(number: int) -> tuple[str, dict[str, Any], list[int], str, str, bool]:
    """(what, arguments, shape, dtype, fill, channels last)."""
    r = random.Random(number)
    return (*r.choice(MAKERS)(r), r.choice(DTYPES), r.choice(FILLS), r.random() < 0.3)  # type: ignore[return-value]  # MAKERS give three


# --- the child ------------------------------------------------------------------------------------------------------


def run(number: int) -> str:
    """Do a case; the words of what refused it, "" when it went through."""
    import torch

    what, given, size, dtype, fill, last = case(number)
    torch.manual_seed(number)
    try:
        x = _filled(size, dtype, fill)
        if last and x.dim() == 4:
            x = x.contiguous(memory_format=torch.channels_last)
        if x.is_floating_point():
            x.requires_grad_()
        y = _called(what, dict(given), x)
        y = y[0] if isinstance(y, tuple) else y
        y = y[0] if isinstance(y, tuple) else y
        if y.requires_grad:
            (y.float().sum() if y.numel() < 10**8 else y.float().reshape(-1)[:10].sum()).backward()
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
    return ""


def _filled(size: list[int], dtype: str, fill: str) -> Any:
    import torch

    x = torch.randn(size)
    if fill == "zeros":
        x = torch.zeros(size)
    elif fill == "equal":
        x = torch.ones(size)
    elif fill != "normal":
        value = {"nan": float("nan"), "inf": float("inf"), "huge": 1e38}[fill]
        x[torch.rand(size) < 0.5] = value
    return x.to(getattr(torch, dtype))


def _called(what: str, given: dict[str, Any], x: Any) -> Any:
    import torch
    from torch import nn
    from torch.nn import functional

    if what == "F.conv2d":
        return functional.conv2d(x, torch.ones(given.pop("weight"), dtype=x.dtype, requires_grad=x.is_floating_point()),
                                 **given)  # fmt: skip
    if what == "MaxUnpool2d":
        indices, size = given.pop("indices"), given.pop("output_size")
        found = torch.tensor((indices * (x.numel() + 1))[: x.numel()]).reshape(x.shape)
        return nn.MaxUnpool2d(**given)(x, found, output_size=size)
    if what.endswith("Loss"):
        shape, labels, dtype, weight = (given.pop(name) for name in ("target", "labels", "target_dtype", "weight"))
        count = torch.Size(shape).numel()
        target = torch.tensor((labels * (count + 1))[:count]).reshape(shape).to(getattr(torch, dtype))
        if weight is not None:
            given["weight"] = torch.ones(weight)
        return getattr(nn, what)(**given)(x, target)
    if what == "Embedding":
        given = {"num_embeddings": 5, "embedding_dim": 3} | given
        return nn.Embedding(**given)(x.detach().nan_to_num(0, 9, -9).real.clamp(-20, 20).long())
    if what == "MultiheadAttention":
        return nn.MultiheadAttention(**{"embed_dim": 4, "num_heads": 1} | given)(x, x, x)
    if what in ("RNN", "LSTM", "GRU"):
        given = {"input_size": x.shape[-1] if x.dim() else 1, "hidden_size": 3} | given
    return getattr(nn, what)(**_required(what, given, x)).to(x.dtype if x.is_floating_point() else torch.float32)(x)


def _required(what: str, given: dict[str, Any], x: Any) -> dict[str, Any]:
    channels = x.shape[1] if x.dim() > 1 else 1
    needed = {"BatchNorm2d": "num_features", "BatchNorm1d": "num_features", "InstanceNorm2d": "num_features"}
    if what in needed:
        return {needed[what]: channels} | given
    if what == "GroupNorm":
        return {"num_groups": 1, "num_channels": channels} | given
    return given


def main() -> None:
    """``START STOP FILE [guard]``."""
    import resource

    import torch

    start, stop, file = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_DATA, (6 * 2**30, 6 * 2**30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    if "guard" in sys.argv[4:]:
        from cifar_gui.engine import hazards  # noqa: F401 - guards every layer from now on
    with open(file, "r+b") as held, mmap.mmap(held.fileno(), 16) as at:
        for number in range(start, stop):
            at[:16] = number.to_bytes(16, "little")
            told = run(number)
            if "show" in sys.argv[4:]:
                print(number, case(number), "->", told, flush=True)
        at[:16] = stop.to_bytes(16, "little")


if __name__ == "__main__":
    main()
