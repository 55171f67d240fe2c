"""The page of a network through its training, with the real engine behind it."""

import json
from dataclasses import replace

import kept_runs
import numpy as np
import pytest
from chosen_lab import AnyLab
from made_runs import kept
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from quick_lab import change_language, make_context, on_screen, press

from cifar_gui import paths
from cifar_gui.engine import answers
from cifar_gui.lessons.network import LESSON
from cifar_gui.pages.snapshots import engine, strip
from cifar_gui.pages.snapshots.protocol import FollowRun
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.kept_runs import KeptRuns
from cifar_gui.protocol.models import FindModels, SaveWeights
from cifar_gui.ui.window.pages import build_page

PART = next(part for part in LESSON.parts if part.key == "network/snapshots")
BEST, LAST = "run:a:best", "run:a:last"


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A folder with a run, "a", and the pictures that it was trained on."""
    folder = tmp_path_factory.mktemp("kept")
    return folder, kept_runs.train(folder)


@pytest.fixture
def runs(trained, monkeypatch):
    """The run is the program's own."""
    folder, data = trained
    monkeypatch.setenv(paths.HOME, str(folder))
    return data


def made(qtbot, data, key=BEST, size=(1440, 828), at_once=True):
    lab = AnyLab(at_once)
    context = make_context(lab)
    context.add_data(data)
    context.model = key
    context.take_models(answers.answer(FindModels(1, "a page", paths.runs_folder()), {}).models)
    page = build_page(PART, context)
    page.picker.choose_source(CIFAR10)
    return on_screen(qtbot, page, lab, size)


@pytest.fixture
def page(qtbot, runs):
    return made(qtbot, runs)


def matrix(page):
    """(10, 10): the numbers that the matrix shows."""
    rows = page.view.matrix.numbers().split("\n")[1:]
    return np.array([row.split("\t")[1:] for row in rows], int)


def asked(page):
    return [one for one in page.lab.requests if isinstance(one, FollowRun)]


def test_the_last_moment_is_shown_first(page):
    good = page.good
    assert page.here == len(good.moments) - 1
    assert page.view.currentIndex() == 0
    assert page.view.kernels.count == 4
    assert page.view.maps.count == 4
    judged = good.moments[-1].judged
    assert page.view.matrix_head.remark.text() == f"{100 * judged.right / 60:.1f} % of 60 right"
    assert page.moment.timeline.position == page.here
    assert page.moment.timeline.count == len(good.moments)
    assert "step 21" in page.moment.chip.text
    assert f"{judged.right} of 60 unseen pictures" in page.moment.caption.whole


def test_one_control_drives_everything_and_asks_nobody(page, qtbot):
    before = len(asked(page))
    last = page.view.kernels.pixels.copy(), page.view.maps.pixels.copy()
    page.moment.timeline.go(0)
    qtbot.waitUntil(page.settled)
    assert page.state.place == 0
    assert not np.array_equal(page.view.kernels.pixels, last[0])
    assert not np.array_equal(page.view.maps.pixels, last[1])
    assert np.array_equal(matrix(page), page.good.moments[0].judged.counts)
    assert page.moment.curves.place == 0
    assert page.moment.chip.text.startswith(f"step {page.good.moments[0].step}")
    press(page, Qt.Key.Key_Right)
    assert page.state.place == 1
    press(page, Qt.Key.Key_End)
    assert page.here == len(page.good.moments) - 1
    press(page, Qt.Key.Key_Home)
    press(page, Qt.Key.Key_Left)
    assert page.state.place == 0
    press(page, Qt.Key.Key_Escape)
    assert page.state.place is None
    assert len(asked(page)) == before


def test_it_plays_to_the_end(qtbot, runs, monkeypatch):
    monkeypatch.setattr(strip, "BEAT", 4)
    page = made(qtbot, runs)
    page.pin(0)
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.here == len(page.good.moments) - 1)
    qtbot.waitUntil(lambda: not page.moment.timeline.playing)


def test_a_click_on_the_curves_goes_to_the_nearest_moment(page):
    curves = page.moment.curves
    step = page.good.moments[2].step
    QTest.mouseClick(curves, Qt.MouseButton.LeftButton, pos=QPoint(round(curves.x_of(step)) + 1, 40))
    assert page.state.place == 2
    assert curves.numbers().count("\n") == 21
    assert curves.accessibleName()


def test_the_kernels_have_one_scale_for_the_whole_run(page):
    weights = [moment.kernels for moment in page.good.moments]
    limit = page.view.limits[0]
    assert limit >= max(np.abs(one).max() for one in weights)
    for place in (0, len(weights) - 1):
        page.pin(place)
        assert page.view.kernels_head.remark.text().startswith("±")
        shown = (page.view.kernels.pixels[0] >> 16 & 255) / 255
        np.testing.assert_allclose(shown, 0.5 + weights[place][0, 0] / (2 * limit), atol=0.003)


def test_what_has_changed_since_the_first_moment(page, qtbot):
    page.apply({"errors": "difference"})
    qtbot.waitUntil(page.settled)
    first, last = (page.good.moments[place].judged.counts for place in (0, -1))
    assert np.array_equal(matrix(page), last - first)
    page.pin(0)
    assert not matrix(page).any()


def test_another_picture_has_other_maps(page, qtbot):
    before = page.view.maps.pixels.copy()
    page.picker.choose(page.picker.index + 3)
    qtbot.waitUntil(page.settled)
    assert not np.array_equal(page.view.maps.pixels, before)
    assert asked(page)[-1].index == page.picker.index


def test_a_picture_of_another_data_set_changes_nothing_about_the_errors(page, qtbot):
    before = matrix(page)
    page.picker.choose_source("samples")
    qtbot.waitUntil(page.settled)
    assert (asked(page)[-1].source, asked(page)[-1].judged_source) == ("samples", CIFAR10)
    assert np.array_equal(matrix(page), before)


def test_the_script_is_that_of_the_moment(page, qtbot):
    page.pin(1)
    qtbot.waitUntil(page.settled)
    assert f'"a-{page.good.moments[1].step}.safetensors"' in page.code.script.text


def test_a_run_that_has_gone_on_is_followed_anew(page, qtbot):
    before = len(asked(page))
    page.context.take_models(tuple(replace(kept) for kept in page.context.models))
    assert len(asked(page)) == before, "nothing is new"
    page.context.take_models(tuple(replace(kept, snapshots=(*kept.snapshots, 99)) for kept in page.context.models))
    qtbot.waitUntil(page.settled)
    assert len(asked(page)) == before + 1


def test_the_weights_of_a_moment_are_saved_under_the_name_that_the_script_reads(page, qtbot, monkeypatch):
    page.pin(1)
    qtbot.waitUntil(page.settled)
    proposed = []

    def chosen(parent, title, name, kinds):
        proposed.append(name)
        return name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    page.moment.save.click()
    name = f"a-{page.good.moments[1].step}"
    assert proposed == [f"{name}.safetensors"]
    (command,) = [one for one in page.lab.commands if isinstance(one, SaveWeights)]
    assert command.model.which == str(page.good.moments[1].step)
    assert f'"{name}.safetensors"' in page.code.script.text


def test_while_it_is_judged_what_there_is_can_be_looked_at(qtbot, runs):
    engine.known.clear()
    page = made(qtbot, runs, at_once=False)
    told = [one for one in answers.answers(asked(page)[-1], page.lab.data) if one is not None]
    page.lab.replied.emit(told[0])
    assert page.view.matrix_head.remark.text() == "being counted…"
    assert page.last_status[2] == "busy"
    page.pin(1)
    page.lab.replied.emit(told[1])
    assert page.state.place == 1
    assert not page.settled()
    for one in told[2:]:
        page.lab.replied.emit(one)
    qtbot.waitUntil(page.settled)
    assert page.last_status[2] == "ready"


def test_a_network_of_no_run_says_how_to_get_one(qtbot, runs):
    page = made(qtbot, runs, "fresh:none")
    page.context.networks = (kept_runs.TINY,)
    page.apply({"model": "fresh:tiny"})
    qtbot.waitUntil(page.settled)
    empty = page.view.empty
    assert page.view.currentWidget() is empty
    assert page.here is None
    assert not page.moment.timeline.play.isEnabled()
    led = []
    page.context.lesson_wanted.connect(led.append)
    empty.button.click()
    assert led == ["training"]
    assert empty.other.text().startswith("Follow tiny")
    empty.other.click()
    qtbot.waitUntil(page.settled)
    assert page.state.params.model == BEST
    assert page.view.currentIndex() == 0


def test_a_run_is_called_what_the_page_of_runs_calls_it(page):
    choice = page.form.rows["model"].control.combo
    assert choice.currentText() == "tiny a, best"
    page.context.runs.take(KeptRuns((kept("a", lr=0.03), kept("b", lr=0.05))))
    assert choice.currentText() == "SGD, lr 0.03, best"
    page.context.runs.rename(page.context.runs.called("a"), "mine")
    assert choice.currentText() == "mine, best"


def test_a_state_survives_whatever_it_says(page, qtbot):
    page.pin(2)
    page.apply({"errors": "shares"})
    saved = json.loads(json.dumps(page.saved()))
    page.back_to_example()
    assert page.state.place is None
    page.restore(saved)
    qtbot.waitUntil(page.settled)
    assert (page.here, page.state.params.errors, page.state.params.model) == (2, "shares", BEST)
    page.restore({**saved, "place": 10**9})
    qtbot.waitUntil(page.settled)
    assert page.here == len(page.good.moments) - 1
    page.restore({**saved, "model": "run:gone:last"})
    qtbot.waitUntil(page.settled)
    assert page.moment.failed
    page.moment.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert not page.moment.failed
    page.grab()


@pytest.mark.parametrize("size", [(1000, 608), (1280, 728), (1920, 1008)])
def test_it_fits(qtbot, runs, size):
    page = made(qtbot, runs, LAST, size)
    change_language()
    qtbot.waitUntil(page.settled)
    assert page.view.kernels.verticalScrollBar().maximum() == 0
    page.grab()
