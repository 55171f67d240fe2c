"""The lesson's text: the program's own Markdown, set for reading."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from cifar_gui import paths
from cifar_gui.i18n import Retranslated
from cifar_gui.spec import Lesson, lesson_of, part_of
from cifar_gui.ui.companion.terms import TermMarks
from cifar_gui.ui.companion.typesetting import (
    CARD,
    CODE,
    INSIDE,
    MARGIN,
    Typesetter,
    blocks,
    callouts,
    code_boxes,
    fragments,
    is_quote,
    section,
)
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import icon
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.text_marks import block_rect, range_rects
from cifar_gui.ui.widgets.theme import Themed

ABOVE = 12
"""px above a section that the text opens at."""
OFFICIAL = ("docs.pytorch.org", "pytorch.org")
"""The only hosts that a text may name; their pages open in the user's browser, on a click."""


def lesson_markdown(key: str, language: str) -> str:
    """The text of a lesson.

    Raises:
        OSError: there is none.
    """
    return (paths.resources() / "texts" / language / f"{key}.md").read_text(encoding="utf-8")


def official(url: QUrl) -> bool:
    """Whether it is a page of PyTorch's own documentation, over https and without tricks."""
    plain = not url.userInfo() and url.port() == -1
    return url.isValid() and url.scheme() == "https" and url.host() in OFFICIAL and plain


class MarkdownView(Retranslated, Themed, Fitted, QTextBrowser):
    """Markdown in the look of the program. Loads nothing, neither from outside nor from the disk."""

    link = Signal(str, str)
    """The kind and the name of a link inside the page: ("field", "stride") or ("region", "kernels")."""
    ground = "surface"
    """The colour token of what it lies on."""

    def __init__(self, context: Context, margin: int = MARGIN) -> None:
        super().__init__()
        self.context = context
        self.margin = margin
        self._markdown = ""
        self._document: QTextDocument | None = None
        self._marks: list[tuple[str, QRectF]] | None = None
        self._stale = False
        """The theme or the size has changed since the text was last seen."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own is in English only
        self.anchorClicked.connect(self._clicked)
        self.terms = TermMarks(self)
        FocusRing(self)
        context.text_size_changed.connect(self.retint)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a text has no pictures, and nothing else in it is followed without a click."""
        return None

    def show_markdown(self, markdown: str) -> None:
        """Show a text; no HTML in it is read as HTML."""
        self._markdown = markdown
        self._rebuild()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Lesson text"))

    def fit(self, room: QSize) -> None:
        """Lines break elsewhere."""
        self._marks = None
        self.terms.moved()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the theme that was chosen while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self._rebuild()

    @Slot()
    def retint(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._rebuild()

    def _rebuild(self) -> None:
        self._stale = False
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        # A document of its own until it is done: one that is on the screen is laid out anew at every change.
        document = QTextDocument(self)
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(self._markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        Typesetter(document, self.theme, self.context.language.current, self.margin, self.context.text_share).run()
        self.setDocument(document)
        if self._document is not None:  # the first one was Qt's own, and Qt has deleted it
            self._document.deleteLater()
        self._document, self._marks = document, None
        self.terms.forget()
        bar.setValue(round(share * bar.maximum()))

    def _clicked(self, url: QUrl) -> None:
        if url.scheme() in INSIDE:
            self.link.emit(url.scheme(), url.path())
        elif official(url):
            QDesktopServices.openUrl(url)

    # --- what lies under the text -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Call-outs, code boxes, the fills of inline code and the lines under terms, then the text on them."""
        if self._marks is None:
            self._marks = list(self._find_marks())
        down = QPointF(0, self.verticalScrollBar().value())
        seen = QRectF(event.rect()).translated(down)
        painter = smooth(self.viewport())
        painter.fillRect(event.rect(), QColor(getattr(self.theme, self.ground)))
        for kind, rect in self._marks:
            if rect.intersects(seen):
                self._paint_mark(painter, kind, rect.translated(-down))
        self.terms.paint(painter, seen, down)
        painter.end()
        super().paintEvent(event)

    def _find_marks(self) -> Iterator[tuple[str, QRectF]]:
        """Kinds and places, in the document, of what lies under its text."""
        down = QPointF(0, self.verticalScrollBar().value())
        for lines in callouts(self.document()):
            box = self._box(lines, 6, CARD)
            yield "call-out", box.translated(down)
            yield "icon", QRectF(box.left() + 14, block_rect(self, lines[0]).top() + 2, 16, 16).translated(down)
        for lines in code_boxes(self.document()):
            yield "box", self._box(lines, 0, 10).adjusted(0.5, 0.5, -0.5, -0.5).translated(down)
        for block in blocks(self.document()):
            for start, length, shape in fragments(block):
                if shape.boolProperty(CODE):
                    for rect in range_rects(self, start, start + length):
                        high = 19 * self.context.text_share
                        fill = QRectF(rect.left() - 2.5, rect.center().y() - high / 2 + 0.5, rect.width() + 5, high)
                        yield "code on call-out" if is_quote(block) else "code", fill.translated(down)

    def _box(self, lines: list[QTextBlock], outset: float, padding: float) -> QRectF:
        top, bottom = block_rect(self, lines[0]).top() - padding, block_rect(self, lines[-1]).bottom() + padding
        side = self.margin - outset
        return QRectF(side, top, self.viewport().width() - 2 * side, bottom - top)

    def _paint_mark(self, painter: QPainter, kind: str, rect: QRectF) -> None:
        theme = self.theme
        if kind == "icon":
            icon("warning", theme.warning).paint(painter, rect.toRect())
            return
        fill, radius = {
            "call-out": (theme.warning_soft, 8), "box": (theme.stage, 6), "code": (theme.sunken, 4),
            "code on call-out": (theme.surface, 4),
        }[kind]  # fmt: skip
        painter.setPen(QPen(QColor(theme.border), 1) if kind == "box" else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(rect, radius, radius)


class TextView(MarkdownView):
    """The text of a lesson, in the language of the interface. It opens where it speaks of the page that it is on."""

    def __init__(self, context: Context, lesson: Lesson) -> None:
        super().__init__(context)
        self.lesson = lesson
        self._looked_at = False
        """It has been seen, and scrolls no more by itself."""
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, once it has its room, it opens at its own section."""
        super().showEvent(event)
        if not self._looked_at:
            QTimer.singleShot(0, self, self.open_section)

    @Slot()
    def open_section(self) -> None:
        """Scroll to the section of the part of the lesson; without one it begins at the beginning."""
        self._looked_at = True
        heading = section(self.document(), part_of(self.lesson.key))
        if heading is not None:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + block_rect(self, heading).top() - ABOVE))

    def retranslate(self) -> None:
        super().retranslate()
        try:
            self.show_markdown(lesson_markdown(lesson_of(self.lesson.key), self.context.language.current))
        except OSError as error:
            self.show_markdown(self.tr("The text of this lesson cannot be read: {error}").format(error=error.strerror))
