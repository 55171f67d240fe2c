"""The import dialog and its banner, the download among them; the files thread is the real one."""

import hashlib

import pytest
from batch_files import archive_of, class_folders, folder_of, members_of, small_batches
from misbehaving_server import Server, serve, stall_after, status
from PySide6.QtWidgets import QDialog, QPushButton
from quick_lab import change_language, show

from cifar_gui.engine import data
from cifar_gui.i18n import Language
from cifar_gui.protocol import CIFAR10, ImportProgress
from cifar_gui.settings import SettingsStore
from cifar_gui.spec import Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.window import importer as module
from cifar_gui.ui.window.import_dialog import DOWNLOAD, ImportDialog, ask_for_data
from cifar_gui.ui.window.importer import ImportBanner
from cifar_gui.worker import Lab, download
from cifar_gui.worker.download import Offer


@pytest.fixture
def dialog(qtbot):
    made = ImportDialog(None)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def banner(qtbot):
    lab = Lab()
    context = Context(lab, SettingsStore(), Language())
    context.add_data(data.load("samples"))
    made = ImportBanner(context, None)
    show(qtbot, made, (1000, 60))
    made.hide()
    lab._threads[1].start()  # files and network; torch is not needed
    yield made
    lab.close()


@pytest.fixture
def server(tmp_path, monkeypatch):
    content = archive_of(tmp_path / "small.tar.gz", members_of(small_batches())).read_bytes()
    made = Server(content)
    offer = Offer(made.url, len(content), hashlib.md5(content).hexdigest(), "cifar-10-python.tar.gz")
    monkeypatch.setattr(download, "OFFICIAL", offer)
    monkeypatch.setattr(download, "PAUSES", (0.01,))
    yield made
    made.close()


def buttons(banner):
    return [button.text() for button in banner.findChildren(QPushButton) if button in banner.buttons]


def press(banner, text):
    next(button for button in banner.buttons if button.text() == text).click()


def test_the_dialog_offers_the_download_and_says_that_it_is_slow(dialog):
    assert dialog.download.text() == "Download, 163 MB"
    assert "slow" in dialog.slow.text()
    assert "local copy" in dialog.slow.text()
    change_language()
    dialog.download.click()
    assert dialog.choice == DOWNLOAD
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_what_was_chosen_is_handed_on(qtbot, monkeypatch, tmp_path):
    for choice in (DOWNLOAD, tmp_path):
        monkeypatch.setattr(ImportDialog, "exec", lambda self, choice=choice: self._take(choice) or self.result())
        assert ask_for_data(None) == choice
    monkeypatch.setattr(ImportDialog, "exec", lambda self: self.reject() or self.result())
    assert ask_for_data(None) is None


def test_a_download_becomes_a_data_set(qtbot, banner, server, monkeypatch):
    monkeypatch.setattr(module, "ask_for_data", lambda _: DOWNLOAD)
    with qtbot.waitSignal(banner.imported, timeout=20_000):
        banner.choose()
        assert "official page" in str(banner.message)
        assert buttons(banner) == ["Cancel"]
    assert CIFAR10 in banner.context.sources()
    assert "CIFAR-10 is imported" in str(banner.message)


def test_a_download_that_fails_offers_another_try_and_the_import(qtbot, banner, server):
    server.answers = (status(404),)
    banner.download()
    qtbot.waitUntil(lambda: banner.property("kind") == "error", timeout=10_000)
    assert "error 404" in str(banner.message)
    assert buttons(banner) == ["Try again", "Import CIFAR-10…"]
    server.answers = (serve,)
    with qtbot.waitSignal(banner.imported, timeout=20_000):
        press(banner, "Try again")


def test_a_download_can_be_given_up(qtbot, banner, server):
    server.answers = (stall_after(1000),)
    banner.download()
    qtbot.waitUntil(lambda: "Downloading" in str(banner.message), timeout=10_000)
    press(banner, "Cancel")
    qtbot.waitUntil(banner.isHidden, timeout=10_000)


def test_other_pictures_take_the_place_of_those_that_are_here_only_when_told(qtbot, banner, tmp_path):
    with qtbot.waitSignal(banner.imported, timeout=20_000):
        banner.start(folder_of(tmp_path, small_batches()))
    here = banner.context.data(CIFAR10)
    path = class_folders(tmp_path / "mine", 3)
    for answer in ("Keep what is here", "cross"):
        banner.start(path)
        qtbot.waitUntil(lambda: "Replace it with these" in str(banner.message), timeout=20_000)
        assert "mine has 20 pictures to train on and 10 to test on" in str(banner.message)
        assert "with 35 and 5" in str(banner.message)
        assert buttons(banner) == ["Keep what is here", "Replace it"]
        banner.dismiss() if answer == "cross" else press(banner, answer)
        qtbot.waitUntil(banner.isHidden, timeout=10_000)
        assert banner.context.data(CIFAR10) is here
        assert here.root.is_dir()
    banner.start(path)
    qtbot.waitUntil(lambda: "Replace it with these" in str(banner.message), timeout=20_000)
    with qtbot.waitSignal(banner.imported, timeout=20_000):
        press(banner, "Replace it")
    assert len(banner.context.data(CIFAR10).train) == 20
    assert not here.root.exists()


def test_what_was_left_out_is_told_when_the_pictures_are_here(qtbot, banner, tmp_path):
    path = class_folders(tmp_path / "mine", 3)
    (path / "cat" / "notes.txt").write_text("no picture")
    with qtbot.waitSignal(banner.imported, timeout=20_000):
        banner.start(path)
    assert "CIFAR-10 is imported: 20 pictures" in str(banner.message)
    assert "1 of 31 files were left out: 1 not a picture. The first is cat/notes.txt." in str(banner.message)
    assert banner.property("kind") == "warning"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "37%"), (0.2, "37%, 1 s left"), (89, "37%, 89 s left"), (3000, "37%, 50 min left")],
)
def test_the_time_left(banner, seconds, words):
    assert banner._time_left(ImportProgress(0.37, Message("Engine", "x"), seconds)) == words
