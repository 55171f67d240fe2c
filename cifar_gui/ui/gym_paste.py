"""The box for a traceback of one's own: read as text, compared with the traps that are known, and nothing is run."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.traps import Trap
from cifar_gui.traps.recognising import MOST, Found, clean, known, last_error, recognise
from cifar_gui.ui.context import Context
from cifar_gui.ui.controls import label, reveal
from cifar_gui.ui.focus_ring import FocusRing
from cifar_gui.ui.gym_card import TrapCard
from cifar_gui.ui.gym_detail import prose
from cifar_gui.ui.theme import mono

MOST_FOUND = 3
MOST_SHOWN = 200
"""Characters of an unknown error that are repeated."""


def _units(text: str) -> int:
    """Qt counts in units of UTF-16: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class PasteBox(QPlainTextEdit):
    """Takes plain text, and of a long one only its end; what is pasted replaces what was there."""

    def __init__(self) -> None:
        super().__init__()
        self.shortened = False
        """Whether something of the last paste was left out."""
        self.setProperty("role", "code")
        self.setFont(mono(12))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(112)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own is in English only
        FocusRing(self)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Replace all by what is pasted or dropped."""
        if self.canInsertFromMimeData(source):
            self.paste_text(source.text())

    def paste_text(self, text: str) -> None:
        """As if it had been pasted."""
        self.shortened = len(text) > MOST
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(clean(text))
        self.setTextCursor(cursor)


class PasteView(Retranslated, QWidget):
    """The box and what there is to say about its text."""

    chosen = Signal(object)
    """A trap that is to be opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.found: tuple[Found, ...] = ()
        self._head, self._caption = label("section"), prose("caption")
        self.paste_button = QPushButton()
        self.paste_button.clicked.connect(self._paste)
        self.box = PasteBox()
        self.box.textChanged.connect(self._changed)
        frame = QFrame()
        frame.setProperty("role", "card")
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(4, 4, 4, 4)
        inner.addWidget(self.box)
        self.answer, self.explanation = prose("emphasis"), prose()
        self._also = prose("caption")
        self.cards = [TrapCard(context) for _ in range(MOST_FOUND)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first, *others = self.cards
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.paste_button)
        column.addLayout(head)
        for widget in (
            self._caption, frame, self.answer, first, self.explanation, self._also, *others
        ):  # fmt: skip
            column.addWidget(widget)
        for card in self.cards:
            card.clicked.connect(self._clicked)
        context.theme_changed.connect(self._mark)
        self.retranslate()

    def retranslate(self) -> None:
        self._head.setText(self.tr("A traceback of your own"))
        self._caption.setText(
            self.tr(
                "Paste what Python printed. It is only read and compared with these mistakes; nothing in it is run."
            )
        )
        self.paste_button.setText(self.tr("Paste"))
        self.box.setPlaceholderText("Traceback (most recent call last): …")
        self.box.setAccessibleName(self.tr("A traceback of your own"))
        self._say()

    @Slot()
    def _paste(self) -> None:
        if text := QGuiApplication.clipboard().text():
            self.box.paste_text(text)

    @Slot()
    def _changed(self) -> None:
        text = self.box.toPlainText()
        self.found = recognise(text)[:MOST_FOUND]
        self._mark()
        self._say()
        if text.strip():
            reveal(self.answer, *self.cards[: len(self.found)], self.explanation)

    @Slot()
    def _mark(self) -> None:
        selection = QTextEdit.ExtraSelection()
        if self.found:
            text, first = self.box.toPlainText(), self.found[0]
            cursor = QTextCursor(self.box.document())
            cursor.setPosition(_units(text[: first.start]))
            cursor.setPosition(_units(text[: first.end]), QTextCursor.MoveMode.KeepAnchor)
            face = QTextCharFormat()
            face.setBackground(QColor(self.context.theme.soft))
            face.setForeground(QColor(self.context.theme.accent))
            selection.cursor, selection.format = cursor, face
        self.box.setExtraSelections([selection] if self.found else [])

    @Slot()
    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, TrapCard) and card.trap is not None:
            self.chosen.emit(card.trap)

    # --- the answer -------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        written = bool(self.box.toPlainText().strip())
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(self.found))
            if place < len(self.found):
                card.show_trap(self.found[place].trap)
        self._also.setText(self.tr("It could also be:"))
        self._also.setVisible(len(self.found) > 1)
        self.answer.setVisible(written)
        self.explanation.setVisible(written)
        if self.found:
            lessons = ", ".join(self.found[0].trap.lessons)
            self.answer.setText(self.tr("It is this mistake (lesson {lessons}):").format(lessons=lessons))
            self.explanation.setText(self._with_note(lesson_text(self.found[0].trap.explanation)))
        elif written:
            self.answer.setText(self.tr("None of the mistakes that are known here."))
            self.explanation.setText(self._with_note(self._unknown(known())))

    def _unknown(self, looked_for: tuple[Trap, ...]) -> str:
        error = last_error(self.box.toPlainText())[:MOST_SHOWN]
        if error:
            text = self.tr("The error is “{error}”. The words of these mistakes were looked for:\n{list}")
        else:
            text = self.tr("No line of it names an error. The words of these mistakes were looked for:\n{list}")
        titles = "\n".join(f"• {lesson_text(trap.title)}" for trap in looked_for)
        return text.format(error=error, list=titles)

    def _with_note(self, text: str) -> str:
        if not self.box.shortened:
            return text
        note = self.tr("Only the last {count} characters were kept: the error stands at the end.")
        return f"{note.format(count=f'{MOST:,}')}\n\n{text}"
