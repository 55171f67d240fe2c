"""The page of a network's errors: five views, the pictures behind them, one picture in the strip, the code."""

from dataclasses import replace

import numpy as np
import pytest
from chosen_lab import AnyLab
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from quick_lab import make_context, on_screen, press
from run_cases import TINY

from cifar_gui.engine import judging
from cifar_gui.engine.answers import answers
from cifar_gui.engine.counting import confusion
from cifar_gui.engine.data import Split, gone
from cifar_gui.lessons.network import LESSON
from cifar_gui.pages.evaluation import engine
from cifar_gui.pages.evaluation.page import EvaluationPage
from cifar_gui.pages.evaluation.protocol import Judge
from cifar_gui.pages.evaluation.state import VIEWS
from cifar_gui.protocol import CIFAR10, OWN, SAMPLES
from cifar_gui.protocol.final import FinalScore, OpenedTest, OpenTest
from cifar_gui.protocol.models import KeptModel, Training
from cifar_gui.protocol.runs import RunStarted
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network, layer

PART = next(part for part in LESSON.parts if part.key.endswith("/evaluation"))
ODD = Network("odd", (layer("flatten", "Flatten"),))


class Partly(AnyLab):
    """Answers in parts, as the thread does."""

    def reply(self, request):
        for part in answers(request, self.data):
            if part is not None:
                self.replied.emit(part)


@pytest.fixture
def page(qtbot):
    lab = Partly()
    context = make_context(lab)
    context.networks = (TINY, ODD)
    made = EvaluationPage(PART, context)
    made.restore({"model": "fresh:tiny"})
    return on_screen(qtbot, made, lab, (1440, 828))


def centre(widget, group_or_spot):
    """A point of the viewport that lies on something."""
    room = widget.viewport().rect()
    found = [
        QPoint(x, y) for y in range(2, room.height(), 5) for x in range(2, room.width(), 5)
        if widget.cell_at(QPointF(x, y)) == group_or_spot
    ]  # fmt: skip
    return found[len(found) // 2]


def click(widget, what):
    QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=centre(widget, what))


def asked(page_or_lab):
    """The last Judge."""
    requests = getattr(page_or_lab, "lab", page_or_lab).requests
    return next(one for one in reversed(requests) if isinstance(one, Judge))


def counts(page):
    return confusion(page.good.verdicts.labels, page.good.verdicts.answers)


def test_it_begins_with_the_pictures_behind_the_most_errors(page):
    found = counts(page)
    off = found * (1 - np.eye(10, dtype=int))
    row, column = divmod(int(off.argmax()), 10)
    assert page.here == ("cell", row, column)
    assert page.errors.matrix.selected == (row, column)
    assert page.pictures.count == off.max()
    assert not page.pinned
    assert page.accuracy.value.text() == f"{100 * found.trace() / found.sum():.1f} %"
    assert "150 pictures" in page.accuracy.caption.text()


@pytest.mark.parametrize("spot", [(0, 3), (4, 4), (7, None), (None, 2)])
def test_a_click_shows_the_pictures_behind_a_cell_a_row_or_a_column(qtbot, page, spot):
    click(page.errors.matrix, spot)
    row, column = spot
    verdicts = page.good.verdicts
    wanted = {
        index for index in range(len(verdicts))
        if row in (None, verdicts.labels[index]) and column in (None, verdicts.answers[index])
    }  # fmt: skip
    assert set(page.members.tolist()) == wanted
    losses = verdicts.losses[page.members]
    assert (np.diff(losses) <= 0).all()
    assert page.pinned
    press(page, Qt.Key.Key_Escape)
    assert not page.pinned
    assert page.here[0] == "cell"


@pytest.mark.parametrize(("view", "group", "belongs"), [
    ("classes", ("true", 3, 0), lambda v, i: v.labels[i] == 3),
    ("classes", ("taken", 3, 0), lambda v, i: v.answers[i] == 3),
    ("worst", ("all", 0, 0), lambda v, i: True),
])  # fmt: skip
def test_every_view_leads_to_its_pictures(qtbot, page, view, group, belongs):
    page.choose_view(view)
    if view in page.errors.figures:
        click(page.errors.figures[view], group)
    verdicts = page.good.verdicts
    assert set(page.members.tolist()) == {i for i in range(len(verdicts)) if belongs(verdicts, i)}


def test_pairs_and_bins_lead_to_theirs(qtbot, page):
    verdicts = page.good.verdicts
    page.choose_view("pairs")
    second = page.errors.pairs.groups()[1]
    click(page.errors.pairs, second)
    both = {second[1], second[2]}
    assert {frozenset((int(verdicts.labels[i]), int(verdicts.answers[i]))) for i in page.members} == {frozenset(both)}
    page.choose_view("confidence")
    place = next(at for at, one in enumerate(page.errors.bins.bins) if one.share.count)
    click(page.errors.bins, ("bin", place, 0))
    assert len(page.members) == page.errors.bins.bins[place].share.count
    assert all(place / 10 <= verdicts.confidences[i] <= (place + 1) / 10 for i in page.members)


def test_a_picture_is_worked_out_in_the_strip(qtbot, page):
    page.choose_view("worst")
    QTest.mouseClick(page.pictures.viewport(), Qt.MouseButton.LeftButton, pos=centre(page.pictures, 3))
    index = int(page.members[3])
    seen, verdicts = page.picture.seen, page.good.verdicts
    assert page.row == page.state.shown == index
    assert seen.name == f"test[{index}]"
    assert (seen.picture == page.context.data(page.good.source).test.images[index]).all()
    assert seen.loss == verdicts.losses[index] == pytest.approx(-np.log(seen.probabilities[seen.label]))
    assert page.picture.sum.results[0][1] == seen.loss
    assert page.picture.timeline.position == 3
    page.picture.timeline.go(5)
    assert page.row == page.members[5]
    assert page.pictures.selected == 5


def test_the_picture_goes_with_the_user_to_another_part(qtbot, page):
    page.choose_view("worst")
    with qtbot.waitSignal(page.astray) as led:
        page.picture.inside.click()
    assert led.args == ["part", "maps"]
    assert page.context.picture == (page.good.source, "test", int(page.members[0]))
    assert page.context.model == "fresh:tiny"
    with qtbot.waitSignal(page.astray) as led:
        page.picture.why.click()
    assert led.args == ["part", "attribution"]


def test_keys_go_through_cells_lines_and_pictures(qtbot, page):
    page.pin(("cell", 4, 4))
    for key, group in (
        (Qt.Key.Key_Left, ("cell", 4, 3)), (Qt.Key.Key_Up, ("cell", 3, 3)), (Qt.Key.Key_Right, ("cell", 3, 4)),
        (Qt.Key.Key_Down, ("cell", 4, 4)),
    ):  # fmt: skip
        press(page, key)
        assert page.here == group
    page.pin(("true", 0, 0))
    press(page, Qt.Key.Key_Down)
    assert page.here == ("true", 1, 0)
    for digit, view in enumerate(VIEWS, 1):
        press(page, Qt.Key(Qt.Key.Key_0 + digit))
        assert page.state.view == view
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
            press(page, key)
        assert page.here is not None
    page.choose_view("worst")
    press(page, Qt.Key.Key_Right)
    assert page.pictures.selected == 1
    press(page.pictures, Qt.Key.Key_Down)
    assert page.pictures.selected == 1 + page.pictures.columns


def test_nothing_is_asked_anew_when_it_is_only_looked_at_in_another_way(qtbot, page):
    before = len(page.lab.requests)
    for view in VIEWS:
        page.choose_view(view)
    page.apply({"cells": "shares"})
    page.apply({"order": "confidence"})
    page.choose_view("worst")
    assert len(page.lab.requests) == before
    assert (np.diff(page.good.verdicts.confidences[page.members]) <= 0).all()
    page.apply({"judged": "trained-on"})
    assert asked(page).split == "train"
    assert len(page.lab.requests) == before + 1


def test_the_difference_to_another_network(qtbot, page):
    page.apply({"cells": "difference", "compared": "fresh:tiny"})
    qtbot.waitUntil(page.settled)
    assert page.good.compared is not None
    assert not page.errors.matrix.values.any()
    assert page.accuracy.note.text().startswith("the network compared with")
    assert "judge(other)" in page.code.script.text


def test_held_out_are_the_pictures_that_the_network_was_not_trained_on(qtbot, page):
    page.context.models = (
        KeptModel("fresh:tiny", TINY, training=Training(SAMPLES, "test", 5)),
    )  # as of a run of the course
    page.picker.choose_source(SAMPLES)
    assert page.split_name == "train"
    page.apply({"judged": "trained-on"})
    qtbot.waitUntil(page.settled)
    assert asked(page).split == "test"
    assert "trained on these" in page.accuracy.note.text()


def test_the_data_set_is_chosen_as_a_whole_and_own_pictures_are_none(qtbot, page):
    page.picker.choose_source(CIFAR10)
    assert asked(page).source == CIFAR10
    before = asked(page)
    page.context.choose_picture(OWN, "test", 0)
    page.picker.follow()
    page.picker.choose_source(OWN)
    assert asked(page) is before
    page.context.choose_picture(SAMPLES, "train", 3)
    page.picker.follow()
    assert (asked(page).source, asked(page).split) == (SAMPLES, "test")


def test_progress_is_shown_as_it_comes(qtbot, monkeypatch):
    monkeypatch.setattr(judging, "MOST", 30)
    monkeypatch.setattr(engine, "TOLD", -1)
    lab = AnyLab(at_once=False)
    context = make_context(lab)
    context.networks = (Network("tiny2", TINY.layers),)
    made = EvaluationPage(PART, context)
    made.restore({"model": "fresh:tiny2"})
    on_screen(qtbot, made, lab, (1440, 828))
    parts = [part for part in answers(asked(lab), lab.data) if part is not None]
    assert [part.done for part in parts[:-1]] == [30, 60, 90, 120, 150]
    made.take(parts[1])
    assert made.progress.isVisible()
    assert (made.progress.value(), made.progress.maximum()) == (60, 150)
    assert "of 60 pictures right so far" in made.accuracy.caption.text()
    assert not made.settled()
    made.take(parts[-1])
    assert not made.progress.isVisible()
    assert "150 pictures" in made.accuracy.caption.text()
    made.take(parts[0])  # late
    assert "150 pictures" in made.accuracy.caption.text()


def test_a_network_without_ten_answers_gets_a_sentence_and_the_last_result_fades(qtbot, page):
    page.apply({"model": "fresh:odd"})
    qtbot.waitUntil(page.settled)
    assert "ten numbers" in str(page.failure.sentence)
    assert page.picture.failed
    assert page.errors.matrix.opacity < 1
    assert page.chip.isVisible()
    page.apply({"model": "fresh:tiny"})
    qtbot.waitUntil(page.settled)
    assert page.failure is None
    assert page.errors.matrix.opacity == 1


def test_empty_cells_have_no_pictures_and_do_no_harm(qtbot, page):
    empty = next((r, c) for r in range(10) for c in range(10) if not counts(page)[r, c])
    page.pin(("cell", *empty))
    qtbot.waitUntil(page.settled)
    assert page.pictures.count == 0
    assert page.pictures.placeholder
    assert not page.picture.inside.isEnabled()
    press(page.pictures, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Period)
    page.grab()


def test_a_state_is_taken_up_and_nonsense_ignored(qtbot, page):
    page.choose_view("confidence")
    page.pin(("bin", 3, 0))
    page.set(shown=7)
    saved = page.saved()
    page.choose_view("matrix")
    page.restore(saved)
    assert (page.state.view, page.state.pinned, page.state.shown) == ("confidence", ("bin", 3, 0), 7)
    for wrong in (None, [], {"view": "x", "pinned": ["cell", 10, -1], "shown": -3}, {"pinned": ["bin", 3]},
                  {"model": 3, "compared": ["x"]}, {"model": "x" * 9999, "shown": 10**18}):  # fmt: skip
        page.restore(wrong)
        qtbot.waitUntil(page.settled)
    assert page.good is not None
    page.grab()


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_painted_can_be_taken_home_and_is_told(qtbot, page, view):
    page.choose_view(view)
    qtbot.waitUntil(page.settled)
    page.grab()
    figure = page.errors.figures.get(view)
    if figure is not None:
        assert figure.numbers()
        assert figure.accessibleName()
        assert figure.accessibleDescription()
        assert page.errors.told.whole


def test_pictures_whose_file_is_gone_leave_the_rest(qtbot, page):
    class Gone:
        shape = (150, 3, 32, 32)

        def __getitem__(self, index):
            raise gone(page.context.data(SAMPLES).root)

    split = page.split_of(page.good)
    page.pictures.show_pictures(Split(Gone(), split.labels), np.arange(5), page.good.verdicts.of(np.arange(5)))
    page.pictures.grab()
    assert page.pictures.count == 5


RUN_A = KeptModel("run:a:last", TINY, "", Training(SAMPLES, "train", 100))


def judged_by(page, kept):
    """Let a result come that is of this network, on the pictures that the page asks for."""
    page.lab.at_once, before = False, page.good
    page.context.take_models((*page.context.models, kept))
    page.apply({"model": kept.key})
    ask = asked(page)
    page.take(replace(before, id=ask.id, model=ask.model, source=ask.source, split=ask.split))
    return [one for one in page.lab.commands if isinstance(one, OpenTest)]


@pytest.mark.parametrize(
    ("kept", "counts_as"),
    [
        (RUN_A, "last"),
        (replace(RUN_A, key="run:a:best"), "best"),
        (replace(RUN_A, key="run:a:120"), ""),
        (replace(RUN_A, key="opened:a"), ""),
        (replace(RUN_A, training=None), ""),
        (replace(RUN_A, training=Training(SAMPLES, "test", 100)), ""),
        (replace(RUN_A, training=Training(CIFAR10, "train", 100)), ""),
    ],
)
def test_a_look_at_all_test_pictures_of_a_run_opens_its_test_set(page, kept, counts_as):
    opened = judged_by(page, kept)
    assert [(one.name, one.source, one.which) for one in opened] == [("a", SAMPLES, counts_as)] * bool(counts_as)
    assert page.accuracy.counted.isHidden()
    page.context.runs.take(OpenedTest("a", FinalScore(SAMPLES, "last", 100, 7, 150, 2.0, 1.0)))
    assert page.accuracy.counted.isHidden() == (not counts_as)
    judged_by(page, replace(kept, title="seen again"))
    assert len([one for one in page.lab.commands if isinstance(one, OpenTest)]) == len(opened)


def test_for_how_many_runs_it_was_opened_is_said(page):
    judged_by(page, RUN_A)
    for name in "ab":
        page.context.runs.take(OpenedTest(name, FinalScore(SAMPLES, "last", 100, 7, 150, 2.0, 1.0)))
    assert page.accuracy.counted.text().endswith("opened for 2 runs.")


def test_pictures_that_it_was_trained_on_are_no_test_set(page):
    page.apply({"judged": "trained-on"})
    assert not judged_by(page, RUN_A)


def test_a_run_that_goes_on_is_not_opened_yet(page):
    page.context.runs.take(RunStarted(9, Recipe(), SAMPLES, "cpu", 2, 96, 40, 3, 6, 100, "a"))
    assert not judged_by(page, RUN_A)
