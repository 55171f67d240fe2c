"""Every way in leads a file to where it belongs, or to a sentence that says what it is."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QFileDialog
from ways_in import dragged, drop, given, pasted

from cifar_gui import lesson_file
from cifar_gui.engine import network_file
from cifar_gui.lesson_file import LessonFile
from cifar_gui.spec import Layer, Network
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.window.crop_dialog import CropDialog
from cifar_gui.ui.window.own_pictures import OwnPictures

PNG = b"\x89PNG\r\n\x1a\n"
TENSOR = b"\x93NUMPY"
MINE = Network("mine", (Layer("conv1", "Conv2d", (3, 8, 5), ()),), (3, 32, 32))


@pytest.fixture
def window(qtbot, open_window):
    made = open_window("--lesson", "conv2d", "--lang", "en")
    qtbot.waitUntil(lambda: made.page is not None, timeout=30_000)
    return made


@pytest.fixture
def asked(monkeypatch):
    """The dialogs that were opened; each is answered with Cancel at once."""
    found = []
    monkeypatch.setattr(OwnPictures, "_run", staticmethod(lambda dialog: found.append(dialog) or False))
    yield found
    for dialog in found:
        dialog.deleteLater()


def chosen(name):
    def choose(window, path):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
            if name == "picture":
                window.page.picker.own_actions["open"].trigger()
            elif name == "network":
                window.show_lesson("sequential")
                window.page.bar.open_button.click()
            else:
                window.menu.does[name].trigger()

    return choose


WAYS = {"dropped": drop, "on the command line": given, "pasted": pasted, "lesson": chosen("open"),
        "tensor": chosen("compare"), "picture": chosen("picture"), "network": chosen("network")}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_each_kind_opens_where_it_belongs_by_every_way(qtbot, window, asked, tmp_path, way):
    Image.new("RGB", (50, 40)).save(tmp_path / "cat.jfif", "JPEG")
    WAYS[way](window, tmp_path / "cat.jfif")
    assert [type(dialog) for dialog in asked] == [CropDialog]
    window.show_lesson("conv2d")
    network_file.write(tmp_path / "a network", MINE)
    WAYS[way](window, tmp_path / "a network")
    assert window.context.settings.lesson == "sequential"
    assert window.page.network == MINE
    window.show_lesson("conv2d")
    (tmp_path / "code").write_text("import torch.nn as nn\nmodel = nn.Sequential(nn.Conv2d(3, 8, 5))\n")
    WAYS[way](window, tmp_path / "code")
    assert window.context.settings.lesson == "sequential"
    assert window.page.network == replace(MINE, name="model")
    window.show_lesson("conv2d")
    lesson_file.write(tmp_path / "lesson.txt", LessonFile("activations", {}))
    WAYS[way](window, tmp_path / "lesson.txt")
    assert window.context.settings.lesson == "activations"
    window.show_lesson("conv2d")
    (tmp_path / "course_0.pth").write_bytes(b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.")
    WAYS[way](window, tmp_path / "course_0.pth")
    assert "course_0.pth has the form that PyTorch wrote before 1.6" in str(window.notice.message)


def test_a_picture_that_is_chosen_is_on_the_other_pages_too(qtbot, window, tmp_path):
    window.page.picker.choose(44)
    window.show_lesson("linear")
    seen = [picker for picker in window.page.toolbar_widget.findChildren(Picker) if picker.isVisible()]
    assert [picker.index for picker in seen] == [44]
    lesson_file.write(tmp_path / "a.cifarlesson", LessonFile("conv2d", window.pages["conv2d"].saved()))
    window.show_lesson("conv2d")
    window.page.picker.choose(50)
    window.open(tmp_path / "a.cifarlesson")
    assert window.page.picker.index == 44
    window.show_lesson("linear")
    assert seen[0].index == 50
    window.show_lesson("conv2d")
    assert window.page.picker.index == 44


@pytest.mark.parametrize(
    ("name", "content"),
    [("mine.json", network_file.encode(MINE)), ("mine.py", b"mine = nn.Sequential(nn.Conv2d(3, 8, 5))\n")],
)
def test_a_network_that_is_dropped_can_be_undone(qtbot, window, tmp_path, name, content):
    window.show_lesson("sequential")
    qtbot.waitUntil(window.settled, timeout=30_000)
    before = window.page.network
    (tmp_path / name).write_bytes(content)
    window.open(tmp_path / name)
    assert window.page.network == MINE
    window.recorder.undo()
    assert window.page.network == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cat.gif", b"GIF89a" + bytes(30), "is a picture in GIF format"),
        ("cat.png", b"", "cat.png is empty"),
        ("IMG_0001.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC format"),
        ("cifar-10-python.zip", b"PK\x05\x06" + bytes(18), "Unpack it first"),
        ("cifar-10-python.tar.gz", b"<html></html>", "is a web page"),
        ("mine.json", b'{"format": "cifar-gui network", "version": 1}', "mine.json: The file is damaged"),
        ("mine.cifarlesson", b"nonsense", "is not a lesson file"),
        ("notes.txt", b"remember the milk", "does not know"),
        ("broken.npy", b"nonsense", "is not a tensor"),
    ],
)
def test_what_is_not_opened_is_said_in_one_place(window, asked, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    window.open(tmp_path / name)
    assert words in str(window.notice.message)
    assert name in str(window.notice.message)
    assert window.importer.message is None
    assert asked == []


def test_a_picture_is_the_same_on_every_way(window, asked, tmp_path):
    pixels = np.random.default_rng(1).integers(0, 256, (48, 64, 4), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    for way in ("dropped", "on the command line", "pasted", "picture"):
        WAYS[way](window, tmp_path / "a.png")
    first, *others = [dialog.picture for dialog in asked]
    assert len(others) == 3
    for other in others:
        np.testing.assert_array_equal(other, first)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.bin", PNG, "Let go to open the picture a.bin"),
        ("a.bin", TENSOR, "Let go to compare a.bin"),
        ("a.bin", network_file.encode(MINE), "Let go to open the network a.bin in lesson 7.7"),
        ("a.tar.gz", b"\x1f\x8b", "Let go to import the pictures in a.tar.gz"),
        ("a.pth", b"PK\x03\x04" + bytes(22) + b"\x08\0\0\0data.pkl", "Let go to open the weights a.pth"),
    ],
)
def test_a_frame_says_what_letting_go_will_do(window, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    entered = dragged([tmp_path / name])
    window.centralWidget().dragEnterEvent(entered)
    assert entered.isAccepted()
    assert window.drop_frame.isVisible()
    assert window.drop_frame.geometry() == window.rect()
    assert words in window.drop_frame.accessibleName()
    assert not window.drop_frame.grab().isNull()
    window.centralWidget().dragLeaveEvent(QDragLeaveEvent())
    assert window.drop_frame.isHidden()


def test_several_files_are_told_that_one_is_taken(window, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(PNG)
    window.centralWidget().dragEnterEvent(dragged([tmp_path / "a", tmp_path / "b"]))
    assert "one file or one folder at a time" in window.drop_frame.accessibleName()
    drop(window, tmp_path / "a", tmp_path / "b")
    assert window.drop_frame.isHidden()
    assert "one file or one folder at a time" in str(window.notice.message)
