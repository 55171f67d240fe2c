"""The script of a loss on tables, and which arguments and which tensors a loss takes. No torch: see ``code``."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Any

from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Script, Writer
from cifar_gui.lesson import Example, Preset
from cifar_gui.pages.loss import LossContent
from cifar_gui.protocol.losses import Rows
from cifar_gui.spec import field_value

DIFFERENCE, CLASSES, BINARY = "difference", "classes", "binary"
FAMILIES: Mapping[str, str] = {
    "L1Loss": DIFFERENCE, "MSELoss": DIFFERENCE, "SmoothL1Loss": DIFFERENCE, "HuberLoss": DIFFERENCE,
    "CrossEntropyLoss": CLASSES, "NLLLoss": CLASSES, "BCEWithLogitsLoss": BINARY,
}  # fmt: skip
"""The losses, by what they compare."""

ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "L1Loss": ("reduction",),
    "MSELoss": ("reduction",),
    "SmoothL1Loss": ("reduction", "beta"),
    "HuberLoss": ("reduction", "delta"),
    "CrossEntropyLoss": ("weight", "ignore_index", "reduction", "label_smoothing"),
    "NLLLoss": ("weight", "ignore_index", "reduction"),
    "BCEWithLogitsLoss": ("weight", "reduction", "pos_weight"),
}
"""What each constructor takes, but for ``size_average`` and ``reduce``, which ``reduction`` has replaced."""
DEFAULTS: Mapping[str, object] = {
    "reduction": "mean", "beta": 1.0, "delta": 1.0, "ignore_index": -100, "label_smoothing": 0.0,
}  # fmt: skip
TABLES = ("weight", "pos_weight")
"""Arguments that are tensors: switches of the params, and tables of the page."""

NOTHING = "none"
BEFORE = (NOTHING, "softmax", "log_softmax", "sigmoid")
"""What may be done to the input before the loss."""
GRID, FLAT, COLUMN, PICTURE = "(R, C)", "(R·C,)", "(R·C, 1)", "(1, 1, R, C)"
SHAPES = (GRID, FLAT, COLUMN, PICTURE)
"""How a table of R rows and C columns becomes a tensor."""
DTYPES = ("float32", "float64", "int64")


def preset_rows(preset: Preset, rows: int, columns: int, whole: bool, seed: int = 0) -> Rows:
    """The numbers of a preset; "random" is made in the size that the table has, the same ones for the same seed."""
    if preset.values:
        return tuple(tuple(float(value) for value in row) for row in preset.values)
    chance = random.Random(seed)

    def draw() -> float:
        return float(chance.randrange(columns)) if whole else round(chance.gauss(0, 1.5), 1)

    return tuple(tuple(draw() for _ in range(columns)) for _ in range(rows))


def example_tables(content: LossContent, example: Example) -> dict[str, Rows]:
    """The tables that an example begins with; those of weights are as wide as the input."""
    chosen = dict(example.presets)
    tables: dict[str, Rows] = {}
    for table in content.tables:
        found = (item for item in table.presets if item.key == chosen.get(table.name))
        tables[table.name] = preset_rows(next(found, table.presets[0]), 1, 3, False)
    return fitted_weights(tables)


def fitted_weights(tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """The tables with those of weights as wide as the input: cut, or filled with ones."""
    wide = len(tables["input"][0])

    def fitted(row: tuple[float, ...]) -> Rows:
        return ((*row[:wide], *(1.0,) * (wide - len(row))),)

    return {name: fitted(rows[0]) if name in TABLES else rows for name, rows in tables.items()}


def shape_of(word: str, rows: int, columns: int) -> tuple[int, ...]:
    """The shape that a word of SHAPES stands for."""
    return {
        GRID: (rows, columns), FLAT: (rows * columns,), COLUMN: (rows * columns, 1), PICTURE: (1, 1, rows, columns),
    }[word]  # fmt: skip


def weight_dtype(params: Any) -> str:
    """The dtype of the tables of weights: that of the input, where it is one for weights."""
    return str(params.input_dtype) if params.input_dtype != "int64" else "float32"


def loss_script(
    params: Any, tables: Mapping[str, Rows], *, result: str | None = None, grad: bool = False, device: str = "cpu"
) -> Script:
    """The code that gives the loss on the screen.

    Args:
        params: see ``cifar_gui.lessons.losses``; values that PyTorch refuses are written as they are.
        tables: "input", "target", and the tables of the weights that are switched on.
        result: what is printed, written as a comment; None leaves it out, as after a Failure.
        grad: also compute the gradient of the input.
        device: where it runs.
    """
    out = Writer()
    for line in ("import torch", "from torch import nn", ""):
        out.line(line)
    _tensor(out, "inputs", tables["input"], params.input_shape, params.input_dtype, "input", device)
    _tensor(out, "target", tables["target"], params.target_shape, params.target_dtype, "target", device)
    if grad:
        out.line("inputs.requires_grad_()")
    out.line()
    given: list[str | tuple[str, str]] = []
    for name in ARGUMENTS[params.loss]:
        value = field_value(params, name)
        if name in TABLES:
            if value:
                _tensor(out, name, tables[name][:1], FLAT, weight_dtype(params), name, device)
                given += [", ", f"{name}=", (f"{name}_given", name)]
        elif literal(value) != literal(DEFAULTS[name]):
            given += [", ", f"{name}=", (name, literal(value))]
    out.line("loss = nn.", ("loss", params.loss), "(", *given[1:], ")", mark="build")
    _call(out, params)
    out.line()
    out.line("print(result)" if params.reduction == "none" else 'print(f"{result.item():.4f}")')
    if result is not None:
        out.line(f"# {result}")
    if grad:
        out.line()
        out.line("result.backward()", mark="backward")
        out.line("print(inputs.grad)")
    return out.script()


def _call(out: Writer, params: Any) -> None:
    if params.before == NOTHING:
        out.line("result = loss(inputs, target)", mark="forward")
        return
    done = "torch.sigmoid(inputs)" if params.before == "sigmoid" else f"torch.{params.before}(inputs, dim=-1)"
    out.line("result = loss(", ("before", done), ", target)", mark="forward")


def _tensor(out: Writer, name: str, rows: Rows, word: str, dtype: str, token: str, device: str) -> None:
    """``name = torch.tensor(…)``; the dtype is written where the numbers alone would give another."""
    whole = dtype == "int64"
    flat = word == FLAT
    # One row of many is easier to read on a line of its own.
    numbers = _numbers([value for row in rows for value in row], whole) if flat else _table(rows, whole)
    plain = whole and all(math.isfinite(value) and value == int(value) for row in rows for value in row)
    given = f", dtype=torch.{dtype}" if dtype == "float64" or (whole and not plain) else ""
    place = "" if device == "cpu" else f", device={literal(device)}"
    shape = shape_of(word, len(rows), len(rows[0]))
    tail = f").reshape({', '.join(map(str, shape))})" if word in (COLUMN, PICTURE) else ")"
    out.line(f"{name} = torch.tensor(", (token, numbers), given, place, tail, mark=token)


def _table(rows: Rows, whole: bool) -> str:
    written = [_numbers(row, whole) for row in rows]
    line = f"[{', '.join(written)}]"
    return line if len(line) <= 60 or len(rows) == 1 else "[\n    " + ",\n    ".join(written) + ",\n]"


def _numbers(values: list[float] | tuple[float, ...], whole: bool) -> str:
    return f"[{', '.join(_number(value, whole) for value in values)}]"


def _number(value: float, whole: bool) -> str:
    if whole and math.isfinite(value) and value == int(value):
        return str(int(value))
    return literal(float(value))
