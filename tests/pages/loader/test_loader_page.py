"""The page of the loader: rows of batches, one batch, the counting, the code."""

import math

import pytest
from numpy.testing import assert_array_equal
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from quick_lab import QuickLab, make_context, on_screen, press

from cifar_gui.engine.answers import answer
from cifar_gui.lessons import LESSONS
from cifar_gui.pages.loader.batches_view import grid
from cifar_gui.pages.loader.page import LoaderPage
from cifar_gui.ui.widgets.theme import DARK, LIGHT, apply

LESSON = next(part for lesson in LESSONS for part in lesson.parts if part.key == "training/loader")


class LoaderLab(QuickLab):
    replied = Signal(object)

    def reply(self, request):
        self.replied.emit(answer(request, self.data))


@pytest.fixture
def page(qtbot):
    lab = LoaderLab()
    return on_screen(qtbot, LoaderPage(LESSON, make_context(lab)), lab, (1440, 828))


def test_the_course_s_157_batches_with_the_last_one_shorter(page):
    row = page.rows[0]
    places = row.places()
    assert [batch for batch, _ in places] == list(range(157))
    widths = [rect.width() for _, rect in places]
    assert widths[-1] == pytest.approx(widths[0] / 4)
    assert page.counting.lines[0].whole == "len(dataloader) = ⌈10,000 / 64⌉ = 157"
    assert page.counting.lines[1].whole == "10,000 = 156 × 64 + 16"
    assert "# 10000 157" in page.code.script.text


def test_a_click_or_a_key_chooses_a_batch(qtbot, page):
    batch, rect = page.rows[1].places()[-1]
    QTest.mouseClick(page.rows[1], Qt.MouseButton.LeftButton, pos=QPoint(*map(int, rect.center().toTuple())))
    assert page.state.place == (1, batch) == (1, 156)
    assert page.batch_head.shape.text() == "imgs (16, 3, 32, 32)   labels (16,)"
    qtbot.waitUntil(page.settled)
    assert "# torch.Size([16, 3, 32, 32]) torch.Size([16])" in page.code.script.text
    press(page, Qt.Key.Key_Left)
    assert page.state.place == (1, 155)
    press(page, Qt.Key.Key_Up)
    assert page.state.place == (0, 155)
    assert [row.selected for row in page.rows] == [155, None]
    assert_array_equal(page.numbers._numbers, range(155 * 64, 156 * 64))


def test_drop_last_leaves_out_what_does_not_fill_a_batch(qtbot, page):
    page.show_example(2)
    qtbot.waitUntil(page.settled)
    assert page.counting.lines[0].whole == "len(dataloader) = ⌊10,000 / 64⌋ = 156"
    assert "leaves out the 16" in page.counting.meaning.text()
    page.show_example(4)
    qtbot.waitUntil(page.settled)
    assert page.batch_head.title.text() == "No batch"
    assert "the loop never runs" in page.counting.meaning.text()
    page.grab()


def test_a_refusal_is_explained_and_mended(qtbot, page):
    page.set(params=type(page.form.params)(batch_size=0))
    qtbot.waitUntil(page.settled)
    assert page.failure.field == "batch_size"
    qtbot.waitUntil(page.settled)
    assert page.chip.isVisible()
    assert page.code.edit.fault == page.code.script.lines["loader"]
    page.counting.errors.fix_chosen.emit({"batch_size": 64})
    qtbot.waitUntil(page.settled)
    assert page.failure is None


def test_a_state_is_taken_up_and_nonsense_ignored(qtbot, page):
    page.show_example(1)
    page.choose(1, 700)
    qtbot.waitUntil(page.settled)
    state = page.saved()
    page.show_example(0)
    page.restore(state)
    qtbot.waitUntil(page.settled)
    assert page.state.place == (1, 700)
    assert page.form.params.shuffle
    for wrong in (None, [], {"place": [9, 10**9]}, {"place": "x", "example": 99, "params": 3}):
        page.restore(wrong)
    qtbot.waitUntil(page.settled)
    assert page.good is not None


@pytest.mark.parametrize("count", [0, 1, 40, 157, 782, 10_000, 50_000])
@pytest.mark.parametrize("room", [(300, 60), (760, 130), (1800, 400)])
def test_blocks_stay_in_their_room(count, room):
    held = grid(count, *room)
    assert held.shown <= count or count == 0
    last = held.block(max(0, min(count, held.shown + 1) - 1))
    assert last.right() <= room[0]
    assert last.bottom() <= room[1]


@pytest.mark.parametrize("width", [300, 801, 1237, 1531])
def test_a_block_is_not_cut_by_the_ground(page, width):
    row = page.rows[0]
    row.setFixedSize(width, 150)
    image = row.grab().toImage()
    ground = image.pixelColor(0, 0)
    for _, rect in row.places()[1:]:  # the first one is framed
        y = round(rect.center().y())
        inside = range(math.ceil(rect.left()) + 1, math.floor(rect.right()) - 1)
        assert all(image.pixelColor(x, y) != ground for x in inside), rect


def test_a_head_takes_one_line_and_the_colours_have_a_legend(page):
    for head in (*page.heads, page.batch_head):
        assert head.height() < 2 * head.title.fontMetrics().height()
    assert page.legend.isVisible()
    assert page.legend._ends == ("0", "9,999")


@pytest.mark.parametrize(
    ("example", "bars"),
    [
        (0, (("156 full batches: imgs (64, 3, 32, 32)", 64, False), ("the last one: imgs (16, 3, 32, 32)", 16, False))),
        (2, (("156 full batches: imgs (64, 3, 32, 32)", 64, False), ("left out: 16 pictures", 16, True))),
        (3, (("1000 full batches: imgs (1, 3, 32, 32)", 1, False),)),
        (4, (("left out: 40 pictures", 40, True),)),
    ],
)
def test_a_full_batch_and_the_last_one_are_drawn_to_scale(qtbot, page, example, bars):
    page.show_example(example)
    qtbot.waitUntil(page.settled)
    assert page.counting.bars._bars == bars


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_left_out_is_hatched_in_the_colour_of_a_warning(qtbot, qapp, page, theme):
    page.show_example(4)
    qtbot.waitUntil(page.settled)
    row = page.rows[0]
    apply(qapp, theme)
    image = row.grab().toImage()
    inside = [image.pixelColor(x, y) for x in range(6, 20) for y in range(6, 20)]
    assert QColor(theme.warning) in inside
    assert QColor("black") not in inside
