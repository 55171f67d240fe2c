"""Settings as earlier versions of the program wrote them: what a student set and kept is there again."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cifar_gui.settings import Score, SettingsStore

FILES = sorted((Path(__file__).parent / "earlier").glob("*.json"))
"""Written by those versions after a number was changed on every page, with scores, a name and a network."""


def differing(saved, now, path=""):
    """Where the present state says something else than the saved one."""
    if isinstance(saved, dict) and isinstance(now, dict):
        for key in saved:
            yield from differing(saved[key], now.get(key), f"{path}.{key}")
    elif saved != now:
        yield path


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_settings_of_an_earlier_version(qtbot, open_window, file):
    store = SettingsStore()
    store.path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, store.path)
    saved = json.loads(file.read_bytes())
    window = open_window()
    window.context.lab.start = lambda: None
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.context.store.banner is None
    settings = window.context.settings
    assert settings.student == "王小明"
    assert settings.scores == {lesson: Score(**score) for lesson, score in saved["scores"].items()}
    assert settings.answers == saved.get("answers", {})
    assert settings.theme == "dark"
    assert settings.guides == saved.get("guides", {})
    assert [network.name for network in window.context.networks] == ["Mine"]
    found = []
    for number, state in saved["pages"].items():
        window.show_lesson(number)
        QApplication.processEvents()
        now = json.loads(json.dumps(window.page.saved()))
        if "parts" in now and "parts" not in state:
            state = {"parts": {next(iter(window.page.lessons)): state}}
        found += differing({key: value for key, value in state.items() if key != "kept"}, now, number)
    assert found == []
