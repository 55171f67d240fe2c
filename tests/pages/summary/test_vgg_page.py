"""The page on VGG16."""

import pytest
from PySide6.QtCore import QPointF, Qt
from quick_lab import QuickLab, change_language, make_context, press, show

from cifar_gui.engine import answers
from cifar_gui.lessons.linear import LESSON
from cifar_gui.pages.summary.page import SummaryPage
from cifar_gui.pages.summary.table import HEAD, ROW
from cifar_gui.ui.companion.typesetting import section
from cifar_gui.ui.widgets.text_marks import block_rect

PART = next(part for part in LESSON.parts if part.key == "linear/vgg16")


class AnyLab(QuickLab):
    def reply(self, request):
        self.replied.emit(answers.answer(request, self.data))


@pytest.fixture
def page(qtbot):
    lab = AnyLab()
    page = SummaryPage(PART, make_context(lab))
    page.lab = lab
    lab.replied.connect(page.take)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, (1440, 828))
    page.activated()
    qtbot.waitUntil(page.settled)
    return page


def test_the_last_layer_stands_out_and_is_written_out(page):
    assert page.rows[page.state.selected].part.name == "linear3"
    assert page.sums.lines()["parameters"] == "1000 × (4096 + 1) = 4,097,000"
    assert "138,357,544" in page.head.shape.text()
    assert "torchvision.models.vgg16()" in page.code.script.text


def test_a_layer_is_chosen_in_the_table_in_the_blocks_and_with_the_keys(page):
    page.table.select(0)
    assert page.table.cell_at(QPointF(50, HEAD + 3)) == 0
    assert page.table.cell_at(QPointF(50, HEAD + ROW + 3)) == 1
    assert page.table.cell_at(QPointF(50, 3)) is None
    page.table.chosen.emit(0)
    assert page.sums.lines()["parameters"] == "64 × (3 × 3 × 3 + 1) = 1,792"
    press(page.table, Qt.Key.Key_Down)
    assert page.state.selected == 1
    page.area.diagram.chosen.emit(page.rows[4].path)
    assert page.state.selected == 4


def test_another_input_changes_the_shapes_and_not_the_parameters(page):
    page.show_example(1)
    assert page.good.rows[0].out_shape == (1, 64, 32, 32)
    assert page.good.parameters == 138_357_544


def test_a_picture_that_is_too_small_is_refused_in_torchs_words_and_mended(page):
    page.apply({"height": 12})
    assert page.sums.failed
    assert page.form.rows["height"].reason.text() == "too small for maxpool4"
    assert "Output size is too small" in page.sums.errors.message.toPlainText()
    page.sums.errors.buttons[0].click()
    assert not page.sums.failed
    assert page.form.rows["height"].reason.text() == ""


@pytest.mark.parametrize("value", [0, -3, 2.5, None, 10**30])
def test_what_is_no_size_is_said_beside_its_field(page, value):
    page.apply({"width": value})
    assert page.form.rows["width"].reason.text() == "a whole number from 1 on"
    assert page.failure is not None
    page.sums.errors.buttons[0].click()
    assert page.failure is None
    assert page.form.rows["width"].reason.text() == ""


def test_after_a_refusal_the_last_good_result_is_marked(page, qtbot):
    page.apply({"width": 0, "batch": -1})
    qtbot.waitUntil(page.settled)
    assert page.chip.isVisible()
    assert page.chip.text == "last good result: width=224, batch=1"
    assert page.form.rows["batch"].reason.text() == "a whole number from 1 on"


def test_in_a_narrow_window_the_blocks_become_narrower_before_they_are_scrolled(page, qtbot):
    page.resize(1180, 828)
    qtbot.waitUntil(lambda: page.area.width() < 640)
    widths = [box.front.width() for box in page.area.diagram.boxes]
    page.resize(1900, 828)
    qtbot.waitUntil(lambda: page.area.width() > 1000)
    wider = [box.front.width() for box in page.area.diagram.boxes]
    assert all(narrow < wide for narrow, wide in zip(widths, wider, strict=True))
    assert page.area.horizontalScrollBar().maximum() == 0


def test_a_state_survives(page, qtbot):
    page.show_example(1)
    page.select(3)
    saved = page.saved()
    lab = AnyLab()
    other = SummaryPage(PART, make_context(lab))
    lab.replied.connect(other.take)
    qtbot.addWidget(other.toolbar_widget)
    show(qtbot, other, (1280, 728))
    other.restore(saved)
    other.activated()
    qtbot.waitUntil(other.settled)
    assert other.saved() == saved
    other.restore({"params": [], "selected": "x", "example": 77, "tab": 3})
    change_language()
    other.grab()


def test_the_text_opens_at_the_section_of_the_page(page, qtbot):
    """And a link in a heading leads to the part that the section speaks of."""
    text = page.text

    def above():
        heading = section(text.document(), "vgg16")
        return block_rect(text, heading).top()

    qtbot.waitUntil(lambda: 0 < above() < 60)
    text.verticalScrollBar().setValue(0)
    page.companion.fold(True)
    page.companion.fold(False)
    assert text.verticalScrollBar().value() == 0, "later it stays where it was left"
    led = []
    page.astray.connect(lambda *link: led.append(link))
    text.link.emit("part", "vgg16")
    assert led == []
    text.link.emit("part", "gallery")
    assert led == [("part", "gallery")]


@pytest.mark.parametrize("width", [664, 700, 800, 944, 1400])
def test_the_blocks_of_vgg16_need_no_scrolling_from_a_small_window_on(page, qtbot, width):
    diagram = page.area.diagram
    page.area.setFixedWidth(width)
    qtbot.waitUntil(lambda: diagram.width() == width)
    assert page.area.horizontalScrollBar().maximum() == 0
    assert max(box.outline.right() for box in diagram.boxes) <= width
    words = [(left, left + diagram.fontMetrics().horizontalAdvance(text), box) for box, left, text in diagram._words()]
    assert any(diagram._is_chosen(box) for *_, box in words)
    assert all(left >= 0 for left, *_ in words)
