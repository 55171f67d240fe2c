"""Python in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cifar_gui.ui.widgets.theme import Theme, in_force

Span = tuple[int, int, str]
"""(start, length, colour): characters of a source or of a line, and a "#RRGGBB"."""


def spans(source: str, theme: Theme) -> Iterator[Span]:
    """The parts of a Python source that are not in the colour of plain text."""
    from pygments.lexers.python import PythonLexer  # only when there is code to show: it costs 60 ms

    for start, kind, text in PythonLexer(ensurenl=False, stripnl=False).get_tokens_unprocessed(source):
        if (colour := _colour(str(kind), source[start + len(text) :][:1], theme)) is not None:
            yield start, len(text), colour


def _colour(kind: str, following: str, theme: Theme) -> str | None:
    """The colour of a token of pygments; a name is a call when a bracket follows."""
    for prefix, colour in (
        ("Token.Keyword", theme.code_keyword), ("Token.Operator.Word", theme.code_keyword),
        ("Token.Literal.String", theme.code_string), ("Token.Literal.Number", theme.code_number),
        ("Token.Comment", theme.code_comment),
    ):  # fmt: skip
        if kind.startswith(prefix):
            return colour
    return theme.code_call if kind.startswith("Token.Name") and following == "(" else None


def by_line(source: str, theme: Theme) -> list[list[Span]]:
    """The spans of each line; one that goes over several lines is cut up."""
    ends = [len(line) for line in source.split("\n")]
    found: list[list[Span]] = [[] for _ in ends]
    number = first = 0
    for start, length, colour in spans(source, theme):
        while first + ends[number] < start:
            first += ends[number] + 1
            number += 1
        line, at = number, first
        while at < start + length:
            low, high = max(start - at, 0), min(start + length - at, ends[line])
            if low < high:
                found[line].append((low, high - low, colour))
            at += ends[line] + 1
            line += 1
    return found


class PythonHighlighter(QSyntaxHighlighter):
    """Colours a document that holds one Python script."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._source = ""
        self._lines: list[list[Span]] = []
        self._below: list[int] = []
        """For each line, a number that stands for the colours of all lines below it."""

    def expect(self, source: str) -> None:
        """What the document is about to hold; told before it changes, so that only the lines that change are done."""
        self._source = source
        self._lines = by_line(source, in_force())
        self._below, below = [], 0
        for line in reversed(self._lines):
            self._below.append(below)
            below = hash((below, tuple(line))) & 0x7FFFFFFF
        self._below.reverse()

    def retint(self) -> None:
        """Colour the script anew, in the theme in force."""
        self.expect(self._source)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """One line of the script. Qt goes on to the next line when the state that is set here is a new one."""
        number = self.currentBlock().blockNumber()
        if number >= len(self._lines):
            return
        self.setCurrentBlockState(self._below[number])
        for start, length, colour in self._lines[number]:
            shade = QTextCharFormat()
            shade.setForeground(QColor(colour))
            self.setFormat(start, length, shade)
