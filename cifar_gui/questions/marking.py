"""Reading what a student has typed: as forgiving as can be without guessing."""

from __future__ import annotations

import math
import re

from cifar_gui.questions.question import CHOICE, SHAPE, WHOLE, Answer, Question
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

LONGEST = 60
"""Characters of an answer that are read."""
MOST_NUMBERS = 8
"""Numbers in a shape."""
LARGEST = 10**15

EMPTY = Message("Try", QT_TRANSLATE_NOOP("Try", "Type an answer first."))
UNCHOSEN = Message("Try", QT_TRANSLATE_NOOP("Try", "Choose an answer first."))
NO_SHAPE = QT_TRANSLATE_NOOP(
    "Try", "“{text}” cannot be read as a shape. Write its numbers like (64, 6, 30, 30) or 64x6x30x30."
)
NO_NUMBER = QT_TRANSLATE_NOOP("Try", "“{text}” cannot be read as a number. Write it like 3, −0.5, 0.33 or 1/3.")
NO_WHOLE = QT_TRANSLATE_NOOP("Try", "A whole number is asked for; “{text}” is none.")
NO_DIVISION = QT_TRANSLATE_NOOP("Try", "“{text}” divides by zero.")

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII
_PLAIN |= {ord(sign): ord("-") for sign in "−–—‐‑﹣"} | {ord(sign): ord(",") for sign in "、﹐،"}
_PLAIN |= {ord(sign): ord("x") for sign in "×✕·*X"} | {ord(sign): ord("/") for sign in "÷⁄∕"}
_PLAIN |= {ord(sign): ord(" ") for sign in "\u3000\u00a0\u2009\u202f\t"} | {ord("。"): ord("."), ord("【"): ord("[")}
_PLAIN |= {ord("】"): ord("]"), ord("〔"): ord("["), ord("〕"): ord("]")}

_DECIMAL = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]{1,3})?"
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}([, _][0-9]{3})+(\.[0-9]*)?")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


class Unreadable(ValueError):
    """An answer that cannot be read; ``message`` says so."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def read_answer(question: Question, text: str) -> Answer:
    """The answer that a text means; for a choice, the text is its key.

    Raises:
        Unreadable: it is empty, or not of the form that the question asks for.
    """
    if question.form == CHOICE:
        if text not in [option.key for option in question.options]:
            raise Unreadable(UNCHOSEN)
        return text
    plain = text.translate(_PLAIN).strip()
    if not plain:
        raise Unreadable(EMPTY)
    if question.form == SHAPE:
        return _shape(plain, text)
    value = _number(plain, text)
    if question.form == WHOLE:
        if value != int(value):
            raise _unreadable(NO_WHOLE, text)
        return int(value)
    return value


def _shape(plain: str, text: str) -> tuple[int, ...]:
    """ "(64, 6, 30, 30)", "64x6x30x30", "[64 6 30 30]", "torch.Size([64, 6, 30, 30])"."""
    inner = re.sub(r"^torch\.Size\s*", "", plain).strip()
    while inner[:1] in _BRACKETS and inner.endswith(_BRACKETS[inner[0]]):
        inner = inner[1:-1].strip()
    if not inner:
        return ()
    parts = re.split(r"\s*[,;x]\s*|\s+", re.sub(r"\s*[,;]\s*$", "", inner))
    if len(plain) > LONGEST or not all(re.fullmatch(r"[0-9]{1,15}", part) for part in parts):
        raise _unreadable(NO_SHAPE, text)
    if len(parts) > MOST_NUMBERS:
        raise _unreadable(NO_SHAPE, text)
    return tuple(map(int, parts))


def _number(plain: str, text: str) -> float:
    """ "3", "−0.5", "1/3", "0,33", "1,234", "5 %"."""
    if len(plain) > LONGEST:
        raise _unreadable(NO_NUMBER, text)
    plain = plain.lower()
    share = plain.endswith("%")
    above, slash, below = plain.removesuffix("%").partition("/")
    value = _decimal(above, text)
    if slash:
        divisor = _decimal(below, text)
        if divisor == 0:
            raise _unreadable(NO_DIVISION, text)
        value /= divisor
    return value / 100 if share else value


def _decimal(part: str, text: str) -> float:
    part = re.sub(r"^([+-])\s+", r"\1", part.strip())
    if _GROUPED.fullmatch(part):
        part = re.sub(r"[, _]", "", part)
    elif re.fullmatch(r"[+-]?[0-9]*,[0-9]+", part):
        part = part.replace(",", ".")  # as it is written in much of Europe
    if not re.fullmatch(_DECIMAL, part):
        raise _unreadable(NO_NUMBER, text)
    value = float(part)
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise _unreadable(NO_NUMBER, text)
    return value


def _unreadable(template: str, text: str) -> Unreadable:
    shown = text.strip()
    return Unreadable(Message("Try", template, {"text": shown if len(shown) <= 24 else shown[:23] + "…"}))
