"""One's own pictures and tensors, from the mouse to the page."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from cifar_gui.engine import own_pictures
from cifar_gui.protocol import OWN, SAMPLES
from cifar_gui.ui.window.compare_dialog import CompareDialog
from cifar_gui.ui.window.crop_dialog import CropDialog
from cifar_gui.ui.window.drawing_pad import SCALE, DrawDialog
from cifar_gui.ui.window.own_pictures import OwnPictures, tensors


@pytest.fixture
def window(qtbot, open_window):
    made = open_window("--lesson", "conv2d", "--lang", "en")
    qtbot.waitUntil(made.settled, timeout=30_000)
    return made


@pytest.fixture
def dialogs(monkeypatch):
    """What was asked; every question is answered with yes at once."""
    asked = []

    def run(dialog):
        asked.append(dialog)
        return True

    monkeypatch.setattr(OwnPictures, "_run", staticmethod(run))
    yield asked
    for dialog in asked:
        dialog.deleteLater()


@pytest.fixture
def photograph(tmp_path):
    """Left half red, right half blue."""
    pixels = np.zeros((60, 120, 3), np.uint8)
    pixels[:, :60, 0] = pixels[:, 60:, 2] = 255
    path = tmp_path / "照片.png"
    Image.fromarray(pixels).save(path)
    return path


# --- the dialogs ----------------------------------------------------------------------------------------------------


def test_the_square_is_dragged_resized_and_stays_inside(qtbot, photograph):
    dialog = CropDialog(None, own_pictures.read(photograph), "a", 3)
    qtbot.addWidget(dialog)
    view = dialog.view
    assert view.square == (30, 0, 60)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(190, 190))
    QTest.mouseMove(view, QPoint(-500, 190))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.square == (0, 0, 60)
    assert (dialog.picture[0] == 255).all()
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.keyClick(view, Qt.Key.Key_Minus)
    left, top, side = view.square
    assert side == 8
    assert (left + side, top + side <= 60) == (120, True)
    assert (dialog.picture[2] == 255).all()
    dialog.slider.setValue(60)
    assert view.square == (60, 0, 60)


def test_a_stroke_is_drawn_and_taken_back(qtbot):
    dialog = DrawDialog(None, np.full((3, 32, 32), 9, np.uint8), 3)
    qtbot.addWidget(dialog)
    pad = dialog.pad
    assert (dialog.picture == 255).all()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(5 * SCALE, 5 * SCALE))
    QTest.mouseMove(pad, QPoint(20 * SCALE, 5 * SCALE))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    assert (dialog.picture[:, 5, 6:19] < 20).all()
    assert (dialog.picture[:, 20:] == 255).all()
    dialog.undo_button.click()
    assert (dialog.picture == 255).all()
    dialog.start_button.click()
    assert (dialog.picture == 9).all()
    dialog.swatches.button(3).click()
    dialog.fill_button.click()
    assert (dialog.picture[0] > 200).all()
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.picture == 9).all()


def test_the_keyboard_draws_as_well(qtbot):
    dialog = DrawDialog(None, np.zeros((3, 32, 32), np.uint8), 3)
    qtbot.addWidget(dialog)
    QTest.keyClick(dialog.pad, Qt.Key.Key_Space)
    for _ in range(5):
        QTest.keyClick(dialog.pad, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert (dialog.picture[:, 16, 16:21] < 130).all()


# --- on a page ------------------------------------------------------------------------------------------------------


def test_a_picture_that_is_dropped_is_on_the_page_and_stays_there(qtbot, window, dialogs, photograph, open_window):
    window.open(photograph)
    picker = window.page.picker
    assert isinstance(dialogs[0], CropDialog)
    assert (picker.source, picker.split, picker.index, len(picker.data)) == (OWN, "test", 0, 1)
    qtbot.waitUntil(window.settled, timeout=30_000)
    np.testing.assert_array_equal(window.page.good.x[0], own_pictures.load().test.images[0] / np.float32(255))
    assert window.page.good.y.shape[0] == 1
    assert "My pictures" in picker.sources.currentText()
    assert len(window.page.code.script.beside.arrays["images"]) == 1
    window.show_lesson("training")
    assert OWN not in [window.page.front.sources.itemData(at) for at in range(window.page.front.sources.count())]
    window.close()
    again = open_window("--lesson", "conv2d")
    qtbot.waitUntil(again.settled, timeout=30_000)
    assert again.page.picker.source == OWN


def test_own_pictures_are_drawn_pasted_and_removed(qtbot, window, dialogs):
    picker = window.page.picker
    picker.own_actions["draw"].trigger()
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    picker.own_actions["paste"].trigger()
    assert [type(dialog) for dialog in dialogs] == [DrawDialog, CropDialog]
    assert (len(picker.data), picker.index) == (2, 1)
    assert (picker.data.images[1, 1] == 255).all()
    picker.own_actions["forget"].trigger()
    assert (len(picker.data), picker.index) == (1, 0)
    assert "Picture 2 of your own is removed" in str(window.notice.message)
    window.recorder.undo()
    assert not window.notice.isVisible()  # nothing says that it is gone
    assert (picker.source, len(picker.data), picker.index) == (OWN, 2, 1)
    window.recorder.redo()
    assert "Picture 2 of your own is removed" in str(window.notice.message)
    window.recorder.undo()
    assert (picker.data.images[1, 1] == 255).all()
    picker.choose(0)
    picker.own_actions["forget"].trigger()
    window.notice.buttons[0].click()
    assert not window.notice.isVisible()
    assert (picker.source, len(picker.data), picker.index) == (OWN, 2, 0)
    for _ in range(2):
        picker.own_actions["forget"].trigger()
    assert picker.source == SAMPLES
    assert OWN not in window.context.sources()
    assert own_pictures.load() is None
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert window.page.good.pictures.source == SAMPLES


def test_what_is_no_picture_is_said_in_the_banner(window, dialogs, tmp_path):
    (tmp_path / "evil.png").write_bytes(b"nonsense")
    window.open(tmp_path / "evil.png")
    assert "evil.png is not a picture" in str(window.notice.message)
    QGuiApplication.clipboard().clear()
    window.page.picker.own_actions["paste"].trigger()
    assert "no picture on the clipboard" in str(window.notice.message)
    assert dialogs == []


def test_a_picture_that_cannot_be_kept_is_said_too(window, dialogs, photograph):
    own_pictures.folder().parent.mkdir(parents=True, exist_ok=True)
    own_pictures.folder().write_text("in the way")
    window.open(photograph)
    assert "could not be kept" in str(window.notice.message)
    assert window.page.picker.source == SAMPLES


# --- tensors --------------------------------------------------------------------------------------------------------


def test_a_tensor_of_ones_own_is_compared_with_those_of_the_page(window, dialogs, tmp_path):
    found = dict(tensors(window.page.front))
    assert next(iter(found)) == "y"
    mine = found["y"].copy()
    np.save(tmp_path / "mine.npy", mine)
    window.open(tmp_path / "mine.npy")
    mine[3, 2, 10, 7] += 0.5
    np.save(tmp_path / "mine.npy", mine)
    window.open(tmp_path / "mine.npy")
    np.save(tmp_path / "mine.npy", mine.transpose(0, 2, 3, 1))
    window.open(tmp_path / "mine.npy")
    np.save(tmp_path / "mine.npy", found["weight"])
    window.open(tmp_path / "mine.npy")
    same, differs, turned, weight = dialogs
    assert all(isinstance(dialog, CompareDialog) and isinstance(dialog, QDialog) for dialog in dialogs)
    assert same.verdict.text() == "The same, to rounding."
    assert differs.verdict.text().startswith("1 of ")
    assert "[3, 2, 10, 7]" in differs.details.text()
    assert "0.5 apart" in differs.details.text()
    assert "shapes differ" in turned.verdict.text()
    assert weight.which.currentText().startswith("weight")
    assert weight.verdict.text() == "The same, to rounding."


def test_what_is_no_tensor_is_said_in_the_banner(window, dialogs, tmp_path):
    np.save(tmp_path / "evil.npy", np.array([{}], object), allow_pickle=True)
    window.open(tmp_path / "evil.npy")
    assert "evil.npy is not a tensor" in str(window.notice.message)
    window.show_lesson("training")
    np.save(tmp_path / "mine.npy", np.zeros(3))
    window.open(tmp_path / "mine.npy")
    assert "mine.npy" in str(window.notice.message)
    assert dialogs == []


def test_points_of_the_pad_are_cells():
    assert QPointF(12, 24) / SCALE == QPointF(1, 2)
