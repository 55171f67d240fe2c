"""Two windows of one person, and what one of them removes: nothing of a student's work is lost."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cifar_gui import files, lesson_file
from cifar_gui.lessons import LESSONS
from cifar_gui.score import Score
from cifar_gui.settings import SettingsStore


@pytest.fixture
def start(qtbot, open_window):
    """Start the program once more; its threads do not run."""

    def start_at(*arguments):
        made = open_window("--lang", "en", *arguments)
        made.context.lab.start = lambda: None
        qtbot.waitUntil(lambda: made.page is not None)
        QApplication.processEvents()
        return made

    return start_at


def names(window):
    return [network.name for network in window.context.networks]


def keep(window, name):
    page = window.pages["sequential"]
    page.change(replace(page.network, name=name), (0,))
    page.keep()


def remembered():
    return SettingsStore().load().settings


def test_answers_survive_a_window_that_was_only_resized(start):
    one, other = start("--lesson", "conv2d"), start("--lesson", "conv2d")
    one.context.settings.scores["conv2d"] = Score(right=2, answered=3)
    one.context.settings.student = "An"
    one.close()
    other.resize(1100, 750)
    other.context.set_theme("dark")
    other.close()
    found = remembered()
    assert (found.scores["conv2d"], found.student, found.theme) == (Score(right=2, answered=3), "An", "dark")


def test_a_network_of_one_window_is_there_in_the_other(start):
    one, other = start("--lesson", "sequential"), start("--lesson", "sequential")
    keep(one, "Mine")
    one.close()
    keep(other, "Yours")
    assert names(other) == ["Mine", "Yours"]
    offered = other.page.presets.list
    assert [offered.itemText(at) for at in range(offered.count())][-2:] == ["Mine", "Yours"]
    other.close()
    assert [entry["name"] for entry in remembered().networks] == ["Mine", "Yours"]


def test_a_page_that_was_not_touched_keeps_what_the_other_window_set(start):
    start("--lesson", "conv2d").close()
    one, other = start("--lesson", "conv2d"), start("--lesson", "conv2d")
    one.page.set(params=replace(one.page.form.params, stride=(2, 2)))
    one.close()
    other.context.set_theme("dark")
    other.close()
    assert remembered().pages["conv2d"] == one.page.saved()


@pytest.mark.parametrize("lesson", [lesson.key for lesson in LESSONS])
def test_a_page_that_was_only_looked_at_counts_as_untouched(start, lesson):
    window = start("--lesson", lesson)
    window.close()
    assert lesson not in remembered().pages


def test_a_network_that_is_removed_can_be_put_back(start):
    window = start("--lesson", "sequential")
    keep(window, "Mine")
    keep(window, "Other")
    page = window.page
    page.presets.list.setCurrentIndex(page.presets.list.findText("Mine"))
    page.presets.list.activated.emit(page.presets.list.currentIndex())
    page.presets.forget_button.click()
    assert names(window) == ["Other"]
    assert "“Mine” is no longer kept" in str(window.notice.message)
    window.recorder.undo()
    assert names(window) == ["Other", "Mine"]
    window.recorder.redo()
    assert names(window) == ["Other"]
    window.notice.buttons[0].click()
    assert names(window) == ["Other", "Mine"]
    window.recorder.undo()
    assert names(window) == ["Other", "Mine"]


def test_a_network_that_gave_way_to_one_of_its_name_can_be_put_back(start):
    window = start("--lesson", "sequential")
    keep(window, "Mine")
    window.page.change(replace(window.page.network, layers=window.page.network.layers[:2]), (0,))
    keep(window, "Mine")
    assert "replaces the network" in str(window.notice.message)
    (short,) = window.context.networks
    window.notice.buttons[0].click()
    (found,) = window.context.networks
    assert len(short.layers) == 2 < len(found.layers)


def test_the_oldest_network_does_not_give_way(start, monkeypatch):
    monkeypatch.setattr("cifar_gui.ui.context.MOST_NETWORKS", 2)
    window = start("--lesson", "sequential")
    for name in "abc":
        keep(window, name)
    assert names(window) == ["a", "b"]
    assert "2 networks of your own" in window.page.bar.said.text()


def test_a_network_of_another_version_stays(start):
    window = start("--lesson", "sequential")
    strange = {"name": "Later", "layers": "of a kind that comes later"}
    window.context.settings.networks = [strange]
    keep(window, "Mine")
    window.close()
    held = remembered().networks
    assert held[0] == strange
    assert held[1]["name"] == "Mine"


def test_settings_that_cannot_be_read_are_told_of_and_stay(start, monkeypatch):
    first = start("--lesson", "conv2d")
    first.context.settings.student = "An"
    first.close()
    before = first.context.store.path.read_bytes()
    real = files.read

    def refuse(path, *arguments):
        if path == first.context.store.path:
            raise PermissionError(13, "Access is denied")
        return real(path, *arguments)

    with monkeypatch.context() as refused:
        refused.setattr(files, "read", refuse)
        window = start("--lesson", "conv2d")
        assert "The file stays as it is" in str(window.notice.message)
        told = []
        window.notice.show_message = lambda message, *rest, **kind: told.append(str(message))
        for _ in range(3):
            window.save()
        assert len(told) == 1
        window.close()
    assert first.context.store.path.read_bytes() == before


def test_a_state_that_a_page_cannot_use_is_kept(start, monkeypatch):
    first = start("--lesson", "conv2d")
    first.context.settings.pages["pooling"] = {"parts": {"pooling": {"kernel_size": 7}}}
    first.close()

    def fail(page, state):
        raise RuntimeError("of another version")

    monkeypatch.setattr("cifar_gui.ui.window.parts_page.PartsPage.restore", fail)
    window = start("--lesson", "conv2d")
    window.show_lesson("pooling")
    assert "cannot be used by this version" in str(window.notice.message)
    window.close()
    (kept,) = window.context.store.path.parent.glob("*.cifarlesson")
    assert lesson_file.read(kept).state["parts"] == {"pooling": {"kernel_size": 7}}


# --- what is left of one that is closed -----------------------------------------------------------------------------


@pytest.mark.slow
def test_nothing_is_left_of_windows_that_were_used_and_closed():
    script = Path(__file__).with_name("closed_windows.py")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
