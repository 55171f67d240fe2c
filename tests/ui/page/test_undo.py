"""Undo, redo and lesson files, in the real window, on every page."""

import json
import random
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cifar_gui import file_type, lesson_file
from cifar_gui.app import open_file
from cifar_gui.lesson_file import LessonFile
from cifar_gui.lessons import LESSONS
from cifar_gui.ui.page.undo import differences, settings
from cifar_gui.ui.widgets.field_controls import ChoiceControl
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.number_edit import NumberEdit


@pytest.fixture
def window(qtbot, open_window):
    """A window whose threads do not run: what is asked of torch is never answered."""
    made = open_window("--lesson", "conv2d", "--lang", "en")
    made.context.lab.start = lambda: None
    qtbot.waitUntil(lambda: made.page is not None)
    return made


def every_part(window):
    for lesson in LESSONS:
        window.show_lesson(lesson.key)
        for part in getattr(window.page, "lessons", {lesson.key: None}):
            if part != lesson.key:
                window.page.show_part(part)
            yield window.page.front


def turn_something(page, chance):
    """One change of a setting, as a user makes it."""
    edits = [edit for edit in page.findChildren(NumberEdit) if edit.isVisible() and edit.isEnabled() and edit.range]
    combos = [
        control.combo for form in page.findChildren(Form) for control in form.findChildren(ChoiceControl)
        if control.isVisible() and control.combo.count() > 1
    ]  # fmt: skip
    if not edits or (combos and chance.random() < 0.3):
        if not combos:
            return
        combo = chance.choice(combos)
        places = [at for at in range(combo.count()) if combo.itemData(at) is not None]  # the others are heads of groups
        combo.setCurrentIndex(places[(places.index(combo.currentIndex()) + 1) % len(places)])
        combo.activated.emit(combo.currentIndex())
        return
    edit = chance.choice(edits)
    QTest.keyClick(edit, chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down]))


def test_what_is_changed_on_any_page_is_undone_and_redone(window):
    chance, recorder, changed = random.Random(4), window.recorder, 0
    for page in every_part(window):
        QApplication.processEvents()
        states = [settings(page)]
        for _ in range(4):
            turn_something(page, chance)
            recorder.record()
            if (now := settings(page)) != states[-1]:
                states.append(now)
        changed += len(states) > 1
        stack = recorder.group.activeStack()
        for steps in range(stack.count()):
            recorder.undo()
            assert stack.index() == stack.count() - steps - 1
        assert settings(page) == states[0], page.lesson.key
        while stack.canRedo():
            recorder.redo()
        assert settings(page) == states[-1], page.lesson.key
    assert changed >= 10


def test_the_keys_undo_in_a_field_as_well(qtbot, window):
    page = window.page
    before = settings(page)
    edit = page.form.rows["stride"].control.findChild(NumberEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert settings(page) != before
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert settings(page) == before
    QTest.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert settings(page) != before
    assert window._undo.isEnabled()
    assert not window._redo.isEnabled()
    window._undo.click()
    assert settings(page) == before


def test_each_page_has_its_own_steps(window):
    QTest.keyClick(window.page.form.rows["stride"].control.findChild(NumberEdit), Qt.Key.Key_Up)
    window.show_lesson("training")
    assert not window._undo.isEnabled()
    window.show_lesson("conv2d")
    assert window._undo.isEnabled()
    window.recorder.undo()
    assert not window._undo.isEnabled()


def test_quick_changes_of_one_setting_are_one_step(window):
    page, recorder = window.page, window.recorder
    before = settings(page)
    edit = page.form.rows["out_channels"].control.findChild(NumberEdit)
    for _ in range(5):
        QTest.keyClick(edit, Qt.Key.Key_Up)
        recorder.record()
    assert recorder.group.activeStack().count() == 1
    recorder.undo()
    assert settings(page) == before


def test_where_states_differ():
    one, other = {"a": {"b": 1, "c": [1, 2]}, "d": 2}, {"a": {"b": 1, "c": [1, 3]}, "e": 2}
    assert differences(one, other) == {"a.c", "d", "e"}


# --- lesson files ---------------------------------------------------------------------------------------------------


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.centralWidget().dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, none))


def test_every_page_is_saved_and_opened_again(window, tmp_path):
    chance, files, states = random.Random(7), [], []
    for lesson in LESSONS:
        window.show_lesson(lesson.key)
        QApplication.processEvents()
        turn_something(window.page.front, chance)
        window.lesson_files.save_as(tmp_path / f"第 {lesson.key} 课.cifarlesson")
        files.append(tmp_path / f"第 {lesson.key} 课.cifarlesson")
        states.append(settings(window.page.front))
        turn_something(window.page.front, chance)
    for lesson, file, state in zip(LESSONS, files, states, strict=True):
        window.show_lesson("module")
        drop(window, file)
        assert window.page.lesson.key == lesson.key
        assert settings(window.page.front) == state
        assert window.notice.property("kind") == "info"


def test_opening_can_be_undone(window, tmp_path):
    window.lesson_files.save_as(tmp_path / "a.cifarlesson")
    QTest.keyClick(window.page.form.rows["stride"].control.findChild(NumberEdit), Qt.Key.Key_Up)
    changed = settings(window.page)
    window.open(tmp_path / "a.cifarlesson")
    assert settings(window.page) != changed
    window.recorder.undo()
    assert settings(window.page) == changed


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xff\xfe\x00", "is not a lesson file"),
        (b"[" * 100_000, "is not a lesson file"),
        (b'{"format": "something"}', "neither a lesson file nor a network"),
        (b'{"format": "cifar-gui lesson", "version": 3}', "another version"),
        (b'{"format": "cifar-gui lesson", "version": 2, "lesson": 3, "state": {}}', "is damaged"),
        (b'{"format": "cifar-gui lesson", "version": 1, "lesson": "7.3", "state": {}, "more": 1}', "is damaged"),
        (b'{"format": "cifar-gui lesson", "version": 1, "lesson": "9.9", "state": {}}', "does not have"),
        (b'{"format": "cifar-gui lesson", "version": 2, "lesson": "9.9", "state": {}}', "does not have"),
        (b" " * 4_000_001, "too large"),
    ],
)
def test_what_is_no_lesson_file_is_named(window, tmp_path, data, words):
    file = tmp_path / "bad.cifarlesson"
    file.write_bytes(data)
    before = settings(window.page)
    window.open(file)
    assert "bad.cifarlesson" in str(window.notice.message)
    assert words in str(window.notice.message)
    assert settings(window.page) == before


def test_a_file_that_cannot_be_written_is_named(window, tmp_path):
    (tmp_path / "file").write_text("")
    window.lesson_files.save_as(tmp_path / "file" / "a.cifarlesson")
    assert "a.cifarlesson could not be written" in str(window.notice.message)


def test_the_system_is_told_about_lesson_files(window, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    for words in ("opens it in this program", "no longer opens this program"):
        window.menu.does["known"].trigger()
        assert words in str(window.notice.message)
        window.menu.aboutToShow.emit()
        assert window.menu.does["known"].isChecked() == ("no longer" not in words)
    monkeypatch.setattr(file_type, "_write_desktop_files", lambda share: None)
    window.menu.does["known"].trigger()
    assert ".cifarlesson" in str(window.notice.message)
    assert window.notice.property("kind") == "info"

    def full(share):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_type, "_write_desktop_files", full)
    window.menu.does["known"].trigger()
    assert "No space left on device" in str(window.notice.message)


def test_a_file_that_a_mac_opens_with_the_program_comes_as_an_event(window, tmp_path, qapp):
    window.lesson_files.save_as(tmp_path / "课 a.cifarlesson")
    named = []
    qapp.file_opened.connect(named.append)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "课 a.cifarlesson"))))
    qapp.file_opened.disconnect(named.append)
    assert named == [str(tmp_path / "课 a.cifarlesson")]
    open_file(window, Path(named[0]))
    assert "课 a.cifarlesson is open" in str(window.notice.message)


HOSTILE = (None, True, -1, 0, 3, 10**30, 1.5, -1e308, "", "x", "7.3", "../../etc/passwd", "<b>", "\ud7ff", [], {}, [[]],
           [None], [1, 2], [1e300], {"a": {"a": {"a": []}}}, "A" * 10_000, [0] * 2_000)  # fmt: skip


def spoiled(value, chance, share=0.3):
    """A state with some of its values, or whole branches, replaced."""
    if chance.random() < share:
        return chance.choice(HOSTILE)
    if isinstance(value, dict):
        return {key: spoiled(part, chance, share) for key, part in value.items()}
    if isinstance(value, list):
        return [spoiled(part, chance, share) for part in value]
    return value


def test_no_page_is_harmed_by_a_hostile_state(window, tmp_path):
    chance, file = random.Random(11), tmp_path / "a.cifarlesson"
    for lesson in LESSONS:
        window.show_lesson(lesson.key)
        sound = window.page.saved()
        for turn in range(25):
            state = spoiled(sound, chance, 0.1 + 0.03 * turn)
            lesson_file.write(file, LessonFile(lesson.key, state if isinstance(state, dict) else {}))
            window.open(file)
            assert "is open" in str(window.notice.message), (lesson.key, json.dumps(state)[:2000])
            assert isinstance(window.page.saved(), dict)
            lesson_file.write(file, LessonFile(lesson.key, window.page.saved()))
        window.page.restore(sound)
        QApplication.processEvents()


def test_a_lesson_file_can_be_named_on_the_command_line(qtbot, open_window, window, tmp_path):
    from cifar_gui import command_line

    file = tmp_path / "a.cifarlesson"
    lesson_file.write(file, LessonFile("activations", {}))
    assert command_line.parse([str(file)]).file == [file]
