"""A text that has been set, and what stands where in it: worked out once for all views that show it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument

from cifar_gui import glossary
from cifar_gui.glossary import Term
from cifar_gui.ui.companion.typesetting import (
    CODE,
    Typesetter,
    blocks,
    callouts,
    code_boxes,
    fragments,
    is_fenced,
    is_quote,
)
from cifar_gui.ui.widgets.theme import Theme

KEPT = 16
"""So many texts are kept: those of the lessons between which one goes to and fro, in both languages."""
APART = "\ufffc"
"""Stands for a character that belongs to no term."""


@dataclass(frozen=True)
class Lines:
    """Paragraphs that belong together: the position of the first, and that behind the last."""

    start: int
    end: int

    def meet(self, start: int, end: int) -> bool:
        """Whether they have a part in a stretch of the text."""
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Code:
    """A piece of inline code, by its positions; ``quoted`` in a call-out."""

    start: int
    end: int
    quoted: bool


class Typeset:
    """GUI thread. A document in the look of the program, never shown itself; positions are the same in its copies."""

    def __init__(self, document: QTextDocument, language: str) -> None:
        self.document, self.language = document, language

    def copied(self, parent: QObject) -> QTextDocument:
        """A document for a view; it is laid out in the view's width."""
        made: QTextDocument = self.document.clone(parent)
        made.setDocumentMargin(self.document.documentMargin())
        return made

    @cached_property
    def callouts(self) -> tuple[Lines, ...]:
        """The call-outs."""
        return tuple(map(_lines, callouts(self.document)))

    @cached_property
    def boxes(self) -> tuple[Lines, ...]:
        """The blocks of code."""
        return tuple(map(_lines, code_boxes(self.document)))

    @cached_property
    def code(self) -> tuple[Code, ...]:
        """All inline code, in its order."""
        return tuple(
            Code(start, start + length, is_quote(block))
            for block in blocks(self.document)
            for start, length, shape in fragments(block)
            if shape.boolProperty(CODE)
        )

    def code_in(self, start: int, end: int) -> tuple[Code, ...]:
        """Inline code that begins in a stretch of the text."""
        low, high = (bisect_left(self.code, place, key=lambda piece: piece.start) for place in (start, end))
        return self.code[low:high]

    @cached_property
    def terms(self) -> list[tuple[int, int, Term]]:
        """First position, that behind the last, and term: in each paragraph the first occurrence; none in headings,
        code and links."""
        return [
            (block.position() + start, block.position() + end, term)
            for block in blocks(self.document)
            if not block.blockFormat().headingLevel() and not is_fenced(block)
            for start, end, term in glossary.find(plain_text(block), self.language)
        ]

    def terms_in(self, start: int, end: int) -> range:
        """The numbers of the terms that begin in a stretch of the text."""
        return range(*(bisect_left(self.terms, place, key=lambda found: found[0]) for place in (start, end)))


@lru_cache(KEPT)
def typeset(markdown: str, theme: Theme, language: str, margin: int, share: float) -> Typeset:
    """A text in the look of the program; no HTML in it is read as HTML. ``share`` of its usual size."""
    document = QTextDocument()
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
    Typesetter(document, theme, language, margin, share).run()
    return Typeset(document, language)


def plain_text(block: QTextBlock) -> str:
    """The text of a paragraph, its code and its links replaced by characters that belong to no term."""
    text = block.text()
    for start, length, shape in fragments(block):
        if shape.boolProperty(CODE) or shape.isAnchor():
            first = start - block.position()
            text = text[:first] + APART * length + text[first + length :]
    return text


def _lines(lines: list[QTextBlock]) -> Lines:
    return Lines(lines[0].position(), lines[-1].position() + lines[-1].length())
