"""A refusal of PyTorch's, what a rule finds in it, and a refusal of the program's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cifar_gui.engine.literal import literal
from cifar_gui.spec import Field, Message, fields, is_shown

Changes = Mapping[str, Any]
"""New values for fields of the params."""


@dataclass(frozen=True)
class Case:
    """A refusal, and the means to try something else."""

    error: Exception
    params: Any
    in_shape: tuple[int, ...]
    """(N, C, H, W)."""
    attempt: Callable[[Any], Exception | None]
    """Tries params; None means that they lead to a result."""

    @property
    def text(self) -> str:
        """PyTorch's own words."""
        return str(self.error)

    def after(self, changes: Changes) -> Exception | None:
        """What happens with the changes applied."""
        return self.attempt(replace(self.params, **changes))

    def relieved_by(self, changes: Changes) -> bool:
        """Whether the changes make PyTorch say something else, or nothing."""
        error = self.after(changes)
        return error is None or str(error) != self.text


@dataclass(frozen=True)
class Cause:
    """What a rule found: the field at fault, and changes that may mend it, the best first."""

    field: str
    reason: Message
    sentence: Message
    changes: tuple[Changes, ...]


class Refused(Exception):
    """A refusal of the program's own, of what PyTorch would take; ``cause`` says why."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        super().__init__(str(cause.sentence))


def changed(params: Any) -> list[Field]:
    """The fields that are not at their default: those that are shown, without the choice between layers."""
    return [item for item in shown(params) if differs(item.of(params), item.default)]


def shown(params: Any) -> list[Field]:
    """The fields that mean something for these params, without a choice that is no argument of PyTorch's."""
    chooser = [item.name for item in fields(params) if item.kind == "choice" and item.label is not None]
    return [item for item in fields(params) if is_shown(item, params) and item.name not in chooser]


def differs(value: object, other: object) -> bool:
    """Whether they are written differently: True, 1 and 1.0 are equal in Python, but not to torch."""
    return literal(value) != literal(other)


def say(text: str, **values: object) -> Message:
    """A sentence of a cause."""
    return Message("Engine", text, values)
