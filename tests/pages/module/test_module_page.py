"""The page on the life of a module, with the real engine behind it."""

import random

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea
from quick_lab import change_language, make_context, press, show

from cifar_gui.engine.answers import answer
from cifar_gui.lessons.module import LESSON, REGISTERED, VECTOR
from cifar_gui.pages.module import ADD, LINEAR, MULTIPLY
from cifar_gui.pages.module.page import ModulePage
from cifar_gui.protocol import Failure


class CallLab(QObject):
    """The engine in this thread."""

    replied = Signal(object)

    def __init__(self):
        super().__init__()
        self.last = 0

    def next_id(self):
        self.last += 1
        return self.last

    def use(self, data):
        pass

    def ask(self, request):
        self.replied.emit(answer(request, {}))


@pytest.fixture
def page(qtbot):
    lab = CallLab()
    page = ModulePage(LESSON, make_context(lab))
    page.lab = lab
    lab.replied.connect(page.take)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, (1440, 828))
    page.activated()
    return page


def test_the_course_s_call_is_there_at_once(page):
    assert page.painted()
    assert page.into.value.text() == "1"
    assert page.out.value.text() == "2"
    assert page.timeline.scrub.maximum() == len(page.good.steps) - 1


def test_the_timeline_and_the_arrows_go_through_the_call(page):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    assert page.step_chip.text == "x = x + 1.0"
    assert page.step_value.text() == "2"
    page.timeline.moved.emit(0)
    assert page.step_chip.text == "module.__call__(x)"
    press(page, Qt.Key.Key_Up)
    assert page.state.place == 0


def test_operations_are_added_moved_changed_and_removed(page):
    page.operations.append(MULTIPLY)
    assert page.out.value.text() == "4"
    page.operations.rows[1].up.click()
    assert [op.kind for op in page.state.params.operations] == [MULTIPLY, ADD]
    assert page.out.value.text() == "3"
    page.operations.rows[0].value.setText("5")
    page.operations.rows[0].value.typed.emit("5")
    assert page.out.value.text() == "6"
    page.operations.rows[1].cross.click()
    assert page.out.value.text() == "5"


def test_nonsense_in_a_number_says_so_and_changes_nothing(page):
    row = page.operations.rows[0]
    row.value.typed.emit("one")
    assert row.value.property("fault")
    assert page.out.value.text() == "2"
    page.input.typed.emit("1, two")
    assert page.input.note.isVisible()
    assert page.out.value.text() == "2"


def test_a_linear_on_one_number_fails_in_pytorch_s_words_and_can_be_mended(page):
    page.operations.append(LINEAR)
    page.operations.rows[-1].value.typed.emit("3")
    assert isinstance(page.failure, Failure)
    assert page.lower_half.currentWidget() is page.errors
    page.errors.fix_chosen.emit(page.failure.fixes[0].changes)
    assert page.failure is None
    assert len(page.state.params.x) == 3
    assert page.input.text() == "1.0, 1.0, 1.0"


def test_what_is_registered_is_listed(page):
    page.show_example(3)
    assert page.state.params == REGISTERED
    assert page.registered.table.rows == (
        ("scale0", "parameter", "()", "yes", "yes", "2"), ("offset1", "buffer", "()", "no", "yes", "0.5"),
        ("inner2", "child module", "–", "–", "–", "Add"),
    )  # fmt: skip
    assert page.registered.printed.toPlainText() == "Small(\n  (inner2): Add()\n)"


@pytest.mark.parametrize("example", range(5))
def test_frames_stand_within_one_another_and_each_step_in_its_own(page, example):
    page.show_example(example)
    boxes, lines = page.list.boxes(), page.list.lines
    assert [line.step for line in lines if line.step is not None] == list(range(len(page.good.steps)))
    frames = [(frame, line.depth) for (_, frame), line in zip(boxes, lines, strict=True) if frame is not None]
    assert len(frames) == sum(line.opens for line in lines) > 0
    for (box, _), line in zip(boxes, lines, strict=True):
        around = [depth for frame, depth in frames if frame.contains(box.center())]
        assert len(around) == line.depth + line.opens, line
    assert all(page.list.rect().toRectF().contains(frame) for frame, _ in frames)


@pytest.mark.parametrize("size", [(1280, 688), (1366, 656), (1920, 968)])
@pytest.mark.parametrize("example", range(5))
def test_all_of_an_example_is_seen_without_scrolling(page, size, example):
    page.resize(*size)
    page.show_example(example)
    page.grab()
    for area in page._stage_frame.findChildren(QScrollArea):
        assert area.verticalScrollBar().maximum() == 0, area.widget()
    assert page.step_text.height() >= page.step_text.heightForWidth(page.step_text.width())


def test_numbers_are_written_with_a_minus_sign(page):
    page.show_example(4)
    assert "−1.3803" in page.out.value.text() + page.list.accessibleDescription()
    assert "−0.4317" in page.registered.table.rows[0][5]
    press(page, Qt.Key.Key_Down)
    assert "-" not in page.step_value.text()
    page.apply({"x": (1e30, 1e38, -1e38)})
    assert "inf" not in page.out.value.text()


def test_a_call_says_which_hooks_it_goes_without(page):
    def missing():
        return [(line.code, line.remark) for line in page.list.lines if line.step is None]

    assert missing() == [("forward_pre_hook", "none registered"), ("forward_hook", "none registered")]
    page.show_example(1)
    assert missing() == []
    page.show_example(2)  # past the hooks
    assert {remark for _, remark in missing()} == {"registered, but not run"}


def test_a_click_into_a_frame_chooses_its_step(qtbot, page):
    page.show_example(3)
    for step in (4, 0, len(page.good.steps) - 1):
        at = page.list.row_rect(step).center().toPoint()
        qtbot.mouseClick(page.list, Qt.MouseButton.LeftButton, pos=at)
        assert page.state.place == step


def test_after_a_refusal_the_last_call_stays_faint_with_a_chip(qtbot, page):
    assert not page.kept.isVisible()
    page.operations.append(LINEAR)
    qtbot.waitUntil(page.settled)
    assert page.kept.isVisible()
    assert page.list.opacity < 1
    assert page.registered.table.opacity < 1
    assert not page.out.value.isEnabled()
    page.show_example(0)
    assert not page.kept.isVisible()
    assert page.list.opacity == 1
    assert page.registered.table.opacity == 1
    assert page.out.value.isEnabled()


def test_a_single_number_s_shape_is_explained_and_one_thing_is_singular(page):
    assert page.into.shape.text() == "() one number"
    page.show_example(3)
    assert page.registered.caption.text() == "1 learnable parameter"
    page.show_example(4)
    assert page.into.shape.text() == "(3,)"
    assert page.registered.caption.text() == "12 learnable parameters"
    assert page.registered.table.rows[0][2:5] == ("(3, 3)", "yes", "yes")
    assert page.registered.table.rows[0][5].endswith(", …")


def test_a_state_survives_a_restart(qtbot, page):
    page.show_example(4)
    page.switches["hook"][0].click()
    state = page.saved()
    page.show_example(0)
    page.restore(state)
    assert page.state.params.operations == VECTOR.operations
    assert page.state.params.hook


@pytest.mark.parametrize(
    "state",
    [{"operations": 3}, {"operations": [["add"]]}, {"operations": [["eval", 1]]}, {"operations": [["add", "x"]]},
     {"x": []}, {"x": ["a"]}, {"x": [1e300]}, {"hook": "yes", "example": 99, "tab": 3}],
)  # fmt: skip
def test_a_strange_state_is_ignored(page, state):
    page.restore(state)
    assert page.good is not None


def test_random_use_never_raises(page):
    chance = random.Random(5)
    for _ in range(200):
        what = chance.choice(["add", "move", "remove", "type", "input", "switch", "example", "step", "language"])
        rows = page.operations.rows
        if what == "add":
            page.operations.append(chance.choice(list(page.operations._actions)))
        elif what == "move" and rows:
            chance.choice([chance.choice(rows).up, chance.choice(rows).down]).click()
        elif what == "remove" and rows:
            chance.choice(rows).cross.click()
        elif what == "type" and rows:
            chance.choice(rows).value.typed.emit(chance.choice(["3", "-1", "1e400", "x", "", "2.5", "9" * 20]))
        elif what == "input":
            page.input.typed.emit(chance.choice(["1", "1,2,3", "，", "a", "", "1e999", "1 2"]))
        elif what == "switch":
            page.switches[chance.choice(list(page.switches))][0].click()
        elif what == "example":
            page.show_example(chance.randrange(5))
        elif what == "step":
            page.go_to(chance.randrange(-3, 30))
        elif what == "language":
            change_language()
    assert page.painted()


def test_a_page_that_opens_with_a_refusal_claims_no_result(qtbot, page):
    page.operations.append(LINEAR)
    assert page.last_status[2] == "error"
    other = ModulePage(LESSON, make_context(page.lab))
    other.restore(page.saved())
    page.lab.replied.connect(other.take)
    show(qtbot, other, (1280, 688))
    other.activated()
    assert other.last_status[2] == "refused"
    assert not other.registered.table.isVisible()
    assert not other.registered.nothing.isVisible()
    other.show_example(0)
    assert other.registered.nothing.isVisible()
