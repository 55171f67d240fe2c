"""Tables as files of CSV, as spreadsheets and pandas open them: numbers are numbers, and no text is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

MARK = b"\xef\xbb\xbf"
"""Stands before the text."""
FORMULA = tuple("=+-@＝＋－＠|%")
"""What a spreadsheet might take for the beginning of a formula or a command."""
_BEGINNING = re.compile(rf"((?:^|[,;|:，；]) *)('*[{re.escape(''.join(FORMULA))}])")
_DEFUSED = re.compile(rf"((?:^|[,;|:，；]) *)'('*[{re.escape(''.join(FORMULA))}])")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?<=[\d.])(?:e[-+]?\d+)?|[-+]?Infinity|NaN", re.ASCII)


def table(rows: Iterable[Iterable[object]]) -> bytes:
    """A file of CSV, as spreadsheets read it in every language: UTF-8 with its mark."""
    return MARK + lines(rows)


def lines(rows: Iterable[Iterable[object]]) -> bytes:
    """Some lines of such a file. Texts are defused, everything else is written as it is."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8", "replace")


def defused(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, whatever it takes for the separator of cells.

    An apostrophe stands before what could begin a formula: at the beginning, and behind every separator.
    """
    plain = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    return _BEGINNING.sub(r"\1'\2", plain)


def armed(cell: str) -> str:
    """The text that was defused."""
    return _DEFUSED.sub(r"\1\2", cell)


def read(cell: str) -> Decimal | str:
    """A number as it is shown, "−1,234.50", as one that every program reads; any other text as it is."""
    plain = cell.replace("−", "-").replace("∞", "Infinity")
    if not plain.strip("-+.") or not _NUMBER.fullmatch(plain):
        return cell
    return Decimal(plain.replace(",", ""))
