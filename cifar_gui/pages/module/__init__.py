"""The page on the life of a module."""

from __future__ import annotations

from cifar_gui.page_kind import ARROWS, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, CallStage

PAGE = PageKind(
    key="module",
    stage=CallStage,
    page="cifar_gui.pages.module.page:ModulePage",
    questions="cifar_gui.pages.module.questions:GENERATORS",
    evaluate="cifar_gui.engine.modules:evaluate",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go through the steps of the call")),
        *TIMELINE,
    ),
)
