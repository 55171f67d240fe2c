"""Exceptions from methods that Qt calls: raised by C code, and come to by way of Python, Qt and Python again."""

import pytest
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QComboBox, QWidget


class Broken(QWidget):
    __module__ = "cifar_gui.ui.broken"

    def resizeEvent(self, event):
        return 1 // 0


class BrokenStep(QUndoCommand):
    __module__ = "cifar_gui.ui.broken"

    def redo(self):
        int("x")


def test_a_fault_comes_back_to_who_called_qt(qtbot):
    widget = Broken()
    qtbot.addWidget(widget)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            widget.grab()


def test_a_fault_in_a_step_of_undo_ends_in_the_slot(qtbot):
    box, stack = QComboBox(), QUndoStack()
    qtbot.addWidget(box)
    box.activated.connect(lambda index: stack.push(BrokenStep()))
    with qtbot.captureExceptions() as caught:
        box.activated.emit(0)
        box.activated.emit(0)
    assert [kind for kind, _, _ in caught] == [ValueError] * 2
