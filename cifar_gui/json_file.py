"""JSON from outside: what it says it is, and every field by its type. Networks, lessons and runs are read so.

A file's struct declares its ``format`` and its ``version`` as Literals. What is wrong is named by its field.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeVar, get_args, get_type_hints

import msgspec

from cifar_gui.json_words import NO_NUMBER, said
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

BYTE_ORDER = b"\xef\xbb\xbf"
"""What some editors put before a text."""
NOT_A_NUMBER = re.compile(rb"-?(?:NaN|Infinity|\d[\d.eE+-]*)")
KEY = re.compile(rb'"([^"\\]{1,40})"\s*:')
FIELD = QT_TRANSLATE_NOOP("Engine", "the field “{field}” is not right: {what}")

File = TypeVar("File", bound=msgspec.Struct)


class _Head(msgspec.Struct):
    format: str = ""
    version: object = 0


class NotJson(MessageError):
    """It is no JSON; the message says where it goes wrong."""


class OtherFormat(Exception):
    """It is something else, or does not say what it is."""

    def __init__(self, named: str) -> None:
        self.format = shown(named)
        super().__init__(self.format)


class OtherVersion(Exception):
    """It was written by another version of the program."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(str(version))


class FieldError(MessageError):
    """A field is not as it has to be."""

    def __init__(self, where: str, text: str, **values: object) -> None:
        self.where = where
        """The keys that lead to it; "" for all of it."""
        self.what = Message("Engine", text, values)
        super().__init__(Message("Engine", FIELD, {"field": where, "what": self.what}) if where else self.what)


class NoObject(FieldError):
    """It is JSON, and no file of the program's."""


def decode(data: bytes, kind: type[File]) -> File:
    """What some bytes say, with every field as ``kind`` declares it.

    Raises:
        NotJson, NoObject, OtherFormat, OtherVersion: they are something else.
        FieldError: a field is missing, unknown, of another type, out of its bounds, or a number that is none.
    """
    data, (formats, versions) = data.removeprefix(BYTE_ORDER), _declared(kind)
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format not in formats:
            raise OtherFormat(head.format)
        if type(head.version) is int and head.version not in versions:
            raise OtherVersion(head.version)
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise mistyped(error) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        at = re.search(r"\(byte (\d+)\)", str(error))
        if at is not None and NOT_A_NUMBER.match(data, int(at[1])):
            raise FieldError(key_before(data, int(at[1])), NO_NUMBER) from None
        raise NotJson(said(shown(str(error)))) from None


@cache
def _declared(kind: type[msgspec.Struct]) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What a struct's format and version may be."""
    known = get_type_hints(kind)
    return get_args(known["format"]), get_args(known["version"])


def mistyped(error: msgspec.ValidationError | RecursionError, within: str = "") -> FieldError:
    """What msgspec says of a field, such as "Expected `float`, got `str` - at `$.losses[3]`", in words of ours."""
    what, _, where = str(error).partition(" - at `$")
    place = f"{within}{where}".strip(".`")
    if (named := re.search(r"field `([^`]*)`", what)) is not None:  # one that is missing, or that nobody knows
        place = f"{place}.{named[1]}".strip(".")
    sentence = said(shown(what))
    kind = FieldError if place or sentence.text == NO_NUMBER else NoObject
    return kind(shown(place), sentence.text, **sentence.values)


def key_before(data: bytes, at: int) -> str:
    """The last key of JSON before a byte; "" where there is none."""
    found = KEY.findall(data, max(0, data.rfind(b":", 0, at) - 60), at)
    return shown(found[-1].decode("utf-8", "replace")) if found else ""


def shown(text: str) -> str:
    """What a file says, fit to be shown."""
    return "".join(filter(str.isprintable, text))[:100]
