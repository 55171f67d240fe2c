"""The page of linear layers."""

from __future__ import annotations

from cifar_gui.page_kind import PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, LinearStage

PAGE = PageKind(
    key="linear",
    stage=LinearStage,
    page="cifar_gui.pages.linear.page:LinearPage",
    questions="cifar_gui.pages.linear.questions:GENERATORS",
    evaluate="cifar_gui.engine.linear:evaluate",
    keys=(
        ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "another output")),
        ("← →", QT_TRANSLATE_NOOP("Keys", "another input")),
        *PIN,
        *TIMELINE,
    ),
)
