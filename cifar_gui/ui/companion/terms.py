"""The terms of the glossary in a text: a dotted line under each, and a card with its names and its sentence.

The card comes up under the mouse, and by keyboard with F2 (Shift+F2 goes back, Escape puts it away).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QTextBlock
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QWidget

from cifar_gui import glossary
from cifar_gui.glossary import Term
from cifar_gui.i18n import lesson_text
from cifar_gui.lessons import find
from cifar_gui.ui.companion.typesetting import CODE, blocks, fragments, is_fenced
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import in_column
from cifar_gui.ui.widgets.text_marks import range_rects
from cifar_gui.ui.widgets.theme import in_force

if TYPE_CHECKING:
    from cifar_gui.ui.companion.text_view import MarkdownView

REST = 150
"""How long the mouse rests on a term before its card comes up, ms."""
WIDTH = 320
GAP = 6
APART = "\ufffc"
"""Stands for a character that belongs to no term."""


def plain_text(block: QTextBlock) -> str:
    """The text of a paragraph, its code and its links replaced by characters that belong to no term."""
    text = block.text()
    for start, length, shape in fragments(block):
        if shape.boolProperty(CODE) or shape.isAnchor():
            first = start - block.position()
            text = text[:first] + APART * length + text[first + length :]
    return text


class TermLabels(QFrame):
    """GUI thread. The names of a term, its sentence, and the lessons that explain it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._other, self._sentence = label("heading"), label("caption"), label()
        self._lessons = label("caption")
        column = in_column(on=self, margins=(14, 11, 14, 12))
        for part in (self._name, self._other, self._sentence, self._lessons):
            part.setWordWrap(True)
            column.addWidget(part)
        column.setSpacing(3)
        column.insertSpacing(2, 4)
        column.insertSpacing(4, 4)

    def show_term(self, term: Term, language: str) -> None:
        """Show a term in the interface language; its other name stands under it."""
        other = term.other_name(language)
        self._name.setText(term.name(language))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self._sentence.setText(term.sentence(language))
        numbers = ", ".join(lesson_text(find(key).label) for key in term.lessons)
        self._lessons.setText(self.tr("Lessons: {numbers}").format(numbers=numbers))

    @property
    def parts(self) -> tuple[QLabel, ...]:
        """What is shown, from the top to the bottom."""
        return (self._name, self._other, self._sentence, self._lessons)


class TermCard(TermLabels):
    """The card: lies over the window beside a term; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(WIDTH)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(24)
        self._shadow.setOffset(0, 4)
        self.setGraphicsEffect(self._shadow)
        self.hide()

    def show_beside(self, term: Term, language: str, place: QRect) -> None:
        """Show a term below ``place`` (in the window's coordinates), or above it where there is no room."""
        self._shadow.setColor(QColor(0, 0, 0, 150 if in_force().dark else 60))
        self.show_term(term, language)
        room = self.parentWidget().rect().adjusted(GAP, GAP, -GAP, -GAP)
        self.resize(WIDTH, self.layout().totalHeightForWidth(WIDTH))
        left = min(max(place.left() - 14, room.left()), room.right() - WIDTH)
        below = place.bottom() + GAP
        above = place.top() - GAP - self.height()
        self.move(left, below if below + self.height() <= room.bottom() or above < room.top() else above)
        self.show()
        self.raise_()


class TermMarks(QObject):
    """GUI thread. Finds and paints the terms of a text view, and shows the card of one of them."""

    def __init__(self, view: MarkdownView) -> None:
        super().__init__(view)
        self.view = view
        self.found: list[tuple[int, int, Term]] | None = None
        """First and last position in the document, and the term; None until they are needed."""
        self.current: int | None = None
        """Which of them the mouse or the keyboard is on."""
        self._places: list[tuple[QRectF, int]] | None = None
        self._card: TermCard | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.show_card)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self.hide_card)

    # --- what is where ----------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """The document is another one."""
        self.found = self.current = None
        self.moved()

    @Slot()
    def moved(self) -> None:
        """The rows are broken elsewhere."""
        self._places = None
        self.hide_card()

    @property
    def terms(self) -> list[tuple[int, int, Term]]:
        """The terms in the document: of each paragraph the first occurrence; none in headings, code and links."""
        if self.found is None:
            language = self.view.context.language.current
            self.found = [
                (block.position() + start, block.position() + end, term)
                for block in blocks(self.view.document())
                if not block.blockFormat().headingLevel() and not is_fenced(block)
                for start, end, term in glossary.find(plain_text(block), language)
            ]
        return self.found

    @property
    def places(self) -> list[tuple[QRectF, int]]:
        """Rectangles in the document, and the number of the term that each belongs to."""
        if self._places is None:
            down = QPointF(0, self.view.verticalScrollBar().value())
            self._places = [
                (rect.translated(down), number)
                for number, (start, end, _) in enumerate(self.terms)
                for rect in range_rects(self.view, start, end)
            ]
        return self._places

    def at(self, point: QPoint) -> int | None:
        """Which term lies under a point of the viewport."""
        inside = QPointF(point) + QPointF(0, self.view.verticalScrollBar().value())
        return next((number for rect, number in self.places if rect.adjusted(-1, -2, 1, 3).contains(inside)), None)

    def paint(self, painter: QPainter, seen: QRectF, down: QPointF) -> None:
        """The dotted lines, and the ground of the current term; ``seen`` is what shows of the document."""
        theme = in_force()
        for rect, number in self.places:
            if not rect.adjusted(0, 0, 0, 4).intersects(seen):
                continue
            here = rect.translated(-down)
            if number == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.soft))
                painter.drawRoundedRect(here.adjusted(-3, -1, 3, 3), 4, 4)
            pen = QPen(QColor(theme.accent if number == self.current else theme.text3), 1.2, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([0.1, 2.4])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = round(here.bottom()) + 0.5
            painter.drawLine(QPointF(here.left() + 0.5, y), QPointF(here.right() - 0.5, y))

    # --- the card ---------------------------------------------------------------------------------------------------

    def choose(self, number: int | None) -> None:
        """Make a term the current one; its card comes up with ``show_card``."""
        if number != self.current:
            self.current = number
            self._rest.stop()
            self._put_away()
            self.view.viewport().update()

    @Slot()
    def show_card(self) -> None:
        """Show the card of the current term."""
        if self.current is None or not self.view.isVisible():
            return
        window, viewport = self.view.window(), self.view.viewport()
        rect = next(rect for rect, number in self.places if number == self.current)
        place = rect.translated(0, -self.view.verticalScrollBar().value()).toRect()
        if self._card is None or self._card.parentWidget() is not window:
            self._put_away()
            self._card = TermCard(window)
        place.moveTopLeft(viewport.mapTo(window, place.topLeft()))
        term = self.terms[self.current][2]
        self._card.show_beside(term, self.view.context.language.current, place)

    @Slot()
    def hide_card(self) -> None:
        """Put the card away; no term is the current one."""
        self.choose(None)
        self._put_away()

    @property
    def card(self) -> TermCard | None:
        """The card, while it is shown."""
        return self._card if self._card is not None and self._card.isVisible() else None

    def _put_away(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def step(self, direction: int) -> None:
        """Go to the next (1) or the last (-1) term, from the first one that shows."""
        if not self.terms:
            return
        if self.current is None:
            down = self.view.verticalScrollBar().value()
            shown = [number for rect, number in self.places if rect.top() >= down]
            number = (shown[0] if shown else 0) if direction > 0 else (shown[0] - 1 if shown else -1)
        else:
            number = self.current + direction
        number %= len(self.terms)
        rect = next(rect for rect, place in self.places if place == number)
        bar, height = self.view.verticalScrollBar(), self.view.viewport().height()
        if not bar.value() + 20 <= rect.top() <= bar.value() + height - 40:
            bar.setValue(round(rect.top() - height / 3))
        self.choose(number)
        self.show_card()
        _, _, term = self.terms[number]
        language = self.view.context.language.current
        self.view.setAccessibleDescription(f"{term.name(language)}: {term.sentence(language)}")

    # --- mouse and keyboard -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and watched is self.view.viewport():
            self._point_at(event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.view:
            return self._press(event)
        elif kind in (QEvent.Type.Leave, QEvent.Type.Hide, QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress):
            self.hide_card()
        return False

    def _point_at(self, event: QMouseEvent) -> None:
        number = None if event.buttons() else self.at(event.position().toPoint())
        if number != self.current:
            self.choose(number)
            if number is not None:
                self._rest.start()

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F2:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if event.key() == Qt.Key.Key_Escape and self.current is not None:
            self.hide_card()
            return True
        return False
