"""The row of lessons, and the switch between the parts of one."""

from dataclasses import replace

import pytest
from quick_lab import show

from cifar_gui.lessons import LESSONS, find
from cifar_gui.ui.widgets.controls import Segmented
from cifar_gui.ui.window.parts_page import PartTools
from cifar_gui.ui.window.tabs import DIVIDER, LessonTabs

NUMBERED = tuple(lesson for lesson in LESSONS if lesson.number)
UNNUMBERED = replace(find("conv2d"), key="other", number="", tab="The whole of it")


def tabs_of(qtbot, width):
    """The row, laid out in a window of a width."""
    tabs = show(qtbot, LessonTabs((*NUMBERED, UNNUMBERED)), (width, 40))
    tabs.show_lesson("conv2d")
    tabs.layout().activate()
    return tabs


@pytest.mark.parametrize("width", [560, 800, 1280, 3000])
def test_its_name_stays_where_the_others_show_their_numbers_alone(qtbot, width):
    tabs = tabs_of(qtbot, width)
    other = tabs.buttons["other"]
    assert not other.short
    assert other.width() == other.full_width()
    assert tabs.buttons["module"].short == (width < 1280)
    assert (other.accessibleName(), other.toolTip()) == ("The whole of it", "Conv2d on pictures")


def test_a_divider_stands_before_it(qtbot):
    tabs = tabs_of(qtbot, 3000)
    other, last = tabs.buttons["other"].geometry(), tabs.buttons["training"].geometry()
    assert other.left() - last.right() - 1 == DIVIDER


def tools_of(qtbot, count, width):
    tools = PartTools([f"part {number}" for number in range(count)])
    tools.tools.addWidget(Segmented(("one", "two")))
    qtbot.addWidget(tools)
    tools.resize(width, 44)
    tools.show()
    return tools


@pytest.mark.parametrize(("count", "width", "beside"), [(2, 100, True), (6, 2000, True), (6, 300, False)])
def test_many_parts_become_a_drop_down_where_there_is_no_room(qtbot, count, width, beside):
    tools = tools_of(qtbot, count, width)
    assert (tools.switch.isVisible(), tools.menu.isVisible()) == (beside, not beside)
    tools.show_part("part 1")
    assert (tools.switch.value, tools.menu.currentData()) == ("part 1", "part 1")


def test_they_become_one_when_the_tools_beside_them_come_to_need_more_room(qtbot):
    tools = tools_of(qtbot, 6, 700)
    assert tools.switch.isVisible()
    beside = Segmented(("a tool with a long name", "another"))
    tools.tools.addWidget(beside)
    tools.tools.setCurrentWidget(beside)
    qtbot.waitUntil(tools.menu.isVisible)
    beside.set_texts({"a tool with a long name": "a", "another": "b"})
    qtbot.waitUntil(tools.switch.isVisible)


def test_both_have_the_names_of_the_parts(qtbot):
    tools = tools_of(qtbot, 4, 300)
    tools.set_texts({f"part {number}": f"Teil {number}" for number in range(4)})
    assert [tools.menu.itemText(place) for place in range(4)] == [f"Teil {number}" for number in range(4)]
    assert [button.text() for button in tools.switch.buttons.values()] == [f"Teil {number}" for number in range(4)]
