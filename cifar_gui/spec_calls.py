"""The words of a page on the life of a module: what the module is composed of, and what it is called with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ADD, MULTIPLY, PARAMETER, BUFFER, LINEAR, SUBMODULE = "add", "multiply", "parameter", "buffer", "linear", "submodule"
OPERATIONS = (ADD, MULTIPLY, PARAMETER, BUFFER, LINEAR, SUBMODULE)


@dataclass(frozen=True)
class Operation:
    """One line of ``forward``, and what it needs in ``__init__``.

    "add" and "multiply" use a plain number, "parameter" multiplies by an ``nn.Parameter``, "buffer" adds a buffer,
    "linear" is ``nn.Linear(value, value)``, and "submodule" adds a number in a module of its own.
    """

    kind: str
    value: float = 1.0


@dataclass(frozen=True)
class Composition:
    """A small module, its hooks, and the call."""

    operations: tuple[Operation, ...] = (Operation(ADD, 1.0),)
    x: tuple[float, ...] = (1.0,)
    """The input; a single number is a tensor without dimensions."""
    pre_hook: bool = False
    hook: bool = False
    direct: bool = False
    """Whether ``module.forward(x)`` is called, which goes past the hooks."""


@dataclass(frozen=True)
class CallStage:
    """The life of one call, step by step, and what the module has registered."""

    examples: tuple[Any, ...]
    """``spec.Example``s whose params are a Composition."""
    facts: tuple[Any, ...]
    """``spec.Fact``s; ``expected`` may name "value" and "registered"."""
    params: type = Composition
