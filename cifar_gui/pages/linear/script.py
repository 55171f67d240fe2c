"""The script that a learner could have written for ``nn.Linear`` on batches. No torch: see ``engine.code``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod
from typing import Any

from cifar_gui.engine.code import write_loader, write_shapes
from cifar_gui.engine.code_pictures import write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Script, Writer
from cifar_gui.protocol import Pictures
from cifar_gui.spec import field_value


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
    data: DataSet,
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
        data: the data set of the pictures.
        device: where it runs.
        shapes: of x, the flattened x and y in the end, written as a comment; none after a Failure.
        cell: a pinned number of y; it is printed.
        value: what it is, written as a comment.
    """
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    write_imports(out, ("DataLoader",))
    out.line()
    batch = write_loader(out, pictures)
    _class(out, params)
    out.line("torch.manual_seed(", ("seed", str(seed)), ")", mark="seed")
    out.line(f"model = Network(){move}")
    out.line()
    out.line("for step, (imgs, labels) in enumerate(dataloader):")
    if move:
        out.line(f"    imgs = imgs{move}")
    _flatten(out, params)
    out.line("    with torch.no_grad():")
    out.line("        output = model(flat)", mark="call")
    out.line("    print(imgs.shape, flat.shape, output.shape)", mark="shape")
    if shapes:
        write_shapes(out, *shapes, indent="    ")
    out.line("    if step == ", ("pictures", str(batch)), ":  # the batch on the page")
    out.line("        break")
    if cell is not None:
        out.line()
        out.line("print(output[", ("cell", ", ".join(map(str, cell))), "])", mark="cell")
    if cell is not None and value is not None:
        out.line(f"# tensor({value:.4f}" + (")" if not move else f", device='{device}')"))
    return out.script()


def _class(out: Writer, params: Any) -> None:
    """The course's class around the one layer."""
    for line in ("", "", "class Network(nn.Module):", "    def __init__(self):", "        super().__init__()"):
        out.line(line)
    parts: list[str | tuple[str, str]] = [
        "        self.linear1 = nn.Linear(", ("in_features", literal(params.in_features)), ", ",
        ("out_features", literal(params.out_features)),
    ]  # fmt: skip
    if literal(params.bias) != "True":
        parts += [", bias=", ("bias", literal(params.bias))]
    out.line(*parts, ")", mark="build")
    for line in ("", "    def forward(self, x):"):
        out.line(line)
    out.line("        return self.linear1(x)", mark="forward")
    out.line()
    out.line()


def _flatten(out: Writer, params: Any) -> None:
    parts: list[str | tuple[str, str]] = ["    flat = torch.flatten(imgs"]
    for name, default in (("start_dim", 0), ("end_dim", -1)):
        if literal(value := field_value(params, name)) != literal(default):
            parts += [f", {name}=", (name, literal(value))]
    out.line(*parts, ")", mark="flatten")
