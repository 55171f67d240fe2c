"""The page of the training loop, line by line."""

from __future__ import annotations

from cifar_gui.page_kind import ARROWS, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, LoopStage

PAGE = PageKind(
    key="loop",
    stage=LoopStage,
    page="cifar_gui.pages.loop.page:LoopPage",
    questions="cifar_gui.pages.loop.questions:GENERATORS",
    evaluate="cifar_gui.engine.facts:of_chosen_network",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go from line to line")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "a whole step of training back or on")),
        ("Space", QT_TRANSLATE_NOOP("Keys", "play or pause")),
    ),
)
