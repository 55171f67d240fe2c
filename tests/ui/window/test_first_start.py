"""The first minutes: what a new user sees, how far they have come, and the size of what they read."""

import pytest
from fit import complaints
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cifar_gui import lesson_file
from cifar_gui.settings import MOST_RECENT, SettingsStore, merged
from cifar_gui.ui.companion.typesetting import blocks, fragments
from cifar_gui.ui.study.guide_view import GuideTab
from cifar_gui.ui.window.first_start import FirstStart


@pytest.fixture
def fresh(qtbot, open_window):
    window = open_window("--lang", "en", "--size", "1440x900", first=True)
    qtbot.waitUntil(window.settled, timeout=30_000)
    return window


def test_a_new_user_is_welcomed_on_the_first_lesson_and_led_through_it(qtbot, fresh):
    card = fresh.findChild(FirstStart)
    assert fresh.page.lesson.key == "module"
    assert card.isVisible()
    assert not fresh.notice.isVisible(), "the card says where the pictures come from"
    assert card.begin.hasFocus()
    assert fresh.pages_stack.rect().contains(card.geometry())
    for language, begin in (("zh", "开始入门几步"), ("en", "Start first steps")):
        card.language.buttons[language].click()
        qtbot.waitUntil(lambda begin=begin: card.begin.text() == begin)
        qtbot.waitUntil(lambda: card.height() == card.layout().heightForWidth(card.width()))
        assert not complaints(card)
    card.begin.click()
    assert not card.isVisible()
    tab = fresh.page.front.findChild(GuideTab)
    assert tab.walk.open
    assert fresh.context.settings.first_run is False


def uncovered(window):
    """Whether nothing lies over the card."""
    card = window.findChild(FirstStart)
    seen = window.pages_stack.childAt(card.geometry().center())
    return card.isVisible() and (seen is card or card.isAncestorOf(seen))


@pytest.mark.parametrize("change", ["theme", "theme and back", "language", "size", "companion"])
def test_nothing_comes_over_the_welcome(qtbot, fresh, change):
    assert uncovered(fresh)
    if change.startswith("theme"):
        fresh.context.set_theme("dark")
    if change == "theme and back":
        fresh.context.set_theme("light")
    if change == "language":
        fresh.choose_language("zh")
    if change == "size":
        fresh.resize(1200, 700)
    if change == "companion":
        fresh.page.front.companion.open("text")
    qtbot.waitUntil(fresh.settled, timeout=30_000)
    QApplication.processEvents()
    assert uncovered(fresh)


@pytest.mark.parametrize("way", ["escape", "cross", "another lesson", "a key"])
def test_the_welcome_goes_and_does_not_come_back(fresh, open_window, way):
    if way == "escape":
        QTest.keyClick(fresh.findChild(FirstStart), Qt.Key.Key_Escape)
    elif way == "cross":
        fresh.findChild(FirstStart)._cross.click()
    elif way == "a key":
        fresh.show_lesson("convolution")  # as Ctrl and a number, a link, or a lesson file does
    else:
        fresh.tabs.buttons["convolution"].click()
    assert not fresh.findChild(FirstStart).isVisible()
    assert fresh.context.settings.first_run is False


def test_a_tab_says_how_far_the_first_steps_have_come(fresh):
    tab = fresh.tabs.buttons["module"]
    before = tab.grab().toImage()
    walk = fresh.page.front.findChild(GuideTab).walk
    walk.go(2)
    assert tab.accessibleDescription() == f"first steps: 2 of {len(walk.guide.steps)}"
    assert tab.accessibleDescription() in tab.toolTip()
    half = tab.grab().toImage()
    walk.go(len(walk.guide.steps))
    assert len({bytes(image.constBits()) for image in (before, half, tab.grab().toImage())}) == 3
    assert fresh.tabs.buttons["convolution"].accessibleDescription() == ""


def sizes(window):
    """px of the letters of text and code."""
    text, code = window.page.front.text, window.page.front.code.edit
    letters = {shape.font().pixelSize() for block in blocks(text.document()) for _, _, shape in fragments(block)}
    return letters, {shape.font().pixelSize() for block in blocks(code.document()) for _, _, shape in fragments(block)}


def test_text_and_code_become_larger_and_stay_so(qtbot, open_window):
    window = open_window("--lesson", "conv2d", "--size", "1440x900")
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.page.front.companion.show_tab("code")
    qtbot.waitUntil(lambda: bool(window.page.front.code.edit.toPlainText()))
    window.page.front.companion.show_tab("text")
    assert sizes(window) == ({18, 15, 14, 13, 12}, {12})
    high = window.page.front.text.document().size().height()
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.context.settings.text_size == 150
    assert 21 in sizes(window)[0]
    assert sizes(window)[1] == {18}
    assert window.page.front.text.document().size().height() > 1.3 * high
    script = window.page.front.code.edit.toPlainText()
    assert script.rstrip() == window.page.front.code.script.text.rstrip()
    window.show_lesson("convolution")
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.page.front.companion.show_tab("code")
    qtbot.waitUntil(lambda: bool(window.page.front.code.edit.toPlainText()))
    assert sizes(window)[1] == {18}, "a page that is opened later, too"
    for _ in range(20):
        QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.context.settings.text_size == 200
    window.save()
    assert SettingsStore().load().settings.text_size == 200
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert window.context.settings.text_size == 190
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sizes(window)[1] == {12}


def listed(window):
    window.lesson_files.fill(window.menu.recent)
    return [action.toolTip() for action in window.menu.recent.actions()]


def test_recent_lesson_files(qtbot, open_window, tmp_path):
    window = open_window("--lesson", "conv2d", "--size", "1440x900")
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert listed(window) == []
    assert not window.menu.recent.isEnabled()
    paths = [tmp_path / f"{number}{lesson_file.SUFFIX}" for number in range(10)]
    for path in paths:
        window.lesson_files.save_as(path)
    assert listed(window) == [str(path) for path in reversed(paths)][:MOST_RECENT]
    window.lesson_files.open(paths[5])
    assert listed(window)[:2] == [str(paths[5]), str(paths[9])]
    paths[9].unlink()
    window.menu.recent.actions()[1].trigger()
    assert window.notice.message.values == {"path": paths[9]}
    assert str(paths[9]) not in listed(window)
    window.menu.recent.actions()[1].trigger()
    assert listed(window)[0] == str(paths[8])


@pytest.mark.parametrize(("base", "ours", "theirs", "both"), [
    ([], ["a"], ["b"], ["a", "b"]),
    (["a", "b"], ["b"], ["c", "a", "b"], ["b", "c"]),
    (["a"], ["a"], ["b", "a"], ["b", "a"]),
    (["a"], ["b", "a"], [], ["b"]),
    ([], list("abcdefgh"), ["x"], list("abcdefgh")),
])  # fmt: skip
def test_recent_files_of_two_windows(base, ours, theirs, both):
    states = [{"recent": names} for names in (base, ours, theirs)]
    assert merged(*states)["recent"] == both
