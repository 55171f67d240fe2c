"""What cannot be read is said at its field and where a refusal is explained; an older cause does not stay."""

from dataclasses import replace

import pytest
from chosen_lab import AnyLab
from PySide6.QtWidgets import QPushButton
from quick_lab import make_context, on_screen, type_into

from cifar_gui.lessons import LESSONS
from cifar_gui.protocol import Failure
from cifar_gui.spec import fields
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.widgets.number_edit import NumberEdit
from cifar_gui.ui.window.pages import build_page

PARTS = [page for lesson in LESSONS for page in (lesson.parts or (lesson,))]


OF_RUNS = ("training/training", "training/compare", "training/duel")
"""They ask for no answer: what they show is told of runs."""
NO_NUMBERS = {"network/exciting", "network/evaluation", "network/snapshots"}


def field_of(page):
    """The name and the edit of the first number that can be typed into, with another choice if none has one."""
    for name, row in page.form.rows.items():
        edits = [edit for edit in row.control.findChildren(NumberEdit) if edit.isVisible() and not edit.isReadOnly()]
        if edits:
            return name, edits[0]
    chooser = next(item for item in fields(page.form.params) if item.kind == "choice")
    place = chooser.choices.index(getattr(page.form.params, chooser.name))
    page.form.set_params(replace(page.form.params, **{chooser.name: chooser.choices[place + 1]}))
    page.form.changed.emit(page.form.params)
    return field_of(page)


@pytest.mark.parametrize("lesson", PARTS, ids=lambda lesson: lesson.key)
def test_what_cannot_be_read_is_the_cause_that_is_shown(qtbot, lesson):
    page = on_screen(qtbot, build_page(lesson, make_context(AnyLab())), AnyLab(at_once=False), (1440, 828))
    if not isinstance(page, AnswerPage) or not hasattr(page, "form"):
        assert lesson.key in ("module", "sequential", *OF_RUNS)
        return
    if not page.form.findChildren(NumberEdit):
        assert lesson.key in NO_NUMBERS
        return
    name, edit = field_of(page)
    before, value = page.form.params, edit.text()
    type_into(edit, "abc")
    assert page.failure.kind == "unread"
    assert page.failure.field == name
    assert page.form.rows[name].reason.isVisible()
    panel = page.findChild(ErrorPanel)
    qtbot.waitUntil(panel.isVisible)
    assert page.form.rows[name].name.text() in panel.heading
    assert "abc" in panel.heading
    assert page.form.params == before
    panel.buttons[0].click()
    assert edit.text() == value
    assert page.form.params == before
    assert not page.form.rows[name].reason.isVisible()


@pytest.mark.parametrize("lesson", PARTS, ids=lambda lesson: lesson.key)
def test_before_the_first_result_nothing_can_be_unpinned_and_a_refusal_is_shown_like_any_other(qtbot, lesson):
    page = on_screen(qtbot, build_page(lesson, make_context(AnyLab())), AnyLab(at_once=False), (1440, 828))
    shown = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert shown
    assert "Unpin" not in shown
    if not isinstance(page, AnswerPage):
        assert lesson.key in OF_RUNS
        return
    page.activated()
    assert page.good is None
    page.take(Failure(page._asked, page.lesson.key, "torch", "RuntimeError", "no"))
    qtbot.waitUntil(page.settled)
    assert page.failure is not None
    assert page.chip.isHidden()
