"""Back to the example is back to it in everything: what was set, and how the result was looked at."""

from dataclasses import replace

import pytest
from chosen_lab import AnyLab
from quick_lab import make_context, on_screen

from cifar_gui.lessons import LESSONS
from cifar_gui.pages.curve import CurveContent
from cifar_gui.pages.curve.page import CurvePage
from cifar_gui.pages.layer import LayerContent
from cifar_gui.pages.layer.page import LayerPage
from cifar_gui.spec import fields
from cifar_gui.ui.window.pages import build_page

PARTS = [
    page
    for lesson in LESSONS
    for page in (lesson.parts or (lesson,))
    if isinstance(page.content, LayerContent | CurveContent)
]


def kept(page):
    """The state that belongs to the example."""
    return {name: value for name, value in page.saved().items() if name not in ("picture", "tab")}


def disturb(page):
    """Change every argument that is a switch, and every way of looking at the result."""
    params = page.form.params
    switches = {item.name: not getattr(params, item.name) for item in fields(params) if item.kind == "bool"}
    page.form.set_params(replace(params, **switches))
    page.form.changed.emit(page.form.params)
    if isinstance(page, LayerPage):
        page.show_reading(list(page.readings.options)[-1])
        view = page.readings.pooling.params
        page.readings.pooling.set_params(
            replace(view, **{item.name: not getattr(view, item.name) for item in fields(view)})
        )
        page.readings.pooling.changed.emit(page.readings.pooling.params)
    if isinstance(page, CurvePage):
        next(box for box in page.boxes.values() if not box.isChecked()).click()


@pytest.mark.parametrize("lesson", PARTS, ids=lambda lesson: lesson.key)
def test_back_to_the_example(qtbot, lesson):
    lab = AnyLab()
    page = on_screen(qtbot, build_page(lesson, make_context(lab)), lab, (1440, 828))
    before = kept(page)
    disturb(page)
    qtbot.waitUntil(page.settled)
    if isinstance(page, LayerPage):
        page.pin(page.probe)
    assert kept(page) != before
    page.reset.click()
    qtbot.waitUntil(page.settled)
    assert kept(page) == before
