"""What a learner's code is about while it is read: layers, modules and the way of a tensor. Nothing of it is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cifar_gui.spec import Layer, Message, MessageError


class CodeError(MessageError, ValueError):
    """Code that is not understood; ``message`` says the way out, ``line`` where, from 1 (0: nowhere in particular)."""

    def __init__(self, line: int, text: str, **values: object) -> None:
        self.line = line
        super().__init__(Message("Engine", text, values))


@dataclass(frozen=True)
class Note:
    """What there is to tell about code that is understood, and where."""

    line: int
    message: Message


@dataclass(frozen=True, eq=False)
class Unknown:
    """A value that is not known, and why: told only where it is needed."""

    error: CodeError


def unknown(line: int, text: str, **values: object) -> Unknown:
    """A value that is not known because of a sentence."""
    return Unknown(CodeError(line, text, **values))


@dataclass(frozen=True)
class Ref:
    """What was imported, by its full name: ``torch.nn.Conv2d``."""

    name: str


@dataclass
class Scope:
    """Names and what they stand for, and where else to look."""

    values: dict[str, Any] = field(default_factory=dict)
    outer: Scope | None = None

    def find(self, name: str) -> Any:
        """What a name stands for.

        Raises:
            KeyError: nothing.
        """
        scope: Scope | None = self
        while scope is not None:
            if name in scope.values:
                return scope.values[name]
            scope = scope.outer
        raise KeyError(name)


@dataclass(eq=False)
class Made:
    """A layer that the code makes."""

    layer: Layer
    line: int
    name: str = ""
    """The attribute that it was put into."""


@dataclass(eq=False)
class UserClass:
    """A class of the code."""

    node: ast.ClassDef
    bases: list[Any]
    values: dict[str, Any]
    """Its methods, and what it sets."""

    @property
    def ancestors(self) -> Iterator[UserClass]:
        """Itself and the classes of the code that it is made from, the nearest first."""
        yield self
        for base in self.bases:
            if isinstance(base, UserClass):
                yield from base.ancestors

    def is_a(self, *names: str) -> bool:
        """Whether it is made from one of those classes of PyTorch."""
        found = (base for one in self.ancestors for base in one.bases if isinstance(base, Ref))
        return any(base.name in names for base in found)

    def find(self, name: str) -> tuple[Any, UserClass] | None:
        """What a name stands for, and in which class that is said."""
        return next(((one.values[name], one) for one in self.ancestors if name in one.values), None)


@dataclass(eq=False)
class Function:
    """A function or a method of the code."""

    node: ast.FunctionDef
    scope: Scope


@dataclass(eq=False)
class Module:
    """An ``nn.Sequential``, an ``nn.ModuleList``, or an object of a class of the code."""

    line: int
    cls: UserClass | None = None
    listed: bool = False
    """It is a list of modules, which cannot be called."""
    name: str = ""
    children: dict[str, Any] = field(default_factory=dict)
    """Of a Sequential or a list, in their order."""
    attributes: dict[str, Any] = field(default_factory=dict)
    ready: bool = False
    """Whether ``super().__init__()`` was called."""

    @property
    def sequential(self) -> bool:
        """Whether it hands on from child to child."""
        return not self.listed and (self.cls is None or self.cls.is_a(SEQUENTIAL))

    def put(self, name: str, value: Any) -> None:
        """Set an attribute, or a child; a layer is called by its first one."""
        if isinstance(value, Made | Module) and not value.name and not name.isdigit():
            value.name = name
        (self.children if self.sequential or self.listed else self.attributes)[name] = value

    def append(self, value: Any) -> None:
        """One child more."""
        self.put(str(len(self.children)), value)

    def layers(self, seen: set[int] | None = None) -> Iterator[Made]:
        """Every layer in it, once."""
        seen = set() if seen is None else seen
        waiting: list[Any] = [*self.attributes.values(), *self.children.values()]
        for value in waiting:
            if id(value) in seen:
                continue
            seen.add(id(value))
            if isinstance(value, Made):
                yield value
            elif isinstance(value, Module):
                yield from value.layers(seen)
            elif isinstance(value, tuple | list):
                waiting.extend(value)


@dataclass(frozen=True)
class Bound:
    """A method of an object, or of a value that the reading knows (``of`` is a list, a tensor…)."""

    of: Any
    name: str
    function: Function | None = None
    cls: UserClass | None = None
    """Where the method is written."""


@dataclass(frozen=True)
class Super:
    """What stands above a class for one object."""

    of: Module
    cls: UserClass


@dataclass(frozen=True, eq=False)
class Step:
    """A layer that a tensor went through."""

    layer: Layer
    line: int
    wish: str = ""
    """What it is called in the code, if anything."""
    bare: bool = True
    """It was called by itself, not within a Sequential."""


@dataclass(frozen=True, eq=False)
class Joint:
    """A residual block that a tensor went through."""

    line: int
    wish: str
    layers: tuple[Step, ...]
    shortcut: tuple[Step, ...]


@dataclass(frozen=True, eq=False)
class Trace:
    """A tensor: the way that it came."""

    steps: tuple[Step | Joint, ...] = ()


@dataclass(frozen=True)
class Side:
    """A size of a tensor along an axis, which is not known; the first one is the batch."""

    axis: int


@dataclass(frozen=True)
class Sides:
    """The shape of a tensor."""


class Returned(Exception):
    """A function has come to its ``return``."""

    def __init__(self, value: Any) -> None:
        self.value = value
        super().__init__()


SEQUENTIAL, MODULE = "torch.nn.Sequential", "torch.nn.Module"
