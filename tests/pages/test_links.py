"""Every link of every lesson's text, in both languages, leads to something that can be seen."""

import re

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError

from cifar_gui.lessons import LESSONS
from cifar_gui.ui.companion.text_view import lesson_markdown
from cifar_gui.ui.widgets.controls import Flash
from cifar_gui.ui.window.parts_page import PartsPage

LINK = re.compile(r"\]\((field|region):([\w.]+)\)")
WAIT = 30_000


def settled(qtbot, window):
    qtbot.waitUntil(window.settled, timeout=WAIT)
    QApplication.processEvents()


def in_front(window):
    """The page with the text: the part in front of a lesson of several."""
    return window.page.page if isinstance(window.page, PartsPage) else window.page


def lit(window):
    """The frames that are to be seen, each with room inside."""
    frames = [frame for frame in window.findChildren(Flash) if frame.isVisible()]
    assert all(frame.width() > 12 and frame.height() > 12 for frame in frames)
    return frames


def starts(window):
    """Each part of the lesson in front as the place from which links are followed."""
    return tuple(window.page.lessons) if isinstance(window.page, PartsPage) else (window.page.lesson.key,)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_link_lights_something(qtbot, open_window, lesson):
    links = [sorted(set(LINK.findall(lesson_markdown(lesson.key, language)))) for language in ("zh", "en")]
    assert links[0] == links[1]
    assert len(links[0]) > 5
    window = open_window("--lesson", lesson.key, "--size", "1440x900")
    settled(qtbot, window)
    dark = []
    for start in starts(window):
        for kind, name in links[0]:
            if isinstance(window.page, PartsPage):
                window.page.show_part(start)
            settled(qtbot, window)
            for frame in lit(window):
                frame.hide()
            in_front(window).text.link.emit(kind, name)
            try:
                qtbot.waitUntil(lambda: bool(lit(window)), timeout=2000)
            except TimeoutError:
                dark.append(f"{start} {kind}:{name}")
    assert not dark, dark
