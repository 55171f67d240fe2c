"""How much room the weights of runs take is said under the list of runs, and holds at once when it is set."""

import pytest
from PySide6.QtCore import Qt
from quick_lab import change_language, press, type_into
from run_lab import make_run_page

from cifar_gui import paths
from cifar_gui.engine import kept_weights
from cifar_gui.engine.run_names import BEST, LAST, SNAPSHOT
from cifar_gui.protocol.kept_runs import ThinWeights
from cifar_gui.protocol.runs import EpochEnded
from cifar_gui.recipe import Recipe
from cifar_gui.settings import MOST_ROOM
from cifar_gui.ui.widgets.figures import bytes_text


@pytest.fixture
def page(qtbot):
    made = make_run_page(qtbot)
    made.set(params=Recipe(batch_size=32, epochs=2, lr=0.02))
    return made


def train(page, steps=10**9):
    page.runner.start()
    page.lab.advance(steps)


def kinds():
    files = [
        file
        for place in paths.runs_folder().glob("*.weights")
        for file in kept_weights.found(paths.runs_folder(), place.stem)
    ]
    return sorted(file.kind for file in files)


def test_what_the_weights_take_is_said_when_a_run_is_over(page):
    assert page.room.said.whole == "Weights: 0 of"
    train(page)
    taken = kept_weights.taken(paths.runs_folder())
    assert taken > 1_000_000
    assert page.room.said.whole == f"Weights: {bytes_text(taken)} of"
    assert page.room.edit.text() == "1000"


def test_less_room_holds_at_once_and_the_best_and_the_last_stay(page):
    train(page)
    assert kinds().count(SNAPSHOT) > 3
    type_into(page.room.edit, "2")
    taken = kept_weights.taken(paths.runs_folder())
    assert taken <= 2_000_000
    assert page.context.settings.weights_room == 2
    assert page.room.said.whole == f"Weights: {bytes_text(taken)} of"
    type_into(page.room.edit, "0")
    assert kinds() == [BEST, LAST]


def test_a_run_under_way_keeps_to_it_too(page):
    train(page, 3)
    type_into(page.room.edit, "0")
    page.lab.advance()
    assert kinds() == [BEST, LAST]


@pytest.mark.parametrize("text", ["-1", "1.5", "", "x", "1e9", str(MOST_ROOM + 1), "nan", "٣", "9" * 40])
def test_what_is_no_room_is_marked_and_removes_nothing(page, text):
    train(page)
    before = kinds()
    asked = len(page.lab.told(ThinWeights))
    type_into(page.room.edit, text)
    assert page.room.edit.property("fault")
    assert "A whole number of MB" in page.room.edit.toolTip()
    assert page.context.settings.weights_room == 1000
    assert len(page.lab.told(ThinWeights)) == asked
    assert kinds() == before
    type_into(page.room.edit, "1000")
    assert not page.room.edit.property("fault")


def test_a_run_of_many_short_epochs_is_not_held_up_by_looking(page):
    train(page)
    before = len(page.lab.told(ThinWeights))
    for epoch in range(500):
        page.take_run(EpochEnded(1, epoch, 1.0, 1.0, 0.01))
    assert len(page.lab.told(ThinWeights)) <= before + 1


def test_the_arrows_step_it(page):
    train(page)
    press(page.room.edit, Qt.Key.Key_Up)
    assert page.context.settings.weights_room == 1100


def test_it_speaks_the_language_of_the_window(page):
    page.context.language.use("zh")
    try:
        change_language()
        assert page.room.said.whole == "权重占 0，最多"
        assert page.room.edit.accessibleName() == "权重最多占多少 MB"
    finally:
        page.context.language.use("en")
