"""What a rule of the reader is: how an error is worded, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from cifar_gui.mistakes.tracebacks import PastedError
from cifar_gui.spec import Message


@dataclass(frozen=True)
class Cause:
    """A cause that is told in words alone; those that can be made safely are mistakes."""

    key: str
    title: str
    text: str
    """Why it happens, and the way out."""


@dataclass(frozen=True)
class Claim:
    """That an error has a cause."""

    key: str
    """Of a mistake or of a Cause."""
    figures: Message | None = None
    """What the figures of this very message say."""


Claims = Sequence[Claim]


@dataclass(frozen=True)
class Case:
    """An error whose words a rule knows."""

    error: PastedError
    parts: dict[str, str]
    """The named parts of the message, "" for those that are not there."""
    assertions: tuple[str, ...] = ()
    """What a GPU's asserts in the same text say."""
    warnings: tuple[PastedError, ...] = ()
    """The warnings of the same text."""

    def numbers(self, part: str) -> tuple[int, ...]:
        """The whole numbers of a part."""
        return tuple(int(number) for number in re.findall(r"\d+", self.parts.get(part, "")))

    def within(self, pattern: str) -> bool:
        """Whether frames, the running line or the message name one of these."""
        return re.search(pattern, f"{self.error.path}\n{self.error.message}", re.IGNORECASE) is not None

    def runs(self, pattern: str) -> bool:
        """Whether the user's own line that was running looks like this."""
        return re.search(pattern, self.error.code) is not None


@dataclass(frozen=True)
class Rule:
    """Some words of PyTorch, or of Python, and what they tell."""

    pattern: str
    """A regular expression for the beginning of the message, squeezed: without white space, and all quotes are '."""
    tells: str | Callable[[Case], Claims]
    """Keys of what it always tells, or what decides by figures, types and frames; nothing where it cannot be said."""
    types: tuple[str, ...] = ()
    """The classes that say so; any, if none is named."""
    right: tuple[tuple[str, str], ...] = ()
    """Samples with the keys that they tell."""
    misses: tuple[str, ...] = ()
    """Near misses: none of what this rule tells is true of them."""

    @cached_property
    def words(self) -> re.Pattern[str]:
        """The pattern, ready for matching squeezed messages."""
        return re.compile(re.sub(r"\s+", "", self.pattern), re.IGNORECASE)

    def read(self, error: PastedError, assertions: tuple[str, ...], warnings: tuple[PastedError, ...]) -> Claims:
        """What this rule says to an error; () for nothing."""
        if self.types and error.type and error.kind not in self.types:
            return ()
        match = self.words.match(error.squeezed)
        if match is None:
            return ()
        if isinstance(self.tells, str):
            return claims(self.tells)
        parts = {name: value or "" for name, value in match.groupdict().items()}
        return self.tells(Case(error, parts, assertions, warnings))


def claims(keys: str) -> Claims:
    """Claims without figures."""
    return tuple(Claim(key) for key in keys.split())


def say(text: str, **values: object) -> Message:
    """What the figures say, kept untranslated."""
    return Message("Lesson", text, values)
