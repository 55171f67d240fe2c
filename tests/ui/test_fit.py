"""Every page fits, in both languages, at both sizes."""

import pytest
from fit import complaints
from PySide6.QtWidgets import QApplication

from cifar_gui.lessons import LESSONS

SIZES = ((1280, 800), (1920, 1080))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_fits(qtbot, open_window, language):
    window = open_window("--lang", language)
    qtbot.waitUntil(window.settled, timeout=30_000)
    found = []
    for size in SIZES:
        window.resize(*size)
        for lesson in LESSONS:
            window.show_lesson(lesson.number)
            qtbot.waitUntil(window.settled, timeout=30_000)
            QApplication.processEvents()
            found += [f"{size} {lesson.number} {what}" for what in complaints(window)]
    assert not found, "\n".join(found)
