"""The tab "Try it": one question at a time on what the page shows, marked at once, and the score."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from cifar_gui.i18n import Retranslated, say
from cifar_gui.lesson import lesson_of
from cifar_gui.questions import Question, Subject, next_question
from cifar_gui.questions.marking import LONGEST, Unreadable, read_answer
from cifar_gui.questions.question import CHOICE, NUMBER, SHAPE, SIZE, WHOLE
from cifar_gui.score import Score
from cifar_gui.settings import LAST_ANSWERS
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.study.score_view import ScoreView
from cifar_gui.ui.study.sentence import Sentence
from cifar_gui.ui.widgets.controls import IconLabel, TextButton, label, restyle
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.scrolled import Scrolled
from cifar_gui.ui.widgets.theme import Themed

KEY = "try"


def attach(page: Page) -> None:
    """Add the tab to a page."""
    page.companion.add_tab(KEY, TryView(page))


class Beads(Themed, QWidget):
    """The last answers, one short bar each: right, wrong, or still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[bool] = []
        self.setFixedHeight(6)

    def show_results(self, results: Sequence[bool]) -> None:
        """Whether the last answers were right, the newest last."""
        self.results = list(results)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 4
        wide = (self.width() - gap * (LAST_ANSWERS - 1)) / LAST_ANSWERS
        for place in range(LAST_ANSWERS):
            known = place < len(self.results)
            colour = (self.theme.success if self.results[place] else self.theme.error) if known else self.theme.sunken
            painter.setBrush(QColor(colour))
            # A wrong one is lower as well: red and green are not told apart by everyone.
            low = known and not self.results[place]
            painter.drawRoundedRect(QRectF(place * (wide + gap), 3 if low else 1, wide, 3 if low else 5), 1.5, 1.5)


class OptionCard(QFrame):
    """One answer to choose: the whole card can be clicked."""

    chosen = Signal(str)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.radio = QRadioButton()
        self.radio.toggled.connect(self._toggled)
        self.text = Sentence()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 9, 10, 5)  # the height of a line stands below its letters
        row.setSpacing(8)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def say(self, text: str) -> None:
        """The words of the answer."""
        self.text.say(text)
        self.radio.setAccessibleName(text.replace("`", ""))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this answer."""
        if self.radio.isEnabled():
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.setChecked(True)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        restyle(self, "selected", on)
        if on:
            self.chosen.emit(self.key)


class TryView(Later, Retranslated, QWidget):
    """GUI thread. Asks, marks and counts; what is asked about is what ``page.subject()`` tells."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.context = page.context
        self.lesson = lesson_of(page.lesson.key)
        self.question: Question | None = None
        self.answered: bool | None = None
        """Whether the answer to the question was right; None while it is open."""
        self._subject: Subject | None = None
        self._asked = 0
        self._place = self.score.answered - 1
        self._unreadable: Unreadable | None = None
        self._hinted = False
        page.status.connect(self._page_changed)

    # --- building ---------------------------------------------------------------------------------------------------

    def build(self) -> None:
        inner = QWidget()
        self._column = in_column(on=inner, margins=(20, 18, 20, 18), spacing=10)
        self._title, self.result = label("title"), label("score")
        head = in_row((self._title, 1), self.result)
        self.beads = Beads()
        self.empty = Sentence("caption")
        self._column.addLayout(head)
        self._column.addWidget(self.beads)
        self._column.addWidget(self.empty)
        self._build_card()
        self._build_verdict()
        self._column.addStretch()
        self.area = Scrolled(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        FocusRing(self.area)
        self.scores = ScoreView(self.context)
        self.scores.changed.connect(self._show)
        self.context.counted.connect(self._show_score)
        in_column((self.area, 1), self.scores, on=self, margins=NO_MARGINS, spacing=0)
        self.retranslate()

    def _build_card(self) -> None:
        self.card = QWidget()
        column = in_column(on=self.card, margins=(0, 6, 0, 0), spacing=10)
        self.prompt = Sentence("prompt")
        self.field = QLineEdit(maxLength=LONGEST)
        self.field.returnPressed.connect(self.check)
        self.field.textEdited.connect(self._edited)
        self._options = in_column(spacing=6)
        self.options: list[OptionCard] = []
        self._group = QButtonGroup(self)
        self.fault = Sentence("error")
        self.hint = Sentence("caption")
        self.note = Sentence("caption")
        self.hint_button = TextButton("bulb", role="quiet")
        self.check_button, self.other_button = QPushButton(), QPushButton()
        self.check_button.setProperty("role", "primary")
        self.check_button.setAutoDefault(True)
        self.check_button.clicked.connect(self.check)
        self.hint_button.clicked.connect(self._show_hint)
        self.other_button.setProperty("role", "quiet")
        self.other_button.clicked.connect(self.ask)
        self._buttons = QWidget()
        in_row(
            self.check_button, STRETCH, self.hint_button, self.other_button, on=self._buttons, margins=NO_MARGINS,
            spacing=6,
        )  # fmt: skip
        column.addWidget(self.prompt)
        column.addWidget(self.field)
        column.addLayout(self._options)
        for widget in (self.fault, self._buttons, self.hint, self.note):
            column.addWidget(widget)
        self._column.addWidget(self.card)

    def _build_verdict(self) -> None:
        self.verdict = QFrame()
        self.verdict.setProperty("role", "verdict")
        column = in_column(on=self.verdict, margins=(12, 12, 12, 8), spacing=6)
        self._mark, self.judged = IconLabel(), Sentence("emphasis")
        row = in_row(spacing=8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.judged, 1)
        self.slip = Sentence()
        column.addLayout(row)
        column.addWidget(self.slip)
        self._working_head = label("section")
        self.working = Sentence()
        self.next_button = QPushButton()
        self.next_button.setProperty("role", "primary")
        self.next_button.setAutoDefault(True)
        self.next_button.clicked.connect(self.ask)
        self.next_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.see_button = QPushButton()
        self.see_button.setProperty("role", "quiet")
        self.see_button.clicked.connect(self._see)
        self._ends = QWidget()
        in_row(self.next_button, STRETCH, self.see_button, on=self._ends, margins=NO_MARGINS, spacing=6)
        for widget in (self.verdict, self._working_head, self.working, self._ends):
            self._column.addWidget(widget)

    # --- asking -----------------------------------------------------------------------------------------------------

    @property
    def score(self) -> Score:
        """That of this lesson."""
        return self.context.settings.scores.get(self.lesson, Score())

    @Slot()
    def ask(self) -> None:
        """Ask the next question, of the next kind that fits what the page shows."""
        self._subject = self.page.subject()
        rng = Random(f"{self.lesson} {self.score.answered} {self._asked}")
        found = next_question(self._subject, rng, self._place)
        self._asked += 1
        self.answered, self._unreadable, self._hinted = None, None, False
        self.question = None
        if found is not None:
            self._place, self.question = found
        self.field.clear()
        self._fill_options()
        self._show()
        focused = self.focusWidget()
        mine = focused is not None and focused.hasFocus()  # the keyboard is at work here, so that it may be led on
        if self.question is not None and self.isVisible() and mine:
            (self.options[0].radio if self.options else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def _fill_options(self) -> None:
        for card in self.options:
            self._group.removeButton(card.radio)
            self._options.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self.options = []
        for option in self.question.options if self.question is not None else ():
            card = OptionCard(option.key, self.card)
            card.chosen.connect(self._edited)
            self._group.addButton(card.radio)
            self._options.addWidget(card)
            self.options.append(card)

    @Slot(str, str, str)
    def _page_changed(self, *_: str) -> None:
        """The page has something to say: perhaps there is a first result now, or another one."""
        if not self.isVisible():
            return
        if self.question is None:
            if self.page.subject() is not None:
                self.ask()
            else:
                self._show()
        elif self.answered is None:
            self._say_note()

    @property
    def stale(self) -> bool:
        """Whether the page shows something else than what the question is about."""
        now = self.page.subject()
        if now is None or self._subject is None:
            return now is not self._subject
        return now.reply is not self._subject.reply

    def showEvent(self, event: QShowEvent) -> None:
        """The first question comes when the tab is first looked at; an untouched old one makes room."""
        super().showEvent(event)
        self.scores.show_name()
        untouched = self.answered is None and not self._answer()
        if self.question is None or (untouched and self.stale):
            self.ask()
        else:
            self._show()

    # --- marking ----------------------------------------------------------------------------------------------------

    def _answer(self) -> str:
        """What has been typed or chosen so far."""
        chosen = next((card.key for card in self.options if card.radio.isChecked()), "")
        return chosen if self.options else self.field.text()

    @Slot()
    def check(self) -> None:
        """Mark the answer, once; one that cannot be read is not counted."""
        if self.question is None or self.answered is not None:
            return
        try:
            answer = read_answer(self.question, self._answer())
        except Unreadable as error:
            self._unreadable = error
            self._show()
            (self.options[0].radio if self.options else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered, self._unreadable = self.question.is_right(answer), None
        self._slipped = None if self.answered else self.question.slip(answer)
        self.context.count(self.lesson, self.answered)
        self._show()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _edited(self) -> None:
        if self._unreadable is not None:
            self._unreadable = None
            self._say_fault()

    @Slot()
    def _show_hint(self) -> None:
        self._hinted = True
        self._show()

    @Slot()
    def _see(self) -> None:
        """Let the page show what the question supposed."""
        if self.question is not None and self.page.suppose(self.question.changes):
            self.see_button.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter marks, a digit chooses; nothing of what is pressed here reaches the page."""
        digit = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.card.isAncestorOf(self.focusWidget()):  # elsewhere Enter is about something else
                self.check()
        elif self.options and self.answered is None and digit.isdigit() and 0 < int(digit) <= len(self.options):
            radio = self.options[int(digit) - 1].radio
            radio.setFocus(Qt.FocusReason.OtherFocusReason)
            radio.setChecked(True)
        event.accept()

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        question, marked = self.question, self.answered is not None
        self.card.setVisible(question is not None)
        self.empty.say("" if question is not None else self._nothing())
        for widget in (self.verdict, self._working_head, self.working, self._ends):
            widget.setVisible(question is not None and marked)
        self.see_button.setVisible(question is not None and bool(question.changes))
        self._show_score()
        if question is None:
            return
        self.prompt.say(say(question.prompt))
        self.field.setVisible(question.form != CHOICE)
        self.field.setReadOnly(marked)
        self.field.setPlaceholderText(self._expected(question))
        self.field.setAccessibleName(self.tr("Your answer"))
        for card, option in zip(self.options, question.options, strict=True):
            card.say(say(option.text))
            card.radio.setEnabled(not marked)
        self._buttons.setVisible(not marked)
        self.hint_button.setVisible(question.hint is not None and not self._hinted)
        self.hint.say(say(question.hint) if question.hint is not None and self._hinted and not marked else "")
        self._say_fault()
        self._say_note()
        if marked:
            self._show_verdict(question)

    @Slot()
    def _show_score(self) -> None:
        score = self.score
        self.beads.show_results(self.context.settings.answers.get(self.lesson, ()))
        self.result.setText(
            self.tr("{right} of {answered} right").format(right=score.right, answered=score.answered)
            if score.answered
            else ""
        )

    def _show_verdict(self, question: Question) -> None:
        restyle(self.verdict, "kind", "right" if self.answered else "wrong")
        self._mark.draw(*("check", "success") if self.answered else ("cross", "error"))
        if self.answered:
            self.judged.say(self.tr("Right."))
        else:
            self.judged.say(self.tr("Not this time. It is {right}.").format(right=f"`{_right(question)}`"))
        self.slip.say(say(self._slipped) if self._slipped is not None else "")
        self.working.say("\n".join(say(line) for line in question.working))

    def _say_fault(self) -> None:
        self.fault.say(say(self._unreadable.message) if self._unreadable is not None else "")
        restyle(self.field, "fault", self._unreadable is not None)

    def _say_note(self) -> None:
        changed = self.answered is None and self.stale
        self.note.say(
            self.tr("The page has changed meanwhile. The question is about what it showed before.") if changed else ""
        )

    def _nothing(self) -> str:
        if self.page.subject() is None:
            return self.tr("Questions come with the page's next result.")
        return self.tr("There is no question that fits what the page shows now. Change something and come back.")

    def _expected(self, question: Question) -> str:
        return {
            NUMBER: self.tr("a number; two decimals will do") if question.tolerance else self.tr("a number"),
            WHOLE: self.tr("a whole number"),
            SHAPE: self.tr("a shape such as (1, 2, 3)"),
            SIZE: self.tr("height and width such as (8, 6)"),
            CHOICE: "",
        }[question.form]

    # --- theme and language -----------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the companion."""
        return QSize(200, 120)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Predict, then look"))
        self.check_button.setText(self.tr("Check"))
        self.hint_button.setText(self.tr("Hint"))
        self.other_button.setText(self.tr("Another"))
        self.other_button.setToolTip(self.tr("Another question; this one is not counted"))
        self._working_head.setText(self.tr("How to get there"))
        self.next_button.setText(self.tr("Next question"))
        self.see_button.setText(self.tr("See it on the page"))
        self.see_button.setToolTip(self.tr("Set the page to what the question supposed; undo takes it back"))
        self._show()


def _right(question: Question) -> str:
    """The right answer as one writes it."""
    if question.form == CHOICE:
        option = next(option for option in question.options if option.key == question.right)
        return say(option.text).strip("`")
    if isinstance(question.right, float):
        from cifar_gui.questions.question import number

        return number(question.right)
    return f"{question.right:,}" if isinstance(question.right, int) else repr(question.right)
