"""A question about what a page shows: its sentence, its right answer, and the working that leads there."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

from cifar_gui.spec import Message

Form = Literal["number", "whole", "shape", "size", "choice"]
NUMBER: Form = "number"
WHOLE: Form = "whole"
SHAPE: Form = "shape"
SIZE: Form = "size"
CHOICE: Form = "choice"
"""What an answer looks like: a number, a whole number, numbers in brackets, a height and a width, or one of several
sentences."""

Answer = float | int | str | tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Subject:
    """What a page shows at this moment."""

    generators: tuple[Generator, ...]
    """Which questions fit, in the order in which they take turns."""
    reply: Any
    """The last good answer of torch, with the params that it was asked for."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What else the questions of this kind look at."""


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from."""

    key: str
    text: Message


@dataclass(frozen=True, eq=False)
class Question:
    """A question. Everything that it needs is said in it, so that it stands even when the page goes on."""

    kind: str
    """The name of its generator."""
    prompt: Message
    form: Form
    right: Answer
    working: tuple[Message, ...]
    """How one comes to the answer, line by line."""
    tolerance: float = 0.0
    """How far a number may be off; 0 asks for the number itself, to the rounding of float32."""
    options: tuple[Option, ...] = ()
    hint: Message | None = None
    slips: tuple[tuple[Answer, Message], ...] = ()
    """Wrong answers that one comes to easily, and what went wrong then."""
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the page's params that would show the answer there; nothing where the page cannot show it."""
    premise: Mapping[str, Any] = field(default_factory=dict)
    """What is supposed, as values: tests put the same question to torch."""

    def is_right(self, answer: Answer) -> bool:
        """Whether an answer, read by ``marking.read_answer``, is the right one."""
        return self._agrees(answer, self.right)

    def slip(self, answer: Answer) -> Message | None:
        """What went wrong when this wrong answer was given, where that is known."""
        return next((why for value, why in self.slips if self._agrees(answer, value)), None)

    def _agrees(self, answer: Answer, value: Answer) -> bool:
        if isinstance(value, str | tuple) or isinstance(answer, str | tuple):
            return answer == value
        if self.form == WHOLE:
            return answer == value
        return math.isfinite(answer) and abs(answer - value) <= max(self.tolerance, 1e-6 * (1 + abs(value)))


Generator = Callable[[Any, Random], Question | None]
"""Makes a question of a subject, or None where its kind does not fit."""


def tell(text: str, **values: object) -> Message:
    """A sentence of a question; ``text`` is marked with ``QT_TRANSLATE_NOOP("Try", ...)``."""
    return Message("Try", text, values)


def literal(text: str) -> Message:
    """What reads the same in every language, such as code or a formula."""
    return Message("Try", "{text}", {"text": text})


def near(value: float, least: float = 0.006) -> float:
    """The tolerance of a number of which two decimals are enough."""
    return max(least, 0.01 * abs(value))


def number(value: float, digits: int = 4) -> str:
    """A number in a sentence: "3", "−0.5", "0.0183", "1,234"; a minus is a real one."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e15:
        text = f"{int(value):,}"
    elif 1e-3 <= abs(value) < 1e6:
        text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:.{max(digits - 1, 1)}e}"
    return text.replace("-", "−")


def as_written(value: float, digits: int = 4) -> float:
    """The number that stands there: what is worked out from it on paper comes out as it is written."""
    return float(number(value, digits).replace("−", "-").replace(",", "").replace("∞", "inf"))


def carried(value: float) -> str:
    """The result of a product, with three figures: no more than its factors have, as they are written."""
    return number(float(f"{value:.3g}"), 9) if abs(value) >= 1e-3 else number(value, 3)


def roughly(value: float) -> float:
    """The tolerance of a number, large or small, of which three digits are enough."""
    return 0.012 * abs(value)


def term(value: float, digits: int = 4) -> str:
    """The number as a term of a sum or product: in brackets when it is negative."""
    text = number(value, digits)
    return f"({text})" if text.startswith("−") else text


def by(height: int, width: int) -> str:
    """A size: "3×3"."""
    return f"{height}×{width}"
