"""Which page shows which kind of stage. Imported when the first page is built, so that the window is there before."""

from __future__ import annotations

from cifar_gui.spec import ComingStage, LayerStage, Lesson, RunStage
from cifar_gui.ui.context import Context
from cifar_gui.ui.page import Page


def build_page(lesson: Lesson, context: Context) -> Page:
    """The page of a lesson."""
    if isinstance(lesson.stage, LayerStage):
        from cifar_gui.ui.layer_page import LayerPage

        return LayerPage(lesson, context)
    if isinstance(lesson.stage, RunStage):
        from cifar_gui.ui.run_page import RunPage

        return RunPage(lesson, context)
    assert isinstance(lesson.stage, ComingStage)
    from cifar_gui.ui.coming_page import ComingPage

    return ComingPage(lesson, context)
