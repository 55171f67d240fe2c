"""Projector mode, and the sheet of keys."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from cifar_gui import projector
from cifar_gui.pages import PAGES
from cifar_gui.ui.window.keys_dialog import KeysDialog, shortcuts


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in (projector.FACTOR, projector.BEFORE, projector.THEME, projector.GO_ON, projector.HANDED):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def test_the_scale_is_set_and_put_back(monkeypatch):
    monkeypatch.setenv(projector.FACTOR, "2")
    assert projector.next_start(True, "dark", "run") == ("--projector", "--theme", "light")
    projector.enlarge()
    assert os.environ[projector.FACTOR] == "2.7"
    projector.enlarge()  # the next start inherits the environment
    assert os.environ[projector.FACTOR] == "2.7"
    assert projector.next_start(False, "light", "") == ("--theme", "dark")
    assert os.environ[projector.FACTOR] == "2"
    assert os.environ[projector.GO_ON] == "run", "it has not gone on yet"


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "0"])
def test_a_factor_that_is_none_counts_as_one(monkeypatch, nonsense):
    monkeypatch.setenv(projector.FACTOR, nonsense)
    projector.enlarge()
    assert os.environ[projector.FACTOR] == "1.35"


def test_one_key_starts_the_program_anew_and_larger(qtbot, open_window):
    window = open_window("--theme", "dark")
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.restart is None
    window.menu.does["projector"].trigger()
    assert window.restart == ("--projector", "--theme", "light")
    assert not window.isVisible()


def test_what_can_be_undone_and_the_step_of_a_call_go_over_to_the_next_start(qtbot, open_window):
    window = open_window("--lesson", "conv2d")
    qtbot.waitUntil(window.settled, timeout=30_000)
    for text in ("4", "9"):
        edit = window.page.form.rows["out_channels"].control.edit
        edit.setText(text)
        edit.textEdited.emit(text)
        edit.editingFinished.emit()
        qtbot.waitUntil(lambda text=text: window.page.form.params.out_channels == int(text))
        window.recorder.record(apart=True)
    window.recorder.undo()
    assert window.page.form.params.out_channels == 4
    window.show_lesson("sequential")
    qtbot.waitUntil(window.settled, timeout=30_000)
    count = len(window.page.network.layers)
    window.page.editing.remove()
    window.show_lesson("module")
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.page.go_to(2)
    window.menu.does["projector"].trigger()

    again = open_window("--projector")
    qtbot.waitUntil(again.settled, timeout=30_000)
    assert projector.HANDED not in os.environ
    assert again.page.state.place == 2
    again.show_lesson("conv2d")
    qtbot.waitUntil(again.settled, timeout=30_000)
    assert again.page.form.params.out_channels == 4
    again.recorder.redo()
    assert again.page.form.params.out_channels == 9
    again.recorder.undo()
    again.recorder.undo()
    assert again.page.form.params.out_channels == 6
    again.show_lesson("sequential")
    qtbot.waitUntil(again.settled, timeout=30_000)
    assert len(again.page.network.layers) == count - 1
    again.recorder.undo()
    assert len(again.page.network.layers) == count


def test_a_damaged_hand_over_does_not_keep_the_program_from_starting(qtbot, open_window, tmp_path, monkeypatch):
    file = tmp_path / "handed-over.json"
    file.write_bytes(b'{"module": {"steps": [[1, 2], null], "done": 7}, "sequential": 3}')
    monkeypatch.setenv(projector.HANDED, str(file))
    window = open_window("--lesson", "module")
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert not file.exists()
    window.recorder.undo()


def test_a_projected_window_leaves_out_what_a_class_does_not_need(qtbot, open_window):
    window = open_window("--projector", "--lesson", "conv2d")
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page.companion.folded
    assert not window.status_bar.isVisible()
    assert not window.notice.isVisible()
    assert "off" in window.menu.does["projector"].text()


LOOK = """
import sys
from cifar_gui import app, command_line
from cifar_gui.crash import CrashReporter
from cifar_gui.lessons import LESSONS
from fit import complaints
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLabel
from cifar_gui import projector
projector.enlarge()
application = app.application()
window = app.build_window(application, CrashReporter(), command_line.parse(["--projector", "--lang", sys.argv[1]]))
window.show()
def wait():
    while not window.settled():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    application.processEvents()
wait()
assert abs(window.devicePixelRatio() - 1.35) < 0.01
for size in ((948, 592), (1422, 800)):
    window.resize(*size)
    for lesson in LESSONS:
        window.show_lesson(lesson.key)
        for part in getattr(window.page, "lessons", {lesson.key: None}):
            if part != lesson.key:
                window.page.show_part(part)
            wait()
            assert window.size().toTuple() == size, (part, window.size().toTuple())
            for complaint in complaints(window):
                print(size, part, complaint)
window.close()
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_fits_on_a_projector(language, tmp_path):
    environment = {**os.environ, "CIFAR_GUI_HOME": str(tmp_path), "PYTHONPATH": "tests/ui"}
    ended = subprocess.run(
        [sys.executable, "-c", LOOK, language], env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.stdout, ended.returncode) == ("", 0), ended.stdout + ended.stderr[-2000:]


# --- the sheet of keys ----------------------------------------------------------------------------------------------


def test_every_kind_of_page_has_its_keys(qtbot, open_window):
    assert all(kind.keys for kind in PAGES)
    window = open_window("--lesson", "conv2d", "--lang", "en")
    qtbot.waitUntil(lambda: window.page is not None)
    page, everywhere = shortcuts(window.menu.does, window.lessons, window.page)
    assert page.title == "This page"
    assert ("F11", "Projector mode") in everywhere.rows
    assert ("Ctrl+Z", "Undo") in everywhere.rows
    assert all(keys and does for group in (page, everywhere) for keys, does in group.rows)
    dialog = KeysDialog(window, (page, everywhere))
    qtbot.addWidget(dialog)


SYMBOLS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}


def test_the_keys_that_are_listed_do_something(qtbot, open_window):
    window = open_window("--lesson", "conv2d", "--lang", "en")
    qtbot.waitUntil(window.settled, timeout=30_000)
    for number in ("conv2d", "convolution", "activations"):
        window.show_lesson(number)
        qtbot.waitUntil(window.settled, timeout=30_000)
        page = window.page.front
        for keys, _ in page.kind.keys:
            for key in keys.split():
                if "+" in key or key == "F2":
                    continue
                code = QKeySequence(SYMBOLS.get(key, key))[0].key()
                event = QKeyEvent(QKeyEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, key)
                QApplication.sendEvent(page, event)
                assert event.isAccepted(), (number, key)
