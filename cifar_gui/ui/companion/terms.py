"""The terms of the glossary in a text: a dotted line under each, and a card with its names and its sentence.

The card comes up under the mouse, and by keyboard with F2 (Shift+F2 goes back, Escape puts it away).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QWidget

from cifar_gui.glossary import Term
from cifar_gui.i18n import lesson_text
from cifar_gui.lessons import find
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import in_column
from cifar_gui.ui.widgets.theme import in_force

if TYPE_CHECKING:
    from cifar_gui.ui.companion.text_view import MarkdownView

REST = 150
"""How long the mouse rests on a term before its card comes up, ms."""
WIDTH = 320
GAP = 6


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
        self.current: int | None = None
        """Which of them the mouse or the keyboard is on."""
        self._card: TermCard | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.show_card)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self.hide_card)

    # --- what is where ----------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """The document is another one."""
        self.current = None
        self._put_away()

    @property
    def terms(self) -> list[tuple[int, int, Term]]:
        """The first position of each term in the document, that behind its last one, and the term."""
        return self.view.typeset.terms

    @property
    def places(self) -> list[tuple[QRectF, int]]:
        """Rectangles in the document, and the number of the term that each belongs to."""
        return list(self._within(0, self.view.document().characterCount()))

    def _within(self, start: int, end: int) -> Iterator[tuple[QRectF, int]]:
        """Those of a stretch of the text."""
        for number in self.view.typeset.terms_in(start, end):
            first, last, _ = self.terms[number]
            for rect in self.view.places(first, last):
                yield rect, number

    def at(self, point: QPoint) -> int | None:
        """Which term lies under a point of the viewport."""
        inside = QPointF(point) + QPointF(0, self.view.verticalScrollBar().value())
        near = self._within(*self.view.stretch(QRect(point, point)))
        return next((number for rect, number in near if rect.adjusted(-1, -2, 1, 3).contains(inside)), None)

    def paint(self, painter: QPainter, seen: QRectF, down: QPointF) -> None:
        """The dotted lines, and the ground of the current term; ``seen`` is what shows of the document."""
        theme = in_force()
        for rect, number in self._within(*self.view.stretch(seen.translated(-down).toRect())):
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
        rect = self.view.places(*self.terms[self.current][:2])[0]
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
        rect = self.view.places(*self.terms[number][:2])[0]
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
