import dataclasses
import io
import json
import sys

import msgspec
import pytest

from cifar_gui import paths, selftest
from cifar_gui.engine import model_cards, network, network_file, weights
from cifar_gui.engine.forward import seeded
from cifar_gui.lesson import Fact
from cifar_gui.lessons import conv2d, training
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.page_kind import named
from cifar_gui.pages.run import PAGE
from cifar_gui.spec import layer


def status(checks):
    return {check.name: check.status for check in checks}


@pytest.fixture
def one_lesson(monkeypatch, qapp):
    """Leave out the lesson that trains and the server of TensorBoard, where they are not what is asked about."""
    monkeypatch.setattr(selftest, "LESSONS", (conv2d.LESSON,))
    monkeypatch.setattr(selftest, "_tensorboard", lambda: ("ok", ""))


def test_a_checkout_can_do_its_work(qapp):
    found = selftest.run()
    assert [check for check in found if check.status == "fail"] == []
    names = status(found)
    assert names.pop("cifar10") == "warn"
    built = {f"lesson {part.key}" for lesson in selftest.LESSONS for part in lesson.parts}
    assert {name for name in names if name.startswith("lesson ")} == built
    assert {"lesson conv2d", "lesson training/loop", "training training/training"} <= set(names)
    assert {"program", "qt", "fonts", "icons", "translation zh", "texts zh", "texts en"} <= set(names)
    assert {"torch", "devices", "samples", "networks", "settings folder", "data folder", "log folder"} <= set(names)
    assert {"secure network", "tensorboard"} <= set(names)
    assert set(names.values()) == {"ok"}


def test_progress_comes_one_by_one(one_lesson):
    seen = []
    assert selftest.run(seen.append) == seen


def test_json_goes_to_a_file(one_lesson, tmp_path, capsys):
    path = tmp_path / "结果 1.json"
    assert selftest.main(json=True, output=path) == 0
    found = json.loads(path.read_text(encoding="utf-8"))
    assert {frozenset(check) for check in found} == {frozenset({"name", "status", "detail"})}
    assert {check["status"] for check in found} <= {"ok", "warn", "fail"}
    assert capsys.readouterr().out == ""


def test_a_table_goes_to_standard_output(one_lesson, capsys):
    assert selftest.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ok    program")
    assert lines[-1].endswith(" 0 fail")


def test_the_table_is_in_the_language_that_is_asked_for(one_lesson, capsys):
    assert selftest.main(language="zh") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("通过  程序")
    assert any("训练集" in line for line in lines)
    assert lines[-1].endswith(" 0 失败")


def test_an_installation_without_its_parts_fails(one_lesson, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    found = status(selftest.run())
    assert {name for name in found if found[name] == "fail"} == {
        "icons", "translation zh", "texts zh", "texts en", "samples", "networks"
    }  # fmt: skip
    assert found["lesson conv2d"] == "ok"
    assert selftest.main() == 1


@pytest.mark.qt_log_ignore("SVG|svg")
def test_a_damaged_icon_is_named(one_lesson, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "moon.svg").write_text("<svg")
    found = {check.name: check for check in selftest.run()}
    assert found["icons"].status == "fail"
    assert "moon.svg" in found["icons"].detail


def test_networks_that_are_missing_or_were_never_trained_are_a_fail(one_lesson, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "models_folder", lambda: tmp_path)
    assert status(selftest.run())["networks"] == "fail"
    with seeded(1):
        weights.write(tmp_path / "a.safetensors", network.build(CIFAR10_QUICK).state_dict())
    (tmp_path / "a.json").write_bytes(msgspec.json.encode(model_cards.Card(1, network_file.plain(CIFAR10_QUICK))))
    found = {check.name: check for check in selftest.run()}
    assert found["networks"].status == "fail"
    assert "CIFAR10-quick" in found["networks"].detail


def test_a_folder_that_cannot_be_written_is_named(one_lesson, tmp_path, monkeypatch):
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
        (training.LESSON.parts[0], "parameters", 1, "is 145578, expected 1"),
    ],
)
def test_a_wrong_fact_is_found(lesson, word, value, said):
    true = lesson.content.facts[0]
    wrong = Fact(true.params, true.in_shape, {**true.expected, word: value})
    changed = dataclasses.replace(lesson, content=dataclasses.replace(lesson.content, facts=(true, wrong)))
    found, detail = selftest._facts(changed)
    assert found == "fail"
    assert word in detail
    assert said in detail


def test_a_run_that_fails_is_a_fail():
    content = training.TRAINING
    broken = dataclasses.replace(content.networks[0], layers=(layer("drop", "Dropout"),))
    with pytest.raises(RuntimeError, match="the run is over: failed"):
        named(PAGE.check)(dataclasses.replace(content, networks=(broken,)))


def test_a_check_that_breaks_is_a_fail_and_the_others_go_on(one_lesson, monkeypatch):
    def broken():
        raise ValueError("two\nlines")

    monkeypatch.setattr(selftest, "_torch", broken)
    found = {check.name: check for check in selftest.run()}
    assert found["torch"].status == "fail"
    assert found["torch"].detail.startswith("ValueError: two lines (test_selftest.py, line ")
    assert "lesson conv2d" in found


def test_a_result_that_cannot_be_written_is_told(one_lesson, tmp_path, capsys):
    assert selftest.main(output=tmp_path / "no" / "where.txt") == 2
    assert "where.txt: No such file or directory" in capsys.readouterr().out


def test_a_windowed_program_has_no_standard_output(one_lesson, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert selftest.main() == 0


def test_a_narrow_console_gets_escapes(one_lesson, tmp_path, monkeypatch):
    monkeypatch.setenv("CIFAR_GUI_HOME", str(tmp_path / "家"))
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", write_through=True)
    monkeypatch.setattr(sys, "stdout", console)
    assert selftest.main() == 0
    assert rb"\u5bb6" in console.buffer.getvalue()
