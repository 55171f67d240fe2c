"""The page of a trial, with the lanes of the torch thread behind it, advanced when the test says so."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel
from quick_lab import data_set, press, show, type_into

from cifar_gui.i18n import Language
from cifar_gui.lessons import LESSONS
from cifar_gui.lessons.networks import SMALL
from cifar_gui.pages.duel import Difference
from cifar_gui.pages.duel.page import DuelPage
from cifar_gui.pages.duel.sides import Side
from cifar_gui.pages.duel.trial import IDLE, PAUSED, RUNNING, WAITING, trial_of
from cifar_gui.protocol import SAMPLES, Ready
from cifar_gui.protocol.kept_runs import FindRuns, KeptRuns
from cifar_gui.protocol.runs import PauseRun, ResumeRun, RunStarted, StartTogether, StepRun, StopRun
from cifar_gui.recipe import CONSTANT, Recipe
from cifar_gui.score import Score
from cifar_gui.settings import SettingsStore
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.undo import settings
from cifar_gui.ui.widgets.field_text import field_text
from cifar_gui.ui.widgets.form import FormRow
from cifar_gui.ui.widgets.number_edit import NumberEdit
from cifar_gui.worker.lanes import Lanes

LESSON = next(part for lesson in LESSONS for part in lesson.parts if part.key == "training/duel")
RECIPE = Recipe(network=SMALL.name, batch_size=50, epochs=4, schedule=CONSTANT, lr=0.02)
SETTINGS = dict(recipe=RECIPE, network=SMALL.name, differ=(("lr", 0.02, 0.1),))


class PairLab(QObject):
    """The torch thread's part, in this thread."""

    run_event = Signal(object)

    def __init__(self):
        super().__init__()
        self.commands, self.data, self.last_id, self.at_work = [], {}, 0, None
        self.lanes = Lanes(self.run_event.emit)

    def next_id(self):
        self.last_id += 1
        return self.last_id

    def use(self, data):
        self.data[data.name] = data

    def command(self, command):
        self.commands.append(command)
        if isinstance(command, FindRuns):
            self.run_event.emit(KeptRuns(()))
        elif isinstance(command, StartTogether):
            self.lanes.start(command.runs, self.data, command.until)
        elif isinstance(command, PauseRun):
            self.lanes.pause()
        elif isinstance(command, ResumeRun | StepRun):
            self.lanes.go_on(isinstance(command, StepRun))
        elif isinstance(command, StopRun):
            self.lanes.stop()

    def advance(self, most=5000):
        while self.lanes.busy and most:
            self.lanes.advance()
            most -= 1
        assert most


@pytest.fixture
def page(qtbot):
    lab = PairLab()
    context = Context(lab, SettingsStore(), Language())
    context.add_data(data_set(SAMPLES))
    context.networks = (SMALL,)
    made = DuelPage(LESSON, context)
    made.lab = lab
    lab.run_event.connect(context.runs.take)
    lab.run_event.connect(made.take_run)
    qtbot.addWidget(made.toolbar_widget)
    show(qtbot, made, (1440, 828))
    made.set(**SETTINGS, params=replace(made.state.params, judged_after=4))
    yield made
    lab.lanes.finish()


def ready(page):
    page.torch_ready(Ready("2.13.0", ("cpu",), {}, 2))


def started(page):
    ready(page)
    page.set(guess="b")
    page.results.transport.main.click()
    page.lab.advance()
    return trial_of(page.context.runs, page.state.trial)


def test_something_has_to_be_predicted_before_the_start(page):
    ready(page)
    main = page.results.transport.main
    assert not main.isEnabled()
    page.results.guess.choice.buttons["same"].click()
    assert page.state.guess == "same"
    assert main.isEnabled()


def test_both_train_on_the_same_batches_and_wait_where_they_are_judged(page):
    a, b = started(page).runs
    assert page.runner.phase == PAUSED
    assert (a.step, b.step) == (4, 4)
    assert (a.started.recipe.lr, b.started.recipe.lr) == (0.02, 0.1)
    assert a.started.recipe == replace(b.started.recipe, lr=0.02)
    assert a.losses.values[0] == b.losses.values[0]
    assert a.started.trial == b.started.trial == a.started.name != b.started.name
    assert page.results.outcome.lines[1].whole.startswith("B − A = ")
    assert "One seed only" in page.results.outcome.caution.text()
    assert page.results.guess.result.text() in ("Predicted rightly.", "It came out otherwise.")


def test_step_resume_and_stop_hold_for_both(page):
    started(page)
    page.results.transport.step.click()
    page.lab.advance()
    assert [run.step for run in page.context.runs.all] == [5, 5]
    press(page, Qt.Key.Key_Space)
    assert page.runner.phase == RUNNING
    page.results.transport.stop.click()
    assert page.runner.phase == IDLE
    assert {run.ended for run in page.context.runs.all} == {"stopped"}
    trial = page.trial
    assert page.results.transport.go_on.isVisible()
    page.results.transport.go_on.click()
    page.lab.advance()
    assert {run.ended for run in page.context.runs.all} == {"finished"}
    assert page.trial.step > trial.step


def test_another_seed_gives_the_difference_a_spread(page):
    started(page)
    page.results.transport.stop.click()
    page.results.outcome.again.click()
    assert page.state.params.seed == 1
    page.lab.advance()
    assert page.results.outcome.caution.text().startswith("2 seeds ")
    assert len(page.context.runs.all) == 4
    assert page.state.guess == "b", "what was predicted holds for every seed"


def test_other_differences_ask_for_another_prediction(page):
    page.set(guess="a")
    page.differs.edited.emit((Difference("momentum", (0.9, 0.0)),))
    assert page.state.guess == ""
    assert page.state.sides[1].momentum == 0.0
    assert "momentum = 0.0" in page.view.sides.cards[1].value.whole
    assert "momentum=0.9" in page.code.views["a"].script.text
    assert "momentum" not in page.code.views["b"].script.text.partition("SGD(")[2].partition(")")[0]


def test_every_field_can_differ(page):
    (row,) = page.differs.rows
    for place in range(row.choice.count()):
        row.choice.setCurrentIndex(place)
        row.choice.activated.emit(place)
        assert page.state.differ[0][0] == row.choice.itemData(place)
        assert len(page.state.sides) == 2
    page.grab()


def test_one_of_them_goes_on_in_the_other_part(page, qtbot):
    started(page)
    page.results.transport.stop.click()
    with qtbot.waitSignals([page.context.recipe_wanted, page.astray]):
        page.results.transport.ways[1].click()
    recipe, run, network = page.context.recipe_waiting
    assert recipe.lr == 0.1
    assert run == page.trial.runs[1].started.name
    assert network == SMALL


def test_beside_another_run_it_does_not_start(page):
    ready(page)
    page.set(guess="a")
    other = RunStarted(77, RECIPE, SAMPLES, "cpu", 1, 10, 10, 1, 1, 5, "other")
    page.lab.run_event.emit(other)
    assert not page.results.transport.main.isEnabled()
    assert "Another run is training" in page.results.transport.line.whole


def test_before_torch_is_loaded_it_waits(page):
    page.set(guess="a")
    page.results.transport.main.click()
    assert page.runner.phase == WAITING
    assert not page.lab.commands
    ready(page)
    page.lab.advance()
    assert page.runner.phase == PAUSED


@pytest.mark.parametrize(
    "differ",
    [("batch_size", 50, 0), ("batch_size", 0, 50), ("lr", -5, 0.1), ("lr", 0.1, -5), ("momentum", -1.0, 0.9),
     ("clip", 0.0, None), ("images", 0, None), ("lr", -5, 0.1, 0.2), ("lr", 0.1, 0.2, -5), ("batch_size", 50, 0, 50)],
)  # fmt: skip
def test_a_refusal_of_one_is_told_and_neither_begins(page, differ):
    page.set(differ=(differ,))
    started(page)
    assert page.failure is not None
    assert page.runner.phase == IDLE
    assert not any(run.step for run in page.context.runs.all)
    assert page.results.errors.heading
    page.grab()


@pytest.mark.parametrize(
    ("settings", "after"),
    [
        (dict(differ=(("lr", -5, 0.1),)), (5, 0.1)),
        (dict(differ=(("lr", 0.1, -5),)), (0.1, 5)),
        (dict(differ=(("lr", 0.1, 0.2, -5),)), (0.1, 0.2, 5)),
        (dict(differ=(("momentum", 0.9, 0.5),), recipe=replace(RECIPE, lr=-2.0)), (2.0, 2.0)),
    ],
)
def test_a_fix_is_made_at_the_side_that_was_refused(page, settings, after):
    page.set(**settings)
    started(page)
    page.results.errors.buttons[0].click()
    assert tuple(side.lr for side in page.state.sides) == after
    assert page.failure is None
    page.results.transport.main.click()
    page.lab.advance()
    assert page.failure is None
    assert page.runner.phase in (PAUSED, IDLE)
    assert page.trial.runs[0].step


def test_what_is_no_number_is_said_in_the_language_of_the_page(page):
    page.context.language.use("zh")
    edit = page.differs.rows[0].findChildren(NumberEdit)[0]
    type_into(edit, "abc")
    reasons = [row.reason.text() for row in page.differs.rows[0].findChildren(FormRow)]
    assert any("不是一个数" in reason for reason in reasons)
    page.context.language.use("en")


def test_the_network_of_training_is_taken(page):
    page.context.plan(replace(RECIPE, lr=0.5), SMALL, SAMPLES)
    page.card.button.click()
    assert page.state.recipe.lr == 0.5
    assert page.state.sides[0].lr == 0.02, "what differs is the page's own"


@pytest.mark.parametrize("differ", [("lr", 0.02, 0.1), ("lr", 0.02, 0.1, 0.5)])
def test_what_was_saved_is_taken_up(page, differ):
    page.set(guess="same", differ=(differ,))
    state, sides = page.saved(), page.state.sides
    page.show_example(2)
    assert page.state.guess == ""
    page.restore(state)
    assert page.state.sides == sides
    assert page.state.guess == "same"
    for wrong in (None, [], {"differ": [["nothing", 1, 2]], "guess": 7}, {"differ": [["lr", "x", None]], "params": 3}):
        page.restore(wrong)
        page.grab()
    page.back_to_example()
    assert page.state.guess == ""


def test_the_recipe_of_both_sides_leaves_out_what_differs_and_says_what_is_cut(page):
    assert not any(text.startswith("lr =") for text in page.card.texts)
    page.set(differ=(("batch_size", 50, 20),))
    assert "lr = 0.02" in page.card.texts
    assert not any(text.startswith("batch_size =") for text in page.card.texts)
    page.set(recipe=replace(page.state.recipe, fault="bytes", momentum=0.5, clip=1.0, ema=0.9, flip="random"))
    assert "broken = pixels from 0 to 255" in page.card.lines[2].whole
    assert page.card.lines[-1].whole == f"and {len(page.card.texts) - len(page.card.lines) + 1} more"


def test_of_a_pair_with_other_settings_nothing_is_told(page):
    started(page)
    page.results.transport.stop.click()
    assert page.results.outcome.again.isVisible()
    page.differs.edited.emit((Difference("momentum", (0.9, 0.0)),))
    results = page.results
    assert results.outcome.head.text() == "Same seed, one difference"
    assert not results.outcome.again.isVisible()
    assert not results.transport.go_on.isVisible()
    page.set(guess="b")
    assert results.guess.result.text() == "", "it was predicted of another pair"
    results.transport.ways[1].click()
    assert page.context.recipe_waiting[0] == page.state.sides[1]


def test_what_was_predicted_stands_while_they_train_and_once_it_is_known(page):
    choice = page.results.guess.choice
    assert choice.isEnabled()
    started(page)
    assert not choice.isEnabled()
    page.results.transport.stop.click()
    assert not choice.isEnabled()
    page.set(params=replace(page.state.params, seed=7))
    assert choice.isEnabled(), "of another seed it can be predicted anew"


def counted(page):
    return page.context.settings.scores.get("training", Score())


@pytest.mark.parametrize("guess", ["a", "b", "same", "watch"])
def test_a_prediction_counts_once_as_soon_as_it_is_known(page, guess):
    ready(page)
    page.set(guess=guess)
    page.results.transport.main.click()
    assert counted(page) == Score()
    page.lab.advance()
    right = page.trial.verdict(4).winner == guess
    once = Score(right=int(right), answered=1) if guess != "watch" else Score()
    assert counted(page) == once
    assert page.context.settings.answers.get("training", []) == ([right] if guess != "watch" else [])
    page.results.transport.step.click()
    page.lab.advance()
    page.set(params=replace(page.state.params, judged_after=5))
    page.results.transport.stop.click()
    page.results.transport.go_on.click()
    page.lab.advance()
    assert counted(page) == once


def test_a_pair_that_stopped_before_it_was_judged_counts_when_it_has_gone_on(page):
    page.set(params=replace(page.state.params, judged_after=40))
    ready(page)
    page.set(guess="same")
    page.results.transport.main.click()
    while page.trial is None or page.trial.step < 1:
        page.lab.lanes.advance()
    page.results.transport.stop.click()
    assert page.runner.phase == IDLE
    assert page.trial.verdict(page.trial.step + 2) is None
    assert counted(page).answered == 0
    page.set(params=replace(page.state.params, judged_after=page.trial.step + 2))
    page.results.transport.go_on.click()
    page.lab.advance()
    assert counted(page).answered == 1


@pytest.mark.parametrize("again", ["same seed", "another seed"])
def test_what_is_known_already_does_not_count(page, again):
    started(page)
    page.results.transport.stop.click()
    assert counted(page).answered == 1
    if again == "another seed":
        page.results.outcome.again.click()
    else:
        page.results.transport.main.click()
    page.lab.advance()
    assert trial_of(page.context.runs, page.state.trial).step >= 4
    assert counted(page).answered == 1


def test_no_undo_reaches_what_was_predicted(page):
    page.set(guess="a")
    assert "guess" not in settings(page)


def test_it_is_said_whether_a_prediction_counts(page):
    guess = page.results.guess
    assert not guess.stake.text()
    page.set(guess="a")
    assert guess.stake.text().startswith("It counts")
    page.set(guess="watch")
    assert not guess.stake.text()
    started(page)
    assert guess.stake.isHidden()
    page.results.transport.stop.click()
    page.set(params=replace(page.state.params, seed=7))
    assert "does not count" in guess.stake.text()


def test_where_it_is_known_what_comes_out_nothing_has_to_be_predicted(page):
    started(page)
    page.results.transport.stop.click()
    page.set(guess="")
    assert page.results.transport.main.isEnabled()
    assert not page.results.guess.choice.isEnabled()


def test_a_question_is_about_what_is_set_while_nothing_else_is_set(page):
    asked = page.subject().reply
    started(page)
    assert page.subject().reply is asked
    page.show_example(2)
    assert page.subject().reply is not asked


THREE = (("lr", 0.02, 0.1, 0.0),)


def letters(page):
    return [card.letter.text() for card in page.view.sides.cards if not card.isHidden()]


def test_a_third_side_comes_and_goes_by_one_click(page, qtbot):
    assert page.differs.fewer.isHidden()
    page.set(guess="b")
    page.differs.more.click()
    assert [side.lr for side in page.state.sides] == [0.02, 0.1, 0.1]
    assert page.state.guess == "", "it was predicted of two"
    assert letters(page) == ["A", "B", "C"]
    assert page.differs.more.isHidden()
    assert page.view.head.title.text() == "B − A, C − A"
    assert "lowest" in page.results.guess.question.text()
    assert not page.results.guess.choice.buttons["c"].isHidden()
    assert not page.results.transport.ways[2].isHidden()
    assert list(page.code.views) == ["a", "b", "c"]
    page.code.switch.buttons["c"].click()
    edit = page.differs.rows[0].findChildren(NumberEdit)[-1]
    qtbot.waitUntil(edit.hasFocus)
    type_into(edit, "0.5")
    assert [side.lr for side in page.state.sides] == [0.02, 0.1, 0.5]
    assert "lr=0.5" in page.code.views["c"].script.text
    page.differs.fewer.click()
    assert [side.lr for side in page.state.sides] == [0.02, 0.1]
    assert letters(page) == ["A", "B"]
    assert page.code.switch.value == "a"
    assert page.results.guess.choice.buttons["c"].isHidden()
    assert page.results.transport.ways[2].isHidden()
    assert page.view.head.title.text() == "B − A"


@pytest.mark.parametrize("example", range(len(LESSON.content.examples)))
def test_a_third_side_can_be_had_of_every_example_and_every_field(page, example):
    page.show_example(example)
    if len(page.state.sides) == 2:
        page.differs.more.click()
    assert len(page.state.sides) == 3
    row = page.differs.rows[0]
    for place in range(row.choice.count()):
        row.choice.setCurrentIndex(place)
        row.choice.activated.emit(place)
        assert len(page.state.sides) == 3
        assert len({len(one.values) for one in page.state.differences}) == 1
    page.grab()


def test_another_network_is_the_third_where_there_is_one(page):
    page.show_example(0)
    page.differs.more.click()
    named = [side.network for side in page.state.sides]
    assert len(set(named)) == 3


def test_three_train_by_turns_on_the_same_batches_and_are_judged_together(page):
    page.set(differ=THREE)
    a, b, c = started(page).runs
    assert page.runner.phase == PAUSED
    assert [run.step for run in (a, b, c)] == [4, 4, 4]
    assert [run.started.recipe.lr for run in (a, b, c)] == [0.02, 0.1, 0.0]
    assert a.losses.values[0] == b.losses.values[0] == c.losses.values[0]
    assert {run.started.trial for run in (a, b, c)} == {a.started.name}
    assert a.started.name < b.started.name < c.started.name
    assert len({a.slot, b.slot, c.slot}) == 3
    assert [line.colour for line in page.view.difference.lines] == [b.slot, c.slot]
    assert [line.name for line in page.view.difference.lines] == ["B", "C"]
    assert {row.split("\t")[0] for row in page.view.difference.numbers().splitlines()} == {"B", "C"}
    lines = [line.whole for line in page.results.outcome.lines]
    assert all(f"{side} " in lines[0] for side in "ABC")
    assert lines[1].count(" − A = ") == 2
    shown = [card for card in page.view.sides.cards if card.result.whole.startswith("loss")]
    assert len(shown) == 3


@pytest.mark.parametrize("guess", ["a", "b", "c", "same"])
def test_of_three_a_prediction_counts_too(page, guess):
    page.set(differ=THREE, guess=guess)
    ready(page)
    page.results.transport.main.click()
    page.lab.advance()
    right = page.trial.verdict(4).winner == guess
    assert counted(page) == Score(right=int(right), answered=1)


def test_three_are_stopped_taken_up_and_taken_along(page, qtbot):
    page.set(differ=THREE)
    trial = started(page)
    page.results.transport.stop.click()
    assert {run.ended for run in trial.runs} == {"stopped"}
    with qtbot.waitSignals([page.context.recipe_wanted, page.astray]):
        page.results.transport.ways[2].click()
    assert page.context.recipe_waiting[:2] == (trial.sides[2], trial.runs[2].started.name)
    page.results.transport.go_on.click()
    page.lab.advance()
    assert {run.ended for run in page.trial.runs} == {"finished"}
    assert len(page.trial.runs) == 3
    page.results.outcome.again.click()
    page.lab.advance()
    assert len(page.context.runs.all) == 6
    assert page.results.outcome.caution.text().count("2 seeds") == 2


@pytest.mark.parametrize("gone", range(3))
def test_of_a_trial_without_one_of_its_sides_nothing_is_told(page, gone):
    page.set(differ=THREE)
    trial = started(page)
    page.results.transport.stop.click()
    page.context.runs.remove(trial.runs[gone])
    assert page.trial is None
    assert page.results.outcome.again.isHidden()
    left = trial_of(page.context.runs, page.state.trial)
    assert (left is None) == (gone == 0)
    if left is not None:
        page.set(differ=((*THREE[0][: gone + 1], *THREE[0][gone + 2 :]),))
        assert len(page.trial.runs) == 2, "the other two are a trial of their own"


def test_curves_bear_the_letters_of_their_sides(page):
    page.set(differ=THREE, params=replace(page.state.params, judged_after=40))
    started(page)
    page.view.show_trial(page.trial)
    loss, _ = page.view.letters
    assert all(item.isVisible() for item in loss.items)
    places = [item.pos().x() for item in loss.items]
    assert places == sorted(set(places))
    page.set(differ=SETTINGS["differ"])
    page.results.transport.stop.click()
    assert page.trial is None
    assert not any(item.isVisible() for item in loss.items)


def settable(page):
    return [page.differs, page.form, page.examples, page.card.button, page.results.outcome.again]


def test_while_they_train_what_they_were_started_with_cannot_be_changed_and_it_says_why(page):
    assert all(part.isEnabled() and not part.toolTip() for part in settable(page))
    started(page)
    assert page.runner.phase == PAUSED
    assert not any(part.isEnabled() for part in settable(page))
    assert all("Stop first" in part.toolTip() for part in settable(page))
    assert page.differs.head.remark.text() == "stop first"
    assert not page.reset.isEnabled()
    page.results.transport.stop.click()
    assert all(part.isEnabled() and not part.toolTip() for part in settable(page))
    assert not page.differs.head.remark.text()


def test_what_comes_back_by_undo_while_they_train_is_of_the_next_trial(page):
    before = settings(page)
    page.set(differ=THREE)
    trial = started(page)
    page.restore({**page.saved(), **before})
    assert len(page.state.sides) == 2
    assert page.trial.sides == trial.sides
    assert letters(page) == ["A", "B", "C"]
    page.lab.advance()
    page.results.transport.stop.click()
    assert page.trial is None
    assert letters(page) == ["A", "B"]


@pytest.mark.parametrize(
    ("width", "names"), [(177, ("network",)), (240, ("network",)), (300, ("network", "lr")), (500, ("network", "lr"))]
)
def test_a_card_shows_what_tells_it_apart(qtbot, width, names):
    card = show(qtbot, Side(0), (width, 80))
    first, second = (replace(RECIPE, network=name) for name in ("CIFAR10-quick + ReLU", "CIFAR10-quick + BatchNorm"))
    seen = []
    for recipe in (first, second):
        card.show_values(recipe, names)
        text = QLabel.text(card.value)
        assert card.value.fontMetrics().horizontalAdvance(text) <= card.value.width()
        seen.append(text)
    assert seen[0] != seen[1]
    if width == 500:
        assert all(field_text(recipe, "network") in text for recipe, text in zip((first, second), seen, strict=True))


def test_a_card_is_as_high_before_anything_is_known_as_after_it(page):
    page.set(differ=THREE)
    cards = page.view.sides.cards
    before = [card.sizeHint().height() for card in cards]
    started(page)
    page.view.sides.show_trial(page.trial)
    assert all(card.result.whole.strip() for card in cards)
    assert [card.sizeHint().height() for card in cards] == before
