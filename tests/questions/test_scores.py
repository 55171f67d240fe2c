"""Scores as files: what is written is read again, and a hostile file is named and refused."""

import csv
import io
import re

import pytest

from cifar_gui import spreadsheet
from cifar_gui.questions import scores
from cifar_gui.score import Score

TWO = {"7.3": Score(right=7, answered=9), "7.2": Score(right=3, answered=4), "7.9": Score()}
WORDS = {
    "student": "student", "right": "{lesson} right", "answered": "{lesson} answered", "all right": "right",
    "all answered": "answered", "percent": "percent", "file": "file",
}  # fmt: skip
LESSONS = tuple(f"7.{number}" for number in range(1, 10))
HEAD = "student,lesson,right,answered,percent,saved"


def read(path):
    return scores.read(path, LESSONS)


def rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def saved(tmp_path, student, scored=TWO, name="one.csv"):
    path = tmp_path / name
    path.write_bytes(scores.export(student, scored, "2025-11-24"))
    return path


def test_a_students_file():
    found = rows(scores.export("王小明", TWO, "2025-11-24"))
    assert found == [
        ["student", "lesson", "right", "answered", "percent", "saved"],
        ["王小明", "7.2", "3", "4", "75", "2025-11-24"],
        ["王小明", "7.3", "7", "9", "78", "2025-11-24"],
    ]


@pytest.mark.parametrize("name", ["王小明", 'O\'Neil, "Bob"', "=1+1", "+49", "-", "@sum", "'=x", "＝cmd", "a;b", "Ада"])
def test_what_is_written_is_read(tmp_path, name):
    (found,) = read(saved(tmp_path, name))
    assert found.student == name
    assert found.lessons == {"7.2": TWO["7.2"], "7.3": TWO["7.3"]}


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@x", "＝1", "\t=1", "|calc", "%x"])
def test_no_cell_is_a_formula(tmp_path, name):
    table = scores.merged(read(saved(tmp_path, name)), ("7.2",), WORDS)
    for data in (scores.export(name, TWO, "2025-11-24"), table):
        for row in rows(data):
            assert all(cell[:1] not in spreadsheet.FORMULA for cell in row), row


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", ":", "；"])
@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1", "-1", "@sum(1)", "＝1", " =1", "'=1", "''@x"])
def test_no_separator_makes_a_formula(tmp_path, formula, separator):
    name = f"x{separator}{formula}{separator}y"
    table = scores.merged(read(saved(tmp_path, name)), ("7.2",), WORDS)
    for data in (scores.export(name, TWO, "2025-11-24"), table):
        text = data.decode("utf-8-sig").replace('"', "")
        for cell in re.split(r"[,;\t|:；\r\n]", text):
            assert cell.strip()[:1] not in ("=", "+", "-", "@", "＝"), cell
    (found,) = read(saved(tmp_path, name))
    assert found.student == " ".join(name.split())


def test_a_student_counts_once(tmp_path):
    students = [
        *read(saved(tmp_path, "Li Na", {"7.2": Score(right=3, answered=4)}, name="monday.csv")),
        *read(saved(tmp_path, "An", {"7.2": Score(right=1, answered=1)}, name="an.csv")),
        *read(saved(tmp_path, "li  na", {"7.2": Score(right=5, answered=9), "7.3": Score(right=1, answered=1)},
                           name="friday.csv")),
        *read(saved(tmp_path, "ＬＩ NA", {"7.4": Score(right=2, answered=2)}, name="home.csv")),
        *read(saved(tmp_path, "Li Na", {"7.2": Score(right=3, answered=4)}, name="monday.csv")),
    ]  # fmt: skip
    table = rows(scores.merged(students, ("7.2", "7.3", "7.4"), WORDS))
    assert table[1:] == [
        ["An", "1", "1", "0", "0", "0", "0", "1", "1", "100", "an.csv"],
        ["Li Na", "5", "9", "1", "1", "2", "2", "8", "12", "67", "monday.csv, friday.csv, home.csv"],
    ]


def test_several_files_become_one_table(tmp_path):
    students = [
        *read(saved(tmp_path, "Li", name="li.csv")),
        *read(saved(tmp_path, "An", {"7.3": Score(right=1, answered=1)}, name="an.csv")),
    ]
    assert rows(scores.merged(students, ("7.2", "7.3"), WORDS)) == [
        ["student", "7.2 right", "7.2 answered", "7.3 right", "7.3 answered", "right", "answered", "percent", "file"],
        ["An", "0", "0", "1", "1", "1", "1", "100", "an.csv"],
        ["Li", "3", "4", "7", "9", "10", "13", "77", "li.csv"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_as_a_spreadsheet_saves_it(tmp_path, encoding, mark):
    path = tmp_path / "resaved.csv"
    text = f"{HEAD}\n王小明,7.4,2,3,67,2025/11/24\n,,,,,\n".replace(",", mark)
    path.write_bytes(text.encode(encoding))
    (found,) = read(path)
    assert (found.student, found.lessons) == ("王小明", {"7.4": Score(right=2, answered=3)})


HOSTILE = {
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 20,
    "nul.csv": f"{HEAD}\nA,7.1,1,1,100,x\0\n".encode(),
    "other.csv": b"name,points\nA,3\n",
    "head.csv": HEAD.encode(),
    "more.csv": f"{HEAD}\nA,7.1,5,3,0,x\n".encode(),
    "minus.csv": f"{HEAD}\nA,7.1,-1,3,0,x\n".encode(),
    "huge.csv": f"{HEAD}\nA,7.1,1,{'9' * 400},0,x\n".encode(),
    "words.csv": f"{HEAD}\nA,7.1,one,two,0,x\n".encode(),
    "lesson.csv": f"{HEAD}\nA,../../etc,1,1,0,x\n".encode(),
    "nobody.csv": f"{HEAD}\n  ,7.1,1,1,0,x\n".encode(),
    "long.csv": f"{HEAD}\n{'A' * 500},7.1,1,1,0,x\n".encode(),
    "short.csv": f"{HEAD}\nA,7.1\n".encode(),
    "twice.csv": f"{HEAD}\nA,7.1,1,1,0,x\nA,7.1,1,1,0,x\n".encode(),
    "quote.csv": f'{HEAD}\n"A,7.1,1,1,0,x\n'.encode(),
    "field.csv": f'{HEAD}\n"{"A" * 200_000}",7.1,1,1,0,x\n'.encode(),
    "rows.csv": (f"{HEAD}\n" + "A,7.1,1,1,0,x\n" * 5000).encode(),
    "large.csv": b"A" * 1_200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named(tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name])
    with pytest.raises(scores.ScoreFileError) as caught:
        read(tmp_path / name)
    text = str(caught.value.message)
    assert text.startswith(name)
    assert len(text) < 200


def test_a_file_that_is_none(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(scores.ScoreFileError):
            read(path)
