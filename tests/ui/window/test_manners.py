"""Wheel, focus and ring: the same for every control, wherever it stands."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.app import application
from cifar_gui.spec import Message
from cifar_gui.ui.widgets.controls import ringed


def turn(widget, by=-120, sideways=0):
    """Turn the wheel over a widget, as the window system tells it."""
    window = widget.window()
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(sideways, by))
    QApplication.processEvents()


def listing():
    made = QComboBox()
    made.addItems([str(number) for number in range(9)])
    made.setCurrentIndex(3)
    return made, made.currentIndex


def spin():
    made = QSpinBox()
    made.setValue(3)
    return made, made.value


def slider():
    made = QSlider(Qt.Orientation.Horizontal)
    made.setValue(3)
    return made, made.value


@pytest.fixture
def column(qtbot):
    """A column of controls that is scrolled, and a neighbour."""
    application()
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    QVBoxLayout(inner).setAlignment(Qt.AlignmentFlag.AlignTop)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.resize(300, 600)
    inner.setMinimumHeight(2000)
    with qtbot.waitActive(area):
        area.show()
    return area


@pytest.mark.parametrize("make", [listing, spin, slider])
def test_the_wheel_scrolls_past_a_control_that_is_merely_under_the_mouse(column, make):
    control, value = make()
    column.widget().layout().addWidget(control)
    other = QPushButton("other")
    column.widget().layout().addWidget(other)
    QApplication.processEvents()
    other.setFocus()
    turn(control)
    assert value() == 3
    assert column.verticalScrollBar().value() > 0
    column.verticalScrollBar().setValue(0)
    control.setFocus()
    turn(control)
    assert value() != 3


def test_the_wheel_never_scrolls_a_text_sideways(column):
    text = QPlainTextEdit("a long line " * 200)
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    text.setFixedHeight(100)
    column.widget().layout().addWidget(text)
    QApplication.processEvents()
    bar = text.horizontalScrollBar()
    assert bar.maximum() > 0
    turn(bar)
    assert bar.value() == 0
    assert column.verticalScrollBar().value() > 0
    column.verticalScrollBar().setValue(0)
    turn(bar, by=0, sideways=-120)
    assert bar.value() > 0


def test_the_ring_shows_only_where_the_keyboard_came(column):
    one, two = QPushButton("one"), QPushButton("two")
    for button in (one, two):
        column.widget().layout().addWidget(button)
    QApplication.processEvents()
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    assert one.hasFocus()
    assert not ringed(one)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert two.hasFocus()
    assert ringed(two)
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert not ringed(two)


class Taking(QWidget):
    """Takes presses, and has no place in the order of Tab."""

    def mousePressEvent(self, event):
        event.accept()

    def keyPressEvent(self, event):
        event.accept()


def test_a_press_on_what_takes_no_focus_ends_the_ring(column):
    """As the window system tells it: the press reaches a widget that nobody looks after."""
    button, other = QPushButton("one"), Taking()
    other.setFixedSize(80, 40)
    for widget in (button, other):
        column.widget().layout().addWidget(widget)
    QApplication.processEvents()
    column.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # as the program's are
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ringed(button)
    QTest.mousePress(column.windowHandle(), Qt.MouseButton.LeftButton, pos=other.mapTo(column, QPoint(9, 9)))
    assert button.hasFocus()
    assert not ringed(button)


def test_what_is_given_the_focus_though_tab_does_not_come_to_it_is_looked_after(column):
    place, button = Taking(), QPushButton("one")
    for widget in (place, button):
        column.widget().layout().addWidget(widget)
    QApplication.processEvents()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_A)
    button.setFocus()
    assert ringed(button)


@pytest.mark.parametrize("by", ["hide", "disable", "hide what holds it", "delete"])
def test_the_focus_of_what_vanishes_goes_to_its_neighbour_in_the_same_region(column, by):
    layout = column.widget().layout()
    buttons = {}
    for name in ("strip", "companion", "controls"):
        region, holder = QFrame(), QWidget()
        region.setObjectName(name)
        QVBoxLayout(region).addWidget(holder)
        QVBoxLayout(holder)
        for button in ("first", "second"):
            buttons[name, button] = QPushButton(button)
            (holder if button == "second" else region).layout().addWidget(buttons[name, button])
        layout.addWidget(region)
    QApplication.processEvents()
    pressed = buttons["companion", "second"]
    pressed.setFocus()
    if by == "disable":
        pressed.setEnabled(False)
    elif by == "delete":
        pressed.hide()
        pressed.deleteLater()
    else:
        (pressed if by == "hide" else pressed.parentWidget()).hide()
    assert QApplication.focusWidget() is buttons["companion", "first"]


def test_where_a_region_has_nothing_left_the_page_gets_the_keyboard(qtbot, open_window):
    window = open_window("--lesson", "module")
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.activateWindow()
    window.notice.show_message(Message("Window", "Something to know"))
    close = window.notice._close
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert not window.notice.isVisible()
    assert QApplication.focusWidget() is window.page.front


def test_first_steps_begin_with_their_question_not_with_the_way_out(qtbot, open_window):
    window = open_window("--lesson", "module")
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.activateWindow()
    page = window.page.front
    page.companion.fold(False)
    guide = page.companion.content("text")
    QTest.mouseClick(guide.card.button, Qt.MouseButton.LeftButton)
    assert guide.panel is not None
    assert QApplication.focusWidget() is guide.panel
    assert not ringed(guide.panel.end)


def test_the_ring_of_a_tab_of_the_companion_leaves_room_for_its_name(qtbot, open_window):
    window = open_window("--lesson", "module")
    window.resize(1920, 1080)
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.activateWindow()
    tab = window.page.companion._tabs["text"]
    before = tab.sizeHint()
    tab.setFocus(Qt.FocusReason.TabFocusReason)
    assert ringed(tab)
    assert (tab.sizeHint() - before).width() <= 0
    assert tab.sizeHint().height() <= before.height()
