"""Weights that come in by the window: the network is found, asked for, or its code is."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PySide6.QtWidgets import QFileDialog, QMenu

from cifar_gui import paths
from cifar_gui.engine import model_cards, network, run_names
from cifar_gui.engine.forward import seeded
from cifar_gui.lessons.networks import LENET_5
from cifar_gui.protocol.models import OPENED
from cifar_gui.spec import Layer
from cifar_gui.ui.page.weights_files import WeightsFiles
from cifar_gui.ui.window import opened_weights
from cifar_gui.ui.window.weights_dialog import WeightsDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen, of every window with a smallest size
LEAKY = replace(LENET_5, name="leaky", layers=tuple(
    Layer(part.name, "LeakyReLU", (), ()) if part.kind == "Tanh" else part for part in LENET_5.layers
))  # fmt: skip
MODULE = "import torch.nn as nn\nnet = nn.Sequential(nn.Flatten(), nn.Linear(3072, 7), nn.Linear(7, 10))\n"


@pytest.fixture
def window(qtbot, open_window):
    made = open_window("--lang", "en")
    qtbot.waitUntil(lambda: made.page is not None and made.settled(), timeout=30_000)
    made.notice.dismiss()
    return made


def written(path, description):
    with seeded(5):
        data = io.BytesIO()
        torch.save(network.build(description).state_dict(), data)
    path.write_bytes(data.getvalue())
    return path


def told(qtbot, window):
    qtbot.waitUntil(lambda: window.notice.message is not None, timeout=30_000)
    return str(window.notice.message)


def opened(window):
    return [model for model in window.context.models if model.key.startswith(OPENED)]


def test_weights_of_a_network_that_is_here_are_opened_at_once(qtbot, window, tmp_path):
    window.open(written(tmp_path / "quick.pt", LENET_5))
    assert "The weights in quick.pt fit “LeNet-5”" in told(qtbot, window)
    assert window.notice.property("kind") == "info"
    (model,) = opened(window)
    assert model.network == LENET_5
    assert window.context.model == model.key
    assert window.context.settings.lesson == "network"
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert window.page.front.state.params.model == model.key
    window.recorder.undo()
    assert window.page.front.state.params.model == "shipped:cifar10-quick"
    assert (paths.weights_folder() / "quick.safetensors").is_file()


def test_the_menu_asks_for_a_file(qtbot, window, tmp_path, monkeypatch):
    file = written(tmp_path / "a.pt", LENET_5)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window.menu.does["weights"].trigger()
    told(qtbot, window)
    assert len(opened(window)) == 1
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window.notice.dismiss()
    window.menu.does["weights"].trigger()
    assert window.notice.message is None


def test_where_several_fit_the_user_chooses(qtbot, window, tmp_path):
    window.context.keep_network(LEAKY)
    window.open(written(tmp_path / "a.pt", LENET_5))
    qtbot.waitUntil(lambda: bool(window.findChildren(WeightsDialog)), timeout=30_000)
    (dialog,) = window.findChildren(WeightsDialog)
    names = [dialog.which.itemText(place) for place in range(dialog.which.count())]
    assert names == ["leaky", "LeNet-5"]
    assert "LeakyReLU" in dialog.layers.text()
    dialog.which.setCurrentIndex(1)
    assert "LeakyReLU" not in dialog.layers.text()
    dialog.open_button.click()
    assert "fit “LeNet-5”" in told(qtbot, window)
    assert [model.network for model in opened(window)] == [LENET_5]


def test_who_does_not_choose_opens_nothing(qtbot, window, tmp_path):
    window.context.keep_network(LEAKY)
    window.open(written(tmp_path / "a.pt", LENET_5))
    qtbot.waitUntil(lambda: bool(window.findChildren(WeightsDialog)), timeout=30_000)
    window.findChildren(WeightsDialog)[0].cancel_button.click()
    qtbot.waitUntil(lambda: not window.findChildren(WeightsDialog))
    assert not opened(window)


def test_a_stranger_s_code_is_read_in_7_7_and_then_its_weights_open(qtbot, window, tmp_path):
    names = {}
    exec(MODULE, names)
    torch.save(names["net"].state_dict(), tmp_path / "homework.pt")
    window.open(tmp_path / "homework.pt")
    assert "fit none of the networks here" in told(qtbot, window)
    assert window.notice.property("kind") == "warning"
    window.notice.buttons[0].click()
    assert window.context.settings.lesson == "sequential"
    dialog = window.page.bar.code_dialog
    dialog.show_code(MODULE)
    qtbot.waitUntil(lambda: dialog.found is not None)
    dialog.take_button.click()
    window.open(tmp_path / "homework.pt")
    assert "fit “net”" in told(qtbot, window)
    assert [model.network.name for model in opened(window)] == ["net"]


def test_a_large_file_says_that_it_is_read_until_the_user_is_asked(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setattr(opened_weights, "LARGE", 1000)
    window.context.keep_network(LEAKY)
    window.open(written(tmp_path / "a.pt", LENET_5))
    assert str(window.notice.message) == "Reading a.pt…"
    assert window.notice.property("kind") == "info"
    qtbot.waitUntil(lambda: bool(window.findChildren(WeightsDialog)), timeout=30_000)
    assert window.notice.message is None
    window.findChildren(WeightsDialog)[0].cancel_button.click()


def test_a_file_that_is_none_is_said(qtbot, window, tmp_path):
    (tmp_path / "a.pt").write_bytes(b"PK\x03\x04 nonsense")
    window.open(tmp_path / "a.pt")
    assert "a.pt" in told(qtbot, window)
    assert not opened(window)


def menu_of(page, monkeypatch):
    """What can be done with the weights that a page shows, by its words."""
    shown = []
    with monkeypatch.context() as patch:
        patch.setattr(QMenu, "popup", lambda menu, at: shown.append(menu))  # which grabs mouse and keyboard
        page.files_button.click()
    return {action.text(): action for action in shown[0].actions()}


def test_a_page_opens_saves_and_removes_them(qtbot, window, tmp_path, monkeypatch):
    window.show_lesson("network")
    qtbot.waitUntil(window.settled, timeout=30_000)
    page, file = window.page.front, written(tmp_path / "mine.pt", LENET_5)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    assert [*menu_of(page, monkeypatch)] == ["Open weights…", "Save these weights…"]
    menu_of(page, monkeypatch)["Open weights…"].trigger()
    qtbot.waitUntil(lambda: page.state.params.model == f"{OPENED}:mine", timeout=30_000)
    asked = []
    answer = (str(tmp_path / "again.safetensors"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: asked.append(given[2]) or answer)
    window.notice.dismiss()
    menu_of(page, monkeypatch)["Save these weights…"].trigger()
    assert "saved as again.safetensors, with again_load.py" in told(qtbot, window)
    assert window.notice.property("kind") == "info"
    assert [Path(name).name for name in asked] == ["mine.safetensors"]
    menu_of(page, monkeypatch)["Remove these weights"].trigger()
    assert page.state.params.model == "shipped:cifar10-quick"
    assert not opened(window)
    window.recorder.undo()
    assert page.state.params.model == f"{OPENED}:mine"
    qtbot.waitUntil(lambda: window.settled() and page.failure is None, timeout=30_000)


def test_a_menu_says_what_is_missing_for_onnx(qtbot, window, monkeypatch):
    window.show_lesson("network")
    monkeypatch.setattr(run_names, "ONNX_PACKAGES", ("a_package_that_is_not_there",))
    hint = menu_of(window.page.front, monkeypatch)['ONNX: pip install "cifar-gui[onnx]"']
    assert not hint.isEnabled()


def test_what_is_opened_is_removed_and_put_back(qtbot, window, tmp_path):
    window.open(written(tmp_path / "mine.pt", LENET_5))
    told(qtbot, window)
    (model,) = opened(window)
    shown = []
    WeightsFiles(window.context, window).forget(model, shown.append)
    assert "The weights “mine” are removed" in told(qtbot, window)
    assert not opened(window)
    window.recorder.undo()
    assert opened(window) == [model]
    assert shown[-1] == model.key
    window.recorder.redo()
    assert not opened(window)
    window.notice.buttons[0].click()
    assert opened(window) == [model]
    assert [*model_cards.in_folder(paths.weights_folder(), OPENED)] == [model]


def test_what_cannot_be_removed_stays(qtbot, window, tmp_path, monkeypatch):
    window.open(written(tmp_path / "mine.pt", LENET_5))
    told(qtbot, window)
    window.notice.dismiss()

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(model_cards.files, "move", refuse)
        WeightsFiles(window.context, window).forget(opened(window)[0], lambda key: None)
    assert "could not be moved: Permission denied" in told(qtbot, window)
    assert len(opened(window)) == 1
