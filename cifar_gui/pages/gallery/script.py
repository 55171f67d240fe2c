"""The script of a layer of the gallery. No torch: see ``engine.code``.

``pages.gallery.engine`` runs these very lines: what is shown is what ran.
"""

from __future__ import annotations

import ast
from typing import Any

from cifar_gui.engine.code import write_shapes
from cifar_gui.engine.code_pictures import write_batch, write_dataset, write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Script, Writer
from cifar_gui.layers import KNOWN
from cifar_gui.pages.gallery import Exhibit
from cifar_gui.protocol import Pictures
from cifar_gui.spec import arguments, field_value, fields, values

MOST = 64
"""Pictures that are taken at most, unless the user says otherwise."""

SIDES = ("left", "right", "top", "bottom")


def count(exhibit: Exhibit, params: Any) -> Any:
    """How many pictures are taken."""
    if exhibit.shown in ("frame", "rows", "patches"):
        return 1
    return values(params).get("pictures", MOST)


def needed(exhibit: Exhibit, params: Any) -> int:
    """How many pictures the script's batch holds, so that all that are taken are among them."""
    taken = count(exhibit, params)
    return taken if type(taken) is int and (taken == 1 or taken > MOST) else MOST


def input_lines(exhibit: Exhibit, params: Any, move: str = "") -> list[str]:
    """From ``imgs`` and ``labels``, a batch of ``needed`` pictures, to ``x``."""
    taken = count(exhibit, params)
    part = "" if type(taken) is int and taken == needed(exhibit, params) else f"[:{literal(taken)}]"
    if exhibit.shown == "labels":
        return [f"x = labels{part}{move}"]
    lines = [f"x = imgs{part}{move}"]
    if exhibit.shown == "vectors":
        lines.append("x = x.flatten(1)")
    elif exhibit.shown == "rows":
        lines.append("x = x.permute(0, 2, 1, 3).flatten(2)")
    elif exhibit.shown == "patches":
        side = literal(params.patch)
        lines.append(f"x = x[0].unfold(1, {side}, {side}).unfold(2, {side}, {side})")
        lines.append("x = x.permute(1, 2, 0, 3, 4).flatten(0, 1).flatten(1)[None]")
    if values(params).get("average") is True:
        lines.append("x = x.mean((2, 3), keepdim=True)")
    return lines


def given(exhibit: Exhibit, params: Any) -> list[tuple[str, str, bool]]:
    """(name, source, by position) of what the layer is constructed with, defaults left out."""
    written: list[tuple[str, str, bool]] = []
    if exhibit.shown == "frame":
        written.append(("padding", f"({', '.join(literal(field_value(params, side)) for side in SIDES)})", True))
    kind = KNOWN[exhibit.key]
    defaults = {item.name: item.default for item in fields(kind.arguments)}
    for item in arguments(params):
        value = item.of(params)
        source = repr(ast.literal_eval(value)) if item.name == "normalized_shape" else literal(value)
        if item.name in kind.required:
            written.append((item.name, source, True))
        elif source != literal(defaults[item.name]):
            written.append((item.name, source, False))
    return written


def build_line(exhibit: Exhibit, params: Any, move: str = "") -> list[str | tuple[str, str]]:
    """The constructor's call in parts; a pair is a token."""
    parts: list[str | tuple[str, str]] = [f"layer = nn.{exhibit.key}("]
    for place, (name, source, position) in enumerate(given(exhibit, params)):
        parts += [", "] if place else []
        parts += [(name, source)] if position else [f"{name}=", (name, source)]
    return [*parts, f"){move}"]


def forward_line(exhibit: Exhibit) -> str:
    """The call."""
    if exhibit.key == "MultiheadAttention":
        return "y, attention = layer(x, x, x)"
    if exhibit.key == "LSTM":
        return "y, (h, c) = layer(x)"
    return "y, h = layer(x)" if exhibit.shown == "rows" else "y = layer(x)"


def resting(params: Any) -> bool:
    """Whether the layer is put into eval() first."""
    return values(params).get("training") is False


def exhibit_script(
    exhibit: Exhibit,
    params: Any,
    pictures: Pictures,
    index: int,
    seed: int,
    data: DataSet,
    *,
    device: str = "cpu",
    shapes: tuple[tuple[int, ...], ...] = (),
) -> Script:
    """The code that gives the tensor on the screen; ``shapes`` of x and y are written as a comment."""
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    write_imports(out, ("DataLoader", *(("Subset",) if index else ())))
    out.line()
    stop = min(index + needed(exhibit, params), len(data.split(pictures.split)))
    left_out = write_dataset(out, pictures.split, (index, stop))
    write_batch(out, index - left_out, stop - left_out)
    for place, line in enumerate(input_lines(exhibit, params, move)):
        out.line(line, mark=None if place else "input")
    out.line()
    out.line("torch.manual_seed(", ("seed", str(seed)), ")", mark="seed")
    out.line(*build_line(exhibit, params, move), mark="build")
    if resting(params):
        out.line("layer.eval()")
    out.line("with torch.no_grad():")
    out.line(f"    {forward_line(exhibit)}", mark="forward")
    out.line()
    out.line("print(x.shape, y.shape)", mark="shape")
    if shapes:
        write_shapes(out, *shapes)
    return out.script()
