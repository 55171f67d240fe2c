"""The tab of mistakes: a click makes one, a pasted error is explained, and everything fits."""

from dataclasses import replace

import pytest
from chosen_lab import AnyLab
from fit import complaints
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from quick_lab import change_language, make_context, show

from cifar_gui.engine import mistakes
from cifar_gui.lessons import LESSONS
from cifar_gui.mistakes import FAILS, MISTAKES, WORKS, of_lesson
from cifar_gui.mistakes.recognising import MOST
from cifar_gui.pages import kind_of
from cifar_gui.protocol import Failure
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.study.mistake_detail import MistakeDetail
from cifar_gui.ui.study.mistake_text import changed_spans
from cifar_gui.ui.study.mistakes_view import TAB, attach

PARTS = {part.key: part for lesson in LESSONS for part in lesson.parts}


def make_view(qtbot, number="conv2d", lab=None, size=(1440, 828)):
    """The tab of errors of a page that shows nothing else; the page is kept alive with it."""
    context = make_context(lab or AnyLab())
    page = type("Bare", (Page,), {"kind": kind_of(PARTS[number].content)})(PARTS[number], context)
    page.retranslate()
    attach(page)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, size)
    page.companion.fold(False)
    page.companion.show_tab(TAB)
    view = page.companion.stack.currentWidget()
    view.page = page
    come_to_rest()
    return view


def come_to_rest():
    for _ in range(4):
        QApplication.processEvents()


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(12, 12))
    come_to_rest()


def card(view, key):
    return next(card for card in view.cards if card.mistake.key == key)


def verdict(view):
    return view.detail.verdict.sentence.text()


@pytest.fixture
def view(qtbot):
    return make_view(qtbot)


# --- the list and one mistake ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", PARTS)
def test_each_page_lists_the_mistakes_of_its_lesson(qtbot, number):
    view = make_view(qtbot, number)
    assert [card.mistake for card in view.cards] == list(of_lesson(number))
    assert all(card.accessibleName() for card in view.cards)
    assert complaints(view.page.companion) == []
    change_language()
    assert complaints(view.page.companion) == []


def test_a_click_runs_the_mistake_and_explains_what_torch_said(view):
    click(card(view, "stride-zero"))
    detail = view.detail
    assert view.currentIndex() == 1
    assert view.settled()
    assert "RuntimeError" in verdict(view)
    assert detail.code.toPlainText() == MISTAKES["stride-zero"].code.rstrip()
    assert detail.code.fault == 6
    (low, high), *more = detail.code.lit
    assert (detail.code.toPlainText()[low:high], more) == ("stride=0", [])
    message = detail.before.message
    assert message.text == "RuntimeError: non-positive stride is not supported"
    assert [message.text[low:high] for low, high in message.marks] == ["non-positive stride"]
    assert not detail.before.printed.isVisible()
    assert [detail.fixed.toPlainText()[low:high] for low, high in detail.fixed.lit] == ["1"]
    detail.copy_button.click()
    assert QGuiApplication.clipboard().text() == detail.mistake.fixed
    assert detail.after.printed.text == "torch.Size([1, 6, 30, 30])"
    assert detail.after.printed.isVisible()
    assert not detail.after.fold.isVisible()


def test_the_traceback_is_folded_and_opens(view):
    click(card(view, "stride-zero"))
    before = view.detail.before
    assert before.fold.isVisible()
    assert not before.traceback.isVisible()
    click(before.fold)
    assert before.traceback.isVisible()
    assert before.traceback.text == mistakes.run(MISTAKES["stride-zero"].code).traceback
    assert [before.traceback.text[low:high] for low, high in before.traceback.marks] == ["non-positive stride"]
    assert before.traceback.horizontalScrollBar().maximum() > 0
    assert before.traceback.verticalScrollBar().maximum() == 0
    click(before.fold)
    assert not before.traceback.isVisible()
    click(before.fold)
    view.close_mistake()
    click(card(view, "groups-zero"))
    assert not before.traceback.isVisible()
    assert "groups must be" in before.traceback.text


@pytest.mark.parametrize(
    ("key", "says", "line", "marked"),
    [
        ("mse-shapes", "only warns", 5, ["torch.Size([3, 1])", "torch.Size([3])"]),
        ("softmax-twice", "the result is wrong", 10, ["loss: tensor(1.4612)"]),
        ("integer-both", "this works", None, []),
        ("pool-integers", "this works", None, []),
        ("layers-in-list", "the result is wrong", 7, ["0 parameters", "0 saved tensors"]),
    ],
)
def test_what_is_not_refused_is_told_as_it_is(view, key, says, line, marked):
    view.open(MISTAKES[key])
    come_to_rest()
    detail = view.detail
    assert says in verdict(view)
    assert detail.code.fault == line
    shown = detail.before.warned if detail.before.warned.isVisible() else detail.before.printed
    assert [shown.text[low:high] for low, high in shown.marks] == marked
    assert detail._evidence.isVisible() is MISTAKES[key].silent
    assert not detail.before.message.isVisible()
    assert not detail.before.fold.isVisible()


def test_the_way_back(view):
    click(card(view, "stride-zero"))
    click(view.detail.back)
    assert view.currentIndex() == 0
    card(view, "dilation-zero").setFocus()
    QTest.keyClick(card(view, "dilation-zero"), Qt.Key.Key_Space)
    assert view.currentIndex() == 1
    QTest.keyClick(view.detail.back, Qt.Key.Key_Escape)
    assert view.currentIndex() == 0
    assert view.page.host.focusWidget() is card(view, "dilation-zero")


def test_replies_that_are_late_change_nothing(qtbot):
    lab = AnyLab(at_once=False)
    view = make_view(qtbot, lab=lab)
    click(card(view, "stride-zero"))
    assert not view.settled()
    assert "running" in verdict(view)
    view.close_mistake()
    click(card(view, "groups-zero"))
    first, second = lab.requests
    lab.reply(first)
    assert "running" in verdict(view)
    assert not view.detail.before.message.isVisible()
    lab.reply(replace(second, page="conv2d"))
    assert "running" in verdict(view)
    lab.reply(second)
    assert "ValueError" in verdict(view)
    assert view.settled()


def test_a_mistake_that_cannot_be_run_at_all_says_so(qtbot):
    lab = AnyLab(at_once=False)
    view = make_view(qtbot, lab=lab)
    click(card(view, "stride-zero"))
    lab.replied.emit(Failure(lab.requests[0].id, view.key, "internal", "KeyError", "stride-zero"))
    assert "KeyError: stride-zero" in verdict(view)


def test_the_detail_of_every_mistake_fits(qtbot):
    view = make_view(qtbot, size=(1280, 700))
    for mistake in MISTAKES.values():
        view.open(mistake)
        view.detail.before.fold.setChecked(True)
        come_to_rest()
        assert complaints(view.page.companion) == []
        for text in view.detail.findChildren(type(view.detail.code)):
            assert text.verticalScrollBar().maximum() == 0, "the page scrolls, not the script"
        ran = view.detail.ran
        assert ran.after.kind == WORKS
        assert (ran.before.kind == FAILS) == view.detail.before.message.isVisible()


def test_light_dark_and_the_other_language(view):
    context = view.context
    click(card(view, "stride-zero"))
    light = view.detail.grab().toImage()
    context.set_theme("dark")
    come_to_rest()
    assert view.detail.grab().toImage() != light
    context.set_theme("light")
    change_language()
    come_to_rest()
    assert view.detail.grab().toImage() == light


def test_what_was_changed_is_found_word_by_word():
    before, after = "a = f(x)\nprint(a)", "a = f(x, 1)\nb = 2\nprint(a)"
    assert [after[low:high] for low, high in changed_spans(before, after)] == [", 1", "b = 2"]
    assert changed_spans(before, before) == []


# --- pasting --------------------------------------------------------------------------------------------------------


def paste(view, text):
    """As a user does: from the clipboard, by the keys."""
    QGuiApplication.clipboard().setText(text)
    view.paste.box.setFocus()
    QTest.keyClick(view.paste.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    come_to_rest()


def shown(widgets):
    return [widget for widget in widgets if widget.isVisible()]


def titles(pasted):
    """What the causes that are shown are called."""
    return [view.title.text() for view in shown(pasted.causes)]


def test_a_pasted_traceback_is_recognised_marked_and_opened(view):
    paste(view, mistakes.run(MISTAKES["label-ten"].code).traceback)
    pasted = view.paste
    (cause,) = shown(pasted.causes)
    assert cause.card.isVisible()
    assert cause.card.mistake is MISTAKES["label-ten"]
    assert (cause.text.text(), cause.remedy.text()) == (MISTAKES["label-ten"].explanation, MISTAKES["label-ten"].remedy)
    assert "no column 10" in cause.figures.text()
    assert pasted.named.text == "IndexError: Target 10 is out of bounds."
    (selection,) = pasted.box.extraSelections()
    assert selection.cursor.selectedText() == "IndexError: Target 10 is out of bounds."
    click(cause.card)
    assert "IndexError" in verdict(view)
    assert [request.key for request in view.context.lab.requests] == ["label-ten"], "nothing else was run"


def test_the_button_pastes_for_who_has_only_a_mouse(view):
    QGuiApplication.clipboard().setText("\N{BUG}\N{BUG}\nIndexError: Target 10 is out of bounds.")
    click(view.paste.paste_button)
    (selection,) = view.paste.box.extraSelections()
    assert selection.cursor.selectedText() == "IndexError: Target 10 is out of bounds."
    assert "losses" in view.paste.answer.text()
    QGuiApplication.clipboard().clear()
    click(view.paste.paste_button)
    assert shown(view.paste.causes), "an empty clipboard changes nothing"


def test_a_long_typed_text_is_read_to_its_end(view):
    view.paste.box.setPlainText("x " * MOST + "\nIndexError: Target 10 is out of bounds.")
    (selection,) = view.paste.box.extraSelections()
    assert selection.cursor.selectedText() == "IndexError: Target 10 is out of bounds."


def test_another_paste_replaces_the_first(view):
    paste(view, "IndexError: Target 10 is out of bounds.")
    paste(view, "ValueError: groups must be a positive integer")
    assert view.paste.box.toPlainText() == "ValueError: groups must be a positive integer"
    assert titles(view.paste) == [MISTAKES["groups-zero"].title]
    view.paste.box.clear()
    assert not shown([*view.paste.causes, view.paste.answer, view.paste.named, view.paste.explanation])
    assert view.paste.box.extraSelections() == []


def test_two_that_are_possible_are_both_named(view):
    paste(view, "RuntimeError: expected scalar type Long but found Float")
    assert "Two mistakes" in view.paste.answer.text()
    assert titles(view.paste) == [MISTAKES["float-targets"].title, MISTAKES["integer-input"].title]


def test_a_cause_without_a_script_is_told_in_words(view):
    paste(view, "RuntimeError: grad can be implicitly created only for scalar outputs")
    (cause,) = shown(view.paste.causes)
    assert not cause.card.isVisible()
    assert cause.title.isVisible()
    assert "loss.mean()" in cause.text.text()


def test_what_is_not_known_is_named_with_its_type_explained(view):
    paste(
        view,
        "Traceback (most recent call last):\n"
        '  File "a.py", line 3, in <module>\n    x / 0\nZeroDivisionError: division by zero',
    )
    pasted = view.paste
    assert shown(pasted.causes) == []
    assert pasted.named.text == "ZeroDivisionError: division by zero"
    assert pasted.answer.text() == "This error is not known here."
    assert "A division by zero" in pasted.explanation.text()
    assert "x / 0" in pasted.explanation.text()
    paste(view, "hello")
    assert pasted.answer.text() == "No line of it names an error."


def test_the_last_error_is_the_answer_and_an_earlier_one_was_also_there(view):
    warning = mistakes.run(MISTAKES["mse-shapes"].code).warnings[0]
    paste(view, f"{warning}\nTraceback (most recent call last):\nKeyError: 'epoch'")
    pasted = view.paste
    assert pasted.named.text == "KeyError: 'epoch'"
    assert shown(pasted.causes) == []
    assert "There was also: UserWarning" in pasted.also.text()
    assert [card.mistake.key for card in shown(pasted.others)] == ["mse-shapes"]


@pytest.mark.parametrize("size", [(1440, 828), (1280, 648), (1000, 600)])
@pytest.mark.parametrize("number", PARTS)
def test_after_pasting_the_answer_is_in_sight(qtbot, number, size):
    view = make_view(qtbot, number, size=size)
    for text in ("RuntimeError: expected scalar type Long but found Float", "KeyError: 'epoch'"):
        paste(view, text)
        area, pasted = view.widget(0).viewport(), view.paste
        for widget in (pasted.named, pasted.answer):
            top = widget.mapTo(area, QPoint(0, 0)).y()
            assert top >= 0
            assert top + widget.height() <= area.height()


@pytest.mark.parametrize(
    "text",
    [
        "<b>RuntimeError</b>: <img src='file:///etc/passwd'> {error} %s {list}",
        "RuntimeError: {0.__class__} \x00\x1b[31m\u202e\u2028" * 3,
        "RuntimeError: " + "x" * 5_000_000,
        "'NoneType' object has no attribute '" * 20_000,
    ],
)
def test_a_hostile_paste_is_cut_and_harmless(view, text):
    paste(view, text)
    box = view.paste.box
    assert 0 < len(box.toPlainText()) <= MOST
    assert view.paste.box.shortened is (len(text) > MOST)
    assert ("Only the last 20,000 characters" in view.paste.explanation.text()) is (len(text) > MOST)
    assert view.paste.explanation.textFormat() == Qt.TextFormat.PlainText
    assert view.paste.answer.isVisible()
    assert view.paste.named.isVisible()
    assert len(view.paste.named.text) < 700
    assert view.context.lab.requests == []
    assert complaints(view.page.companion) == []


def test_a_dropped_file_is_not_taken_for_text(view):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    assert not view.paste.box.canInsertFromMimeData(mime)
    view.paste.box.insertFromMimeData(mime)
    assert view.paste.box.toPlainText() == ""


# --- the program ----------------------------------------------------------------------------------------------------


def test_in_the_real_window(qtbot, open_window):
    window = open_window("--lesson", "convolution")
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.resize(1440, 900)
    companion = window.page.companion
    click(companion._tabs[TAB])
    view = companion.stack.currentWidget()
    click(card(view, "two-dimensions"))
    assert window.context.at_work.now
    qtbot.waitUntil(view.settled, timeout=30_000)
    qtbot.waitUntil(lambda: not window.context.at_work.now, timeout=30_000)
    assert isinstance(view.detail, MistakeDetail)
    assert view.detail.before.message.text.endswith("input of size: [5, 5]")
    assert view.detail.after.printed.text.startswith("tensor([[[[ 54.,")
    for tab in companion._tabs.values():
        click(tab)
        assert all(other.geometry().right() < companion.fold_button.x() for other in companion._tabs.values())
        assert complaints(window) == []


def test_python_s_own_words_are_not_taken_for_torch_s(view):
    view.open(MISTAKES["no-gradient"])
    come_to_rest()
    assert verdict(view) == "Python stops at this line: TypeError"
    view.open(MISTAKES["no-super"])
    come_to_rest()
    assert verdict(view).startswith("PyTorch")
