"""The box for an error of one's own: read as text, explained where it is known; nothing is run."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.i18n import Retranslated, lesson_text, say
from cifar_gui.mistakes import Mistake
from cifar_gui.mistakes.recognising import MOST, MOST_CAUSES, Found, Reading, clean, explained_type, read
from cifar_gui.mistakes.tracebacks import PastedError
from cifar_gui.ui.study.mistake_card import MistakeCard
from cifar_gui.ui.study.mistake_detail import prose
from cifar_gui.ui.study.mistake_text import ERROR, PLAIN, WARNING, Words
from cifar_gui.ui.widgets.controls import label, reveal
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.theme import Themed, mono

MOST_ALSO = 2
MOST_SHOWN = 600
"""Characters of an error that are repeated."""


def _units(text: str) -> int:
    """Qt counts in units of UTF-16: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _named(error: PastedError, most: int = MOST_SHOWN) -> str:
    """The error in its own words, as much of it as can be shown."""
    text = f"{error.type}: {error.words}" if error.type and error.words else error.type or error.words
    return text if len(text) <= most else f"{text[:most]}…"


class PasteBox(QPlainTextEdit):
    """Takes plain text, and of a long one only its end; what is pasted replaces what was there."""

    pasted = Signal()

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
        self.pasted.emit()


class CauseView(QWidget):
    """A cause: its card or its title, what the figures say, and why it happens."""

    def __init__(self) -> None:
        super().__init__()
        self.card = MistakeCard()
        self.title, self.figures, self.text, self.remedy = prose("emphasis"), prose(), prose(), prose()
        in_column(self.card, self.title, self.figures, self.text, self.remedy, on=self, margins=NO_MARGINS, spacing=6)

    def show_found(self, found: Found | None) -> None:
        """Show a cause, or nothing."""
        self.setVisible(found is not None)
        if found is None:
            return
        mistake = found.cause if isinstance(found.cause, Mistake) else None
        self.card.setVisible(mistake is not None)
        self.title.setVisible(mistake is None)
        if mistake is not None:
            self.card.show_mistake(mistake)
        self.title.setText(lesson_text(found.cause.title))
        self.figures.setText("" if found.figures is None else say(found.figures))
        self.figures.setVisible(found.figures is not None)
        self.text.setText(
            lesson_text(found.cause.explanation if isinstance(found.cause, Mistake) else found.cause.text)
        )
        self.remedy.setText("" if mistake is None else lesson_text(mistake.remedy))
        self.remedy.setVisible(mistake is not None)


class PasteView(Retranslated, Themed, QWidget):
    """The box and what there is to say about its text."""

    chosen = Signal(object)
    """A mistake that is to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading(None)
        self._head, self._caption = label("section"), prose("caption")
        self.paste_button = QPushButton()
        self.paste_button.clicked.connect(self._paste)
        self.box = PasteBox()
        self.box.textChanged.connect(self._changed)
        self.box.pasted.connect(self._reveal)
        self.named = Words(ERROR)
        self.answer, self.explanation = prose("emphasis"), prose()
        self.causes = [CauseView() for _ in range(MOST_CAUSES)]
        self.also = prose("caption")
        self.others = [MistakeCard() for _ in range(MOST_ALSO)]
        self._lay_out()
        for card in (*(cause.card for cause in self.causes), *self.others):
            card.clicked.connect(self._clicked)
        self.retranslate()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        in_column(self.box, on=frame, margins=(4, 4, 4, 4))
        head = in_row((self._head, 1), self.paste_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (
            self._caption, frame, self.named, self.answer, *self.causes, self.explanation, self.also, *self.others
        ):  # fmt: skip
            column.addWidget(widget)

    def retranslate(self) -> None:
        self._head.setText(self.tr("An error of your own"))
        self._caption.setText(self.tr("Paste what Python printed. It is only read; nothing in it is run."))
        self.paste_button.setText(self.tr("Paste"))
        self.box.setPlaceholderText("Traceback (most recent call last): …")
        self.box.setAccessibleName(self.tr("An error of your own"))
        self.named.setAccessibleName(self.tr("The last error of the text"))
        self._say()

    @Slot()
    def _paste(self) -> None:
        if text := QGuiApplication.clipboard().text():
            self.box.paste_text(text)

    @Slot()
    def _reveal(self) -> None:
        """The answer to what was pasted stands below the box, and often below the fold."""
        reveal(self.named, self.answer, *self.causes, self.explanation, self.also)

    @Slot()
    def _changed(self) -> None:
        self.reading = read(self.box.toPlainText())
        self.retint()
        self._say()

    def retint(self) -> None:
        selections = []
        if (error := self.reading.led_by or self.reading.error) is not None and self.reading.causes:
            selection = QTextEdit.ExtraSelection()
            text = self.box.toPlainText()
            cursor = QTextCursor(self.box.document())
            cursor.setPosition(_units(text[: error.start]))
            cursor.setPosition(_units(text[: error.end]), QTextCursor.MoveMode.KeepAnchor)
            face = QTextCharFormat()
            face.setBackground(QColor(self.theme.soft))
            face.setForeground(QColor(self.theme.accent))
            selection.cursor, selection.format = cursor, face
            selections.append(selection)
        self.box.setExtraSelections(selections)

    @Slot()
    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, MistakeCard) and card.mistake is not None:
            self.chosen.emit(card.mistake)

    # --- the answer -------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        error, causes = self.reading.error, self.reading.causes
        kind = PLAIN if error is None or not error.type else WARNING if error.is_warning else ERROR
        self.named.show_words("" if error is None else _named(error), [], kind)
        for place, view in enumerate(self.causes):
            view.show_found(causes[place] if place < len(causes) else None)
        self._set(self.answer, self._headline(error, causes))
        self._set(self.explanation, self._rest(error, causes))
        self._say_also()

    def _headline(self, error: PastedError | None, causes: tuple[Found, ...]) -> str:
        if error is None:
            return ""
        if (first := self.reading.led_by) is not None:
            return self.tr("It follows from {error} That means:").format(error=_named(first, 200))
        if len(causes) > 1:
            return self.tr("Two mistakes end in these words, the likelier one first:")
        if causes and isinstance(causes[0].cause, Mistake):
            return self.tr("It is this mistake (lesson {lessons}):").format(lessons=", ".join(causes[0].cause.lessons))
        if causes:
            return self.tr("It is this mistake:")
        return self.tr("This error is not known here.") if error.type else self.tr("No line of it names an error.")

    def _rest(self, error: PastedError | None, causes: tuple[Found, ...]) -> str:
        """What is said of an error that is not known, and that a long text was cut."""
        parts = []
        if error is not None and error.type and not causes:
            if kind := explained_type(error):
                parts.append(f"{error.kind}: {lesson_text(kind)}")
            if error.code:
                parts.append(
                    self.tr("The last line of your own that was running: {code}").format(code=error.code[:200])
                )
        if error is not None and self.box.shortened:
            note = self.tr("Only the last {count} characters were kept: the error is at the end.")
            parts.append(note.format(count=f"{MOST:,}"))
        return "\n".join(parts)

    def _say_also(self) -> None:
        """Earlier errors and warnings of the same text whose causes are known."""
        others = self.reading.also[:MOST_ALSO]
        lines = []
        for error, found in others:
            lines.append(self.tr("There was also: {error}").format(error=_named(error, 120)))
            if not isinstance(found[0].cause, Mistake):
                lines[-1] += f" – {lesson_text(found[0].cause.title)}"
        self._set(self.also, "\n".join(lines))
        mistakes = [found[0].cause for _, found in others if isinstance(found[0].cause, Mistake)]
        for place, card in enumerate(self.others):
            card.setVisible(place < len(mistakes))
            if place < len(mistakes):
                card.show_mistake(mistakes[place])

    @staticmethod
    def _set(widget: QLabel, text: str) -> None:
        widget.setText(text)
        widget.setVisible(bool(text))
