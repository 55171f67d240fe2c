"""Building the page of a lesson. Imported when the first page is built, so that the window is there before."""

from __future__ import annotations

from importlib import import_module

from cifar_gui.lesson import Lesson, PartsContent
from cifar_gui.page_kind import named
from cifar_gui.pages import kind_of
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.window.parts_page import PartsPage

EXTRAS: tuple[str, ...] = (
    "cifar_gui.ui.study.try_view",
    "cifar_gui.ui.study.mistakes_view",
    "cifar_gui.ui.study.guide_view",
)
"""Modules that add something to every page with a companion: ``attach(page)``."""


def build_page(lesson: Lesson, context: Context) -> LessonPage:
    """The page of a lesson, or of a part of one; its module is imported now."""
    if isinstance(lesson.content, PartsContent):
        return PartsPage(lesson, context)
    page: LessonPage = named(kind_of(lesson.content).page)(lesson, context)
    if isinstance(page, Page):
        for extra in EXTRAS:
            import_module(extra).attach(page)
    return page
