"""The script a learner could have written, emitted from the parameters. No torch: the window shows it at once.

It is never made from ``repr(layer)``, which drops arguments and quotes. A test runs the scripts and compares tensors.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cifar_gui.protocol import SAMPLES, Pictures
from cifar_gui.spec import Field, keywords
from cifar_gui.spec import arguments as shown_arguments

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "nn.Conv2d": ("in_channels", "out_channels", "kernel_size"),
    "nn.MaxPool2d": ("kernel_size",),
    "nn.AvgPool2d": ("kernel_size",),
    "nn.AdaptiveMaxPool2d": ("output_size",),
    "nn.AdaptiveAvgPool2d": ("output_size",),
}
"""Arguments without a default in PyTorch, by constructor: written by position, and always; of others there are none."""

MEAN, STD = (0.4914, 0.4822, 0.4465), (0.247, 0.2435, 0.2616)
"""Of each channel over the training pictures of CIFAR-10, as it is usually normalised."""

WIDTH = 56
"""Longest line of the constructor call before it is broken."""


@dataclass(frozen=True)
class Script:
    """A Python script and where its parts are."""

    text: str
    tokens: Mapping[str, tuple[int, int]]
    """Span ``(start, end)`` in ``text`` of the value of each written field; also of "seed", "pictures" and "cell"."""
    lines: Mapping[str, int]
    """Line numbers, from 1: "data", "seed", "build", "forward", "shape", and "cell" when a cell is pinned."""


class _Writer:
    """Collects lines and remembers where the marked parts of them are."""

    def __init__(self) -> None:
        self.text = ""
        self.tokens: dict[str, tuple[int, int]] = {}
        self.lines: dict[str, int] = {}

    def line(self, *parts: str | tuple[str, str], mark: str | None = None) -> None:
        """Write one line; a part ``(name, text)`` becomes a token."""
        if mark is not None:
            self.lines[mark] = self.text.count("\n") + 1
        for part in parts:
            name, text = part if isinstance(part, tuple) else (None, part)
            if name is not None:
                self.tokens[name] = (len(self.text), len(self.text) + len(text))
            self.text += text
        self.text += "\n"


def layer_script(
    constructor: str,
    params: Any,
    pictures: Pictures,
    seed: int,
    data: tuple[Path, str],
    cell: tuple[int, int, int, int] | None = None,
    *,
    device: str = "cpu",
    shape: tuple[int, ...] | None = None,
    value: float | None = None,
    seeded: bool = True,
    normalise: bool = False,
    unpools: bool = False,
    reshapes: bool = False,
    limits: tuple[float, float] | None = None,
) -> Script:
    """The code that gives the tensor on the screen.

    Args:
        constructor: how the layer is written, such as "nn.Conv2d".
        params: a params dataclass; every field that is shown and has no label of ours is an argument.
        pictures: the batch.
        seed: of the layer's fresh weights.
        data: ``root`` and ``name`` of the DataSet.
        cell: a pinned output cell (n, o, i, j), n within the batch; its value is printed.
        device: where it runs.
        shape: of the output, written as a comment; None leaves the comment out, as after a Failure.
        value: of the pinned cell, written as a comment.
        seeded: whether the layer draws fresh weights.
        normalise: whether the pictures are normalised first.
        unpools: whether what was pooled is put back, too.
        reshapes: whether the course's reshape follows, which makes pictures of three channels.
        limits: the smallest and the largest number of the output, printed and written as a comment.
    """
    out = _Writer()
    move = "" if device == "cpu" else f".to({literal(device)})"
    for line in ("import numpy as np", "import torch", "from torch import nn", ""):
        out.line(line)
    _data(out, pictures, *data, move)
    if normalise:
        _normalise(out, move, "x")
    out.line()
    if seeded:
        out.line("torch.manual_seed(", ("seed", str(seed)), ")", mark="seed")
    _build(out, constructor, params, move)
    out.line()
    given = keywords(params)
    indices = bool(given.get("return_indices"))
    out.line("with torch.no_grad():")
    out.line("    y, indices = layer(x)" if indices else "    y = layer(x)", mark="forward")
    out.line()
    out.line("print(x.shape, y.shape)", mark="shape")
    if shape is not None:
        out.line(f"# torch.Size({list(shape)})")
    if limits is not None:
        out.line("print(y.min().item(), y.max().item())")
        out.line("# {:.4f} {:.4f}".format(*limits))
    if reshapes:
        _reshape(out, shape)
    if given.get("inplace"):
        out.line("print(torch.equal(x, y))")
        out.line("# True: the layer has written over its input")
    if indices and constructor == "nn.MaxPool2d" and unpools:
        _unpool(out, given)
    if cell is not None:
        out.line("print(y[", ("cell", ", ".join(map(str, cell))), "])", mark="cell")
    if cell is not None and value is not None:
        out.line(f"# tensor({value:.4f}" + (")" if not move else f", device='{device}')"))
    return Script(out.text, out.tokens, out.lines)


def literal(value: object) -> str:
    """``value`` as Python source: strings in double quotes, a pair of equal numbers as one, NaN as a call."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    if isinstance(value, tuple):
        written = [literal(part) for part in value]
        if len(value) == 2 and isinstance(value[0], int | float) and written[0] == written[1]:
            return written[0]
        return f"({', '.join(written)}{',' if len(written) == 1 else ''})"
    return repr(value)


def arguments(constructor: str, params: Any) -> list[tuple[str, str]]:
    """``(name, source)`` of the arguments that are written: the required ones, and those that are not the default.

    The defaults of a params class are those of PyTorch's signature (a test compares them).
    """
    required, given = REQUIRED.get(constructor, ()), keywords(params)

    def written(item: Field) -> bool:
        return item.name in required or literal(given[item.name]) != literal(item.default)

    return [(item.name, literal(given[item.name])) for item in shown_arguments(params) if written(item)]


def curve_script(
    constructor: str, params: Any, pictures: Pictures, data: tuple[Path, str], *, reach: float, points: int,
    point: int | None = None, device: str = "cpu", normalise: bool = False,
) -> Script:  # fmt: skip
    """The code that gives a curve, its slope, and the batch before and after.

    Args:
        constructor: how the layer is written, such as "nn.GELU".
        params: its params.
        pictures: the batch.
        data: ``root`` and ``name`` of the DataSet.
        reach: the curve is drawn from ``-reach`` to ``reach``.
        points: at so many places.
        point: the place that is printed.
        device: where the batch is put through the layer.
        normalise: whether the batch is normalised first.
    """
    out, shown = _Writer(), params
    move = "" if device == "cpu" else f".to({literal(device)})"
    for line in ("import numpy as np", "import torch", "from torch import nn", ""):
        out.line(line)
    if getattr(params, "inplace", False):
        shown = replace(params, inplace=False)  # autograd needs the input that would be overwritten
    _build(out, constructor, shown, "")
    out.line()
    out.line(f"x = torch.linspace({-reach:g}, {reach:g}, {points}, requires_grad=True)", mark="curve")
    if constructor == "nn.Softmax":
        out.line("y = torch.stack([x, torch.zeros_like(x)]).softmax(0)[0]")
    elif constructor == "nn.PReLU" and params.num_parameters != 1:
        out.line(f"y = layer(x.expand(1, 3, {points}))[0, 0]")
    else:
        out.line("y = layer(x)")
    out.line("slope, = torch.autograd.grad(y.sum(), x)")
    if point is not None:
        at = str(point)
        out.line("print(x[", ("cell", at), f"].item(), y[{at}].item(), slope[{at}].item())", mark="cell")
    out.line()
    _data(out, pictures, *data, move, "before")
    if normalise:
        _normalise(out, move, "before")
    out.line("with torch.no_grad():")
    out.line(f"    after = layer{move}(before)", mark="forward")
    out.line("print(before.min(), before.max(), after.min(), after.max())")
    return Script(out.text, out.tokens, out.lines)


def _normalise(out: _Writer, move: str, name: str) -> None:
    for part, values in (("mean", MEAN), ("std", STD)):
        out.line(f"{part} = torch.tensor({literal(values)}){move}.view(3, 1, 1)")
    out.line(f"{name} = ({name} - mean) / std")


def _data(out: _Writer, pictures: Pictures, root: Path, source: str, move: str, variable: str = "x") -> None:
    name = f"{pictures.split}_images"
    if source == SAMPLES:
        out.line(f"images = np.load({literal((root / 'samples.npz').as_posix())})[{literal(name)}]", mark="data")
    else:
        path = literal((root / f"{name}.npy").as_posix())
        out.line(f'images = np.load({path}, mmap_mode="r")', mark="data")
    span = f"{pictures.start}:{pictures.start + pictures.batch_size}"
    before, after = ("(", f"){move}") if move else ("", "")
    out.line(f"{variable} = {before}torch.tensor(images[", ("pictures", span), f"]) / 255{after}")


def _reshape(out: _Writer, shape: tuple[int, ...] | None) -> None:
    """What the course does before it logs the output: three channels to a picture, whatever they mean."""
    out.line("z = y.reshape(-1, 3, *y.shape[2:])", mark="reshape")
    out.line("print(z.shape)")
    if shape is not None and shape[0] * shape[1] % 3 == 0:
        out.line(f"# torch.Size({[shape[0] * shape[1] // 3, 3, *shape[2:]]})")


def _unpool(out: _Writer, given: Mapping[str, Any]) -> None:
    """The winners put back; stride and padding are those of the pooling."""
    names = [("kernel_size", None), ("stride", None), ("padding", (0, 0))]
    written = [literal(given[name]) for name, default in names if literal(given[name]) != literal(default)]
    if literal(given["stride"]) == "None" and literal(given["padding"]) != "0":
        written[-1] = f"padding={written[-1]}"
    out.line()
    out.line(f"unpool = nn.MaxUnpool2d({', '.join(written)})", mark="unpool")
    out.line("z = unpool(y, indices, output_size=x.shape)")
    out.line("print(z.shape)")


def _build(out: _Writer, constructor: str, params: Any, move: str) -> None:
    """The constructor call on one line if it fits; else the required arguments on a line and each other on its own."""
    required = REQUIRED.get(constructor, ())
    given: list[list[str | tuple[str, str]]] = []
    for name, source in arguments(constructor, params):
        given.append([(name, source)] if name in required else [f"{name}=", (name, source)])
    head, tail = f"layer = {constructor}(", f"){move}"
    length = sum(len(part if isinstance(part, str) else part[1]) for parts in given for part in [*parts, ", "])
    if len(head) + length - 2 + len(tail) <= WIDTH:
        out.line(head, *_joined(given), tail, mark="build")
        return
    out.line(head, mark="build")
    if required:
        out.line("    ", *_joined(given[: len(required)]), ",")
    for parts in given[len(required) :]:
        out.line("    ", *parts, ",")
    out.line(tail)


def _joined(given: list[list[str | tuple[str, str]]]) -> list[str | tuple[str, str]]:
    parts: list[str | tuple[str, str]] = []
    for item in given:
        parts += [", ", *item] if parts else item
    return parts
