"""The page of training runs."""

from __future__ import annotations

from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, RunStage

PAGE = PageKind(
    key="run",
    stage=RunStage,
    page="cifar_gui.pages.run.page:RunPage",
    questions="cifar_gui.pages.run.questions:GENERATORS",
    evaluate="cifar_gui.engine.facts:of_chosen_network",
    check="cifar_gui.pages.run.engine:trained",
    keys=(
        ("Space", QT_TRANSLATE_NOOP("Keys", "pause or resume the run")),
        ("← →", QT_TRANSLATE_NOOP("Keys", "look at another test picture")),
    ),
)
