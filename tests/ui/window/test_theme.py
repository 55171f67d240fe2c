"""The other theme: as quick as can be, and nothing of the old one left on a page that was hidden meanwhile."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from cifar_gui.ui.window.pages import build_page


def settled(qtbot, window):
    qtbot.waitUntil(window.settled, timeout=30_000)
    QApplication.processEvents()


@pytest.mark.parametrize("number", ["conv2d", "losses"])
def test_a_hidden_page_takes_the_theme_when_it_comes_to_the_front(qtbot, open_window, number):
    window = open_window("--lesson", number, "--theme", "dark")
    settled(qtbot, window)
    window.setFocus()
    dark = window.page.grab().toImage()
    window.context.set_theme("light")
    settled(qtbot, window)
    window.setFocus()
    light = window.page.grab().toImage()
    assert light != dark
    window.show_lesson("convolution")
    settled(qtbot, window)
    window.context.set_theme("dark")
    window.show_lesson(number)
    settled(qtbot, window)
    window.setFocus()
    assert window.page.grab().toImage() == dark


class Restyled(QObject):
    """Counts how often widgets are told of another style."""

    def __init__(self):
        super().__init__()
        self.times = 0

    def eventFilter(self, watched, event):
        self.times += event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget)
        return False


def test_every_widget_is_restyled_a_few_times_at_most(qtbot, open_window):
    window = open_window("--lesson", "conv2d", "--theme", "dark")
    settled(qtbot, window)
    counter = Restyled()
    QApplication.instance().installEventFilter(counter)
    try:
        window.context.set_theme("light")
    finally:
        QApplication.instance().removeEventFilter(counter)
    assert counter.times < 4 * len(QApplication.allWidgets())


def test_widgets_are_not_restyled_while_a_page_is_built(qtbot, open_window):
    window = open_window("--lesson", "module")
    qtbot.waitUntil(lambda: window.page is not None, timeout=30_000)
    counter = Restyled()
    QApplication.instance().installEventFilter(counter)
    try:
        page = build_page(window.lessons["conv2d"], window.context)
    finally:
        QApplication.instance().removeEventFilter(counter)
    qtbot.addWidget(page)
    qtbot.addWidget(page.toolbar_widget)
    assert counter.times < len(page.findChildren(QWidget)) / 20
