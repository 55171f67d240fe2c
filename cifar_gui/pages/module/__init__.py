"""The page on the life of a module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from msgspec import Meta

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import ARROWS, TIMELINE, PageKind
from cifar_gui.page_state import Saved
from cifar_gui.spec import QT_TRANSLATE_NOOP

ADD, MULTIPLY, PARAMETER, BUFFER, LINEAR, SUBMODULE = "add", "multiply", "parameter", "buffer", "linear", "submodule"
OPERATIONS = (ADD, MULTIPLY, PARAMETER, BUFFER, LINEAR, SUBMODULE)


MOST_OPERATIONS = 8
"""More would not make the idea clearer."""
MOST_NUMBERS = 12
"""Of an input that is typed."""
Number = Annotated[float, Meta(gt=-1e30, lt=1e30)]


class Operation(NamedTuple):
    """One line of ``forward``, and what it needs in ``__init__``.

    "add" and "multiply" use a plain number, "parameter" multiplies by an ``nn.Parameter``, "buffer" adds a buffer,
    "linear" is ``nn.Linear(value, value)``, and "submodule" adds a number in a module of its own.
    """

    kind: Annotated[str, Meta(pattern=f"^({'|'.join(OPERATIONS)})$")]
    value: Number = 1.0


@dataclass(frozen=True)
class Composition(Saved):
    """A small module, its hooks, and the call."""

    operations: Annotated[tuple[Operation, ...], Meta(max_length=MOST_OPERATIONS)] = (Operation(ADD, 1.0),)
    x: Annotated[tuple[Number, ...], Meta(min_length=1, max_length=MOST_NUMBERS)] = (1.0,)
    """The input; a single number is a tensor without dimensions."""
    pre_hook: bool = False
    hook: bool = False
    direct: bool = False
    """Whether ``module.forward(x)`` is called, which goes past the hooks."""


@dataclass(frozen=True)
class ModuleContent:
    """The life of one call, step by step, and what the module has registered."""

    examples: tuple[Example, ...]
    """Their params are a Composition."""
    facts: tuple[Fact, ...]
    """``expected`` may name "value" and "registered"."""
    params: type = Composition


PAGE = PageKind(
    key="module",
    content=ModuleContent,
    page="cifar_gui.pages.module.page:ModulePage",
    state="cifar_gui.pages.module.state:ModuleState",
    questions="cifar_gui.pages.module.questions:GENERATORS",
    regions=frozenset({"call", "registered", "input", "output", "step"}),
    evaluate="cifar_gui.pages.module.engine:evaluate",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go through the steps of the call")),
        *TIMELINE,
    ),
)
