"""Terms in a text: marked, explained under the mouse and by keyboard, and looked up in the glossary."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from quick_lab import QuickLab, make_context, show

from cifar_gui import lessons
from cifar_gui.ui.companion.text_view import MarkdownView, TextView
from cifar_gui.ui.companion.typeset import plain_text
from cifar_gui.ui.companion.typesetting import blocks
from cifar_gui.ui.window.glossary_dialog import GlossaryDialog


@pytest.fixture
def context(qtbot):
    made = make_context(QuickLab())
    yield made
    made.set_language("en")


@pytest.fixture
def view(qtbot, context):
    return show(qtbot, TextView(context, lessons.find("conv2d")), (360, 700))


def move(view, point):
    """The mouse at a point of the viewport."""
    where, none = QPointF(point), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, view.mapToGlobal(where), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), event)


def place(view, key):
    return next(rect for rect, number in view.terms.places if view.terms.terms[number][2].key == key)


def text_of(card):
    return [part.text() for part in card.parts if not part.isHidden()]


def test_terms_are_marked_once_in_a_paragraph_and_not_in_headings_code_or_links(view):
    document = view.document()
    found = [(document.findBlock(start).blockNumber(), term.key) for start, _, term in view.terms.terms]
    assert len(found) == len(set(found)) > 20
    text = document.toRawText()
    assert {text[start:end].lower() for start, end, _ in view.terms.terms} >= {
        "kernel",
        "output maps",
        "cross-correlation",
    }
    block = next(block for block in blocks(document) if block.text().startswith("padding:"))
    assert "padding" not in plain_text(block)
    assert len(plain_text(block)) == len(block.text())
    assert all(not document.findBlock(start).blockFormat().headingLevel() for start, _, _ in view.terms.terms)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lesson", lessons.LESSONS, ids=lambda lesson: lesson.key)
def test_every_text_has_terms_that_lie_where_they_are_drawn(qtbot, context, lesson, language):
    context.set_language(language)
    view = show(qtbot, TextView(context, lesson), (344, 700))
    assert len(view.terms.terms) > 10
    for rect, number in view.terms.places:
        assert 0 <= rect.left() < rect.right() <= view.viewport().width()
        assert view.terms.at(rect.center().toPoint()) == number
    view.grab()


def test_the_card_comes_up_under_the_mouse_and_goes(qtbot, view):
    rect = place(view, "cross_correlation")
    move(view, rect.center().toPoint())
    qtbot.waitUntil(lambda: view.terms.card is not None)
    card = view.terms.card
    assert text_of(card)[:2] == ["cross-correlation", "互相关"]
    assert text_of(card)[3] == "Lessons: 7.2, 7.3"
    assert view.window().rect().contains(card.geometry())
    assert not card.geometry().contains(view.viewport().mapTo(view.window(), rect.center().toPoint()))
    view.grab()
    move(view, QPoint(3, 3))
    assert view.terms.card is None
    move(view, rect.center().toPoint())
    view.terms.show_card()
    view.verticalScrollBar().setValue(40)
    assert view.terms.card is None, "it does not stay behind when the text moves"


def test_the_card_speaks_the_language_of_the_interface(view, context):
    context.set_language("zh")
    QApplication.processEvents()
    view.terms.choose(next(n for n, (_, _, term) in enumerate(view.terms.terms) if term.key == "kernel"))
    view.terms.show_card()
    name, other, sentence, _ = text_of(view.terms.card)
    assert (name, other) == ("卷积核", "kernel")
    assert sentence.endswith("。")


def test_the_keyboard_goes_from_term_to_term(view):
    seen = []
    for _ in range(len(view.terms.terms)):
        QTest.keyClick(view, Qt.Key.Key_F2)
        seen.append(view.terms.current)
        assert view.terms.card is not None
        rect = next(rect for rect, number in view.terms.places if number == view.terms.current)
        assert view.terms.at((rect.center() - QPointF(0, view.verticalScrollBar().value())).toPoint()) is not None
    assert seen == list(range(len(view.terms.terms)))
    assert ": " in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert view.terms.current == 0, "round to the first"
    QTest.keyClick(view, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert view.terms.current == seen[-1]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.terms.card is None


def test_a_text_without_terms_is_left_alone(qtbot, context):
    view = show(qtbot, MarkdownView(context), (300, 200))
    view.show_markdown("Nothing 😀 here, `kernel` and [kernel](field:kernel_size).")
    assert view.terms.terms == []
    QTest.keyClick(view, Qt.Key.Key_F2)
    move(view, QPoint(50, 30))
    assert view.terms.card is None


def test_the_theme_and_the_size_may_change(view, context):
    context.set_theme("dark")
    view.terms.step(1)
    view.resize(500, 400)
    QApplication.processEvents()
    assert view.terms.card is None
    view.terms.step(1)
    view.grab()
    context.set_theme("light")


# --- the dialog -----------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot, context):
    host = show(qtbot, MarkdownView(context), (300, 200))
    made = GlossaryDialog(host, context)
    yield made
    made.deleteLater()


def test_the_glossary_is_searched_in_both_languages(dialog, context):
    whole = dialog.list.count()
    dialog.search.setText("卷积核")
    assert dialog.term.key == "kernel"
    assert dialog.list.count() < whole
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == min(1, dialog.list.count() - 1)
    dialog.search.setText("zzz")
    assert dialog.term is None
    assert not dialog._nothing.isHidden()
    context.set_language("zh")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    dialog.show_term("dropout")
    assert dialog.term.key == "dropout"
    assert dialog.list.count() == whole
    assert dialog.detail.parts[0].text() == "随机失活（Dropout）"


def test_a_lesson_that_explains_a_term_can_be_chosen(dialog, qtbot):
    dialog.show_term("momentum")
    with qtbot.waitSignal(dialog.lesson_chosen) as chosen:
        dialog.lessons.itemAt(0).widget().click()
    assert chosen.args == ["training"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_the_glossary_and_its_lessons(open_window, qtbot):
    window = open_window("--lang", "en")
    qtbot.waitUntil(lambda: window.page is not None)
    window.menu.does["glossary"].trigger()
    dialog = window.menu.glossary
    assert dialog.isVisible()
    dialog.show_term("softplus")
    dialog.lessons.itemAt(0).widget().click()
    assert window.context.settings.lesson == "activations"
    window.menu.does["glossary"].trigger()
    assert window.menu.glossary is dialog
    dialog.close()
