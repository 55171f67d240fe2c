"""The doctor beside the page of runs, and a run that was broken on purpose, with the real training behind them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from quick_lab import change_language
from run_lab import make_run_page

from cifar_gui.doctor import CAUSES, Finding
from cifar_gui.doctor.rules import RULES
from cifar_gui.doctor.titles import TITLES
from cifar_gui.lessons.training import BATCHNORM
from cifar_gui.pages.run import doctor_view
from cifar_gui.pages.run.doctor_view import KEY
from cifar_gui.protocol.runs import RunStarted
from cifar_gui.recipe import FAULTS, Recipe
from cifar_gui.spec import Message
from cifar_gui.ui.runs.examined import evidence, examined
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import names

SHORT = replace(BATCHNORM, batch_size=32, epochs=2)
"""Three steps in each of two epochs."""
FAULT_TITLES = {key: title for _, found in FAULTS for key, title in found}


def findings_at(*steps):
    """Findings that show at these steps, with a change of the recipe."""
    say = Message("Doctor", "so it is")
    causes = ("rate_too_high", "overfitting", "stuck")
    return tuple(
        Finding(cause, say, say, step, {"lr": 0.001}, "a paper") for cause, step in zip(causes, steps, strict=False)
    )


def train(page, recipe):
    page.context.recipe_wanted.emit(recipe, "", None)
    page.runner.start()
    page.lab.advance()
    page.doctoring.examine()
    return page.runs.front


@pytest.fixture
def page(qtbot):
    return make_run_page(qtbot)


def found(page, monkeypatch, *steps, recipe=SHORT):
    monkeypatch.setattr(doctor_view, "examined", lambda run, runs: findings_at(*steps))
    return train(page, recipe)


def test_every_cause_has_a_title():
    assert tuple(TITLES) == CAUSES


def test_before_a_run_the_tab_says_what_will_be_looked_at(page):
    view = page.doctoring.view
    assert page.companion.content(KEY) is view
    assert f"{len(RULES)} checks" in view.summary.text()
    assert view.cards == []
    assert not view.broken.isVisible()
    assert not page.doctoring.chip.isVisible()


def test_a_run_without_findings_says_that_this_is_no_proof(page, monkeypatch):
    found(page, monkeypatch)
    summary = page.doctoring.view.summary.text()
    assert summary.startswith("Nothing found after 6 steps. That is no proof")
    assert not page.doctoring.chip.isVisible()
    assert [flag for flag in page.doctoring.flags.flags if flag.isVisible()] == []


def test_findings_are_counted_on_the_tab_and_named_at_the_curve(page, monkeypatch):
    found(page, monkeypatch, 2, None, 5)
    doctoring = page.doctoring
    assert page.doctoring.view.tab_title == "Doctor 3"
    assert doctoring.chip.isVisible()
    assert doctoring.chip.text() == "Learning rate too high +2"
    assert [card.title.text() for card in doctoring.view.cards] == [
        "1  Learning rate too high", "2  Overfitting", "3  Stuck at guessing",
    ]  # fmt: skip
    assert [card.where.text() for card in doctoring.view.cards] == ["step 2", "", "step 5"]
    assert [(flag.value(), flag.label.format) for flag in doctoring.flags.flags if flag.isVisible()] == [
        (2, "1"), (5, "3"),
    ]  # fmt: skip
    doctoring.chip.click()
    assert page.companion.tab == KEY


def test_a_flag_and_its_card_light_up_together(page, monkeypatch):
    found(page, monkeypatch, 2, None, 5)
    flags, view, plot = page.doctoring.flags, page.doctoring.view, page.curves.loss
    plot.pointed.emit(5.0)
    assert [flag.lit for flag in flags.flags] == [False, True]
    assert [card.property("selected") for card in view.cards] == [False, False, True]
    plot.left.emit()
    assert not any(flag.lit for flag in flags.flags)
    page.companion.open(KEY)
    QApplication.processEvents()
    QApplication.sendEvent(view.cards[0], QFocusEvent(QEvent.Type.FocusIn))
    assert [flag.lit for flag in flags.flags] == [True, False]
    QApplication.sendEvent(view.cards[0], QFocusEvent(QEvent.Type.FocusOut))
    plot.pointed.emit(3.4)
    assert [card.property("selected") for card in view.cards] == [False] * 3


def test_what_a_finding_suggests_is_taken_as_a_new_run_from_this_one(page, monkeypatch):
    run = found(page, monkeypatch, 2)
    (card,) = page.doctoring.view.cards
    assert card.change.text() == "lr: 0.05 → 0.001"
    card.button.click()
    assert page.recipe == replace(SHORT, lr=0.001)
    assert page.state.parent == run.started.name


@pytest.mark.parametrize(
    ("fault", "before"), [("", "0.05"), ("zero_start", "0.05"), ("rate_high", "5.0"), ("rate_low", "5e-05")]
)
def test_what_a_finding_changes_is_told_beside_what_the_run_really_followed(page, monkeypatch, fault, before):
    found(page, monkeypatch, 2, recipe=replace(SHORT, fault=fault))
    (card,) = page.doctoring.view.cards
    assert card.change.text() == f"lr: {before} → 0.001"


def test_a_loss_that_the_recipe_names_rightly_is_not_told_to_become_itself(page):
    run = train(page, replace(SHORT, fault="wrong_loss"))
    card = next(card for card in page.doctoring.view.cards if card.finding.cause == "loss_misfit")
    assert card.change.text() == "loss: CrossEntropyLoss"
    card.button.click()
    assert page.recipe == SHORT
    assert page.state.parent == run.started.name


def test_a_broken_run_is_told_so_and_can_be_mended(page):
    recipe = replace(SHORT, fault="zero_start")
    run = train(page, recipe)
    first = page.doctoring.findings[0]
    assert first.cause == "zero_start"
    broken = page.doctoring.view.broken
    page.companion.open(KEY)
    assert broken.isVisible()
    assert broken.title.text() == "Broken on purpose: all weights 0 at the start"
    count = len(page.doctoring.findings)
    told = "has found it" if count == 1 else f"names it in place 1 of {count}"
    assert broken.verdict.text() == f"The doctor, who is not told, {told}."
    broken.button.click()
    assert page.recipe == SHORT
    assert page.state.parent == run.started.name


def test_a_fault_that_was_not_found_is_told_so(page, monkeypatch):
    monkeypatch.setattr(doctor_view, "examined", lambda run, runs: findings_at(1))
    train(page, replace(SHORT, fault="class_removed"))
    assert page.doctoring.view.broken.verdict.text() == "The doctor, who is not told, has not found it."


@pytest.mark.parametrize("key", FAULT_TITLES)
def test_the_doctor_is_not_told_what_is_broken(key):
    about = RunStarted(1, replace(SHORT, fault=key), "samples", "cpu", 1, 96, 40, 3, 6, 5)
    told = evidence(History(about, 0), [])
    assert told.recipe == SHORT
    assert key not in repr(told)


def test_what_is_broken_is_part_of_the_name_of_a_run(page):
    sound, broken = train(page, SHORT), train(page, replace(SHORT, fault="labels_changed"))
    assert names(page.runs.all)[broken] == "SGD, 40 % of the labels changed"
    assert names(page.runs.all)[sound] == "SGD"
    assert names([broken])[broken] == "SGD, 40 % of the labels changed"


def test_a_card_says_that_its_run_is_broken(page):
    run = train(page, replace(SHORT, fault="labels_changed"))
    card = page.run_list.cards[run]
    assert card.broken.isVisibleTo(card)
    assert "40 % of the labels changed" in card.broken.toolTip()
    sound = page.run_list.cards[train(page, SHORT)]
    assert not sound.broken.isVisibleTo(sound)


def test_a_run_is_examined_anew_only_when_it_has_told_more(page):
    run = train(page, SHORT)
    assert examined(run, page.runs.all) is examined(run, page.runs.all)


def test_the_tab_changes_with_the_language(page, monkeypatch):
    found(page, monkeypatch, 2)
    page.context.language.use("zh")
    change_language()
    assert page.doctoring.view.tab_title == "医生 1"
    assert page.doctoring.view.cards[0].title.text() == "1  学习率过大"
    assert page.doctoring.chip.text() == "学习率过大"
    page.context.language.use("en")


def test_the_tab_names_the_run_in_the_language_of_the_moment(page):
    train(page, replace(SHORT, fault="labels_changed"))
    names = {}
    for language in ("zh", "en"):
        page.context.language.use(language)
        change_language()
        names[language] = page.doctoring.view.name.text()
    assert "40 % of the labels changed" in names["en"]
    assert names["en"] == page.run_list.cards[page.runs.front].name.whole
    assert names["zh"] != names["en"]
    change_language()


def test_a_hostile_fault_breaks_nothing_of_the_page(page):
    page.doctoring.view.broken.show_run(Recipe(fault="<b>gremlins</b>"), ())
    assert "gremlins" in page.doctoring.view.broken.title.text()
    assert page.doctoring.view.broken.title.textFormat() == Qt.TextFormat.PlainText
