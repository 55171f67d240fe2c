"""Python in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cifar_gui.ui.theme import Theme

Span = tuple[int, int, str]
"""(start, length, colour): characters of a source, and a "#RRGGBB"."""


def spans(source: str, theme: Theme) -> Iterator[Span]:
    """The parts of a Python source that are not in the colour of plain text."""
    from pygments.lexers.python import PythonLexer  # only when there is code to show: it costs 60 ms

    for start, kind, text in PythonLexer(ensurenl=False, stripnl=False).get_tokens_unprocessed(source):
        if (colour := _colour(str(kind), source[start + len(text) :], theme)) is not None:
            yield start, len(text), colour


def _colour(kind: str, rest: str, theme: Theme) -> str | None:
    """The colour of a token of pygments; a name is a call when a bracket follows."""
    for prefix, colour in (
        ("Token.Keyword", theme.code_keyword), ("Token.Operator.Word", theme.code_keyword),
        ("Token.Literal.String", theme.code_string), ("Token.Literal.Number", theme.code_number),
        ("Token.Comment", theme.code_comment),
    ):  # fmt: skip
        if kind.startswith(prefix):
            return colour
    return theme.code_call if kind.startswith("Token.Name") and rest.startswith("(") else None


class PythonHighlighter(QSyntaxHighlighter):
    """Colours a document that holds one Python script."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self.theme = theme
        self._source: str | None = None
        self._spans: list[Span] = []

    def use(self, theme: Theme) -> None:
        """Colour the script anew, in another theme."""
        self.theme = theme
        self._source = None
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """One line of the script; what spans lines is known from the whole."""
        source = self.document().toPlainText()
        if source != self._source:
            self._source, self._spans = source, list(spans(source, self.theme))
        first = self.currentBlock().position()
        for start, length, colour in self._spans:
            low, high = max(start - first, 0), min(start + length - first, len(text))
            if low < high:
                shade = QTextCharFormat()
                shade.setForeground(QColor(colour))
                self.setFormat(low, high - low, shade)
