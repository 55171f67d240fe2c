"""The change that ARCHITECTURE.md follows goes the way that it says, in that order and in those threads."""

import functools
import importlib
import re
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Signal
from PySide6.QtTest import QTest

ROOT = Path(__file__).resolve().parent.parent.parent.parent
STATION = re.compile(r"`(?P<owner>_?[A-Z]\w+)\.(?P<name>\w+)`|`(?P<path>cifar_gui/[\w/]+\.py)`")
BY_TIMERS = {"Recorder.record", "Window.save", "Mosaic.paintEvent"}
"""They come at other times, too."""


def stations():
    """(class, member) in the order of the text; each class is defined in one of the files that the text names."""
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## One change")[2]
    found = list(STATION.finditer(text))
    files = {station["path"] for station in found if station["path"]}
    modules = [importlib.import_module(path[:-3].replace("/", ".")) for path in sorted(files)]
    owners = {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    return [(owners[station["owner"]], station["name"]) for station in found if station["owner"]]


@pytest.mark.slow
def test_one_change_from_key_to_paint(qtbot, open_window, monkeypatch):
    went = []

    def watched(cls, name, call):
        @functools.wraps(call)
        def noted(*given, **named):
            went.append((f"{cls.__name__}.{name}", threading.current_thread() is threading.main_thread()))
            return call(*given, **named)

        return noted

    told = []
    for cls, name in dict.fromkeys(stations()):
        member = vars(cls)[name]
        if callable(member) and not isinstance(member, Signal):
            told.append(f"{cls.__name__}.{name}")
            monkeypatch.setattr(cls, name, watched(cls, name, member))
    window = open_window("--lesson", "conv2d", "--lang", "en")
    qtbot.waitUntil(window.settled, timeout=30_000)
    page = window.page.front
    edit = page.form.rows["stride"].control.edits[0]
    edit.setFocus()
    edit.selectAll()
    went.clear()
    QTest.keyClicks(edit, "2")
    qtbot.waitUntil(lambda: ("AnswerPage.take", True) in went and page.settled(), timeout=30_000)
    window.recorder.record()
    window.save()
    assert len(told) > 15
    first = [next((place for place, (name, _) in enumerate(went) if name == one), None) for one in told]
    assert None not in first
    ordered = [place for one, place in zip(told, first, strict=True) if one not in BY_TIMERS]
    assert ordered == sorted(ordered), [one for one, _ in went]
    assert {name for name, main in went if not main} == {"TorchWorker.serve", "_Trial.refusal", "_Trial.run"}
