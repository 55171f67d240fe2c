"""The script that a learner could have written for a call on tables: the tables as literals. No torch: see ``code``."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from cifar_gui.engine.code import WIDTH, attribute
from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Script, Writer
from cifar_gui.protocol.numbers import Doubles, Matrix
from cifar_gui.spec import Layer

Part = str | tuple[str, str]
FUNCTION = "F."


def numbers_script(
    called: Layer,
    tables: Mapping[str, Matrix],
    *,
    reshape: bool = True,
    flip: bool = False,
    twin: str = "",
    unpool: bool = False,
    device: str = "cpu",
    result: Doubles | None = None,
    dtype: str = "",
    cell: tuple[int, int] | None = None,
) -> Script:
    """The code that gives the table on the screen as the last two dimensions of ``called.name``.

    Args:
        called: what ``layers.call.called`` says.
        tables: by name, as typed.
        reshape: make (1, 1, H, W) of the tables.
        flip: turn the last table by 180 degrees first.
        twin: the class that has to give the same; compared at the end.
        unpool: put pooled values back by their indices.
        device: where it runs.
        result: written as a comment under the print, when it is small; None after a Failure.
        dtype: of the result.
        cell: a pinned output cell (row, column); its value is printed.
    """
    out = Writer()
    function = called.kind.startswith(FUNCTION)
    out.line("import torch")
    if function:
        out.line("import torch.nn.functional as F")
    if not function or twin:
        out.line("from torch import nn")
    out.line()
    for name, matrix in tables.items():
        _table(out, name, matrix)
    out.line()
    move = "" if device == "cpu" else f".to({literal(device)})"
    names = list(tables)
    _ready(out, tables, reshape, move)
    if flip:
        dims = "(2, 3)" if reshape else "(0, 1)"
        out.line(f"{names[-1]} = torch.flip({names[-1]}, ", ("flip", dims), ")", mark="flip")
    if not (reshape or flip or move):
        out.text = out.text.removesuffix("\n")
    bias = dict(called.kwargs).get("bias") if function else None
    if bias is not None:
        _bias(out, bias, next(iter(tables.values())).dtype, move)
    if not function:
        _class(out, called)
    out.line()
    _call(out, called, tables, move)
    out.line(f"print({called.name}.shape)", mark="shape")
    out.line(f"print({called.name})", mark="result")
    if result is not None and result.size <= MOST_SHOWN:
        _comment(out, result, dtype)
    if unpool:
        _unpool(out, called, next(iter(tables.values())).dtype in ("int64", "bool"))
    if twin:
        _twin(out, called, names, twin)
    if cell is not None:
        out.line(f"print({called.name}[", ("cell", f"0, 0, {cell[0]}, {cell[1]}"), "])", mark="cell")
    return out.script()


def _ready(out: Writer, tables: Mapping[str, Matrix], reshape: bool, move: str) -> None:
    """Give the tables four dimensions, and move them to their device."""
    for name, matrix in tables.items():
        height, width = matrix.values.shape
        if reshape:
            shape = ("reshape", f"(1, 1, {height}, {width})")
            out.line(f"{name} = torch.reshape({name}, ", shape, f"){move}", mark=f"reshape {name}")
        elif move:
            out.line(f"{name} = {name}{move}")


MOST_SHOWN = 100
"""Numbers of a result that are written as a comment."""


def number(value: float, dtype: str) -> int | float | bool:
    """A number as it is written for a tensor of a type: whole for int64, with a point for floats.

    What int64 cannot hold is written all the same: PyTorch cuts it off, or refuses.
    """
    whole = math.isfinite(value) and value == int(value)
    if dtype == "bool" and value in (0.0, 1.0):
        return bool(value)
    if dtype in ("int64", "bool") and whole:
        return int(value)
    return float(value)


def bias_number(bias: object, dtype: str) -> object:
    """A bias as it is written beside tables of a type: as a float where they are."""
    floats = dtype.startswith("float")
    return float(bias) if floats and isinstance(bias, int) and not isinstance(bias, bool) else bias


def _table(out: Writer, name: str, matrix: Matrix) -> None:
    rows = [[number(value, matrix.dtype) for value in row] for row in matrix.values.tolist()]
    kinds = {type(value) for row in rows for value in row}
    written = {int: "int64", float: "float32", bool: "bool"}
    inferred = written[kinds.pop()] if len(kinds) == 1 else ""
    end = "" if matrix.dtype == inferred else f", dtype=torch.{matrix.dtype}"
    lines = [f"[{', '.join(map(literal, row))}]" for row in rows]
    out.line(f"{name} = torch.tensor([", mark=name)
    for place, text in enumerate(lines):
        out.line("    ", (f"{name} {place}", text), ",")
    out.line(f"]{end})")


def _bias(out: Writer, bias: object, dtype: str, move: str) -> None:
    kind = ", dtype=torch.float64" if dtype == "float64" else ""
    out.line("bias = torch.tensor([", ("bias", literal(bias_number(bias, dtype))), f"]{kind}){move}", mark="bias")


def _arguments(called: Layer) -> list[list[Part]]:
    """The arguments that are written, after those that are tensors."""
    given: list[list[Part]] = [[(f"argument {place}", literal(value))] for place, value in enumerate(called.args)]
    for name, value in called.kwargs:
        if name == "bias" and called.kind.startswith(FUNCTION):
            given += [["bias=bias"]] if value is not None else []
        else:
            given.append([f"{name}=", (name, literal(value))])
    return given


def _call(out: Writer, called: Layer, tables: Mapping[str, Matrix], move: str) -> None:
    names, given = list(tables), _arguments(called)
    if called.kind.startswith(FUNCTION):
        _written(out, f"{called.name} = {called.kind}(", [*_each(names), *given], ")", "forward")
        return
    out.line(f"model = Network(){move}")
    both = f"{called.name}, indices" if dict(called.kwargs).get("return_indices") else called.name
    out.line(f"{both} = model({names[0]})", mark="call")


def _class(out: Writer, called: Layer) -> None:
    """The course's class around the one layer."""
    name = attribute(called.kind)
    for line in ("", "", "class Network(nn.Module):", "    def __init__(self):", "        super().__init__()"):
        out.line(line)
    _written(out, f"self.{name} = nn.{called.kind}(", _arguments(called), ")", "build", "        ")
    for line in ("", "    def forward(self, input):"):
        out.line(line)
    out.line(f"        return self.{name}(input)", mark="forward")
    out.line()


def _each(parts: list[str]) -> list[list[Part]]:
    """Each of them an argument."""
    return [[part] for part in parts]


def _written(out: Writer, head: str, given: list[list[Part]], tail: str, mark: str, space: str = "") -> None:
    """A call on one line if it fits, else an argument on each line."""
    length = sum(len(part if isinstance(part, str) else part[1]) for item in given for part in item) + 2 * len(given)
    if len(space) + len(head) + length + len(tail) - 2 <= WIDTH:
        parts: list[Part] = []
        for item in given:
            parts += [", ", *item] if parts else item
        out.line(space, head, *parts, tail, mark=mark)
        return
    out.line(space, head, mark=mark)
    for item in given:
        out.line(space, "    ", *item, ",")
    out.line(space, tail)


def _comment(out: Writer, result: Doubles, dtype: str) -> None:
    kind = dtype if dtype in ("int64", "bool") else "float32"
    for row in np.asarray(result, float).tolist():
        texts = [literal(number(value, kind)) if kind != "float32" else f"{value:.4f}" for value in row]
        out.line(f"# [{', '.join(texts)}]")


def unpool_call(called: Layer, sized: bool, whole: bool = False) -> str:
    """How the pooled values are put back; ``whole`` numbers have to become floats for it."""
    values = f"{called.name}.float()" if whole else called.name
    size = ", output_size=input.size()" if sized else ""
    return f"{_unpool_layer(called)}({values}, indices{size})"


def _unpool_layer(called: Layer) -> str:
    names = ("kernel_size", "stride", "padding")
    given = [literal(value) for value in called.args[:3]]
    given += [f"{name}={literal(value)}" for name, value in called.kwargs if name in names]
    return f"nn.MaxUnpool2d({', '.join(given)})"


def _unpool(out: Writer, called: Layer, whole: bool) -> None:
    values = f"{called.name}.float()" if whole else called.name
    out.line()
    out.line(f"unpool = {_unpool_layer(called)}")
    out.line(f"back = unpool({values}, indices, output_size=input.size())", mark="unpool")
    out.line("print(back)")


def _twin(out: Writer, called: Layer, names: list[str], twin: str) -> None:
    """The class with the same numbers gives the same."""
    kwargs = dict(called.kwargs)
    bias = kwargs.pop("bias", None)
    parts = ["1", "1", f"tuple({names[-1]}.shape[2:])", *(f"{name}={literal(value)}" for name, value in kwargs.items())]
    out.line()
    _written(out, f"conv = {twin}(", _each([*parts, f"bias={bias is not None}"]), ")", "twin")
    out.line(f"conv.weight = nn.Parameter({names[-1]}, requires_grad=False)")
    if bias is not None:
        out.line("conv.bias = nn.Parameter(bias, requires_grad=False)")
    out.line(f"print((conv({names[0]}) - {called.name}).abs().max())")
