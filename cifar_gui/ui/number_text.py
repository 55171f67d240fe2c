"""Numbers as they are typed into cells, copied from a spreadsheet, and written on cells."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

LARGEST_WHOLE = 2**53
"""Whole numbers beyond this are not exact in a cell."""
LONGEST = 40
"""Characters that one cell takes."""
MOST_PASTED = 100_000
"""Characters of a paste that are read."""

NOT_A_NUMBER = QT_TRANSLATE_NOOP("NumberGrid", "“{text}” is not a number")
EMPTY = QT_TRANSLATE_NOOP("NumberGrid", "an empty cell is no number")
TOO_LARGE = QT_TRANSLATE_NOOP("NumberGrid", "“{text}” is beyond 2⁵³: whole numbers that large are not kept exactly")
NO_DIVISION = QT_TRANSLATE_NOOP("NumberGrid", "“{text}” divides by zero")

_WORDS = {"nan": math.nan, "inf": math.inf, "infinity": math.inf, "∞": math.inf}


class NotANumber(ValueError):
    """What stands in a cell cannot be taken; ``message`` says why."""

    def __init__(self, text: str, template: str) -> None:
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        self.message = Message("NumberGrid", template, {"text": shown})
        super().__init__(str(self.message))


def read_number(text: str) -> float:
    """A number as a person types it: "3", "-0.5", "−2", "1/9", "1e-3", "nan", "-inf".

    Raises:
        NotANumber: it is something else, or a whole number that a cell does not hold exactly.
    """
    plain = text.strip().replace("−", "-").replace("＋", "+").replace("．", ".")
    if not plain:
        raise NotANumber(text, EMPTY)
    above, slash, below = plain.partition("/")
    if slash:
        divisor = _read(below, text)
        if divisor == 0:
            raise NotANumber(text.strip(), NO_DIVISION)
        return _read(above, text) / divisor
    return _read(plain, text)


def _read(plain: str, text: str) -> float:
    plain = plain.strip()
    sign = -1.0 if plain.startswith("-") else 1.0
    word = plain.lstrip("+-").lower() if plain[:1] in ("+", "-") else plain.lower()
    if word in _WORDS:
        return sign * _WORDS[word]
    if len(plain) > LONGEST or "_" in plain:
        raise NotANumber(text.strip(), NOT_A_NUMBER)
    try:
        value = float(plain)
    except ValueError:
        raise NotANumber(text.strip(), NOT_A_NUMBER) from None
    if re.fullmatch(r"[+-]?\d+", plain) and (not math.isfinite(value) or int(plain) != int(value)):
        raise NotANumber(text.strip(), TOO_LARGE)
    return value


def read_cells(text: str) -> list[list[str]]:
    """The cells of what was copied from a spreadsheet (tabs), a CSV file, a printed tensor or plain columns."""
    text = text[:MOST_PASTED].replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if "[" in text and (rows := _literal_rows(text)) is not None:
        return rows
    lines = [line for line in text.split("\n") if line.strip()]
    mark = next((mark for mark in ("\t", ";", ",") if any(mark in line for line in lines)), None)
    return [[cell.strip() for cell in (line.split(mark) if mark else line.split())] for line in lines]


def _literal_rows(text: str) -> list[list[str]] | None:
    """The innermost rows of a list of lists, as Python and PyTorch write them; None for anything else."""
    found = re.findall(r"\[([^\[\]]*)\]", text)
    rows = [[cell.strip() for cell in row.split(",") if cell.strip()] for row in found]
    return rows if rows and all(rows) else None


def write_cells(values: Sequence[Sequence[float]]) -> str:
    """The cells for the clipboard: tabs between them, a line for each row."""
    return "\n".join("\t".join(exact(float(value)) for value in row) for row in values)


def exact(value: float) -> str:
    """A number that reads back as itself: "3", "0.1", "nan"."""
    if math.isfinite(value) and value == int(value) and abs(value) <= LARGEST_WHOLE and not _is_minus_zero(value):
        return str(int(value))
    return repr(float(value))


def _is_minus_zero(value: float) -> bool:
    return value == 0 and math.copysign(1.0, value) < 0


def cell_text(value: float, digits: int = 3) -> str:
    """A number short enough for a cell: "16", "0.111", "−2.5", "1.2e6", "∞", "NaN"; with two digits ".11"."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if size == int(size) and size < 1e5:
        text = str(int(size))
    elif 10**-digits / 2 <= size < 1e5:
        text = f"{size:.{digits}g}" if size < 10**digits else f"{size:.0f}"
        text = text if digits > 2 else text.removeprefix("0")
    else:
        mantissa, _, power = f"{size:.{digits - 2}e}".partition("e")
        text = f"{mantissa.removesuffix('.0')}e{int(power)}"
    return f"−{text}" if value < 0 else text
