"""The weights of a run become a file of the user's, from the list of runs."""

import pytest
import torch
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from quick_lab import change_language
from run_lab import make_run_page

from cifar_gui import paths
from cifar_gui.engine import checkpoints, kept_weights, models
from cifar_gui.engine.weights import open_weights
from cifar_gui.lessons import find
from cifar_gui.protocol.models import Model, SaveWeights, WeightsSaved
from cifar_gui.protocol.runs import StopRun
from cifar_gui.recipe import Recipe


@pytest.fixture
def page(qtbot, monkeypatch):
    made = make_run_page(qtbot)
    made.set(params=Recipe(batch_size=32, epochs=2, lr=0.02))
    made.notices, made.opened = [], []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: made.opened.append(menu))  # which grabs mouse and keyboard
    made.lab.run_event.connect(
        lambda event: made.notices.append(str(event.message)) if isinstance(event, WeightsSaved) else None
    )
    return made


def trained(page, steps=10**9):
    page.runner.start()
    page.lab.advance(steps)
    return page.runs.front


def menu_of(page, run):
    """The menu of a run's card, opened with its button."""
    page.run_list.cards[run].save.click()
    return page.opened.pop()


def saves_of(page, run):
    """What it offers to save."""
    return menu_of(page, run).actions()[2:]


def answer(monkeypatch, name, kind=""):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: asked.append(given) or (str(name), kind))
    return asked


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("mine.safetensors", "safetensors (*.safetensors)", "mine.safetensors"),
        ("mine.pt", "safetensors (*.safetensors)", "mine.pt"),
        ("mine.pth", "PyTorch (*.pt *.pth)", "mine.pth"),
        ("mine", "PyTorch (*.pt *.pth)", "mine.pt"),
        ("mine", "safetensors (*.safetensors)", "mine.safetensors"),
        ("mine.txt", "", "mine.txt.safetensors"),
        (None, "PyTorch (*.pt *.pth)", "CIFAR10-quick-{which}.pt"),
        (None, "safetensors (*.safetensors)", "CIFAR10-quick-{which}.safetensors"),
    ],
)
@pytest.mark.parametrize("which", [0, 1])
def test_the_last_and_the_best_are_written_where_the_user_says(page, monkeypatch, tmp_path, which, typed, kind, name):
    run = trained(page)
    which_name = ("last", "best")[which]
    name = name.format(which=which_name)
    asked = answer(monkeypatch, tmp_path / (typed or f"CIFAR10-quick-{which_name}.safetensors"), kind)
    saves_of(page, run)[which].trigger()
    kept = checkpoints.path(paths.runs_folder(), run.started.name)
    _, step, wanted = kept_weights.read(kept, which_name)
    found = open_weights(tmp_path / name, run.network)
    assert all(torch.equal(found[key], wanted[key]) for key in wanted)
    assert (tmp_path / name).with_name(f"{(tmp_path / name).stem}_load.py").exists()
    (told,) = page.notices
    assert f"after step {step} are saved as {name}" in told
    assert asked[0][2] == f"CIFAR10-quick-{which_name}.safetensors"


def test_who_gives_no_name_saves_nothing(page, monkeypatch):
    run = trained(page)
    answer(monkeypatch, "")
    saves_of(page, run)[0].trigger()
    assert not page.lab.told(SaveWeights)
    assert not page.notices


def test_a_file_that_cannot_be_written_is_told(page, monkeypatch, tmp_path):
    run = trained(page)
    (tmp_path / "file").touch()
    answer(monkeypatch, tmp_path / "file" / "mine.pt")
    saves_of(page, run)[0].trigger()
    assert "could not be saved as mine.pt" in page.notices[0]


def test_of_a_run_whose_best_weights_are_gone_it_is_told(page, monkeypatch, tmp_path):
    run = trained(page)
    for file in kept_weights.found(paths.runs_folder(), run.started.name):
        if file.kind == "best":
            file.path.unlink()
    answer(monkeypatch, tmp_path / "mine.pt")
    saves_of(page, run)[1].trigger()
    assert "were not kept" in page.notices[0]
    assert not list(tmp_path.glob("mine*"))


@pytest.mark.parametrize("by", ["menu", "button"])
def test_it_leads_to_the_whole_network_with_these_weights(page, qtbot, by):
    assert page.transport.look.isHidden()
    run = trained(page)
    with qtbot.waitSignal(page.context.lesson_wanted) as wanted:
        (menu_of(page, run).actions()[0].trigger if by == "menu" else page.transport.look.click)()
    assert find(*wanted.args).key == "network"
    assert models.opened(Model(page.context.model)).step == run.started.steps


def test_only_of_a_run_that_is_over_and_kept(page):
    run = trained(page, 2)
    card = page.run_list.cards[run]
    assert card.save.isHidden()
    assert page.transport.look.isHidden()
    page.lab.command(StopRun())
    assert not card.save.isHidden()
    assert not page.transport.look.isHidden()
    card.rename()
    assert card.save.isHidden()
    card.edit.closed.emit()
    assert not card.save.isHidden()


def test_the_menu_opens_with_the_other_button_of_the_mouse_too(page):
    run = trained(page)
    card = page.run_list.cards[run]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), card.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(card, event)
    assert len(page.opened) == 1


def test_it_speaks_the_language_of_the_window(page):
    run = trained(page)
    page.context.language.use("zh")
    try:
        change_language()
        texts = [action.text() for action in menu_of(page, run).actions() if not action.isSeparator()]
        assert texts[:3] == ["看这个网络的内部", "保存最后的权重…", "保存最好的权重…"]
        assert texts[3:] == ["保存这次训练…", "保存所有训练记录…"]
        assert page.run_list.cards[run].save.toolTip() == "看看这个网络的内部，或保存这次训练、它的权重"
    finally:
        page.context.language.use("en")
