"""Which page shows which kind of stage. Imported when the first page is built, so that the window is there before."""

from __future__ import annotations

from importlib import import_module

from cifar_gui.spec import Lesson
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.page import Page

PAGES = {
    "CallStage": ("cifar_gui.pages.module.page", "ModulePage"),
    "NumbersStage": ("cifar_gui.pages.numbers.page", "NumbersPage"),
    "LayerStage": ("cifar_gui.pages.layer.page", "LayerPage"),
    "CurveStage": ("cifar_gui.pages.curve.page", "CurvePage"),
    "LinearStage": ("cifar_gui.pages.linear.page", "LinearPage"),
    "SummaryStage": ("cifar_gui.pages.summary.page", "SummaryPage"),
    "GalleryStage": ("cifar_gui.pages.gallery.page", "GalleryPage"),
    "NetworkStage": ("cifar_gui.pages.builder.page", "BuilderPage"),
    "LossStage": ("cifar_gui.pages.loss.page", "LossPage"),
    "BackwardStage": ("cifar_gui.pages.backward.page", "BackwardPage"),
    "LoopStage": ("cifar_gui.pages.loop.page", "LoopPage"),
    "LoaderStage": ("cifar_gui.pages.loader.page", "LoaderPage"),
    "RunStage": ("cifar_gui.pages.run.page", "RunPage"),
    "PartsStage": ("cifar_gui.ui.window.parts_page", "PartsPage"),
}
"""The module and the class for each stage of ``cifar_gui.spec``."""

EXTRAS: tuple[str, ...] = (
    "cifar_gui.ui.study.try_view",
    "cifar_gui.ui.study.gym_view",
    "cifar_gui.ui.study.guide_view",
)
"""Modules that add something to every page with a companion: ``attach(page)``."""


def build_page(lesson: Lesson, context: Context) -> LessonPage:
    """The page of a lesson, or of a part of one; its module is imported now."""
    module, name = PAGES[type(lesson.stage).__name__]
    page: LessonPage = getattr(import_module(module), name)(lesson, context)
    if isinstance(page, Page):
        for extra in EXTRAS:
            import_module(extra).attach(page)
    return page
