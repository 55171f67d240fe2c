"""The page of losses on tables."""

from __future__ import annotations

from cifar_gui.page_kind import TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, LossStage

PAGE = PageKind(
    key="loss",
    stage=LossStage,
    page="cifar_gui.pages.loss.page:LossPage",
    questions="cifar_gui.pages.loss.questions:GENERATORS",
    evaluate="cifar_gui.engine.losses:evaluate",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "go from loss to loss")),
        ("Esc", QT_TRANSLATE_NOOP("Keys", "back to all of them")),
        *TIMELINE,
    ),
)
