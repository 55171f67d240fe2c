"""The lesson's text: the program's own Markdown, set for reading."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from cifar_gui import paths
from cifar_gui.i18n import Retranslated
from cifar_gui.lesson import Lesson, lesson_of, part_of
from cifar_gui.ui.companion.terms import TermMarks
from cifar_gui.ui.companion.typeset import Lines, Typeset, typeset
from cifar_gui.ui.companion.typesetting import CARD, INSIDE, MARGIN, section
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
        self.typeset: Typeset = typeset("", self.theme, context.language.current, margin, context.text_share)
        """What is shown is a copy of its document."""
        self._document: QTextDocument | None = None
        self._places: dict[tuple[int, int], list[QRectF]] = {}
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
        self._places.clear()
        self.terms.hide_card()

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
        language = self.context.language.current
        self.typeset = typeset(self._markdown, self.theme, language, self.margin, self.context.text_share)
        document = self.typeset.copied(self)
        self.setDocument(document)
        if self._document is not None:  # the first one was Qt's own, and Qt has deleted it
            self._document.deleteLater()
        self._document = document
        self._places.clear()
        self.terms.forget()
        bar.setValue(round(share * bar.maximum()))

    def _clicked(self, url: QUrl) -> None:
        if url.scheme() in INSIDE:
            self.link.emit(url.scheme(), url.path())
        elif official(url):
            QDesktopServices.openUrl(url)

    # --- the keyboard -----------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leads past the text: through all of its links, as Qt has it, the way would be sixty times as long."""
        return QTextEdit.focusNextPrevChild(self, next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows lead from link to link; Enter follows the one that is framed."""
        arrows = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
        if event.key() in arrows and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        ):  # fmt: skip
            self._go_to_link(arrows[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _go_to_link(self, forward: bool) -> None:
        """Frame the link after or before the framed one, first one that is seen; at the last one stay there."""
        if not self.textCursor().hasSelection():
            seen = self.cursorForPosition(QPoint())
            seen.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(seen)  # without a selection Qt begins at the beginning
        cursor = self.textCursor()
        starts, place = self._links(), cursor.selectionEnd() if forward else cursor.selectionStart()
        if any(start >= place if forward else start < place for start in starts):
            QTextBrowser.focusNextPrevChild(self, forward)

    def _links(self) -> list[int]:
        """Where the pieces of links begin."""
        found, block = [], self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                if pieces.fragment().charFormat().isAnchor():
                    found.append(pieces.fragment().position())
                pieces += 1
            block = block.next()
        return found

    # --- what lies under the text -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Call-outs, code boxes, the fills of inline code and the lines under terms, then the text on them."""
        self.document().size()  # Qt lays out what it has not yet: the scroll bar knows the end
        down = QPointF(0, self.verticalScrollBar().value())
        seen = QRectF(event.rect()).translated(down)
        painter = smooth(self.viewport())
        painter.fillRect(event.rect(), QColor(self.theme[self.ground]))
        for kind, rect in self._marks(*self.stretch(event.rect())):
            if rect.intersects(seen):
                self._paint_mark(painter, kind, rect.translated(-down))
        self.terms.paint(painter, seen, down)
        painter.end()
        super().paintEvent(event)

    def stretch(self, area: QRect) -> tuple[int, int]:
        """The first position and that behind the last one of the paragraphs in an area of the viewport, and of those
        beside them."""
        first = self.cursorForPosition(area.topLeft()).block()
        last = self.cursorForPosition(area.bottomLeft()).block().next()
        start = first.previous().position() if first.previous().isValid() else 0
        return start, last.position() + last.length() if last.isValid() else self.document().characterCount()

    def places(self, start: int, end: int) -> list[QRectF]:
        """Where some characters lie in the document, on each row; kept until lines break elsewhere."""
        if (start, end) not in self._places:
            down = QPointF(0, self.verticalScrollBar().value())
            self._places[start, end] = [rect.translated(down) for rect in range_rects(self, start, end)]
        return self._places[start, end]

    def _marks(self, start: int, end: int) -> Iterator[tuple[str, QRectF]]:
        """Kinds and places, in the document, of what lies under a stretch of its text."""
        for lines in self.typeset.callouts:
            if lines.meet(start, end):
                box = self._box(lines, 6, CARD)
                yield "call-out", box
                yield "icon", QRectF(box.left() + 14, box.top() + CARD + 2, 16, 16)
        for lines in self.typeset.boxes:
            if lines.meet(start, end):
                yield "box", self._box(lines, 0, 10).adjusted(0.5, 0.5, -0.5, -0.5)
        high = 19 * self.context.text_share
        for piece in self.typeset.code_in(start, end):
            for rect in self.places(piece.start, piece.end):
                fill = QRectF(rect.left() - 2.5, rect.center().y() - high / 2 + 0.5, rect.width() + 5, high)
                yield "code on call-out" if piece.quoted else "code", fill

    def _box(self, lines: Lines, outset: float, padding: float) -> QRectF:
        first, last = (self.document().findBlock(place) for place in (lines.start, lines.end - 1))
        down = self.verticalScrollBar().value()
        top, bottom = block_rect(self, first).top() + down - padding, block_rect(self, last).bottom() + down + padding
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
