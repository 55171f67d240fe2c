"""The page of a sweep: begun by a click, its rate taken by another; its recipe is that of the page of runs."""

from dataclasses import replace

import pytest
from chosen_lab import make_part
from PySide6.QtCore import Qt
from quick_lab import press
from sweeps import curve

from cifar_gui.lessons.networks import SMALL
from cifar_gui.lessons.training import LESSON
from cifar_gui.pages.rates import finding
from cifar_gui.pages.rates.protocol import Swept
from cifar_gui.pages.rates.strip import Suggestion
from cifar_gui.protocol import SAMPLES, DropAnswer
from cifar_gui.recipe import Recipe

RECIPE = Recipe(network=SMALL.name, batch_size=50, lr=0.3)


@pytest.fixture
def page(qtbot):
    made = make_part(qtbot, LESSON, "rates")
    made.context.networks = (SMALL,)
    made.set(params=replace(made.state.params, lowest=1e-4, rates=24), recipe=RECIPE, network=SMALL.name)
    return made


def told(page, losses=None, **what):
    """An answer to the newest request, with a curve that was made up."""
    rates, made = curve(**what)
    losses = made if losses is None else losses
    request = page.lab.requests[-1]
    page.take(
        Swept(
            request.id, request.page, request.params, request.recipe, request.network, SAMPLES, rates, losses,
            finding.smooth(rates, losses), finding.find(rates, losses), True, 900.0,
        )
    )  # fmt: skip


def sweeps(page):
    return [one for one in page.lab.requests if one.page == "training/rates"]


def test_a_low_window_begins_a_sweep_in_the_middle_of_the_plot_and_opens_what_tells_of_it(qtbot, page):
    page.resize(900, 800)
    page.show()
    assert not page.plot.start.isVisible(), "the other button is there"
    page.resize(900, 400)
    assert not page.suggestion.isVisible()
    assert page.plot.start.isVisible()
    assert page.plot.start.text() == page.suggestion.take.text()
    page.plot.start.click()
    assert page.suggestion.isVisible()
    assert not page.plot.start.isVisible()
    qtbot.waitUntil(page.settled)
    assert len(sweeps(page)) == 1
    page.strip_frame.handle.click()
    assert not page.plot.start.isVisible(), "there is a curve"


def test_nothing_is_swept_before_it_is_asked_for(qtbot, page):
    assert page.settled()
    assert not sweeps(page)
    assert "losses.append" in page.code.script.text
    page.suggestion.take.click()
    qtbot.waitUntil(page.settled)
    (asked,) = sweeps(page)
    assert asked.recipe == RECIPE
    assert isinstance(page.good, Swept)
    assert page.good.whole
    page.form.changed.emit(replace(page.state.params, rates=30))
    assert len(sweeps(page)) == 2, "from then on it follows what is set"


def test_a_click_takes_the_rate_to_the_next_run(qtbot, page):
    page.lab.at_once = False
    page.suggestion.take.click()
    told(page)
    rate = page.good.found.rate
    assert page.suggestion.number.text() == f"{rate:.3g}"
    with qtbot.waitSignals([page.context.recipe_wanted, page.astray]):
        page.suggestion.take.click()
    recipe, run, network = page.context.recipe_waiting
    assert recipe == replace(RECIPE, lr=float(f"{rate:.3g}"))
    assert (run, network) == ("", SMALL)


@pytest.mark.parametrize(
    "what", [dict(fall=0.01), dict(fall=0.3, noise=0.3), dict(highest=0.05), dict(lowest=0.5, highest=100.0)]
)
def test_where_nothing_can_be_trusted_nothing_can_be_taken(page, what):
    page.lab.at_once = False
    page.suggestion.take.click()
    told(page, **what)
    assert not page.suggestion.take.isEnabled()
    assert page.suggestion.number.text() == "–"
    assert page.suggestion.reason.text()
    assert page.suggestion.advice.text()
    page.grab()


def test_the_recipe_of_the_page_of_runs_is_taken_when_it_comes_to_the_front(page):
    other = replace(RECIPE, optimizer="Adam", momentum=0.0)
    page.context.plan(other, SMALL, SAMPLES)
    page.activated()
    assert page.state.recipe == other
    assert "optimizer = Adam" in page.card.texts
    assert "torch.optim.Adam" in page.code.script.text


def test_keys_and_the_mouse_go_through_the_rates(page):
    page.lab.at_once = False
    page.suggestion.take.click()
    told(page)
    before = page.head.remark.text()
    press(page, Qt.Key.Key_Right)
    after = page.head.remark.text()
    assert before != after
    low, high = page.plot.x_range
    assert list(page.plot.uprights()) == [power for power in range(-20, 20) if low - 1e-9 <= power <= high + 1e-9]
    page.plot.pointed.emit(-3.0)
    assert "lr 0.001" in page.head.remark.text() or "lr 0.000" in page.head.remark.text()
    page.plot.pointed.emit(None)
    assert page.head.remark.text() == after


def test_weights_of_a_run_that_is_gone_give_way_to_fresh_ones(page):
    page.set(params=replace(page.state.params, weights="run:nowhere:last"))
    page.activated()
    assert page.state.params.weights == ""


@pytest.mark.parametrize("losses", [[], [float("nan")], [float("inf")] * 3, [1e30] * 30, [0.0] * 30])
def test_any_curve_can_be_drawn(qtbot, page, losses):
    import numpy as np

    page.lab.at_once = False
    page.suggestion.take.click()
    told(page, np.array(losses))
    page.grab()
    assert not page.suggestion.take.isEnabled()


def test_the_strip_says_what_it_knows_before_anything_came(qtbot):
    strip = Suggestion()
    qtbot.addWidget(strip)
    assert strip.take.isEnabled()
    strip.begin()
    assert not strip.take.isEnabled()


def test_what_was_saved_is_taken_up(page):
    page.set(place=3)
    state = page.saved()
    page.show_example(1)
    page.restore(state)
    assert page.saved() == state
    for wrong in (None, [], {"place": -1, "recipe": 3, "weights": ["x"], "source": []}):
        page.restore(wrong)
    page.back_to_example()
    page.grab()


def test_a_rate_that_was_broken_on_purpose_is_left_out_of_the_sweep_and_of_the_next_run(page):
    page.lab.at_once = False
    page.set(recipe=replace(RECIPE, fault="rate_high"))
    assert page.suggestion.broken.isVisibleTo(page)
    assert "rate × 100" in page.suggestion.broken.text()
    assert "broken = rate × 100" in page.card.texts
    page.suggestion.take.click()
    told(page)
    page.suggestion.take.click()
    recipe, _, _ = page.context.recipe_waiting
    assert recipe == replace(RECIPE, lr=recipe.lr), "neither the fault nor another setting"


def test_with_another_fault_it_is_the_broken_run_that_is_swept(page):
    page.lab.at_once = False
    page.set(recipe=replace(RECIPE, fault="labels_shuffled"))
    rate_said = page.suggestion.broken.text()
    page.suggestion.take.click()
    told(page)
    page.suggestion.take.click()
    assert page.context.recipe_waiting[0].fault == "labels_shuffled"
    page.set(recipe=RECIPE)
    assert not page.suggestion.broken.isVisibleTo(page)
    assert "broken run" in rate_said


def part(page, count):
    """So many steps of a sweep that falls, and nothing after them yet."""
    rates, losses = curve()
    request = page.lab.requests[-1]
    known = losses[:count]
    page.take(
        Swept(
            request.id, request.page, request.params, request.recipe, request.network, SAMPLES, rates, known,
            finding.smooth(rates, known), None, False, 300.0,
        )
    )  # fmt: skip


@pytest.mark.parametrize("count", [0, 3, 30])
def test_a_sweep_is_stopped_and_what_it_has_found_stays(qtbot, page, count):
    page.lab.at_once = False
    assert page.suggestion.halt.isHidden()
    page.suggestion.take.click()
    assert page.suggestion.halt.isVisible()
    if count:
        part(page, count)
    asked = page.lab.requests[-1]
    page.suggestion.halt.click()
    assert DropAnswer("training/rates") in page.lab.commands
    qtbot.waitUntil(page.settled)
    assert page.suggestion.halt.isHidden()
    assert page.suggestion.take.isEnabled()
    assert page.suggestion.take.text() == "Start the sweep"
    if count:
        assert len(page.good.losses) == count
        assert page.good.found.kind == finding.STOPPED
        assert f"after {count} of" in page.suggestion.reason.text()
    page.form.changed.emit(replace(page.state.params, rates=30))
    assert page.lab.requests[-1] is asked, "after a stop it begins by hand"
    page.grab()
    page.suggestion.take.click()
    assert page.lab.requests[-1] is not asked
    assert page.suggestion.halt.isVisible()


def test_an_answer_that_was_under_way_when_it_was_stopped_comes_too_late(page):
    page.lab.at_once = False
    page.suggestion.take.click()
    part(page, 5)
    page.suggestion.halt.click()
    part(page, 8)
    assert len(page.good.losses) == 5


def test_a_rate_that_is_known_already_stands_after_a_stop():
    rates, losses = curve()
    whole = finding.find(rates, losses)
    assert whole.kind == finding.FOUND
    assert finding.so_far(rates, losses) == whole
    early = finding.so_far(rates, losses[: whole.lowest])
    assert early.kind == finding.STOPPED
    assert early.rate == 0
    assert finding.so_far(rates, losses[:4]).explodes is None


def test_after_a_refusal_the_next_sweep_can_be_stopped(qtbot, page):
    page.set(params=replace(page.state.params, lowest=-1.0))
    page.suggestion.take.click()
    assert page.suggestion.errors.isVisible()
    assert page.suggestion.errors.heading == "lowest rate: must be above 0"
    page.lab.at_once = False
    page.set(params=replace(page.state.params, lowest=1e-4))
    assert page.suggestion.halt.isVisible()
