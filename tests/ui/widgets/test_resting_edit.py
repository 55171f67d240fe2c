"""Typing is not yet an answer: what is typed counts when it rests, and what is done next finds it taken."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from quick_lab import show

from cifar_gui.ui.widgets.resting_edit import RestingEdit

Key = Qt.Key


class Place(QWidget):
    """A field, another one, and a button that does not take the keyboard, as on a Mac."""

    def __init__(self):
        super().__init__()
        self.keys = []
        self.edit, self.other, self.button = RestingEdit("3"), QLineEdit(), QPushButton("go")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        for part in (self.edit, self.other, self.button):
            column.addWidget(part)

    def keyPressEvent(self, event):
        self.keys.append(event.key())


@pytest.fixture
def place(qtbot):
    made = show(qtbot, Place(), (200, 120))
    made.window().activateWindow()
    made.edit.setFocus()
    qtbot.waitUntil(made.edit.hasFocus)
    made.edit.selectAll()
    made.taken = []
    made.edit.typed.connect(made.taken.append)
    return made


def test_a_number_on_the_way_to_another_is_not_taken(place, qtbot):
    QTest.keyClicks(place.edit, "12")
    assert place.taken == []
    qtbot.waitUntil(lambda: place.taken == ["12"])
    assert not place.edit.waiting


def test_enter_takes_it_at_once_and_goes_no_further(place):
    QTest.keyClicks(place.edit, "12")
    QTest.keyClick(place.edit, Key.Key_Return)
    QTest.keyClick(place.edit, Key.Key_Enter)
    assert place.taken == ["12"]
    assert place.keys == []


def test_what_was_being_typed_goes_with_its_field(place):
    place.other.setFocus()
    QTest.keyClicks(place.edit, "12")
    place.edit.hide()
    QTest.mouseClick(place.button, Qt.MouseButton.LeftButton)
    assert not place.edit.waiting
    assert (place.edit.text(), place.taken) == ("3", [])


def test_the_keyboard_goes_on(place):
    QTest.keyClicks(place.edit, "12")
    place.other.setFocus()
    assert place.taken == ["12"]


def test_a_button_finds_it_taken(place):
    seen = []
    place.button.clicked.connect(lambda: seen.extend(place.taken))
    QTest.keyClicks(place.edit, "12")
    QTest.mouseClick(place.button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert seen == ["12"]


def test_a_shortcut_finds_it_taken_but_not_one_that_edits(place):
    QTest.keyClicks(place.edit, "12")
    QTest.keyClick(place.edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert place.taken == []
    QTest.keyClick(place.edit, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert place.taken == ["12"]


def test_esc_gives_it_up_and_then_belongs_to_the_page(place):
    QTest.keyClicks(place.edit, "12")
    QTest.keyClick(place.edit, Key.Key_Escape)
    assert (place.edit.text(), place.taken, place.keys) == ("3", [], [])
    QTest.keyClick(place.edit, Key.Key_Escape)
    assert place.keys == [Key.Key_Escape]


def test_what_the_program_writes_is_nobody_s_typing(place, qtbot):
    QTest.keyClicks(place.edit, "12")
    place.edit.setText("7")
    place.other.setFocus()
    assert (place.edit.text(), place.taken) == ("7", [])
