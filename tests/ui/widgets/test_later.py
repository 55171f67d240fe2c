"""What is made only when it is first seen, or one of its parts is asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStackedWidget, QWidget
from quick_lab import change_language, make_page, show

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.study import mistakes_view, try_view
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import in_column


class Panel(Later, Retranslated, QWidget):
    """Two fields; counts how often it is made, and said in another language."""

    made = said = 0

    def build(self):
        self.made += 1
        self.first, self.second = QLineEdit(), QLineEdit()
        in_column(self.first, self.second, on=self)
        self.retranslate()

    def retranslate(self):
        self.said += 1
        self.first.setAccessibleName("first")


@pytest.fixture
def stack(qtbot):
    """A button, and under it a stack with something else in front of the panel, then another button."""
    made = QWidget()
    made.stack, made.panel = QStackedWidget(), Panel()
    made.stack.addWidget(QPushButton("in front"))
    made.stack.addWidget(made.panel)
    made.before, made.after = QPushButton("before"), QPushButton("after")
    in_column(made.before, made.stack, made.after, on=made)
    return show(qtbot, made, (300, 200))


def test_it_is_made_once_when_it_comes_to_the_front_and_all_of_it_is_seen_at_once(stack):
    assert not stack.panel.is_built
    assert not stack.panel.findChildren(QWidget)
    stack.stack.setCurrentWidget(stack.panel)
    assert stack.panel.first.isVisible()
    assert stack.panel.second.isVisible()
    stack.stack.setCurrentIndex(0)
    stack.stack.setCurrentWidget(stack.panel)
    assert stack.panel.made == 1


def test_it_is_made_where_it_comes_into_sight_with_what_holds_it(qtbot):
    holder, panel = QWidget(), Panel()
    in_column(panel, on=holder)
    assert not panel.is_built
    show(qtbot, holder, (300, 200))
    assert panel.is_built
    qtbot.waitUntil(panel.second.isVisible)


def test_whoever_asks_for_a_part_has_it_and_what_is_no_part_is_none(stack):
    assert stack.panel.second.text() == ""
    assert stack.panel.made == 1
    with pytest.raises(AttributeError, match="'Panel' object has no attribute 'third'"):
        stack.panel.third  # noqa: B018  to ask for it is the test


def test_another_language_makes_nothing_and_is_said_of_what_is_there(stack):
    change_language()
    assert not stack.panel.is_built
    stack.panel.make()
    change_language()
    assert (stack.panel.made, stack.panel.said) == (1, 2)


def test_tab_comes_to_its_parts_between_what_stands_before_it_and_behind_it(stack):
    stack.host.activateWindow()
    stack.stack.setCurrentWidget(stack.panel)
    stack.before.setFocus()
    met = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [stack.panel.first, stack.panel.second, stack.after]


def test_of_a_page_s_companion_only_what_is_in_front_is_made(qtbot):
    page = make_page(qtbot)
    for extra in (try_view, mistakes_view):
        extra.attach(page)
    tabs = {key: page.companion.content(key) for key in ("code", "shape", "try", "errors")}
    assert not any(tab.is_built for tab in tabs.values())
    assert page.code.script is not None
    for key, tab in tabs.items():
        page.companion.open(key)
        assert tab.is_built
        assert tab.findChildren(QWidget)
    assert page.code.edit.toPlainText() == page.code.script.text.rstrip("\n")
