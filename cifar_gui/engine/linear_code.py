"""The script that a learner could have written for ``nn.Linear`` on batches. No torch: see ``engine.code``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod
from pathlib import Path
from typing import Any

from cifar_gui.engine.code import Script, _Writer, literal
from cifar_gui.protocol import SAMPLES, Pictures


def arriving(params: Any, in_shape: Sequence[int]) -> int | None:
    """How many numbers ``torch.flatten`` puts into each row; None where it makes no sense."""
    start, end, count = params.start_dim, params.end_dim, len(in_shape)
    if not all(type(value) is int and -count <= value < count for value in (start, end)):
        return None
    start, end = start % count, end % count
    if start > end:
        return None
    return prod(in_shape[start:]) if end == count - 1 else in_shape[-1]


def fitted(params: Any, in_shape: Sequence[int]) -> Any:
    """The params with in_features as many as arrive, if they ask for that."""
    features = arriving(params, in_shape) if params.fits else None
    return params if features is None else replace(params, in_features=features)


def linear_script(
    params: Any,
    pictures: Pictures,
    seed: int,
    data: tuple[Path, str],
    *,
    device: str = "cpu",
    shapes: tuple[tuple[int, ...], ...] = (),
    cell: tuple[int, ...] | None = None,
    value: float | None = None,
) -> Script:
    """The course's loop over the batches, as far as the one that is shown.

    Args:
        params: ``lessons.linear.LinearParams``.
        pictures: the batch that is shown: the last one of the loop.
        seed: of the layer's fresh weights.
        data: ``root`` and ``name`` of the DataSet.
        device: where it runs.
        shapes: of x, the flattened x and y in the end, written as a comment; none after a Failure.
        cell: a pinned number of y; it is printed.
        value: what it is, written as a comment.
    """
    out = _Writer()
    move = "" if device == "cpu" else f".to({literal(device)})"
    for line in ("import numpy as np", "import torch", "from torch import nn", ""):
        out.line(line)
    _images(out, pictures, *data)
    out.line()
    out.line("torch.manual_seed(", ("seed", str(seed)), ")", mark="seed")
    _build(out, params, move)
    out.line()
    size = pictures.batch_size
    stop = str(pictures.start + size)
    out.line("for start in range(0, ", ("pictures", stop), f", {size}):")
    before, after = ("(", f"){move}") if move else ("", "")
    out.line(f"    x = {before}torch.tensor(images[start : start + {size}]) / 255{after}")
    _flatten(out, params)
    out.line("    with torch.no_grad():")
    out.line("        y = linear(flat)", mark="forward")
    out.line("    print(x.shape, flat.shape, y.shape)", mark="shape")
    for shape in shapes:
        out.line(f"    # torch.Size({list(shape)})")
    if cell is not None:
        out.line()
        out.line("print(y[", ("cell", ", ".join(map(str, cell))), "])", mark="cell")
    if cell is not None and value is not None:
        out.line(f"# tensor({value:.4f}" + (")" if not move else f", device='{device}')"))
    return Script(out.text, out.tokens, out.lines)


def _images(out: _Writer, pictures: Pictures, root: Path, source: str) -> None:
    name = f"{pictures.split}_images"
    if source == SAMPLES:
        out.line(f"images = np.load({literal((root / 'samples.npz').as_posix())})[{literal(name)}]", mark="data")
    else:
        path = literal((root / f"{name}.npy").as_posix())
        out.line(f'images = np.load({path}, mmap_mode="r")', mark="data")


def _build(out: _Writer, params: Any, move: str) -> None:
    parts: list[str | tuple[str, str]] = [
        "linear = nn.Linear(", ("in_features", literal(params.in_features)), ", ",
        ("out_features", literal(params.out_features)),
    ]  # fmt: skip
    if literal(params.bias) != "True":
        parts += [", bias=", ("bias", literal(params.bias))]
    out.line(*parts, f"){move}", mark="build")


def _flatten(out: _Writer, params: Any) -> None:
    parts: list[str | tuple[str, str]] = ["    flat = torch.flatten(x"]
    for name, default in (("start_dim", 0), ("end_dim", -1)):
        if literal(value := getattr(params, name)) != literal(default):
            parts += [f", {name}=", (name, literal(value))]
    out.line(*parts, ")", mark="flatten")
