"""A page names what is chosen, for every choice of a layer, a loss or an optimizer."""

from dataclasses import replace
from functools import reduce

import pytest
import torch
from quick_lab import QuickLab, make_context, on_screen

from cifar_gui.lessons import LESSONS
from cifar_gui.spec import fields
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.window.pages import build_page

CHOOSERS = ("optimizer", "layer", "loss")
"""The fields that choose a class of torch, the one that a page is about first."""
PAGES = [page for lesson in LESSONS for page in (lesson.parts or (lesson,))]


def resolve(name):
    """What a full name stands for."""
    found = torch
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("lesson", PAGES, ids=lambda lesson: lesson.key)
def test_a_page_has_its_regions_and_names_what_is_chosen(qtbot, lesson):
    lab = QuickLab(at_once=False)
    page = on_screen(qtbot, build_page(lesson, make_context(lab)), lab, (1440, 828))
    assert isinstance(page, Page)
    assert {f"region:{name}" for name in page.kind.regions} <= set(page.links())
    for address in page.addressed():
        reduce(getattr, address.split("."), page.state)  # there is such a field
    form = getattr(page, "form", None)
    declared = {item.name: item for item in fields(form.params)} if isinstance(form, Form) else {}
    for name in [name for name in CHOOSERS if name in declared][:1]:
        for value in declared[name].choices:
            form.set_params(replace(form.params, **{name: value}))
            form.changed.emit(form.params)
            assert page.chosen_name.text().endswith(f".{value}")
            assert resolve(page.chosen_name.text())
