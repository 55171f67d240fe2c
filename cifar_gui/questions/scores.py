"""Scores as CSV: one student's file, and one table of the files of many. The files of others are not trusted."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cifar_gui.files import read as read_file
from cifar_gui.score import LONGEST_NAME, MOST_ANSWERS, Score
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError
from cifar_gui.spreadsheet import armed, defused, table

COLUMNS = ("student", "lesson", "right", "answered", "percent", "saved")
"""The head of a student's file, in every language."""
LARGEST_FILE = 1_000_000
"""Bytes of a file that are read."""
MOST_ROWS, MOST_FILES = 1_000, 2_000
ENCODINGS = ("utf-8-sig", "gb18030")
"""Spreadsheets save in the one or, in China, in the other."""

NOT_READ = QT_TRANSLATE_NOOP("Try", "{file} cannot be read: {error}")
TOO_LARGE = QT_TRANSLATE_NOOP("Try", "{file} is too large for a score file.")
NOT_TEXT = QT_TRANSLATE_NOOP("Try", "{file} is not text, or its encoding is not known.")
NO_HEAD = QT_TRANSLATE_NOOP("Try", "{file} is not a score file of this program: its first line is different.")
BAD_ROW = QT_TRANSLATE_NOOP("Try", "{file}, line {line}: {what}")
NO_ROWS = QT_TRANSLATE_NOOP("Try", "{file} contains no scores.")
TOO_MANY = QT_TRANSLATE_NOOP("Try", "{file} has too many lines for a score file.")
NO_NAME = QT_TRANSLATE_NOOP("Try", "the name of the student is missing or too long")
NO_LESSON = QT_TRANSLATE_NOOP("Try", "“{text}” is not a lesson")
NO_COUNT = QT_TRANSLATE_NOOP("Try", "“{text}” is not a number of answers")
MORE_RIGHT = QT_TRANSLATE_NOOP("Try", "more right answers than answers")
TWICE = QT_TRANSLATE_NOOP("Try", "lesson {lesson} of this student is there twice")


class ScoreFileError(MessageError, ValueError):
    """A file that is no score file; ``message`` names it and says why."""


@dataclass(frozen=True)
class StudentScores:
    """What one file says of one student."""

    student: str
    file: str
    lessons: Mapping[str, Score]


def percent(right: int, answered: int) -> int:
    """Rounded to whole percents; 0 of 0 is 0."""
    return round(100 * right / answered) if answered else 0


def export(student: str, scores: Mapping[str, Score], saved: str) -> bytes:
    """A student's file: a line for each lesson, by its label, that has been tried. ``saved`` is a date as text."""
    rows = [
        (student, lesson, score.right, score.answered, percent(score.right, score.answered), saved)
        for lesson, score in sorted(scores.items())
        if score.answered
    ]
    return table([COLUMNS, *rows])


def read(path: Path, labels: Collection[str]) -> list[StudentScores]:
    """The students in a file, which knows lessons by labels: those that there are.

    Raises:
        ScoreFileError: it is no score file, or damaged.
    """
    name = defused(path.name)[:80]
    try:
        data = read_file(path, LARGEST_FILE + 1)
    except OSError as error:
        raise _error(NOT_READ, name, error=error.strerror or type(error).__name__) from error
    if len(data) > LARGEST_FILE:
        raise _error(TOO_LARGE, name)
    rows = _rows(_decoded(data, name), name)
    found: dict[str, dict[str, Score]] = {}
    for line, row in rows:
        student, lesson, score = _row(row, line, name, labels)
        lessons = found.setdefault(student, {})
        if lesson in lessons:
            raise _bad_row(name, line, Message("Try", TWICE, {"lesson": lesson}))
        lessons[lesson] = score
    if not found:
        raise _error(NO_ROWS, name)
    return [StudentScores(student, name, lessons) for student, lessons in found.items()]


def _decoded(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _error(NOT_TEXT, name)


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """The lines below the head, with their numbers; spreadsheets put commas, semicolons or tabs between the cells."""
    head = text.split("\n", 1)[0].strip().lower()
    mark = next((mark for mark in ",;\t" if [cell.strip(' "') for cell in head.split(mark)] == list(COLUMNS)), None)
    if mark is None:
        raise _error(NO_HEAD, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    found: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                found.append((reader.line_num, row))
            if len(found) > MOST_ROWS:
                raise _error(TOO_MANY, name)
    except csv.Error as error:
        raise _bad_row(name, reader.line_num, str(error)) from error
    return found[1:]


def _row(row: list[str], line: int, name: str, labels: Collection[str]) -> tuple[str, str, Score]:
    cells = [cell.strip() for cell in row] + [""] * len(COLUMNS)
    student = " ".join(armed(cells[0]).split())
    if not student or len(student) > LONGEST_NAME:
        raise _bad_row(name, line, Message("Try", NO_NAME))
    if cells[1] not in labels:
        raise _bad_row(name, line, Message("Try", NO_LESSON, {"text": cells[1][:20]}))
    counts = []
    for cell in cells[2:4]:
        if not re.fullmatch(r"[0-9]{1,9}", cell) or int(cell) > MOST_ANSWERS:
            raise _bad_row(name, line, Message("Try", NO_COUNT, {"text": cell[:20]}))
        counts.append(int(cell))
    if counts[0] > counts[1]:
        raise _bad_row(name, line, Message("Try", MORE_RIGHT))
    return student, cells[1], Score(right=counts[0], answered=counts[1])


def once(students: Iterable[StudentScores]) -> list[StudentScores]:
    """Each student once, by name, in the order of the alphabet; capitals and spaces make no other student.

    A student's counts only grow, so of several files that tell of one lesson the one with the most answers is the
    newest and holds the others. Lessons that were answered on different computers come together. Counts are never
    added up: nobody gains by handing in twice.
    """
    found: dict[str, StudentScores] = {}
    for one in students:
        key = " ".join(unicodedata.normalize("NFKC", one.student).casefold().split())
        before = found.get(key)
        found[key] = one if before is None else _together(before, one)
    return [found[key] for key in sorted(found)]


def _together(one: StudentScores, other: StudentScores) -> StudentScores:
    def newest(lesson: str) -> Score:
        told = [scores.lessons[lesson] for scores in (one, other) if lesson in scores.lessons]
        return max(told, key=lambda score: (score.answered, score.right))

    lessons = {lesson: newest(lesson) for lesson in {**one.lessons, **other.lessons}}
    files = one.file if other.file in one.file.split(", ") else f"{one.file}, {other.file}"
    return StudentScores(one.student, files, lessons)


def merged(students: Sequence[StudentScores], lessons: Sequence[str], words: Mapping[str, str]) -> bytes:
    """One table of many files: a line for each student, see ``once``, and two columns for each lesson.

    ``words`` are the heads in the interface language: "student", "right", "answered", "all right", "all answered",
    "percent", "file"; "right" and "answered" hold ``{lesson}``.
    """
    head = [words["student"]]
    for lesson in lessons:
        head += [words["right"].format(lesson=lesson), words["answered"].format(lesson=lesson)]
    rows: list[list[object]] = [[*head, words["all right"], words["all answered"], words["percent"], words["file"]]]
    for one in once(students):
        scores = [one.lessons.get(lesson, Score()) for lesson in lessons]
        right, answered = sum(score.right for score in scores), sum(score.answered for score in scores)
        cells = [part for score in scores for part in (score.right, score.answered)]
        rows.append([one.student, *cells, right, answered, percent(right, answered), one.file])
    return table(rows)


def _error(template: str, name: str, **values: object) -> ScoreFileError:
    return ScoreFileError(Message("Try", template, {"file": name, **values}))


def _bad_row(name: str, line: int, what: object) -> ScoreFileError:
    return _error(BAD_ROW, name, line=line, what=what)
