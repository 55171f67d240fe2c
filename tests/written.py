"""An evaluator of the formulas that the program writes: "0.9 · 0.02 + (−0.1)² = 0.028", "⌊(32 + 4) / 2⌋ + 1 = 19".

A number that is written with so many digits stands for all that round to it: every part of an equation gives an
interval, and a formula is true when those of both its sides meet.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d[\d,]*\d|\d)(?:\.\d+)?(?:e[+\-−]?\d+)?|\.\d+|∞|NaN)"
    r"|(?P<name>[A-Za-zσΦεδβ][\u0302A-Za-z0-9_]*(?:\[[^\]]*\])?)|(?P<sign>[-+−×·*/^²³√()|,⌊⌋⌈⌉Σ]))"
)
SLACK = 2e-6
"""Of float32, in which torch computes what is shown."""
TINY = 1e-37
"""What is smaller, float32 does not hold."""


@dataclass(frozen=True)
class Span:
    """Every number from low to high."""

    low: float
    high: float

    def meets(self, other: Span) -> bool:
        if any(map(math.isnan, (self.low, self.high, other.low, other.high))):
            return all(map(math.isnan, (self.low, other.low)))
        finite = [abs(one) for one in (self.low, self.high, other.low, other.high) if math.isfinite(one)]
        slack = max(TINY, SLACK * max(finite, default=0.0))
        return self.low <= other.high + slack and other.low <= self.high + slack


def _span(*values: float) -> Span:
    if any(map(math.isnan, values)):
        return Span(math.nan, math.nan)
    return Span(min(values), max(values))


def _pairs(operation: Callable[[float, float], float], a: Span, b: Span) -> Span:
    found = []
    for x in (a.low, a.high):
        for y in (b.low, b.high):
            try:
                found.append(operation(x, y))
            except ZeroDivisionError:
                found.append(math.nan if x == 0 else math.inf)
    return _span(*found)


def _divided(a: Span, b: Span) -> Span:
    if b.low < 0 < b.high or (b.low == b.high == 0):
        inner = [x / y for x in (a.low, a.high) for y in (b.low, b.high) if y]
        return Span(-math.inf, math.inf) if inner else _span(math.nan if a.low == a.high == 0 else math.inf)
    return _pairs(lambda x, y: x / y, a, b)


def _mapped(function: Callable[[float], float], a: Span) -> Span:
    """Of a function that rises."""
    found = []
    for x in (a.low, a.high):
        try:
            found.append(function(x))
        except OverflowError:
            found.append(math.inf)
        except ValueError:
            found.append(-math.inf if x <= 0 else math.nan)
    return _span(*found)


def _power(a: Span, b: Span) -> Span:
    if a.low < 0 < a.high and b.low == b.high == 2:
        return Span(0.0, max(a.low**2, a.high**2))
    return _pairs(lambda x, y: x**y if abs(x) < 1e150 else math.inf, a, b)


FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "ln": lambda x: math.log(x) if x < math.inf else x, "tanh": math.tanh, "exp": math.exp,
    "sign": lambda x: float((x > 0) - (x < 0)),
    "σ": lambda x: 1 / (1 + math.exp(-x)) if x > -700 else 0.0,
    "Φ": lambda x: 0.5 * (1 + math.erf(x / math.sqrt(2))),
}  # fmt: skip


class Reader:
    """Reads one side of an equation.

    Args:
        text: what is written.
        names: what stands for a number under a name.
        decimals: how many a number has at least, zeros behind it being left out; None as many as are written.
        digits: how many digits that count a number has, zeros left out; None as many as are written.
    """

    def __init__(self, text: str, names: Mapping[str, Span], decimals: int | None, digits: int | None) -> None:
        self.names, self.decimals, self.digits = names, decimals, digits
        self.tokens: list[tuple[str, str]] = []
        place, text = 0, text.rstrip()
        while place < len(text):
            found = TOKEN.match(text, place)
            assert found is not None, f"cannot read {text[place:]!r} of {text!r}"
            assert found.lastgroup is not None
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            place = found.end()
        self.at = 0

    def value(self) -> Span:
        found = self.sum()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return found

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, sign: str = "") -> str:
        _, text = self.tokens[self.at]
        assert not sign or text == sign, (sign, self.tokens[self.at :])
        self.at += 1
        return text

    def sum(self) -> Span:
        total = self.product()
        while self.peek() in ("+", "−", "-"):
            sign, other = self.take(), self.product()
            total = _pairs(lambda x, y: x + y, total, other if sign == "+" else Span(-other.high, -other.low))
        return total

    def product(self) -> Span:
        total = self.signed()
        while True:
            if self.peek() in ("×", "·", "*"):
                self.take()
                total = _pairs(lambda x, y: x * y, total, self.signed())
            elif self.peek() == "/":
                self.take()
                total = _divided(total, self.signed())
            elif self.at < len(self.tokens) and (self.tokens[self.at][0] == "name" or self.peek() in ("(", "√")):
                total = _pairs(lambda x, y: x * y, total, self.power())  # 2x
            else:
                return total

    def signed(self) -> Span:
        if self.peek() in ("−", "-"):
            self.take()
            found = self.signed()
            return Span(-found.high, -found.low)
        return self.power()

    def power(self) -> Span:
        found = self.atom()
        while self.peek() in ("²", "³", "^"):
            sign = self.take()
            found = _power(found, self.signed() if sign == "^" else _span(2.0 if sign == "²" else 3.0))
        return found

    def atom(self) -> Span:
        kind, text = self.tokens[self.at]
        if kind == "number":
            return self.number(self.take())
        if kind == "name":
            return self.named(self.take())
        self.take()
        if text == "√":
            return _mapped(math.sqrt, self.power())
        closing = {"(": ")", "|": "|", "⌊": "⌋", "⌈": "⌉"}[text]
        found = self.sum()
        self.take(closing)
        if text == "|":
            found = Span(0.0 if found.low < 0 < found.high else min(abs(found.low), abs(found.high)),
                         max(abs(found.low), abs(found.high)))  # fmt: skip
        return {"⌊": lambda: _mapped(math.floor, found), "⌈": lambda: _mapped(math.ceil, found)}.get(
            text, lambda: found)()  # fmt: skip

    def named(self, name: str) -> Span:
        if name in self.names:
            return self.names[name]
        if name == "e":
            self.take("^")
            return _mapped(math.exp, self.signed())
        if name in ("max", "min"):
            self.take("(")
            parts = [self.sum()]
            while self.peek() == ",":
                self.take()
                parts.append(self.sum())
            self.take(")")
            best = max if name == "max" else min
            return Span(best(part.low for part in parts), best(part.high for part in parts))
        return _mapped(FUNCTIONS[name], self.signed())

    def number(self, text: str) -> Span:
        text = text.replace("−", "-").replace(",", "")
        if text in ("∞", "NaN"):
            return _span(math.inf if text == "∞" else math.nan)
        value, (mantissa, _, power) = float(text), text.partition("e")
        if value == 0:
            return _span(0.0)
        written = len(mantissa.partition(".")[2])
        if not power and "." not in text and self.digits is None and self.decimals is None:
            return _span(value)  # a whole number is what it is
        if power:
            half = 0.5 * 10.0 ** (int(power) - max(written, (self.digits or 1) - 1))
        else:
            half = 0.5 * 10.0 ** -max(written, self.decimals or 0)
            if self.digits is not None:
                most = 10.0 ** (math.floor(math.log10(value)) + 1 - self.digits) if value else 0.0
                half = 0.5 * most
        return Span(value - half, value + half)


def evaluated(text: str, names: Mapping[str, Span] | None = None, decimals: int | None = None,
              digits: int | None = None) -> Span:  # fmt: skip
    """What one side of an equation gives."""
    return Reader(text, names or {}, decimals, digits).value()


def is_true(text: str, names: Mapping[str, Span] | None = None, decimals: int | None = None,
            digits: int | None = None) -> bool:  # fmt: skip
    """Whether all sides of what is written as "a = b = c" agree. With an ellipsis in it a side cannot be told."""
    sides = [evaluated(side, names, decimals, digits) for side in text.split(" = ") if "…" not in side]
    return all(one.meets(other) for one in sides for other in sides)


OPERATORS = ("+", "−", "-", "×", "·", "/", "//", "of")
"""A number behind one of these is only the end of what stands before the sign: "max of 9 = 0.4"."""


def equations(text: str) -> list[tuple[str, str]]:
    """(left, right) of every equation that stands in a sentence: as much around each "=" as can be evaluated."""
    found = []
    for line in re.sub(r"[\u3000-\u9fff\uff00-\uffef]+", " ¶ ", text.replace("`", "")).split("\n"):
        sides = line.split(" = ")
        for left, right in itertools.pairwise(sides):
            words, others = left.split(), right.split()
            starts = (at for at in range(len(words)) if not at or words[at - 1] not in OPERATORS)
            before = next((part for at in starts if (part := _readable(" ".join(words[at:])))), None)
            after = next((part for at in range(len(others), 0, -1) if (part := _readable(" ".join(others[:at])))), None)
            if before and after:
                found.append((before, after))
    return found


def _readable(text: str) -> str | None:
    text = text.strip().rstrip(".,;:。，；：")
    try:
        evaluated(text)
    except (AssertionError, KeyError, IndexError, ValueError):
        return None
    return text
