"""A recipe that is taken from a run, and what becomes of that."""

from dataclasses import replace

import pytest
from run_lab import READY, make_run_page

from cifar_gui import paths
from cifar_gui.engine import checkpoints
from cifar_gui.lessons.training import TRAINING
from cifar_gui.protocol.runs import StartRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network, layer
from cifar_gui.ui.runs.history import History

SHORT = Recipe(batch_size=32, epochs=1, lr=0.02)
OWN = Network("mine", (layer("flat", "Flatten"), layer("last", "Linear", 3072, 10)))


@pytest.fixture
def page(qtbot):
    made = make_run_page(qtbot)
    made.context.recipe_wanted.emit(SHORT, "", None)
    made.runner.start()
    made.lab.advance()
    return made


def test_a_run_says_from_which_its_recipe_was_taken_and_it_is_kept(qtbot, page):
    (first,) = page.runs.all
    assert not page.parent_row.isVisible()
    page.context.recipe_wanted.emit(replace(SHORT, lr=0.5), first.started.name, first.network)
    assert page.recipe == replace(SHORT, lr=0.5)
    assert page.parent_row.isVisible()
    assert page.parent_row.said.whole == "from SGD + Nesterov"
    page.runner.start()
    page.lab.advance()
    second = page.runs.all[1]
    assert second.started.parent == first.started.name
    assert checkpoints.read(checkpoints.path(paths.runs_folder(), second.started.name)).parent == first.started.name
    later = make_run_page(qtbot)
    assert [run.started.parent for run in later.runs.all] == ["", first.started.name]
    assert [run.network for run in later.runs.all] == [first.network] * 2


def test_a_run_that_was_cut_off_keeps_its_parent(page):
    page.context.recipe_wanted.emit(SHORT, "another", None)
    page.runner.start()
    page.lab.advance(1)
    page.transport.stop.click()
    page.set(parent="")
    page.transport.go_on.click()
    assert page.lab.told(StartRun)[-1].parent == ""
    page.lab.advance()
    assert page.runs.front.started.parent == "another"


def test_the_parent_is_cleared_by_its_cross_and_by_an_example_and_lies_in_the_state(page):
    page.context.recipe_wanted.emit(SHORT, "gone", None)
    assert page.parent_row.said.whole == "from a run that is removed"
    assert page.saved()["parent"] == "gone"
    page.parent_row.cross.click()
    assert not page.parent_row.isVisible()
    assert page.state.parent == ""
    page.restore({**page.saved(), "parent": "gone"})
    assert page.parent_row.isVisible()
    page.show_example(1)
    assert page.state.parent == ""
    page.restore({**page.saved(), "parent": ["no", "name"]})
    assert page.state.parent == ""


def test_a_recipe_that_was_wanted_before_the_page_was_there_is_taken_when_it_comes_to_the_front(qtbot):
    page = make_run_page(qtbot)
    page.context.recipe_waiting = (SHORT, "a", None)
    page.hide()
    page.show()
    assert (page.recipe, page.state.parent, page.context.recipe_waiting) == (SHORT, "a", None)
    page.torch_ready(READY)
    page.set(parent="")
    page.hide()
    page.show()
    assert page.state.parent == ""


def test_the_network_of_a_run_is_there_again_also_where_its_name_means_another_now(page):
    recipe = replace(SHORT, network=OWN.name)
    page.context.recipe_wanted.emit(recipe, "a", OWN)
    assert page.recipe.network == "mine"
    assert page.planned.network == OWN
    other = replace(OWN, layers=OWN.layers[:1])
    page.context.recipe_wanted.emit(recipe, "a", other)
    assert page.recipe.network == "mine (2)"
    assert page.planned.network == replace(other, name="mine (2)")
    page.context.recipe_wanted.emit(recipe, "a", other)
    assert page.recipe.network == "mine (2)"
    assert [network.name for network in page.context.networks] == ["mine", "mine (2)"]


def test_a_network_of_the_lesson_is_taken_for_itself(page):
    for network in TRAINING.networks:
        page.context.recipe_wanted.emit(replace(SHORT, network=network.name), "a", network)
        assert page.planned.network is network
    assert page.context.networks == ()


def test_no_room_for_another_network_is_told(page, monkeypatch):
    told = []
    page.context.told.connect(told.append)
    monkeypatch.setattr("cifar_gui.ui.context.MOST_NETWORKS", 0)
    page.context.recipe_wanted.emit(replace(SHORT, network=OWN.name), "a", OWN)
    assert "networks of your own" in str(told[0])
    assert page.planned.network == TRAINING.networks[0]


def test_of_many_runs_the_newest_have_cards_and_those_that_are_drawn_or_in_front(page):
    first = page.runs.all[0]
    older = [History(replace(first.started, name=f"x{at:03d}"), 0) for at in range(60)]
    for run in older:
        run.visible = False
    page.runs.all[:0] = older
    page.runs.choose(older[3])
    assert set(page.run_list.cards) == {first, older[3], *older[-19:]}
    assert "40 older runs" in page.run_list.note.text()
