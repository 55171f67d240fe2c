"""The page of a network's gradients."""

from __future__ import annotations

from cifar_gui.page_kind import TIMELINE, UNPIN, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, BackwardStage

PAGE = PageKind(
    key="backward",
    stage=BackwardStage,
    page="cifar_gui.pages.backward.page:BackwardPage",
    questions="cifar_gui.pages.backward.questions:GENERATORS",
    evaluate="cifar_gui.engine.facts:of_chosen_network",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "step along the way")),
        *UNPIN,
        *TIMELINE,
    ),
)
