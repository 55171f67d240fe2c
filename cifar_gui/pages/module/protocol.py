"""The life of a module: what the page asks, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cifar_gui.pages.module import Composition
from cifar_gui.protocol import Floats


@dataclass(frozen=True)
class AskCall:
    """Build the module from ``seed``, call it once, and tell every step."""

    answered_by: ClassVar[str] = "cifar_gui.pages.module.engine:answer"
    id: int
    page: str
    composition: Composition
    seed: int = 5


@dataclass(frozen=True)
class Step:
    """One moment of a call, in the order in which they happened."""

    kind: str
    """"call", "pre-hook", "forward", an operation's kind, "hook" or "return"."""
    depth: int
    """0 for the module itself, 1 for a module inside it."""
    module: str
    """The name of the class."""
    value: Floats
    """What is on its way at the end of this step."""
    place: int = -1
    """Index of the operation, for steps that are one."""


@dataclass(frozen=True)
class Registered:
    """A name that the module knows."""

    name: str
    kind: str
    """"parameter", "buffer" or "module"."""
    text: str
    """Its values, of many the first few; the class of a module."""
    numbers: int
    """How many numbers it holds."""
    shape: tuple[int, ...] | None = None
    """None for a module."""
    requires_grad: bool = False
    saved: bool = False
    """Whether ``state_dict()`` holds it."""


@dataclass(frozen=True)
class Called:
    """The answer to an AskCall."""

    id: int
    page: str
    composition: Composition
    seed: int
    steps: tuple[Step, ...]
    registered: tuple[Registered, ...]
    state: tuple[str, ...]
    """The keys of ``state_dict()``."""
    printed: str
    """``print(module)``."""
    y: Floats
    shown: str
    """``print(output)``."""
    milliseconds: float
