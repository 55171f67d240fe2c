"""Everything can be reached by keyboard, and has a name for who cannot see it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from test_fit import parts

from cifar_gui.lessons import LESSONS

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractItemView, QPlainTextEdit)


def described(widget):
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def in_a_row(widget):
    """Of buttons that exclude each other one takes the focus, and the arrow keys go on to the others."""
    return isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)


def place(widget):
    chain = []
    while widget is not None:
        chain.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(chain[:4])


def controls(window):
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not isinstance(widget, QScrollBar | QHeaderView) and widget.isVisible():
            yield widget


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_has_a_name_and_takes_the_focus(qtbot, open_window, language):
    window = open_window("--lang", language)
    window.resize(1440, 900)
    qtbot.waitUntil(window.settled, timeout=30_000)
    nameless, unreachable = set(), set()
    for lesson in LESSONS:
        for part in parts(window, lesson.number):
            qtbot.waitUntil(window.settled, timeout=30_000)
            QApplication.processEvents()
            for widget in controls(window):
                if not described(widget).strip():
                    nameless.add(f"{part}: {place(widget)} {widget.toolTip()[:30]}")
                clickable = isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QAbstractSlider)
                if (
                    clickable
                    and not in_a_row(widget)
                    and widget.isEnabled()
                    and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                ):
                    unreachable.add(f"{part}: {place(widget)} {described(widget)[:30]}")
    assert not nameless, "\n".join(sorted(nameless))
    assert not unreachable, "\n".join(sorted(unreachable))
