"""The page of what a DataLoader hands over."""

from __future__ import annotations

from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, LoaderStage

PAGE = PageKind(
    key="loader",
    stage=LoaderStage,
    page="cifar_gui.pages.loader.page:LoaderPage",
    questions="cifar_gui.pages.loader.questions:GENERATORS",
    evaluate="cifar_gui.engine.loader:evaluate",
    keys=(("← →", QT_TRANSLATE_NOOP("Keys", "go from batch to batch")),),
)
