"""Which page shows which kind of stage. Imported when the first page is built, so that the window is there before."""

from __future__ import annotations

from importlib import import_module

from cifar_gui.spec import Lesson
from cifar_gui.ui.context import Context
from cifar_gui.ui.lesson_page import LessonPage
from cifar_gui.ui.page import Page

PAGES = {
    "CallStage": ("module_page", "ModulePage"),
    "NumbersStage": ("numbers_page", "NumbersPage"),
    "LayerStage": ("layer_page", "LayerPage"),
    "CurveStage": ("curve_page", "CurvePage"),
    "LinearStage": ("linear_page", "LinearPage"),
    "SummaryStage": ("vgg_page", "SummaryPage"),
    "GalleryStage": ("gallery_page", "GalleryPage"),
    "NetworkStage": ("builder_page", "BuilderPage"),
    "LossStage": ("loss_page", "LossPage"),
    "BackwardStage": ("backward_page", "BackwardPage"),
    "LoopStage": ("loop_page", "LoopPage"),
    "LoaderStage": ("loader_page", "LoaderPage"),
    "RunStage": ("run_page", "RunPage"),
    "PartsStage": ("parts_page", "PartsPage"),
}
"""The module of ``cifar_gui.ui`` and the class for each stage of ``cifar_gui.spec``."""

EXTRAS: tuple[str, ...] = ("try_view", "gym_view", "guide_view")
"""Modules of ``cifar_gui.ui`` that add something to every page with a companion: ``attach(page)``."""


def build_page(lesson: Lesson, context: Context) -> LessonPage:
    """The page of a lesson, or of a part of one; its module is imported now."""
    module, name = PAGES[type(lesson.stage).__name__]
    page: LessonPage = getattr(import_module(f"cifar_gui.ui.{module}"), name)(lesson, context)
    if isinstance(page, Page):
        for extra in EXTRAS:
            import_module(f"cifar_gui.ui.{extra}").attach(page)
    return page
