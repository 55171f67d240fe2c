"""What is asked when a mistake is made, and what is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class RunMistake:
    """Run the two scripts of a mistake that the program declares; the key is all that goes to the torch thread."""

    answered_by: ClassVar[str] = "cifar_gui.engine.mistakes:answer"
    id: int
    page: str
    key: str


@dataclass(frozen=True)
class Outcome:
    """What came of running one script."""

    kind: str
    """``mistakes.FAILS``, ``WARNS`` or ``WORKS``."""
    printed: str
    """What it printed."""
    warnings: tuple[str, ...] = ()
    """As Python shows them."""
    error: str = ""
    """The class of the exception."""
    message: str = ""
    """The last lines of the traceback, as Python shows them: the class and PyTorch's own words."""
    traceback: str = ""
    """As Python shows it, of a file ``student.py``."""
    line: int | None = None
    """The line of the script that was running, from 1."""
    by_python: bool = False
    """Whether the words are Python's own: PyTorch was not asked."""


@dataclass(frozen=True)
class MistakeRan:
    """The answer to a RunMistake."""

    id: int
    page: str
    key: str
    version: str
    """Of torch."""
    before: Outcome
    """Of the script with the mistake."""
    after: Outcome
    """Of the fixed script."""
