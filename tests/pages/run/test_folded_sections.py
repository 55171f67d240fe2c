"""The long form of a recipe folds, and nothing in it gets out of reach."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from quick_lab import type_into
from run_lab import make_run_page

from cifar_gui.recipe import ADAM, RMSPROP, STEP, Recipe
from cifar_gui.spec import fields, folded
from cifar_gui.ui.page.undo import settings

SECTIONS = [item.name for item in fields(Recipe) if item.section is not None]


@pytest.fixture
def page(qtbot):
    return make_run_page(qtbot)


def section_of(form, name):
    return next(section for section in form.sections.values() if section.isAncestorOf(form.rows[name]))


def test_what_a_beginner_needs_is_open_and_the_rest_is_folded(page):
    assert page.form.folded == page.state.folded == folded(Recipe)
    for name in ("network", "optimizer", "lr", "batch_size", "epochs"):
        assert page.form.rows[name].isVisible(), name
    for name in ("scaling", "flip", "cutout", "label_smoothing", "fault"):
        assert not page.form.rows[name].isVisible(), name


def test_every_section_opens_and_folds_by_keys_and_the_state_remembers(page):
    form = page.form
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        before = form.folded
        for name in SECTIONS:
            QTest.keyClick(form.sections[name].head.fold, key)
        assert set(form.folded) == set(SECTIONS) - set(before)
        assert page.state.folded == form.folded
    state = page.saved()
    page.form.fold(())
    page.restore(state)
    assert page.form.folded == tuple(state["folded"])


def test_how_it_is_folded_is_no_step_of_undo_and_belongs_to_no_example(page):
    before = settings(page)
    page.form.sections["fault"].head.fold.click()
    assert settings(page) == before
    page.back_to_example()
    page.show_example(2)
    assert "fault" not in page.form.folded


@pytest.mark.parametrize("wrong", [None, "flip", ["flip", 3], ["x" * 99], 7, {"flip": True}])
def test_whatever_was_saved_leaves_a_form(page, wrong):
    page.restore({**page.saved(), "folded": wrong})
    assert set(page.form.folded) <= set(SECTIONS)
    page.restore({**page.saved(), "folded": ["nothing", "flip"]})
    assert page.form.folded == ("flip",)


@pytest.mark.parametrize("recipe", [Recipe(), Recipe(optimizer=ADAM, schedule=STEP), Recipe(optimizer=RMSPROP)])
def test_a_link_opens_the_section_of_every_field(page, recipe):
    page.set(params=recipe)
    for item in fields(Recipe):
        page.form.fold(SECTIONS)
        assert page.lead("field", item.name), item.name
        shown = item if page.form.rows[item.name].isVisible() else Recipe.__dataclass_fields__[item.when.field]
        row = page.form.rows[shown.name]
        assert row.isVisible(), item.name
        assert len(page.form.folded) == len(SECTIONS) - 1
        assert page.state.folded == page.form.folded
        frame = page.spots[0].geometry()
        assert frame.contains(row.mapTo(page, row.rect().center())), f"the frame of {item.name} is elsewhere"


@pytest.mark.parametrize(
    ("changes", "texts"),
    [
        ({"flip": "random", "shift": 2}, {"flip": "mirrored = random, shift = 2"}),
        ({"images": 500, "shuffle": False}, {"split": "training pictures = 500, shuffle = False"}),
        ({"fault": "bytes"}, {"fault": "broken = pixels from 0 to 255"}),
        ({"loss": "HuberLoss", "delta": 0.5}, {"loss": "loss = HuberLoss, delta = 0.5"}),
        ({"loss": "MSELoss", "label_smoothing": 0.1}, {"loss": "loss = MSELoss"}),
        ({}, {"loss": "", "flip": "", "fault": "", "split": ""}),
    ],
)
def test_a_folded_section_says_what_is_set_in_it(page, changes, texts):
    page.set(params=replace(Recipe(), **changes))
    for name, text in texts.items():
        head = page.form.sections[name].head
        assert head.said.whole == text
        assert head.said.isVisible() == bool(text)
        assert head.fold.accessibleDescription() == text
        head.fold.click()
        assert not head.said.isVisible(), "its rows are seen"


def test_a_folded_section_counts_what_differs_from_the_example(page):
    page.set(params=replace(page.recipe, shift=3, flip="random"))
    head = page.form.sections["flip"].head
    assert head.remark.text() == "2 changed"
    head.fold.click()
    assert head.remark.text() == ""


def test_a_fault_in_a_folded_section_is_said_by_its_head(page):
    page.form.unfold("shift")
    type_into(page.form.rows["shift"].control.edit, "three")
    page.form.sections["flip"].head.fold.click()
    head = page.form.sections["flip"].head
    assert head.said.whole.startswith("shift: ")
    assert head.said.property("role") == "error"
    assert page.form.unread


@pytest.mark.parametrize("name", ["images", "cutout", "label_smoothing", "fault"])
def test_a_refused_field_is_seen_and_scrolled_to(qtbot, page, name):
    page.form.fold([one for one in SECTIONS if one != "optimizer"])
    page.form.mark_error(name, "does not work")
    assert page.form.rows[name].reason.isVisible()
    assert page.state.folded == page.form.folded
    qtbot.waitUntil(lambda: not page.form.rows[name].visibleRegion().isEmpty())


@pytest.mark.parametrize(
    "change", [{"fault": ""}, {"scaling": "per channel"}, {"label_smoothing": 0.1}, {"flip": "random", "lr": 0.001}]
)
def test_what_is_to_be_tried_is_seen(page, change):
    page.set(params=replace(page.recipe, fault="bytes"))
    page.form.fold(SECTIONS)
    page.context.plan(page.recipe, page.planned.network, page.state.source)
    page.context.recipe_wanted.emit(replace(page.recipe, **change), "", page.planned.network)
    for name in change:
        assert page.form.rows[name].isVisible()
    open_now = {id(section_of(page.form, name)) for name in change}
    assert len(page.form.folded) == len(SECTIONS) - len(open_now)


def test_a_fix_is_seen(page):
    page.form.fold(SECTIONS)
    page.apply({"images": 300})
    assert page.form.rows["images"].isVisible()


def test_the_keyboard_goes_from_each_head_to_its_rows(page):
    page.form.fold(())
    chain, widget = [], page.form
    while (widget := widget.nextInFocusChain()) is not page.form:
        chain.append(widget)
    places = {id(one): place for place, one in enumerate(chain)}
    for section in page.form.sections.values():
        head = places[id(section.head.fold)]
        inside = [places[id(one)] for one in chain if section.body.isAncestorOf(one) and one.focusPolicy()]
        assert inside
        assert min(inside) > head
        others = [places[id(one.head.fold)] for one in page.form.sections.values() if places[id(one.head.fold)] > head]
        assert max(inside) < min(others, default=len(chain))
