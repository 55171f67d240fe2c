"""A traceback that somebody brings along: which trap it speaks of. Text only; nothing in it is run."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cifar_gui.traps import TRAPS
from cifar_gui.traps.trap import Trap

MOST = 20_000
"""Characters that are looked at: the last ones, for the error stands at the end."""
ERROR = re.compile(
    r"^[ \t|]*((?:\w+\.){0,8}\w*(?:Error|Warning|Exception|Interrupt)\b(?:: ?.{0,2000})?)$", re.MULTILINE
)


@dataclass(frozen=True)
class Found:
    """A trap whose words stand in a text."""

    trap: Trap
    start: int
    end: int


def clean(text: str) -> str:
    """The text as it may be shown and searched: its end, in plain lines, without what cannot be seen."""
    lines = text[-2 * MOST :].replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    seen = (sign for sign in lines if sign in "\n\t" or unicodedata.category(sign)[0] != "C")
    return "".join(seen)[-MOST:]


def recognise(text: str) -> tuple[Found, ...]:
    """The traps whose words stand in a text, the one that stands last first: it ended the program."""
    end = text[-MOST:]
    left_out = len(text) - len(end)
    found = []
    for trap in TRAPS.values():
        if trap.words is not None and (spans := [match.span() for match in trap.words.finditer(end)]):
            low, high = spans[-1]
            found.append(Found(trap, left_out + low, left_out + high))
    return tuple(sorted(found, key=lambda item: -item.end))


def last_error(text: str) -> str:
    """The last line that names an error or a warning; "" when there is none."""
    found = ERROR.findall(text[-MOST:])
    return found[-1].strip() if found else ""


def known() -> tuple[Trap, ...]:
    """The traps that can be told from their words."""
    return tuple(trap for trap in TRAPS.values() if trap.words is not None)
