import dataclasses
import io
import json
import sys

import pytest

from cifar_gui import paths, selftest
from cifar_gui.lessons import conv2d, training
from cifar_gui.spec import ComingStage, Fact


def status(checks):
    return {check.name: check.status for check in checks}


def test_a_checkout_can_do_its_work(qapp):
    found = selftest.run()
    assert [check for check in found if check.status == "fail"] == []
    names = status(found)
    assert names.pop("cifar10") == "warn"
    assert set(names) >= {
        "program",
        "qt",
        "fonts",
        "icons",
        "translation zh",
        "texts zh",
        "texts en",
        "torch",
        "devices",
    }
    assert set(names) >= {"samples", "settings folder", "data folder", "log folder", "lesson 7.3", "lesson 7.9"}


def test_progress_comes_one_by_one(qapp):
    seen = []
    assert selftest.run(seen.append) == seen


def test_json_goes_to_a_file(qapp, tmp_path, capsys):
    path = tmp_path / "结果 1.json"
    assert selftest.main(json=True, output=path) == 0
    found = json.loads(path.read_text(encoding="utf-8"))
    assert {frozenset(check) for check in found} == {frozenset({"name", "status", "detail"})}
    assert {check["status"] for check in found} <= {"ok", "warn", "fail"}
    assert capsys.readouterr().out == ""


def test_a_table_goes_to_standard_output(qapp, capsys):
    assert selftest.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ok    program")
    assert lines[-1].endswith(" 0 fail")


def test_an_installation_without_its_parts_fails(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    found = status(selftest.run())
    assert {name for name in found if found[name] == "fail"} == {
        "icons", "translation zh", "texts zh", "texts en", "samples"
    }  # fmt: skip
    assert found["lesson 7.3"] == "ok"
    assert selftest.main() == 1


@pytest.mark.qt_log_ignore("SVG|svg")
def test_a_damaged_icon_is_named(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "moon.svg").write_text("<svg")
    found = {check.name: check for check in selftest.run()}
    assert found["icons"].status == "fail"
    assert "moon.svg" in found["icons"].detail


def test_a_folder_that_cannot_be_written_is_named(qapp, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("CIFAR_GUI_HOME", str(tmp_path / "file" / "home"))
    found = {check.name: check for check in selftest.run()}
    for name, folder in (("settings", "home"), ("data", "home/data"), ("log", "home/log")):
        check = found[f"{name} folder"]
        assert check.status == "fail"
        assert check.detail == f"{tmp_path / 'file' / folder} cannot be written: Not a directory"


@pytest.mark.parametrize(
    ("lesson", "word", "value", "said"),
    [
        (conv2d.LESSON, "shape", (64, 6, 31, 30), "is (64, 6, 30, 30), expected (64, 6, 31, 30)"),
        (training.LESSON, "parameters", 1, "is 145578, expected 1"),
    ],
)
def test_a_wrong_fact_is_found(monkeypatch, qapp, lesson, word, value, said):
    true = lesson.stage.facts[0]
    wrong = Fact(true.params, true.in_shape, {**true.expected, word: value})
    changed = dataclasses.replace(lesson, stage=dataclasses.replace(lesson.stage, facts=(true, wrong)))
    monkeypatch.setattr(selftest, "LESSONS", (changed,))
    found = {check.name: check for check in selftest.run()}[f"lesson {lesson.number}"]
    assert found.status == "fail"
    assert word in found.detail
    assert said in found.detail


def test_lessons_that_are_coming_are_not_judged(qapp):
    coming = [lesson for lesson in selftest.LESSONS if isinstance(lesson.stage, ComingStage)]
    names = status(selftest.run())
    assert not {f"lesson {lesson.number}" for lesson in coming} & set(names)


def test_a_check_that_breaks_is_a_fail_and_the_others_go_on(qapp, monkeypatch):
    def broken():
        raise ValueError("two\nlines")

    monkeypatch.setattr(selftest, "_torch", broken)
    found = {check.name: check for check in selftest.run()}
    assert found["torch"].status == "fail"
    assert found["torch"].detail.startswith("ValueError: two lines (test_selftest.py, line ")
    assert "lesson 7.9" in found


def test_a_result_that_cannot_be_written_is_told(qapp, tmp_path, capsys):
    assert selftest.main(output=tmp_path / "no" / "where.txt") == 2
    assert "where.txt: No such file or directory" in capsys.readouterr().out


def test_a_windowed_program_has_no_standard_output(qapp, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert selftest.main() == 0


def test_a_narrow_console_gets_escapes(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("CIFAR_GUI_HOME", str(tmp_path / "家"))
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", write_through=True)
    monkeypatch.setattr(sys, "stdout", console)
    assert selftest.main() == 0
    assert rb"\u5bb6" in console.buffer.getvalue()
