"""The tab "Try it": one question at a time on what the page shows, marked at once, and the score."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from cifar_gui.files import atomic_write, ending
from cifar_gui.i18n import Retranslated, say
from cifar_gui.lessons import LESSONS
from cifar_gui.questions import Question, Subject, next_question, scores
from cifar_gui.questions.marking import LONGEST, Unreadable, read_answer
from cifar_gui.questions.question import CHOICE, NUMBER, SHAPE, SIZE, WHOLE
from cifar_gui.score import LONGEST_NAME, MOST_ANSWERS, Score
from cifar_gui.settings import LAST_ANSWERS
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, lesson_of
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.page.undo import Removal
from cifar_gui.ui.widgets.controls import IconButton, IconLabel, TextButton, label, restyle
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed, mono

KEY = "try"
MOST_NAMED = 3
"""Files of which it is said what is wrong with them."""
LABELS = tuple(lesson.label for lesson in LESSONS)
"""By which files of scores go: a teacher reads them."""
FORGOTTEN = QT_TRANSLATE_NOOP("Try", "The scores of all lessons and the name are deleted.")


def attach(page: Page) -> None:
    """Add the tab to a page."""
    view = TryView(page)
    page.companion.add_tab(KEY, view)
    view.retranslate()


def rich(text: str) -> str:
    """A sentence with ``code`` in it as rich text; nothing else in it is read as HTML."""
    family = ", ".join(f"'{name}'" for name in mono().families())
    span = f'<span style="font-family: {html.escape(family)}">\\1</span>'
    return re.sub(r"`([^`]*)`", span, html.escape(text))


def paragraphs(lines: Sequence[str]) -> str:
    """Sentences below each other, with air between their lines."""
    gaps = [4] * (len(lines) - 1) + [0]
    return "".join(
        f'<p style="margin: 0 0 {gap}px 0; line-height: 135%">{rich(line)}</p>'
        for line, gap in zip(lines, gaps, strict=True)
    )


class Sentence(QLabel):
    """A wrapped sentence with code in it."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, text: str) -> None:
        """Show a sentence."""
        self.setText(paragraphs(text.split("\n")) if text else "")
        self.setAccessibleName(text.replace("`", ""))
        self.setVisible(bool(text))


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


class TryView(Retranslated, QWidget):
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
        self._told: Any = None
        self._forgetting = False
        self._build()
        page.status.connect(self._page_changed)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        inner = QWidget()
        self._column = in_column(on=inner, margins=(20, 18, 20, 18), spacing=10)
        self._title, self._score = label("title"), label("score")
        head = in_row((self._title, 1), self._score)
        self.beads = Beads()
        self._empty = Sentence("caption")
        self._column.addLayout(head)
        self._column.addWidget(self.beads)
        self._column.addWidget(self._empty)
        self._build_card()
        self._build_verdict()
        self._column.addStretch()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.area.setWidget(inner)
        FocusRing(self.area)
        in_column((self.area, 1), self._build_footer(), on=self, margins=NO_MARGINS, spacing=0)

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
        self._fault = Sentence("error")
        self._hint = Sentence("caption")
        self._note = Sentence("caption")
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
        for widget in (self._fault, self._buttons, self._hint, self._note):
            column.addWidget(widget)
        self._column.addWidget(self.card)

    def _build_verdict(self) -> None:
        self.verdict = QFrame()
        self.verdict.setProperty("role", "verdict")
        column = in_column(on=self.verdict, margins=(12, 12, 12, 8), spacing=6)
        self._mark, self._judged = IconLabel(), Sentence("emphasis")
        row = in_row(spacing=8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._judged, 1)
        self._slip = Sentence()
        column.addLayout(row)
        column.addWidget(self._slip)
        self._working_head = label("section")
        self._working = Sentence()
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
        for widget in (self.verdict, self._working_head, self._working, self._ends):
            self._column.addWidget(widget)

    def _build_footer(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("footer")
        column = in_column(on=foot, margins=(20, 10, 16, 10), spacing=8)
        self._name_label = label("caption")
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.name.textEdited.connect(self._named)
        self.forget_button = IconButton("trash")
        self.forget_button.clicked.connect(self.forget)
        self.forget_button.installEventFilter(self)
        row = in_row(self._name_label, (self.name, 1), self.forget_button, spacing=8)
        column.addLayout(row)
        self.export_button, self.merge_button = TextButton("save"), QPushButton()
        self.export_button.clicked.connect(self.export)
        self.merge_button.clicked.connect(self.merge)
        for button in (self.export_button, self.merge_button):  # their words are longer than half the companion
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._said = Sentence("caption")
        column.addWidget(self._said)
        return foot

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
        if self.question is not None and self.isVisible() and self._mine():
            (self.options[0].radio if self.options else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def _mine(self) -> bool:
        """Whether the keyboard is at work here, so that it may be led on."""
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus()

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
        self.name.setText(self.context.settings.student)
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
        before = self.score
        if before.answered < MOST_ANSWERS:
            after = Score(right=before.right + self.answered, answered=before.answered + 1)
            self.context.settings.scores[self.lesson] = after
            answers = self.context.settings.answers
            answers[self.lesson] = [*answers.get(self.lesson, []), self.answered][-LAST_ANSWERS:]
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
        self._empty.say("" if question is not None else self._nothing())
        for widget in (self.verdict, self._working_head, self._working, self._ends):
            widget.setVisible(question is not None and marked)
        self.see_button.setVisible(question is not None and bool(question.changes))
        score = self.score
        self.beads.show_results(self.context.settings.answers.get(self.lesson, ()))
        self._score.setText(
            self.tr("{right} of {answered} right").format(right=score.right, answered=score.answered)
            if score.answered
            else ""
        )
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
        self._hint.say(say(question.hint) if question.hint is not None and self._hinted and not marked else "")
        self._say_fault()
        self._say_note()
        if marked:
            self._show_verdict(question)

    def _show_verdict(self, question: Question) -> None:
        restyle(self.verdict, "kind", "right" if self.answered else "wrong")
        self._mark.draw(*("check", "success") if self.answered else ("cross", "error"))
        if self.answered:
            self._judged.say(self.tr("Right."))
        else:
            self._judged.say(self.tr("Not this time. It is {right}.").format(right=f"`{self._right(question)}`"))
        self._slip.say(say(self._slipped) if self._slipped is not None else "")
        self._working.say("\n".join(say(line) for line in question.working))

    def _right(self, question: Question) -> str:
        """The right answer as one writes it."""
        if question.form == CHOICE:
            option = next(option for option in question.options if option.key == question.right)
            return say(option.text).strip("`")
        if isinstance(question.right, float):
            from cifar_gui.questions.question import number

            return number(question.right)
        return f"{question.right:,}" if isinstance(question.right, int) else repr(question.right)

    def _say_fault(self) -> None:
        self._fault.say(say(self._unreadable.message) if self._unreadable is not None else "")
        restyle(self.field, "fault", self._unreadable is not None)

    def _say_note(self) -> None:
        changed = self.answered is None and self.stale
        self._note.say(
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

    # --- the score --------------------------------------------------------------------------------------------------

    @Slot(str)
    def _named(self, name: str) -> None:
        self.context.settings.student = " ".join(name.split())[:LONGEST_NAME]

    @Slot()
    def export(self) -> None:
        """Write the student's scores of all lessons to a file."""
        settings = self.context.settings
        if not settings.student:
            self._tell(lambda: self.tr("Type your name first: it goes into the file."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not any(score.answered for score in settings.scores.values()):
            self._tell(lambda: self.tr("No question has been answered yet."))
            return
        proposed = re.sub(r"[^\w-]+", "_", settings.student).strip("_")
        path = self._save_as(self.tr("Export the scores"), f"{proposed or 'scores'}-cifar-gui.csv")
        if path is not None:
            today = datetime.date.today().isoformat()
            found = {lesson.label: settings.scores.get(lesson.key, Score()) for lesson in LESSONS}
            self._write(path, scores.export(settings.student, found, today))

    @Slot()
    def merge(self) -> None:
        """Make one table of the files of several students."""
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose the students' files"), "", "CSV (*.csv)")
        if not names:
            return
        students, faults = [], []
        for name in names[: scores.MOST_FILES]:
            try:
                students += scores.read(Path(name), LABELS)
            except scores.ScoreFileError as error:
                faults.append(error.message)
        if not students:
            self._tell(lambda: self._faulty(faults))
            return
        path = self._save_as(self.tr("Save the table of all students"), "cifar-gui-scores.csv")
        if path is None:
            self._tell(lambda: self._faulty(faults))
            return
        words = {
            "student": self.tr("student"),
            "right": self.tr("{lesson} right"),
            "answered": self.tr("{lesson} answered"),
            "all right": self.tr("right in all"),
            "all answered": self.tr("answered in all"),
            "percent": self.tr("percent"),
            "file": self.tr("file"),
        }
        self._write(path, scores.merged(students, LABELS, words), students, faults)

    def _faulty(self, faults: Sequence[Any]) -> str:
        lines = [say(fault) for fault in faults[:MOST_NAMED]]
        if len(faults) > MOST_NAMED:
            lines.append(self.tr("{count} more files were left out.").format(count=len(faults) - MOST_NAMED))
        return "\n".join(lines)

    def _save_as(self, title: str, proposed: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, "CSV (*.csv)")
        return ending(name, ".csv") if name else None

    def _write(
        self, path: Path, data: bytes, students: Sequence[scores.StudentScores] = (), faults: Sequence[Any] = ()
    ) -> None:
        try:
            atomic_write(path, data)
        except OSError as error:
            why = error.strerror or type(error).__name__
            self._tell(lambda: self.tr("{path} could not be written: {error}").format(path=path.name, error=why))
            return
        if students:
            self._tell(lambda: "\n".join(filter(None, (self._merged(students, path), self._faulty(faults)))))
        else:
            self._tell(lambda: self.tr("Saved as {file}.").format(file=path.name))

    def _merged(self, students: Sequence[scores.StudentScores], path: Path) -> str:
        count = len(scores.once(students))
        words = self.tr("{count} students in {file}.") if count > 1 else self.tr("One student in {file}.")
        said = words.format(count=count, file=path.name)
        if (more := len(students) - count) > 0:
            said += "\n" + self.tr(
                "Handed in more than once: {more}. Each student counts once, with the most answers."
            ).format(more=more)
        return said

    @Slot()
    def forget(self) -> None:
        """Forget all scores, when it is pressed twice: the next student begins."""
        if not self._forgetting:
            self._forgetting = True
            self._tell(lambda: self.tr("Press once more to delete the scores of all lessons and the name."))
            return
        self._forgetting = False
        settings = self.context.settings
        before = settings.student, dict(settings.scores), dict(settings.answers)
        self._set_scores("", {}, {})
        self._tell(None)
        self.context.removed.emit(
            Removal(
                Message("Try", FORGOTTEN, {}), lambda: self._set_scores(*before), lambda: self._set_scores("", {}, {})
            )
        )

    def _set_scores(self, student: str, scores: dict[str, Score], answers: dict[str, list[bool]]) -> Message | None:
        settings = self.context.settings
        settings.student, settings.scores, settings.answers = student, dict(scores), dict(answers)
        self.name.setText(student)
        self._show()
        return None

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Whoever goes elsewhere does not want to forget."""
        if (
            watched is self.forget_button
            and event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut)
            and self._forgetting
        ):
            self._forgetting = False
            self._tell(None)
        return False

    def _tell(self, what: Any) -> None:
        """Say something under the score; ``what`` says it again in another language."""
        self._told = what
        self._said.say(what() if what is not None else "")

    # --- theme and language -----------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the companion."""
        return QSize(200, 120)

    def retranslate(self) -> None:
        if self.page.companion.stack.indexOf(self) >= 0:
            self.page.companion.set_tab_titles({KEY: self.tr("Try it")})
        self._title.setText(self.tr("Predict, then look"))
        self.check_button.setText(self.tr("Check"))
        self.hint_button.setText(self.tr("Hint"))
        self.other_button.setText(self.tr("Another"))
        self.other_button.setToolTip(self.tr("Another question; this one is not counted"))
        self._working_head.setText(self.tr("How to get there"))
        self.next_button.setText(self.tr("Next question"))
        self.see_button.setText(self.tr("See it on the page"))
        self.see_button.setToolTip(self.tr("Set the page to what the question supposed; undo takes it back"))
        self._name_label.setText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.forget_button.describe(self.tr("Start over: delete all scores"))
        self.export_button.setText(self.tr("Export score…"))
        self.merge_button.setText(self.tr("Collect the class's scores…"))
        self.merge_button.setToolTip(self.tr("One table of the score files of several students"))
        self._tell(self._told)
        self._show()
