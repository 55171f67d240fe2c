"""How a typed number is read: in forms, cells, answers and everywhere else the same text means the same number.

What the program writes ("−0.51", "1,234", "25 %") can be typed back, and so can what an input method for Chinese leaves
("０．０１", "3。5"). What only Python reads ("0x10", "1_000") and what is not one number ("1,2,3") is refused.
"""

from __future__ import annotations

import math
import re

from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

LONGEST = 40
"""Characters of a number that are read."""
SHOWN = 24
"""Characters of a refused text that its sentence repeats."""

NOT_A_NUMBER = QT_TRANSLATE_NOOP("Number", "“{text}” is not a number")
EMPTY = QT_TRANSLATE_NOOP("Number", "a number, please")
NO_DIVISION = QT_TRANSLATE_NOOP("Number", "“{text}” divides by zero")
NOT_FINITE = QT_TRANSLATE_NOOP("Number", "“{text}” is not a finite number")

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII
_PLAIN |= {ord(sign): ord("-") for sign in "−–—‐‑﹣"} | {ord(sign): ord(",") for sign in "、﹐،"}
_PLAIN |= {ord(sign): ord("/") for sign in "÷⁄∕"} | {ord(sign): ord(" ") for sign in "\u3000\u00a0\u2009\u202f"}
_PLAIN |= {ord("。"): ord("."), ord("【"): ord("["), ord("】"): ord("]"), ord("〔"): ord("["), ord("〕"): ord("]")}

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]{1,3})?")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}([, ])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]*)?")
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
_WORDS = {"nan": math.nan, "inf": math.inf, "infinity": math.inf, "∞": math.inf}


class NotANumber(MessageError, ValueError):
    """What was typed is not a number; ``message`` says why."""

    def __init__(self, text: str, template: str = NOT_A_NUMBER) -> None:
        super().__init__(Message("Number", template, {"text": shortened(text)}))


def shortened(text: str) -> str:
    """A text as a sentence repeats it, at most SHOWN characters long."""
    shown = text.strip()
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def plain(text: str) -> str:
    """The text with the digits and signs of a keyboard: full-width forms, dashes and spaces of other kinds replaced."""
    return text.translate(_PLAIN)


def read_number(text: str) -> int | float:
    """A number as a person types it: "3", "−0.5", "1/9", "1e-3", "0,33", "1,234", "５ %", "nan", "-inf".

    Digits alone make an int, of any size up to LONGEST digits; a fraction is an int where it comes out whole.

    Raises:
        NotANumber: it is something else.
    """
    typed = plain(text).strip().lower()
    if not typed:
        raise NotANumber(text, EMPTY)
    if len(typed) > LONGEST:
        raise NotANumber(text)
    share = typed.endswith("%")
    above, slash, below = typed.removesuffix("%").partition("/")
    value = _read(above, text)
    if slash:
        divisor = _read(below, text)
        if divisor == 0:
            raise NotANumber(text, NO_DIVISION)
        value = _divided(value, divisor)
    return value / 100 if share else value


def read_finite(text: str) -> int | float:
    """A number that is neither infinite nor NaN, as ``read_number`` reads it.

    Raises:
        NotANumber: it is something else.
    """
    value = read_number(text)
    if isinstance(value, float) and not math.isfinite(value):
        raise NotANumber(text, NOT_FINITE)
    return value


def _divided(value: int | float, divisor: int | float) -> int | float:
    if isinstance(value, int) and isinstance(divisor, int) and value % divisor == 0:
        return value // divisor
    try:
        return value / divisor
    except OverflowError:
        return math.inf if (value > 0) == (divisor > 0) else -math.inf


def _read(part: str, text: str) -> int | float:
    part = re.sub(r"^([+-])\s+", r"\1", part.strip())
    if (word := part.lstrip("+-")) in _WORDS and len(part) - len(word) <= 1:
        return -_WORDS[word] if part.startswith("-") else _WORDS[word]
    if _GROUPED.fullmatch(part):
        part = part.replace(",", "").replace(" ", "")
    elif _COMMA.fullmatch(part):
        part = part.replace(",", ".")  # as it is written in much of Europe
    if not _DECIMAL.fullmatch(part):
        raise NotANumber(text)
    return int(part) if re.fullmatch(r"[+-]?[0-9]+", part) else float(part)
