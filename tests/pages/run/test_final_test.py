"""The test set of a run is opened by the user, who is told what that costs."""

from dataclasses import replace

import pytest
from made_runs import kept
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from run_lab import HELD_OUT, make_run_page

from cifar_gui import paths
from cifar_gui.engine.counting import Share
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.lessons.training import COURSE
from cifar_gui.protocol.final import OpenTest
from cifar_gui.protocol.models import run_key
from cifar_gui.recipe import Recipe
from cifar_gui.ui.runs.words import share, weightless

SHORT = Recipe(batch_size=32, epochs=1, lr=0.02)


@pytest.fixture
def page(qtbot, monkeypatch):
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)  # which grabs mouse and keyboard
    return make_run_page(qtbot)


def run(page, recipe=SHORT):
    page.form.set_params(recipe)
    page.form.changed.emit(recipe)
    page.runner.start()
    page.lab.advance()
    return page.runs.front


def lines(page) -> list[str]:
    """Of the menu that the button opens."""
    page.transport.test.click()
    menu = page.findChildren(QMenu)[-1]
    found = [line for action in menu.actions() for line in action.text().splitlines()]
    menu.close()
    return found


def test_a_run_is_judged_once_and_says_so_ever_after(qtbot, page):
    assert not page.transport.test.isVisible()
    front = run(page)
    assert page.transport.test.isVisible()
    assert "It has not been opened yet" in lines(page)[1]
    page.final.open(front, BEST)
    assert page.lab.told(OpenTest)[-1].which == BEST
    assert (front.final.pictures, front.look) == (HELD_OUT, 1)
    assert not page.transport.test.isVisible()
    assert share(Share(front.final.right, HELD_OUT)) in page.transport.said[1]
    assert "look no. 1" in page.transport.said[1]
    again = make_run_page(qtbot)
    again.runs.choose(again.runs.all[0])
    assert again.runs.front.final == front.final
    assert not again.transport.test.isVisible()


def test_every_look_is_counted_and_a_removed_run_takes_none_back(page):
    for place in range(3):
        front = run(page, replace(SHORT, seed=place))
        text = lines(page)[1]
        assert text.startswith(("It has not been", "It was opened once", "It was opened for 2 runs")[place])
        page.final.open(front, LAST)
        assert front.look == place + 1
    page.runs.remove(front)
    assert page.runs.opened("samples") == 3
    assert page.runs.opened("cifar10") == 0


def test_of_the_course_it_is_said_that_these_are_its_own_pictures(page):
    front = run(page, replace(COURSE, epochs=1))
    told = lines(page)
    assert "has trained on these very pictures" in told[1]
    assert len(told) == 4  # without validation nothing has chosen the best weights
    page.final.open(front, LAST)
    assert "the pictures it has trained on" in page.transport.said[1]


def test_why_it_cannot_be_opened_is_said(page):
    front = run(page)
    said = []
    page.context.told.connect(said.append)
    (paths.runs_folder() / f"{front.started.name}.run").write_bytes(b"nothing")
    page.final.open(front, LAST)
    assert "damaged" in str(said[-1])
    assert front.final is None
    assert page.transport.test.isVisible()


def test_without_its_pictures_it_is_not_offered(page):
    front = run(page)
    assert page.final.possible(front)
    front.started = replace(front.started, source="cifar100")  # a run from a file, of another computer
    assert not page.final.possible(front)
    page.final.open(front, LAST)
    assert page.lab.told(OpenTest) == []
    assert page.final.waiting == ""


@pytest.mark.parametrize("weights", [(), (LAST,), (BEST,), (LAST, BEST)], ids=str)
@pytest.mark.parametrize("opened", ["", "b.cifarrun"], ids=["ours", "from a file"])
def test_what_needs_weights_is_offered_where_they_are(page, weights, opened):
    made = kept("a")
    made = replace(made, started=replace(made.started, opened=opened), weights=weights)
    page.runs.add([made], {})
    front, transport = page.runs.front, page.transport
    assert transport.test.isVisible()
    assert transport.look.isVisible()
    for button in (transport.test, transport.look):
        assert button.isEnabled() == bool(weights)
        assert (button.toolTip() == weightless(front)) == (not weights)
    assert (weightless(front) in transport.said[1]) == (not weights)
    page.saving.offer(front, QPoint())
    menu = page.findChildren(QMenu)[-1]
    assert [action.isEnabled() for action in menu.actions() if action.text()][:3] == [
        bool(weights), LAST in weights, BEST in weights,
    ]  # fmt: skip
    menu.close()
    if weights:
        assert [which for which, words in ((LAST, "last"), (BEST, "best"))
                if any(f"with the {words} weights" in line for line in lines(page))] == list(weights)  # fmt: skip
        page.saving.look_inside(front)
        assert page.context.model == run_key("a", weights[0])
    else:
        page.saving.look_inside(front)
        assert page.context.model == ""
