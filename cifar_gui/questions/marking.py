"""Reading what a student has typed: as forgiving as can be without guessing."""

from __future__ import annotations

import re

from cifar_gui.numerals import NO_DIVISION, NotANumber, plain, read_finite, shortened
from cifar_gui.questions.question import CHOICE, SHAPE, SIZE, WHOLE, Answer, Question
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

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
NO_WHOLE = QT_TRANSLATE_NOOP("Try", "This needs a whole number; “{text}” is not one.")
NO_SIZE = QT_TRANSLATE_NOOP(
    "Try", "“{text}” is not a size. Write height and width like (8, 6), or one number for a square."
)

_TIMES = {ord(sign): ord("x") for sign in "×✕·*X"}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


class Unreadable(MessageError, ValueError):
    """An answer that cannot be read; ``message`` says so."""


def read_answer(question: Question, text: str) -> Answer:
    """The answer that a text means; for a choice, the text is its key.

    Raises:
        Unreadable: it is empty, or not of the form that the question asks for.
    """
    if question.form == CHOICE:
        if text not in [option.key for option in question.options]:
            raise Unreadable(UNCHOSEN)
        return text
    if not text.strip():
        raise Unreadable(EMPTY)
    if question.form == SHAPE:
        return _shape(text)
    if question.form == SIZE:
        return _size(text)
    value = _number(text)
    if question.form == WHOLE:
        if value != int(value):
            raise _unreadable(NO_WHOLE, text)
        return int(value)
    return value


def _shape(text: str) -> tuple[int, ...]:
    """ "(64, 6, 30, 30)", "64x6x30x30", "[64 6 30 30]", "torch.Size([64, 6, 30, 30])"."""
    typed = plain(text).replace("\t", " ").translate(_TIMES).strip()
    inner = re.sub(r"^torch\.Size\s*", "", typed).strip()
    while inner[:1] in _BRACKETS and inner.endswith(_BRACKETS[inner[0]]):
        inner = inner[1:-1].strip()
    if not inner:
        return ()
    parts = re.split(r"\s*[,;x]\s*|\s+", re.sub(r"\s*[,;]\s*$", "", inner))
    if len(typed) > LONGEST or not all(re.fullmatch(r"[0-9]{1,15}", part) for part in parts):
        raise _unreadable(NO_SHAPE, text)
    if len(parts) > MOST_NUMBERS:
        raise _unreadable(NO_SHAPE, text)
    return tuple(map(int, parts))


def _size(text: str) -> tuple[int, ...]:
    """ "(8, 6)", "8x6"; "8" is (8, 8), as PyTorch takes it."""
    sides = _shape(text)
    if len(sides) not in (1, 2):
        raise _unreadable(NO_SIZE, text)
    return (sides[0], sides[-1])


def _number(text: str) -> float:
    """ "3", "−0.5", "1/3", "0,33", "1,234", "5 %"."""
    try:
        value = read_finite(text)
    except NotANumber as error:
        if error.message.text == NO_DIVISION:
            raise Unreadable(error.message) from None
        raise _unreadable(NO_NUMBER, text) from None
    if abs(value) > LARGEST:
        raise _unreadable(NO_NUMBER, text)
    return value


def _unreadable(template: str, text: str) -> Unreadable:
    return Unreadable(Message("Try", template, {"text": shortened(text)}))
