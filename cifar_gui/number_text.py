"""Numbers as they are typed into cells, copied from a spreadsheet, and written on cells and in sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cifar_gui import numerals
from cifar_gui.numerals import NotANumber
from cifar_gui.spec import QT_TRANSLATE_NOOP

LARGEST_WHOLE = 2**53
"""Whole numbers beyond this are not exact in a cell."""
MOST_PASTED = 100_000
"""Characters of a paste that are read."""

TOO_LARGE = QT_TRANSLATE_NOOP("Number", "“{text}” is beyond 2⁵³: whole numbers that large are not kept exactly")
COMMAS = QT_TRANSLATE_NOOP(
    "Number", "“{text}” can be one number or two: write 0.5 with a point, or put tabs or semicolons between the numbers"
)


def read_number(text: str) -> float:
    """The number that a cell holds.

    Raises:
        NotANumber: it is something else, or a whole number that a cell does not hold exactly.
    """
    value = numerals.read_number(text)
    if isinstance(value, int) and abs(value) > LARGEST_WHOLE and int(float(value)) != value:
        raise NotANumber(text, TOO_LARGE)
    return float(value)


def read_cells(text: str) -> list[list[str]]:
    """The cells of what was copied from a spreadsheet (tabs), a CSV file, a printed tensor or array, or plain columns.

    Raises:
        NotANumber: commas stand where they may part two numbers or be the point of one.
    """
    text = numerals.plain(text[:MOST_PASTED]).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if "[" in text and (rows := _literal_rows(text)) is not None:
        return rows
    lines = [line for line in text.split("\n") if line.strip()]
    mark = next((mark for mark in ("\t", ";") if any(mark in line for line in lines)), None)
    if mark is None and "," in text and not _commas_are_points(lines):
        mark = ","
    return [[cell.strip() for cell in (line.split(mark) if mark else line.split())] for line in lines]


def _commas_are_points(lines: Sequence[str]) -> bool:
    """Whether numbers with a decimal comma stand apart by spaces: "0,5 1 2,25".

    Raises:
        NotANumber: it can't be told, as in "0,01".
    """
    words = [line.split() for line in lines]
    if any(len(row) > 1 for row in words):
        return all(re.fullmatch(r"[+-]?\d+(,\d+)?", word) for row in words for word in row)
    for (word,) in words:
        pieces = word.split(",")
        zeros = [piece for piece in pieces[1:] if re.fullmatch(r"0\d+", piece)]
        if zeros or pieces[0] == "-0" or (re.fullmatch(r"[+-]?0,\d+", word) and (len(words) == 1 or len(word) > 3)):
            raise NotANumber(word, COMMAS)
    return False


def _literal_rows(text: str) -> list[list[str]] | None:
    """The innermost rows of a list of lists, as Python, NumPy and PyTorch write them; None for anything else."""
    found = re.findall(r"\[([^\[\]]*)\]", text)
    rows = [[cell.strip() for cell in (row.split(",") if "," in row else row.split()) if cell.strip()] for row in found]
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


SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def raised(power: int) -> str:
    """An exponent: "⁻⁵"."""
    return str(power).translate(SUPERSCRIPTS)


def scientific(value: float) -> str:
    """Two digits and a power of ten: "5.1 × 10¹³"."""
    digits, power = f"{value:.1e}".split("e")
    return f"{digits} × 10{raised(int(power))}"
