"""Setting the type: a document read from Markdown gets the sizes, distances and colours of the program."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from cifar_gui.ui.widgets import highlight
from cifar_gui.ui.widgets.theme import Theme, font, mono

INSIDE = ("field", "region", "part")
"""Schemes of links to a control or a region of the page, or to a part of the lesson."""

MARGIN = 24
CARD = 12
"""Padding of a call-out, px."""
UNBROKEN = 30
"""Inline code up to this length, in characters, is kept on one row."""
CODE = QTextFormat.Property.UserProperty + 1
"""Marks a piece of inline code."""


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """(start, length, format) of the pieces of a paragraph that share a format."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        pieces += 1
    return found


def is_quote(block: QTextBlock) -> bool:
    """Whether it belongs to a call-out."""
    return block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel) > 0


def is_fenced(block: QTextBlock) -> bool:
    """Whether it is a line of a code block."""
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def is_title(block: QTextBlock) -> bool:
    """Whether it is bold throughout, as the title of a call-out is."""
    return all(shape.fontWeight() > QFont.Weight.Normal for _, _, shape in fragments(block))


def section(document: QTextDocument, part: str) -> QTextBlock | None:
    """The heading that leads to a part of the lesson: its section begins there."""
    for block in blocks(document):
        if block.blockFormat().headingLevel():
            for _, _, shape in fragments(block):
                if shape.anchorHref() == f"part:{part}":
                    return block
    return None


def callouts(document: QTextDocument) -> list[list[QTextBlock]]:
    """The paragraphs of each call-out: a title begins a new one."""
    found: list[list[QTextBlock]] = []
    for block in blocks(document):
        if is_quote(block):
            if not found or is_title(block) or block.previous() != found[-1][-1]:
                found.append([])
            found[-1].append(block)
    return found


def code_boxes(document: QTextDocument) -> list[list[QTextBlock]]:
    """The lines of each code block."""
    found: list[list[QTextBlock]] = []
    for block in blocks(document):
        if is_fenced(block):
            if not found or block.previous() != found[-1][-1]:
                found.append([])
            found[-1].append(block)
    return found


class Typesetter:
    """Gives a document read from Markdown the sizes, distances and colours of the program."""

    def __init__(self, document: QTextDocument, theme: Theme, language: str, margin: int = MARGIN,
                 share: float = 1.0) -> None:  # fmt: skip
        """``share`` of its usual size that the text gets."""
        self.document = document
        self.share = share
        self.margin = margin
        self.theme = theme
        self.row = self._px(24 if language == "zh" else 22)
        """Height of a row of running text, px: 1.7 for Chinese, a little less for English."""

    def _px(self, usual: int) -> int:
        return round(usual * self.share)

    def run(self) -> None:
        """Set every paragraph."""
        self.document.setDocumentMargin(self.margin)
        self.document.setIndentWidth(18)
        quotes = callouts(self.document)
        for block in list(blocks(self.document)):
            level = block.blockFormat().headingLevel()
            if level:
                self._heading(block, level)
            elif is_fenced(block):
                self._set(block, self._px(20), mono(self._px(12)), self.theme.text)
            elif not is_quote(block):
                self._set(block, self.row, font(self._px(14)), self.theme.text2, below=4 if block.textList() else 10)
        for lines in quotes:
            for block in lines:
                self._quote(block, block == lines[0], block == lines[-1])
        for lines in code_boxes(self.document):
            self._code(lines)

    def _heading(self, block: QTextBlock, level: int) -> None:
        px, above, below = (18, 0, 8) if level == 1 else (15, 18, 6)
        self._set(block, self._px(px + 10), font(self._px(px), 600), self.theme.text, above, below)

    def _quote(self, block: QTextBlock, first: bool, last: bool) -> None:
        colour = self.theme.warning if first else self.theme.text
        above, below = CARD + 16 if first else 0, 2 * CARD + 12 if last else 6
        self._set(
            block, self.row, font(self._px(14), 600 if first else 400), colour, above, below, 8, 24 if first else 0
        )

    def _code(self, lines: list[QTextBlock]) -> None:
        """A code block in colours, with air around it for its box."""
        first = lines[0]
        for block in lines:
            self._box(block, 14 if block == first else 0, 24 if block == lines[-1] else 0)
        if first.blockFormat().stringProperty(QTextFormat.Property.BlockCodeLanguage) != "python":
            return
        source = "\n".join(line.text() for line in lines)
        for start, length, colour in highlight.spans(source, self.theme):
            cursor = QTextCursor(self.document)
            cursor.setPosition(first.position() + start)
            cursor.setPosition(first.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
            shade = QTextCharFormat()
            shade.setForeground(QColor(colour))
            cursor.mergeCharFormat(shade)

    def _box(self, block: QTextBlock, above: float, below: float) -> None:
        shape = block.blockFormat()
        shape.setNonBreakableLines(False)
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLeftMargin(12)
        shape.setRightMargin(12)
        QTextCursor(block).setBlockFormat(shape)

    def _set(
        self, block: QTextBlock, row: int, face: QFont, colour: str, above: int = 0, below: int = 0, inset: int = 0,
        first_line: int = 0,
    ) -> None:  # fmt: skip
        shape = block.blockFormat()
        shape.setLineHeight(row, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLeftMargin(inset)
        shape.setRightMargin(inset)
        shape.setTextIndent(first_line)
        cursor = QTextCursor(block)
        cursor.setBlockFormat(shape)
        base = QTextCharFormat()
        base.setFont(face)
        base.setForeground(QColor(colour))
        cursor.setBlockCharFormat(base)
        for start, length, given in fragments(block):
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            made = self._piece(QTextCharFormat(base), given, is_fenced(block), cursor.selectedText())
            if made.boolProperty(CODE) and length <= UNBROKEN:
                cursor.insertText(cursor.selectedText().replace(" ", "\u00a0"), made)
            else:
                cursor.setCharFormat(made)

    def _piece(self, made: QTextCharFormat, given: QTextCharFormat, fenced: bool, text: str) -> QTextCharFormat:
        """A piece of text: bold, inline code, or a link, on the base of its paragraph."""
        face = made.font()
        scheme = QUrl(given.anchorHref()).scheme() if given.isAnchor() else ""
        if scheme and scheme not in ("region", "part") and text.isascii():
            face = QFont(mono(self._px(13)))  # an argument, or a page of PyTorch's
        elif given.fontFixedPitch() and not fenced:
            face = QFont(mono(self._px(13)))
            made.setForeground(QColor(self.theme.text))
            made.setProperty(CODE, True)
        if given.fontWeight() > QFont.Weight.Normal:
            face.setWeight(QFont.Weight.DemiBold)
            made.setForeground(made.foreground() if face.weight() == made.font().weight() else QColor(self.theme.text))
        made.setFont(face)
        if given.isAnchor():
            made.setAnchor(True)
            made.setAnchorHref(given.anchorHref())
            made.setForeground(QColor(self.theme.accent))
            lines = QTextCharFormat.UnderlineStyle
            made.setUnderlineStyle(lines.DotLine if scheme in INSIDE else lines.NoUnderline)
        return made
