"""The window as a user meets it: the real one, with real threads."""

import gc
import subprocess
import sys
import threading
import time

import pytest
from batch_files import archive_of, folder_of, members_of, small_batches
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from cifar_gui import __main__ as program
from cifar_gui import app, paths, plain_imports
from cifar_gui.protocol import CIFAR10, SAMPLES
from cifar_gui.protocol.runs import Steps


def ready(qtbot, window):
    qtbot.waitUntil(window.settled, timeout=30_000)
    return window


def imported(qtbot, window):
    qtbot.waitUntil(lambda: CIFAR10 in window.context.sources(), timeout=20_000)


# --- the first start ------------------------------------------------------------------------------------------------


def test_it_says_that_the_pictures_are_drawings_until_that_is_read(qtbot, open_window):
    window = ready(qtbot, open_window())
    assert "drawings" in str(window.notice.message)
    assert window.notice.isVisible()
    window.notice.dismiss()
    window.close()
    assert not ready(qtbot, open_window()).notice.isVisible()


def test_a_page_is_built_when_it_is_first_shown(qtbot, open_window):
    window = ready(qtbot, open_window("--lesson", "conv2d"))
    assert list(window.pages) == ["conv2d"]
    window.tabs.buttons["module"].click()
    assert list(window.pages) == ["conv2d", "module"]
    assert window.page is window.pages["module"]


def test_no_garbage_is_collected_while_the_program_starts(monkeypatch):
    """Nearly all that is made by then stays, and is much."""
    collected = []
    monkeypatch.setattr(plain_imports, "restore", lambda: None)
    monkeypatch.setattr(app, "main", lambda *_: collected.append(gc.isenabled()))
    monkeypatch.setattr(sys, "argv", ["cifar-gui"])
    gc.enable()
    program.main()
    assert collected == [False]


def test_garbage_is_collected_in_the_thread_of_the_window(open_window, qtbot):
    ready(qtbot, open_window("--lesson", "module"))
    assert not gc.isenabled()
    ended = []

    def leave_garbage():
        for _ in range(10_000):
            rings = [[] for _ in range(2)]
            rings[0].append(rings[1])
            rings[1].append(Noted(rings, ended))

    thread = threading.Thread(target=leave_garbage)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(ended) == 10_000)
    assert set(ended) == {threading.get_ident()}


class Noted:
    """Notes in which thread it ends."""

    def __init__(self, held, ended):
        self.held, self.ended = held, ended

    def __del__(self):
        self.ended.append(threading.get_ident())


# --- importing ------------------------------------------------------------------------------------------------------


def test_what_is_imported_where_there_are_no_pictures_is_used_on_the_pages_after_it(qtbot, open_window, tmp_path):
    window = ready(qtbot, open_window("--lesson", "module"))
    window.importer.start(archive_of(tmp_path / "cifar-10-python.tar.gz", members_of(small_batches())))
    imported(qtbot, window)
    window.show_lesson("conv2d")
    assert ready(qtbot, window).page.good.pictures.source == CIFAR10


def test_an_archive_that_is_dropped_is_imported_and_used(qtbot, open_window, tmp_path):
    window = ready(qtbot, open_window("--lesson", "conv2d"))
    archive = archive_of(tmp_path / "cifar-10-python.tar.gz", members_of(small_batches()))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(archive))])
    move, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.centralWidget().dropEvent(QDropEvent(QPointF(5, 5), move, mime, button, none))
    imported(qtbot, window)
    ready(qtbot, window)
    assert "It is a copy" in str(window.importer.message)
    assert not window.notice.isVisible()
    assert window.page.good.pictures.source == CIFAR10
    window.close()

    again = ready(qtbot, open_window())
    assert again.context.sources() == (SAMPLES, CIFAR10)
    assert again.page.good.pictures.source == CIFAR10


def test_what_cannot_be_imported_gets_a_sentence_that_names_it(qtbot, open_window, tmp_path):
    window = ready(qtbot, open_window())
    window.importer.start(tmp_path / "nothing.tar.gz")
    qtbot.waitUntil(lambda: "nothing.tar.gz" in str(window.importer.message), timeout=10_000)
    qtbot.waitUntil(lambda: window.importer.property("kind") == "error", timeout=10_000)
    assert window.context.sources() == (SAMPLES,)


def test_a_shared_folder_is_used_and_not_copied(qtbot, open_window, tmp_path, monkeypatch):
    window = ready(qtbot, open_window())
    window.importer.start(folder_of(tmp_path, small_batches()))
    imported(qtbot, window)
    window.close()
    shared = paths.data_folder()
    monkeypatch.setenv("CIFAR_GUI_HOME", str(tmp_path / "other home"))
    monkeypatch.setenv(paths.SHARED_DATA, str(shared))
    other = ready(qtbot, open_window())
    assert other.context.data(CIFAR10).root.parent == shared
    assert not paths.data_folder().exists()


def test_a_damaged_import_is_named_and_done_without(qtbot, open_window, tmp_path):
    window = ready(qtbot, open_window())
    window.importer.start(folder_of(tmp_path, small_batches()))
    imported(qtbot, window)
    root = window.context.data(CIFAR10).root
    window.close()
    (root / "test_labels.npy").write_bytes(b"nonsense")
    again = ready(qtbot, open_window())
    assert again.context.sources() == (SAMPLES,)
    assert "test_labels.npy" in str(again.notice.message)


# --- choices of the whole program -----------------------------------------------------------------------------------


def test_a_page_behind_takes_the_theme_when_it_comes_to_the_front(qtbot, open_window):
    window = ready(qtbot, open_window("--lesson", "conv2d", "--theme", "light"))
    behind = window.pages["conv2d"]
    window.show_lesson("module")
    ready(qtbot, window)
    window.context.set_theme("dark")
    assert not window.isAncestorOf(behind)
    window.context.set_language("zh")
    window.show_lesson("conv2d")
    ready(qtbot, window)
    assert window.isAncestorOf(behind)
    assert behind.isVisible()
    assert behind.reset.text() == "恢复示例"
    ground = behind.companion.grab().toImage().pixelColor(20, 300)
    assert ground.lightness() < 80
    window.context.set_language("en")


def test_language_and_theme_change_in_place_and_the_page_stays_as_it_is(qtbot, open_window):
    window = ready(qtbot, open_window("--lang", "en", "--theme", "light", "--lesson", "conv2d"))
    page = window.page
    row = page.form.rows["out_channels"]
    row.control.edit.setText("9")
    row.control.edit.typed.emit("9")
    ready(qtbot, window)
    shown = page.good
    window._language.buttons["zh"].click()
    window._theme.click()
    assert page.good is shown
    assert page.form.params.out_channels == 9
    qtbot.waitUntil(lambda: window.menu.does["quit"].text() == "退出")
    assert window.context.theme.dark
    window._language.buttons["en"].click()
    qtbot.waitUntil(lambda: window.menu.does["quit"].text() == "Quit")


def test_what_was_set_survives_a_restart(qtbot, open_window):
    window = ready(qtbot, open_window("--lesson", "conv2d", "--lang", "zh", "--theme", "dark"))
    for name, text in (("out_channels", "4"), ("groups", "1")):
        edit = window.page.form.rows[name].control.edit
        edit.setText(text)
        edit.typed.emit(text)
    ready(qtbot, window)
    window.show_lesson("training")
    window.close()
    again = ready(qtbot, open_window())
    settings = again.context.settings
    assert (settings.lesson, settings.language, settings.theme) == ("training", "zh", "dark")
    again.show_lesson("conv2d")
    assert again.page.form.params.out_channels == 4


def test_damaged_settings_are_kept_aside_and_a_banner_says_so(qtbot, open_window):
    file = paths.settings_folder() / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"lesson": 7}')
    window = ready(qtbot, open_window())
    assert "damaged" in str(window.notice.message)
    assert file.with_name("settings.json.corrupt").read_text() == '{"lesson": 7}'


@pytest.mark.parametrize(
    "state", [{"params": 3}, {"params": {"kernel_size": "x" * 10_000}}, {"picture": [1e300]}, {"?": 0}]
)
def test_a_strange_state_of_a_page_does_not_keep_it_from_opening(qtbot, open_window, state):
    window = open_window("--lesson", "conv2d")
    window.context.settings.pages["conv2d"] = state
    ready(qtbot, window)
    window.show_lesson("training")
    assert window.page.settled() or ready(qtbot, window)


def test_a_device_that_is_not_there_gives_the_cpu_and_a_sentence(qtbot, open_window):
    window = ready(qtbot, open_window("--device", "xpu"))
    assert window.context.device == "cpu"
    assert "no device xpu" in str(window.notice.message)


# --- faults ---------------------------------------------------------------------------------------------------------


@pytest.mark.qt_no_exception_capture
def test_an_uncaught_exception_is_told_calmly_logged_and_survived(qtbot, open_window, monkeypatch, capfd):
    window = ready(qtbot, open_window("--lesson", "conv2d"))
    monkeypatch.setattr("sys.excepthook", window.reporter.report)
    QTimer.singleShot(0, lambda: 1 // 0)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in str(window.notice.message), timeout=5_000)
    assert window.notice.property("kind") == "error"
    edit = window.page.form.rows["out_channels"].control.edit
    edit.setText("3")
    edit.typed.emit("3")
    ready(qtbot, window)
    assert window.page.good.y.shape[1] == 3


# --- the end --------------------------------------------------------------------------------------------------------


def test_closing_while_it_trains_takes_less_than_a_second(qtbot, open_window):
    window = ready(qtbot, open_window("--lesson", "training"))
    heard = []
    window.context.lab.run_event.connect(heard.append)
    window.page.page.runner.start()
    qtbot.waitUntil(lambda: any(isinstance(event, Steps) for event in heard), timeout=30_000)
    begin, worked = time.monotonic(), time.process_time()
    window.close()
    assert time.process_time() - worked < 1  # of all its threads; other programs do not count
    assert time.monotonic() - begin < 5
    assert not window.isVisible()


def test_a_window_closed_before_it_has_begun(qtbot, open_window):
    window = open_window()
    window.close()
    QApplication.processEvents()
    assert not window.pages


# --- what the program brings along, and what is there already -------------------------------------------------------


def test_the_menus_and_dialogs_of_qt_speak_the_language_of_the_program(qtbot, open_window):
    window = open_window("--lang", "zh")
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Ok, window)
    box.addButton(QMessageBox.StandardButton.Cancel)
    assert [button.text().partition("(")[0] for button in box.buttons()] == ["确定", "取消"]
    field = QLineEdit(window)
    menu = field.createStandardContextMenu()
    assert "复制" in " ".join(action.text() for action in menu.actions())
    menu.deleteLater()
    window.context.set_language("en")
    english = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Ok, window)
    assert english.buttons()[0].text() == "OK"


@pytest.mark.slow
def test_data_that_is_newly_there_is_used_on_every_page_at_once(qtbot, open_window, tmp_path, monkeypatch):
    window = ready(qtbot, open_window("--lesson", "module"))
    window.importer.start(folder_of(tmp_path, small_batches()))
    imported(qtbot, window)
    shared = paths.data_folder()
    window.close()

    monkeypatch.setenv("CIFAR_GUI_HOME", str(tmp_path / "other home"))
    first = ready(qtbot, open_window("--lesson", "conv2d"))  # its state names the drawings from now on
    first.close()
    monkeypatch.setenv(paths.SHARED_DATA, str(shared))
    again = ready(qtbot, open_window("--lesson", "conv2d"))
    assert again.page.picker.source == CIFAR10
    again.show_lesson("training")
    assert ready(qtbot, again).page.front.state.source == CIFAR10
    again.context.choose_source(SAMPLES)  # the user's own choice stays
    again.close()
    assert ready(qtbot, open_window("--lesson", "conv2d")).page.picker.source == SAMPLES


def test_two_banners_never_stand_over_each_other(qtbot, open_window, tmp_path):
    window = ready(qtbot, open_window())
    assert window.notice.isVisible()
    window.importer.start(tmp_path / "nothing.tar.gz")
    qtbot.waitUntil(lambda: window.importer.property("kind") == "error", timeout=10_000)
    assert not window.notice.isVisible()
    window._take_crash("it broke", "details")
    assert (window.notice.isVisible(), window.importer.isVisible()) == (True, False)
    window.notice.dismiss()
    assert (window.notice.isVisible(), window.importer.isVisible()) == (False, True)
    window.importer.dismiss()
    assert not window.importer.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("good", [True, False])
def test_a_screenshot_waits_for_the_import_and_fails_with_it(tmp_path, good):
    data = folder_of(tmp_path, small_batches()) if good else tmp_path / "page.tar.gz"
    if not good:
        data.write_text("<!DOCTYPE html>")
    picture = tmp_path / "picture.png"
    ended = subprocess.run(
        [sys.executable, "-m", "cifar_gui", "--lesson", "conv2d", "--data", data, "--screenshot", picture],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == (0 if good else 1), ended.stderr
    assert picture.exists() == good
    assert ("page.tar.gz" in ended.stderr) != good
