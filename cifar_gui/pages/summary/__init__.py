"""The page of a known network, layer by layer."""

from __future__ import annotations

from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, SummaryStage

PAGE = PageKind(
    key="summary",
    stage=SummaryStage,
    page="cifar_gui.pages.summary.page:SummaryPage",
    questions="cifar_gui.pages.summary.questions:GENERATORS",
    evaluate="cifar_gui.engine.summary:evaluate",
    keys=(("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from layer to layer")),),
)
