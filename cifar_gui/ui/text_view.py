"""The lesson's text: the program's own Markdown, set for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from cifar_gui import paths
from cifar_gui.i18n import Retranslated
from cifar_gui.spec import Lesson
from cifar_gui.ui import highlight
from cifar_gui.ui.context import Context
from cifar_gui.ui.controls import icon
from cifar_gui.ui.text_marks import block_rect, range_rects
from cifar_gui.ui.theme import Theme, font, mono

OFFICIAL = ("docs.pytorch.org", "pytorch.org")
"""The only hosts that a text may name; their pages open in the user's browser, on a click."""
INSIDE = ("field", "region")
"""Schemes of links to a control or to a region of the page."""

MARGIN = 24
CARD = 12
"""Padding of a call-out, px."""
CODE = QTextFormat.Property.UserProperty + 1
"""Marks a piece of inline code."""


def lesson_markdown(number: str, language: str) -> str:
    """The text of a lesson.

    Raises:
        OSError: there is none.
    """
    return (paths.resources() / "texts" / language / f"{number}.md").read_text(encoding="utf-8")


def idea(markdown: str) -> str:
    """What stands between the title of a text and its first heading: the lesson's idea."""
    return re.split(r"^##? .*$", markdown, flags=re.MULTILINE)[1].strip()


def official(url: QUrl) -> bool:
    """Whether it is a page of PyTorch's own documentation, over https and without tricks."""
    plain = not url.userInfo() and url.port() == -1
    return url.isValid() and url.scheme() == "https" and url.host() in OFFICIAL and plain


class MarkdownView(Retranslated, QTextBrowser):
    """Markdown in the look of the program. Loads nothing, neither from outside nor from the disk."""

    link = Signal(str, str)
    """The kind and the name of a link inside the page: ("field", "stride") or ("region", "kernels")."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._markdown = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own is in English only
        self.anchorClicked.connect(self._clicked)
        context.theme_changed.connect(self._rebuild)

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Nothing: a text has no pictures, and nothing else in it is followed without a click."""
        return None

    def show_markdown(self, markdown: str) -> None:
        """Show a text; no HTML in it is read as HTML."""
        self._markdown = markdown
        self._rebuild()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Lesson text"))
        self._rebuild()

    def _rebuild(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(self._markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        Typesetter(self.document(), self.context.theme, self.context.language.current).run()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def _clicked(self, url: QUrl) -> None:
        if url.scheme() in INSIDE:
            self.link.emit(url.scheme(), url.path())
        elif official(url):
            QDesktopServices.openUrl(url)

    # --- what lies under the text -----------------------------------------------------------------------------------

    def paintEvent(self, event: object) -> None:
        """Call-outs, code boxes and the fills of inline code, then the text on them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for first, last in groups(self.document(), is_quote):
            self._paint_callout(painter, first, last)
        for first, last in groups(self.document(), is_fenced):
            self._paint_code_box(painter, first, last)
        for block in blocks(self.document()):
            self._paint_code(painter, block)
        painter.end()
        super().paintEvent(event)  # type: ignore[arg-type]

    def _box(self, first: QTextBlock, last: QTextBlock, outset: float, padding: float) -> QRectF:
        top, bottom = block_rect(self, first).top() - padding, block_rect(self, last).bottom() + padding
        margin = MARGIN - outset
        return QRectF(margin, top, self.viewport().width() - 2 * margin, bottom - top)

    def _paint_callout(self, painter: QPainter, first: QTextBlock, last: QTextBlock) -> None:
        theme = self.context.theme
        box = self._box(first, last, 6, CARD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.warning_soft))
        painter.drawRoundedRect(box, 8, 8)
        row = block_rect(self, first)
        icon("warning", theme.warning).paint(painter, round(box.left() + 14), round(row.top() + 5), 16, 16)

    def _paint_code_box(self, painter: QPainter, first: QTextBlock, last: QTextBlock) -> None:
        theme = self.context.theme
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.stage))
        painter.drawRoundedRect(self._box(first, last, 0, 10).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_code(self, painter: QPainter, block: QTextBlock) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        fill = QColor(self.context.theme.surface if is_quote(block) else self.context.theme.sunken)
        painter.setBrush(fill)
        for start, length, shape in fragments(block):
            if shape.boolProperty(CODE):
                for rect in range_rects(self, start, start + length):
                    middle = rect.center().y()
                    painter.drawRoundedRect(QRectF(rect.left() - 2.5, middle - 9, rect.width() + 5, 19), 4, 4)


class TextView(MarkdownView):
    """The text of a lesson, in the language of the interface."""

    def __init__(self, context: Context, lesson: Lesson) -> None:
        super().__init__(context)
        self.lesson = lesson
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        try:
            self.show_markdown(lesson_markdown(self.lesson.number, self.context.language.current))
        except OSError as error:
            self.show_markdown(self.tr("The text of this lesson cannot be read: {error}").format(error=error.strerror))


# --- setting the type -----------------------------------------------------------------------------------------------


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


def groups(document: QTextDocument, belongs: object) -> Iterator[tuple[QTextBlock, QTextBlock]]:
    """The first and the last of each row of neighbouring paragraphs that belong together."""
    first = last = None
    for block in blocks(document):
        if belongs(block):  # type: ignore[operator]
            first, last = first or block, block
        elif first is not None and last is not None:
            yield first, last
            first = last = None
    if first is not None and last is not None:
        yield first, last


class Typesetter:
    """Gives a document read from Markdown the sizes, distances and colours of the program."""

    def __init__(self, document: QTextDocument, theme: Theme, language: str) -> None:
        self.document = document
        self.theme = theme
        self.row = 24 if language == "zh" else 22
        """Height of a row of running text, px: 1.7 for Chinese, a little less for English."""

    def run(self) -> None:
        """Set every paragraph."""
        self.document.setDocumentMargin(MARGIN)
        self.document.setIndentWidth(18)
        quoted = {block.blockNumber() for group in groups(self.document, is_quote) for block in group[:1]}
        endings = {group[1].blockNumber() for group in groups(self.document, is_quote)}
        fenced = list(groups(self.document, is_fenced))
        for block in list(blocks(self.document)):
            number = block.blockNumber()
            level = block.blockFormat().headingLevel()
            if level:
                self._heading(block, level)
            elif is_quote(block):
                self._quote(block, number in quoted, number in endings)
            elif is_fenced(block):
                self._set(block, 20, mono(12), self.theme.text)
            else:
                self._set(block, self.row, font(14), self.theme.text2, below=4 if block.textList() else 10)
        for first, last in fenced:
            self._code(first, last)

    def _heading(self, block: QTextBlock, level: int) -> None:
        px, above, below = (18, 0, 8) if level == 1 else (15, 18, 6)
        self._set(block, px + 10, font(px, 600), self.theme.text, above, below)

    def _quote(self, block: QTextBlock, first: bool, last: bool) -> None:
        colour = self.theme.warning if first else self.theme.text
        above, below = 20 if first else 0, CARD + 16 if last else 6
        self._set(block, self.row, font(14, 600 if first else 400), colour, above, below, 8, 24 if first else 0)

    def _code(self, first: QTextBlock, last: QTextBlock) -> None:
        """A code block in colours, with air around it for its box."""
        lines = []
        block = first
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            lines.append(block)
            self._box(block, 14 if block == first else 0, 26 if block == last else 0)
            block = block.next()
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
            cursor.setCharFormat(self._piece(QTextCharFormat(base), given, is_fenced(block)))

    def _piece(self, made: QTextCharFormat, given: QTextCharFormat, fenced: bool) -> QTextCharFormat:
        """A piece of text: bold, inline code, or a link, on the base of its paragraph."""
        face = made.font()
        if given.fontFixedPitch() and not fenced:
            face = mono(13)
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
            inside = QUrl(given.anchorHref()).scheme() in INSIDE
            line = QTextCharFormat.UnderlineStyle.DotLine if inside else QTextCharFormat.UnderlineStyle.NoUnderline
            made.setUnderlineStyle(line)
        return made
