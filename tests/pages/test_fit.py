"""Every page fits, in both languages, at both sizes; everything on it has a name and is reached by keyboard."""

import pytest
from access import barriers, dead_ends
from fit import complaints, parts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from cifar_gui.lessons import LESSONS

QUICK = ((1280, 800), (1920, 1080), (1097, 577))
ALL = ((1097, 545), (1097, 617), (1280, 650), (1280, 720), (1366, 698), (1366, 768), (1440, 900))
"""Logical pixels: 1097x617 is a screen of 1920x1080 at 175 %, and lower where title and task bar take some."""


def found_at(qtbot, window, sizes):
    """What does not fit or cannot be reached on any page at these sizes of the window."""
    qtbot.waitUntil(window.settled, timeout=30_000)
    for size in sizes:
        window.resize(*size)
        assert window.size().toTuple() == size
        for lesson in LESSONS:
            for part in parts(window, lesson.key):
                qtbot.waitUntil(window.settled, timeout=30_000)
                QApplication.processEvents()
                found = (*complaints(window), *barriers(window), *(dead_ends(window) if size == QUICK[0] else ()))
                yield from (f"{size} {part} {what}" for what in found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_fits_and_is_open_to_the_keyboard(qtbot, open_window, language):
    found = list(found_at(qtbot, open_window("--lang", language), QUICK))
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_fits_on_screens_of_every_size(qtbot, open_window, language):
    found = list(found_at(qtbot, open_window("--lang", language), ALL))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_controls_of_the_longest_forms_fit_without_a_scroll_bar(qtbot, open_window, language):
    window = open_window("--lang", language)
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.resize(1440, 900)
    for number in ("conv2d", "sequential"):
        window.show_lesson(number)
        qtbot.waitUntil(window.settled, timeout=30_000)
        window.notice.hide()
        QApplication.processEvents()
        areas = [area for area in window.page.findChildren(QScrollArea) if area.isAncestorOf(window.page._title)]
        assert [area.verticalScrollBar().maximum() for area in areas] == [0], number


def test_the_check_finds_what_has_no_name_or_takes_no_focus(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    nameless, unreachable, good = (QPushButton(text, window) for text in ("", "words", "words"))
    unreachable.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.show()
    assert [what.split(" in ")[0].split(" ")[0] for what in barriers(window)] == ["QPushButton"] * 2
    for button in (nameless, unreachable):
        button.hide()
    assert not list(barriers(window))
    assert good.isVisible()


def test_the_check_finds_what_does_not_fit(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    fits, wide, tall, cut, strange = (QLabel("words", window) for _ in range(5))
    fits.setGeometry(0, 0, 100, 30)
    wide.setGeometry(0, 0, 10, 30)
    tall.setGeometry(0, 0, 100, 5)
    cut.setGeometry(150, 0, 100, 30)
    strange.setText("\U0010fffd")
    strange.setGeometry(0, 0, 100, 30)
    window.show()
    found = complaints(window)
    assert len(found) == 4, found
    for what in ("needs width", "needs height", "cut by", "no font"):
        assert any(what in complaint for complaint in found)
