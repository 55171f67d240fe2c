"""A network from code of the learner's own: pasted, opened, dropped, mended in the dialog, taken and undone."""

import pytest
from learners_code import COURSE_SEQUENTIAL, DIGITS, FUNCTIONS
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from quick_lab import QuickLab, change_language, make_context, show

from cifar_gui.engine.answers import answer
from cifar_gui.engine.network_code import CLASS, network_script
from cifar_gui.engine.own_code.network import MOST_CHARACTERS
from cifar_gui.i18n import Language
from cifar_gui.lessons.networks import CIFAR10_QUICK, LENET_5
from cifar_gui.lessons.sequential import LESSON
from cifar_gui.pages.builder.code_dialog import CodeDialog
from cifar_gui.pages.builder.page import BuilderPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen, of every window with a smallest size
BROKEN = FUNCTIONS.replace("self.fc3(x)", "self.fc4(x)")


class Answering(QuickLab):
    def reply(self, request):
        self.replied.emit(answer(request, {}))


@pytest.fixture
def page(qtbot):
    lab = Answering()
    context = make_context(lab)
    context.lab = lab
    made = BuilderPage(LESSON, context)
    lab.replied.connect(made.take)
    qtbot.addWidget(made.toolbar_widget)
    show(qtbot, made, (1440, 828))
    made.activated()
    return made


@pytest.fixture
def dialog(qtbot):
    made = CodeDialog(None, (3, 32, 32))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def copy(text):
    QGuiApplication.clipboard().setText(text)


def press_paste(page):
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def close(page, qtbot):
    page.bar.code_dialog.reject()
    qtbot.waitUntil(lambda: page.bar.code_dialog is None)


def test_code_that_is_pasted_is_the_network_and_can_be_undone(page, qtbot):
    page.show_preset(3)
    assert page.network == LENET_5
    copy(COURSE_SEQUENTIAL)
    press_paste(page)
    assert [part.kind for part in page.network.layers] == [part.kind for part in CIFAR10_QUICK.layers]
    assert page.network.name == "Net"
    assert "was read from your code" in page.bar.said.whole
    assert page.bar.code_dialog is None
    qtbot.waitUntil(page.settled, timeout=3000)
    assert page.good.parameters == 145_578
    page.undo.undo()
    assert page.network == LENET_5
    page.undo.redo()
    assert page.network.name == "Net"


def test_what_the_code_view_shows_can_be_pasted_back(page, qtbot):
    qtbot.waitUntil(page.settled, timeout=3000)
    copy(page.code.code.script.text)
    press_paste(page)
    assert page.network.layers == CIFAR10_QUICK.layers


@pytest.mark.parametrize("text", ["", "hello", "3, 32, 5, padding=2"])
def test_what_is_no_code_is_said(page, text):
    copy(text)
    press_paste(page)
    assert page.network == CIFAR10_QUICK
    assert page.bar.code_dialog is None
    assert page.bar.said.whole == "There is no PyTorch code on the clipboard."


def test_a_field_takes_the_paste_for_itself(page):
    copy("nn.ReLU()")
    page.bar.name.setFocus()
    page.bar.name.selectAll()
    QTest.keyClick(page.bar.name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.name.text() == "nn.ReLU()"
    assert page.network.layers == CIFAR10_QUICK.layers


def test_code_that_is_not_understood_opens_with_its_line_marked(page, qtbot):
    copy(BROKEN)
    press_paste(page)
    shown = page.bar.code_dialog
    assert shown.verdict.text() == "Line 22: self.fc4 is not set in __init__."
    assert shown.box.marked == 22
    assert not shown.take_button.isEnabled()
    assert page.network == CIFAR10_QUICK
    shown.show_code(BROKEN.replace("self.fc4(x)", "self.fc3(x)"))
    assert shown.box.marked == 0
    shown.take_button.click()
    assert page.network.name == "Net"
    qtbot.waitUntil(lambda: page.bar.code_dialog is None)
    page.undo.undo()
    assert page.network == CIFAR10_QUICK


def test_what_is_left_out_is_told_before_it_is_taken(page, qtbot):
    page.open_code(DIGITS)
    shown = page.bar.code_dialog
    assert shown.verdict.text() == "Net: 11 layers, for pictures of 1×28×28"
    assert [line.partition(":")[0] for line in shown.notes.text().splitlines()] == ["Line 21"]
    assert page.network == CIFAR10_QUICK
    close(page, qtbot)
    assert page.network == CIFAR10_QUICK


def test_the_button_opens_an_empty_dialog(page, qtbot):
    page.bar.code_button.click()
    shown = page.bar.code_dialog
    assert shown.box.toPlainText() == ""
    assert not shown.take_button.isEnabled()
    copy(COURSE_SEQUENTIAL)
    shown.paste_button.click()
    assert shown.take_button.isEnabled()
    close(page, qtbot)


def test_the_verdict_follows_typing(dialog, qtbot):
    assert dialog.focusWidget() is dialog.box
    QTest.keyClicks(dialog.box, "nn.Sequential(nn.ReLU()")
    qtbot.waitUntil(lambda: dialog.error is not None, timeout=3000)
    assert dialog.box.marked == 1
    QTest.keyClicks(dialog.box, ")")
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=3000)
    assert dialog.verdict.text() == "model: 1 layer, for pictures of 3×32×32"
    assert dialog.notes.text() == "All of it is understood."


def test_files_come_into_the_box(dialog, tmp_path, monkeypatch):
    path = tmp_path / "net.py"
    path.write_text(FUNCTIONS, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.open_button.click()
    assert dialog.found.network.name == "Net"
    path.write_bytes(b"\x93\xff\xfe")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    dialog.box.insertFromMimeData(dropped)
    assert dialog.verdict.text() == "The file is no text in UTF-8."
    assert dialog.box.toPlainText() == FUNCTIONS
    assert not dialog.take_button.isEnabled()


def test_too_much_is_not_put_into_the_box(dialog):
    dialog.show_code(COURSE_SEQUENTIAL)
    copy("x = 1\n" * (MOST_CHARACTERS // 6 + 1))
    dialog.paste_button.click()
    assert "more than 100,000 characters" in dialog.verdict.text()
    assert dialog.box.toPlainText() == COURSE_SEQUENTIAL
    dialog.box.paste()
    assert dialog.box.toPlainText() == COURSE_SEQUENTIAL


def test_a_line_far_down_is_scrolled_to(dialog):
    dialog.show_code("import torch.nn as nn\n" + "x = 1\n" * 300 + "m = nn.Sequential(nn.Conv2d(3, 8))\n")
    assert dialog.box.marked == 302
    assert dialog.box.verticalScrollBar().value() > 250


def test_the_line_is_in_sight_when_the_dialog_opens(page, qtbot):
    page.open_code(BROKEN)
    box = page.bar.code_dialog.box
    qtbot.waitUntil(lambda: box.isVisible() and box.height() > 200)
    line = box.document().findBlockByNumber(21)
    rect = box.blockBoundingGeometry(line).translated(box.contentOffset())
    assert 0 <= rect.top() <= box.viewport().height() - rect.height()
    close(page, qtbot)


def test_it_is_no_larger_than_the_window(page, qtbot):
    page.window().resize(700, 420)
    page.open_code(BROKEN)
    shown = page.bar.code_dialog
    qtbot.waitUntil(shown.isVisible)
    assert shown.height() <= 420
    assert shown.take_button.geometry().bottom() < shown.height()
    close(page, qtbot)


def test_it_follows_the_language(dialog):
    dialog.show_code(BROKEN)
    language = Language()
    language.use("zh")
    try:
        change_language()
        assert dialog.verdict.text().startswith("第 22 行：")
        assert dialog.take_button.text() == "使用这个网络"
    finally:
        language.use("en")


def test_an_empty_box_says_what_it_takes(dialog):
    dialog.show_code(network_script(CIFAR10_QUICK, CLASS, 4).text)
    dialog.box.clear()
    dialog.show_code("")
    assert not dialog.verdict.isVisible()
    assert "nn.Sequential" in dialog.notes.text()
