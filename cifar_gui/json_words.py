"""What msgspec says of JSON that is not as it has to be, in words that can be translated."""

from __future__ import annotations

import re
from collections.abc import Callable

from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

KINDS = {
    "int": QT_TRANSLATE_NOOP("Engine", "a whole number"),
    "float": QT_TRANSLATE_NOOP("Engine", "a number"),
    "str": QT_TRANSLATE_NOOP("Engine", "a text"),
    "bool": QT_TRANSLATE_NOOP("Engine", "true or false"),
    "null": QT_TRANSLATE_NOOP("Engine", "null"),
    "array": QT_TRANSLATE_NOOP("Engine", "a list"),
    "object": QT_TRANSLATE_NOOP("Engine", "an object in braces"),
}
"""What JSON is made of."""
EITHER = QT_TRANSLATE_NOOP("Engine", "{one} or {other}")
OTHER_KIND = QT_TRANSLATE_NOOP("Engine", "it has to be {wanted}, and is {found}.")
KIND = QT_TRANSLATE_NOOP("Engine", "it has to be {wanted}.")
BOUNDS = {
    ">=": QT_TRANSLATE_NOOP("Engine", "at least {number}"),
    "<=": QT_TRANSLATE_NOOP("Engine", "at most {number}"),
    ">": QT_TRANSLATE_NOOP("Engine", "more than {number}"),
    "<": QT_TRANSLATE_NOOP("Engine", "less than {number}"),
    "that's a multiple of": QT_TRANSLATE_NOOP("Engine", "a multiple of {number}"),
}
EXACTLY, FROM_TO = "{number}", QT_TRANSLATE_NOOP("Engine", "{number} to {most}")
LETTERS = QT_TRANSLATE_NOOP("Engine", "it has to have {many} characters.")
ENTRIES = QT_TRANSLATE_NOOP("Engine", "it has to have {many} entries.")
NO_SUCH_VALUE = QT_TRANSLATE_NOOP("Engine", "{value} is none of the values that it may have.")
MISSING = QT_TRANSLATE_NOOP("Engine", "it is missing.")
UNKNOWN = QT_TRANSLATE_NOOP("Engine", "this version of the program does not know it.")
NO_NUMBER = QT_TRANSLATE_NOOP("Engine", "NaN and infinity are no numbers in JSON, and no result.")
OTHER_FORM = QT_TRANSLATE_NOOP("Engine", "it is not written as it has to be.")
CUT_OFF = QT_TRANSLATE_NOOP("Engine", "it ends too early.")
DEEP = QT_TRANSLATE_NOOP("Engine", "it is nested too deeply.")
NO_TEXT = QT_TRANSLATE_NOOP("Engine", "it is no text in UTF-8.")
EXPECTED = QT_TRANSLATE_NOOP("Engine", "at byte {at} one of these is missing: {wanted}")
TRAILING = QT_TRANSLATE_NOOP("Engine", "something follows behind its end, at byte {at}.")
KEYS = QT_TRANSLATE_NOOP("Engine", "at byte {at} stands a key without quotation marks.")
MALFORMED = QT_TRANSLATE_NOOP("Engine", "at byte {at} stands what may not stand there.")


def _message(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


def _kind(names: str) -> Message:
    """ "int | null": a whole number or null."""
    first, _, rest = names.partition(" | ")
    one = _message(KINDS[first]) if first in KINDS else _message("{name}", name=first)
    return _message(EITHER, one=one, other=_kind(rest)) if rest else one


def _length(of: str, bound: str | None, number: str, most: str | None) -> Message:
    """So many characters or entries: exactly, at least, at most, or from one number to another."""
    wanted = {"at least": ">=", "at most": "<="}.get(bound or "", bound or "")
    many = _message(FROM_TO if most else BOUNDS.get(wanted, EXACTLY), number=number, most=most or "")
    return _message(LETTERS if of == "str" else ENTRIES, many=many)


RULES: tuple[tuple[str, Callable[..., Message]], ...] = (
    (r"Expected `([^`]+)`, got `([^`]+)`",
     lambda wanted, found: _message(OTHER_KIND, wanted=_kind(wanted), found=_kind(found))),
    (r"Expected `(\w+)` of (?:(at least|at most) )?length (?:(?P<sign>[<>]=) )?(\d+)(?: to (\d+))?(?:, got \d+)?",
     lambda of, bound, sign, number, most: _length(of, bound or sign, number, most)),
    (r"Expected `\w+` (>=|<=|>|<|that's a multiple of) (\S+)",
     lambda bound, number: _message(KIND, wanted=_message(BOUNDS[bound], number=number))),
    (r"Expected `([^`]+)`", lambda wanted: _message(KIND, wanted=_kind(wanted))),
    (r"Invalid (?:enum )?value (.+)", lambda value: _message(NO_SUCH_VALUE, value=value)),
    (r"Object missing required field .*", lambda: _message(MISSING)),
    (r"Object contains unknown field .*", lambda: _message(UNKNOWN)),
    (r".*out of range", lambda: _message(NO_NUMBER)),
    (r"Invalid UTF-8 .*|'utf-8' codec .*", lambda: _message(NO_TEXT)),
    (r"Invalid .*|Expected `str` matching .*", lambda: _message(OTHER_FORM)),
    (r"Input data was truncated", lambda: _message(CUT_OFF)),
    (r"maximum recursion depth .*", lambda: _message(DEEP)),
    (r"JSON is malformed: expected (.+) \(byte (\d+)\)", lambda wanted, at: _message(EXPECTED, wanted=wanted, at=at)),
    (r"JSON is malformed: trailing characters \(byte (\d+)\)", lambda at: _message(TRAILING, at=at)),
    (r"JSON is malformed: object keys must be strings \(byte (\d+)\)", lambda at: _message(KEYS, at=at)),
    (r"JSON is malformed: .* \(byte (\d+)\)", lambda at: _message(MALFORMED, at=at)),
)  # fmt: skip
"""What msgspec and Python say, and what is made of it."""


def said(words: str) -> Message:
    """A sentence for what msgspec said, without the place that it names; its own words where they are not known."""
    for pattern, made in RULES:
        if (found := re.fullmatch(pattern, words, re.DOTALL)) is not None:
            return made(*found.groups())
    return _message("{what}.", what=words)
