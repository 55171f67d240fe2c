"""One mistake: what it is, what PyTorch made of it, and the same script put right, with its result."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.mistakes import FAILS, WARNS, WORKS, Mistake
from cifar_gui.protocol.mistakes import MistakeRan, Outcome
from cifar_gui.ui.context import Context
from cifar_gui.ui.study.mistake_text import ERROR, PLAIN, WARNING, Snippet, Words, changed_spans
from cifar_gui.ui.widgets.controls import IconButton, IconLabel, TextButton, label, rule
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.theme import Themed

FLUSH = (
    'QPushButton { text-align: left; padding: 0 8px 0 4px; } QPushButton[ring="true"]:focus { padding: 0 7px 0 3px; }'
)


def prose(role: str = "") -> QLabel:
    """A label for sentences: it wraps, and whatever stands in it is plain text."""
    made = label(role, wraps=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class Verdict(Themed, QFrame):
    """What came of it, in one sentence on the colour that goes with it."""

    def __init__(self) -> None:
        super().__init__()
        row = in_row(on=self, margins=(10, 8, 10, 8), spacing=8)
        self._icon = IconLabel()
        self._icon.setFixedSize(16, 16)
        self._tone = ""
        self.sentence = prose("emphasis")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)

    def show_kind(self, name: str, tone: str) -> None:
        """Take an icon and a tone: "error", "warning", "success" or "" while nothing is known."""
        self._tone = tone
        self._icon.draw(name, tone or "text2")
        self.retint()

    def retint(self) -> None:
        fill = self.theme[f"{self._tone}_soft" if self._tone else "sunken"]
        ink = self.theme[self._tone or "text2"]
        self.setStyleSheet(f"Verdict {{ background: {fill}; border-radius: 6px; }} Verdict QLabel {{ color: {ink}; }}")


class Result(Retranslated, QWidget):
    """What a script printed, its warnings, its error, and the traceback folded under it."""

    def __init__(self) -> None:
        super().__init__()
        column = in_column(on=self, margins=NO_MARGINS, spacing=4)
        self.caption = label("caption")
        self.printed = Words(PLAIN)
        self.warned = Words(WARNING)
        self.message = Words(ERROR)
        self.fold = TextButton(role="quiet")
        self.fold.setCheckable(True)
        self.fold.setStyleSheet(FLUSH)
        self.fold.toggled.connect(self._folded)
        self.traceback = Words(ERROR, wrap=False)
        for widget in (self.caption, self.printed, self.warned, self.message):
            column.addWidget(widget)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.traceback)
        self.clear()
        self.retranslate()

    def clear(self) -> None:
        """Show nothing."""
        for words in (self.printed, self.warned, self.message, self.traceback):
            words.show_words("", [])
        self.caption.hide()
        self.fold.hide()

    def show_outcome(self, mistake: Mistake, outcome: Outcome, evidence: bool) -> None:
        """Show what came of a script; what is at fault is marked in the error, or in what was printed."""
        self.caption.setVisible(bool(outcome.printed))
        printed = outcome.printed.rstrip("\n")
        self.printed.show_words(printed, mistake.blamed(printed) if evidence else [])
        warned = "\n".join(outcome.warnings)
        self.warned.show_words(warned, mistake.blamed(warned))
        self.message.show_words(outcome.message, mistake.blamed(outcome.message))
        first = len(outcome.traceback) - len(outcome.message)
        marks = [(low + first, high + first) for low, high in mistake.blamed(outcome.message)]
        self.traceback.show_words(outcome.traceback, marks)
        self.fold.setVisible(bool(outcome.traceback))
        self.fold.setChecked(False)
        self._folded(False)

    def retranslate(self) -> None:
        self.caption.setText(self.tr("It prints"))
        self.printed.setAccessibleName(self.tr("What the script printed"))
        self.warned.setAccessibleName(self.tr("PyTorch's warning"))
        self.message.setAccessibleName(self.tr("PyTorch's error"))
        self.traceback.setAccessibleName(self.tr("Traceback"))
        self._name_fold()

    def _folded(self, open_: bool) -> None:
        self.traceback.setVisible(open_ and bool(self.traceback.text))
        self._name_fold()

    def _name_fold(self) -> None:
        open_ = self.fold.isChecked()
        self.fold.setText(self.tr("Hide the traceback") if open_ else self.tr("Show the traceback"))
        self.fold.draw("chevron-down" if open_ else "chevron-right")


class MistakeDetail(Retranslated, QWidget):
    """One mistake at a time, before and after."""

    left = Signal()
    """Back to the list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.mistake: Mistake | None = None
        self.ran: MistakeRan | None = None
        self._problem = ""
        column = in_column(on=self, margins=(14, 8, 14, 16), spacing=8)
        self.back = TextButton("chevron-left", role="quiet")
        self.back.setStyleSheet(FLUSH)
        self.back.clicked.connect(self.left)
        self._title = prose("heading")
        self.verdict = Verdict()
        self._explanation, self._evidence, self._remedy = prose(), prose(), prose()
        self._wrong, self._right = label("section"), label("section")
        self.code, self.fixed = Snippet(context), Snippet(context)
        self.copy_button = IconButton("copy")
        self.copy_button.clicked.connect(self._copy)
        right = QWidget()
        in_row((self._right, 1), self.copy_button, on=right, margins=NO_MARGINS)
        self.before, self.after = Result(), Result()
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self._title, self.verdict, self._explanation, None, self._wrong, self.code, self.before, self._evidence,
            None, rule(), None, right, self._remedy, self.fixed, self.after,
        ):  # fmt: skip
            if widget is None:
                column.addSpacing(2)
            else:
                column.addWidget(widget)
        column.addStretch()
        self.retranslate()

    def open(self, mistake: Mistake) -> None:
        """Show a mistake that is about to be run."""
        self.mistake, self.ran, self._problem = mistake, None, ""
        self.before.clear()
        self.after.clear()
        self._show()

    def take(self, ran: MistakeRan) -> None:
        """Show what came of it."""
        if self.mistake is None or ran.key != self.mistake.key:
            return
        self.ran = ran
        evidence = self.mistake.silent or ran.before.kind != FAILS
        self.before.show_outcome(self.mistake, ran.before, evidence)
        self.after.show_outcome(self.mistake, ran.after, False)
        self._show()

    def fail(self, problem: str) -> None:
        """Say that it could not be run at all."""
        self._problem = problem
        self._show()

    def retranslate(self) -> None:
        self.back.setText(self.tr("Back to the list"))
        self._wrong.setText(self.tr("The usual mistake"))
        self._right.setText(self.tr("Corrected"))
        self.code.setAccessibleName(self.tr("The script with the mistake"))
        self.fixed.setAccessibleName(self.tr("The script put right"))
        self.copy_button.describe(self.tr("Copy the script put right"))
        self._show()

    @Slot()
    def _copy(self) -> None:
        if self.mistake is not None:
            QGuiApplication.clipboard().setText(self.mistake.fixed)

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self.mistake is None:
            return
        mistake, ran = self.mistake, self.ran
        self._title.setText(lesson_text(mistake.title))
        self._explanation.setText(lesson_text(mistake.explanation))
        self._remedy.setText(lesson_text(mistake.remedy))
        self._evidence.setText(lesson_text(mistake.evidence) if mistake.silent else "")
        self._evidence.setVisible(mistake.silent and ran is not None and ran.before.kind != FAILS)
        low = mistake.code.index(mistake.fault)
        line = None
        if ran is not None and (mistake.silent or ran.before.kind != WORKS):
            line = ran.before.line or mistake.code[:low].count("\n") + 1
        self.code.show_marked(mistake.code, [(low, low + len(mistake.fault))], line)
        self.fixed.show_marked(mistake.fixed, changed_spans(mistake.code, mistake.fixed))
        self._judge()

    def _judge(self) -> None:
        mistake, ran = self.mistake, self.ran
        assert mistake is not None
        if ran is None:
            self.verdict.sentence.setText(self._problem or self.tr("PyTorch is running it …"))
            self.verdict.show_kind("play", "")
            return
        if ran.before.kind == FAILS and ran.before.by_python:
            text, look = self.tr("Python stops at this line: {error}"), ("errors", "error")
        elif ran.before.kind == FAILS:
            text, look = self.tr("PyTorch {version} refuses it: {error}"), ("errors", "error")
        elif ran.before.kind == WARNS:
            text, look = self.tr("PyTorch {version} runs it, and only warns."), ("warning", "warning")
        elif mistake.silent:
            text, look = self.tr("PyTorch {version} says nothing, and the result is wrong."), ("warning", "warning")
        else:
            text, look = self.tr("With PyTorch {version} this works: nothing is refused."), ("check", "success")
        self.verdict.sentence.setText(text.format(version=ran.version, error=ran.before.error))
        self.verdict.show_kind(*look)
