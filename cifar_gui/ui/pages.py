"""Which page shows which kind of stage. Imported when the first page is built, so that the window is there before."""

from __future__ import annotations

from cifar_gui.spec import (
    BackwardStage,
    CallStage,
    ComingStage,
    CurveStage,
    GalleryStage,
    LayerStage,
    Lesson,
    LinearStage,
    LossStage,
    NetworkStage,
    NumbersStage,
    PartsStage,
    RunStage,
    SummaryStage,
)
from cifar_gui.ui.context import Context
from cifar_gui.ui.lesson_page import LessonPage


def build_page(lesson: Lesson, context: Context) -> LessonPage:
    """The page of a lesson, or of a part of one."""
    if isinstance(lesson.stage, LayerStage):
        from cifar_gui.ui.layer_page import LayerPage

        return LayerPage(lesson, context)
    if isinstance(lesson.stage, CallStage):
        from cifar_gui.ui.module_page import ModulePage

        return ModulePage(lesson, context)
    if isinstance(lesson.stage, NumbersStage):
        from cifar_gui.ui.numbers_page import NumbersPage

        return NumbersPage(lesson, context)
    if isinstance(lesson.stage, CurveStage):
        from cifar_gui.ui.curve_page import CurvePage

        return CurvePage(lesson, context)
    if isinstance(lesson.stage, RunStage):
        from cifar_gui.ui.run_page import RunPage

        return RunPage(lesson, context)
    if isinstance(lesson.stage, NetworkStage):
        from cifar_gui.ui.builder_page import BuilderPage

        return BuilderPage(lesson, context)
    if isinstance(lesson.stage, GalleryStage):
        from cifar_gui.ui.gallery_page import GalleryPage

        return GalleryPage(lesson, context)
    if isinstance(lesson.stage, SummaryStage):
        from cifar_gui.ui.vgg_page import SummaryPage

        return SummaryPage(lesson, context)
    if isinstance(lesson.stage, LinearStage):
        from cifar_gui.ui.linear_page import LinearPage

        return LinearPage(lesson, context)
    if isinstance(lesson.stage, LossStage):
        from cifar_gui.ui.loss_page import LossPage

        return LossPage(lesson, context)
    if isinstance(lesson.stage, BackwardStage):
        from cifar_gui.ui.backward_page import BackwardPage

        return BackwardPage(lesson, context)
    if isinstance(lesson.stage, PartsStage):
        from cifar_gui.ui.parts_page import PartsPage

        return PartsPage(lesson, context)
    assert isinstance(lesson.stage, ComingStage)
    from cifar_gui.ui.coming_page import ComingPage

    return ComingPage(lesson, context)
