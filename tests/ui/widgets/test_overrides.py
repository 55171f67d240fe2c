"""Exceptions from methods that Qt calls: raised by C code, and come to by way of Python, Qt and Python again."""

import ast
import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from sources import SOURCES


class Broken(QWidget):
    __module__ = "cifar_gui.ui.broken"

    def resizeEvent(self, event):
        return 1 // 0


class BrokenStep(QUndoCommand):
    __module__ = "cifar_gui.ui.broken"

    def redo(self):
        int("x")


class BrokenHint(QWidget):
    __module__ = "cifar_gui.ui.broken"

    def sizeHint(self):
        return 1 // 0


class Mixed:
    """A mixin, which is no class of Qt's."""

    __module__ = "cifar_gui.ui.broken"

    def changeEvent(self, event):
        if event.type() == QEvent.Type.LanguageChange:
            return 1 // 0


class BrokenMixture(Mixed, QWidget):
    __module__ = "cifar_gui.ui.broken"


class Filter(QObject):
    __module__ = "cifar_gui.ui.broken"

    def eventFilter(self, watched, event):
        return event.type() == QEvent.Type.Wheel


@pytest.fixture
def watched(qapp):
    """Everything that happens is looked at, as the program does."""
    looking = Filter()
    qapp.installEventFilter(looking)
    yield
    qapp.removeEventFilter(looking)


def crowd(qtbot, broken):
    """A widget that is at fault among many others."""
    top = QWidget()
    qtbot.addWidget(top)
    for made in (broken, *(QWidget() for _ in range(200))):
        made.setParent(top)
    return top


def test_a_fault_in_an_event_is_told_and_the_caller_goes_on(qtbot):
    widget = Broken()
    qtbot.addWidget(widget)
    with qtbot.captureExceptions() as caught:
        for _ in range(3):
            assert not widget.grab().isNull()
    assert {kind for kind, _, _ in caught} == {ZeroDivisionError}
    assert len(caught) >= 3


def test_a_fault_in_a_mixin_is_told_as_well(qtbot):
    widget = BrokenMixture()
    qtbot.addWidget(widget)
    with qtbot.captureExceptions() as caught:
        for _ in range(3):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError] * 3


@pytest.mark.parametrize("kind", [QEvent.Type.LanguageChange, QEvent.Type.StyleChange])
def test_a_fault_among_many_widgets_is_told_once_and_as_it_is(qtbot, watched, kind):
    class BrokenChange(QWidget):
        __module__ = "cifar_gui.ui.broken"

        def changeEvent(self, event):
            if event.type() == kind:
                raise ValueError("no")

    top = crowd(qtbot, BrokenChange())
    with qtbot.captureExceptions() as caught:
        top.setStyleSheet("QWidget { color: red; }")
        QCoreApplication.sendEvent(top, QEvent(QEvent.Type.LanguageChange))
    assert [str(error) for _, error, _ in caught] == ["no"]


def test_a_fault_in_a_size_is_not_told_by_everything_that_follows(qtbot, watched):
    top = crowd(qtbot, BrokenHint())
    column = QVBoxLayout(top)
    for part in top.findChildren(QWidget):
        column.addWidget(part)
    with qtbot.captureExceptions() as caught, pytest.raises(ZeroDivisionError) as raised:
        top.adjustSize()
    assert all(len(str(error)) < 300 for error in (raised.value, *(error for _, error, _ in caught)))


def test_a_fault_in_a_step_of_undo_ends_in_the_slot(qtbot):
    box, stack = QComboBox(), QUndoStack()
    qtbot.addWidget(box)
    box.activated.connect(lambda index: stack.push(BrokenStep()))
    with qtbot.captureExceptions() as caught:
        box.activated.emit(0)
        box.activated.emit(0)
    assert [kind for kind, _, _ in caught] == [ValueError] * 2


def test_no_action_is_made_by_qt():
    """Kept from Python, such an action is lost when Shiboken takes its window to be gone."""
    calls = [
        (path.name, ast.unparse(call))
        for path in SOURCES
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "addAction"
    ]
    assert calls
    assert [call for call in calls if not call[1].endswith(".addAction(action)")] == []


def test_nothing_is_asked_for_that_turns_a_window_into_a_child():
    """What these return, Shiboken takes for a child of who was asked; with it goes what Python knows of its menus."""
    turning = {"nextInFocusChain", "previousInFocusChain", "topLevelWidget"}
    named = {
        node.attr
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert not named & turning


def test_no_page_defines_a_widget_before_overrides_are_watched():
    """They are from the first import of anything in ``cifar_gui.ui`` on; what a page imports of its own does that."""
    defining = []
    for path in SOURCES:
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        bases = {ast.unparse(base) for node in nodes if isinstance(node, ast.ClassDef) for base in node.bases}
        if "pages" in path.parts and any(re.match("Q[A-Z]", base) for base in bases):
            defining.append(path)
            imported = [node.module for node in nodes if isinstance(node, ast.ImportFrom)]
            assert any(name.startswith(("cifar_gui.ui.", "cifar_gui.pages.")) for name in imported), path
    assert len(defining) > 20
