"""The student's name and scores: exported, collected from a class, and forgotten."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QPushButton

from cifar_gui.files import atomic_write, ending
from cifar_gui.i18n import Retranslated, say
from cifar_gui.lessons import LESSONS
from cifar_gui.questions import scores
from cifar_gui.score import LONGEST_NAME, Score
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.removal import Removal
from cifar_gui.ui.study.sentence import Sentence
from cifar_gui.ui.widgets.controls import IconButton, TextButton, label
from cifar_gui.ui.widgets.layouts import in_column, in_row

MOST_NAMED = 3
"""Files of which it is said what is wrong with them."""
LABELS = tuple(lesson.label for lesson in LESSONS)
"""By which files of scores go: a teacher reads them."""
FORGOTTEN = QT_TRANSLATE_NOOP("Try", "The scores of all lessons and the name are deleted.")


class ScoreView(Retranslated, QFrame):
    """GUI thread. Stands under the questions; what was done is said in it."""

    changed = Signal()
    """The scores are others."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._told: Any = None
        self._forgetting = False
        self.setObjectName("footer")
        column = in_column(on=self, margins=(20, 10, 16, 10), spacing=8)
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
        self.said = Sentence("caption")
        column.addWidget(self.said)
        self.retranslate()

    def show_name(self) -> None:
        """Show the name that the settings hold."""
        self.name.setText(self._context.settings.student)

    @Slot(str)
    def _named(self, name: str) -> None:
        self._context.settings.student = " ".join(name.split())[:LONGEST_NAME]

    @Slot()
    def export(self) -> None:
        """Write the student's scores of all lessons to a file."""
        settings = self._context.settings
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
        settings = self._context.settings
        before = settings.student, dict(settings.scores), dict(settings.answers)
        self._set_scores("", {}, {})
        self._tell(None)
        self._context.removed.emit(
            Removal(
                Message("Try", FORGOTTEN, {}), lambda: self._set_scores(*before), lambda: self._set_scores("", {}, {})
            )
        )

    def _set_scores(self, student: str, scores: dict[str, Score], answers: dict[str, list[bool]]) -> Message | None:
        settings = self._context.settings
        settings.student, settings.scores, settings.answers = student, dict(scores), dict(answers)
        self.show_name()
        self.changed.emit()
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
        self.said.say(what() if what is not None else "")

    def retranslate(self) -> None:
        self._name_label.setText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.forget_button.describe(self.tr("Start over: delete all scores"))
        self.export_button.setText(self.tr("Export score…"))
        self.merge_button.setText(self.tr("Collect the class's scores…"))
        self.merge_button.setToolTip(self.tr("One table of the score files of several students"))
        self._tell(self._told)
